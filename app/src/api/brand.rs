//! Brands: the form of one.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::form::Form;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::api::office::may_decide,
    tributary_service::brand,
};

/// The form of a brand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Editor {
    /// The brand; none: it is a new one.
    pub id: Option<i64>,
    /// Its name.
    pub name: String,
    /// What stands in the form.
    pub form: Form,
    /// Whether who is asking may change it.
    pub may_decide: bool,
}

/// The form of a brand; without an id, that of a new one.
#[server(prefix = "/ui")]
pub async fn brand_editor(id: Option<i64>) -> Result<Editor, Failure> {
    let on = request()?;
    let mut name = String::new();
    let values = match id {
        Some(id) => {
            let of = brand::show(&on.service, &on.actor, id.into()).await;
            let of = of.map_err(failure)?;
            name.clone_from(&of.name);
            vec![
                ("name", of.name),
                ("domain", of.domain),
                ("go_host", of.go_host.unwrap_or_default()),
                ("fallback_url", of.fallback_url.unwrap_or_default()),
                ("is_active", of.is_active.to_string()),
            ]
        }
        None => vec![("is_active", "true".to_owned())],
    };
    Ok(Editor {
        id,
        name,
        form: Form::of(values),
        may_decide: may_decide(&on),
    })
}

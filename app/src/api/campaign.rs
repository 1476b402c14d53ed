//! Campaigns and promo codes, which stand on one page.

use crate::api::failure::Failure;
use crate::api::form::Form;
use crate::api::view::Named;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::api::office::may_decide,
    tributary_service::{brand, campaign},
};

/// The page of campaigns and promo codes, its lists apart.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Campaigns {
    /// The operator's campaigns.
    pub campaigns: Vec<Named>,
    /// The operator's brands.
    pub brands: Vec<Named>,
    /// What stands in the forms.
    pub form: Form,
    /// Whether who is asking may change them.
    pub may_decide: bool,
}

/// What the forms choose from.
#[server(prefix = "/ui")]
pub async fn campaign_forms() -> Result<Campaigns, Failure> {
    let on = request()?;
    let campaigns = campaign::list(&on.service, &on.actor).await;
    let brands = brand::list(&on.service, &on.actor).await;
    let named = |id: i64, name: String| Named {
        id,
        name,
        email: String::new(),
    };
    Ok(Campaigns {
        campaigns: (campaigns.map_err(failure)?.into_iter())
            .map(|of| named(of.id.0, of.name))
            .collect(),
        brands: (brands.map_err(failure)?.into_iter())
            .map(|of| named(of.id.0, of.name))
            .collect(),
        form: Form::posted().unwrap_or_default(),
        may_decide: may_decide(&on),
    })
}

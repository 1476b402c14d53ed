//! Links: the form of one.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::form::Form;
use crate::api::view::Named;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::api::office::{affiliates_by_id, may_decide},
    tributary_domain::id::AffiliateId,
    tributary_domain::link::LinkType,
    tributary_service::{brand, link},
};

/// The form of a link.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Editor {
    /// The link; none: it is a new one.
    pub id: Option<i64>,
    /// Its name.
    pub name: String,
    /// What stands in the form.
    pub form: Form,
    /// The brands it can lead to.
    pub brands: Vec<Named>,
    /// Who sees it when not everybody does, by number and name.
    pub private: Vec<Named>,
    /// Whether who is asking may change it.
    pub may_decide: bool,
}

/// The form of a link; without an id, that of a new one.
#[server(prefix = "/ui")]
pub async fn link_editor(id: Option<i64>) -> Result<Editor, Failure> {
    let on = request()?;
    let brands = brands(&on).await?;
    let (mut name, mut private) = (String::new(), Vec::new());
    let values = match id {
        Some(id) => {
            let of = link::show(&on.service, &on.actor, id.into()).await;
            let of = of.map_err(failure)?.link;
            private = named(&on, &of.private_affiliate_ids).await?;
            name.clone_from(&of.name);
            let ids: Vec<String> = (of.private_affiliate_ids.iter())
                .map(AffiliateId::to_string)
                .collect();
            vec![
                ("brand_id", of.brand_id.to_string()),
                ("link_type_id", of.link_type.number().to_string()),
                ("name", of.name),
                ("description", of.description),
                ("destination_url", of.destination_url),
                (
                    "destination_url_ab",
                    of.destination_url_ab.unwrap_or_default(),
                ),
                ("ab_percent", of.ab_percent.to_string()),
                ("is_enabled", of.is_enabled.to_string()),
                ("visibility", visibility(of.is_public).to_owned()),
                ("private_affiliate_ids", ids.join(", ")),
                ("has_campaigns", of.has_campaigns.to_string()),
                ("has_source_id", of.has_source_id.to_string()),
            ]
        }
        None => vec![
            (
                "link_type_id",
                LinkType::RegistrationPage.number().to_string(),
            ),
            ("ab_percent", "0".to_owned()),
            ("is_enabled", "true".to_owned()),
            ("visibility", visibility(true).to_owned()),
            ("has_campaigns", "true".to_owned()),
            ("has_source_id", "true".to_owned()),
        ],
    };
    Ok(Editor {
        id,
        name,
        form: Form::of(values),
        brands,
        private,
        may_decide: may_decide(&on),
    })
}

#[cfg(feature = "ssr")]
const fn visibility(is_public: bool) -> &'static str {
    if is_public { "public" } else { "private" }
}

#[cfg(feature = "ssr")]
async fn brands(on: &crate::request::Request) -> Result<Vec<Named>, Failure> {
    let brands = brand::list(&on.service, &on.actor).await;
    let named = |brand: tributary_domain::brand::Brand| Named {
        id: brand.id.0,
        name: brand.name,
        email: String::new(),
    };
    Ok(brands.map_err(failure)?.into_iter().map(named).collect())
}

#[cfg(feature = "ssr")]
async fn named(on: &crate::request::Request, ids: &[AffiliateId]) -> Result<Vec<Named>, Failure> {
    let known = affiliates_by_id(on, ids).await?;
    let name = |id: &AffiliateId| Named {
        id: id.0,
        name: known
            .get(id)
            .map_or_else(String::new, |line| line.name.clone()),
        email: String::new(),
    };
    Ok(ids.iter().map(name).collect())
}

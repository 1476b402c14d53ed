//! Links: the list, and the form of one.
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

/// How many links a page of the list has.
#[cfg(feature = "ssr")]
const PER_PAGE: usize = 25;

/// A line of the list of links.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The link.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The name of its brand.
    pub brand: String,
    /// What it leads to: the number of its type.
    pub kind: i64,
    /// Where a click goes, with macros.
    pub destination: String,
    /// The percentage of clicks that goes to the second destination; 0 without one.
    pub ab_percent: i64,
    /// Whether it works by itself.
    pub is_enabled: bool,
    /// Whether its brand's links work.
    pub is_brand_active: bool,
    /// How many affiliates see it; none: everybody.
    pub private: Option<usize>,
}

/// A page of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct List {
    /// The lines.
    pub rows: Vec<Row>,
    /// How many lines the whole list has.
    pub total: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many lines a page has.
    pub per_page: usize,
    /// The operator's brands.
    pub brands: Vec<Named>,
    /// Whether who is asking may change links.
    pub may_decide: bool,
}

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

/// One page of the list: of a brand, where its number is given, and of what `search` is part of.
#[server(prefix = "/ui")]
pub async fn link_list(brand: String, search: String, page: usize) -> Result<List, Failure> {
    let on = request()?;
    let links = link::list(&on.service, &on.actor).await.map_err(failure)?;
    let of: Option<i64> = brand.trim().parse().ok();
    let search = search.trim().to_lowercase();
    let fits = |listed: &link::Listed| {
        let link = &listed.link;
        let texts = [&link.name, &link.destination_url, &link.description];
        of.is_none_or(|brand| brand == listed.brand.id.0)
            && (search.is_empty()
                || link.id.to_string() == search
                || texts
                    .iter()
                    .any(|text| text.to_lowercase().contains(&search)))
    };
    let found: Vec<link::Listed> = links.into_iter().filter(fits).collect();
    let page = page.max(1);
    let shown = found
        .iter()
        .skip((page - 1).saturating_mul(PER_PAGE))
        .take(PER_PAGE);
    Ok(List {
        rows: shown.map(row).collect(),
        total: found.len(),
        page,
        per_page: PER_PAGE,
        brands: brands(&on).await?,
        may_decide: may_decide(&on),
    })
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

#[cfg(feature = "ssr")]
fn row(listed: &link::Listed) -> Row {
    let link = &listed.link;
    let ab_percent = if link.destination_url_ab.is_some() {
        link.ab_percent
    } else {
        0
    };
    Row {
        id: link.id.0,
        name: link.name.clone(),
        brand: listed.brand.name.clone(),
        kind: link.link_type.number(),
        destination: link.destination_url.clone(),
        ab_percent,
        is_enabled: link.is_enabled,
        is_brand_active: listed.brand.is_active,
        private: (!link.is_public).then_some(link.private_affiliate_ids.len()),
    }
}

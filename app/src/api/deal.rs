//! Deals: one of them with its form and its history, and an affiliate's own.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

pub mod view;

use self::view::{Editor, Owned};
use crate::api::failure::Failure;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    self::view::Speaker,
    crate::api::failure::{failure, request},
    crate::api::form::Form,
    crate::api::office::may_decide,
    crate::api::view::Named,
    tributary_domain::affiliate::Status,
    tributary_domain::deal::form::pairs,
    tributary_domain::deal::{Draft, Field},
    tributary_service::{Actor, deal},
};

/// The form of a deal, and its history; without an id, that of a new one. A form that was posted
/// and could not be accepted comes back as it was.
#[server(prefix = "/ui")]
pub async fn deal_editor(id: Option<i64>, whose: String) -> Result<Editor, Failure> {
    let on = request()?;
    let names = deal::names(&on.service, &on.actor).await.map_err(failure)?;
    let mut editor = Editor {
        currency: on.operator.currency.clone(),
        may_decide: may_decide(&on),
        brands: (names.brands.iter())
            .map(|brand| Named {
                id: brand.id.0,
                name: brand.name.clone(),
                email: String::new(),
            })
            .collect(),
        campaigns: (names.campaigns.iter())
            .map(|campaign| Named {
                id: campaign.id.0,
                name: campaign.name.clone(),
                email: String::new(),
            })
            .collect(),
        ..Editor::default()
    };
    let mut put = |field: Field, value: String| {
        editor.form.values.push((field.name().to_owned(), value));
    };
    put(Field::NeedsAcceptance, "true".into());
    let speaker = Speaker::of(&on, names);
    match id {
        Some(id) => {
            let detail = deal::show(&on.service, &on.actor, id.into())
                .await
                .map_err(failure)?;
            if let Some(newest) = detail.versions.last().map(|version| &version.deal) {
                put(Field::AffiliateId, newest.affiliate_id.to_string());
                put(Field::GroupName, newest.group_name.clone());
                if newest.is_default {
                    put(Field::IsDefault, "true".into());
                }
                editor.form.values.extend(pairs(&newest.terms));
            }
            editor.deal = speaker.deal(&detail.versions, &detail.affiliate.username);
        }
        None => {
            put(Field::DealType, "2".into());
            put(Field::AffiliateId, whose);
        }
    }
    if let Some(posted) = Form::posted() {
        editor.form = posted;
    }
    editor.words = said(&speaker, &editor.form.values);
    Ok(editor)
}

/// What stands in a form in words; empty while something in it is wrong. The fields come as two
/// lists of one length.
#[server(prefix = "/ui")]
pub async fn deal_words(
    #[server(default)] names: Vec<String>,
    #[server(default)] values: Vec<String>,
) -> Result<Vec<String>, Failure> {
    let on = request()?;
    let speaker = Speaker::new(&on).await?;
    let pairs: Vec<(String, String)> = names.into_iter().zip(values).collect();
    Ok(said(&speaker, &pairs))
}

#[cfg(feature = "ssr")]
fn said(speaker: &Speaker, pairs: &[(String, String)]) -> Vec<String> {
    let checked = Draft::from_form(pairs).check(None);
    checked.map_or_else(|_| Vec::new(), |checked| speaker.words(&checked.terms))
}

/// The deals of the affiliate that is asking.
#[server(prefix = "/ui")]
pub async fn deal_own() -> Result<Owned, Failure> {
    let on = request()?;
    let deals = deal::own(&on.service, &on.actor).await.map_err(failure)?;
    let speaker = Speaker::new(&on).await?;
    Ok(Owned {
        deals: (deals.iter())
            .filter_map(|versions| speaker.deal(versions, ""))
            .collect(),
        may_accept: matches!(
            on.actor,
            Actor::Affiliate {
                status: Status::Approved,
                ..
            }
        ),
    })
}

/// Accepts a version that waits for the affiliate that is asking.
#[server(prefix = "/ui")]
pub async fn accept_deal(version: i64) -> Result<(), Failure> {
    let on = request()?;
    let done = deal::accept(&on.service, &on.actor, version.into()).await;
    done.map_err(failure)
}

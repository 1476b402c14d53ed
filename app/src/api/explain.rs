//! Why: the traces of players and ledger entries, as finished sentences in the page's language.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::form::Form;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::request::Request,
    tributary_domain::brand::Brand,
    tributary_service::{Actor, brand, explain},
};

/// A trace in words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Explanation {
    /// What it is about.
    pub title: String,
    /// The answer in short.
    pub lead: String,
    /// What is known, by names.
    pub facts: Vec<(String, String)>,
    /// The steps and numbers.
    pub parts: Vec<Part>,
    /// The last entry that is shown, where more come behind it.
    pub next: Option<i64>,
    /// What the reader may decide about the player, if anything.
    pub decide: Option<Decide>,
}

/// What an employee may decide about a player.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Decide {
    /// The player.
    pub id: i64,
    /// Whether it is nobody's, and can be given to an affiliate; otherwise it can be moved to
    /// another deal.
    pub is_nobodys: bool,
    /// The form as it was sent, if it was not accepted.
    pub form: Form,
}

/// A part of a trace.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Part {
    /// What it answers.
    pub title: String,
    /// How it is decided; may be empty.
    pub help: String,
    /// The lines.
    pub lines: Vec<Line>,
    /// Further facts, by names.
    pub facts: Vec<(String, String)>,
}

/// A line of a part.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Line {
    /// Whether it decided, or holds; none where that is no question.
    pub holds: Option<bool>,
    /// What it says.
    pub text: String,
    /// What is said below it; may be empty.
    pub small: Vec<String>,
    /// The amount it came to, with its currency; may be empty.
    pub amount: String,
    /// The page about it; may be empty.
    pub href: String,
}

/// How many entries a page has.
#[cfg(feature = "ssr")]
const PER_PAGE: i64 = 100;

/// Why a player is whose it is, and what came of it; its entries behind the one that `after` names.
#[server(prefix = "/ui")]
pub async fn why_registration(id: i64, after: Option<i64>) -> Result<Explanation, Failure> {
    let on = request()?;
    let page = explain::Page {
        after: after.unwrap_or_default().into(),
        limit: PER_PAGE,
    };
    let trace = explain::registration_page(&on.service, &on.actor, id.into(), page).await;
    let trace = trace.map_err(failure)?;
    let decide = match &on.actor {
        Actor::Staff { role, .. } if role.decides_on_affiliates() => Some(Decide {
            id,
            is_nobodys: trace.affiliate_id.is_none(),
            form: Form::posted().unwrap_or_default(),
        }),
        _ => None,
    };
    let why = words::registration(&teller(&on).await?, trace);
    Ok(Explanation { decide, ..why })
}

/// Why an entry stands in the ledger.
#[server(prefix = "/ui")]
pub async fn why_entry(id: i64) -> Result<Explanation, Failure> {
    let on = request()?;
    let trace = explain::entry(&on.service, &on.actor, id.into()).await;
    let trace = trace.map_err(failure)?;
    Ok(words::entry(&teller(&on).await?, trace))
}

/// In whose words a trace is told.
#[cfg(feature = "ssr")]
struct TraceFormatter {
    on: Request,
    brands: Vec<Brand>,
    is_staff: bool,
}

#[cfg(feature = "ssr")]
async fn teller(on: &Request) -> Result<TraceFormatter, Failure> {
    Ok(TraceFormatter {
        brands: brand::list(&on.service, &on.actor).await.map_err(failure)?,
        is_staff: matches!(on.actor, Actor::Staff { .. }),
        on: on.clone(),
    })
}

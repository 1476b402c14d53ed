//! Files of events on their way in.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::view::Named;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::request::{Posted, Request},
    tributary_domain::event::EventProblem,
    tributary_domain::text::Catalogue as _,
    tributary_domain::text::number,
    tributary_domain::text::problem::ProblemText,
    tributary_service::event::import::{self, State},
    tributary_service::{Actor, brand},
};

/// An import.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The import.
    pub id: i64,
    /// The name of the brand.
    pub brand: String,
    /// The name of the file.
    pub file: String,
    /// `running`, `done` or `failed`.
    pub state: String,
    /// How many lines it has.
    pub total: i64,
    /// How many were accepted, parked, here before, and rejected.
    pub counts: [i64; 4],
    /// The columns that were not read.
    pub ignored: Vec<String>,
    /// When it began.
    pub started: String,
}

impl Row {
    /// How many lines were looked at.
    #[must_use]
    pub fn done(&self) -> i64 {
        self.counts.iter().sum()
    }
}

/// A line that was not accepted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Its number in the file.
    pub number: usize,
    /// The brand's name for the event.
    pub event: String,
    /// The stable name of what is wrong.
    pub code: String,
    /// What is wrong, in words.
    pub sentence: String,
}

/// The page of imports.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Desk {
    /// The one that was asked for, with its rejected lines.
    pub shown: Option<(Row, Vec<Line>)>,
    /// The brands to choose from.
    pub brands: Vec<Named>,
    /// Whether who is asking may import.
    pub may_import: bool,
    /// The brand that was chosen in a form that was not accepted.
    pub chosen: String,
    /// What was wrong with that form, by its fields' names.
    pub problems: Vec<(String, String)>,
    /// What was wrong with the whole.
    pub message: String,
}

/// One import, and what the form takes.
#[server(prefix = "/ui")]
pub async fn import_desk(id: Option<i64>) -> Result<Desk, Failure> {
    let on = request()?;
    let brands: Vec<Named> = (brand::list(&on.service, &on.actor).await.map_err(failure)?)
        .into_iter()
        .map(|brand| Named {
            id: brand.id.0,
            name: brand.name,
            email: String::new(),
        })
        .collect();
    let shown = match id {
        Some(id) => {
            let found = import::status(&on.service, &on.actor, id.into()).await;
            let (of, lines) = found.map_err(failure)?;
            let lines = lines.into_iter().map(|of| line(&on, of)).collect();
            Some((row(&on, of, &brands), lines))
        }
        None => None,
    };
    let posted = use_context::<Posted>().unwrap_or_default();
    Ok(Desk {
        shown,
        may_import: matches!(&on.actor, Actor::Staff { role, .. } if role.decides_on_affiliates()),
        chosen: posted.value("brand_id").unwrap_or_default().to_owned(),
        problems: posted.problems,
        message: posted.message.unwrap_or_default(),
        brands,
    })
}

#[cfg(feature = "ssr")]
fn row(on: &Request, of: import::Import, brands: &[Named]) -> Row {
    let brand = brands.iter().find(|brand| brand.id == of.brand_id.0);
    Row {
        id: of.id.0,
        brand: brand.map_or_else(String::new, |brand| brand.name.clone()),
        file: of.file_name,
        state: match of.state {
            State::Running => "running",
            State::Done => "done",
            State::Failed => "failed",
        }
        .to_owned(),
        total: of.total,
        counts: [of.accepted, of.parked, of.duplicate, of.rejected],
        ignored: serde_json::from_str(&of.ignored_columns).unwrap_or_default(),
        started: number::moment(on.lang, of.created_at),
    }
}

#[cfg(feature = "ssr")]
fn line(on: &Request, of: import::Rejected) -> Line {
    let problem = EventProblem::parse(&of.code).map(ProblemText::from);
    Line {
        number: of.line,
        event: of.event_id.unwrap_or_default(),
        sentence: problem.map_or_else(String::new, |text| text.text(on.lang).to_owned()),
        code: of.code,
    }
}

//! Events: what brands tell of their players, from the wire to the ledger (contract.md §5).
//!
//! | file | what it does |
//! |---|---|
//! | [`content`] | reads one event, from JSON or CSV, and tells its content from another's |
//! | [`receive`] | what a request brings, applied in chunks and answered in order |
//! | [`mod@file`] | a file of events: its columns and its rows; `record`: its records, however broken |
//! | [`import`] | files of events in the back office |
//! | [`ingest`] | collects events that arrive at once, so that they share a transaction |
//! | `batch` | a batch's life: loaded, attributed, applied, written, and tried again where it was late |
//! | `state` | what a batch is worked out on: what was loaded, the commission, what is to be written |
//! | `load` | loads what a batch touches, with a handful of queries however large it is |
//! | `agreements` | what deal versions say, read once each |
//! | `attribute` | whose a new player is, and by which deal |
//! | [`assign()`], [`rebind`] | by hand: whose a player is, and by which deal |
//! | `catch_up` | what was held back while an affiliate earned nothing |
//! | `apply` | applies each event in its order, on what was loaded |
//! | `waiting` | what waits, for whom, and whom its sender may touch |
//! | `write` | writes what has changed |
//!
//! A batch is applied in one transaction: events, players, entries, balances, counters and what
//! partners are told of are all there or none is. Nearly always that is one statement that counts
//! only if nobody has posted since the batch was loaded (ADR 11).

pub mod content;
pub mod file;
pub mod import;
pub mod ingest;
pub mod receive;

mod agreements;
mod apply;
mod assign;
mod attribute;
mod batch;
mod catch_up;
mod load;
mod record;
mod state;
mod waiting;
mod write;

pub(crate) use agreements::Agreements;
pub use assign::{assign, rebind};
pub use batch::apply;
pub(crate) use catch_up::catch_up;

use crate::Error;
use content::Content;
use tributary_domain::event::EventProblem;
use tributary_domain::id::{AffiliateId, BrandId};
use tributary_domain::time::Timestamp;
use tributary_store::event::StoredEvent;

/// An event that was read and is to be applied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incoming {
    /// Its brand.
    pub brand_id: BrandId,
    /// The brand's name for it.
    pub event_id: String,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// The brand's name for the customer; empty for a reversal that names none.
    pub ext_customer_id: String,
    /// What happened.
    pub content: Content,
    /// The affiliates its sender may touch; none: all.
    pub scope: Option<Vec<AffiliateId>>,
}

/// What has become of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It counts, durably, and its commission is in the ledger.
    Accepted,
    /// It is kept until its customer is registered, or the event it reverses arrives.
    Parked,
    /// It was here before; nothing changed.
    Duplicate(Option<EventProblem>),
    /// It was not accepted; nothing changed.
    Rejected(EventProblem),
}

impl Outcome {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Parked => "parked",
            Self::Duplicate(_) => "duplicate",
            Self::Rejected(_) => "rejected",
        }
    }

    /// What is to be said about it.
    #[must_use]
    pub const fn problem(self) -> Option<EventProblem> {
        match self {
            Self::Rejected(problem) => Some(problem),
            Self::Duplicate(problem) => problem,
            _ => None,
        }
    }
}

impl Incoming {
    /// An event that was kept, as it came.
    fn again(kept: StoredEvent) -> Result<Self, Error> {
        Ok(Self {
            brand_id: kept.brand_id,
            event_id: kept.event_id,
            occurred_at: kept.occurred_at,
            ext_customer_id: kept.ext_customer_id,
            content: serde_json::from_str(&kept.payload).map_err(Error::internal)?,
            scope: kept.scope,
        })
    }
}

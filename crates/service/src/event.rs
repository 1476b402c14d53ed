//! Events: what brands tell of their players, from the wire to the ledger (contract.md §5).
//!
//! | file | what it does |
//! |---|---|
//! | [`content`] | reads one event, from JSON or CSV, and tells its content from another's |
//! | [`receive`] | what a request brings, applied in bites and answered in order |
//! | [`import`] | files of events |
//! | [`ingest`] | collects events that arrive at once, so that they share a transaction |
//! | `agreements` | what deal versions say, read once each |
//! | `world` | loads what a batch touches, with a handful of queries however large it is |
//! | `attribute` | whose a new player is, and by which deal |
//! | [`assign()`], [`rebind`] | by hand: whose a player is, and by which deal |
//! | `apply` | applies each event in its order, on what was loaded |
//! | `write` | writes what has changed |
//!
//! One transaction applies a batch: events, players, entries, balances, counters and what
//! partners are told of are all there or none is.

pub mod content;
pub mod import;
pub mod ingest;
pub mod receive;

mod agreements;
mod apply;
mod assign;
mod attribute;
mod world;
mod write;

pub(crate) use agreements::Agreements;
pub use assign::{assign, rebind};

use crate::{Error, Service, ledger};
use content::Content;
use tributary_domain::event::EventProblem;
use tributary_domain::id::{AffiliateId, BrandId, OperatorId};
use tributary_domain::operator::Operator;
use tributary_domain::time::Timestamp;
use tributary_store::Tx;

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

/// Applies a batch in one transaction; an outcome for each event, in their order.
///
/// # Errors
/// When the database does not answer; then nothing was changed.
pub async fn apply(
    service: &Service,
    operator: OperatorId,
    batch: &[Incoming],
) -> Result<Vec<Outcome>, Error> {
    let prepared = begin(service, operator).await?.prepare(service, batch);
    prepared.await?.commit().await
}

/// A transaction that a batch can be applied in: nobody else posts for the operator until it ends.
struct Begun {
    operator: Operator,
    tx: Tx,
    first_open_day: i64,
}

async fn begin(service: &Service, operator: OperatorId) -> Result<Begun, Error> {
    let known = crate::operator::by_id(service, operator);
    let beginning = async {
        let mut tx = service.store.begin_batch().await?;
        let first_open_day = ledger::lock(&mut tx, operator).await?;
        Ok((tx, first_open_day))
    };
    let (operator, (tx, first_open_day)) = tokio::try_join!(known, beginning)?;
    Ok(Begun {
        operator,
        tx,
        first_open_day,
    })
}

impl Begun {
    /// Applies a batch, all but for the commit.
    async fn prepare(self, service: &Service, batch: &[Incoming]) -> Result<Prepared, Error> {
        let mut tx = self.tx;
        let world = world::load(service, &mut tx, self.operator, self.first_open_day, batch);
        let (world, outcomes) = apply::all(world.await?, batch);
        let has_changes = write::all(service, &mut tx, world).await?;
        Ok(Prepared {
            tx,
            has_changes,
            outcomes,
        })
    }
}

/// A batch that was applied in a transaction. Dropped, it never was.
struct Prepared {
    tx: Tx,
    has_changes: bool,
    outcomes: Vec<Outcome>,
}

impl Prepared {
    async fn commit(self) -> Result<Vec<Outcome>, Error> {
        if self.has_changes {
            self.tx.commit().await?;
        }
        Ok(self.outcomes)
    }
}

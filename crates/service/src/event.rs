//! Events: what brands tell of their players, from the wire to the ledger (contract.md §5).
//!
//! | file | what it does |
//! |---|---|
//! | [`content`] | reads one event, from JSON or CSV, and tells its content from another's |
//! | [`receive`] | what a request brings, applied in chunks and answered in order |
//! | [`mod@file`] | a file of events: its columns and its rows; `record`: its records, however broken |
//! | [`import`] | files of events in the back office |
//! | [`ingest`] | collects events that arrive at once, so that they share a transaction |
//! | `agreements` | what deal versions say, read once each |
//! | `world` | loads what a batch touches, with a handful of queries however large it is |
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
mod catch_up;
mod record;
mod waiting;
mod world;
mod write;

pub(crate) use agreements::Agreements;
pub use assign::{assign, rebind};
pub(crate) use catch_up::catch_up;

use crate::heavy::aside;
use crate::{Error, Service, ledger};
use content::{Content, WrittenDown};
use tributary_domain::event::EventProblem;
use tributary_domain::id::{AffiliateId, BrandId, OperatorId};
use tributary_domain::time::Timestamp;
use tributary_store::event::StoredEvent;
use tributary_store::{Batch, Tx};
use world::World;

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

/// The most events that wait for customers who register in one batch, and are applied with it. A
/// batch for whose customers more wait is applied in halves, so that others get their turn between
/// them.
const MAX_WAITING_PER_STEP: usize = 10_000;

/// Applies a batch; an outcome for each event, in their order. It is one transaction, unless so much
/// has waited for it that it becomes several, one after the other.
///
/// # Errors
/// When the database does not answer; then nothing was changed, or an earlier part of it counts, and
/// sending all of it again is safe.
pub async fn apply(
    service: &Service,
    operator: OperatorId,
    batch: &[Incoming],
) -> Result<Vec<Outcome>, Error> {
    apply_in_steps(service, operator, batch, MAX_WAITING_PER_STEP).await
}

async fn apply_in_steps(
    service: &Service,
    operator: OperatorId,
    batch: &[Incoming],
    most: usize,
) -> Result<Vec<Outcome>, Error> {
    let mut outcomes = Vec::with_capacity(batch.len());
    // Parts that are still to be applied, the first one last.
    let mut parts = vec![batch];
    while let Some(part) = parts.pop() {
        let mut hold = open(service, operator, false).await?;
        // What waits for a single customer is not divided.
        let most = if part.len() > 1 { most } else { usize::MAX };
        match load(service, operator, &mut hold, part, most).await? {
            Some(loaded) => {
                let applied = loaded.apply(service, part).await;
                outcomes.extend(applied.write(service, hold, part).await?.outcomes);
            }
            None => {
                drop(hold);
                let (first, second) = part.split_at(part.len() / 2);
                parts.extend([second, first]);
            }
        }
    }
    Ok(outcomes)
}

/// What a batch is loaded and written by, and what keeps others from posting in between.
enum WriteMode {
    /// They can't before this transaction ends.
    Lock(Tx),
    /// They can, which is noticed when the batch is written: then it is applied anew.
    Turn(Batch),
}

/// Begins a batch; with the lock where others are known to post, too.
async fn open(
    service: &Service,
    operator: OperatorId,
    is_locked: bool,
) -> Result<WriteMode, Error> {
    if !is_locked {
        return Ok(WriteMode::Turn(service.store.batch().await?));
    }
    let mut tx = service.store.begin_batch().await?;
    ledger::lock(&mut tx, operator).await?;
    Ok(WriteMode::Lock(tx))
}

/// Loads what a batch touches; `None` where more than `most` events wait for its customers.
async fn load(
    service: &Service,
    operator: OperatorId,
    hold: &mut WriteMode,
    batch: &[Incoming],
    most: usize,
) -> Result<Option<Loaded>, Error> {
    let loading = async {
        match hold {
            WriteMode::Lock(tx) => world::load(service, tx, operator, batch, most).await,
            WriteMode::Turn(turn) => world::load(service, turn, operator, batch, most).await,
        }
    };
    // While the database looks things up.
    let writing = async {
        aside(batch.len(), || {
            batch.iter().map(Incoming::write_down).collect()
        })
    };
    let (world, written) = tokio::join!(loading, writing);
    Ok(world?.map(|world| Loaded { world, written }))
}

/// Applies what has waited for something that was brought about otherwise than by an event, in the
/// transaction that did so, which holds the ledger's lock; and ends it.
async fn resume(
    service: &Service,
    tx: Tx,
    operator: OperatorId,
    waiting: Vec<StoredEvent>,
) -> Result<(), Error> {
    let batch = waiting.into_iter().map(Incoming::again);
    let batch: Vec<Incoming> = batch.collect::<Result<_, _>>()?;
    let mut tx = tx;
    if !batch.is_empty() {
        let world = world::load(service, &mut tx, operator, &batch, usize::MAX).await?;
        let mut world = world.ok_or_else(|| Error::internal("a batch was not loaded"))?;
        world.apply_all_waiting();
        write::changes(service, &mut tx, world).await?;
    }
    Ok(tx.commit().await?)
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

/// What a batch touches.
struct Loaded {
    world: World,
    /// What each event of it says, as it is kept.
    written: Vec<WrittenDown>,
}

impl Loaded {
    /// Applies the batch that this was loaded for, in memory.
    async fn apply(self, service: &Service, batch: &[Incoming]) -> Applied {
        let amount = batch.len() + self.world.slots.len();
        let work = || apply::all(self.world, batch, self.written);
        let (world, outcomes) = service.heavy.run(amount, work).await;
        Applied { world, outcomes }
    }
}

/// A batch that is applied, and not written yet.
struct Applied {
    world: World,
    outcomes: Vec<Outcome>,
}

/// What has become of a batch. It is on disk.
struct Written {
    outcomes: Vec<Outcome>,
    /// Somebody else had posted meanwhile, so that it took the lock, and twice the time.
    was_late: bool,
}

impl Applied {
    /// Writes what the batch has changed.
    async fn write(
        self,
        service: &Service,
        hold: WriteMode,
        batch: &[Incoming],
    ) -> Result<Written, Error> {
        let (operator, outcomes) = (self.world.operator, self.outcomes);
        let is_written = match hold {
            WriteMode::Lock(tx) => write::locked(service, tx, self.world).await?,
            WriteMode::Turn(turn) => write::in_turn(service, turn, self.world).await?,
        };
        if is_written {
            return Ok(Written {
                outcomes,
                was_late: false,
            });
        }
        let mut hold = open(service, operator, true).await?;
        let loading = load(service, operator, &mut hold, batch, usize::MAX);
        let loaded = Box::pin(loading).await?;
        let loaded = loaded.ok_or_else(|| Error::internal("a batch was not loaded"))?;
        let applied = Box::pin(loaded.apply(service, batch)).await;
        let mut written = Box::pin(applied.write(service, hold, batch)).await?;
        written.was_late = true;
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operator::{self, NewOperator};
    use crate::{Actor, Clock, Options, brand};
    use content::Fields;
    use serde_json::json;
    use tributary_domain::captcha::CaptchaKind;
    use tributary_testing::both;

    both! {
        /// However much waits for the customers of a batch, it is applied in steps, and all of it.
        async fn what_waits_is_applied_in_steps(db: &Database) {
            let clock = Clock::fixed(Timestamp::parse("2026-07-10T12:00:00Z").unwrap());
            let service = Service::new(db.store().await, clock, Options::default()).await.unwrap();
            let new = NewOperator {
                name: "Example".into(),
                hostnames: vec!["aff.example".into()],
                currency: "EUR".into(),
                captcha: CaptchaKind::Off,
            };
            let operator = operator::create(&service, &Actor::Console, new).await.unwrap();
            let brand = brand::create(&service, &Actor::Console, operator, "Brand", "brand.example").await.unwrap();
            let read = |event: serde_json::Value| {
                Fields::from_json(&event.to_string()).unwrap().read(&[brand], None).unwrap()
            };
            let event = |id: String, kind: &str, customer: usize| read(json!({
                "event_id": id, "type": kind, "occurred_at": "2026-07-05T10:00:00Z",
                "ext_customer_id": format!("c{customer}"), "amount": 1,
            }));
            let deposits: Vec<Incoming> = (0..12)
                .map(|n| event(format!("d{n}"), "deposit", n % 4))
                .collect();
            let parked = apply(&service, operator, &deposits).await.unwrap();
            assert!(parked.iter().all(|outcome| *outcome == Outcome::Parked), "{parked:?}");
            let registrations: Vec<Incoming> = (0..5)
                .map(|n| event(format!("r{n}"), "registration", n))
                .collect();
            // Three wait for each: two customers are a step, and what waits for one is never divided.
            for (most, is_whole) in [(2, false), (7, false), (12, true)] {
                let mut hold = open(&service, operator, false).await.unwrap();
                let loaded = load(&service, operator, &mut hold, &registrations, most).await.unwrap();
                assert_eq!(loaded.is_some(), is_whole, "{most}");
            }
            let outcomes = apply_in_steps(&service, operator, &registrations, 2).await.unwrap();
            assert!(outcomes.iter().all(|outcome| *outcome == Outcome::Accepted), "{outcomes:?}");
            let again = apply(&service, operator, &deposits).await.unwrap();
            assert!(again.iter().all(|outcome| *outcome == Outcome::Duplicate(None)), "{again:?}");
            let mut reader = service.store.read().await.unwrap();
            for id in 1..=4 {
                let player = tributary_store::player::by_id(&mut reader, operator, id.into()).await.unwrap().unwrap();
                assert_eq!(player.player.sums.deposit_count, 3);
            }
        }
    }
}

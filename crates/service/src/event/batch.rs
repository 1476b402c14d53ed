//! A batch's life, from what arrived to what is on disk, from top to bottom:
//!
//! 1. **load** what it touches, with or without the ledger's lock (`load`);
//! 2. **attribute** its new players and **apply** its events in memory (`attribute`, `apply`), while
//!    the keys of its senders are read anew;
//! 3. **write** what has changed and **commit**, which only counts if nobody else has posted since it
//!    was loaded (`write`);
//! 4. else **retry** all of it under the lock, behind which nobody else can post.

use super::apply::apply_all;
use super::content::WrittenDown;
use super::load;
use super::state::BatchState;
use super::{Incoming, Outcome, write};
use crate::api_key::ProvisionalAuth;
use crate::error::Failed;
use crate::heavy::aside;
use crate::{Error, Service, ledger};
use std::collections::HashMap;
use tributary_domain::id::OperatorId;
use tributary_store::event::StoredEvent;
use tributary_store::{Batch, Tx};

/// The most events that wait for customers who register in one batch, and are applied with it. A
/// batch for whose customers more wait is applied in halves, so that others get their turn between
/// them.
pub(super) const MAX_WAITING_PER_STEP: usize = 10_000;

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
        let mut mode = open(service, operator, false).await?;
        // What waits for a single customer is not divided.
        let most = if part.len() > 1 { most } else { usize::MAX };
        match load(service, operator, &mut mode, part, most).await? {
            Some(loaded) => {
                let applied = loaded.apply(service, part).await;
                outcomes.extend(applied.write(service, mode, part).await?.outcomes);
            }
            None => {
                drop(mode);
                let (first, second) = part.split_at(part.len() / 2);
                parts.extend([second, first]);
            }
        }
    }
    Ok(outcomes)
}

/// What has become of a batch whose senders were let in on trust.
pub(super) enum Tried {
    /// Nothing: some of the senders are refused.
    Refused(Refused),
    /// Nothing: too many events wait for its customers.
    TooMuch,
    /// It is on disk.
    Written(Written),
}

/// Whose keys are refused, by the places of their requests, and why.
pub(super) type Refused = HashMap<usize, Error>;

/// Applies a batch in one transaction, if its senders are what they were taken for.
pub(super) async fn apply_of(
    service: &Service,
    operator: OperatorId,
    mut mode: WriteMode,
    batch: &[Incoming],
    senders: &[(usize, ProvisionalAuth)],
) -> Result<Tried, Error> {
    let loading = load(service, operator, &mut mode, batch, MAX_WAITING_PER_STEP);
    let Some(loaded) = loading.await? else {
        return Ok(Tried::TooMuch);
    };
    // The database is asked for the senders while their events are applied, and before anything counts.
    let revalidating = revalidate(service, Some(&mut mode), senders);
    let (refused, applied) = tokio::join!(revalidating, loaded.apply(service, batch));
    if !refused.is_empty() {
        return Ok(Tried::Refused(refused));
    }
    Ok(Tried::Written(applied.write(service, mode, batch).await?))
}

/// Reads the keys of senders anew, by a connection that is at hand, if there is one; those that are
/// alike, by one read. Nothing of a sender whose key has changed counts.
pub(super) async fn revalidate(
    service: &Service,
    mut mode: Option<&mut WriteMode>,
    senders: &[(usize, ProvisionalAuth)],
) -> Refused {
    let mut refused = HashMap::new();
    // Nearly always there is one key.
    let mut read: Vec<(&ProvisionalAuth, Result<(), Failed>)> = Vec::new();
    for (at, auth) in senders {
        let known = read.iter().position(|(known, _)| known.is_like(auth));
        let known = match known {
            Some(known) => known,
            None => {
                let outcome = match mode.as_deref_mut() {
                    Some(WriteMode::Locked(tx)) => auth.revalidate_by(service, tx).await,
                    Some(WriteMode::Optimistic(batch)) => auth.revalidate_by(service, batch).await,
                    None => auth.revalidate(service).await,
                };
                read.push((auth, outcome.map_err(|failure| Failed::of(&failure))));
                read.len() - 1
            }
        };
        match &read[known].1 {
            Ok(()) => auth.confirm(),
            Err(failed) => {
                refused.insert(*at, failed.clone().into());
            }
        }
    }
    refused
}

/// What a batch is loaded and written by, and what keeps others from posting in between.
pub(super) enum WriteMode {
    /// They can't before this transaction ends.
    Locked(Tx),
    /// They can, which is noticed when the batch is written: then it is applied anew.
    Optimistic(Batch),
}

/// Begins a batch; with the lock where others are known to post, too.
pub(super) async fn open(
    service: &Service,
    operator: OperatorId,
    is_locked: bool,
) -> Result<WriteMode, Error> {
    if !is_locked {
        return Ok(WriteMode::Optimistic(service.store.batch().await?));
    }
    let mut tx = service.store.begin_batch().await?;
    ledger::lock(&mut tx, operator).await?;
    Ok(WriteMode::Locked(tx))
}

/// Loads what a batch touches; `None` where more than `most` events wait for its customers.
async fn load(
    service: &Service,
    operator: OperatorId,
    mode: &mut WriteMode,
    batch: &[Incoming],
    most: usize,
) -> Result<Option<LoadedBatch>, Error> {
    let loading = async {
        match mode {
            WriteMode::Locked(tx) => load::load(service, tx, operator, batch, most).await,
            WriteMode::Optimistic(batch_tx) => {
                load::load(service, batch_tx, operator, batch, most).await
            }
        }
    };
    // While the database looks things up.
    let writing = async {
        aside(batch.len(), || {
            batch.iter().map(Incoming::write_down).collect()
        })
    };
    let (state, written) = tokio::join!(loading, writing);
    Ok(state?.map(|state| LoadedBatch { state, written }))
}

/// A batch with all that it touches.
struct LoadedBatch {
    state: BatchState,
    /// What each event of it says, as it is kept.
    written: Vec<WrittenDown>,
}

impl LoadedBatch {
    /// Applies the batch that this was loaded for, in memory.
    async fn apply(self, service: &Service, batch: &[Incoming]) -> AppliedBatch {
        let amount = batch.len() + self.state.writes.events.len();
        let work = || apply_all(self.state, batch, self.written);
        let (state, outcomes) = service.heavy.run(amount, work).await;
        AppliedBatch { state, outcomes }
    }
}

/// A batch that is applied, and not written yet.
struct AppliedBatch {
    state: BatchState,
    outcomes: Vec<Outcome>,
}

/// What has become of a batch. It is on disk.
pub(super) struct Written {
    pub(super) outcomes: Vec<Outcome>,
    /// Somebody else had posted meanwhile, so that it took the lock, and twice the time.
    pub(super) was_late: bool,
}

impl AppliedBatch {
    /// Writes what the batch has changed; anew, where somebody else has posted since it was loaded.
    async fn write(
        self,
        service: &Service,
        mode: WriteMode,
        batch: &[Incoming],
    ) -> Result<Written, Error> {
        let operator = self.state.loaded.operator;
        match self.commit(service, mode).await? {
            Some(outcomes) => Ok(Written {
                outcomes,
                was_late: false,
            }),
            None => Box::pin(retry(service, operator, batch)).await,
        }
    }

    /// Writes and commits. `None`: somebody else has posted, and nothing was changed.
    async fn commit(
        self,
        service: &Service,
        mode: WriteMode,
    ) -> Result<Option<Vec<Outcome>>, Error> {
        let is_written = match mode {
            WriteMode::Locked(tx) => write::locked(service, tx, self.state).await?,
            WriteMode::Optimistic(batch) => write::if_unchanged(service, batch, self.state).await?,
        };
        Ok(is_written.then_some(self.outcomes))
    }
}

/// Applies a batch under the ledger's lock, where nobody else can post.
async fn retry(
    service: &Service,
    operator: OperatorId,
    batch: &[Incoming],
) -> Result<Written, Error> {
    let mut mode = open(service, operator, true).await?;
    let loaded = load(service, operator, &mut mode, batch, usize::MAX).await?;
    let loaded = loaded.ok_or_else(not_loaded)?;
    let applied = loaded.apply(service, batch).await;
    let outcomes = applied.commit(service, mode).await?;
    Ok(Written {
        outcomes: outcomes.ok_or_else(|| Error::internal("a locked batch was not written"))?,
        was_late: true,
    })
}

/// Applies what has waited for something that was brought about otherwise than by an event, in the
/// transaction that did so, which holds the ledger's lock; and ends it.
pub(super) async fn resume(
    service: &Service,
    mut tx: Tx,
    operator: OperatorId,
    waiting: Vec<StoredEvent>,
) -> Result<(), Error> {
    let batch = waiting.into_iter().map(Incoming::again);
    let batch: Vec<Incoming> = batch.collect::<Result<_, _>>()?;
    if !batch.is_empty() {
        let state = load::load(service, &mut tx, operator, &batch, usize::MAX).await?;
        let mut state = state.ok_or_else(not_loaded)?;
        state.apply_all_waiting();
        write::changes(service, &mut tx, state).await?;
    }
    Ok(tx.commit().await?)
}

fn not_loaded() -> Error {
    Error::internal("a batch was not loaded")
}

#[cfg(test)]
mod tests;

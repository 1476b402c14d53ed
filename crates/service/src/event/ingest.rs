//! Collects events that arrive at once: while one transaction commits, those that come meanwhile
//! wait together and share the next one. So a brand that sends one event per request pays for a
//! fraction of a commit each, and each answer still means "on disk".
//!
//! Each operator has a queue and a task of its own, so that one's file of a million lines does
//! not hold up another's single event. Queues are bounded: who finds one full is told to come
//! back.

use super::{Incoming, Outcome, WriteMode, Written, apply, load, open};
use crate::api_key::ProvisionalAuth;
use crate::error::Failed;
use crate::{Error, Service};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::time::{Instant, timeout_at};
use tributary_domain::error::Code;
use tributary_domain::id::OperatorId;

/// The most events that one transaction applies, unless a single request brings more.
const MAX_BATCH_EVENTS: usize = 2_000;
/// The most requests that wait for one operator's transaction.
const MAX_QUEUED_EVENTS: usize = 1_024;

/// The most batches at a time, over all operators: as many as there are connections for them to
/// PostgreSQL, but for one that moves clicks.
const MAX_BATCHES: usize = 7;

/// Batches that take the lock from their beginning after one that was late: while several nodes post
/// for an operator, it would be late again.
const LOCKED_AFTER_LATE: u32 = 64;

/// Callers are waited for, for this part of what the last transaction took, and at most so long.
const WAIT_DIVISOR: u32 = 2;
const MAX_WAIT: Duration = Duration::from_millis(3);

/// Events of one request, and who waits for their outcomes.
struct Waiting {
    batch: Vec<Incoming>,
    /// What its sender was let in on.
    pledge: Option<ProvisionalAuth>,
    answer: Answer,
}

/// What a request is told.
type Answer = oneshot::Sender<Result<Vec<Outcome>, Error>>;

/// The queues, one for each operator that has sent something.
pub struct Ingest {
    queues: Mutex<HashMap<OperatorId, mpsc::Sender<Waiting>>>,
    batches: Semaphore,
}

impl Default for Ingest {
    fn default() -> Self {
        Self {
            queues: Mutex::default(),
            batches: Semaphore::new(MAX_BATCHES),
        }
    }
}

impl Ingest {
    /// The operator's queue; starts its task when there is none.
    fn queue(&self, service: &Service, operator: OperatorId) -> mpsc::Sender<Waiting> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = queues.get(&operator)
            && !queue.is_closed()
        {
            return queue.clone();
        }
        let (queue, waiting) = mpsc::channel(MAX_QUEUED_EVENTS);
        queues.insert(operator, queue.clone());
        tokio::spawn(work(service.clone(), operator, waiting));
        queue
    }
}

/// Applies events together with whatever else arrives at the time. Once this answers, they are
/// on disk and their commission is in the ledger.
///
/// # Errors
/// [`Code::Unavailable`] when too many wait already, and when the database does not answer; as
/// [`ProvisionalAuth::make_sure`].
pub async fn submit(
    service: &Service,
    operator: OperatorId,
    batch: Vec<Incoming>,
    pledge: Option<ProvisionalAuth>,
) -> Result<Vec<Outcome>, Error> {
    let (answer, answered) = oneshot::channel();
    let queue = service.ingest.queue(service, operator);
    let waiting = Waiting {
        batch,
        pledge,
        answer,
    };
    if queue.try_send(waiting).is_err() {
        let sentence = "Too many events are waiting. Please try again in a moment.";
        return Err(Error::refused(Code::Unavailable, sentence));
    }
    match answered.await {
        Ok(outcomes) => outcomes,
        Err(_) => Err(Error::internal("the task that applies events has ended")),
    }
}

/// Applies what waits, together, for as long as anybody sends.
///
/// Who was answered a moment ago is about to send the next event. They are waited for, for a small
/// part of what a transaction takes, so that callers don't fall into two halves that take turns
/// and pay for twice as many transactions.
async fn work(service: Service, operator: OperatorId, mut waiting: mpsc::Receiver<Waiting>) {
    let (mut expected, mut patience, mut to_lock) = (1, Duration::ZERO, 0_u32);
    while let Some(first) = waiting.recv().await {
        // Never closed.
        let _turn = service.ingest.batches.acquire().await;
        // While the batch begins, others come.
        let gathering = gather(&mut waiting, first, expected, Instant::now() + patience);
        let opening = open(&service, operator, to_lock > 0);
        let (hold, together) = tokio::join!(opening, gathering);
        let (began, answered) = (Instant::now(), together.len());
        let was_late = serve(&service, operator, hold, together).await;
        to_lock = match was_late {
            true => LOCKED_AFTER_LATE,
            false => to_lock.saturating_sub(1),
        };
        expected = answered + waiting.len();
        patience = (began.elapsed() / WAIT_DIVISOR).min(MAX_WAIT);
    }
}

/// Requests until nobody sends and as many have come as are expected, or the time is over.
async fn gather(
    waiting: &mut mpsc::Receiver<Waiting>,
    first: Waiting,
    expected: usize,
    end: Instant,
) -> Vec<Waiting> {
    let mut together = vec![first];
    let mut count = together[0].batch.len();
    while count < MAX_BATCH_EVENTS {
        let next = match waiting.try_recv() {
            Ok(next) => Some(next),
            Err(_) if together.len() >= expected => None,
            Err(_) => timeout_at(end, waiting.recv()).await.ok().flatten(),
        };
        let Some(next) = next else { break };
        count += next.batch.len();
        together.push(next);
    }
    together
}

/// Applies requests in one transaction. Where that fails by something in one of them, each gets
/// its own, so that one request's trouble stays that request's. Answers whether they were late.
async fn serve(
    service: &Service,
    operator: OperatorId,
    hold: Result<WriteMode, Error>,
    together: Vec<Waiting>,
) -> bool {
    let (mut all, mut answers, mut pledges) = (Vec::new(), Vec::new(), Vec::new());
    for waiting in together {
        let start = all.len();
        all.extend(waiting.batch);
        pledges.extend(waiting.pledge.map(|pledge| (answers.len(), pledge)));
        answers.push((waiting.answer, start..all.len()));
    }
    let tried = match hold {
        Ok(hold) => try_together(service, operator, hold, &all, &pledges).await,
        Err(failure) => Err(failure),
    };
    match tried {
        Ok(Tried::Refused(refused)) => {
            serve_apart(service, operator, &all, answers, refused).await;
        }
        Ok(Tried::TooMuch) => {
            let refused = make_sure(service, None, &pledges).await;
            serve_apart(service, operator, &all, answers, refused).await;
        }
        Ok(Tried::Written(written)) => {
            let mut outcomes = written.outcomes.into_iter();
            for (answer, part) in answers {
                let _ = answer.send(Ok(outcomes.by_ref().take(part.len()).collect()));
            }
            return written.was_late;
        }
        Err(failure) if answers.len() > 1 && !matches!(failure, Error::Unavailable(_)) => {
            tracing::warn!(%failure, "events are applied one request at a time");
            let refused = make_sure(service, None, &pledges).await;
            serve_apart(service, operator, &all, answers, refused).await;
        }
        Err(failure) => {
            let failed = Failed::of(&failure);
            for (answer, _) in answers {
                let _ = answer.send(Err(failed.clone().into()));
            }
        }
    }
    false
}

/// What has become of requests that were tried in one transaction.
enum Tried {
    /// Nothing: some of the senders are refused.
    Refused(Refused),
    /// Nothing: too many events wait for their customers.
    TooMuch,
    /// It is on disk.
    Written(Written),
}

/// Whose pledges are not kept, by the places of their requests, and why.
type Refused = HashMap<usize, Error>;

/// Applies requests in one transaction, if their senders are what they were taken for.
async fn try_together(
    service: &Service,
    operator: OperatorId,
    mut hold: WriteMode,
    all: &[Incoming],
    pledges: &[(usize, ProvisionalAuth)],
) -> Result<Tried, Error> {
    let Some(loaded) = load(
        service,
        operator,
        &mut hold,
        all,
        super::MAX_WAITING_PER_STEP,
    )
    .await?
    else {
        return Ok(Tried::TooMuch);
    };
    // The database is asked for the senders while their events are applied, and before anything counts.
    let making_sure = make_sure(service, Some(&mut hold), pledges);
    let (refused, applied) = tokio::join!(making_sure, loaded.apply(service, all));
    if !refused.is_empty() {
        return Ok(Tried::Refused(refused));
    }
    Ok(Tried::Written(applied.write(service, hold, all).await?))
}

/// Makes sure of pledges, by a connection that is at hand, if there is one; those that are alike, by
/// one read.
async fn make_sure(
    service: &Service,
    mut hold: Option<&mut WriteMode>,
    pledges: &[(usize, ProvisionalAuth)],
) -> Refused {
    let mut refused = HashMap::new();
    // Nearly always there is one key.
    let mut read: Vec<(&ProvisionalAuth, Result<(), Failed>)> = Vec::new();
    for (at, pledge) in pledges {
        let known = read.iter().position(|(known, _)| known.is_like(pledge));
        let known = match known {
            Some(known) => known,
            None => {
                let outcome = match hold.as_deref_mut() {
                    Some(WriteMode::Lock(tx)) => pledge.make_sure_by(service, tx).await,
                    Some(WriteMode::Turn(batch)) => pledge.make_sure_by(service, batch).await,
                    None => pledge.make_sure(service).await,
                };
                read.push((pledge, outcome.map_err(|failure| Failed::of(&failure))));
                read.len() - 1
            }
        };
        match &read[known].1 {
            Ok(()) => pledge.keep(),
            Err(failed) => {
                refused.insert(*at, failed.clone().into());
            }
        }
    }
    refused
}

/// Applies requests in transactions of their own, but for those that are refused, which are told why.
async fn serve_apart(
    service: &Service,
    operator: OperatorId,
    all: &[Incoming],
    answers: Vec<(Answer, Range<usize>)>,
    mut refused: Refused,
) {
    for (at, (answer, part)) in answers.into_iter().enumerate() {
        let outcome = match refused.remove(&at) {
            Some(failure) => Err(failure),
            None => apply(service, operator, &all[part]).await,
        };
        let _ = answer.send(outcome);
    }
}

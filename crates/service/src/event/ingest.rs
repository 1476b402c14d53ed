//! Collects events that arrive at once: while one transaction commits, those that come meanwhile
//! wait together and share the next one. So a brand that sends one event per request pays for a
//! fraction of a commit each, and each answer still means "on disk".
//!
//! Each operator has a queue and a task of its own, so that one's file of a million lines does
//! not hold up another's single event. Queues are bounded: who finds one full is told to come
//! back.

use super::batch::{Refused, Tried, WriteMode, apply, apply_of, open, revalidate};
use super::{Incoming, Outcome};
use crate::api_key::ProvisionalAuth;
use crate::error::Failed;
use crate::{Error, Service};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::time::{Instant, timeout_at};
use tributary_domain::id::OperatorId;
use tributary_domain::refusal::Refusal;

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
    auth: Option<ProvisionalAuth>,
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
/// `Code::Unavailable` when too many wait already, and when the database does not answer; as
/// [`ProvisionalAuth::revalidate`].
pub async fn submit(
    service: &Service,
    operator: OperatorId,
    batch: Vec<Incoming>,
    auth: Option<ProvisionalAuth>,
) -> Result<Vec<Outcome>, Error> {
    let (answer, answered) = oneshot::channel();
    let queue = service.ingest.queue(service, operator);
    let waiting = Waiting {
        batch,
        auth,
        answer,
    };
    if queue.try_send(waiting).is_err() {
        return Err(Refusal::TooManyEventsWaiting.into());
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
    let (mut expected, mut wait, mut to_lock) = (1, Duration::ZERO, 0_u32);
    while let Some(first) = waiting.recv().await {
        // Never closed.
        let _turn = service.ingest.batches.acquire().await;
        // While the batch begins, others come.
        let gathering = gather(&mut waiting, first, expected, Instant::now() + wait);
        let opening = open(&service, operator, to_lock > 0);
        let (mode, together) = tokio::join!(opening, gathering);
        let (began, answered) = (Instant::now(), together.len());
        let was_late = serve(&service, operator, mode, together).await;
        to_lock = match was_late {
            true => LOCKED_AFTER_LATE,
            false => to_lock.saturating_sub(1),
        };
        expected = answered + waiting.len();
        wait = (began.elapsed() / WAIT_DIVISOR).min(MAX_WAIT);
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
    mode: Result<WriteMode, Error>,
    together: Vec<Waiting>,
) -> bool {
    let (mut all, mut answers, mut senders) = (Vec::new(), Vec::new(), Vec::new());
    for waiting in together {
        let start = all.len();
        all.extend(waiting.batch);
        senders.extend(waiting.auth.map(|auth| (answers.len(), auth)));
        answers.push((waiting.answer, start..all.len()));
    }
    let tried = match mode {
        Ok(mode) => apply_of(service, operator, mode, &all, &senders).await,
        Err(failure) => Err(failure),
    };
    let refused = match tried {
        Ok(Tried::Written(written)) => {
            let mut outcomes = written.outcomes.into_iter();
            for (answer, part) in answers {
                let _ = answer.send(Ok(outcomes.by_ref().take(part.len()).collect()));
            }
            return written.was_late;
        }
        Ok(Tried::Refused(refused)) => Some(refused),
        Ok(Tried::TooMuch) => None,
        Err(failure) if answers.len() > 1 && !matches!(failure, Error::Unavailable(_)) => {
            tracing::warn!(%failure, "events are applied one request at a time");
            None
        }
        Err(failure) => {
            let failed = Failed::of(&failure);
            for (answer, _) in answers {
                let _ = answer.send(Err(failed.clone().into()));
            }
            return false;
        }
    };
    let refused = match refused {
        Some(refused) => refused,
        None => revalidate(service, None, &senders).await,
    };
    serve_apart(service, operator, &all, answers, refused).await;
    false
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

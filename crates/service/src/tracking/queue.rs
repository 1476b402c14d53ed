//! Many clicks, one write: whatever came while the last write went to disk is written together.

use super::Durability;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, oneshot};
use tributary_store::spool::{Line, Spool};

/// Clicks that may wait to be written. Over it, visitors are asked to come back.
const MAX_WAITING_CLICKS: i64 = 8_192;
/// The same where visitors don't wait with their clicks; over it, they wait for room. Some 20 MB,
/// so that a disk that takes its time now and then is nobody's business.
const MAX_WAITING_CLICKS_ASYNC: i64 = 65_536;
/// How long clicks that nobody waits for are gathered before they are written.
const GATHER_INTERVAL: Duration = Duration::from_millis(20);
/// How long until a write is tried again that nobody waits for.
const RETRY_DELAY: Duration = Duration::from_millis(200);

/// The way to the spool's one writer, which ends when this is dropped.
pub(super) struct Queue(Arc<Shared>);

struct Shared {
    durability: Durability,
    waiting: Mutex<Waiting>,
    /// There is something to do.
    work: Notify,
    /// There is room again.
    room: Notify,
    /// The last write failed.
    is_failing: AtomicBool,
}

/// What the next write is of.
#[derive(Default)]
struct Waiting {
    /// The clicks' JSON, with a comma before each.
    clicks: String,
    count: i64,
    /// Who wants to know when they are on disk.
    asking: Vec<oneshot::Sender<bool>>,
    /// Who wants to know when all that came before is.
    flushing: Vec<oneshot::Sender<()>>,
    is_over: bool,
}

impl Queue {
    /// Starts the writer.
    pub(super) fn start(spool: Arc<Spool>, durability: Durability) -> Self {
        let shared = Arc::new(Shared {
            durability,
            waiting: Mutex::default(),
            work: Notify::new(),
            room: Notify::new(),
            is_failing: AtomicBool::new(false),
        });
        tokio::spawn(write(spool, Arc::clone(&shared)));
        Self(shared)
    }

    /// Takes a click, and answers with its fate: true once it is on disk, false when the disk
    /// refuses. `None` where there is no room.
    pub(super) fn keep(&self, click: &str) -> Option<oneshot::Receiver<bool>> {
        let (answer, written) = oneshot::channel();
        self.0.take(click, Some(answer)).then_some(written)
    }

    /// Takes a click that is written as soon as it can be. False where there is no room.
    pub(super) fn keep_later(&self, click: &str) -> bool {
        self.0.take(click, None)
    }

    /// The same, once there is room: clicks that come in faster than the disk takes them are
    /// slowed down, not turned away.
    pub(super) async fn keep_once_possible(&self, click: &str) {
        loop {
            let room = self.0.room.notified();
            if self.keep_later(click) {
                return;
            }
            room.await;
        }
    }

    /// Whether the last write failed.
    pub(super) fn is_failing(&self) -> bool {
        self.0.is_failing.load(Ordering::Relaxed)
    }

    /// Takes note of a write beside its own.
    pub(super) fn has_written(&self) {
        self.0.is_failing.store(false, Ordering::Relaxed);
    }

    /// Returns once everything that was taken so far is on disk.
    pub(super) async fn flush(&self) {
        let (answer, flushed) = oneshot::channel();
        self.0.lock().flushing.push(answer);
        self.0.work.notify_one();
        let _ = flushed.await;
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.0.lock().is_over = true;
        self.0.work.notify_one();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, click: &str, answer: Option<oneshot::Sender<bool>>) -> bool {
        let is_first = {
            let mut waiting = self.lock();
            let most = match self.durability {
                Durability::Commit => MAX_WAITING_CLICKS,
                Durability::Async => MAX_WAITING_CLICKS_ASYNC,
            };
            if waiting.count >= most {
                return false;
            }
            waiting.count += 1;
            waiting.clicks.push(',');
            waiting.clicks.push_str(click);
            waiting.asking.extend(answer);
            waiting.count == 1
        };
        // The writer looks again before it rests: who finds others waiting need not wake it.
        if is_first {
            self.work.notify_one();
        }
        true
    }

    /// What waits; `None` when nothing does and nothing ever will.
    async fn next(&self) -> Option<Waiting> {
        loop {
            let (is_empty, is_flush, is_over) = {
                let waiting = self.lock();
                (
                    waiting.count == 0,
                    !waiting.flushing.is_empty(),
                    waiting.is_over,
                )
            };
            match (is_empty && !is_flush, is_over) {
                (true, true) => return None,
                (true, false) => {
                    self.work.notified().await;
                    continue;
                }
                _ => {}
            }
            if self.durability == Durability::Async && !is_flush && !is_over {
                tokio::time::sleep(GATHER_INTERVAL).await;
            }
            let next = {
                let mut waiting = self.lock();
                let is_over = waiting.is_over;
                // As much again is likely to come.
                let empty = Waiting {
                    clicks: String::with_capacity(waiting.clicks.len()),
                    asking: Vec::with_capacity(waiting.asking.len()),
                    is_over,
                    ..Waiting::default()
                };
                std::mem::replace(&mut *waiting, empty)
            };
            self.room.notify_waiters();
            return Some(next);
        }
    }
}

async fn write(spool: Arc<Spool>, shared: Arc<Shared>) {
    while let Some(waiting) = shared.next().await {
        if waiting.count > 0 {
            let (count, clicks) = (waiting.count, waiting.clicks);
            write_together(&spool, &shared, count, clicks, waiting.asking).await;
        }
        for flush in waiting.flushing {
            // Who does not wait any more need not know.
            let _ = flush.send(());
        }
    }
}

/// Writes clicks, and tells who waits. Clicks whose visitors are gone already must not be lost for
/// that: they are tried again until they are written.
async fn write_together(
    spool: &Spool,
    shared: &Shared,
    count: i64,
    mut list: String,
    asking: Vec<oneshot::Sender<bool>>,
) {
    // The comma before the first one begins the list.
    list.replace_range(..1, "[");
    list.push(']');
    let line = Line::new(count, &list);
    drop(list);
    let mut asking = asking.into_iter();
    loop {
        let written = spool.append(&line).await;
        let failed_before = (shared.is_failing).swap(written.is_err(), Ordering::Relaxed);
        for answer in asking.by_ref() {
            let _ = answer.send(written.is_ok());
        }
        match written {
            Ok(()) => return,
            // Once, not for each of the clicks that are turned away.
            Err(error) if !failed_before => {
                tracing::error!(%error, clicks = count, "clicks can't be written to the spool");
            }
            Err(_) => {}
        }
        if shared.durability == Durability::Commit {
            return;
        }
        tokio::time::sleep(RETRY_DELAY).await;
    }
}

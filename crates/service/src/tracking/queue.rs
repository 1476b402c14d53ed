//! Many clicks, one write: whatever came while the last write went to disk is written together.

use super::Durability;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tributary_store::spool::Spool;

/// Clicks that may wait to be written. Over it, visitors are asked to come back.
const MOST_WAITING: usize = 8_192;
/// Clicks that are written together.
const MOST_TOGETHER: usize = 4_096;
/// How long clicks that nobody waits for are gathered before they are written.
const GATHERING: Duration = Duration::from_millis(20);
/// How long until a write is tried again that nobody waits for.
const AGAIN: Duration = Duration::from_millis(200);

/// The way to the spool's one writer.
pub(super) struct Queue(mpsc::Sender<Message>);

enum Message {
    /// A click as JSON, and who wants to know when it is on disk.
    Click(String, Option<oneshot::Sender<bool>>),
    /// Answered once everything before it is on disk.
    Flush(oneshot::Sender<()>),
}

impl Queue {
    /// Starts the writer. It ends when the queue is dropped.
    pub(super) fn start(spool: Arc<Spool>, durability: Durability) -> Self {
        let (sender, receiver) = mpsc::channel(MOST_WAITING);
        let gathering = match durability {
            Durability::Commit => Duration::ZERO,
            Durability::Async => GATHERING,
        };
        tokio::spawn(write(spool, receiver, gathering));
        Self(sender)
    }

    /// Keeps a click. True once it is on disk; false when there is no room or the disk refuses.
    pub(super) async fn keep(&self, click: String) -> bool {
        let (answer, written) = oneshot::channel();
        let sent = self.0.try_send(Message::Click(click, Some(answer)));
        sent.is_ok() && written.await.unwrap_or(false)
    }

    /// Takes a click and writes it as soon as it can be. When there is no room it waits for some:
    /// clicks that come in faster than the disk takes them are slowed down, not turned away.
    pub(super) async fn keep_later(&self, click: String) -> bool {
        self.0.send(Message::Click(click, None)).await.is_ok()
    }

    /// Returns once everything that was taken so far is on disk.
    pub(super) async fn flush(&self) {
        let (answer, flushed) = oneshot::channel();
        if self.0.send(Message::Flush(answer)).await.is_ok() {
            let _ = flushed.await;
        }
    }
}

async fn write(spool: Arc<Spool>, mut receiver: mpsc::Receiver<Message>, gathering: Duration) {
    let mut messages = Vec::with_capacity(MOST_TOGETHER);
    while receiver.recv_many(&mut messages, MOST_TOGETHER).await > 0 {
        let is_flush = |message: &Message| matches!(message, Message::Flush(_));
        if !gathering.is_zero() && !messages.iter().any(is_flush) {
            tokio::time::sleep(gathering).await;
            while messages.len() < MOST_TOGETHER
                && let Ok(message) = receiver.try_recv()
            {
                messages.push(message);
            }
        }
        let mut clicks = Vec::with_capacity(messages.len());
        let mut flushes = Vec::new();
        for message in messages.drain(..) {
            match message {
                Message::Click(click, answer) => clicks.push((click, answer)),
                Message::Flush(answer) => flushes.push(answer),
            }
        }
        write_together(&spool, clicks).await;
        for flush in flushes {
            // Who does not wait any more need not know.
            let _ = flush.send(());
        }
    }
}

/// Writes clicks until they are written, or nobody is left who was not told that they are not.
async fn write_together(spool: &Spool, mut clicks: Vec<(String, Option<oneshot::Sender<bool>>)>) {
    while !clicks.is_empty() {
        let length = clicks
            .iter()
            .map(|(click, _)| click.len() + 1)
            .sum::<usize>();
        let mut list = String::with_capacity(length + 2);
        for (click, _) in &clicks {
            list.push(if list.is_empty() { '[' } else { ',' });
            list.push_str(click);
        }
        list.push(']');
        let count = i64::try_from(clicks.len()).unwrap_or(i64::MAX);
        let written = spool.append(count, &list).await;
        let is_written = written.is_ok();
        if let Err(error) = written {
            tracing::error!(%error, clicks = clicks.len(), "clicks can't be written to the spool");
        }
        clicks.retain_mut(|(_, answer)| match answer.take() {
            Some(answer) => {
                let _ = answer.send(is_written);
                false
            }
            // Its visitor is gone already; it must not be lost for that.
            None => !is_written,
        });
        if !clicks.is_empty() {
            tokio::time::sleep(AGAIN).await;
        }
    }
}

//! Whether the database takes writes, and whether there is reason to doubt it.

use crate::identity::Identity;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// For how long an answer to "does it take writes?" stands, unless something fails meanwhile. Each
/// asks the disk, and anybody may ask.
const STANDS: Duration = Duration::from_millis(500);
/// For how long connections are looked at before each use after something failed.
const DOUBT: Duration = Duration::from_secs(3);

/// What is known of a database's health, shared by all of its pools.
#[derive(Debug)]
pub(super) struct Health {
    opened: Instant,
    /// When something failed last, in milliseconds since `opened`, counted from one; 0 for never.
    failed: AtomicU64,
    /// How often something has.
    failures: AtomicU64,
    answer: Mutex<Option<Answer>>,
    /// The file whose transactions are kept, on SQLite.
    file: std::sync::Mutex<Option<Watched>>,
}

/// What was answered to "does it take writes?".
#[derive(Debug)]
struct Answer {
    at: Instant,
    /// How often something had failed by then.
    failures: u64,
    said: Result<bool, String>,
}

#[derive(Debug)]
struct Watched {
    path: PathBuf,
    /// What lay there when the connection that writes was opened; `None` where nothing did.
    is: Option<Identity>,
    /// When it was found that it lies there no more.
    moved: Option<Instant>,
}

impl Default for Health {
    fn default() -> Self {
        Self {
            opened: Instant::now(),
            failed: AtomicU64::new(0),
            failures: AtomicU64::new(0),
            answer: Mutex::new(None),
            file: std::sync::Mutex::new(None),
        }
    }
}

impl Health {
    /// Notes that something was not done, for whatever reason: a transaction was given up.
    pub(super) fn doubt(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
        self.failed.store(self.now(), Ordering::Relaxed);
    }

    /// Whether something was not done a moment ago.
    pub(super) fn is_doubtful(&self) -> bool {
        let failed = self.failed.load(Ordering::Relaxed);
        failed > 0 && u128::from(self.now().saturating_sub(failed)) < DOUBT.as_millis()
    }

    /// Notes which file the connection that writes has open.
    pub(super) fn watch(&self, path: PathBuf) {
        let is = std::fs::metadata(&path).ok();
        let is = is.map(|metadata| Identity::of(&metadata));
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let moved = file.as_ref().and_then(|file| file.moved);
        *file = Some(Watched { path, is, moved });
    }

    /// Looks whether that file is still where it was. What is written to one that was moved, deleted or
    /// replaced would be gone with the process.
    pub(super) fn is_in_place(&self) -> bool {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(file) = file.as_mut() else {
            return true;
        };
        let is_there = (file.is).is_some_and(|is| is.lies_at(&file.path).unwrap_or(false));
        if !is_there {
            file.moved = Some(Instant::now());
        }
        is_there
    }

    /// Whether a connection of this age may have a file open that was moved since.
    pub(super) fn may_be_elsewhere(&self, age: Duration) -> bool {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let moved = file.as_ref().and_then(|file| file.moved);
        moved.is_some_and(|moved| moved.elapsed() <= age)
    }

    fn now(&self) -> u64 {
        let elapsed = u64::try_from(self.opened.elapsed().as_millis());
        elapsed.unwrap_or(u64::MAX - 1) + 1
    }

    /// What `ask` answers, or has answered a moment ago. Whoever asks meanwhile waits for the same
    /// answer.
    pub(super) async fn asked(
        &self,
        ask: impl Future<Output = Result<bool, String>>,
    ) -> Result<bool, String> {
        let mut last = self.answer.lock().await;
        let failures = self.failures.load(Ordering::Relaxed);
        if let Some(answer) = &*last
            && answer.at.elapsed() < STANDS
            && (answer.failures == failures || !matches!(answer.said, Ok(true)))
        {
            return answer.said.clone();
        }
        let said = ask.await;
        *last = Some(Answer {
            at: Instant::now(),
            failures,
            said: said.clone(),
        });
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[tokio::test]
    async fn an_answer_stands_until_something_fails() {
        let health = Health::default();
        assert!(!health.is_doubtful());
        let asked = Cell::new(0);
        let ask = |answer: Result<bool, String>| {
            health.asked(async {
                asked.set(asked.get() + 1);
                answer
            })
        };
        assert_eq!(ask(Ok(true)).await, Ok(true));
        assert_eq!(ask(Err("full".into())).await, Ok(true), "it stands");
        health.doubt();
        assert!(health.is_doubtful());
        assert_eq!(ask(Err("full".into())).await, Err("full".into()));
        assert_eq!(
            ask(Ok(true)).await,
            Err("full".into()),
            "a no stands as well"
        );
        assert_eq!(asked.get(), 2);
        tokio::time::sleep(STANDS).await;
        assert_eq!(ask(Ok(true)).await, Ok(true));
        assert_eq!(asked.get(), 3);
    }
}

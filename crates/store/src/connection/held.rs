//! Who holds a connection may not wait for a second one: as many such callers as there are
//! connections wait for each other until all of them have waited too long, and everybody else with
//! them. Nobody notices before that many come at once, so in tests it is a panic at the first.

use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(debug_assertions)]
use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

/// Whether a second connection is a panic.
static IS_STRICT: AtomicBool = AtomicBool::new(false);

/// From now on, in debug builds, a task that holds a connection and asks for a second one panics.
/// For tests: every database of theirs says so. What a test does outside of tasks is not looked at,
/// since there it may well be several callers at once.
pub fn refuse_second_connections() {
    IS_STRICT.store(true, Ordering::Relaxed);
}

/// A store, by the address of something that it and all its clones share.
pub(super) type Place = usize;

/// That a task holds a connection, or waits for one. Ends when it is dropped.
#[derive(Debug)]
pub(super) struct Held {
    #[cfg(debug_assertions)]
    by: Option<(tokio::task::Id, Place)>,
}

#[cfg(debug_assertions)]
static HOLDING: LazyLock<Mutex<HashSet<(tokio::task::Id, Place)>>> = LazyLock::new(Mutex::default);

#[cfg(debug_assertions)]
fn holding() -> MutexGuard<'static, HashSet<(tokio::task::Id, Place)>> {
    HOLDING.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Held {
    /// For a task that asks for a connection. Panics if it has one already, where that is
    /// [refused](refuse_second_connections).
    #[cfg(debug_assertions)]
    #[track_caller]
    pub(super) fn begin(place: Place) -> Self {
        let by = tokio::task::try_id().map(|id| (id, place));
        let is_second = by.is_some_and(|by| !holding().insert(by));
        assert!(
            !is_second || !IS_STRICT.load(Ordering::Relaxed),
            "this task holds a connection and asks for a second one"
        );
        Self { by }
    }

    /// For a task that asks for a connection.
    #[cfg(not(debug_assertions))]
    pub(super) const fn begin(_: Place) -> Self {
        Self {}
    }
}

#[cfg(debug_assertions)]
impl Drop for Held {
    fn drop(&mut self) {
        if let Some(by) = &self.by {
            holding().remove(by);
        }
    }
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_second_one_is_a_panic_and_one_after_the_other_is_none() {
        refuse_second_connections();
        let task = tokio::spawn(async {
            for _ in 0..2 {
                drop(Held::begin(1));
            }
            let first = Held::begin(1);
            // Another store's, and another task's, is nothing to this one.
            drop(Held::begin(2));
            tokio::spawn(async { drop(Held::begin(1)) }).await.unwrap();
            assert!(std::panic::catch_unwind(|| Held::begin(1)).is_err());
            drop(first);
            drop(Held::begin(1));
        });
        task.await.unwrap();
    }
}

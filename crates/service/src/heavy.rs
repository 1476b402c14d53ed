//! Work that takes a processor for long, kept off the threads that serve.
//!
//! While a batch of thousands of events is worked out, a thread that also answers clicks would
//! answer none. So such work says how much it is, and a great deal of it is done on a thread of
//! its own, no more of it at a time than leaves processors for everybody else.

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::Semaphore;

/// From so many events, lines or entries on, work is worth the way to another thread.
const MIN_HEAVY: usize = 200;

/// The places where such work is done.
pub struct Places(Semaphore);

impl Default for Places {
    /// Half as many as there are processors, and at least one.
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Self(Semaphore::new((processors / 2).max(1)))
    }
}

impl Places {
    /// Does work on `amount` events, lines or entries; once there is a place for it, if it is much.
    pub async fn run<T>(&self, amount: usize, work: impl FnOnce() -> T) -> T {
        if amount < MIN_HEAVY {
            return work();
        }
        // Never closed.
        let _place = self.0.acquire().await;
        aside(amount, work)
    }
}

/// The same at once, for work that is part of something that has its place already.
pub(crate) fn aside<T>(amount: usize, work: impl FnOnce() -> T) -> T {
    let flavor = Handle::try_current().map(|runtime| runtime.runtime_flavor());
    match flavor {
        // Whatever else this thread was to do goes to another one first.
        Ok(RuntimeFlavor::MultiThread) if amount >= MIN_HEAVY => tokio::task::block_in_place(work),
        // A command, or a test: nobody else is served.
        _ => work(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::mpsc;

    /// With one thread that serves: the long work goes on until that thread has done something
    /// else meanwhile.
    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    async fn long_work_leaves_its_thread_to_others() {
        let places = Arc::new(Places::default());
        let (done, is_done) = mpsc::channel::<()>();
        let long = tokio::spawn({
            let places = Arc::clone(&places);
            async move { places.run(MIN_HEAVY, move || is_done.recv().is_ok()).await }
        });
        let short = tokio::spawn(async move { places.run(1, move || done.send(()).is_ok()).await });
        assert!(short.await.unwrap());
        assert!(long.await.unwrap());
    }

    #[tokio::test]
    async fn where_nobody_is_served_work_is_done_at_once() {
        assert_eq!(Places::default().run(MIN_HEAVY, || 7).await, 7);
    }
}

//! The clock of a connection: for how long the head of a request may take.
//!
//! hyper makes an alarm for each request and drops it when the head has come. With tokio's own
//! timers each of them passes the lock that all threads share, twice. Here a connection keeps one
//! alarm: when it rings too early, because requests came meanwhile, it is set anew.

use hyper::rt::{Sleep, Timer};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

/// A connection's one alarm. Not for two sleeps at a time.
#[derive(Clone)]
pub(super) struct Pauses(Arc<Mutex<Pin<Box<tokio::time::Sleep>>>>);

impl Pauses {
    /// An alarm that nobody has set yet.
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Box::pin(tokio::time::sleep(
            Duration::ZERO,
        )))))
    }

    /// Returns at a deadline.
    pub(super) fn until(&self, deadline: Instant) -> Pause {
        Pause {
            deadline,
            alarm: self.clone(),
        }
    }
}

impl Timer for Pauses {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(Instant::now() + duration)
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn Sleep>> {
        Box::pin(self.until(deadline))
    }

    fn reset(&self, sleep: &mut Pin<Box<dyn Sleep>>, deadline: Instant) {
        *sleep = self.sleep_until(deadline);
    }
}

/// Until its deadline.
pub(super) struct Pause {
    deadline: Instant,
    alarm: Pauses,
}

impl Sleep for Pause {}

impl Future for Pause {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut alarm = self.alarm.0.lock().unwrap_or_else(PoisonError::into_inner);
        let deadline = tokio::time::Instant::from_std(self.deadline);
        // One that rings early will do: then this is polled again.
        if alarm.deadline() > deadline {
            alarm.as_mut().reset(deadline);
        }
        while alarm.as_mut().poll(cx).is_ready() {
            if tokio::time::Instant::now() >= deadline {
                return Poll::Ready(());
            }
            alarm.as_mut().reset(deadline);
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::timeout;

    #[tokio::test]
    async fn an_alarm_rings_in_time_whatever_was_asked_of_it_before() {
        let pauses = Pauses::new();
        let after = |millis| Instant::now() + Duration::from_millis(millis);
        // Not before its deadline; that it rings at all is what the hour is for.
        let rings = async |mut sleep: Pin<Box<dyn Sleep>>, deadline: Instant| {
            let hour = Duration::from_secs(3600);
            assert!(timeout(hour, sleep.as_mut()).await.is_ok());
            assert!(Instant::now() >= deadline);
        };
        let deadline = after(20);
        rings(pauses.sleep_until(deadline), deadline).await;
        // Given up after a while, as when a head has come. The next one asks for longer, and one
        // after it for less.
        for millis in [40, 60, 20] {
            let given_up = timeout(Duration::from_millis(5), pauses.sleep_until(after(10_000)));
            assert!(given_up.await.is_err());
            let deadline = after(millis);
            rings(pauses.sleep_until(deadline), deadline).await;
        }
        let mut sleep = pauses.sleep_until(after(10_000));
        let deadline = after(20);
        pauses.reset(&mut sleep, deadline);
        rings(sleep, deadline).await;
    }
}

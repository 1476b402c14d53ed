//! The way to the end: SIGTERM or SIGINT, then draining, then closing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::watch;

/// How far the end has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Phase {
    /// Business as usual.
    Running,
    /// `/readyz` says 503 and answers ask for their connection to be closed; new ones are taken.
    Draining,
    /// No new connections; what runs is finished.
    Closing,
}

/// Tells everybody how far the end has come. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub struct Shutdown {
    phase: watch::Sender<Phase>,
    /// The same for those who only look. Looking at the channel takes its lock, and every request
    /// of every connection looks.
    is_draining: Arc<AtomicBool>,
}

impl Default for Shutdown {
    fn default() -> Self {
        Self {
            phase: watch::Sender::new(Phase::Running),
            is_draining: Arc::default(),
        }
    }
}

impl Shutdown {
    /// Begins the end.
    pub fn drain(&self) {
        self.go_to(Phase::Draining);
    }

    /// Stops taking new work.
    pub fn close(&self) {
        self.go_to(Phase::Closing);
    }

    /// Whether the end has begun.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.is_draining.load(Ordering::Acquire)
    }

    /// Returns once the end has begun.
    pub async fn draining(&self) {
        self.reached(Phase::Draining).await;
    }

    /// Returns once no new work is taken.
    pub async fn closing(&self) {
        self.reached(Phase::Closing).await;
    }

    fn go_to(&self, phase: Phase) {
        // First, so that whoever is woken sees it.
        self.is_draining.store(true, Ordering::Release);
        self.phase.send_if_modified(|now| {
            let later = *now < phase;
            *now = (*now).max(phase);
            later
        });
    }

    async fn reached(&self, phase: Phase) {
        // Fails only without a sender, and `self` is one.
        let _ = self.phase.subscribe().wait_for(|now| *now >= phase).await;
    }
}

/// Begins the end at SIGTERM or SIGINT. A second signal ends the process at once.
///
/// # Errors
/// When the signals can't be listened to.
pub fn on_signals(shutdown: Shutdown) -> std::io::Result<()> {
    let mut signals = Signals::new()?;
    tokio::spawn(async move {
        signals.next().await;
        tracing::info!("draining");
        shutdown.drain();
        signals.next().await;
        tracing::warn!("second signal: ending at once");
        crate::logging::flush();
        std::process::exit(1);
    });
    Ok(())
}

#[cfg(unix)]
struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
    /// Only heard, so that a file that has reached the process's limit is an error of that write, as
    /// a full disk is, and not the end of the process.
    _too_large: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            _too_large: signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()))?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

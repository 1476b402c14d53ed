//! The accept loop. Ours and not axum's, because `axum::serve` has no header timeout, no
//! connection cap and no end to idle connections (security.md, "Under load").

mod connection;
mod patience;
mod pauses;
mod shortcut;

pub use shortcut::{Head, Shortcut};

use crate::http::share::{Shared, Taken};
use crate::shutdown::Shutdown;
use axum::extract::Request;
use axum::response::Response;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tributary_service::throttle;

/// The other end of the connection; every request carries it as an extension.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Peer(pub SocketAddr);

/// What a listener allows.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at a time.
    pub connections: usize,
    /// Those of one address, or one IPv6 network, among them; a proxy that speaks for many has no
    /// such limit.
    pub connections_of_one: usize,
    /// For the head of a request, and for the pause between two.
    pub header_timeout: Duration,
    /// How long a peer may leave an answer unread.
    pub write_timeout: Duration,
    /// How long `/readyz` says 503 while connections are still taken.
    pub drain_grace: Duration,
    /// How long running requests may go on after that.
    pub shutdown_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4096,
            connections_of_one: 1024,
            header_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            drain_grace: Duration::from_secs(1),
            shutdown_timeout: Duration::from_secs(28),
        }
    }
}

/// File descriptors for everything but connections: databases, listeners, the log.
const OTHER_FILES: usize = 64;
/// How long a failed accept waits at first, and at most. It fails when file descriptors run out,
/// and would fail again at once.
const BACKOFF: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(250));

/// Takes connections and answers their requests by `service` until `shutdown` drains, then
/// finishes what runs. Returns once every connection is done or the time for that is over.
pub async fn serve<S>(listener: TcpListener, service: S, limits: Limits, shutdown: Shutdown)
where
    S: tower::Service<Request, Response = Response, Error = Infallible>
        + Shortcut
        + Clone
        + Sync
        + Send
        + Unpin
        + 'static,
    S::Future: Send + Unpin,
{
    // The permits are the count of open connections, too: the end waits until all are back.
    let connections = Arc::new(Semaphore::new(limits.connections));
    let addresses = Shared::new(limits.connections, limits.connections_of_one);
    let refused = Arc::new(Semaphore::new(refusals(limits.connections)));
    let mut backoff = BACKOFF.0;
    let admit = |peer: SocketAddr| {
        let permit = connections.clone().try_acquire_owned().ok()?;
        let mut own = addresses.open(throttle::network(peer.ip()));
        let is_admitted = service.speaks_for_many(peer.ip()) || own.grow();
        is_admitted.then_some(Place(own, permit))
    };
    let take = |stream: TcpStream, peer: SocketAddr| match admit(peer) {
        Some(place) => {
            let work = connection::run(stream, Peer(peer), service.clone(), limits, &shutdown);
            let work = counted(work, place);
            tokio::spawn(work);
        }
        None => {
            metrics::counter!("http_connections_refused_total").increment(1);
            match refused.clone().try_acquire_owned() {
                Ok(permit) => {
                    tokio::spawn(async move {
                        connection::refuse(stream).await;
                        drop(permit);
                    });
                }
                Err(_) => connection::refuse_at_once(stream),
            }
        }
    };
    let end = end_of_accepting(&connections, limits, &shutdown);
    tokio::pin!(end);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut end => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                backoff = BACKOFF.0;
                take(stream, peer);
            }
            // The peer went away before it was accepted: nobody's fault.
            Err(error) if is_peers_fault(&error) => {}
            Err(error) => {
                tracing::warn!(%error, wait_ms = backoff.as_millis(), "accept failed");
                tokio::select! {
                    () = sleep(backoff) => {}
                    () = &mut end => break,
                }
                backoff = (backoff * 2).min(BACKOFF.1);
            }
        }
    }
    // Whoever is through the handshake and waits in the kernel's queue would be reset when the
    // listener goes. Asked directly, since the runtime may not have heard of them yet.
    if let Ok(listener) = listener.into_std() {
        while let Ok((stream, peer)) = listener.accept() {
            let stream = stream
                .set_nonblocking(true)
                .and_then(|()| TcpStream::from_std(stream));
            if let Ok(stream) = stream {
                take(stream, peer);
            }
        }
    }
    shutdown.close();
    let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    if timeout(limits.shutdown_timeout, connections.acquire_many(all))
        .await
        .is_err()
    {
        let open = limits.connections - connections.available_permits();
        tracing::warn!(open, "connections were still open when the time was over");
    }
}

/// Returns when no more connections are to be taken.
async fn end_of_accepting(connections: &Semaphore, limits: Limits, shutdown: &Shutdown) {
    shutdown.draining().await;
    // With nobody connected there is nobody to tell.
    if connections.available_permits() < limits.connections {
        sleep(limits.drain_grace).await;
    }
}

/// A connection's place among all, and among those of its address.
struct Place(
    #[expect(dead_code, reason = "held until dropped")] Taken<IpAddr>,
    #[expect(dead_code, reason = "held until dropped")] OwnedSemaphorePermit,
);

/// Counts a connection as open while it is, also when its task panics.
async fn counted(work: impl Future<Output = ()>, place: Place) {
    struct Open(
        metrics::Gauge,
        #[expect(dead_code, reason = "held until dropped")] Place,
    );
    impl Drop for Open {
        fn drop(&mut self) {
            self.0.decrement(1.0);
        }
    }
    let gauge = metrics::gauge!("http_connections_open");
    gauge.increment(1.0);
    let _open = Open(gauge, place);
    work.await;
}

/// Refusals that are written at a time, beside so many connections; who comes on top of that is
/// told in passing.
const fn refusals(connections: usize) -> usize {
    let some = connections / 8;
    if some > 128 { 128 } else { some + 1 }
}

fn is_peers_fault(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted
    )
}

/// Lets the process have as many files open as the machine allows, and answers the number of
/// connections that leaves room for: the databases and pages need descriptors, too.
#[must_use]
pub fn room_for_connections(wanted: usize) -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        let enough = u64::try_from(wanted + refusals(wanted) + OTHER_FILES).unwrap_or(u64::MAX);
        if limit.current.is_some_and(|current| current < enough) {
            let raised = limit.maximum.map_or(enough, |most| most.min(enough));
            let maximum = limit.maximum;
            if setrlimit(
                Resource::Nofile,
                Rlimit {
                    current: Some(raised),
                    maximum,
                },
            )
            .is_ok()
            {
                limit.current = Some(raised);
            }
        }
        if let Some(files) = limit.current {
            let files = usize::try_from(files).unwrap_or(usize::MAX);
            let room = files.saturating_sub(OTHER_FILES);
            // One part in nine is for refusals. A process with hardly any descriptors gets one
            // connection at a time, and says so.
            return wanted.min((room - room / 9).saturating_sub(1)).max(1);
        }
    }
    wanted
}

//! One connection, from its first byte to its last.

use super::patience::Patient;
use super::pauses::Pauses;
use super::shortcut::{self, Shortcut};
use super::{Limits, Peer};
use crate::shutdown::Shutdown;
use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use axum::response::Response;
use futures::TryFutureExt as _;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The most bytes of a request's head. The longest address is 8 KiB; the rest is for headers.
const HEAD: usize = 32 * 1024;
/// How long a closed connection is still read, and how long one that was refused.
const LINGER: (Duration, Duration) = (Duration::from_secs(2), Duration::from_millis(250));
/// For how many bytes.
const LINGER_BYTES: usize = 32 * 1024 * 1024;
/// How long a connection that never sent a request may still send one while the server ends.
const LAST_CALL: Duration = Duration::from_secs(1);

/// Answers the requests of one connection: those that have a [`Shortcut`] there, all from the first
/// that has none by the service. The future owns all it needs.
pub(super) fn run<S>(
    stream: TcpStream,
    peer: Peer,
    inner: S,
    limits: Limits,
    shutdown: &Shutdown,
) -> impl Future<Output = ()> + Send + use<S>
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
    let shutdown = shutdown.clone();
    async move {
        // Answers are written whole; waiting for more to send only adds a round trip.
        let _ = stream.set_nodelay(true);
        let pauses = Pauses::new();
        let mut stream = Patient::new(stream, limits.write_timeout);
        let rest = shortcut::serve(&mut stream, peer, &inner, &pauses, limits, &shutdown).await;
        let Some(rest) = rest else {
            return close(stream.into_inner(), LINGER.0).await;
        };
        stream.unread(rest.read);
        let was_asked = Arc::new(AtomicBool::new(rest.was_asked));
        let service = service_fn({
            let (shutdown, was_asked) = (shutdown.clone(), was_asked.clone());
            move |request: Request<Incoming>| {
                was_asked.store(true, Ordering::Relaxed);
                let (mut inner, shutdown) = (inner.clone(), shutdown.clone());
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(peer);
                inner.call(request).map_ok(move |mut response| {
                    // Keep-alive clients leave with an answer in hand instead of meeting a
                    // closed connection with their next request.
                    if shutdown.is_draining() {
                        response
                            .headers_mut()
                            .insert(CONNECTION, HeaderValue::from_static("close"));
                    }
                    response
                })
            }
        });
        let mut connection = http1::Builder::new()
            .timer(pauses)
            .header_read_timeout(limits.header_timeout)
            // A hundred headers is its own limit; said aloud, it allocates room for them.
            .max_header_size(HEAD)
            .max_buf_size(2 * HEAD)
            .serve_connection(TokioIo::new(stream), service);
        let finished = tokio::select! {
            finished = poll_fn(|cx| connection.poll_without_shutdown(cx)) => finished,
            () = shutdown.closing() => last_call(&mut connection, &was_asked).await,
        };
        if let Err(error) = finished {
            // Slow, broken or gone peers are everyday; hyper has answered what can be answered.
            tracing::debug!(%error, peer = %peer.0, "connection");
        }
        let stream = connection.into_parts().io.into_inner().into_inner();
        close(stream, LINGER.0).await;
    }
}

/// Finishes a connection of a server that ends. One that was never asked anything has a moment to
/// do so: its request may be on its way, and hyper would close it unread.
async fn last_call<S>(
    connection: &mut http1::Connection<TokioIo<Patient>, S>,
    was_asked: &AtomicBool,
) -> hyper::Result<()>
where
    S: HttpService<Incoming, ResBody = Body, Error = Infallible> + Unpin,
    S::Future: Unpin,
{
    if !was_asked.load(Ordering::Relaxed) {
        tokio::select! {
            finished = poll_fn(|cx| connection.poll_without_shutdown(cx)) => return finished,
            () = tokio::time::sleep(LAST_CALL) => {}
        }
        if !was_asked.load(Ordering::Relaxed) {
            return Ok(());
        }
    }
    Pin::new(&mut *connection).graceful_shutdown();
    poll_fn(|cx| connection.poll_without_shutdown(cx)).await
}

/// What a peer is told for whom there is no room.
const REFUSAL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\n\
    connection: close\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 41\r\n\r\n\
    The server is busy. Please try it again.\n";

/// Tells a peer for whom there is no room to come back, and closes.
pub(super) async fn refuse(mut stream: TcpStream) {
    let write = stream.write_all(REFUSAL);
    if matches!(
        tokio::time::timeout(Duration::from_secs(1), write).await,
        Ok(Ok(()))
    ) {
        close(stream, LINGER.1).await;
    }
}

/// The same without waiting for anything. What the peer has sent so far is read, so that closing
/// does not reset; what is on its way still can.
pub(super) fn refuse_at_once(stream: TcpStream) {
    use std::io::{Read as _, Write as _};
    let Ok(mut stream) = stream.into_std() else {
        return;
    };
    // Without waiting: a new connection's buffer has room, and the socket does not block.
    if stream.write(REFUSAL).is_ok() && stream.shutdown(std::net::Shutdown::Write).is_ok() {
        let _ = stream.read(&mut [0; 8 * 1024]);
    }
}

/// Closes so that the peer can read the answer: a socket that is closed while bytes of a body lie
/// unread is reset, and the reset can overtake the answer.
async fn close(mut stream: TcpStream, linger: Duration) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let drain = async {
        let mut buffer = [0; 8 * 1024];
        let mut left = LINGER_BYTES;
        while let Ok(count @ 1..) = stream.read(&mut buffer).await {
            left = left.saturating_sub(count);
            if left == 0 {
                break;
            }
        }
    };
    let _ = tokio::time::timeout(linger, drain).await;
}

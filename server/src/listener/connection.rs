//! One connection, from its first byte to its last.

use super::patience::Patient;
use super::{Limits, Peer};
use crate::shutdown::Shutdown;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tower::Service as _;

/// The most bytes of a request's head. The longest address is 8 KiB; the rest is for headers.
const HEAD: usize = 32 * 1024;
/// The most headers of a request.
const HEADERS: usize = 100;
/// How long, and for how many bytes, a closed connection is still read.
const LINGER: (Duration, usize) = (Duration::from_secs(2), 32 * 1024 * 1024);
/// How long a connection that never sent a request may still send one while the server ends.
const LAST_CALL: Duration = Duration::from_secs(1);

/// Answers the requests of one connection. The future owns all it needs.
pub(super) fn run(
    stream: TcpStream,
    peer: Peer,
    router: Router,
    limits: Limits,
    shutdown: &Shutdown,
) -> impl Future<Output = ()> + Send + use<> {
    let shutdown = shutdown.clone();
    async move {
        // Answers are written whole; waiting for more to send only adds a round trip.
        let _ = stream.set_nodelay(true);
        let was_asked = Arc::new(AtomicBool::new(false));
        let service = service_fn({
            let (shutdown, was_asked) = (shutdown.clone(), was_asked.clone());
            move |request: Request<Incoming>| {
                was_asked.store(true, Ordering::Relaxed);
                let (mut router, shutdown) = (router.clone(), shutdown.clone());
                Box::pin(async move {
                    let mut request = request.map(Body::new);
                    request.extensions_mut().insert(peer);
                    let mut response = router.call(request).await?;
                    // Keep-alive clients leave with an answer in hand instead of meeting a
                    // closed connection with their next request.
                    if shutdown.is_draining() {
                        response
                            .headers_mut()
                            .insert(CONNECTION, HeaderValue::from_static("close"));
                    }
                    Ok::<_, Infallible>(response)
                })
            }
        });
        let mut connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.header_timeout)
            .max_headers(HEADERS)
            .max_header_size(HEAD)
            .max_buf_size(2 * HEAD)
            .serve_connection(
                TokioIo::new(Patient::new(stream, limits.write_timeout)),
                service,
            );
        let finished = tokio::select! {
            finished = poll_fn(|cx| connection.poll_without_shutdown(cx)) => finished,
            () = shutdown.closing() => {
                Pin::new(&mut connection).graceful_shutdown();
                let rest = poll_fn(|cx| connection.poll_without_shutdown(cx));
                if was_asked.load(Ordering::Relaxed) {
                    rest.await
                } else {
                    // Nothing was ever asked: a browser that connected in advance.
                    tokio::time::timeout(LAST_CALL, rest).await.unwrap_or(Ok(()))
                }
            }
        };
        if let Err(error) = finished {
            // Slow, broken or gone peers are everyday; hyper has answered what can be answered.
            tracing::debug!(%error, peer = %peer.0, "connection");
        }
        close(connection.into_parts().io.into_inner().into_inner()).await;
    }
}

/// Tells a peer for whom there is no room to come back, and closes.
pub(super) async fn refuse(mut stream: TcpStream) {
    const ANSWER: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\n\
        connection: close\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 41\r\n\r\n\
        The server is busy. Please try it again.\n";
    let write = stream.write_all(ANSWER);
    if matches!(
        tokio::time::timeout(Duration::from_secs(1), write).await,
        Ok(Ok(()))
    ) {
        close(stream).await;
    }
}

/// Closes so that the peer can read the answer: a socket that is closed while bytes of a body lie
/// unread is reset, and the reset can overtake the answer.
async fn close(mut stream: TcpStream) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let drain = async {
        let mut buffer = [0; 8 * 1024];
        let mut left = LINGER.1;
        while let Ok(count @ 1..) = stream.read(&mut buffer).await {
            left = left.saturating_sub(count);
            if left == 0 {
                break;
            }
        }
    };
    let _ = tokio::time::timeout(LINGER.0, drain).await;
}

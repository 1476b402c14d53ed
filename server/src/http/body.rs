//! Bodies: small, in time, and together no more than memory has room for. A body is read here,
//! whole, before anything looks at it, so that no handler can forget a limit.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_LENGTH;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::body::Body as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tributary_domain::error::Code;

/// The largest body, in bytes (contract.md §2).
pub const LARGEST: usize = 1024 * 1024;
/// The largest body of events, in bytes (contract.md §2).
pub const LARGEST_OF_EVENTS: usize = 16 * 1024 * 1024;
/// Where events are sent to.
const EVENTS: [&str; 3] = ["/api/v1/events", "/api/v1/events/import", "/office/import"];
/// Bodies are accounted for in pieces of this many bytes.
const PIECE: usize = 16 * 1024;
/// Room for all bodies together, in pieces: 256 MiB. Over it, the answer is 503 at once.
const ROOM: usize = 16 * 1024;

/// Whether an address takes files of events.
pub(super) fn is_of_events(path: &str) -> bool {
    EVENTS.contains(&path)
}

/// The room for bodies, and the time they have. Cheap to clone; all clones share the room.
#[derive(Clone, Debug)]
pub struct Budget {
    room: Arc<Semaphore>,
    timeout: Duration,
}

impl Budget {
    /// Room for all bodies of one server, each of which arrives within `timeout`.
    #[must_use]
    pub fn new(timeout: Duration) -> Self {
        Self {
            room: Arc::new(Semaphore::new(ROOM)),
            timeout,
        }
    }
}

/// The room that a body takes, until this is dropped.
pub(super) type Room = Vec<OwnedSemaphorePermit>;

/// Reads the body; the request with it, whole.
///
/// # Errors
/// For a body that is too large, that comes too slowly, that breaks off, or for which there is no
/// room now.
pub(super) async fn collect(budget: &Budget, request: Request) -> Result<(Request, Room), Code> {
    if request.body().is_end_stream() {
        return Ok((request, Room::new()));
    }
    let largest = if is_of_events(request.uri().path()) {
        LARGEST_OF_EVENTS
    } else {
        LARGEST
    };
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok());
    if announced
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: u64| length > largest as u64)
    {
        return Err(Code::PayloadTooLarge);
    }
    let (parts, body) = request.into_parts();
    let read = tokio::time::timeout(budget.timeout, read(body, &budget.room, largest));
    let (bytes, room) = read.await.map_err(|_| Code::RequestTimeout)??;
    Ok((Request::from_parts(parts, Body::from(bytes)), room))
}

/// The whole body with the room it takes, or why not.
async fn read(
    mut body: Body,
    room: &Arc<Semaphore>,
    largest: usize,
) -> Result<(Bytes, Room), Code> {
    let mut bytes = BytesMut::new();
    let mut taken = Room::new();
    while let Some(frame) = body.frame().await {
        // A peer that goes away in the middle, or chunks that are none.
        let Ok(data) = frame.map_err(|_| Code::BadRequest)?.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > largest {
            return Err(Code::PayloadTooLarge);
        }
        bytes.extend_from_slice(&data);
        while taken.len() * PIECE < bytes.len() {
            let piece = Arc::clone(room).try_acquire_owned();
            taken.push(piece.map_err(|_| Code::Unavailable)?);
        }
    }
    Ok((bytes.freeze(), taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn bodies_share_the_room() {
        let room = Arc::new(Semaphore::new(2));
        let body = |length: usize| Body::from(vec![b'x'; length]);
        let first = read(body(PIECE + 1), &room, LARGEST).await.unwrap();
        assert_eq!((first.0.len(), first.1.len()), (PIECE + 1, 2));
        assert_eq!(
            read(body(1), &room, LARGEST).await.unwrap_err(),
            Code::Unavailable
        );
        drop(first);
        assert!(read(body(1), &room, LARGEST).await.is_ok());
        let wide = Arc::new(Semaphore::new(ROOM));
        assert!(read(body(LARGEST), &wide, LARGEST).await.is_ok());
        assert_eq!(
            read(body(LARGEST + 1), &wide, LARGEST).await.unwrap_err(),
            Code::PayloadTooLarge
        );
    }
}

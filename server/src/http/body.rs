//! Bodies: small, in time, and together no more than memory has room for. A body is read here,
//! whole, before anything looks at it, so that no handler can forget a limit.
//!
//! The first piece of a body costs nobody anything: there are no more of those than connections,
//! so a small request is read whatever else arrives. What is larger takes room, of which each
//! address has a share. Files of events have room of their own, by shares of operators: whoever
//! sends one is asked for the key, or the session, before more than its first piece is read.

use super::client::Client;
use super::share::{Shared, Taken};
use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use bytes::{Bytes, BytesMut};
use futures::future::BoxFuture;
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Frame, SizeHint};
use std::net::{IpAddr, Ipv4Addr};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use tributary_domain::error::Code;
use tributary_domain::id::OperatorId;
use tributary_service::throttle;

/// The largest body, in bytes (contract.md §2).
pub const LARGEST: usize = 1024 * 1024;
/// The largest body of events, in bytes (contract.md §2).
pub const LARGEST_OF_EVENTS: usize = 16 * 1024 * 1024;
/// Where events are sent to.
const EVENTS: [&str; 3] = ["/api/v1/events", "/api/v1/events/import", "/office/import"];
/// Bodies are accounted for in pieces of this many bytes. The first is free.
const PIECE: usize = 16 * 1024;
/// Room for files of events, and what one operator has of it, in pieces: 128 MiB and 48 MiB. Over
/// it, the answer is 503 at once.
const OF_EVENTS: (usize, usize) = (8 * 1024, 3 * 1024);
/// Room for all other bodies, and what one address has of it, in pieces: 64 MiB and 16 MiB.
const OF_OTHERS: (usize, usize) = (4 * 1024, 1024);

/// Whether an address takes files of events.
pub(super) fn is_of_events(path: &str) -> bool {
    EVENTS.contains(&path)
}

/// Whose events a request brings, by its key or session; `None` for whoever may not send any.
pub type Gate = Box<dyn for<'a> Fn(&'a Parts) -> BoxFuture<'a, Option<OperatorId>> + Send + Sync>;

/// Whose room a body takes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Owner {
    /// Whoever sends from an address, or from its network.
    Address(IpAddr),
    /// An operator, by the key or session that was sent.
    Operator(OperatorId),
}

/// The room that a body takes, until this is dropped.
pub(super) type Room = Taken<Owner>;

/// The room for bodies, and the time they have.
pub(super) struct Budget {
    events: Shared<Owner>,
    others: Shared<Owner>,
    gate: Gate,
    timeout: Duration,
}

/// What became of a request's body.
pub(super) enum Collected {
    /// It is here, with the room it takes; a small one takes none.
    Whole(Request, Option<Room>),
    /// Nobody who may send that much sent it: the request without its body, so that whoever is
    /// responsible says why. Should that be told anything but a refusal, it must not count.
    Unread(Request),
}

impl Budget {
    /// Room for all bodies of one server, each of which arrives within `timeout`.
    pub(super) fn new(timeout: Duration, gate: Gate) -> Self {
        Self {
            events: Shared::new(OF_EVENTS.0, OF_EVENTS.1),
            others: Shared::new(OF_OTHERS.0, OF_OTHERS.1),
            gate,
            timeout,
        }
    }

    /// Reads the body of a request.
    ///
    /// # Errors
    /// For a body that is too large, that comes too slowly, that breaks off, or for which there is
    /// no room now.
    pub(super) async fn collect(&self, request: Request) -> Result<Collected, Code> {
        if request.body().is_end_stream() {
            return Ok(Collected::Whole(request, None));
        }
        let is_events = is_of_events(request.uri().path());
        let largest = if is_events {
            LARGEST_OF_EVENTS
        } else {
            LARGEST
        };
        let announced = announced(request.headers());
        if announced.is_some_and(|length| length > largest as u64) {
            return Err(Code::PayloadTooLarge);
        }
        let end = Instant::now() + self.timeout;
        let (parts, body) = request.into_parts();
        let mut reading = Reading {
            body,
            bytes: BytesMut::new(),
            largest,
        };
        // One that says that it is large is not read at all before it is known whose it is.
        let is_small = announced.is_none_or(|length| length <= PIECE as u64)
            && reading.first_piece(end).await?;
        if is_small {
            let whole = Body::from(reading.bytes.freeze());
            return Ok(Collected::Whole(Request::from_parts(parts, whole), None));
        }
        let mut room = if is_events {
            match (self.gate)(&parts).await {
                Some(operator) => self.events.open(Owner::Operator(operator)),
                None => {
                    let request = Request::from_parts(parts, Body::empty());
                    return Ok(Collected::Unread(request));
                }
            }
        } else {
            self.others.open(Owner::Address(address(&parts)))
        };
        reading.rest(end, &mut room).await?;
        let whole = Body::from(reading.bytes.freeze());
        let request = Request::from_parts(parts, whole);
        Ok(Collected::Whole(request, Some(room)))
    }
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    let length = headers.get(CONTENT_LENGTH)?.to_str().ok()?;
    length.parse().ok()
}

/// The address that a body is accounted to.
fn address(parts: &Parts) -> IpAddr {
    let client = parts.extensions.get::<Client>();
    let ip = client.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |client| client.ip);
    throttle::network(ip)
}

/// A body, and what of it has come.
struct Reading {
    body: Body,
    bytes: BytesMut,
    largest: usize,
}

impl Reading {
    /// Reads on until more than a piece is here. True: the body has ended before.
    async fn first_piece(&mut self, end: Instant) -> Result<bool, Code> {
        while self.bytes.len() <= PIECE {
            if !self.frame(end).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads the rest, as long as there is room for it.
    async fn rest(&mut self, end: Instant, room: &mut Room) -> Result<(), Code> {
        loop {
            while (room.pieces() + 1) * PIECE < self.bytes.len() {
                if !room.grow() {
                    return Err(Code::Unavailable);
                }
            }
            if !self.frame(end).await? {
                return Ok(());
            }
        }
    }

    /// Reads one frame. False: there is none any more.
    async fn frame(&mut self, end: Instant) -> Result<bool, Code> {
        let frame = timeout_at(end, self.body.frame()).await;
        let Some(frame) = frame.map_err(|_| Code::RequestTimeout)? else {
            return Ok(false);
        };
        // A peer that goes away in the middle, or chunks that are none.
        if let Ok(data) = frame.map_err(|_| Code::BadRequest)?.into_data() {
            if self.bytes.len() + data.len() > self.largest {
                return Err(Code::PayloadTooLarge);
            }
            self.bytes.extend_from_slice(&data);
        }
        Ok(true)
    }
}

/// The body of an answer that keeps its request's room until it was read: what a large request is
/// answered with may be large, too.
pub(super) struct Held {
    body: Body,
    _room: Room,
}

impl Held {
    /// Puts it around the body of an answer.
    pub(super) fn body(body: Body, room: Room) -> Body {
        Body::new(Self { body, _room: room })
    }
}

impl hyper::body::Body for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::AUTHORIZATION;
    use std::convert::Infallible;

    /// Whoever sends a number as a key is that operator.
    fn budget(events: (usize, usize), others: (usize, usize)) -> Budget {
        let gate: Gate = Box::new(|parts| {
            let key = parts.headers.get(AUTHORIZATION);
            let key = key.and_then(|key| key.to_str().ok()?.parse().ok());
            Box::pin(std::future::ready(key.map(OperatorId)))
        });
        Budget {
            events: Shared::new(events.0, events.1),
            others: Shared::new(others.0, others.1),
            ..Budget::new(Duration::from_secs(3600), gate)
        }
    }

    fn request(path: &str, from: &str, key: &str, body: Body) -> Request {
        let mut request = Request::new(body);
        *request.uri_mut() = path.parse().unwrap();
        let client = Client {
            ip: from.parse().unwrap(),
            is_https: false,
            is_proxied: false,
        };
        request.extensions_mut().insert(client);
        request
            .headers_mut()
            .insert(AUTHORIZATION, key.parse().unwrap());
        request
    }

    fn of(length: usize) -> Body {
        Body::from(vec![b'x'; length])
    }

    async fn room(budget: &Budget, request: Request) -> Result<Option<usize>, Code> {
        match budget.collect(request).await? {
            Collected::Whole(_, room) => Ok(room.as_ref().map(Room::pieces)),
            Collected::Unread(_) => panic!("it was to be read"),
        }
    }

    #[tokio::test]
    async fn each_address_has_a_share_of_the_room_and_small_bodies_need_none() {
        let budget = budget((0, 0), (3, 2));
        let send = |from: &'static str, length| request("/x", from, "", of(length));
        let held = budget.collect(send("192.0.2.1", 3 * PIECE)).await.unwrap();
        // The first piece is free.
        assert!(matches!(&held, Collected::Whole(_, Some(room)) if room.pieces() == 2));
        let more = room(&budget, send("192.0.2.1", 2 * PIECE)).await;
        assert_eq!(more, Err(Code::Unavailable));
        assert_eq!(room(&budget, send("192.0.2.1", PIECE)).await, Ok(None));
        assert_eq!(
            room(&budget, send("192.0.2.2", 2 * PIECE)).await,
            Ok(Some(1))
        );
        // One network is one sender.
        let other = budget
            .collect(send("2001:db8::1", 2 * PIECE))
            .await
            .unwrap();
        let next = room(&budget, send("2001:db8::2", 2 * PIECE)).await;
        assert_eq!(next, Err(Code::Unavailable), "nothing is left");
        drop((held, other));
        assert_eq!(
            room(&budget, send("2001:db8::2", 3 * PIECE)).await,
            Ok(Some(2))
        );
    }

    #[tokio::test]
    async fn whose_events_they_are_is_asked_before_they_are_read() {
        let budget = budget((3, 2), (0, 0));
        for path in EVENTS {
            // Neither said to be large nor small, and never ending.
            let chunks =
                futures::stream::repeat(Ok::<_, Infallible>(Bytes::from(vec![b'x'; 1024])));
            let endless = request(path, "192.0.2.1", "none", Body::from_stream(chunks));
            let collected = budget.collect(endless).await.unwrap();
            assert!(matches!(collected, Collected::Unread(_)), "{path}");
            // Said to be large: not even its first byte is waited for.
            let never = futures::stream::pending::<Result<Bytes, Infallible>>();
            let mut announced = request(path, "192.0.2.1", "none", Body::from_stream(never));
            announced
                .headers_mut()
                .insert(CONTENT_LENGTH, "17000".parse().unwrap());
            let collected = budget.collect(announced).await.unwrap();
            assert!(matches!(collected, Collected::Unread(_)), "{path}");
            // A small one is nobody's burden; the handler asks.
            let small = request(path, "192.0.2.1", "none", of(PIECE));
            assert_eq!(room(&budget, small).await, Ok(None), "{path}");
            let large = request(path, "192.0.2.1", "7", of(2 * PIECE));
            assert_eq!(room(&budget, large).await, Ok(Some(1)), "{path}");
        }
        assert_eq!(budget.events.left(), 3);
    }

    #[tokio::test]
    async fn each_operator_has_a_share_of_the_room_for_events() {
        let budget = budget((3, 2), (0, 0));
        let send = |key: &'static str| request(EVENTS[0], "192.0.2.1", key, of(2 * PIECE));
        let held = [
            budget.collect(send("1")).await.unwrap(),
            budget.collect(send("1")).await.unwrap(),
        ];
        assert_eq!(room(&budget, send("1")).await, Err(Code::Unavailable));
        assert_eq!(room(&budget, send("2")).await, Ok(Some(1)));
        drop(held);
        assert_eq!(room(&budget, send("1")).await, Ok(Some(1)));
    }

    #[tokio::test]
    async fn a_body_ends_at_its_limit() {
        let budget = budget(OF_EVENTS, OF_OTHERS);
        for (path, largest) in [("/x", LARGEST), (EVENTS[0], LARGEST_OF_EVENTS)] {
            let whole = request(path, "192.0.2.1", "1", of(largest));
            let pieces = largest / PIECE - 1;
            assert_eq!(room(&budget, whole).await, Ok(Some(pieces)), "{path}");
            let larger = request(path, "192.0.2.1", "1", of(largest + 1));
            assert_eq!(
                room(&budget, larger).await,
                Err(Code::PayloadTooLarge),
                "{path}"
            );
        }
    }

    #[tokio::test]
    async fn an_answer_keeps_the_room_until_it_was_read() {
        let budget = budget((1, 1), (0, 0));
        let send = || request(EVENTS[0], "192.0.2.1", "1", of(2 * PIECE));
        let Collected::Whole(_, Some(room)) = budget.collect(send()).await.unwrap() else {
            panic!("it has room");
        };
        let answer = Held::body(Body::from("answer"), room);
        assert_eq!(answer.size_hint().exact(), Some(6));
        assert!(matches!(
            budget.collect(send()).await,
            Err(Code::Unavailable)
        ));
        let read = answer.collect().await.unwrap().to_bytes();
        assert_eq!(read, "answer");
        assert!(budget.collect(send()).await.is_ok());
    }
}

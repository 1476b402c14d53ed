//! A short way for plain requests, before HTTP's machinery.
//!
//! hyper and the router are made for everything that a request can be, and cost a click more than
//! all that we do for it. So the requests of a connection are looked at here first. Whatever comes
//! whole, is plain and has a short answer gets that. The first that is anything else goes the usual
//! way, and so does the connection from there on: hyper gets what was read and sees no difference.
//!
//! Plain is a `GET` of HTTP/1.1 that names an address on this server, has no body, and asks nothing
//! of the connection. What could be understood in two ways is never plain.

use super::patience::Patient;
use super::pauses::Pauses;
use super::{Limits, Peer};
use crate::shutdown::Shutdown;
use axum::Router;
use httparse::{Header, Request, Status};
use std::future::{Future, ready};
use std::mem::MaybeUninit;
use std::net::IpAddr;
use std::time::Instant;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Bytes that are read at a time. Most heads fit; those that don't go the usual way.
const ROOM: usize = 4 * 1024;
/// The most headers of a plain request.
const MAX_HEADERS: usize = 32;
/// Headers that say something about the body or the connection.
const SPECIAL: [&str; 9] = [
    "content-length",
    "transfer-encoding",
    "te",
    "trailer",
    "expect",
    "upgrade",
    "keep-alive",
    "proxy-connection",
    "http2-settings",
];

/// Answers some requests by itself, and knows who connects.
pub trait Shortcut {
    /// Whether the other end is no client of its own but a proxy of ours, behind which are many.
    fn speaks_for_many(&self, _peer: IpAddr) -> bool {
        false
    }

    /// Writes the whole answer, from its status line to the end of its body, and says so. Where it
    /// writes none, the request goes the usual way.
    fn answer(
        &self,
        _peer: Peer,
        _head: &Head<'_>,
        _answer: &mut Vec<u8>,
    ) -> impl Future<Output = bool> + Send {
        ready(false)
    }
}

/// A router has no short answers.
impl Shortcut for Router {}

/// The head of a plain request.
#[derive(Debug)]
pub struct Head<'a> {
    /// The path of the address.
    pub path: &'a str,
    /// What stands behind its first `?`, or nothing.
    pub query: &'a str,
    headers: &'a [Header<'a>],
}

impl<'a> Head<'a> {
    /// The values of a header; its name in lower case.
    pub fn all(&self, name: &str) -> impl DoubleEndedIterator<Item = &'a [u8]> {
        let named = move |header: &&Header<'_>| header.name.eq_ignore_ascii_case(name);
        let headers = self.headers.iter().filter(named);
        headers.map(|header| header.value)
    }
}

/// What is left of a connection for the usual way.
pub(super) struct Rest {
    /// What was read and not answered.
    pub(super) read: Vec<u8>,
    /// Whether any request was answered here.
    pub(super) was_asked: bool,
}

/// Answers requests as long as they are plain and short. `None` once the connection is over.
pub(super) async fn serve<S: Shortcut>(
    stream: &mut Patient,
    peer: Peer,
    service: &S,
    pauses: &Pauses,
    limits: Limits,
    shutdown: &Shutdown,
) -> Option<Rest> {
    let (mut read, mut answer) = (Vec::new(), Vec::new());
    let mut was_asked = false;
    let draining = shutdown.draining();
    tokio::pin!(draining);
    loop {
        if read.is_empty() {
            read.reserve(ROOM);
            let pause = pauses.until(Instant::now() + limits.header_timeout);
            let arrived = tokio::select! {
                biased;
                arrived = stream.read_buf(&mut read) => arrived,
                // Who is told to leave is told so by the usual way.
                () = &mut draining => return Some(Rest { read, was_asked }),
                () = pause => return None,
            };
            if !matches!(arrived, Ok(1..)) {
                return None;
            }
        }
        let mut headers = [const { MaybeUninit::uninit() }; MAX_HEADERS];
        answer.clear();
        let answered = match plain(&read, &mut headers) {
            Some((head, length)) if !shutdown.is_draining() => {
                let is_answered = service.answer(peer, &head, &mut answer).await;
                is_answered.then_some(length)
            }
            _ => None,
        };
        let Some(length) = answered else {
            return Some(Rest { read, was_asked });
        };
        was_asked = true;
        stream.write_all(&answer).await.ok()?;
        read.drain(..length);
    }
}

/// The head at the beginning of what was read, and its length; `None` for one that is not plain,
/// or not there as a whole.
fn plain<'a>(
    read: &'a [u8],
    headers: &'a mut [MaybeUninit<Header<'a>>; MAX_HEADERS],
) -> Option<(Head<'a>, usize)> {
    if !read.starts_with(b"GET /") {
        return None;
    }
    let mut request = Request::new(&mut []);
    let parsed = request.parse_with_uninit_headers(read, headers);
    let Ok(Status::Complete(length)) = parsed else {
        return None;
    };
    // Characters that everybody takes for themselves.
    let target = request.path.filter(|target| {
        target.bytes().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(
                    byte,
                    b'!' | b'$'..=b'/' | b':' | b';' | b'=' | b'?' | b'@' | b'_' | b'~'
                )
        })
    })?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let head = Head {
        path,
        query,
        headers: request.headers,
    };
    (request.version == Some(1) && head.headers.iter().all(is_plain)).then_some((head, length))
}

fn is_plain(header: &Header<'_>) -> bool {
    if header.name.eq_ignore_ascii_case("connection") {
        return header.value.eq_ignore_ascii_case(b"keep-alive");
    }
    let is_special = |name: &&str| header.name.eq_ignore_ascii_case(name);
    !SPECIAL.iter().any(is_special)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, usize)> {
        let mut headers = [const { MaybeUninit::uninit() }; MAX_HEADERS];
        let (head, length) = plain(text.as_bytes(), &mut headers)?;
        let hosts: Vec<&[u8]> = head.all("host").collect();
        let hosts = hosts.iter().map(|host| String::from_utf8_lossy(host));
        Some((
            format!(
                "{} {} {}",
                head.path,
                head.query,
                hosts.collect::<Vec<_>>().join("|")
            ),
            length,
        ))
    }

    #[test]
    fn what_can_be_understood_in_one_way_is_plain() {
        let whole = "GET /go/abc?x=1 HTTP/1.1\r\nHost: a.example\r\nConnection: Keep-Alive\r\n\r\n";
        let expected = Some(("/go/abc x=1 a.example".to_owned(), whole.len()));
        assert_eq!(read(whole), expected);
        assert_eq!(read(&format!("{whole}GET /go/next")), expected);
        for text in [
            "",
            "G",
            "GET /go/abc HTTP/1.1\r\nhost: a",
            "GET /go/abc HTTP/1.0\r\nhost: a\r\n\r\n",
            "HEAD /go/abc HTTP/1.1\r\nhost: a\r\n\r\n",
            "POST /go/abc HTTP/1.1\r\nhost: a\r\n\r\n",
            "GET http://a/go/abc HTTP/1.1\r\nhost: a\r\n\r\n",
            "GET * HTTP/1.1\r\nhost: a\r\n\r\n",
            "GET /go/abc#x HTTP/1.1\r\nhost: a\r\n\r\n",
            "GET /go/abc?x={y} HTTP/1.1\r\nhost: a\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost : a\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost: a\r\n folded\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost: a\r\nconnection: keep-alive, upgrade\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\n\r\n",
            "GET /go/abc HTTP/1.1\r\nhost: a\r\nupgrade: h2c\r\n\r\n",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        let many = "x: y\r\n".repeat(MAX_HEADERS);
        assert_eq!(
            read(&format!("GET / HTTP/1.1\r\nhost: a\r\n{many}\r\n")),
            None
        );
    }
}

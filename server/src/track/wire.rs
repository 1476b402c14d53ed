//! Answers as they are on the wire, as hyper would write them.

use axum::body::to_bytes;
use axum::response::Response;
use std::cell::RefCell;
use std::io::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

/// The largest body: a small page.
const LARGEST: usize = 16 * 1024;

/// Sends a visitor on.
pub(super) fn found(to: &mut Vec<u8>, url: &str) {
    to.extend_from_slice(b"HTTP/1.1 302 Found\r\nlocation: ");
    to.extend_from_slice(url.as_bytes());
    to.extend_from_slice(
        b"\r\ncache-control: no-store\r\nreferrer-policy: no-referrer\r\ncontent-length: 0\r\n",
    );
    date(to);
    to.extend_from_slice(b"\r\n");
}

/// Any other answer. False, and nothing written, for one whose body is too large.
pub(super) async fn response(to: &mut Vec<u8>, response: Response) -> bool {
    let (head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return false;
    };
    let reason = head.status.canonical_reason().unwrap_or_default();
    // Writing to memory never fails.
    let _ = write!(to, "HTTP/1.1 {} {reason}\r\n", head.status.as_u16());
    for (name, value) in &head.headers {
        to.extend_from_slice(name.as_str().as_bytes());
        to.extend_from_slice(b": ");
        to.extend_from_slice(value.as_bytes());
        to.extend_from_slice(b"\r\n");
    }
    let _ = write!(to, "content-length: {}\r\n", body.len());
    date(to);
    to.extend_from_slice(b"\r\n");
    to.extend_from_slice(&body);
    true
}

/// The date, which is written anew once a second.
#[expect(
    clippy::disallowed_methods,
    reason = "an answer's date is the machine's, as hyper's is"
)]
fn date(to: &mut Vec<u8>) {
    thread_local! {
        static LINE: RefCell<(u64, String)> = const { RefCell::new((0, String::new())) };
    }
    let now = SystemTime::now();
    let seconds = now
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    LINE.with_borrow_mut(|(written, line)| {
        if *written != seconds || line.is_empty() {
            *line = format!("date: {}\r\n", httpdate::fmt_http_date(now));
            *written = seconds;
        }
        to.extend_from_slice(line.as_bytes());
    });
}

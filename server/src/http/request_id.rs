//! The id under which the log knows a request; the answer carries it as `x-request-id`.

use super::client::Client;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use std::sync::Arc;
use tributary_domain::hex;

/// The header that carries the id.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The id; an extension of each request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequestId(pub Arc<str>);

/// Gives a request its id.
pub(super) fn note(request: &mut Request, client: Client) -> RequestId {
    let given = request
        .headers()
        .get(HEADER)
        .and_then(|id| id.to_str().ok());
    // From anybody but our own proxy, an id could be made to look like another request's.
    let id = match given.filter(|id| client.is_proxied && is_fit(id)) {
        Some(id) => RequestId(Arc::from(id)),
        None => RequestId(fresh()),
    };
    request.extensions_mut().insert(id.clone());
    id
}

impl RequestId {
    /// Tells the peer.
    pub(super) fn put_on(&self, response: &mut Response) {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            response.headers_mut().insert(HEADER, value);
        }
    }
}

/// The id of a request, for an answer; empty where the layer was not passed.
#[must_use]
pub fn of(extensions: &axum::http::Extensions) -> Arc<str> {
    extensions
        .get::<RequestId>()
        .map_or_else(|| Arc::from(""), |id| Arc::clone(&id.0))
}

/// What common proxies send: letters, digits and dashes.
fn is_fit(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (8..=64).contains(&id.len()) && id.bytes().all(fits)
}

/// 128 random bits in hex.
pub(crate) fn fresh() -> Arc<str> {
    random_hex::<16>().into()
}

/// `N` random bytes in hex. Where the machine has no randomness to give there is nothing left to
/// rely on; the panic is caught as that request's failure.
pub(crate) fn random_hex<const N: usize>() -> String {
    let mut bytes = [0; N];
    #[expect(clippy::expect_used, reason = "see above")]
    getrandom::fill(&mut bytes).expect("the machine has randomness");
    hex::write(&bytes)
}

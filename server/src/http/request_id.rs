//! The id under which the log knows a request; the answer carries it as `x-request-id`.

use super::client::Client;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use tributary_domain::hex;

/// The header that carries the id.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The id; an extension of each request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RequestId(pub Arc<str>);

/// Gives each request its id.
pub async fn layer(mut request: Request, next: Next) -> Response {
    let is_proxied = request
        .extensions()
        .get::<Client>()
        .is_some_and(|client| client.is_proxied);
    let given = request
        .headers()
        .get(HEADER)
        .and_then(|id| id.to_str().ok());
    // From anybody but our own proxy, an id could be made to look like another request's.
    let id = match given.filter(|id| is_proxied && is_fit(id)) {
        Some(id) => Arc::from(id),
        None => fresh(),
    };
    request.extensions_mut().insert(RequestId(Arc::clone(&id)));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
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

//! Pages of other sites can't write here. Leptos has no check of its own, and this is the one
//! place that has.
//!
//! What decides is whether the answer could be to a session's cookie: pages and server functions
//! look at nothing else, whatever other headers a request has, and under `/api` the cookie counts
//! where no key was sent. A call with a key goes by the key alone ([`crate::rest::caller`]), so it
//! needs no check; one that has a session's cookie besides is checked all the same.

use super::address::Host;
use super::client::Client;
use crate::pages::cookie;
use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, ORIGIN};
use axum::http::{HeaderMap, Method};
use tributary_domain::error::Code;

/// Calls that never look at a cookie, so that nobody's session can be abused through them.
const WITHOUT_COOKIES: [&str; 1] = ["/api/register-aff"];

/// Looks who caused a write.
///
/// # Errors
/// [`Code::OriginNotAllowed`] where a page of another site did.
pub(super) fn check(request: &Request) -> Result<(), Code> {
    let path = request.uri().path();
    if WITHOUT_COOKIES.contains(&path) || is_allowed(request) {
        return Ok(());
    }
    tracing::info!(?path, "a page of another site tried to write");
    Err(Code::OriginNotAllowed)
}

fn is_allowed(request: &Request) -> bool {
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS];
    let headers = request.headers();
    if safe.contains(request.method()) || goes_by_key(request.uri().path(), headers) {
        return true;
    }
    let is_https = request
        .extensions()
        .get::<Client>()
        .is_some_and(|client| client.is_https);
    let host = request
        .extensions()
        .get::<Host>()
        .map(|host| host.authority.as_str());
    is_own(headers, host, is_https)
}

/// Whether a key alone decides who makes this call: under `/api`, with a key and without a
/// session's cookie.
fn goes_by_key(path: &str, headers: &HeaderMap) -> bool {
    let has_key = headers.contains_key(AUTHORIZATION) || headers.contains_key("x-api-key");
    path.starts_with("/api/") && has_key && !cookie::has_session(headers)
}

/// Whether a write comes from a page of ours, or from no page at all. `Sec-Fetch-Site` is the
/// browser's own word; `Origin` serves browsers without it.
#[must_use]
pub fn is_own(headers: &HeaderMap, host: Option<&str>, is_https: bool) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let mut origins = headers.get_all(ORIGIN).iter();
    let origin = match (origins.next(), origins.next()) {
        (None, _) => return true,
        (Some(origin), None) => origin
            .to_str()
            .ok()
            .and_then(|origin| origin.split_once("://")),
        _ => None,
    };
    let (Some((scheme, authority)), Some(host)) = (origin, host) else {
        return false;
    };
    // A proxy that ends TLS without being declared leaves us with http; that our page came by
    // https is then no reason to refuse it. The other way round is one.
    let scheme_fits = scheme == "https" || (scheme == "http" && !is_https);
    scheme_fits && without_port(authority, scheme) == without_port(host, scheme)
}

/// The authority in lower case, without the port that its scheme implies.
fn without_port(authority: &str, scheme: &str) -> String {
    let lower = authority.to_ascii_lowercase();
    let port = if scheme == "https" { ":443" } else { ":80" };
    lower.strip_suffix(port).map(str::to_owned).unwrap_or(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_alone_decides_under_api_and_without_a_session() {
        let key = ("x-api-key", "trb_x");
        let session = ("cookie", "lang=fr; tributary=abc");
        for (path, given, alone) in [
            ("/api/v1/payments", &[key][..], true),
            (
                "/api/v1/payments",
                &[("authorization", "Bearer trb_x")],
                true,
            ),
            ("/api/v1/payments", &[key, ("cookie", "lang=fr")], true),
            ("/api/v1/payments", &[], false),
            ("/api/v1/payments", &[key, session], false),
            (
                "/api/v1/payments",
                &[key, ("cookie", "__Host-tributary=x")],
                false,
            ),
            ("/office/brands/new", &[key], false),
            ("/ui/put_note1", &[("authorization", "Basic eDp5")], false),
            ("/login", &[key], false),
            ("/apis", &[key], false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in given {
                headers.append(*name, value.parse().unwrap());
            }
            assert_eq!(goes_by_key(path, &headers), alone, "{path} {given:?}");
        }
    }

    #[test]
    fn only_our_own_pages_write() {
        for (site, origin, is_https, allowed) in [
            ("same-origin", "", false, true),
            ("none", "", false, true),
            ("same-site", "", false, false),
            ("cross-site", "", false, false),
            ("cross-site", "http://aff.example:3000", false, false),
            ("", "", false, true),
            ("", "http://aff.example:3000", false, true),
            ("", "https://AFF.example:3000", false, true),
            ("", "http://aff.example:3000", true, false),
            ("", "http://aff.example", false, false),
            ("", "http://evil.example:3000", false, false),
            ("", "http://sub.aff.example:3000", false, false),
            ("", "null", false, false),
            ("", "ftp://aff.example:3000", false, false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
                if !value.is_empty() {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            let own = is_own(&headers, Some("aff.example:3000"), is_https);
            assert_eq!(own, allowed, "{site} {origin} {is_https}");
        }
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, "https://aff.example".parse().unwrap());
        assert!(is_own(&headers, Some("aff.example:443"), true));
        assert!(is_own(&headers, Some("aff.example"), true));
        headers.append(ORIGIN, "https://aff.example".parse().unwrap());
        assert!(!is_own(&headers, Some("aff.example"), true));
    }
}

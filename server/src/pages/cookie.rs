//! The session cookie. On https its name begins with `__Host-`: browsers then take it with
//! `Secure`, `Path=/` and no domain only, so that no sibling domain can plant one.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The cookie's name.
const fn name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-tributary"
    } else {
        "tributary"
    }
}

/// The session's token in a request.
#[must_use]
pub fn token(headers: &HeaderMap, is_https: bool) -> Option<&str> {
    value(headers, name(is_https)).filter(|token| !token.is_empty())
}

/// Whether a request has a session's cookie, by either name.
#[must_use]
pub fn has_session(headers: &HeaderMap) -> bool {
    [true, false]
        .into_iter()
        .any(|is_https| token(headers, is_https).is_some())
}

/// All cookies of a request as one text; empty when there are none.
#[must_use]
pub fn all(headers: &HeaderMap) -> String {
    let texts = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    texts.collect::<Vec<_>>().join("; ")
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let texts = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    texts
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// The `Set-Cookie` that begins a session. It ends with the browser, or when the server says so.
#[must_use]
pub fn begin(token: &str, is_https: bool) -> String {
    format!(
        "{}={token}; Path=/; HttpOnly; SameSite=Lax{}",
        name(is_https),
        secure(is_https)
    )
}

/// The `Set-Cookie` that ends a session.
#[must_use]
pub fn end(is_https: bool) -> String {
    format!(
        "{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}",
        name(is_https),
        secure(is_https)
    )
}

const fn secure(is_https: bool) -> &'static str {
    if is_https { "; Secure" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_how_it_came() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, "a=b; tributary=plain".parse().unwrap());
        headers.append(COOKIE, "__Host-tributary=safe".parse().unwrap());
        assert_eq!(token(&headers, false), Some("plain"));
        assert_eq!(token(&headers, true), Some("safe"));
        assert_eq!(all(&headers), "a=b; tributary=plain; __Host-tributary=safe");
        assert_eq!(token(&HeaderMap::new(), true), None);
    }

    #[test]
    fn the_flags_are_the_strictest_that_work() {
        let cookie = begin("t", true);
        assert_eq!(
            cookie,
            "__Host-tributary=t; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            begin("t", false),
            "tributary=t; Path=/; HttpOnly; SameSite=Lax"
        );
        assert!(end(true).contains("Max-Age=0; Secure"));
    }
}

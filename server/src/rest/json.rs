//! JSON in and out.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use tributary_domain::error::Code;

/// How deep a body may be nested (contract.md §2).
const DEEPEST: usize = 64;

/// A body as JSON.
pub fn answer(body: &impl Serialize) -> Response {
    match serde_json::to_string(body) {
        Ok(text) => ([(CONTENT_TYPE, "application/json")], text).into_response(),
        // Our own types always can be written; should one not, nobody may take it for an answer.
        Err(error) => {
            tracing::error!(%error, "an answer could not be written");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A body without the byte order mark that may stand before it.
#[must_use]
pub fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

/// The fields of an object, by their names, as they were sent.
pub type RawFields = BTreeMap<String, Box<RawValue>>;

/// Reads a body that must be one JSON object. `unreadable` is the code for what is none.
///
/// # Errors
/// [`Code::UnsupportedMediaType`] for a body that says it is something else; `unreadable`.
pub fn read_fields(headers: &HeaderMap, body: &[u8], unreadable: Code) -> Result<RawFields, Code> {
    check_shape(headers, body, unreadable)?;
    serde_json::from_slice(body).map_err(|_| unreadable)
}

/// Refuses a body that says it is something else than JSON, or is nested too deep.
///
/// # Errors
/// As [`read_fields`].
pub fn check_shape(headers: &HeaderMap, body: &[u8], unreadable: Code) -> Result<(), Code> {
    if !is_json(headers) {
        return Err(Code::UnsupportedMediaType);
    }
    if is_too_deep(body) {
        return Err(unreadable);
    }
    Ok(())
}

/// Whether a text is nested deeper than any body of ours.
#[must_use]
pub fn is_too_deep(body: &[u8]) -> bool {
    depth(body) > DEEPEST
}

/// Whether the body is said to be JSON, or nothing is said.
fn is_json(headers: &HeaderMap) -> bool {
    let mut kinds = headers.get_all(CONTENT_TYPE).iter();
    let (Some(kind), None) = (kinds.next(), kinds.next()) else {
        return headers.get(CONTENT_TYPE).is_none();
    };
    let kind = kind
        .to_str()
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default()
        .trim();
    kind.eq_ignore_ascii_case("application/json")
}

/// How deep brackets are nested, texts apart. Counted before it is parsed: the parser's own limit
/// is another one.
fn depth(body: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in body {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the fields that are read.
    fn read(kind: &str, body: &str) -> Result<Vec<String>, Code> {
        let mut headers = HeaderMap::new();
        if !kind.is_empty() {
            headers.insert(CONTENT_TYPE, kind.parse().unwrap());
        }
        let fields = read_fields(&headers, body.as_bytes(), Code::FormNotReadable)?;
        Ok(fields.into_keys().collect())
    }

    #[test]
    fn one_object_is_read_and_nothing_else() {
        for kind in ["", "application/json", "Application/JSON; charset=utf-8"] {
            assert!(read(kind, "{}").is_ok(), "{kind}");
        }
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/jsonx",
        ] {
            assert_eq!(read(kind, "{}"), Err(Code::UnsupportedMediaType), "{kind}");
        }
        for body in ["", "[]", "1", "null", "{", "{}{}", "{\"a\":}"] {
            assert_eq!(read("", body), Err(Code::FormNotReadable), "{body}");
        }
    }

    #[test]
    fn depth_is_counted_outside_of_texts() {
        let nested = |depth: usize| {
            format!(
                "{{\"a\":{}{}}}",
                "[".repeat(depth - 1),
                "]".repeat(depth - 1)
            )
        };
        assert!(read("", &nested(64)).is_ok());
        assert_eq!(read("", &nested(65)), Err(Code::FormNotReadable));
        assert!(
            read(
                "",
                &format!(r#"{{"a":"{}\"{}"}}"#, "[".repeat(99), "{".repeat(99))
            )
            .is_ok()
        );
    }
}

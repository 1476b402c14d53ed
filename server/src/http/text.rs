//! Text as it comes: a NUL character, or bytes that are no UTF-8, are refused by name before
//! anything looks at them, wherever they stand in an address or a body (contract.md §2). No
//! database of ours takes them alike. A byte order mark before a body is skipped.
//!
//! Events have many bodies in one, each of which is refused by itself, so theirs are not looked at
//! here. The store refuses what should get past here all the same.

use super::body::is_of_events;
use super::refusal::{RequestMeta, small_page};
use crate::rest::error::{self, ApiError};
use crate::rest::json::without_mark;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use hyper::body::Body as _;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::borrow::Cow;
use tributary_domain::error::Code;

/// The address of the sign-up, whose refusals have codes of their own.
const REGISTRATION: &str = "/api/register-aff";

/// What is wrong with a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// It holds a NUL character.
    Nul,
    /// It is no UTF-8.
    NotUtf8,
}

/// A text that is refused, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Flawed {
    flaw: Flaw,
    place: Place,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Place {
    Address,
    Body,
    /// A parameter of the address.
    Parameter(String),
    /// A field of the body.
    Field(String),
}

impl Flaw {
    /// What a text does that has it.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::Nul => "holds a NUL character",
            Self::NotUtf8 => "is not UTF-8",
        }
    }

    /// What is wrong with bytes that are to be a text.
    fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.contains(&0) {
            return Some(Self::Nul);
        }
        std::str::from_utf8(bytes).is_err().then_some(Self::NotUtf8)
    }

    /// What is wrong with a percent-encoded text.
    #[must_use]
    pub fn of_encoded(text: &str) -> Option<Self> {
        if !text.contains('%') {
            return text.contains('\0').then_some(Self::Nul);
        }
        let decoded: Cow<'_, [u8]> = percent_decode_str(text).into();
        Self::of(&decoded)
    }
}

/// Lets a request in whose body has arrived.
///
/// # Errors
/// The answer to one whose address or body is no text.
pub(super) async fn admit(request: Request, asked: &RequestMeta) -> Result<Request, Response> {
    if let Some(flawed) = of_address(request.uri()) {
        return Err(flawed.answer(asked));
    }
    if request.body().is_end_stream() || is_of_events(request.uri().path()) {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Err(super::refusal::refuse(asked, Code::BadRequest));
    };
    let begin = bytes.len() - without_mark(&bytes).len();
    let bytes = bytes.slice(begin..);
    if let Some(flawed) = of_body(&parts.headers, &bytes) {
        return Err(flawed.answer(asked));
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

fn of_address(uri: &Uri) -> Option<Flawed> {
    if let Some(flaw) = Flaw::of_encoded(uri.path()) {
        let place = Place::Address;
        return Some(Flawed { flaw, place });
    }
    of_pairs(uri.query().unwrap_or_default(), Place::Parameter)
}

/// The first flawed pair of a query or of a form.
fn of_pairs(text: &str, place: fn(String) -> Place) -> Option<Flawed> {
    text.split('&').find_map(|pair| {
        let flaw = Flaw::of_encoded(pair).or_else(|| of_json(pair))?;
        let name = pair.split('=').next().unwrap_or_default();
        let name = percent_decode_str(name).decode_utf8_lossy();
        Some(Flawed {
            flaw,
            place: place(printable(&name)),
        })
    })
}

/// What is wrong with a pair whose value is JSON, as that of `filter`.
fn of_json(pair: &str) -> Option<Flaw> {
    if !pair.contains("u0000") {
        return None;
    }
    let (_, value) = pair.split_once('=')?;
    let value = percent_decode_str(value).decode_utf8_lossy();
    let value: Value = serde_json::from_str(&value).ok()?;
    nul_in(&value).map(|_| Flaw::Nul)
}

fn of_body(headers: &HeaderMap, bytes: &[u8]) -> Option<Flawed> {
    let kind = headers.get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    // Files may be anything; whoever takes one looks at it, and at the texts beside it.
    if kind.eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    if let Some(flaw) = Flaw::of(bytes) {
        let place = Place::Body;
        return Some(Flawed { flaw, place });
    }
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return of_pairs(text, Place::Field);
    }
    if !text.contains("\\u0000") {
        return None;
    }
    // What is no JSON, or too deep, is refused by whoever reads it.
    let value: Value = serde_json::from_str(text).ok()?;
    let path = nul_in(&value)?;
    let name = path.into_iter().rev().collect::<Vec<_>>().join(".");
    Some(Flawed {
        flaw: Flaw::Nul,
        place: if name.is_empty() {
            Place::Body
        } else {
            Place::Field(printable(&name))
        },
    })
}

/// The names that lead to a text with a NUL, the innermost first.
fn nul_in(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => text.contains('\0').then(Vec::new),
        Value::Array(values) => values.iter().find_map(nul_in),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            if name.contains('\0') {
                return Some(vec![name.clone()]);
            }
            let mut path = nul_in(value)?;
            path.push(name.clone());
            Some(path)
        }),
        _ => None,
    }
}

/// A name that was sent, as it can be shown.
fn printable(name: &str) -> String {
    const MAX_PARAMETERS: usize = 100;
    let shown = name
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c });
    shown.take(MAX_PARAMETERS).collect()
}

impl Flawed {
    fn answer(self, asked: &RequestMeta) -> Response {
        let says = self.flaw.says();
        let (subject, field) = match self.place {
            Place::Address => ("The address".to_owned(), None),
            Place::Body => ("The body".to_owned(), None),
            Place::Parameter(name) => (format!("The parameter {name}"), Some((name, false))),
            Place::Field(name) => (format!("The field {name}"), Some((name, true))),
        };
        let sentence = format!("{subject} {says}.");
        if !asked.is_api() {
            let status = StatusCode::BAD_REQUEST;
            return small_page(asked, status, "Bad Request", &sentence);
        }
        let code = match &field {
            Some((_, true)) if asked.path == REGISTRATION => Code::FormNotValid,
            _ if asked.path == REGISTRATION => Code::FormNotReadable,
            Some(_) => Code::Invalid,
            None => Code::BadRequest,
        };
        let reason = format!("This {says}.");
        let wire = ApiError {
            message: sentence,
            fields: field.map(|(name, _)| (name, reason)).into_iter().collect(),
            ..ApiError::from_code(code)
        };
        error::respond(&wire, asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &str, body: &[u8]) -> Option<Flawed> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, kind.parse().unwrap());
        of_body(&headers, body)
    }

    #[test]
    fn flaws_are_found_wherever_they_stand() {
        let field = |flaw, name: &str| {
            let place = Place::Field(name.to_owned());
            Some(Flawed { flaw, place })
        };
        let body = |flaw| {
            let place = Place::Body;
            Some(Flawed { flaw, place })
        };
        let json = "application/json; charset=utf-8";
        let form = "application/x-www-form-urlencoded";
        for (kind, text, expected) in [
            (json, &b"{\"a\":\"x\"}"[..], None),
            (json, b"{\"a\":\"\\\\u0000\"}", None),
            (json, b"{\"a\":\"x\\u0000\"}", field(Flaw::Nul, "a")),
            (
                json,
                b"{\"a\":[1,{\"b\":\"\\u0000\"}]}",
                field(Flaw::Nul, "a.b"),
            ),
            (json, b"{\"a\\u0000\":1}", field(Flaw::Nul, "a\u{fffd}")),
            (json, b"\"\\u0000\"", body(Flaw::Nul)),
            (json, b"{\"a\":\"\0\"}", body(Flaw::Nul)),
            (json, b"{\"a\":\"\xe9\"}", body(Flaw::NotUtf8)),
            (form, b"a=b&c=%41+%", None),
            (form, b"a=b&c=%00", field(Flaw::Nul, "c")),
            (form, b"a=b&c%00=", field(Flaw::Nul, "c\u{fffd}")),
            (form, b"a=caf%e9", field(Flaw::NotUtf8, "a")),
            (form, b"a=caf\xe9", body(Flaw::NotUtf8)),
            ("multipart/form-data; boundary=x", b"\0\xff", None),
        ] {
            assert_eq!(of(kind, text), expected, "{text:?}");
        }
        for (uri, expected) in [
            ("/a?b=%C3%A9&c=100%", None),
            ("/a%00", Some(Place::Address)),
            ("/a%ff", Some(Place::Address)),
            ("/a?b=1&c=%00", Some(Place::Parameter("c".into()))),
            (
                "/a?f=%7B%22a%22:%22%5Cu0000%22%7D",
                Some(Place::Parameter("f".into())),
            ),
            ("/a?f=%22%5C%5Cu0000%22", None),
            ("/a?%c3=1", Some(Place::Parameter("\u{fffd}".into()))),
        ] {
            let found = of_address(&uri.parse().unwrap());
            assert_eq!(found.map(|flawed| flawed.place), expected, "{uri}");
        }
    }
}

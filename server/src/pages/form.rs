//! A form that a browser without script posted.

use crate::http::refusal::{RequestMeta, refuse};
use axum::extract::{FromRequest as _, Request};
use axum::http::header::{CONTENT_TYPE, REFERER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;
use bytes::Bytes;
use tributary_domain::error::Code;

/// The fields of a form, in their order. A name can stand twice; the first one counts.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Those that were read elsewhere.
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// What may be shown again: everything but secrets.
    #[must_use]
    pub fn shown(&self) -> Vec<(String, String)> {
        let is_secret =
            |name: &str| matches!(name, "password" | "token") || name.ends_with("-response");
        self.0
            .iter()
            .filter(|(name, _)| !is_secret(name))
            .cloned()
            .collect()
    }
}

/// Reads the form, and answers with it the head by which its page is rendered again.
///
/// # Errors
/// The answer to a post that is no form.
pub async fn read(request: Request) -> Result<(Fields, Parts), Response> {
    let asked = RequestMeta::of(&request);
    if !is_form(request.headers()) {
        return Err(refuse(&asked, Code::UnsupportedMediaType));
    }
    let (mut parts, body) = request.into_parts();
    let body = Bytes::from_request(Request::new(body), &()).await;
    let body = body.map_err(|_| refuse(&asked, Code::BadRequest))?;
    parts.method = Method::GET;
    Ok((parse(&body), parts))
}

/// The fields of a form's body.
pub(super) fn parse(body: &[u8]) -> Fields {
    Fields(form_urlencoded::parse(body).into_owned().collect())
}

/// The address of the page that a form was posted from, within this server; the browser says it.
pub(super) fn page_of(headers: &HeaderMap) -> Option<String> {
    let from: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    from.path_and_query()
        .map(|address| address.as_str().to_owned())
}

/// Puts parameters into the address that a page is rendered for again: pages read there what
/// they were opened with.
pub(super) fn put_query(parts: &mut Parts, pairs: &[(&str, &str)]) {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    let address = format!("{}?{query}", parts.uri.path());
    if let Ok(uri) = address.parse() {
        parts.uri = uri;
    }
}

pub(super) fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

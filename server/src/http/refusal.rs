//! How a layer says no: the JSON of contract.md §2 under `/api`, a small page elsewhere.

use super::request_id;
use crate::rest::error::{self, ApiError};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use std::sync::Arc;
use tributary_app::html::escape;
use tributary_domain::error::Code;

/// What an answer needs to know of its request; taken before the request is given away.
#[derive(Clone, Debug)]
pub struct RequestMeta {
    /// The path of the address.
    pub path: String,
    /// The request's id.
    pub request_id: Arc<str>,
}

impl RequestMeta {
    /// What an answer to `request` needs.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        Self::new(request.uri(), request.extensions())
    }

    /// The same, from the head of a request.
    #[must_use]
    pub fn of_parts(parts: &Parts) -> Self {
        Self::new(&parts.uri, &parts.extensions)
    }

    fn new(uri: &Uri, extensions: &Extensions) -> Self {
        Self {
            path: uri.path().to_owned(),
            request_id: request_id::of(extensions),
        }
    }

    /// Whether a program asked, which wants JSON.
    #[must_use]
    pub fn is_api(&self) -> bool {
        self.path == "/api" || self.path.starts_with("/api/")
    }
}

/// The answer to a request that is refused before anything looked at it.
#[must_use]
pub fn refuse(asked: &RequestMeta, code: Code) -> Response {
    let mut response = if asked.is_api() {
        error::respond(&ApiError::from_code(code), asked)
    } else {
        page(asked, code)
    };
    let headers = response.headers_mut();
    match code {
        Code::Unavailable | Code::FailInRegistrationFlow => {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        // The rest of the body is not worth waiting for.
        Code::PayloadTooLarge | Code::RequestTimeout => {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        _ => {}
    }
    response
}

/// The page for people whose browser asked for something we refuse.
fn page(asked: &RequestMeta, code: Code) -> Response {
    let status = StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::BAD_REQUEST);
    let title = status.canonical_reason().unwrap_or("Error");
    small_page(asked, status, title, code.message())
}

/// A page without style or script that stands when nothing else does.
#[must_use]
pub fn small_page(
    asked: &RequestMeta,
    status: StatusCode,
    title: &str,
    sentence: &str,
) -> Response {
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{sentence}</p><p><small>Request {id}</small></p></main>\
         </body></html>\n",
        title = escape(title),
        sentence = escape(sentence),
        id = escape(&asked.request_id),
    );
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    (status, headers, html).into_response()
}

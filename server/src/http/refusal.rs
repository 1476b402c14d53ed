//! How a layer says no: the JSON of contract.md §2 under `/api`, a small page elsewhere.

pub use super::request_meta::RequestMeta;

use crate::rest::error::{self, ApiError};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use tributary_app::html::escape;
use tributary_domain::error::Code;

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

/// 405, in the form its address answers in; the router adds `Allow`.
pub async fn method_not_allowed(request: Request) -> Response {
    refuse(&RequestMeta::of(&request), Code::MethodNotAllowed)
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

//! Which pages of other origins may call the public endpoints (contract.md §3): those of any
//! operator's host names and listed origins may ask; whether the answer may be read is for the
//! operator that the call names.

use crate::http::refusal::{RequestMeta, refuse};
use crate::rest::error;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tributary_domain::error::Code;
use tributary_domain::language::Lang;
use tributary_service::operator;

/// An extension of an answer that pages of the calling origin must not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ForeignOrigin;

/// Answers preflights, and lets known origins read the answers.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(origin) = request.headers().get(ORIGIN).cloned() else {
        let mut response = next.run(request).await;
        response
            .headers_mut()
            .append(VARY, HeaderValue::from_static("origin"));
        return response;
    };
    let asked = RequestMeta::of(&request);
    let is_preflight = *request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let known = match origin.to_str() {
        Ok(origin) => operator::is_known_origin(&state.service, origin).await,
        Err(_) => Ok(false),
    };
    let mut response = match known {
        Err(failure) => error::from_service(&failure, Lang::En, &asked),
        Ok(false) if is_preflight => refuse(&asked, Code::OriginNotAllowed),
        Ok(true) if is_preflight => {
            let mut response = StatusCode::NO_CONTENT.into_response();
            put_preflight(response.headers_mut(), &asked.path, origin);
            response
        }
        Ok(is_known) => {
            let mut response = next.run(request).await;
            if is_known && response.extensions().get::<ForeignOrigin>().is_none() {
                let exposed = "x-request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset";
                let headers = response.headers_mut();
                headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                headers.insert(
                    ACCESS_CONTROL_EXPOSE_HEADERS,
                    HeaderValue::from_static(exposed),
                );
            }
            response
        }
    };
    // A cache must not hand one origin's answer to another.
    response
        .headers_mut()
        .append(VARY, HeaderValue::from_static("origin"));
    response
}

fn put_preflight(headers: &mut HeaderMap, path: &str, origin: HeaderValue) {
    let method = if path == "/api/register-aff" {
        "POST"
    } else {
        "GET"
    };
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(
        ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static(method),
    );
    headers.insert(
        ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("content-type, authorization, x-api-key"),
    );
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}

//! The app, rendered.

use super::visit::Visit;
use crate::http::security::UsesCaptcha;
use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::header::{CACHE_CONTROL, SET_COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use leptos_router::SsrMode;
use std::collections::HashMap;
use std::sync::LazyLock;
use tributary_app::request::Posted;
use tributary_app::{App, shell};

/// An address that no page has.
pub(super) const NOWHERE: &str = "/not-found";

/// The app's pages, and how each is sent. Read once in the life of the process, before the first
/// page is rendered: while Leptos reads its routes, no resource of any page loads, and one that was
/// asked for meanwhile never answers.
static MODES: LazyLock<HashMap<String, SsrMode>> = LazyLock::new(|| {
    let routes = leptos_axum::generate_route_list(App);
    let mode =
        |route: &leptos_axum::AxumRouteListing| (route.path().to_owned(), route.mode().clone());
    routes.iter().map(mode).collect()
});

/// The path of every page, as the router writes them.
pub(super) fn paths() -> impl Iterator<Item = &'static str> {
    MODES.keys().map(String::as_str)
}

/// Renders the page at the request's address, with the form that was posted to it, if any.
pub(super) async fn render(visit: Visit, parts: Parts, posted: Option<Posted>) -> Response {
    let context = visit.context(&parts, posted);
    let is_sign_up = parts.uri.path() == "/register";
    let path = parts.extensions.get::<MatchedPath>();
    let mode = path.and_then(|path| MODES.get(path.as_str()));
    // A page that is shown for another address: whole, as all that need a sign-in are.
    let mode = mode.unwrap_or(&SsrMode::Async);
    let request = Request::from_parts(parts, Body::empty());
    let mut response = match mode {
        SsrMode::InOrder => {
            leptos_axum::render_app_to_stream_in_order_with_context(context, shell)(request).await
        }
        SsrMode::Async => leptos_axum::render_app_async_with_context(context, shell)(request).await,
        _ => leptos_axum::render_app_to_stream_with_context(context, shell)(request).await,
    };
    if is_sign_up {
        let captcha = visit.page.operator.settings.captcha;
        response.extensions_mut().insert(UsesCaptcha(captcha));
    }
    finish(response.headers_mut(), &visit);
    response
}

/// What the page's headers say about keeping it, and the cookies that remember choices.
fn finish(headers: &mut HeaderMap, visit: &Visit) {
    // A page is one person's, with a nonce of its own. Only a visitor's may be shown again when
    // they go back.
    let keep = if visit.is_signed_in() {
        "no-store"
    } else {
        "private, no-cache"
    };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.append(VARY, HeaderValue::from_static("cookie, accept-language"));
    let secure = if visit.is_https { "; Secure" } else { "" };
    for cookie in visit.preferences.cookies() {
        if let Ok(cookie) = HeaderValue::from_str(&(cookie + secure)) {
            headers.append(SET_COOKIE, cookie);
        }
    }
}

//! The pages: who is asking, in which language, and the app rendered for them; and the forms
//! that browsers without script post.
//!
//! | to add | do |
//! |---|---|
//! | a page | nothing here: its route is read from the app; [`area`] decides who may see it |
//! | a form that works without script | a file here and a `POST` route below |

pub mod area;
pub mod balance;
pub mod brand;
pub mod campaign;
pub mod cookie;
pub mod deal;
pub mod form;
mod import;
pub mod link;
mod list;
pub mod login;
pub mod payment;
mod posted_form;
pub mod register;
pub mod registration;
mod render;
mod resume;
pub mod tracking_link;
pub mod visit;

use crate::assets;
use crate::http::refusal::method_not_allowed;
use crate::http::refusal::{RequestMeta, refuse};
use crate::state::AppState;
use area::PageAccess;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::handler::Handler as _;
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::server_fn::axum::get_server_fn_service;
use leptos::server_fn::error::FromServerFnError as _;
use std::sync::Arc;
use tributary_app::api::failure::Failure;
use tributary_app::request::Assets;
use tributary_domain::error::Code;
use visit::Visit;

/// Every page, the posts of their forms, their server functions and files.
pub fn router(state: AppState) -> Router {
    let mut router = Router::new();
    for path in render::paths() {
        router = router.route(path, get(page));
    }
    router
        .merge(list::routes())
        .route("/register", post(register::post))
        // The largest body is decided before (`http::body`), by address.
        .route(
            "/office/import",
            get(page).post(import::save.layer(DefaultBodyLimit::disable())),
        )
        .route("/office/campaigns", get(page).post(campaign::save))
        .route("/office/brands/{id}", get(page).post(brand::save))
        .route("/office/deals/{id}", get(page).post(deal::save))
        .route("/office/links/{id}", get(page).post(link::save))
        .route("/office/payments/{id}", get(page).post(payment::save))
        .route(
            "/office/registrations/{id}",
            get(page).post(registration::decide),
        )
        .route("/links", post(tracking_link::build))
        .route("/payments", post(balance::ask))
        .route("/payments/{id}/cancel", post(balance::cancel))
        .route("/login", post(login::post))
        .route("/logout", post(login::sign_out))
        .route("/ui/{*function}", post(server_function))
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(file_or_nothing)
        .with_state(state)
}

/// A page of the app.
async fn page(State(state): State<AppState>, parts: Parts) -> Response {
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    match area::admit(&parts.uri, &visit.page.actor) {
        PageAccess::Welcome => render::render(visit, parts, None).await,
        PageAccess::SignIn(address) => see_other(&address),
        PageAccess::Nothing => hidden(visit, parts).await,
    }
}

/// A file of the site, or the app's page that says there is nothing here.
async fn file_or_nothing(State(state): State<AppState>, request: Request) -> Response {
    if let Some(file) = assets::find(&request) {
        return file;
    }
    let (parts, _) = request.into_parts();
    let asked = RequestMeta::of_parts(&parts);
    if asked.is_api() || !parts.method.is_safe() {
        return refuse(&asked, Code::NotFound);
    }
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    if !area::is_inside(parts.uri.path()) {
        return nothing(visit, parts).await;
    }
    match area::admit(&parts.uri, &visit.page.actor) {
        PageAccess::SignIn(address) => see_other(&address),
        PageAccess::Nothing => hidden(visit, parts).await,
        PageAccess::Welcome => nothing(visit, parts).await,
    }
}

/// What somebody sees at the address of a page that is there for others: the same as where there
/// is none. The address it is rendered for leads nowhere, and no script comes with it that would
/// look for the page in the browser.
async fn hidden(mut visit: Visit, mut parts: Parts) -> Response {
    without_script(&mut visit);
    parts.uri = Uri::from_static(render::NOWHERE);
    nothing(visit, parts).await
}

/// For pages that are rendered for another address than the browser has: their script would look
/// for the page at the browser's.
fn without_script(visit: &mut Visit) {
    let (css, css_inside) = (
        visit.page.assets.css.clone(),
        visit.page.assets.css_inside.clone(),
    );
    visit.page.assets = Arc::new(Assets {
        css,
        css_inside,
        ..Assets::default()
    });
}

/// The app's not-found page. It has no route; the app falls back to it by itself.
async fn nothing(visit: Visit, parts: Parts) -> Response {
    let mut response = render::render(visit, parts, None).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// A server function of the app. All of them are for people who are signed in, and nobody else
/// learns what there is or what it takes.
async fn server_function(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    if !visit.is_signed_in() {
        return signed_out(&state, visit, Request::from_parts(parts, body)).await;
    }
    if get_server_fn_service(parts.uri.path(), Method::POST).is_none() {
        return refuse(&RequestMeta::of_parts(&parts), Code::NotFound);
    }
    let context = visit.context(&parts, None);
    let request = Request::from_parts(parts, body);
    let answer = leptos_axum::handle_server_fns_with_context(context, request).await;
    let mut response = answer.into_response();
    let no_store = axum::http::HeaderValue::from_static("no-store");
    response.headers_mut().insert(CACHE_CONTROL, no_store);
    response
}

/// The answer of a server function to somebody who is not signed in: 401 for the page's script; for
/// a browser that posted the form itself, the sign-in that leads back to it.
async fn signed_out(state: &AppState, visit: Visit, request: Request) -> Response {
    let accepts_page = (request.headers().get(ACCEPT))
        .and_then(|kinds| kinds.to_str().ok())
        .is_some_and(|kinds| kinds.contains("text/html"));
    if accepts_page {
        let page = form::page_of(request.headers());
        return match form::read(request).await {
            Ok((fields, parts)) => {
                resume::answer(state, visit, parts, &fields, page.as_deref()).await
            }
            Err(refusal) => refusal,
        };
    }
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "no-store"),
    ];
    let body = Failure::signed_out(visit.page.lang).ser();
    (StatusCode::UNAUTHORIZED, headers, body).into_response()
}

/// The redirect after a post. `address` is ours and plain ASCII.
pub(crate) fn see_other(address: &str) -> Response {
    let location = [("location", address), ("cache-control", "no-store")];
    (StatusCode::SEE_OTHER, location).into_response()
}

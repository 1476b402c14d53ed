//! The whole router: health, API, pages and files, within the layers, and the redirect before them.

use crate::http::{self, Gate, Settings, health};
use crate::shutdown::Shutdown;
use crate::state::AppState;
use crate::track::ClickEdge;
use crate::{pages, rest};
use axum::Router;
use axum::extract::Request;

/// Puts everything together, as a router.
pub fn build(state: AppState, shutdown: Shutdown, settings: Settings) -> Router {
    edge(state, shutdown, settings).into_router()
}

/// The same without a router around it: a click is asked for by nobody's route, and looking for
/// one would cost it as much as its answer.
pub fn edge(state: AppState, shutdown: Shutdown, settings: Settings) -> ClickEdge {
    let service = state.service.clone();
    let edge = settings.clone();
    let router = Router::new()
        .merge(health::router(service.clone(), shutdown))
        .merge(rest::router(state.clone()))
        .merge(pages::router(state));
    let translating = service.clone();
    let translate = move |request: &Request| rest::vendor::translate(&translating, request);
    let asking = service.clone();
    let gate: Gate = Box::new(move |parts| {
        let service = asking.clone();
        Box::pin(async move { pages::visit::sender_of_events(&service, parts).await })
    });
    let router = http::layered(router, settings, Box::new(translate), gate);
    ClickEdge::new(service, &edge, router)
}

//! The whole router: health, API, pages and files, within the layers, and the redirect before them.

use crate::http::{self, Settings, health};
use crate::shutdown::Shutdown;
use crate::state::AppState;
use crate::track::Edge;
use crate::{pages, rest};
use axum::Router;
use axum::extract::Request;

/// Puts everything together, as a router.
pub fn build(state: AppState, shutdown: Shutdown, settings: Settings) -> Router {
    edge(state, shutdown, settings).into_router()
}

/// The same without a router around it: a click is asked for by nobody's route, and looking for
/// one would cost it as much as its answer.
pub fn edge(state: AppState, shutdown: Shutdown, settings: Settings) -> Edge {
    let service = state.service.clone();
    let edge = settings.clone();
    let router = Router::new()
        .merge(health::router(service.clone(), shutdown))
        .merge(rest::router(state.clone()))
        .merge(pages::router(state));
    let translating = service.clone();
    let translate = move |request: &Request| rest::vendor::translate(&translating, request);
    let router = http::layered(router, settings, Box::new(translate));
    Edge::new(service, &edge, router)
}

//! The whole router: health, API, pages and files, within the layers.

use crate::http::{self, Settings, health};
use crate::shutdown::Shutdown;
use crate::state::AppState;
use crate::{pages, rest};
use axum::Router;
use axum::middleware::from_fn_with_state;

/// Puts everything together.
pub fn build(state: AppState, shutdown: Shutdown, settings: Settings) -> Router {
    let service = state.service.clone();
    let router = Router::new()
        .merge(health::router(state.service.store.clone(), shutdown))
        .merge(rest::router(state.clone()))
        .merge(pages::router(state));
    http::layered(router, settings, |router| {
        router.layer(from_fn_with_state(service, rest::vendor::status_layer))
    })
}

//! `/healthz` and `/readyz`, for orchestrators and balancers. Neither needs an operator's host.

use crate::shutdown::Shutdown;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tributary_service::Service;

/// The two routes.
pub fn router(service: Service, shutdown: Shutdown) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .method_not_allowed_fallback(crate::http::refusal::method_not_allowed)
        .with_state((service, shutdown))
}

/// 200 as long as the process answers at all.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "Operations",
    summary = "Whether the process is up",
    responses((status = 200, description = "It is", content_type = "text/plain"))
)]
pub async fn alive() -> Response {
    answer(StatusCode::OK, "ok\n")
}

/// 200 when a request would be served: the database takes a write, every migration is applied, a click
/// could be kept, and the server is not about to end.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "Operations",
    summary = "Whether requests would be served",
    responses(
        (status = 200, description = "They would", content_type = "text/plain"),
        (status = 503, description = "They would not; the body says why", content_type = "text/plain"),
    )
)]
pub async fn ready(State((service, shutdown)): State<(Service, Shutdown)>) -> Response {
    if shutdown.is_draining() {
        return answer(StatusCode::SERVICE_UNAVAILABLE, "draining\n");
    }
    let why = match service.store.is_ready().await {
        Ok(true) => match service.tracking.is_ready().await {
            Ok(()) => return answer(StatusCode::OK, "ready\n"),
            Err(error) => {
                tracing::warn!(%error, "not ready");
                "clicks can't be kept\n"
            }
        },
        Ok(false) => "migrations are pending\n",
        Err(error) => {
            tracing::warn!(%error, "not ready");
            "the database takes no writes\n"
        }
    };
    answer(StatusCode::SERVICE_UNAVAILABLE, why)
}

fn answer(status: StatusCode, text: &'static str) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], text).into_response()
}

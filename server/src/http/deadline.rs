//! An answer begins in time, or it is 503: a request that hangs must not hang its client.

use super::refusal::{Asked, refuse};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Duration;
use tributary_domain::error::Code;

/// How many times as long a file of events may take: it is applied in bites, each of which is
/// on disk before the next.
const EVENTS: u32 = 12;

/// Gives up on a request that takes too long. Its transaction, if one was open, is rolled back.
pub async fn layer(State(most): State<Duration>, request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    let is_file = request.uri().path().starts_with("/api/v1/events");
    let most = if is_file { most * EVENTS } else { most };
    match tokio::time::timeout(most, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!(path = ?asked.path, "a request took too long");
            refuse(&asked, Code::Unavailable)
        }
    }
}

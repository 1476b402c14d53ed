//! A panic is that request's 500. The panic itself is in the log (see `logging.rs`), on the line
//! before this one, under the same request id.

use super::refusal::{Asked, refuse};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use futures::FutureExt as _;
use std::panic::AssertUnwindSafe;
use tributary_domain::error::Code;

/// Catches panics.
pub async fn layer(request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    // Nothing of the request outlives its panic but what locks and pools guard by themselves.
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!(path = ?asked.path, "a request panicked");
            refuse(&asked, Code::Internal)
        }
    }
}

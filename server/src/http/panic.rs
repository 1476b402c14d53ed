//! A panic is that request's 500. The panic itself is in the log (see `logging.rs`), on the line
//! before this one, under the same request id.

use super::refusal::{RequestMeta, refuse};
use axum::response::Response;
use futures::FutureExt as _;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use tributary_domain::error::Code;

/// Catches the panics of `work`.
pub(super) async fn caught(asked: &RequestMeta, work: impl Future<Output = Response>) -> Response {
    // Nothing of the request outlives its panic but what locks and pools guard by themselves.
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!(path = ?asked.path, "a request panicked");
            refuse(asked, Code::Internal)
        }
    }
}

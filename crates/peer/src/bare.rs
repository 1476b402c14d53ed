//! A server that answers 302 and stores nothing: axum and its runtime, as the product uses them.

use crate::Result;
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use std::net::SocketAddr;

/// Where a click would go.
const DESTINATION: &str =
    "https://brand.example/landing?t=AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB";

#[derive(clap::Args)]
pub(crate) struct Bare {
    /// Where it listens
    #[arg(long)]
    listen: SocketAddr,
}

/// Serves until the process is ended.
pub(crate) async fn run(options: Bare) -> Result<()> {
    let listener = tokio::net::TcpListener::bind(options.listen).await?;
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let router = Router::new()
        .route("/readyz", get(|| async { "ready" }))
        .fallback(get(found));
    axum::serve(listener, router).await?;
    Ok(())
}

async fn found() -> impl IntoResponse {
    let headers = [(LOCATION, DESTINATION), (CACHE_CONTROL, "no-store")];
    (StatusCode::FOUND, headers)
}

//! One line in the log and one count for each request. No query strings (they can carry tokens),
//! no bodies, no header but the client's name for itself.

use super::client::Client;
use super::request_id;
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::http::header::USER_AGENT;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::Instrument as _;

/// Logs and counts.
pub async fn layer(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let path = request.uri().path().to_owned();
    let ip = request.extensions().get::<Client>().map(|client| client.ip);
    let agent = request
        .headers()
        .get(USER_AGENT)
        .map(|agent| agent.as_bytes().to_vec());
    let id = request_id::of(request.extensions());
    // Everything that is logged on the way carries the request's id.
    let span = tracing::info_span!("request", id = %id);
    let response = next.run(request).instrument(span).await;

    let took = started.elapsed();
    let status = response.status().as_u16();
    let route = matched
        .as_ref()
        .map_or("(none)", MatchedPath::as_str)
        .to_owned();
    let verb = method_label(&method);
    metrics::counter!("http_requests_total", "route" => route.clone(), "method" => verb,
        "status" => class(status))
    .increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route, "method" => verb)
        .record(took.as_secs_f64());
    // Orchestrators ask for these every second.
    if !matches!(path.as_str(), "/healthz" | "/readyz") {
        let agent = agent.as_deref().map(String::from_utf8_lossy);
        // Written with `?`, so that what peers send is escaped in the text format, too.
        tracing::info!(
            target: "access",
            request_id = %id,
            method = verb,
            path = ?path,
            status,
            ms = took.as_millis(),
            ip = ip.map(tracing::field::display),
            agent = agent.as_deref().map(tracing::field::debug),
        );
    }
    response
}

/// The method, or `OTHER`: anybody can invent methods, and each would be a series of its own.
fn method_label(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
    KNOWN
        .into_iter()
        .find(|known| *known == method.as_str())
        .unwrap_or("OTHER")
}

const fn class(status: u16) -> &'static str {
    match status / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

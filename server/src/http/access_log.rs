//! One line in the log and one count for each request. No query strings (they can carry tokens),
//! no bodies, no header but the client's name for itself.

use super::client::Client;
use super::refusal::RequestMeta;
use axum::extract::{MatchedPath, Request};
use axum::http::header::USER_AGENT;
use axum::http::{HeaderValue, Method};
use axum::response::Response;
use std::net::IpAddr;
use std::time::Instant;

/// What is to be said about a request once it is answered.
pub(super) struct Line {
    started: Instant,
    verb: &'static str,
    matched: Option<MatchedPath>,
    ip: IpAddr,
    agent: Option<HeaderValue>,
}

impl Line {
    /// Begins when the request does.
    pub(super) fn begin(request: &Request, client: Client) -> Self {
        Self {
            started: Instant::now(),
            verb: method_label(request.method()),
            matched: request.extensions().get::<MatchedPath>().cloned(),
            ip: client.ip,
            agent: request.headers().get(USER_AGENT).cloned(),
        }
    }

    /// Logs and counts.
    pub(super) fn end(self, asked: &RequestMeta, response: &Response) {
        let took = self.started.elapsed();
        let status = response.status().as_u16();
        let route = self.matched.as_ref().map_or("(none)", MatchedPath::as_str);
        let (route, verb) = (route.to_owned(), self.verb);
        metrics::counter!("http_requests_total", "route" => route.clone(), "method" => verb,
            "status" => class(status))
        .increment(1);
        metrics::histogram!("http_request_duration_seconds", "route" => route, "method" => verb)
            .record(took.as_secs_f64());
        // Orchestrators ask for these every second.
        if matches!(asked.path.as_str(), "/healthz" | "/readyz") {
            return;
        }
        let agent = self.agent.as_ref().map(HeaderValue::as_bytes);
        let agent = agent.map(String::from_utf8_lossy);
        // Written with `?`, so that what peers send is escaped in the text format, too.
        tracing::info!(
            target: "access",
            request_id = %asked.request_id,
            method = verb,
            path = ?asked.path,
            status,
            ms = took.as_millis(),
            ip = %self.ip,
            agent = agent.as_deref().map(tracing::field::debug),
        );
    }
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

//! What is counted, and `GET /metrics`.
//!
//! | name | labels | what |
//! |---|---|---|
//! | `http_requests_total` | `route`, `method`, `status` (`2xx` …) | answers, by route template |
//! | `http_request_duration_seconds` | `route`, `method` | from the request's head to the answer's |
//! | `http_connections_open` | | connections that are open now |
//! | `http_connections_refused_total` | | connections over the cap |
//! | `password_queue_length` | | passwords that wait to be hashed, when it was asked |
//! | `clicks_waiting` | | clicks in the spool that are not in the database yet, when it was asked |
//! | `month_starts_failed` | | affiliates whose month could not be started in the last round, and is overdue |
//! | `month_starts_looked_at_timestamp_seconds` | | when the last round of month starts ended, in seconds since 1970; 0 before there was one |
//! | `log_lines_lost_total` | | log lines that standard error did not take |
//! | `registrations_total` | `outcome` (`ok` or an error's `code`), `by` (`api`, `page`) | sign-ups |

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::time::Duration;
use tributary_service::Service;

/// The upper bounds of the histogram's buckets, in seconds.
const BUCKETS: [f64; 13] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// Begins to count, for the whole process.
///
/// # Errors
/// When something else counts already.
pub fn start() -> Result<PrometheusHandle, metrics_exporter_prometheus::BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(
            Matcher::Full("http_request_duration_seconds".into()),
            &BUCKETS,
        )?
        .install_recorder()?;
    metrics::describe_counter!("http_requests_total", "Answers, by route template.");
    metrics::describe_histogram!(
        "http_request_duration_seconds",
        metrics::Unit::Seconds,
        "From the request's head to the answer's."
    );
    metrics::describe_gauge!("http_connections_open", "Connections that are open now.");
    metrics::describe_counter!(
        "http_connections_refused_total",
        "Connections over the cap."
    );
    metrics::describe_gauge!("password_queue_length", "Passwords that wait to be hashed.");
    metrics::describe_gauge!("clicks_waiting", "Clicks that wait for the database.");
    metrics::describe_gauge!(
        "clicks_refused",
        "Clicks that the database refused; they are tried again now and then."
    );
    metrics::describe_counter!(
        "log_lines_lost_total",
        "Log lines that standard error did not take."
    );
    metrics::describe_gauge!(
        "month_starts_failed",
        "Affiliates whose month could not be started in the last round, and is overdue."
    );
    metrics::describe_gauge!(
        "month_starts_looked_at_timestamp_seconds",
        metrics::Unit::Seconds,
        "When the last round of month starts ended, since 1970."
    );
    metrics::describe_counter!("registrations_total", "Sign-ups, by what came of them.");
    Ok(handle)
}

/// The service behind `--metrics-listen`: `GET /metrics` and nothing else.
pub fn router(handle: PrometheusHandle, service: Service) -> Router {
    const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";
    let render = move || {
        let waiting = u32::try_from(service.hasher.queue_len()).unwrap_or(u32::MAX);
        metrics::gauge!("password_queue_length").set(waiting);
        metrics::counter!("log_lines_lost_total").absolute(crate::logging::lost());
        let (service, handle) = (service.clone(), handle.clone());
        async move {
            let number = |clicks| u32::try_from(clicks).unwrap_or(u32::MAX);
            metrics::gauge!("clicks_waiting").set(number(service.tracking.waiting().await));
            metrics::gauge!("clicks_refused").set(number(service.tracking.refused().await));
            let rounds = &service.month_rounds;
            let failed = u32::try_from(rounds.failed()).unwrap_or(u32::MAX);
            metrics::gauge!("month_starts_failed").set(failed);
            let ended = u32::try_from(rounds.ended_at().0 / 1_000_000).unwrap_or(u32::MAX);
            metrics::gauge!("month_starts_looked_at_timestamp_seconds").set(ended);
            ([(CONTENT_TYPE, TEXT)], handle.render())
        }
    };
    Router::new().route("/metrics", get(render))
}

/// Folds what was measured into the histograms now and then, so that it does not pile up where
/// nobody asks for `/metrics`.
pub async fn upkeep(handle: PrometheusHandle) {
    let mut interval = tokio::time::interval(Duration::from_secs(5));
    loop {
        interval.tick().await;
        handle.run_upkeep();
    }
}

/// Counts a sign-up. `by` is the door it came through, `outcome` the code's name.
pub(crate) fn count_registration(by: &'static str, outcome: &'static str) {
    metrics::counter!("registrations_total", "by" => by, "outcome" => outcome).increment(1);
}

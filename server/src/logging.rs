//! Where log lines go: standard error, as text or JSON, filtered by `RUST_LOG`. A line that can't be
//! written is lost and counted; nothing else comes of it.

mod sink;

use crate::config::LogFormat;
use sink::Sink;
use std::sync::OnceLock;
use std::time::Duration;
use tracing_subscriber::EnvFilter;

/// What is logged unless `RUST_LOG` says otherwise. PostgreSQL notes at every start that there is
/// a table already.
const STANDARD: &str = "info,hyper=error,sqlx=warn";
/// How long the last lines may take on their way out.
const LAST_LINES: Duration = Duration::from_secs(1);

static SINK: OnceLock<Sink> = OnceLock::new();

/// Starts logging, panics included. Does nothing when something else (a test) logs already.
///
/// # Errors
/// When there can't be another thread.
pub fn start(format: LogFormat) -> std::io::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(STANDARD));
    let sink = Sink::start(std::io::stderr())?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(sink.clone())
        // They would go to standard error past the sink, and end the process where that is closed.
        .log_internal_errors(false)
        .with_ansi(
            format == LogFormat::Text && std::io::IsTerminal::is_terminal(&std::io::stderr()),
        );
    let started = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    if started.is_ok() {
        let _ = SINK.set(sink);
        // One line in the log's own format, so that it is escaped and found by its level.
        std::panic::set_hook(Box::new(|panic| {
            let place = panic
                .location()
                .map(ToString::to_string)
                .unwrap_or_default();
            let what = panic.payload_as_str().unwrap_or("(no text)");
            tracing::error!(place, what, "panic");
        }));
    }
    Ok(())
}

/// How many lines were lost because nobody took them.
#[must_use]
pub fn lost() -> u64 {
    SINK.get().map_or(0, Sink::lost)
}

/// Waits for the last lines, for a moment: before the process ends.
pub fn flush() {
    if let Some(sink) = SINK.get() {
        sink.flush(LAST_LINES);
    }
}

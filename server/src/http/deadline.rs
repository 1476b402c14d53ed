//! An answer begins in time, or it is 503: a request that hangs must not hang its client.

use super::refusal::RequestMeta;
use std::future::Future;
use std::time::Duration;
use tributary_domain::error::Code;

/// How many times as long a file of events may take: it is applied in chunks, each of which is
/// on disk before the next.
const EVENTS: u32 = 12;

/// Gives up on a request that takes too long. Its transaction, if one was open, is rolled back.
///
/// # Errors
/// [`Code::Unavailable`] then; else what `work` fails with.
pub(super) async fn within<T>(
    most: Duration,
    asked: &RequestMeta,
    work: impl Future<Output = Result<T, Code>>,
) -> Result<T, Code> {
    let is_file = asked.path.starts_with("/api/v1/events");
    let most = if is_file { most * EVENTS } else { most };
    match tokio::time::timeout(most, work).await {
        Ok(outcome) => outcome,
        Err(_) => {
            tracing::error!(path = ?asked.path, "a request took too long");
            Err(Code::Unavailable)
        }
    }
}

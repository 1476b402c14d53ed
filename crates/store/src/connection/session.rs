//! What every session is set to, whatever the defaults of the server, the database and the role are.

use super::health::Health;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection as _, Executor as _, PgConnection, PgPool};
use std::sync::Arc;
use std::time::Duration;

/// What a connection to PostgreSQL that batches use is set to. With many rows in a few parameters,
/// planning their statements anew each time takes as long as running them; and a plan that is kept
/// must not stem from a time when a table was short enough to be read whole, or an index of it.
pub const FOR_BATCHES: &str =
    "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;
    SET enable_mergejoin = off; SET enable_material = off; SET enable_memoize = off; SET jit = off;
    SET cpu_index_tuple_cost = 1";

/// What is relied on, in one statement.
///
/// * Acknowledged means on disk: `synchronous_commit`. Who waits for replicas to apply keeps that.
/// * Whoever has waited for a row has to see what it is now: READ COMMITTED.
/// * A policy that hides rows is an error, not a smaller sum: `row_security`.
/// * No limit of the role ends what a use case needs; its own limits do. But who waits for a lock
///   gives up in the end, and who is gone gives up its locks: the server asks every 20 s whether
///   there is still somebody.
///
/// `default_transaction_read_only` is left alone: where somebody has switched writing off, writing
/// is what they don't want, and they are told "not now" until it is on again. So is `search_path`:
/// in which schema the tables lie is theirs to say.
pub(super) const SESSION: &str = "SELECT
    set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false),
    set_config('default_transaction_isolation', 'read committed', false),
    set_config('default_transaction_deferrable', 'off', false),
    set_config('TimeZone', 'UTC', false),
    set_config('DateStyle', 'ISO, MDY', false),
    set_config('IntervalStyle', 'postgres', false),
    set_config('client_encoding', 'UTF8', false),
    set_config('standard_conforming_strings', 'on', false),
    set_config('bytea_output', 'hex', false),
    set_config('transform_null_equals', 'off', false),
    set_config('row_security', 'off', false),
    set_config('statement_timeout', '0', false),
    set_config('lock_timeout', '30s', false),
    set_config('idle_in_transaction_session_timeout', '10min', false),
    set_config('tcp_keepalives_idle', '20', false),
    set_config('tcp_keepalives_interval', '10', false),
    set_config('tcp_keepalives_count', '3', false),
    CASE WHEN current_setting('idle_session_timeout', true) <> '' THEN set_config('idle_session_timeout', '0', false) END,
    CASE WHEN current_setting('transaction_timeout', true) <> '' THEN set_config('transaction_timeout', '0', false) END";

/// What migrations may take, in a session that is closed after them.
pub(super) const FOR_MIGRATIONS: &str = "SET lock_timeout = 0";

/// For how long a connection to PostgreSQL is taken for alive after it was used, and for writable
/// after it was opened.
const ALIVE_FOR: Duration = Duration::from_secs(1);
/// How long a connection may take to say that it is alive before it is given up.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(2);

/// A pool of connections to PostgreSQL that are set to what is relied on, and to `more`.
pub(super) fn pool(
    options: PgConnectOptions,
    most: u32,
    acquire_timeout: Duration,
    health: &Arc<Health>,
    more: Option<&'static str>,
) -> PgPool {
    let health = Arc::clone(health);
    PgPoolOptions::new()
        .max_connections(most)
        .acquire_timeout(acquire_timeout)
        .test_before_acquire(false)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                connection.execute(SESSION).await?;
                if let Some(more) = more {
                    connection.execute(more).await?;
                }
                Ok(())
            })
        })
        .before_acquire(move |connection, known| {
            // What was writable when it was opened may lead to a server that is a replica now, or
            // may have begun while writing was switched off, and would stay so. One that is new is
            // what it is at the moment.
            let is_new = known.age < ALIVE_FOR;
            let is_asked = !is_new && (known.idle_for > ALIVE_FOR || health.is_doubtful());
            Box::pin(async move {
                match is_asked {
                    true => tokio::time::timeout(ANSWER_TIMEOUT, takes_writes(connection))
                        .await
                        .unwrap_or(Ok(false)),
                    false => Ok(true),
                }
            })
        })
        .after_release(|connection, _| {
            Box::pin(async move {
                if connection.is_in_transaction() {
                    return Ok(false);
                }
                // Asks for the end of what was broken off. The pool does so, too, but waits for ever.
                match tokio::time::timeout(ANSWER_TIMEOUT, connection.ping()).await {
                    Ok(answered) => answered.map(|()| true),
                    Err(_) => Ok(false),
                }
            })
        })
        .connect_lazy_with(options)
}

async fn takes_writes(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    let read_only =
        sqlx::query_scalar::<_, String>("SELECT current_setting('transaction_read_only')");
    Ok(read_only.fetch_one(connection).await? == "off")
}

//! A write that is made to see whether the database takes one.

use crate::StoreError;
use crate::stamp::statements;
use std::sync::atomic::{AtomicU64, Ordering};

statements! {
    WRITE: "INSERT INTO write_probe (id, writes, filler) VALUES (1, 1, $1)
            ON CONFLICT (id) DO UPDATE SET writes = write_probe.writes + 1, filler = excluded.filler";
}

/// How much is written, in times sixteen characters: 16 kB, more than what is left on most disks
/// that are taken for full.
const FILLER: usize = 1_024;

/// Never the same as the last time, since SQLite writes no page that does not change.
fn filler() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{count:016x}").repeat(FILLER)
}

/// Writes on SQLite.
pub(crate) async fn write_on_sqlite(
    connection: &mut sqlx::SqliteConnection,
) -> Result<(), StoreError> {
    let query = sqlx::query(WRITE).bind(filler());
    Ok(query.execute(connection).await.map(|_| ())?)
}

/// Writes on PostgreSQL.
pub(crate) async fn write_on_postgres(
    connection: &mut sqlx::PgConnection,
) -> Result<(), StoreError> {
    let query = sqlx::query(WRITE).bind(filler());
    Ok(query.execute(connection).await.map(|_| ())?)
}

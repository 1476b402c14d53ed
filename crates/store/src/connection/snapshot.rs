//! A moment of the database that is read in peace and for a limited time: reports.

use super::health::Health;
use super::held::Held;
use super::transaction::Transaction;
use super::{Connection, Handle, Pools, Store};
use crate::StoreError;
use crate::seal::Seals;
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// After how many steps of its machine SQLite looks at the time.
const STEPS: i32 = 10_000;

/// One state of the database, whatever is written meanwhile. A statement that takes longer than
/// it may is stopped and answers [`StoreError::TooSlow`].
#[derive(Debug)]
pub struct Snapshot {
    // Dropped before the transaction, whose end must not be stopped.
    _release: Release,
    transaction: Transactions,
    seals: Seals,
    _held: Option<Held>,
}

#[derive(Debug)]
enum Transactions {
    Sqlite(Transaction<Sqlite>),
    Postgres(Transaction<Postgres>),
}

/// Ends the limit when it is dropped: the connection goes back to its pool.
#[derive(Debug)]
struct Release(Arc<AtomicBool>);

impl Drop for Release {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Connection for Snapshot {
    fn handle(&mut self) -> Handle<'_> {
        match &mut self.transaction {
            Transactions::Sqlite(transaction) => Handle::Sqlite(transaction),
            Transactions::Postgres(transaction) => Handle::Postgres(transaction),
        }
    }

    fn seals(&self) -> Seals {
        self.seals.clone()
    }
}

impl Store {
    /// A snapshot that is read for at most `limit`: in all on SQLite, by each statement on
    /// PostgreSQL.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn snapshot(&self, limit: Duration) -> Result<Snapshot, StoreError> {
        let held = Held::begin(self.place());
        let snapshot = match &self.pools {
            Pools::Sqlite { readers, .. } => sqlite(readers, &self.health, limit).await?,
            Pools::Postgres { others, .. } => postgres(others, &self.health, limit).await?,
        };
        Ok(self.snapshot_of(snapshot, Some(held)))
    }

    /// The same by a connection that is there for files: it is held for as long as somebody reads.
    ///
    /// # Errors
    /// As [`Store::snapshot`].
    pub async fn snapshot_for_file(&self, limit: Duration) -> Result<Snapshot, StoreError> {
        // A task of its own goes on with it.
        let _asking = Held::begin(self.place());
        let snapshot = match &self.pools {
            Pools::Sqlite { files, .. } => sqlite(files, &self.health, limit).await?,
            Pools::Postgres { files, .. } => postgres(files, &self.health, limit).await?,
        };
        Ok(self.snapshot_of(snapshot, None))
    }

    fn snapshot_of(
        &self,
        (release, transaction): (Release, Transactions),
        held: Option<Held>,
    ) -> Snapshot {
        Snapshot {
            _release: release,
            transaction,
            seals: self.seals().clone(),
            _held: held,
        }
    }
}

async fn sqlite(
    pool: &SqlitePool,
    health: &Arc<Health>,
    limit: Duration,
) -> Result<(Release, Transactions), StoreError> {
    let released = Arc::new(AtomicBool::new(false));
    let transaction = Transaction::begin(pool, health, "BEGIN").await?;
    let mut transaction = transaction.reading();
    let (end, is_over) = (Instant::now() + limit, Arc::clone(&released));
    let may_go_on = move || is_over.load(Ordering::Relaxed) || Instant::now() < end;
    transaction
        .lock_handle()
        .await?
        .set_progress_handler(STEPS, may_go_on);
    Ok((Release(released), Transactions::Sqlite(transaction)))
}

async fn postgres(
    pool: &PgPool,
    health: &Arc<Health>,
    limit: Duration,
) -> Result<(Release, Transactions), StoreError> {
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    let transaction = Transaction::begin(pool, health, begin).await?;
    let mut transaction = transaction.reading();
    // Compiling a report takes longer than most reports do. And a few days of a few
    // combinations are found by their keys: the planner's idea of a disk whose arm has
    // to move would have it read every day of everybody instead.
    let set = "SELECT set_config('statement_timeout', $1, true), set_config('jit', 'off', true),
                             set_config('random_page_cost', '1.1', true)";
    let query = sqlx::query(set).bind(limit.as_millis().max(1).to_string());
    query.execute(&mut *transaction).await?;
    Ok((Release(Arc::default()), Transactions::Postgres(transaction)))
}

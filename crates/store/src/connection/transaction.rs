//! A transaction on a connection of a pool, which gives the connection back only in a state that is
//! known.
//!
//! The driver's own transaction counts how deep it is by what it asked for, not by what the database
//! made of it. SQLite ends a transaction by itself when the disk is full; the driver's ROLLBACK then
//! fails, and its count stays at one for good. On PostgreSQL a BEGIN whose answer nobody waited for
//! leaves a transaction open that the driver does not know of, and what is written alone next is
//! never committed. Here a connection whose BEGIN, COMMIT or ROLLBACK was not answered with success is
//! closed.

use super::health::Health;
use sqlx::pool::PoolConnection;
use sqlx::{Database, Executor as _, PgConnection, Pool, Postgres, Sqlite, SqliteConnection};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

/// How long a ROLLBACK may take before its connection is closed instead.
const ROLLBACK_TIMEOUT: Duration = Duration::from_secs(5);

/// A driver whose connections run a statement without parameters.
pub(super) trait Driver: Database {
    /// Runs it, and returns once the database has answered.
    fn run(
        connection: &mut Self::Connection,
        statement: &'static str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}

impl Driver for Sqlite {
    async fn run(
        connection: &mut SqliteConnection,
        statement: &'static str,
    ) -> Result<(), sqlx::Error> {
        connection.execute(statement).await.map(|_| ())
    }
}

impl Driver for Postgres {
    async fn run(
        connection: &mut PgConnection,
        statement: &'static str,
    ) -> Result<(), sqlx::Error> {
        connection.execute(statement).await.map(|_| ())
    }
}

/// A transaction. Dropped without [`Transaction::commit`], it is rolled back in the background.
#[derive(Debug)]
pub(super) struct Transaction<DB: Driver> {
    /// `None` once it is over.
    connection: Option<PoolConnection<DB>>,
    health: Arc<Health>,
    is_reading: bool,
}

/// A connection that is closed when this is dropped: nobody has said yet what became of its
/// transaction.
struct Doubtful<DB: Database>(Option<PoolConnection<DB>>);

impl<DB: Driver> Doubtful<DB> {
    /// Runs a statement that begins or ends a transaction, and takes the doubt away if it succeeds.
    async fn settle(mut self, statement: &'static str) -> Result<PoolConnection<DB>, sqlx::Error> {
        let Some(connection) = &mut self.0 else {
            return Err(sqlx::Error::WorkerCrashed);
        };
        DB::run(connection, statement).await?;
        self.0.take().ok_or(sqlx::Error::WorkerCrashed)
    }
}

impl<DB: Database> Drop for Doubtful<DB> {
    fn drop(&mut self) {
        if let Some(connection) = &mut self.0 {
            connection.close_on_drop();
        }
    }
}

impl<DB: Driver> Transaction<DB> {
    /// Begins one, by a statement of the caller's.
    pub(super) async fn begin(
        pool: &Pool<DB>,
        health: &Arc<Health>,
        statement: &'static str,
    ) -> Result<Self, sqlx::Error> {
        let begun = async {
            Doubtful(Some(pool.acquire().await?))
                .settle(statement)
                .await
        };
        let begun = begun.await.inspect_err(|_| health.doubt());
        Ok(Self {
            connection: Some(begun?),
            health: Arc::clone(health),
            is_reading: false,
        })
    }

    /// The same for a transaction that only reads, whose end is none that was given up.
    pub(super) fn reading(mut self) -> Self {
        self.is_reading = true;
        self
    }

    /// Commits it. After an error nobody knows whether it was.
    pub(super) async fn commit(mut self) -> Result<(), sqlx::Error> {
        let doubtful = Doubtful(self.connection.take());
        if !self.health.is_in_place() {
            self.health.doubt();
            return Err(moved());
        }
        let committed = doubtful.settle("COMMIT").await;
        let committed = committed.inspect_err(|_| self.health.doubt());
        committed.map(drop)
    }
}

/// What is answered where the database's file was moved away.
pub(super) fn moved() -> sqlx::Error {
    let why = "the database's file was moved away, or another was put there";
    sqlx::Error::Io(std::io::Error::other(why))
}

impl<DB: Driver> Deref for Transaction<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &Self::Target {
        self.connection
            .as_ref()
            .expect("only what consumes it takes it")
    }
}

impl<DB: Driver> DerefMut for Transaction<DB> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.connection
            .as_mut()
            .expect("only what consumes it takes it")
    }
}

impl<DB: Driver> Drop for Transaction<DB> {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if !self.is_reading {
            self.health.doubt();
        }
        let doubtful = Doubtful(Some(connection));
        tokio::spawn(async move {
            // What fails or takes too long has closed the connection.
            let _ = tokio::time::timeout(ROLLBACK_TIMEOUT, doubtful.settle("ROLLBACK")).await;
        });
    }
}

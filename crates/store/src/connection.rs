//! Opening a database, its pools and transactions.

mod lock;
mod snapshot;

pub use lock::Lock;
pub use snapshot::Snapshot;

use crate::StoreError;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{
    ConnectOptions, Connection as _, Executor as _, PgConnection, PgPool, Postgres, Sqlite,
    SqliteConnection, SqlitePool, Transaction,
};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// What a connection to PostgreSQL that batches use is set to. With many rows in a few parameters,
/// planning their statements anew each time takes as long as running them; and a plan that is kept
/// must not stem from a time when a table was short enough to be read whole. Whoever has waited for
/// a row has to see what it is now.
pub const FOR_BATCHES: &str =
    "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;
    SET enable_mergejoin = off; SET enable_material = off; SET enable_memoize = off; SET jit = off;
    SET default_transaction_isolation = 'read committed'";

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How long a caller waits for a connection before the answer is "unavailable".
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// How long SQLite waits for a lock that another process holds, for example a command line that
/// runs beside the server.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// What the one connection that writes keeps in memory, in kB, on SQLite: the inner pages of a
/// large table's indexes, which batches would read again otherwise.
const WRITER_CACHE: &str = "-32768";
/// After how many pages of its log SQLite moves them into the file: 32 MB. Pages that many batches
/// change are moved once then.
const CHECKPOINT: &str = "8000";
/// How many rows SQLite's thread reads ahead of whoever takes them: those of most batches, so that
/// the two don't wait for each other in turns.
const ROWS: usize = 1_000;
/// For how long a connection to PostgreSQL is taken for alive after it was used. Whether an older
/// one still is, is asked before it is used.
const ALIVE: Duration = Duration::from_secs(1);
/// Connections that read, on SQLite.
const READERS: u32 = 4;
/// Connections on PostgreSQL: for batches, and for everything else.
const POSTGRES_CONNECTIONS: (u32, u32) = (8, 12);

/// A database. Cheap to clone; all clones share the pools.
#[derive(Clone, Debug)]
pub struct Store(Pools);

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite has one writer at a time; queueing for it here is fairer than its busy loop.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres {
        /// Set as [`FOR_BATCHES`] says.
        batches: PgPool,
        others: PgPool,
    },
}

/// A transaction that writes. Dropped without [`Tx::commit`], it never was.
#[derive(Debug)]
pub struct Tx(Transactions);

#[derive(Debug)]
enum Transactions {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A connection that reads what a batch needs, and then writes what has come of it at once: on
/// SQLite a transaction that has begun, so that nobody writes in between; on PostgreSQL one where
/// each statement stands alone. Dropped before its end, it has changed nothing.
#[derive(Debug)]
pub struct Batch(Batches);

#[derive(Debug)]
enum Batches {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A connection that reads.
#[derive(Debug)]
pub struct Reader(Readers);

#[derive(Debug)]
enum Readers {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A driver's own connection.
pub enum Handle<'a> {
    /// SQLite's.
    Sqlite(&'a mut SqliteConnection),
    /// PostgreSQL's.
    Postgres(&'a mut PgConnection),
}

/// What a query can run on.
pub trait Connection: Send {
    /// The driver's own connection.
    fn handle(&mut self) -> Handle<'_>;
}

impl Connection for Tx {
    fn handle(&mut self) -> Handle<'_> {
        match &mut self.0 {
            Transactions::Sqlite(tx) => Handle::Sqlite(tx),
            Transactions::Postgres(tx) => Handle::Postgres(tx),
        }
    }
}

impl Connection for Batch {
    fn handle(&mut self) -> Handle<'_> {
        match &mut self.0 {
            Batches::Sqlite(tx) => Handle::Sqlite(tx),
            Batches::Postgres(connection) => Handle::Postgres(connection),
        }
    }
}

impl Connection for Reader {
    fn handle(&mut self) -> Handle<'_> {
        match &mut self.0 {
            Readers::Sqlite(connection) => Handle::Sqlite(connection),
            Readers::Postgres(connection) => Handle::Postgres(connection),
        }
    }
}

impl Tx {
    /// Makes everything since [`Store::begin`] durable: it is on disk when this returns.
    ///
    /// # Errors
    /// When the database does not answer; whether it was committed is then unknown.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.0 {
            Transactions::Sqlite(tx) => tx.commit().await?,
            Transactions::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

impl Batch {
    /// Goes on in a transaction, for what takes several statements.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn transaction(self, store: &Store) -> Result<Tx, StoreError> {
        match self.0 {
            Batches::Sqlite(tx) => Ok(Tx(Transactions::Sqlite(tx))),
            Batches::Postgres(connection) => {
                drop(connection);
                store.begin_batch().await
            }
        }
    }

    /// Makes what was written durable.
    pub(crate) async fn end(self) -> Result<(), StoreError> {
        match self.0 {
            Batches::Sqlite(tx) => tx.commit().await?,
            Batches::Postgres(_) => {}
        }
        Ok(())
    }
}

impl Store {
    /// Opens the database at `url`: `sqlite:PATH` (made when missing, with its folder) or
    /// `postgres://…`. Connects lazily on PostgreSQL, so that a server can start before it.
    ///
    /// # Errors
    /// [`StoreError::Address`] with a sentence when the address can't be used.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url)
                .map_err(|error| {
                    StoreError::Address(format!("--database {}: {error}", redact(url)))
                })?
                .application_name("tributary")
                .disable_statement_logging();
            let pool = |most| {
                PgPoolOptions::new()
                    .max_connections(most)
                    .acquire_timeout(ACQUIRE_TIMEOUT)
                    .test_before_acquire(false)
                    .before_acquire(|connection, known| {
                        Box::pin(async move {
                            if known.idle_for > ALIVE {
                                connection.ping().await?;
                            }
                            Ok(true)
                        })
                    })
            };
            let batches = pool(POSTGRES_CONNECTIONS.0).after_connect(|connection, _| {
                Box::pin(async move { connection.execute(FOR_BATCHES).await.map(|_| ()) })
            });
            return Ok(Self(Pools::Postgres {
                batches: batches.connect_lazy_with(options.clone()),
                others: pool(POSTGRES_CONNECTIONS.1).connect_lazy_with(options),
            }));
        }
        let Some(path) = url
            .strip_prefix("sqlite:")
            .map(|path| path.strip_prefix("//").unwrap_or(path))
        else {
            let sentence = "--database takes sqlite:PATH or postgres://USER@HOST/NAME";
            return Err(StoreError::Address(sentence.into()));
        };
        if path.is_empty() || path.contains(":memory:") {
            let sentence =
                "--database sqlite:PATH needs a file: what is in memory alone would be lost";
            return Err(StoreError::Address(sentence.into()));
        }
        Self::open_sqlite(Path::new(path)).await
    }

    async fn open_sqlite(path: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|error| {
                StoreError::Address(format!(
                    "the folder {} can't be made: {error}",
                    folder.display()
                ))
            })?;
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // Acknowledged means on disk (security.md), also after a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .row_buffer_size(ROWS)
            .disable_statement_logging();
        let pool = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(ACQUIRE_TIMEOUT)
                // A file does not go away.
                .test_before_acquire(false)
        };
        let opened = |error: sqlx::Error| {
            StoreError::Address(format!("{} can't be opened: {error}", path.display()))
        };
        let writing = (options.clone())
            .pragma("cache_size", WRITER_CACHE)
            .pragma("wal_autocheckpoint", CHECKPOINT);
        let writer = pool(1).connect_with(writing).await.map_err(opened)?;
        let readers = pool(READERS)
            .connect_lazy_with(options.create_if_missing(false).pragma("query_only", "ON"));
        Ok(Self(Pools::Sqlite { writer, readers }))
    }

    /// Applies the migrations that are pending. Several processes may do so at once.
    ///
    /// # Errors
    /// When one fails, or the database was migrated by a newer binary.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match &self.0 {
            // In one transaction, since the driver's own lock is for PostgreSQL alone.
            Pools::Sqlite { writer, .. } => {
                let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
                SQLITE.run(&mut *tx).await?;
                tx.commit().await?;
            }
            Pools::Postgres { others, .. } => POSTGRES.run(others).await?,
        }
        Ok(())
    }

    /// Whether the database answers and every migration is applied.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn is_ready(&self) -> Result<bool, StoreError> {
        const APPLIED: &str = "SELECT COUNT(*) FROM _sqlx_migrations WHERE success";
        let (applied, known): (i64, usize) = match &self.0 {
            Pools::Sqlite { readers, .. } => (
                sqlx::query_scalar(APPLIED).fetch_one(readers).await?,
                SQLITE.iter().count(),
            ),
            Pools::Postgres { others, .. } => (
                sqlx::query_scalar(APPLIED).fetch_one(others).await?,
                POSTGRES.iter().count(),
            ),
        };
        Ok(usize::try_from(applied) == Ok(known))
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once, so that it
    /// never has to be given up half way.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx(match &self.0 {
            Pools::Sqlite { writer, .. } => {
                Transactions::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)
            }
            Pools::Postgres { others, .. } => Transactions::Postgres(others.begin().await?),
        }))
    }

    /// Begins a transaction that writes many rows with few statements, each of which finds what it
    /// needs by keys.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub async fn begin_batch(&self) -> Result<Tx, StoreError> {
        match &self.0 {
            Pools::Sqlite { .. } => self.begin().await,
            Pools::Postgres { batches, .. } => {
                Ok(Tx(Transactions::Postgres(batches.begin().await?)))
            }
        }
    }

    /// A connection for a batch.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub async fn batch(&self) -> Result<Batch, StoreError> {
        Ok(Batch(match &self.0 {
            Pools::Sqlite { writer, .. } => {
                Batches::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)
            }
            Pools::Postgres { batches, .. } => Batches::Postgres(batches.acquire().await?),
        }))
    }

    /// A connection that reads.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn read(&self) -> Result<Reader, StoreError> {
        Ok(Reader(match &self.0 {
            Pools::Sqlite { readers, .. } => Readers::Sqlite(readers.acquire().await?),
            Pools::Postgres { others, .. } => Readers::Postgres(others.acquire().await?),
        }))
    }

    /// Which database this is: `sqlite` or `postgres`.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match &self.0 {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres { .. } => "postgres",
        }
    }

    /// Closes every connection once it is given back.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres { batches, others } => {
                batches.close().await;
                others.close().await;
            }
        }
    }
}

/// Has ids begin at 1 again, in a database without rows.
pub(crate) async fn restart_ids(c: &mut impl Connection) -> Result<(), StoreError> {
    match c.handle() {
        Handle::Sqlite(c) => {
            c.execute("DELETE FROM sqlite_sequence").await?;
        }
        Handle::Postgres(c) => {
            c.execute(
                "SELECT setval(oid::regclass, 1, false) FROM pg_class
                 WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace",
            )
            .await?;
        }
    }
    Ok(())
}

/// The address without its password, for messages.
fn redact(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((user, host)) => format!(
            "{scheme}://{}:…@{host}",
            user.split(':').next().unwrap_or_default()
        ),
        None => url.to_owned(),
    }
}

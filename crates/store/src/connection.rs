//! Opening a database, its pools and transactions.

mod snapshot;

pub use snapshot::Snapshot;

use crate::StoreError;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{
    ConnectOptions, Connection as _, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection,
    SqlitePool, Transaction,
};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Begins a transaction that writes a batch, on PostgreSQL. With all rows in one parameter, planning
/// its statements anew each time takes as long as running them; and a plan that is kept must not
/// stem from a time when a table was short enough to be read whole.
pub const BEGIN_BATCH: &str =
    "BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off;
    SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_material = off;
    SET LOCAL enable_memoize = off; SET LOCAL jit = off";

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
/// Connections in all, on PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 16;

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
    Postgres(PgPool),
}

/// A transaction that writes. Dropped without [`Tx::commit`], it never was.
#[derive(Debug)]
pub struct Tx(Transactions);

#[derive(Debug)]
enum Transactions {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
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
            let pool = PgPoolOptions::new()
                .max_connections(POSTGRES_CONNECTIONS)
                .acquire_timeout(ACQUIRE_TIMEOUT)
                .test_before_acquire(false)
                .before_acquire(|connection, known| {
                    Box::pin(async move {
                        if known.idle_for > ALIVE {
                            connection.ping().await?;
                        }
                        Ok(true)
                    })
                });
            return Ok(Self(Pools::Postgres(pool.connect_lazy_with(options))));
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
            Pools::Postgres(pool) => POSTGRES.run(pool).await?,
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
            Pools::Postgres(pool) => (
                sqlx::query_scalar(APPLIED).fetch_one(pool).await?,
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
            Pools::Postgres(pool) => Transactions::Postgres(pool.begin().await?),
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
            Pools::Postgres(pool) => {
                let transaction = pool.begin_with(BEGIN_BATCH).await?;
                Ok(Tx(Transactions::Postgres(transaction)))
            }
        }
    }

    /// A connection that reads.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn read(&self) -> Result<Reader, StoreError> {
        Ok(Reader(match &self.0 {
            Pools::Sqlite { readers, .. } => Readers::Sqlite(readers.acquire().await?),
            Pools::Postgres(pool) => Readers::Postgres(pool.acquire().await?),
        }))
    }

    /// Which database this is: `sqlite` or `postgres`.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match &self.0 {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgres",
        }
    }

    /// Closes every connection once it is given back.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
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

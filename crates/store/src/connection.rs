//! Opening a database, its pools and transactions.

mod health;
mod held;
mod lock;
mod session;
mod snapshot;
mod transaction;

pub use held::refuse_second_connections;
pub use lock::Lock;
pub use session::FOR_BATCHES;
pub use snapshot::Snapshot;

use crate::seal::{Seals, watch};
use crate::{StoreError, probe};
use health::Health;
use held::{Held, Place};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{
    ConnectOptions, Connection as _, Executor as _, PgConnection, PgPool, Postgres, Sqlite,
    SqliteConnection, SqlitePool,
};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
use transaction::Transaction;

static SQLITE: Migrator = sqlx_macros::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx_macros::migrate!("migrations/postgres");

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
/// How long it may take to find out whether the database takes writes.
const PROBE_TIMEOUT: Duration = Duration::from_secs(5);
/// Takes the lock at once, so that a transaction never has to be given up half way.
const BEGIN_SQLITE: &str = "BEGIN IMMEDIATE";
/// Connections that read, on SQLite.
const READERS: u32 = 4;
/// Connections that read files for as long as somebody takes to read them.
pub const FILES: u32 = 4;
/// Connections on PostgreSQL: for batches, and for everything else.
const POSTGRES_CONNECTIONS: (u32, u32) = (8, 12);

/// A database. Cheap to clone; all clones share the pools.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Pools,
    health: Arc<Health>,
    seals: Seals,
}

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite has one writer at a time; queueing for it here is fairer than its busy loop.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        files: SqlitePool,
    },
    Postgres {
        /// Set as [`FOR_BATCHES`] says.
        batches: PgPool,
        others: PgPool,
        files: PgPool,
    },
}

/// A transaction that writes. Dropped without [`Tx::commit`], it never was.
#[derive(Debug)]
pub struct Tx(
    Transactions,
    Seals,
    #[expect(dead_code, reason = "held until dropped")] Held,
);

#[derive(Debug)]
enum Transactions {
    Sqlite(Transaction<Sqlite>),
    Postgres(Transaction<Postgres>),
}

/// A connection that reads what a batch needs, and then writes what has come of it at once: on
/// SQLite a transaction that has begun, so that nobody writes in between; on PostgreSQL one where
/// each statement stands alone. Dropped before its end, it has changed nothing.
#[derive(Debug)]
pub struct Batch(Batches, Seals, Held);

#[derive(Debug)]
enum Batches {
    Sqlite(Transaction<Sqlite>),
    Postgres(Alone),
}

/// A connection on which each statement stands alone.
#[derive(Debug)]
struct Alone {
    connection: PoolConnection<Postgres>,
    health: Arc<Health>,
    is_done: bool,
}

impl Drop for Alone {
    fn drop(&mut self) {
        if !self.is_done {
            self.health.doubt();
        }
    }
}

/// A connection that reads.
#[derive(Debug)]
pub struct Reader(
    Readers,
    Seals,
    #[expect(dead_code, reason = "held until dropped")] Held,
);

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

    /// What seals the rows that are written.
    fn seals(&self) -> Seals;
}

impl Connection for Tx {
    fn handle(&mut self) -> Handle<'_> {
        match &mut self.0 {
            Transactions::Sqlite(tx) => Handle::Sqlite(tx),
            Transactions::Postgres(tx) => Handle::Postgres(tx),
        }
    }

    fn seals(&self) -> Seals {
        self.1.clone()
    }
}

impl Connection for Batch {
    fn handle(&mut self) -> Handle<'_> {
        match &mut self.0 {
            Batches::Sqlite(tx) => Handle::Sqlite(tx),
            Batches::Postgres(alone) => Handle::Postgres(&mut alone.connection),
        }
    }

    fn seals(&self) -> Seals {
        self.1.clone()
    }
}

impl Connection for Reader {
    fn handle(&mut self) -> Handle<'_> {
        match &mut self.0 {
            Readers::Sqlite(connection) => Handle::Sqlite(connection),
            Readers::Postgres(connection) => Handle::Postgres(connection),
        }
    }

    fn seals(&self) -> Seals {
        self.1.clone()
    }
}

impl Tx {
    /// Makes everything since [`Store::begin`] durable: it is on disk when this returns.
    ///
    /// # Errors
    /// When the database does not answer; whether it was committed is then unknown.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        watch::seal(&mut self).await?;
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
        let Self(batch, seals, held) = self;
        match batch {
            Batches::Sqlite(tx) => Ok(Tx(Transactions::Sqlite(tx), seals, held)),
            Batches::Postgres(mut alone) => {
                alone.is_done = true;
                drop((alone, held));
                store.begin_batch().await
            }
        }
    }

    /// Makes what was written durable.
    pub(crate) async fn end(self) -> Result<(), StoreError> {
        match self.0 {
            Batches::Sqlite(tx) => tx.commit().await?,
            Batches::Postgres(mut alone) => alone.is_done = true,
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
                .map_err(|error| StoreError::Address(format!("{}: {error}", redact(url))))?
                .application_name("tributary")
                .disable_statement_logging();
            let health = Arc::<Health>::default();
            let (batches, others) = POSTGRES_CONNECTIONS;
            let pool =
                |most, more| session::pool(options.clone(), most, ACQUIRE_TIMEOUT, &health, more);
            let pools = Pools::Postgres {
                batches: pool(batches, Some(FOR_BATCHES)),
                others: pool(others, None),
                files: pool(FILES, None),
            };
            return Ok(Self {
                pools,
                health,
                seals: Seals::default(),
            });
        }
        let Some(path) = sqlite_path(url) else {
            let sentence = "it takes sqlite:PATH or postgres://USER@HOST/NAME";
            return Err(StoreError::Address(sentence.into()));
        };
        if path.is_empty() || path.contains(":memory:") {
            let sentence = "sqlite:PATH needs a file: what is in memory alone would be lost";
            return Err(StoreError::Address(sentence.into()));
        }
        Self::open_sqlite(Path::new(path)).await
    }

    /// Opens a database that is there, to read it: nothing of it is written, also not that it is read.
    ///
    /// # Errors
    /// [`StoreError::Address`] with a sentence when the address can't be used, or names no file.
    pub async fn open_to_read(url: &str) -> Result<Self, StoreError> {
        let Some(path) = sqlite_path(url) else {
            return Self::open(url).await;
        };
        if !Path::new(path).is_file() {
            return Err(StoreError::Address(format!(
                "there is no database at {path}"
            )));
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .pragma("query_only", "ON")
            .row_buffer_size(ROWS)
            .disable_statement_logging();
        let pool = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(ACQUIRE_TIMEOUT)
        };
        let pools = Pools::Sqlite {
            writer: pool(1).connect_lazy_with(options.clone()),
            files: pool(FILES).connect_lazy_with(options.clone()),
            readers: pool(READERS).connect_lazy_with(options),
        };
        Ok(Self {
            pools,
            health: Arc::default(),
            seals: Seals::default(),
        })
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
        let health = Arc::<Health>::default();
        let pool = |most| {
            let health = Arc::clone(&health);
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(ACQUIRE_TIMEOUT)
                // Whether it is there is seen when it is used.
                .test_before_acquire(false)
                .before_acquire(move |_, known| {
                    let is_here = !health.may_be_elsewhere(known.age);
                    Box::pin(async move { Ok(is_here) })
                })
                .after_release(|connection, _| {
                    Box::pin(async move { Ok(!connection.is_in_transaction()) })
                })
        };
        let opened = |error: sqlx::Error| {
            StoreError::Address(format!("{} can't be opened: {error}", path.display()))
        };
        let file = (Arc::clone(&health), path.to_owned());
        let writing = (options.clone())
            .pragma("cache_size", WRITER_CACHE)
            .pragma("wal_autocheckpoint", CHECKPOINT);
        let later = writing.clone().create_if_missing(false);
        let writer = pool(1).after_connect(move |connection, _| {
            file.0.watch(file.1.clone());
            Box::pin(async move {
                let begun = watch::begin(connection).await;
                begun.map_err(|error| sqlx::Error::Configuration(error.into()))
            })
        });
        let writer = writer.connect_with(writing).await.map_err(opened)?;
        // An empty file in the place of one that was moved away would be no help.
        writer.set_connect_options(later);
        let reading = options.create_if_missing(false).pragma("query_only", "ON");
        Ok(Self {
            pools: Pools::Sqlite {
                writer,
                readers: pool(READERS).connect_lazy_with(reading.clone()),
                files: pool(FILES).connect_lazy_with(reading),
            },
            health,
            seals: Seals::default(),
        })
    }

    /// Applies the migrations that are pending. Several processes may do so at once.
    ///
    /// # Errors
    /// When one fails, or the database was migrated by a newer binary.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match &self.pools {
            // In one transaction, since the driver's own lock is for PostgreSQL alone.
            Pools::Sqlite { writer, .. } => {
                let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
                SQLITE.run(&mut *tx).await?;
                tx.commit().await?;
                watch::begin(&mut *writer.acquire().await?).await?;
            }
            Pools::Postgres { others, .. } => {
                let mut connection = others.acquire().await?;
                connection.close_on_drop();
                connection.execute(session::FOR_MIGRATIONS).await?;
                POSTGRES.run(&mut *connection).await?;
            }
        }
        self.rekey().await
    }

    /// Whether every migration is applied and the database takes a write, which is tried. The answer
    /// may be half a second old, unless something has failed since.
    ///
    /// # Errors
    /// When it does not take one.
    pub async fn is_ready(&self) -> Result<bool, StoreError> {
        let ask = tokio::time::timeout(PROBE_TIMEOUT, async {
            Ok(self.is_migrated().await? && self.takes_writes().await?)
        });
        let answer = self.health.asked(async {
            let answer: Result<bool, StoreError> = match ask.await {
                Ok(answer) => answer,
                Err(_) => Err(sqlx::Error::PoolTimedOut.into()),
            };
            answer.map_err(|error| {
                self.health.doubt();
                error.to_string()
            })
        });
        let unavailable =
            |why: String| StoreError::Unavailable(sqlx::Error::Io(std::io::Error::other(why)));
        answer.await.map_err(unavailable)
    }

    /// Whether every migration is applied.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_migrated(&self) -> Result<bool, StoreError> {
        const APPLIED: &str = "SELECT COUNT(*) FROM _sqlx_migrations WHERE success";
        let (applied, known): (i64, usize) = match &self.pools {
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

    /// Writes, in a statement of its own, so that on PostgreSQL a node that dies meanwhile keeps no
    /// lock that others wait for.
    async fn takes_writes(&self) -> Result<bool, StoreError> {
        let written = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                if !self.health.is_in_place() {
                    connection.close_on_drop();
                    return Err(transaction::moved().into());
                }
                probe::write_on_sqlite(&mut connection).await
            }
            Pools::Postgres { others, .. } => {
                probe::write_on_postgres(&mut *others.acquire().await?).await
            }
        };
        written.map(|()| true)
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once, so that it
    /// never has to be given up half way.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let held = Held::begin(self.place());
        let tx = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Transactions::Sqlite(Transaction::begin(writer, &self.health, BEGIN_SQLITE).await?)
            }
            Pools::Postgres { others, .. } => {
                Transactions::Postgres(Transaction::begin(others, &self.health, "BEGIN").await?)
            }
        };
        Ok(Tx(tx, self.seals.clone(), held))
    }

    /// Begins a transaction that writes many rows with few statements, each of which finds what it
    /// needs by keys.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub async fn begin_batch(&self) -> Result<Tx, StoreError> {
        match &self.pools {
            Pools::Sqlite { .. } => self.begin().await,
            Pools::Postgres { batches, .. } => {
                let held = Held::begin(self.place());
                let begun = Transaction::begin(batches, &self.health, "BEGIN").await?;
                Ok(Tx(Transactions::Postgres(begun), self.seals.clone(), held))
            }
        }
    }

    /// A connection for a batch.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub async fn batch(&self) -> Result<Batch, StoreError> {
        let held = Held::begin(self.place());
        let batch = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Batches::Sqlite(Transaction::begin(writer, &self.health, BEGIN_SQLITE).await?)
            }
            Pools::Postgres { batches, .. } => Batches::Postgres(Alone {
                connection: (batches.acquire().await).inspect_err(|_| self.health.doubt())?,
                health: Arc::clone(&self.health),
                is_done: false,
            }),
        };
        Ok(Batch(batch, self.seals.clone(), held))
    }

    /// A connection that reads.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn read(&self) -> Result<Reader, StoreError> {
        let held = Held::begin(self.place());
        let reader = match &self.pools {
            Pools::Sqlite { readers, .. } => Readers::Sqlite(readers.acquire().await?),
            Pools::Postgres { others, .. } => Readers::Postgres(others.acquire().await?),
        };
        Ok(Reader(reader, self.seals.clone(), held))
    }

    /// What tells this database from another one, for [`Held`].
    fn place(&self) -> Place {
        match &self.pools {
            Pools::Sqlite { writer, .. } => std::ptr::from_ref(writer.options()).addr(),
            Pools::Postgres { others, .. } => std::ptr::from_ref(others.options()).addr(),
        }
    }

    /// What seals rows, once the installation's secret is known.
    pub(crate) fn seals(&self) -> &Seals {
        &self.seals
    }

    /// Which database this is: `sqlite` or `postgres`.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match &self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres { .. } => "postgres",
        }
    }

    /// Closes every connection once it is given back.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite {
                writer,
                readers,
                files,
            } => {
                files.close().await;
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres {
                batches,
                others,
                files,
            } => {
                files.close().await;
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

/// The path in an address of SQLite's.
fn sqlite_path(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?;
    Some(path.strip_prefix("//").unwrap_or(path))
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

#[cfg(test)]
mod tests;

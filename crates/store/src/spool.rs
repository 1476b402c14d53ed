//! The spool: a small SQLite file of this machine in which clicks wait for the main database
//! (docs/adr, "Clicks wait in a spool"). It is no part of the main database, whichever that is.

use crate::StoreError;
use sqlx::query::Query;
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions as _, Connection as _, Sqlite, SqliteConnection, SqlitePool};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::Mutex;

/// How long a batch waits for the file before the answer is "unavailable".
const TIMEOUT: Duration = Duration::from_secs(5);
/// After how many pages of its log SQLite moves them into the file: 32 MB. A rush is written twice
/// only where it lasts.
const CHECKPOINT: &str = "4000";

const CREATE: &str = "
    CREATE TABLE IF NOT EXISTS batch (
      id     INTEGER PRIMARY KEY AUTOINCREMENT,
      -- How many clicks it has.
      count  INTEGER NOT NULL,
      -- A JSON array of them.
      clicks TEXT    NOT NULL
    ) STRICT;
    -- Clicks that the main database refused. They are tried again when the spool is opened.
    CREATE TABLE IF NOT EXISTS refused (
      id    INTEGER PRIMARY KEY AUTOINCREMENT,
      click TEXT    NOT NULL,
      why   TEXT    NOT NULL
    ) STRICT";
const APPEND: &str = "INSERT INTO batch (count, clicks) VALUES ($1, $2)";
// Which they are is found by their counts alone: the clicks of what waits behind them are not read.
const OLDEST: &str = "SELECT id, count, clicks FROM batch WHERE id <= (
                        SELECT COALESCE(MAX(id), 0) FROM (SELECT id, count, SUM(count) OVER (ORDER BY id) AS total FROM batch ORDER BY id LIMIT $1)
                        WHERE total - count < $1)
                      ORDER BY id";
const DELETE: &str = "DELETE FROM batch WHERE id <= $1";
const COUNT: &str = "SELECT COALESCE(SUM(count), 0) FROM batch";
const LAST: &str = "SELECT COALESCE(MAX(id), 0) FROM batch";
const REFUSE: &str = "INSERT INTO refused (click, why) VALUES ($1, $2)";
const REFUSED: &str = "SELECT COUNT(*) FROM refused";
// What was no list of clicks stands there as it was.
const READMIT: &str = "BEGIN IMMEDIATE;
                       INSERT INTO batch (count, clicks)
                       SELECT 1, CASE WHEN click LIKE '{%' THEN '[' || click || ']' ELSE click END FROM refused ORDER BY id;
                       DELETE FROM refused;
                       COMMIT";

/// An open spool. Nobody else has it open.
#[derive(Debug)]
pub struct Spool {
    /// `None` once it is closed. No pool: that would ask the connection whether it is there before
    /// each batch and after it.
    writer: Mutex<Option<SqliteConnection>>,
    reader: SqlitePool,
    path: PathBuf,
    // Given back to others when this is dropped, also by the death of the process.
    _lock: File,
}

/// Clicks that were written together.
#[derive(Clone, PartialEq, Eq, Debug, sqlx::FromRow)]
pub struct Batch {
    /// Its place; newer ones are higher.
    pub id: i64,
    /// How many clicks it has.
    pub count: i64,
    /// A JSON array of clicks.
    pub clicks: String,
}

/// Why a spool was not opened.
#[derive(Debug)]
pub enum Unopened {
    /// Another process has it open.
    InUse,
    /// Anything else.
    Failed(StoreError),
}

impl Spool {
    /// Opens the spool at `path`, and makes it where there is none. Clicks that were put aside in it
    /// wait again: this may be a binary that knows better.
    ///
    /// # Errors
    /// [`Unopened::InUse`] while somebody else has it open.
    pub async fn open(path: &Path) -> Result<Self, Unopened> {
        let failed = |what: String| Unopened::Failed(StoreError::Address(what));
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            std::fs::create_dir_all(folder).map_err(|error| {
                failed(format!(
                    "the folder {} can't be made: {error}",
                    folder.display()
                ))
            })?;
        }
        let lock = lock(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            // Batches are long texts.
            .page_size(8_192)
            .journal_mode(SqliteJournalMode::Wal)
            // A click is answered once it is on disk, also after a power cut.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(TIMEOUT)
            .disable_statement_logging();
        let opened =
            |error: sqlx::Error| failed(format!("{} can't be opened: {error}", path.display()));
        let writing = options.clone().pragma("wal_autocheckpoint", CHECKPOINT);
        let mut writer = writing.connect().await.map_err(opened)?;
        sqlx::raw_sql(CREATE)
            .execute(&mut writer)
            .await
            .map_err(opened)?;
        sqlx::raw_sql(READMIT)
            .execute(&mut writer)
            .await
            .map_err(opened)?;
        let reader = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(TIMEOUT)
            .test_before_acquire(false)
            .connect_lazy_with(options.create_if_missing(false).pragma("query_only", "ON"));
        Ok(Self {
            writer: Mutex::new(Some(writer)),
            reader,
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a JSON array of `count` clicks; it is on disk when this returns.
    ///
    /// # Errors
    /// When the disk is full or broken.
    pub async fn append(&self, count: i64, clicks: &str) -> Result<(), StoreError> {
        self.write(sqlx::query(APPEND).bind(count).bind(clicks))
            .await
    }

    /// The oldest batches: so many that they have about `clicks` clicks together.
    ///
    /// # Errors
    /// When the file can't be read.
    pub async fn oldest(&self, clicks: i64) -> Result<Vec<Batch>, StoreError> {
        Ok(sqlx::query_as(OLDEST)
            .bind(clicks)
            .fetch_all(&self.reader)
            .await?)
    }

    /// Forgets the batches up to and with `last`.
    ///
    /// # Errors
    /// When the file can't be written.
    pub async fn delete(&self, last: i64) -> Result<(), StoreError> {
        self.write(sqlx::query(DELETE).bind(last)).await
    }

    /// How many clicks wait.
    ///
    /// # Errors
    /// When the file can't be read.
    pub async fn waiting(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(COUNT).fetch_one(&self.reader).await?)
    }

    /// The place of the newest batch; 0 when there is none.
    ///
    /// # Errors
    /// When the file can't be read.
    pub async fn last(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(LAST).fetch_one(&self.reader).await?)
    }

    /// How many clicks were put aside.
    ///
    /// # Errors
    /// When the file can't be read.
    pub async fn refused(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(REFUSED).fetch_one(&self.reader).await?)
    }

    /// Puts a click aside that the main database refuses, until the spool is opened again.
    ///
    /// # Errors
    /// When the file can't be written.
    pub async fn refuse(&self, click: &str, why: &str) -> Result<(), StoreError> {
        self.write(sqlx::query(REFUSE).bind(click).bind(why)).await
    }

    async fn write(&self, query: Query<'_, Sqlite, SqliteArguments>) -> Result<(), StoreError> {
        let mut writer = self.writer.lock().await;
        let writer = writer.as_mut().ok_or(sqlx::Error::PoolClosed)?;
        query.execute(writer).await?;
        Ok(())
    }

    /// Closes it once what runs is done.
    pub async fn close(&self) {
        self.reader.close().await;
        if let Some(writer) = self.writer.lock().await.take()
            && let Err(error) = writer.close().await
        {
            tracing::warn!(%error, "the spool was not closed well; nothing is lost");
        }
    }
}

/// Takes the lock beside the file: not on the file itself, whose own locks SQLite would lose.
fn lock(path: &Path) -> Result<File, Unopened> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let failed = |error: &std::io::Error| {
        let name = name.display();
        Unopened::Failed(StoreError::Address(format!(
            "{name} can't be locked: {error}"
        )))
    };
    let lock = File::create(&name).map_err(|error| failed(&error))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(std::fs::TryLockError::WouldBlock) => Err(Unopened::InUse),
        Err(std::fs::TryLockError::Error(error)) => Err(failed(&error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn batches_wait_in_order_and_one_process_has_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/clicks.db");
        let spool = Spool::open(&path).await.unwrap();
        assert!(matches!(Spool::open(&path).await, Err(Unopened::InUse)));
        for number in 1..=5 {
            spool.append(10, &format!("[{number}]")).await.unwrap();
        }
        assert_eq!(
            (spool.waiting().await.unwrap(), spool.last().await.unwrap()),
            (50, 5)
        );
        let texts = |batches: Vec<Batch>| {
            batches
                .into_iter()
                .map(|batch| batch.clicks)
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(spool.oldest(20).await.unwrap()), ["[1]", "[2]"]);
        assert_eq!(
            texts(spool.oldest(21).await.unwrap()),
            ["[1]", "[2]", "[3]"]
        );
        assert_eq!(texts(spool.oldest(1).await.unwrap()), ["[1]"]);
        spool.delete(2).await.unwrap();
        spool.refuse("{}", "broken").await.unwrap();
        spool.refuse("[7", "no JSON").await.unwrap();
        assert_eq!(spool.refused().await.unwrap(), 2);
        spool.close().await;
        drop(spool);
        let spool = Spool::open(&path).await.unwrap();
        assert_eq!(
            texts(spool.oldest(1_000).await.unwrap()),
            ["[3]", "[4]", "[5]", "[{}]", "[7"],
            "what was put aside waits again"
        );
        assert_eq!(spool.refused().await.unwrap(), 0);
        spool.delete(7).await.unwrap();
        spool.append(1, "[8]").await.unwrap();
        assert_eq!(
            spool.last().await.unwrap(),
            8,
            "places are never used again"
        );
    }
}

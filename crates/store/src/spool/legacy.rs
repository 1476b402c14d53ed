//! Spools of versions before 0016: a SQLite file with a row for each batch.

use super::file;
use super::line::Line;
use crate::StoreError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

/// What every SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";
const TIMEOUT: Duration = Duration::from_secs(5);
/// How many batches are read at a time.
const BATCH_SIZE: i64 = 16;

const BATCHES: &str = "SELECT id, count, clicks FROM batch WHERE id > $1 ORDER BY id LIMIT $2";
// What was no list of clicks stands there as it was.
const REFUSED: &str =
    "SELECT id, 1, CASE WHEN click LIKE '{%' THEN '[' || click || ']' ELSE click END
                       FROM refused WHERE id > $1 ORDER BY id LIMIT $2";

/// Turns a spool of an older version into a file of this one's. Where it is broken off, it is begun
/// anew the next time, and what is there twice then counts once.
pub(super) async fn convert(path: &Path) -> Result<(), StoreError> {
    if !is_sqlite(path).map_err(sqlx::Error::Io)? {
        return Ok(());
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(TIMEOUT)
        .disable_statement_logging();
    let mut connection = options.connect().await?;
    let newest = file::full_ones(path).map_err(sqlx::Error::Io)?;
    let number = newest.last().map_or(0, |(number, ..)| *number) + 1;
    let new = file::beside(path, "converted");
    let (mut to, _) = file::create(&new, number).map_err(sqlx::Error::Io)?;
    let mut count = copy(&mut connection, BATCHES, &mut to).await?;
    count += copy(&mut connection, REFUSED, &mut to).await?;
    connection.close().await?;
    let finish = || {
        to.sync_all()?;
        std::fs::rename(&new, file::full(path, number, count))?;
        file::sync_folder(path)?;
        for end in ["-wal", "-shm", ""] {
            let mut name = path.as_os_str().to_owned();
            name.push(end);
            match std::fs::remove_file(&name) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    };
    finish().map_err(sqlx::Error::Io)?;
    tracing::info!(path = %path.display(), clicks = count, "a spool of an older version was taken over");
    Ok(())
}

fn is_sqlite(path: &Path) -> std::io::Result<bool> {
    let mut start = Vec::new();
    match std::fs::File::open(path) {
        Ok(file) => file.take(MAGIC.len() as u64).read_to_end(&mut start)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(start == MAGIC)
}

/// Copies what a statement finds, which has an id, a number of clicks and a list of them. A table that
/// an interrupted first start has not made is an empty one.
async fn copy(
    from: &mut SqliteConnection,
    statement: &'static str,
    to: &mut std::fs::File,
) -> Result<i64, StoreError> {
    let (mut last, mut count) = (0, 0);
    loop {
        let rows = sqlx::query_as::<_, (i64, i64, String)>(statement)
            .bind(last)
            .bind(BATCH_SIZE)
            .fetch_all(&mut *from)
            .await;
        let rows = match rows {
            Err(sqlx::Error::Database(error)) if error.message().starts_with("no such table") => {
                return Ok(count);
            }
            rows => rows?,
        };
        if rows.is_empty() {
            return Ok(count);
        }
        for (id, clicks, text) in rows {
            let line = Line::new(clicks, &text);
            to.write_all(line.text.as_bytes())
                .map_err(sqlx::Error::Io)?;
            (last, count) = (id, count + clicks);
        }
    }
}

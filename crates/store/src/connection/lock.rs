//! A lock that ends with the process that holds it, however that ends.

use super::session::SESSION;
use super::{Pools, Store};
use crate::StoreError;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, PgConnection};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// A name that one process at a time holds. Dropping it gives the name back.
#[derive(Debug)]
pub struct Lock(Held);

#[derive(Debug)]
enum Held {
    /// A file beside SQLite's.
    File { file: File, path: PathBuf },
    /// A session of PostgreSQL's that has the advisory lock.
    Session(PgConnection),
}

impl Store {
    /// Takes the lock of a name; `None` while another process holds it.
    ///
    /// # Errors
    /// When the database does not answer, or the file beside it can't be made.
    pub async fn try_lock(&self, name: &str) -> Result<Option<Lock>, StoreError> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                try_lock_file(writer.connect_options().get_filename(), name)
            }
            Pools::Postgres { others, .. } => {
                // Not one of the pool's: it would go back there with the lock.
                let mut session = others.connect_options().connect().await?;
                session.execute(SESSION).await?;
                let taken =
                    sqlx::query_scalar("SELECT pg_try_advisory_lock(hashtextextended($1, 0))")
                        .bind(format!("tributary {name}"))
                        .fetch_one(&mut session)
                        .await?;
                Ok(bool::then_some(taken, Lock(Held::Session(session))))
            }
        }
    }
}

impl Lock {
    /// Gives the name back and leaves nothing behind.
    ///
    /// # Errors
    /// When PostgreSQL does not answer; its session ends all the same.
    pub async fn release(self) -> Result<(), StoreError> {
        match self.0 {
            Held::File { file, path } => {
                // Whoever has opened it meanwhile holds a lock of a file that is gone, and looks
                // once more at what the lock was for, as everybody does who gets it.
                drop(std::fs::remove_file(path));
                drop(file);
            }
            Held::Session(session) => session.close().await?,
        }
        Ok(())
    }
}

fn try_lock_file(database: &Path, name: &str) -> Result<Option<Lock>, StoreError> {
    let mut path = database.as_os_str().to_owned();
    path.push(format!("-{name}.lock"));
    let path = PathBuf::from(path);
    let failed = |error: std::io::Error| {
        StoreError::Address(format!("{} can't be locked: {error}", path.display()))
    };
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(Held::File { file, path }))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

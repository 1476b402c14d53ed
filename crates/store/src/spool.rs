//! The spool: files of this machine in which clicks wait for the main database (docs/adr, "Clicks
//! wait in a spool"). They are no part of it, whichever it is.
//!
//! | file | what is in it |
//! |---|---|
//! | `line` | what stands in the files |
//! | `file` | their names, and one of them |
//! | `files` | writing, reading, rotating and removing them |
//! | `mark` | how far the clicks have come |
//! | `legacy` | what older versions wrote |

mod file;
mod files;
mod legacy;
mod line;
mod mark;

use crate::StoreError;
use files::Files;
pub use line::Line;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// An open spool. Nobody else has it open.
#[derive(Debug)]
pub struct Spool {
    files: Arc<Files>,
}

/// A place in a spool; newer ones are higher, also over its files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place(u64, u64);

/// Clicks that were written together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// How many clicks it has.
    pub count: i64,
    /// A JSON array of clicks.
    pub clicks: String,
}

/// The oldest batches.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Taken {
    /// They, in their order.
    pub batches: Vec<Batch>,
    /// How many clicks they have.
    pub count: i64,
    /// Behind the last one; `None` where there is none.
    pub end: Option<Place>,
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
    /// wait again.
    ///
    /// # Errors
    /// [`Unopened::InUse`] while somebody else has it open.
    pub async fn open(path: &Path) -> Result<Self, Unopened> {
        Self::with_files_of(path, None).await
    }

    /// [`Spool::open`] with files of another size, in bytes.
    async fn with_files_of(path: &Path, full: Option<u64>) -> Result<Self, Unopened> {
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
        let unopened = |error: &dyn std::fmt::Display| {
            failed(format!("{} can't be opened: {error}", path.display()))
        };
        (legacy::convert(path).await).map_err(|error| unopened(&error))?;
        let at = path.to_owned();
        let opened = blocking(move || Files::open(&at, lock, full)).await;
        Ok(Self {
            files: Arc::new(opened.map_err(|error| match error.kind() {
                std::io::ErrorKind::InvalidData => unopened(&"it is no spool"),
                _ => unopened(&error),
            })?),
        })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.files.path()
    }

    /// Writes a line; it is on disk when this returns.
    ///
    /// # Errors
    /// When the disk is full or broken, or the file was taken away.
    pub async fn append(&self, line: &Line) -> Result<(), StoreError> {
        self.append_all(vec![line.clone()]).await
    }

    /// Writes lines together.
    ///
    /// # Errors
    /// As [`Spool::append`].
    pub async fn append_all(&self, lines: Vec<Line>) -> Result<(), StoreError> {
        self.run(move |files| files.append(&lines)).await
    }

    /// The oldest batches: so many that they have `clicks` clicks together, or all.
    ///
    /// # Errors
    /// When the files can't be read.
    pub async fn oldest(&self, clicks: i64) -> Result<Taken, StoreError> {
        self.run(move |files| files.oldest(clicks)).await
    }

    /// Forgets what [`Spool::oldest`] answered.
    ///
    /// # Errors
    /// When the spool is closed.
    pub async fn forget(&self, taken: &Taken) -> Result<(), StoreError> {
        let (end, count) = (taken.end, taken.count);
        let forget = move |files: &Files| {
            if let Some(end) = end {
                files.forget(end, count);
            }
            Ok(())
        };
        self.run(forget).await
    }

    /// How many clicks wait.
    #[must_use]
    pub fn waiting(&self) -> i64 {
        self.files.waiting()
    }

    /// The place behind the newest batch.
    #[must_use]
    pub fn end(&self) -> Place {
        self.files.end()
    }

    /// How many clicks were put aside.
    #[must_use]
    pub fn refused(&self) -> i64 {
        self.files.refused()
    }

    /// Puts a list of clicks aside that the main database refuses, until [`Spool::readmit`].
    ///
    /// # Errors
    /// When the file can't be written.
    pub async fn refuse(&self, count: i64, clicks: &str) -> Result<(), StoreError> {
        let line = Line::new(count, clicks);
        self.run(move |files| files.refuse(&line)).await
    }

    /// Lets wait again what was put aside.
    ///
    /// # Errors
    /// As [`Spool::append`]; then it stays where it is.
    pub async fn readmit(&self) -> Result<(), StoreError> {
        self.run(Files::readmit).await
    }

    /// Closes it once what runs is done.
    pub async fn close(&self) {
        let files = Arc::clone(&self.files);
        let closed = blocking(move || {
            files.close();
            Ok(())
        });
        let _ = closed.await;
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Files) -> std::io::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let files = Arc::clone(&self.files);
        let done = blocking(move || work(&files)).await;
        Ok(done.map_err(sqlx::Error::Io)?)
    }
}

/// Runs what waits for the disk where it holds nobody up.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(std::io::Error::other(error)))
}

/// Takes the lock beside the file.
fn lock(path: &Path) -> Result<File, Unopened> {
    let name = file::beside(path, "lock");
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
mod tests;

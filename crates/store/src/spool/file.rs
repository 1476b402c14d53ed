//! The files of a spool, by their names:
//!
//! | file | what it is |
//! |---|---|
//! | `clicks.db` | the one that is written |
//! | `clicks.db.0000000017.4096` | number 17, full, of 4,096 clicks |
//! | `clicks.db.mark` | up to where the clicks are in the database |
//! | `clicks.db.refused` | clicks that the database refused |
//! | `clicks.db.lock` | that somebody has it open |

use super::line::{Lines, Read, heading, number};
use crate::identity::Identity;
use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Error, ErrorKind, Result, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// How much is read at a time.
const BUFFER: usize = 256 * 1024;

/// The file's name with something behind it.
pub(super) fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(what);
    name.into()
}

/// The name of a full file.
pub(super) fn full(path: &Path, number: u64, count: i64) -> PathBuf {
    beside(path, &format!("{number:010}.{count}"))
}

/// The full files of a spool, the oldest first: number, clicks and name.
pub(super) fn full_ones(path: &Path) -> Result<Vec<(u64, i64, PathBuf)>> {
    let (folder, name) = (folder(path), path.file_name().unwrap_or_default());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.file_name();
        let parts = (file.to_str())
            .and_then(|file| file.strip_prefix(name.to_str()?)?.strip_prefix('.'))
            .and_then(|rest| rest.split_once('.'));
        if let Some((number, count)) = parts
            && let (Ok(number), Ok(count)) = (number.parse(), count.parse())
        {
            found.push((number, count, folder.join(&file)));
        }
    }
    found.sort();
    Ok(found)
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes what became of names durable.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder(path))?.sync_all()?;
    }
    Ok(())
}

/// Makes an empty file of this number at `path`, on disk, and answers it with its length. Whatever
/// lay there is replaced in one step.
pub(super) fn create(path: &Path, number: u64) -> Result<(File, u64)> {
    let new = beside(path, "new");
    let mut file = File::create(&new)?;
    let heading = heading(number);
    let made = (file.write_all(heading.as_bytes()))
        .and_then(|()| file.sync_all())
        .and_then(|()| std::fs::rename(&new, path));
    if let Err(error) = made {
        // What a full disk left of it.
        let _ = std::fs::remove_file(&new);
        return Err(error);
    }
    sync_folder(path)?;
    Ok((file, heading.len() as u64))
}

/// Opens a file that ends somewhere to go on after its end.
pub(super) fn append(path: &Path) -> Result<File> {
    OpenOptions::new().append(true).create(true).open(path)
}

/// A file that is read.
#[derive(Debug)]
pub(super) struct Reading {
    file: File,
    /// Where its first line begins.
    pub(super) first: u64,
    /// Its number.
    pub(super) number: u64,
    pub(super) identity: Identity,
    pub(super) length: u64,
}

impl Reading {
    /// Opens it.
    ///
    /// # Errors
    /// Also where it is no spool's ([`ErrorKind::InvalidData`]).
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        let mut heading = Vec::new();
        let mut start = std::io::Read::take(BufReader::new(&file), 64);
        start.read_until(b'\n', &mut heading)?;
        let number = std::str::from_utf8(&heading).ok().and_then(number);
        let number = number.ok_or_else(|| Error::from(ErrorKind::InvalidData))?;
        Ok(Self {
            first: heading.len() as u64,
            number,
            identity: Identity::of(&metadata),
            length: metadata.len(),
            file,
        })
    }

    /// Its lines from `place` up to `end`.
    pub(super) fn lines(&self, place: u64, end: u64) -> Result<Lines<impl std::io::BufRead + '_>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(place))?;
        let rest = std::io::Read::take(file, end.saturating_sub(place));
        Ok(Lines::new(BufReader::with_capacity(BUFFER, rest), place))
    }

    /// How many clicks are in it.
    pub(super) fn count(&self) -> Result<i64> {
        let mut lines = self.lines(self.first, self.length)?;
        let mut count = 0;
        loop {
            match lines.next()? {
                Read::Batch(batch, _) => count += batch.count,
                Read::Broken(_) => {}
                Read::End => return Ok(count),
            }
        }
    }
}

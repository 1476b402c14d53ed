//! The note of how far the clicks of a spool have come.

use super::file;
use super::line::{Line, Lines, Read};
use std::fs::File;
use std::io::{Result, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// How much of which file is in the database. It is written after the database has it, and not
/// waited for: an older one has a few clicks brought over once more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) number: u64,
    pub(super) place: u64,
    pub(super) brought: i64,
}

impl Mark {
    /// What is noted; `None` where nothing is, or nothing of use.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(file::beside(path, "mark")).ok()?;
        let mut lines = Lines::new(text.as_bytes(), 0);
        let Read::Batch(noted, _) = lines.next().ok()? else {
            return None;
        };
        let mut numbers = noted.clicks.split_whitespace();
        Some(Self {
            number: numbers.next()?.parse().ok()?,
            place: numbers.next()?.parse().ok()?,
            brought: numbers.next()?.parse().ok()?,
        })
    }

    pub(super) fn open(path: &Path) -> Option<File> {
        let mut options = File::options();
        let options = options.write(true).create(true).truncate(false);
        options.open(file::beside(path, "mark")).ok()
    }

    pub(super) fn write(self, file: &mut File) -> Result<()> {
        let Self {
            number,
            place,
            brought,
        } = self;
        // As long as any other: what stood there is replaced whole.
        let line = Line::new(0, &format!("{number:020} {place:020} {brought:020}"));
        file.seek(SeekFrom::Start(0))?;
        file.write_all(line.text.as_bytes())
    }
}

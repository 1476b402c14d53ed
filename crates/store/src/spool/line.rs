//! The text of a spool's files: a heading, then one line for each batch of clicks.
//!
//! ```text
//! tributary-clicks 1 17
//! 2 0d1f6c3a9b7e5d42 [{"operator_id":1,…},{…}]
//! ```
//!
//! A line is its number of clicks, a digest, and a JSON array, which has no line breaks. What is left
//! of a line that was being written when the power went has no end or the wrong digest, and is
//! passed over: nobody was answered for it.

use super::Batch;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::io::{BufRead, Read as _};
use std::sync::Arc;
use tributary_domain::hex;

/// What a file of this format begins with; the file's number follows.
const HEADING: &str = "tributary-clicks 1 ";
/// The longest line that is read: more than a batch can have.
const MAX_LINE_BYTES: u64 = 1 << 30;

/// A batch as it is written. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Line {
    pub(super) text: Arc<str>,
    pub(super) count: i64,
}

impl Line {
    /// A JSON array of `count` clicks.
    #[must_use]
    pub fn new(count: i64, clicks: &str) -> Self {
        // In JSON they are white space, wherever they can stand.
        let clicks = &*match clicks.contains('\n') {
            true => Cow::Owned(clicks.replace('\n', " ")),
            false => Cow::Borrowed(clicks),
        };
        let digest = digest(count, clicks);
        Self {
            text: format!("{count} {digest} {clicks}\n").into(),
            count,
        }
    }
}

fn digest(count: i64, clicks: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(count.to_be_bytes());
    hash.update(clicks);
    hex::write(&hash.finalize()[..8])
}

/// The first line of a file.
pub(super) fn heading(number: u64) -> String {
    format!("{HEADING}{number}\n")
}

/// The number of a file that begins with this line; `None` for one that is no spool's.
pub(super) fn number(heading: &str) -> Option<u64> {
    let number = heading.strip_prefix(HEADING)?.strip_suffix('\n')?;
    number.parse().ok()
}

/// What stands in a file from some place on.
pub(super) struct Lines<R> {
    from: R,
    place: u64,
}

/// A line that was read.
pub(super) enum Read {
    /// A batch, and where the next one begins.
    Batch(Batch, u64),
    /// Nothing that can be read, and where the next line begins.
    Broken(u64),
    /// The file ends here, or in the middle of a line.
    End,
}

impl<R: BufRead> Lines<R> {
    /// Reads lines that begin at `place`.
    pub(super) fn new(from: R, place: u64) -> Self {
        Self { from, place }
    }

    pub(super) fn next(&mut self) -> std::io::Result<Read> {
        let mut line = Vec::new();
        let mut from = (&mut self.from).take(MAX_LINE_BYTES);
        let length = from.read_until(b'\n', &mut line)?;
        if line.pop() != Some(b'\n') {
            return Ok(Read::End);
        }
        self.place += length as u64;
        let batch = String::from_utf8(line).ok().and_then(parse);
        Ok(match batch {
            Some(batch) => Read::Batch(batch, self.place),
            None => Read::Broken(self.place),
        })
    }
}

fn parse(mut line: String) -> Option<Batch> {
    let (count, rest) = line.split_once(' ')?;
    let (written, clicks) = rest.split_once(' ')?;
    let count: i64 = count.parse().ok()?;
    if digest(count, clicks) != written {
        return None;
    }
    let before = line.len() - clicks.len();
    line.drain(..before);
    Some(Batch {
        count,
        clicks: line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut lines = Lines::new(text.as_bytes(), 0);
        let mut found = Vec::new();
        loop {
            found.push(match lines.next().unwrap() {
                Read::Batch(batch, next) => format!("{} {} {next}", batch.count, batch.clicks),
                Read::Broken(next) => format!("broken {next}"),
                Read::End => return found,
            });
        }
    }

    #[test]
    fn a_line_is_read_as_it_was_written_and_any_other_is_passed_over() {
        let (one, two) = (Line::new(2, "[1,2]"), Line::new(1, "[\"ä b\"]"));
        let both = format!("{}{}", one.text, two.text);
        let (middle, end) = (one.text.len(), both.len());
        let all = [format!("2 [1,2] {middle}"), format!("1 [\"ä b\"] {end}")];
        assert_eq!(read(&both), all);
        for cut in 0..middle {
            assert!(read(&both[..cut]).is_empty(), "{cut}");
        }
        for place in 0..middle - 1 {
            let mut broken = both.clone().into_bytes();
            broken[place] ^= 1;
            let found = read(&String::from_utf8(broken).unwrap());
            assert_eq!(found[found.len() - 1], all[1], "{place}");
            assert!(found[0].starts_with("broken"), "{place} {found:?}");
        }
        assert_eq!(number(&heading(17)), Some(17));
        for other in [
            "",
            "tributary-clicks 2 1\n",
            "tributary-clicks 1 x\n",
            "SQLite format 3\0",
        ] {
            assert_eq!(number(other), None);
        }
    }
}

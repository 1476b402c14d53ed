//! Delimited text, record by record (RFC 4180), in which one that is not well formed is lost by
//! itself and takes nothing behind it along.
//!
//! A cell in quotes may hold line breaks, so a quote that is left open could swallow all that
//! follows. Whatever can't be what it seems is read as the one line that it begins on, and the
//! next line begins anew. No byte is looked at more than three times, whatever the text is.

/// How many cells of a record are kept. Of further ones, which no header has a column for, it is only
/// kept whether one of them says anything.
pub(super) const MAX_CELLS: usize = 1_001;

/// A line that a record begins on, and what could be read of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Record {
    /// The line of the text, from 1.
    pub(super) line: usize,
    /// Its cells.
    pub(super) cells: Result<Vec<Vec<u8>>, Broken>,
}

/// The record is not well formed: a quote is left open, has text beside it, or stands in a cell
/// without quotes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Broken;

/// Reads the records of a text.
#[derive(Debug)]
pub(super) struct Records<'a, F> {
    text: &'a [u8],
    delimiter: u8,
    /// Whether the cell at a place of a record may hold line breaks.
    may_break: F,
    /// Where the next record begins, and on which line.
    at: usize,
    line: usize,
    /// Records that begin before this end with their line: one before them went on to here, and
    /// was none.
    single_until: usize,
}

impl<'a, F: Fn(usize) -> bool> Records<'a, F> {
    pub(super) const fn new(text: &'a [u8], line: usize, delimiter: u8, may_break: F) -> Self {
        Self {
            text,
            delimiter,
            may_break,
            at: 0,
            line,
            single_until: 0,
        }
    }

    /// What is behind the records that were read.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.text[self.at..]
    }

    /// The line on which the next record begins.
    pub(super) const fn line(&self) -> usize {
        self.line
    }

    /// Reads the record that begins at `at`: its cells, where it ends, and how many lines it took.
    fn record(&self) -> Result<(Vec<Vec<u8>>, usize, usize), Failed> {
        let (mut cells, mut at, mut lines) = (Vec::new(), self.at, 0);
        let mut place = 0;
        loop {
            let begin = at;
            let cell = if self.text.get(at) == Some(&b'"') {
                let cell = self.quoted(begin, place, &mut lines)?;
                at = cell.1;
                cell.0
            } else {
                at = self.bare(begin)?;
                self.text[begin..at].to_vec()
            };
            if cells.len() < MAX_CELLS {
                cells.push(cell);
            } else if let Some(last) = cells.last_mut()
                && last.is_empty()
            {
                *last = cell;
            }
            place += 1;
            match self.text.get(at) {
                Some(byte) if *byte == self.delimiter => at += 1,
                _ => {
                    let end = at + line_break(&self.text[at..]);
                    return Ok((cells, end, lines + usize::from(end > at)));
                }
            }
        }
    }

    /// Where a cell without quotes ends.
    fn bare(&self, begin: usize) -> Result<usize, Failed> {
        let rest = &self.text[begin..];
        let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r' | b'"');
        let end = begin + rest.iter().position(ends).unwrap_or(rest.len());
        if self.text.get(end) == Some(&b'"') {
            return Err(Failed { at: end });
        }
        Ok(end)
    }

    /// A cell in quotes, and where it ends.
    fn quoted(
        &self,
        begin: usize,
        place: usize,
        lines: &mut usize,
    ) -> Result<(Vec<u8>, usize), Failed> {
        let may_break = begin >= self.single_until && (self.may_break)(place);
        let (mut cell, mut at) = (Vec::new(), begin + 1);
        loop {
            let rest = &self.text[at..];
            let stops = |byte: &u8| matches!(byte, b'"' | b'\n' | b'\r');
            let Some(length) = rest.iter().position(stops) else {
                return Err(Failed {
                    at: self.text.len(),
                });
            };
            cell.extend_from_slice(&rest[..length]);
            at += length;
            match self.text[at] {
                b'"' if self.text.get(at + 1) == Some(&b'"') => {
                    cell.push(b'"');
                    at += 2;
                }
                b'"' => {
                    at += 1;
                    return match self.text.get(at) {
                        None | Some(b'\n' | b'\r') => Ok((cell, at)),
                        Some(byte) if *byte == self.delimiter => Ok((cell, at)),
                        Some(_) => Err(Failed { at }),
                    };
                }
                _ if !may_break => return Err(Failed { at }),
                _ => {
                    let length = line_break(&self.text[at..]);
                    cell.extend_from_slice(&self.text[at..at + length]);
                    at += length;
                    *lines += 1;
                }
            }
        }
    }
}

/// How far a record was read that is none.
struct Failed {
    at: usize,
}

impl<F: Fn(usize) -> bool> Iterator for Records<'_, F> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.at == self.text.len() {
            return None;
        }
        let line = self.line;
        let cells = match self.record() {
            Ok((cells, end, lines)) => {
                self.at = end;
                self.line += lines;
                Ok(cells)
            }
            Err(failed) => {
                // The line that the reading ended on may begin a record of several lines again.
                let before = &self.text[..failed.at];
                let begin = before
                    .iter()
                    .rposition(|byte| matches!(byte, b'\n' | b'\r'));
                self.single_until = self.single_until.max(begin.map_or(0, |at| at + 1));
                self.at = self.at + line_length(&self.text[self.at..]);
                self.line += 1;
                Err(Broken)
            }
        };
        Some(Record { line, cells })
    }
}

/// How long the line is that a text begins with, its end included.
pub(super) fn line_length(text: &[u8]) -> usize {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    end.map_or(text.len(), |end| end + line_break(&text[end..]))
}

/// How long the line break is that a text begins with; 0 where it begins with none.
fn line_break(text: &[u8]) -> usize {
    match text {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The lines and cells of a text; `None` for what is broken.
    fn read(text: &str) -> Vec<(usize, Option<Vec<String>>)> {
        let records = Records::new(text.as_bytes(), 1, b',', |_| true);
        let text = |cell: Vec<u8>| String::from_utf8(cell).unwrap();
        records
            .map(|record| {
                let cells = record.cells.ok();
                (
                    record.line,
                    cells.map(|cells| cells.into_iter().map(text).collect()),
                )
            })
            .collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Option<Vec<String>>) {
        (
            line,
            Some(cells.iter().map(|cell| (*cell).to_owned()).collect()),
        )
    }

    #[test]
    fn records_are_read_whatever_ends_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("a,b{end}\"x\"\"y\",\"1{end}2\"{end}{end}c,{end},\"\"");
            let inner = format!("1{end}2");
            assert_eq!(
                read(&text),
                [
                    row(1, &["a", "b"]),
                    row(2, &["x\"y", &inner]),
                    row(4, &[""]),
                    row(5, &["c", ""]),
                    row(6, &["", ""]),
                ]
            );
        }
        assert_eq!(
            read("a\r\nb\rc\n\rd"),
            [
                row(1, &["a"]),
                row(2, &["b"]),
                row(3, &["c"]),
                row(4, &[""]),
                row(5, &["d"])
            ]
        );
        assert_eq!(read(""), []);
    }

    #[test]
    fn what_is_broken_takes_nothing_along() {
        for broken in [
            "x,\"late",
            "x, \"c7\",1",
            "x,\"c7\" ,1",
            "x,\"c7\"y,1",
            "x,c\"7,1",
            "\"",
            "\"\"\"",
            "x,\"a\",\"",
        ] {
            for behind in ["b,2", "\"b\",\"2\"", "b,\"2\""] {
                let text = format!("a,1\n{broken}\n{behind}\nc,\"3\n4\"\nd,5\n");
                assert_eq!(
                    read(&text),
                    [
                        row(1, &["a", "1"]),
                        (2, None),
                        row(3, &["b", "2"]),
                        row(4, &["c", "3\n4"]),
                        row(6, &["d", "5"]),
                    ],
                    "{broken} {behind}"
                );
            }
        }
    }

    #[test]
    fn a_cell_that_takes_no_line_breaks_has_none() {
        let text = b"a,\"late\nb,1\nc,late\"\n\"x\ny\",2\n";
        let records = Records::new(text, 1, b',', |place| place == 0);
        let lines: Vec<_> = records
            .map(|record| (record.line, record.cells.is_ok()))
            .collect();
        assert_eq!(lines, [(1, false), (2, true), (3, false), (4, true)]);
    }

    #[test]
    fn each_line_is_read_a_few_times_at_most() {
        // Each line seems to go on to the end of the text.
        let text = "\"x\"\"\n".repeat(40_000);
        let looked_at = std::cell::Cell::new(0_usize);
        let count = |_| {
            looked_at.set(looked_at.get() + 1);
            true
        };
        assert_eq!(
            Records::new(text.as_bytes(), 1, b',', count).count(),
            40_000
        );
        let text = "a,\"\n,\"\"\n".repeat(40_000);
        assert!(Records::new(text.as_bytes(), 1, b',', count).count() > 10_000);
        assert!(looked_at.get() < 400_000);
    }

    proptest! {
        #[test]
        fn what_is_written_well_is_read_as_it_was(table in prop::collection::vec(prop::collection::vec("[a,\"\n\r ;é]{0,6}", 1..4), 1..6)) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let lines: Vec<String> = table.iter().map(|cells| cells.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
            let read: Vec<_> = read(&lines.join("\n")).into_iter().map(|(_, cells)| cells.unwrap_or_default()).collect();
            prop_assert_eq!(read, table);
        }

        #[test]
        fn every_line_is_somebodys(text in "[a,\"\n\r]{0,60}") {
            let mut line = 0;
            for (next, _) in read(&text) {
                prop_assert!(next > line);
                line = next;
            }
        }
    }
}

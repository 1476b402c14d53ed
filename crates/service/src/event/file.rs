//! A file of events as spreadsheets write it: which columns it has, and each of its records as an
//! event that is to be read (contract.md §5, "CSV").

use super::content::{FIELDS, Fields};
use super::receive::{MAX_EVENTS, Row};
use super::record::{MAX_CELLS, Record, Records, line_length};
use crate::Error;
use tributary_domain::event::EventProblem;
use tributary_domain::identity::is_ignorable;
use tributary_domain::refusal::Refusal;
use tributary_domain::violation::{PlainRule, Rule};

/// The columns that every event needs.
const NEEDED: [&str; 3] = ["event_id", "type", "occurred_at"];
/// What may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// What may stand in front of a file in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// The most columns that a file may name.
const MAX_COLUMNS: usize = MAX_CELLS - 1;
/// The most records of a file, those without any value among them: reading them takes its time, too.
const MAX_RECORDS: usize = 1_000_000;

/// What was read of a file.
#[derive(Debug)]
pub struct File {
    /// Its records, in their order.
    pub rows: Vec<Row>,
    /// The columns that are no fields of events, as the file names them.
    pub ignored_columns: Vec<String>,
}

/// Why nothing of a file can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It is UTF-16, as spreadsheets write "Unicode text".
    Utf16,
    /// Its first line is no UTF-8.
    NotUtf8,
    /// Its first line has quotes where none can be.
    Malformed,
    /// A column that is needed is not there.
    Missing(&'static str),
    /// Two columns have this name.
    Twice(String),
    /// It has more than `MAX_COLUMNS` columns.
    TooWide,
    /// It has more than `MAX_EVENTS` records with values, or more than `MAX_RECORDS` in all.
    TooLong,
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Utf16 => Self::invalid("file", PlainRule::FileUtf16),
            Fault::NotUtf8 | Fault::Missing(_) => Self::invalid("file", PlainRule::FileHead),
            Fault::Malformed => Self::invalid("file", PlainRule::FileMalformed),
            Fault::Twice(name) => Self::invalid("file", Rule::FileTwice { name }),
            Fault::TooWide => Self::invalid("file", PlainRule::FileTooWide),
            Fault::TooLong => Refusal::TooManyEvents.into(),
        }
    }
}

/// Reads a file with a header. A record that can't be read is one rejected row; one without any
/// value is none.
///
/// # Errors
/// What is wrong with its first line; more than [`MAX_EVENTS`] records with values, or a million in all.
pub fn read(text: &[u8]) -> Result<File, Fault> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if is_utf16(text) {
        return Err(Fault::Utf16);
    }
    let (text, line) = skip_front(text);
    let (header, text, line) = header(text, line)?;
    let delimiter = header.delimiter;
    // What a line break can't stand in is no cell of several lines: its quote was left open.
    let may_break = |place: usize| match header.columns.get(place) {
        Some(Some(field)) => *field == "username",
        Some(None) => true,
        None => false,
    };
    let mut rows = Vec::new();
    for (number, record) in Records::new(text, line, delimiter, may_break).enumerate() {
        rows.extend(header.row(record));
        if rows.len() > MAX_EVENTS || number >= MAX_RECORDS {
            return Err(Fault::TooLong);
        }
    }
    Ok(File {
        rows,
        ignored_columns: header.ignored,
    })
}

/// The first line that counts.
struct Header {
    delimiter: u8,
    /// The field of each column; none for one that is ignored.
    columns: Vec<Option<&'static str>>,
    /// The names of those that are ignored.
    ignored: Vec<String>,
}

/// Reads the header by the delimiter with which it names most of our columns. Answers what is
/// behind it, and the line on which that begins.
fn header(text: &[u8], line: usize) -> Result<(Header, &[u8], usize), Fault> {
    let read = |delimiter: u8| {
        let mut records = Records::new(text, line, delimiter, |_| true);
        let names = records.next().map_or(Ok(Vec::new()), |first| first.cells);
        let names = names.map_err(|_| Fault::Malformed)?;
        let names: Result<Vec<String>, _> = names.into_iter().map(String::from_utf8).collect();
        let names = names.map_err(|_| Fault::NotUtf8)?;
        Ok((names, records.rest(), records.line()))
    };
    let ours = |names: &[String]| names.iter().filter(|name| field(name).is_some()).count();
    let mut best: Option<(u8, Vec<String>, &[u8], usize)> = None;
    let mut fault = None;
    for delimiter in DELIMITERS {
        match read(delimiter) {
            Ok((names, rest, line)) => {
                if best
                    .as_ref()
                    .is_none_or(|(_, known, ..)| ours(&names) > ours(known))
                {
                    best = Some((delimiter, names, rest, line));
                }
            }
            Err(found) => fault = fault.or(Some(found)),
        }
    }
    // By a delimiter that is not the file's, what is well formed can seem not to be.
    let Some((delimiter, names, rest, line)) = best else {
        return Err(fault.unwrap_or(Fault::Malformed));
    };
    let columns: Vec<Option<&'static str>> = names.iter().map(|name| field(name)).collect();
    if let Some(fault) = fault
        && columns.iter().all(Option::is_none)
    {
        return Err(fault);
    }
    if names.len() > MAX_COLUMNS {
        return Err(Fault::TooWide);
    }
    let mut seen = std::collections::HashSet::new();
    for name in names.iter().map(|name| plain(name)) {
        if !name.is_empty() && !seen.insert(name.to_lowercase()) {
            return Err(Fault::Twice(name));
        }
    }
    for needed in NEEDED {
        if !columns.contains(&Some(needed)) {
            return Err(Fault::Missing(needed));
        }
    }
    let ignored = names
        .iter()
        .zip(&columns)
        .filter(|(_, field)| field.is_none());
    let ignored = ignored.map(|(name, _)| plain(name));
    let header = Header {
        delimiter,
        ignored: ignored.filter(|name| !name.is_empty()).collect(),
        columns,
    };
    Ok((header, rest, line))
}

impl Header {
    /// The row that a record makes; none where it has no value.
    fn row(&self, record: Record) -> Option<Row> {
        let line = Some(record.line);
        let refused = |problem| {
            Some(Row {
                line,
                fields: Err(problem),
            })
        };
        let Ok(cells) = record.cells else {
            return refused(EventProblem::MalformedLine);
        };
        if cells.iter().any(|cell| cell.contains(&0)) {
            return refused(EventProblem::NulCharacter);
        }
        let cells: Result<Vec<String>, _> = cells.into_iter().map(String::from_utf8).collect();
        let Ok(cells) = cells else {
            return refused(EventProblem::NotUtf8);
        };
        if cells.iter().all(|cell| plain(cell).is_empty()) {
            return None;
        }
        let (within, beyond) = cells.split_at(cells.len().min(self.columns.len()));
        if beyond.iter().any(|cell| !cell.trim().is_empty()) {
            return refused(EventProblem::InvalidLine);
        }
        let named = self.columns.iter().zip(within);
        let named = named.filter_map(|(field, cell)| Some(((*field)?, cell.as_str())));
        Some(Row {
            line,
            fields: Ok(Fields::from_cells(named)),
        })
    }
}

/// The field that a column is for.
fn field(name: &str) -> Option<&'static str> {
    let name = plain(name).to_lowercase();
    FIELDS.iter().copied().find(|field| *field == name)
}

/// A text without what nobody sees and the blanks around it.
fn plain(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_ignorable(*c)).collect();
    seen.trim().to_owned()
}

/// Leaves out what may stand before the header: blank lines, and the line by which spreadsheets
/// are told the delimiter, which the header shows anyway. Answers the rest, and the line on which
/// it begins.
fn skip_front(text: &[u8]) -> (&[u8], usize) {
    let (mut text, mut line) = (text, 1);
    while !text.is_empty() {
        let length = line_length(text);
        let first = text[..length].trim_ascii();
        let bare = first
            .strip_prefix(b"\"")
            .and_then(|rest| rest.strip_suffix(b"\""));
        let bare = bare.unwrap_or(first);
        let is_hint = bare.len() <= 5
            && bare
                .get(..4)
                .is_some_and(|hint| hint.eq_ignore_ascii_case(b"sep="));
        // `sep=` and a tab, whose blank was trimmed, is one too.
        if !first.is_empty() && !is_hint {
            break;
        }
        text = &text[length..];
        line += 1;
    }
    (text, line)
}

/// Whether a text is UTF-16, by its mark or by its first characters, which are ASCII in every
/// file of events.
fn is_utf16(text: &[u8]) -> bool {
    matches!(
        text,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 1..=255, 0, ..] | [1..=255, 0, 1..=255, 0, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::id::BrandId;

    const HEADER: &str = "event_id,type,occurred_at,ext_customer_id,amount";

    /// What the rows of a file say, a text for each.
    fn read(text: &[u8]) -> Vec<String> {
        let file = super::read(text).unwrap();
        let rows = file.rows.into_iter().map(|row| {
            let said = match row.fields {
                Err(problem) => problem.code().to_owned(),
                Ok(fields) => match fields.read(&[BrandId(1)], None) {
                    Err(problem) => problem.code().to_owned(),
                    Ok(event) => format!(
                        "{} {} {}",
                        event.event_id,
                        event.ext_customer_id,
                        event.content.sums.deposits / 10_000
                    ),
                },
            };
            format!("{} {said}", row.line.unwrap())
        });
        rows.collect()
    }

    fn deposit(id: &str) -> String {
        format!("{id},deposit,2026-07-10T12:00:00Z,c1,10.5")
    }

    #[test]
    fn a_record_that_is_broken_is_one_rejected_result() {
        let (one, two) = (deposit("d1"), deposit("d2"));
        for (broken, code) in [
            ("x1,deposit,T,c1,10,\"late", "malformed_line"),
            ("r7,registration,T, \"c7\",1", "malformed_line"),
            ("r7,registration,T,c\"7,1", "malformed_line"),
            ("r7,registration,T,\"c7\"8,1", "malformed_line"),
            ("x1,deposit,T,c1,10,7", "invalid_line"),
            ("\"x1\ny\",deposit,T,c1,1", "malformed_line"),
            ("x1", "unknown_type"),
            ("x\x001,deposit,T,c1,1", "nul_character"),
        ] {
            let rest = broken.lines().count();
            let text = format!("{HEADER}\n{one}\n{broken}\n{two}\n");
            let rows = read(text.as_bytes());
            assert_eq!(rows[0], "2 d1 c1 1050", "{broken}");
            assert_eq!(rows[1], format!("3 {code}"), "{broken}");
            assert_eq!(rows[rows.len() - 1], format!("{} d2 c1 1050", 3 + rest));
            assert_eq!(rows.len(), 2 + rest, "{broken}");
        }
        let text = [HEADER.as_bytes(), b"\nx1,\xff,T,c1,1\n", two.as_bytes()].concat();
        assert_eq!(read(&text), ["2 not_utf8", "3 d2 c1 1050"]);
    }

    #[test]
    fn nothing_is_read_without_end() {
        let wide = |count: usize, last: &str| [HEADER, &",".repeat(count), last].concat();
        let columns = HEADER.split(',').count();
        let fault = |text: String| super::read(text.as_bytes()).err();
        assert_eq!(fault(wide(MAX_COLUMNS - columns, "")), None);
        for count in [MAX_COLUMNS - columns + 1, 2_000_000] {
            assert_eq!(fault(wide(count, "")), Some(Fault::TooWide));
        }
        let rows = |count: usize| [HEADER, &"\n,,,".repeat(count)].concat();
        assert_eq!(fault(rows(MAX_RECORDS)), None);
        assert_eq!(fault(rows(MAX_RECORDS + 1)), Some(Fault::TooLong));
        // What is beyond every column is not lost without a word.
        let text = [HEADER, "\n", &deposit("d1"), &",".repeat(5_000), "x\n"].concat();
        assert_eq!(read(text.as_bytes()), ["2 invalid_line"]);
    }

    #[test]
    fn the_header_shows_what_is_between_cells() {
        let plain = [HEADER, &deposit("d1"), "", " , ,", &deposit(" d2 "), ""].join("\n");
        for delimiter in [",", ";", "\t"] {
            for hint in ["", "sep=,\n", "sep=;\n", "SEP=\t\n", "\"sep=;\"\n", "\n"] {
                for mark in ["", "\u{feff}"] {
                    for end in ["\n", "\r\n", "\r"] {
                        let text = plain.replace(',', delimiter);
                        let text = format!("{mark}{hint}{text}").replace('\n', end);
                        let before = usize::from(!hint.is_empty());
                        let expected = [
                            format!("{} d1 c1 1050", before + 2),
                            format!("{} d2 c1 1050", before + 5),
                        ];
                        assert_eq!(read(text.as_bytes()), expected, "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn names_are_compared_without_case_and_blanks() {
        let text = format!(
            " Event_ID ,\"TYPE\",Occurred_At,ext_customer_id,AMOUNT, Remark,\"Note\n2\",\u{200b},\n{},x,\"y\nz\",,\n",
            deposit("d1")
        );
        let file = super::read(text.as_bytes()).unwrap();
        assert_eq!(file.ignored_columns, ["Remark", "Note\n2"]);
        assert_eq!(read(text.as_bytes()), ["3 d1 c1 1050"]);
    }

    #[test]
    fn what_is_wrong_with_the_first_line_is_said() {
        let utf16 = |be: bool, mark: bool| -> Vec<u8> {
            let text = if mark {
                format!("\u{feff}{HEADER}")
            } else {
                HEADER.to_owned()
            };
            let units = text.encode_utf16();
            units
                .flat_map(|unit| {
                    if be {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        for (text, fault) in [
            (utf16(true, true), Fault::Utf16),
            (utf16(false, true), Fault::Utf16),
            (utf16(true, false), Fault::Utf16),
            (utf16(false, false), Fault::Utf16),
            (b"".to_vec(), Fault::Missing("event_id")),
            (b"a,b\n1,2".to_vec(), Fault::Missing("event_id")),
            (
                b"event_id;type;when".to_vec(),
                Fault::Missing("occurred_at"),
            ),
            (b"event_id,\"type,occurred_at".to_vec(), Fault::Malformed),
            (b"event_id,t\xffpe,occurred_at".to_vec(), Fault::NotUtf8),
            (
                [HEADER.as_bytes(), b", Amount"].concat(),
                Fault::Twice("Amount".into()),
            ),
            (
                [HEADER.as_bytes(), b",note,NOTE "].concat(),
                Fault::Twice("NOTE".into()),
            ),
            (
                [HEADER.as_bytes(), &b",x".repeat(1_000)].concat(),
                Fault::TooWide,
            ),
        ] {
            assert_eq!(super::read(&text).unwrap_err(), fault);
        }
    }

    #[test]
    fn amounts_are_plain_decimals() {
        for (amount, said) in [
            ("10.5", "d1 c1 1050"),
            ("010.50", "d1 c1 1050"),
            ("10,5", "invalid_amount"),
            ("1,000.50", "invalid_amount"),
            ("1 000.50", "invalid_amount"),
            ("10.5 €", "invalid_amount"),
            ("+10.5", "invalid_amount"),
            ("-10.5", "invalid_amount"),
            ("1e1", "invalid_amount"),
            ("10.", "invalid_amount"),
            (".5", "invalid_amount"),
            ("(10.5)", "invalid_amount"),
            ("#REF!", "invalid_amount"),
            ("١٠", "invalid_amount"),
            ("", "invalid_amount"),
        ] {
            let line = deposit("d1").replace("10.5", amount).replace(',', ";");
            let line = line.replace(&amount.replace(',', ";"), amount);
            let text = format!("{}\n{line}", HEADER.replace(',', ";"));
            assert_eq!(read(text.as_bytes()), [format!("2 {said}")], "{amount}");
        }
    }
}

//! Cells as JSON and as CSV.

use std::fmt::Write as _;
use tributary_domain::report::{Cell, Row};

/// Characters that spreadsheets take a formula to begin with.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A row as a JSON array.
pub(super) fn row(to: &mut String, row: &Row) {
    to.push('[');
    for (number, cell) in row.iter().enumerate() {
        to.push_str(if number == 0 { "" } else { "," });
        value(to, cell);
    }
    to.push(']');
}

/// A cell as JSON: numbers exact, days and moments as texts.
pub(super) fn value(to: &mut String, cell: &Cell) {
    match cell {
        Cell::None => to.push_str("null"),
        Cell::Text(known) => text(to, known),
        Cell::Date(_) | Cell::Moment(_) => {
            let _ = write!(to, "\"{cell}\"");
        }
        Cell::Number(_) | Cell::Money(_) | Cell::Ratio(_) | Cell::Flag(_) => {
            let _ = write!(to, "{cell}");
        }
    }
}

/// A text as JSON.
pub(super) fn text(to: &mut String, text: &str) {
    // A text always can be written.
    to.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// The first line of a file: the names of columns.
pub(super) fn header(to: &mut String, keys: &[&str]) {
    to.push_str(&keys.join(","));
    to.push('\n');
}

/// Lines of a file.
pub(super) fn lines(to: &mut String, rows: &[Row]) {
    for row in rows {
        for (number, cell) in row.iter().enumerate() {
            to.push_str(if number == 0 { "" } else { "," });
            match cell {
                Cell::Text(text) => field(to, text),
                cell => {
                    let _ = write!(to, "{cell}");
                }
            }
        }
        to.push('\n');
    }
}

/// A text as a field of a file (RFC 4180). What a spreadsheet would run stands behind a `'`.
fn field(to: &mut String, text: &str) {
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        let _ = write!(to, "\"{guard}{}\"", text.replace('"', "\"\""));
    } else {
        let _ = write!(to, "{guard}{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::money::Money;

    #[test]
    fn texts_never_become_formulas_and_numbers_stay() {
        let cells: Row = ["=1+1", "+x", "-x", "@x", "\tx", "a,\"b\"", "", "x=1"]
            .iter()
            .map(|text| Cell::Text((*text).into()))
            .chain([Cell::Money(Money(-1_500_000)), Cell::None])
            .collect();
        let mut csv = String::new();
        lines(&mut csv, std::slice::from_ref(&cells));
        assert_eq!(csv, "'=1+1,'+x,'-x,'@x,'\tx,\"a,\"\"b\"\"\",,x=1,-1.5,\n");
        let mut json = String::new();
        row(&mut json, &cells);
        assert_eq!(
            json,
            r#"["=1+1","+x","-x","@x","\tx","a,\"b\"","","x=1",-1.5,null]"#
        );
    }
}

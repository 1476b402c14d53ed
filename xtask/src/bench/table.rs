//! The benchmarks' table.

use std::fmt::{self, Display, Formatter};

use crate::size::ratio;

/// What a figure has to be, compared with what stands beside it.
#[derive(Clone, Copy)]
pub(super) enum Demand {
    /// At most the limit.
    AtMost,
    /// At least this many hundredths of the peer.
    AtLeastHundredths(u64),
    /// At most this many hundredths of the peer.
    AtMostHundredths(u64),
    /// Nothing; it is there to be read.
    None,
}

/// One figure.
pub(super) struct Row {
    /// What was measured.
    pub(super) what: String,
    /// The figure, to compare.
    pub(super) figure: u64,
    /// The limit or the peer, in the same unit.
    pub(super) beside: Option<u64>,
    /// What makes it pass.
    pub(super) demand: Demand,
    /// How this unit is written.
    pub(super) unit: fn(u64) -> String,
}

impl Row {
    fn passes(&self) -> Option<bool> {
        match (self.demand, self.beside) {
            (Demand::AtMost, Some(limit)) => Some(self.figure <= limit),
            (Demand::AtLeastHundredths(share), Some(peer)) => {
                Some(self.figure.saturating_mul(100) >= peer.saturating_mul(share))
            }
            (Demand::AtMostHundredths(share), Some(peer)) => {
                Some(self.figure.saturating_mul(100) <= peer.saturating_mul(share))
            }
            _ => None,
        }
    }

    fn cells(&self) -> [String; 5] {
        let unit = self.unit;
        let wanted = match self.demand {
            Demand::AtLeastHundredths(share) => format!(" (≥ {})", ratio(share, 100)),
            Demand::AtMostHundredths(share) => format!(" (≤ {})", ratio(share, 100)),
            Demand::AtMost => " (≤ 1)".to_owned(),
            Demand::None => String::new(),
        };
        [
            self.what.clone(),
            unit(self.figure),
            self.beside.map_or_else(|| "-".to_owned(), unit),
            self.beside.map_or_else(
                || "-".to_owned(),
                |beside| format!("{}{wanted}", ratio(self.figure, beside)),
            ),
            match self.passes() {
                None => "-",
                Some(true) => "ok",
                Some(false) => "FAILED",
            }
            .to_owned(),
        ]
    }
}

/// All figures of a run.
#[derive(Default)]
pub(super) struct Table(Vec<Row>);

impl Table {
    /// Adds a figure.
    pub(super) fn add(&mut self, row: Row) {
        self.0.push(row);
    }

    /// Whether a figure is not what it has to be.
    pub(super) fn has_failed(&self) -> bool {
        self.0.iter().any(|row| row.passes() == Some(false))
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let head = ["what", "figure", "limit/peer", "ratio", "pass"].map(str::to_owned);
        let rows: Vec<_> = std::iter::once(head)
            .chain(self.0.iter().map(Row::cells))
            .collect();
        let width = |column: usize| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
        };
        let widths: [usize; 5] = std::array::from_fn(|column| width(column).unwrap_or(0));
        for row in &rows {
            for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
                match column {
                    0 => write!(f, "{cell:<width$}")?,
                    4 => write!(f, "  {cell}")?,
                    _ => write!(f, "  {cell:>width$}")?,
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Demand, Row, Table};

    fn row(figure: u64, beside: Option<u64>, demand: Demand) -> Row {
        Row {
            what: "x".to_owned(),
            figure,
            beside,
            demand,
            unit: |figure| figure.to_string(),
        }
    }

    #[test]
    fn a_figure_passes_up_to_its_limit_and_from_its_share() {
        assert_eq!(row(150, Some(150), Demand::AtMost).passes(), Some(true));
        assert_eq!(row(151, Some(150), Demand::AtMost).passes(), Some(false));
        assert_eq!(
            row(80, Some(100), Demand::AtLeastHundredths(80)).passes(),
            Some(true)
        );
        assert_eq!(
            row(79, Some(100), Demand::AtLeastHundredths(80)).passes(),
            Some(false)
        );
        let passes = |figure| row(figure, Some(100), Demand::AtMostHundredths(130)).passes();
        assert_eq!((passes(130), passes(131)), (Some(true), Some(false)));
        assert_eq!(row(1, None, Demand::None).passes(), None);
    }

    #[test]
    fn columns_stand_below_each_other() {
        let mut table = Table::default();
        table.add(row(7, Some(10), Demand::AtLeastHundredths(80)));
        assert!(table.has_failed());
        assert_eq!(
            table.to_string(),
            "what  figure  limit/peer          ratio  pass\n\
             x          7          10  0.70 (≥ 0.80)  FAILED\n"
        );
    }
}

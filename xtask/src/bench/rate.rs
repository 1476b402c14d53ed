//! How often, how long, how much: figures that several benchmarks have.

use std::time::Duration;

use super::server::Server;
use super::table::{Demand, Row, Table};
use crate::size::kilobytes;

/// How often something was done in how long.
#[derive(Default)]
pub(super) struct Rate {
    /// How often.
    pub(super) count: u64,
    /// In how long.
    pub(super) time: Duration,
}

impl Rate {
    /// Takes another turn in.
    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.time += other.time;
    }

    /// Whole numbers with three places.
    pub(super) fn per_1000_seconds(&self) -> u64 {
        let milliseconds = u64::try_from(self.time.as_millis())
            .unwrap_or(u64::MAX)
            .max(1);
        self.count.saturating_mul(1_000_000) / milliseconds
    }
}

/// `123.4`, of what [`Rate::per_1000_seconds`] answers.
pub(super) fn per_second(per_1000_seconds: u64) -> String {
    format!(
        "{}.{}",
        per_1000_seconds / 1000,
        per_1000_seconds % 1000 / 100
    )
}

/// `12.34 ms`.
pub(super) fn milliseconds(microseconds: u64) -> String {
    let hundredths = microseconds.saturating_add(5) / 10;
    format!("{}.{:02} ms", hundredths / 100, hundredths % 100)
}

/// The middle of some times, in microseconds.
pub(super) fn median(mut times: Vec<Duration>) -> u64 {
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    u64::try_from(middle.as_micros()).unwrap_or(u64::MAX)
}

/// A figure that is there to be read.
pub(super) fn plain(table: &mut Table, what: &str, figure: u64, unit: fn(u64) -> String) {
    table.add(Row {
        what: what.to_owned(),
        figure,
        beside: None,
        demand: Demand::None,
        unit,
    });
}

/// The server's peak memory.
pub(super) fn memory(table: &mut Table, what: &str, server: &Server) {
    if let Some(figure) = server.peak_memory() {
        plain(table, what, figure, kilobytes);
    }
}

#[cfg(test)]
mod tests {
    use super::{median, milliseconds};
    use std::time::Duration;

    #[test]
    fn times_are_rounded_and_the_middle_one_is_taken() {
        assert_eq!(milliseconds(12_345), "12.35 ms");
        assert_eq!(milliseconds(4), "0.00 ms");
        let times = [5, 1, 9].map(Duration::from_micros).to_vec();
        assert_eq!(median(times), 5);
        assert_eq!(median(Vec::new()), 0);
    }
}

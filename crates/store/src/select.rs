//! Statements put together from constants, and what they answer: cells of the kinds that are asked
//! for. Reports and lists are made of them.

use crate::StoreError;
use crate::report::sql::{Bound, Sql};
use crate::stamp::stamp;
use futures::TryStreamExt as _;
use sqlx::Row as _;
use std::time::Duration;
use tokio::sync::mpsc::{self, error::SendTimeoutError};
use tributary_domain::money::{Money, Ppm};
use tributary_domain::report::{Cell, Kind, Row};
use tributary_domain::time::{Date, Timestamp};

/// How many lines of a file go from hand to hand at a time.
const CHUNK: usize = 500;
/// And how many bytes of text: somebody far away has to be able to read them in time.
const CHUNK_BYTES: usize = 64 * 1024;

macro_rules! asked {
    ($sql:expr) => {{
        // Safe: `Sql` takes nothing but constants of ours into its text; what callers wrote is
        // bound. Not kept prepared, since there are as many of them as there are questions.
        let mut query =
            sqlx::query::<Db>(sqlx::AssertSqlSafe($sql.text().to_owned())).persistent(false);
        for value in $sql.values() {
            query = match value {
                Bound::Number(number) => query.bind(*number),
                Bound::Text(text) => query.bind(text.clone()),
            };
        }
        query
    }};
}

macro_rules! read {
    ($row:expr, $kinds:expr) => {{
        let mut cells = Row::with_capacity($kinds.len());
        for (place, kind) in $kinds.iter().enumerate() {
            cells.push(match kind {
                Kind::Text => $row
                    .try_get::<Option<String>, _>(place)?
                    .map_or(Cell::None, Cell::Text),
                kind => number($row.try_get::<Option<i64>, _>(place)?, *kind),
            });
        }
        cells
    }};
}

stamp! {
    /// Every line.
    pub(crate) async fn rows(c, sql: &Sql, kinds: &[Kind]) -> Vec<Row> {
        let found = asked!(sql).fetch_all(c).await?;
        let mut rows = Vec::with_capacity(found.len());
        for row in &found {
            rows.push(read!(row, kinds));
        }
        Ok(rows)
    }

    /// Sends every line, some at a time, as fast as they are taken: its first `shown` cells. Ends
    /// early, without an error, when nobody takes them any more, and with [`StoreError::TooSlow`]
    /// when nothing is taken for so long as `patience`.
    pub(crate) async fn stream(c, sql: &Sql, kinds: &[Kind], shown: usize, to: &mpsc::Sender<Vec<Row>>, patience: Duration) -> () {
        let mut found = asked!(sql).fetch(c);
        let (mut chunk, mut bytes) = (Vec::with_capacity(CHUNK), 0);
        while let Some(row) = found.try_next().await? {
            let mut cells = read!(row, kinds);
            cells.truncate(shown);
            bytes += cells.iter().map(weight).sum::<usize>();
            chunk.push(cells);
            if chunk.len() == CHUNK || bytes >= CHUNK_BYTES {
                bytes = 0;
                if !send(to, std::mem::take(&mut chunk), patience).await? {
                    return Ok(());
                }
            }
        }
        // An empty chunk too: it says that there is nothing.
        send(to, chunk, patience).await?;
        Ok(())
    }
}

/// About how many bytes a cell is in a file.
const fn weight(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len() + 1,
        _ => 8,
    }
}

/// Hands lines over. False: nobody takes them any more.
async fn send(
    to: &mpsc::Sender<Vec<Row>>,
    lines: Vec<Row>,
    patience: Duration,
) -> Result<bool, StoreError> {
    match to.send_timeout(lines, patience).await {
        Ok(()) => Ok(true),
        Err(SendTimeoutError::Closed(_)) => Ok(false),
        Err(SendTimeoutError::Timeout(_)) => Err(StoreError::TooSlow),
    }
}

/// A cell. A figure is a number also where nothing was.
fn number(number: Option<i64>, kind: Kind) -> Cell {
    let Some(number) = number.or(kind.is_figure().then_some(0)) else {
        return Cell::None;
    };
    match kind {
        Kind::Date => Cell::Date(Date::from_days(number)),
        Kind::Time => Cell::Moment(Timestamp(number)),
        Kind::Money => Cell::Money(Money(number)),
        Kind::Ratio => Cell::Ratio(Ppm(number)),
        Kind::Flag => Cell::Flag(number != 0),
        Kind::Id | Kind::Count | Kind::Text => Cell::Number(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_does_not_read_is_not_waited_for() {
        let (to, mut parts) = mpsc::channel(1);
        let long = Duration::from_secs(3600);
        assert!(send(&to, vec![Row::new()], long).await.unwrap());
        let unread = send(&to, vec![Row::new()], Duration::from_millis(10)).await;
        assert!(matches!(unread, Err(StoreError::TooSlow)));
        parts.recv().await.unwrap();
        assert!(send(&to, vec![Row::new()], long).await.unwrap());
        // Who has gone away is no failure.
        drop(parts);
        assert!(!send(&to, Vec::new(), long).await.unwrap());
    }
}

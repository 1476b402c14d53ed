//! Reports: statements put together from constants, over roll-ups where there are any.
//!
//! A report that names no free text reads the coarse level, whose rows are as many as links and
//! days, whatever was clicked; one that names players reads their days. Clicks are read page by
//! page by the index they are in.

mod fragment;
mod plan;
mod source;
mod sql;

use crate::StoreError;
use crate::stamp::stamp;
use futures::TryStreamExt as _;
pub use plan::{Plan, Start};
use sql::Bound;
use sqlx::Row as _;
use std::time::Duration;
use tokio::sync::mpsc::{self, error::SendTimeoutError};
use tributary_domain::id::OperatorId;
use tributary_domain::money::{Money, Ppm};
use tributary_domain::report::{Cell, Column, Kind, Report, Row};
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
    /// The lines of a page. Those of clicks have two more cells than columns: a moment and an id,
    /// of which the next page's [`Start::Behind`] is made.
    pub async fn rows(c, operator: OperatorId, plan: &Plan) -> Vec<Row> {
        let kinds = kinds(plan);
        let sql = plan.rows(operator)?;
        let found = asked!(sql).fetch_all(c).await?;
        let mut rows = Vec::with_capacity(found.len());
        for row in &found {
            rows.push(read!(row, kinds));
        }
        Ok(rows)
    }

    /// How many lines there are in all, and the sums of the columns that are figures.
    pub async fn totals(c, operator: OperatorId, plan: &Plan) -> (i64, Row) {
        let figures: Vec<&Column> = plan.columns.iter().filter(|column| column.kind.is_figure()).collect();
        let kinds: Vec<Kind> = std::iter::once(Kind::Count).chain(figures.iter().map(|column| column.kind)).collect();
        let sql = plan.totals(operator)?;
        let row = asked!(sql).fetch_one(c).await?;
        let mut cells = read!(row, kinds).into_iter();
        let count = match cells.next() {
            Some(Cell::Number(count)) => count,
            _ => 0,
        };
        let mut totals = Row::with_capacity(plan.columns.len());
        for column in &plan.columns {
            let has_total = column.kind.is_figure();
            totals.push(has_total.then(|| cells.next()).flatten().unwrap_or(Cell::None));
        }
        Ok((count, totals))
    }

    /// Sends every line, some at a time, as fast as they are taken. Ends early, without an error,
    /// when nobody takes them any more, and with [`StoreError::TooSlow`] when nothing is taken for
    /// so long as `patience`.
    pub async fn stream(c, operator: OperatorId, plan: &Plan, to: &mpsc::Sender<Vec<Row>>, patience: Duration) -> () {
        let kinds = kinds(plan);
        let shown = plan.columns.len();
        let sql = plan.rows(operator)?;
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

/// What the cells of a line are.
fn kinds(plan: &Plan) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = plan.columns.iter().map(|column| column.kind).collect();
    if plan.report == Report::Clicks {
        kinds.extend([Kind::Time, Kind::Id]);
    }
    kinds
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
    use plan::Start;
    use tributary_domain::report::{Period, Value};

    fn plan(report: Report) -> Plan {
        let groupings: Vec<Column> = report
            .groupings()
            .iter()
            .filter(|c| !c.is_of_player)
            .copied()
            .collect();
        Plan {
            report,
            affiliates: None,
            from: Some(0),
            to: Some(10),
            period: *report.periods().last().unwrap(),
            columns: groupings.iter().chain(report.columns()).copied().collect(),
            groupings,
            filters: Vec::new(),
            order: Vec::new(),
            start: Start::Offset(0),
            limit: Some(10),
        }
    }

    #[test]
    fn every_column_has_its_sql() {
        for report in Report::ALL {
            let mut all = plan(report);
            all.rows(OperatorId(1)).unwrap();
            all.totals(OperatorId(1)).unwrap();
            all.order = all.columns.iter().map(|column| (*column, true)).collect();
            all.rows(OperatorId(1)).unwrap();
            for column in report.filters() {
                all.filters = vec![(*column, vec![Value::Number(1)])];
                all.rows(OperatorId(1)).unwrap();
            }
            all.groupings = report.groupings().to_vec();
            all.rows(OperatorId(1)).unwrap();
        }
    }

    #[test]
    fn what_callers_write_is_bound() {
        let mut all = plan(Report::Media);
        let text = "'; DROP TABLE daily; --";
        let afp = Report::Media
            .groupings()
            .iter()
            .find(|column| column.key == "afp")
            .unwrap();
        all.filters = vec![(*afp, vec![Value::Text(text.into())])];
        let sql = all.rows(OperatorId(1)).unwrap();
        assert!(!sql.text().contains("DROP") && sql.values().contains(&Bound::Text(text.into())));
    }

    /// The integer arithmetic of periods says what the calendar does, for every day it is for.
    #[tokio::test]
    async fn periods_in_sql_are_the_calendars() {
        let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
        let last = Date::parse("2099-12-31").unwrap().days();
        let text = format!(
            "WITH RECURSIVE d(day) AS (SELECT 0 UNION ALL SELECT day + 1 FROM d WHERE day < {last}) SELECT d.day, {}, {}, {} FROM d",
            fragment::period::WEEK,
            fragment::period::MONTH,
            fragment::period::YEAR
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(text))
            .fetch_all(&pool)
            .await
            .unwrap();
        assert_eq!(i64::try_from(rows.len()).unwrap(), last + 1);
        for row in rows {
            let day: i64 = row.get(0);
            for (place, period) in [(1, Period::Week), (2, Period::Month), (3, Period::Year)] {
                assert_eq!(
                    row.get::<i64, _>(place),
                    period.first_day(day),
                    "{period:?} {day}"
                );
            }
        }
    }

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

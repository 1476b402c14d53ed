//! Reports: statements put together from constants, over roll-ups where there are any.
//!
//! A report that names no free text reads the coarse level, whose rows are as many as links and
//! days, whatever was clicked; one that names players reads their days. Clicks are read page by
//! page by the index they are in.

mod branch;
mod fragment;
mod name;
mod plan;
mod source;
pub(crate) mod sql;

use crate::{Connection, StoreError, select};
pub use plan::{Plan, Start};
use std::time::Duration;
use tokio::sync::mpsc;
use tributary_domain::id::OperatorId;
use tributary_domain::report::{Cell, Kind, Report, Row};

/// The lines of a page. Those of clicks have two more cells than columns: a moment and an id,
/// of which the next page's [`Start::Behind`] is made.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn rows(
    connection: &mut impl Connection,
    operator: OperatorId,
    plan: &Plan,
) -> Result<Vec<Row>, StoreError> {
    select::rows(connection, &plan.rows(operator)?, &kinds(plan)).await
}

/// How many lines there are in all, and the sums of the columns that are figures.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn totals(
    connection: &mut impl Connection,
    operator: OperatorId,
    plan: &Plan,
) -> Result<(i64, Row), StoreError> {
    let figures = plan.columns.iter().map(|column| column.kind);
    let figures = figures.filter(|kind| kind.is_figure());
    let kinds: Vec<Kind> = std::iter::once(Kind::Count).chain(figures).collect();
    let found = select::rows(connection, &plan.totals(operator)?, &kinds).await?;
    let mut cells = found.into_iter().next().unwrap_or_default().into_iter();
    let count = match cells.next() {
        Some(Cell::Number(count)) => count,
        _ => 0,
    };
    let totals = plan.columns.iter().map(|column| {
        let has_total = column.kind.is_figure();
        has_total
            .then(|| cells.next())
            .flatten()
            .unwrap_or(Cell::None)
    });
    Ok((count, totals.collect()))
}

/// Sends every line, some at a time, as fast as they are taken. Ends early, without an error,
/// when nobody takes them any more, and with [`StoreError::TooSlow`] when nothing is taken for
/// so long as `patience`.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn stream(
    connection: &mut impl Connection,
    operator: OperatorId,
    plan: &Plan,
    to: &mpsc::Sender<Vec<Row>>,
    patience: Duration,
) -> Result<(), StoreError> {
    let (sql, kinds) = (plan.rows(operator)?, kinds(plan));
    select::stream(connection, &sql, &kinds, plan.columns.len(), to, patience).await
}

/// What the cells of a line are.
fn kinds(plan: &Plan) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = plan.columns.iter().map(|column| column.kind).collect();
    if plan.report == Report::Clicks {
        kinds.extend([Kind::Time, Kind::Id]);
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::Start;
    use sql::Bound;
    use sqlx::Row as _;
    use tributary_domain::report::{Column, Period, Value};
    use tributary_domain::time::Date;

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
}

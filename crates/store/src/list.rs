//! Lists: a page of lines, how many there are, and sums, searched, sorted and cut by the database.
//!
//! `source` says where the lines of each list come from and what its columns and filters are in
//! SQL. Nothing that an address says gets into a statement but as a bound value: a column is looked up
//! by the key that the domain gave it.

mod source;

use crate::connection::Handle;
use crate::normalize::{pattern, search_key};
use crate::report::sql::{Bound, Sql};
use crate::{Connection, StoreError, select};
use source::{Condition, Expr, Source};
use std::time::Duration;
use tokio::sync::mpsc;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::list::{Column, Query};
use tributary_domain::report::{Cell, Kind, Row};
use tributary_domain::time::{DAY, Date};

/// Whose lines are read.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// The operator.
    pub operator: OperatorId,
    /// The affiliate whose own list it is.
    pub affiliate: Option<AffiliateId>,
    /// The first of the days over which visits are counted, as days since 1970.
    pub since: i64,
}

/// A line of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What it is about.
    pub id: i64,
    /// The cells of the columns that the query shows.
    pub cells: Row,
    /// What the page says of it besides, in the order of [`extras`].
    pub extras: Row,
}

/// The names of what pages get of a line besides its columns.
pub fn extras(query: &Query) -> impl Iterator<Item = &'static str> {
    source::of(query.list).extras.iter().map(|(key, ..)| *key)
}

/// The lines of the query's page.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn rows(
    connection: &mut impl Connection,
    scope: Scope,
    query: &Query,
) -> Result<Vec<Line>, StoreError> {
    let source = source::of(query.list);
    let collation = collation(connection);
    let mut sql = select(source, scope, query, collation)?;
    let skipped = (query.page - 1).saturating_mul(query.per_page);
    sql.push(" LIMIT ").bind(Bound::Number(query.per_page));
    sql.push(" OFFSET ").bind(Bound::Number(skipped));
    let shown = query.columns.len();
    let found = select::rows(connection, &sql, &kinds(source, query)).await?;
    let lines = found.into_iter().map(|mut cells| {
        let mut extras = cells.split_off(shown);
        let id = match extras.pop() {
            Some(Cell::Number(id)) => id,
            _ => 0,
        };
        Line { id, cells, extras }
    });
    Ok(lines.collect())
}

/// How many lines there are on all pages, and the sums of the columns that have one; nothing stands
/// for the others.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn totals(
    connection: &mut impl Connection,
    scope: Scope,
    query: &Query,
) -> Result<(i64, Row), StoreError> {
    let source = source::of(query.list);
    let summed: Vec<&Column> = query.shown().filter(|column| column.has_total).collect();
    let mut sql = Sql::default();
    let values = values(scope);
    sql.push("SELECT COUNT(*)");
    for column in &summed {
        sql.push(", CAST(COALESCE(SUM(");
        source.column(column.key)?.write(&mut sql, &values);
        sql.push("), 0) AS BIGINT)");
    }
    from(&mut sql, source, scope, query, None);
    let kinds: Vec<Kind> = std::iter::once(Kind::Count)
        .chain(summed.iter().map(|column| column.kind))
        .collect();
    let found = select::rows(connection, &sql, &kinds).await?;
    let mut cells = found.into_iter().next().unwrap_or_default().into_iter();
    let count = match cells.next() {
        Some(Cell::Number(count)) => count,
        _ => 0,
    };
    let totals = query.shown().map(|column| {
        let total = column.has_total.then(|| cells.next());
        total.flatten().unwrap_or(Cell::None)
    });
    Ok((count, totals.collect()))
}

/// How many lines each value of a filter would leave, whatever the filter says now.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn counts(
    connection: &mut impl Connection,
    scope: Scope,
    query: &Query,
    filter: &'static str,
) -> Result<Vec<(String, i64)>, StoreError> {
    let source = source::of(query.list);
    let Condition::Text(expr) = source.filter(filter)? else {
        return Ok(Vec::new());
    };
    let (mut sql, values) = (Sql::default(), values(scope));
    sql.push("SELECT k.value, COUNT(*) FROM (SELECT ");
    expr.write(&mut sql, &values);
    sql.push(" AS value");
    from(&mut sql, source, scope, query, Some(filter));
    sql.push(") AS k GROUP BY k.value");
    let found = select::rows(connection, &sql, &[Kind::Text, Kind::Count]).await?;
    let counts = found.into_iter().filter_map(|row| match row.as_slice() {
        [Cell::Text(value), Cell::Number(count)] => Some((value.clone(), *count)),
        _ => None,
    });
    Ok(counts.collect())
}

/// Sends the shown columns of every line, some at a time, as fast as they are taken; as
/// [`crate::report::stream`].
///
/// # Errors
/// What [`StoreError`] names.
pub async fn stream(
    connection: &mut impl Connection,
    scope: Scope,
    query: &Query,
    to: &mpsc::Sender<Vec<Row>>,
    patience: Duration,
) -> Result<(), StoreError> {
    let source = source::of(query.list);
    let collation = collation(connection);
    let sql = select(source, scope, query, collation)?;
    let kinds = kinds(source, query);
    select::stream(connection, &sql, &kinds, query.columns.len(), to, patience).await
}

/// What makes texts compare byte by byte. SQLite does so by itself.
fn collation(connection: &mut impl Connection) -> &'static str {
    match connection.handle() {
        Handle::Sqlite(_) => "",
        Handle::Postgres(_) => " COLLATE \"C\"",
    }
}

/// The values that SQL of ours names.
fn values(scope: Scope) -> [(&'static str, Bound); 3] {
    let affiliate = scope.affiliate.map_or(0, |id| id.0);
    [
        ("operator", Bound::Number(scope.operator.0)),
        ("affiliate", Bound::Number(affiliate)),
        ("since", Bound::Number(scope.since)),
    ]
}

/// What the cells of a line are: those shown, what pages get besides, and its id.
fn kinds(source: &Source, query: &Query) -> Vec<Kind> {
    let shown = query.shown().map(|column| column.kind);
    let extras = source.extras.iter().map(|(_, kind, _)| *kind);
    shown.chain(extras).chain([Kind::Id]).collect()
}

/// The lines in their order. Those that are equal in it stand by their ids, in the same direction, so
/// that no page repeats or leaves out what another has.
fn select(
    source: &Source,
    scope: Scope,
    query: &Query,
    collation: &'static str,
) -> Result<Sql, StoreError> {
    let (mut sql, values) = (Sql::default(), values(scope));
    sql.push("SELECT ");
    for column in query.shown() {
        source.column(column.key)?.write(&mut sql, &values);
        sql.push(", ");
    }
    for (_, _, expr) in source.extras {
        sql.filled(expr, &values).push(", ");
    }
    sql.push(source.id);
    from(&mut sql, source, scope, query, None);
    let direction = if query.sort.is_descending {
        " DESC"
    } else {
        ""
    };
    sql.push(" ORDER BY ");
    let column = query.list.column(query.sort.column);
    if query.sort.column != "id" {
        let expr = source.column(query.sort.column)?;
        if column.is_some_and(|column| column.kind == Kind::Text) {
            sql.push("LOWER((");
            expr.write(&mut sql, &values);
            sql.push(")").push(collation).push(")");
        } else {
            expr.write(&mut sql, &values);
        }
        sql.push(direction).push(" NULLS LAST, ");
    }
    sql.push(source.id).push(direction);
    Ok(sql)
}

/// Where the lines come from, and which they are; without a filter where its counts are asked for.
fn from(
    sql: &mut Sql,
    source: &Source,
    scope: Scope,
    query: &Query,
    without: Option<&'static str>,
) {
    let values = values(scope);
    sql.push(" FROM ").push(source.from);
    sql.push(" WHERE ").filled(source.scope, &values);
    if !query.search.is_empty() {
        search(sql, source, &query.search, &values);
    }
    for (key, value) in &query.filters {
        if without != Some(*key)
            && let Ok(condition) = source.filter(key)
        {
            sql.push(" AND ");
            narrow(sql, condition, value, &values);
        }
    }
}

/// A part of one of the texts, in whatever case of its letters, or the number that a line goes by.
fn search(sql: &mut Sql, source: &Source, wanted: &str, values: &[(&'static str, Bound)]) {
    sql.push(" AND (");
    match wanted.trim_start_matches('#').parse::<i64>() {
        Ok(id) => sql.push(source.id).push(" = ").bind(Bound::Number(id)),
        Err(_) => sql.push("1 = 0"),
    };
    for text in source.texts {
        sql.push(" OR LOWER(").filled(text, values);
        sql.push(") LIKE ");
        let wanted = pattern(&wanted.to_ascii_lowercase());
        sql.bind(Bound::Text(wanted)).push(" ESCAPE '!'");
    }
    for text in source.folded {
        folded(sql.push(" OR "), text, wanted);
    }
    sql.push(")");
}

/// That a folded text has a part.
fn folded(sql: &mut Sql, text: &'static str, wanted: &str) {
    sql.push(text).push(" LIKE ");
    let wanted = pattern(&search_key(wanted));
    sql.bind(Bound::Text(wanted)).push(" ESCAPE '!'");
}

/// What a filter leaves. A value that can't be one leaves nothing, which the domain has seen to.
fn narrow(sql: &mut Sql, condition: &Condition, value: &str, values: &[(&'static str, Bound)]) {
    let number = value.parse::<i64>().ok();
    let day = Date::parse(value).map(Date::days);
    let first_moment = |day: i64| Bound::Number(day.saturating_mul(DAY));
    match (condition, number, day) {
        (Condition::Text(expr), ..) => {
            expr.write(sql, values);
            sql.push(" = ").bind(Bound::Text(value.to_owned()));
        }
        (Condition::Number(column), Some(number), _) => {
            sql.push(column).push(" = ").bind(Bound::Number(number));
        }
        (Condition::Affiliate { id, .. }, Some(number), _) => {
            sql.push(id).push(" = ").bind(Bound::Number(number));
        }
        (Condition::Affiliate { text, .. }, ..) => folded(sql, text, value),
        (Condition::From(column), _, Some(day)) => {
            sql.push(column).push(" >= ").bind(first_moment(day));
        }
        (Condition::To(column), _, Some(day)) => {
            let next = first_moment(day.saturating_add(1));
            sql.push(column).push(" < ").bind(next);
        }
        (Condition::Number(_) | Condition::From(_) | Condition::To(_), ..) => {
            sql.push("1 = 0");
        }
    }
}

impl Expr {
    /// Adds it to a statement.
    fn write(&self, sql: &mut Sql, values: &[(&'static str, Bound)]) {
        match self {
            Self::Sql(text) => {
                sql.filled(text, values);
            }
            Self::Named(number, names) => {
                sql.push("CASE ").push(number);
                for (number, name) in names() {
                    sql.push(" WHEN ").bind(Bound::Number(number));
                    sql.push(" THEN CAST(")
                        .bind(Bound::Text(name))
                        .push(" AS TEXT)");
                }
                sql.push(" ELSE '' END");
            }
        }
    }
}

impl Source {
    fn column(&self, key: &str) -> Result<&'static Expr, StoreError> {
        let found = self.columns.iter().find(|(known, _)| *known == key);
        found.map(|(_, expr)| expr).ok_or_else(|| unknown(key))
    }

    fn filter(&self, key: &str) -> Result<&'static Condition, StoreError> {
        let found = self.filters.iter().find(|(known, _)| *known == key);
        found
            .map(|(_, condition)| condition)
            .ok_or_else(|| unknown(key))
    }
}

/// A key that the domain knows and this does not; a test sees that there is none.
fn unknown(key: &str) -> StoreError {
    StoreError::Corrupt {
        table: "list",
        id: 0,
        what: format!("no SQL for {key:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::list::List;

    #[test]
    fn every_column_and_filter_has_its_sql_and_nothing_else_does() {
        for list in List::ALL {
            let source = source::of(list);
            let columns: Vec<&str> = list.columns().iter().map(|column| column.key).collect();
            let filters: Vec<&str> = list.filters().iter().map(|filter| filter.key).collect();
            let known: Vec<&str> = source.columns.iter().map(|(key, _)| *key).collect();
            let narrowed: Vec<&str> = source.filters.iter().map(|(key, _)| *key).collect();
            assert_eq!(known, columns, "{list:?}");
            assert_eq!(narrowed, filters, "{list:?}");
            let is_searched = !source.texts.is_empty() || !source.folded.is_empty();
            assert_eq!(is_searched, list.is_searched(), "{list:?}");
        }
    }

    #[test]
    fn what_an_address_says_is_bound() {
        let odd = "'; DROP TABLE link; --".to_owned();
        let pairs = [("q".to_owned(), odd.clone()), ("affiliate".to_owned(), odd)];
        let scope = Scope {
            operator: OperatorId(1),
            affiliate: None,
            since: 0,
        };
        for list in List::ALL {
            let query = Query::read(list, &pairs, "");
            let sql = select(source::of(list), scope, &query, "").unwrap();
            assert!(!sql.text().to_lowercase().contains("drop"), "{list:?}");
        }
    }
}

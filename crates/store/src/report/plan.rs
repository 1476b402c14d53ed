//! What is asked, and the statements it becomes.

use super::branch::BRANCHES;
use super::fragment::{self, Join, Shown, period, shown};
use super::name::Name;
use super::source::Source;
use super::sql::{Bound, Sql};
use crate::StoreError;
use std::collections::BTreeSet;
use tributary_domain::dimension::Level;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::identity::id_key;
use tributary_domain::report::{Column, ColumnId, Period, Report, Value};
use tributary_domain::time::{DAY, Timestamp};

/// What is asked of a report. Its columns are those of the catalogue, whose SQL is known.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The report.
    pub report: Report,
    /// Whose data; `None`: that of all affiliates, and what belongs to none.
    pub affiliates: Option<Vec<AffiliateId>>,
    /// The first day, as days since 1970.
    pub from: Option<i64>,
    /// The day after the last.
    pub to: Option<i64>,
    /// What a line covers.
    pub period: Period,
    /// What lines are told apart by.
    pub groupings: Vec<Column>,
    /// What is shown, in its order.
    pub columns: Vec<Column>,
    /// What is let through: lines whose column has one of the values.
    pub filters: Vec<(Column, Vec<Value>)>,
    /// The order: columns, and whether the greatest come first.
    pub order: Vec<(Column, bool)>,
    /// Where the page begins.
    pub start: Start,
    /// The most lines; `None`: all.
    pub limit: Option<i64>,
}

/// Where a page begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// Behind so many lines.
    Offset(i64),
    /// Behind this moment and id: only for clicks, of which there are too many to count off.
    Behind(Timestamp, i64),
}

impl Plan {
    /// Where the lines come from.
    pub(super) fn source(&self) -> Source {
        match self.report {
            Report::Clicks => Source::Clicks,
            Report::Payments => Source::Payments,
            Report::Registrations => Source::Registrations,
            Report::Media | Report::Deals if self.names_a(fragment::is_player) => Source::Players,
            Report::Media | Report::Deals => Source::Daily,
        }
    }

    /// Whether a column of this sort is grouped or filtered by.
    fn names_a(&self, sort: fn(ColumnId) -> bool) -> bool {
        let filters = self.filters.iter().map(|(column, _)| column);
        self.groupings
            .iter()
            .chain(filters)
            .any(|column| sort(column.id))
    }

    /// The coarsest level that tells apart what is asked for.
    fn level(&self) -> Level {
        if self.names_a(fragment::is_text) {
            Level::Fine
        } else {
            Level::Coarse
        }
    }

    /// The lines of the page. Clicks have two more cells than columns, of which the next page's
    /// [`Start::Behind`] is made.
    pub(super) fn rows(&self, operator: OperatorId) -> Result<Sql, StoreError> {
        let columns: Vec<Shown> = self.columns.iter().map(|column| shown(column.id)).collect();
        let ordered: Vec<(Shown, bool)> = (self.order.iter())
            .map(|(column, is_descending)| (shown(column.id), *is_descending))
            .collect();
        let behind: &[Name] = match self.report {
            Report::Clicks => &[Name::ClickedAt, Name::Id],
            _ => &[],
        };
        let all = columns.iter().chain(ordered.iter().map(|(shown, _)| shown));
        let joins: Vec<Join> = Join::ALL
            .into_iter()
            .filter(|join| all.clone().any(|shown| shown.join == Some(*join)))
            .collect();
        let ties = self.ties();
        let names = all.flat_map(Shown::needs);
        let names: BTreeSet<Name> = names.chain(behind.iter().chain(&ties).copied()).collect();
        let texts = columns.iter().map(|shown| shown.sql);
        let texts = texts.chain(behind.iter().map(|name| name.column()));
        let texts: Vec<&'static str> = texts.collect();

        let mut sql = Sql::default();
        sql.push("SELECT ");
        separated(&mut sql, &texts);
        sql.push(" FROM (");
        self.lines(&mut sql, operator, &names)?;
        sql.push(") AS g");
        for join in joins {
            sql.push(join.sql());
        }
        self.order_by(&mut sql, &ordered, &ties);
        let offset = match self.start {
            Start::Offset(offset) => offset,
            _ => 0,
        };
        if self.limit.is_some() || offset > 0 {
            // SQLite knows no OFFSET without a LIMIT.
            let limit = self.limit.unwrap_or(i64::MAX);
            sql.push(" LIMIT ").bind(Bound::Number(limit));
            sql.push(" OFFSET ").bind(Bound::Number(offset));
        }
        Ok(sql)
    }

    /// The number of lines, and the sums of the columns that are figures; nothing for clicks,
    /// which have none.
    pub(super) fn totals(&self, operator: OperatorId) -> Result<Sql, StoreError> {
        let figures = self.columns.iter().filter(|column| column.kind.is_figure());
        let figures: Vec<Shown> = figures.map(|column| shown(column.id)).collect();
        let mut names: BTreeSet<Name> = figures.iter().flat_map(Shown::needs).collect();
        let texts = std::iter::once("g.n").chain(figures.iter().map(|shown| shown.sql));
        let texts: Vec<&'static str> = texts.collect();
        let mut sql = Sql::default();
        sql.push("SELECT ");
        separated(&mut sql, &texts);
        sql.push(" FROM (SELECT COUNT(*) AS n");
        for name in &names {
            sql.push(", CAST(COALESCE(SUM(x.");
            sql.push(name.name());
            sql.push("), 0) AS BIGINT) AS ");
            sql.push(name.name());
        }
        sql.push(" FROM (");
        // A subquery of PostgreSQL needs no columns, one of SQLite does.
        if names.is_empty() && Name::Id.value(self.source()).is_some() {
            names.insert(Name::Id);
        }
        let all = Self {
            start: Start::Offset(0),
            ..self.clone()
        };
        all.lines(&mut sql, operator, &names)?;
        sql.push(") AS x) AS g");
        Ok(sql)
    }

    /// What decides between lines that are equal in the order asked for, so that pages never
    /// overlap.
    fn ties(&self) -> Vec<Name> {
        match self.source() {
            Source::Daily | Source::Players => {
                let period = (self.period != Period::None).then_some(Name::Dt);
                // The plain columns, not what is shown of them: nothing sorts as 0.
                let keys = self.groupings.iter().map(|column| shown(column.id));
                period
                    .into_iter()
                    .chain(keys.flat_map(|shown| shown.reads.iter().copied()))
                    .collect()
            }
            Source::Clicks => vec![Name::ClickedAt, Name::Id],
            Source::Registrations | Source::Payments => vec![Name::Id],
        }
    }

    fn order_by(&self, sql: &mut Sql, ordered: &[(Shown, bool)], ties: &[Name]) {
        // Single things: the newest first, by the index as it is.
        let is_newest_first = matches!(self.source(), Source::Clicks | Source::Payments);
        let asked = ordered.iter().map(|(shown, descending)| {
            (
                shown.sql,
                if *descending {
                    " DESC NULLS LAST"
                } else {
                    " NULLS LAST"
                },
            )
        });
        let ties = ties
            .iter()
            .map(|name| (name.column(), if is_newest_first { " DESC" } else { "" }));
        for (number, (text, direction)) in asked.chain(ties).enumerate() {
            sql.push(if number == 0 { " ORDER BY " } else { ", " });
            sql.push(text).push(direction);
        }
    }

    /// The statement `g`: one line for each combination or thing, with these names.
    fn lines(
        &self,
        sql: &mut Sql,
        operator: OperatorId,
        names: &BTreeSet<Name>,
    ) -> Result<(), StoreError> {
        match self.source() {
            Source::Daily | Source::Players => self.grouped(sql, operator, names),
            source => self.single(sql, operator, source, names),
        }
    }

    /// Sums by period and groupings.
    fn grouped(
        &self,
        sql: &mut Sql,
        operator: OperatorId,
        names: &BTreeSet<Name>,
    ) -> Result<(), StoreError> {
        let is_of_players = self.source() == Source::Players;
        let keys = self.keys();
        let counters = names.iter().copied().filter(|name| name.is_counter());
        let counters: Vec<Name> = counters.collect();
        sql.push("SELECT ");
        for name in &keys {
            if is_of_players {
                sql.push("d.");
                sql.push(name.name());
            } else {
                sql.push(value_of(Source::Daily, *name)?);
            }
            sql.push(" AS ");
            sql.push(name.name());
            sql.push(", ");
        }
        if let Some(expression) = self.period_of_day() {
            sql.push(expression).push(" AS dt, ");
        }
        sql.push("COUNT(*) AS n");
        for counter in &counters {
            sql.push(", CAST(SUM(d.");
            sql.push(counter.name());
            sql.push(") AS BIGINT) AS ");
            sql.push(counter.name());
        }
        if is_of_players {
            sql.push(" FROM (");
            self.branches(sql, operator, &keys, &counters)?;
            sql.push(") AS d");
        } else {
            self.daily(sql, operator)?;
        }
        let places = keys.len() + usize::from(self.period != Period::None);
        for place in 1..=places {
            sql.push(if place == 1 { " GROUP BY " } else { ", " })
                .number(place);
        }
        // Without a grouping there is one line, or none where nothing happened.
        sql.push(" HAVING COUNT(*) > 0");
        Ok(())
    }

    /// What lines are told apart by.
    fn keys(&self) -> BTreeSet<Name> {
        let shown = self.groupings.iter().map(|column| shown(column.id));
        shown
            .flat_map(|shown| shown.reads.iter().copied())
            .collect()
    }

    const fn period_of_day(&self) -> Option<&'static str> {
        match self.period {
            Period::None => None,
            Period::Day => Some(period::DAY),
            Period::Week => Some(period::WEEK),
            Period::Month => Some(period::MONTH),
            Period::Year => Some(period::YEAR),
        }
    }

    fn daily(&self, sql: &mut Sql, operator: OperatorId) -> Result<(), StoreError> {
        bind_operator(sql, Source::Daily, operator);
        sql.push(match self.level() {
            Level::Coarse => " AND m.level = 0",
            Level::Fine => " AND m.level = 1",
        });
        self.narrow(sql, Source::Daily)?;
        self.days(sql, "d.day");
        Ok(())
    }

    fn branches(
        &self,
        sql: &mut Sql,
        operator: OperatorId,
        keys: &BTreeSet<Name>,
        counters: &[Name],
    ) -> Result<(), StoreError> {
        for (number, branch) in BRANCHES.iter().enumerate() {
            sql.push(if number == 0 {
                "SELECT "
            } else {
                " UNION ALL SELECT "
            });
            for name in keys {
                sql.push(value_of(Source::Players, *name)?).push(" AS ");
                sql.push(name.name());
                sql.push(", ");
            }
            sql.push(branch.day).push(" AS day");
            for counter in counters {
                sql.push(", ").push(branch.value(*counter)).push(" AS ");
                sql.push(counter.name());
            }
            sql.push(branch.tables);
            bind_operator(sql, Source::Players, operator);
            sql.push(" AND ").push(branch.day).push(" IS NOT NULL");
            self.narrow(sql, Source::Players)?;
            self.days(sql, branch.day);
        }
        Ok(())
    }

    /// Single things.
    fn single(
        &self,
        sql: &mut Sql,
        operator: OperatorId,
        source: Source,
        names: &BTreeSet<Name>,
    ) -> Result<(), StoreError> {
        sql.push("SELECT ");
        for (number, name) in names.iter().enumerate() {
            sql.push(if number == 0 { "" } else { ", " });
            sql.push(value_of(source, *name)?).push(" AS ");
            sql.push(name.name());
        }
        bind_operator(sql, source, operator);
        self.narrow(sql, source)?;
        if let Some(moment) = source.moment() {
            let bounds = [(" >= ", self.from), (" < ", self.to)];
            for (sign, day) in bounds {
                if let Some(day) = day {
                    sql.push(" AND ").push(moment).push(sign);
                    sql.bind(Bound::Number(day.saturating_mul(DAY)));
                }
            }
        }
        if let Start::Behind(at, id) = self.start {
            sql.push(" AND (c.clicked_at, c.id) < (")
                .bind(Bound::Number(at.0))
                .push(", ");
            sql.bind(Bound::Number(id)).push(")");
        }
        Ok(())
    }

    /// The conditions on whose data it is and on what is let through.
    fn narrow(&self, sql: &mut Sql, source: Source) -> Result<(), StoreError> {
        if let Some(affiliates) = &self.affiliates {
            sql.affiliates(source.affiliate(), affiliates);
        }
        if self.report == Report::Deals {
            sql.push(" AND m.deal_id <> 0");
        }
        for (column, values) in &self.filters {
            match column.id {
                ColumnId::DealTypeId => one_of(sql, fragment::DEAL_TYPE, values),
                ColumnId::ExtCustomerId => {
                    // Compared by their keys, whatever is shown.
                    let keys: Vec<Value> = values.iter().map(customer_key).collect();
                    one_of(sql, "r.ext_customer_id", &keys);
                }
                id => {
                    let name = shown(id).reads.first();
                    let name = *name.ok_or_else(|| unknown(column.key))?;
                    one_of(sql, value_of(source, name)?, values);
                }
            }
        }
        Ok(())
    }

    fn days(&self, sql: &mut Sql, day: &'static str) {
        for (sign, bound) in [(" >= ", self.from), (" < ", self.to)] {
            if let Some(bound) = bound {
                sql.push(" AND ")
                    .push(day)
                    .push(sign)
                    .bind(Bound::Number(bound));
            }
        }
    }
}

/// A customer as it is compared.
fn customer_key(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(id_key(text).into_owned()),
        other => other.clone(),
    }
}

/// ` AND (column is one of the values)`. No value: nothing is.
fn one_of(sql: &mut Sql, column: &'static str, values: &[Value]) {
    let bound = values.iter().filter_map(|value| match value {
        Value::Number(number) => Some(Bound::Number(*number)),
        Value::Text(text) => Some(Bound::Text(text.clone())),
        Value::Between(..) => None,
    });
    let mut bound = bound.peekable();
    sql.push(" AND (");
    let mut is_first = true;
    if bound.peek().is_some() {
        sql.push(column).push(" IN ").list(bound);
        is_first = false;
    }
    for value in values {
        if let Value::Between(from, to) = value {
            sql.push(if is_first { "(" } else { " OR (" });
            sql.push(column).push(" >= ").bind(Bound::Number(from.0));
            sql.push(" AND ")
                .push(column)
                .push(" < ")
                .bind(Bound::Number(to.0))
                .push(")");
            is_first = false;
        }
    }
    sql.push(if is_first { "1 = 0)" } else { ")" });
}

fn bind_operator(sql: &mut Sql, source: Source, operator: OperatorId) {
    // Every place that names the operator binds it anew: what it is bound as comes from the key
    // or the host alone.
    let (head, tail) = source
        .tables()
        .split_once("$1")
        .unwrap_or((source.tables(), ""));
    sql.push(head).bind(Bound::Number(operator.0)).push(tail);
}

fn separated(sql: &mut Sql, texts: &[&'static str]) {
    for (number, text) in texts.iter().enumerate() {
        sql.push(if number == 0 { "" } else { ", " }).push(text);
    }
}

fn value_of(source: Source, name: Name) -> Result<&'static str, StoreError> {
    name.value(source).ok_or_else(|| unknown(name.name()))
}

/// A column without SQL: a fault of ours.
fn unknown(name: &str) -> StoreError {
    StoreError::Driver(sqlx::Error::ColumnNotFound(name.to_owned()))
}

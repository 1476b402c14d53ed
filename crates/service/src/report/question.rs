//! From what a caller wrote to a plan: every name is looked up among those the caller may use,
//! and everything that is wrong is said at once.

use super::access::Access;
use crate::Error;
use tributary_domain::error::Code;
use tributary_domain::report::{
    Column, Kind, MAX_FILTER_VALUES, MAX_ROWS, Period, Report, Request, USUAL_ROWS, Value, column,
};
use tributary_domain::time::{DAY, Timestamp};
use tributary_domain::violation::{FieldName, PlainRule, Rule, Violations};
use tributary_store::report::{Plan, Start};

/// The most lines of an answer that has no pages.
pub(super) const MAX_ROWS_WITHOUT_PAGES: i64 = 100_000;

/// What the answer is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// A page of lines.
    Page,
    /// A file of all lines, or of as many as are asked for.
    File,
    /// What the vendor's clients read: every spelling of every column, no pages.
    Vendor,
}

/// Plans what was asked. Answers the plan and its page's size.
pub(super) fn plan(access: &Access, request: &Request, form: Form) -> Result<Plan, Error> {
    let report = report(access, &request.report)?;
    let mut question = Question {
        access,
        report,
        violations: Violations::default(),
    };
    let period = question.period(&request.period);
    let groupings = question.groupings(request.group_by.as_deref());
    let shown = question.columns(request.columns.as_deref(), &groupings, period, form);
    let mut filters = question.filters(request);
    filters.extend(of_brands(access, report)?);
    let order = question.order(&request.sort, &groupings, period);
    let (from, to) = (
        request.from.map(|day| day.days()),
        request.to.map(|day| day.days()),
    );
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        let from = "from".to_owned();
        question.violations.add("to", Rule::ToBeforeFrom { from });
    }
    let start = question.start(request.cursor.as_deref());
    let limit = question.limit(request.limit, form);
    question.violations.finish()?;
    Ok(Plan {
        report,
        affiliates: access.affiliates(),
        from,
        to,
        period,
        groupings,
        columns: shown,
        filters,
        order,
        start,
        limit,
    })
}

/// What narrows a report to the brands that the caller is bound to, whatever it asks for.
fn of_brands(access: &Access, report: Report) -> Result<Option<(Column, Vec<Value>)>, Error> {
    if access.brands.is_empty() {
        return Ok(None);
    }
    let brand = report
        .filters()
        .iter()
        .find(|column| column.key == "brand_id");
    let brand = brand.ok_or(Error::from(Code::Forbidden))?;
    let brands = access.brands.iter().map(|brand| Value::Number(brand.0));
    Ok(Some((*brand, brands.collect())))
}

fn report(access: &Access, name: &str) -> Result<Report, Error> {
    let found = Report::parse(name).filter(|report| access.opens(*report));
    found.ok_or_else(|| {
        let open = Report::ALL
            .into_iter()
            .filter(|report| access.opens(*report));
        let open: Vec<&str> = open.map(Report::name).collect();
        let rule = match name {
            "" => Rule::one_of(&open),
            name => Rule::not_allowed(name, &open),
        };
        Error::invalid("report", rule)
    })
}

struct Question<'a> {
    access: &'a Access,
    report: Report,
    violations: Violations,
}

impl Question<'_> {
    /// Says that a name is not among the allowed ones.
    fn refuse(&mut self, field: impl Into<FieldName>, name: &str, allowed: &[&'static str]) {
        self.violations.add(field, Rule::not_allowed(name, allowed));
    }

    fn allowed(&self, columns: &'static [Column]) -> Vec<&'static str> {
        let seen = self.access.sight.of(columns);
        seen.iter().map(|column| column.key).collect()
    }

    fn find(&self, columns: &'static [Column], name: &str) -> Option<Column> {
        let found = columns.iter().find(|column| column.key == name);
        found
            .filter(|column| self.access.sight.grants(column))
            .copied()
    }

    fn period(&mut self, name: &str) -> Period {
        let allowed = self.report.periods();
        let found = Period::parse(name).filter(|period| allowed.contains(period));
        found.unwrap_or_else(|| {
            let names: Vec<&str> = allowed.iter().map(|period| period.name()).collect();
            self.refuse("period", name, &names);
            Period::None
        })
    }

    fn groupings(&mut self, names: Option<&[String]>) -> Vec<Column> {
        let all = self.report.groupings();
        let Some(names) = names else {
            let usual = self.report.usual_groupings();
            return usual
                .iter()
                .filter_map(|name| self.find(all, name))
                .collect();
        };
        let mut found: Vec<Column> = Vec::new();
        for name in names {
            match self.find(all, name) {
                Some(column) if !found.contains(&column) => found.push(column),
                Some(_) => {}
                None => {
                    let allowed = self.allowed(all);
                    self.refuse("group_by", name, &allowed);
                }
            }
        }
        found
    }

    /// The columns of the answer: the period, the groupings, and what is asked for.
    fn columns(
        &mut self,
        names: Option<&[String]>,
        groupings: &[Column],
        period: Period,
        form: Form,
    ) -> Vec<Column> {
        let all = self.report.columns();
        let fits = |column: &Column| {
            column.of.is_empty() || groupings.iter().any(|grouping| grouping.key == column.of)
        };
        let mut shown: Vec<Column> = Vec::new();
        if period != Period::None {
            shown.push(column::DT);
        }
        shown.extend(groupings);
        let Some(names) = names else {
            let seen = all
                .iter()
                .filter(|column| self.access.sight.grants(column) && fits(column));
            // The vendor's client knows a player's name by the key an affiliate's has here.
            shown.extend(seen.filter(|column| form == Form::Vendor || !column.is_spelling));
            return shown;
        };
        for name in names {
            if shown.iter().any(|column| column.key == name) {
                continue;
            }
            match self.find(all, name) {
                Some(column) if fits(&column) => shown.push(column),
                Some(column) => {
                    let (value, name) = (name.clone(), column.of.to_owned());
                    self.violations
                        .add("columns", Rule::NeedsGrouping { value, name });
                }
                None => {
                    let mut allowed: Vec<&str> = shown.iter().map(|column| column.key).collect();
                    let more = self.access.sight.of(all);
                    allowed.extend(
                        more.iter()
                            .filter(|column| fits(column))
                            .map(|column| column.key),
                    );
                    allowed.dedup();
                    self.refuse("columns", name, &allowed);
                }
            }
        }
        if shown.is_empty() {
            self.violations.add("columns", PlainRule::ColumnsNeeded);
        }
        shown
    }

    fn filters(&mut self, request: &Request) -> Vec<(Column, Vec<Value>)> {
        let all = self.report.filters();
        let mut found = Vec::with_capacity(request.filters.len());
        for (name, values) in &request.filters {
            let field = format!("filters.{name}");
            let Some(column) = self.find(all, name) else {
                let allowed = self.allowed(all);
                self.refuse(field, name, &allowed);
                continue;
            };
            if values.len() > MAX_FILTER_VALUES {
                let most = MAX_FILTER_VALUES;
                self.violations.add(field, Rule::TooManyValues { most });
                continue;
            }
            let read: Option<Vec<Value>> = values
                .iter()
                .map(|value| read(value, column.kind))
                .collect();
            match read {
                Some(values) => found.push((column, values)),
                None => self.violations.add(
                    field,
                    match column.kind {
                        Kind::Time | Kind::Date => PlainRule::Moment,
                        Kind::Text => PlainRule::TextOrList,
                        Kind::Flag => PlainRule::FlagOrList,
                        _ => PlainRule::NumberOrList,
                    },
                ),
            }
        }
        found
    }

    fn order(
        &mut self,
        names: &[String],
        groupings: &[Column],
        period: Period,
    ) -> Vec<(Column, bool)> {
        // Clicks are read in the order of their index and no other.
        if self.report == Report::Clicks {
            if names.iter().any(|name| name != "-clicked_at") {
                self.violations.add("sort", PlainRule::ClicksOrder);
            }
            return Vec::new();
        }
        let all = self.report.columns();
        let mut found = Vec::with_capacity(names.len());
        for name in names {
            let (key, is_descending) = match name.strip_prefix('-') {
                Some(key) => (key, true),
                None => (name.as_str(), false),
            };
            let of_key = groupings.iter().find(|column| column.key == key).copied();
            let of_period = (key == "dt" && period != Period::None).then_some(column::DT);
            let fits = |column: &Column| {
                column.of.is_empty() || groupings.iter().any(|grouping| grouping.key == column.of)
            };
            match of_key
                .or(of_period)
                .or_else(|| self.find(all, key).filter(fits))
            {
                Some(column) => found.push((column, is_descending)),
                None => {
                    let mut allowed: Vec<&str> =
                        groupings.iter().map(|column| column.key).collect();
                    let more = self.access.sight.of(all);
                    allowed.extend(
                        more.iter()
                            .filter(|column| fits(column))
                            .map(|column| column.key),
                    );
                    self.refuse("sort", key, &allowed);
                }
            }
        }
        found
    }

    fn limit(&mut self, limit: Option<i64>, form: Form) -> Option<i64> {
        let most = match form {
            Form::Page => MAX_ROWS,
            Form::File => i64::MAX - 1,
            Form::Vendor => MAX_ROWS_WITHOUT_PAGES,
        };
        match limit {
            Some(limit) if (1..=most).contains(&limit) => Some(limit),
            Some(_) => {
                let (least, most) = (1, MAX_ROWS);
                self.violations.add("limit", Rule::FromTo { least, most });
                None
            }
            None => match form {
                Form::Page => Some(USUAL_ROWS),
                Form::File => None,
                Form::Vendor => Some(most),
            },
        }
    }

    fn start(&mut self, cursor: Option<&str>) -> Start {
        let Some(cursor) = cursor.filter(|cursor| !cursor.is_empty()) else {
            return Start::Offset(0);
        };
        let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number >= 0);
        let read = if self.report == Report::Clicks {
            cursor
                .split_once('.')
                .and_then(|(at, id)| Some(Start::Behind(Timestamp(number(at)?), number(id)?)))
        } else {
            number(cursor).map(Start::Offset)
        };
        read.unwrap_or_else(|| {
            self.violations.add("cursor", PlainRule::Cursor);
            Start::Offset(0)
        })
    }
}

/// A value as its column holds it; `None` when it can't be one of it.
fn read(value: &Value, kind: Kind) -> Option<Value> {
    match (kind, value) {
        (Kind::Time | Kind::Date, Value::Text(text)) => {
            let at = Timestamp::parse(text)?;
            // A day is all of it; a moment is read as it is written, to the millisecond.
            let length = if text.len() == 10 { DAY } else { 1_000 };
            Some(Value::Between(at, at.plus(length)))
        }
        (Kind::Time | Kind::Date, Value::Between(..)) => Some(value.clone()),
        (Kind::Text, Value::Text(_)) => Some(value.clone()),
        (Kind::Text, Value::Number(number)) => Some(Value::Text(number.to_string())),
        (Kind::Flag, Value::Text(text)) => match text.as_str() {
            "true" | "1" => Some(Value::Number(1)),
            "false" | "0" => Some(Value::Number(0)),
            _ => None,
        },
        (Kind::Flag, Value::Number(number)) => {
            matches!(number, 0 | 1).then_some(Value::Number(*number))
        }
        (Kind::Text | Kind::Time | Kind::Date, _) | (_, Value::Between(..)) => None,
        (_, Value::Number(_)) => Some(value.clone()),
        (_, Value::Text(text)) => text.trim().parse().ok().map(Value::Number),
    }
}

//! An affiliate's dashboard: what came of its work over a span of days, beside the span before.
//! Every figure is a report's, run as the affiliate, so that it equals what the reports say and
//! shows no column that the affiliate may not see.

use crate::{Actor, Error, Service, balance, report};
use tributary_domain::error::Code;
use tributary_domain::report::{Cell, Column, Period, Report, Request, Table};
use tributary_domain::time::{DAY, Date};

/// The figures, in their order, by the names of their columns.
const FIGURES: [&str; 7] = [
    "visit_count",
    "registration_count",
    "ftd_count",
    "qftd_count",
    "deposit_total",
    "net_pl",
    "commissions_total",
];
/// The fewest days the chart shows.
const MIN_CHARTED_DAYS: i64 = 7;
/// How many links and sources are named.
const TOP: i64 = 5;
/// The most days the chart shows.
const MAX_DAYS: i64 = 62;

/// Over which days an affiliate looks back, today included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Span {
    /// Today; before it, yesterday.
    Today,
    /// Seven days; before them, the seven before.
    Week,
    /// Thirty days; before them, the thirty before.
    #[default]
    Month,
    /// This month so far; before it, as many days from the beginning of the month before.
    ThisMonth,
}

/// Days since 1970, the last one not included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// The first day.
    pub from: i64,
    /// The day after the last.
    pub to: i64,
}

/// One figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// The column it is in reports.
    pub column: Column,
    /// What it comes to in the span: a number, or an amount in micros.
    pub now: i64,
    /// What it came to in the span before.
    pub before: i64,
    /// What it came to on each day of [`Dashboard::chart`].
    pub days: Vec<i64>,
}

/// A link or a source among those that brought most visits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Top {
    /// Its name; empty where there was none.
    pub name: String,
    /// Visits.
    pub visits: i64,
    /// Registrations.
    pub registrations: i64,
    /// Commission in micros.
    pub commission: i64,
}

/// What an affiliate sees first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dashboard {
    /// The currency of all amounts (ISO 4217).
    pub currency: String,
    /// The span.
    pub now: Range,
    /// The span before.
    pub before: Range,
    /// The days of the chart.
    pub chart: Range,
    /// The figures that the affiliate may see.
    pub figures: Vec<Figure>,
    /// The links that brought most visits in the span.
    pub links: Vec<Top>,
    /// The sources that did.
    pub sources: Vec<Top>,
    /// What it is owed.
    pub balance: balance::Own,
    /// Whether nothing at all was counted yet.
    pub is_new: bool,
}

impl Span {
    /// Every span, the shortest first.
    pub const ALL: [Self; 4] = [Self::Today, Self::Week, Self::Month, Self::ThisMonth];

    /// The name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Week => "7d",
            Self::Month => "30d",
            Self::ThisMonth => "month",
        }
    }

    /// Reads [`Span::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.name() == name)
    }

    /// The days of the span that ends with `today`, and those it is compared with.
    #[must_use]
    pub fn ranges(self, today: i64) -> (Range, Range) {
        let to = today + 1;
        let back = |days: i64| {
            let (from, before) = (to - days, to - 2 * days);
            (
                Range { from, to },
                Range {
                    from: before,
                    to: from,
                },
            )
        };
        match self {
            Self::Today => back(1),
            Self::Week => back(7),
            Self::Month => back(30),
            Self::ThisMonth => {
                let from = Period::Month.first_day(today);
                let before = Period::Month.first_day(from - 1);
                (
                    Range { from, to },
                    Range {
                        from: before,
                        to: (before + to - from).min(from),
                    },
                )
            }
        }
    }
}

/// The dashboard of the affiliate that asks.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but a signed-in affiliate; as [`report::run`].
pub async fn own(service: &Service, actor: &Actor, span: Span) -> Result<Dashboard, Error> {
    if !matches!(actor, Actor::Affiliate { .. }) {
        return Err(Code::Forbidden.into());
    }
    let columns = granted(service, actor).await?;
    let today = service.clock.now().0.div_euclid(DAY);
    let (now, before) = span.ranges(today);
    let chart = Range {
        from: now.from.min(now.to - MIN_CHARTED_DAYS),
        to: now.to,
    };
    let keys: Vec<&str> = columns.iter().map(|column| column.key).collect();
    // One report has every day that is shown or compared with; all figures are sums of days.
    let all = Range {
        from: before.from.min(chart.from),
        to: now.to,
    };
    let by_day = Request {
        period: Period::Day.name().to_owned(),
        limit: Some(MAX_DAYS),
        ..request(Some(all), &keys)
    };
    let report::Outcome {
        table, currency, ..
    } = report::run(service, actor, &by_day).await?;
    let sum = |range: Range, key: &str| {
        let days = days(&table, range, key);
        let total = days.into_iter().try_fold(0, i64::checked_add);
        total.ok_or_else(|| Error::internal("a figure of the dashboard is out of range"))
    };
    let mut figures: Vec<Figure> = Vec::with_capacity(columns.len());
    for column in columns {
        figures.push(Figure {
            now: sum(now, column.key)?,
            before: sum(before, column.key)?,
            days: days(&table, chart, column.key),
            column,
        });
    }
    let is_new = table.rows.is_empty() && {
        let ever = report::run(service, actor, &request(None, &keys)).await?;
        keys.iter().all(|key| total(&ever.table, key) == 0)
    };
    let (links, sources) = if is_new {
        (Vec::new(), Vec::new())
    } else {
        (
            top(service, actor, now, "link_id", "link_name").await?,
            top(service, actor, now, "source_id", "source_id").await?,
        )
    };
    Ok(Dashboard {
        currency,
        now,
        before,
        chart,
        figures,
        links,
        sources,
        balance: balance::own(service, actor).await?,
        is_new,
    })
}

/// The columns of [`FIGURES`] that the actor may see.
async fn granted(service: &Service, actor: &Actor) -> Result<Vec<Column>, Error> {
    let reports = report::describe(service, actor).await?;
    let media = reports
        .into_iter()
        .find(|known| known.report == Report::Media);
    let seen = media.map(|media| media.columns).unwrap_or_default();
    let figures = FIGURES
        .iter()
        .filter_map(|key| seen.iter().find(|column| column.key == *key));
    Ok(figures.copied().collect())
}

/// A report of these days, everything in one line.
fn request(range: Option<Range>, keys: &[&str]) -> Request {
    Request {
        report: Report::Media.name().to_owned(),
        from: range.map(|range| Date::from_days(range.from)),
        to: range.map(|range| Date::from_days(range.to)),
        group_by: Some(Vec::new()),
        columns: Some(keys.iter().map(|key| (*key).to_owned()).collect()),
        limit: Some(1),
        ..Request::default()
    }
}

/// What brought most visits, told apart by `grouping` and called by `name`.
async fn top(
    service: &Service,
    actor: &Actor,
    range: Range,
    grouping: &str,
    name: &str,
) -> Result<Vec<Top>, Error> {
    let figures = ["visit_count", "registration_count", "commissions_total"];
    let mut keys = figures.to_vec();
    keys.push(name);
    let asked = Request {
        group_by: Some(vec![grouping.to_owned()]),
        sort: figures.map(|key| format!("-{key}")).to_vec(),
        limit: Some(TOP),
        ..request(Some(range), &keys)
    };
    let table = report::run(service, actor, &asked).await?.table;
    let [visits, registrations, commission] = figures.map(|key| table.place(key));
    let name = table.place(name);
    Ok((table.rows.iter())
        .map(|row| {
            let of = |place: Option<usize>| number(place.and_then(|place| row.get(place)));
            Top {
                name: match name.and_then(|place| row.get(place)) {
                    Some(Cell::Text(text)) => text.clone(),
                    _ => String::new(),
                },
                visits: of(visits),
                registrations: of(registrations),
                commission: of(commission),
            }
        })
        .collect())
}

fn total(table: &Table, key: &str) -> i64 {
    number(table.place(key).and_then(|place| table.totals.get(place)))
}

/// A value for each day of the range; nothing was counted on a day without a line.
fn days(table: &Table, range: Range, key: &str) -> Vec<i64> {
    let (at, place) = (table.place("dt"), table.place(key));
    let value = |day: i64| {
        let of_day = |row: &&Vec<Cell>| {
            let cell = at.and_then(|at| row.get(at));
            matches!(cell, Some(Cell::Date(date)) if date.days() == day)
        };
        let row = table.rows.iter().find(of_day);
        number(row.and_then(|row| row.get(place?)))
    };
    (range.from..range.to).map(value).collect()
}

fn number(cell: Option<&Cell>) -> i64 {
    match cell {
        Some(Cell::Number(number)) => *number,
        Some(Cell::Money(money)) => money.0,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Range, Span};
    use tributary_domain::time::Date;

    #[test]
    fn spans_are_compared_with_what_came_before() {
        let day = |text: &str| Date::parse(text).unwrap().days();
        let range = |from: &str, to: &str| Range {
            from: day(from),
            to: day(to),
        };
        for (span, today, now, before) in [
            (
                Span::Today,
                "2026-07-10",
                ("2026-07-10", "2026-07-11"),
                ("2026-07-09", "2026-07-10"),
            ),
            (
                Span::Week,
                "2026-07-10",
                ("2026-07-04", "2026-07-11"),
                ("2026-06-27", "2026-07-04"),
            ),
            (
                Span::Month,
                "2026-07-10",
                ("2026-06-11", "2026-07-11"),
                ("2026-05-12", "2026-06-11"),
            ),
            (
                Span::ThisMonth,
                "2026-07-10",
                ("2026-07-01", "2026-07-11"),
                ("2026-06-01", "2026-06-11"),
            ),
            // A month before that is shorter is taken whole.
            (
                Span::ThisMonth,
                "2026-03-31",
                ("2026-03-01", "2026-04-01"),
                ("2026-02-01", "2026-03-01"),
            ),
        ] {
            let expected = (range(now.0, now.1), range(before.0, before.1));
            assert_eq!(span.ranges(day(today)), expected, "{span:?} {today}");
            assert_eq!(Span::parse(span.name()), Some(span));
        }
    }
}

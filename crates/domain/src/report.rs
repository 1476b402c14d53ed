//! Reports over what was counted: which there are, what each groups by, shows and filters, and
//! who sees which column (contract.md §6, vendor-apis §1.6 and §1.7).
//!
//! To add a column: a constant in [`mod@column`], its name in the list of its report there, its label
//! in [`crate::text::column`], and its SQL in the store's `report/fragment.rs`; a test compares.

pub mod column;

use crate::money::{Money, Ppm};
use crate::time::{Date, Timestamp};
pub use column::{Column, ColumnId, Kind};
use std::collections::BTreeMap;

/// The most values one filter may name.
pub const MAX_FILTER_VALUES: usize = 1_000;
/// The most rows on one page.
pub const MAX_ROWS: i64 = 5_000;
/// The rows on a page where nothing is said.
pub const USUAL_ROWS: i64 = 500;

/// A report.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Report {
    /// What happened, by any combination of link, brand, campaign, source and time.
    Media,
    /// One line for each click.
    Clicks,
    /// One line for each player, with sums over its life.
    Registrations,
    /// One line for each payment.
    Payments,
    /// What each deal brought.
    Deals,
}

impl Report {
    /// Every report.
    pub const ALL: [Self; 5] = [
        Self::Media,
        Self::Registrations,
        Self::Clicks,
        Self::Deals,
        Self::Payments,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Media => "media",
            Self::Clicks => "clicks",
            Self::Registrations => "registrations",
            Self::Payments => "payments",
            Self::Deals => "deals",
        }
    }

    /// Reads [`Report::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|report| report.name() == name)
    }

    /// What it can group by. Nothing: it has one line for each thing.
    #[must_use]
    pub const fn groupings(self) -> &'static [Column] {
        match self {
            Self::Media => column::MEDIA_GROUPINGS,
            Self::Deals => column::DEALS_GROUPINGS,
            Self::Clicks | Self::Registrations | Self::Payments => &[],
        }
    }

    /// What it groups by where nothing is said.
    #[must_use]
    pub const fn usual_groupings(self) -> &'static [&'static str] {
        match self {
            Self::Deals => &["deal_id"],
            _ => &[],
        }
    }

    /// What it can show, groupings apart.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Media => column::MEDIA,
            Self::Clicks => column::CLICKS,
            Self::Registrations => column::REGISTRATIONS,
            Self::Payments => column::PAYMENTS,
            Self::Deals => column::DEALS,
        }
    }

    /// What it can be narrowed by.
    #[must_use]
    pub const fn filters(self) -> &'static [Column] {
        match self {
            Self::Media => column::MEDIA_GROUPINGS,
            Self::Clicks => column::CLICKS_FILTERS,
            Self::Registrations => column::REGISTRATIONS_FILTERS,
            Self::Payments => column::PAYMENTS_FILTERS,
            Self::Deals => column::DEALS_GROUPINGS,
        }
    }

    /// The periods it can be cut into.
    #[must_use]
    pub const fn periods(self) -> &'static [Period] {
        match self {
            Self::Media | Self::Deals => &Period::ALL,
            Self::Clicks | Self::Registrations | Self::Payments => &[Period::None],
        }
    }

    /// Whether it shows players one by one.
    #[must_use]
    pub const fn is_of_players(self) -> bool {
        matches!(self, Self::Registrations)
    }
}

/// What one line covers in time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Period {
    /// All of it.
    #[default]
    None,
    /// A day.
    Day,
    /// A week, Monday first.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Period {
    /// Every period.
    pub const ALL: [Self; 5] = [Self::None, Self::Day, Self::Week, Self::Month, Self::Year];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Reads [`Period::name`] in any case of its letters; nothing is [`Period::None`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::None);
        }
        Self::ALL
            .into_iter()
            .find(|period| period.name().eq_ignore_ascii_case(text))
    }

    /// The first day of the period that `day` lies in, both as days since 1970.
    #[must_use]
    pub fn first_day(self, day: i64) -> i64 {
        let date = Date::from_days(day);
        match self {
            Self::None | Self::Day => day,
            // 1970-01-01 was a Thursday.
            Self::Week => day - (day + 3).rem_euclid(7),
            Self::Month => Date { day: 1, ..date }.days(),
            Self::Year => {
                let (month, day) = (1, 1);
                Date { month, day, ..date }.days()
            }
        }
    }
}

/// One value of a filter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A number: an id, 0 for none.
    Number(i64),
    /// A text.
    Text(String),
    /// The moments from the first, included, to the second, not included.
    Between(Timestamp, Timestamp),
}

/// What somebody wants to see. Nothing in it is trusted: names are looked up, values are bound.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Request {
    /// The report's name.
    pub report: String,
    /// The first day.
    pub from: Option<Date>,
    /// The day after the last.
    pub to: Option<Date>,
    /// What one line covers; `""` is all.
    pub period: String,
    /// What lines are told apart by; `None`: what is usual for the report.
    pub group_by: Option<Vec<String>>,
    /// What is shown; `None`: everything the asker may see.
    pub columns: Option<Vec<String>>,
    /// What is let through, by column: lines that have one of the values. No value lets nothing
    /// through.
    pub filters: BTreeMap<String, Vec<Value>>,
    /// The order: columns, with `-` before those that begin with the greatest.
    pub sort: Vec<String>,
    /// The most lines on the page.
    pub limit: Option<i64>,
    /// Where the page begins: what the page before answered.
    pub cursor: Option<String>,
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing there.
    None,
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// A day.
    Date(Date),
    /// A moment.
    Moment(Timestamp),
    /// An amount.
    Money(Money),
    /// A ratio.
    Ratio(Ppm),
    /// Whether it is so.
    Flag(bool),
}

impl std::fmt::Display for Cell {
    /// The plain form of files: numbers as they are, days and moments as ISO 8601.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Flag(is_so) => is_so.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Moment(at) => f.write_str(&at.to_rfc3339()),
            Self::Money(amount) => amount.fmt(f),
            // Millionths, as amounts are.
            Self::Ratio(rate) => Money(rate.0).fmt(f),
        }
    }
}

/// A line of cells.
pub type Row = Vec<Cell>;

/// What a report came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The report.
    pub report: Report,
    /// What one line covers.
    pub period: Period,
    /// The columns.
    pub columns: Vec<Column>,
    /// The lines of the page.
    pub rows: Vec<Row>,
    /// The sums over the whole result, not the page; nothing in columns that have none.
    pub totals: Row,
    /// How many lines the whole result has, where that is known.
    pub count: Option<i64>,
    /// Where the next page begins, if there is one.
    pub next_cursor: Option<String>,
}

impl Table {
    /// The place of a column.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

/// What somebody may see of reports beside whose data it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnAccess {
    /// The extra roles it has (seed 004); `None`: all of them.
    pub roles: Option<Vec<i64>>,
    /// Whether it may see players one by one.
    pub players: bool,
}

impl ColumnAccess {
    /// Everything.
    pub const ALL: Self = Self {
        roles: None,
        players: true,
    };

    /// Whether this column may be seen.
    #[must_use]
    pub fn grants(&self, column: &Column) -> bool {
        let has_role = |roles: &Vec<i64>| column.role == 0 || roles.contains(&column.role);
        self.roles.as_ref().is_none_or(has_role) && (self.players || !column.is_of_player)
    }

    /// Those of the columns that may be seen, spellings of others left out.
    #[must_use]
    pub fn of(&self, columns: &'static [Column]) -> Vec<Column> {
        let seen = columns.iter().filter(|column| !column.is_spelling);
        seen.filter(|column| self.grants(column)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::affiliate::EXTRA_ROLES;
    use proptest::prelude::*;

    #[test]
    fn periods_begin_where_the_calendar_says() {
        let days = |text: &str| Date::parse(text).unwrap().days();
        for (period, day, first) in [
            (Period::Day, "2026-07-10", "2026-07-10"),
            (Period::Week, "2026-07-10", "2026-07-06"),
            (Period::Week, "2026-07-06", "2026-07-06"),
            (Period::Week, "2026-07-05", "2026-06-29"),
            (Period::Month, "2026-07-10", "2026-07-01"),
            (Period::Year, "2024-02-29", "2024-01-01"),
        ] {
            assert_eq!(period.first_day(days(day)), days(first), "{period:?} {day}");
        }
    }

    #[test]
    fn names_are_read_back() {
        for report in Report::ALL {
            assert_eq!(Report::parse(report.name()), Some(report));
        }
        for period in Period::ALL {
            assert_eq!(Period::parse(&period.name().to_uppercase()), Some(period));
        }
        assert_eq!(Period::parse(""), Some(Period::None));
        assert_eq!(Period::parse("hour"), None);
    }

    #[test]
    fn keys_are_unique_and_roles_are_the_seeds() {
        for report in Report::ALL {
            let all = report.groupings().iter().chain(report.columns());
            let mut keys: Vec<_> = all.clone().map(|column| column.key).collect();
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count, "{report:?}");
            for column in all {
                assert!(
                    column.role == 0 || EXTRA_ROLES.contains(&column.role),
                    "{}",
                    column.key
                );
                let of = column.of;
                assert!(
                    of.is_empty() || report.groupings().iter().any(|known| known.key == of),
                    "{}",
                    column.key
                );
            }
        }
    }

    #[test]
    fn an_affiliate_without_roles_sees_what_everybody_sees() {
        let sight = ColumnAccess {
            roles: Some(vec![]),
            players: false,
        };
        let keys: Vec<_> = sight
            .of(Report::Media.columns())
            .iter()
            .map(|column| column.key)
            .collect();
        assert!(keys.contains(&"visit_count") && keys.contains(&"commissions_total"));
        for hidden in [
            "ftd_count",
            "qftd_count",
            "net_pl",
            "deposit_total",
            "volume",
        ] {
            assert!(!keys.contains(&hidden), "{hidden}");
        }
        assert!(
            sight
                .of(Report::Media.groupings())
                .iter()
                .all(|column| column.key != "registration_id")
        );
    }

    proptest! {
        #[test]
        fn a_period_begins_at_or_before_its_days(day in 0_i64..100_000) {
            for period in Period::ALL {
                let first = period.first_day(day);
                prop_assert!(first <= day && day - first < 366);
                prop_assert_eq!(period.first_day(first), first);
            }
        }
    }
}

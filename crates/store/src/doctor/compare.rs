//! What repeats other rows, compared with them, both ways: a row that is missing on either side is
//! found as one whose numbers are 0.

use super::Check;
use crate::stamp::stamp;
use crate::{Connection, StoreError};
use futures::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Row as _};
use tributary_domain::dimension::Counters;
use tributary_domain::event::Sums;

/// A comparison of numbers by a key.
struct Comparison {
    looks_for: &'static str,
    /// What people call the columns of the key, and their names; all are numbers.
    key: &'static [(&'static str, &'static str)],
    numbers: Vec<&'static str>,
    /// The rows as they are, and as they should be.
    is: String,
    should: String,
}

/// What an affiliate's entries come to, by the columns that repeat it.
const KINDS: [(&str, &str); 6] = [
    ("cpl", "cpl"),
    ("cpa", "cpa"),
    ("rev_share", "rev_share"),
    ("sub_affiliate", "sub_affiliate"),
    ("adjustments", "adjustment"),
    ("payments", "payment"),
];

/// What a player's day earns its affiliate.
const EARNED: [&str; 3] = ["cpl", "cpa", "rev_share"];

/// The sums of columns of `y`.
fn summed(names: &[&str]) -> String {
    let names = names.iter().map(|name| format!("SUM(y.{name}) AS {name}"));
    names.collect::<Vec<_>>().join(", ")
}

fn comparisons() -> Vec<Comparison> {
    let totals: Vec<&'static str> = KINDS.iter().map(|(name, _)| *name).collect();
    let entries = KINDS.iter().map(|(name, kind)| {
        format!("SUM(CASE kind WHEN '{kind}' THEN amount ELSE 0 END) AS {name}")
    });
    let entries = entries.collect::<Vec<_>>().join(", ");
    let (happened, counters) = (Sums::NAMES, Counters::NAMES);
    // Counters don't have every part of a player's sums.
    let both: Vec<&'static str> = happened
        .iter()
        .copied()
        .filter(|name| counters.contains(name))
        .collect();
    let figures = [
        "deposits",
        "deposit_count",
        "first_deposit",
        "first_deposits",
        "registrations",
    ];
    let days = "dimension d JOIN daily y ON y.dimension_id = d.id";
    let of_level = |level: i64| {
        let sums = summed(counters);
        format!(
            "SELECT d.affiliate_id, d.operator_id, y.day, {sums} FROM {days} WHERE d.level = {level}
             GROUP BY d.affiliate_id, d.operator_id, y.day"
        )
    };
    vec![
        Comparison {
            looks_for: "affiliates whose balance is not the sum of its entries",
            key: &[("affiliate", "affiliate_id")],
            numbers: totals.clone(),
            is: format!("SELECT affiliate_id, {} FROM balance", totals.join(", ")),
            should: format!("SELECT affiliate_id, {entries} FROM ledger GROUP BY affiliate_id"),
        },
        Comparison {
            looks_for: "affiliates whose players' figures are not those of the daily counters",
            key: &[("affiliate", "affiliate_id")],
            numbers: figures.to_vec(),
            is: format!("SELECT affiliate_id, {} FROM balance", figures.join(", ")),
            should: format!(
                "SELECT d.affiliate_id, {} FROM {days} WHERE d.level = 0 AND d.affiliate_id <> 0 GROUP BY d.affiliate_id",
                summed(&figures)
            ),
        },
        Comparison {
            looks_for: "days of affiliates whose daily counters are not their ledger",
            key: &[("affiliate", "affiliate_id"), ("day", "day"), ("level", "level")],
            numbers: totals.clone(),
            is: format!(
                "SELECT d.affiliate_id, y.day, d.level, {} FROM {days} GROUP BY d.affiliate_id, y.day, d.level",
                summed(&totals)
            ),
            should: format!(
                "SELECT affiliate_id, for_day AS day, level, {entries}
                 FROM ledger, (SELECT 0 AS level UNION ALL SELECT 1) levels GROUP BY affiliate_id, for_day, level"
            ),
        },
        Comparison {
            looks_for: "days of affiliates whose counters with and without texts differ",
            key: &[("affiliate", "affiliate_id"), ("operator", "operator_id"), ("day", "day")],
            numbers: counters.to_vec(),
            is: of_level(1),
            should: of_level(0),
        },
        Comparison {
            looks_for: "days of affiliates whose counters are not what their players did",
            key: &[("affiliate", "affiliate_id"), ("brand", "brand_id"), ("day", "day")],
            numbers: both.clone(),
            is: format!(
                "SELECT d.affiliate_id, d.brand_id, y.day, {} FROM {days} WHERE d.level = 0 GROUP BY d.affiliate_id, d.brand_id, y.day",
                summed(&both)
            ),
            should: format!(
                "SELECT COALESCE(r.affiliate_id, 0) AS affiliate_id, r.brand_id, y.day, {}
                 FROM registration_day y JOIN registration r ON r.id = y.registration_id
                 GROUP BY COALESCE(r.affiliate_id, 0), r.brand_id, y.day",
                summed(&both)
            ),
        },
        Comparison {
            looks_for: "players whose commission is not their ledger",
            key: &[("player", "registration_id")],
            numbers: EARNED.to_vec(),
            is: format!("SELECT id AS registration_id, {} FROM registration", EARNED.join(", ")),
            should: format!(
                "SELECT registration_id, {entries} FROM ledger WHERE registration_id IS NOT NULL GROUP BY registration_id"
            ),
        },
        Comparison {
            looks_for: "players whose parents' shares are not their ledger",
            key: &[("player", "registration_id")],
            numbers: vec!["shares"],
            is: "SELECT r.id AS registration_id, r.sub_fee + COALESCE(s.posted, 0) AS shares FROM registration r
                 LEFT JOIN (SELECT registration_id, SUM(posted) AS posted FROM sub_day GROUP BY registration_id) s
                   ON s.registration_id = r.id".to_owned(),
            should: "SELECT registration_id, SUM(amount) AS shares FROM ledger
                     WHERE registration_id IS NOT NULL AND kind = 'sub_affiliate' GROUP BY registration_id".to_owned(),
        },
        Comparison {
            looks_for: "players whose sums are not those of their days",
            key: &[("player", "registration_id")],
            numbers: happened.to_vec(),
            is: format!("SELECT id AS registration_id, {} FROM registration", happened.join(", ")),
            should: format!("SELECT registration_id, {} FROM registration_day y GROUP BY registration_id", summed(happened)),
        },
        Comparison {
            looks_for: "days of players whose commission is not their ledger",
            key: &[("player", "registration_id"), ("day", "day")],
            numbers: EARNED.to_vec(),
            is: format!("SELECT registration_id, day, {} FROM registration_day y GROUP BY registration_id, day", summed(&EARNED)),
            should: format!(
                "SELECT registration_id, for_day AS day, {entries} FROM ledger WHERE registration_id IS NOT NULL
                 GROUP BY registration_id, for_day"
            ),
        },
        Comparison {
            looks_for: "payments that do not stand in the ledger as they were paid",
            key: &[("payment", "payment_id"), ("affiliate", "affiliate_id")],
            numbers: vec!["amount", "entries"],
            is: "SELECT id AS payment_id, affiliate_id, amount, 1 AS entries FROM payment WHERE state = 'completed'".to_owned(),
            should: "SELECT COALESCE(payment_id, 0) AS payment_id, affiliate_id, SUM(amount) AS amount, COUNT(*) AS entries
                     FROM ledger WHERE kind = 'payment' GROUP BY COALESCE(payment_id, 0), affiliate_id".to_owned(),
        },
    ]
}

impl Comparison {
    fn statement(&self) -> String {
        let names = |format: &dyn Fn(&str) -> String, with: &str| {
            let key = self.key.iter().map(|(_, column)| format(column));
            key.collect::<Vec<_>>().join(with)
        };
        let key = names(
            &|column| format!("CAST(COALESCE(i.{column}, s.{column}) AS BIGINT)"),
            ", ",
        );
        let same = names(&|column| format!("i.{column} = s.{column}"), " AND ");
        let order = (1..=self.key.len()).map(|place| place.to_string());
        let order = order.collect::<Vec<_>>().join(", ");
        // Sums are NUMERIC on PostgreSQL, and may be beyond a BIGINT.
        let numbers = self.numbers.iter().map(|name| {
            format!("CAST(COALESCE(i.{name}, 0) AS TEXT), CAST(COALESCE(s.{name}, 0) AS TEXT)")
        });
        let numbers = numbers.collect::<Vec<_>>().join(", ");
        let differ = self.numbers.iter();
        let differ = differ.map(|name| format!("COALESCE(i.{name}, 0) <> COALESCE(s.{name}, 0)"));
        let differ = differ.collect::<Vec<_>>().join(" OR ");
        let Self { is, should, .. } = self;
        format!(
            "SELECT {key}, {numbers} FROM ({is}) i FULL JOIN ({should}) s ON {same} WHERE {differ} ORDER BY {order}"
        )
    }
}

stamp! {
    async fn differences(c, comparison: &Comparison) -> Check {
        let mut check = Check::new(comparison.looks_for);
        let keys = comparison.key.len();
        let mut rows = sqlx::query::<Db>(AssertSqlSafe(comparison.statement())).persistent(false).fetch(c);
        while let Some(row) = rows.try_next().await? {
            let mut name = Vec::new();
            for (place, (noun, _)) in comparison.key.iter().enumerate() {
                name.push(format!("{noun} {}", row.try_get::<i64, _>(place)?));
            }
            let mut wrong = Vec::new();
            for (place, number) in comparison.numbers.iter().enumerate() {
                let at = keys + 2 * place;
                let (is, should) = (row.try_get::<String, _>(at)?, row.try_get::<String, _>(at + 1)?);
                if is != should {
                    wrong.push(format!("{number} is {is}, should be {should}"));
                }
            }
            check.find(row.try_get(0)?, || format!("{}: {}", name.join(", "), wrong.join("; ")));
        }
        Ok(check)
    }
}

/// Makes every comparison.
///
/// # Errors
/// When the database does not answer.
pub async fn all(c: &mut impl Connection) -> Result<Vec<Check>, StoreError> {
    let mut checks = Vec::new();
    for comparison in comparisons() {
        match differences(c, &comparison).await {
            Ok(check) => checks.push(check),
            // SQLite has no sums beyond an i64. What makes one can't be the product's, which refuses it.
            Err(StoreError::Driver(error) | StoreError::Unavailable(error))
                if error.to_string().contains("integer overflow") =>
            {
                let mut check = Check::new(comparison.looks_for);
                check.find(0, || "a sum leaves the range of numbers".to_owned());
                checks.push(check);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(checks)
}

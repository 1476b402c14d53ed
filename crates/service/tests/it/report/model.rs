//! Random reports beside a naive model that adds up every row.

use super::{JULY, count, numbers, request, table};
use crate::world::World;
use std::collections::{BTreeMap, BTreeSet};
use tributary_domain::dimension::{Counters, Dimension};
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, DealId, LinkId};
use tributary_domain::report::{Cell, Period, Request, Value};
use tributary_domain::time::Date;
use tributary_testing::{Database, both};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn number(&mut self, below: u64) -> i64 {
        i64::try_from(self.roll(below)).unwrap()
    }
}

/// What a report must show, worked out from every row: counters by the text of the line's keys.
fn model(
    rows: &[(Dimension, i64, Counters)],
    asked: &Request,
    period: Period,
) -> BTreeMap<String, Counters> {
    let mut lines: BTreeMap<String, Counters> = BTreeMap::new();
    for (dimension, day, counters) in rows {
        let (from, to) = (asked.from.unwrap().days(), asked.to.unwrap().days());
        let passes = asked.filters.iter().all(|(name, values)| {
            values
                .iter()
                .any(|value| match (value, cell(dimension, name)) {
                    (Value::Number(number), cell) => cell == id(*number),
                    (Value::Text(text), cell) => cell == Cell::Text(text.clone()),
                    (Value::Between(..), _) => false,
                })
        });
        if !passes || *day < from || *day >= to {
            continue;
        }
        let mut key = Vec::new();
        if period != Period::None {
            key.push(Cell::Date(Date::from_days(period.first_day(*day))));
        }
        key.extend(
            asked
                .group_by
                .iter()
                .flatten()
                .map(|name| cell(dimension, name)),
        );
        let sum = lines.entry(format!("{key:?}")).or_default();
        *sum = sum.checked_add(counters).unwrap();
    }
    lines
}

/// The counters that a line shows, by the keys of columns.
fn figures(counters: &Counters) -> [(&'static str, Cell); 9] {
    use tributary_domain::money::Money;
    let money = |micros: i64| Cell::Money(Money(micros));
    [
        ("visit_count", Cell::Number(counters.visits)),
        ("qftd_count", Cell::Number(counters.qualified_ftds)),
        ("deposit_total", money(counters.deposits)),
        ("net_deposits", money(counters.net_deposits())),
        ("pl", money(counters.pl())),
        ("net_pl", money(counters.net_pl())),
        ("commissions_total", money(counters.commissions())),
        ("balance", money(counters.balance())),
        ("payments", money(counters.payments)),
    ]
}

fn id(number: i64) -> Cell {
    if number == 0 {
        Cell::None
    } else {
        Cell::Number(number)
    }
}

fn cell(dimension: &Dimension, name: &str) -> Cell {
    match name {
        "affiliate_id" => id(dimension.affiliate_id.0),
        "brand_id" => id(dimension.brand_id.0),
        "link_id" => id(dimension.link_id.0),
        "campaign_id" => id(dimension.campaign_id.0),
        "deal_root_original_id" => id(dimension.deal_id.0),
        "source_id" => Cell::Text(dimension.source_id.clone()),
        "afp" => Cell::Text(dimension.afp[0].clone()),
        "afp9" => Cell::Text(dimension.afp[9].clone()),
        "utm_source" => Cell::Text(dimension.utm[0].clone()),
        _ => panic!("{name}"),
    }
}

async fn random_reports_are_what_a_naive_model_says(db: &Database) {
    let world = World::new(db).await;
    let mut dice = Dice(7);
    let texts = ["", "a", "A", "é, \"x\"", "=1+1"];
    let mut rows = Vec::new();
    for _ in 0..120 {
        let mut dimension = Dimension::of(AffiliateId(dice.number(4)), BrandId(1 + dice.number(2)));
        dimension.link_id = LinkId(dice.number(3));
        dimension.campaign_id = CampaignId(dice.number(2));
        dimension.deal_id = DealId(dice.number(2));
        dimension.source_id = texts[usize::try_from(dice.roll(5)).unwrap()].into();
        dimension.afp[0] = texts[usize::try_from(dice.roll(5)).unwrap()].into();
        dimension.afp[9] = texts[usize::try_from(dice.roll(2)).unwrap()].into();
        dimension.utm[0] = texts[usize::try_from(dice.roll(3)).unwrap()].into();
        let values: Vec<i64> = (Counters::NAMES.iter())
            .map(|_| dice.number(2_000_003) - 1_000_000)
            .collect();
        rows.push((
            dimension,
            JULY - 40 + dice.number(480),
            Counters::from_values(&values),
        ));
    }
    count(&world, &rows).await;
    let groupings = [
        "affiliate_id",
        "brand_id",
        "link_id",
        "campaign_id",
        "deal_root_original_id",
        "source_id",
        "afp",
        "afp9",
        "utm_source",
    ];
    for round in 0..60 {
        let mut asked = request("media");
        let period = Period::ALL[usize::try_from(dice.roll(5)).unwrap()];
        asked.period = period.name().into();
        let from = JULY - 50 + dice.number(300);
        asked.from = Some(Date::from_days(from));
        asked.to = Some(Date::from_days(from + dice.number(400)));
        let mut chosen = BTreeSet::new();
        for _ in 0..dice.roll(4) {
            chosen.insert(groupings[usize::try_from(dice.roll(9)).unwrap()]);
        }
        asked.group_by = Some(chosen.iter().map(|name| (*name).to_owned()).collect());
        if dice.roll(2) == 0 {
            asked.filters.insert(
                "affiliate_id".into(),
                vec![Value::Number(dice.number(4)), Value::Number(1)],
            );
        }
        if dice.roll(3) == 0 {
            let text = texts[usize::try_from(dice.roll(5)).unwrap()];
            asked
                .filters
                .insert("afp".into(), vec![Value::Text(text.into())]);
        }
        asked.sort = vec!["-commissions_total".into()];
        let expected = model(&rows, &asked, period);
        let found = table(&world.service, &world.admin(), &asked).await;
        let context = format!("round {round}: {asked:?}");
        assert_eq!(found.rows.len(), expected.len(), "{context}");
        assert_eq!(found.count, Some(i64::try_from(expected.len()).unwrap()));
        let keys = chosen.len() + usize::from(period != Period::None);
        let mut sum = Counters::default();
        for row in &found.rows {
            let counters = &expected[&format!("{:?}", &row[..keys])];
            sum = sum.checked_add(counters).unwrap();
            for (key, cell) in figures(counters) {
                assert_eq!(row[found.place(key).unwrap()], cell, "{key}, {context}");
            }
        }
        for (key, cell) in figures(&sum) {
            assert_eq!(
                found.totals[found.place(key).unwrap()],
                cell,
                "total of {key}, {context}"
            );
        }
        let order = numbers(&found, "commissions_total");
        let order: Vec<i64> = order
            .iter()
            .map(|cell| match cell {
                Cell::Money(money) => money.0,
                _ => 0,
            })
            .collect();
        assert!(order.is_sorted_by(|one, next| one >= next), "{context}");
        // The pages are the whole, each line once.
        asked.limit = Some(7);
        let mut pages = Vec::new();
        loop {
            let page = table(&world.service, &world.admin(), &asked).await;
            assert_eq!(page.totals, found.totals, "{context}");
            pages.extend(page.rows);
            asked.cursor = page.next_cursor;
            if asked.cursor.is_none() {
                break;
            }
        }
        assert_eq!(pages, found.rows, "{context}");
    }
}

both! {
    random_reports_are_what_a_naive_model_says,
}

//! What is told apart by product and category, from the event to the reports.

use crate::programme::{Programme, money, percent, terms};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tributary_domain::event::EventProblem;
use tributary_domain::money::Money;
use tributary_domain::report::{Cell, Request};
use tributary_domain::time::Date;
use tributary_service::event::Outcome;
use tributary_service::event::content::Fields;
use tributary_service::{explain, fx, player, report};
use tributary_testing::{Database, both};

const ACCEPTED: Outcome = Outcome::Accepted;

/// An event of customer `c1` on 5 July.
fn event(id: &str, kind: &str, more: Value) -> Value {
    let mut event = json!({
        "event_id": id, "type": kind, "occurred_at": "2026-07-05T10:00:00Z", "ext_customer_id": "c1",
    });
    event
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    event
}

/// A programme with 10 % of net P&L.
async fn with_rev_share(db: &tributary_testing::Database) -> Programme {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme
}

/// The figures of the one line of a report, by their keys.
async fn line(
    programme: &Programme,
    report: &str,
    group_by: &[&str],
) -> BTreeMap<&'static str, Money> {
    let asked = Request {
        report: report.into(),
        group_by: Some(
            group_by
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>(),
        )
        .filter(|list| report != "registrations" || !list.is_empty()),
        ..Request::default()
    };
    let table = report::run(&programme.service, &programme.world.admin(), &asked)
        .await
        .unwrap()
        .table;
    assert_eq!(table.rows.len(), 1, "{report}");
    let cells = table.columns.iter().zip(&table.rows[0]);
    cells
        .filter_map(|(column, cell)| match cell {
            Cell::Money(money) => Some((column.key, *money)),
            _ => None,
        })
        .collect()
}

/// What reports of every way of looking say of some columns; they all say the same.
async fn everywhere<const N: usize>(programme: &Programme, keys: [&str; N]) -> [String; N] {
    let of = |line: &BTreeMap<&str, Money>| {
        keys.map(|key| line.get(key).map(Money::to_string).unwrap_or_default())
    };
    let seen = of(&line(programme, "registrations", &[]).await);
    for group_by in [
        &["affiliate_id"][..],
        &["afp"],
        &["registration_id"],
        &["ext_customer_id", "brand_id"],
    ] {
        let media = of(&line(programme, "media", group_by).await);
        // Categories are told of players alone.
        for (at, said) in media.iter().enumerate() {
            assert!(
                said.is_empty() || *said == seen[at],
                "{} {group_by:?}: {said}, {}",
                keys[at],
                seen[at]
            );
        }
        assert!(media.iter().take(3).all(|said| !said.is_empty()));
    }
    seen
}

const NET: [&str; 3] = ["net_pl", "net_pl_casino", "net_pl_sport"];
const DEDUCTIONS: [&str; 9] = [
    "net_pl",
    "net_pl_casino",
    "net_pl_sport",
    "deductions",
    "deductions_admin_fee",
    "deductions_payment_fee",
    "deductions_tax",
    "deductions_bonus_cost",
    "deductions_other",
];

async fn each_event_counts_under_its_product_and_category(db: &Database) {
    let programme = with_rev_share(db).await;
    programme.register("c1").await;
    let outcomes = programme
        .batch(&[
            event(
                "w1",
                "wager",
                json!({"bets": 100, "wins": 40, "product": "casino"}),
            ),
            event(
                "w2",
                "wager",
                json!({"bets": 50, "wins": 60, "product": " sport "}),
            ),
            event("w3", "wager", json!({"bets": 7})),
            event("b1", "bonus", json!({"amount": 5, "product": "casino"})),
            event(
                "d1",
                "deduction",
                json!({"amount": 1, "product": "sport", "category": "tax"}),
            ),
            event(
                "d2",
                "deduction",
                json!({"amount": 2, "category": "admin_fee"}),
            ),
            event(
                "d3",
                "deduction",
                json!({"amount": "0.5", "category": "payment_fee", "product": null}),
            ),
            event(
                "d4",
                "deduction",
                json!({"amount": "0.25", "category": "bonus_cost"}),
            ),
            event(
                "d5",
                "deduction",
                json!({"amount": "0.125", "category": "other"}),
            ),
            event("d6", "deduction", json!({"amount": "0.0625"})),
            event(
                "a1",
                "activity",
                json!({"bets": 30, "wins": 10, "deductions": 3, "product": "sport"}),
            ),
        ])
        .await;
    assert_eq!(outcomes, [ACCEPTED; 11]);
    // 100 − 40 − 5; 50 − 60 − 1 + 30 − 10 − 3; and 7 less what is deducted without a product.
    assert_eq!(
        everywhere(&programme, DEDUCTIONS).await,
        [
            "65.0625", "55", "6", "6.9375", "2", "0.5", "1", "0.25", "3.1875"
        ]
    );
    assert_eq!(programme.sum().await, money("6.50625"));

    // What is taken back is taken from where it was counted; a part, too.
    let outcomes = programme
        .batch(&[
            event("r1", "reversal", json!({"reverses": "w2"})),
            event("r2", "reversal", json!({"reverses": "b1", "amount": 2})),
            event("r3", "reversal", json!({"reverses": "d1", "amount": "0.4"})),
            event("r4", "reversal", json!({"reverses": "d2"})),
            event("r5", "reversal", json!({"reverses": "a1"})),
        ])
        .await;
    assert_eq!(outcomes, [ACCEPTED; 5]);
    assert_eq!(
        everywhere(&programme, DEDUCTIONS).await,
        [
            "62.4625", "57", "-0.6", "1.5375", "0", "0.5", "0.6", "0.25", "0.1875"
        ]
    );
    assert_eq!(programme.sum().await, money("6.24625"));
    programme.assert_healthy().await;

    let admin = programme.world.admin();
    let found = player::list(
        &programme.service,
        &admin,
        player::Filter::default(),
        None,
        1,
    )
    .await
    .unwrap();
    let trace = explain::registration(&programme.service, &admin, found.rows[0].player.id)
        .await
        .unwrap();
    assert_eq!(
        (trace.sums.net_pl_casino, trace.sums.net_pl_sport),
        (57_000_000, -600_000)
    );
}

async fn one_activity_stands_for_each_player_day_and_product(db: &Database) {
    let programme = with_rev_share(db).await;
    programme.register("c1").await;
    let activity = |id: &str, more: Value| event(id, "activity", more);
    for (id, more, expected) in [
        (
            "a1",
            json!({"bets": 100, "product": "casino"}),
            ["100", "100", "0"],
        ),
        (
            "a2",
            json!({"bets": 40, "wins": 50, "product": "sport"}),
            ["90", "100", "-10"],
        ),
        ("a3", json!({"bets": 7}), ["97", "100", "-10"]),
        // Each replaces its own alone, whole: what is left out is nothing.
        (
            "a4",
            json!({"bets": 60, "product": "casino"}),
            ["57", "60", "-10"],
        ),
        (
            "a5",
            json!({"bets": 41, "product": "sport"}),
            ["108", "60", "41"],
        ),
        ("a6", json!({"bonuses": 2}), ["99", "60", "41"]),
        // On another day they begin anew.
        (
            "a7",
            json!({"bets": 1, "product": "casino", "occurred_at": "2026-07-06T10:00:00Z"}),
            ["100", "61", "41"],
        ),
    ] {
        assert_eq!(
            programme.batch(&[activity(id, more)]).await,
            [ACCEPTED],
            "{id}"
        );
        assert_eq!(everywhere(&programme, NET).await, expected, "{id}");
    }
    assert_eq!(programme.sum().await, money("10"));
    // A second one can't be taken back once it was replaced, that of another product can.
    let outcomes = programme
        .batch(&[
            event("r1", "reversal", json!({"reverses": "a1"})),
            event("r2", "reversal", json!({"reverses": "a5"})),
        ])
        .await;
    assert_eq!(
        outcomes,
        [Outcome::Rejected(EventProblem::NotReversible), ACCEPTED]
    );
    assert_eq!(everywhere(&programme, NET).await, ["59", "61", "0"]);
    programme.assert_healthy().await;
}

async fn products_that_waited_stand_apart_too(db: &Database) {
    let programme = with_rev_share(db).await;
    let at = |id: &str, hour: &str, more: Value| {
        let mut event = event(id, "activity", more);
        event["occurred_at"] = format!("2026-07-05T{hour}:00:00Z").into();
        event
    };
    let waiting = [
        at("a1", "20", json!({"bets": 100, "product": "casino"})),
        at("a2", "19", json!({"bets": 10, "product": "sport"})),
        at("a3", "18", json!({"bets": 1})),
        at("a4", "08", json!({"bets": 90, "product": "casino"})),
    ];
    for event in &waiting {
        assert_eq!(
            programme.batch(std::slice::from_ref(event)).await,
            [Outcome::Parked]
        );
    }
    programme.register("c1").await;
    assert_eq!(everywhere(&programme, NET).await, ["101", "90", "10"]);
    programme.assert_healthy().await;
    // In one batch they come to the same.
    let others: Vec<Value> = waiting
        .iter()
        .cloned()
        .map(|mut event| {
            event["event_id"] = format!("{}-b", event["event_id"].as_str().unwrap()).into();
            event
        })
        .collect();
    programme.batch(&others).await;
    assert_eq!(everywhere(&programme, NET).await, ["101", "90", "10"]);
}

async fn amounts_in_another_currency_are_told_apart(db: &Database) {
    let programme = with_rev_share(db).await;
    programme.register("c1").await;
    let from = Date::parse("2026-07-01").unwrap();
    fx::set(
        &programme.service,
        &programme.world.admin(),
        programme.operator,
        "GBP",
        from,
        1_150_000_000,
    )
    .await
    .unwrap();
    programme
        .batch(&[
            event(
                "w1",
                "wager",
                json!({"bets": 100, "wins": "33.333333", "currency": "GBP", "product": "casino"}),
            ),
            event(
                "d1",
                "deduction",
                json!({"amount": 10, "currency": "GBP", "category": "tax", "product": "casino"}),
            ),
        ])
        .await;
    let seen = everywhere(&programme, DEDUCTIONS).await;
    assert_eq!(
        (seen[0].as_str(), seen[3].as_str(), seen[6].as_str()),
        ("65.166667", "11.5", "11.5")
    );
    assert_eq!((&seen[1], seen[2].as_str()), (&seen[0], "0"));
}

async fn the_same_event_with_another_product_is_another(db: &Database) {
    let programme = with_rev_share(db).await;
    programme.register("c1").await;
    let wager = |product: Value| event("w1", "wager", json!({"bets": 1, "product": product}));
    assert_eq!(programme.batch(&[wager("casino".into())]).await, [ACCEPTED]);
    assert_eq!(
        programme
            .batch(&[wager("casino".into()), wager(" casino".into())])
            .await,
        [Outcome::Duplicate(None); 2]
    );
    let reused = Outcome::Rejected(EventProblem::EventIdReused);
    assert_eq!(
        programme
            .batch(&[wager("sport".into()), wager(Value::Null)])
            .await,
        [reused; 2]
    );
}

both! {
    each_event_counts_under_its_product_and_category,
    one_activity_stands_for_each_player_day_and_product,
    products_that_waited_stand_apart_too,
    amounts_in_another_currency_are_told_apart,
    the_same_event_with_another_product_is_another,
}

#[test]
fn what_no_product_or_category_is_is_rejected() {
    let brands = [tributary_domain::id::BrandId(1)];
    let read = |event: &Value| {
        Fields::from_json(&event.to_string())
            .unwrap()
            .read(&brands, None)
    };
    let of = |kind: &str, field: &str, value: &Value| {
        event("e", kind, json!({"amount": 1, "bets": 1, field: value}))
    };
    for (kind, field, value, problem) in [
        (
            "wager",
            "product",
            json!("poker"),
            Some(EventProblem::InvalidProduct),
        ),
        (
            "activity",
            "product",
            json!("Casino"),
            Some(EventProblem::InvalidProduct),
        ),
        (
            "bonus",
            "product",
            json!(1),
            Some(EventProblem::InvalidProduct),
        ),
        (
            "deduction",
            "product",
            json!(["casino"]),
            Some(EventProblem::InvalidProduct),
        ),
        (
            "deduction",
            "category",
            json!("fees"),
            Some(EventProblem::InvalidCategory),
        ),
        (
            "deduction",
            "category",
            json!(true),
            Some(EventProblem::InvalidCategory),
        ),
        ("deduction", "product", json!("sport"), None),
        ("deduction", "category", json!(""), None),
        ("deduction", "category", json!(null), None),
        // Where they say nothing, they are unknown fields.
        ("deposit", "product", json!("poker"), None),
        ("wager", "category", json!("fees"), None),
        ("bonus", "category", json!("fees"), None),
    ] {
        let found = read(&of(kind, field, &value)).err();
        assert_eq!(found, problem, "{kind} {field} {value}");
    }
    // In a file as in JSON.
    let cells = [
        ("event_id", "e"),
        ("type", "deduction"),
        ("occurred_at", "2026-07-05T10:00:00Z"),
        ("ext_customer_id", "c1"),
        ("amount", "1"),
    ];
    let row = |more: &[(&'static str, &'static str)]| {
        let all = cells.iter().chain(more).copied().collect::<Vec<_>>();
        Fields::from_cells(all.into_iter()).read(&brands, None)
    };
    let told = row(&[("product", "sport"), ("category", "tax")]).unwrap();
    assert_eq!(
        told.content,
        read(&event(
            "e",
            "deduction",
            json!({"amount": 1, "product": "sport", "category": "tax"})
        ))
        .unwrap()
        .content
    );
    assert_eq!(
        row(&[("product", "x")]).err(),
        Some(EventProblem::InvalidProduct)
    );
    assert_eq!(
        row(&[("category", "x")]).err(),
        Some(EventProblem::InvalidCategory)
    );
    // What names neither is written down as it always was, so that it is the same when it comes again.
    let plain = serde_json::to_string(&row(&[]).unwrap().content).unwrap();
    assert_eq!(
        plain,
        r#"{"type":"deduction","sums":{"deposits":0,"deposit_count":0,"withdrawals":0,"withdrawal_count":0,"chargebacks":0,"bonuses":0,"deductions":1000000,"bets":0,"wins":0,"wagers":0}}"#
    );
}

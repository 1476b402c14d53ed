//! Amounts in other currencies: an event is at the rate of the moment it came in, and so is whatever is
//! taken back of it, whatever the rate of its day is set to later.

use crate::programme::{Programme, money, percent, terms};
use serde_json::{Value, json};
use tributary_domain::event::{EventProblem, Sums};
use tributary_service::event::Outcome;
use tributary_testing::{Database, both, execute};

/// The types of which a part can be taken back.
const TYPES: [&str; 5] = ["deposit", "withdrawal", "chargeback", "bonus", "deduction"];

fn event(customer: &str, id: &str, kind: &str, more: Value) -> Value {
    let mut event = json!({
        "event_id": format!("{customer}-{id}"), "type": kind, "occurred_at": "2026-07-05T10:00:00Z", "ext_customer_id": customer,
    });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn reversal(customer: &str, id: &str, amount: Option<&str>) -> Value {
    let mut more =
        json!({"reverses": format!("{customer}-x"), "occurred_at": "2026-07-08T10:00:00Z"});
    if let Some(amount) = amount {
        more["amount"] = amount.into();
    }
    event(customer, id, "reversal", more)
}

/// What is left of a player: its sums, and what they have earned.
async fn left(programme: &Programme, customer: &str) -> (Sums, i64) {
    let player = programme.known(customer).await;
    (player.sums, player.rev_share.0)
}

/// The part of a migration that begins so, as the database gets it.
fn step(url: &str, start: &str) -> String {
    let text = if url.starts_with("sqlite") {
        include_str!("../../../store/migrations/sqlite/0021_event_waiting.sql")
    } else {
        include_str!("../../../store/migrations/postgres/0021_event_waiting.sql")
    };
    let from = text.find(start).unwrap();
    let length = text[from..].find(';').unwrap();
    text[from..from + length].to_owned()
}

async fn what_is_taken_back_is_at_its_events_own_rate(db: &Database) {
    let programme = Programme::new(db).await;
    for (mask, name) in [(4, "of.net.pl"), (8, "of.net.deposit")] {
        let affiliate = programme.approved(name).await;
        programme
            .deal_of(
                affiliate,
                &terms(mask, |terms| terms.rev_share = percent("100")),
            )
            .await;
        // As a whole; named as a whole; in parts that are rounded one by one; and each before its event.
        let ways: [&[Option<&str>]; 4] = [
            &[None],
            &[Some("100")],
            &[Some("33.33"), Some("33.33"), Some("33.34")],
            &[Some("0.01"), None],
        ];
        for kind in TYPES {
            for (way, parts) in ways.iter().enumerate() {
                for later in [1, 899_999_999, 7_000_000_000] {
                    for order in ["event", "reversal", "registration"] {
                        let customer = format!("{mask}-{kind}-{way}-{later}-{order}");
                        programme.fx("USD", "2026-07-01", 900_000_001).await;
                        let registration = event(
                            &customer,
                            "r",
                            "registration",
                            json!({"affiliate_id": affiliate.0}),
                        );
                        let sent = event(
                            &customer,
                            "x",
                            kind,
                            json!({"amount": 100, "currency": "USD"}),
                        );
                        let reversals = || {
                            parts
                                .iter()
                                .enumerate()
                                .map(|(at, part)| reversal(&customer, &format!("v{at}"), *part))
                        };
                        let reversals: Vec<Value> = reversals().collect();
                        let outcomes = match order {
                            "event" => {
                                programme.batch(&[registration, sent]).await;
                                programme.fx("USD", "2026-07-01", later).await;
                                programme.send(&reversals).await
                            }
                            // The event's rate is that of the moment it comes, the reversals wait.
                            "reversal" => {
                                programme.fx("USD", "2026-07-01", later).await;
                                programme.send(&[registration]).await;
                                programme.batch(&reversals).await;
                                programme.fx("USD", "2026-07-01", 900_000_001).await;
                                programme.batch(&[sent]).await
                            }
                            _ => {
                                programme.batch(&[sent]).await;
                                programme.fx("USD", "2026-07-01", later).await;
                                programme.batch(&reversals).await;
                                programme.send(&[registration]).await
                            }
                        };
                        assert!(
                            outcomes.iter().all(|outcome| *outcome == Outcome::Accepted),
                            "{customer}: {outcomes:?}"
                        );
                        assert_eq!(
                            left(&programme, &customer).await,
                            (Sums::default(), 0),
                            "{customer}"
                        );
                    }
                }
            }
        }
    }
    programme.assert_healthy().await;
}

async fn more_than_was_sent_is_too_much_at_any_rate(db: &Database) {
    let programme = Programme::new(db).await;
    programme.register("c").await;
    programme.fx("USD", "2026-07-01", 900_000_000).await;
    programme
        .send(&[event(
            "c",
            "x",
            "deposit",
            json!({"amount": 100, "currency": "USD"}),
        )])
        .await;
    for rate in [1, 450_000_000, 1_800_000_000] {
        programme.fx("USD", "2026-07-01", rate).await;
        let id = format!("v{rate}");
        assert_eq!(
            programme.send(&[reversal("c", &id, Some("100.01"))]).await,
            [Outcome::Rejected(EventProblem::ReversalTooLarge)]
        );
        assert_eq!(
            programme.send(&[reversal("c", &id, Some("10"))]).await,
            [Outcome::Accepted]
        );
    }
    assert_eq!(programme.known("c").await.sums.deposits, money("63").0);
    // In the operator's own currency, an amount is what it says.
    let mut own = reversal("c", "own", Some("63"));
    own["currency"] = "EUR".into();
    assert_eq!(programme.send(&[own]).await, [Outcome::Accepted]);
    assert_eq!(programme.known("c").await.sums.deposits, 0);
    programme.assert_healthy().await;
}

async fn a_reversal_needs_no_rate_of_its_own(db: &Database) {
    let programme = Programme::new(db).await;
    programme.register("c").await;
    // Known from the event's day on; the reversal's moment, as it is told, lies before.
    programme.fx("USD", "2026-07-05", 900_000_000).await;
    let mut early = reversal("c", "v", Some("40"));
    early["occurred_at"] = "2026-07-04T10:00:00Z".into();
    early["currency"] = "USD".into();
    let outcomes = programme
        .send(&[
            event(
                "c",
                "x",
                "deposit",
                json!({"amount": 100, "currency": "USD"}),
            ),
            early,
        ])
        .await;
    assert_eq!(outcomes, [Outcome::Accepted, Outcome::Accepted]);
    assert_eq!(programme.known("c").await.sums.deposits, money("54").0);
}

async fn events_from_before_get_the_rate_they_were_converted_at(db: &Database) {
    let programme = Programme::new(db).await;
    for (number, kind) in TYPES.into_iter().enumerate() {
        for (rate, amount) in [
            (900_000_000, "100"),
            (6_134_969, "1000"),
            (1_234_567_891, "0.05"),
            (1_000_000_000, "7"),
            (873_100_000, "99999999.999999"),
        ] {
            for taken in [None, Some("0.01")] {
                let customer = format!("c{number}-{rate}-{}", taken.is_some());
                programme.register(&customer).await;
                programme.fx("USD", "2026-07-01", rate).await;
                programme
                    .send(&[event(
                        &customer,
                        "x",
                        kind,
                        json!({"amount": amount, "currency": "USD"}),
                    )])
                    .await;
                let before = taken.map(|taken| reversal(&customer, "v0", Some(taken)));
                programme.send(before.as_slice()).await;
                let whole = format!("UPDATE event SET rate = NULL WHERE event_id = '{customer}-x'");
                execute(db.url(), &whole).await;
            }
        }
    }
    programme.register("own").await;
    programme
        .send(&[event(
            "own",
            "x",
            "deposit",
            json!({"amount": 5, "currency": "EUR"}),
        )])
        .await;
    execute(db.url(), &step(db.url(), "UPDATE event SET rate")).await;
    // From then on, whatever the table says.
    programme.fx("USD", "2026-07-01", 1).await;
    for (number, _) in TYPES.into_iter().enumerate() {
        for (rate, amount) in [
            (900_000_000, "100"),
            (6_134_969, "1000"),
            (1_234_567_891, "0.05"),
            (1_000_000_000, "7"),
            (873_100_000, "99999999.999999"),
        ] {
            for taken in [None, Some("0.01")] {
                let customer = format!("c{number}-{rate}-{}", taken.is_some());
                let taken = taken.map_or(0, |taken| money(taken).0);
                let rest = tributary_domain::money::Money(money(amount).0 - taken).to_string();
                assert_eq!(
                    programme
                        .send(&[reversal(&customer, "v1", Some(&rest))])
                        .await,
                    [Outcome::Accepted],
                    "{customer}"
                );
                assert_eq!(
                    programme.known(&customer).await.sums,
                    Sums::default(),
                    "{customer}"
                );
            }
        }
    }
    assert_eq!(
        programme.send(&[reversal("own", "v", Some("5"))]).await,
        [Outcome::Accepted]
    );
    programme.assert_healthy().await;
}

both! {
    what_is_taken_back_is_at_its_events_own_rate,
    more_than_was_sent_is_too_much_at_any_rate,
    a_reversal_needs_no_rate_of_its_own,
    events_from_before_get_the_rate_they_were_converted_at,
}

//! Events that wait are counted, and no more than so many wait for one customer.

use crate::programme::{Programme, money, percent, terms};
use serde_json::{Value, json};
use tributary_domain::event::{EventProblem, MAX_WAITING_EVENTS};
use tributary_domain::money::Money;
use tributary_service::event::Outcome;
use tributary_service::housekeeping;
use tributary_store::waiting::{self, Awaited};
use tributary_testing::{Database, both, execute, number};

const TOO_MANY: Outcome = Outcome::Rejected(EventProblem::TooManyWaiting);

fn event(id: &str, kind: &str, more: Value) -> Value {
    let mut event = json!({
        "event_id": id, "type": kind, "occurred_at": "2026-07-05T10:00:00Z", "ext_customer_id": "c",
    });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn reversal(id: &str, target: &str) -> Value {
    let mut event = event(id, "reversal", json!({"reverses": target}));
    event.as_object_mut().unwrap().remove("ext_customer_id");
    event
}

/// How many wait for a customer, or for the event that reversals without one take back.
async fn count(programme: &Programme, customer: &str, reverses: &str) -> i64 {
    let awaited = Awaited {
        brand_id: programme.brand,
        ext_customer_id: customer.into(),
        reverses: reverses.into(),
    };
    let mut reader = programme.service.store.read().await.unwrap();
    let counts = waiting::counts(&mut reader, &[&awaited]).await.unwrap();
    counts.first().map_or(0, |(_, waiting)| *waiting)
}

/// Leaves room for so many.
async fn leave(programme: &Programme, customer: &str, room: i64) {
    let brand = programme.brand.0;
    let text = format!(
        "INSERT INTO event_waiting (brand_id, ext_customer_id, reverses, waiting) VALUES ({brand}, '{customer}', '', {})",
        MAX_WAITING_EVENTS - room
    );
    execute(&programme.world.url, &text).await;
}

async fn ten_thousand_wait_for_a_customer_and_no_more(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(8, |terms| terms.rev_share = percent("10")))
        .await;
    // As if the others had come already.
    leave(&programme, "c", 500).await;
    let deposits: Vec<Value> = (0..503)
        .map(|number| event(&format!("d{number}"), "deposit", json!({"amount": 1})))
        .collect();
    let mut outcomes = Vec::new();
    for part in deposits.chunks(90) {
        outcomes.extend(programme.batch(part).await);
    }
    assert!(
        outcomes[..500]
            .iter()
            .all(|outcome| *outcome == Outcome::Parked)
    );
    assert_eq!(outcomes[500..], [TOO_MANY; 3]);
    assert_eq!(count(&programme, "c", "").await, 10_000);
    // One by one, too; what waits is told so again, others wait for others.
    let other = event(
        "o",
        "deposit",
        json!({"amount": 1, "ext_customer_id": "another"}),
    );
    let outcomes = programme
        .send(&[deposits[500].clone(), deposits[0].clone(), other])
        .await;
    assert_eq!(
        outcomes,
        [TOO_MANY, Outcome::Duplicate(None), Outcome::Parked]
    );
    programme.register("c").await;
    assert_eq!(count(&programme, "c", "").await, 9_500);
    assert_eq!(programme.known("c").await.rev_share, money("50"));
    // The ids of those that were rejected are free.
    assert_eq!(
        programme.send(&deposits[500..]).await,
        [Outcome::Accepted; 3]
    );
    assert_eq!(programme.known("c").await.rev_share, Money(50_300_000));
    // Who is waited for no more is forgotten in time, the others are not.
    programme.register("another").await;
    housekeeping::tidy(&programme.service).await.unwrap();
    assert_eq!(
        number(
            &programme.world.url,
            "SELECT CAST(SUM(waiting) AS BIGINT) FROM event_waiting"
        )
        .await,
        9_500
    );
    assert_eq!(
        number(&programme.world.url, "SELECT COUNT(*) FROM event_waiting").await,
        1
    );
    programme.assert_healthy().await;
}

async fn everything_that_waits_counts_within_a_batch_and_across(db: &Database) {
    for is_one_batch in [false, true] {
        let other = if db.url().starts_with("sqlite") {
            tributary_testing::Database::sqlite()
        } else {
            tributary_testing::Database::postgres().await.unwrap()
        };
        let programme = Programme::new(&other).await;
        leave(&programme, "c", 6).await;
        let sent = [
            event("s", "status", json!({"status": "active"})),
            event("l", "lead_qualified", json!({})),
            event("a", "activity", json!({"bets": 1})),
            event("v", "reversal", json!({"reverses": "nothing"})),
            event("d", "deposit", json!({"amount": 1})),
            // Without a customer, but of one that is known by now.
            reversal("w", "d"),
            event("e", "deposit", json!({"amount": 1})),
            reversal("y", "d"),
            // Of none that is known.
            reversal("z", "unknown"),
        ];
        let outcomes = if is_one_batch {
            programme.batch(&sent).await
        } else {
            programme.send(&sent).await
        };
        let parked = Outcome::Parked;
        assert_eq!(
            outcomes,
            [
                parked, parked, parked, parked, parked, parked, TOO_MANY, TOO_MANY, parked
            ]
        );
        assert_eq!(
            (
                count(&programme, "c", "").await,
                count(&programme, "", "unknown").await
            ),
            (MAX_WAITING_EVENTS, 1)
        );
    }
}

async fn reversals_wait_for_the_customer_of_their_event_once_it_is_known(db: &Database) {
    for is_one_batch in [false, true] {
        let other = if db.url().starts_with("sqlite") {
            tributary_testing::Database::sqlite()
        } else {
            tributary_testing::Database::postgres().await.unwrap()
        };
        let programme = Programme::new(&other).await;
        leave(&programme, "c", 3).await;
        let sent = [
            reversal("v1", "d"),
            reversal("v2", "d"),
            reversal("v3", "e"),
            event("d", "deposit", json!({"amount": 1})),
            event("e", "deposit", json!({"amount": 1})),
            reversal("v1", "d"),
        ];
        let outcomes = if is_one_batch {
            programme.batch(&sent).await
        } else {
            programme.send(&sent).await
        };
        let parked = Outcome::Parked;
        assert_eq!(
            outcomes,
            [
                parked,
                parked,
                parked,
                parked,
                TOO_MANY,
                Outcome::Duplicate(None)
            ]
        );
        assert_eq!(
            (
                count(&programme, "c", "").await,
                count(&programme, "", "d").await,
                count(&programme, "", "e").await
            ),
            (MAX_WAITING_EVENTS, 0, 1)
        );
        programme.register("c").await;
        assert_eq!(programme.known("c").await.sums.deposits, 0);
        programme.assert_healthy().await;
    }
}

async fn what_is_counted_is_what_waits(db: &Database) {
    let programme = Programme::new(db).await;
    let other = programme.approved("another.partner").await;
    programme.register("known").await;
    let mut dice = 7_u64;
    let mut below = |limit: u64| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % limit
    };
    for round in 0..60 {
        let mut batch = Vec::new();
        for number in 0..1 + below(12) {
            let (id, customer) = (
                format!("{round}-{number}"),
                ["known", "a", "b", "late"][usize::try_from(below(4)).unwrap()],
            );
            let target = format!("{}-{}", below(60), below(6));
            batch.push(match below(6) {
                0 => reversal(&id, &target),
                1 => event(
                    &id,
                    "reversal",
                    json!({"reverses": target, "ext_customer_id": customer}),
                ),
                2 if round > 40 && customer != "b" => event(
                    &id,
                    "registration",
                    json!({"ext_customer_id": customer, "affiliate_id": programme.affiliate.0}),
                ),
                _ => event(
                    &id,
                    "deposit",
                    json!({"amount": 3, "ext_customer_id": customer}),
                ),
            });
        }
        if below(3) == 0 {
            programme.send_within(&[other], &batch).await;
        } else {
            programme.batch(&batch).await;
        }
        // As the migration counts what waited before there was a count.
        let counted = |of: &str| {
            format!(
                "SELECT brand_id, ext_customer_id, CASE WHEN ext_customer_id = '' THEN reverses ELSE '' END AS reverses, {of}"
            )
        };
        let differs = format!(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM (
                   SELECT brand_id, ext_customer_id, reverses, SUM(waiting) AS difference FROM (
                     SELECT brand_id, ext_customer_id, reverses, waiting FROM event_waiting UNION ALL
                     {} AS waiting FROM event WHERE state = 'parked') both_sides
                   GROUP BY 1, 2, 3 HAVING SUM(waiting) <> 0) differing", counted("-1"));
        assert_eq!(
            number(&programme.world.url, &differs).await,
            0,
            "round {round}"
        );
    }
    assert!(
        number(
            &programme.world.url,
            "SELECT CAST(SUM(waiting) AS BIGINT) FROM event_waiting"
        )
        .await
            > 0
    );
    programme.assert_healthy().await;
}

both! {
    ten_thousand_wait_for_a_customer_and_no_more,
    everything_that_waits_counts_within_a_batch_and_across,
    reversals_wait_for_the_customer_of_their_event_once_it_is_known,
    what_is_counted_is_what_waits,
}

//! Ids of events: after which answers one is taken, after which it is free, and what is the same
//! content.

use crate::programme::{Programme, day};
use serde_json::{Value, json};
use tributary_domain::event::EventProblem;
use tributary_service::event::Outcome;
use tributary_store::ledger;
use tributary_testing::{Database, both};

const ACCEPTED: Outcome = Outcome::Accepted;
const PARKED: Outcome = Outcome::Parked;
const DUPLICATE: Outcome = Outcome::Duplicate(None);
const REUSED: Outcome = Outcome::Rejected(EventProblem::EventIdReused);
const REGISTERED: Outcome = Outcome::Duplicate(Some(EventProblem::AlreadyRegistered));

fn event(kind: &str, more: Value) -> Value {
    let mut event = json!({
        "event_id": "x", "type": kind, "occurred_at": "2026-07-05T10:00:00Z", "ext_customer_id": "c",
    });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

/// The event under another id.
fn named(id: &str, mut event: Value) -> Value {
    event["event_id"] = id.into();
    event
}

fn rejected(problem: EventProblem) -> Outcome {
    Outcome::Rejected(problem)
}

/// An answer, the event that gets it, and what the same event gets when it is sent again.
fn answers() -> Vec<(Value, Outcome, Outcome)> {
    let free = |event: Value, problem: EventProblem| (event, rejected(problem), rejected(problem));
    let twice = |event: Value| (event, REGISTERED, REGISTERED);
    vec![
        (event("deposit", json!({"amount": 5})), ACCEPTED, DUPLICATE),
        (event("activity", json!({"bets": 5})), ACCEPTED, DUPLICATE),
        (
            event("status", json!({"status": "active"})),
            ACCEPTED,
            DUPLICATE,
        ),
        (
            event("reversal", json!({"reverses": "old"})),
            ACCEPTED,
            DUPLICATE,
        ),
        (
            event("registration", json!({"ext_customer_id": "new"})),
            ACCEPTED,
            DUPLICATE,
        ),
        (
            event("deposit", json!({"amount": 5, "ext_customer_id": "new"})),
            PARKED,
            DUPLICATE,
        ),
        (
            event("reversal", json!({"reverses": "unknown"})),
            PARKED,
            DUPLICATE,
        ),
        twice(event("registration", json!({}))),
        twice(event("registration", json!({"country": "BG"}))),
        free(
            event(
                "deposit",
                json!({"amount": 5, "occurred_at": "2026-07-11T10:00:00Z"}),
            ),
            EventProblem::InFuture,
        ),
        free(
            event(
                "deposit",
                json!({"amount": 5, "occurred_at": "2026-05-11T10:00:00Z"}),
            ),
            EventProblem::MonthClosed,
        ),
        free(
            event(
                "registration",
                json!({"occurred_at": "2026-05-11T10:00:00Z"}),
            ),
            EventProblem::MonthClosed,
        ),
        free(
            event("deposit", json!({"amount": 5, "currency": "USD"})),
            EventProblem::FxRateMissing,
        ),
        free(
            event("reversal", json!({"reverses": "old", "amount": 51})),
            EventProblem::ReversalTooLarge,
        ),
        free(
            event("reversal", json!({"reverses": "reg-c"})),
            EventProblem::NotReversible,
        ),
        free(
            event(
                "reversal",
                json!({"reverses": "old", "ext_customer_id": "other"}),
            ),
            EventProblem::CustomerMismatch,
        ),
    ]
}

async fn programme(db: &tributary_testing::Database) -> Programme {
    let programme = Programme::new(db).await;
    programme.register("c").await;
    programme
        .send(&[named("old", event("deposit", json!({"amount": 50})))])
        .await;
    let mut tx = programme.service.store.begin().await.unwrap();
    assert!(
        ledger::close_before(&mut tx, programme.operator, day("2026-07-01"))
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    programme
}

async fn an_id_is_taken_by_what_was_kept_and_free_after_what_was_not(db: &Database) {
    for is_one_batch in [false, true] {
        let other = if db.url().starts_with("sqlite") {
            tributary_testing::Database::sqlite()
        } else {
            tributary_testing::Database::postgres().await.unwrap()
        };
        let programme = programme(&other).await;
        for (number, (first, answer, again)) in answers().into_iter().enumerate() {
            let of = |mut event: Value| {
                // Each has an event and customers of its own.
                event["event_id"] = format!("x{number}").into();
                for (name, own) in [("reverses", "old"), ("ext_customer_id", "new")] {
                    if event[name] == own {
                        event[name] = format!("{own}{number}").into();
                    }
                }
                event
            };
            programme
                .send(&[named(
                    &format!("old{number}"),
                    event("deposit", json!({"amount": 50})),
                )])
                .await;
            let first = of(first);
            let kept = if matches!(answer, Outcome::Rejected(_)) {
                ACCEPTED
            } else {
                REUSED
            };
            let others = [
                event("withdrawal", json!({"amount": 1})),
                event("registration", json!({"username": "somebody"})),
                event("deposit", json!({"amount": 7})),
            ]
            .map(of);
            // Freed, it is the next one's.
            let after = match kept {
                REUSED => [REUSED; 3],
                _ => [ACCEPTED, REUSED, REUSED],
            };
            let last = if kept == REUSED { again } else { REUSED };
            let sent = [
                &[first.clone(), first.clone()],
                &others[..],
                std::slice::from_ref(&first),
            ]
            .concat();
            let expected = [&[answer, again], &after[..], &[last]].concat();
            let outcomes = match is_one_batch {
                true => programme.batch(&sent).await,
                false => programme.send(&sent).await,
            };
            assert_eq!(outcomes, expected, "{first}");
            if is_one_batch {
                assert_eq!(
                    programme.send(std::slice::from_ref(&first)).await,
                    [last],
                    "{first}"
                );
            }
        }
        programme.assert_healthy().await;
    }
}

async fn what_is_refused_when_its_time_comes_keeps_its_id(db: &Database) {
    let programme = programme(db).await;
    let reversal = event("reversal", json!({"reverses": "late", "amount": 9}));
    assert_eq!(
        programme.send(std::slice::from_ref(&reversal)).await,
        [PARKED]
    );
    assert_eq!(
        programme
            .send(&[named("late", event("deposit", json!({"amount": 5})))])
            .await,
        [ACCEPTED]
    );
    let too_large = rejected(EventProblem::ReversalTooLarge);
    let outcomes = programme
        .send(&[
            reversal.clone(),
            event("deposit", json!({"amount": 5})),
            reversal,
        ])
        .await;
    assert_eq!(outcomes, [too_large, REUSED, too_large]);
    // As for a reversal of what turns out to be no registration.
    let reversal = named("y", event("reversal", json!({"reverses": "z"})));
    let outcomes = programme
        .send(&[
            reversal.clone(),
            named("z", event("registration", json!({}))),
            reversal,
        ])
        .await;
    assert_eq!(
        outcomes,
        [PARKED, REGISTERED, rejected(EventProblem::NotReversible)]
    );
    programme.assert_healthy().await;
}

async fn the_same_content_is_the_same_however_it_is_written(db: &Database) {
    let programme = programme(db).await;
    programme.fx("USD", "2026-07-01", 900_000_000).await;
    programme
        .send(&[named(
            "usd",
            event("deposit", json!({"amount": 50, "currency": "USD"})),
        )])
        .await;
    let pairs = [
        (
            "deposit",
            json!({"amount": 5}),
            json!({"amount": 5, "currency": "EUR"}),
            true,
        ),
        (
            "deposit",
            json!({"amount": 5}),
            json!({"amount": "5.000000", "currency": " eur "}),
            true,
        ),
        (
            "deposit",
            json!({"amount": 5}),
            json!({"amount": 5, "currency": "USD"}),
            false,
        ),
        (
            "deposit",
            json!({"amount": 5, "currency": "USD"}),
            json!({"amount": 5, "currency": "usd"}),
            true,
        ),
        (
            "withdrawal",
            json!({"amount": 5}),
            json!({"amount": "5", "currency": "EUR"}),
            true,
        ),
        (
            "withdrawal",
            json!({"amount": 5}),
            json!({"amount": "5.1", "currency": "EUR"}),
            false,
        ),
        (
            "wager",
            json!({"bets": 5}),
            json!({"bets": "5.0", "wins": "0", "count": 1, "currency": "EUR"}),
            true,
        ),
        (
            "activity",
            json!({"deposits": 5}),
            json!({"deposits": 5, "deposit_count": 1, "bets": 0, "currency": "EUR"}),
            true,
        ),
        (
            "bonus",
            json!({"amount": 5, "occurred_at": "2026-07-05T10:00:00Z"}),
            json!({"amount": 5, "occurred_at": "2026-07-05T12:00:00+02:00", "currency": "EUR"}),
            true,
        ),
        (
            "reversal",
            json!({"reverses": "old"}),
            json!({"reverses": "old", "currency": "EUR"}),
            true,
        ),
        (
            "reversal",
            json!({"reverses": "old", "amount": 1}),
            json!({"reverses": "old", "amount": 1, "currency": "EUR"}),
            true,
        ),
        // There, leaving it out means dollars.
        (
            "reversal",
            json!({"reverses": "usd", "amount": 1}),
            json!({"reverses": "usd", "amount": 1, "currency": "EUR"}),
            false,
        ),
        (
            "deposit",
            json!({"amount": 5, "ext_customer_id": "waits"}),
            json!({"amount": 5, "ext_customer_id": "waits", "currency": "EUR"}),
            true,
        ),
    ];
    for is_one_batch in [false, true] {
        for is_turned in [false, true] {
            for (number, (kind, one, other, is_same)) in pairs.iter().enumerate() {
                let id = |id: &str| format!("{id}-{number}-{is_one_batch}-{is_turned}");
                let [old, usd] = ["old", "usd"].map(id);
                let usd_deposit = event("deposit", json!({"amount": 50, "currency": "USD"}));
                programme
                    .batch(&[
                        named(&old, event("deposit", json!({"amount": 50}))),
                        named(&usd, usd_deposit),
                    ])
                    .await;
                let of = |more: &Value| {
                    let mut event = named(&id("x"), event(kind, more.clone()));
                    for (name, own) in [("old", &old), ("usd", &usd)] {
                        if event["reverses"] == name {
                            event["reverses"] = own.as_str().into();
                        }
                    }
                    event
                };
                let (one, other) = if is_turned {
                    (other, one)
                } else {
                    (one, other)
                };
                let events = [of(one), of(other)];
                let outcomes = if is_one_batch {
                    programme.batch(&events).await
                } else {
                    programme.send(&events).await
                };
                let first = if events[0]["ext_customer_id"] == "waits" {
                    PARKED
                } else {
                    ACCEPTED
                };
                assert_eq!(
                    outcomes,
                    [first, if *is_same { DUPLICATE } else { REUSED }],
                    "{events:?}"
                );
            }
        }
    }
    programme.assert_healthy().await;
}

both! {
    an_id_is_taken_by_what_was_kept_and_free_after_what_was_not,
    what_is_refused_when_its_time_comes_keeps_its_id,
    the_same_content_is_the_same_however_it_is_written,
}

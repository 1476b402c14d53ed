//! A batch for whose customers much waits.

use super::*;
use crate::event::content::Fields;
use crate::operator::{self, NewOperator};
use crate::{Actor, Clock, Options, brand};
use serde_json::json;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::time::Timestamp;
use tributary_testing::{Database, both};

/// However much waits for the customers of a batch, it is applied in steps, and all of it.
async fn what_waits_is_applied_in_steps(db: &Database) {
    let clock = Clock::fixed(Timestamp::parse("2026-07-10T12:00:00Z").unwrap());
    let service = Service::new(db.store().await, clock, Options::default())
        .await
        .unwrap();
    let new = NewOperator {
        name: "Example".into(),
        hostnames: vec!["aff.example".into()],
        currency: "EUR".into(),
        captcha: CaptchaKind::Off,
    };
    let operator = operator::create(&service, &Actor::Console, new)
        .await
        .unwrap();
    let brand = brand::create(
        &service,
        &Actor::Console,
        operator,
        "Brand",
        "brand.example",
    )
    .await
    .unwrap();
    let read = |event: serde_json::Value| {
        Fields::from_json(&event.to_string())
            .unwrap()
            .read(&[brand], None)
            .unwrap()
    };
    let event = |id: String, kind: &str, customer: usize| {
        read(json!({
            "event_id": id, "type": kind, "occurred_at": "2026-07-05T10:00:00Z",
            "ext_customer_id": format!("c{customer}"), "amount": 1,
        }))
    };
    let deposits: Vec<Incoming> = (0..12)
        .map(|n| event(format!("d{n}"), "deposit", n % 4))
        .collect();
    let parked = apply(&service, operator, &deposits).await.unwrap();
    assert!(
        parked.iter().all(|outcome| *outcome == Outcome::Parked),
        "{parked:?}"
    );
    let registrations: Vec<Incoming> = (0..5)
        .map(|n| event(format!("r{n}"), "registration", n))
        .collect();
    // Three wait for each: two customers are a step, and what waits for one is never divided.
    for (most, is_whole) in [(2, false), (7, false), (12, true)] {
        let mut mode = open(&service, operator, false).await.unwrap();
        let loaded = load(&service, operator, &mut mode, &registrations, most)
            .await
            .unwrap();
        assert_eq!(loaded.is_some(), is_whole, "{most}");
    }
    let outcomes = apply_in_steps(&service, operator, &registrations, 2)
        .await
        .unwrap();
    assert!(
        outcomes.iter().all(|outcome| *outcome == Outcome::Accepted),
        "{outcomes:?}"
    );
    let again = apply(&service, operator, &deposits).await.unwrap();
    assert!(
        again
            .iter()
            .all(|outcome| *outcome == Outcome::Duplicate(None)),
        "{again:?}"
    );
    let mut reader = service.store.read().await.unwrap();
    for id in 1..=4 {
        let player = tributary_store::player::by_id(&mut reader, operator, id.into())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(player.player.sums.deposit_count, 3);
    }
}

both! {
    what_waits_is_applied_in_steps,
}

//! What is done for all operators, one after the other: the fault of one, or of one of its affiliates,
//! stops nobody else's, is counted, and is made up for.

use crate::programme::{Programme, percent, terms};
use serde_json::json;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_service::{doctor, month};
use tributary_testing::{Database, both, execute};

/// An affiliate without carry-over that lost 10 in July.
async fn losing(programme: &Programme, username: &str) -> AffiliateId {
    let affiliate = programme.approved(username).await;
    let deal = terms(4, |terms| terms.rev_share = percent("10"));
    programme.deal_of(affiliate, &deal).await;
    programme.carries_nothing_over(affiliate, true).await;
    let customer = format!("of-{username}");
    let events = [
        json!({"event_id": format!("r-{username}"), "type": "registration", "occurred_at": "2026-07-02T10:00:00Z", "ext_customer_id": customer, "affiliate_id": affiliate.0}),
        json!({"event_id": format!("w-{username}"), "type": "wager", "occurred_at": "2026-07-03T10:00:00Z", "ext_customer_id": customer, "wins": "100"}),
    ];
    programme.send(&events).await;
    affiliate
}

async fn overdue(programme: &Programme) -> Vec<i64> {
    let checks = doctor::examine(&programme.service).await.unwrap();
    let check = checks
        .into_iter()
        .find(|check| check.looks_for.contains("started"));
    check.unwrap().found
}

async fn one_affiliates_overflow_stops_nobody_elses_month(db: &Database) {
    let programme = Programme::new(db).await;
    let mut affiliates = Vec::new();
    for username in ["first.one", "second.one", "third.one"] {
        affiliates.push(losing(&programme, username).await);
    }
    // As by a fault: what the second one's month comes to is no number any more.
    let of_second = format!(
        "dimension_id IN (SELECT id FROM dimension WHERE affiliate_id = {})",
        affiliates[1].0
    );
    execute(
        db.url(),
        &format!(
            "UPDATE daily SET rev_share = -9000000000000000000 WHERE {of_second} AND rev_share <> 0"
        ),
    )
    .await;
    let posted = format!(
        "INSERT INTO month_adjustment (affiliate_id, month, brand_id, deal_version_id, posted) VALUES ({}, {}, 0, 0, -9000000000000000000)",
        affiliates[1].0,
        crate::programme::day("2026-07-01T00:00:00Z")
    );
    execute(db.url(), &posted).await;
    programme.go_to("2026-08-01");
    assert_eq!(
        overdue(&programme).await,
        affiliates.iter().map(|id| id.0).collect::<Vec<_>>()
    );
    for round in 0..2 {
        let expected = if round == 0 { 2 } else { 0 };
        assert_eq!(programme.start().await, expected);
        assert_eq!(programme.service.month_rounds.failed(), 1);
        assert_eq!(
            programme.service.month_rounds.ended_at(),
            programme.service.clock.now()
        );
        assert_eq!(overdue(&programme).await, [affiliates[1].0]);
    }
    for affiliate in [affiliates[0], affiliates[2]] {
        assert_eq!(
            programme.entries_of(affiliate).await,
            ["rev_share -10", "adjustment 10"]
        );
    }
    // Mended, it is made up for.
    execute(
        db.url(),
        &format!("UPDATE daily SET rev_share = -10000000 WHERE {of_second} AND rev_share <> 0"),
    )
    .await;
    execute(
        db.url(),
        "UPDATE month_adjustment SET posted = 0 WHERE posted < 0",
    )
    .await;
    assert_eq!(programme.start().await, 1);
    assert_eq!(programme.service.month_rounds.failed(), 0);
    assert_eq!(
        programme.entries_of(affiliates[1]).await,
        ["rev_share -10", "adjustment 10"]
    );
    // But for the row that was put there by hand.
    let checks = doctor::examine(&programme.service).await.unwrap();
    let found: Vec<&str> = checks
        .iter()
        .flat_map(|check| &check.rows)
        .map(String::as_str)
        .collect();
    assert!(
        !found.is_empty() && found.iter().all(|row| row.starts_with("month_adjustment")),
        "{found:?}"
    );
}

async fn one_operators_fault_stops_no_others_month(db: &Database) {
    let programme = Programme::new(db).await;
    let affiliate = losing(&programme, "first.one").await;
    let second = programme.world.other_operator().await;
    programme.go_to("2026-08-01");
    let service = &programme.service;
    let put = |operator: OperatorId, value: &str| {
        format!(
            "INSERT INTO operator_setting (operator_id, key, value) VALUES ({}, 'ring_fence', '{value}')",
            operator.0
        )
    };
    // The first one's is broken, and it has affiliates that are due; the second one has one, too.
    execute(db.url(), &put(programme.operator, "nonsense")).await;
    execute(
        db.url(),
        &format!(
            "UPDATE affiliate SET operator_id = {} WHERE id = {}",
            second.0, programme.affiliate.0
        ),
    )
    .await;
    assert_eq!(month::start(service).await.unwrap(), 0);
    assert_eq!(service.month_rounds.failed(), 1);
    let mut reader = service.store.read().await.unwrap();
    let day = crate::programme::day("2026-08-01T00:00:00Z");
    let due = tributary_store::month::due_of(&mut reader, programme.operator, affiliate, day)
        .await
        .unwrap();
    assert!(due.is_some());
    let due = tributary_store::month::due_of(&mut reader, second, programme.affiliate, day)
        .await
        .unwrap();
    assert_eq!(due, None, "the second operator's");
    drop(reader);
    execute(
        db.url(),
        "DELETE FROM operator_setting WHERE key = 'ring_fence'",
    )
    .await;
    assert_eq!(month::start(service).await.unwrap(), 1);
    assert_eq!(service.month_rounds.failed(), 0);
}

both! {
    one_affiliates_overflow_stops_nobody_elses_month,
    one_operators_fault_stops_no_others_month,
}

//! The caps of CPAs: a CPA that is taken back gives its place back in the period in which it was
//! counted, and in no other.

use crate::programme::{Programme, money, terms};
use serde_json::{Value, json};
use tributary_domain::deal::Terms;
use tributary_domain::event::EventProblem;
use tributary_service::event::{self, Outcome};
use tributary_testing::{Database, both};

fn capped(daily: i64, monthly: i64) -> Terms {
    terms(2, |terms| {
        terms.cpa_amount = money("30");
        terms.qua_cpa_net_deposit = money("50");
        terms.cpa_clawback = true;
        terms.cap_cpa_daily = daily;
        terms.cap_cpa_monthly = monthly;
    })
}

impl Programme {
    async fn pays_in(&self, customer: &str, date: &str) {
        let event = json!({"event_id": format!("d-{customer}-{date}"), "type": "deposit", "occurred_at": format!("{date}T10:00:00Z"),
            "ext_customer_id": customer, "amount": "60"});
        assert_eq!(
            self.send(&[event]).await,
            [Outcome::Accepted],
            "{customer} {date}"
        );
    }

    async fn is_charged_back(&self, customer: &str, date: &str) {
        let event = json!({"event_id": format!("b-{customer}-{date}"), "type": "chargeback", "occurred_at": format!("{date}T11:00:00Z"),
            "ext_customer_id": customer, "amount": "40"});
        assert_eq!(self.send(&[event]).await, [Outcome::Accepted]);
    }

    /// How many CPAs are paid by now, those that were taken back left out.
    async fn paid(&self) -> i64 {
        let sum: i64 = self
            .ledger_of(self.affiliate)
            .await
            .iter()
            .map(|entry| entry.amount.0)
            .sum();
        sum / money("30").0
    }
}

async fn a_place_is_free_again_in_its_own_month(db: &Database) {
    for is_closed in [false, true] {
        let database = db.another().await;
        let programme = Programme::new(&database).await;
        programme.deal(&capped(0, 1)).await;
        for customer in ["c1", "c2", "c3", "c4", "c5"] {
            programme.register(customer).await;
        }
        programme.pays_in("c1", "2026-07-05").await;
        programme.go_to("2026-08-10");
        programme.pays_in("c2", "2026-08-01").await;
        assert_eq!(programme.paid().await, 2);
        if is_closed {
            programme.close("2026-08-01").await;
        }
        programme.is_charged_back("c1", "2026-08-09").await;
        assert_eq!(programme.paid().await, 1);
        // August's place is taken, as it was.
        programme.pays_in("c3", "2026-08-10").await;
        assert_eq!(programme.paid().await, 1, "{is_closed}");
        let late = json!({"event_id": "late", "type": "deposit", "occurred_at": "2026-07-06T10:00:00Z", "ext_customer_id": "c4", "amount": "60"});
        let outcome = programme.send(&[late]).await;
        if is_closed {
            assert_eq!(outcome, [Outcome::Rejected(EventProblem::MonthClosed)]);
            assert_eq!(programme.paid().await, 1);
        } else {
            // July's is free again.
            assert_eq!(programme.paid().await, 2);
            programme.pays_in("c5", "2026-07-07").await;
            assert_eq!(programme.paid().await, 2);
        }
        // Whoever qualifies again takes a place of the month it does so in.
        programme.pays_in("c1", "2026-08-10").await;
        assert_eq!(programme.paid().await, if is_closed { 1 } else { 2 });
        programme.assert_healthy().await;
    }
}

async fn a_place_is_free_again_on_its_own_day(db: &Database) {
    let programme = Programme::new(db).await;
    programme.deal(&capped(1, 0)).await;
    for customer in ["c1", "c2", "c3", "c4", "c5"] {
        programme.register(customer).await;
    }
    programme.pays_in("c1", "2026-07-05").await;
    programme.pays_in("c2", "2026-07-06").await;
    programme.is_charged_back("c1", "2026-07-06").await;
    programme.pays_in("c3", "2026-07-06").await;
    assert_eq!(programme.paid().await, 1, "the sixth is full");
    programme.pays_in("c4", "2026-07-05").await;
    assert_eq!(programme.paid().await, 2, "the fifth is not");
    programme.pays_in("c5", "2026-07-05").await;
    assert_eq!(programme.paid().await, 2);
    programme.assert_healthy().await;
}

async fn who_had_no_place_gives_none_back(db: &Database) {
    let programme = Programme::new(db).await;
    programme.deal(&capped(0, 1)).await;
    for customer in ["c1", "c2", "c3"] {
        programme.register(customer).await;
        programme.pays_in(customer, "2026-07-05").await;
    }
    assert_eq!(programme.paid().await, 1);
    programme.is_charged_back("c2", "2026-07-06").await;
    programme.is_charged_back("c3", "2026-07-06").await;
    programme.pays_in("c2", "2026-07-07").await;
    assert_eq!(programme.paid().await, 1);
    programme.is_charged_back("c1", "2026-07-06").await;
    assert_eq!(programme.paid().await, 0);
    programme.pays_in("c3", "2026-07-07").await;
    programme.pays_in("c1", "2026-07-08").await;
    assert_eq!(programme.paid().await, 1);
    programme.assert_healthy().await;
}

async fn another_deals_places_are_its_own(db: &Database) {
    let programme = Programme::new(db).await;
    programme.deal(&capped(0, 1)).await;
    programme.register("c1").await;
    programme.pays_in("c1", "2026-07-05").await;
    // The newest deal takes new players.
    programme.service.clock.advance(1);
    let second = programme.deal(&capped(0, 1)).await;
    programme.register("c2").await;
    programme.pays_in("c2", "2026-07-05").await;
    assert_eq!(programme.paid().await, 2);
    let mut reader = programme.service.store.read().await.unwrap();
    let names = [tributary_store::event_lookup::EventLookup {
        brand_id: programme.brand,
        event_id: "",
        ext_customer_id: "c1",
        day: 0,
    }];
    let lookup = tributary_store::event_lookup::look_up(&mut reader, programme.operator, &names)
        .await
        .unwrap();
    drop(reader);
    let player = lookup.found[0].player.as_ref().unwrap().player.id;
    event::rebind(&programme.service, &programme.world.admin(), player, second)
        .await
        .unwrap();
    programme.is_charged_back("c1", "2026-07-06").await;
    let before = programme.paid().await;
    programme.register("c3").await;
    programme.pays_in("c3", "2026-07-07").await;
    assert_eq!(
        programme.paid().await,
        before,
        "the second deal's place is c2's"
    );
    programme.assert_healthy().await;
}

async fn one_batch_counts_as_many_do(db: &Database) {
    let programme = Programme::new(db).await;
    programme.deal(&capped(0, 1)).await;
    for customer in ["c1", "c2", "c3"] {
        programme.register(customer).await;
    }
    let event = |id: &str, kind: &str, at: &str, customer: &str, amount: &str| -> Value {
        json!({"event_id": id, "type": kind, "occurred_at": at, "ext_customer_id": customer, "amount": amount})
    };
    let batch = [
        event("d1", "deposit", "2026-07-05T10:00:00Z", "c1", "60"),
        event("b1", "chargeback", "2026-07-06T10:00:00Z", "c1", "40"),
        event("d2", "deposit", "2026-07-06T11:00:00Z", "c2", "60"),
        event("d3", "deposit", "2026-07-06T12:00:00Z", "c3", "60"),
    ];
    programme.batch(&batch).await;
    assert_eq!(programme.entries().await, ["cpa 30", "cpa -30", "cpa 30"]);
    programme.assert_healthy().await;
}

both! {
    a_place_is_free_again_in_its_own_month,
    a_place_is_free_again_on_its_own_day,
    who_had_no_place_gives_none_back,
    another_deals_places_are_its_own,
    one_batch_counts_as_many_do,
}

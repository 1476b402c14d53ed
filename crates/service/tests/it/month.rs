//! The start of a month, and months that are closed.

use crate::programme::{Programme, day, money, percent, terms};
use serde_json::{Value, json};
use tributary_domain::affiliate::Status;
use tributary_domain::deal::Tier;
use tributary_domain::error::Code;
use tributary_domain::event::EventProblem;
use tributary_domain::time::{DAY, Date};
use tributary_service::event::Outcome;
use tributary_service::{Actor, brand, month, operator};
use tributary_testing::{Database, both};

fn wager(id: &str, at: &str, bets: &str, wins: &str) -> Value {
    json!({"event_id": id, "type": "wager", "occurred_at": at, "ext_customer_id": "c1", "bets": bets, "wins": wins})
}

/// Moves the clock from the tenth of July on to some days later.
fn days_later(programme: &Programme, days: i64) {
    programme.service.clock.advance(days * DAY);
}

async fn no_carry_over(programme: &Programme) {
    programme
        .change(programme.affiliate, |affiliate| {
            affiliate.no_carry_over = true;
        })
        .await;
}

async fn start(programme: &Programme) -> usize {
    month::start(&programme.service).await.unwrap()
}

async fn balance(programme: &Programme) -> String {
    let mut reader = programme.service.store.read().await.unwrap();
    let found =
        tributary_store::ledger::balance(&mut reader, programme.operator, programme.affiliate)
            .await
            .unwrap();
    found.balance().unwrap().to_string()
}

async fn example_6_a_loss_is_not_carried_over(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("12.5")))
        .await;
    no_carry_over(&programme).await;
    programme.register("c1").await;
    programme
        .send(&[
            wager("w1", "2026-07-03T10:00:00Z", "10", "300"),
            wager("w2", "2026-07-09T10:00:00Z", "0", "200"),
        ])
        .await;
    assert_eq!(
        programme.entries().await,
        ["rev_share -36.25", "rev_share -25"]
    );
    assert_eq!(start(&programme).await, 0, "the month has not ended");
    days_later(&programme, 22);
    assert_eq!(start(&programme).await, 1);
    assert_eq!(start(&programme).await, 0, "it happens once");
    let entries = programme.ledger_of(programme.affiliate).await;
    assert_eq!(
        programme.entries().await,
        ["rev_share -36.25", "rev_share -25", "adjustment 61.25"]
    );
    assert_eq!(entries[2].for_day, day("2026-08-01T00:00:00Z"));
    assert_eq!(balance(&programme).await, "0");
    programme.assert_healthy().await;
}

async fn what_was_before_the_sign_up_is_not_carried_over_either(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    no_carry_over(&programme).await;
    let registration = json!({
        "event_id": "r1", "type": "registration", "occurred_at": "2026-06-02T10:00:00Z", "ext_customer_id": "c1", "affiliate_id": programme.affiliate.0,
    });
    programme
        .send(&[
            registration,
            wager("w1", "2026-06-03T10:00:00Z", "0", "100"),
        ])
        .await;
    // June has ended: what is told of it is made good at once.
    assert_eq!(start(&programme).await, 0);
    let entries = programme.ledger_of(programme.affiliate).await;
    assert_eq!(
        programme.entries().await,
        ["rev_share -10", "adjustment 10"]
    );
    assert_eq!(entries[1].for_day, day("2026-07-01T00:00:00Z"));
    programme.assert_healthy().await;
}

async fn example_14_yen_have_decimals_too(db: &Database) {
    let programme = Programme::new(db).await;
    let text = format!(
        "UPDATE operator SET currency = 'JPY' WHERE id = {}",
        programme.operator.0
    );
    tributary_testing::execute(&programme.world.url, &text).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("25")))
        .await;
    programme.register("c1").await;
    programme
        .send(&[wager("w1", "2026-07-03T10:00:00Z", "333", "0")])
        .await;
    assert_eq!(programme.entries().await, ["rev_share 83.25"]);
}

async fn losses_are_carried_over_unless_the_affiliate_is_on_no_carry_over(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    programme
        .send(&[wager("w1", "2026-07-03T10:00:00Z", "0", "100")])
        .await;
    days_later(&programme, 22);
    assert_eq!(start(&programme).await, 0);
    assert_eq!(balance(&programme).await, "-10");
}

async fn a_server_that_was_down_makes_up_for_each_month(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    no_carry_over(&programme).await;
    programme.register("c1").await;
    programme
        .send(&[wager("w1", "2026-07-03T10:00:00Z", "0", "100")])
        .await;
    days_later(&programme, 40);
    programme
        .send(&[
            wager("w2", "2026-08-03T10:00:00Z", "0", "70"),
            wager("w3", "2026-08-04T10:00:00Z", "20", "0"),
        ])
        .await;
    days_later(&programme, 30);
    assert_eq!(start(&programme).await, 2);
    let entries = programme.ledger_of(programme.affiliate).await;
    let text = entries
        .iter()
        .map(|entry| format!("{} {}", Date::from_days(entry.for_day), entry.amount));
    let text: Vec<String> = text.collect();
    assert_eq!(
        text,
        [
            "2026-07-03 -10",
            "2026-08-03 -7",
            "2026-08-04 2",
            "2026-08-01 10",
            "2026-09-01 5"
        ]
    );
    programme.assert_healthy().await;
}

async fn ring_fence_keeps_the_losses_of_brands_apart(db: &Database) {
    let programme = Programme::new(db).await;
    let (service, operator) = (&programme.service, programme.operator);
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    no_carry_over(&programme).await;
    operator::set(
        service,
        &Actor::Console,
        operator,
        &[("ring_fence".into(), "on".into())],
    )
    .await
    .unwrap();
    let other = brand::create(service, &Actor::Console, operator, "Other", "other.example")
        .await
        .unwrap();
    programme.register("c1").await;
    programme
        .send(&[wager("w1", "2026-07-03T10:00:00Z", "900", "0")])
        .await;
    let of_other = [
        json!({"event_id": "r2", "type": "registration", "occurred_at": "2026-07-02T10:00:00Z", "ext_customer_id": "c1", "brand_id": other.0, "affiliate_id": programme.affiliate.0}),
        json!({"event_id": "w2", "type": "wager", "occurred_at": "2026-07-03T10:00:00Z", "ext_customer_id": "c1", "brand_id": other.0, "bets": "0", "wins": "250"}),
    ];
    programme.batch_of(&[other], &of_other).await;
    days_later(&programme, 22);
    assert_eq!(start(&programme).await, 1);
    assert_eq!(
        programme.entries().await,
        ["rev_share 90", "rev_share -25", "adjustment 25"]
    );
    programme.assert_healthy().await;
}

async fn the_tier_a_month_reached_is_applied_to_all_of_it(db: &Database) {
    let programme = Programme::new(db).await;
    let tiers = terms(4, |terms| {
        terms.rev_share = percent("20");
        terms.tiers = vec![
            Tier {
                from: money("1000"),
                rate: percent("25"),
            },
            Tier {
                from: money("5000"),
                rate: percent("33.3333"),
            },
        ];
    });
    programme.deal(&tiers).await;
    programme.register("c1").await;
    programme
        .send(&[
            wager("w1", "2026-07-03T10:00:00Z", "600", "0"),
            wager("w2", "2026-07-04T10:00:00Z", "400.000001", "0"),
        ])
        .await;
    days_later(&programme, 22);
    assert_eq!(start(&programme).await, 1);
    // 5 % of 1000.000001 is 50.00000005, rounded.
    assert_eq!(
        programme.entries().await,
        ["rev_share 120", "rev_share 80", "adjustment 50"]
    );
    assert_eq!(start(&programme).await, 0);
    programme.assert_healthy().await;
}

async fn a_closed_month_takes_nothing_and_says_so(db: &Database) {
    let programme = Programme::new(db).await;
    let (service, operator) = (&programme.service, programme.operator);
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    days_later(&programme, 22);
    let first = |text: &str| Date::parse(text).unwrap();
    let close =
        async |actor: &Actor, text: &str| month::close(service, actor, operator, first(text)).await;
    let admin = programme.world.admin();
    assert_eq!(
        close(&admin, "2026-07-02").await.unwrap_err().code(),
        Code::Invalid
    );
    assert_eq!(
        close(&admin, "2026-09-01").await.unwrap_err().code(),
        Code::Invalid
    );
    let partner = Actor::Affiliate {
        operator,
        id: programme.affiliate,
        username: "partner".into(),
        status: Status::Approved,
    };
    assert_eq!(
        close(&partner, "2026-08-01").await.unwrap_err().code(),
        Code::Forbidden
    );
    close(&admin, "2026-08-01").await.unwrap();
    assert_eq!(
        close(&admin, "2026-08-01").await.unwrap_err().code(),
        Code::Conflict
    );
    let late = programme
        .send(&[
            wager("w1", "2026-07-31T23:59:59Z", "50", "0"),
            wager("w2", "2026-08-01T00:00:00Z", "50", "0"),
        ])
        .await;
    assert_eq!(
        late,
        [
            Outcome::Rejected(EventProblem::MonthClosed),
            Outcome::Accepted
        ]
    );
    assert_eq!(programme.entries().await, ["rev_share 5"]);
    programme.assert_healthy().await;
}

both! {
    example_6_a_loss_is_not_carried_over,
    what_was_before_the_sign_up_is_not_carried_over_either,
    example_14_yen_have_decimals_too,
    losses_are_carried_over_unless_the_affiliate_is_on_no_carry_over,
    a_server_that_was_down_makes_up_for_each_month,
    ring_fence_keeps_the_losses_of_brands_apart,
    the_tier_a_month_reached_is_applied_to_all_of_it,
    a_closed_month_takes_nothing_and_says_so,
}

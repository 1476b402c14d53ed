//! Numbers at the end of their range: what would take a sum out of it is refused by itself, and
//! nothing that is read can be broken by what is there.

use crate::programme::{Programme, money, percent, terms};
use crate::world::code;
use serde_json::{Value, json};
use tributary_domain::affiliate::Status;
use tributary_domain::error::Code;
use tributary_domain::event::EventProblem;
use tributary_domain::ledger::{Formula, Kind};
use tributary_domain::money::{Money, UNIT};
use tributary_domain::report::{Cell, Report, Request};
use tributary_domain::time::{DAY, Date};
use tributary_service::affiliate::overview::Window;
use tributary_service::event::Outcome;
use tributary_service::ledger::{self, NewEntry};
use tributary_service::payment::{self, NewPayment};
use tributary_service::{Actor, balance, dashboard, explain, fx, month, player, report};
use tributary_testing::{Database, both};

/// The most that one amount may be.
const MAX_UNITS: i64 = 100_000_000_000;
/// How many of them fit into the range.
const FIT: usize = 92;
const TOO_LARGE: Outcome = Outcome::Rejected(EventProblem::AmountTooLarge);

fn event(number: usize, kind: &str, customer: &str, more: &Value) -> Value {
    let mut event = json!({
        "event_id": format!("{kind}-{customer}-{number}"), "type": kind, "ext_customer_id": customer,
        "occurred_at": format!("2026-07-05T{:02}:{:02}:00Z", number / 60, number % 60),
    });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn amount(number: usize, kind: &str, customer: &str) -> Value {
    event(number, kind, customer, &json!({ "amount": MAX_UNITS }))
}

/// Everything that reads sums, by whoever may read them.
async fn read_all(programme: &Programme) {
    let (service, admin) = (&programme.service, programme.world.admin());
    let own = Actor::Affiliate {
        operator: programme.operator,
        id: programme.affiliate,
        username: "partner".into(),
        status: Status::Approved,
    };
    for report in Report::ALL {
        for period in report.periods() {
            let all = report
                .groupings()
                .iter()
                .map(|column| column.key.to_owned());
            for group_by in [None, Some(all.collect::<Vec<_>>())] {
                let asked = Request {
                    report: report.name().into(),
                    period: period.name().into(),
                    group_by: group_by.filter(|_| !report.groupings().is_empty()),
                    ..Request::default()
                };
                report::run(service, &admin, &asked).await.unwrap();
            }
        }
    }
    for span in [
        dashboard::Span::Today,
        dashboard::Span::Week,
        dashboard::Span::Month,
    ] {
        dashboard::own(service, &own, span).await.unwrap();
    }
    balance::own(service, &own).await.unwrap();
    let window = || Window {
        offset: 0,
        limit: 1_000,
    };
    for from_day in [None, Some(0)] {
        for above_threshold in [false, true] {
            let query = balance::Query {
                from_day,
                above_threshold,
                ..balance::Query::default()
            };
            balance::list(service, &admin, query, window())
                .await
                .unwrap();
        }
    }
    let players = player::list(service, &admin, player::Filter::default(), None, 20).await;
    for found in players.unwrap().rows {
        explain::registration(service, &admin, found.player.id)
            .await
            .unwrap();
    }
    month::start(service).await.unwrap();
    programme.assert_healthy().await;
}

/// The total of a column of `media`.
async fn total(programme: &Programme, key: &str) -> Cell {
    let asked = Request {
        report: "media".into(),
        columns: Some(vec![key.into()]),
        ..Request::default()
    };
    let outcome = report::run(&programme.service, &programme.world.admin(), &asked).await;
    outcome.unwrap().table.totals[0].clone()
}

async fn with_customers(programme: &Programme, count: usize) {
    for number in 0..count {
        programme.register(&format!("c{number}")).await;
    }
}

async fn with_rev_share(db: &tributary_testing::Database) -> Programme {
    let programme = Programme::new(db).await;
    let parent = programme.approved("parent").await;
    programme.parent(parent, "0", "10", "1").await;
    programme
        .deal(&terms(8, |terms| terms.rev_share = percent("20")))
        .await;
    programme
}

async fn the_amount_that_leaves_the_range_is_rejected_alone(db: &Database) {
    let programme = with_rev_share(db).await;
    programme.register("c0").await;
    let mut batch: Vec<Value> = (0..FIT + 1)
        .map(|number| amount(number, "deposit", "c0"))
        .collect();
    batch.push(event(99, "wager", "c0", &json!({"bets": 10})));
    batch.push(event(98, "deposit", "c0", &json!({"amount": 5})));
    let outcomes = programme.batch(&batch).await;
    let mut expected = vec![Outcome::Accepted; FIT];
    expected.extend([TOO_LARGE, Outcome::Accepted, Outcome::Accepted]);
    assert_eq!(outcomes, expected);
    let fit = i64::try_from(FIT).unwrap();
    assert_eq!(
        total(&programme, "deposit_total").await,
        Cell::Money(Money((fit * MAX_UNITS + 5) * UNIT))
    );
    assert_eq!(total(&programme, "volume").await, Cell::Money(money("10")));
    // It is no other event when it comes again.
    assert_eq!(programme.batch(&batch[FIT..=FIT]).await, [TOO_LARGE]);
    read_all(&programme).await;
    programme.register("c1").await;
}

async fn no_sum_leaves_the_range_whoever_it_is_of(db: &Database) {
    type Make = fn(usize) -> Value;
    let ways: [(&str, Make); 10] = [
        ("a player each", |n| {
            amount(n, "deposit", &format!("c{}", n % 20))
        }),
        ("a day each", |n| {
            event(
                n,
                "deposit",
                "c0",
                &json!({"amount": MAX_UNITS, "occurred_at": format!("2026-07-{:02}T{:02}:00:00Z", 1 + n % 9, n / 9)}),
            )
        }),
        ("withdrawals", |n| amount(n, "withdrawal", "c0")),
        ("chargebacks", |n| amount(n, "chargeback", "c1")),
        ("bonuses", |n| amount(n, "bonus", "c1")),
        ("deductions", |n| amount(n, "deduction", "c1")),
        ("stakes", |n| {
            event(
                n,
                "wager",
                &format!("c{}", n % 20),
                &json!({"bets": MAX_UNITS}),
            )
        }),
        ("winnings", |n| {
            event(n, "wager", "c2", &json!({"wins": MAX_UNITS}))
        }),
        ("a day's everything", |n| {
            event(
                n,
                "activity",
                &format!("c{}", n % 20),
                &json!({
                    "bets": MAX_UNITS, "wins": MAX_UNITS, "bonuses": MAX_UNITS, "deductions": MAX_UNITS, "deposits": MAX_UNITS, "withdrawals": MAX_UNITS,
                    "chargebacks": MAX_UNITS, "count": 999_999_999_999_i64, "deposit_count": 999_999_999_999_i64,
                    "occurred_at": format!("2026-07-{:02}T10:00:00Z", 1 + n / 20),
                }),
            )
        }),
        ("back and forth", |n| match n % 2 {
            0 => amount(n, "deposit", "c3"),
            _ => event(
                n,
                "reversal",
                "c3",
                &json!({"reverses": format!("deposit-c3-{}", n - 1)}),
            ),
        }),
    ];
    for (what, make) in ways {
        let db = fresh(db).await;
        let programme = with_rev_share(&db).await;
        with_customers(&programme, 20).await;
        let batch: Vec<Value> = (0..100).map(make).collect();
        let outcomes = programme.batch(&batch).await;
        let too_large = outcomes
            .iter()
            .filter(|outcome| **outcome == TOO_LARGE)
            .count();
        let accepted = outcomes
            .iter()
            .filter(|outcome| **outcome == Outcome::Accepted)
            .count();
        assert!(too_large > 0 && accepted > 0, "{what}");
        // What would take back an event that was refused waits for it.
        assert!(
            what == "back and forth" || too_large + accepted == batch.len(),
            "{what}"
        );
        read_all(&programme).await;
    }
}

async fn what_waited_is_refused_when_its_time_comes(db: &Database) {
    let programme = with_rev_share(db).await;
    let batch: Vec<Value> = (0..FIT + 3)
        .map(|number| amount(number, "deposit", "c0"))
        .collect();
    assert!(
        programme
            .batch(&batch)
            .await
            .iter()
            .all(|outcome| *outcome == Outcome::Parked)
    );
    programme.register("c0").await;
    let again = programme.batch(&batch).await;
    assert_eq!(again[..FIT], vec![Outcome::Duplicate(None); FIT]);
    assert_eq!(again[FIT..], [TOO_LARGE; 3]);
    read_all(&programme).await;
}

async fn an_amount_that_another_currency_makes_too_large_is_rejected(db: &Database) {
    let programme = with_rev_share(db).await;
    programme.register("c0").await;
    let from = Date::parse("2026-07-01").unwrap();
    fx::set(
        &programme.service,
        &programme.world.admin(),
        programme.operator,
        "GBP",
        from,
        5_000_000_000,
    )
    .await
    .unwrap();
    let foreign = |n: usize| {
        event(
            n,
            "deposit",
            "c0",
            &json!({"amount": MAX_UNITS, "currency": "GBP"}),
        )
    };
    let outcomes = programme
        .batch(&(0..20).map(foreign).collect::<Vec<_>>())
        .await;
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| **outcome == Outcome::Accepted)
            .count(),
        18
    );
    assert_eq!(outcomes[18..], [TOO_LARGE; 2]);
    read_all(&programme).await;
}

async fn commission_has_a_range_too(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(2, |terms| terms.cpa_amount = money("1000000000000")))
        .await;
    with_customers(&programme, 12).await;
    let deposits: Vec<Value> = (0..12)
        .map(|n| event(n, "deposit", &format!("c{n}"), &json!({"amount": 1})))
        .collect();
    let outcomes = programme.batch(&deposits).await;
    assert_eq!(outcomes[..9], [Outcome::Accepted; 9]);
    assert_eq!(outcomes[9..], [TOO_LARGE; 3]);
    // All of it can be paid.
    let new = NewPayment {
        affiliate_id: Some(programme.affiliate),
        ..NewPayment::default()
    };
    let (paid, _) = payment::direct(&programme.service, &programme.world.admin(), new)
        .await
        .unwrap();
    assert_eq!(paid.amount, money("9000000000000"));
    read_all(&programme).await;
}

async fn what_is_written_by_hand_has_a_range_too(db: &Database) {
    let programme = Programme::new(db).await;
    let (service, admin) = (&programme.service, programme.world.admin());
    let adjust = async |units: i64| {
        let entry = NewEntry {
            affiliate_id: programme.affiliate,
            kind: Kind::Adjustment,
            amount: Money(units * UNIT),
            for_day: service.clock.now().0.div_euclid(DAY),
            registration_id: None,
            deal_version_id: None,
            event_id: None,
            payment_id: None,
            detail: Formula::Manual {
                reason: "a test".into(),
            }
            .into(),
        };
        let mut tx = service.store.begin().await.unwrap();
        ledger::lock(&mut tx, programme.operator).await.unwrap();
        ledger::post(service, &mut tx, programme.operator, &[entry], None).await?;
        tx.commit().await.unwrap();
        Ok(())
    };
    assert_eq!(code(adjust(4_000_000_000_000).await), Code::Ok);
    assert_eq!(code(adjust(6_000_000_000_000).await), Code::Conflict);
    assert_eq!(code(adjust(-6_000_000_000_000).await), Code::Conflict);
    // A report adds up all payments that were asked for, those that were given up too.
    let ask = async || {
        let new = NewPayment {
            affiliate_id: Some(programme.affiliate),
            ..NewPayment::default()
        };
        payment::request(service, &admin, new).await
    };
    for _ in 0..2 {
        let (made, _) = ask().await.unwrap();
        payment::cancel(service, &admin, made.id, None)
            .await
            .unwrap();
    }
    assert_eq!(code(ask().await), Code::Conflict);
    read_all(&programme).await;
}

both! {
    the_amount_that_leaves_the_range_is_rejected_alone,
    no_sum_leaves_the_range_whoever_it_is_of,
    what_waited_is_refused_when_its_time_comes,
    an_amount_that_another_currency_makes_too_large_is_rejected,
    commission_has_a_range_too,
    what_is_written_by_hand_has_a_range_too,
}

/// Another database of the same kind.
async fn fresh(db: &tributary_testing::Database) -> tributary_testing::Database {
    if db.url().starts_with("sqlite") {
        return tributary_testing::Database::sqlite();
    }
    tributary_testing::Database::postgres().await.unwrap()
}

//! Payments: of two at once one wins, and the ledger has what was paid.

use crate::world::{World, code};
use tributary_domain::affiliate::Status;
use tributary_domain::error::Code;
use tributary_domain::id::AffiliateId;
use tributary_domain::language::Lang;
use tributary_domain::ledger::{Formula, Kind};
use tributary_domain::money::{Money, UNIT};
use tributary_domain::payment::{Payment, State};
use tributary_domain::staff::Role;
use tributary_domain::time::DAY;
use tributary_service::affiliate::{Changes, Decision, decide, edit};
use tributary_service::ledger::{self, NewEntry};
use tributary_service::payment::{NewPayment, Query, approve, cancel, direct, list, pay, request};
use tributary_service::{Actor, Error, balance, doctor, operator};
use tributary_store::payment;
use tributary_testing::{both, execute};

async fn owed(world: &World, username: &str, amount: i64) -> AffiliateId {
    let id = creditor(world, username).await;
    post(world, id, Money(amount * UNIT)).await;
    id
}

/// An approved affiliate.
async fn creditor(world: &World, username: &str) -> AffiliateId {
    let id = world.affiliate(username).await;
    let decision = Decision {
        status: Status::Approved,
        manager_id: Some(world.manager),
        reason: String::new(),
    };
    decide(&world.service, &world.admin(), id, decision)
        .await
        .unwrap();
    id
}

/// Adds to a balance.
async fn post(world: &World, id: AffiliateId, amount: Money) {
    let entry = NewEntry {
        affiliate_id: id,
        kind: Kind::Adjustment,
        amount,
        for_day: world.service.clock.now().0.div_euclid(DAY),
        registration_id: None,
        deal_version_id: None,
        event_id: None,
        payment_id: None,
        detail: Formula::Manual {
            reason: "a test".into(),
        }
        .into(),
    };
    let mut tx = world.service.store.begin().await.unwrap();
    ledger::lock(&mut tx, world.operator).await.unwrap();
    ledger::post(&world.service, &mut tx, world.operator, &[entry], None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn of(id: AffiliateId, amount: i64) -> NewPayment {
    exactly(id, Some(Money(amount * UNIT)))
}

fn exactly(id: AffiliateId, amount: Option<Money>) -> NewPayment {
    NewPayment {
        affiliate_id: Some(id),
        amount,
        ..NewPayment::default()
    }
}

/// A balance, the smallest amount of a currency, and what of the balance can be paid.
const UNITS: [(&str, i64, &str, &str); 6] = [
    ("EUR", 10_000, "771.40715", "771.4"),
    ("USD", 10_000, "0.019999", "0.01"),
    ("JPY", 1_000_000, "771.999999", "771"),
    ("KWD", 1_000, "771.407151", "771.407"),
    ("BHD", 1_000, "0.001", "0.001"),
    ("CLF", 100, "1.000199", "1.0001"),
];

fn own(world: &World, id: AffiliateId, status: Status) -> Actor {
    Actor::Affiliate {
        operator: world.operator,
        id,
        username: "creditor".into(),
        status,
    }
}

fn wins(results: &[Result<(Payment, String), Error>]) -> usize {
    for result in results {
        if let Err(error) = result {
            assert_eq!(error.code(), Code::Conflict, "{error}");
        }
    }
    results.iter().filter(|result| result.is_ok()).count()
}

both! {
    async fn of_payments_at_once_no_more_win_than_the_balance_has(db: &Database) {
        let world = World::new(db).await;
        let admin = world.admin();
        let id = owed(&world, "creditor", 100).await;
        let service = &world.service;
        let ask = |amount: i64| request(service, &admin, of(id, amount));
        let (a, b, c) = tokio::join!(ask(60), ask(60), ask(60));
        assert_eq!(wins(&[a, b, c]), 1);
        let first = list(service, &admin, Query { limit: 10, ..Query::default() }).await.unwrap().rows;
        let id_of = first[0].id;
        let (a, b, c) = tokio::join!(approve(service, &admin, id_of, None), approve(service, &admin, id_of, None), approve(service, &admin, id_of, None));
        assert_eq!(wins(&[a, b, c]), 1);
        let (a, b, c) = tokio::join!(pay(service, &admin, id_of, None), cancel(service, &admin, id_of, None), pay(service, &admin, id_of, None));
        assert_eq!(wins(&[a, b, c]), 1);
        let left = balance::own(service, &own(&world, id, Status::Approved)).await.unwrap();
        let is_paid = list(service, &admin, Query { states: Some(vec![State::Completed]), limit: 10, ..Query::default() }).await.unwrap().rows.len() == 1;
        assert_eq!(left.balance.balance(), Some(Money(if is_paid { 40 } else { 100 } * UNIT)));

        let id = owed(&world, "creditor2", 100).await;
        let at_once = |amount: i64| direct(service, &admin, of(id, amount));
        let (a, b, c, d) = tokio::join!(at_once(40), at_once(40), at_once(40), at_once(40));
        assert_eq!(wins(&[a, b, c, d]), 2);
        let left = balance::own(service, &own(&world, id, Status::Approved)).await.unwrap();
        assert_eq!((left.balance.balance(), left.balance.payments), (Some(Money(20 * UNIT)), Money(80 * UNIT)));
        let rows = list(service, &admin, Query { limit: 100, ..Query::default() }).await.unwrap().rows;
        let mut invoices: Vec<&str> = rows.iter().map(|row| row.invoice_number.as_str()).filter(|number| !number.is_empty()).collect();
        let count = invoices.len();
        invoices.sort_unstable();
        invoices.dedup();
        assert_eq!((invoices.len(), count), (2 + usize::from(is_paid), 2 + usize::from(is_paid)));
        assert!(doctor::examine(service).await.unwrap().iter().all(|check| check.found.is_empty()));
    }

    async fn what_is_paid_is_whole_units_of_the_currency(db: &Database) {
        let world = World::new(db).await;
        let (service, admin) = (&world.service, world.admin());
        for (at, (currency, unit, balance, payable)) in UNITS.into_iter().enumerate() {
            execute(&world.url, &format!("UPDATE operator SET currency = '{currency}'")).await;
            let (balance, payable) = (Money::parse(balance).unwrap(), Money::parse(payable).unwrap());
            let ids = [creditor(&world, &format!("asks_in_{currency}{at}")).await, creditor(&world, &format!("is_paid_in_{currency}{at}")).await];
            for (id, is_direct) in ids.into_iter().zip([false, true]) {
                post(&world, id, balance).await;
                let seen = balance::own(service, &own(&world, id, Status::Approved)).await.unwrap();
                assert_eq!((seen.balance.balance(), seen.available), (Some(balance), payable), "{currency}");
                let pays = async |amount: Option<Money>| match is_direct {
                    true => direct(service, &admin, exactly(id, amount)).await,
                    false => request(service, &own(&world, id, Status::Approved), exactly(id, amount)).await,
                };
                // With more decimals than the currency has, however small or large it is.
                for fine in [1, unit - 1, unit + 1, payable.0 - 1, payable.0 + 1, balance.0] {
                    if fine % unit != 0 {
                        let refused = pays(Some(Money(fine))).await;
                        let Err(Error::Invalid { code, violations }) = refused else { panic!("{currency} {fine}: {refused:?}") };
                        assert_eq!((code, violations[0].field.as_str()), (Code::Invalid, "amount"));
                        let sentence = violations[0].rule.text(Lang::En);
                        assert!(sentence.contains(currency) && sentence.contains(&Money(unit).to_string()), "{sentence}");
                    }
                }
                assert_eq!(code(pays(Some(Money(payable.0 + unit))).await), Code::Conflict, "{currency}");
                let (made, _) = pays(None).await.unwrap();
                assert_eq!(made.amount, payable, "{currency}");
                assert_eq!(code(pays(None).await), Code::Conflict, "nothing that could be paid is left");
                if !is_direct {
                    approve(service, &admin, made.id, None).await.unwrap();
                    pay(service, &admin, made.id, None).await.unwrap();
                }
                let left = balance::own(service, &own(&world, id, Status::Approved)).await.unwrap();
                assert_eq!((left.balance.balance(), left.available), (balance.checked_sub(payable), Money::ZERO), "the rest stays");
            }
        }
        // But for what was done by hand here.
        let checks = doctor::examine(service).await.unwrap();
        let found: Vec<&String> = checks.iter().flat_map(|check| &check.rows).collect();
        assert_eq!(found, ["operator 1: is not as it was written"]);
    }

    async fn a_balance_below_zero_pays_nothing(db: &Database) {
        let world = World::new(db).await;
        let id = creditor(&world, "debtor").await;
        for (micros, expected) in [(-1, Code::Conflict), (9_999, Code::Conflict), (2, Code::Ok)] {
            post(&world, id, Money(micros)).await;
            let paid = direct(&world.service, &world.admin(), exactly(id, None)).await;
            assert_eq!(code(paid), expected, "{micros}");
        }
    }

    async fn a_payment_asked_for_in_finer_amounts_is_cancelled_alone(db: &Database) {
        let world = World::new(db).await;
        let (service, admin) = (&world.service, world.admin());
        let id = owed(&world, "creditor", 100).await;
        let (made, _) = request(service, &admin, of(id, 60)).await.unwrap();
        execute(&world.url, "UPDATE payment SET amount = 60000001").await;
        assert_eq!(code(approve(service, &admin, made.id, None).await), Code::Conflict);
        execute(&world.url, "UPDATE payment SET state = 'pending_payment'").await;
        let refused = pay(service, &admin, made.id, None).await.unwrap_err();
        assert!(refused.to_string().contains("smallest amount is 0.01"), "{refused}");
        cancel(service, &admin, made.id, None).await.unwrap();
        assert_eq!(request(service, &admin, exactly(id, None)).await.unwrap().0.amount, Money(100 * UNIT));
    }

    async fn thresholds_are_what_can_be_paid(db: &Database) {
        let world = World::new(db).await;
        let id = creditor(&world, "creditor").await;
        for (currency, fine, whole) in [("EUR", "10.001", "10.01"), ("JPY", "10.5", "10"), ("KWD", "0.0001", "0.001")] {
            execute(&world.url, &format!("UPDATE operator SET currency = '{currency}'")).await;
            for (text, expected) in [(fine, Code::Invalid), (whole, Code::Ok)] {
                let settings = [("payment_threshold".to_owned(), text.to_owned())];
                let set = operator::set(&world.service, &Actor::Console, world.operator, &settings).await;
                assert_eq!(code(set), expected, "{currency} {text}");
                let changes = Changes { payment_threshold: Some(Money::parse(text)), ..Changes::default() };
                assert_eq!(code(edit(&world.service, &world.admin(), id, changes).await), expected, "{currency} {text}");
            }
        }
    }

    async fn two_requests_together_never_reserve_more_than_there_is(db: &Database) {
        let world = World::new(db).await;
        let admin = world.admin();
        let id = owed(&world, "creditor", 100).await;
        let service = &world.service;
        let (one, _) = request(service, &admin, of(id, 60)).await.unwrap();
        // While it waits for approval, a direct payment takes what it asked for.
        direct(service, &admin, of(id, 60)).await.unwrap();
        assert_eq!(code(approve(service, &admin, one.id, None).await), Code::Conflict);
        assert_eq!(code(request(service, &admin, of(id, 1)).await), Code::Conflict, "the open request is more than what is left");
        cancel(service, &admin, one.id, Some("twice")).await.unwrap();
        let (two, _) = request(service, &admin, of(id, 40)).await.unwrap();
        approve(service, &admin, two.id, None).await.unwrap();
        assert_eq!(code(direct(service, &admin, of(id, 1)).await), Code::Conflict, "what is approved is set aside");
    }

    async fn each_year_counts_its_invoices_anew(db: &Database) {
        let world = World::new(db).await;
        let id = owed(&world, "creditor", 100).await;
        let admin = world.admin();
        let mut numbers = Vec::new();
        for wait in [0, 1, 200] {
            world.service.clock.advance(wait * DAY);
            numbers.push(direct(&world.service, &admin, of(id, 1)).await.unwrap().0.invoice_number);
        }
        assert_eq!(numbers, ["2026-000001", "2026-000002", "2027-000001"]);
    }

    async fn an_invoice_that_is_missing_takes_no_number_away(db: &Database) {
        let world = World::new(db).await;
        let id = owed(&world, "creditor", 100).await;
        let (service, admin) = (&world.service, world.admin());
        let next = async || direct(service, &admin, of(id, 1)).await.unwrap().0.invoice_number;
        assert_eq!([next().await, next().await, next().await], ["2026-000001", "2026-000002", "2026-000003"]);
        execute(&world.url, "DELETE FROM payment WHERE invoice_number = '2026-000002'").await;
        assert_eq!(next().await, "2026-000004");
        // One that was written by hand keeps its number.
        execute(&world.url, "UPDATE payment SET invoice_number = '2026-000005' WHERE invoice_number = '2026-000001'").await;
        assert_eq!(next().await, "2026-000006");
        // What is refused takes none.
        assert_eq!(code(direct(service, &admin, of(id, 1_000)).await), Code::Conflict);
        assert_eq!(next().await, "2026-000007");
        // Another operator has its own.
        let other = world.other_operator().await;
        let mut tx = service.store.begin().await.unwrap();
        assert_eq!(payment::next_invoice(&mut tx, other, 2026).await.unwrap(), 1);
        drop(tx);
        let mut tx = service.store.begin().await.unwrap();
        assert_eq!(payment::next_invoice(&mut tx, other, 2026).await.unwrap(), 1, "what is rolled back leaves no gap");
    }

    async fn invoices_go_on_from_what_is_there(db: &Database) {
        let world = World::new(db).await;
        let id = owed(&world, "creditor", 100).await;
        let (service, admin) = (&world.service, world.admin());
        let next = async || direct(service, &admin, of(id, 1)).await.unwrap().0.invoice_number;
        for _ in 0..3 {
            next().await;
        }
        // As before there was a counter: rows alone, one of them missing.
        execute(&world.url, "DELETE FROM payment WHERE invoice_number = '2026-000001'").await;
        execute(&world.url, "UPDATE payment SET invoice_number = 'by hand' WHERE invoice_number = '2026-000002'").await;
        execute(&world.url, "DELETE FROM invoice_counter").await;
        let migration = match world.url.starts_with("sqlite") {
            true => include_str!("../../../store/migrations/sqlite/0014_money_counters.sql"),
            false => include_str!("../../../store/migrations/postgres/0014_money_counters.sql"),
        };
        let (_, filling) = migration.split_once("INSERT").unwrap();
        let (filling, _) = filling.split_once(';').unwrap();
        execute(&world.url, &format!("INSERT{filling}")).await;
        assert_eq!(next().await, "2026-000004");
    }

    async fn roles_and_statuses_decide_who_pays(db: &Database) {
        let world = World::new(db).await;
        let id = owed(&world, "creditor", 100).await;
        for role in Role::ALL {
            let actor = world.staff(world.manager, role);
            let expected = if matches!(role, Role::Admin | Role::Finance) { Code::Ok } else { Code::Forbidden };
            assert_eq!(code(request(&world.service, &actor, of(id, 1)).await), expected, "{role:?}");
            assert_eq!(code(direct(&world.service, &actor, of(id, 1)).await), expected, "{role:?}");
            assert_eq!(code(list(&world.service, &actor, Query::default()).await), Code::Ok);
        }
        for (status, expected) in [(Status::Approved, Code::Ok), (Status::ViewOnly, Code::Forbidden)] {
            assert_eq!(code(request(&world.service, &own(&world, id, status), of(id, 1)).await), expected);
        }
        assert_eq!(code(direct(&world.service, &own(&world, id, Status::Approved), of(id, 1)).await), Code::Forbidden);
        assert_eq!(code(list(&world.service, &world.visitor(), Query::default()).await), Code::Unauthorized);
    }
}

//! Payments: of two at once one wins, and the ledger has what was paid.

use crate::world::{World, code};
use tributary_domain::affiliate::Status;
use tributary_domain::error::Code;
use tributary_domain::id::AffiliateId;
use tributary_domain::ledger::{Formula, Kind};
use tributary_domain::money::{Money, UNIT};
use tributary_domain::payment::{Payment, State};
use tributary_domain::staff::Role;
use tributary_domain::time::DAY;
use tributary_service::affiliate::{Decision, decide};
use tributary_service::ledger::{self, NewEntry};
use tributary_service::payment::{NewPayment, Query, approve, cancel, direct, list, pay, request};
use tributary_service::{Actor, Error, balance, doctor};
use tributary_testing::both;

async fn owed(world: &World, username: &str, amount: i64) -> AffiliateId {
    let id = world.affiliate(username).await;
    let decision = Decision {
        status: Status::Approved,
        manager_id: Some(world.manager),
        reason: String::new(),
    };
    decide(&world.service, &world.admin(), id, decision)
        .await
        .unwrap();
    let entry = NewEntry {
        affiliate_id: id,
        kind: Kind::Adjustment,
        amount: Money(amount * UNIT),
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
    id
}

fn of(id: AffiliateId, amount: i64) -> NewPayment {
    NewPayment {
        affiliate_id: Some(id),
        amount: Some(Money(amount * UNIT)),
        ..NewPayment::default()
    }
}

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

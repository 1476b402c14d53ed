//! The demo operator.

use tributary_domain::affiliate::Status;
use tributary_domain::report::{Cell, Request};
use tributary_domain::staff::Role;
use tributary_domain::time::Timestamp;
use tributary_service::affiliate::overview::Window;
use tributary_service::affiliate::{Query, list};
use tributary_service::demo::{ADMIN, AFFILIATE, load};
use tributary_service::session::{SignIn, sign_in};
use tributary_service::{Actor, Clock, Options, Service, balance, doctor, payment, report};
use tributary_testing::{Database, both};

/// The demo on a day, and its admin.
async fn demo_on(db: &Database, day: &str) -> (Service, Actor) {
    let clock = Clock::fixed(Timestamp::parse(day).unwrap());
    let service = Service::new(db.store().await, clock, Options::default())
        .await
        .unwrap();
    let demo = load(&service).await.unwrap().unwrap();
    let admin = Actor::Staff {
        operator: demo.operator,
        id: 1.into(),
        username: "admin".into(),
        role: Role::Admin,
    };
    (service, admin)
}

/// What it comes to: the totals of the report, each balance, each payment's state and amount.
async fn sums(
    service: &Service,
    admin: &Actor,
) -> (Vec<(&'static str, Cell)>, Vec<String>, Vec<String>) {
    let request = Request {
        report: "media".into(),
        from: tributary_domain::time::Date::parse("2020-01-01"),
        ..Request::default()
    };
    let table = report::run(service, admin, &request).await.unwrap().table;
    let totals = table
        .columns
        .iter()
        .map(|column| column.key)
        .zip(table.totals.clone())
        .collect();
    let window = Window {
        limit: 100,
        offset: 0,
    };
    let balances = balance::list(service, admin, balance::Query::default(), window)
        .await
        .unwrap()
        .rows;
    let balances = balances.iter().map(|line| format!("{line:?}")).collect();
    let query = payment::Query {
        limit: 1_000,
        ..payment::Query::default()
    };
    let payments = payment::list(service, admin, query).await.unwrap().rows;
    let payments = payments
        .iter()
        .map(|paid| format!("{:?} {} {}", paid.state, paid.affiliate_id, paid.amount))
        .collect();
    (totals, balances, payments)
}

both! {
    async fn the_demo_is_the_same_on_every_fresh_database(db: &Database) {
        let service = Service::new(db.store().await, Clock::System, Options::default()).await.unwrap();
        let demo = load(&service).await.unwrap().unwrap();
        assert!(load(&service).await.unwrap().is_none(), "the second time changes nothing");
        for (username, password) in [ADMIN, AFFILIATE] {
            let attempt = SignIn { username: username.into(), password: password.into(), ip: [127, 0, 0, 1].into(), user_agent: String::new() };
            assert!(sign_in(&service, demo.operator, attempt).await.unwrap().is_ok(), "{username}");
        }
        let admin = Actor::Staff { operator: demo.operator, id: 1.into(), username: "admin".into(), role: Role::Admin };
        let listing = list(&service, &admin, &Query { per_page: 50, ..Query::default() }).await.unwrap();
        let expected = [(Status::Pending, 7), (Status::Approved, 6), (Status::Declined, 1), (Status::Suspended, 1)];
        assert!(expected.iter().all(|count| listing.by_status.contains(count)), "{:?}", listing.by_status);
        assert!(doctor::examine(&service).await.unwrap().iter().all(|check| check.found.is_empty()));
    }

    async fn of_two_nodes_that_start_at_once_one_loads_the_demo(db: &Database) {
        let node = async || Service::new(db.store().await, Clock::System, Options::default()).await.unwrap();
        let (one, two) = (node().await, node().await);
        let (first, second) = tokio::join!(load(&one), load(&two));
        let loaded = usize::from(first.unwrap().is_some()) + usize::from(second.unwrap().is_some());
        assert_eq!(loaded, 1);
    }

    async fn four_months_of_traffic_are_the_same_on_every_database_and_the_doctor_is_content(db: &Database) {
        let other = Database::sqlite();
        let ((one, admin), (two, boss)) = tokio::join!(
            demo_on(db, "2026-07-10T12:00:00Z"),
            demo_on(&other, "2026-07-10T12:00:00Z"),
        );
        let sums_of_one = sums(&one, &admin).await;
        assert_eq!(sums_of_one, sums(&two, &boss).await);
        let (totals, balances, payments) = sums_of_one;
        let total = |key: &str| match totals.iter().find(|(known, _)| *known == key) {
            Some((_, Cell::Number(number))) => *number,
            other => panic!("{key}: {other:?}"),
        };
        assert!((2_000..6_000).contains(&total("visit_count")), "{totals:?}");
        assert!((200..350).contains(&total("registration_count")), "{totals:?}");
        assert!((80..250).contains(&total("ftd_count")), "{totals:?}");
        for state in ["PendingApproval", "PendingPayment", "Completed", "Cancelled"] {
            assert!(payments.iter().any(|payment| payment.starts_with(state)), "{state}: {payments:?}\n{balances:#?}");
        }
        for check in doctor::examine(&one).await.unwrap() {
            assert_eq!(check.found, Vec::<i64>::new(), "{}", check.looks_for);
        }
    }
}

//! The demo operator.

use futures::future::join_all;
use std::collections::BTreeMap;
use std::time::Duration;
use tributary_domain::affiliate::Status;
use tributary_domain::id::OperatorId;
use tributary_domain::payment::{Payment, State};
use tributary_domain::report::{Cell, Request};
use tributary_domain::staff::Role;
use tributary_domain::time::{DAY, Date, HOUR, Timestamp};
use tributary_service::affiliate::overview::Window;
use tributary_service::affiliate::{Query, list};
use tributary_service::demo::{ADMIN, AFFILIATE, load};
use tributary_service::session::{SignIn, sign_in};
use tributary_service::{Actor, Clock, Options, Service, balance, doctor, payment, report};
use tributary_testing::{Database, both};

/// A service at a moment.
async fn service_at(db: &Database, at: Timestamp) -> Service {
    let made = Service::new(db.store().await, Clock::fixed(at), Options::default());
    made.await.unwrap()
}

/// The demo's admin.
fn admin_of(operator: OperatorId) -> Actor {
    Actor::Staff {
        operator,
        id: 1.into(),
        username: "admin".into(),
        role: Role::Admin,
    }
}

fn operator_of(actor: &Actor) -> OperatorId {
    match actor {
        Actor::Staff { operator, .. } => *operator,
        _ => panic!("{actor:?} is no employee"),
    }
}

/// The demo on a day, and its admin.
async fn demo_on(db: &Database, day: &str) -> (Service, Actor) {
    let service = service_at(db, Timestamp::parse(day).unwrap()).await;
    let demo = load(&service).await.unwrap().unwrap();
    (service, admin_of(demo.operator))
}

/// Every payment.
async fn payments(service: &Service, admin: &Actor) -> Vec<Payment> {
    let query = payment::Query {
        limit: 1_000,
        ..payment::Query::default()
    };
    payment::list(service, admin, query).await.unwrap().rows
}

/// What a demo should have and has not: nothing, on any day.
async fn missing(service: &Service, admin: &Actor) -> Vec<String> {
    let mut missing = Vec::new();
    for (username, password) in [ADMIN, AFFILIATE] {
        let attempt = SignIn {
            username: username.into(),
            password: password.into(),
            ip: [127, 0, 0, 1].into(),
            user_agent: String::new(),
        };
        let signed_in = sign_in(service, operator_of(admin), attempt).await;
        if signed_in.unwrap().is_err() {
            missing.push(format!("the sign-in of {username}"));
        }
    }
    let query = Query {
        per_page: 50,
        ..Query::default()
    };
    let listing = list(service, admin, &query).await.unwrap();
    for count in [
        (Status::Pending, 7),
        (Status::Approved, 6),
        (Status::Declined, 1),
        (Status::Suspended, 1),
    ] {
        if !listing.by_status.contains(&count) {
            missing.push(format!("{count:?} of {:?}", listing.by_status));
        }
    }
    let paid = payments(service, admin).await;
    for state in State::ALL {
        if !paid.iter().any(|payment| payment.state == state) {
            missing.push(format!("a payment that is {state:?}"));
        }
    }
    for check in doctor::examine(service).await.unwrap() {
        if !check.found.is_empty() {
            missing.push(format!("{}: {:?}", check.looks_for, check.found));
        }
    }
    missing
}

/// Every table with how many rows it has.
async fn rows(db: &Database) -> BTreeMap<String, i64> {
    const SQLITE: &str = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    const POSTGRES: &str = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
    let count = |table: &str| sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    let mut counts = BTreeMap::new();
    if db.url().starts_with("sqlite") {
        let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
        let tables: Vec<String> = sqlx::query_scalar(SQLITE).fetch_all(&pool).await.unwrap();
        for table in tables {
            let rows = sqlx::query_scalar(count(&table)).fetch_one(&pool).await;
            counts.insert(table, rows.unwrap());
        }
    } else {
        let pool = sqlx::PgPool::connect(db.url()).await.unwrap();
        let tables: Vec<String> = sqlx::query_scalar(POSTGRES).fetch_all(&pool).await.unwrap();
        for table in tables {
            let rows = sqlx::query_scalar(count(&table)).fetch_one(&pool).await;
            counts.insert(table, rows.unwrap());
        }
    }
    counts
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
    let payments = payments(service, admin).await;
    let payments = payments
        .iter()
        .map(|paid| format!("{:?} {} {}", paid.state, paid.affiliate_id, paid.amount))
        .collect();
    (totals, balances, payments)
}

/// Has [`the_demo_is_whole_on_any_day`] look at every day instead of every sixth.
const EVERY_DAY: &str = "TRIBUTARY_TEST_EVERY_DAY";

/// The days of a leap year: what is paid, and which month ends when, depends on them. Every sixth
/// one meets each weekday and each part of a month; all of them take twenty minutes of a processor.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_is_whole_on_any_day() {
    let step = match std::env::var_os(EVERY_DAY) {
        Some(_) => 1,
        None => 6,
    };
    let first = Date::parse("2028-01-01").unwrap().days();
    let mut broken = Vec::new();
    for days in (first..first + 366)
        .step_by(step)
        .collect::<Vec<_>>()
        .chunks(2)
    {
        let looked = days.iter().map(async |day| {
            let db = Database::sqlite();
            let service = service_at(&db, Timestamp(day * DAY + 11 * HOUR)).await;
            let missing = match load(&service).await {
                Ok(demo) => missing(&service, &admin_of(demo.unwrap().operator)).await,
                Err(error) => vec![error.to_string()],
            };
            (!missing.is_empty()).then(|| format!("{}: {missing:?}", Date::from_days(*day)))
        });
        broken.extend(join_all(looked).await.into_iter().flatten());
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

async fn a_demo_is_made_once(db: &Database) {
    let service = Service::new(db.store().await, Clock::System, Options::default())
        .await
        .unwrap();
    let demo = load(&service).await.unwrap().unwrap();
    assert!(
        load(&service).await.unwrap().is_none(),
        "the second time changes nothing"
    );
    assert_eq!(
        missing(&service, &admin_of(demo.operator)).await,
        Vec::<String>::new()
    );
}

async fn half_a_demo_is_made_anew(db: &Database) {
    let noon = Timestamp::parse("2026-11-30T12:00:00Z").unwrap();
    let service = service_at(db, noon).await;
    // Looked for in the file itself: the operator is not there at first.
    let some_payments = async {
        while rows(db).await["payment"] == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        made = load(&service) => panic!("it was not broken off: {made:?}"),
        () = some_payments => {}
    }
    let again = service_at(db, noon).await;
    let demo = load(&again).await.unwrap().unwrap();
    assert_eq!(demo.operator, 1.into(), "ids begin again");
    let admin = admin_of(demo.operator);
    assert_eq!(missing(&again, &admin).await, Vec::<String>::new());
    let (whole, boss) = demo_on(&Database::sqlite(), "2026-11-30T12:00:00Z").await;
    assert_eq!(sums(&again, &admin).await, sums(&whole, &boss).await);
}

async fn an_operator_is_removed_with_all_that_it_has(db: &Database) {
    let (service, admin) = demo_on(db, "2026-07-10T12:00:00Z").await;
    let mut tx = service.store.begin().await.unwrap();
    tributary_store::demo::erase(&mut tx, operator_of(&admin))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    // What is the installation's own.
    let stays = [
        "_sqlx_migrations",
        "data_migration",
        "instance_secret",
        "seal_state",
        "seal_sum",
        "tracking_change",
        "tracking_version",
        "write_probe",
    ];
    let mut left = rows(db).await;
    left.retain(|table, rows| *rows > 0 && !stays.contains(&table.as_str()));
    assert_eq!(left, BTreeMap::new());
}

async fn of_two_nodes_that_start_at_once_one_loads_the_demo(db: &Database) {
    let node = async || {
        Service::new(db.store().await, Clock::System, Options::default())
            .await
            .unwrap()
    };
    let (one, two) = (node().await, node().await);
    let (first, second) = tokio::join!(load(&one), load(&two));
    let loaded = usize::from(first.unwrap().is_some()) + usize::from(second.unwrap().is_some());
    assert_eq!(loaded, 1);
}

async fn four_months_of_traffic_are_the_same_on_every_database_and_the_doctor_is_content(
    db: &Database,
) {
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
    assert!(
        (200..350).contains(&total("registration_count")),
        "{totals:?}"
    );
    assert!((80..250).contains(&total("ftd_count")), "{totals:?}");
    for state in [
        "PendingApproval",
        "PendingPayment",
        "Completed",
        "Cancelled",
    ] {
        assert!(
            payments.iter().any(|payment| payment.starts_with(state)),
            "{state}: {payments:?}\n{balances:#?}"
        );
    }
    for check in doctor::examine(&one).await.unwrap() {
        assert_eq!(check.rows, Vec::<String>::new(), "{}", check.looks_for);
    }
}

both! {
    a_demo_is_made_once,
    half_a_demo_is_made_anew,
    an_operator_is_removed_with_all_that_it_has,
    of_two_nodes_that_start_at_once_one_loads_the_demo,
    four_months_of_traffic_are_the_same_on_every_database_and_the_doctor_is_content,
}

//! A programme for a server that runs as a process: an operator on `localhost` with a brand, a
//! link, an approved affiliate and its deal, all made before the server starts.

use crate::commands::{made, run};
use tributary_domain::deal::{DealType, Terms};
use tributary_domain::id::{AffiliateId, LinkId, OperatorId, StaffId};
use tributary_domain::money::{Money, Ppm};
use tributary_domain::registration::{Field, Form};
use tributary_domain::report::{Cell, Request};
use tributary_domain::slug;
use tributary_domain::staff::Role;
use tributary_service::registration::{Grants, Submission, register};
use tributary_service::staff::{self, NewStaff};
use tributary_service::{Actor, Clock, Options, Service, doctor, report};
use tributary_store::deal::NewVersion;
use tributary_store::{Connection as _, Handle, click, deal};
use tributary_testing::Database;

/// The operator.
pub(crate) const OPERATOR: OperatorId = OperatorId(1);
/// What a first deposit earns, and the share of what a player loses.
pub(crate) const CPA: i64 = 30;
const REV_SHARE: Ppm = Ppm(200_000);

pub(crate) struct Programme {
    /// Where the server runs.
    pub(crate) folder: tempfile::TempDir,
    /// A look at the database from beside the server.
    pub(crate) service: Service,
    pub(crate) affiliate: AffiliateId,
    /// A key for events.
    pub(crate) key: String,
    /// The affiliate's tracking link, without the server's address.
    pub(crate) link: String,
}

impl Programme {
    pub(crate) async fn new(db: &Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let command = |args: &str| {
            let args: Vec<&str> = args.split(' ').chain(["--database", db.url()]).collect();
            made(&run(folder.path(), &args))
        };
        command("operator create --name Test --hostname localhost");
        command(
            "brand create --operator 1 --name One --domain one.example --fallback-url https://one.example/lost",
        );
        command(
            "link create --operator 1 --brand 1 --name Home --destination https://one.example/?t={{tracker}}",
        );
        command("campaign create --operator 1 --name Summer");
        let key = command(
            "key create --operator 1 --kind ingest --brand 1 --permission events.write --scope all --ip 127.0.0.1 --ip ::1",
        );
        let store = db.store().await;
        let service = Service::new(store, Clock::System, Options::default())
            .await
            .unwrap();
        let affiliate = approved(&service).await;
        let code = format!(
            "promo-code create --operator 1 --brand 1 --affiliate {affiliate} --code Summer10"
        );
        assert_eq!(command(&code)["id"], 1);
        hybrid(&service, affiliate).await;
        let slug = slug::of_link(LinkId(1)).unwrap();
        Self {
            affiliate,
            key: key["key"].as_str().unwrap().to_owned(),
            link: format!("/go/{slug}?aff={affiliate}"),
            service,
            folder,
        }
    }

    /// How many clicks have arrived.
    pub(crate) async fn clicks(&self) -> i64 {
        let mut reader = self.service.store.read().await.unwrap();
        click::count(&mut reader, OPERATOR).await.unwrap()
    }

    /// The names by which the operator knows its players.
    pub(crate) async fn players(&self) -> std::collections::BTreeSet<String> {
        const NAMES: &str = "SELECT ext_customer_id FROM registration";
        let mut reader = self.service.store.read().await.unwrap();
        let names: Vec<String> = match reader.handle() {
            Handle::Sqlite(c) => sqlx::query_scalar(NAMES).fetch_all(c).await.unwrap(),
            Handle::Postgres(c) => sqlx::query_scalar(NAMES).fetch_all(c).await.unwrap(),
        };
        names.into_iter().collect()
    }

    /// How many clicks the reports count.
    pub(crate) async fn visits(&self) -> i64 {
        let admin = Actor::Staff {
            operator: OPERATOR,
            id: StaffId(1),
            username: "admin".into(),
            role: Role::Admin,
        };
        let question = Request {
            report: "media".into(),
            columns: Some(vec!["visit_count".into()]),
            ..Request::default()
        };
        let table = report::run(&self.service, &admin, &question).await;
        let table = table.unwrap().table;
        match table.totals[table.place("visit_count").unwrap()] {
            Cell::Number(count) => count,
            ref other => panic!("{other:?}"),
        }
    }

    /// Whether a click has arrived.
    pub(crate) async fn has_click(&self, tracker: &str) -> bool {
        let mut reader = self.service.store.read().await.unwrap();
        let found = click::dimension_by_tracker(&mut reader, OPERATOR, tracker).await;
        found.unwrap().is_some()
    }

    pub(crate) async fn assert_healthy(&self) {
        let checks = doctor::examine(&self.service).await.unwrap();
        for check in checks {
            assert!(check.found.is_empty(), "{:?}", check.found);
        }
    }
}

/// An affiliate whom staff has vouched for.
async fn approved(service: &Service) -> AffiliateId {
    let admin = NewStaff {
        username: "admin".into(),
        email: "a@aff.example".into(),
        role: Role::Admin,
        password: "Q!w2e3r4".into(),
    };
    let manager = staff::create(service, &Actor::Console, OPERATOR, admin)
        .await
        .unwrap();
    let mut form = Form::accepting_terms();
    for (field, text) in [
        (Field::Hostname, "localhost"),
        (Field::FirstName, "First"),
        (Field::LastName, "Last"),
        (Field::Username, "runner"),
        (Field::Email, "r@mail.example"),
        (Field::Password, "Q!w2e3r4"),
        (Field::Country, "BG"),
    ] {
        form.set(field, text);
    }
    let grants = Grants {
        manager_id: Some(manager),
        ..Grants::default()
    };
    let submission = Submission {
        form,
        grants,
        ..Submission::default()
    };
    let registered = register(service, &Actor::Console, None, submission).await;
    registered.unwrap().id
}

/// CPA and RevShare, in force.
async fn hybrid(service: &Service, affiliate: AffiliateId) {
    let mut terms = Terms::of(DealType::new(6).unwrap());
    terms.cpa_amount = Money::parse(&CPA.to_string()).unwrap();
    terms.rev_share = REV_SHARE;
    let now = service.clock.now();
    let mut tx = service.store.begin().await.unwrap();
    let id = deal::insert(&mut tx, OPERATOR, affiliate, "Deal", false, now)
        .await
        .unwrap();
    let version = NewVersion {
        version: 1,
        terms: &terms,
        needs_acceptance: false,
        accepted_at: Some(now),
    };
    deal::insert_version(&mut tx, OPERATOR, id, &version, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

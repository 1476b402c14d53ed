//! Reports: who sees what, of which affiliates, and as long as it takes.

mod model;

use crate::world::{HERE, World, code};
use std::collections::BTreeMap;
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::attribution::Attribution;
use tributary_domain::click::Click;
use tributary_domain::commission::Player;
use tributary_domain::dimension::{Counters, Dimension};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, LinkId, PaymentId, RegistrationId};
use tributary_domain::language::Lang;
use tributary_domain::player::Registration;
use tributary_domain::report::{Cell, Report, Request, Table, Value};
use tributary_domain::time::{DAY, Date, Timestamp};
use tributary_service::api_key::{self, NewKey};
use tributary_service::link::{self, LinkForm};
use tributary_service::payment::{self, NewPayment};
use tributary_service::report::{self, describe, run};
use tributary_service::{Actor, Error, Options, Service, brand, explain, tracking_link};
use tributary_store::daily::Changes;
use tributary_store::{Writes, click, daily, dimension, player};
use tributary_testing::both;

/// 2026-07-01.
const JULY: i64 = 20_635;

/// What happened, as it is written down: at both levels.
pub(crate) async fn count(world: &World, rows: &[(Dimension, i64, Counters)]) {
    let mut tx = world.service.store.begin().await.unwrap();
    let mut changes = Changes::new();
    for (dimension, day, counters) in rows {
        let ids = dimension::intern(&mut tx, world.operator, &[dimension])
            .await
            .unwrap();
        for id in ids[0].both() {
            let known = changes.entry((id, *day)).or_default();
            *known = known.checked_add(counters).unwrap();
        }
    }
    let mut writes = Writes::default();
    daily::add(&mut writes, &changes);
    writes.run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

pub(crate) fn visits(affiliate: i64, link: i64, afp: &str, count: i64) -> (Dimension, Counters) {
    let mut dimension = Dimension::of(AffiliateId(affiliate), BrandId(1));
    dimension.link_id = LinkId(link);
    dimension.afp[0] = afp.into();
    (
        dimension,
        Counters {
            visits: count,
            ..Counters::default()
        },
    )
}

fn request(report: &str) -> Request {
    Request {
        report: report.into(),
        ..Request::default()
    }
}

fn names(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|name| (*name).to_owned()).collect())
}

fn keys(table: &Table) -> Vec<&'static str> {
    table.columns.iter().map(|column| column.key).collect()
}

fn numbers(table: &Table, key: &str) -> Vec<Cell> {
    let place = table.place(key).unwrap();
    table.rows.iter().map(|row| row[place].clone()).collect()
}

async fn table(service: &Service, actor: &Actor, request: &Request) -> Table {
    run(service, actor, request).await.unwrap().table
}

/// The reasons of a refusal, by field.
fn reasons<T>(result: Result<T, Error>) -> BTreeMap<String, String> {
    match result {
        Err(Error::Invalid { code, violations }) => {
            assert_eq!(code, Code::Invalid);
            let said = violations.iter();
            said.map(|wrong| (wrong.field.to_string(), wrong.rule.text(Lang::En)))
                .collect()
        }
        Err(other) => panic!("{other}"),
        Ok(_) => BTreeMap::new(),
    }
}

impl World {
    /// An affiliate that is approved, with these extra roles, as an actor.
    pub(crate) async fn partner(&self, username: &str, roles: &[i64]) -> (AffiliateId, Actor) {
        use tributary_service::registration::{Submission, register};
        let id = register(
            &self.service,
            &self
                .key(&[Permission::AffiliatesWrite], &[Scope::All])
                .await,
            None,
            Submission {
                form: crate::world::form(username),
                grants: tributary_service::registration::Grants {
                    manager_id: Some(self.manager),
                    extra_role_ids: roles.to_vec(),
                    ..Default::default()
                },
                ..Submission::default()
            },
        )
        .await
        .unwrap()
        .id;
        let actor = Actor::Affiliate {
            operator: self.operator,
            id,
            username: username.into(),
            status: tributary_domain::affiliate::Status::Approved,
        };
        (id, actor)
    }

    async fn affiliate_key(&self, owner: AffiliateId, permissions: &[Permission]) -> Actor {
        let new = NewKey {
            kind: KeyKind::Affiliate,
            name: "test".into(),
            affiliate_id: Some(owner),
            staff_id: None,
            brands: vec![],
            permissions: permissions.to_vec(),
            scopes: vec![],
            ip_ranges: vec![IpRange::parse("198.51.100.0/24").unwrap()],
            expires_at: None,
        };
        let (_, text) = api_key::create(&self.service, &Actor::Console, self.operator, new)
            .await
            .unwrap();
        let key = api_key::authenticate(&self.service, &text, HERE, None)
            .await
            .unwrap();
        Actor::Key { key, ip: HERE }
    }

    /// A player of `affiliate`, registered on a day, with a first deposit the day after.
    async fn player(
        &self,
        affiliate: AffiliateId,
        brand: BrandId,
        name: &str,
        day: i64,
    ) -> RegistrationId {
        let mut tx = self.service.store.begin().await.unwrap();
        let mut dimension = Dimension::of(affiliate, brand);
        dimension.afp[0] = format!("afp of {name}");
        let ids = dimension::intern(&mut tx, self.operator, &[&dimension])
            .await
            .unwrap()[0]
            .both();
        let mut one = Player::new(RegistrationId(0), brand);
        one.affiliate_id = Some(affiliate);
        one.sums.deposits = 50_000_000;
        one.sums.deposit_count = 2;
        one.sums.bets = 30_000_000;
        one.sums.wins = 10_500_000;
        let registration = Registration {
            operator_id: self.operator,
            player: one,
            ext_customer_id: format!("ext-{name}"),
            ext_customer_spelling: String::new(),
            username: name.into(),
            country: "BG".into(),
            registered_at: Timestamp(day * DAY + 5),
            created_at: Timestamp(day * DAY + 6),
            link_id: LinkId(0),
            campaign_id: CampaignId(0),
            tracker: String::new(),
            attribution: Attribution::default(),
            binding: vec![],
            dimension_id: ids[0],
            detail_id: ids[1],
        };
        let id = player::insert(&mut tx, &[&registration]).await.unwrap()[0].2;
        let days = [(day + 1, 20_000_000), (day + 40, 30_000_000)].map(|(day, deposits)| {
            let sums = tributary_domain::event::Sums {
                deposits,
                deposit_count: 1,
                ..Default::default()
            };
            let worth = tributary_domain::commission::Day {
                sums,
                ..Default::default()
            };
            ((id, day, None), worth)
        });
        let mut writes = Writes::default();
        player::days_put(&mut writes, &days);
        writes.run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        id
    }
}

both! {
    async fn everybody_sees_what_is_theirs(db: &Database) {
        let world = World::new(db).await;
        let (mine, me) = world.partner("first_partner", &[]).await;
        let (other, _) = world.partner("other_partner", &[]).await;
        let rows: Vec<_> = [visits(mine.0, 1, "x", 3), visits(other.0, 2, "y", 5), visits(0, 0, "", 7)]
            .into_iter().map(|(dimension, counters)| (dimension, JULY, counters)).collect();
        count(&world, &rows).await;
        let stranger = world.other_operator().await;
        let mut asked = request("media");
        asked.columns = names(&["visit_count"]);
        let service = &world.service;
        let see = async |actor: &Actor, asked: &Request| match table(service, actor, asked).await.totals[..] {
            [Cell::Number(visits)] => visits,
            ref other => panic!("{other:?}"),
        };
        assert_eq!(see(&world.admin(), &asked).await, 15);
        assert_eq!(see(&me, &asked).await, 3);
        let reports = [Permission::ReportsRead];
        assert_eq!(see(&world.key(&reports, &[Scope::All]).await, &asked).await, 15);
        let scoped = world.key(&reports, &[Scope::Affiliate(other)]).await;
        assert_eq!(see(&scoped, &asked).await, 5);
        assert_eq!(see(&world.affiliate_key(mine, &reports).await, &asked).await, 3);
        let two = world.key(&reports, &[Scope::Affiliate(other), Scope::Affiliate(mine)]).await;
        assert_eq!(see(&two, &asked).await, 8);
        // What is asked for narrows, and never widens.
        asked.filters.insert("affiliate_id".into(), vec![Value::Number(other.0)]);
        assert_eq!(see(&me, &asked).await, 0);
        assert_eq!(see(&scoped, &asked).await, 5);
        asked.filters.insert("affiliate_id".into(), vec![]);
        assert_eq!(see(&world.admin(), &asked).await, 0);
        asked.filters.clear();
        let foreign = Actor::Staff {
            operator: stranger,
            id: world.admin,
            username: "x".into(),
            role: tributary_domain::staff::Role::Admin,
        };
        assert_eq!(see(&foreign, &asked).await, 0);

        assert_eq!(code(run(service, &world.visitor(), &asked).await), Code::Unauthorized);
        assert_eq!(code(run(service, &world.key(&[], &[Scope::All]).await, &asked).await), Code::Forbidden);
        assert_eq!(code(run(service, &world.key(&reports, &[]).await, &asked).await), Code::Forbidden);
        assert_eq!(code(describe(service, &world.visitor()).await), Code::Unauthorized);
    }

    async fn columns_are_those_of_the_callers_roles(db: &Database) {
        let world = World::new(db).await;
        let (_, plain) = world.partner("plain_partner", &[]).await;
        let (rich_id, rich) = world.partner("rich_partner", &[100, 113, 118]).await;
        let (rows_of, service) = (visits(rich_id.0, 1, "x", 3), &world.service);
        count(&world, &[(rows_of.0, JULY, rows_of.1)]).await;
        let of = async |actor: &Actor| keys(&table(service, actor, &request("media")).await);
        let (few, more, all) = (of(&plain).await, of(&rich).await, of(&world.admin()).await);
        assert!(few.contains(&"visit_count") && few.contains(&"commissions_cpa"));
        for hidden in ["qftd_count", "deposit_total", "net_pl", "ftd_count", "volume", "sub_commission_from_child"] {
            assert!(!few.contains(&hidden) && all.contains(&hidden), "{hidden}");
        }
        assert!(more.contains(&"qftd_count") && more.contains(&"deposit_total") && !more.contains(&"net_pl"));

        let mut asked = request("media");
        asked.columns = names(&["visit_count", "qftd_count", "nonsense"]);
        asked.group_by = names(&["link_id", "username", "day"]);
        asked.filters.insert("registration_id".into(), vec![Value::Number(1)]);
        asked.filters.insert("brand_id".into(), vec![Value::Text("x".into())]);
        asked.sort = vec!["-net_pl".into()];
        asked.period = "hour".into();
        asked.limit = Some(0);
        asked.cursor = Some("x".into());
        let refused = reasons(run(service, &plain, &asked).await);
        let fields: Vec<&str> = refused.keys().map(String::as_str).collect();
        assert_eq!(fields, ["columns", "cursor", "filters.brand_id", "filters.registration_id", "group_by", "limit", "period", "sort"]);
        assert!(refused["columns"].contains("qftd_count") && refused["columns"].contains("visit_count, "), "{refused:?}");
        assert!(!refused["columns"].contains("net_pl") && refused["group_by"].contains("link_id"));
        // A name that is forbidden is refused as one that does not exist.
        let mut unknown = request("media");
        unknown.columns = names(&["qftd_kount"]);
        let mut forbidden = request("media");
        forbidden.columns = names(&["qftd_count"]);
        let (unknown, forbidden) = (reasons(run(service, &plain, &unknown).await), reasons(run(service, &plain, &forbidden).await));
        assert_eq!(unknown["columns"].replace("qftd_kount", "qftd_count"), forbidden["columns"]);

        let mut named = request("media");
        named.columns = names(&["link_name"]);
        assert!(reasons(run(service, &plain, &named).await)["columns"].contains("needs link_id"));
        let described = |list: Vec<report::Description>| list.iter().map(|one| one.report.name()).collect::<Vec<_>>();
        assert_eq!(described(describe(service, &plain).await.unwrap()), ["media", "clicks", "deals", "payments"]);
        assert_eq!(described(describe(service, &rich).await.unwrap()), ["media", "registrations", "clicks", "deals", "payments"]);
        let only = world.key(&[Permission::ReportsRead], &[Scope::All]).await;
        assert_eq!(described(describe(service, &only).await.unwrap()), ["media", "clicks", "deals"]);
        assert!(reasons(run(service, &plain, &request("registrations")).await)["report"].contains("media, clicks"));
    }

    async fn players_are_seen_one_by_one_by_who_may(db: &Database) {
        let world = World::new(db).await;
        let brand = brand_of(&world).await;
        let (mine, me) = world.partner("player_partner", &[100, 118]).await;
        let (other, _) = world.partner("other_partner", &[]).await;
        let one = world.player(mine, brand, "one", JULY).await;
        let two = world.player(mine, brand, "two", JULY + 1).await;
        world.player(other, brand, "three", JULY).await;
        let service = &world.service;

        let mut asked = request("media");
        asked.group_by = names(&["registration_id", "username", "afp"]);
        asked.columns = names(&["registration_count", "deposit_total"]);
        asked.period = "month".into();
        let found = table(service, &me, &asked).await;
        let july = Cell::Date(Date::from_days(JULY));
        let august = Cell::Date(Date::from_days(JULY + 31));
        let euro = |units: i64| Cell::Money(tributary_domain::money::Money(units * 1_000_000));
        let line = |dt: &Cell, id: RegistrationId, name: &str, count: i64, deposits: i64| {
            vec![dt.clone(), Cell::Number(id.0), Cell::Text(name.into()), Cell::Text(format!("afp of {name}")), Cell::Number(count), euro(deposits)]
        };
        assert_eq!(found.rows, [
            line(&july, one, "one", 1, 20), line(&july, two, "two", 1, 20),
            line(&august, one, "one", 0, 30), line(&august, two, "two", 0, 30),
        ]);
        assert_eq!(found.totals[4..], [Cell::Number(2), euro(100)]);

        let mut life = request("registrations");
        life.columns = names(&["registration_id", "ext_customer_id", "username", "registration_date", "deposit_total", "affiliate_username"]);
        let found = table(service, &me, &life).await;
        assert_eq!(numbers(&found, "username"), [Cell::Text("one".into()), Cell::Text("two".into())]);
        assert_eq!(found.totals[4], euro(100));
        assert_eq!(found.rows[0][3], Cell::Moment(Timestamp(JULY * DAY + 5)));
        assert_eq!(found.rows[0][5], Cell::Text("player_partner".into()));
        assert_eq!(table(service, &world.admin(), &life).await.rows.len(), 3);
        life.from = Some(Date::from_days(JULY + 1));
        assert_eq!(table(service, &world.admin(), &life).await.rows.len(), 1);
        life.from = None;
        life.filters.insert("registration_date".into(), vec![Value::Text(Date::from_days(JULY).to_string())]);
        assert_eq!(table(service, &world.admin(), &life).await.rows.len(), 2);
        life.filters.clear();
        life.filters.insert("deal_type_id".into(), vec![Value::Number(6)]);
        assert!(table(service, &world.admin(), &life).await.rows.is_empty(), "they have no deal");
        let all = table(service, &world.admin(), &request("registrations")).await;
        assert_eq!(all.rows[0][all.place("pl").unwrap()], Cell::Money(tributary_domain::money::Money(19_500_000)));

        // A key needs the permission besides.
        let key = world.affiliate_key(mine, &[Permission::ReportsRead]).await;
        assert!(reasons(run(service, &key, &asked).await).contains_key("group_by"));
        let key = world.affiliate_key(mine, &[Permission::ReportsRead, Permission::RegistrationsRead]).await;
        assert_eq!(table(service, &key, &asked).await.rows.len(), 4);
    }

    async fn a_key_bound_to_brands_sees_theirs_alone(db: &Database) {
        let world = World::new(db).await;
        let (one, two) = (brand_of(&world).await, world.brand("other").await);
        let (mine, _) = world.partner("player_partner", &[]).await;
        let first = world.player(mine, one, "first", JULY).await;
        let second = world.player(mine, two, "second", JULY).await;
        let link = world.link(two, "https://other.example/").await;
        let foreign = world.link(one, "https://one.example/").await;
        let service = &world.service;
        let new = NewKey {
            kind: KeyKind::Operator,
            name: "bound".into(),
            affiliate_id: None,
            staff_id: None,
            brands: vec![two],
            permissions: vec![Permission::ReportsRead, Permission::RegistrationsRead, Permission::LinksRead, Permission::LinksWrite, Permission::PaymentsRead, Permission::PaymentsWrite],
            scopes: vec![Scope::All],
            ip_ranges: vec![IpRange::parse("198.51.100.0/24").unwrap()],
            expires_at: None,
        };
        let (_, text) = api_key::create(service, &Actor::Console, world.operator, new).await.unwrap();
        let key = Actor::Key { key: api_key::authenticate(service, &text, HERE, None).await.unwrap(), ip: HERE };

        let found = table(service, &key, &request("registrations")).await;
        assert_eq!(numbers(&found, "username"), [Cell::Text("second".into())]);
        let clicked = Counters { visits: 1, ..Counters::default() };
        count(&world, &[one, two].map(|brand| (Dimension::of(mine, brand), JULY, clicked))).await;
        let mut asked = request("media");
        asked.group_by = names(&["brand_id"]);
        asked.columns = names(&["visit_count"]);
        let found = table(service, &key, &asked).await;
        assert_eq!(numbers(&found, "brand_id"), [Cell::Number(two.0)]);
        asked.filters.insert("brand_id".into(), vec![Value::Number(one.0)]);
        assert!(table(service, &key, &asked).await.rows.is_empty(), "asking for more gives nothing");
        assert!(reasons(run(service, &key, &request("payments")).await).contains_key("report"), "they are of all brands");
        let id = PaymentId(1);
        let new = || NewPayment { affiliate_id: Some(mine), ..NewPayment::default() };
        for refused in [
            code(payment::list(service, &key, payment::Query::default()).await),
            code(payment::show(service, &key, id).await),
            code(payment::request(service, &key, new()).await),
            code(payment::direct(service, &key, new()).await),
            code(payment::approve(service, &key, id, None).await),
            code(payment::pay(service, &key, id, None).await),
            code(payment::cancel(service, &key, id, None).await),
        ] {
            assert_eq!(refused, Code::Forbidden, "payments are of all brands");
        }
        assert_eq!(table(service, &world.admin(), &request("registrations")).await.rows.len(), 2);

        let seen: Vec<_> = link::list(service, &key).await.unwrap().iter().map(|listed| listed.link.id).collect();
        assert_eq!(seen, [link]);
        let brands: Vec<_> = brand::list(service, &key).await.unwrap().iter().map(|brand| brand.id).collect();
        assert_eq!(brands, [two]);
        let form = |brand| LinkForm::new(brand, "By key", "https://x.example/");
        assert_eq!(code(link::update(service, &key, foreign, form(two)).await), Code::NotFound);
        assert_eq!(code(link::update(service, &key, link, form(one)).await), Code::Invalid);
        assert_eq!(code(link::create(service, &key, world.operator, form(one)).await), Code::Invalid);
        assert_eq!(code(brand::create(service, &key, world.operator, "New", "new.example").await), Code::Forbidden);
        let wanted = |link_id| tracking_link::Wanted { link_id, affiliate_id: mine, campaign_id: None, source_id: String::new() };
        assert_eq!(code(tracking_link::build(service, &key, None, &wanted(link)).await), Code::Ok);
        assert_eq!(code(tracking_link::build(service, &key, None, &wanted(foreign)).await), Code::NotFound);
        assert_eq!(code(explain::registration(service, &key, second).await), Code::Ok);
        assert_eq!(code(explain::registration(service, &key, first).await), Code::NotFound);
    }

    async fn clicks_are_read_page_by_page(db: &Database) {
        let world = World::new(db).await;
        let mut tx = world.service.store.begin().await.unwrap();
        let (dimension, _) = visits(1, 4, "campaign x", 0);
        let detail = dimension::intern(&mut tx, world.operator, &[&dimension]).await.unwrap()[0].fine;
        let clicks: Vec<Click<'_>> = (0..25_i64).map(|number| Click {
            operator_id: world.operator,
            tracker: format!("tracker{number}").into(),
            // Some in the same moment.
            clicked_at: Timestamp(JULY * DAY + number / 3),
            is_b: false,
            is_machine: number % 5 == 0,
            country: "BG".into(),
            ip: "".into(),
            referrer: "".into(),
            user_agent: "".into(),
            params: "{}".into(),
            dimension: dimension.clone(),
        }).collect();
        let all: Vec<_> = clicks.iter().map(|click| (click, detail)).collect();
        click::insert(&mut tx, world.operator, &all).await.unwrap();
        tx.commit().await.unwrap();
        let mut asked = request("clicks");
        asked.columns = names(&["tracker", "afp", "link_id"]);
        asked.limit = Some(4);
        let mut seen = Vec::new();
        loop {
            let page = table(&world.service, &world.admin(), &asked).await;
            assert!(page.rows.iter().all(|row| row[1..] == [Cell::Text("campaign x".into()), Cell::Number(4)]));
            seen.extend(numbers(&page, "tracker"));
            asked.cursor = page.next_cursor;
            if asked.cursor.is_none() {
                break;
            }
        }
        let expected: Vec<_> = (0..25).rev().map(|number| Cell::Text(format!("tracker{number}"))).collect();
        assert_eq!(seen, expected);

        asked.limit = None;
        let mut file = report::file(&world.service, &world.admin(), &asked).await.unwrap();
        let mut lines = 0;
        while let Some(part) = file.next().await {
            lines += part.unwrap().len();
        }
        assert_eq!((lines, file.columns.len()), (25, 3));
        asked.filters.insert("tracker".into(), vec![Value::Text("tracker7".into())]);
        assert_eq!(table(&world.service, &world.admin(), &asked).await.rows.len(), 1);
        asked.filters.clear();
        asked.to = Some(Date::from_days(JULY));
        assert!(table(&world.service, &world.admin(), &asked).await.rows.is_empty());
    }

    async fn a_report_that_takes_too_long_is_stopped(db: &Database) {
        let world = World::new(db).await;
        let mut rows = Vec::new();
        for link in 0..60 {
            for day in 0..60 {
                let (dimension, counters) = visits(1, link, "", 1);
                rows.push((dimension, JULY + day, counters));
            }
        }
        count(&world, &rows).await;
        let options = Options { report_limit: std::time::Duration::from_nanos(1), ..Options::default() };
        let hasty = Service::new(world.service.store.clone(), tributary_service::Clock::System, options).await.unwrap();
        let mut asked = request("media");
        asked.group_by = names(&["link_id"]);
        let mut refused = 0;
        // A millisecond is PostgreSQL's least, and some machines are quick.
        for _ in 0..20 {
            match run(&hasty, &world.admin(), &asked).await {
                Ok(_) => {}
                Err(Error::Refused(refusal)) if refusal.code() == Code::Unavailable => refused += 1,
                Err(other) => panic!("{other}"),
            }
        }
        if world.service.store.engine() == "sqlite" {
            assert_eq!(refused, 20);
        }
        // The connection is as good as before.
        for _ in 0..8 {
            assert_eq!(table(&world.service, &world.admin(), &asked).await.rows.len(), 60);
        }
    }

    async fn every_report_runs_with_every_column(db: &Database) {
        let world = World::new(db).await;
        let brand = brand_of(&world).await;
        let (mine, _) = world.partner("every_partner", &[]).await;
        world.player(mine, brand, "one", JULY).await;
        let (dimension, counters) = visits(mine.0, 1, "x", 3);
        count(&world, &[(dimension, JULY, counters)]).await;
        for report in Report::ALL {
            for period in report.periods() {
                let mut asked = request(report.name());
                asked.period = period.name().into();
                let groupings: Vec<String> = report.groupings().iter().map(|column| column.key.to_owned()).collect();
                asked.group_by = (!groupings.is_empty()).then_some(groupings);
                let found = table(&world.service, &world.admin(), &asked).await;
                assert_eq!(found.totals.len(), found.columns.len());
                for column in &found.columns {
                    if report != Report::Clicks {
                        asked.sort = vec![format!("-{}", column.key)];
                        table(&world.service, &world.admin(), &asked).await;
                    }
                }
                asked.sort.clear();
                for filter in report.filters() {
                    let value = if filter.kind == tributary_domain::report::Kind::Time { "2026-07-01" } else { "1" };
                    asked.filters = BTreeMap::from([(filter.key.to_owned(), vec![Value::Text(value.into())])]);
                    table(&world.service, &world.admin(), &asked).await;
                }
            }
        }
    }
}

async fn brand_of(world: &World) -> BrandId {
    let mut tx = world.service.store.begin().await.unwrap();
    let now = world.service.clock.now();
    let id = tributary_store::brand::insert(&mut tx, world.operator, "Brand", "brand.example", now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

//! Clicks: answered from memory, kept in the spool, in the database once.

use crate::link::wanted;
use crate::world::{World, code};
use std::path::Path;
use tributary_domain::affiliate::Status;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, LinkId};
use tributary_domain::link::LinkType;
use tributary_domain::slug;
use tributary_service::brand::BrandForm;
use tributary_service::link::LinkForm;
use tributary_service::tracking::{self, Durability, RedirectOutcome, Visit, drain_now, visit};
use tributary_service::tracking_link::build;
use tributary_service::{Clock, Options, Service, brand, link, tracker};
use tributary_testing::{Database, both, execute};

const DESTINATION: &str = "https://one.example/{{_p_game}}?t={{tracker}}&a={{affiliate_id}}&l={{link_id}}&s={{source_id}}&afp={{afp}}";

fn options(spool: &Path, durability: Durability) -> Options {
    Options {
        rate_limit: false,
        clicks: Some(tracking::Options {
            spool: spool.to_owned(),
            may_share_folder: false,
            durability,
        }),
        ..Options::default()
    }
}

/// Another server on the same database.
async fn node(db: &Database, spool: &Path) -> Service {
    Service::new(
        db.store().await,
        Clock::System,
        options(spool, Durability::Commit),
    )
    .await
    .unwrap()
}

struct Scene {
    world: World,
    folder: tempfile::TempDir,
    affiliate: AffiliateId,
    link: LinkId,
    slug: String,
}

impl Scene {
    async fn new(db: &Database) -> Self {
        Self::with(db, Durability::Commit).await
    }

    async fn with(db: &Database, durability: Durability) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = World::with(db, options(&folder.path().join("clicks.db"), durability)).await;
        let affiliate = world.approved("runner").await;
        let brand = world.brand("one").await;
        let link = world.link(brand, DESTINATION).await;
        let slug = world.slug(link, affiliate).await;
        Self {
            world,
            folder,
            affiliate,
            link,
            slug,
        }
    }

    async fn click(&self, text: &str, query: &str) -> RedirectOutcome {
        click(&self.world.service, text, query).await
    }

    async fn stored(&self) -> i64 {
        let mut reader = self.world.service.store.read().await.unwrap();
        tributary_store::click::count(&mut reader, self.world.operator)
            .await
            .unwrap()
    }

    async fn form(&self) -> LinkForm {
        LinkForm::of(
            &link::show(&self.world.service, &self.world.admin(), self.link)
                .await
                .unwrap()
                .link,
        )
    }
}

async fn click(service: &Service, text: &str, query: &str) -> RedirectOutcome {
    visit_as(service, "aff.example", text, query, true).await
}

async fn visit_as(
    service: &Service,
    host: &str,
    text: &str,
    query: &str,
    is_click: bool,
) -> RedirectOutcome {
    let asked = Visit {
        is_ahead: false,
        host,
        text,
        query,
        ip: "198.51.100.77".parse().unwrap(),
        country: "BG",
        referrer: "https://blog.example/a?b",
        user_agent: "Browser/1",
        is_click,
    };
    visit(service, &asked).await.unwrap()
}

/// The tracker in an address that [`DESTINATION`] became.
fn tracker_in(way: &RedirectOutcome) -> String {
    let RedirectOutcome::Destination(url) = way else {
        panic!("{way:?}")
    };
    url.split_once("?t=")
        .unwrap()
        .1
        .split('&')
        .next()
        .unwrap()
        .to_owned()
}

/// The visits counted at each level.
async fn visits(db: &Database) -> Vec<(i64, i64)> {
    const SQL: &str = "SELECT d.level, CAST(SUM(y.visits) AS BIGINT) FROM daily y JOIN dimension d ON d.id = y.dimension_id GROUP BY d.level ORDER BY d.level";
    if db.url().starts_with("sqlite:") {
        let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
        sqlx::query_as(SQL).fetch_all(&pool).await.unwrap()
    } else {
        let pool = sqlx::PgPool::connect(db.url()).await.unwrap();
        sqlx::query_as(SQL).fetch_all(&pool).await.unwrap()
    }
}

/// What clicks keep by its name, as JSON, the oldest first.
async fn kept(db: &Database) -> Vec<serde_json::Value> {
    const SQL: &str = "SELECT params FROM click ORDER BY id";
    let kept: Vec<String> = if db.url().starts_with("sqlite:") {
        let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
        sqlx::query_scalar(SQL).fetch_all(&pool).await.unwrap()
    } else {
        let pool = sqlx::PgPool::connect(db.url()).await.unwrap();
        sqlx::query_scalar(SQL).fetch_all(&pool).await.unwrap()
    };
    let read = |text: &String| serde_json::from_str(text).unwrap();
    kept.iter().map(read).collect()
}

both! {
    async fn values_go_to_the_destination_whole(db: &Database) {
        let scene = Scene::new(db).await;
        let world = &scene.world;
        let brand = scene.form().await.brand_id;
        let link = world.link(brand, "https://one.example/?t={{tracker}}&c={{_p_ttclid}}&a={{afp}}&s={{source_id}}").await;
        let slug = world.slug(link, scene.affiliate).await;
        let (id, afp, huge) = ("c".repeat(306), "é".repeat(700), "h".repeat(3_000));
        let junk: String = (0..200).map(|number| format!("j{number}=1&")).collect();
        let query = format!("?{junk}ttclid={id}&afp={afp}??source_id={afp}&_p_huge={huge}");
        let way = scene.click(&slug, &query).await;
        let tracker = tracker_in(&way);
        let encoded = "%C3%A9".repeat(700);
        let expected = format!("https://one.example/?t={tracker}&c={id}&a={encoded}&s={encoded}");
        assert_eq!(way, RedirectOutcome::Destination(expected));
        assert_eq!(drain_now(&world.service).await.unwrap(), 1);
        let kept = &kept(db).await[0];
        assert_eq!((&kept["_p_ttclid"], &kept["afp"], &kept["source_id"]), (&id.into(), &afp.clone().into(), &afp.into()));
        assert_eq!(kept["_p_huge"].as_str().unwrap().len(), 2_048);
        assert_eq!(kept.as_object().unwrap().len(), 4, "{kept}");
        let mut reader = world.service.store.read().await.unwrap();
        let id = tributary_store::click::dimension_by_tracker(&mut reader, world.operator, &tracker).await.unwrap().unwrap();
        let dimensions = tributary_store::dimension::by_ids(&mut reader, world.operator, &[id]).await.unwrap();
        let short = "é".repeat(256);
        assert_eq!((&dimensions[&id].afp[0], &dimensions[&id].source_id), (&short, &short));
    }

    async fn a_machine_is_sent_on_and_is_no_visit(db: &Database) {
        let scene = Scene::new(db).await;
        let service = &scene.world.service;
        let as_ = async |user_agent: &str, is_ahead: bool| {
            let asked = Visit {
                host: "aff.example", text: &scene.slug, query: "afp=m", ip: "198.51.100.77".parse().unwrap(), country: "BG", referrer: "",
                user_agent, is_ahead, is_click: true,
            };
            tracker_in(&visit(service, &asked).await.unwrap())
        };
        let mut trackers = Vec::new();
        for agent in ["facebookexternalhit/1.1", "Twitterbot/1.0", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"] {
            trackers.push(as_(agent, false).await);
        }
        trackers.push(as_("Browser/1", true).await);
        assert_eq!(drain_now(service).await.unwrap(), 4, "they are kept");
        assert!(visits(db).await.iter().all(|(_, count)| *count == 0));
        trackers.push(as_("Mozilla/5.0 (Linux; Android 9; CUBOT_X18)", false).await);
        assert_eq!(drain_now(service).await.unwrap(), 1);
        assert_eq!(visits(db).await, [(0, 1), (1, 1)]);
        let mut reader = service.store.read().await.unwrap();
        for tracker in &trackers {
            let found = tributary_store::click::dimension_by_tracker(&mut reader, scene.world.operator, tracker).await.unwrap();
            assert!(found.is_some(), "it attributes");
        }
    }

    async fn a_click_goes_where_it_should_and_counts_once(db: &Database) {
        let scene = Scene::new(db).await;
        let service = &scene.world.service;
        let way = scene.click(&scene.slug, "afp=Some+Thing&afp9=n&utm_source=News&_p_game=A/B&source_id=S+1&utm_id=4&nul=%00&_p_nul=a%00b").await;
        let tracker = tracker_in(&way);
        let (affiliate, link) = (scene.affiliate, scene.link);
        let expected = format!("https://one.example/A%2FB?t={tracker}&a={affiliate}&l={link}&s=S%201&afp=Some%20Thing");
        assert_eq!(way, RedirectOutcome::Destination(expected));
        let read = tracker::read(service, &tracker).unwrap();
        assert_eq!((read.operator, read.affiliate, read.link), (scene.world.operator, affiliate, link));
        assert_eq!((service.tracking.waiting().await, scene.stored().await), (1, 0));
        assert_eq!(visit_as(service, "aff.example", &scene.slug, "", false).await, RedirectOutcome::Destination(format!("https://one.example/?t=&a={affiliate}&l={link}&s=&afp=")));

        assert_eq!(drain_now(service).await.unwrap(), 1);
        assert_eq!((service.tracking.waiting().await, scene.stored().await), (0, 1));
        let mut reader = service.store.read().await.unwrap();
        let id = tributary_store::click::dimension_by_tracker(&mut reader, scene.world.operator, &tracker).await.unwrap().unwrap();
        let dimensions = tributary_store::dimension::by_ids(&mut reader, scene.world.operator, &[id]).await.unwrap();
        let dimension = &dimensions[&id];
        assert_eq!((dimension.affiliate_id, dimension.link_id), (affiliate, link));
        assert_eq!((dimension.source_id.as_str(), dimension.afp[0].as_str(), dimension.afp[9].as_str(), dimension.utm[0].as_str()), ("S 1", "Some Thing", "n", "News"));
        assert_eq!(visits(db).await, [(0, 1), (1, 1)]);
        drop(reader);

        for number in 0..30 {
            scene.click(&format!("{}&afp=x{}", scene.slug.to_uppercase(), number % 3), "").await;
        }
        assert_eq!(drain_now(service).await.unwrap(), 30);
        assert_eq!(drain_now(service).await.unwrap(), 0);
        assert_eq!(visits(db).await, [(0, 31), (1, 31)]);
    }

    async fn what_is_brought_over_twice_counts_once(db: &Database) {
        let scene = Scene::new(db).await;
        let spool = scene.folder.path().join("clicks.db");
        for _ in 0..5 {
            scene.click(&scene.slug, "afp=a").await;
        }
        // As after dying between the two: everything is in both.
        let copy = scene.folder.path().join("copy.db");
        std::fs::copy(spool, &copy).unwrap();
        assert_eq!(drain_now(&scene.world.service).await.unwrap(), 5);
        let second = node(db, &copy).await;
        assert_eq!(second.tracking.waiting().await, 5);
        assert_eq!(drain_now(&second).await.unwrap(), 0);
        assert_eq!((second.tracking.waiting().await, scene.stored().await), (0, 5));
        assert_eq!(visits(db).await, [(0, 5), (1, 5)]);
    }

    /// Refused for its own sake: it holds up no other, and comes once the database knows better.
    async fn a_click_that_is_refused_is_put_aside_and_tried_again(db: &Database) {
        let scene = Scene::new(db).await;
        let service = &scene.world.service;
        let is_sqlite = service.store.engine() == "sqlite";
        let (forbid, admit) = match is_sqlite {
            true => (
                "CREATE TRIGGER no_bears BEFORE INSERT ON click WHEN NEW.referrer LIKE '%bears%' BEGIN SELECT RAISE(ABORT, 'no bears'); END",
                "DROP TRIGGER no_bears",
            ),
            false => (
                "ALTER TABLE click ADD CONSTRAINT no_bears CHECK (referrer NOT LIKE '%bears%')",
                "ALTER TABLE click DROP CONSTRAINT no_bears",
            ),
        };
        execute(db.url(), forbid).await;
        for referrer in ["https://blog.example/", "https://bears.example/", "https://blog.example/"] {
            let asked = Visit {
                host: "aff.example",
                text: &scene.slug,
                query: "",
                ip: "198.51.100.77".parse().unwrap(),
                country: "BG",
                referrer,
                user_agent: "Browser/1",
                is_click: true,
                is_ahead: false,
            };
            tracker_in(&visit(service, &asked).await.unwrap());
        }
        assert_eq!(drain_now(service).await.unwrap(), 2);
        assert_eq!((service.tracking.refused().await, service.tracking.waiting().await), (1, 0));
        execute(db.url(), admit).await;
        let draining = tokio::spawn(tracking::drain(service.clone()));
        while scene.stored().await < 3 {
            assert!(!draining.is_finished());
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        draining.abort();
        assert_eq!(service.tracking.refused().await, 0);
        assert_eq!(visits(db).await, [(0, 3), (1, 3)]);
    }

    async fn clicks_go_on_while_the_database_is_away(db: &Database) {
        let scene = Scene::new(db).await;
        let service = scene.world.service.clone();
        service.store.close().await;
        let mut crowd = tokio::task::JoinSet::new();
        for _ in 0..200 {
            let (service, slug) = (service.clone(), scene.slug.clone());
            crowd.spawn(async move { tracker_in(&click(&service, &slug, "").await) });
        }
        let trackers = crowd.join_all().await;
        assert_eq!(code(drain_now(&service).await), Code::Unavailable);
        assert_eq!(code(tracking::refresh(&service).await), Code::Unavailable);
        assert_eq!(click(&service, "zzzzzzzz", "").await, RedirectOutcome::Nowhere, "unknown, and nobody to ask");
        assert_eq!(service.tracking.waiting().await, 200);
        service.tracking.close().await;
        let Scene { world, folder, .. } = scene;
        let operator = world.operator;
        drop((service, world));

        // The lock is free once the writer has seen that nobody is left.
        let path = folder.path().join("clicks.db");
        let service = loop {
            match Service::new(db.store().await, Clock::System, options(&path, Durability::Commit)).await {
                Ok(service) => break service,
                Err(error) => assert_eq!(error.code(), Code::Conflict),
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        };
        assert_eq!(drain_now(&service).await.unwrap(), 200);
        let mut reader = service.store.read().await.unwrap();
        for tracker in trackers {
            let found = tributary_store::click::dimension_by_tracker(&mut reader, operator, &tracker).await.unwrap();
            assert!(found.is_some(), "{tracker}");
        }
        assert_eq!(visits(db).await, [(0, 200), (1, 200)]);
    }

    async fn without_waiting_clicks_arrive_too(db: &Database) {
        let scene = Scene::with(db, Durability::Async).await;
        for _ in 0..50 {
            tracker_in(&scene.click(&scene.slug, "").await);
        }
        assert_eq!(drain_now(&scene.world.service).await.unwrap(), 50);
    }

    async fn what_does_not_work_leads_nowhere_or_to_the_fallback(db: &Database) {
        let scene = Scene::new(db).await;
        let world = &scene.world;
        let service = &world.service;
        let unknown = async || click(service, "abcdefgh", "").await;
        for text in ["abcdefgh", "", "x", "a/b", "%00%00%00%00", "........"] {
            assert_eq!(scene.click(text, "").await, RedirectOutcome::Nowhere, "{text}");
        }
        let brand = scene.form().await.brand_id;
        let put = async |is_active: bool, fallback: bool| {
            let form = BrandForm {
                go_host: Some("go.one.example".into()), is_active,
                fallback_url: fallback.then(|| "https://one.example/lost".to_owned()),
                ..BrandForm::new("one", "one.example")
            };
            brand::update(service, &world.admin(), brand, form).await.unwrap();
        };
        put(true, true).await;
        let lost = RedirectOutcome::Fallback("https://one.example/lost".into());
        assert_eq!(unknown().await, lost, "the operator's only brand");
        assert!(service.tracking.is_go_host("go.one.example") && !service.tracking.is_go_host("aff.example"));
        assert_eq!(visit_as(service, "go.one.example", "nothing-here", "", true).await, lost);
        assert_eq!(visit_as(service, "elsewhere.example", "abcdefgh", "", true).await, RedirectOutcome::Nowhere);

        let form = scene.form().await;
        link::update(service, &world.admin(), scene.link, LinkForm { is_enabled: false, ..form.clone() }).await.unwrap();
        assert_eq!(scene.click(&scene.slug, "").await, lost);
        link::update(service, &world.admin(), scene.link, LinkForm { link_type: LinkType::HomePage, ..form }).await.unwrap();
        tracker_in(&scene.click(&scene.slug, "").await);
        put(false, true).await;
        assert_eq!(scene.click(&scene.slug, "").await, lost);
        put(true, false).await;
        for status in [Status::Suspended, Status::Blocked] {
            world.decide(scene.affiliate, status).await;
            assert_eq!(scene.click(&scene.slug, "").await, RedirectOutcome::Nowhere);
            world.decide(scene.affiliate, Status::Approved).await;
            tracker_in(&scene.click(&scene.slug, "").await);
        }
        world.decide(scene.affiliate, Status::ViewOnly).await;
        assert_eq!(scene.click(&scene.slug, "").await, RedirectOutcome::Nowhere);
        assert_eq!(drain_now(service).await.unwrap(), 3, "what led nowhere is no click");
    }

    async fn every_node_knows(db: &Database) {
        let scene = Scene::new(db).await;
        let world = &scene.world;
        let other = node(db, &scene.folder.path().join("other.db")).await;
        tracker_in(&click(&other, &scene.slug, "").await);
        // Made elsewhere a moment ago: a slug, and one of a link that is new, too.
        let second = world.approved("second.runner").await;
        let slug = world.slug(scene.link, second).await;
        tracker_in(&click(&other, &slug, "").await);
        let brand = scene.form().await.brand_id;
        let new = world.link(brand, DESTINATION).await;
        let slug = world.slug(new, second).await;
        tracker_in(&click(&other, &slug, "").await);

        let form = scene.form().await;
        link::update(&world.service, &world.admin(), scene.link, LinkForm { is_enabled: false, ..form }).await.unwrap();
        assert_eq!(scene.click(&scene.slug, "").await, RedirectOutcome::Nowhere);
        tracking::refresh(&other).await.unwrap();
        assert_eq!(click(&other, &scene.slug, "").await, RedirectOutcome::Nowhere);
        world.decide(second, Status::Suspended).await;
        tracking::refresh(&other).await.unwrap();
        assert_eq!(click(&other, &slug, "").await, RedirectOutcome::Nowhere);
    }

    async fn a_slug_of_a_link_says_whose_click_it_is(db: &Database) {
        let scene = Scene::new(db).await;
        let world = &scene.world;
        let slug = slug::of_link(scene.link).unwrap();
        let aff = format!("aff={}&afp=1", scene.affiliate);
        let tracker = tracker_in(&scene.click(&slug, &aff).await);
        assert_eq!(tracker::read(&world.service, &tracker).unwrap().affiliate, scene.affiliate);
        for query in ["", "aff=XXX", "aff=999"] {
            assert_eq!(scene.click(&slug, query).await, RedirectOutcome::Nowhere, "{query}");
        }
        let form = LinkForm { is_public: false, ..scene.form().await };
        link::update(&world.service, &world.admin(), scene.link, form).await.unwrap();
        assert_eq!(scene.click(&slug, &aff).await, RedirectOutcome::Nowhere);
    }

    async fn a_share_of_the_clicks_goes_to_the_other_destination(db: &Database) {
        let scene = Scene::new(db).await;
        let form = LinkForm { destination_url_ab: Some("https://b.example/?t={{tracker}}".into()), ab_percent: 30, ..scene.form().await };
        link::update(&scene.world.service, &scene.world.admin(), scene.link, form).await.unwrap();
        let mut count = 0;
        for _ in 0..400 {
            let RedirectOutcome::Destination(url) = scene.click(&scene.slug, "").await else { panic!() };
            count += i32::from(url.starts_with("https://b.example/?t="));
        }
        assert!((60..180).contains(&count), "{count} of 400");
    }

    async fn a_slugs_own_source_wins(db: &Database) {
        let scene = Scene::new(db).await;
        let world = &scene.world;
        let wanted = tributary_service::tracking_link::Wanted { source_id: "own source".into(), ..wanted(scene.link, scene.affiliate) };
        let address = build(&world.service, &world.admin(), None, &wanted).await.unwrap();
        let slug = address.rsplit('/').next().unwrap();
        let RedirectOutcome::Destination(url) = scene.click(slug, "source_id=other").await else { panic!() };
        assert!(url.contains("&s=own%20source&"), "{url}");
        let form = LinkForm { has_source_id: false, ..scene.form().await };
        link::update(&world.service, &world.admin(), scene.link, form).await.unwrap();
        let RedirectOutcome::Destination(url) = scene.click(&scene.slug, "source_id=other").await else { panic!() };
        assert!(url.contains("&s=&"), "{url}");
    }
}

//! Clicks through the real router and the real binary: the redirect, what it refuses, what
//! survives `kill -9`; and the API for links.

use crate::commands::run;
use crate::programme::Programme;
use crate::running::{Running, client, eventually};
use crate::support::{Answer, HOST, OTHER_HOST, Site, get, post, request, send};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use tributary_domain::api_key::{IpRange, KeyKind, Permission};
use tributary_domain::id::{AffiliateId, BrandId, LinkId, StaffId};
use tributary_domain::registration::{Field, Form};
use tributary_server::http::Settings;
use tributary_service::brand::BrandForm;
use tributary_service::link::LinkForm;
use tributary_service::registration::{Grants, Submission, register};
use tributary_service::tracking::{self, Durability, drain_now};
use tributary_service::{Actor, Options, api_key, brand, link};
use tributary_testing::{Database, both};

pub(crate) const GO_HOST: &str = "go.one.example";
const DESTINATION: &str =
    "https://one.example/{{_p_game}}?t={{tracker}}&a={{affiliate_id}}&afp={{afp}}";

pub(crate) struct Scene {
    pub(crate) site: Site,
    brand: BrandId,
    link: LinkId,
    affiliate: AffiliateId,
    key: String,
    _folder: tempfile::TempDir,
}

impl Scene {
    pub(crate) async fn new(db: &Database) -> Self {
        Self::with(db, Settings::default()).await
    }

    async fn with(db: &Database, settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clicks = tracking::Options {
            spool: folder.path().join("clicks.db"),
            may_share_folder: false,
            durability: Durability::Commit,
        };
        let options = Options {
            rate_limit: false,
            clicks: Some(clicks),
            ..Options::default()
        };
        let site = Site::with(db, options, settings).await;
        let console = Actor::Console;
        let brand = brand::create(&site.service, &console, site.operator, "One", "one.example")
            .await
            .unwrap();
        let form = LinkForm::new(brand, "Home page", DESTINATION);
        let link = link::create(&site.service, &console, site.operator, form)
            .await
            .unwrap();
        let affiliate = approved(&site, "runner").await;
        let key = site.key(site.operator, &[Permission::LinksRead]).await;
        Self {
            site,
            brand,
            link,
            affiliate,
            key,
            _folder: folder,
        }
    }

    async fn call(&self, key: &str, body: &Value) -> Answer {
        let headers = [("authorization", key), ("content-type", "application/json")];
        self.site
            .send(post("/api/private-api", &headers, body.to_string()))
            .await
    }

    async fn build(&self, params: Value) -> Answer {
        self.call(
            &self.key,
            &json!({"method": "af2_build_link", "params": {"linkParams": params}}),
        )
        .await
    }

    pub(crate) async fn slug(&self) -> String {
        let answer = self
            .build(json!({"link_id": self.link, "affiliate_id": self.affiliate, "source_id": null}))
            .await;
        let link = answer.json()["link"].as_str().unwrap().to_owned();
        link.rsplit('/').next().unwrap().to_owned()
    }

    pub(crate) async fn brand_put(&self, go_host: Option<&str>, fallback: Option<&str>) {
        let form = BrandForm {
            go_host: go_host.map(str::to_owned),
            fallback_url: fallback.map(str::to_owned),
            ..BrandForm::new("One", "one.example")
        };
        let admin = Actor::Staff {
            operator: self.site.operator,
            id: StaffId(1),
            username: "admin".into(),
            role: tributary_domain::staff::Role::Admin,
        };
        brand::update(&self.site.service, &admin, self.brand, form)
            .await
            .unwrap();
    }
}

/// Signs somebody up whom staff has vouched for.
async fn approved(site: &Site, username: &str) -> AffiliateId {
    let mut form = Form::accepting_terms();
    for (field, text) in [
        (Field::Hostname, HOST),
        (Field::FirstName, "First"),
        (Field::LastName, "Last"),
        (Field::Username, username),
        (Field::Email, &format!("{username}@mail.example")),
        (Field::Password, "Q!w2e3r4"),
        (Field::Country, "BG"),
    ] {
        form.set(field, text);
    }
    let grants = Grants {
        manager_id: Some(StaffId(1)),
        ..Grants::default()
    };
    let submission = Submission {
        form,
        grants,
        ..Submission::default()
    };
    register(&site.service, &Actor::Console, None, submission)
        .await
        .unwrap()
        .id
}

async fn ask(scene: &Scene, method: &str, host: &str, path: &str) -> Answer {
    send(
        &scene.site.router,
        request(method, path, &[("host", host)], Body::empty()),
    )
    .await
}

both! {
    async fn a_click_is_redirected_and_counted(db: &Database) {
        let scene = Scene::new(db).await;
        let slug = scene.slug().await;
        let answer = scene.site.get(&format!("/go/{slug}?afp=Some%20Thing&_p_game=x")).await;
        assert_eq!(answer.status, StatusCode::FOUND);
        let location = answer.header("location");
        assert!(location.starts_with("https://one.example/x?t=") && location.ends_with(&format!("&a={}&afp=Some%20Thing", scene.affiliate)), "{location}");
        assert_eq!((answer.header("cache-control"), answer.header("referrer-policy")), ("no-store", "no-referrer"));
        assert_eq!((answer.header("set-cookie"), answer.body.len()), ("", 0));
        let other = scene.site.get(&format!("/go/{slug}&afp=junk")).await;
        assert!(other.header("location").ends_with("&afp=junk"));
        assert_ne!(other.header("location"), location);
        let head = ask(&scene, "HEAD", HOST, &format!("/go/{slug}")).await;
        assert_eq!(head.status, StatusCode::FOUND);
        let post = ask(&scene, "POST", HOST, &format!("/go/{slug}")).await;
        assert_eq!((post.status, post.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
        let long = scene.site.get(&format!("/go/{slug}?afp={}", "x".repeat(9_000))).await;
        assert_eq!(long.status, StatusCode::URI_TOO_LONG);
        let two_hosts = get(&format!("/go/{slug}"));
        let (mut parts, body) = two_hosts.into_parts();
        parts.headers.append("host", "second.example".parse().unwrap());
        let two_hosts = send(&scene.site.router, axum::extract::Request::from_parts(parts, body)).await;
        assert_eq!(two_hosts.status, StatusCode::BAD_REQUEST);
        assert_eq!(drain_now(&scene.site.service).await.unwrap(), 2, "HEAD and what was refused are no clicks");
    }

    async fn what_leads_nowhere_is_the_fallback_or_a_small_page(db: &Database) {
        let scene = Scene::new(db).await;
        let slug = scene.slug().await;
        for path in ["/go/abcdefgh", "/go/", "/go/%F0%9F", "/go/abc", "/go/abcdefgh/../../x"] {
            let lost = scene.site.get(path).await;
            assert_eq!(lost.status, StatusCode::NOT_FOUND, "{path}");
            assert!(lost.text().contains("leads nowhere") && !lost.header("x-request-id").is_empty());
        }
        scene.brand_put(Some(GO_HOST), Some("https://one.example/lost")).await;
        let found = ask(&scene, "GET", GO_HOST, &format!("/{slug}")).await;
        assert!(found.header("location").starts_with("https://one.example/?t="));
        for path in ["/abcdefgh", "/", "/api/openapi.json", "/register", "/office", "/go/abcdefgh"] {
            let lost = ask(&scene, "GET", GO_HOST, path).await;
            assert_eq!((lost.status, lost.header("location")), (StatusCode::FOUND, "https://one.example/lost"), "{path}");
        }
        assert_eq!(ask(&scene, "GET", GO_HOST, "/healthz").await.status, StatusCode::OK);
        assert_eq!(ask(&scene, "GET", OTHER_HOST, &format!("/{slug}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(drain_now(&scene.site.service).await.unwrap(), 1);
    }

    async fn links_are_listed_and_built_as_the_vendors_clients_expect(db: &Database) {
        let scene = Scene::new(db).await;
        let site = &scene.site;
        let built = scene.build(json!({"link_id": scene.link.to_string(), "affiliate_id": scene.affiliate, "source_id": "Source 1"})).await;
        let link = built.json()["link"].as_str().unwrap().to_owned();
        assert!(link.starts_with(&format!("https://{HOST}/go/")), "{link}");
        let again = scene.build(json!({"link_id": scene.link, "affiliate_id": scene.affiliate, "source_id": "Source 1"})).await;
        assert_eq!(again.json()["link"], link);
        let writer = site.key(site.operator, &[Permission::LinksWrite]).await;
        let params = json!({"link_id": scene.link, "affiliate_id": scene.affiliate, "source_id": "Source 1"});
        let written = scene.call(&writer, &json!({"method": "af2_build_link", "params": {"linkParams": params}})).await;
        assert_eq!(written.json()["link"], link);
        let neither = site.key(site.operator, &[Permission::ReportsRead]).await;
        assert_eq!(scene.call(&neither, &json!({"method": "af2_build_link"})).await.error().0, 403);
        let unknown = |body: Value| { let scene = &scene; async move { scene.call(&scene.key, &body).await.error() } };
        assert_eq!(unknown(json!({"method": "af2_nothing", "params": {}})).await.0, 422);
        assert_eq!(unknown(json!({"params": {}})).await.0, 422);
        assert_eq!(unknown(json!({"method": "af2_build_link"})).await.0, 422);
        let without = scene.build(json!({"affiliate_id": 1})).await;
        assert_eq!((without.error().0, without.json()["fields"]["link_id"].is_string()), (422, true));
        let missing = scene.build(json!({"link_id": 999, "affiliate_id": scene.affiliate})).await;
        let foreign = scene.build(json!({"link_id": scene.link, "affiliate_id": 999})).await;
        assert_eq!(missing.error(), (404, 4, "not_found".into()));
        let plain = |answer: &Answer| { let mut body = answer.json(); body["request_id"] = Value::Null; body };
        assert_eq!(plain(&missing), plain(&foreign));
        assert_eq!(scene.call("trb_nonsense", &json!({})).await.error().0, 401);

        let list = async |path: &str, key: &str| site.send(request("GET", path, &[("authorization", key)], Body::empty())).await;
        let rows = list("/api/af2_link_op", &scene.key).await;
        assert_eq!(rows.header("content-range"), "af2_link_op 0-0/1");
        let row = &rows.json()[0];
        let names: BTreeSet<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
        let seed = [
            "id", "link_id", "enabled", "brand_id", "link_type_id", "link_type_name", "link_name", "description", "destination_url",
            "destination_url_ab", "private_affiliate_ids", "is_public", "link_id_external", "create_date", "update_date", "create_by",
            "brand_name", "operator_id", "is_active_brand", "enable_campaigns", "enable_source_id", "link_name_and_brand", "asset_ids",
        ];
        assert_eq!(names, BTreeSet::from(seed));
        assert_eq!((row["link_name_and_brand"].as_str(), row["destination_url"].as_str()), (Some("Home page / One"), Some(DESTINATION)));
        assert_eq!(list("/api/af2_link_op?filter={%22brand_id%22:99}", &scene.key).await.json(), json!([]));
        let external = row["link_id_external"].as_str().unwrap().replace("XXX", &scene.affiliate.to_string());
        let path = external.strip_prefix(&format!("https://{HOST}")).unwrap();
        assert!(site.get(path).await.header("location").starts_with("https://one.example/"));

        let own = api_key::create(&site.service, &Actor::Console, site.operator, tributary_service::api_key::NewKey {
            kind: KeyKind::Affiliate, name: String::new(), affiliate_id: Some(scene.affiliate), staff_id: None, brands: vec![],
            permissions: vec![Permission::LinksRead], scopes: vec![], ip_ranges: vec![IpRange::parse("203.0.113.0/24").unwrap()], expires_at: None,
        }).await.unwrap().1;
        let rows = list("/api/af2_link_af", &own).await.json();
        assert_eq!(rows.as_array().unwrap().len(), 1);
        assert!(rows[0]["link_id_external"].as_str().unwrap().ends_with(&format!("?aff={}", scene.affiliate)));
        assert_eq!(list("/api/af2_link_op", &own).await.error(), (403, 3, "forbidden".into()));
        assert_eq!(list("/api/af2_link_af", &scene.key).await.error(), (403, 3, "forbidden".into()));
        let other = site.key(site.other, &[Permission::LinksRead]).await;
        assert_eq!(site.send(request("GET", "/api/af2_link_op", &[("authorization", &other), ("host", OTHER_HOST)], Body::empty())).await.json(), json!([]));
    }

    async fn what_a_proxy_says_counts_when_it_is_trusted(db: &Database) {
        let settings = Settings { trusted_proxies: vec!["203.0.113.9/32".parse().unwrap()], ..Settings::default() };
        let scene = Scene::with(db, settings).await;
        let path = format!("/go/{}", scene.slug().await);
        let headers = [("cf-ipcountry", "bg"), ("x-forwarded-for", "198.51.100.77"), ("user-agent", "Browser"), ("referer", "https://blog.example/")];
        scene.site.send(request("GET", &path, &headers, Body::empty())).await;
        drain_now(&scene.site.service).await.unwrap();
        const SQL: &str = "SELECT country, ip, user_agent, referrer FROM click";
        let row: (String, String, String, String) = if db.url().starts_with("sqlite:") {
            sqlx::query_as(SQL).fetch_one(&sqlx::SqlitePool::connect(db.url()).await.unwrap()).await.unwrap()
        } else {
            sqlx::query_as(SQL).fetch_one(&sqlx::PgPool::connect(db.url()).await.unwrap()).await.unwrap()
        };
        assert_eq!(row, ("BG".into(), "198.51.100.0".into(), "Browser".into(), "https://blog.example/".into()));
    }

    async fn an_answered_click_survives_kill_9(db: &Database) {
        let programme = Programme::new(db).await;
        let folder = programme.folder.path();
        let spool = folder.join("spool.db");
        let spool = ["--click-spool", spool.to_str().unwrap()];
        let server = Running::start(folder, db.url(), &spool).await;
        let address = format!("{}{}", server.url, programme.link);
        let answered = Arc::new(Mutex::new(BTreeSet::new()));
        let mut flood = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let (answered, address) = (answered.clone(), address.clone());
            flood.spawn(async move {
                let client = client();
                // Until the server is gone.
                while let Ok(answer) = client.get(&address).send().await {
                    assert_eq!(answer.status().as_u16(), 302);
                    let location = answer.headers()["location"].to_str().unwrap();
                    answered.lock().unwrap().insert(location.split_once("?t=").unwrap().1.to_owned());
                }
            });
        }
        eventually("so many clicks are answered", async || answered.lock().unwrap().len() >= 500).await;
        server.kill();
        flood.join_all().await;
        let answered = answered.lock().unwrap().clone();

        // A second server on the same spool is refused while the first has it.
        let server = Running::start(folder, db.url(), &spool).await;
        let second = run(folder, &["serve", "--listen", "127.0.0.1:0", "--database", db.url(), spool[0], spool[1]]);
        assert_eq!(second.status.code(), Some(2), "{}", String::from_utf8_lossy(&second.stderr));
        let mut missing: Vec<&String> = answered.iter().collect();
        eventually("every answered click arrives", async || {
            let mut left = Vec::new();
            for tracker in std::mem::take(&mut missing) {
                if !programme.has_click(tracker).await {
                    left.push(tracker);
                }
            }
            missing = left;
            missing.is_empty()
        })
        .await;
        server.kill();
        // Some were on disk without having been answered; none is there twice.
        let count = programme.clicks().await;
        assert!(count >= i64::try_from(answered.len()).unwrap() && count <= i64::try_from(answered.len()).unwrap() + 16);
        programme.assert_healthy().await;
    }
}

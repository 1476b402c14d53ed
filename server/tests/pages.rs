//! Pages: whose they are, in which language, and what they carry.

use crate::support::{HOST, Site, get, request};
use axum::body::Body;
use axum::http::StatusCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tributary_domain::captcha::CaptchaKind;
use tributary_server::http::Settings;
use tributary_server::listener::Peer;
use tributary_server::router;
use tributary_server::shutdown::Shutdown;
use tributary_server::state::AppState;
use tributary_service::{Actor, Options, operator};
use tributary_testing::{Database, both};

both! {
    async fn a_page_is_the_operators_of_its_host(db: &Database) {
        let site = Site::new(db).await;
        let own = site.get("/").await;
        assert_eq!(own.status, StatusCode::OK);
        assert!(own.header("content-type").starts_with("text/html") && own.text().contains(HOST));
        let other = site.send(request("GET", "/", &[("host", "OTHER.example.:80")], Body::empty())).await;
        assert!(other.text().contains("other.example"));
        let nobody = site.send(request("GET", "/", &[("host", "nobody.example")], Body::empty())).await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
        assert!(nobody.text().contains("No affiliate programme runs on this host name."));
        let nothing = site.get("/nothing/here").await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
        assert!(nothing.header("content-type").starts_with("text/html"));
    }
}

/// While a route table is read, resources of every page in the process stay silent for ever; so it
/// is read once, before there are pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_server_in_the_process_silences_no_page() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let admin = site.sign_in("admin").await;
    let (service, runtime) = (site.service.clone(), tokio::runtime::Handle::current());
    let is_over = Arc::new(AtomicBool::new(false));
    let until = Arc::clone(&is_over);
    let others = std::thread::spawn(move || {
        let _entered = runtime.enter();
        while !until.load(Ordering::Relaxed) {
            let state = AppState::new(service.clone());
            drop(router::build(
                state,
                Shutdown::default(),
                Settings::default(),
            ));
        }
    });
    for _ in 0..20 {
        let page = site.visit(&admin, "/office/brands").await;
        assert_eq!(page.status, StatusCode::OK);
    }
    is_over.store(true, Ordering::Relaxed);
    others.join().unwrap();
}

/// What stands behind `nonce-` in the policy.
fn nonce(policy: &str) -> &str {
    policy
        .split_once("'nonce-")
        .unwrap()
        .1
        .split('\'')
        .next()
        .unwrap()
}

#[tokio::test]
async fn scripts_carry_the_nonce_of_their_answer() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let (first, second) = (site.get("/").await, site.get("/").await);
    let (one, two) = (
        nonce(first.header("content-security-policy")),
        nonce(second.header("content-security-policy")),
    );
    assert_ne!(one, two);
    for (page, nonce) in [(first.text(), one), (second.text(), two)] {
        let scripts = page
            .split("<script")
            .skip(1)
            .map(|rest| rest.split('>').next().unwrap());
        for script in scripts.filter(|script| !script.contains("application/json")) {
            assert!(script.contains(&format!("nonce=\"{nonce}\"")), "{script}");
        }
        assert!(
            !page.contains(" style=\"") && !page.contains(" onclick="),
            "inline style or script"
        );
    }
}

#[tokio::test]
async fn captcha_hosts_are_on_the_sign_up_alone() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    for (kind, host) in [
        (
            CaptchaKind::RecaptchaV3,
            "https://www.google.com/recaptcha/",
        ),
        (CaptchaKind::Turnstile, "https://challenges.cloudflare.com"),
        (CaptchaKind::Hcaptcha, "https://*.hcaptcha.com"),
    ] {
        let settings = [("captcha".to_owned(), kind.name().to_owned())];
        operator::set(&site.service, &Actor::Console, site.operator, &settings)
            .await
            .unwrap();
        let sign_up = site.get("/register").await;
        assert!(
            sign_up.header("content-security-policy").contains(host),
            "{kind:?}"
        );
        for address in ["/", "/login", "/register/x"] {
            let policy = site.get(address).await;
            assert!(
                !policy.header("content-security-policy").contains("https:"),
                "{kind:?} {address}"
            );
        }
    }
}

#[tokio::test]
async fn the_language_is_chosen_remembered_or_the_browsers() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    for (address, headers, lang) in [
        ("/", &[][..], "en"),
        ("/", &[("accept-language", "de, en;q=0.5")], "de"),
        (
            "/",
            &[("accept-language", "de"), ("cookie", "lang=fr")],
            "fr",
        ),
        (
            "/?lang=es",
            &[("accept-language", "de"), ("cookie", "lang=fr")],
            "es",
        ),
        ("/?lang=xx", &[("cookie", "lang=fr")], "fr"),
    ] {
        let page = site
            .send(request("GET", address, headers, Body::empty()))
            .await;
        assert!(
            page.text().contains(&format!("<html lang=\"{lang}\"")),
            "{address} {headers:?}"
        );
        let remembers = page.header("set-cookie").contains("lang=es");
        assert_eq!(remembers, address == "/?lang=es", "{address}");
    }
}

#[tokio::test]
async fn only_our_proxy_says_https() {
    let db = Database::sqlite();
    let settings = Settings {
        trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
        ..Settings::default()
    };
    let options = Options {
        rate_limit: false,
        ..Options::default()
    };
    let site = Site::with(&db, options, settings).await;
    for (peer, is_https) in [("10.0.0.1:1", true), ("203.0.113.9:1", false)] {
        let mut page = request(
            "GET",
            "/?lang=fr",
            &[("x-forwarded-proto", "https")],
            Body::empty(),
        );
        page.extensions_mut().insert(Peer(peer.parse().unwrap()));
        let page = site.send(page).await;
        assert_eq!(
            page.header("set-cookie").contains("Secure"),
            is_https,
            "{peer}"
        );
        assert_eq!(
            page.header("strict-transport-security").is_empty(),
            !is_https,
            "{peer}"
        );
    }
}

#[tokio::test]
async fn public_files_and_their_packed_forms_stay_apart() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    // What there is depends on whether the site was built; these never are.
    for address in [
        "/assets.json",
        "/pkg/",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/favicon.svg.br",
    ] {
        let answer = site.send(get(address)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn server_functions_are_posts_of_our_own_pages() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let post = |headers| site.send(request("POST", "/ui/nothing", headers, Body::empty()));
    assert_eq!(post(&[]).await.status, StatusCode::UNAUTHORIZED);
    let admin = site.sign_in("admin").await;
    let cookie = [("cookie", admin.as_str())];
    let nothing = post(&cookie).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    let cross = post(&[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(cross.status, StatusCode::FORBIDDEN);
    let reading = site.get("/ui/nothing").await;
    assert_eq!(reading.status, StatusCode::METHOD_NOT_ALLOWED);
}

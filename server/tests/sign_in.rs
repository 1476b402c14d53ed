//! Signing in and out with plain forms.

use crate::support::{OTHER_HOST, Site, post_form, request};
use axum::body::Body;
use axum::http::StatusCode;
use tributary_server::http::Settings;
use tributary_server::listener::Peer;
use tributary_service::Options;
use tributary_testing::{Database, both};

both! {
    async fn a_session_begins_and_ends(db: &Database) {
        let site = Site::new(db).await;
        let answer = site.send(post_form("/login", "username=admin&password=Q%21w2e3r4")).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/office"));
        let cookie = answer.header("set-cookie").to_owned();
        assert!(cookie.starts_with("tributary=") && !cookie.contains("Secure"), "{cookie}");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(flag), "{cookie}");
        }
        let cookie = cookie.split(';').next().unwrap();
        let visit = |address: &'static str| site.send(request("GET", address, &[("cookie", cookie)], Body::empty()));
        let home = visit("/").await;
        assert!(home.text().contains("admin"));
        assert_eq!(home.header("cache-control"), "no-store");
        // An affiliate's page is not there for staff.
        let nothing = visit("/dashboard").await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
        assert!(!nothing.text().contains("type=\"module\""), "no script that looks for it");
        // Nor does the cookie count with another operator.
        let elsewhere = [("cookie", cookie), ("host", OTHER_HOST)];
        let other = site.send(request("GET", "/office", &elsewhere, Body::empty())).await;
        assert_eq!(other.status, StatusCode::SEE_OTHER);

        let out = site.send(request("POST", "/logout", &[("cookie", cookie)], Body::empty())).await;
        assert_eq!((out.status, out.header("location")), (StatusCode::SEE_OTHER, "/"));
        assert!(out.header("set-cookie").contains("Max-Age=0"));
        assert_eq!(visit("/office").await.header("location"), "/login?next=%2Foffice");
    }

    async fn a_new_session_ends_the_old_one(db: &Database) {
        let site = Site::new(db).await;
        let old = site.sign_in("admin").await;
        let mut again = post_form("/login", "username=admin&password=Q%21w2e3r4");
        again.headers_mut().insert("cookie", old.parse().unwrap());
        let new = site.send(again).await.header("set-cookie").split(';').next().unwrap().to_owned();
        assert_ne!(old, new);
        let home = site.send(request("GET", "/office", &[("cookie", &old)], Body::empty())).await;
        assert_eq!(home.status, StatusCode::SEE_OTHER, "the old one is over");
    }
}

#[tokio::test]
async fn on_https_the_cookie_is_bound_to_its_host() {
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
    let mut sign_in = post_form("/login", "username=admin&password=Q%21w2e3r4");
    sign_in
        .extensions_mut()
        .insert(Peer("10.0.0.1:1".parse().unwrap()));
    sign_in
        .headers_mut()
        .insert("x-forwarded-proto", "https".parse().unwrap());
    let cookie = site.send(sign_in).await.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("__Host-tributary=") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
    // The same token under the name for plain http counts for nothing on https.
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    for (name, signed_in) in [("__Host-tributary", true), ("tributary", false)] {
        let cookie = format!("{name}={token}");
        let headers = [("cookie", cookie.as_str()), ("x-forwarded-proto", "https")];
        let mut visit = request("GET", "/office", &headers, Body::empty());
        visit
            .extensions_mut()
            .insert(Peer("10.0.0.1:1".parse().unwrap()));
        let answer = site.send(visit).await;
        assert_eq!(answer.header("location").is_empty(), signed_in, "{name}");
    }
}

#[tokio::test]
async fn a_sign_in_leads_to_our_own_pages_only() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    for (next, location) in [
        ("", "/office"),
        ("/office/affiliates?status=1", "/office/affiliates?status=1"),
        ("/dashboard", "/office"),
        ("https://evil.test", "/office"),
        ("//evil.test", "/office"),
        ("/\\evil.test", "/office"),
        ("/..//evil.test", "/office"),
        ("/office\r\nset-cookie: a=b", "/office"),
    ] {
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let form = format!("username=admin&password=Q%21w2e3r4&next={next}");
        let answer = site.send(post_form("/login", &form)).await;
        assert_eq!(answer.header("location"), location, "{next}");
    }
}

#[tokio::test]
async fn a_refusal_shows_the_page_again() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let mut pages = Vec::new();
    for name in ["admin", "nobody"] {
        let form = format!("username={name}&password=Wrong-1-password&next=%2Foffice%2Faudit");
        let answer = site.send(post_form("/login", &form)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.header("set-cookie"), "");
        let page = answer.text();
        assert!(
            page.contains(&format!("value=\"{name}\"")),
            "the name is kept"
        );
        assert!(
            page.contains("value=\"/office/audit\""),
            "where they wanted to go, too"
        );
        assert!(!page.contains("Wrong-1-password"));
        pages.push(
            page.split("role=\"alert\"")
                .nth(1)
                .unwrap()
                .split('<')
                .next()
                .unwrap()
                .to_owned(),
        );
    }
    assert_eq!(
        pages[0], pages[1],
        "a wrong password and an unknown name answer alike"
    );
}

#[tokio::test]
async fn many_attempts_are_throttled() {
    let db = Database::sqlite();
    let site = Site::with(&db, Options::default(), Settings::default()).await;
    let mut last = None;
    for _ in 0..12 {
        last = Some(
            site.send(post_form("/login", "username=admin&password=x"))
                .await,
        );
    }
    let last = last.unwrap();
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!last.header("retry-after").is_empty());
    assert!(last.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn a_page_of_another_site_can_not_sign_anybody_in() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let mut form = post_form("/login", "username=admin&password=Q%21w2e3r4");
    form.headers_mut()
        .insert("origin", "https://evil.example".parse().unwrap());
    let answer = site.send(form).await;
    assert_eq!(
        (answer.status, answer.header("set-cookie")),
        (StatusCode::FORBIDDEN, "")
    );
    let json = request(
        "POST",
        "/login",
        &[("content-type", "text/plain")],
        "username=admin",
    );
    assert_eq!(
        site.send(json).await.status,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
}

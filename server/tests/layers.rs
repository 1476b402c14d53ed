//! The layers, around routes that do nothing else.

use crate::support::{Answer, get, post, request, send};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::routing::{get as on_get, post as on_post};
use std::convert::Infallible;
use std::future::ready;
use std::time::Duration;
use tributary_server::http::{Gate, Settings, layered};
use tributary_server::listener::Peer;

async fn boom() {
    panic!("on purpose")
}

fn router(settings: Settings) -> Router {
    let slow = || async { tokio::time::sleep(Duration::from_secs(60)).await };
    let page = || async {
        (
            [("content-type", "text/html; charset=utf-8")],
            "<p>x</p>".repeat(500),
        )
    };
    let router = Router::new()
        .route("/page", on_get(page).post(page))
        .route("/boom", on_get(boom))
        .route("/api/boom", on_get(boom))
        .route("/api/slow", on_get(slow))
        .route(
            "/api/register-aff",
            on_get(slow).post(|body: Bytes| async move { body }),
        )
        .route("/api/echo", on_post(|body: Bytes| async move { body }));
    let nobody: Gate = Box::new(|_| Box::pin(ready(None)));
    layered(router, settings, Box::new(|_| None), nobody)
}

async fn ask(headers: &[(&str, &str)]) -> Answer {
    send(
        &router(Settings::default()),
        request("GET", "/page", headers, Body::empty()),
    )
    .await
}

#[tokio::test]
async fn a_panic_is_one_requests_failure() {
    let router = router(Settings::default());
    let api = send(&router, get("/api/boom")).await;
    assert_eq!(api.error(), (500, 13, "internal".into()));
    assert!(!api.text().contains("on purpose"));
    let page = send(&router, get("/boom")).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.text().contains(page.header("x-request-id")));
    assert!(page.header("content-security-policy").contains("nonce-"));
    assert_eq!(send(&router, get("/page")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_host_is_named_once_and_plainly() {
    for (headers, status) in [
        (&[("host", "aff.example")][..], 200),
        (&[("host", "AFF.example.:3000")], 200),
        (&[("host", "aff.example"), ("host", "aff.example")], 400),
        (&[("host", "")], 400),
        (&[("host", "a b")], 400),
        (&[("host", "user@aff.example")], 400),
    ] {
        assert_eq!(ask(headers).await.status.as_u16(), status, "{headers:?}");
    }
    let router = router(Settings::default());
    let mut none = get("/page");
    none.headers_mut().remove("host");
    assert_eq!(send(&router, none).await.status, StatusCode::BAD_REQUEST);
    let other = get("http://other.example/page");
    assert_eq!(send(&router, other).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        send(&router, get("http://aff.example/page")).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn addresses_end_at_eight_kib() {
    let router = router(Settings::default());
    let address = |length: usize| format!("/page?{}", "x".repeat(length - "/page?".len()));
    assert_eq!(
        send(&router, get(&address(8 * 1024))).await.status,
        StatusCode::OK
    );
    assert_eq!(
        send(&router, get(&address(8 * 1024 + 1))).await.status,
        StatusCode::URI_TOO_LONG
    );
    let api = format!("/api/echo?{}", "x".repeat(8 * 1024));
    assert_eq!(
        send(&router, post(&api, &[], "")).await.error(),
        (414, 9, "uri_too_long".into())
    );
}

#[tokio::test]
async fn bodies_end_at_one_mib_and_arrive_in_time() {
    let settings = Settings {
        body_timeout: Duration::from_millis(100),
        ..Settings::default()
    };
    let router = router(settings);
    let whole = send(&router, post("/api/echo", &[], vec![b'x'; 1024 * 1024])).await;
    assert_eq!(
        (whole.status, whole.body.len()),
        (StatusCode::OK, 1024 * 1024)
    );
    let large = send(&router, post("/api/echo", &[], vec![b'x'; 1024 * 1024 + 1])).await;
    assert_eq!(large.error(), (413, 8, "payload_too_large".into()));
    // Announced too large: refused before it is read.
    let announced = [("content-length", "9999999999")];
    let never = || Body::from_stream(futures::stream::pending::<Result<Bytes, Infallible>>());
    let early = send(&router, post("/api/echo", &announced, never())).await;
    assert_eq!(early.error().0, 413);
    // In pieces, without saying how large.
    let pieces = (0..1025).map(|_| Ok::<_, Infallible>(Bytes::from(vec![b'x'; 1024])));
    let pieces = Body::from_stream(futures::stream::iter(pieces));
    assert_eq!(
        send(&router, post("/api/echo", &[], pieces))
            .await
            .error()
            .0,
        413
    );
    let slow = send(&router, post("/api/echo", &[], never())).await;
    assert_eq!(slow.error(), (408, 6, "request_timeout".into()));
}

#[tokio::test]
async fn an_answer_begins_in_time() {
    let settings = Settings {
        request_timeout: Duration::from_millis(50),
        ..Settings::default()
    };
    let router = router(settings);
    assert_eq!(
        send(&router, get("/api/slow")).await.error(),
        (503, 14, "unavailable".into())
    );
    let sign_up = send(&router, get("/api/register-aff")).await;
    assert_eq!(
        sign_up.error(),
        (503, -6, "fail_in_registration_flow".into())
    );
}

#[tokio::test]
async fn pages_of_other_sites_do_not_write() {
    let router = router(Settings::default());
    for (address, headers, allowed) in [
        ("/api/echo", &[("sec-fetch-site", "same-origin")][..], true),
        ("/api/echo", &[("sec-fetch-site", "none")], true),
        ("/api/echo", &[("sec-fetch-site", "cross-site")], false),
        ("/api/echo", &[("sec-fetch-site", "same-site")], false),
        ("/api/echo", &[("origin", "http://aff.example")], true),
        ("/api/echo", &[("origin", "https://evil.example")], false),
        ("/api/echo", &[("origin", "null")], false),
        ("/api/echo", &[], true),
        (
            "/api/echo",
            &[("sec-fetch-site", "cross-site"), ("x-api-key", "k")],
            true,
        ),
        (
            "/api/echo",
            &[("sec-fetch-site", "cross-site"), ("authorization", "k")],
            true,
        ),
        (
            "/api/register-aff",
            &[("sec-fetch-site", "cross-site")],
            true,
        ),
        ("/page", &[("sec-fetch-site", "cross-site")], false),
        (
            "/page",
            &[("sec-fetch-site", "cross-site"), ("x-api-key", "k")],
            false,
        ),
        (
            "/page",
            &[("origin", "https://evil.example"), ("authorization", "k")],
            false,
        ),
        (
            "/api/echo",
            &[
                ("sec-fetch-site", "cross-site"),
                ("x-api-key", "k"),
                ("cookie", "tributary=k"),
            ],
            false,
        ),
        (
            "/api/echo",
            &[
                ("sec-fetch-site", "same-origin"),
                ("x-api-key", "k"),
                ("cookie", "tributary=k"),
            ],
            true,
        ),
    ] {
        let answer = send(&router, post(address, headers, "x")).await;
        let expected = if allowed {
            StatusCode::OK
        } else {
            StatusCode::FORBIDDEN
        };
        assert_eq!(answer.status, expected, "{address} {headers:?}");
        if !allowed && address.starts_with("/api") {
            assert_eq!(answer.error(), (403, 3, "origin_not_allowed".into()));
        }
    }
    assert_eq!(
        ask(&[("sec-fetch-site", "cross-site")]).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn request_ids_are_ours_or_our_proxys() {
    let settings = || Settings {
        trusted_proxies: vec!["203.0.113.9/32".parse().unwrap()],
        ..Settings::default()
    };
    let given = [("x-request-id", "abcdef0123456789")];
    let stranger = ask(&given).await;
    let id = stranger.header("x-request-id");
    assert!(id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()) && id != given[0].1);
    assert_ne!(
        ask(&[]).await.header("x-request-id"),
        ask(&[]).await.header("x-request-id")
    );
    let ask = |id| {
        let request = request("GET", "/page", &[("x-request-id", id)], Body::empty());
        let router = router(settings());
        async move {
            send(&router, request)
                .await
                .header("x-request-id")
                .to_owned()
        }
    };
    assert_eq!(ask("abcdef0123456789").await, "abcdef0123456789");
    for unfit in ["short", "has a space in it", "<script>alert(1)</script>"] {
        assert_ne!(ask(unfit).await, unfit);
    }
}

#[tokio::test]
async fn browsers_are_told_what_a_page_may_do() {
    let (first, second) = (ask(&[]).await, ask(&[]).await);
    let policy = first.header("content-security-policy");
    for part in [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "'wasm-unsafe-eval'",
    ] {
        assert!(policy.contains(part), "{part}: {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    assert_ne!(
        policy,
        second.header("content-security-policy"),
        "the nonce is fresh"
    );
    assert_eq!(first.header("x-content-type-options"), "nosniff");
    assert_eq!(
        first.header("referrer-policy"),
        "strict-origin-when-cross-origin"
    );
    assert_eq!(first.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(
        first.header("strict-transport-security"),
        "",
        "not on plain http"
    );

    let settings = Settings {
        trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
        ..Settings::default()
    };
    let mut secure = request(
        "GET",
        "/page",
        &[("x-forwarded-proto", "https")],
        Body::empty(),
    );
    secure
        .extensions_mut()
        .insert(Peer("10.0.0.1:1".parse().unwrap()));
    let secure = send(&router(settings), secure).await;
    assert!(
        secure
            .header("strict-transport-security")
            .starts_with("max-age=")
    );
}

#[tokio::test]
async fn text_is_packed_on_the_fly() {
    for (accepted, packing) in [("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")] {
        let answer = ask(&[("accept-encoding", accepted)]).await;
        assert_eq!(answer.header("content-encoding"), packing, "{accepted}");
        assert_eq!(answer.body.len() < 500, !packing.is_empty(), "{accepted}");
        assert!(
            answer.header("vary").contains("accept-encoding"),
            "{accepted}"
        );
    }
}

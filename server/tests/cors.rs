//! Which pages may call the public endpoints.

use crate::support::{Answer, OTHER_HOST, Site, request, sample_with};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::json;
use tributary_service::{Actor, operator};
use tributary_testing::both;

async fn preflight(site: &Site, address: &str, origin: &str) -> Answer {
    let headers = [
        ("origin", origin),
        ("access-control-request-method", "POST"),
    ];
    site.send(request("OPTIONS", address, &headers, Body::empty()))
        .await
}

async fn call(site: &Site, origin: &str, hostname: &str) -> Answer {
    let body = sample_with(&[("hostname", json!(hostname)), ("token", json!("made up"))]);
    let headers = [("origin", origin), ("content-type", "application/json")];
    site.send(request(
        "POST",
        "/api/register-aff",
        &headers,
        body.to_string(),
    ))
    .await
}

both! {
    async fn origins_of_any_operator_may_ask(db: &Database) {
        let site = Site::new(db).await;
        let listed = [("origins".to_owned(), "https://www.brand.example".to_owned())];
        operator::set(&site.service, &Actor::Console, site.operator, &listed).await.unwrap();
        for origin in ["https://aff.example", "http://aff.example:8080", "https://other.example", "https://www.brand.example"] {
            let answer = preflight(&site, "/api/register-aff", origin).await;
            assert_eq!(answer.status, StatusCode::NO_CONTENT, "{origin}");
            assert_eq!(answer.header("access-control-allow-origin"), origin);
            assert_eq!(answer.header("access-control-allow-methods"), "POST");
            assert_eq!(answer.header("access-control-allow-headers"), "content-type, authorization, x-api-key");
            assert!(answer.header("vary").contains("origin"));
            assert!(!answer.header("access-control-max-age").is_empty());
        }
        for origin in ["https://evil.example", "null", "https://aff.example.evil.example"] {
            let answer = preflight(&site, "/api/register-aff", origin).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin}");
            assert_eq!(answer.header("access-control-allow-origin"), "", "{origin}");
        }
        let challenge = preflight(&site, "/api/v1/captcha/challenge", "https://aff.example").await;
        assert_eq!(challenge.header("access-control-allow-methods"), "GET");
    }

    async fn the_call_is_for_the_origins_of_its_operator(db: &Database) {
        let site = Site::new(db).await;
        let own = call(&site, "https://aff.example", "aff.example").await;
        assert_eq!(own.error(), (403, -1, "bot".into()));
        assert_eq!(own.header("access-control-allow-origin"), "https://aff.example");
        for origin in ["https://other.example", "https://evil.example", "null"] {
            let foreign = call(&site, origin, "aff.example").await;
            assert_eq!(foreign.error(), (403, 3, "origin_not_allowed".into()), "{origin}");
            assert_eq!(foreign.header("access-control-allow-origin"), "", "{origin}");
        }
        let other = call(&site, "https://other.example", OTHER_HOST).await;
        assert_eq!(other.header("access-control-allow-origin"), "https://other.example");
        // A mistake in the body can be read by whoever may ask at all.
        let mistake = call(&site, "https://other.example", "nobody.example").await;
        assert_eq!(mistake.error().1, -5);
        assert_eq!(mistake.header("access-control-allow-origin"), "https://other.example");
    }
}

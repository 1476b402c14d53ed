//! What holds for every address under `/api`.

use crate::support::{Site, request};
use axum::body::Body;
use axum::http::StatusCode;
use tributary_testing::Database;

#[tokio::test]
async fn unknown_addresses_and_methods_answer_json() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    for address in [
        "/api",
        "/api/",
        "/api/nothing",
        "/api/v1/captcha",
        "/api/register-aff/x",
    ] {
        assert_eq!(
            site.get(address).await.error(),
            (404, 4, "not_found".into()),
            "{address}"
        );
    }
    for (method, address, allow) in [
        ("GET", "/api/register-aff", "POST"),
        ("DELETE", "/api/register-aff", "POST"),
        ("OPTIONS", "/api/register-aff", "POST"),
        ("PUT", "/api/v1/captcha/challenge", "GET,HEAD"),
        ("PUT", "/api/openapi.json", "GET,HEAD"),
    ] {
        // A method that writes needs no page of ours: nothing else says where it comes from.
        let answer = site
            .send(request(method, address, &[], Body::empty()))
            .await;
        assert_eq!(
            answer.error(),
            (405, 5, "method_not_allowed".into()),
            "{method} {address}"
        );
        assert_eq!(answer.header("allow"), allow, "{method} {address}");
    }
    let page = site
        .send(request("PUT", "/register", &[], Body::empty()))
        .await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(page.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn answers_are_nobody_elses() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let answer = site.get("/api/nothing").await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(
        answer.header("content-security-policy"),
        "default-src 'none'; frame-ancestors 'none'"
    );
}

//! The description of the API: committed, served, and for people.

use crate::support::Site;
use axum::http::StatusCode;
use serde_json::Value;
use tributary_testing::Database;

#[test]
fn the_committed_description_is_current() {
    let committed = include_str!("../../docs/openapi.json");
    let current = tributary_server::rest::openapi::text();
    assert!(
        committed.trim_end() == current,
        "run `tributary openapi > docs/openapi.json`"
    );
}

#[tokio::test]
async fn the_served_description_is_the_committed_one() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let served = site.get("/api/openapi.json").await;
    assert_eq!(
        (served.status, served.header("content-type")),
        (StatusCode::OK, "application/json")
    );
    let description: Value = served.json();
    assert_eq!(description["openapi"], "3.1.0");
    assert!(description["paths"]["/api/register-aff"]["post"].is_object());
    let page = site.get("/docs").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text()
            .contains("cannot_find_affiliate_operator_by_host")
    );
}

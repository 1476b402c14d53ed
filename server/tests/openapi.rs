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

/// What is read of an event is described, and nothing else is.
#[test]
fn the_fields_of_events_are_described() {
    let document: Value = serde_json::from_str(tributary_server::rest::openapi::text()).unwrap();
    let described = &document["components"]["schemas"]["EventBody"]["properties"];
    let mut described: Vec<&str> = (described.as_object().unwrap().keys())
        .map(String::as_str)
        .collect();
    let mut read = tributary_service::event::content::FIELDS.to_vec();
    described.sort_unstable();
    read.sort_unstable();
    assert_eq!(described, read);
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

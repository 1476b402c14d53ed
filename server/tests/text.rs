//! What is to be text is text, at every door and on both databases (contract.md §2).

use crate::support::{Answer, Site, get, post, request};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};
use tributary_domain::api_key::Permission;
use tributary_testing::both;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("content-type", "application/json");
/// Where each event is answered by itself.
const EVENTS: [&str; 2] = ["/api/v1/events", "/api/v1/events/import"];

/// Refused, and by its name.
fn assert_refused(answer: &Answer, name: &str, what: &str) {
    assert!(answer.status.is_client_error(), "{what}: {}", answer.status);
    let text = answer.text();
    assert!(text.contains(name), "{what}: {text}");
}

/// The names of the fields that a description gives a body.
fn fields(document: &Value, operation: &Value) -> Vec<String> {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let schema = match schema["$ref"].as_str() {
        Some(name) => document.pointer(&name[1..]).unwrap(),
        None => schema,
    };
    let named = schema["properties"].as_object();
    named.map_or_else(Vec::new, |named| named.keys().cloned().collect())
}

/// The forms of a page: where each is posted to, and its fields.
fn forms(html: &str) -> Vec<(String, Vec<String>)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')
            .map(|(value, _)| value.replace("&amp;", "&"))
    };
    let mut forms = Vec::new();
    for part in html.split("<form ").skip(1) {
        let form = part.split("</form>").next().unwrap();
        let tag = format!(" {}", form.split('>').next().unwrap());
        let action = attribute(&tag, "action").unwrap_or_default();
        let names = form.split('<').filter_map(|tag| {
            let is_field = ["input", "select", "textarea", "button"]
                .iter()
                .any(|name| tag.starts_with(name));
            is_field
                .then(|| attribute(tag.split('>').next()?, "name"))
                .flatten()
        });
        // A file is sent in parts, which whoever takes it looks at.
        let is_of_file = tag.contains("multipart/form-data");
        if !is_of_file
            && attribute(&tag, "method").is_some_and(|method| method.eq_ignore_ascii_case("post"))
        {
            forms.push((action, names.collect()));
        }
    }
    forms
}

both! {
    async fn no_route_of_the_api_takes_what_is_no_text(db: &Database) {
        let site = Site::new(db).await;
        let all: Vec<Permission> = vec![
            Permission::AffiliatesRead, Permission::AffiliatesWrite, Permission::LinksRead, Permission::LinksWrite,
            Permission::DealsRead, Permission::DealsWrite, Permission::ReportsRead, Permission::RegistrationsRead,
            Permission::BalancesRead, Permission::PaymentsRead, Permission::PaymentsWrite,
        ];
        let key = site.key(site.operator, &all).await;
        let authorization = ("authorization", key.as_str());
        let document = site.get("/api/openapi.json").await.json();
        let mut asked = 0;
        for (path, operations) in document["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                let method = method.to_uppercase();
                let plain = path.replace("{id}", "1").replace("{slug}", "abcdefgh");
                for (bad, name) in [("a%00b", "NUL"), ("a%FFb", "UTF-8"), ("%E0%80%80", "UTF-8")] {
                    let mut addresses: Vec<String> = vec![format!("{plain}?anything={bad}")];
                    if path.contains('{') {
                        let (before, after) = path.split_once('{').unwrap();
                        let after = after.split_once('}').unwrap().1;
                        addresses.push(format!("{before}{bad}{after}"));
                    }
                    for parameter in operation["parameters"].as_array().into_iter().flatten() {
                        if parameter["in"] == "query" {
                            addresses.push(format!("{plain}?{}={bad}", parameter["name"].as_str().unwrap()));
                        }
                    }
                    for address in addresses {
                        let answer = site.send(request(&method, &address, &[authorization, JSON], "{}")).await;
                        assert_refused(&answer, name, &format!("{method} {address}"));
                        asked += 1;
                    }
                }
                for field in fields(&document, operation) {
                    if EVENTS.contains(&plain.as_str()) {
                        continue;
                    }
                    for value in [json!("a\0b"), json!(["a\0b"]), json!({"a": {"b": "\0"}}), json!({"\0": 1})] {
                        let body = json!({ (field.as_str()): value }).to_string();
                        let answer = site.send(request(&method, &plain, &[authorization, JSON], body)).await;
                        assert_refused(&answer, "NUL", &format!("{method} {path} {field}"));
                        assert!(answer.json()["fields"].as_object().unwrap().keys().any(|name| name.starts_with(&field)), "{path} {field}");
                        asked += 1;
                    }
                    let body = [b"{\"", field.as_bytes(), b"\":\"a\xffb\"}"].concat();
                    let answer = site.send(request(&method, &plain, &[authorization, JSON], body)).await;
                    assert_refused(&answer, "UTF-8", &format!("{method} {path} {field}"));
                }
            }
        }
        assert!(asked > 200, "{asked}");
        let filter = "/api/af2_aff_op?filter=%7B%22username%22:%22a%5Cu0000b%22%7D";
        assert_refused(&site.send(request("GET", filter, &[authorization], Body::empty())).await, "NUL", filter);
        let answer = site.get("/go/abcdefgh?afp=a%00b").await;
        assert_refused(&answer, "NUL", "a click");
    }

    async fn no_form_of_a_page_takes_what_is_no_text(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        let pages = [
            "/login", "/register", "/office/brands", "/office/brands/new", "/office/links/new", "/office/campaigns",
            "/office/deals/new", "/office/payments", "/office/affiliates", "/office/registrations", "/office/import",
        ];
        let mut posted = 0;
        for page in pages {
            let answer = site.send(request("GET", page, &[("cookie", &admin)], Body::empty())).await;
            if answer.status != StatusCode::OK {
                continue;
            }
            for (action, names) in forms(&answer.text()) {
                let action = if action.is_empty() { page.to_owned() } else { action };
                for name in names {
                    for (bad, says) in [("a%00b", "NUL"), ("%FF", "UTF-8")] {
                        let body = format!("{name}={bad}");
                        let answer = site.send(post(&action, &[("cookie", &admin), FORM], body)).await;
                        assert_refused(&answer, says, &format!("{action} {name}"));
                        posted += 1;
                    }
                }
            }
        }
        assert!(posted > 40, "{posted}");
        // Nobody, too.
        let answer = site.send(post("/login", &[FORM], "username=a%00b&password=x")).await;
        assert_refused(&answer, "The field username holds a NUL character.", "sign-in");
        for function in ["/ui/anything", "/ui/import_desk"] {
            assert_refused(&site.send(post(function, &[FORM], "id=%00")).await, "NUL", function);
            assert_refused(&site.get(&format!("{function}?id=%00")).await, "NUL", function);
        }
    }

    async fn what_gets_past_the_doors_is_refused_by_the_store(db: &Database) {
        let site = Site::new(db).await;
        let found = tributary_service::session::sign_in(&site.service, site.operator, tributary_service::session::SignIn {
            username: "a\0b".into(),
            password: "x".into(),
            ip: "203.0.113.9".parse().unwrap(),
            user_agent: String::new(),
        });
        // SQLite keeps such a text, and finds nobody.
        match found.await {
            Ok(refused) => assert!(refused.is_err() && db.url().starts_with("sqlite")),
            Err(error) => assert_eq!(error.code().http_status(), 400),
        }
    }

    async fn a_byte_order_mark_is_skipped(db: &Database) {
        let site = Site::new(db).await;
        let mark = "\u{feff}";
        let body = format!("{mark}{}", crate::support::sample());
        let answer = site.send(post("/api/register-aff", &[JSON], body)).await;
        assert_eq!(answer.error().1, -2, "a token is missing, which is read: {}", answer.text());
        assert!(answer.json()["fields"]["token"].is_string());
        let answer = site.send(post("/login", &[FORM], format!("{mark}username=admin&password=Q%21w2e3r4"))).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let answer = site.send(get("/healthz")).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
}

//! Every server function there is: who is asked who they are, and what can't be read.

use crate::support::{Answer, Site, request};
use axum::http::StatusCode;
use leptos::server_fn::axum::server_fn_paths;
use tributary_testing::both;

/// Bodies that functions can't read, or find nothing for.
const BODIES: [&[u8]; 12] = [
    b"",
    b"id=x",
    b"id=",
    b"id=-1",
    b"id=99999999999999999999999",
    b"id=1&id=2",
    b"id[a]=1&id[b][c][d][e][f][g][h]=2",
    b"status=nonsense&page=x&sort[]=1",
    b"id=1&status=nonsense",
    b"ids[]=x&status=approved",
    b"version=x&names[]=a&values=b",
    b"before=x&entries=x&filter=x&asked=x",
];

/// What only programmers read.
const JARGON: [&str; 9] = [
    "deserializ",
    "serializ",
    "missing",
    "invalid",
    "expected",
    "variant",
    "server function",
    "argument",
    "utf-8",
];

impl Site {
    async fn ask(&self, path: &str, cookie: &str, accept: &str, body: &[u8]) -> Answer {
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
            ("accept", accept),
            ("cookie", cookie),
        ];
        let at = if cookie.is_empty() { 3 } else { 4 };
        self.send(request("POST", path, &headers[..at], body.to_vec()))
            .await
    }
}

/// The addresses of all functions.
fn paths() -> Vec<&'static str> {
    let paths: Vec<_> = server_fn_paths().map(|(path, _)| path).collect();
    assert!(paths.len() >= 20, "{paths:?}");
    paths
}

both! {
    async fn who_is_not_signed_in_learns_nothing_of_server_functions(db: &Database) {
        let site = Site::new(db).await;
        let ended = site.sign_in("admin").await;
        site.send(request("POST", "/logout", &[("cookie", &ended)], Vec::new())).await;
        for path in paths().into_iter().chain(["/ui/nothing"]) {
            let mut seen = Vec::new();
            for body in BODIES {
                for cookie in ["", ended.as_str()] {
                    let answer = site.ask(path, cookie, "application/json", body).await;
                    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
                    assert_eq!(answer.header("cache-control"), "no-store");
                    seen.push(answer.json());
                }
            }
            seen.dedup();
            assert_eq!(seen.len(), 1, "{path}");
            assert_eq!(seen[0]["signed_out"], true);
            assert!(seen[0]["message"].as_str().unwrap().starts_with("Your session has expired."));
            // A browser that posts the form itself gets the sign-in.
            let page = site.ask(path, "", "text/html,*/*;q=0.8", b"id=1").await;
            assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{path}");
            assert!(page.text().contains("name=\"password\""), "{path}");
        }
    }

    async fn what_functions_cannot_read_is_said_in_words(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        let (_, partner) = site.partner_at_home("partner1").await;
        let mut refused = 0;
        for path in paths() {
            for (cookie, lang) in [(&admin, "en"), (&partner, "de")] {
                let cookie = format!("{cookie}; lang={lang}");
                for body in BODIES {
                    let answer = site.ask(path, &cookie, "application/json", body).await;
                    let shown = String::from_utf8_lossy(body);
                    assert!(answer.status.as_u16() < 500, "{path} {shown} {}", answer.text());
                    if !answer.status.is_client_error() {
                        continue;
                    }
                    let failure = answer.json();
                    let message = failure["message"].as_str().unwrap().to_lowercase();
                    assert!(JARGON.iter().all(|word| !message.contains(word)), "{path} {shown} {message}");
                    let has_words = !message.is_empty() || failure["fields"].as_array().is_some_and(|fields| !fields.is_empty());
                    assert!(has_words, "{path} {shown}");
                    if answer.status == StatusCode::BAD_REQUEST {
                        let said = if lang == "de" { "nicht lesen" } else { "couldn't read" };
                        assert!(message.contains(said), "{path} {shown} {message}");
                        refused += 1;
                    }
                }
            }
        }
        assert!(refused > 100, "{refused} could not be read");
    }
}

//! `POST /api/register-aff`: every code of contract.md §3.

use crate::support::{HOST, OTHER_HOST, PASSWORD, Site, get, post, sample, sample_with, send};
use axum::http::StatusCode;
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::language::Lang;
use tributary_domain::registration::Rule;
use tributary_domain::text::Catalogue as _;
use tributary_server::http::Settings;
use tributary_service::Options;
use tributary_testing::{Database, both, execute};

both! {
    async fn a_visitor_signs_up_once(db: &Database) {
        let site = Site::new(db).await;
        let token = site.token().await;
        let answer = site.sign_up(&sample_with(&[("token", json!(token))]), None).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let body = answer.json();
        let names: Vec<&String> = body.as_object().unwrap().keys().collect();
        assert_eq!(names, ["aff_status_id", "affiliate_id", "errCode", "message"]);
        assert_eq!((&body["errCode"], &body["aff_status_id"]), (&json!(0), &json!(1)));
        assert!(body["affiliate_id"].as_i64().unwrap() > 0);
        assert_eq!(answer.header("cache-control"), "no-store");

        // The token is spent.
        let again = sample_with(&[("token", json!(token)), ("username", json!("username124"))]);
        assert_eq!(site.sign_up(&again, None).await.error(), (403, -1, "bot".into()));
    }

    async fn what_is_taken_is_taken_in_any_case(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &[Permission::AffiliatesWrite]).await;
        assert_eq!(site.sign_up(&sample(), Some(&key)).await.status, StatusCode::OK);
        for (pairs, expected) in [
            (vec![("username", json!("UserName123"))], (409, -7, "username_already_exists")),
            (
                vec![("username", json!("username124")), ("bo_user_email", json!("SomeMail@Somewhere"))],
                (409, -8, "email_already_exists"),
            ),
        ] {
            let (status, number, code) = site.sign_up(&sample_with(&pairs), Some(&key)).await.error();
            assert_eq!((status, number, code.as_str()), expected);
        }
        // Another operator's affiliates are no concern of this one's.
        let other = site.key(site.other, &[Permission::AffiliatesWrite]).await;
        let body = sample_with(&[("hostname", json!(OTHER_HOST))]).to_string();
        let headers = [("authorization", other.as_str()), ("host", OTHER_HOST)];
        let answer = site.send(post("/api/register-aff", &headers, body)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }

    async fn each_check_has_its_code_in_order(db: &Database) {
        let site = Site::new(db).await;
        let (short, weak, unknown) = (json!("short"), json!("weakweak"), json!("nobody.example"));
        for (pairs, expected) in [
            // Each line breaks all rules that come later, too.
            (vec![("first_name", json!("")), ("hostname", unknown.clone())], (422, -2, "form_not_valid")),
            (
                vec![("hostname", unknown), ("username", short.clone())],
                (404, -5, "cannot_find_affiliate_operator_by_host"),
            ),
            (
                vec![("username", short), ("password", weak.clone())],
                (422, -3, "username_rule_not_valid"),
            ),
            (vec![("password", weak)], (422, -9, "password_strength")),
            (vec![("token", json!("made up"))], (403, -1, "bot")),
            (vec![("token", json!(""))], (422, -2, "form_not_valid")),
            (vec![("hostname", json!(OTHER_HOST))], (403, -1, "bot")),
        ] {
            let mut body = sample_with(&[("token", json!("made up"))]);
            for (name, value) in &pairs {
                body[*name] = value.clone();
            }
            let answer = site.sign_up(&body, None).await;
            let (status, number, code) = answer.error();
            assert_eq!((status, number, code.as_str()), expected, "{pairs:?} {}", answer.text());
        }
    }

    async fn twenty_at_once_make_one(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &[Permission::AffiliatesWrite]).await;
        let posts = (0..20).map(|at| {
            let body = sample_with(&[("bo_user_email", json!(format!("mail{at}@somewhere")))]);
            let (site, key) = (&site, &key);
            async move { site.sign_up(&body, Some(key)).await.json()["errCode"].as_i64().unwrap() }
        });
        let mut codes = futures::future::join_all(posts).await;
        codes.sort_unstable();
        assert_eq!(codes, [vec![-7; 19], vec![0]].concat());
    }

    async fn our_fault_is_minus_six(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &[Permission::AffiliatesWrite]).await;
        site.service.store.close().await;
        for key in [None, Some(key.as_str())] {
            let body = sample_with(&[("token", json!("t"))]);
            let answer = site.sign_up(&body, key).await;
            assert_eq!(answer.error(), (503, -6, "fail_in_registration_flow".into()));
            assert_eq!(answer.header("retry-after"), "1");
        }
        assert_eq!(site.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
        assert_eq!(site.get("/").await.status, StatusCode::SERVICE_UNAVAILABLE);
    }

    /// Spending a token is a write, and what stands against it says nothing of who sends it.
    async fn a_token_that_could_not_be_spent_is_minus_six(db: &Database) {
        let site = Site::new(db).await;
        let body = sample_with(&[("token", json!(site.token().await))]);
        for (away, back) in [("captcha_spent", "elsewhere"), ("elsewhere", "captcha_spent")] {
            execute(db.url(), &format!("ALTER TABLE {away} RENAME TO {back}")).await;
            let answer = site.sign_up(&body, None).await;
            if back == "elsewhere" {
                assert_eq!(answer.error(), (503, -6, "fail_in_registration_flow".into()));
            } else {
                assert_eq!(answer.status, StatusCode::OK, "nothing was spent: {}", answer.text());
            }
        }
    }

    async fn keys_grant_what_they_name(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &[Permission::AffiliatesWrite]).await;
        let reader = site.key(site.operator, &[Permission::AffiliatesRead]).await;
        let other = site.key(site.other, &[Permission::AffiliatesWrite]).await;

        assert_eq!(site.sign_up(&sample(), Some(&reader)).await.error().0, 403);
        assert_eq!(site.sign_up(&sample(), Some("trb_nonsense")).await.error(), (401, 3, "unauthorized".into()));
        // The other operator's key, on this operator's host and with its host name.
        assert_eq!(site.sign_up(&sample(), Some(&other)).await.error().0, 401);
        let headers = [("content-type", "application/json"), ("authorization", &other), ("host", "api.internal")];
        let foreign = site.send(post("/api/register-aff", &headers, sample().to_string())).await;
        assert_eq!(foreign.error(), (404, -5, "cannot_find_affiliate_operator_by_host".into()));

        for name in ["key", "api_key", "authorization", "token"] {
            let address = format!("/api/register-aff?{name}={key}");
            let answer = site.send(post(&address, &[], sample().to_string())).await;
            assert_eq!(answer.error(), (401, 3, "unauthorized".into()), "{name}");
        }
        for (at, (name, value)) in [
            ("authorization", key.clone()),
            ("authorization", format!("Bearer {key}")),
            ("x-api-key", key.clone()),
        ]
        .into_iter()
        .enumerate()
        {
            let body = sample_with(&[
                ("username", json!(format!("username{at}"))),
                ("bo_user_email", json!(format!("mail{at}@somewhere"))),
                ("ext_affiliate_id", json!("crm-7")),
            ]);
            let answer = site.send(post("/api/register-aff", &[(name, &value)], body.to_string())).await;
            assert_eq!(answer.status, StatusCode::OK, "{name} {}", answer.text());
        }
    }
}

#[tokio::test]
async fn what_can_not_be_read_is_said_so() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(64), "]".repeat(64));
    let large = format!("{{\"comments\":\"{}\"}}", "x".repeat(1024 * 1024));
    for (kind, body, expected) in [
        ("application/json", "{", (400, -2, "form_not_valid")),
        ("application/json", "[]", (400, -2, "form_not_valid")),
        ("application/json", "", (400, -2, "form_not_valid")),
        (
            "application/json",
            deep.as_str(),
            (400, -2, "form_not_valid"),
        ),
        ("text/plain", "{}", (415, 10, "unsupported_media_type")),
        (
            "application/json",
            large.as_str(),
            (413, 8, "payload_too_large"),
        ),
    ] {
        let headers = [("content-type", kind)];
        let answer = site
            .send(post("/api/register-aff", &headers, body.to_owned()))
            .await;
        let (status, number, code) = answer.error();
        assert_eq!(
            (status, number, code.as_str()),
            expected,
            "{kind} {body:.40}"
        );
    }
    let none = site.send(post("/api/register-aff", &[], "{}")).await;
    let fields = none.json()["fields"].as_object().unwrap().clone();
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "bo_user_email",
            "country",
            "first_name",
            "hostname",
            "last_name",
            "password",
            "tc",
            "token",
            "username"
        ]
    );
}

#[tokio::test]
async fn sentences_come_in_the_language_asked_for() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let body = sample_with(&[("username", json!("short")), ("token", json!("t"))]).to_string();
    for (address, lang) in [
        ("/api/register-aff", Lang::En),
        ("/api/register-aff?lang=fr", Lang::Fr),
        ("/api/register-aff?lang=xx", Lang::En),
    ] {
        let answer = site.send(post(address, &[], body.clone())).await.json();
        let sentence = Rule::UsernameTooShort.text(lang);
        assert_eq!(answer["fields"]["username"], sentence, "{address}");
        if lang != Lang::En {
            assert_eq!(answer["message"], format!("username: {sentence}"));
        }
    }
}

#[tokio::test]
async fn a_flood_is_told_when_to_come_back() {
    let db = Database::sqlite();
    let site = Site::with(&db, Options::default(), Settings::default()).await;
    let mut last = site.sign_up(&json!({}), None).await;
    for _ in 0..40 {
        last = site.sign_up(&json!({}), None).await;
    }
    assert_eq!(last.error(), (429, 12, "rate_limited".into()));
    assert_eq!(
        (
            last.header("ratelimit-limit"),
            last.header("ratelimit-remaining")
        ),
        ("30", "0")
    );
    let wait: u64 = last.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait) && last.header("ratelimit-reset") == wait.to_string());
}

#[tokio::test]
async fn the_challenge_is_for_the_host_that_asks() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let own = site.get("/api/v1/captcha/challenge").await;
    assert_eq!(
        (own.status, own.header("cache-control")),
        (StatusCode::OK, "no-store")
    );
    for name in ["algorithm", "challenge", "maxnumber", "salt", "signature"] {
        assert!(own.json().get(name).is_some(), "{name}");
    }
    let mut elsewhere = get(&format!("/api/v1/captcha/challenge?hostname={HOST}"));
    elsewhere
        .headers_mut()
        .insert("host", "api.internal".parse().unwrap());
    assert_eq!(send(&site.router, elsewhere).await.status, StatusCode::OK);
    let nobody = site
        .get("/api/v1/captcha/challenge?hostname=nobody.example")
        .await;
    assert_eq!(
        nobody.error(),
        (404, -5, "cannot_find_affiliate_operator_by_host".into())
    );
}

#[test]
fn the_password_of_the_sample_is_the_seeds() {
    assert_eq!(sample()["password"], PASSWORD);
}

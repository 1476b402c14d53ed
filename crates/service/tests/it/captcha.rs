//! Captcha tokens: the proof of work, and providers spoken to by a local server that speaks
//! their protocol.

use crate::world::{HERE, HOST, World, solve};
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::operator::Operator;
use tributary_domain::time::MINUTE;
use tributary_service::captcha::{Captcha, Rejected};
use tributary_service::{Actor, Error, operator};
use tributary_testing::{Database, both, execute};

/// What the provider answers to each token, and what it was asked.
#[derive(Clone, Default)]
struct Provider {
    asked: Arc<Mutex<Vec<HashMap<String, String>>>>,
}

impl Provider {
    /// Starts it; answers its siteverify address.
    async fn start() -> (Self, String) {
        let provider = Self::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/siteverify", listener.local_addr().unwrap());
        let routes = axum::Router::new()
            .route("/siteverify", axum::routing::post(siteverify))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        (provider, url)
    }
}

async fn siteverify(
    State(provider): State<Provider>,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let token = asked["response"].clone();
    provider.asked.lock().unwrap().push(asked);
    let ok = |change: Value| {
        let mut answer = json!({"success": true, "score": 0.9, "action": "affregistration", "hostname": HOST, "challenge_ts": "2026-07-10T12:00:00Z"});
        for (key, value) in change.as_object().unwrap() {
            answer[key] = value.clone();
        }
        answer.to_string().into_response()
    };
    match token.split(':').next().unwrap() {
        "good" => ok(json!({})),
        "edge" => ok(json!({"score": 0.5})),
        "low" => ok(json!({"score": 0.4})),
        "scoreless" => ok(json!({"score": null})),
        "login" => ok(json!({"action": "login"})),
        "actionless" => ok(json!({"action": null})),
        "elsewhere" => ok(json!({"hostname": "evil.test"})),
        "hostless" => ok(json!({"hostname": null})),
        "origin" => ok(json!({"hostname": "www.partner.example"})),
        "spent" => ok(json!({"success": false, "error-codes": ["timeout-or-duplicate"]})),
        "fault" => axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "garbage" => "<html>".into_response(),
        "book" => "x".repeat(100_000).into_response(),
        "away" => Redirect::temporary("/siteverify").into_response(),
        "hang" => std::future::pending().await,
        other => panic!("{other}"),
    }
}

async fn set(world: &World, settings: &[(&str, &str)]) -> Arc<Operator> {
    let settings: Vec<_> = settings
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect();
    operator::set(&world.service, &Actor::Console, world.operator, &settings)
        .await
        .unwrap();
    operator::by_host(&world.service, HOST)
        .await
        .unwrap()
        .unwrap()
}

async fn captcha(db: &Database, world: &World, url: &str) -> Captcha {
    let patience = Duration::from_millis(300);
    Captcha::with_deadline(
        db.store().await,
        world.service.clock.clone(),
        [7; 32],
        Some(url.to_owned()),
        patience,
    )
    .unwrap()
}

/// The kind of a refusal, without its particulars.
fn kind(result: Result<(), Rejected>) -> &'static str {
    match result {
        Ok(()) => "passed",
        Err(Rejected::Malformed) => "malformed",
        Err(Rejected::BadSignature) => "bad signature",
        Err(Rejected::Expired) => "expired",
        Err(Rejected::WrongAnswer) => "wrong answer",
        Err(Rejected::Replayed) => "replayed",
        Err(Rejected::WrongAction) => "wrong action",
        Err(Rejected::WrongHostname) => "wrong hostname",
        Err(Rejected::LowScore) => "low score",
        Err(Rejected::Refused(_)) => "refused",
        Err(Rejected::ProviderDown(_)) => "down",
        Err(Rejected::NotConfigured) => "not configured",
    }
}

async fn providers_must_say_what_they_have_to(db: &Database) {
    let world = World::new(db).await;
    let (provider, url) = Provider::start().await;
    let captcha = captcha(db, &world, &url).await;
    // The token, and what becomes of it with reCAPTCHA, Turnstile and hCaptcha.
    let table = [
        ("good", ["passed"; 3]),
        ("edge", ["passed"; 3]),
        ("low", ["low score", "passed", "passed"]),
        ("scoreless", ["low score", "passed", "passed"]),
        ("login", ["wrong action", "wrong action", "passed"]),
        ("actionless", ["wrong action", "wrong action", "passed"]),
        ("elsewhere", ["wrong hostname"; 3]),
        ("hostless", ["wrong hostname"; 3]),
        ("origin", ["passed"; 3]),
        ("spent", ["refused"; 3]),
        ("fault", ["down"; 3]),
        ("garbage", ["down"; 3]),
        ("book", ["down"; 3]),
        ("away", ["down"; 3]),
        ("hang", ["down"; 3]),
    ];
    for (at, name) in ["recaptcha-v3", "turnstile", "hcaptcha"]
        .into_iter()
        .enumerate()
    {
        let settings = [
            ("captcha", name),
            ("captcha_secret", "shhh"),
            ("origins", "https://www.partner.example"),
        ];
        let operator = set(&world, &settings).await;
        for (token, expected) in table {
            let token = format!("{token}:{name}");
            assert_eq!(
                kind(captcha.verify(&operator, &token, HERE).await.unwrap()),
                expected[at],
                "{token}"
            );
        }
        assert_eq!(
            kind(
                captcha
                    .verify(&operator, &format!("good:{name}"), HERE)
                    .await
                    .unwrap()
            ),
            "replayed"
        );
    }
    let asked = provider.asked.lock().unwrap();
    assert!(
        asked
            .iter()
            .all(|form| form["secret"] == "shhh" && form["remoteip"] == HERE.to_string())
    );
}

async fn the_threshold_is_the_operators(db: &Database) {
    let world = World::new(db).await;
    let (_provider, url) = Provider::start().await;
    let captcha = captcha(db, &world, &url).await;
    for (threshold, expected) in [
        ("0.4", "passed"),
        ("0.401", "low score"),
        ("1", "low score"),
        ("0", "passed"),
    ] {
        let settings = [
            ("captcha", "recaptcha-v3"),
            ("captcha_secret", "shhh"),
            ("captcha_threshold", threshold),
        ];
        let operator = set(&world, &settings).await;
        assert_eq!(
            kind(
                captcha
                    .verify(&operator, &format!("low:{threshold}"), HERE)
                    .await
                    .unwrap()
            ),
            expected,
            "{threshold}"
        );
    }
}

async fn without_a_secret_or_a_provider_nobody_passes(db: &Database) {
    let world = World::new(db).await;
    let (_provider, url) = Provider::start().await;
    let reachable = captcha(db, &world, &url).await;
    let operator = set(&world, &[("captcha", "turnstile")]).await;
    assert_eq!(
        kind(reachable.verify(&operator, "good:1", HERE).await.unwrap()),
        "not configured"
    );
    let operator = set(
        &world,
        &[("captcha", "turnstile"), ("captcha_secret", "shhh")],
    )
    .await;
    assert_eq!(
        kind(
            reachable
                .verify(&operator, &"x".repeat(2_049), HERE)
                .await
                .unwrap()
        ),
        "malformed"
    );
    let unreachable = captcha(db, &world, "http://127.0.0.1:1/siteverify").await;
    assert_eq!(
        kind(unreachable.verify(&operator, "good:2", HERE).await.unwrap()),
        "down"
    );
    let operator = set(&world, &[("captcha", "off")]).await;
    assert_eq!(
        kind(reachable.verify(&operator, "good:3", HERE).await.unwrap()),
        "not configured"
    );
    assert_eq!(operator.settings.captcha, CaptchaKind::Off);
}

async fn a_solved_puzzle_passes_once_however_it_is_written(db: &Database) {
    let world = World::new(db).await;
    let operator = operator::by_host(&world.service, HOST)
        .await
        .unwrap()
        .unwrap();
    let token = world.token();
    let rewritten = URL_SAFE_NO_PAD.encode(STANDARD.decode(&token).unwrap());
    assert_eq!(
        kind(
            world
                .service
                .captcha
                .verify(&operator, &token, HERE)
                .await
                .unwrap()
        ),
        "passed"
    );
    for again in [&token, &rewritten] {
        assert_eq!(
            kind(
                world
                    .service
                    .captcha
                    .verify(&operator, again, HERE)
                    .await
                    .unwrap()
            ),
            "replayed"
        );
    }

    let token = world.token();
    let mut attempts = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (service, operator, token) = (world.service.clone(), operator.clone(), token.clone());
        attempts.spawn(async move {
            service
                .captcha
                .verify(&operator, &token, HERE)
                .await
                .unwrap()
                .is_ok()
        });
    }
    assert_eq!(
        attempts
            .join_all()
            .await
            .into_iter()
            .filter(|passed| *passed)
            .count(),
        1
    );
}

async fn our_own_fault_is_nobodys_answer_to_a_captcha(db: &Database) {
    let world = World::new(db).await;
    let (_provider, url) = Provider::start().await;
    let provided = captcha(db, &world, &url).await;
    let operator = set(
        &world,
        &[("captcha", "turnstile"), ("captcha_secret", "shhh")],
    )
    .await;
    let token = world.token();
    execute(db.url(), "ALTER TABLE captcha_spent RENAME TO elsewhere").await;
    assert!(matches!(
        provided.verify(&operator, "good:1", HERE).await,
        Err(Error::Unavailable(_))
    ));
    // What is wrong by itself still is.
    assert_eq!(
        kind(provided.verify(&operator, "login:1", HERE).await.unwrap()),
        "wrong action"
    );
    let operator = set(&world, &[("captcha", "pow")]).await;
    assert!(matches!(
        world.service.captcha.verify(&operator, &token, HERE).await,
        Err(Error::Unavailable(_))
    ));
    execute(db.url(), "ALTER TABLE elsewhere RENAME TO captcha_spent").await;
    assert_eq!(
        kind(
            world
                .service
                .captcha
                .verify(&operator, &token, HERE)
                .await
                .unwrap()
        ),
        "passed",
        "nothing was spent"
    );
}

async fn what_is_no_answer_to_our_puzzle_is_refused(db: &Database) {
    let world = World::new(db).await;
    let other = world.other_operator().await;
    let operator = operator::by_host(&world.service, HOST)
        .await
        .unwrap()
        .unwrap();
    let solution: Value = serde_json::from_slice(&STANDARD.decode(world.token()).unwrap()).unwrap();
    let changed = |key: &str, value: Value| {
        let mut changed = solution.clone();
        changed[key] = value;
        STANDARD.encode(changed.to_string())
    };
    let later = solution["salt"]
        .as_str()
        .unwrap()
        .replace("expires=", "expires=9");
    let number = solution["number"].as_u64().unwrap();
    for (token, expected) in [
        (String::new(), "malformed"),
        ("not base64!".into(), "malformed"),
        (STANDARD.encode("[]"), "malformed"),
        ("A".repeat(9_000), "malformed"),
        (changed("number", json!(-1)), "malformed"),
        (changed("number", json!(number + 1)), "wrong answer"),
        (changed("salt", json!(later)), "wrong answer"),
        (changed("algorithm", json!("SHA-1")), "bad signature"),
        (changed("signature", json!("00")), "bad signature"),
        (changed("challenge", json!("00")), "bad signature"),
        (solve(&world.service, other), "bad signature"),
    ] {
        assert_eq!(
            kind(
                world
                    .service
                    .captcha
                    .verify(&operator, &token, HERE)
                    .await
                    .unwrap()
            ),
            expected,
            "{token}"
        );
    }
    // Digits moved between the salt and the number leave their hash, and so the signature, as
    // they were. They must not move the expiry (ALTCHA's advisory of December 2025).
    let token = world.token();
    let solution: Value = serde_json::from_slice(&STANDARD.decode(&token).unwrap()).unwrap();
    let (salt, number) = (
        solution["salt"].as_str().unwrap(),
        solution["number"].to_string(),
    );
    for taken in 1..number.len() {
        let (head, tail) = number.split_at(taken);
        let mut spliced = solution.clone();
        spliced["salt"] = json!(format!("{salt}{head}"));
        spliced["number"] = json!(tail.parse::<u64>().unwrap());
        let result = world
            .service
            .captcha
            .verify(&operator, &STANDARD.encode(spliced.to_string()), HERE)
            .await
            .unwrap();
        assert_ne!(kind(result), "passed", "{spliced}");
    }
    assert_eq!(
        kind(
            world
                .service
                .captcha
                .verify(&operator, &token, HERE)
                .await
                .unwrap()
        ),
        "passed"
    );

    let token = world.token();
    world.service.clock.advance(30 * MINUTE);
    assert_eq!(
        kind(
            world
                .service
                .captcha
                .verify(&operator, &token, HERE)
                .await
                .unwrap()
        ),
        "expired"
    );
}

both! {
    providers_must_say_what_they_have_to,
    the_threshold_is_the_operators,
    without_a_secret_or_a_provider_nobody_passes,
    a_solved_puzzle_passes_once_however_it_is_written,
    our_own_fault_is_nobodys_answer_to_a_captcha,
    what_is_no_answer_to_our_puzzle_is_refused,
}

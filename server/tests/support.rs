//! What the tests share: a server with two operators, and small ways to ask it.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use base64::Engine as _;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::net::SocketAddr;
use tokio::task::JoinSet;
use tower::ServiceExt as _;
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::captcha::{CaptchaKind, Challenge, Solution};
use tributary_domain::id::OperatorId;
use tributary_domain::staff::Role;
use tributary_server::http::Settings;
use tributary_server::listener::Peer;
use tributary_server::shutdown::Shutdown;
use tributary_server::state::AppState;
use tributary_service::api_key::{self, NewKey};
use tributary_service::operator::{self, NewOperator};
use tributary_service::staff::{self, NewStaff};
use tributary_service::{Actor, Clock, Options, Service};
use tributary_testing::Database;

/// The host name of the first operator.
pub(crate) const HOST: &str = "aff.example";
/// The host name of the second operator.
pub(crate) const OTHER_HOST: &str = "other.example";
/// Where requests come from.
pub(crate) const PEER: &str = "203.0.113.9:40000";
/// The password of everybody.
pub(crate) const PASSWORD: &str = "Q!w2e3r4";

/// A server on a database of its own.
pub(crate) struct Site {
    pub(crate) router: Router,
    pub(crate) service: Service,
    pub(crate) operator: OperatorId,
    pub(crate) other: OperatorId,
    pub(crate) shutdown: Shutdown,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// (status, `errCode`, `code`), after checking that the body is an error's.
    pub(crate) fn error(&self) -> (u16, i64, String) {
        let body = self.json();
        assert_eq!(self.header("content-type"), "application/json");
        assert_eq!(body["request_id"], self.header("x-request-id"));
        assert!(
            body.get("data").is_none() && body["message"].is_string(),
            "{body}"
        );
        let code = body["code"].as_str().unwrap().to_owned();
        (
            self.status.as_u16(),
            body["errCode"].as_i64().unwrap(),
            code,
        )
    }
}

impl Site {
    /// Two operators: the first with proof of work and staff, the second without a captcha.
    pub(crate) async fn new(db: &Database) -> Self {
        Self::with(
            db,
            Options {
                rate_limit: false,
                ..Options::default()
            },
            Settings::default(),
        )
        .await
    }

    pub(crate) async fn with(db: &Database, options: Options, settings: Settings) -> Self {
        let service = Service::new(db.store().await, Clock::System, options)
            .await
            .unwrap();
        let make = async |hostname: &str, captcha: CaptchaKind| {
            let new = NewOperator {
                name: hostname.to_owned(),
                hostnames: vec![hostname.to_owned()],
                currency: "EUR".into(),
                captcha,
            };
            operator::create(&service, &Actor::Console, new)
                .await
                .unwrap()
        };
        let (operator, other) = (
            make(HOST, CaptchaKind::Pow).await,
            make(OTHER_HOST, CaptchaKind::Off).await,
        );
        let new = NewStaff {
            username: "admin".into(),
            email: "admin@aff.example".into(),
            role: Role::Admin,
            password: PASSWORD.into(),
        };
        staff::create(&service, &Actor::Console, operator, new)
            .await
            .unwrap();
        let shutdown = Shutdown::default();
        let state = AppState::new(service.clone());
        let router = tributary_server::router::build(state, shutdown.clone(), settings);
        Self {
            router,
            service,
            operator,
            other,
            shutdown,
        }
    }

    /// An operator's key that may do `permissions`.
    pub(crate) async fn key(&self, operator: OperatorId, permissions: &[Permission]) -> String {
        let new = NewKey {
            kind: KeyKind::Operator,
            name: "test".into(),
            affiliate_id: None,
            staff_id: None,
            brands: vec![],
            permissions: permissions.to_vec(),
            scopes: vec![Scope::All],
            ip_ranges: ["203.0.113.0/24", "127.0.0.1"]
                .map(|ip| IpRange::parse(ip).unwrap())
                .into(),
            expires_at: None,
        };
        api_key::create(&self.service, &Actor::Console, operator, new)
            .await
            .unwrap()
            .1
    }

    pub(crate) async fn send(&self, request: Request) -> Answer {
        send(&self.router, request).await
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(get(address)).await
    }

    /// Posts a sign-up, with a key or without.
    pub(crate) async fn sign_up(&self, body: &Value, key: Option<&str>) -> Answer {
        let mut headers = vec![("content-type", "application/json")];
        headers.extend(key.map(|key| ("authorization", key)));
        self.send(post("/api/register-aff", &headers, body.to_string()))
            .await
    }

    /// A captcha token of the first operator.
    pub(crate) async fn token(&self) -> String {
        let challenge = self.get("/api/v1/captcha/challenge").await;
        assert_eq!(challenge.status, StatusCode::OK, "{}", challenge.text());
        solve(&serde_json::from_slice(&challenge.body).unwrap())
    }

    /// Signs in and answers the session cookie as a browser sends it.
    pub(crate) async fn sign_in(&self, username: &str) -> String {
        let form = format!("username={username}&password=Q%21w2e3r4");
        let answer = self.send(post_form("/login", &form)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        answer
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    }
}

pub(crate) async fn send(router: &Router, mut request: Request) -> Answer {
    if request.extensions().get::<Peer>().is_none() {
        request
            .extensions_mut()
            .insert(Peer(PEER.parse::<SocketAddr>().unwrap()));
    }
    // A task of its own, as on a connection; it ends with whoever waits for it.
    let mut task = JoinSet::new();
    task.spawn(router.clone().oneshot(request));
    let response = task.join_next().await.unwrap().unwrap().unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

pub(crate) fn request(
    method: &str,
    address: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Request {
    let mut request = Request::builder().method(method).uri(address);
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header("host", HOST);
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into()).unwrap()
}

pub(crate) fn get(address: &str) -> Request {
    request("GET", address, &[], Body::empty())
}

pub(crate) fn post(address: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Request {
    request("POST", address, headers, body)
}

pub(crate) fn post_form(address: &str, form: &str) -> Request {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    post(address, &headers, form.to_owned())
}

/// The sample of seed 003, without a token.
pub(crate) fn sample() -> Value {
    json!({
        "hostname": HOST,
        "first_name": "First-name",
        "last_name": "Last-name",
        "bo_user_email": "somemail@somewhere",
        "phone_number": "44097657269",
        "username": "username123",
        "password": PASSWORD,
        "skype": "skype",
        "company": "Astelit",
        "web_site_url": "https://googe.com",
        "country": "BG",
        "comments": "some info",
        "language": "FR",
        "tc": true,
    })
}

/// The sample with other values in some fields.
pub(crate) fn sample_with(pairs: &[(&str, Value)]) -> Value {
    let mut body = sample();
    for (name, value) in pairs {
        body[*name] = value.clone();
    }
    body
}

/// Finds the number by trying all, as the browser does.
pub(crate) fn solve(challenge: &Challenge) -> String {
    let fits = |number: &u64| {
        let digest = Sha256::digest(format!("{}{number}", challenge.salt));
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
            == challenge.challenge
    };
    let number = (0..=challenge.maxnumber)
        .find(fits)
        .expect("the puzzle has an answer");
    let solution = Solution {
        algorithm: challenge.algorithm.clone(),
        challenge: challenge.challenge.clone(),
        number,
        salt: challenge.salt.clone(),
        signature: challenge.signature.clone(),
    };
    base64::engine::general_purpose::STANDARD.encode(serde_json::to_vec(&solution).unwrap())
}

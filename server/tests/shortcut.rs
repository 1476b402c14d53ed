//! The short way of clicks and the usual one, over real sockets: they answer alike.

use crate::support::{HOST, OTHER_HOST, post};
use crate::track::{GO_HOST, Scene};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tributary_domain::api_key::Permission;
use tributary_server::http::Settings;
use tributary_server::listener::{Limits, Shortcut, serve};
use tributary_server::router;
use tributary_server::shutdown::Shutdown;
use tributary_server::state::AppState;
use tributary_server::track::ClickEdge;
use tributary_service::tracking::drain_now;
use tributary_testing::both;

async fn listen<S>(service: S, shutdown: &Shutdown) -> SocketAddr
where
    S: tower::Service<
            axum::extract::Request,
            Response = axum::response::Response,
            Error = std::convert::Infallible,
        > + Shortcut
        + Clone
        + Send
        + Sync
        + Unpin
        + 'static,
    S::Future: Send + Unpin,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let limits = Limits {
        header_timeout: Duration::from_secs(2),
        ..Limits::default()
    };
    tokio::spawn(serve(listener, service, limits, shutdown.clone()));
    address
}

fn edge(scene: &Scene, shutdown: &Shutdown) -> ClickEdge {
    let settings = Settings {
        trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
        ..Settings::default()
    };
    let state = AppState::new(scene.site.service.clone());
    router::edge(state, shutdown.clone(), settings)
}

/// Sends pieces, and reads until the server closes. What differs from answer to answer is left
/// out: dates, nonces, ids of requests and trackers.
async fn talk(address: SocketAddr, pieces: &[&str]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    for piece in pieces {
        stream.write_all(piece.as_bytes()).await.unwrap();
        sleep(Duration::from_millis(30)).await;
    }
    let mut bytes = Vec::new();
    let read = timeout(Duration::from_secs(20), stream.read_to_end(&mut bytes)).await;
    read.expect("closed in time").expect("not reset");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut lines = Vec::new();
    for line in text.split("\r\n") {
        let line = match line.split_once("?t=") {
            Some((before, after)) => {
                format!(
                    "{before}?t=…{}",
                    after.split_once('&').map_or("", |rest| rest.1)
                )
            }
            None => line.to_owned(),
        };
        let line = match line.split_once("<small>Request ") {
            Some((before, after)) => format!("{before}{}", &after[32..]),
            None => line,
        };
        let line = match line.split_once("'nonce-") {
            Some((before, after)) => {
                before.to_owned() + &after.replace(&after[..32], "…").replace("nonce-…", "…")
            }
            None => line,
        };
        let is_own = line.starts_with("date: ") || line.starts_with("x-request-id: ");
        lines.push(if is_own { line[..6].to_owned() } else { line });
    }
    lines.join("\n")
}

both! {
    async fn clicks_are_answered_alike_on_both_ways(db: &Database) {
        let scene = Scene::new(db).await;
        let slug = scene.slug().await;
        let shutdown = Shutdown::default();
        let edge = edge(&scene, &shutdown);
        let usual = listen(edge.clone().into_router(), &shutdown).await;
        let short = listen(edge, &shutdown).await;
        let click = |rest: &str| format!("GET /go/{slug}{rest} HTTP/1.1\r\nhost: {HOST}\r\n");
        let plain = format!("{}\r\n", click("?afp=x%20y&_p_game=z"));
        let end = format!("GET /go/{slug} HTTP/1.1\r\nhost: {HOST}\r\nconnection: close\r\n\r\n");
        let page = format!("GET /healthz HTTP/1.1\r\nhost: {HOST}\r\nconnection: close\r\n\r\n");
        let long = format!("{}\r\n", click(&format!("?afp={}", "x".repeat(3_000))));
        let too_long = format!("{}\r\n", click(&format!("?afp={}", "x".repeat(9_000))));
        let proxied = format!(
            "{}X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nCF-IPCountry: BG\r\nReferer: https://blog.example/\u{e9}\r\nUser-Agent: Agent\r\n\r\n",
            click("")
        );
        let nowhere = format!("GET /go/abcdefgh HTTP/1.1\r\nHost: {HOST}:3000\r\n\r\n");
        let two_hosts = format!("{}host: second.example\r\n\r\n", click(""));
        let no_host = format!("GET /go/{slug} HTTP/1.1\r\n\r\n");
        let bad_host = format!("GET /go/{slug} HTTP/1.1\r\nhost: a b\r\n\r\n");
        let old = format!("GET /go/{slug} HTTP/1.0\r\nhost: {HOST}\r\n\r\n");
        let head = format!("HEAD /go/{slug} HTTP/1.1\r\nhost: {HOST}\r\n\r\n");
        let post = format!("POST /go/{slug} HTTP/1.1\r\nhost: {HOST}\r\ncontent-length: 3\r\n\r\nabc");
        let body = format!("{}content-length: 3\r\n\r\nabc", click(""));
        let fragment = format!("{}\r\n", click("#part"));
        let absolute = format!("GET http://{HOST}/go/{slug} HTTP/1.1\r\nhost: {HOST}\r\n\r\n");
        let odd = format!("{}\r\n", click("?x=\"<>^`{|}"));
        let foreign = format!("GET /healthz HTTP/1.1\r\nhost: {OTHER_HOST}\r\n\r\n");
        let (one, two) = plain.split_at(20);
        let mut clicks = 0;
        for (pieces, expected) in [
            (vec![&*plain, &end], 2),
            (vec![&format!("{plain}{plain}{end}"), ""], 3),
            (vec![&format!("{plain}{page}")], 1),
            (vec![one, two, &end], 2),
            (vec![&plain, one, two, &page], 2),
            (vec![&long, &end], 2),
            (vec![&too_long, &end], 1),
            (vec![&proxied, &proxied, &end], 3),
            (vec![&nowhere, &end], 1),
            (vec![&two_hosts, &end], 1),
            (vec![&no_host, &end], 1),
            (vec![&bad_host, &end], 1),
            (vec![&old], 1),
            (vec![&head, &end], 1),
            (vec![&post, &end], 1),
            (vec![&body, &end], 2),
            (vec![&fragment, &end], 2),
            (vec![&absolute, &end], 2),
            (vec![&odd, &end], 0),
            (vec![&foreign, &end], 1),
            (vec![&plain, "GET /go/\u{e9} HTTP/1.1\r\nhost: a\r\n\r\n"], 1),
            (vec![&plain, "nonsense\r\n\r\n"], 1),
            // The server closes what stays silent, and what breaks off.
            (vec![&plain], 1),
            (vec![one], 0),
            (vec![], 0),
        ] {
            let answers = [talk(short, &pieces).await, talk(usual, &pieces).await];
            assert_eq!(answers[0], answers[1], "{pieces:?}");
            let sent = answers[0].matches("location: https://one.example/").count();
            assert_eq!(sent, expected + usize::from(pieces.contains(&&*head)), "{pieces:?} {}", answers[0]);
            clicks += expected;
        }
        assert_eq!(drain_now(&scene.site.service).await.unwrap(), 2 * clicks as u64, "one for each answer");

        scene.brand_put(Some(GO_HOST), Some("https://one.example/lost")).await;
        let on_go_host = |path: &str| format!("GET {path} HTTP/1.1\r\nhost: {GO_HOST}\r\n\r\n");
        let close = format!("GET /healthz HTTP/1.1\r\nhost: {GO_HOST}\r\nconnection: close\r\n\r\n");
        for path in [&format!("/{slug}"), "/", "/office", "/go/abcdefgh", "/api/openapi.json"] {
            let answers = [talk(short, &[&on_go_host(path), &close]).await, talk(usual, &[&on_go_host(path), &close]).await];
            assert_eq!(answers[0], answers[1], "{path}");
            assert!(answers[0].contains("location: https://one.example/") && answers[0].contains(" 200 OK"), "{path}");
        }
    }

    async fn machines_are_told_from_people_on_both_ways(db: &Database) {
        let scene = Scene::new(db).await;
        let slug = scene.slug().await;
        let shutdown = Shutdown::default();
        let edge = edge(&scene, &shutdown);
        let usual = listen(edge.clone().into_router(), &shutdown).await;
        let short = listen(edge, &shutdown).await;
        let end = format!("GET /healthz HTTP/1.1\r\nhost: {HOST}\r\nconnection: close\r\n\r\n");
        let people = ["User-Agent: Browser/1\r\n", "Purpose: none\r\n", "user-agent: CUBOT NOTE 20\r\n", ""];
        let machines = [
            "Sec-Purpose: prefetch;prerender\r\n", "Purpose: prefetch\r\n", "X-Purpose: preview\r\n", "X-Moz: prefetch\r\n",
            "User-Agent: facebookexternalhit/1.1\r\n", "user-agent: WhatsApp/2.23\r\n",
        ];
        for way in [short, usual] {
            for header in people.iter().chain(&machines) {
                let click = format!("GET /go/{slug}?afp=x HTTP/1.1\r\nhost: {HOST}\r\n{header}\r\n");
                assert!(talk(way, &[&click, &end]).await.contains("location: https://one.example/"), "{header}");
            }
            for query in ["afp=a%00b", "x=%00", "afp=caf%e9"] {
                let click = format!("GET /go/{slug}?{query} HTTP/1.1\r\nhost: {HOST}\r\n\r\n");
                let answer = talk(way, &[&click, &end]).await;
                assert!(answer.contains("400 Bad Request") && answer.contains("The address "), "{answer}");
            }
        }
        assert_eq!(drain_now(&scene.site.service).await.unwrap(), 20);
        let key = scene.site.key(scene.site.operator, &[Permission::ReportsRead]).await;
        let run = async |body: Value| {
            let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
            let answer = scene.site.send(post("/api/v1/reports/run", &headers, body.to_string())).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
            answer.json()
        };
        let visits = run(json!({"report": "media", "period": "none", "columns": ["visit_count"]})).await;
        assert_eq!(visits["rows"], json!([[8]]));
        let clicks = run(json!({"report": "clicks", "columns": ["user_agent", "is_machine"], "filters": {"is_machine": [true]}})).await;
        assert_eq!(clicks["columns"][1]["type"], "boolean");
        assert_eq!(clicks["rows"].as_array().unwrap().len(), 12);
        assert!(clicks["rows"].as_array().unwrap().iter().all(|row| row[1] == true));
        assert!(clicks["rows"].as_array().unwrap().contains(&json!(["WhatsApp/2.23", true])));
        let people = run(json!({"report": "clicks", "columns": ["is_machine"], "filters": {"is_machine": ["false"]}})).await;
        assert_eq!(people["rows"].as_array().unwrap().len(), 8);
    }

    async fn who_clicks_while_the_server_ends_is_told_to_leave(db: &Database) {
        let scene = Scene::new(db).await;
        let slug = scene.slug().await;
        let shutdown = Shutdown::default();
        let short = listen(edge(&scene, &shutdown), &shutdown).await;
        let click = format!("GET /go/{slug} HTTP/1.1\r\nhost: {HOST}\r\n\r\n");
        let mut waiting = TcpStream::connect(short).await.unwrap();
        waiting.write_all(click.as_bytes()).await.unwrap();
        let mut buffer = [0; 4096];
        let count = waiting.read(&mut buffer).await.unwrap();
        assert!(!String::from_utf8_lossy(&buffer[..count]).contains("connection: close"));
        shutdown.drain();
        waiting.write_all(click.as_bytes()).await.unwrap();
        let mut rest = String::new();
        waiting.read_to_string(&mut rest).await.unwrap();
        assert!(rest.starts_with("HTTP/1.1 302") && rest.contains("connection: close"), "{rest}");
    }
}

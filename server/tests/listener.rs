//! The accept loop, over real sockets.

use crate::support::{PASSWORD, Site, sample_with};
use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tributary_domain::api_key::Permission;
use tributary_server::listener::{Limits, Shortcut, serve};
use tributary_server::shutdown::Shutdown;
use tributary_testing::Database;

struct Running {
    address: SocketAddr,
    shutdown: Shutdown,
    ended: JoinHandle<()>,
}

async fn start(router: Router, limits: Limits, shutdown: Shutdown) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let ended = tokio::spawn(serve(listener, router, limits, shutdown.clone()));
    Running {
        address,
        shutdown,
        ended,
    }
}

fn slow() -> Router {
    let wait = || async {
        sleep(Duration::from_millis(400)).await;
        "done"
    };
    Router::new()
        .route("/slow", get(wait))
        .route("/", get(|| async { "hello" }))
}

fn limits() -> Limits {
    Limits {
        drain_grace: Duration::from_millis(200),
        ..Limits::default()
    }
}

async fn connect(running: &Running, bytes: &str) -> TcpStream {
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    stream
}

/// Reads until the peer closes; fails on a reset.
async fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes)).await;
    read.expect("closed in time").expect("not reset");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads one answer whose body has this text in it, and keeps the connection.
async fn answer(stream: &mut TcpStream, text: &str) -> String {
    let mut bytes = Vec::new();
    while !String::from_utf8_lossy(&bytes).contains(text) {
        let mut buffer = [0; 4096];
        let count = timeout(Duration::from_secs(10), stream.read(&mut buffer))
            .await
            .unwrap()
            .unwrap();
        assert_ne!(
            count,
            0,
            "closed after {:?}",
            String::from_utf8_lossy(&bytes)
        );
        bytes.extend_from_slice(&buffer[..count]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

const HELLO: &str = "GET / HTTP/1.1\r\nhost: aff.example\r\n\r\n";

#[tokio::test]
async fn what_runs_is_finished() {
    let running = start(slow(), limits(), Shutdown::default()).await;
    let in_flight = connect(&running, "GET /slow HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let mut idle = connect(&running, HELLO).await;
    answer(&mut idle, "hello").await;
    let silent = TcpStream::connect(running.address).await.unwrap();
    sleep(Duration::from_millis(50)).await;

    running.shutdown.drain();
    sleep(Duration::from_millis(50)).await;
    // In the grace, who comes is still served, and asked not to stay.
    let late = rest(connect(&running, HELLO).await).await;
    assert!(
        late.starts_with("HTTP/1.1 200") && late.contains("connection: close"),
        "{late}"
    );

    let finished = rest(in_flight).await;
    assert!(
        finished.starts_with("HTTP/1.1 200") && finished.ends_with("done"),
        "{finished}"
    );
    assert_eq!(rest(idle).await, "");
    assert_eq!(rest(silent).await, "");
    timeout(Duration::from_secs(5), running.ended)
        .await
        .unwrap()
        .unwrap();
    assert!(TcpStream::connect(running.address).await.is_err());
}

#[tokio::test]
async fn with_nobody_there_the_end_is_quick() {
    let limits = Limits {
        drain_grace: Duration::from_secs(60),
        ..Limits::default()
    };
    let running = start(slow(), limits, Shutdown::default()).await;
    running.shutdown.drain();
    timeout(Duration::from_secs(1), running.ended)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn the_end_does_not_wait_for_ever() {
    let limits = Limits {
        shutdown_timeout: Duration::from_millis(100),
        ..limits()
    };
    let hang = Router::new().route("/", get(|| async { sleep(Duration::from_secs(60)).await }));
    let running = start(hang, limits, Shutdown::default()).await;
    let _hanging = connect(&running, HELLO).await;
    sleep(Duration::from_millis(50)).await;
    running.shutdown.drain();
    timeout(Duration::from_secs(2), running.ended)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn heads_come_in_time_and_idleness_ends() {
    let limits = Limits {
        header_timeout: Duration::from_millis(200),
        ..limits()
    };
    let running = start(slow(), limits, Shutdown::default()).await;
    let started = Instant::now();
    let half = connect(&running, "GET / HTTP/1.1\r\nhost: a\r\nx-slow: ").await;
    let mut idle = connect(&running, HELLO).await;
    answer(&mut idle, "hello").await;
    let silent = TcpStream::connect(running.address).await.unwrap();
    for stream in [half, idle, silent] {
        let text = rest(stream).await;
        assert!(!text.contains("200 OK"), "{text}");
    }
    let took = started.elapsed();
    assert!(
        (Duration::from_millis(150)..Duration::from_secs(3)).contains(&took),
        "{took:?}"
    );
}

#[tokio::test]
async fn over_the_cap_the_answer_is_503_at_once() {
    let limits = Limits {
        connections: 2,
        ..limits()
    };
    let running = start(slow(), limits, Shutdown::default()).await;
    let mut first = connect(&running, HELLO).await;
    let mut second = connect(&running, HELLO).await;
    answer(&mut first, "hello").await;
    answer(&mut second, "hello").await;
    let started = Instant::now();
    let refused = rest(connect(&running, HELLO).await).await;
    assert!(
        refused.starts_with("HTTP/1.1 503") && refused.contains("retry-after: 1"),
        "{refused}"
    );
    let (head, body) = refused.split_once("\r\n\r\n").unwrap();
    assert!(
        head.contains(&format!("content-length: {}", body.len())),
        "{refused}"
    );
    assert!(started.elapsed() < Duration::from_secs(1));
    drop(first);
    sleep(Duration::from_millis(100)).await;
    let mut third = connect(&running, HELLO).await;
    answer(&mut third, "hello").await;
}

/// A router behind which some addresses are proxies.
#[derive(Clone)]
struct Behind(Router, &'static [&'static str]);

impl tower::Service<Request> for Behind {
    type Response = Response;
    type Error = Infallible;
    type Future = <Router as tower::Service<Request>>::Future;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        self.0.call(request)
    }
}

impl Shortcut for Behind {
    fn speaks_for_many(&self, peer: IpAddr) -> bool {
        self.1.iter().any(|proxy| proxy.parse() == Ok(peer))
    }
}

#[tokio::test]
async fn one_address_has_a_share_of_the_connections() {
    let limits = Limits {
        connections: 6,
        connections_of_one: 2,
        ..limits()
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = Behind(slow(), &["127.0.0.3"]);
    tokio::spawn(serve(listener, service, limits, Shutdown::default()));
    let connect = async |from: &str| {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
        socket.connect(address).await.unwrap()
    };
    // Half a head each, and then no more.
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = connect("127.0.0.1").await;
        stream.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        held.push(stream);
    }
    let refused = rest(connect("127.0.0.1").await).await;
    assert!(refused.starts_with("HTTP/1.1 503"), "{refused}");
    // Everybody else is served, and behind a proxy are many.
    for from in ["127.0.0.2", "127.0.0.3", "127.0.0.3", "127.0.0.3"] {
        let mut stream = connect(from).await;
        stream.write_all(HELLO.as_bytes()).await.unwrap();
        answer(&mut stream, "hello").await;
        held.push(stream);
    }
    let refused = rest(connect("127.0.0.2").await).await;
    assert!(
        refused.starts_with("HTTP/1.1 503"),
        "all are taken: {refused}"
    );
    // What is given back is its address's again. That the other end has gone takes a moment.
    held.remove(0);
    loop {
        let mut again = connect("127.0.0.1").await;
        again.write_all(HELLO.as_bytes()).await.unwrap();
        if answer(&mut again, "\r\n\r\n")
            .await
            .starts_with("HTTP/1.1 200")
        {
            break;
        }
    }
}

#[tokio::test]
async fn heads_are_bounded() {
    let running = start(slow(), limits(), Shutdown::default()).await;
    let large = format!(
        "GET / HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n",
        "x".repeat(100_000)
    );
    let answer = rest(connect(&running, &large).await).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    let many = format!(
        "GET / HTTP/1.1\r\nhost: a\r\n{}\r\n",
        "x: y\r\n".repeat(200)
    );
    let answer = rest(connect(&running, &many).await).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_refused_body_does_not_reset_its_answer() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let running = start(site.router.clone(), limits(), site.shutdown.clone()).await;
    let size = 3 * 1024 * 1024;
    let head = format!(
        "POST /api/register-aff HTTP/1.1\r\nhost: aff.example\r\ncontent-length: {size}\r\n\r\n"
    );
    let mut stream = connect(&running, &head).await;
    // The whole body, as clients send it that do not look before they have sent everything.
    let body = vec![b'x'; size];
    stream.write_all(&body).await.unwrap();
    let answer = rest(stream).await;
    assert!(
        answer.starts_with("HTTP/1.1 413") && answer.contains("payload_too_large"),
        "{answer}"
    );
}

#[tokio::test]
async fn readyz_says_that_it_drains() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let running = start(site.router.clone(), limits(), site.shutdown.clone()).await;
    let ready = "GET /readyz HTTP/1.1\r\nhost: 10.0.0.1\r\n\r\n";
    let mut stream = connect(&running, ready).await;
    assert!(
        answer(&mut stream, "\r\n\r\nready")
            .await
            .starts_with("HTTP/1.1 200")
    );
    running.shutdown.drain();
    stream.write_all(ready.as_bytes()).await.unwrap();
    assert!(rest(stream).await.starts_with("HTTP/1.1 503"));
    timeout(Duration::from_secs(5), running.ended)
        .await
        .unwrap()
        .unwrap();
}

/// Posts a sign-up over a connection of its own and answers `errCode`.
async fn sign_up(address: SocketAddr, key: &str, body: &Value) -> i64 {
    let body = body.to_string();
    let text = format!(
        "POST /api/register-aff HTTP/1.1\r\nhost: aff.example\r\nauthorization: {key}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let answer = rest(stream).await;
    let (_, json) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str::<Value>(json).unwrap()["errCode"]
        .as_i64()
        .unwrap()
}

tributary_testing::both! {
    async fn twenty_connections_make_one_affiliate(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &[Permission::AffiliatesWrite]).await;
        let running = start(site.router.clone(), limits(), site.shutdown.clone()).await;
        let posts = (0..20).map(|at| {
            let body = sample_with(&[("bo_user_email", json!(format!("m{at}@somewhere"))), ("password", json!(PASSWORD))]);
            let (key, address) = (key.clone(), running.address);
            tokio::spawn(async move { sign_up(address, &key, &body).await })
        });
        let mut codes = Vec::new();
        for post in posts.collect::<Vec<_>>() {
            codes.push(post.await.unwrap());
        }
        codes.sort_unstable();
        assert_eq!(codes, [vec![-7; 19], vec![0]].concat());
    }
}

/// Asks again and again, on connections that are kept as long as the server keeps them. Answers
/// how many requests were answered, once nobody listens any more.
async fn regular(address: SocketAddr) -> usize {
    let mut answered = 0;
    while let Ok(mut stream) = TcpStream::connect(address).await {
        loop {
            stream.write_all(HELLO.as_bytes()).await.unwrap();
            let text = answer(&mut stream, "hello").await;
            answered += 1;
            if text.contains("connection: close") {
                break;
            }
        }
    }
    answered
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_end_no_request_goes_unanswered() {
    let running = start(slow(), limits(), Shutdown::default()).await;
    let address = running.address;
    let clients: Vec<_> = (0..16).map(|_| tokio::spawn(regular(address))).collect();
    sleep(Duration::from_millis(200)).await;
    running.shutdown.drain();
    for client in clients {
        assert!(client.await.unwrap() > 0);
    }
    timeout(Duration::from_secs(5), running.ended)
        .await
        .unwrap()
        .unwrap();
}

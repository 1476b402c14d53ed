//! The server as a process: its two addresses, and its end by a signal.

use crate::commands::tributary;
use std::io::Write as _;
use std::time::{Duration, Instant};

#[test]
fn a_running_server_is_asked_to_end() {
    use rustix::process::{Pid, Signal, kill_process};
    use std::io::{BufRead as _, BufReader, Read as _};
    let folder = tempfile::tempdir().unwrap();
    let args = [
        "serve",
        "--demo",
        "--listen",
        "127.0.0.1:0",
        "--metrics-listen",
        "127.0.0.1:0",
    ];
    let mut child = tributary(folder.path(), &args).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut port_after = |word: &str| -> String {
        let line = lines
            .by_ref()
            .map(Result::unwrap)
            .find(|line| line.contains(word))
            .unwrap();
        line.split("address=")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    };
    let (metrics, server) = (port_after(" metrics "), port_after(" listening "));
    let ask = |address: &str, path: &str| {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    assert!(ask(&server, "/readyz").starts_with("HTTP/1.1 200"));
    assert!(
        ask(&server, "/metrics").starts_with("HTTP/1.1 404"),
        "not on the public address"
    );
    assert!(ask(&server, "/register").contains("<form"));
    let text = ask(&metrics, "/metrics");
    for part in [
        "http_requests_total{route=\"/readyz\",method=\"GET\",status=\"2xx\"} 1",
        "http_request_duration_seconds_bucket{route=\"/register\"",
        "http_connections_open",
        "password_queue_length 0",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // Who keeps a connection may use it in the grace, and is asked to leave.
    let mut kept = std::net::TcpStream::connect(&server).unwrap();
    let request = format!("GET /healthz HTTP/1.1\r\nhost: {server}\r\n\r\n");
    kept.write_all(request.as_bytes()).unwrap();
    let first = kept.read(&mut [0; 4096]).unwrap();
    assert!(first > 0);
    let started = Instant::now();
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    kept.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    kept.read_to_string(&mut answer).unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("connection: close"),
        "{answer}"
    );
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(started.elapsed() < Duration::from_secs(5));
}

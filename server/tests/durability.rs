//! What was acknowledged is there after `kill -9`.

use crate::commands::{made, run, tributary};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tributary_domain::id::OperatorId;
use tributary_domain::staff::Role;
use tributary_service::affiliate::{Query, list};
use tributary_service::{Actor, Clock, Options, Service, doctor};
use tributary_testing::both;

/// Sign-ups that were answered before the process is killed.
const ACKNOWLEDGED: usize = 40;
/// How many sign up at a time.
const PARALLEL: usize = 8;

/// A client of its own connection. Nothing here is encrypted, but the client wants to be able to.
pub(crate) fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap()
}

/// Starts the server on a free port and waits until it is ready.
pub(crate) async fn serve(folder: &Path, database: &str) -> (Child, String) {
    serve_with(folder, database, &[]).await
}

/// The same with further options.
pub(crate) async fn serve_with(folder: &Path, database: &str, more: &[&str]) -> (Child, String) {
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let listen = format!("127.0.0.1:{port}");
    let args = [
        "serve",
        "--listen",
        &listen,
        "--database",
        database,
        "--rate-limit",
        "off",
    ];
    let mut server = tributary(folder, &[&args, more].concat())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let url = format!("http://localhost:{port}");
    let client = client();
    for _ in 0..1_200 {
        let ready = client.get(format!("{url}/readyz")).send().await;
        if ready.is_ok_and(|answer| answer.status().is_success()) {
            return (server, url);
        }
        assert!(server.try_wait().unwrap().is_none(), "the server ended");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server did not become ready");
}

async fn sign_up(client: &reqwest::Client, url: &str, key: &str, username: &str) -> Option<i64> {
    let body = json!({
        "hostname": "localhost", "first_name": "First", "last_name": "Last", "username": username,
        "password": "Q!w2e3r4", "bo_user_email": format!("{username}@mail.example"), "country": "BG", "tc": true,
    });
    let request = client
        .post(format!("{url}/api/register-aff"))
        .header("authorization", key);
    let answer = request
        .header("content-type", "application/json")
        .body(body.to_string())
        .send()
        .await
        .ok()?;
    let is_ok = answer.status().is_success();
    let answer: Value = serde_json::from_str(&answer.text().await.ok()?).ok()?;
    answer["affiliate_id"].as_i64().filter(|_| is_ok)
}

both! {
    async fn what_was_acknowledged_survives_kill_9(db: &Database) {
        let folder = tempfile::tempdir().unwrap();
        let command = |args: &[&str]| made(&run(folder.path(), &[args, &["--database", db.url()]].concat()));
        command(&["operator", "create", "--name", "Test", "--hostname", "localhost"]);
        let key = command(&[
            "key", "create", "--operator", "1", "--kind", "operator", "--permission", "affiliates.write",
            "--scope", "all", "--ip", "127.0.0.1", "--ip", "::1",
        ]);
        let key = key["key"].as_str().unwrap().to_owned();
        let (mut server, url) = serve(folder.path(), db.url()).await;

        let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
        let mut flood = tokio::task::JoinSet::new();
        for worker in 0..PARALLEL {
            let (acknowledged, url, key) = (acknowledged.clone(), url.clone(), key.clone());
            flood.spawn(async move {
                let client = client();
                // Until the server is gone.
                for number in 0.. {
                    let username = format!("worker{worker}.{number}");
                    let Some(id) = sign_up(&client, &url, &key, &username).await else { return };
                    acknowledged.lock().unwrap().insert((id, username));
                }
            });
        }
        while acknowledged.lock().unwrap().len() < ACKNOWLEDGED {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        server.kill().unwrap();
        server.wait().unwrap();
        flood.join_all().await;
        let acknowledged = acknowledged.lock().unwrap().clone();
        assert!(acknowledged.len() >= ACKNOWLEDGED);

        let (mut server, _) = serve(folder.path(), db.url()).await;
        server.kill().unwrap();
        server.wait().unwrap();
        let service = Service::new(db.store().await, Clock::System, Options::default()).await.unwrap();
        let staff = Actor::Staff { operator: OperatorId(1), id: 1.into(), username: String::new(), role: Role::Admin };
        let mut stored = Vec::new();
        for page in 1.. {
            let listing = list(&service, &staff, &Query { page, per_page: 200, ..Query::default() }).await.unwrap();
            if listing.rows.is_empty() {
                break;
            }
            stored.extend(listing.rows.into_iter().map(|row| (row.id.0, row.username)));
        }
        let distinct: BTreeSet<_> = stored.iter().cloned().collect();
        assert_eq!(distinct.len(), stored.len(), "each once");
        assert_eq!(acknowledged.difference(&distinct).count(), 0, "each acknowledged one is there");
        // Those in flight may have been stored without their answer, one for each worker at most.
        assert!(stored.len() <= acknowledged.len() + PARALLEL);
        assert!(doctor::examine(&service).await.unwrap().iter().all(|check| check.found.is_empty()));
    }
}

//! What was acknowledged is there after `kill -9`.

use crate::commands::{made, run};
use crate::running::{Running, client, eventually};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use tributary_domain::id::OperatorId;
use tributary_domain::staff::Role;
use tributary_service::affiliate::{Query, list};
use tributary_service::{Actor, Clock, Options, Service, doctor};
use tributary_testing::both;

/// Sign-ups that were answered before the process is killed.
const ACKNOWLEDGED: usize = 40;
/// How many sign up at a time.
const PARALLEL: usize = 8;

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
        let server = Running::start(folder.path(), db.url(), &[]).await;

        let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
        let mut flood = tokio::task::JoinSet::new();
        for worker in 0..PARALLEL {
            let (acknowledged, url, key) = (acknowledged.clone(), server.url.clone(), key.clone());
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
        eventually("so many sign-ups are answered", async || acknowledged.lock().unwrap().len() >= ACKNOWLEDGED).await;
        server.kill();
        flood.join_all().await;
        let acknowledged = acknowledged.lock().unwrap().clone();
        assert!(acknowledged.len() >= ACKNOWLEDGED);

        Running::start(folder.path(), db.url(), &[]).await.kill();
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

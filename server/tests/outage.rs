//! What brands were told counts survives `kill -9`, once, and so does a click; and clicks go on
//! while the main database is away.

use crate::programme::{CPA, OPERATOR, Programme};
use crate::running::{Running, client, eventually};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncReadExt as _;
use tributary_domain::money::Money;
use tributary_store::{event, ledger};
use tributary_testing::{Database, both};

/// How many send events, or click, at a time.
const PARALLEL: usize = 8;
/// Events, or clicks, that were answered before the process is killed.
const ANSWERED: usize = 240;
/// What a player stakes; a fifth of it is commission.
const STAKE: i64 = 10;

/// What each worker sends of its n-th customer, in this order.
fn story(worker: usize, number: usize, at: &str, affiliate: i64) -> [Value; 3] {
    let customer = format!("c{worker}.{number}");
    [
        json!({"event_id": format!("r{customer}"), "type": "registration", "affiliate_id": affiliate}),
        json!({"event_id": format!("d{customer}"), "type": "deposit", "amount": "50"}),
        json!({"event_id": format!("w{customer}"), "type": "wager", "bets": STAKE}),
    ]
    .map(|mut event| {
        event["occurred_at"] = at.into();
        event["ext_customer_id"] = customer.as_str().into();
        event
    })
}

/// Posts JSON; the status and the body of the answer.
pub(crate) async fn answer_of(
    client: &reqwest::Client,
    url: &str,
    key: &str,
    body: &Value,
) -> (u16, String) {
    let answer = post(client, url, key, body).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

fn post(client: &reqwest::Client, url: &str, key: &str, body: &Value) -> reqwest::RequestBuilder {
    client
        .post(url)
        .header("authorization", key)
        .header("content-type", "application/json")
        .body(body.to_string())
}

/// Sends one event, or several; the results, if it was answered with 200.
async fn send(client: &reqwest::Client, url: &str, key: &str, body: &Value) -> Option<Vec<Value>> {
    let request = post(client, &format!("{url}/api/v1/events"), key, body);
    let answer = request.send().await.ok()?;
    assert_eq!(answer.status().as_u16(), 200);
    let answer: Value = serde_json::from_str(&answer.text().await.ok()?).ok()?;
    answer["results"].as_array().cloned()
}

both! {
    async fn an_answered_event_survives_kill_9_and_counts_once(db: &Database) {
        let programme = Programme::new(db).await;
        let at = programme.service.clock.now().to_rfc3339();
        let affiliate = programme.affiliate.0;
        let server = Running::start(programme.folder.path(), db.url(), &[]).await;

        // Each event that was sent, and whether it was answered.
        let sent: Arc<Mutex<BTreeMap<String, (Value, bool)>>> = Arc::default();
        let mut flood = tokio::task::JoinSet::new();
        for worker in 0..PARALLEL {
            let (sent, url, key, at) = (sent.clone(), server.url.clone(), programme.key.clone(), at.clone());
            flood.spawn(async move {
                let client = client();
                // Until the server is gone.
                for number in 0.. {
                    for event in story(worker, number, &at, affiliate) {
                        let id = event["event_id"].as_str().unwrap().to_owned();
                        sent.lock().unwrap().insert(id.clone(), (event.clone(), false));
                        let Some(results) = send(&client, &url, &key, &event).await else { return };
                        assert_eq!(results[0]["status"], "accepted");
                        sent.lock().unwrap().get_mut(&id).unwrap().1 = true;
                    }
                }
            });
        }
        let answered = || sent.lock().unwrap().values().filter(|(_, answered)| *answered).count();
        eventually("so many events are answered", async || answered() >= ANSWERED).await;
        server.kill();
        flood.join_all().await;
        let sent = sent.lock().unwrap().clone();
        assert!(sent.len() <= answered_of(&sent) + PARALLEL);

        // Everything again, as a brand that does not know what arrived does: what was answered is
        // a duplicate, what was not is that or accepted.
        let server = Running::start(programme.folder.path(), db.url(), &[]).await;
        // A customer's registration before what it did.
        let mut all: Vec<&(Value, bool)> = sent.values().collect();
        all.sort_by_key(|(event, _)| event["type"] != "registration");
        let batch: Value = all.iter().map(|(event, _)| event.clone()).collect();
        let results = send(&client(), &server.url, &programme.key, &batch).await.unwrap();
        for ((event, was_answered), result) in all.iter().zip(&results) {
            let status = result["status"].as_str().unwrap();
            assert!(status == "duplicate" || (!was_answered && status == "accepted"), "{event} {result}");
        }
        server.kill();

        let count = |kind: &str| i64::try_from(sent.values().filter(|(event, _)| event["type"] == kind).count()).unwrap();
        let expected = count("deposit") * CPA + count("wager") * STAKE / 5;
        let mut reader = programme.service.store.read().await.unwrap();
        let names: Vec<event::Name<'_>> = sent.keys().map(|id| (1.into(), id.as_str())).collect();
        assert_eq!(event::by_names(&mut reader, OPERATOR, &names).await.unwrap().len(), sent.len());
        let balance = ledger::balance(&mut reader, OPERATOR, programme.affiliate).await.unwrap();
        assert_eq!(balance.commissions(), Some(Money::parse(&expected.to_string()).unwrap()));
        drop(reader);
        programme.assert_healthy().await;
    }

    async fn an_answered_click_survives_kill_9_and_counts_once(db: &Database) {
        let programme = Programme::new(db).await;
        let spool = programme.folder.path().join("spool.db");
        let options = ["--click-spool", spool.to_str().unwrap()];
        let server = Running::start(programme.folder.path(), db.url(), &options).await;
        let answered: Arc<Mutex<Vec<String>>> = Arc::default();
        let mut flood = tokio::task::JoinSet::new();
        for _ in 0..PARALLEL {
            let (answered, url) = (answered.clone(), format!("{}{}", server.url, programme.link));
            flood.spawn(async move {
                let client = client();
                // Until the server is gone.
                while let Ok(answer) = client.get(&url).send().await {
                    assert_eq!(answer.status().as_u16(), 302);
                    answered.lock().unwrap().push(tracker_of(&answer));
                }
            });
        }
        // Some are in the database by then, some in the spool, and some in both if it comes to that.
        let count = || answered.lock().unwrap().len();
        eventually("so many clicks are answered", async || count() >= ANSWERED).await;
        eventually("some have arrived", async || programme.clicks().await > 0).await;
        server.kill();
        flood.join_all().await;
        let answered = answered.lock().unwrap().clone();

        let server = Running::start(programme.folder.path(), db.url(), &options).await;
        let most = i64::try_from(answered.len() + PARALLEL).unwrap();
        eventually("every answered click arrives", async || {
            for tracker in &answered {
                if !programme.has_click(tracker).await {
                    return false;
                }
            }
            true
        })
        .await;
        assert!(programme.clicks().await <= most, "who was not answered may count, nobody twice");
        server.kill();
        assert_eq!(programme.visits().await, programme.clicks().await);
        programme.assert_healthy().await;
    }

    async fn clicks_are_answered_while_the_main_database_is_away(db: &Database) {
        let programme = Programme::new(db).await;
        let spool = programme.folder.path().join("spool.db");
        let (between, database) = Between::new(db).await;
        let server = Running::start(programme.folder.path(), &database, &["--click-spool", spool.to_str().unwrap()]).await;
        let client = client();
        let click = async || {
            let answer = client.get(format!("{}{}", server.url, programme.link)).send().await.unwrap();
            assert_eq!(answer.status().as_u16(), 302);
            tracker_of(&answer)
        };
        let mut trackers = vec![click().await];
        eventually("the first click arrives", async || programme.clicks().await >= 1).await;
        let away = between.cut(db).await;
        for _ in 0..100 {
            trackers.push(click().await);
        }
        between.was_missed().await;
        trackers.push(click().await);
        assert_eq!(programme.clicks().await, 1);
        between.mend(away).await;
        let all = i64::try_from(trackers.len()).unwrap();
        eventually("every click arrives", async || programme.clicks().await >= all).await;
        for tracker in &trackers {
            assert!(programme.has_click(tracker).await);
        }
        server.kill();
        assert_eq!(programme.clicks().await, all);
        programme.assert_healthy().await;
    }
}

/// Whom a click was answered to be.
pub(crate) fn tracker_of(answer: &reqwest::Response) -> String {
    let location = answer.headers()["location"].to_str().unwrap();
    let tracker = location.strip_prefix("https://one.example/?t=");
    tracker.unwrap().to_owned()
}

fn answered_of(sent: &BTreeMap<String, (Value, bool)>) -> usize {
    sent.values().filter(|(_, answered)| *answered).count()
}

/// Somebody who has the database open beside the server.
pub(crate) enum Holder {
    Sqlite(sqlx::SqliteConnection),
    Postgres(sqlx::PgConnection),
}

impl Holder {
    pub(crate) async fn new(db: &Database, statement: &'static str) -> Self {
        use sqlx::Connection as _;
        let mut holder = if db.url().starts_with("sqlite:") {
            Self::Sqlite(sqlx::SqliteConnection::connect(db.url()).await.unwrap())
        } else {
            Self::Postgres(sqlx::PgConnection::connect(db.url()).await.unwrap())
        };
        holder.run(statement).await;
        holder
    }

    pub(crate) async fn run(&mut self, statement: &'static str) {
        use sqlx::Executor as _;
        match self {
            Self::Sqlite(c) => c.execute(statement).await.map(|_| ()).unwrap(),
            Self::Postgres(c) => c.execute(statement).await.map(|_| ()).unwrap(),
        }
    }
}

/// What stands between a server and its database and can take it away: on PostgreSQL the network,
/// on SQLite somebody who holds the file's write lock.
enum Between {
    Network {
        is_cut: tokio::sync::watch::Sender<bool>,
        turned_away: Arc<AtomicU32>,
    },
    File,
}

/// What holds the lock, on SQLite.
type Away = Option<sqlx::SqliteConnection>;

impl Between {
    /// It, and the address under which the server is to look for its database.
    async fn new(db: &Database) -> (Self, String) {
        if db.url().starts_with("sqlite:") {
            return (Self::File, db.url().to_owned());
        }
        // postgres://user@host:port/name
        let (before, rest) = db.url().split_once('@').unwrap();
        let (target, name) = rest.split_once('/').unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let database = format!("{before}@{}/{name}", listener.local_addr().unwrap());
        let is_cut = tokio::sync::watch::Sender::new(false);
        let turned_away = Arc::new(AtomicU32::new(0));
        let (cut, count, target) = (is_cut.clone(), turned_away.clone(), target.to_owned());
        tokio::spawn(async move {
            loop {
                let (mut near, _) = listener.accept().await.unwrap();
                let (mut cut, count, target) = (cut.subscribe(), count.clone(), target.clone());
                tokio::spawn(async move {
                    if *cut.borrow() {
                        // As a proxy does with nobody behind it: it listens, and hangs up.
                        let _ = near.read(&mut [0; 64]).await;
                        count.fetch_add(1, Ordering::Relaxed);
                        return;
                    }
                    let mut far = tokio::net::TcpStream::connect(target).await.unwrap();
                    tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut near, &mut far) => {}
                        _ = cut.wait_for(|cut| *cut) => {}
                    }
                });
            }
        });
        let network = Self::Network {
            is_cut,
            turned_away,
        };
        (network, database)
    }

    /// Returns once the server has looked for its database in vain: the drain, too, which first
    /// finds all its old connections broken.
    async fn was_missed(&self) {
        match self {
            Self::Network { turned_away, .. } => {
                let is_missed = async || turned_away.load(Ordering::Relaxed) >= 6;
                eventually("the server looks for its database", is_missed).await;
            }
            // Longer than a round of the drain.
            Self::File => tokio::time::sleep(Duration::from_millis(600)).await,
        }
    }

    async fn cut(&self, db: &Database) -> Away {
        match self {
            Self::Network { is_cut, .. } => {
                is_cut.send_replace(true);
                None
            }
            Self::File => {
                use sqlx::Connection as _;
                let mut holder = sqlx::SqliteConnection::connect(db.url()).await.unwrap();
                sqlx::query("BEGIN IMMEDIATE")
                    .execute(&mut holder)
                    .await
                    .unwrap();
                Some(holder)
            }
        }
    }

    async fn mend(&self, away: Away) {
        if let Self::Network { is_cut, .. } = self {
            is_cut.send_replace(false);
        }
        if let Some(mut holder) = away {
            sqlx::query("COMMIT").execute(&mut holder).await.unwrap();
        }
    }
}

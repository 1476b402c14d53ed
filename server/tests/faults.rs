//! Faults that come and go: while one lasts the answer is 503 and never a false success, the process
//! lives, and once it is over everything works again by itself.

use crate::commands::tributary;
use crate::outage::{answer_of, tracker_of};
use crate::programme::Programme;
use crate::running::{Running, client, eventually};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::process::Stdio;
use tributary_testing::{Database, both, execute};

/// A running server with its client, and what it has answered so far.
struct Scene {
    programme: Programme,
    server: Running,
    client: reqwest::Client,
    /// Players whose registration was accepted.
    players: BTreeSet<String>,
    /// Clicks that were answered with their way.
    trackers: BTreeSet<String>,
    sent: u32,
}

impl Scene {
    async fn new(db: &Database) -> Self {
        let programme = Programme::new(db).await;
        let spool = programme.folder.path().join("spool.db");
        let options = ["--click-spool", spool.to_str().unwrap()];
        let server = Running::start(programme.folder.path(), db.url(), &options).await;
        let mut scene = Self {
            programme,
            server,
            client: client(),
            players: BTreeSet::new(),
            trackers: BTreeSet::new(),
            sent: 0,
        };
        assert_eq!(scene.event().await, 200);
        assert_eq!(scene.click().await, 302);
        assert_eq!(scene.ready().await, 200);
        scene
    }

    /// Sends an event; what it was answered with.
    async fn event(&mut self) -> u16 {
        self.sent += 1;
        let id = format!("r{}", self.sent);
        let event = json!({
            "event_id": id, "type": "registration", "affiliate_id": self.programme.affiliate.0,
            "occurred_at": self.programme.service.clock.now().to_rfc3339(), "ext_customer_id": id,
        });
        let url = format!("{}/api/v1/events", self.server.url);
        let (status, body) = answer_of(&self.client, &url, &self.programme.key, &event).await;
        if status == 200 {
            let body: Value = serde_json::from_str(&body).unwrap();
            assert_eq!(body["results"][0]["status"], "accepted", "{body}");
            self.players.insert(id);
        }
        status
    }

    /// Clicks; what it was answered with.
    async fn click(&mut self) -> u16 {
        let url = format!("{}{}", self.server.url, self.programme.link);
        let answer = self.client.get(url).send().await.unwrap();
        if answer.status().as_u16() == 302 {
            self.trackers.insert(tracker_of(&answer));
        }
        answer.status().as_u16()
    }

    async fn get(&self, path: &str) -> u16 {
        let url = format!("{}{path}", self.server.url);
        let answer = self.client.get(url).send().await;
        answer.unwrap().status().as_u16()
    }

    async fn ready(&self) -> u16 {
        self.get("/readyz").await
    }

    /// An event, a click and the question whether it is ready are answered with `expected`, twenty
    /// times in a row. Until then an event is taken or refused, and what is taken counts.
    async fn eventually_answers(
        &mut self,
        what: &str,
        expected: [u16; 3],
        mut first: impl AsyncFnMut(),
    ) {
        let mut in_a_row = 0;
        eventually(what, async || {
            first().await;
            let answers = [self.event().await, self.click().await, self.ready().await];
            assert!(matches!(answers[0], 200 | 503), "{what}: {answers:?}");
            assert_eq!(answers[1], expected[1], "{what}");
            in_a_row = if answers == expected { in_a_row + 1 } else { 0 };
            in_a_row == 20
        })
        .await;
    }

    /// Everything works again, and whatever was answered is there, once.
    async fn ends_well(mut self) {
        eventually("it is ready again", async || self.ready().await == 200).await;
        // A session that began while the fault lasted is "not now" once more, and then closed.
        self.eventually_answers("it works again", [200, 302, 200], async || ())
            .await;
        let Self {
            programme,
            server,
            players,
            trackers,
            ..
        } = self;
        eventually("every answered click arrives", async || {
            for tracker in &trackers {
                if !programme.has_click(tracker).await {
                    return false;
                }
            }
            true
        })
        .await;
        server.kill();
        assert_eq!(programme.players().await, players);
        assert_eq!(programme.visits().await, programme.clicks().await);
        programme.assert_healthy().await;
    }
}

#[cfg(target_os = "linux")]
mod limits {
    use super::*;
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    /// How large a file of the server's may become; in none can more be written.
    fn limit(scene: &Scene, bytes: Option<u64>) {
        let limit = Rlimit {
            current: bytes,
            maximum: None,
        };
        let pid = i32::try_from(scene.server.pid()).unwrap();
        prlimit(Pid::from_raw(pid), Resource::Fsize, limit).unwrap();
    }

    both! {
        /// No write of the server's succeeds any more: not in the database (on SQLite), not in the
        /// spool, not in the log, which is a file.
        async fn a_full_disk_is_503_until_there_is_room(db: &Database) {
            let mut scene = Scene::new(db).await;
            let here = db.url().starts_with("sqlite:");
            for bytes in [0, 64 * 1024] {
                limit(&scene, Some(bytes));
                for _ in 0..10 {
                    // What still fits is kept; nothing else is answered with success.
                    let event = scene.event().await;
                    assert!(event == if here { 503 } else { 200 } || (bytes > 0 && event == 200), "{event}");
                    let click = scene.click().await;
                    assert!(click == 503 || (bytes > 0 && click == 302), "{click}");
                    if bytes == 0 {
                        assert_eq!(scene.ready().await, 503);
                    }
                    assert_eq!(scene.get("/healthz").await, 200, "the process lives");
                    assert_eq!(scene.get("/").await, 200, "what is only read is there");
                }
                limit(&scene, None);
                eventually("it is ready again", async || scene.ready().await == 200).await;
                assert_eq!(scene.event().await, 200);
                assert_eq!(scene.click().await, 302);
            }
            scene.ends_well().await;
        }
    }
}

/// Its database takes no writes, as after a failover, and then no sessions at all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_postgres_refuses_for_a_while_is_503_and_then_forgotten() {
    for (on, off) in [
        (
            "SET default_transaction_read_only = on",
            "RESET default_transaction_read_only",
        ),
        ("ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true"),
    ] {
        let Some(db) = Database::postgres().await else {
            return;
        };
        let (server, name) = db.url().rsplit_once('/').unwrap();
        let name = name.split('?').next().unwrap();
        let admin = format!("{server}/postgres");
        let end = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        );
        let mut scene = Scene::new(&db).await;
        execute(&admin, &format!("ALTER DATABASE {name} {on}")).await;
        // A session that was on its way in meanwhile takes writes until it is ended, too.
        let end = async || execute(&admin, &end).await;
        scene.eventually_answers(on, [503, 302, 503], end).await;
        execute(&admin, &format!("ALTER DATABASE {name} {off}")).await;
        scene.ends_well().await;
    }
}

both! {
    /// Somebody tidies up while clicks wait.
    async fn a_spool_that_is_moved_away_takes_no_clicks_until_it_is_back(db: &Database) {
        let mut scene = Scene::new(db).await;
        let spool = scene.programme.folder.path().join("spool.db");
        let away = scene.programme.folder.path().join("away.db");
        let (hold, release) = match db.url().starts_with("sqlite:") {
            true => ("BEGIN IMMEDIATE", "ROLLBACK"),
            false => ("BEGIN; LOCK TABLE click IN ACCESS EXCLUSIVE MODE", "ROLLBACK"),
        };
        let mut holder = crate::outage::Holder::new(db, hold).await;
        for _ in 0..20 {
            assert_eq!(scene.click().await, 302);
        }
        std::fs::rename(&spool, &away).unwrap();
        for _ in 0..5 {
            assert_eq!(scene.click().await, 503);
        }
        std::fs::rename(&away, &spool).unwrap();
        for _ in 0..5 {
            assert_eq!(scene.click().await, 302);
        }
        std::fs::rename(&spool, &away).unwrap();
        assert_eq!(scene.click().await, 503);
        holder.run(release).await;
        // What was answered arrives, though its file is elsewhere; then a new one is begun.
        eventually("clicks are taken again", async || scene.click().await == 302).await;
        scene.ends_well().await;
    }
}

/// Nobody reads what the server says any more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_without_a_reader_ends_nothing_and_is_counted() {
    use std::io::{BufRead as _, BufReader};
    let db = Database::sqlite();
    let folder = tempfile::tempdir().unwrap();
    let args = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--metrics-listen",
        "127.0.0.1:0",
        "--database",
        db.url(),
    ];
    let mut child = tributary(folder.path(), &args)
        .env("RUST_LOG", "trace")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut address_after = |word: &str| {
        let line = lines
            .by_ref()
            .map(Result::unwrap)
            .find(|line| line.contains(word) && line.contains("address="));
        let line = line.unwrap();
        let address = line.split("address=").nth(1).unwrap();
        format!("http://{}", address.split_whitespace().next().unwrap())
    };
    let (metrics, server) = (address_after(" metrics "), address_after(" listening "));
    drop(lines);
    let client = client();
    for _ in 0..50 {
        let answer = client.get(format!("{server}/readyz")).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 200);
    }
    eventually("what is lost is counted", async || {
        let text = client.get(format!("{metrics}/metrics")).send().await;
        let text = text.unwrap().text().await.unwrap();
        let lost = text
            .lines()
            .find_map(|line| line.strip_prefix("log_lines_lost_total "));
        lost.is_some_and(|lost| lost.parse::<u64>().unwrap() > 0)
    })
    .await;
    assert!(child.try_wait().unwrap().is_none(), "the process lives");
    child.kill().unwrap();
    child.wait().unwrap();
}

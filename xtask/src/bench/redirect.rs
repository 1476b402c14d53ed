//! Clicks a second, of the two ways to answer them, beside a bare axum server that answers 302
//! and stores nothing. Same machine, same client; each turn of ours comes right after one of the
//! bare server's that it is compared with, since clicks take their time to arrive between turns and
//! the machine may be another one by then. Every click that was answered has to arrive in the database, once.

use std::fs::File;
use std::io::Write as _;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::peer::{self, Load};
use super::programme::{self, affiliates, numbers};
use super::rate::{Rate, median, memory, milliseconds, per_second, plain};
use super::server::{Server, Workspace};
use super::table::{Demand, Row, Table};
use crate::failure::{Context, Failure, Result};
use crate::process;

/// Tracking links.
const LINKS: u64 = 10_000;
/// Connections at a time: a rush, which has limits, and a busy hour.
const CONNECTIONS: [u64; 2] = [512, 32];
/// The client's time for each turn, and how many there are of each kind.
const SECONDS: &str = "3";
const TURNS: u32 = 3;
/// The two ways to answer, and the least share of the bare server's rate that each has to reach.
const WAYS: [(&str, u64); 2] = [("commit", 50), ("async", 80)];
/// How long clicks may take on their way into the database.
const TIMEOUT: Duration = Duration::from_secs(180);
/// Writes to disk that are timed.
const WRITES: usize = 200;

/// A server under load, and what it was asked.
struct Subject {
    server: Server,
    workspace: Workspace,
    answered: u64,
    arrived: Rate,
}

pub(super) fn run(table: &mut Table) -> Result<()> {
    let bare = peer::bare()?;
    let mut subjects = Vec::new();
    for (way, _) in WAYS {
        subjects.push(Subject::new(way)?);
    }
    let folder = Workspace::new()?;
    plain(
        table,
        "redirect: a write to this disk (fdatasync of 4 kB)",
        write_to_disk(&folder)?,
        milliseconds,
    );
    for connections in CONNECTIONS {
        let options = [
            "--kind",
            "clicks",
            "--connections",
            &connections.to_string(),
            "--seconds",
            SECONDS,
        ];
        let mut pairs: Vec<Pair> = subjects.iter().map(|_| Pair::default()).collect();
        for _ in 0..TURNS {
            for (subject, pair) in subjects.iter_mut().zip(&mut pairs) {
                pair.beside.add(peer::load(bare.address, &options)?);
                pair.own.add(subject.turn(&options)?);
            }
        }
        for ((way, share), Pair { own: turns, beside }) in WAYS.iter().zip(&pairs) {
            let is_limited = connections == CONNECTIONS[0];
            table.add(Row {
                what: format!(
                    "clicks/s, {way}, {connections} connections, beside a bare 302 server"
                ),
                figure: turns.rate.per_1000_seconds(),
                beside: Some(beside.rate.per_1000_seconds()),
                demand: if is_limited {
                    Demand::AtLeastHundredths(*share)
                } else {
                    Demand::None
                },
                unit: per_second,
            });
            for (name, own, other) in [
                ("half", turns.p50(), beside.p50()),
                ("99 of 100", turns.p99(), beside.p99()),
            ] {
                table.add(Row {
                    what: format!("  {name} answered within"),
                    figure: own,
                    beside: Some(other),
                    demand: Demand::None,
                    unit: milliseconds,
                });
            }
        }
    }
    for (subject, (way, _)) in subjects.iter().zip(WAYS) {
        table.add(Row {
            what: format!("clicks in the database, {way}, beside those answered"),
            figure: subject.stored()?,
            beside: Some(subject.answered),
            demand: Demand::AtLeastHundredths(100),
            unit: |count| count.to_string(),
        });
        let rate = subject.arrived.per_1000_seconds();
        plain(
            table,
            &format!("  clicks/s from the spool into the database, {way}"),
            rate,
            per_second,
        );
        memory(table, &format!("  peak memory, {way}"), &subject.server);
    }
    Ok(())
}

impl Subject {
    fn new(way: &str) -> Result<Self> {
        let workspace = Workspace::new()?;
        programme::operator(&workspace)?;
        peer::sql(workspace.database(), &links())?;
        Ok(Self {
            server: workspace.serve(&["--click-durability", way])?,
            workspace,
            answered: 0,
            arrived: Rate::default(),
        })
    }

    /// One turn of the client's. Then it waits until every click has arrived, so that the next
    /// one's turn is not disturbed.
    fn turn(&mut self, options: &[&str]) -> Result<Load> {
        let before = self.stored()?;
        let began = Instant::now();
        let load = peer::load(self.server.address, options)?;
        self.answered += load.answers;
        let loaded = Instant::now();
        loop {
            let stored = self.stored()?;
            if stored == self.answered {
                break;
            }
            if stored > self.answered || loaded.elapsed() > TIMEOUT || process::interrupted() {
                let answered = self.answered;
                return Err(Failure::new(format!(
                    "{answered} clicks were answered, and {stored} are in the database"
                )));
            }
            sleep(Duration::from_millis(100));
        }
        self.arrived.add(Rate {
            count: self.answered - before,
            time: began.elapsed(),
        });
        Ok(load)
    }

    fn stored(&self) -> Result<u64> {
        peer::count(self.workspace.database(), "SELECT COUNT(*) FROM click")
    }
}

/// The turns of one of ours, and those of the bare server before them.
#[derive(Default)]
struct Pair {
    own: Turns,
    beside: Turns,
}

/// What a server has done in its turns.
#[derive(Default)]
struct Turns {
    rate: Rate,
    loads: Vec<Load>,
}

impl Turns {
    fn add(&mut self, load: Load) {
        self.rate.add(load.rate(1));
        self.loads.push(load);
    }

    fn p50(&self) -> u64 {
        self.middle(|load| load.p50)
    }

    fn p99(&self) -> u64 {
        self.middle(|load| load.p99)
    }

    fn middle(&self, figure: impl Fn(&Load) -> u64) -> u64 {
        let times = self.loads.iter().map(figure).map(Duration::from_micros);
        median(times.collect())
    }
}

/// Links, and a slug of each for one affiliate: b1000001 and on.
fn links() -> String {
    let link = numbers(1, LINKS);
    format!(
        "{}
         INSERT INTO link (operator_id, brand_id, link_type_id, name, description, destination_url, ab_percent, is_enabled, is_public,
           private_affiliate_ids, has_campaigns, has_source_id, created_at, updated_at)
         {link} SELECT 1, 1, 2, 'Link ' || i, '', 'https://brand.example/landing/' || i || '?t={{{{tracker}}}}&afp={{{{afp}}}}', 0, TRUE, TRUE, '[]', FALSE, FALSE, 1, 1
         FROM n;
         INSERT INTO tracking_link (operator_id, slug, link_id, affiliate_id, campaign_id, source_id, created_at)
         {link} SELECT 1, 'b' || CAST(1000000 + i AS TEXT), i, 1, 0, '', 1 FROM n",
        affiliates(1)
    )
}

/// How long a small write takes until it is on disk: the middle of many, in microseconds.
fn write_to_disk(folder: &Workspace) -> Result<u64> {
    let path = folder.path("written");
    let doing = || format!("cannot write {}", path.display());
    let mut file = File::create(&path).context(doing)?;
    let mut times = Vec::with_capacity(WRITES);
    for _ in 0..WRITES {
        let started = Instant::now();
        file.write_all(&[7; 4096]).context(doing)?;
        file.sync_data().context(doing)?;
        times.push(started.elapsed());
    }
    Ok(median(times))
}

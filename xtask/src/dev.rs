//! `cargo xtask dev`: `run`, and again whenever a source file changes. It looks at the files'
//! times twice a second: that needs no other crate and works on every file system.

use std::path::PathBuf;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use crate::failure::Result;
use crate::files;
use crate::process;
use crate::run::{build_server, server};
use crate::settings::{Purpose, root};
use crate::site;
use crate::size::seconds;

const GLANCE: Duration = Duration::from_millis(500);

/// What the browser loads is made from these.
const FRONT: [&str; 3] = ["app", "frontend", "crates/domain"];
/// What the server alone is made from.
const BACK: [&str; 3] = ["crates/store", "crates/service", "server"];
/// What needs no compiler.
const LOOKS: [&str; 2] = ["style", "public"];
/// What changes everything.
const BUILD: [&str; 4] = [
    "Cargo.toml",
    "Cargo.lock",
    "Leptos.toml",
    "package-lock.json",
];

/// Builds, serves, and starts over on every change, until somebody ends it.
pub(crate) fn dev(args: &[String]) -> Result<()> {
    let mut seen = Sources::look()?;
    let mut running = None;
    attempt(&mut running, args, Change::Front);
    while !process::interrupted() {
        sleep(GLANCE);
        let now = Sources::look()?;
        if let Some(change) = seen.change(&now) {
            seen = now;
            attempt(&mut running, args, change);
        }
        let ended = |child: &mut Child| child.try_wait().is_ok_and(|status| status.is_some());
        if running.as_mut().is_some_and(ended) {
            running = None;
            eprintln!("xtask: the server has ended; it starts again on the next change");
        }
    }
    stop(&mut running);
    Ok(())
}

/// Builds what has changed and changes servers. What does not compile leaves the old one alone.
fn attempt(running: &mut Option<Child>, args: &[String], change: Change) {
    let started = Instant::now();
    match build(change) {
        Ok(()) => {
            stop(running);
            match server(args).and_then(|mut command| process::start(&mut command)) {
                Ok(child) => *running = Some(child),
                Err(failure) => eprintln!("xtask: {failure}"),
            }
            eprintln!("xtask: built in {}", seconds(started.elapsed()));
        }
        Err(failure) => eprintln!("xtask: {failure}; waiting for the next change"),
    }
}

fn build(change: Change) -> Result<()> {
    match change {
        // Debug builds read the site from disk; a restart has them read its new names.
        Change::Looks => site::restyle(Purpose::Try).map(drop),
        Change::Back => build_server(),
        Change::Front => site::build(Purpose::Try).and_then(|_| build_server()),
    }
}

fn stop(running: &mut Option<Child>) {
    if let Some(mut child) = running.take() {
        process::end(&mut child);
    }
}

/// What has to be built again: the least of it first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Looks,
    Back,
    Front,
}

/// Every source file with its time.
type Times = Vec<(PathBuf, Option<SystemTime>)>;

struct Sources {
    looks: Times,
    back: Times,
    front: Times,
}

impl Sources {
    fn look() -> Result<Self> {
        let front = FRONT.iter().chain(&BUILD).copied();
        Ok(Self {
            looks: times(LOOKS.iter().copied())?,
            back: times(BACK.iter().copied())?,
            front: times(front)?,
        })
    }

    fn change(&self, now: &Self) -> Option<Change> {
        let looks = (self.looks != now.looks).then_some(Change::Looks);
        let back = (self.back != now.back).then_some(Change::Back);
        let front = (self.front != now.front).then_some(Change::Front);
        // Looks and back together: the front end's build is quick when there is nothing to do.
        match (looks, back) {
            (Some(_), Some(_)) => Some(Change::Front),
            _ => front.max(back).max(looks),
        }
    }
}

fn times(places: impl Iterator<Item = &'static str>) -> Result<Times> {
    let mut all = Vec::new();
    for place in places {
        let place = root().join(place);
        let found = if place.is_file() {
            vec![place]
        } else {
            files::walk(&place)?
        };
        all.extend(found.into_iter().map(|file| {
            let time = file
                .metadata()
                .and_then(|metadata| metadata.modified())
                .ok();
            (file, time)
        }));
    }
    Ok(all)
}

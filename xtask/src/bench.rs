//! `cargo xtask bench`: figures beside their limits or their peers.

mod balances;
mod events;
mod http;
mod page;
mod peer;
mod programme;
mod rate;
mod redirect;
mod registration;
mod report;
mod server;
mod table;

use crate::failure::{Failure, Result};
use crate::release;
use table::Table;

/// A benchmark: its name, what it finds out, and the rows that it adds.
struct Bench {
    name: &'static str,
    about: &'static str,
    /// Whether it looks at pages, which have to be built then.
    needs_site: bool,
    run: fn(&mut Table) -> Result<()>,
}

/// To add one, add a file and a line.
const BENCHES: [Bench; 6] = [
    Bench {
        name: "page",
        about: "bytes of a first visit to /register",
        needs_site: true,
        run: page::run,
    },
    Bench {
        name: "registration",
        about: "sign-ups a second beside bare argon2id",
        needs_site: false,
        run: registration::run,
    },
    Bench {
        name: "redirect",
        about: "clicks a second beside a server that stores nothing",
        needs_site: false,
        run: redirect::run,
    },
    Bench {
        name: "events",
        about: "events a second beside bare inserts, on both databases",
        needs_site: false,
        run: events::run,
    },
    Bench {
        name: "report",
        about: "a report over ten million clicks beside one over a hundred thousand",
        needs_site: false,
        run: report::run,
    },
    Bench {
        name: "balances",
        about: "affiliates with their balances beside affiliates without",
        needs_site: false,
        run: balances::run,
    },
];

/// Runs all benchmarks, or the one of this name, on a release build: a new one, unless what was
/// built before is to be taken.
pub(crate) fn bench(name: Option<&str>, no_build: bool) -> Result<()> {
    let wanted: Vec<_> = BENCHES
        .iter()
        .filter(|bench| name.is_none_or(|name| name == bench.name))
        .collect();
    if wanted.is_empty() {
        let known: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
        return Err(Failure::new(format!(
            "there are these benches: {}",
            known.join(", ")
        )));
    }
    if !no_build {
        release::build_for_benches(wanted.iter().any(|bench| bench.needs_site))?;
    }
    let mut table = Table::default();
    let mut failures = Vec::new();
    for bench in wanted {
        eprintln!("xtask: {}: {}", bench.name, bench.about);
        if let Err(failure) = (bench.run)(&mut table) {
            failures.push(format!("{}: {failure}", bench.name));
        }
    }
    println!("\n{table}");
    if table.has_failed() {
        failures.push("not every figure is within its limit".to_owned());
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(failures.join("; ")))
    }
}

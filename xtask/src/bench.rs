//! `cargo xtask bench`: figures beside their limits or their peers.

mod http;
mod page;
mod registration;
mod server;
mod table;

use crate::failure::{Failure, Result};
use crate::release;
use table::Table;

/// A benchmark: its name, what it finds out, and the rows that it adds.
struct Bench {
    name: &'static str,
    about: &'static str,
    run: fn(&mut Table) -> Result<()>,
}

/// To add one, add a file and a line.
const BENCHES: [Bench; 2] = [
    Bench {
        name: "page",
        about: "bytes of a first visit to /register",
        run: page::run,
    },
    Bench {
        name: "registration",
        about: "sign-ups a second beside bare argon2id",
        run: registration::run,
    },
];

/// Runs all benchmarks, or the one of this name, on a release build.
pub(crate) fn bench(name: Option<&str>) -> Result<()> {
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
    release::build()?;
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

//! `cargo xtask test`: everything that can be found out by running it.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};
use crate::files;
use crate::postgres::Postgres;
use crate::process;
use crate::run::build_server;
use crate::settings::{Purpose, SERVER_SIDE, binary, root};
use crate::site;
use crate::size::seconds;
use crate::tools;

/// Where tests look for a PostgreSQL.
const POSTGRES_URL: &str = "TRIBUTARY_TEST_POSTGRES";

/// Runs all tests, or those whose names contain `filter`; a part that fails stops no other part.
/// What is still running when the time is up is ended and named.
pub(crate) fn test(filter: Option<&str>, limit: Duration) -> Result<()> {
    let started = Instant::now();
    process::end_within(limit);
    let mut parts = Parts::default();

    // First, because the site is smaller where there is Node.js.
    let browser_tests = browser_tests(filter)?;
    if matches!(browser_tests, BrowserTests::These(_)) {
        parts.run("Node.js", tools::ensure_node);
    }
    let postgres = parts.run("PostgreSQL", Postgres::start);
    let url = postgres.as_ref().map(Postgres::url);
    parts.run("site", || site::build(Purpose::Ship));
    parts.run("tests", || {
        cargo_tests(&SERVER_SIDE, url.as_deref(), filter)
    });
    parts.run("tests of xtask", || {
        cargo_tests(&["--package", "xtask"], None, filter)
    });
    match browser_tests {
        BrowserTests::None => eprintln!("xtask: end2end has no tests yet"),
        BrowserTests::NoneOfThese => {}
        BrowserTests::These(files) => {
            parts.run("browser tests", || browser(&files, url.as_deref(), filter));
        }
    }
    drop(postgres);
    parts.conclude()?;
    println!("took {}", seconds(started.elapsed()));
    Ok(())
}

/// What has been run so far, and how that went.
#[derive(Default)]
struct Parts(Vec<(&'static str, Option<Failure>)>);

impl Parts {
    /// Runs a part unless somebody has asked us to end, or the time is up.
    fn run<T>(&mut self, name: &'static str, part: impl FnOnce() -> Result<T>) -> Option<T> {
        if process::is_over() {
            self.0.push((name, Some(Failure::new("not run"))));
            return None;
        }
        match part() {
            Ok(value) => {
                self.0.push((name, None));
                Some(value)
            }
            Err(failure) => {
                eprintln!("xtask: {name}: {failure}");
                self.0.push((name, Some(failure)));
                None
            }
        }
    }

    /// One line for each part, after all their noise.
    fn conclude(self) -> Result<()> {
        println!();
        for (name, failure) in &self.0 {
            match failure {
                None => println!("{name}: ok"),
                Some(failure) => println!("{name}: failed: {failure}"),
            }
        }
        if process::interrupted() {
            return Err(Failure::new("interrupted"));
        }
        match self
            .0
            .iter()
            .filter(|(_, failure)| failure.is_some())
            .count()
        {
            0 => Ok(()),
            1 => Err(Failure::new("one part failed")),
            failed => Err(Failure::new(format!("{failed} parts failed"))),
        }
    }
}

fn cargo_tests(packages: &[&str], postgres: Option<&str>, filter: Option<&str>) -> Result<()> {
    let mut cargo = tools::cargo();
    cargo
        .args(["test", "--no-fail-fast"])
        .args(packages)
        .args(filter);
    if let Some(url) = postgres {
        cargo.env(POSTGRES_URL, url);
    }
    process::run(&mut cargo)
}

enum BrowserTests {
    /// There are none at all.
    None,
    /// None of them is called like that.
    NoneOfThese,
    These(Vec<PathBuf>),
}

/// The files to hand to Node.js. Looking for the filter in them first spares the start of a
/// browser for somebody who is after a unit test.
fn browser_tests(filter: Option<&str>) -> Result<BrowserTests> {
    let mut all = files::walk(&root().join("end2end"))?;
    all.retain(|file| {
        let in_packages = file
            .components()
            .any(|part| part.as_os_str() == "node_modules");
        !in_packages && file.to_string_lossy().ends_with(".test.mjs")
    });
    if all.is_empty() {
        return Ok(BrowserTests::None);
    }
    let mut these = Vec::new();
    for file in all {
        let wanted = match filter {
            None => true,
            Some(filter) => files::read_text(&file)?.contains(filter),
        };
        if wanted {
            these.push(file);
        }
    }
    Ok(if these.is_empty() {
        BrowserTests::NoneOfThese
    } else {
        BrowserTests::These(these)
    })
}

fn browser(files: &[PathBuf], postgres: Option<&str>, filter: Option<&str>) -> Result<()> {
    let node = tools::ensure_node()?;
    let chromium = tools::ensure_chromium()?;
    build_server()?;
    let mut tests = Command::new(node);
    // One at a time: each file starts a server and a browser, and measures what it sees.
    tests
        .current_dir(root())
        .args(["--test", "--test-concurrency=1"]);
    if let Some(filter) = filter {
        tests.arg(format!("--test-name-pattern={}", literally(filter)));
    }
    tests
        .args(files)
        .env("TRIBUTARY_BIN", binary("debug"))
        .env("CHROMIUM", chromium);
    if let Some(url) = postgres {
        tests.env(POSTGRES_URL, url);
    }
    process::run(&mut tests)
}

/// A pattern that matches just these letters.
fn literally(text: &str) -> String {
    let mut pattern = String::new();
    for letter in text.chars() {
        if !letter.is_alphanumeric() && letter != '_' && letter != ' ' {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::literally;

    #[test]
    fn a_filter_is_no_pattern() {
        assert_eq!(literally("a.b (c)"), r"a\.b \(c\)");
        assert_eq!(literally("sign_in"), "sign_in");
    }
}

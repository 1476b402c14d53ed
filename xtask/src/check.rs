//! `cargo xtask check`: everything that can be found out without running the product.

use std::process::Command;

use crate::failure::{Failure, Result};
use crate::files;
use crate::process;
use crate::rules;
use crate::run::build_server;
use crate::settings::{BINARY, FRONTEND, Purpose, WASM_TARGET, binary, root};
use crate::site;
use crate::size::kilobytes;
use crate::tools;

/// What the first visit to the sign-up page may load besides its HTML: the promise is 150 kB in
/// all, and the page itself takes up to ten of them.
const BUDGET: u64 = 140_000;

/// Files that a command of the binary writes, and that are kept so that people can read them and
/// reviews show their changes.
const GENERATED: [(&str, &[&str]); 1] = [("docs/openapi.json", &["openapi"])];

/// A name and what finds out.
type Check = (&'static str, fn() -> Result<()>);

/// In the order of how soon they answer.
const CHECKS: [Check; 12] = [
    ("formatting", formatting),
    ("dependency rule", rules::arrows),
    ("nothing of the server in the browser", rules::browser_tree),
    ("no mod.rs", rules::no_mod_rs),
    ("no raw text in pages", rules::no_raw_text),
    ("no flags below the command line", rules::no_flags),
    ("what the guide names is there", rules::guide),
    ("clippy", clippy),
    ("clippy for the browser", clippy_for_browser),
    ("documentation", documentation),
    ("size budget", size_budget),
    ("generated files", generated_files),
];

/// Runs all checks, and says how each went.
pub(crate) fn check() -> Result<()> {
    let mut results = Vec::new();
    for (name, check) in CHECKS {
        if process::interrupted() {
            return Err(Failure::new("interrupted"));
        }
        eprintln!("xtask: {name}");
        results.push((name, check()));
    }
    println!();
    for (name, result) in &results {
        match result {
            Ok(()) => println!("{name}: ok"),
            Err(failure) => println!("{name}: failed: {failure}"),
        }
    }
    let failed = results.iter().filter(|(_, result)| result.is_err()).count();
    println!("{} passed, {failed} failed", results.len() - failed);
    if failed == 0 {
        Ok(())
    } else {
        Err(Failure::new("not all checks passed"))
    }
}

fn formatting() -> Result<()> {
    process::run(tools::cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    let mut cargo = tools::cargo();
    cargo.args([
        "clippy",
        "--workspace",
        "--exclude",
        FRONTEND,
        "--all-targets",
    ]);
    process::run(cargo.args(["--", "-D", "warnings"]))
}

/// The front end with all of ours that is compiled into it.
fn clippy_for_browser() -> Result<()> {
    tools::ensure_wasm_target()?;
    let mut cargo = tools::cargo();
    cargo.args(["clippy", "--package", FRONTEND, "--target", WASM_TARGET]);
    process::run(cargo.args(["--", "-D", "warnings"]))
}

fn documentation() -> Result<()> {
    let mut cargo = tools::cargo();
    cargo.args(["doc", "--no-deps", "--workspace", "--exclude", FRONTEND]);
    process::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

fn size_budget() -> Result<()> {
    let site = site::build(Purpose::Ship)?;
    let mut parts = vec![("css", site.packed_length(&site.assets.css)?)];
    parts.push(("wasm", site.packed_length(&site.assets.wasm)?));
    for script in site.scripts()? {
        parts.push(("js", site.packed_length(&script)?));
    }
    let sum = parts.iter().map(|(_, length)| length).sum();
    let of = |wanted| {
        let lengths = parts
            .iter()
            .filter(|(kind, _)| *kind == wanted)
            .map(|(_, length)| length);
        kilobytes(lengths.sum())
    };
    let split = format!("js {} + wasm {} + css {}", of("js"), of("wasm"), of("css"));
    let line = format!("{split} = {} of {}", kilobytes(sum), kilobytes(BUDGET));
    println!("{line}");
    if sum <= BUDGET {
        Ok(())
    } else {
        Err(Failure::new(format!("{line}, brotli")))
    }
}

fn generated_files() -> Result<()> {
    let kept: Vec<_> = GENERATED
        .iter()
        .filter(|(file, _)| root().join(file).is_file())
        .collect();
    if kept.is_empty() {
        return Ok(());
    }
    build_server()?;
    for (file, arguments) in kept {
        let now = process::output(Command::new(binary("debug")).args(*arguments))?;
        if now.trim_end() != files::read_text(&root().join(file))?.trim_end() {
            let command = arguments.join(" ");
            return Err(Failure::new(format!(
                "{file} is out of date: target/debug/{BINARY} {command} > {file}"
            )));
        }
    }
    Ok(())
}

//! The rules of the house that no compiler knows: which crate may depend on which, and what must
//! never be compiled for the browser.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::failure::{Context, Failure, Result};
use crate::files;
use crate::process;
use crate::settings::{FRONTEND, WASM_TARGET, root};
use crate::tools;

/// A crate and what of ours it may depend on. Nothing points back; whoever wants another arrow
/// changes the architecture, and says so in docs/ARCHITECTURE.md.
const MAY_DEPEND_ON: [(&str, &[&str]); 9] = [
    ("tributary-domain", &[]),
    ("tributary-store", &["tributary-domain"]),
    (FOR_TESTS, &["tributary-domain", "tributary-store"]),
    (
        "tributary-service",
        &["tributary-domain", "tributary-store"],
    ),
    ("tributary-app", &["tributary-domain", "tributary-service"]),
    ("tributary-frontend", &["tributary-app"]),
    (
        "tributary-server",
        &[
            "tributary-domain",
            "tributary-store",
            "tributary-service",
            "tributary-app",
        ],
    ),
    ("tributary-peer", &[]),
    ("xtask", &[]),
];

/// What anybody's tests may use, and nothing else.
const FOR_TESTS: &str = "tributary-testing";

/// What the browser's build of the app must not see, so that its dependency is an optional one.
const SERVER_SIDE_OF_APP: &str = "tributary-service";

/// What must never be compiled for the browser.
const NEVER_IN_BROWSER: [&str; 5] = [
    "axum",
    "sqlx",
    "tokio",
    "tributary-service",
    "tributary-store",
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// `dev`, `build`, or nothing for what is compiled into the crate itself.
    kind: Option<String>,
    optional: bool,
    /// Set for those in this workspace.
    path: Option<String>,
}

/// The arrows between our crates.
pub(crate) fn arrows() -> Result<()> {
    let mut cargo = tools::cargo();
    let json = process::output(cargo.args(["metadata", "--format-version=1", "--no-deps"]))?;
    let metadata: Metadata = serde_json::from_str(&json).context(|| "cargo metadata".to_owned())?;
    let mut faults = Vec::new();
    for package in &metadata.packages {
        let Some((_, allowed)) = MAY_DEPEND_ON.iter().find(|(name, _)| *name == package.name)
        else {
            faults.push(format!(
                "{} has no place in the dependency rule",
                package.name
            ));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|it| it.path.is_some()) {
            let arrow = format!("{} → {}", package.name, dependency.name);
            if dependency.name == FOR_TESTS && dependency.kind.as_deref() == Some("dev") {
                continue;
            }
            if !allowed.contains(&dependency.name.as_str()) {
                faults.push(format!("{arrow} is against the dependency rule"));
            } else if dependency.name == SERVER_SIDE_OF_APP
                && package.name == "tributary-app"
                && !dependency.optional
            {
                faults.push(format!("{arrow} must be optional, for `ssr` only"));
            }
        }
    }
    verdict(faults)
}

/// What is compiled for the browser.
pub(crate) fn browser_tree() -> Result<()> {
    let mut cargo = tools::cargo();
    cargo.args(["tree", "--package", FRONTEND, "--target", WASM_TARGET]);
    cargo.args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    let tree = process::output(&mut cargo)?;
    let names: BTreeSet<_> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let is_banned = |name: &str| {
        let is = |banned: &&str| {
            name == *banned
                || name
                    .strip_prefix(banned)
                    .is_some_and(|rest| rest.starts_with('-'))
        };
        NEVER_IN_BROWSER.iter().any(is)
    };
    let reach = |name: &&str| format!("{name} is compiled for the browser");
    verdict(
        names
            .iter()
            .filter(|name| is_banned(name))
            .map(reach)
            .collect(),
    )
}

/// A module is where its name is: `wasm.rs` and `wasm/`, never `wasm/mod.rs`.
pub(crate) fn no_mod_rs() -> Result<()> {
    let mut faults = Vec::new();
    for place in ["app", "crates", "frontend", "server", "xtask"] {
        for file in files::walk(&root().join(place))? {
            if file.file_name().is_some_and(|name| name == "mod.rs") {
                let shown = file.strip_prefix(root()).unwrap_or(&file);
                faults.push(format!("{} should have its module's name", shown.display()));
            }
        }
    }
    verdict(faults)
}

/// What the renderer writes as it is, and the files of the app that escape what they put there.
/// Everybody else takes the component that those files are.
const WRITTEN_RAW: [(&str, &[&str]); 8] = [
    // No renderer's doing, but the same rule: a list is one of `domain::list`, with all that lists have.
    (
        "class=\"list",
        &["components/list.rs", "components/list/table.rs"],
    ),
    ("<textarea", &["components/text_area.rs"]),
    ("leptos_meta::Title", &["components/title.rs"]),
    ("<Title", &[]),
    ("<script", &["shell.rs"]),
    ("<style", &["shell.rs"]),
    ("<noscript", &["pages/portal/register/sections.rs"]),
    (
        "inner_html",
        &[
            // Escaped there, or drawn there of nothing but numbers.
            "components/field.rs",
            "components/sign_in.rs",
            "components/text_area.rs",
            "pages/affiliate/dashboard/figures.rs",
            "pages/portal/register.rs",
            "pages/portal/register/sections.rs",
            "pages/portal/register/summary.rs",
            "shell.rs",
        ],
    ),
];

/// Text stays text: nobody goes around the places that escape it.
pub(crate) fn no_raw_text() -> Result<()> {
    let app = root().join("app/src");
    let mut faults = Vec::new();
    for file in files::walk(&app)? {
        let shown = file.strip_prefix(&app).unwrap_or(&file);
        let text = files::read_text(&file)?;
        let found = raw(&text).filter(|(_, places)| !places.iter().any(|it| shown.ends_with(it)));
        faults.extend(found.map(|(what, _)| format!("{} has {what}", shown.display())));
    }
    verdict(faults)
}

/// Where people are told to look, there is something.
pub(crate) fn guide() -> Result<()> {
    const GUIDES: [&str; 2] = ["docs/how-to-add.md", "docs/glossary.md"];
    let mut faults = Vec::new();
    for guide in GUIDES {
        let text = files::read_text(&root().join(guide))?;
        let gone = paths(&text).filter(|path| !root().join(path).exists());
        faults.extend(gone.map(|path| format!("{guide} names {path}")));
    }
    verdict(faults)
}

/// The paths that a text names: between backticks, and without a part for the reader to fill in.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let named = text.split('`').skip(1).step_by(2);
    named.filter(|name| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "/_.-".contains(c);
        name.contains('/') && name.chars().all(is_plain)
    })
}

/// What a source text has of it, outside of comments and of its tests.
fn raw(text: &str) -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    WRITTEN_RAW
        .into_iter()
        .filter(move |(what, _)| code(text).any(|line| line.contains(what)))
}

/// The lines of a source text outside of comments and of its tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let is_of_tests = |line: &str| line.starts_with("#[cfg(") && line.contains("test");
    let shipped = text.lines().take_while(move |line| !is_of_tests(line));
    shipped.filter(is_code)
}

/// The crates below the command line, which know fields and no flags.
const BELOW_COMMANDS: [&str; 4] = ["crates/domain", "crates/store", "crates/service", "app"];

/// What is refused names its field; only the command line knows which flag that is
/// (`server/src/commands/flag.rs`).
pub(crate) fn no_flags() -> Result<()> {
    let mut faults = Vec::new();
    for place in BELOW_COMMANDS {
        for file in files::walk(&root().join(place).join("src"))? {
            if file.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = files::read_text(&file)?;
            let shown = file.strip_prefix(root()).unwrap_or(&file);
            let lines = code(&text).filter(|line| has_flag(line));
            faults.extend(lines.map(|line| format!("{}: {}", shown.display(), line.trim())));
        }
    }
    verdict(faults)
}

/// Whether a line has something like `--name`, as a word of its own.
fn has_flag(line: &str) -> bool {
    line.match_indices("--").any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + 2..].chars().next();
        before.is_none_or(|c| matches!(c, ' ' | '"' | '`'))
            && after.is_some_and(|c| c.is_ascii_lowercase())
    })
}

fn verdict(faults: Vec<String>) -> Result<()> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(faults.join("; ")))
    }
}

#[cfg(test)]
mod tests {
    use super::{MAY_DEPEND_ON, has_flag, paths, raw};

    #[test]
    fn paths_are_what_can_be_looked_for() {
        let text = "`a/b.rs`: as `a/<noun>.rs` or `KEYS`, with ` | ` in `c/d` and `cargo run x/y`";
        assert_eq!(paths(text).collect::<Vec<_>>(), ["a/b.rs", "c/d"]);
    }

    #[test]
    fn raw_text_is_found_outside_of_comments() {
        let found = |text: &str| raw(text).map(|(what, _)| what).collect::<Vec<_>>();
        assert_eq!(
            found("    <textarea id=name>{note}</textarea>"),
            ["<textarea"]
        );
        assert_eq!(found("//! makes a `<textarea>`\n  // inner_html"), [""; 0]);
        assert_eq!(
            found("<b>\n#[cfg(all(test, x))]\nmod tests { \"<textarea\" }"),
            [""; 0]
        );
        assert_eq!(
            found("<p inner_html=text></p> <Title text=text/>"),
            ["<Title", "inner_html"]
        );
    }

    #[test]
    fn flags_are_words_that_begin_with_two_dashes() {
        for line in [
            "\"--name takes text\"",
            "format!(\"write --name\")",
            "`--name`",
        ] {
            assert!(has_flag(line), "{line}");
        }
        for line in [
            "// -- SQL",
            "xn--mnchen",
            "<!-- html -->",
            "-----",
            "a -- b",
            "var(--x)",
        ] {
            assert!(!has_flag(line), "{line}");
        }
    }

    #[test]
    fn nothing_points_back() {
        let place = |name: &str| MAY_DEPEND_ON.iter().position(|(it, _)| *it == name);
        for (name, allowed) in MAY_DEPEND_ON {
            for dependency in allowed {
                assert!(place(dependency) < place(name), "{name} → {dependency}");
            }
        }
    }
}

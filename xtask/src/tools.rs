//! Programs that the commands need: where they are, and how they get here by package manager.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::process;
use crate::settings::{WASM_TARGET, root};

/// Cargo, in the workspace. What the surrounding `cargo run` tells us about ourselves is taken
/// out: some build scripts watch those variables, and would run again whenever somebody switches
/// between `cargo build` and `cargo xtask`.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_about_ourselves) {
            cargo.env_remove(name);
        }
    }
    cargo
}

fn is_about_ourselves(name: &str) -> bool {
    matches!(
        name,
        "CARGO" | "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE"
    ) || name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
}

/// The standard library for the browser.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let mut list = Command::new("rustup");
    list.current_dir(root())
        .args(["target", "list", "--installed"]);
    match process::output(&mut list) {
        Ok(installed) if installed.lines().any(|line| line == WASM_TARGET) => Ok(()),
        Ok(_) => {
            let mut add = Command::new("rustup");
            process::run(add.current_dir(root()).args(["target", "add", WASM_TARGET]))
        }
        // A distribution's toolchain comes without rustup; cargo says it better if the target
        // is missing there.
        Err(_) => Ok(()),
    }
}

/// A program in PATH.
pub(crate) fn in_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

/// Node.js and the packages of `package.json`, installed if need be. `None` where there is no
/// Node.js; that is an answer, not a failure, because the site can do without.
pub(crate) fn node() -> Result<Option<PathBuf>> {
    let (Some(node), Some(npm)) = (in_path("node"), in_path("npm")) else {
        return Ok(None);
    };
    // npm leaves this file when it has finished; an older one than the lock file is out of date.
    let installed = root().join("node_modules/.package-lock.json");
    if is_older(&installed, &root().join("package-lock.json")) {
        let mut install = Command::new(npm);
        install
            .current_dir(root())
            .args(["ci", "--no-audit", "--no-fund"]);
        process::run(&mut install)?;
    }
    Ok(Some(node))
}

/// Whether a file is missing, or older than another.
fn is_older(file: &Path, than: &Path) -> bool {
    let modified = |path: &Path| {
        path.metadata()
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    match (modified(file), modified(than)) {
        (Some(file), Some(than)) => file < than,
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// Node.js for the browser tests, which cannot do without.
pub(crate) fn ensure_node() -> Result<PathBuf> {
    if in_path("node").is_none() || in_path("npm").is_none() {
        apt_install("Node.js with npm", &["nodejs", "npm"])?;
    }
    node()?.ok_or_else(|| missing("Node.js with npm", &["nodejs", "npm"]))
}

/// A Chromium for the browser tests; `CHROMIUM` names another one.
pub(crate) fn ensure_chromium() -> Result<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let find = || {
        env::var_os("CHROMIUM")
            .map(PathBuf::from)
            .or_else(|| NAMES.iter().find_map(|name| in_path(name)))
            .or_else(|| Some(PathBuf::from("/usr/bin/chromium")).filter(|path| path.is_file()))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    apt_install("Chromium", &["chromium"])?;
    find().ok_or_else(|| missing("Chromium", &["chromium"]))
}

/// Installs Debian packages, where that is possible without asking anybody.
pub(crate) fn apt_install(what: &str, packages: &[&str]) -> Result<()> {
    if in_path("apt-get").is_none() || !is_root() {
        return Err(missing(what, packages));
    }
    eprintln!(
        "xtask: {what} is missing; installing {}",
        packages.join(" ")
    );
    let apt = |arguments: &[&str], packages: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments)
            .args(packages);
        process::run(&mut command)
    };
    apt(&["update", "-q"], &[])?;
    apt(
        &["install", "-q", "-y", "--no-install-recommends"],
        packages,
    )
}

/// The one line that says what to install.
fn missing(what: &str, packages: &[&str]) -> Failure {
    let packages = packages.join(" ");
    Failure::new(format!(
        "{what} is missing: install it with your package manager (Debian: apt-get install {packages})"
    ))
}

/// Whether we may do as we like on this machine.
pub(crate) fn is_root() -> bool {
    user_id(None) == Some(0)
}

/// A user's number; our own without a name.
pub(crate) fn user_id(name: Option<&str>) -> Option<u32> {
    let mut id = Command::new("id");
    id.arg("-u").args(name.map(OsStr::new));
    process::output(&mut id).ok()?.trim().parse().ok()
}

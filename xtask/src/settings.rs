//! What `Leptos.toml` says, and where things are.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::failure::{Context, Failure, Result};
use crate::files;

/// The cargo package of the browser's entry; cargo names its output after it.
pub(crate) const FRONTEND: &str = "tributary-frontend";
/// The cargo package of the binary.
pub(crate) const SERVER: &str = "tributary-server";
/// The cargo package, and the binary, of what benchmarks set beside the product.
pub(crate) const PEER: &str = "tributary-peer";
/// All packages but the browser's, which does nothing outside one, and this one: it has
/// dependencies of its own, whose features would otherwise be built into the server's.
pub(crate) const SERVER_SIDE: [&str; 5] =
    ["--workspace", "--exclude", FRONTEND, "--exclude", "xtask"];
/// The binary.
pub(crate) const BINARY: &str = "tributary";
/// The front end's target.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What a site is built for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Purpose {
    /// To be looked at on this machine: soon there, and as large as it happens to be.
    Try,
    /// To be shipped, and tested: as small as it gets.
    Ship,
}

impl Purpose {
    /// The front end's profile in `Cargo.toml`.
    pub(crate) const fn wasm_profile(self) -> &'static str {
        match self {
            Self::Try => "wasm-dev",
            Self::Ship => "wasm-release",
        }
    }

    /// Where the parts of the site are kept.
    pub(crate) fn parts(self) -> PathBuf {
        target().join("site-parts").join(match self {
            Self::Try => "try",
            Self::Ship => "ship",
        })
    }
}

/// The options that the server reads, too.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Settings {
    /// Stem of the glue and of the main WASM file.
    pub(crate) output_name: String,
    /// Folder of the finished site, from the root.
    pub(crate) site_root: PathBuf,
    /// Folder of hashed files inside it.
    pub(crate) site_pkg_dir: String,
    /// Where `run` listens.
    pub(crate) site_addr: String,
}

#[derive(Deserialize)]
struct LeptosToml {
    workspace: Workspace,
}

#[derive(Deserialize)]
struct Workspace {
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    leptos: Vec<Settings>,
}

impl Settings {
    /// Reads `Leptos.toml`.
    pub(crate) fn load() -> Result<Self> {
        let text = files::read_text(&root().join("Leptos.toml"))?;
        let parsed: LeptosToml = toml::from_str(&text).context(|| "Leptos.toml".to_owned())?;
        parsed
            .workspace
            .metadata
            .leptos
            .into_iter()
            .next()
            .ok_or_else(|| Failure::new("Leptos.toml has no [[workspace.metadata.leptos]]"))
    }

    /// The finished site.
    pub(crate) fn site(&self) -> PathBuf {
        root().join(&self.site_root)
    }
}

/// The workspace's root. Cargo says at run time where this crate is, so a moved checkout works.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        here.parent().map_or(here.clone(), Path::to_path_buf)
    });
    &ROOT
}

/// Cargo's output folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The binary, as cargo built it in this profile's folder (`debug` or `release`).
pub(crate) fn binary(profile_dir: &str) -> PathBuf {
    program(profile_dir, BINARY)
}

/// A program, as cargo built it in this profile's folder.
pub(crate) fn program(profile_dir: &str, name: &str) -> PathBuf {
    target()
        .join(profile_dir)
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

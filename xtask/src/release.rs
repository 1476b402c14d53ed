//! `cargo xtask build`: one self-contained binary.

use std::time::Instant;

use crate::failure::Result;
use crate::files;
use crate::process;
use crate::settings::{PEER, Purpose, SERVER, binary, root};
use crate::site::{self, Site};
use crate::size::{kilobytes, seconds};
use crate::tools;

/// Builds the site, then the binary with the site inside, and shows what they weigh.
pub(crate) fn build() -> Result<()> {
    let started = Instant::now();
    let site = site::build(Purpose::Ship)?;
    process::run(tools::cargo().args(["build", "--release", "--package", SERVER]))?;
    show(&site)?;
    let binary = binary("release");
    let shown = binary.strip_prefix(root()).unwrap_or(&binary);
    println!("{} {}", shown.display(), kilobytes(files::length(&binary)?));
    println!("took {}", seconds(started.elapsed()));
    Ok(())
}

/// What benchmarks run: the server and its peers, one build of both, so that they share what they
/// are made of. The site is built where it is looked at.
pub(crate) fn build_for_benches(with_site: bool) -> Result<()> {
    if with_site {
        site::build(Purpose::Ship)?;
    }
    let packages = ["--package", SERVER, "--package", PEER];
    process::run(tools::cargo().args(["build", "--release"]).args(packages))
}

/// Every file of the site that has a compressed form: raw, and as browsers get it.
fn show(site: &Site) -> Result<()> {
    println!("{:>12} {:>12}", "raw", "brotli");
    for file in files::walk(&site.folder)? {
        let url = file
            .strip_prefix(&site.folder)
            .unwrap_or(&file)
            .to_string_lossy()
            .into_owned();
        if url.ends_with(".br") || url.ends_with(".gz") {
            continue;
        }
        let (raw, packed) = (files::length(&file)?, site.packed_length(&url)?);
        println!("{:>12} {:>12}  /{url}", kilobytes(raw), kilobytes(packed));
    }
    Ok(())
}

//! Every file that gets smaller has a `.br` and a `.gz` beside it, made once at build time with
//! the strongest settings, so that the server never compresses while somebody waits.

use std::io::Write;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Context, Result};
use crate::files;
use crate::process::in_parallel;
use crate::settings::Purpose;

/// A response has headers of about this size; saving a part of less is not worth a file.
const WORTH_IT: usize = 256;

/// What is not compressed inside already.
const COMPRESSIBLE: [&str; 11] = [
    "css",
    "html",
    "ico",
    "js",
    "json",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Compresses what is in a folder, if it is to be shipped: nothing is far away on one machine.
pub(crate) fn folder(purpose: Purpose, folder: &Path) -> Result<()> {
    if purpose == Purpose::Try {
        return Ok(());
    }
    let wanted = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension))
    };
    let jobs = files::walk(folder)?.into_iter().filter(wanted).collect();
    in_parallel(jobs, |path: PathBuf| file(&path))
}

/// Where the compressed form of a file is; `br` or `gz`.
pub(crate) fn sibling(path: &Path, encoding: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(encoding);
    PathBuf::from(name)
}

fn file(path: &Path) -> Result<()> {
    let plain = files::read(path)?;
    if plain.len() <= WORTH_IT {
        return Ok(());
    }
    for (encoding, packed) in [("br", brotli(&plain)), ("gz", gzip(&plain))] {
        let packed = packed.context(|| format!("cannot compress {}", path.display()))?;
        if packed.len() < plain.len() {
            files::write(&sibling(path, encoding), packed)?;
        }
    }
    Ok(())
}

fn brotli(mut plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut plain, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    encoder.finish()
}

//! The style sheets: one file out of many, without what today's browsers don't need.

use std::path::Path;

use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::failure::{Context, Result};

/// The browsers of spring 2023: the oldest ones with all that our style sheets build on
/// (cascade layers, `:has`, container queries). Newer syntax is written down to them.
fn targets() -> Targets {
    const fn version(major: u32, minor: u32) -> Option<u32> {
        Some((major << 16) | (minor << 8))
    }
    Targets::from(Browsers {
        android: version(111, 0),
        chrome: version(111, 0),
        edge: version(111, 0),
        firefox: version(113, 0),
        ios_saf: version(16, 4),
        opera: version(97, 0),
        safari: version(16, 4),
        samsung: version(22, 0),
        ie: None,
    })
}

/// The bundle of a style sheet and all that it imports.
pub(crate) fn bundle(entry: &Path) -> Result<String> {
    let doing = || entry.display().to_string();
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(entry)
        .context(doing)?;
    sheet
        .minify(MinifyOptions {
            targets: targets(),
            ..MinifyOptions::default()
        })
        .context(doing)?;
    let printer = PrinterOptions {
        minify: true,
        targets: targets(),
        ..PrinterOptions::default()
    };
    Ok(sheet.to_css(printer).context(doing)?.code)
}

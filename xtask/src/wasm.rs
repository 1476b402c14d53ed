//! The browser's part of the product: compiled, split at its lazy routes, bound to JavaScript and
//! made small. The order matters: splitting needs the linker's relocations, and the glue that
//! bindgen writes imports what splitting wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};
use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Context, Result};
use crate::files::{self, Fingerprint};
use crate::process;
use crate::settings::{FRONTEND, Purpose, Settings, WASM_TARGET, root, target};
use crate::tools;

/// Loads split-off code in the browser; the main module imports it under this name.
const LOADER: &str = "__wasm_split.js";

/// As small as it gets, without names. The features are what today's rustc emits for this target,
/// and so what `wasm-opt` must be allowed to see.
const WASM_OPT: [&str; 12] = [
    "-Oz",
    "--gufa",
    "-Oz",
    // Those that are called most have the shortest numbers.
    "--reorder-functions",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The finished front end: a folder named by its contents, so that browsers keep it for ever and
/// the files inside may call each other by plain names.
#[derive(Serialize, Deserialize)]
pub(crate) struct App {
    /// Name of the folder.
    pub(crate) folder: String,
    /// For each split-off view, the stems of the WASM files that it needs.
    pub(crate) chunks: BTreeMap<String, Vec<String>>,
}

/// Has cargo build the front end, and says where the result is.
pub(crate) fn compile(purpose: Purpose) -> Result<PathBuf> {
    tools::ensure_wasm_target()?;
    let profile = purpose.wasm_profile();
    // `cargo rustc` hands the linker's flag to this one crate, so that plain builds of the
    // dependencies and ours are the same and nothing is built twice.
    let mut cargo = tools::cargo();
    cargo
        .args([
            "rustc",
            "--package",
            FRONTEND,
            "--lib",
            "--crate-type",
            "cdylib",
        ])
        .args(["--target", WASM_TARGET, "--profile", profile])
        .args(["--", "-Clink-args=--emit-relocs"]);
    process::run(&mut cargo)?;
    let file = format!("{}.wasm", FRONTEND.replace('-', "_"));
    Ok(target().join(WASM_TARGET).join(profile).join(file))
}

/// Turns cargo's output into what browsers load, in a new folder inside `parts`.
pub(crate) fn package(
    purpose: Purpose,
    raw: &Path,
    settings: &Settings,
    node: Option<&Path>,
    parts: &Path,
) -> Result<App> {
    let work = parts.join(format!("work-{}", std::process::id()));
    let made = package_in(purpose, &work, raw, settings, node).and_then(|(out, app)| {
        for earlier in files::folders(parts, "app-")? {
            files::remove_dir(&earlier)?;
        }
        files::rename(&out, &parts.join(&app.folder))?;
        Ok(app)
    });
    files::remove_dir(&work)?;
    made
}

fn package_in(
    purpose: Purpose,
    work: &Path,
    raw: &Path,
    settings: &Settings,
    node: Option<&Path>,
) -> Result<(PathBuf, App)> {
    let out = work.join("app");
    files::fresh_dir(&out)?;
    let main = work.join("main.wasm");
    let chunks = split(raw, &main, &out, &settings.output_name)?;
    bind(&main, &out, &settings.output_name)?;
    if let Some(node) = node {
        shrink(&out, node)?;
    }
    let folder = format!("app-{}", Fingerprint::default().tree(&out)?.hex16());
    crate::compress::folder(purpose, &out)?;
    Ok((out, App { folder, chunks }))
}

/// Cuts lazy views out of the main module into files of their own.
fn split(
    raw: &Path,
    main: &Path,
    out: &Path,
    output_name: &str,
) -> Result<BTreeMap<String, Vec<String>>> {
    let input = files::read(raw)?;
    let glue = format!("./{output_name}.js");
    let loader = format!("./{LOADER}");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = out;
    options.main_out_path = main;
    options.main_module = &glue;
    options.link_name = &loader;
    let done = wasm_split_cli_support::transform(options)
        .context(|| format!("cannot split {}", raw.display()))?;
    if done.split_modules.is_empty() {
        // Nothing is lazy yet, and nothing imports a loader.
        std::fs::remove_file(out.join(LOADER)).context(|| format!("cannot remove {LOADER}"))?;
    }
    Ok(done.prefetch_map.into_iter().collect())
}

/// Writes the JavaScript that carries values between the page and the main module. The version
/// of bindgen is that of `Cargo.lock`, so it always matches what was compiled in.
fn bind(main: &Path, out: &Path, output_name: &str) -> Result<()> {
    let doing = || "wasm-bindgen".to_owned();
    let mut bindgen = Bindgen::new();
    bindgen.web(true).context(doing)?;
    bindgen
        .input_path(main)
        .out_name(output_name)
        .typescript(false)
        // Split-off modules import these from the main one, under their raw names.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output().context(doing)?;
    let mut short = BTreeMap::new();
    for import in output.wasm_mut().imports.iter_mut() {
        if is_hashed(&import.name) {
            let name = format!("i{}", short.len());
            short.insert(std::mem::replace(&mut import.name, name.clone()), name);
        }
    }
    output.emit(out).context(doing)?;
    let glue = out.join(format!("{output_name}.js"));
    files::write(&glue, renamed(&files::read_text(&glue)?, &short))
}

/// Whether an import is named with a hash, as `__wbg_then_3a4f899454bcf8c9`. Hashes can't be packed,
/// and stand in both files: some 4 kB of a first visit, of no use to anybody once the two fit.
fn is_hashed(name: &str) -> bool {
    let hash = name
        .strip_prefix("__wbg_")
        .and_then(|rest| rest.rsplit_once('_'));
    hash.is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A script in which each whole word that is a key of `names` stands as its value.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(begin) = rest.find(is_word) {
        text.push_str(&rest[..begin]);
        rest = &rest[begin..];
        let (word, behind) = rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()));
        text.push_str(names.get(word).map_or(word, String::as_str));
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Has `wasm-opt` and `terser` work on every file, as many at a time as there are processors.
fn shrink(out: &Path, node: &Path) -> Result<()> {
    let modules = root().join("node_modules");
    let mut jobs = Vec::new();
    for file in files::walk(out)? {
        let (program, options): (_, &[&str]) =
            match file.extension().and_then(|extension| extension.to_str()) {
                Some("wasm") => ("binaryen/bin/wasm-opt", &WASM_OPT),
                Some("js") => ("terser/bin/terser", &["--module", "--compress", "--mangle"]),
                _ => continue,
            };
        let mut job = Command::new(node);
        job.arg(modules.join(program))
            .arg(&file)
            .arg("-o")
            .arg(&file)
            .args(options);
        jobs.push(job);
    }
    // What they print is about names that are stripped anyway; it is shown if they fail.
    process::in_parallel(jobs, |mut job| process::output(&mut job).map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_hashes_are_renamed_as_whole_words() {
        let hashed = "__wbg_then_3a4f899454bcf8c9";
        assert!(is_hashed(hashed));
        for plain in [
            "__wbindgen_throw",
            "__wbg_node_free",
            "then_3a4f899454bcf8c9",
            "__wbg_then_3a4f",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
        let names = BTreeMap::from([(hashed.to_owned(), "i0".to_owned())]);
        let script = format!("{{{hashed}: function(a) {{}}, {hashed}x: 1, é: x.{hashed}}}");
        let expected = format!("{{i0: function(a) {{}}, {hashed}x: 1, é: x.i0}}");
        assert_eq!(renamed(&script, &names), expected);
    }
}

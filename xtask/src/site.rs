//! The finished site: what the server embeds and serves. Its parts are kept under names that say
//! what they were made from, so that only what has changed is made again; the whole is put
//! together aside and moved into place, so that a running server never sees half of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::compress::{self, sibling};
use crate::css;
use crate::failure::{Context, Result};
use crate::files::{self, Fingerprint};
use crate::settings::{Purpose, Settings, root};
use crate::size::seconds;
use crate::tools;
use crate::wasm::{self, App};

/// What the server reads from `assets.json`: the absolute paths of this build's files.
#[derive(Serialize, Deserialize)]
pub(crate) struct Assets {
    /// The glue, a JavaScript module.
    pub(crate) js: String,
    /// The main WASM file.
    pub(crate) wasm: String,
    /// The style sheet of every page.
    pub(crate) css: String,
    /// What pages behind the sign-in need besides.
    pub(crate) css_inside: String,
    /// For each split-off view, the WASM files that it needs.
    pub(crate) prefetch: BTreeMap<String, Vec<String>>,
}

/// The site on disk.
pub(crate) struct Site {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// The entry points in it.
    pub(crate) assets: Assets,
}

impl Site {
    /// The file behind an absolute path of the site.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path.trim_start_matches('/'))
    }

    /// Bytes on the wire to a browser that takes brotli.
    pub(crate) fn packed_length(&self, path: &str) -> Result<u64> {
        let file = self.file(path);
        let packed = sibling(&file, "br");
        files::length(if packed.is_file() { &packed } else { &file })
    }

    /// All JavaScript that the first page loads: the glue and what it imports.
    pub(crate) fn scripts(&self) -> Result<Vec<String>> {
        let glue = self.file(&self.assets.js);
        let folder = glue.parent().unwrap_or(&self.folder);
        let is_script =
            |path: &PathBuf| path.extension().is_some_and(|extension| extension == "js");
        let as_url = |path: PathBuf| {
            path.strip_prefix(&self.folder)
                .ok()
                .map(|path| format!("/{}", path.to_string_lossy()))
        };
        Ok(files::walk(folder)?
            .into_iter()
            .filter(is_script)
            .filter_map(as_url)
            .collect())
    }
}

/// Brings the site up to date.
pub(crate) fn build(purpose: Purpose) -> Result<Site> {
    let settings = Settings::load()?;
    let parts = purpose.parts();
    let node = node(purpose);
    let app = app(purpose, &settings, node.as_deref(), &parts)?;
    let styles = styles(purpose, node.as_deref(), &parts)?;
    assemble(purpose, &settings, &parts, &app, &styles)
}

/// Brings the style sheet and `public/` up to date, and leaves the front end as it is.
pub(crate) fn restyle(purpose: Purpose) -> Result<Site> {
    let settings = Settings::load()?;
    let parts = purpose.parts();
    let Some(app) = read_label::<App>(&parts.join("app.json")) else {
        return build(purpose);
    };
    let styles = styles(purpose, node(purpose).as_deref(), &parts)?;
    assemble(purpose, &settings, &parts, &app.part, &styles)
}

/// Node.js, whose packages make things small; the site can do without, as on a machine without a
/// network.
fn node(purpose: Purpose) -> Option<PathBuf> {
    let found = match purpose {
        Purpose::Try => return None,
        Purpose::Ship => tools::node(),
    };
    let found = found.unwrap_or_else(|failure| {
        eprintln!("xtask: {failure}");
        None
    });
    if found.is_none() {
        eprintln!("xtask: without Node.js and its packages, the site is larger than it need be");
    }
    found
}

/// The front end's folder; made anew only if cargo's output differs from last time's.
fn app(purpose: Purpose, settings: &Settings, node: Option<&Path>, parts: &Path) -> Result<App> {
    let raw = wasm::compile(purpose)?;
    let made_from = Fingerprint::default()
        .bytes(files::read(&raw)?)
        .bytes(&settings.output_name)
        .bytes(if node.is_some() {
            files::read(&root().join("package-lock.json"))?
        } else {
            vec![]
        })
        // A change of the recipe is a change, too.
        .bytes(include_bytes!("wasm.rs"))
        .bytes(include_bytes!("compress.rs"))
        .hex16();
    let label = parts.join("app.json");
    if let Some(app) = labelled::<App>(&label, &made_from)
        && parts.join(&app.folder).is_dir()
    {
        return Ok(app);
    }
    let started = Instant::now();
    eprintln!("xtask: packaging the front end");
    let app = wasm::package(purpose, &raw, settings, node, parts)?;
    eprintln!(
        "xtask: packaged the front end in {}",
        seconds(started.elapsed())
    );
    put_label(&label, &made_from, &app)?;
    Ok(app)
}

/// The file names of the style sheets in `parts/style`; bundling takes less time than asking
/// whether to.
struct Styles {
    /// That of every page.
    main: String,
    /// That of pages behind the sign-in.
    inside: String,
}

fn styles(purpose: Purpose, node: Option<&Path>, parts: &Path) -> Result<Styles> {
    let bundle = |name: &str| -> Result<_> {
        let mut bundle = css::bundle(&root().join("style").join(format!("{name}.css")))?;
        if let Some(node) = node {
            let whole = parts.join(format!("{name}.css"));
            files::write(&whole, bundle)?;
            bundle = css::shrunk(node, &whole)?;
        }
        let hash = Fingerprint::default().bytes(&bundle).hex16();
        Ok((format!("style-{name}-{hash}.css"), bundle))
    };
    let sheets = [bundle("main")?, bundle("inside")?];
    let folder = parts.join("style");
    if !sheets.iter().all(|(name, _)| folder.join(name).is_file()) {
        files::fresh_dir(&folder)?;
        for (name, bundle) in &sheets {
            files::write(&folder.join(name), bundle)?;
        }
        compress::folder(purpose, &folder)?;
    }
    let [(main, _), (inside, _)] = sheets;
    Ok(Styles { main, inside })
}

/// Puts the parts and `public/` together, unless that is what is there already.
fn assemble(
    purpose: Purpose,
    settings: &Settings,
    parts: &Path,
    app: &App,
    styles: &Styles,
) -> Result<Site> {
    let pkg = &settings.site_pkg_dir;
    let path = |name: &str| format!("/{pkg}/{}/{name}", app.folder);
    let chunk_paths = |stems: &Vec<String>| {
        stems
            .iter()
            .map(|stem| path(&format!("{stem}.wasm")))
            .collect()
    };
    let assets = Assets {
        js: path(&format!("{}.js", settings.output_name)),
        wasm: path(&format!("{}_bg.wasm", settings.output_name)),
        css: format!("/{pkg}/{}", styles.main),
        css_inside: format!("/{pkg}/{}", styles.inside),
        prefetch: app
            .chunks
            .iter()
            .map(|(name, stems)| (name.clone(), chunk_paths(stems)))
            .collect(),
    };
    let json = serde_json::to_vec(&assets).context(|| "assets.json".to_owned())?;
    let public = root().join("public");
    let made_from = Fingerprint::default().bytes(&json).tree(&public)?.hex16();
    // Beside the folder, which both purposes share: what lies there is the last one's.
    let folder = settings.site();
    let label = folder.with_extension("json");
    if labelled::<()>(&label, &made_from).is_none() || !folder.join("assets.json").is_file() {
        let aside = parts.join(format!("site-{}", std::process::id()));
        files::fresh_dir(&aside)?;
        files::copy_tree(&public, &aside)?;
        compress::folder(purpose, &aside)?;
        files::copy_tree(&parts.join(&app.folder), &aside.join(pkg).join(&app.folder))?;
        files::copy_tree(&parts.join("style"), &aside.join(pkg))?;
        files::write(&aside.join("assets.json"), json)?;
        replace(&aside, &folder, parts)?;
        put_label(&label, &made_from, &())?;
    }
    Ok(Site { folder, assets })
}

/// Moves a folder over another.
fn replace(new: &Path, place: &Path, parts: &Path) -> Result<()> {
    let old = parts.join(format!("old-{}", std::process::id()));
    files::remove_dir(&old)?;
    if place.exists() {
        files::rename(place, &old)?;
    } else if let Some(above) = place.parent() {
        files::create_dir(above)?;
    }
    files::rename(new, place)?;
    files::remove_dir(&old)
}

/// A note beside a part: what it was made from, and what one needs to know about it.
#[derive(Serialize, Deserialize)]
struct Label<T> {
    made_from: String,
    part: T,
}

/// The note, if there is one.
fn read_label<T: DeserializeOwned>(label: &Path) -> Option<Label<T>> {
    serde_json::from_slice(&std::fs::read(label).ok()?).ok()
}

/// What the note says, if it is about a part made from just this.
fn labelled<T: DeserializeOwned>(label: &Path, made_from: &str) -> Option<T> {
    read_label(label)
        .filter(|label| label.made_from == made_from)
        .map(|label| label.part)
}

fn put_label<T: Serialize>(label: &Path, made_from: &str, part: &T) -> Result<()> {
    let note = Label {
        made_from: made_from.to_owned(),
        part,
    };
    files::write(
        label,
        serde_json::to_vec(&note).context(|| label.display().to_string())?,
    )
}

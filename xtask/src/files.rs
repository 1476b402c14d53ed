//! Files and folders, with errors that name them.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::{Context, Result};

/// All of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).context(|| format!("cannot read {}", path.display()))
}

/// All of a text file.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).context(|| format!("cannot read {}", path.display()))
}

/// Writes a file, with the folders above it.
pub(crate) fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    if let Some(above) = path.parent() {
        create_dir(above)?;
    }
    fs::write(path, contents).context(|| format!("cannot write {}", path.display()))
}

/// A folder, with those above it.
pub(crate) fn create_dir(path: &Path) -> Result<()> {
    fs::create_dir_all(path).context(|| format!("cannot create {}", path.display()))
}

/// A folder with nothing in it.
pub(crate) fn fresh_dir(path: &Path) -> Result<()> {
    remove_dir(path)?;
    create_dir(path)
}

/// No folder any more, or still none.
pub(crate) fn remove_dir(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}

/// Moves a folder to where there is none.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).context(|| format!("cannot move {} to {}", from.display(), to.display()))
}

/// A file's length.
pub(crate) fn length(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path).context(|| format!("cannot read {}", path.display()))?;
    Ok(metadata.len())
}

/// Every file under a folder, in the order of their names, so that hashes are stable. Hidden
/// files are somebody's editor's; a folder that does not exist has none.
pub(crate) fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        visit(folder, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn visit(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry
            .context(|| format!("cannot list {}", folder.display()))?
            .path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            visit(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The folders right inside another whose names begin like this.
pub(crate) fn folders(inside: &Path, prefix: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(inside).context(|| format!("cannot list {}", inside.display()))?;
    let is_wanted = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        path.is_dir() && name.is_some_and(|name| name.starts_with(prefix))
    };
    Ok(entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(is_wanted)
        .collect())
}

/// Copies a folder's files to another folder, and keeps the order of folders in it.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for file in walk(from)? {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(above) = target.parent() {
            create_dir(above)?;
        }
        fs::copy(&file, &target)
            .context(|| format!("cannot copy {} to {}", file.display(), target.display()))?;
    }
    Ok(())
}

/// A hash of many things, for names that change when what they name does.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Takes in some bytes. Their length goes first, so that no two lists hash alike.
    pub(crate) fn bytes(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.0.update(bytes.len().to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Takes in every file of a folder: name and contents.
    pub(crate) fn tree(mut self, folder: &Path) -> Result<Self> {
        for file in walk(folder)? {
            let name = file.strip_prefix(folder).unwrap_or(&file);
            self = self
                .bytes(name.to_string_lossy().as_bytes())
                .bytes(read(&file)?);
        }
        Ok(self)
    }

    /// Sixteen hexadecimal digits: enough for names that nobody attacks.
    pub(crate) fn hex16(self) -> String {
        self.0
            .finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

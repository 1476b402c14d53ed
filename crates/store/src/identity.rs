//! Whether a file that is open is still the one that its name leads to.

use std::fs::Metadata;
use std::io::{ErrorKind, Result};
use std::path::Path;

/// Which file a name leads to: two names of one are alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Identity(#[cfg(unix)] (u64, u64));

impl Identity {
    #[cfg(unix)]
    pub(crate) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self((metadata.dev(), metadata.ino()))
    }

    #[cfg(not(unix))]
    pub(crate) fn of(_metadata: &Metadata) -> Self {
        Self()
    }

    /// Whether this file is what lies there.
    pub(crate) fn lies_at(self, path: &Path) -> Result<bool> {
        match std::fs::metadata(path) {
            Ok(metadata) => Ok(Self::of(&metadata) == self),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }
}

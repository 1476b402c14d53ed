//! The one error type: a sentence for the person at the terminal.

use std::fmt::{self, Debug, Display, Formatter};

/// What went wrong, and where there is a remedy, the remedy.
pub(crate) struct Failure(String);

/// What every step returns.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure that says this.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Debug for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// Puts what was being done in front of what the system said about it.
pub(crate) trait Context<T> {
    /// `cannot read style/main.css: No such file`, where `doing` is the part before the colon.
    fn context(self, doing: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: Display> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: impl FnOnce() -> String) -> Result<T> {
        // `#` makes error chains of other libraries print their causes, on one line.
        self.map_err(|error| Failure(format!("{}: {error:#}", doing())))
    }
}

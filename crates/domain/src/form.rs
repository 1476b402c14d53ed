//! What forms are made of: each states its fields once, in `form.rs` beside its noun, and checks
//! all of them at once. The pages, the API and the command line ask there.

use crate::violation::{self, FieldName, PlainRule, Rule};

/// A field into which text is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// The most characters.
    pub most: usize,
    /// Whether it can't be left empty.
    pub is_required: bool,
}

impl Field {
    /// A field that must be filled in.
    #[must_use]
    pub const fn required(name: &'static str, most: usize) -> Self {
        Self {
            name,
            most,
            is_required: true,
        }
    }

    /// A field that can be left empty.
    #[must_use]
    pub const fn optional(name: &'static str, most: usize) -> Self {
        Self {
            name,
            most,
            is_required: false,
        }
    }

    /// Its text, trimmed.
    ///
    /// # Errors
    /// [`Rule::Length`] or [`Rule::TooLong`], as it can be left empty or not.
    pub fn read(self, text: &str) -> Result<String, Rule> {
        if self.is_required {
            violation::name(text, self.most)
        } else {
            violation::text(text, self.most).map(str::to_owned)
        }
    }

    /// The host name in it, as it is kept.
    ///
    /// # Errors
    /// [`PlainRule::HostName`].
    pub fn read_host(self, text: &str) -> Result<String, Rule> {
        let host = crate::hostname::canonical(text);
        host.ok_or(PlainRule::HostName.into())
    }
}

impl From<Field> for FieldName {
    fn from(field: Field) -> Self {
        field.name.into()
    }
}

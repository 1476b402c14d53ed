//! Forms that a page posts as they are, with script and without: what stands in them, and what was
//! wrong with them when they came back.

use serde::{Deserialize, Serialize};

/// What stands in a form, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Form {
    /// The fields by their names; lists stand there several times.
    pub values: Vec<(String, String)>,
    /// What is wrong, by the fields' names.
    pub problems: Vec<(String, String)>,
    /// What is wrong with the whole.
    pub message: Option<String>,
}

impl Form {
    /// What stands in a field.
    #[must_use]
    pub fn value(&self, name: &str) -> String {
        self.all(name).next().unwrap_or_default().to_owned()
    }

    /// Everything that stands in the fields of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let values = self.values.iter().filter(move |(known, _)| known == name);
        values.map(|(_, value)| value.as_str())
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn problem(&self, name: &str) -> Option<String> {
        let mut problems = self.problems.iter();
        problems
            .find(|(known, _)| known == name)
            .map(|(_, text)| text.clone())
    }
}

#[cfg(feature = "ssr")]
impl Form {
    /// A form with these values; or the one that was posted to this page and not accepted.
    pub(crate) fn of<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let values = values.into_iter();
        let fresh = Self {
            values: values
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            ..Self::default()
        };
        Self::posted().unwrap_or(fresh)
    }

    /// The form that was posted to this page and not accepted.
    pub(crate) fn posted() -> Option<Self> {
        let posted = leptos::context::use_context::<crate::request::Posted>()?;
        Some(Self {
            values: posted.values,
            problems: posted.problems,
            message: posted.message,
        })
    }
}

//! What breaks a rule: which field, and which rule. Every form says it like this; who shows it
//! to people has the sentence from the rule, in their language.

mod rule;
mod value;

pub use rule::{PlainRule, Rule, RuleText};
pub use value::Amount;
pub(crate) use value::valued;
#[cfg(feature = "texts")]
pub(crate) use value::{Shown, said};

use crate::{deal, registration};
use std::borrow::Cow;

/// A field by its name on the wire.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldName(Cow<'static, str>);

impl FieldName {
    /// The name on the wire, for example `bo_user_email`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for FieldName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&'static str> for FieldName {
    fn from(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }
}

impl From<String> for FieldName {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl From<registration::Field> for FieldName {
    fn from(field: registration::Field) -> Self {
        field.name().into()
    }
}

impl From<deal::Field> for FieldName {
    fn from(field: deal::Field) -> Self {
        field.name().into()
    }
}

/// One thing that is wrong: where, and what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// Where.
    pub field: FieldName,
    /// What.
    pub rule: Rule,
}

impl Violation {
    /// Says that a field breaks a rule.
    pub fn new(field: impl Into<FieldName>, rule: impl Into<Rule>) -> Self {
        Self {
            field: field.into(),
            rule: rule.into(),
        }
    }
}

impl<F: Into<FieldName>, R: Into<Rule>> From<(F, R)> for Violation {
    fn from((field, rule): (F, R)) -> Self {
        Self::new(field, rule)
    }
}

/// What is wrong with a form, gathered field by field; of each field, the first word counts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// Notes that a field breaks a rule.
    pub fn add(&mut self, field: impl Into<FieldName>, rule: impl Into<Rule>) {
        let violation = Violation::new(field, rule);
        if !self.0.iter().any(|known| known.field == violation.field) {
            self.0.push(violation);
        }
    }

    /// The value that was read; nothing, and a note of the rule, where it broke one.
    pub fn keep<T, R: Into<Rule>>(
        &mut self,
        field: impl Into<FieldName>,
        read: Result<T, R>,
    ) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(rule) => {
                self.add(field, rule);
                None
            }
        }
    }

    /// Adds what was noted elsewhere.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Violation>) {
        for Violation { field, rule } in others {
            self.add(field, rule);
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ends the gathering.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn finish(self) -> Result<(), Vec<Violation>> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(self.0)
        }
    }

    /// Everything that is wrong.
    #[must_use]
    pub fn into_vec(self) -> Vec<Violation> {
        self.0
    }
}

/// A name that people read: 1 to `most` characters, none of them NUL. Answers it trimmed.
///
/// # Errors
/// [`Rule::Length`].
pub fn name(text: &str, most: usize) -> Result<String, Rule> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > most || text.contains('\0') {
        return Err(Rule::Length { most });
    }
    Ok(text.to_owned())
}

/// A text that can be empty: at most `most` characters, none of them NUL. Answers it trimmed.
///
/// # Errors
/// [`Rule::TooLong`].
pub fn text(text: &str, most: usize) -> Result<&str, Rule> {
    let text = text.trim();
    if text.chars().count() > most || text.contains('\0') {
        return Err(Rule::TooLong { most });
    }
    Ok(text)
}

/// What stands in a field, where there is anything.
pub(crate) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;

//! The form of a custom tag.

use super::{Entity, MAX_NAME_LENGTH};
use crate::form::Field;
use crate::violation::{PlainRule, Rule, Violation, Violations};

/// The most options of one tag.
pub const MAX_OPTIONS: usize = 200;
/// Its name.
pub const NAME: Field = Field::required("name", MAX_NAME_LENGTH);
/// The name of one of its options.
pub const OPTIONS: Field = Field::required("options", MAX_NAME_LENGTH);

/// The fields into which text is typed.
pub const FIELDS: [Field; 2] = [NAME, OPTIONS];

/// What a new tag is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewTag {
    /// What it stands on.
    pub entity: Entity,
    /// Its name.
    pub name: String,
    /// Whether it can't be cleared once it is set.
    pub is_required: bool,
    /// The names of its options, in their order.
    pub options: Vec<String>,
}

impl NewTag {
    /// The tag as it can be kept, but for what needs the database.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn check(&self) -> Result<Self, Vec<Violation>> {
        let mut violations = Violations::default();
        let name = violations.keep(NAME, printable(NAME, &self.name));
        if self.options.len() > MAX_OPTIONS {
            violations.add(OPTIONS, Rule::TooManyValues { most: MAX_OPTIONS });
        }
        let options = self.options.iter().map(|name| printable(OPTIONS, name));
        let options = violations.keep(OPTIONS, options.collect::<Result<Vec<_>, Rule>>());
        violations.finish()?;
        Ok(Self {
            name: name.unwrap_or_default(),
            options: options.unwrap_or_default(),
            ..self.clone()
        })
    }
}

fn printable(field: Field, text: &str) -> Result<String, Rule> {
    let name = field.read(text)?;
    if name.chars().any(char::is_control) {
        return Err(PlainRule::Unprintable.into());
    }
    Ok(name)
}

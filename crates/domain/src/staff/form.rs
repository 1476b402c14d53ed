//! The form of an employee.

use super::Role;
use crate::form::Field;
use crate::identity::composed;
use crate::registration::{
    MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH, email_problem, is_username_character,
    password_problem,
};
use crate::violation::{PlainRule, Violation, Violations};

/// What they sign in with.
pub const USERNAME: Field = Field::required("username", MAX_USERNAME_LENGTH);
/// Where mail reaches them.
pub const EMAIL: Field = Field::required("email", 254);
/// The password.
pub const PASSWORD: Field = Field::required("password", MAX_PASSWORD_LENGTH);

/// The fields into which text is typed.
pub const FIELDS: [Field; 3] = [USERNAME, EMAIL, PASSWORD];

/// What a new employee is made of.
#[derive(Clone)]
pub struct NewStaff {
    /// What they sign in with: 1 to 64 letters, digits and `. _ - @`.
    pub username: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they are there for.
    pub role: Role,
    /// The password, by the rules of every password here.
    pub password: String,
}

impl NewStaff {
    /// The employee as they can be kept, but for what needs the database.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn check(&self) -> Result<Self, Vec<Violation>> {
        let mut violations = Violations::default();
        let (username, email) = (self.username.trim(), self.email.trim());
        let composed = composed(username);
        if composed.is_empty()
            || composed.chars().count() > USERNAME.most
            || !composed.chars().all(is_username_character)
        {
            violations.add(USERNAME, PlainRule::StaffUsername);
        }
        if let Some(rule) = email_problem(email) {
            violations.add(EMAIL, rule);
        }
        if let Some(rule) = password_problem(&self.password) {
            violations.add(PASSWORD, rule);
        }
        violations.finish()?;
        Ok(Self {
            username: username.to_owned(),
            email: email.to_owned(),
            ..self.clone()
        })
    }
}

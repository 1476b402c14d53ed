//! The form of an operator.

use crate::captcha::CaptchaKind;
use crate::form::Field;
use crate::violation::{PlainRule, Rule, Violation, Violations};
use crate::{currency, hostname};

/// The name that affiliates see.
pub const NAME: Field = Field::required("name", 200);
/// The currency of all its amounts.
pub const CURRENCY: Field = Field::required("currency", 3);
/// One of its host names.
pub const HOSTNAME: Field = Field::required("hostname", 253);

/// The fields into which text is typed.
pub const FIELDS: [Field; 3] = [NAME, CURRENCY, HOSTNAME];

/// What a new operator is made of.
#[derive(Clone, Debug)]
pub struct NewOperator {
    /// The name affiliates see.
    pub name: String,
    /// Its host names; at least one.
    pub hostnames: Vec<String>,
    /// The currency all its amounts are in (ISO 4217).
    pub currency: String,
    /// Who tells people from programs.
    pub captcha: CaptchaKind,
}

impl NewOperator {
    /// The operator as it can be kept, but for what needs the database.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn check(&self) -> Result<Self, Vec<Violation>> {
        let mut violations = Violations::default();
        let name = violations.keep(NAME, NAME.read(&self.name));
        let currency = self.currency.trim().to_ascii_uppercase();
        if currency::decimals(&currency).is_none() {
            violations.add(CURRENCY, PlainRule::CurrencyCode);
        }
        if self.hostnames.is_empty() {
            violations.add(HOSTNAME, PlainRule::Required);
        }
        let canonical = |text: &String| {
            let value = format!("{text:?}");
            hostname::canonical(text).ok_or(Rule::NotHost { value })
        };
        let hostnames = self.hostnames.iter().map(canonical);
        let hostnames = violations.keep(HOSTNAME, hostnames.collect::<Result<Vec<_>, Rule>>());
        violations.finish()?;
        Ok(Self {
            name: name.unwrap_or_default(),
            hostnames: hostnames.unwrap_or_default(),
            currency,
            captcha: self.captcha,
        })
    }
}

//! The form of a payment: asked for, or paid at once.

use crate::currency;
use crate::form::Field;
use crate::id::AffiliateId;
use crate::money::Money;
use crate::violation::{Amount, PlainRule, Rule, Violation, Violations};

/// The most characters of a comment.
pub const MAX_COMMENT_LENGTH: usize = 2_000;

/// Who is paid, by number or username.
pub const AFFILIATE_ID: Field = Field::required("affiliate_id", 64);
/// How much.
pub const AMOUNT: Field = Field::optional("amount", 40);
/// The first day it pays for.
pub const PERIOD_FROM: Field = Field::optional("period_from", 10);
/// The last day it pays for.
pub const PERIOD_TO: Field = Field::optional("period_to", 10);
/// A comment.
pub const COMMENT: Field = Field::optional("comment", MAX_COMMENT_LENGTH);
/// Why a payment is given up.
pub const REASON: Field = Field::required("reason", MAX_COMMENT_LENGTH);

/// The fields of a new payment.
pub const FIELDS: [Field; 5] = [AFFILIATE_ID, AMOUNT, PERIOD_FROM, PERIOD_TO, COMMENT];

/// What is asked to be paid.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NewPayment {
    /// Who is paid; an affiliate that asks need not say it.
    pub affiliate_id: Option<AffiliateId>,
    /// How much; none: everything that is not spoken for.
    pub amount: Option<Money>,
    /// The first day it pays for; none: the day after the last payment's.
    pub period_from: Option<i64>,
    /// The last day it pays for; none: today.
    pub period_to: Option<i64>,
    /// A comment.
    pub comment: String,
}

impl NewPayment {
    /// The payment as it can be asked for in a currency, but for what needs the database. The
    /// period that is left out is filled in before: see `period`, from its first day to its last.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn check(&self, code: &str, period: (i64, i64)) -> Result<Self, Vec<Violation>> {
        let mut violations = Violations::default();
        let comment = violations.keep(COMMENT, COMMENT.read(&self.comment));
        if period.0 > period.1 {
            violations.add(PERIOD_TO, PlainRule::EndsEarly);
        }
        match self.amount {
            Some(amount) if amount <= Money::ZERO => {
                violations.add(AMOUNT, PlainRule::AmountAboveZero);
            }
            Some(amount) => {
                violations.keep(AMOUNT, payable(code, amount));
            }
            None => {}
        }
        violations.finish()?;
        Ok(Self {
            comment: comment.unwrap_or_default(),
            ..self.clone()
        })
    }
}

/// An amount that can be paid in a currency.
///
/// # Errors
/// [`Rule::TooFine`], with the smallest amount there is.
pub fn payable(code: &str, amount: Money) -> Result<Money, Rule> {
    if currency::is_payable(code, amount) {
        return Ok(amount);
    }
    let amount = Amount::new(currency::smallest_unit(code), code);
    Err(Rule::TooFine { amount })
}

/// A comment that goes with a payment.
///
/// # Errors
/// [`Rule::TooLong`], beside its field.
pub fn comment(text: &str) -> Result<String, Vec<Violation>> {
    let read = COMMENT.read(text);
    read.map_err(|rule| vec![Violation::new(COMMENT, rule)])
}

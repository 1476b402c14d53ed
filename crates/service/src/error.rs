//! What a use case can fail with. The edges turn it into the wire's codes by [`Error::code`], and
//! into sentences by what it carries.

use std::time::Duration;
use tributary_domain::error::Code;
use tributary_domain::language::Lang;
use tributary_domain::refusal::Refusal;
use tributary_domain::violation::{FieldName, Rule, Violation};
use tributary_store::StoreError;

/// Why a use case did nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Fields break their rules, or what they ask for is somebody's already.
    #[error("{}", said(.violations))]
    Invalid {
        /// The code of the wire.
        code: Code,
        /// Every field that is wrong, and how.
        violations: Vec<Violation>,
    },
    /// The caller may not, or the state forbids it.
    #[error("{}", .0.text(Lang::En))]
    Refused(Refusal),
    /// The caller asks too often.
    #[error("too many requests")]
    RateLimited {
        /// How long to wait.
        retry_after: Duration,
        /// How many requests the limit grants at once.
        limit: u32,
    },
    /// The database can't answer now.
    #[error("unavailable: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Our fault. The detail is for the log alone.
    #[error("internal: {0}")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What is wrong with which field, for the log.
fn said(violations: &[Violation]) -> String {
    let said = violations.iter();
    let said = said.map(|violation| {
        let sentence = violation.rule.text(Lang::En);
        format!("{}: {sentence}", violation.field)
    });
    said.collect::<Vec<_>>().join(" ")
}

/// An [`Error`] that several are told, for want of a copy of it.
#[derive(Clone, Debug)]
pub(crate) enum Failed {
    Invalid(Code, Vec<Violation>),
    Refused(Refusal),
    Unavailable(String),
    Internal(String),
}

impl Failed {
    pub(crate) fn of(error: &Error) -> Self {
        match error {
            Error::Invalid { code, violations } => Self::Invalid(*code, violations.clone()),
            Error::Refused(refusal) => Self::Refused(refusal.clone()),
            Error::Unavailable(_) => Self::Unavailable(error.to_string()),
            _ => Self::Internal(error.to_string()),
        }
    }
}

impl From<Failed> for Error {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Invalid(code, violations) => Self::Invalid { code, violations },
            Failed::Refused(refusal) => Self::Refused(refusal),
            Failed::Unavailable(sentence) => Self::Unavailable(sentence.into()),
            Failed::Internal(sentence) => Self::internal(sentence),
        }
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::Refused(code.into())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What a form's check found.
impl From<Vec<Violation>> for Error {
    fn from(violations: Vec<Violation>) -> Self {
        Self::violations(Code::Invalid, violations)
    }
}

impl Error {
    /// A field that breaks a rule.
    pub fn invalid(field: impl Into<FieldName>, rule: impl Into<Rule>) -> Self {
        Self::violations(Code::Invalid, [(field.into(), rule.into())])
    }

    /// A field of which the state forbids what it asks for: it is taken, or no longer possible.
    pub fn conflict(field: impl Into<FieldName>, rule: impl Into<Rule>) -> Self {
        Self::violations(Code::Conflict, [(field.into(), rule.into())])
    }

    /// Fields that break rules, all of them at once.
    pub fn violations(
        code: Code,
        violations: impl IntoIterator<Item = impl Into<Violation>>,
    ) -> Self {
        Self::Invalid {
            code,
            violations: violations.into_iter().map(Into::into).collect(),
        }
    }

    /// A fault of ours.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }

    /// The code of the wire.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Invalid { code, .. } => *code,
            Self::Refused(refusal) => refusal.code(),
            Self::RateLimited { .. } => Code::RateLimited,
            Self::Unavailable(_) => Code::Unavailable,
            Self::Internal(_) => Code::Internal,
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) | StoreError::TooSlow => Self::Unavailable(error.into()),
            StoreError::NotText => Refusal::NotText.into(),
            _ => Self::Internal(error.into()),
        }
    }
}

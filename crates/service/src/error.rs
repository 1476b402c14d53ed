//! What a use case can fail with. The edges turn it into the wire's codes by [`Error::code`].

use std::time::Duration;
use tributary_domain::deal;
use tributary_domain::error::Code;
use tributary_domain::registration::Problem;
use tributary_store::StoreError;

/// Why a use case did nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The caller got something wrong, or may not; every detail may be shown to them.
    #[error("{0}")]
    Refused(Refusal),
    /// The sign-up form was not accepted.
    #[error("form refused: {code:?} {problems:?}")]
    Form {
        /// The code of the wire.
        code: Code,
        /// Every field that is wrong, and how.
        problems: Vec<Problem>,
    },
    /// A deal was not accepted as it was written.
    #[error("deal refused: {0:?}")]
    Deal(Vec<deal::Problem>),
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

/// An [`Error`] that several are told, for want of a copy of it.
#[derive(Clone, Debug)]
pub(crate) enum Failed {
    Refused(Refusal),
    Unavailable(String),
    Internal(String),
}

impl Failed {
    pub(crate) fn of(error: &Error) -> Self {
        match error {
            Error::Refused(refusal) => Self::Refused(refusal.clone()),
            Error::Unavailable(_) => Self::Unavailable(error.to_string()),
            _ => Self::Internal(error.to_string()),
        }
    }
}

impl From<Failed> for Error {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Refused(refusal) => Self::Refused(refusal),
            Failed::Unavailable(sentence) => Self::Unavailable(sentence.into()),
            Failed::Internal(sentence) => Self::internal(sentence),
        }
    }
}

/// What the caller is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The code of the wire.
    pub code: Code,
    /// A sentence that is more exact than the code's own.
    pub message: Option<String>,
    /// What is wrong with which field, by its name on the wire.
    pub fields: Vec<(String, String)>,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut said = self.message.as_deref();
        if self.fields.is_empty() {
            said = said.or(Some(self.code.message()));
        }
        f.write_str(said.unwrap_or_default())?;
        let mut space = if said.is_some() { " " } else { "" };
        self.fields.iter().try_for_each(|(field, reason)| {
            let before = std::mem::replace(&mut space, " ");
            write!(f, "{before}{field}: {reason}")
        })
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::Refused(Refusal {
            code,
            message: None,
            fields: Vec::new(),
        })
    }
}

impl Error {
    /// A refusal with a sentence of its own.
    pub fn refused(code: Code, message: impl Into<String>) -> Self {
        Self::Refused(Refusal {
            code,
            message: Some(message.into()),
            fields: Vec::new(),
        })
    }

    /// A refusal of one field.
    pub fn field(code: Code, field: &str, reason: impl Into<String>) -> Self {
        Self::Refused(Refusal {
            code,
            message: None,
            fields: vec![(field.to_owned(), reason.into())],
        })
    }

    /// A refusal of several fields, all of them at once.
    #[must_use]
    pub fn fields(code: Code, fields: Vec<(String, String)>) -> Self {
        Self::Refused(Refusal {
            code,
            message: None,
            fields,
        })
    }

    /// A fault of ours.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }

    /// The code of the wire.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Form { code, .. } => *code,
            Self::Deal(_) => Code::Invalid,
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
            StoreError::NotText => Self::refused(
                Code::BadRequest,
                "A text holds a NUL character or is not UTF-8.",
            ),
            _ => Self::Internal(error.into()),
        }
    }
}

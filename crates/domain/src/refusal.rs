//! Why somebody is refused something as a whole: they may not, or the state forbids it. What is
//! wrong with a single field is a [`violation`](crate::violation).

use crate::error::Code;
use crate::violation::{Amount, valued};

valued! {
    /// Why somebody is refused, with the facts of it.
    pub enum Refusal of RefusalText: "refusal" {
        NotText,
        NotObject,
        NotEvents,
        NotUtf8,
        BodyKind,
        TooManyEvents,
        KeyNeeded,
        KeyInAddress,
        KeyFromElsewhere,
        KeyOwnerClosed { status: String },
        KeyOwnerWithoutApi,
        KeyOwnerInactive,
        KeyOfKind { needs: String, has: String },
        KeyLacks { name: String },
        KeyWithoutScope,
        KeyBoundToBrands,
        KeyNotForAll,
        KeyCannotSignUp,
        ManagersOnly,
        FinanceOnly,
        ApprovedOnly,
        AccountClosed,
        NoRegistrationsReport,
        SumTooLarge,
        AlreadyAttributed,
        NotAttributed,
        MonthClosed,
        NothingToPay,
        PaymentMoved { status: String, to: String },
        PaymentTooFine { amount: Amount },
        PaymentApproved,
        Uncovered { amount: Amount },
        PaymentChanged,
        AffiliateChanged,
        StatusMove { status: String, to: String },
        TooManyTags { most: usize },
        AffiliateNotApproved,
        LinkOff,
        NewerVersion,
        TooManyEventsWaiting,
        TooManyFiles,
        TooManyReports,
        KeyChanged,
        FileTooSlow,
        ReportTooSlow { n: i64 },
        ReportTooLong { most: i64 },
    }
    also {
        /// What the code alone says.
        Bare(Bare),
    }
}

/// A refusal that has no more to say than its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bare(pub Code);

impl Bare {
    /// The sentence of the code. What people read in their own language names what they did, so it
    /// is chosen where that is known.
    #[must_use]
    pub const fn text(self, _: crate::language::Lang) -> &'static str {
        self.0.message()
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::Bare(Bare(code))
    }
}

impl Refusal {
    /// The code of the wire.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Bare(bare) => bare.0,
            Self::NotText | Self::NotObject | Self::NotEvents | Self::NotUtf8 => Code::BadRequest,
            Self::BodyKind => Code::UnsupportedMediaType,
            Self::TooManyEvents => Code::PayloadTooLarge,
            Self::KeyNeeded | Self::KeyInAddress => Code::Unauthorized,
            Self::KeyFromElsewhere
            | Self::KeyOwnerClosed { .. }
            | Self::KeyOwnerWithoutApi
            | Self::KeyOwnerInactive
            | Self::KeyOfKind { .. }
            | Self::KeyLacks { .. }
            | Self::KeyWithoutScope
            | Self::KeyBoundToBrands
            | Self::KeyNotForAll
            | Self::KeyCannotSignUp
            | Self::ManagersOnly
            | Self::FinanceOnly
            | Self::ApprovedOnly
            | Self::AccountClosed
            | Self::NoRegistrationsReport => Code::Forbidden,
            Self::SumTooLarge
            | Self::AlreadyAttributed
            | Self::NotAttributed
            | Self::MonthClosed
            | Self::NothingToPay
            | Self::PaymentMoved { .. }
            | Self::PaymentTooFine { .. }
            | Self::PaymentApproved
            | Self::Uncovered { .. }
            | Self::PaymentChanged
            | Self::AffiliateChanged
            | Self::StatusMove { .. }
            | Self::TooManyTags { .. }
            | Self::AffiliateNotApproved
            | Self::LinkOff
            | Self::NewerVersion => Code::Conflict,
            Self::TooManyEventsWaiting
            | Self::TooManyFiles
            | Self::TooManyReports
            | Self::KeyChanged
            | Self::FileTooSlow
            | Self::ReportTooSlow { .. } => Code::Unavailable,
            Self::ReportTooLong { .. } => Code::Invalid,
        }
    }
}

//! Why an event was not accepted, for people who import files.

use super::catalogue;
use crate::event::EventProblem;

catalogue! {
    /// A sentence for each [`EventProblem`].
    pub enum ProblemText: "problem" {
        InvalidJson,
        InvalidLine,
        MalformedLine,
        NotUtf8,
        NulCharacter,
        InvalidEventId,
        UnknownType,
        InvalidOccurredAt,
        InFuture,
        MonthClosed,
        InvalidCustomer,
        InvalidAmount,
        InvalidCount,
        NoFigures,
        InvalidCurrency,
        FxRateMissing,
        InvalidStatus,
        InvalidReverses,
        InvalidCountry,
        InvalidProduct,
        InvalidCategory,
        TextTooLong,
        BrandRequired,
        BrandNotAllowed,
        EventIdReused,
        AlreadyRegistered,
        NotReversible,
        ReversalTooLarge,
        CustomerMismatch,
        AmountTooLarge,
        TooManyWaiting,
        OutOfScope,
    }
}

impl From<EventProblem> for ProblemText {
    fn from(problem: EventProblem) -> Self {
        match problem {
            EventProblem::InvalidJson => Self::InvalidJson,
            EventProblem::InvalidLine => Self::InvalidLine,
            EventProblem::MalformedLine => Self::MalformedLine,
            EventProblem::NotUtf8 => Self::NotUtf8,
            EventProblem::NulCharacter => Self::NulCharacter,
            EventProblem::InvalidEventId => Self::InvalidEventId,
            EventProblem::UnknownType => Self::UnknownType,
            EventProblem::InvalidOccurredAt => Self::InvalidOccurredAt,
            EventProblem::InFuture => Self::InFuture,
            EventProblem::MonthClosed => Self::MonthClosed,
            EventProblem::InvalidCustomer => Self::InvalidCustomer,
            EventProblem::InvalidAmount => Self::InvalidAmount,
            EventProblem::InvalidCount => Self::InvalidCount,
            EventProblem::NoFigures => Self::NoFigures,
            EventProblem::InvalidCurrency => Self::InvalidCurrency,
            EventProblem::FxRateMissing => Self::FxRateMissing,
            EventProblem::InvalidStatus => Self::InvalidStatus,
            EventProblem::InvalidReverses => Self::InvalidReverses,
            EventProblem::InvalidCountry => Self::InvalidCountry,
            EventProblem::InvalidProduct => Self::InvalidProduct,
            EventProblem::InvalidCategory => Self::InvalidCategory,
            EventProblem::TextTooLong => Self::TextTooLong,
            EventProblem::BrandRequired => Self::BrandRequired,
            EventProblem::BrandNotAllowed => Self::BrandNotAllowed,
            EventProblem::EventIdReused => Self::EventIdReused,
            EventProblem::AlreadyRegistered => Self::AlreadyRegistered,
            EventProblem::NotReversible => Self::NotReversible,
            EventProblem::ReversalTooLarge => Self::ReversalTooLarge,
            EventProblem::CustomerMismatch => Self::CustomerMismatch,
            EventProblem::AmountTooLarge => Self::AmountTooLarge,
            EventProblem::TooManyWaiting => Self::TooManyWaiting,
            EventProblem::OutOfScope => Self::OutOfScope,
        }
    }
}

//! English: `problem`.

use crate::text::problem::ProblemText;

impl ProblemText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::InvalidJson => "The line must be one JSON object.",
            Self::InvalidLine => "The line has more cells than the header line has columns.",
            Self::MalformedLine => {
                "The quotes in this line are wrong: one is not closed, is inside an unquoted cell, or has text next to it."
            }
            Self::NotUtf8 => "The line is not UTF-8.",
            Self::NulCharacter => "A value contains a NUL character.",
            Self::InvalidEventId => "event_id must have 1 to 128 characters.",
            Self::UnknownType => {
                "Unknown type. Use registration, lead_qualified, deposit, withdrawal, chargeback, bonus, deduction, wager, activity, status or reversal."
            }
            Self::InvalidOccurredAt => {
                "occurred_at must be a date and time such as 2026-07-10T12:00:00Z."
            }
            Self::InFuture => "occurred_at is in the future.",
            Self::MonthClosed => "occurred_at is in a month that is already closed.",
            Self::InvalidCustomer => "ext_customer_id must have 1 to 128 characters.",
            Self::InvalidAmount => {
                "Amounts must be 0 or more, with a decimal point and at most six decimals, such as 1234.50."
            }
            Self::InvalidCount => "Counts must be whole numbers, 0 or more.",
            Self::NoFigures => "An activity event needs at least one figure.",
            Self::InvalidCurrency => "currency must be a three-letter code, such as EUR.",
            Self::FxRateMissing => "There is no exchange rate for this currency on that day.",
            Self::InvalidStatus => "status must be duplicate, fraud, self_excluded or active.",
            Self::InvalidReverses => "reverses must be the event_id of another event.",
            Self::InvalidCountry => "country must be a two-letter code, such as BG.",
            Self::InvalidProduct => "product must be casino or sport.",
            Self::InvalidCategory => {
                "category must be admin_fee, payment_fee, tax, bonus_cost or other."
            }
            Self::TextTooLong => {
                "tracker, promo_code and username can have at most 256 characters."
            }
            Self::BrandRequired => "brand_id is required.",
            Self::BrandNotAllowed => "brand_id is not the brand chosen for this import.",
            Self::EventIdReused => {
                "This event_id is already used by a different event. Nothing was changed."
            }
            Self::AlreadyRegistered => {
                "This customer is already registered. The first registration counts."
            }
            Self::NotReversible => "This event can't be reversed.",
            Self::ReversalTooLarge => "The reversal is more than what is left of the event.",
            Self::CustomerMismatch => "The event to reverse belongs to another customer.",
            Self::AmountTooLarge => "The amount is too large.",
            Self::TooManyWaiting => {
                "Too many events are waiting for this customer. Send the registration first."
            }
            Self::OutOfScope => "You don't have access to this customer's affiliate.",
        }
    }
}

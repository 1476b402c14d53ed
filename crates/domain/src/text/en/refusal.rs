//! English: `refusal`.

use crate::refusal::RefusalText;

impl RefusalText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::NotText => "A text holds a NUL character or is not UTF-8.",
            Self::NotObject => "The body must be one JSON object.",
            Self::NotEvents => "The body must be one JSON object, an array of objects, or NDJSON.",
            Self::NotUtf8 => "The body is not UTF-8.",
            Self::BodyKind => "The body must be sent as application/json or application/x-ndjson.",
            Self::TooManyEvents => {
                "At most 100,000 events are accepted at a time. Send them in several parts."
            }
            Self::KeyNeeded => "This address needs an API key in the authorization header.",
            Self::KeyInAddress => {
                "An API key goes into the authorization header, never into the address."
            }
            Self::KeyFromElsewhere => "This API key may not be used from this address.",
            Self::KeyOwnerClosed => {
                "The affiliate of this API key is {status}; its keys are not accepted."
            }
            Self::KeyOwnerWithoutApi => "The affiliate of this API key has no access by API.",
            Self::KeyOwnerInactive => "The employee who owns this API key is not active.",
            Self::KeyOfKind => {
                "This address needs an API key of kind {needs}; this one is of kind {has}."
            }
            Self::KeyLacks => "This API key lacks the permission {name}.",
            Self::KeyWithoutScope => "This API key has no scope, and so reaches nobody's data.",
            Self::KeyBoundToBrands => {
                "This concerns all brands together, and this API key is bound to some of them."
            }
            Self::KeyNotForAll => {
                "This concerns every affiliate, and this API key does not reach all of them."
            }
            Self::KeyCannotSignUp => {
                "This API key does not allow affiliates.write for all affiliates from this address."
            }
            Self::ManagersOnly => "You have read-only access. Admins and managers can edit this.",
            Self::FinanceOnly => "You have read-only access. Admins and finance can do this.",
            Self::ApprovedOnly => {
                "Your account is view-only. Only approved affiliates can do this."
            }
            Self::AccountClosed => "This affiliate's account is not open.",
            Self::NoRegistrationsReport => {
                "This affiliate has no access to the registrations report."
            }
            Self::SumTooLarge => "This amount would take a sum out of the range of numbers.",
            Self::AlreadyAttributed => "Someone else has just assigned this player.",
            Self::NotAttributed => "This player has no affiliate yet. Assign one first.",
            Self::MonthClosed => "Everything before that day is closed already.",
            Self::NothingToPay => "No balance available to pay out.",
            Self::PaymentMoved => "This payment is {status} and can't become {to}.",
            Self::PaymentTooFine => {
                "This payment can't be paid: the smallest amount is {amount}. Cancel it and request it anew."
            }
            Self::PaymentApproved => {
                "This payment is already approved. Ask your manager to cancel it."
            }
            Self::Uncovered => "The balance no longer covers this payment: {amount} is left.",
            Self::PaymentChanged => "Someone else has just decided on this payment.",
            Self::AffiliateChanged => {
                "This affiliate's status has just been changed. Check it before you decide."
            }
            Self::StatusMove => "This affiliate is {status} and can't become {to}.",
            Self::TooManyTags => {
                "There are {most} tags of this kind already, which is the maximum."
            }
            Self::AffiliateNotApproved => {
                "The affiliate is not approved, so its links would not work."
            }
            Self::LinkOff => "This page can no longer be promoted.",
            Self::NewerVersion => "A newer version of this deal has taken the place of this one.",
            Self::TooManyEventsWaiting => {
                "Too many events are waiting. Please try again in a moment."
            }
            Self::TooManyFiles => {
                "Too many files of events are waiting. Please try again in a moment."
            }
            Self::TooManyReports => "Too many reports are running. Please try again in a moment.",
            Self::KeyChanged => "This API key has been changed this moment. Please try again.",
            Self::FileTooSlow => {
                "The file was not read in time: at least once in ten seconds, and in ten minutes in all."
            }
            Self::ReportTooSlow => {
                "This report takes longer than {n} seconds. Narrow its dates or its filters, or group by less."
            }
            Self::ReportTooLong => {
                "This report has more than {most} rows. Narrow its dates or its filters, or group by less."
            }
        }
    }
}

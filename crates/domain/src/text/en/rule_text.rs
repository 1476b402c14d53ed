//! English: `rule_text`.

use crate::violation::RuleText;

impl RuleText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::TooLong => "Use at most {most} characters.",
            Self::Length => "Enter 1 to {most} characters.",
            Self::CodeLength => "Enter 1 to {most} characters without spaces.",
            Self::UnknownMacros => {
                "Unknown macro. Available: tracker, affiliate_id, link_id, source_id, afp, afp1 to afp9, utm_… and _p_…; not known: {names}."
            }
            Self::OneOf => "Must be one of {allowed}.",
            Self::NotAllowed => "{value} isn't available here. Allowed: {allowed}.",
            Self::NotAvailable => "{value} isn't available here.",
            Self::NeedsGrouping => "{value} needs {name} in group_by.",
            Self::ValueOrList => "{name} takes a value or a list of values.",
            Self::TooManyValues => "Send at most {most} values.",
            Self::FromTo => "Enter a whole number from {least} to {most}.",
            Self::TooFine => "Too many decimals. The smallest unit is {amount}.",
            Self::TooMuch => "At most {amount} is available.",
            Self::BelowThreshold => {
                "A payout must be at least {amount}. Smaller balances carry over."
            }
            Self::UnknownOperator => "There is no operator {n}.",
            Self::UnknownRole => "There is no role {n}.",
            Self::UnknownOption => "{name} has no option {n}.",
            Self::PermissionOfKind => "A key of kind {kind} can't have {name}.",
            Self::NeededByKind => "Required for a key of kind {kind}.",
            Self::NotOfKind => "Not used by a key of kind {kind}.",
            Self::NotHost => "{value} is not a host name. Write it without https:// or a port.",
            Self::InUse => "{value} is already in use.",
            Self::Origin => {
                "Enter origins such as https://www.example.com, separated by commas. {value} isn't one."
            }
            Self::ToBeforeFrom => "Must not be before {from}. It is the day after the last.",
            Self::FileTwice => "Two columns are called {name}. Each name can be used only once.",
            Self::NotOpened => "It can't be opened: {reason}",
        }
    }
}

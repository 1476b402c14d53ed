//! English: `event`.

use crate::text::event::EventText;

impl EventText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::Registration => "Registration",
            Self::LeadQualified => "Qualified lead",
            Self::Deposit => "Deposit",
            Self::Withdrawal => "Withdrawal",
            Self::Chargeback => "Chargeback",
            Self::Bonus => "Bonus",
            Self::Deduction => "Deduction",
            Self::Wager => "Bet",
            Self::Activity => "Daily activity",
            Self::Status => "Status change",
            Self::Reversal => "Reversal",
        }
    }
}

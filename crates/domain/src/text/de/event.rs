//! German: `event`.

use crate::text::event::EventText;

impl EventText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::Registration => "Registrierung",
            Self::LeadQualified => "Qualifizierter Lead",
            Self::Deposit => "Einzahlung",
            Self::Withdrawal => "Auszahlung",
            Self::Chargeback => "Chargeback",
            Self::Bonus => "Bonus",
            Self::Deduction => "Abzug",
            Self::Wager => "Einsatz",
            Self::Activity => "Tagesaktivität",
            Self::Status => "Statusänderung",
            Self::Reversal => "Storno",
        }
    }
}

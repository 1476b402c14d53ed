//! French: `event`.

use crate::text::event::EventText;

impl EventText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::Registration => "Inscription",
            Self::LeadQualified => "Lead qualifié",
            Self::Deposit => "Dépôt",
            Self::Withdrawal => "Retrait",
            Self::Chargeback => "Chargeback",
            Self::Bonus => "Bonus",
            Self::Deduction => "Déduction",
            Self::Wager => "Mise",
            Self::Activity => "Activité journalière",
            Self::Status => "Changement de statut",
            Self::Reversal => "Annulation",
        }
    }
}

//! Spanish: `event`.

use crate::text::event::EventText;

impl EventText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::Registration => "Registro",
            Self::LeadQualified => "Lead calificado",
            Self::Deposit => "Depósito",
            Self::Withdrawal => "Retiro",
            Self::Chargeback => "Contracargo",
            Self::Bonus => "Bono",
            Self::Deduction => "Deducción",
            Self::Wager => "Apuesta",
            Self::Activity => "Actividad diaria",
            Self::Status => "Cambio de estado",
            Self::Reversal => "Anulación",
        }
    }
}

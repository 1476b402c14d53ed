//! Indonesian: `event`.

use crate::text::event::EventText;

impl EventText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Registration => "Registrasi",
            Self::LeadQualified => "Lead terkualifikasi",
            Self::Deposit => "Deposit",
            Self::Withdrawal => "Penarikan",
            Self::Chargeback => "Chargeback",
            Self::Bonus => "Bonus",
            Self::Deduction => "Potongan",
            Self::Wager => "Taruhan",
            Self::Activity => "Aktivitas harian",
            Self::Status => "Perubahan status",
            Self::Reversal => "Pembatalan",
        }
    }
}

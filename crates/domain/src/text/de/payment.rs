//! German: `payment`.

use crate::text::payment::PaymentText;

impl PaymentText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::YourPayments => "Guthaben und Zahlungen",
            // The balance.
            Self::Balance => "Guthaben",
            Self::BalanceIn => "Guthaben in {currency}",
            Self::Requested => "Angefordert",
            Self::Reserved => "Freigegeben, noch nicht bezahlt",
            Self::Available => "Verfügbar",
            // Asking for a payment.
            Self::Ask => "Auszahlung anfordern",
            Self::Amount => "Betrag in {currency}",
            Self::AmountHelp => {
                "Etwa 250.50. Leer lassen, um das gesamte verfügbare Guthaben anzufordern."
            }
            Self::Comment => "Kommentar",
            Self::Optional => "optional",
            Self::PaidBy => "Zahlung per {method}.",
            Self::NoMethod => {
                "Uns fehlen noch Ihre Auszahlungsdaten. Senden Sie sie Ihrem Manager, damit wir Sie bezahlen können."
            }
            Self::Threshold => "Mindestauszahlung: {amount}. Kleinere Guthaben werden übertragen.",
            Self::NothingLeft => "Kein Guthaben zur Auszahlung verfügbar.",
            Self::ReadsOnly => {
                "Ihr Konto hat nur Lesezugriff, daher können Sie keine Auszahlungen anfordern."
            }
            Self::Asked => "Auszahlung angefordert. Den Status sehen Sie hier.",
            Self::TakeBack => "Anforderung zurückziehen",
            // The payments.
            Self::Payments => "Zahlungen",
            Self::NoPayments => "Noch keine Zahlungen.",
            Self::Made => "Angefordert am",
            Self::State => "Status",
            Self::PendingApproval => "Wartet auf Freigabe",
            Self::PendingPayment => "Freigegeben",
            Self::Completed => "Bezahlt",
            Self::Cancelled => "Storniert",
            Self::Invoice => "Rechnung",
            Self::Method => "Zahlungsart",
            Self::Period => "Zeitraum",
            Self::AmountHead => "Betrag ({currency})",
            // The ledger.
            Self::Entries => "Guthabenverlauf",
            Self::EntriesText => {
                "Buchungen werden nie geändert. Fehler werden mit einer neuen Buchung korrigiert."
            }
            Self::NoEntries => {
                "Noch keine Buchungen. Die erste erscheint mit Ihrer ersten Provision."
            }
            Self::ForDay => "Datum",
            Self::Posted => "Gebucht am",
            Self::Kind => "Typ",
            Self::Earlier => "Ältere",
            Self::Newest => "Neueste",
        }
    }
}

//! German: `payout`.

use crate::text::payout::PayoutText;

impl PayoutText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            // Where a payment stands.
            Self::Asked => "Wartet auf Freigabe",
            Self::Approved => "Zur Zahlung bereit",
            Self::Paid => "Bezahlt",
            Self::Cancelled => "Storniert",
            Self::All => "Alle",
            Self::ByState => "Nach Status filtern",
            // The list.
            Self::Payment => "Zahlung",
            Self::PaymentOf => "Zahlung {n}",
            Self::Amount => "Betrag in {currency}",
            Self::Period => "Zeitraum",
            Self::FromTo => "{from} bis {to}",
            Self::Method => "Zahlungsart",
            Self::NoMethod => "keine Zahlungsart",
            Self::AskedOn => "Angefordert am",
            Self::Of => "Affiliate-Nummer oder Benutzername",
            Self::NothingWaits => "Keine Zahlungen",
            Self::NothingWaitsText => {
                "Affiliates können eine Auszahlung anfordern, sobald ihr Guthaben die Mindestauszahlung erreicht. Sie können sie auch direkt bezahlen."
            }
            Self::Older => "Ältere",
            Self::Newest => "Neueste",
            Self::AllPayments => "Alle Zahlungen",
            // One of them.
            Self::Direct => "Direktzahlung",
            Self::Invoice => "Rechnung",
            Self::PaidOn => "Bezahlt am",
            Self::Comment => "Kommentar",
            Self::CommentHelp => "Für den Affiliate sichtbar.",
            Self::Balance => "Aktuelles Guthaben",
            Self::OpenPayments => "In offenen Zahlungen",
            Self::LastPaid => "Letzte Zahlung",
            Self::Decide => "Aktionen",
            Self::Approve => "Freigeben",
            Self::ApproveNamed => "Zahlung {n} freigeben",
            Self::ApproveText => {
                "Reserviert den Betrag bis zur Zahlung. Es wird noch kein Geld gesendet."
            }
            Self::Pay => "Als bezahlt markieren",
            Self::PayNamed => "Zahlung {n} als bezahlt markieren",
            Self::PayText => {
                "Verwenden Sie dies, sobald Sie das Geld gesendet haben. Es wird eine Rechnungsnummer vergeben und der Betrag vom Guthaben abgezogen. Das lässt sich nicht rückgängig machen."
            }
            Self::Cancel => "Zahlung stornieren",
            Self::CancelText => {
                "Der Betrag bleibt im Guthaben, und der Affiliate kann ihn erneut anfordern."
            }
            Self::ReasonHelp => "Für den Affiliate sichtbar.",
            Self::Reads => {
                "Sie haben nur Lesezugriff. Admins und das Finanzteam können das bearbeiten."
            }
            // A direct payment.
            Self::PayAtOnce => "Direkt zahlen",
            Self::PayAtOnceText => {
                "Für Geld, das Sie ohne Anforderung senden. Wird sofort als bezahlt erfasst, unabhängig von der Mindestauszahlung."
            }
            Self::AmountHelp => "Leer lassen, um das gesamte verfügbare Guthaben zu zahlen.",
            Self::From => "Zeitraum von",
            Self::To => "Zeitraum bis",
            Self::PeriodHelp => "Leer lassen für die Zeit von der letzten Zahlung bis heute.",
            Self::DoPay => "Zahlung erfassen",
        }
    }
}

//! German: `problem`.

use crate::text::problem::ProblemText;

impl ProblemText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::InvalidJson => "Die Zeile muss ein einzelnes JSON-Objekt sein.",
            Self::InvalidLine => "Die Zeile hat mehr Zellen als die Kopfzeile Spalten.",
            Self::MalformedLine => {
                "Die Anführungszeichen in dieser Zeile stimmen nicht: Eines ist nicht geschlossen, steht in einer Zelle ohne Anführungszeichen oder hat Text neben sich."
            }
            Self::NotUtf8 => "Die Zeile ist kein UTF-8.",
            Self::NulCharacter => "Ein Wert enthält ein NUL-Zeichen.",
            Self::InvalidEventId => "event_id muss 1 bis 128 Zeichen haben.",
            Self::UnknownType => {
                "Unbekannter Typ. Verwenden Sie registration, lead_qualified, deposit, withdrawal, chargeback, bonus, deduction, wager, activity, status oder reversal."
            }
            Self::InvalidOccurredAt => {
                "occurred_at muss Datum und Uhrzeit sein, etwa 2026-07-10T12:00:00Z."
            }
            Self::InFuture => "occurred_at liegt in der Zukunft.",
            Self::MonthClosed => "occurred_at liegt in einem schon abgeschlossenen Monat.",
            Self::InvalidCustomer => "ext_customer_id muss 1 bis 128 Zeichen haben.",
            Self::InvalidAmount => {
                "Beträge müssen mindestens 0 sein, mit Dezimalpunkt und höchstens sechs Nachkommastellen, etwa 1234.50."
            }
            Self::InvalidCount => "Anzahlen müssen ganze Zahlen ab 0 sein.",
            Self::NoFigures => "Ein Ereignis vom Typ activity braucht mindestens einen Zahlenwert.",
            Self::InvalidCurrency => "currency muss ein dreistelliger Währungscode sein, etwa EUR.",
            Self::FxRateMissing => "Für diese Währung gibt es an diesem Tag keinen Wechselkurs.",
            Self::InvalidStatus => "status muss duplicate, fraud, self_excluded oder active sein.",
            Self::InvalidReverses => "reverses muss die event_id eines anderen Ereignisses sein.",
            Self::InvalidCountry => "country muss ein zweistelliger Ländercode sein, etwa BG.",
            Self::InvalidProduct => "product muss casino oder sport sein.",
            Self::InvalidCategory => {
                "category muss admin_fee, payment_fee, tax, bonus_cost oder other sein."
            }
            Self::TextTooLong => {
                "tracker, promo_code und username dürfen höchstens 256 Zeichen haben."
            }
            Self::BrandRequired => "brand_id ist erforderlich.",
            Self::BrandNotAllowed => "brand_id ist nicht die für diesen Import gewählte Marke.",
            Self::EventIdReused => {
                "Diese event_id gehört schon zu einem anderen Ereignis. Nichts wurde geändert."
            }
            Self::AlreadyRegistered => {
                "Dieser Kunde ist schon registriert. Die erste Registrierung zählt."
            }
            Self::NotReversible => "Dieses Ereignis lässt sich nicht stornieren.",
            Self::ReversalTooLarge => "Das Storno ist höher als der Restbetrag des Ereignisses.",
            Self::CustomerMismatch => {
                "Das zu stornierende Ereignis gehört zu einem anderen Kunden."
            }
            Self::AmountTooLarge => "Der Betrag ist zu groß.",
            Self::TooManyWaiting => {
                "Auf diesen Kunden warten zu viele Ereignisse. Senden Sie zuerst die Registrierung."
            }
            Self::OutOfScope => "Sie haben keinen Zugriff auf den Affiliate dieses Kunden.",
        }
    }
}

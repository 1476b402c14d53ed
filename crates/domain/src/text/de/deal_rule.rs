//! German: `deal_rule`.

use crate::deal::Rule;

impl Rule {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::Required => "Pflichtfeld.",
            Self::DealType => "Muss 1, 2, 3, 4, 5, 6, 8, 9 oder 10 sein.",
            Self::NeededByType => "Für diesen Deal-Typ erforderlich.",
            Self::NotOfType => "Bei diesem Deal-Typ nicht verwendet. Weglassen oder null senden.",
            Self::Id => "Geben Sie eine Affiliate-Nummer ein.",
            Self::OneValue => "Muss ein einzelner Wert sein.",
            Self::Flag => "Muss true oder false sein.",
            Self::Name => "Geben Sie 1 bis 200 druckbare Zeichen ein.",
            Self::Amount => {
                "Geben Sie einen Betrag wie 12.50 ein, mit Punkt und höchstens sechs Nachkommastellen."
            }
            Self::Count => "Geben Sie eine ganze Zahl ab 0 ein.",
            Self::Percentage => {
                "Geben Sie einen Prozentsatz von 0 bis 100 ein, etwa 33.3333, mit Punkt und höchstens vier Nachkommastellen."
            }
            Self::Tiers => {
                "Jede Stufe braucht einen Anfangsbetrag und einen Prozentsatz von 0 bis 100."
            }
            Self::TierTwice => "Zwei Stufen beginnen beim selben Betrag.",
            Self::Ids => "Geben Sie eine Liste von IDs ein (ganze Zahlen ab 1).",
            Self::Countries => {
                "Geben Sie eine Liste zweistelliger Ländercodes ein (ISO 3166-1), etwa BG."
            }
            Self::TooMany => "Zu viele Einträge.",
            Self::Moment => {
                "Geben Sie ein Datum (2026-07-10) oder Datum und Uhrzeit (2026-07-10T12:00:00Z) ein."
            }
            Self::Order => "Das Ende muss nach dem Anfang liegen.",
            Self::UnknownAffiliate => "Kein Affiliate hat diese Nummer.",
            Self::OtherAffiliate => {
                "Ein Deal kann nicht zu einem anderen Affiliate wechseln. Erstellen Sie stattdessen einen neuen."
            }
            Self::UnknownBrand => "Eine dieser Marken gibt es nicht.",
            Self::UnknownCampaign => "Eine dieser Kampagnen gibt es nicht.",
        }
    }
}

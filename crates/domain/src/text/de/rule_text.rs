//! German: `rule_text`.

use crate::violation::RuleText;

impl RuleText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::TooLong => "Höchstens {most} Zeichen.",
            Self::Length => "Geben Sie 1 bis {most} Zeichen ein.",
            Self::CodeLength => "Geben Sie 1 bis {most} Zeichen ohne Leerzeichen ein.",
            Self::UnknownMacros => {
                "Unbekanntes Makro. Verfügbar: tracker, affiliate_id, link_id, source_id, afp, afp1 bis afp9, utm_… und _p_…; unbekannt: {names}."
            }
            Self::OneOf => "Muss eines von diesen sein: {allowed}.",
            Self::NotAllowed => "{value} gibt es hier nicht. Erlaubt: {allowed}.",
            Self::NotAvailable => "{value} gibt es hier nicht.",
            Self::NeedsGrouping => "{value} braucht {name} in group_by.",
            Self::ValueOrList => "{name} nimmt einen Wert oder eine Liste von Werten.",
            Self::TooManyValues => "Senden Sie höchstens {most} Werte.",
            Self::FromTo => "Geben Sie eine ganze Zahl von {least} bis {most} ein.",
            Self::TooFine => "Zu viele Nachkommastellen. Die kleinste Einheit ist {amount}.",
            Self::TooMuch => "Höchstens {amount} sind verfügbar.",
            Self::BelowThreshold => {
                "Eine Auszahlung beträgt mindestens {amount}. Kleinere Guthaben werden übertragen."
            }
            Self::UnknownOperator => "Es gibt keinen Betreiber {n}.",
            Self::UnknownRole => "Es gibt keine Rolle {n}.",
            Self::UnknownOption => "{name} hat keine Option {n}.",
            Self::PermissionOfKind => "Ein Schlüssel der Art {kind} kann {name} nicht haben.",
            Self::NeededByKind => "Für einen Schlüssel der Art {kind} erforderlich.",
            Self::NotOfKind => "Wird von einem Schlüssel der Art {kind} nicht verwendet.",
            Self::NotHost => {
                "{value} ist kein Hostname. Schreiben Sie ihn ohne https:// und ohne Port."
            }
            Self::InUse => "{value} wird schon verwendet.",
            Self::Origin => {
                "Geben Sie Origins wie https://www.example.com ein, durch Kommas getrennt. {value} ist keine."
            }
            Self::ToBeforeFrom => "Darf nicht vor {from} liegen. Es ist der Tag nach dem letzten.",
            Self::FileTwice => "Zwei Spalten heißen {name}. Jeder Name darf nur einmal vorkommen.",
            Self::NotOpened => "Lässt sich nicht öffnen: {reason}",
        }
    }
}

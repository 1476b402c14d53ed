//! German: `dashboard`.

use crate::text::dashboard::DashboardText;

impl DashboardText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Ihre Seiten",
            Self::Links => "Links",
            Self::Payments => "Zahlungen",
            // The span.
            Self::Span => "Zeitraum",
            Self::Today => "Heute",
            Self::Week => "7 Tage",
            Self::Month => "30 Tage",
            Self::ThisMonth => "Dieser Monat",
            Self::Compared => "{now} im Vergleich zu {before}. Alle Tage in UTC.",
            Self::From => "{from} bis {to}",
            // The figures.
            Self::Figures => "Kennzahlen",
            Self::FiguresHelp => "Wählen Sie eine Kennzahl, um ihren Verlauf zu sehen.",
            Self::Before => "zuvor: {value}",
            Self::ByDay => "{figure} nach Tag",
            Self::AsTable => "Als Tabelle anzeigen",
            Self::Day => "Tag",
            Self::TopLinks => "Top-Links nach Besuchen",
            Self::TopSources => "Top-Quellen nach Besuchen",
            Self::Link => "Link",
            Self::Source => "Quelle",
            Self::NoLink => "Kein Link",
            Self::NoSource => "Keine Quelle",
            Self::NothingYet => "Keine Daten für diesen Zeitraum.",
            // The balance.
            Self::Balance => "Guthaben",
            Self::CanAsk => "Sie können jetzt eine Auszahlung anfordern.",
            Self::PaidFrom => "Mindestauszahlung: {amount}.",
            Self::SpokenFor => "{amount} in offenen Auszahlungen.",
            Self::ToPayments => "Guthaben und Zahlungen",
            Self::ToLinks => "Link holen",
        }
    }
}

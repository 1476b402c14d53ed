//! German: `deal`.

use crate::text::deal::DealText;

impl DealText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            // The terms in words (`deal::words`).
            Self::And => "{first} und {last}",
            Self::Cpl => "{amount} für jeden Spieler, der sich registriert.",
            Self::CplVolume => "{amount} für jeden Spieler, dessen Einsätze {volume} erreichen.",
            Self::Cpa => "{amount} für jeden Spieler, der eine Ersteinzahlung tätigt.",
            Self::CpaIf => "{amount} für jeden Spieler, {conditions}.",
            Self::IfDeposits => "dessen Einzahlungen {least} erreichen",
            Self::IfNetDeposits => "dessen Nettoeinzahlungen {least} erreichen",
            Self::IfFirstDeposit => "dessen Ersteinzahlung mindestens {least} beträgt",
            Self::IfVolume => "dessen Einsätze {least} erreichen",
            Self::IfWagers => {
                "der mindestens {count} Einsatz tätigt | der mindestens {count} Einsätze tätigt"
            }
            Self::Clawback => {
                "Wird zurückgebucht, wenn der Spieler diese Bedingungen nicht mehr erfüllt."
            }
            Self::CapDaily => "Maximal {count} Spieler pro Tag. | Maximal {count} Spieler pro Tag.",
            Self::CapMonthly => {
                "Maximal {count} Spieler pro Monat. | Maximal {count} Spieler pro Monat."
            }
            Self::ShareOfNetPl => "{rate} vom NetPL (Einsätze minus Gewinne, Boni und Abzüge).",
            Self::ShareOfNetDeposit => {
                "{rate} der Nettoeinzahlungen (Einzahlungen minus Auszahlungen und Chargebacks)."
            }
            Self::Tier => "{rate} in Monaten, in denen dieser Wert {from} erreicht.",
            Self::OnlyBrands => "Nur für {names}.",
            Self::OnlyCountries => "Nur für Spieler aus: {names}.",
            Self::OnlyCampaigns => "Nur für {names}.",
            Self::OnlyFrom => "Nur für Spieler, die sich ab dem {date} registrieren.",
            Self::OnlyUntil => "Nur für Spieler, die sich vor dem {date} registrieren.",
            // Lists.
            Self::Deals => "Deals",
            Self::Deal => "Deal",
            Self::NewDeal => "Neuer Deal",
            Self::Affiliate => "Affiliate",
            Self::AffiliateHelp => "Nummer oder Name. Leer lassen für alle.",
            Self::Show => "Anzeigen",
            Self::Type => "Typ",
            Self::TermsHead => "Konditionen",
            Self::Players => "Spieler",
            Self::PlayersCount => "{count} Spieler | {count} Spieler",
            Self::Default => "Standard",
            Self::DefaultMeaning => "Gilt, wenn kein anderer Deal passt.",
            Self::NoDeals => "Noch keine Deals",
            Self::NoDealsOffice => {
                "Ein Deal legt fest, was ein Affiliate verdient. Affiliates ohne Deal verdienen nichts."
            }
            Self::NoDealsAffiliate => {
                "Sie haben noch keinen Deal und verdienen daher keine Provision. Kontaktieren Sie Ihren Manager."
            }
            Self::Back => "Alle Deals",
            Self::YourDeals => "Ihre Deals",
            Self::YourDealsText => {
                "Was Sie verdienen. Für jeden Spieler gelten die Konditionen, die bei seiner Registrierung gültig waren."
            }
            // Versions.
            Self::Versions => "Versionen",
            Self::Version => "Version {n}",
            Self::VersionsText => {
                "Versionen ändern sich nie. Bestehende Spieler behalten ihre, für neue gilt die aktuell gültige Version."
            }
            Self::InForce => "Gültig",
            Self::Waits => "Wartet auf Annahme",
            Self::Former => "Ersetzt",
            Self::NeverAccepted => "Nicht angenommen",
            Self::Written => "Erstellt am {date}",
            Self::Accepted => "Angenommen am {date}",
            Self::Now => "Aktuelle Konditionen",
            Self::Proposed => "Vorgeschlagene Konditionen",
            Self::NothingYet => "Noch keine Konditionen.",
            Self::ProposalTitle => "Neue Konditionen zur Prüfung",
            Self::ProposalText => {
                "Wenn Sie annehmen, gelten sie für neue Spieler. Für Ihre bestehenden Spieler bleiben die Konditionen gleich."
            }
            Self::Accept => "Neue Konditionen annehmen",
            Self::MayNotAccept => {
                "Ihr Konto hat nur Lesezugriff. Wenden Sie sich an Ihren Manager."
            }
            Self::Gone => "Entfällt: ",
            Self::New => "Neu: ",
            // The editor.
            Self::Saved => "Als Version {n} gespeichert.",
            Self::PleaseCheck => "Bitte prüfen",
            Self::Name => "Name",
            Self::NameHelp => "Für Affiliates sichtbar.",
            Self::AffiliateNumber => "Affiliate-Nummer",
            Self::TypeHelp => {
                "CPL zahlt pro Registrierung, CPA pro Ersteinzahlung, RevShare einen Prozentsatz der Spielererträge."
            }
            Self::MakeDefault => "Als Standard-Deal dieses Affiliates festlegen",
            Self::CplTitle => "Pro Registrierung (CPL)",
            Self::CpaTitle => "Pro Ersteinzahlung (CPA)",
            Self::ShareTitle => "Umsatzbeteiligung (RevShare)",
            Self::Amount => "Betrag in {currency}",
            Self::Conditions => "Bedingungen (alle müssen erfüllt sein)",
            Self::LeastVolume => "Mindestsumme der Einsätze",
            Self::LeastDeposits => "Mindestsumme der Einzahlungen",
            Self::LeastNetDeposits => "Mindestsumme der Nettoeinzahlungen",
            Self::LeastFirstDeposit => "Mindestbetrag der Ersteinzahlung",
            Self::LeastWagers => "Mindestanzahl der Einsätze",
            Self::TakeBack => "Zurückbuchen, wenn der Spieler die Bedingungen nicht mehr erfüllt",
            Self::MostADay => "Tageslimit (Cap)",
            Self::MostAMonth => "Monatslimit (Cap)",
            Self::MostHelp => "Anzahl Spieler. Leer lassen für unbegrenzt.",
            Self::Percentage => "Prozentsatz",
            Self::Tiers => "Monatliche Staffel",
            Self::TierFrom => "Ab ({currency})",
            Self::ForWhom => "Gilt für",
            Self::ForWhomText => {
                "Leere Felder gelten für alle. Passen mehrere Deals, gilt der spezifischste."
            }
            Self::Brands => "Marken",
            Self::Countries => "Länder",
            Self::CountriesHelp => "Zweistellige Ländercodes, etwa BG, DE.",
            Self::Campaigns => "Kampagnen",
            Self::From => "Registriert ab",
            Self::Until => "Registriert vor",
            Self::AskAffiliate => "Der Affiliate muss diese Version annehmen",
            Self::AskAffiliateHelp => {
                "Bis dahin gilt für neue Spieler die vorherige Version (oder kein Deal, wenn dies die erste ist)."
            }
            Self::Save => "Speichern",
            Self::Saving => "Wird gespeichert…",
            Self::SaveHelp => {
                "Geänderte Konditionen ergeben eine neue Version für neue Spieler. Bestehende Spieler behalten ihre."
            }
            Self::InWords => "Zusammenfassung",
            Self::InWordsText => "Das sieht der Affiliate.",
            Self::InWordsLater => {
                "Sobald das Formular vollständig ist, erscheint hier eine verständliche Zusammenfassung."
            }
            Self::Reads => "Sie haben nur Lesezugriff. Admins und Manager können das bearbeiten.",
        }
    }
}

//! German: `player`.

use crate::text::player::PlayerText;

impl PlayerText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::Registrations => "Registrierungen",
            Self::Registration => "Registrierung",
            Self::Entry => "Buchung",
            Self::Customer => "Kunde",
            Self::CustomerHelp => {
                "Kunden-ID oder Benutzername des Spielers, genau wie die Marke sie sendet."
            }
            Self::Affiliate => "Affiliate",
            Self::AffiliateHelp => "Nummer oder Teil des Namens.",
            Self::Brand => "Marke",
            Self::AnyBrand => "Alle Marken",
            Self::Status => "Status",
            Self::AnyStatus => "Alle Status",
            Self::Active => "Aktiv",
            Self::Duplicate => "Duplikat",
            Self::Fraud => "Betrug",
            Self::SelfExcluded => "Selbstausschluss",
            Self::Whose => "Zuordnung",
            Self::Anybodys => "Alle",
            Self::Somebodys => "Zugeordnet",
            Self::Nobodys => "Nicht zugeordnet",
            Self::Nobody => "Nicht zugeordnet",
            Self::From => "Registriert ab",
            Self::To => "Registriert bis",
            Self::Show => "Anzeigen",
            Self::Registered => "Registriert",
            Self::Country => "Land",
            Self::Deposits => "Einzahlungen in {currency}",
            Self::Commission => "Provision in {currency}",
            Self::Why => "Warum?",
            Self::WhyOf => "Registrierung {n}: warum?",
            Self::None => "Noch keine Registrierungen",
            Self::NoneFits => "Keine passenden Registrierungen",
            Self::NoneText => "Registrierungen erscheinen hier, sobald eine Marke sie meldet.",
            Self::ShowAll => "Alle anzeigen",
            Self::Newest => "Neueste",
            Self::Older => "Ältere",
            Self::FirstEntries => "Erste Buchungen",
            Self::FurtherEntries => "Nächste Buchungen",
            Self::Pages => "Seiten",
            Self::Yes => "Ja",
            Self::No => "Nein",
            // What staff decides about a player.
            Self::Give => "Einem Affiliate zuordnen",
            Self::GiveText => {
                "Dieser Spieler hat keinen Affiliate. Provision fällt ab jetzt an; CPL und CPA zählen die gesamte bisherige Aktivität."
            }
            Self::GiveHelp => "Nummer oder Benutzername",
            Self::Move => "Anderem Deal zuordnen",
            Self::MoveText => {
                "Bisherige Provision bleibt bestehen. Für künftige Aktivität gilt der neue Deal."
            }
            Self::DealNumber => "Deal-Nummer",
            // Files of events.
            Self::Import => "Ereignisse importieren",
            Self::ImportHelp => {
                "Eine CSV-Datei mit Kopfzeile. Die Spalten event_id, type und occurred_at sind Pflicht. Sie können eine Datei gefahrlos zweimal importieren: Jede event_id zählt einmal."
            }
            Self::ChooseBrand => "Marke wählen",
            Self::File => "CSV-Datei, bis 16 MiB",
            Self::StartImport => "Importieren",
            Self::Running => "Läuft",
            Self::Done => "Fertig",
            Self::Failed => "Fehlgeschlagen",
            Self::FailedText => {
                "Die Datenbank hat nicht mehr geantwortet. Importieren Sie die Datei noch einmal: Bereits angenommene Ereignisse zählen nicht doppelt."
            }
            Self::Progress => "{done} von {count} Zeile | {done} von {count} Zeilen",
            Self::Reload => "Neu laden",
            Self::LeaveText => "Sie können diese Seite verlassen. Der Import läuft weiter.",
            Self::Accepted => "Angenommen",
            Self::Parked => "Geparkt",
            Self::ParkedHelp => "Geparkte Ereignisse warten, bis ihr Kunde registriert ist.",
            Self::Duplicates => "Schon importiert",
            Self::Rejected => "Abgelehnt",
            Self::RejectedLines => "Abgelehnte Zeilen",
            Self::OnlyFirst => {
                "Nur die erste Zeile wird angezeigt. | Nur die ersten {count} Zeilen werden angezeigt."
            }
            Self::LineNumber => "Zeile",
            Self::EventId => "Ereignis",
            Self::Problem => "Problem",
            Self::Imports => "Letzte Importe",
            Self::NoImports => "Noch keine Importe.",
            Self::FileName => "Datei",
            Self::Started => "Gestartet",
            Self::Lines => "Zeilen",
            Self::ReadsOnly => {
                "Sie haben nur Lesezugriff. Admins und Manager können Ereignisse importieren."
            }
            Self::IgnoredColumns => "Unbekannte Spalten, ignoriert: {names}.",
            Self::PleaseCheck => "Bitte prüfen Sie die Felder unten.",
        }
    }
}

//! German: `link`.

use crate::text::link::LinkText;

impl LinkText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::YourLinks => "Links",
            Self::YourLinksText => {
                "Wählen Sie eine Seite und holen Sie sich Ihren eigenen Tracking-Link. Jeder Besuch darüber wird Ihnen zugeordnet."
            }
            Self::NoLinks => "Noch keine Links",
            Self::NoLinksText => {
                "Es gibt noch keine Seiten, die Sie bewerben können. Fragen Sie Ihren Manager, wann es so weit ist."
            }
            Self::ReadsOnly => {
                "Ihr Konto hat nur Lesezugriff, daher können Sie keine Links erstellen."
            }
            // The list.
            Self::Pages => "Seiten zum Bewerben",
            Self::Page => "Seite",
            Self::Brand => "Marke",
            Self::Visits30 => "Besuche (30 Tage)",
            Self::Get => "Link holen",
            Self::GetNamed => "Link zu {name} holen",
            Self::ForYou => "Exklusiv",
            // The builder.
            Self::Build => "Link erstellen",
            Self::Choose => "Seite wählen",
            Self::Campaign => "Kampagne",
            Self::NoCampaign => "Keine Kampagne",
            Self::SourceId => "Quellen-ID",
            Self::SourceIdHelp => {
                "Kennzeichnet Ihre Website, Ihren Kanal oder Beitrag in Berichten, etwa newsletter-07."
            }
            Self::Own => "Eigene Parameter",
            Self::OwnHelp => {
                "Werden mit jedem Klick gespeichert. Berichte lassen sich danach gruppieren."
            }
            Self::Utm => "UTM-Parameter",
            Self::Deep => "Deeplink-Parameter",
            Self::DeepHelp => {
                "Etwa game=aviator&lang=de. Wird an die Seite weitergegeben, wenn sie das unterstützt."
            }
            Self::DeepTaken => "Diese Seite unterstützt: {names}",
            Self::Submit => "Link erstellen",
            // What comes of it.
            Self::Built => "Ihr Link",
            Self::BuiltText => {
                "Dieser Link ändert sich nie: Dieselbe Auswahl ergibt immer denselben Link."
            }
            Self::Open => "In neuem Tab öffnen",
            Self::Qr => "QR-Code",
            Self::SaveQr => "QR-Code speichern",
            Self::Copy => "Kopieren",
            Self::Copied => "Kopiert",
        }
    }
}

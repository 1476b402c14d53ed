//! German: `affiliate`.

use crate::text::affiliate::AffiliateText;

impl AffiliateText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::Welcome => "Willkommen, {name}",
            Self::StatusApproved => "Freigegeben",
            Self::StatusApprovedText => "Ihr Konto ist aktiv.",
            Self::StatusViewOnly => "Nur Lesezugriff",
            Self::StatusViewOnlyText => {
                "Ihr Konto hat nur Lesezugriff. Bei Fragen wenden Sie sich an Ihren Manager."
            }
            Self::Since => "seit {date}",
            Self::ThreeSteps => "In drei Schritten starten",
            Self::StepLink => "Link holen",
            Self::StepLinkText => {
                "Wählen Sie die Seite, die Sie bewerben möchten, und kopieren Sie Ihren Tracking-Link."
            }
            Self::StepPublish => "Link teilen",
            Self::StepPublishText => {
                "Posten Sie ihn auf Ihrer Website, in Ihrem Kanal oder im Newsletter."
            }
            Self::StepTest => "Link testen",
            Self::StepTestText => {
                "Öffnen Sie Ihren Link einmal: Er sollte zur richtigen Seite führen, und der Besuch sollte hier erscheinen."
            }
            Self::YourManager => "Ihr Manager",
            Self::NoManager => "Noch nicht zugewiesen. Kontaktieren Sie bis dahin uns.",
            Self::YourProfile => "Ihr Profil",
            Self::ProfileChange => "Hat sich etwas geändert? Informieren Sie Ihren Manager.",
            Self::Id => "Affiliate-Nummer",
            Self::Name => "Name",
        }
    }
}

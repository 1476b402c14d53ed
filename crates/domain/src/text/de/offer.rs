//! German: `offer`.

use crate::text::offer::OfferText;

impl OfferText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Backoffice",
            Self::Affiliates => "Affiliates",
            Self::Registrations => "Registrierungen",
            Self::Deals => "Deals",
            Self::Brands => "Marken",
            Self::Links => "Links",
            Self::Reports => "Berichte",
            Self::Payments => "Zahlungen",
            Self::Import => "Import",
            // Everywhere.
            Self::Saved => "Gespeichert.",
            Self::Save => "Speichern",
            Self::Cancel => "Abbrechen",
            Self::Edit => "Bearbeiten",
            Self::EditNamed => "{name} bearbeiten",
            Self::Optional => "optional",
            Self::Name => "Name",
            Self::Since => "Erstellt",
            Self::State => "Status",
            Self::Active => "Aktiv",
            Self::Inactive => "Inaktiv",
            Self::ReadsOnly => {
                "Sie haben nur Lesezugriff. Admins und Manager können das bearbeiten."
            }
            // Brands.
            Self::NewBrand => "Neue Marke",
            Self::NoBrands => "Noch keine Marken",
            Self::NoBrandsText => {
                "Eine Marke ist eine Ihrer Websites, die Affiliates bewerben. Links, Promo-Codes und Spieler gehören zu einer Marke."
            }
            Self::AllBrands => "Alle Marken",
            Self::Brand => "Marke",
            Self::BrandNameHelp => "Für Affiliates sichtbar.",
            Self::Domain => "Domain",
            Self::DomainHelp => "Die Domain der Marken-Website, etwa play.example.",
            Self::GoHost => "Domain für Tracking-Links",
            Self::GoHostHelp => {
                "Etwa go.play.example. Richten Sie den DNS-Eintrag auf diesen Server. Leer lassen, um /go/ auf dieser Website zu verwenden."
            }
            Self::Fallback => "Fallback-Seite",
            Self::FallbackHelp => {
                "Wohin Besucher mit einem abgelaufenen Link geleitet werden. Leer lassen, um einen Hinweis anzuzeigen."
            }
            Self::BrandActive => "Links sind aktiv",
            // Links.
            Self::NewLink => "Neuer Link",
            Self::NoLinks => "Noch keine Links",
            Self::NoLinksText => {
                "Ein Link ist eine Seite der Marke, die Affiliates bewerben können. Jeder Affiliate bekommt dafür einen eigenen Tracking-Link."
            }
            Self::NoLinksFit => "Keine passenden Links",
            Self::BrandFirst => {
                "Erstellen Sie zuerst eine Marke. Jeder Link gehört zu einer Marke."
            }
            Self::AllLinks => "Alle Links",
            Self::Link => "Link",
            Self::Kind => "Typ",
            Self::KindRegistration => "Registrierungsseite",
            Self::KindLanding => "Landingpage",
            Self::KindHome => "Startseite",
            Self::KindOther => "Andere",
            Self::Description => "Beschreibung",
            Self::DescriptionHelp => "Was Affiliates über diese Seite wissen sollten.",
            Self::Destination => "Ziel",
            Self::DestinationHelp => {
                "Wohin ein Klick führt. Diese Makros werden bei jedem Klick gefüllt: {macros}. Verwenden Sie immer das Tracker-Makro: Ohne es lassen sich Registrierungen nicht zuordnen."
            }
            Self::Preview => "Beispiel für das Ziel eines Klicks",
            Self::UnknownMacros => "Unbekannte Makros, bleiben immer leer: {names}",
            Self::NoTracker => {
                "Verwenden Sie immer {tracker}: Ohne dieses Makro lassen sich Registrierungen nicht zuordnen."
            }
            Self::DestinationAb => "Zweites Ziel (A/B-Test)",
            Self::AbPercent => "Anteil der Klicks (%)",
            Self::AbShare => "A/B, {percent} %",
            Self::Enabled => "Aktiv",
            Self::Disabled => "Inaktiv",
            Self::LinkEnabled => "Link ist aktiv",
            Self::Public => "Alle Affiliates",
            Self::Private => "{count} Affiliate | {count} Affiliates",
            Self::ForWhom => "Sichtbarkeit",
            Self::IsPublic => "Für alle Affiliates sichtbar",
            Self::PrivateIds => "Nur für ausgewählte Affiliates sichtbar",
            Self::PrivateIdsHelp => "Nummern oder Benutzernamen, etwa 12, ada.media.",
            Self::WhoSees => "Affiliates",
            Self::HasCampaigns => "Kampagnen zulassen",
            Self::HasSourceId => "Quellen-IDs akzeptieren",
            // Campaigns and promo codes.
            Self::Campaigns => "Kampagnen",
            Self::Campaign => "Kampagne",
            Self::NewCampaign => "Neue Kampagne",
            Self::NoCampaigns => "Noch keine Kampagnen",
            Self::NoCampaignsText => {
                "Kampagnen kennzeichnen Tracking-Links, damit Sie sie in Berichten und Deals unterscheiden können."
            }
            Self::PromoCodes => "Promo-Codes",
            Self::PromoCode => "Promo-Code",
            Self::NewPromoCode => "Neuer Promo-Code",
            Self::PromoCodeHelp => {
                "Spieler geben ihn bei der Registrierung ein. Groß- und Kleinschreibung spielt keine Rolle."
            }
            Self::NoPromoCodes => "Noch keine Promo-Codes",
            Self::NoPromoCodesText => {
                "Ein Promo-Code ordnet einem Affiliate Spieler zu, die nicht über einen Tracking-Link kamen."
            }
            Self::Affiliate => "Affiliate",
            Self::AffiliateNumber => "Affiliate-Nummer",
            Self::OfAffiliate => "Affiliate-Nummer",
            Self::NoCampaign => "Keine Kampagne",
            Self::SwitchOn => "Aktivieren",
            Self::SwitchOff => "Deaktivieren",
            Self::CodeOn => "Aktiv",
        }
    }
}

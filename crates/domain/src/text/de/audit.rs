//! German: `audit`.

use crate::text::audit::AuditText;

impl AuditText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::AffiliateRegistered => "registriert",
            Self::AffiliatePending => "auf offen zurückgesetzt",
            Self::AffiliateApproved => "freigegeben",
            Self::AffiliateDeclined => "abgelehnt",
            Self::AffiliateSuspended => "suspendiert",
            Self::AffiliateViewOnly => "auf Lesezugriff beschränkt",
            Self::AffiliateBlocked => "gesperrt",
            Self::AffiliateEdited => "Profil geändert",
            Self::AffiliateManagerAssigned => "Manager gewechselt",
            Self::AffiliateNoted => "Notiz geändert",
            Self::ApiKeyCreated => "API-Schlüssel erstellt",
            Self::ApiKeyExtended => "API-Schlüssel verlängert",
            Self::ApiKeyRevoked => "API-Schlüssel widerrufen",
            Self::BrandCreated => "Marke erstellt",
            Self::BrandChanged => "Marke geändert",
            Self::CampaignCreated => "Kampagne erstellt",
            Self::CustomTagCreated => "Tag erstellt",
            Self::DealCreated => "Deal erstellt",
            Self::DealChanged => "Deal geändert",
            Self::DealAccepted => "Deal angenommen",
            Self::EventImportStarted => "Import von Ereignissen gestartet",
            Self::FxRateSet => "Wechselkurs festgelegt",
            Self::LinkCreated => "Link erstellt",
            Self::LinkChanged => "Link geändert",
            Self::MonthClosed => "Monat abgeschlossen",
            Self::OperatorCreated => "Programm erstellt",
            Self::OperatorSet => "Einstellungen geändert",
            Self::PaymentRequested => "Auszahlung angefordert",
            Self::PaymentApproved => "Zahlung freigegeben",
            Self::PaymentPaid => "Zahlung als bezahlt markiert",
            Self::PaymentDirect => "Direktzahlung erfasst",
            Self::PaymentCancelled => "Zahlung storniert",
            Self::PromoCodeCreated => "Promo-Code erstellt",
            Self::PromoCodeChanged => "Promo-Code geändert",
            Self::RegistrationAssigned => "Spieler zugeordnet",
            Self::RegistrationRebound => "Spieler anderem Deal zugeordnet",
            Self::SessionStarted => "angemeldet",
            Self::StaffCreated => "Mitarbeiterkonto erstellt",
            Self::TrackingLinkCreated => "Tracking-Link erstellt",
            // An entry by a name that this version does not know.
            Self::Unknown => "andere Änderung",
        }
    }
}

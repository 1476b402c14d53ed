//! French: `audit`.

use crate::text::audit::AuditText;

impl AuditText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::AffiliateRegistered => "inscription",
            Self::AffiliatePending => "remis en attente",
            Self::AffiliateApproved => "approuvé",
            Self::AffiliateDeclined => "refusé",
            Self::AffiliateSuspended => "suspendu",
            Self::AffiliateViewOnly => "passé en lecture seule",
            Self::AffiliateBlocked => "bloqué",
            Self::AffiliateEdited => "profil modifié",
            Self::AffiliateManagerAssigned => "manager changé",
            Self::AffiliateNoted => "note modifiée",
            Self::ApiKeyCreated => "clé d'API créée",
            Self::ApiKeyExtended => "clé d'API prolongée",
            Self::ApiKeyRevoked => "clé d'API révoquée",
            Self::BrandCreated => "marque créée",
            Self::BrandChanged => "marque modifiée",
            Self::CampaignCreated => "campagne créée",
            Self::CustomTagCreated => "tag personnalisé créé",
            Self::DealCreated => "deal créé",
            Self::DealChanged => "deal modifié",
            Self::DealAccepted => "deal accepté",
            Self::EventImportStarted => "import d'événements lancé",
            Self::FxRateSet => "taux de change défini",
            Self::LinkCreated => "lien créé",
            Self::LinkChanged => "lien modifié",
            Self::MonthClosed => "mois clôturé",
            Self::OperatorCreated => "programme créé",
            Self::OperatorSet => "paramètres modifiés",
            Self::PaymentRequested => "paiement demandé",
            Self::PaymentApproved => "paiement approuvé",
            Self::PaymentPaid => "paiement marqué comme payé",
            Self::PaymentDirect => "paiement direct enregistré",
            Self::PaymentCancelled => "paiement annulé",
            Self::PromoCodeCreated => "code promo créé",
            Self::PromoCodeChanged => "code promo modifié",
            Self::RegistrationAssigned => "joueur attribué",
            Self::RegistrationRebound => "joueur passé sous un autre deal",
            Self::SessionStarted => "connexion",
            Self::StaffCreated => "compte d'équipe créé",
            Self::TrackingLinkCreated => "lien de tracking créé",
            // An entry by a name that this version does not know.
            Self::Unknown => "autre modification",
        }
    }
}

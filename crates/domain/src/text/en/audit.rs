//! English: `audit`.

use crate::text::audit::AuditText;

impl AuditText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::AffiliateRegistered => "signed up",
            Self::AffiliatePending => "returned to pending",
            Self::AffiliateApproved => "approved",
            Self::AffiliateDeclined => "declined",
            Self::AffiliateSuspended => "suspended",
            Self::AffiliateViewOnly => "set to view-only",
            Self::AffiliateBlocked => "blocked",
            Self::AffiliateEdited => "profile edited",
            Self::AffiliateManagerAssigned => "manager changed",
            Self::AffiliateNoted => "note edited",
            Self::ApiKeyCreated => "API key created",
            Self::ApiKeyExtended => "API key extended",
            Self::ApiKeyRevoked => "API key revoked",
            Self::BrandCreated => "brand created",
            Self::BrandChanged => "brand changed",
            Self::CampaignCreated => "campaign created",
            Self::CustomTagCreated => "custom tag created",
            Self::DealCreated => "deal created",
            Self::DealChanged => "deal changed",
            Self::DealAccepted => "deal accepted",
            Self::EventImportStarted => "event import started",
            Self::FxRateSet => "exchange rate set",
            Self::LinkCreated => "link created",
            Self::LinkChanged => "link changed",
            Self::MonthClosed => "month closed",
            Self::OperatorCreated => "programme created",
            Self::OperatorSet => "settings changed",
            Self::PaymentRequested => "payout requested",
            Self::PaymentApproved => "payment approved",
            Self::PaymentPaid => "payment marked as paid",
            Self::PaymentDirect => "direct payment recorded",
            Self::PaymentCancelled => "payment cancelled",
            Self::PromoCodeCreated => "promo code created",
            Self::PromoCodeChanged => "promo code changed",
            Self::RegistrationAssigned => "player assigned",
            Self::RegistrationRebound => "player moved to another deal",
            Self::SessionStarted => "signed in",
            Self::StaffCreated => "staff account created",
            Self::TrackingLinkCreated => "tracking link created",
            // An entry by a name that this version does not know.
            Self::Unknown => "other change",
        }
    }
}

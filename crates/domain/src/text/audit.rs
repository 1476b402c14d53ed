//! What was done, as histories say it: each action of [`crate::audit::Action`], without who did it.

use super::catalogue;

catalogue! {
    /// What was done.
    pub enum AuditText: "audit" {
        AffiliateRegistered,
        AffiliatePending,
        AffiliateApproved,
        AffiliateDeclined,
        AffiliateSuspended,
        AffiliateViewOnly,
        AffiliateBlocked,
        AffiliateEdited,
        AffiliateManagerAssigned,
        AffiliateNoted,
        ApiKeyCreated,
        ApiKeyExtended,
        ApiKeyRevoked,
        BrandCreated,
        BrandChanged,
        CampaignCreated,
        CustomTagCreated,
        DealCreated,
        DealChanged,
        DealAccepted,
        EventImportStarted,
        FxRateSet,
        LinkCreated,
        LinkChanged,
        MonthClosed,
        OperatorCreated,
        OperatorSet,
        PaymentRequested,
        PaymentApproved,
        PaymentPaid,
        PaymentDirect,
        PaymentCancelled,
        PromoCodeCreated,
        PromoCodeChanged,
        RegistrationAssigned,
        RegistrationRebound,
        SessionStarted,
        StaffCreated,
        TrackingLinkCreated,

        // An entry by a name that this version does not know.
        Unknown,
    }
}

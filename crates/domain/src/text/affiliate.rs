//! What affiliates read behind their sign-in.

use super::catalogue;

catalogue! {
    /// What affiliates read.
    pub enum AffiliateText: "affiliate" {
        Welcome,
        StatusApproved,
        StatusApprovedText,
        StatusViewOnly,
        StatusViewOnlyText,
        Since,
        ThreeSteps,
        StepLink,
        StepLinkText,
        StepPublish,
        StepPublishText,
        StepTest,
        StepTestText,
        YourManager,
        NoManager,
        YourProfile,
        ProfileChange,
        Id,
        Name,
    }
}

//! English: `affiliate`.

use crate::text::affiliate::AffiliateText;

impl AffiliateText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::Welcome => "Welcome, {name}",
            Self::StatusApproved => "Approved",
            Self::StatusApprovedText => "Your account is active.",
            Self::StatusViewOnly => "View only",
            Self::StatusViewOnlyText => {
                "Your account is view-only. Ask your manager if you have questions."
            }
            Self::Since => "since {date}",
            Self::ThreeSteps => "Get started in three steps",
            Self::StepLink => "Get a link",
            Self::StepLinkText => "Pick the page you want to promote and copy your tracking link.",
            Self::StepPublish => "Share it",
            Self::StepPublishText => "Post it on your site, channel or newsletter.",
            Self::StepTest => "Test it",
            Self::StepTestText => {
                "Open your link once: it should lead to the right page, and the visit should show up here."
            }
            Self::YourManager => "Your manager",
            Self::NoManager => "Not assigned yet. Contact us in the meantime.",
            Self::YourProfile => "Your profile",
            Self::ProfileChange => "Something changed? Tell your manager.",
            Self::Id => "Affiliate number",
            Self::Name => "Name",
        }
    }
}

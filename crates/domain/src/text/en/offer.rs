//! English: `offer`.

use crate::text::offer::OfferText;

impl OfferText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Back office",
            Self::Affiliates => "Affiliates",
            Self::Registrations => "Registrations",
            Self::Deals => "Deals",
            Self::Brands => "Brands",
            Self::Links => "Links",
            Self::Reports => "Reports",
            Self::Payments => "Payments",
            Self::Import => "Import",
            // Everywhere.
            Self::Saved => "Saved.",
            Self::Save => "Save",
            Self::Cancel => "Cancel",
            Self::Edit => "Edit",
            Self::EditNamed => "Edit {name}",
            Self::Optional => "optional",
            Self::Name => "Name",
            Self::Since => "Created",
            Self::State => "Status",
            Self::Active => "Active",
            Self::Inactive => "Inactive",
            Self::ReadsOnly => "You have read-only access. Admins and managers can edit this.",
            // Brands.
            Self::NewBrand => "New brand",
            Self::NoBrands => "No brands yet",
            Self::NoBrandsText => {
                "A brand is one of your sites that affiliates promote. Links, promo codes and players belong to a brand."
            }
            Self::AllBrands => "All brands",
            Self::Brand => "Brand",
            Self::BrandNameHelp => "Visible to affiliates.",
            Self::Domain => "Domain",
            Self::DomainHelp => "The domain of the brand's site, for example play.example.",
            Self::GoHost => "Tracking link domain",
            Self::GoHostHelp => {
                "For example go.play.example. Point its DNS to this server. Leave empty to use /go/ on this site."
            }
            Self::Fallback => "Fallback page",
            Self::FallbackHelp => {
                "Where visitors with an expired link are sent. Leave empty to show a notice."
            }
            Self::BrandActive => "Links are active",
            // Links.
            Self::NewLink => "New link",
            Self::NoLinks => "No links yet",
            Self::NoLinksText => {
                "A link is a brand page that affiliates can promote. Each affiliate gets their own tracking link to it."
            }
            Self::NoLinksFit => "No links match",
            Self::BrandFirst => "Create a brand first. Every link belongs to a brand.",
            Self::AllLinks => "All links",
            Self::Link => "Link",
            Self::Kind => "Type",
            Self::KindRegistration => "Registration page",
            Self::KindLanding => "Landing page",
            Self::KindHome => "Home page",
            Self::KindOther => "Other",
            Self::Description => "Description",
            Self::DescriptionHelp => "What affiliates should know about this page.",
            Self::Destination => "Destination",
            Self::DestinationHelp => {
                "Where a click goes. These macros are filled in for each click: {macros}. Always include the tracker macro: without it, sign-ups can't be credited."
            }
            Self::Preview => "Example of a click's destination",
            Self::UnknownMacros => "Unknown macros, always left empty: {names}",
            Self::NoTracker => "Always include {tracker}: without it, sign-ups can't be credited.",
            Self::DestinationAb => "Second destination (A/B test)",
            Self::AbPercent => "Share of clicks (%)",
            Self::AbShare => "A/B, {percent}%",
            Self::Enabled => "Active",
            Self::Disabled => "Inactive",
            Self::LinkEnabled => "Link is active",
            Self::Public => "All affiliates",
            Self::Private => "{count} affiliate | {count} affiliates",
            Self::ForWhom => "Visibility",
            Self::IsPublic => "Visible to all affiliates",
            Self::PrivateIds => "Visible to selected affiliates only",
            Self::PrivateIdsHelp => "Numbers or usernames, for example 12, ada.media.",
            Self::WhoSees => "Affiliates",
            Self::HasCampaigns => "Allow campaigns",
            Self::HasSourceId => "Accept source IDs",
            // Campaigns and promo codes.
            Self::Campaigns => "Campaigns",
            Self::Campaign => "Campaign",
            Self::NewCampaign => "New campaign",
            Self::NoCampaigns => "No campaigns yet",
            Self::NoCampaignsText => {
                "Campaigns label tracking links, so you can tell them apart in reports and deals."
            }
            Self::PromoCodes => "Promo codes",
            Self::PromoCode => "Promo code",
            Self::NewPromoCode => "New promo code",
            Self::PromoCodeHelp => {
                "Players enter it when they sign up. Upper and lower case make no difference."
            }
            Self::NoPromoCodes => "No promo codes yet",
            Self::NoPromoCodesText => {
                "A promo code credits an affiliate with players who didn't use a tracking link."
            }
            Self::Affiliate => "Affiliate",
            Self::AffiliateNumber => "Affiliate number",
            Self::OfAffiliate => "Affiliate number",
            Self::NoCampaign => "No campaign",
            Self::SwitchOn => "Activate",
            Self::SwitchOff => "Deactivate",
            Self::CodeOn => "Active",
        }
    }
}

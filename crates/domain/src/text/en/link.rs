//! English: `link`.

use crate::text::link::LinkText;

impl LinkText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::YourLinks => "Links",
            Self::YourLinksText => {
                "Pick a page and get your own tracking link. Every visit through it is credited to you."
            }
            Self::NoLinks => "No links yet",
            Self::NoLinksText => {
                "There are no pages to promote yet. Ask your manager when they will be available."
            }
            Self::ReadsOnly => "Your account is view-only, so you can't create links.",
            // The list.
            Self::Pages => "Pages to promote",
            Self::Page => "Page",
            Self::Brand => "Brand",
            Self::Visits30 => "Visits (30 days)",
            Self::Get => "Get a link",
            Self::GetNamed => "Get a link to {name}",
            Self::ForYou => "Exclusive",
            // The builder.
            Self::Build => "Create a link",
            Self::Choose => "Choose a page",
            Self::Campaign => "Campaign",
            Self::NoCampaign => "No campaign",
            Self::SourceId => "Source ID",
            Self::SourceIdHelp => {
                "Identifies your site, channel or post in reports, for example newsletter-07."
            }
            Self::Own => "Custom parameters",
            Self::OwnHelp => "Saved with each click. You can group reports by them.",
            Self::Utm => "UTM parameters",
            Self::Deep => "Deep link parameters",
            Self::DeepHelp => {
                "For example game=aviator&lang=de. Passed on to the page if it accepts them."
            }
            Self::DeepTaken => "This page accepts: {names}",
            Self::Submit => "Create link",
            // What comes of it.
            Self::Built => "Your link",
            Self::BuiltText => {
                "This link never changes: the same options always give the same link."
            }
            Self::Open => "Open in a new tab",
            Self::Qr => "QR code",
            Self::SaveQr => "Save QR code",
            Self::Copy => "Copy",
            Self::Copied => "Copied",
        }
    }
}

//! What affiliates read about links.

use super::catalogue;

catalogue! {
    /// What affiliates read about links.
    pub enum LinkText: "link" {
        YourLinks,
        YourLinksText,
        NoLinks,
        NoLinksText,
        ReadsOnly,

        // The list.
        Pages,
        Page,
        Brand,
        Visits30,
        Get,
        GetNamed,
        ForYou,

        // The builder.
        Build,
        Choose,
        Campaign,
        NoCampaign,
        SourceId,
        SourceIdHelp,
        Own,
        OwnHelp,
        Utm,
        Deep,
        DeepHelp,
        DeepTaken,
        Submit,

        // What comes of it.
        Built,
        BuiltText,
        Open,
        Qr,
        SaveQr,
        Copy,
        Copied,
    }
}

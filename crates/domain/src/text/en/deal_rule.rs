//! English: `deal_rule`.

use crate::deal::Rule;

impl Rule {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::Required => "Required.",
            Self::DealType => "Must be 1, 2, 3, 4, 5, 6, 8, 9 or 10.",
            Self::NeededByType => "Required for this deal type.",
            Self::NotOfType => "Not used by this deal type. Leave it out or send null.",
            Self::Id => "Enter an affiliate number.",
            Self::OneValue => "Must be a single value.",
            Self::Flag => "Must be true or false.",
            Self::Name => "Enter 1 to 200 printable characters.",
            Self::Amount => "Enter an amount such as 12.50, with at most six decimals.",
            Self::Count => "Enter a whole number, 0 or more.",
            Self::Percentage => {
                "Enter a percentage from 0 to 100, such as 33.3333, with at most four decimals."
            }
            Self::Tiers => "Each tier needs a starting amount and a percentage from 0 to 100.",
            Self::TierTwice => "Two tiers start at the same amount.",
            Self::Ids => "Enter a list of IDs (whole numbers from 1).",
            Self::Countries => "Enter a list of two-letter country codes (ISO 3166-1), such as BG.",
            Self::TooMany => "Too many entries.",
            Self::Moment => "Enter a date (2026-07-10) or a date and time (2026-07-10T12:00:00Z).",
            Self::Order => "The end must be after the start.",
            Self::UnknownAffiliate => "No affiliate has this number.",
            Self::OtherAffiliate => {
                "A deal can't move to another affiliate. Create a new one instead."
            }
            Self::UnknownBrand => "One of these brands doesn't exist.",
            Self::UnknownCampaign => "One of these campaigns doesn't exist.",
        }
    }
}

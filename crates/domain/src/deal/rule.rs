//! What can be wrong with a field of a deal. The sentences stand in `text`, by language.

use crate::text::catalogue;

catalogue! {
    /// What can be wrong with a field of a deal, and the sentence for it.
    pub enum Rule: "deal_rule" {
        Required,
        DealType,
        NeededByType,
        NotOfType,
        Id,
        OneValue,
        Flag,
        Name,
        Amount,
        Count,
        Percentage,
        Tiers,
        TierTwice,
        Ids,
        Countries,
        TooMany,
        Moment,
        Order,
        UnknownAffiliate,
        OtherAffiliate,
        UnknownBrand,
        UnknownCampaign,
    }
}

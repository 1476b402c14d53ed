//! Ids: 64-bit integers, a newtype each, because the clients of the vendors' APIs expect integers
//! and because mixing up two of them must not compile.

use serde::{Deserialize, Serialize};

macro_rules! id_type {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

id_type! {
    /// An operator: the tenant that runs an affiliate programme.
    OperatorId
    /// A brand: one of an operator's product sites.
    BrandId
    /// An affiliate: a partner who sends traffic.
    AffiliateId
    /// An employee of an operator.
    StaffId
    /// An API key (its row, not its text).
    ApiKeyId
    /// An entry of the audit log.
    AuditId
    /// A destination link.
    LinkId
    /// A slug: one affiliate's address of one link.
    TrackingLinkId
    /// A campaign, which deals can match.
    CampaignId
    /// A promo code.
    PromoCodeId
    /// A deal, over all its versions.
    DealId
    /// One version of a deal's terms.
    DealVersionId
    /// One version of what a parent earns on its sub-affiliates.
    SubTermsId
    /// A registration: a player attributed to an affiliate, or to nobody yet.
    RegistrationId
    /// An event as stored; the brand's own name for it is `event_id`, a text.
    EventId
    /// A combination of what reports group by.
    DimensionId
    /// An entry of the ledger.
    LedgerId
    /// A payment to an affiliate.
    PaymentId
    /// A file of events on its way in.
    ImportId
    /// A custom tag.
    CustomTagId
    /// An option of a custom tag.
    CustomTagOptionId
}

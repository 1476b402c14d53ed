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
}

//! Affiliates and the machine of their statuses.

use crate::id::{AffiliateId, CustomTagId, CustomTagOptionId, OperatorId, StaffId};
use crate::money::Money;
use crate::registration::Profile;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where an affiliate stands (seed 004; Blocked from vendor-apis §1.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Signed up, not decided on.
    Pending,
    /// A partner. Needs a manager.
    Approved,
    /// Not wanted.
    Declined,
    /// Stopped for a while: no sign-in.
    Suspended,
    /// May look, may not change anything.
    ViewOnly,
    /// Stopped for good.
    Blocked,
}

impl Status {
    /// Every status, in the order of its number.
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::Approved,
        Self::Declined,
        Self::Suspended,
        Self::ViewOnly,
        Self::Blocked,
    ];

    /// The number on the wire and in the database, `aff_status_id`.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Pending => 1,
            Self::Approved => 2,
            Self::Declined => 3,
            Self::Suspended => 4,
            Self::ViewOnly => 5,
            Self::Blocked => 6,
        }
    }

    /// Reads [`Status::number`].
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|status| status.number() == number)
    }

    /// The name in addresses, forms and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Suspended => "suspended",
            Self::ViewOnly => "view_only",
            Self::Blocked => "blocked",
        }
    }

    /// Reads [`Status::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }

    /// The vendor's name for it, `aff_status_name`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Approved => "Approved",
            Self::Declined => "Declined",
            Self::Suspended => "Suspended",
            Self::ViewOnly => "ViewOnly",
            Self::Blocked => "Blocked",
        }
    }

    /// Where it can go from here (vendor-apis §1.4). Nothing leads back to Pending. What the
    /// vendor leaves open is ours: Blocked can be lifted, ViewOnly can be raised or stopped.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Pending => &[
                Self::Approved,
                Self::Declined,
                Self::Suspended,
                Self::ViewOnly,
                Self::Blocked,
            ],
            Self::Approved => &[
                Self::Declined,
                Self::Suspended,
                Self::ViewOnly,
                Self::Blocked,
            ],
            Self::Declined => &[Self::Approved, Self::Suspended, Self::Blocked],
            Self::Suspended => &[Self::Approved, Self::Blocked],
            Self::ViewOnly => &[Self::Approved, Self::Suspended, Self::Blocked],
            Self::Blocked => &[Self::Approved],
        }
    }

    /// Whether this status can become `next`.
    #[must_use]
    pub fn can_become(self, next: Self) -> bool {
        self.next().contains(&next)
    }

    /// Whether its players' events are processed and its commission calculated (vendor-apis
    /// §1.4; what the vendor leaves open is ours: who is suspended loses nothing meanwhile).
    #[must_use]
    pub const fn earns(self) -> bool {
        matches!(self, Self::Approved | Self::ViewOnly | Self::Suspended)
    }

    /// Whether the affiliate may sign in.
    #[must_use]
    pub const fn may_sign_in(self) -> bool {
        matches!(self, Self::Approved | Self::ViewOnly)
    }
}

/// The permissions an affiliate can be given beside its own data (seed 004, `AffExtraRoles`).
pub const EXTRA_ROLES: [i64; 18] = [
    100, 101, 102, 103, 104, 105, 107, 113, 116, 118, 122, 126, 151, 152, 153, 165, 224, 232,
];

/// An affiliate as the database knows it, without the password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Affiliate {
    /// The affiliate.
    pub id: AffiliateId,
    /// The operator whose programme it is in.
    pub operator_id: OperatorId,
    /// Where it stands.
    pub status: Status,
    /// What it signs in with.
    pub username: String,
    /// Where mail reaches it.
    pub email: String,
    /// What it told of itself.
    pub profile: Profile,
    /// Its manager.
    pub manager_id: Option<StaffId>,
    /// The affiliate that brought it.
    pub parent_affiliate_id: Option<AffiliateId>,
    /// The manager an unsigned link asked for. Grants nothing; staff sees it.
    pub wished_manager_id: Option<StaffId>,
    /// The parent an unsigned link asked for. Grants nothing; staff sees it.
    pub wished_parent_id: Option<AffiliateId>,
    /// Its id in the operator's own systems.
    pub ext_affiliate_id: Option<String>,
    /// Further columns it may see (seed 004, `AffExtraRoles`).
    pub extra_role_ids: Vec<i64>,
    /// Why it was declined, suspended or blocked; staff wrote it.
    pub status_reason: Option<String>,
    /// A note of staff, never shown to the affiliate.
    pub comments_from_operator: Option<String>,
    /// When it signed up.
    pub created_at: Timestamp,
    /// When anything of it last changed.
    pub updated_at: Timestamp,
    /// When it was first approved.
    pub approved_at: Option<Timestamp>,
    /// When it last signed in.
    pub last_login_at: Option<Timestamp>,
    /// Since when its parent earns on it (money.md §6).
    pub parent_since: Option<Timestamp>,
    /// Whether a month's loss is taken off at the start of the next (money.md §7).
    pub no_carry_over: bool,
    /// Whether anybody ever decided on [`Affiliate::no_carry_over`].
    pub no_carry_over_was_set: bool,
    /// Whether it must prove itself twice to sign in.
    pub two_fa_enabled: bool,
    /// Whether its API keys are accepted.
    pub api_access_enabled: bool,
    /// The least balance that is paid out; none: the operator's.
    pub payment_threshold: Option<Money>,
    /// The option chosen for each custom tag.
    pub custom_props: BTreeMap<CustomTagId, CustomTagOptionId>,
}

impl Affiliate {
    /// First and last name.
    #[must_use]
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.profile.first_name, self.profile.last_name);
        name.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_the_vendors() {
        use Status::{Approved, Blocked, Declined, Pending, Suspended, ViewOnly};
        assert!(Status::ALL.iter().all(|status| !status.can_become(Pending)));
        assert!(Status::ALL.iter().all(|status| !status.can_become(*status)));
        for next in [Approved, Declined, Suspended, ViewOnly, Blocked] {
            assert!(Pending.can_become(next));
            assert_eq!(Approved.can_become(next), next != Approved);
        }
        assert_eq!(Declined.next(), [Approved, Suspended, Blocked]);
        assert_eq!(Suspended.next(), [Approved, Blocked]);
    }

    #[test]
    fn numbers_are_the_seeds() {
        for (number, status) in (1..).zip(Status::ALL) {
            assert_eq!(status.number(), number);
            assert_eq!(Status::from_number(number), Some(status));
        }
        assert_eq!(Status::from_number(7), None);
    }
}

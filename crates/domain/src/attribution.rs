//! Whose a player is, and every step that decided it (money.md, "From click to money" 2).

use crate::affiliate::Status;
use crate::id::{AffiliateId, LinkId, StaffId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A step of the attribution, in the order they are tried.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The registration named no tracker.
    NoTracker,
    /// The tracker's checksum is wrong: it was altered, cut off, or never ours.
    TrackerInvalid,
    /// The tracker is of another operator's click.
    TrackerForeign,
    /// The click is older than the attribution window.
    TrackerOutsideWindow {
        /// When the click was.
        clicked_at: Timestamp,
        /// The window, in days.
        window_days: i64,
    },
    /// The tracker decides.
    TrackerMatched {
        /// Whose click it was.
        affiliate_id: AffiliateId,
        /// On which link.
        link_id: LinkId,
        /// When.
        clicked_at: Timestamp,
        /// The window, in days.
        window_days: i64,
        /// Whether the click's own row was found; without it the tracker itself says whose it
        /// is, but not with which parameters.
        click_found: bool,
    },
    /// The registration named no promo code.
    NoPromoCode,
    /// No active promo code of the brand is this one.
    PromoCodeUnknown {
        /// The code.
        code: String,
    },
    /// The promo code decides.
    PromoCodeMatched {
        /// The code.
        code: String,
        /// Whose it is.
        affiliate_id: AffiliateId,
    },
    /// The registration named no affiliate.
    NoAffiliateId,
    /// The key's scope does not reach the affiliate that was named.
    AffiliateIdNotAllowed {
        /// The affiliate.
        affiliate_id: AffiliateId,
    },
    /// The operator has no such affiliate.
    AffiliateIdUnknown {
        /// The affiliate.
        affiliate_id: AffiliateId,
    },
    /// The affiliate that was named decides.
    AffiliateIdMatched {
        /// The affiliate.
        affiliate_id: AffiliateId,
    },
    /// The affiliate's status takes no players.
    AffiliateNotActive {
        /// The affiliate.
        affiliate_id: AffiliateId,
        /// Where it stood.
        status: Status,
    },
    /// An employee decided.
    ByHand {
        /// Who.
        staff_id: StaffId,
        /// For whom.
        affiliate_id: AffiliateId,
        /// When.
        at: Timestamp,
    },
}

/// The steps that decided whose a player is; the last one that matched holds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Attribution {
    /// The steps.
    pub steps: Vec<Step>,
}

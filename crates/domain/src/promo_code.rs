//! Promo codes: what a player types in, so that the affiliate who spread it gets the credit.

pub mod form;

use crate::id::{AffiliateId, BrandId, CampaignId, OperatorId, PromoCodeId};
use crate::time::Timestamp;

/// The most characters of a code.
pub const MAX_CODE_LENGTH: usize = 64;

/// A promo code. Within a brand it means one affiliate, in any case of its letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PromoCode {
    /// The promo code.
    pub id: PromoCodeId,
    /// The operator whose it is.
    pub operator_id: OperatorId,
    /// The brand it is typed in at.
    pub brand_id: BrandId,
    /// Who is credited.
    pub affiliate_id: AffiliateId,
    /// The campaign it belongs to; 0 for none.
    pub campaign_id: CampaignId,
    /// The code as it was made.
    pub code: String,
    /// Whether it still counts.
    pub is_active: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

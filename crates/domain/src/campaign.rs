//! Campaigns: names that tracking links and promo codes carry, and that deals can match.

use crate::form::Field;
use crate::id::{CampaignId, OperatorId};
use crate::time::Timestamp;

/// The most characters of a campaign's name.
pub const MAX_NAME_LENGTH: usize = 200;
/// The field of its name.
pub const NAME: Field = Field::required("name", MAX_NAME_LENGTH);

/// A campaign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Campaign {
    /// The campaign.
    pub id: CampaignId,
    /// The operator whose it is.
    pub operator_id: OperatorId,
    /// Its name, one of a kind with the operator.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
}

//! Registrations: the players of brands, each attributed to an affiliate or to nobody yet.

use crate::attribution::Attribution;
use crate::commission::Player;
use crate::deal::Candidate;
use crate::id::{CampaignId, DimensionId, LinkId, OperatorId};
use crate::time::Timestamp;

/// A registration as the database knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registration {
    /// Its operator.
    pub operator_id: OperatorId,
    /// Everything that commission depends on. Whether the affiliate earns, and what its parent
    /// does, are not the row's: whoever applies events looks them up.
    pub player: Player,
    /// The key of the brand's name for the player ([`crate::identity::id_key`]).
    pub ext_customer_id: String,
    /// That name as it was sent, where it is not its own key; else empty.
    pub ext_customer_spelling: String,
    /// The player's own name with the brand; may be empty.
    pub username: String,
    /// Its country, alpha-2; may be empty.
    pub country: String,
    /// When it registered.
    pub registered_at: Timestamp,
    /// When we heard of it.
    pub created_at: Timestamp,
    /// The link it came by; 0: none.
    pub link_id: LinkId,
    /// The campaign it came by; 0: none.
    pub campaign_id: CampaignId,
    /// The tracker it brought; may be empty.
    pub tracker: String,
    /// How it was decided whose it is.
    pub attribution: Attribution,
    /// The deals that were looked at.
    pub binding: Vec<Candidate>,
    /// Its dimension without texts.
    pub dimension_id: DimensionId,
    /// Its dimension with texts.
    pub detail_id: DimensionId,
}

impl Registration {
    /// The brand's name for the player as it was sent.
    #[must_use]
    pub fn customer(&self) -> &str {
        if self.ext_customer_spelling.is_empty() {
            &self.ext_customer_id
        } else {
            &self.ext_customer_spelling
        }
    }
}

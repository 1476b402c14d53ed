//! Tracking links: the slugs under which affiliates share destination links.

use crate::stamp::{stamp, statements};
use tributary_domain::id::{AffiliateId, CampaignId, LinkId, OperatorId};
use tributary_domain::time::Timestamp;

/// Whose address of what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target<'a> {
    /// The destination link.
    pub link: LinkId,
    /// The affiliate who shares it.
    pub affiliate: AffiliateId,
    /// The campaign; 0 for none.
    pub campaign: CampaignId,
    /// The source; empty for none.
    pub source_id: &'a str,
}

statements! {
    INSERT: "INSERT INTO tracking_link (operator_id, slug, link_id, affiliate_id, campaign_id, source_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    FIND: "SELECT slug FROM tracking_link WHERE operator_id = $1 AND link_id = $2 AND affiliate_id = $3 AND campaign_id = $4 AND source_id = $5";
}

stamp! {
    /// The slug of a target, if it has one.
    pub async fn find(c, operator: OperatorId, target: Target<'_>) -> Option<String> {
        let query = sqlx::query_scalar::<Db, String>(FIND).bind(operator.0).bind(target.link.0);
        let query = query.bind(target.affiliate.0).bind(target.campaign.0).bind(target.source_id);
        Ok(query.fetch_optional(c).await?)
    }

    /// Gives a target a slug. False where the target has one already or the slug is taken.
    pub async fn insert(c, operator: OperatorId, slug: &str, target: Target<'_>, now: Timestamp) -> bool {
        let query = sqlx::query::<Db>(INSERT).bind(operator.0).bind(slug).bind(target.link.0);
        let query = query.bind(target.affiliate.0).bind(target.campaign.0).bind(target.source_id);
        Ok(query.bind(now.0).execute(c).await?.rows_affected() == 1)
    }
}

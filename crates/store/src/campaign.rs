//! Campaigns.

use crate::stamp::{stamp, statements};
use tributary_domain::campaign::Campaign;
use tributary_domain::id::{CampaignId, OperatorId};
use tributary_domain::time::Timestamp;

statements! {
    INSERT: "INSERT INTO campaign (operator_id, name, created_at) VALUES ($1, $2, $3) RETURNING id";
    BY_ID: "SELECT id, name, created_at FROM campaign WHERE operator_id = $1 AND id = $2";
    LIST: "SELECT id, name, created_at FROM campaign WHERE operator_id = $1 ORDER BY id";
}

stamp! {
    /// Adds a campaign.
    pub async fn insert(c, operator: OperatorId, name: &str, now: Timestamp) -> CampaignId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(name).bind(now.0);
        Ok(CampaignId(query.fetch_one(c).await?))
    }

    /// One campaign.
    pub async fn by_id(c, operator: OperatorId, id: CampaignId) -> Option<Campaign> {
        let query = sqlx::query_as::<Db, (i64, String, i64)>(BY_ID).bind(operator.0).bind(id.0);
        Ok(query.fetch_optional(c).await?.map(|row| read(operator, row)))
    }

    /// Every campaign of an operator, the oldest first.
    pub async fn list(c, operator: OperatorId) -> Vec<Campaign> {
        let rows = sqlx::query_as::<Db, (i64, String, i64)>(LIST).bind(operator.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(|row| read(operator, row)).collect())
    }
}

fn read(operator: OperatorId, (id, name, created_at): (i64, String, i64)) -> Campaign {
    Campaign {
        id: CampaignId(id),
        operator_id: operator,
        name,
        created_at: Timestamp(created_at),
    }
}

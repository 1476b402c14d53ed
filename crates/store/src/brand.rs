//! Brands.

use crate::stamp::{stamp, statements};
use tributary_domain::id::{BrandId, OperatorId};
use tributary_domain::time::Timestamp;

statements! {
    INSERT: "INSERT INTO brand (operator_id, name, domain, is_active, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    IDS: "SELECT id FROM brand WHERE operator_id = $1 ORDER BY id";
}

stamp! {
    /// Adds an active brand.
    pub async fn insert(c, operator: OperatorId, name: &str, domain: &str, now: Timestamp) -> BrandId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(name).bind(domain);
        Ok(BrandId(query.bind(true).bind(now.0).fetch_one(c).await?))
    }

    /// Every brand of an operator.
    pub async fn ids(c, operator: OperatorId) -> Vec<BrandId> {
        let ids = sqlx::query_scalar::<Db, i64>(IDS).bind(operator.0).fetch_all(c).await?;
        Ok(ids.into_iter().map(BrandId).collect())
    }
}

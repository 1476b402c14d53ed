//! What parents earn on their sub-affiliates. Rows are never changed; the newest is in force.

use crate::json;
use crate::stamp::{stamp, statements};
use tributary_domain::deal::SubTerms;
use tributary_domain::id::{AffiliateId, OperatorId, SubTermsId};
use tributary_domain::money::{Money, Ppm};
use tributary_domain::time::Timestamp;

statements! {
    INSERT: "INSERT INTO sub_terms (operator_id, affiliate_id, cpa_fee, commission_cut_ppm, net_pl_cut_ppm, created_at)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    CURRENT: "SELECT s.id, s.affiliate_id, s.cpa_fee, s.commission_cut_ppm, s.net_pl_cut_ppm
              FROM json_each(CAST($2 AS TEXT)) AS item
              JOIN sub_terms s ON s.affiliate_id = CAST(item.value ->> 0 AS BIGINT)
                AND s.id = (SELECT MAX(t.id) FROM sub_terms t WHERE t.affiliate_id = s.affiliate_id)
              WHERE s.operator_id = $1 ORDER BY s.affiliate_id";
    BY_IDS: "SELECT s.id, s.affiliate_id, s.cpa_fee, s.commission_cut_ppm, s.net_pl_cut_ppm
             FROM json_each(CAST($2 AS TEXT)) AS item JOIN sub_terms s ON s.id = CAST(item.value ->> 0 AS BIGINT)
             WHERE s.operator_id = $1 ORDER BY s.id";
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    affiliate_id: i64,
    cpa_fee: i64,
    commission_cut_ppm: i64,
    net_pl_cut_ppm: i64,
}

stamp! {
    /// Puts terms into force; their id is not looked at.
    pub async fn insert(c, operator: OperatorId, terms: &SubTerms, now: Timestamp) -> SubTermsId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(terms.affiliate_id.0);
        let query = query.bind(terms.cpa_fee.0).bind(terms.commission_cut.0).bind(terms.net_pl_cut.0);
        Ok(SubTermsId(query.bind(now.0).fetch_one(c).await?))
    }

    /// The terms in force of these parents; those without any are left out.
    pub async fn current(c, operator: OperatorId, affiliates: &[AffiliateId]) -> Vec<SubTerms> {
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(CURRENT).bind(operator.0).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(SubTerms::from).collect())
    }

    /// Terms by their ids; foreign and unknown ones are left out.
    pub async fn by_ids(c, operator: OperatorId, ids: &[SubTermsId]) -> Vec<SubTerms> {
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(BY_IDS).bind(operator.0).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(SubTerms::from).collect())
    }
}

impl From<Row> for SubTerms {
    fn from(row: Row) -> Self {
        Self {
            id: SubTermsId(row.id),
            affiliate_id: AffiliateId(row.affiliate_id),
            cpa_fee: Money(row.cpa_fee),
            commission_cut: Ppm(row.commission_cut_ppm),
            net_pl_cut: Ppm(row.net_pl_cut_ppm),
        }
    }
}

//! Clicks, once they have arrived in the main database.

use crate::json;
use crate::stamp::{stamp, statements};
use std::collections::HashMap;
use tributary_domain::click::Click;
use tributary_domain::id::{DimensionId, OperatorId};
use tributary_domain::time::Timestamp;

statements! {
    INSERT: concat!("INSERT INTO click (operator_id, tracker, affiliate_id, link_id, dimension_id, clicked_at, is_b, country, ip, referrer, user_agent, params, is_machine)
             SELECT $2, item.value ->> 0, CAST(item.value ->> 1 AS BIGINT), CAST(item.value ->> 2 AS BIGINT), CAST(item.value ->> 3 AS BIGINT),
               CAST(item.value ->> 4 AS BIGINT), (CAST(item.value ->> 5 AS BIGINT) = 1), item.value ->> 6, item.value ->> 7, item.value ->> 8,
               item.value ->> 9, item.value ->> 10, (CAST(item.value ->> 11 AS BIGINT) = 1)
             FROM ", json::items!(), " WHERE true
             ON CONFLICT (tracker) DO NOTHING RETURNING tracker");
    DIMENSION_BY_TRACKER: "SELECT dimension_id FROM click WHERE operator_id = $1 AND tracker = $2";
    BY_TRACKERS: "SELECT c.tracker, c.dimension_id, c.clicked_at FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN click c ON c.tracker = item.value ->> 0 AND +c.operator_id = $2 WHERE COALESCE(c.dimension_id, 0) <> 0";
    COUNT: "SELECT COUNT(*) FROM click WHERE operator_id = $1";
}

stamp! {
    /// Adds clicks with their fine dimensions and answers the trackers of those that were not
    /// there yet.
    pub async fn insert(c, operator: OperatorId, clicks: &[(&Click<'_>, DimensionId)]) -> Vec<String> {
        let rows = json::rows(clicks.iter().map(|(click, dimension)| {
            let own = &click.dimension;
            (
                &click.tracker, own.affiliate_id.0, own.link_id.0, dimension.0, click.clicked_at.0, i64::from(click.is_b),
                &click.country, &click.ip, &click.referrer, &click.user_agent, &click.params, i64::from(click.is_machine),
            )
        }))?;
        Ok(sqlx::query_scalar::<Db, String>(INSERT).bind(rows).bind(operator.0).fetch_all(c).await?)
    }

    /// The fine dimension of a click, if it has arrived.
    pub async fn dimension_by_tracker(c, operator: OperatorId, tracker: &str) -> Option<DimensionId> {
        let query = sqlx::query_scalar::<Db, i64>(DIMENSION_BY_TRACKER).bind(operator.0).bind(tracker);
        Ok(query.fetch_optional(c).await?.map(DimensionId))
    }

    /// The fine dimensions and moments of clicks by their trackers; those that have not arrived
    /// are left out.
    pub async fn by_trackers(c, operator: OperatorId, trackers: &[&str]) -> HashMap<String, (DimensionId, Timestamp)> {
        if trackers.is_empty() {
            return Ok(HashMap::new());
        }
        let list = json::rows(trackers.iter().map(|tracker| [tracker]))?;
        let rows = sqlx::query_as::<Db, (String, i64, i64)>(BY_TRACKERS).bind(list).bind(operator.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(tracker, id, at)| (tracker, (DimensionId(id), Timestamp(at)))).collect())
    }

    /// How many clicks of an operator have arrived.
    pub async fn count(c, operator: OperatorId) -> i64 {
        Ok(sqlx::query_scalar::<Db, i64>(COUNT).bind(operator.0).fetch_one(c).await?)
    }
}

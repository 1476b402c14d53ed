//! What the pages of the back office ask in common (server only).

use crate::api::failure::{Failure, failure};
use crate::request::Request;
use std::collections::HashMap;
use tributary_domain::id::AffiliateId;
use tributary_service::affiliate::overview::Window;
use tributary_service::balance::Line;
use tributary_service::{Actor, balance};

/// Whether who is asking decides about affiliates and what they are offered.
pub(crate) fn may_decide(on: &Request) -> bool {
    matches!(&on.actor, Actor::Staff { role, .. } if role.decides_on_affiliates())
}

/// Names and balances of affiliates.
pub(crate) async fn affiliates_by_id(
    on: &Request,
    ids: &[AffiliateId],
) -> Result<HashMap<AffiliateId, Line>, Failure> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let window = Window {
        offset: 0,
        limit: i64::try_from(ids.len()).unwrap_or(i64::MAX),
    };
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let query = balance::Query {
        affiliates: Some(ids),
        ..balance::Query::default()
    };
    let page = balance::list(&on.service, &on.actor, query, window).await;
    let rows = page.map_err(failure)?.rows.into_iter();
    Ok(rows.map(|line| (line.affiliate_id, line)).collect())
}

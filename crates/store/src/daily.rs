//! Daily counters of each dimension: what reports read.

use crate::json;
use crate::stamp::{stamp, statements};
use std::collections::BTreeMap;
use tributary_domain::dimension::Counters;
use tributary_domain::id::DimensionId;

statements! {
    ADD: concat!("INSERT INTO daily (dimension_id, day, visits, registrations, qualified_leads, first_deposits, first_deposit, qualified_ftds, deposits, deposit_count, withdrawals, withdrawal_count, chargebacks,
               bonuses, deductions, bets, wins, wagers, cpl, cpa, rev_share, sub_affiliate, adjustments, payments)
             SELECT CAST(item.value ->> 0 AS BIGINT), CAST(item.value ->> 1 AS BIGINT), CAST(item.value ->> 2 AS BIGINT), CAST(item.value ->> 3 AS BIGINT), CAST(item.value ->> 4 AS BIGINT), CAST(item.value ->> 5 AS BIGINT),
               CAST(item.value ->> 6 AS BIGINT), CAST(item.value ->> 7 AS BIGINT), CAST(item.value ->> 8 AS BIGINT), CAST(item.value ->> 9 AS BIGINT),
               CAST(item.value ->> 10 AS BIGINT), CAST(item.value ->> 11 AS BIGINT), CAST(item.value ->> 12 AS BIGINT), CAST(item.value ->> 13 AS BIGINT),
               CAST(item.value ->> 14 AS BIGINT), CAST(item.value ->> 15 AS BIGINT), CAST(item.value ->> 16 AS BIGINT), CAST(item.value ->> 17 AS BIGINT),
               CAST(item.value ->> 18 AS BIGINT), CAST(item.value ->> 19 AS BIGINT), CAST(item.value ->> 20 AS BIGINT), CAST(item.value ->> 21 AS BIGINT),
               CAST(item.value ->> 22 AS BIGINT), CAST(item.value ->> 23 AS BIGINT)
             FROM ", json::items!(), " WHERE true
             ON CONFLICT (dimension_id, day) DO UPDATE SET visits = daily.visits + excluded.visits, registrations = daily.registrations + excluded.registrations, qualified_leads = daily.qualified_leads + excluded.qualified_leads,
               first_deposits = daily.first_deposits + excluded.first_deposits, first_deposit = daily.first_deposit + excluded.first_deposit, qualified_ftds = daily.qualified_ftds + excluded.qualified_ftds,
               deposits = daily.deposits + excluded.deposits, deposit_count = daily.deposit_count + excluded.deposit_count, withdrawals = daily.withdrawals + excluded.withdrawals,
               withdrawal_count = daily.withdrawal_count + excluded.withdrawal_count, chargebacks = daily.chargebacks + excluded.chargebacks, bonuses = daily.bonuses + excluded.bonuses,
               deductions = daily.deductions + excluded.deductions, bets = daily.bets + excluded.bets, wins = daily.wins + excluded.wins,
               wagers = daily.wagers + excluded.wagers, cpl = daily.cpl + excluded.cpl, cpa = daily.cpa + excluded.cpa,
               rev_share = daily.rev_share + excluded.rev_share, sub_affiliate = daily.sub_affiliate + excluded.sub_affiliate, adjustments = daily.adjustments + excluded.adjustments,
               payments = daily.payments + excluded.payments");
}

/// Changes of daily counters, by dimension and day. In order, so that two nodes that write the
/// same rows never wait for each other in a circle.
pub type Changes = BTreeMap<(DimensionId, i64), Counters>;

stamp! {
    /// Adds to the counters of days; rows that are not there yet begin at nothing.
    pub async fn add(c, changes: &Changes) -> () {
        if changes.is_empty() {
            return Ok(());
        }
        let rows = changes.iter().map(|((dimension, day), counters)| {
            let mut row = vec![dimension.0, *day];
            row.extend(counters.values());
            row
        });
        sqlx::query::<Db>(ADD).bind(json::rows(rows)?).execute(c).await?;
        Ok(())
    }
}

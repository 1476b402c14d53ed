//! Daily counters of each dimension: what reports read.

use crate::bulk::{Cell, Writes, bulks};
use std::collections::BTreeMap;
use tributary_domain::dimension::Counters;
use tributary_domain::id::DimensionId;

/// Changes of daily counters, by dimension and day. In order, so that two nodes that write the
/// same rows never wait for each other in a circle.
pub type Changes = BTreeMap<(DimensionId, i64), Counters>;

bulks! {
    ADD(dimension_id Int, day Int, visits Int, registrations Int, qualified_leads Int, first_deposits Int,
           first_deposit Int, qualified_ftds Int, deposits Int, deposit_count Int, withdrawals Int,
           withdrawal_count Int, chargebacks Int, bonuses Int, deductions Int, bets Int, wins Int, wagers Int, cpl Int,
           cpa Int, rev_share Int, sub_affiliate Int, adjustments Int, payments Int, net_pl_casino Int, net_pl_sport Int, seal SumSeal):
        "INSERT INTO daily (dimension_id, day, visits, registrations, qualified_leads, first_deposits, first_deposit, qualified_ftds,
               deposits, deposit_count, withdrawals, withdrawal_count, chargebacks, bonuses, deductions, bets, wins, wagers, 
               cpl, cpa, rev_share, sub_affiliate, adjustments, payments, net_pl_casino, net_pl_sport, seal)
             SELECT * FROM {rows} WHERE true
             ON CONFLICT (dimension_id, day) DO UPDATE SET visits = daily.visits + excluded.visits, registrations = daily.registrations + excluded.registrations, qualified_leads = daily.qualified_leads + excluded.qualified_leads,
               first_deposits = daily.first_deposits + excluded.first_deposits, first_deposit = daily.first_deposit + excluded.first_deposit, qualified_ftds = daily.qualified_ftds + excluded.qualified_ftds,
               deposits = daily.deposits + excluded.deposits, deposit_count = daily.deposit_count + excluded.deposit_count, withdrawals = daily.withdrawals + excluded.withdrawals,
               withdrawal_count = daily.withdrawal_count + excluded.withdrawal_count, chargebacks = daily.chargebacks + excluded.chargebacks, bonuses = daily.bonuses + excluded.bonuses,
               deductions = daily.deductions + excluded.deductions, bets = daily.bets + excluded.bets, wins = daily.wins + excluded.wins,
               wagers = daily.wagers + excluded.wagers, cpl = daily.cpl + excluded.cpl, cpa = daily.cpa + excluded.cpa,
               rev_share = daily.rev_share + excluded.rev_share, sub_affiliate = daily.sub_affiliate + excluded.sub_affiliate, adjustments = daily.adjustments + excluded.adjustments,
               payments = daily.payments + excluded.payments, net_pl_casino = daily.net_pl_casino + excluded.net_pl_casino,
               net_pl_sport = daily.net_pl_sport + excluded.net_pl_sport, seal = (daily.seal + excluded.seal) % 2305843009213693951";
}

/// Adds to the counters of days; rows that are not there yet begin at nothing.
pub fn add(writes: &mut Writes<'_>, changes: &Changes) {
    let rows = changes.iter().map(|((dimension, day), counters)| {
        let keys = [dimension.0, *day];
        keys.into_iter().chain(counters.values()).map(Cell::Int)
    });
    writes.add(&ADD, rows);
}

//! What a parent earns by its sub-affiliate: a share of each day, and a fee for each CPA (money.md §8).

use super::event_delta::EventDelta;
use super::state::SubDay;
use super::{AppliedTerms, Overflow};
use crate::deal::{Agreement, SubTerms};
use crate::event::Sums;
use crate::id::AffiliateId;
use crate::ledger::{Formula, Kind};
use crate::money::Money;

impl EventDelta<'_> {
    /// Adds to the parent's share of the player's day.
    pub(super) fn share(
        &mut self,
        under: AppliedTerms,
        deal: &Agreement,
        commission: Money,
        delta: &Sums,
    ) -> Result<(), Overflow> {
        let terms = under.sub_terms.and_then(|id| self.state.sub_terms.get(&id));
        let Some(terms) = terms else {
            return Ok(());
        };
        let key = (self.player.id, self.on, terms.id);
        let before = self
            .sub_days
            .get(&key)
            .or_else(|| self.state.sub_days.get(&key));
        let mut share = before.copied().unwrap_or_default();
        share.commission = share.commission.checked_add(commission).ok_or(Overflow)?;
        let net_pl = delta.net_pl().ok_or(Overflow)?;
        share.net_pl = share.net_pl.checked_add(net_pl).ok_or(Overflow)?;
        let posted_before = share.posted;
        let due = earned_by(terms, &share)?.checked_sub(posted_before);
        let due = due.ok_or(Overflow)?;
        let earns = self.player.earns() && !self.state.idle_parents.contains(&terms.affiliate_id);
        let amount = if earns { due } else { due.min(Money::ZERO) };
        share.held = due.checked_sub(amount).ok_or(Overflow)?;
        share.posted = posted_before.checked_add(amount).ok_or(Overflow)?;
        self.sub_days.insert(key, share);
        let formula = Formula::SubCut {
            sub_affiliate_id: deal.affiliate_id,
            commission_cut: terms.commission_cut,
            commission: share.commission,
            net_pl_cut: terms.net_pl_cut,
            net_pl: share.net_pl,
            posted_before,
        };
        self.post(
            terms.affiliate_id,
            Kind::SubAffiliate,
            amount,
            under.deal,
            formula,
        )
    }

    /// Pays the parent's fee for a CPA of the deal's affiliate, where its terms have one.
    pub(super) fn pay_fee(&mut self, deal: &Agreement) -> Result<(), Overflow> {
        let parent = self
            .player
            .parent
            .filter(|terms| terms.cpa_fee > Money::ZERO);
        let Some(parent) = parent else {
            return Ok(());
        };
        self.player.sub_fee = parent.cpa_fee;
        self.player.sub_fee_to = Some(parent.affiliate_id);
        self.post_fee(deal, parent.affiliate_id, parent.cpa_fee, parent.cpa_fee)
    }

    /// Takes back the fee that was paid for the player's CPA.
    pub(super) fn take_fee_back(&mut self, deal: &Agreement) -> Result<(), Overflow> {
        let fee = std::mem::take(&mut self.player.sub_fee);
        let Some(to) = self.player.sub_fee_to.take() else {
            return Ok(());
        };
        let amount = Money::ZERO.checked_sub(fee).ok_or(Overflow)?;
        self.post_fee(deal, to, amount, fee)
    }

    fn post_fee(
        &mut self,
        deal: &Agreement,
        to: AffiliateId,
        amount: Money,
        fee: Money,
    ) -> Result<(), Overflow> {
        let formula = Formula::SubFee {
            sub_affiliate_id: deal.affiliate_id,
            fee,
        };
        self.post(to, Kind::SubAffiliate, amount, Some(deal.id), formula)
    }
}

/// What a parent has earned by a share, posted or not.
pub(super) fn earned_by(terms: &SubTerms, share: &SubDay) -> Result<Money, Overflow> {
    let of_commission = share.commission.checked_rate(terms.commission_cut);
    let of_net_pl = share.net_pl.checked_rate(terms.net_pl_cut);
    let earned = of_commission.zip(of_net_pl);
    let earned = earned.and_then(|(one, other)| one.checked_add(other));
    earned.ok_or(Overflow)
}

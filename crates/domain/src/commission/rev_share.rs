//! RevShare: a rate of what a player's day comes to, and what was held back of it (money.md §6).

use super::event_delta::EventDelta;
use super::state::{Day, DayKey, SubDayKey};
use super::sub_affiliate::earned_by;
use super::{AppliedTerms, Overflow};
use crate::deal::Base;
use crate::dimension::Counters;
use crate::event::Sums;
use crate::id::{RegistrationId, SubTermsId};
use crate::ledger::{Formula, Kind};
use crate::money::Money;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl EventDelta<'_> {
    /// Adds to the sums, and to RevShare and the parent's cut under the event's terms, on the
    /// day `on`, which for a reversal is that of the event it takes back.
    pub(super) fn accrue(
        &mut self,
        under: AppliedTerms,
        delta: &Sums,
        on: i64,
    ) -> Result<(), Overflow> {
        let own = (self.day, self.moved_from);
        (self.day, self.moved_from) = self.cause.open_day(on);
        self.on = self.day;
        let outcome = self.accrue_on_day(under, delta, Money::ZERO);
        (self.day, self.moved_from) = own;
        self.on = self.day;
        outcome
    }

    /// The same on the day at hand; `carried` is what else counts from now on, of a closed day.
    fn accrue_on_day(
        &mut self,
        under: AppliedTerms,
        delta: &Sums,
        carried: Money,
    ) -> Result<(), Overflow> {
        self.player.sums = self.player.sums.checked_add(delta).ok_or(Overflow)?;
        self.count(self.day, |counters| *counters = Counters::from(*delta))?;
        let deal = under.deal.and_then(|id| self.state.deals.get(&id));
        let deal = deal.map(Arc::as_ref);
        let mut day = self.day(under.deal);
        let before = day;
        day.sums = before.sums.checked_add(delta).ok_or(Overflow)?;
        let base = deal.and_then(|deal| deal.terms.deal_type.rev_share());
        let (Some(deal), Some(base)) = (deal, base) else {
            self.days.insert(self.day_key(under.deal), day);
            return Ok(());
        };
        day.carried = day.carried.checked_add(carried).ok_or(Overflow)?;
        let all = total_of(base, &day)?;
        // Of a player who earns nothing new, more counts only later.
        let total = if self.player.earns() {
            all
        } else {
            let counted = total_of(base, &before)?.checked_sub(before.held);
            all.min(counted.ok_or(Overflow)?)
        };
        day.held = all.checked_sub(total).ok_or(Overflow)?;
        let rate = deal.terms.rev_share;
        let earned = total.checked_rate(rate).ok_or(Overflow)?;
        let posted_before = day.rev_share;
        let due = earned.checked_sub(posted_before).ok_or(Overflow)?;
        let amount = if self.player.earns() {
            due
        } else {
            due.min(Money::ZERO)
        };
        day.rev_share = posted_before.checked_add(amount).ok_or(Overflow)?;
        self.days.insert(self.day_key(under.deal), day);
        self.player.rev_share = self.player.rev_share.checked_add(amount).ok_or(Overflow)?;
        let formula = Formula::RevShare {
            base,
            rate,
            total,
            posted_before,
        };
        self.post(
            deal.affiliate_id,
            Kind::RevShare,
            amount,
            under.deal,
            formula,
        )?;
        self.share(under, deal, amount, delta)
    }

    /// Posts what was held back while nothing was to be earned: what is due of each day now, on the
    /// first open day where its own is closed.
    pub(super) fn catch_up(&mut self) -> Result<(), Overflow> {
        let id = self.player.id;
        let days: Vec<DayKey> = of_player(&self.state.days, (id, i64::MIN, None)).collect();
        let shares: BTreeSet<SubDayKey> =
            of_player(&self.state.sub_days, (id, i64::MIN, SubTermsId(i64::MIN))).collect();
        let own = (self.day, self.moved_from);
        for (_, day, deal) in days {
            // What the parent's share is of was counted under the terms of the day.
            let of_day = shares.range((id, day, SubTermsId(0))..(id, day + 1, SubTermsId(0)));
            let of_day: Vec<SubDayKey> = of_day.copied().collect();
            if !self.is_behind((id, day, deal), &of_day)? {
                continue;
            }
            (self.day, self.moved_from) = self.cause.open_day(day);
            self.on = self.day;
            let mut carried = if self.moved_from.is_some() {
                self.take_held((id, day, deal))?
            } else {
                Money::ZERO
            };
            let terms: Vec<Option<SubTermsId>> = of_day.iter().map(|key| Some(key.2)).collect();
            let terms = if terms.is_empty() { vec![None] } else { terms };
            for sub_terms in terms {
                let under = AppliedTerms { deal, sub_terms };
                let carried = std::mem::take(&mut carried);
                self.accrue_on_day(under, &Sums::default(), carried)?;
            }
            // A share that is held back is due for the day it is of.
            self.on = day;
            let agreement = deal.and_then(|deal| self.state.deals.get(&deal));
            let agreement = agreement.map(Arc::as_ref);
            if let (Some(agreement), true) = (agreement, self.moved_from.is_some()) {
                for (_, _, sub_terms) in of_day {
                    let under = AppliedTerms {
                        deal,
                        sub_terms: Some(sub_terms),
                    };
                    self.share(under, agreement, Money::ZERO, &Sums::default())?;
                }
            }
        }
        (self.day, self.moved_from) = own;
        self.on = self.day;
        Ok(())
    }

    /// Takes what is held back from a closed day, if the player earns again. It counts on a later one.
    fn take_held(&mut self, key: DayKey) -> Result<Money, Overflow> {
        let day = self.days.get(&key).or_else(|| self.state.days.get(&key));
        let Some(mut day) = day.copied().filter(|_| self.player.earns()) else {
            return Ok(Money::ZERO);
        };
        let held = std::mem::take(&mut day.held);
        day.carried = day.carried.checked_sub(held).ok_or(Overflow)?;
        self.days.insert(key, day);
        Ok(held)
    }

    /// Whether less was posted for a day, or for the parents' shares in it, than it has earned.
    fn is_behind(&self, day: DayKey, shares: &[SubDayKey]) -> Result<bool, Overflow> {
        let deal = day.2.and_then(|deal| self.state.deals.get(&deal));
        let base = deal.and_then(|deal| deal.terms.deal_type.rev_share());
        let (Some(deal), Some(base), Some(day)) = (deal, base, self.state.days.get(&day)) else {
            return Ok(false);
        };
        let earned = total_of(base, day)?.checked_rate(deal.terms.rev_share);
        if day.held != Money::ZERO || earned.ok_or(Overflow)? != day.rev_share {
            return Ok(true);
        }
        for key in shares {
            let terms = self.state.sub_terms.get(&key.2);
            if let Some((terms, share)) = terms.zip(self.state.sub_days.get(key))
                && earned_by(terms, share)? != share.posted
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What RevShare is a share of, of a day, held back or not.
fn total_of(base: Base, day: &Day) -> Result<Money, Overflow> {
    let total = match base {
        Base::NetPl => day.sums.net_pl(),
        Base::NetDeposit => day.sums.net_deposits(),
    };
    let total = total.and_then(|total| total.checked_add(day.carried));
    total.ok_or(Overflow)
}

/// What a map holds of a player, in its order; `from` is the least key of that player.
fn of_player<T: Ord + Copy, V>(
    map: &BTreeMap<(RegistrationId, i64, T), V>,
    from: (RegistrationId, i64, T),
) -> impl Iterator<Item = (RegistrationId, i64, T)> {
    map.range(from..)
        .map(|(key, _)| *key)
        .take_while(move |key| key.0 == from.0)
}

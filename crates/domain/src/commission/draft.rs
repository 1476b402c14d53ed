//! One event's changes, kept apart until all of them are known to fit.

use super::book::Trigger;
use super::book::{Book, Day, DayKey, DepositChange, Posting, SubDay, SubDayKey};
use super::{AppliedTerms, Cause, FirstDeposit, Overflow, Player, day_of};
use crate::deal::{Agreement, Base, SubTerms};
use crate::dimension::Counters;
use crate::event::Sums;
use crate::id::{AffiliateId, DealId, DealVersionId, RegistrationId, SubTermsId};
use crate::ledger::{Detail, Formula, Kind};
use crate::money::Money;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The changes of one event.
pub(super) struct Draft<'a> {
    pub(super) book: &'a Book,
    pub(super) cause: Cause,
    /// The day the event's entries are for.
    pub(super) day: i64,
    moved_from: Option<i64>,
    /// The day of the parent's share: that one, but for what was held back on a day that is closed by
    /// now.
    on: i64,
    pub(super) player: Player,
    days: BTreeMap<DayKey, Day>,
    sub_days: BTreeMap<SubDayKey, SubDay>,
    pub(super) caps: BTreeMap<(DealId, i64), i64>,
    /// What becomes of the player's deposits, where the book has all of them.
    deposit: Option<DepositChange>,
    postings: Vec<Posting>,
    counters: BTreeMap<i64, Counters>,
    parents: BTreeMap<(AffiliateId, i64), Counters>,
    triggers: Vec<Trigger>,
}

/// A draft that was worked out, without its hold on the book.
pub(super) struct Changes {
    pub(super) player: Player,
    pub(super) days: BTreeMap<DayKey, Day>,
    pub(super) sub_days: BTreeMap<SubDayKey, SubDay>,
    pub(super) caps: BTreeMap<(DealId, i64), i64>,
    pub(super) deposit: Option<DepositChange>,
    pub(super) postings: Vec<Posting>,
    pub(super) counters: BTreeMap<i64, Counters>,
    pub(super) parents: BTreeMap<(AffiliateId, i64), Counters>,
    pub(super) triggers: Vec<Trigger>,
}

impl<'a> Draft<'a> {
    /// The changes of an event to a player, none so far.
    pub(super) fn of(book: &'a Book, id: RegistrationId, cause: Cause) -> Option<Self> {
        let player = book.players.get(&id)?.clone();
        let (day, moved_from) = cause.open_day(day_of(cause.at));
        Some(Self {
            book,
            cause,
            day,
            moved_from,
            on: day,
            player,
            days: BTreeMap::new(),
            sub_days: BTreeMap::new(),
            caps: BTreeMap::new(),
            deposit: None,
            postings: Vec::new(),
            counters: BTreeMap::new(),
            parents: BTreeMap::new(),
            triggers: Vec::new(),
        })
    }

    /// The player's deal version.
    pub(super) fn deal(&self) -> Option<&'a Agreement> {
        let deal = self.book.deals.get(&self.player.deal?);
        deal.map(Arc::as_ref)
    }

    /// The deal version that the player's CPA was earned under.
    pub(super) fn cpa_deal(&self) -> Option<&'a Agreement> {
        let deal = self.book.deals.get(&self.player.cpa_deal?);
        deal.map(Arc::as_ref)
    }

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
        let deal = under.deal.and_then(|id| self.book.deals.get(&id));
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

    /// Adds to the parent's share of the player's day.
    fn share(
        &mut self,
        under: AppliedTerms,
        deal: &Agreement,
        commission: Money,
        delta: &Sums,
    ) -> Result<(), Overflow> {
        let terms = under.sub_terms.and_then(|id| self.book.sub_terms.get(&id));
        let Some(terms) = terms else {
            return Ok(());
        };
        let key = (self.player.id, self.on, terms.id);
        let before = self
            .sub_days
            .get(&key)
            .or_else(|| self.book.sub_days.get(&key));
        let mut share = before.copied().unwrap_or_default();
        share.commission = share.commission.checked_add(commission).ok_or(Overflow)?;
        let net_pl = delta.net_pl().ok_or(Overflow)?;
        share.net_pl = share.net_pl.checked_add(net_pl).ok_or(Overflow)?;
        let posted_before = share.posted;
        let due = earned_by(terms, &share)?.checked_sub(posted_before);
        let due = due.ok_or(Overflow)?;
        let earns = self.player.earns() && !self.book.idle_parents.contains(&terms.affiliate_id);
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

    /// Posts what was held back while nothing was to be earned: what is due of each day now, on the
    /// first open day where its own is closed.
    pub(super) fn catch_up(&mut self) -> Result<(), Overflow> {
        let id = self.player.id;
        let days: Vec<DayKey> = of_player(&self.book.days, id).collect();
        let shares: BTreeSet<SubDayKey> = of_player(&self.book.sub_days, id).collect();
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
                let under = AppliedTerms {
                    deal: Some(deal),
                    sub_terms,
                };
                let carried = std::mem::take(&mut carried);
                self.accrue_on_day(under, &Sums::default(), carried)?;
            }
            // A share that is held back is due for the day it is of.
            self.on = day;
            let agreement = self.book.deals.get(&deal).map(Arc::as_ref);
            if let (Some(agreement), true) = (agreement, self.moved_from.is_some()) {
                for (_, _, sub_terms) in of_day {
                    let under = AppliedTerms {
                        deal: Some(deal),
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
        let day = self.days.get(&key).or_else(|| self.book.days.get(&key));
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
        let deal = self.book.deals.get(&day.2);
        let base = deal.and_then(|deal| deal.terms.deal_type.rev_share());
        let (Some(deal), Some(base), Some(day)) = (deal, base, self.book.days.get(&day)) else {
            return Ok(false);
        };
        let earned = total_of(base, day)?.checked_rate(deal.terms.rev_share);
        if day.held != Money::ZERO || earned.ok_or(Overflow)? != day.rev_share {
            return Ok(true);
        }
        for key in shares {
            let terms = self.book.sub_terms.get(&key.2);
            if let Some((terms, share)) = terms.zip(self.book.sub_days.get(key))
                && earned_by(terms, share)? != share.posted
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Counts a registration.
    pub(super) fn registered(&mut self) -> Result<(), Overflow> {
        self.count(self.day, |counters| counters.registrations = 1)?;
        if self.player.affiliate_id.is_some() {
            self.triggers.push(Trigger::Lead);
        }
        Ok(())
    }

    /// Counts the player as a qualified lead, once.
    pub(super) fn lead_qualified(&mut self) -> Result<(), Overflow> {
        if self.player.lead_at.is_some() {
            return Ok(());
        }
        self.player.lead_at = Some(self.cause.at);
        self.triggers.push(Trigger::QualifiedLead);
        self.count(self.day, |counters| counters.qualified_leads = 1)
    }

    /// Finds out which deposit is the first one now.
    pub(super) fn deposits(&mut self, change: DepositChange) -> Result<(), Overflow> {
        let first = match self.book.deposits.get(&self.player.id) {
            // Nothing can have gone away: only an earlier deposit changes the first one.
            None => {
                let now = change.now.filter(|source| source.amount > Money::ZERO);
                let Some(now) = now else { return Ok(()) };
                let stands = |first: &FirstDeposit| first.at <= now.at;
                if self.player.first_deposit.as_ref().is_some_and(stands) {
                    return Ok(());
                }
                Some(now.first())
            }
            Some(all) => {
                let first = all.first_after(&change).map(|source| source.first());
                self.deposit = Some(change);
                first
            }
        };
        if first == self.player.first_deposit {
            return Ok(());
        }
        let (before, after) = (self.player.first_deposit.take(), first.clone());
        if let Some(gone) = &before {
            let (day, _) = self.cause.open_day(day_of(gone.at));
            self.count(day, |counters| {
                counters.first_deposits = -1;
                counters.first_deposit = -gone.amount.0;
            })?;
        }
        if let Some(new) = &after {
            let (day, _) = self.cause.open_day(day_of(new.at));
            self.count(day, |counters| {
                counters.first_deposits = 1;
                counters.first_deposit = new.amount.0;
            })?;
        }
        if before.is_none() {
            self.triggers.push(Trigger::FirstDeposit);
        }
        self.player.first_deposit = first;
        Ok(())
    }

    /// Notes that partners are told of something.
    pub(super) fn tell(&mut self, trigger: Trigger) {
        self.triggers.push(trigger);
    }

    /// How many CPAs a deal has paid in a period.
    pub(super) fn cap(&self, key: (DealId, i64)) -> i64 {
        let used = self.caps.get(&key).or_else(|| self.book.caps.get(&key));
        used.copied().unwrap_or(0)
    }

    /// Adds to the CPL and CPA that the day holds under a deal version.
    pub(super) fn earn_on_day(
        &mut self,
        deal: DealVersionId,
        cpl: Money,
        cpa: Money,
    ) -> Result<(), Overflow> {
        let mut day = self.day(Some(deal));
        day.cpl = day.cpl.checked_add(cpl).ok_or(Overflow)?;
        day.cpa = day.cpa.checked_add(cpa).ok_or(Overflow)?;
        self.days.insert(self.day_key(Some(deal)), day);
        Ok(())
    }

    /// An entry, unless it is of nothing; counted on its day.
    pub(super) fn post(
        &mut self,
        affiliate_id: AffiliateId,
        kind: Kind,
        amount: Money,
        deal_version_id: Option<DealVersionId>,
        formula: Formula,
    ) -> Result<(), Overflow> {
        if amount == Money::ZERO {
            return Ok(());
        }
        let number = amount.0;
        let day = self.day;
        match kind {
            Kind::Cpl => self.count(day, |counters| counters.cpl = number)?,
            Kind::Cpa => self.count(day, |counters| counters.cpa = number)?,
            Kind::RevShare => self.count(day, |counters| counters.rev_share = number)?,
            _ => {
                let change = Counters {
                    sub_affiliate: number,
                    ..Counters::default()
                };
                add(
                    self.parents.entry((affiliate_id, day)).or_default(),
                    &change,
                )?;
            }
        }
        self.postings.push(Posting {
            affiliate_id,
            kind,
            amount,
            for_day: day,
            registration_id: self.player.id,
            deal_version_id,
            event: self.cause.event,
            detail: Detail {
                formula,
                moved_from_day: self.moved_from,
            },
        });
        Ok(())
    }

    /// Counts on a day of the player's.
    pub(super) fn count(
        &mut self,
        day: i64,
        change: impl FnOnce(&mut Counters),
    ) -> Result<(), Overflow> {
        let mut counters = Counters::default();
        change(&mut counters);
        add(self.counters.entry(day).or_default(), &counters)
    }

    fn day_key(&self, deal: Option<DealVersionId>) -> DayKey {
        (self.player.id, self.day, deal.unwrap_or(DealVersionId(0)))
    }

    fn day(&self, deal: Option<DealVersionId>) -> Day {
        let key = self.day_key(deal);
        let day = self.days.get(&key).or_else(|| self.book.days.get(&key));
        day.copied().unwrap_or_default()
    }

    /// The changes, which [`Book::absorb`] writes.
    pub(super) fn changes(self) -> Changes {
        Changes {
            player: self.player,
            days: self.days,
            sub_days: self.sub_days,
            caps: self.caps,
            deposit: self.deposit,
            postings: self.postings,
            counters: self.counters,
            parents: self.parents,
            triggers: self.triggers,
        }
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

/// What a parent has earned by a share, posted or not.
fn earned_by(terms: &SubTerms, share: &SubDay) -> Result<Money, Overflow> {
    let of_commission = share.commission.checked_rate(terms.commission_cut);
    let of_net_pl = share.net_pl.checked_rate(terms.net_pl_cut);
    let earned = of_commission.zip(of_net_pl);
    let earned = earned.and_then(|(one, other)| one.checked_add(other));
    earned.ok_or(Overflow)
}

/// What a map holds of a player, in its order.
fn of_player<T: Ord + Copy + From<i64>, V>(
    map: &BTreeMap<(RegistrationId, i64, T), V>,
    id: RegistrationId,
) -> impl Iterator<Item = (RegistrationId, i64, T)> {
    let from = (id, i64::MIN, T::from(i64::MIN));
    map.range(from..)
        .map(|(key, _)| *key)
        .take_while(move |key| key.0 == id)
}

/// Adds counters in place.
pub(super) fn add(counters: &mut Counters, change: &Counters) -> Result<(), Overflow> {
    *counters = counters.checked_add(change).ok_or(Overflow)?;
    Ok(())
}

//! One event's changes, kept apart until all of them are known to fit.

use super::state::Trigger;
use super::state::{
    CapKey, CommissionState, Day, DayKey, DepositChange, Posting, SubDay, SubDayKey,
};
use super::{Cause, Overflow, Player, day_of};
use crate::deal::Agreement;
use crate::dimension::Counters;
use crate::id::{AffiliateId, DealVersionId, RegistrationId};
use crate::ledger::{Detail, Formula, Kind};
use crate::money::Money;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The changes of one event.
pub(super) struct EventDelta<'a> {
    pub(super) state: &'a CommissionState,
    pub(super) cause: Cause,
    /// The day the event's entries are for.
    pub(super) day: i64,
    pub(super) moved_from: Option<i64>,
    /// The day of the parent's share: that one, but for what was held back on a day that is closed by
    /// now.
    pub(super) on: i64,
    pub(super) player: Player,
    pub(super) days: BTreeMap<DayKey, Day>,
    pub(super) sub_days: BTreeMap<SubDayKey, SubDay>,
    pub(super) caps: BTreeMap<CapKey, i64>,
    /// What becomes of the player's deposits, where the state has all of them.
    pub(super) deposit: Option<DepositChange>,
    postings: Vec<Posting>,
    counters: BTreeMap<i64, Counters>,
    parents: BTreeMap<(AffiliateId, i64), Counters>,
    triggers: Vec<Trigger>,
}

/// A delta that was worked out, without its hold on the state.
pub(super) struct Changes {
    pub(super) player: Player,
    pub(super) days: BTreeMap<DayKey, Day>,
    pub(super) sub_days: BTreeMap<SubDayKey, SubDay>,
    pub(super) caps: BTreeMap<CapKey, i64>,
    pub(super) deposit: Option<DepositChange>,
    pub(super) postings: Vec<Posting>,
    pub(super) counters: BTreeMap<i64, Counters>,
    pub(super) parents: BTreeMap<(AffiliateId, i64), Counters>,
    pub(super) triggers: Vec<Trigger>,
}

impl<'a> EventDelta<'a> {
    /// The changes of an event to a player, none so far.
    pub(super) fn of(state: &'a CommissionState, id: RegistrationId, cause: Cause) -> Option<Self> {
        let player = state.players.get(&id)?.clone();
        let (day, moved_from) = cause.open_day(day_of(cause.at));
        Some(Self {
            state,
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
        let deal = self.state.deals.get(&self.player.deal?);
        deal.map(Arc::as_ref)
    }

    /// The deal version that the player's CPA was earned under.
    pub(super) fn cpa_deal(&self) -> Option<&'a Agreement> {
        let deal = self.state.deals.get(&self.player.cpa_deal?);
        deal.map(Arc::as_ref)
    }

    /// Checks the qualifiers; what is reached stays, unless the deal it was reached under takes CPAs
    /// back. A player who was moved to another deal keeps what the one before has paid.
    pub(super) fn qualify(&mut self) -> Result<(), Overflow> {
        self.check_cpa()?;
        let Some(deal) = self.deal() else {
            return Ok(());
        };
        self.qualify_for_cpl(deal)?;
        self.qualify_for_cpa(deal)
    }

    /// Notes that partners are told of something.
    pub(super) fn tell(&mut self, trigger: Trigger) {
        self.triggers.push(trigger);
    }

    /// How many CPAs a deal has paid in a period.
    pub(super) fn cap(&self, key: CapKey) -> i64 {
        let used = self.caps.get(&key).or_else(|| self.state.caps.get(&key));
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

    pub(super) fn day_key(&self, deal: Option<DealVersionId>) -> DayKey {
        (self.player.id, self.day, deal)
    }

    pub(super) fn day(&self, deal: Option<DealVersionId>) -> Day {
        let key = self.day_key(deal);
        let day = self.days.get(&key).or_else(|| self.state.days.get(&key));
        day.copied().unwrap_or_default()
    }

    /// The changes, which [`CommissionState::absorb`] writes.
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

/// Adds counters in place.
pub(super) fn add(counters: &mut Counters, change: &Counters) -> Result<(), Overflow> {
    *counters = counters.checked_add(change).ok_or(Overflow)?;
    Ok(())
}

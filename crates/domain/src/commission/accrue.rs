//! What changes a [`CommissionState`]: each event all of it, or nothing.

use super::event_delta::{Changes, EventDelta, add};
use super::state::{Accrual, CommissionState, DepositChange};
use super::{Cause, Overflow};
use crate::event::PlayerStatus;
use crate::id::RegistrationId;

impl CommissionState {
    /// Adds to a player's sums and its day, earns or takes back what that means under the
    /// event's terms, and checks the qualifiers.
    ///
    /// # Errors
    /// [`Overflow`]; nothing was changed. An unknown player is one nothing happens to.
    pub fn accrue(
        &mut self,
        id: RegistrationId,
        cause: Cause,
        accrual: &Accrual,
        deposit: DepositChange,
    ) -> Result<(), Overflow> {
        self.change(id, cause, |event_delta| {
            event_delta.accrue(accrual.under, &accrual.delta, accrual.on)?;
            event_delta.deposits(deposit)
        })
    }

    /// Checks the qualifiers after something else has changed, such as whose the player is.
    ///
    /// # Errors
    /// [`Overflow`]; nothing was changed.
    pub fn settle(&mut self, id: RegistrationId, cause: Cause) -> Result<(), Overflow> {
        self.change(id, cause, |_| Ok(()))
    }

    /// Counts a new registration and checks the qualifiers.
    ///
    /// # Errors
    /// [`Overflow`]; nothing was changed.
    pub fn register(&mut self, id: RegistrationId, cause: Cause) -> Result<(), Overflow> {
        self.change(id, cause, |event_delta| event_delta.registered())
    }

    /// Notes that the brand calls the lead qualified.
    ///
    /// # Errors
    /// [`Overflow`]; nothing was changed.
    pub fn lead_qualified(&mut self, id: RegistrationId, cause: Cause) -> Result<(), Overflow> {
        self.change(id, cause, |event_delta| event_delta.lead_qualified())
    }

    /// Posts what was held back on the days that are loaded, after whoever earns it has begun to earn
    /// again. That is no event, so the qualifiers are not looked at.
    ///
    /// # Errors
    /// [`Overflow`]; nothing was changed.
    pub fn catch_up(&mut self, id: RegistrationId, cause: Cause) -> Result<(), Overflow> {
        let Some(mut event_delta) = EventDelta::of(self, id, cause) else {
            return Ok(());
        };
        event_delta.catch_up()?;
        let changes = event_delta.changes();
        self.absorb(id, changes)
    }

    /// Notes what the brand thinks of the player now, and checks the qualifiers. A player who earns
    /// again gets what was held back on the days that are loaded.
    ///
    /// # Errors
    /// [`Overflow`]; nothing was changed.
    pub fn status(
        &mut self,
        id: RegistrationId,
        cause: Cause,
        status: PlayerStatus,
    ) -> Result<(), Overflow> {
        self.change(id, cause, |event_delta| {
            let earned = event_delta.player.earns();
            event_delta.player.status = status;
            if !earned && event_delta.player.earns() {
                event_delta.catch_up()?;
            }
            Ok(())
        })
    }

    /// Works an event's changes out, with the check of the qualifiers that follows every event,
    /// and writes them into the state, all or none.
    fn change(
        &mut self,
        id: RegistrationId,
        cause: Cause,
        work: impl FnOnce(&mut EventDelta<'_>) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Some(mut event_delta) = EventDelta::of(self, id, cause) else {
            return Ok(());
        };
        work(&mut event_delta)?;
        event_delta.qualify()?;
        let changes = event_delta.changes();
        self.absorb(id, changes)
    }

    fn absorb(&mut self, id: RegistrationId, changes: Changes) -> Result<(), Overflow> {
        let output = &mut self.output;
        let brand = changes.player.brand_id;
        let mut counted = output.counted;
        let all = changes.counters.values().chain(changes.parents.values());
        for change in all {
            counted = counted.checked_count(change).ok_or(Overflow)?;
        }
        self.counted.checked_add(&counted).ok_or(Overflow)?;
        let mut counters = Vec::with_capacity(changes.counters.len());
        for (day, change) in changes.counters {
            let mut sum = output.counters.get(&(id, day)).copied().unwrap_or_default();
            add(&mut sum, &change)?;
            counters.push(((id, day), sum));
        }
        let mut parents = Vec::with_capacity(changes.parents.len());
        for ((parent, day), change) in changes.parents {
            let key = (parent, brand, day);
            let mut sum = output.parents.get(&key).copied().unwrap_or_default();
            add(&mut sum, &change)?;
            parents.push((key, sum));
        }
        // From here on nothing can fail.
        output.counted = counted;
        output.counters.extend(counters);
        output.parents.extend(parents);
        output.postings.extend(changes.postings);
        let triggers = changes.triggers.into_iter();
        output
            .triggers
            .extend(triggers.map(|trigger| (id, trigger)));
        output.players.insert(id);
        output.days.extend(changes.days.keys());
        output.sub_days.extend(changes.sub_days.keys());
        output.caps.extend(changes.caps.keys());
        self.days.extend(changes.days);
        self.sub_days.extend(changes.sub_days);
        self.caps.extend(changes.caps);
        if let (Some(change), Some(deposits)) = (changes.deposit, self.deposits.get_mut(&id)) {
            deposits.apply(change);
        }
        self.players.insert(id, changes.player);
        Ok(())
    }
}

//! Which deposit of a player is the first one.

use super::event_delta::EventDelta;
use super::state::{DepositChange, Trigger};
use super::{FirstDeposit, Overflow, day_of};
use crate::money::Money;

impl EventDelta<'_> {
    /// Finds out which deposit is the first one now.
    pub(super) fn deposits(&mut self, change: DepositChange) -> Result<(), Overflow> {
        let first = match self.state.deposits.get(&self.player.id) {
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
            self.tell(Trigger::FirstDeposit);
        }
        self.player.first_deposit = first;
        Ok(())
    }
}

//! A day's activity.

use super::super::state::{BatchState, source};
use super::Stop;
use tributary_domain::commission::{Accrual, AppliedTerms, DepositChange, Overflow};
use tributary_domain::id::RegistrationId;
use tributary_store::event::State;

impl BatchState {
    /// A day's aggregate: it takes the place of the one that counted, under that one's terms.
    pub(super) fn activity(
        &mut self,
        at: usize,
        player: RegistrationId,
    ) -> Result<AppliedTerms, Stop> {
        let event = self.writes.events[at].event.clone();
        let place = (player, event.day, event.product);
        let before = self.writes.activities.get(&place).copied();
        let before = before.map(|at| (at, self.writes.events[at].event.clone()));
        let under = match &before {
            Some((_, before)) => AppliedTerms {
                deal: before.deal_version_id,
                sub_terms: before.sub_terms_id,
            },
            None => (self.commission.players.get(&player))
                .map(|player| player.under(false))
                .unwrap_or_default(),
        };
        let known = before.as_ref().map(|(_, before)| before.effect);
        let delta = event.effect.checked_sub(&known.unwrap_or_default());
        let accrual = Accrual {
            under,
            delta: delta.ok_or(Overflow)?,
            on: event.day,
        };
        let deposit = DepositChange {
            now: Some(source(&event)),
            replaces: before.as_ref().map(|(_, before)| before.event_id.clone()),
        };
        let cause = self.cause(at);
        self.commission.accrue(player, cause, &accrual, deposit)?;
        if let Some((replaced, _)) = before {
            self.writes.events[replaced].event.state = State::Replaced;
            self.writes.touch(replaced);
        }
        self.writes.activities.insert(place, at);
        Ok(under)
    }
}

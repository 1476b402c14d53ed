//! A registration: a new player, whose it is and by which deal, and what has waited for it.

use super::super::state::{BatchState, Name, RowState};
use super::super::{Incoming, Outcome};
use tributary_domain::commission::Deposits;
use tributary_domain::event::EventProblem;
use tributary_domain::id::RegistrationId;
use tributary_store::event::{State, StoredEvent};

impl BatchState {
    /// Registers a player, and applies what has waited for it. Of one who is registered already nothing
    /// changes, but for the id of the event, which is taken.
    pub(super) fn register(
        &mut self,
        incoming: &Incoming,
        mut event: StoredEvent,
    ) -> Result<Outcome, EventProblem> {
        let name: Name = (incoming.brand_id, incoming.ext_customer_id.clone());
        let known = self.writes.customers.get(&name).copied();
        if let (Some(known), None) = (known, &incoming.scope) {
            return Ok(self.registered_before(known, event));
        }
        self.writes.new_players += 1;
        let id = RegistrationId(-self.writes.new_players);
        let registration = self.registration(id, incoming);
        let affiliate = registration.player.affiliate_id;
        if let Some(scope) = &incoming.scope
            && !affiliate.is_some_and(|affiliate| scope.contains(&affiliate))
        {
            self.writes.dimensions.remove(&id);
            return Err(EventProblem::OutOfScope);
        }
        if let Some(known) = known {
            self.writes.dimensions.remove(&id);
            return Ok(self.registered_before(known, event));
        }
        self.commission
            .players
            .insert(id, registration.player.clone());
        self.commission.deposits.insert(id, Deposits::default());
        self.writes.registrations.insert(id, registration);
        self.loaded.set_earners(&mut self.commission, id);
        self.writes.customers.insert(name.clone(), id);
        event.state = State::Applied;
        event.registration_id = Some(id);
        event.deal_version_id = self
            .commission
            .players
            .get(&id)
            .and_then(|player| player.deal);
        let at = self
            .writes
            .add(event, Some(incoming.content.clone()), RowState::New);
        let cause = self.cause(at);
        if self.commission.register(id, cause).is_err() {
            // Fees above the range of numbers. As if it had never come.
            self.writes.remove_last();
            self.writes.customers.remove(&name);
            self.writes.registrations.remove(&id);
            self.writes.dimensions.remove(&id);
            self.commission.players.remove(&id);
            self.commission.deposits.remove(&id);
            return Err(EventProblem::AmountTooLarge);
        }
        let waiting = self.writes.parked.remove(&name).unwrap_or_default();
        for at in self.in_order(waiting) {
            self.apply_waiting(at);
        }
        self.apply_reversals_of(at);
        Ok(Outcome::Accepted)
    }

    /// Keeps the registration of a player who was registered before, as what it is.
    fn registered_before(&mut self, known: RegistrationId, mut event: StoredEvent) -> Outcome {
        let problem = EventProblem::AlreadyRegistered;
        event.state = State::Refused;
        event.registration_id = Some(known);
        problem.code().clone_into(&mut event.note);
        let at = self.writes.add(event, None, RowState::New);
        self.apply_reversals_of(at);
        Outcome::Duplicate(Some(problem))
    }
}

//! Applies each event in its order on what was loaded.

mod activity;
mod currency;
mod registration;
mod reversal;
mod waiting;

use super::content::{Content, WrittenDown};
use super::state::{BatchState, RowState, source};
use super::waiting::may_touch;
use super::{Incoming, Outcome};
use currency::{Converted, convert_sums};
use tributary_domain::commission::{Accrual, AppliedTerms, Cause, DepositChange, Overflow, day_of};
use tributary_domain::event::{EventProblem, EventType, MAX_CLOCK_SKEW};
use tributary_domain::id::{AffiliateId, EventId, RegistrationId};
use tributary_store::event::{State, StoredEvent};

/// Applies a batch, of which each event was written down; an outcome for each.
pub(super) fn apply_all(
    mut state: BatchState,
    batch: &[Incoming],
    written: Vec<WrittenDown>,
) -> (BatchState, Vec<Outcome>) {
    let outcomes = batch.iter().zip(written);
    let outcomes = outcomes.map(|(incoming, written)| state.take(incoming, written));
    let outcomes = outcomes.collect();
    (state, outcomes)
}

/// Why an event can't be applied now.
enum Stop {
    /// Never.
    Refused(EventProblem),
    /// Not before something else has arrived.
    Waits,
}

impl From<Overflow> for Stop {
    fn from(_: Overflow) -> Self {
        Self::Refused(EventProblem::AmountTooLarge)
    }
}

impl From<EventProblem> for Stop {
    fn from(problem: EventProblem) -> Self {
        Self::Refused(problem)
    }
}

impl BatchState {
    /// Takes an event that has just arrived.
    fn take(&mut self, incoming: &Incoming, written: WrittenDown) -> Outcome {
        let name = (incoming.brand_id, incoming.event_id.clone());
        if let Some(known) = self.writes.by_name.get(&name) {
            return self.take_again(*known, incoming, &written);
        }
        let taken = self.check(incoming);
        let taken = taken.and_then(|converted| self.take_new(incoming, written, converted));
        taken.unwrap_or_else(Outcome::Rejected)
    }

    /// Takes an event whose id is known. One that waits may be somebody's who may touch more than its
    /// sender before: what was told by either counts.
    fn take_again(&mut self, at: usize, incoming: &Incoming, written: &WrittenDown) -> Outcome {
        if !self.is_same(&self.writes.events[at].event, incoming, written) {
            return Outcome::Rejected(EventProblem::EventIdReused);
        }
        let was_waiting = self.writes.is_waiting(at);
        if was_waiting {
            self.writes.widen(at, incoming.scope.as_ref());
            self.apply_waiting(at);
        }
        let known = &self.writes.events[at].event;
        match known.state {
            State::Refused => match EventProblem::parse(&known.note) {
                Some(EventProblem::AlreadyRegistered) => {
                    Outcome::Duplicate(Some(EventProblem::AlreadyRegistered))
                }
                problem => Outcome::Rejected(problem.unwrap_or(EventProblem::AmountTooLarge)),
            },
            State::Applied if was_waiting => Outcome::Accepted,
            _ => Outcome::Duplicate(None),
        }
    }

    /// Whether an event says what the one of its id has said; the operator's own currency may be spelled
    /// out in one of them.
    fn is_same(&self, known: &StoredEvent, incoming: &Incoming, written: &WrittenDown) -> bool {
        if known.digest == written.digest {
            return true;
        }
        let own = Some(&self.loaded.currency).filter(|currency| !currency.is_empty());
        let currency = match &incoming.content.currency {
            None => own.cloned(),
            Some(currency) if Some(currency) == own => None,
            Some(_) => return false,
        };
        let content = &incoming.content;
        if content.kind == EventType::Reversal && content.amount.is_some() {
            // There, none means that of the event it takes back.
            let target = (incoming.brand_id, content.reverses.clone());
            let target = self
                .writes
                .by_name
                .get(&target)
                .map(|at| &self.writes.events[*at].event);
            if target.is_some_and(|target| self.currency_of(target).is_some()) {
                return false;
            }
        }
        let content = Content {
            currency,
            ..content.clone()
        };
        let spelled = Incoming {
            content,
            ..incoming.clone()
        };
        known.digest == spelled.write_down().digest
    }

    /// The rules that need no player. Answers the event's sums in the operator's currency, and the rate
    /// they were converted at.
    fn check(&self, incoming: &Incoming) -> Result<Converted, EventProblem> {
        if incoming.occurred_at.0 > self.loaded.now.0.saturating_add(MAX_CLOCK_SKEW) {
            return Err(EventProblem::InFuture);
        }
        if day_of(incoming.occurred_at) < self.loaded.first_open_day {
            return Err(EventProblem::MonthClosed);
        }
        let content = &incoming.content;
        // A reversal is at the rate of the event it takes back.
        let currency = content.currency.as_deref();
        let currency = currency.filter(|_| content.kind != EventType::Reversal);
        let rate = self.rate(currency, day_of(incoming.occurred_at))?;
        let sums = convert_sums(&content.sums, rate)?;
        let told = sums.told_apart(content.product, content.category);
        Ok(Converted {
            sums: told.ok_or(EventProblem::AmountTooLarge)?,
            rate,
        })
    }

    fn take_new(
        &mut self,
        incoming: &Incoming,
        written: WrittenDown,
        converted: Converted,
    ) -> Result<Outcome, EventProblem> {
        let content = &incoming.content;
        let event = StoredEvent {
            id: EventId(0),
            operator_id: self.loaded.operator,
            brand_id: incoming.brand_id,
            event_id: incoming.event_id.clone(),
            kind: content.kind,
            state: State::Parked,
            ext_customer_id: incoming.ext_customer_id.clone(),
            registration_id: None,
            occurred_at: incoming.occurred_at,
            day: day_of(incoming.occurred_at),
            received_at: self.loaded.now,
            effect: converted.sums,
            rate: converted.rate,
            scope: incoming.scope.clone(),
            payload: written.payload,
            digest: written.digest,
            product: content.product,
            reverses: content.reverses.clone(),
            deal_version_id: None,
            sub_terms_id: None,
            note: String::new(),
        };
        if content.kind == EventType::Registration {
            return self.register(incoming, event);
        }
        let at = self.writes.add(event, Some(content.clone()), RowState::New);
        match self.apply(at) {
            Ok(()) => {
                self.apply_reversals_of(at);
                Ok(Outcome::Accepted)
            }
            Err(Stop::Waits) => {
                if let Err(problem) = self.writes.park(at) {
                    self.writes.remove_last();
                    return Err(problem);
                }
                if !content.kind.is_reversible() {
                    self.apply_reversals_of(at);
                }
                Ok(Outcome::Parked)
            }
            Err(Stop::Refused(problem)) => {
                self.writes.remove_last();
                Err(problem)
            }
        }
    }

    /// What an event's entries are made by.
    fn cause(&self, at: usize) -> Cause {
        Cause {
            event: Some(at),
            at: self.writes.events[at].event.occurred_at,
            first_open_day: self.loaded.first_open_day,
        }
    }

    /// The player of an event: the customer it names, else that of the event it takes back.
    fn player_for(&self, event: &StoredEvent) -> Option<RegistrationId> {
        let name = (event.brand_id, event.ext_customer_id.clone());
        let named = self.writes.customers.get(&name).copied();
        named.or_else(|| {
            let target = self
                .writes
                .by_name
                .get(&(event.brand_id, event.reverses.clone()))?;
            self.writes.events[*target].event.registration_id
        })
    }

    /// Applies the event at `at`: all of it, or nothing.
    fn apply(&mut self, at: usize) -> Result<(), Stop> {
        let content = self.writes.events[at].content.clone().ok_or(Stop::Waits)?;
        if content.kind == EventType::Reversal {
            return self.reverse(at, &content);
        }
        let player = self
            .player_for(&self.writes.events[at].event)
            .ok_or(Stop::Waits)?;
        // Whoever is out of the sender's reach is nobody it may learn of: as if not registered yet.
        if !may_touch(&self.writes.events[at].event, self.affiliate_of(player)) {
            return Err(Stop::Waits);
        }
        let cause = self.cause(at);
        let mut under = AppliedTerms::default();
        match content.kind {
            EventType::LeadQualified => self.commission.lead_qualified(player, cause)?,
            EventType::Status => {
                let status = content.status.ok_or(EventProblem::InvalidStatus)?;
                self.commission.status(player, cause, status)?;
            }
            EventType::Activity => under = self.activity(at, player)?,
            kind => {
                let takes_back = kind == EventType::Chargeback;
                under = (self.commission.players.get(&player))
                    .map(|player| player.under(takes_back))
                    .unwrap_or_default();
                let event = &self.writes.events[at].event;
                let accrual = Accrual {
                    under,
                    delta: event.effect,
                    on: event.day,
                };
                let now = (kind == EventType::Deposit).then(|| source(event));
                let deposit = DepositChange {
                    now,
                    replaces: None,
                };
                self.commission.accrue(player, cause, &accrual, deposit)?;
            }
        }
        self.applied(at, player, under);
        Ok(())
    }

    /// Notes that an event counts, for whom, and under which terms.
    fn applied(&mut self, at: usize, player: RegistrationId, under: AppliedTerms) {
        let customer = self.customer_of(player).map(str::to_owned);
        let event = &mut self.writes.events[at].event;
        event.state = State::Applied;
        event.registration_id = Some(player);
        event.deal_version_id = under.deal;
        event.sub_terms_id = under.sub_terms;
        event.ext_customer_id = customer.unwrap_or_default();
    }

    fn affiliate_of(&self, player: RegistrationId) -> Option<AffiliateId> {
        self.commission.players.get(&player)?.affiliate_id
    }
}

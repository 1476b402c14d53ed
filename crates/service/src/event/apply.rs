//! Applies each event in its order on what was loaded.

use super::content::{Content, WrittenDown};
use super::world::{Mark, Name, World, source};
use super::{Incoming, Outcome};
use std::collections::BTreeMap;
use tributary_domain::commission::{Accrual, Cause, DepositChange, Overflow, Under, day_of};
use tributary_domain::event::{EventProblem, EventType, MOST_AHEAD, Sums};
use tributary_domain::id::{DealVersionId, EventId, RegistrationId};
use tributary_domain::money::Money;
use tributary_store::event::{State, StoredEvent};

/// Micros by which the parts of an amount in another currency may miss the whole.
const HAIR: i64 = 2;

/// Applies a batch, of which each event was written down; an outcome for each.
pub(super) fn all(
    mut world: World,
    batch: &[Incoming],
    written: Vec<WrittenDown>,
) -> (World, Vec<Outcome>) {
    let outcomes = batch.iter().zip(written);
    let outcomes = outcomes.map(|(incoming, written)| world.take(incoming, written));
    let outcomes = outcomes.collect();
    (world, outcomes)
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

/// Whether events of a type can be taken back at all.
const fn is_reversible(kind: EventType) -> bool {
    !matches!(
        kind,
        EventType::Registration
            | EventType::LeadQualified
            | EventType::Status
            | EventType::Reversal
    )
}

impl World {
    /// Takes an event that has just arrived.
    fn take(&mut self, incoming: &Incoming, written: WrittenDown) -> Outcome {
        let name = (incoming.brand_id, incoming.event_id.clone());
        if let Some(known) = self.by_name.get(&name) {
            let known = &self.slots[*known].event;
            return match known.digest == written.digest {
                true if known.state == State::Refused => Outcome::Rejected(
                    EventProblem::parse(&known.note).unwrap_or(EventProblem::AmountTooLarge),
                ),
                true => Outcome::Duplicate(None),
                false => Outcome::Rejected(EventProblem::EventIdReused),
            };
        }
        match self
            .check(incoming)
            .and_then(|effect| self.take_new(incoming, written, effect))
        {
            Ok(outcome) => outcome,
            Err(EventProblem::AlreadyRegistered) => {
                Outcome::Duplicate(Some(EventProblem::AlreadyRegistered))
            }
            Err(problem) => Outcome::Rejected(problem),
        }
    }

    /// The rules that need no player. Answers the event's sums in the operator's currency.
    fn check(&self, incoming: &Incoming) -> Result<Sums, EventProblem> {
        if incoming.occurred_at.0 > self.now.0.saturating_add(MOST_AHEAD) {
            return Err(EventProblem::InFuture);
        }
        if day_of(incoming.occurred_at) < self.first_open_day {
            return Err(EventProblem::MonthClosed);
        }
        let content = &incoming.content;
        if content.kind == EventType::Registration {
            let name = (incoming.brand_id, incoming.ext_customer_id.clone());
            if self.customers.contains_key(&name) {
                return Err(EventProblem::AlreadyRegistered);
            }
        }
        let day = day_of(incoming.occurred_at);
        let sums = self.convert_sums(&content.sums, content.currency.as_deref(), day)?;
        let told = sums.told_apart(content.product, content.category);
        told.ok_or(EventProblem::AmountTooLarge)
    }

    fn take_new(
        &mut self,
        incoming: &Incoming,
        written: WrittenDown,
        effect: Sums,
    ) -> Result<Outcome, EventProblem> {
        let content = &incoming.content;
        let event = StoredEvent {
            id: EventId(0),
            operator_id: self.operator,
            brand_id: incoming.brand_id,
            event_id: incoming.event_id.clone(),
            kind: content.kind,
            state: State::Parked,
            ext_customer_id: incoming.ext_customer_id.clone(),
            registration_id: None,
            occurred_at: incoming.occurred_at,
            day: day_of(incoming.occurred_at),
            received_at: self.now,
            effect,
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
        if let Some(scope) = &incoming.scope {
            let player = self.player_for(&event);
            let player = player.and_then(|id| self.book.players.get(&id));
            let is_within = |affiliate| scope.contains(&affiliate);
            if player.is_some_and(|player| !player.affiliate_id.is_some_and(is_within)) {
                return Err(EventProblem::OutOfScope);
            }
        }
        let at = self.add(event, Some(content.clone()), Mark::New);
        match self.apply(at) {
            Ok(()) => {
                self.apply_reversals_of(at);
                Ok(Outcome::Accepted)
            }
            Err(Stop::Waits) => {
                self.park(at);
                if !is_reversible(content.kind) {
                    self.apply_reversals_of(at);
                }
                Ok(Outcome::Parked)
            }
            Err(Stop::Refused(problem)) => {
                self.remove_last();
                Err(problem)
            }
        }
    }

    /// Notes what a new event waits for, since that may come later in the same batch.
    fn park(&mut self, at: usize) {
        let event = &self.slots[at].event;
        if event.kind == EventType::Reversal {
            let target = (event.brand_id, event.reverses.clone());
            self.parked_reversals.entry(target).or_default().push(at);
        }
        let event = &self.slots[at].event;
        let customer = (event.brand_id, event.ext_customer_id.clone());
        self.parked.entry(customer).or_default().push(at);
    }

    /// Takes back what [`World::add`] added last.
    fn remove_last(&mut self) {
        if let Some(slot) = self.slots.pop() {
            self.by_name
                .remove(&(slot.event.brand_id, slot.event.event_id));
        }
    }

    /// Registers a player, and applies what has waited for it.
    fn register(
        &mut self,
        incoming: &Incoming,
        mut event: StoredEvent,
    ) -> Result<Outcome, EventProblem> {
        let lowest = self.registrations.keys().map(|id| id.0).min();
        let id = RegistrationId(lowest.unwrap_or(0).min(0) - 1);
        let registration = self.registration(id, incoming);
        let affiliate = registration.player.affiliate_id;
        if let Some(scope) = &incoming.scope
            && !affiliate.is_some_and(|affiliate| scope.contains(&affiliate))
        {
            self.places.remove(&id);
            return Err(EventProblem::OutOfScope);
        }
        self.book.players.insert(id, registration.player.clone());
        self.book.deposits.insert(id, Vec::new());
        self.registrations.insert(id, registration);
        self.stand(id);
        let name: Name = (incoming.brand_id, incoming.ext_customer_id.clone());
        self.customers.insert(name.clone(), id);
        event.state = State::Applied;
        event.registration_id = Some(id);
        event.deal_version_id = self.book.players.get(&id).and_then(|player| player.deal);
        let at = self.add(event, Some(incoming.content.clone()), Mark::New);
        let cause = self.cause(at);
        if self.book.register(id, cause).is_err() {
            // Fees above the range of numbers. As if it had never come.
            self.remove_last();
            self.customers.remove(&name);
            self.registrations.remove(&id);
            self.places.remove(&id);
            self.book.players.remove(&id);
            self.book.deposits.remove(&id);
            return Err(EventProblem::AmountTooLarge);
        }
        let waiting = self.parked.remove(&name).unwrap_or_default();
        for at in self.in_turn(waiting) {
            self.apply_waiting(at);
        }
        self.apply_reversals_of(at);
        Ok(Outcome::Accepted)
    }

    /// What has waited for a player, in the order it is applied: as it happened, and what happened at
    /// one moment as it came. Of a day's activities the one that came last counts, so they follow each
    /// other as they came, whatever moment of the day each names.
    fn in_turn(&self, mut waiting: Vec<usize>) -> Vec<usize> {
        // What was here before has an id; what came with this batch has none yet.
        let came = |at: &usize| {
            let id = self.slots[*at].event.id;
            (id == EventId(0), id, *at)
        };
        waiting.sort_by_key(|at| (self.slots[*at].event.occurred_at, came(at)));
        let mut days: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (place, at) in waiting.iter().enumerate() {
            let event = &self.slots[*at].event;
            if event.kind == EventType::Activity {
                days.entry(event.day).or_default().push(place);
            }
        }
        for places in days.into_values() {
            let mut of_day: Vec<usize> = places.iter().map(|place| waiting[*place]).collect();
            of_day.sort_by_key(came);
            for (place, at) in places.into_iter().zip(of_day) {
                waiting[place] = at;
            }
        }
        waiting
    }

    /// Applies an event whose time has come.
    fn apply_waiting(&mut self, at: usize) {
        if self.slots[at].event.state != State::Parked {
            return;
        }
        match self.apply(at) {
            Ok(()) => {
                self.touch(at);
                self.apply_reversals_of(at);
            }
            Err(Stop::Waits) => {}
            Err(Stop::Refused(problem)) => {
                let event = &mut self.slots[at].event;
                event.state = State::Refused;
                problem.code().clone_into(&mut event.note);
                self.touch(at);
            }
        }
    }

    fn apply_reversals_of(&mut self, at: usize) {
        let event = &self.slots[at].event;
        let name = (event.brand_id, event.event_id.clone());
        let mut waiting = self.parked_reversals.remove(&name).unwrap_or_default();
        waiting.sort_by_key(|at| self.slots[*at].event.occurred_at);
        for at in waiting {
            self.apply_waiting(at);
        }
    }

    fn touch(&mut self, at: usize) {
        let mark = &mut self.slots[at].mark;
        if *mark == Mark::Loaded {
            *mark = Mark::Changed;
        }
    }

    /// What an event's entries are made by.
    fn cause(&self, at: usize) -> Cause {
        Cause {
            event: at,
            at: self.slots[at].event.occurred_at,
            first_open_day: self.first_open_day,
        }
    }

    /// The player of an event: the customer it names, else that of the event it takes back.
    fn player_for(&self, event: &StoredEvent) -> Option<RegistrationId> {
        let name = (event.brand_id, event.ext_customer_id.clone());
        let named = self.customers.get(&name).copied();
        named.or_else(|| {
            let target = self
                .by_name
                .get(&(event.brand_id, event.reverses.clone()))?;
            self.slots[*target].event.registration_id
        })
    }

    /// Applies the event at `at`: all of it, or nothing.
    fn apply(&mut self, at: usize) -> Result<(), Stop> {
        let content = self.slots[at].content.clone().ok_or(Stop::Waits)?;
        if content.kind == EventType::Reversal {
            return self.reverse(at, &content);
        }
        let player = self.player_for(&self.slots[at].event).ok_or(Stop::Waits)?;
        let cause = self.cause(at);
        let mut under = Under::default();
        match content.kind {
            EventType::LeadQualified => self.book.lead_qualified(player, cause)?,
            EventType::Status => {
                let status = content.status.ok_or(EventProblem::InvalidStatus)?;
                self.book.status(player, cause, status)?;
            }
            EventType::Activity => under = self.activity(at, player)?,
            kind => {
                let takes_back = kind == EventType::Chargeback;
                under = (self.book.players.get(&player))
                    .map(|player| player.under(takes_back))
                    .unwrap_or_default();
                let event = &self.slots[at].event;
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
                self.book.accrue(player, cause, &accrual, deposit)?;
            }
        }
        self.applied(at, player, under);
        Ok(())
    }

    /// Notes that an event counts, for whom, and under which terms.
    fn applied(&mut self, at: usize, player: RegistrationId, under: Under) {
        let customer = self.customer_of(player).map(str::to_owned);
        let event = &mut self.slots[at].event;
        event.state = State::Applied;
        event.registration_id = Some(player);
        event.deal_version_id = under.deal.filter(|id| *id != DealVersionId(0));
        event.sub_terms_id = under.sub_terms;
        event.ext_customer_id = customer.unwrap_or_default();
    }

    /// A day's aggregate: it takes the place of the one that counted, under that one's terms.
    fn activity(&mut self, at: usize, player: RegistrationId) -> Result<Under, Stop> {
        let event = self.slots[at].event.clone();
        let place = (player, event.day, event.product);
        let before = self.activities.get(&place).copied();
        let before = before.map(|slot| (slot, self.slots[slot].event.clone()));
        let under = match &before {
            Some((_, before)) => Under {
                deal: before.deal_version_id,
                sub_terms: before.sub_terms_id,
            },
            None => (self.book.players.get(&player))
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
        self.book.accrue(player, cause, &accrual, deposit)?;
        if let Some((slot, _)) = before {
            self.slots[slot].event.state = State::Replaced;
            self.touch(slot);
        }
        self.activities.insert(place, at);
        Ok(under)
    }

    /// Takes an event back, in whole or in part, on that event's day and under its terms.
    fn reverse(&mut self, at: usize, content: &Content) -> Result<(), Stop> {
        let event = self.slots[at].event.clone();
        let name = (event.brand_id, event.reverses.clone());
        let slot = *self.by_name.get(&name).ok_or(Stop::Waits)?;
        let target = self.slots[slot].event.clone();
        if !event.ext_customer_id.is_empty() && event.ext_customer_id != target.ext_customer_id {
            return Err(EventProblem::CustomerMismatch.into());
        }
        if !is_reversible(target.kind) {
            return Err(EventProblem::NotReversible.into());
        }
        match target.state {
            State::Applied => {}
            State::Parked => return Err(Stop::Waits),
            State::Replaced | State::Refused => return Err(EventProblem::NotReversible.into()),
        }
        let player = target.registration_id.ok_or(Stop::Waits)?;
        let taken = self.taken(&target, content)?;
        let left = target.effect.checked_sub(&taken).ok_or(Overflow)?;
        let delta = Sums::default().checked_sub(&taken).ok_or(Overflow)?;
        let under = Under {
            deal: target.deal_version_id,
            sub_terms: target.sub_terms_id,
        };
        let accrual = Accrual {
            under,
            delta,
            on: target.day,
        };
        let now = StoredEvent {
            effect: left,
            ..target
        };
        let holds_deposit = matches!(now.kind, EventType::Deposit | EventType::Activity);
        let deposit = DepositChange {
            now: holds_deposit.then(|| source(&now)),
            replaces: None,
        };
        let cause = self.cause(at);
        self.book.accrue(player, cause, &accrual, deposit)?;
        self.slots[slot].event = now;
        self.touch(slot);
        self.slots[at].event.effect = delta;
        self.applied(at, player, under);
        Ok(())
    }

    /// What a reversal takes of its event.
    fn taken(&self, target: &StoredEvent, content: &Content) -> Result<Sums, Stop> {
        let left = target.effect;
        let Some(amount) = content.amount else {
            return if left.is_zero() {
                Err(EventProblem::ReversalTooLarge.into())
            } else {
                Ok(left)
            };
        };
        // In the currency of the event it takes back, at that event's rate.
        let sent: Option<Content> = serde_json::from_str(&target.payload).ok();
        let told = sent.as_ref().map(|sent| (sent.product, sent.category));
        let (product, category) = told.unwrap_or_default();
        let currency = content.currency.clone();
        let currency = currency.or_else(|| sent.and_then(|sent| sent.currency));
        let amount = self.convert(amount.0, currency.as_deref(), target.day)?;
        let mut taken = Sums::default();
        let (part, whole) = match target.kind {
            EventType::Deposit => (&mut taken.deposits, left.deposits),
            EventType::Withdrawal => (&mut taken.withdrawals, left.withdrawals),
            EventType::Chargeback => (&mut taken.chargebacks, left.chargebacks),
            EventType::Bonus => (&mut taken.bonuses, left.bonuses),
            EventType::Deduction => (&mut taken.deductions, left.deductions),
            _ => return Err(EventProblem::NotReversible.into()),
        };
        // Parts in another currency are rounded one by one: a hair more or less is all of it.
        let is_foreign = currency.is_some_and(|currency| currency != self.currency);
        let amount = if is_foreign && (amount - whole).abs() <= HAIR {
            whole
        } else {
            amount
        };
        if amount > whole {
            return Err(EventProblem::ReversalTooLarge.into());
        }
        *part = amount;
        // What is taken back whole was no deposit, and no withdrawal, at all.
        Ok(match amount == whole {
            true => left,
            false => taken.told_apart(product, category).ok_or(Overflow)?,
        })
    }

    fn convert_sums(
        &self,
        sums: &Sums,
        currency: Option<&str>,
        day: i64,
    ) -> Result<Sums, EventProblem> {
        let into = |amount: i64| self.convert(amount, currency, day);
        Ok(Sums {
            deposits: into(sums.deposits)?,
            withdrawals: into(sums.withdrawals)?,
            chargebacks: into(sums.chargebacks)?,
            bonuses: into(sums.bonuses)?,
            deductions: into(sums.deductions)?,
            bets: into(sums.bets)?,
            wins: into(sums.wins)?,
            ..*sums
        })
    }

    /// An amount in the operator's currency, by the rate of its day.
    fn convert(&self, amount: i64, currency: Option<&str>, day: i64) -> Result<i64, EventProblem> {
        let currency = currency.filter(|currency| *currency != self.currency);
        let Some(currency) = currency else {
            return Ok(amount);
        };
        let rates = self.rates.get(currency);
        let rate = rates.and_then(|rates| {
            let before = rates.iter().filter(|(from, _)| *from <= day);
            before.max_by_key(|(from, _)| *from)
        });
        let (_, rate) = rate.ok_or(EventProblem::FxRateMissing)?;
        let converted = Money(amount).checked_fx(*rate);
        Ok(converted.ok_or(EventProblem::AmountTooLarge)?.0)
    }
}

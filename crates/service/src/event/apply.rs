//! Applies each event in its order on what was loaded.

use super::content::{Content, WrittenDown};
use super::world::{Name, RowState, World, source};
use super::{Incoming, Outcome};
use std::collections::BTreeMap;
use tributary_domain::commission::{
    Accrual, AppliedTerms, Cause, DepositChange, Deposits, Overflow, day_of,
};
use tributary_domain::event::{EventProblem, EventType, MAX_CLOCK_SKEW, Sums};
use tributary_domain::id::{AffiliateId, DealVersionId, EventId, RegistrationId};
use tributary_domain::money::Money;
use tributary_store::event::{State, StoredEvent};

/// Micros by which the parts of an amount in another currency may miss the whole.
const ROUNDING_TOLERANCE: i64 = 2;

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
pub(super) const fn is_reversible(kind: EventType) -> bool {
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
            return self.take_again(*known, incoming, &written);
        }
        let taken = self.check(incoming);
        let taken = taken.and_then(|converted| self.take_new(incoming, written, converted));
        taken.unwrap_or_else(Outcome::Rejected)
    }

    /// Takes an event whose id is known. One that waits may be somebody's who may touch more than its
    /// sender before: what was told by either counts.
    fn take_again(&mut self, at: usize, incoming: &Incoming, written: &WrittenDown) -> Outcome {
        if !self.is_same(&self.slots[at].event, incoming, written) {
            return Outcome::Rejected(EventProblem::EventIdReused);
        }
        let was_waiting = self.is_waiting(at);
        if was_waiting {
            self.widen(at, incoming.scope.as_ref());
            self.apply_waiting(at);
        }
        let known = &self.slots[at].event;
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
        let own = Some(&self.currency).filter(|currency| !currency.is_empty());
        let currency = match &incoming.content.currency {
            None => own.cloned(),
            Some(currency) if Some(currency) == own => None,
            Some(_) => return false,
        };
        let content = &incoming.content;
        if content.kind == EventType::Reversal && content.amount.is_some() {
            // There, none means that of the event it takes back.
            let target = (incoming.brand_id, content.reverses.clone());
            let target = self.by_name.get(&target).map(|at| &self.slots[*at].event);
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
        if incoming.occurred_at.0 > self.now.0.saturating_add(MAX_CLOCK_SKEW) {
            return Err(EventProblem::InFuture);
        }
        if day_of(incoming.occurred_at) < self.first_open_day {
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
        let at = self.add(event, Some(content.clone()), RowState::New);
        match self.apply(at) {
            Ok(()) => {
                self.apply_reversals_of(at);
                Ok(Outcome::Accepted)
            }
            Err(Stop::Waits) => {
                if let Err(problem) = self.park(at) {
                    self.remove_last();
                    return Err(problem);
                }
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

    /// Takes back what [`World::add`] added last.
    fn remove_last(&mut self) {
        if let Some(slot) = self.slots.pop() {
            self.by_name
                .remove(&(slot.event.brand_id, slot.event.event_id));
        }
    }

    /// Registers a player, and applies what has waited for it. Of one who is registered already nothing
    /// changes, but for the id of the event, which is taken.
    fn register(
        &mut self,
        incoming: &Incoming,
        mut event: StoredEvent,
    ) -> Result<Outcome, EventProblem> {
        let name: Name = (incoming.brand_id, incoming.ext_customer_id.clone());
        let known = self.customers.get(&name).copied();
        if let (Some(known), None) = (known, &incoming.scope) {
            return Ok(self.registered_before(known, event));
        }
        self.registered += 1;
        let id = RegistrationId(-self.registered);
        let registration = self.registration(id, incoming);
        let affiliate = registration.player.affiliate_id;
        if let Some(scope) = &incoming.scope
            && !affiliate.is_some_and(|affiliate| scope.contains(&affiliate))
        {
            self.places.remove(&id);
            return Err(EventProblem::OutOfScope);
        }
        if let Some(known) = known {
            self.places.remove(&id);
            return Ok(self.registered_before(known, event));
        }
        self.commission
            .players
            .insert(id, registration.player.clone());
        self.commission.deposits.insert(id, Deposits::default());
        self.registrations.insert(id, registration);
        self.stand(id);
        self.customers.insert(name.clone(), id);
        event.state = State::Applied;
        event.registration_id = Some(id);
        event.deal_version_id = self
            .commission
            .players
            .get(&id)
            .and_then(|player| player.deal);
        let at = self.add(event, Some(incoming.content.clone()), RowState::New);
        let cause = self.cause(at);
        if self.commission.register(id, cause).is_err() {
            // Fees above the range of numbers. As if it had never come.
            self.remove_last();
            self.customers.remove(&name);
            self.registrations.remove(&id);
            self.places.remove(&id);
            self.commission.players.remove(&id);
            self.commission.deposits.remove(&id);
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
    pub(super) fn in_turn(&self, mut waiting: Vec<usize>) -> Vec<usize> {
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

    /// Keeps the registration of a player who was registered before, as what it is.
    fn registered_before(&mut self, known: RegistrationId, mut event: StoredEvent) -> Outcome {
        let problem = EventProblem::AlreadyRegistered;
        event.state = State::Refused;
        event.registration_id = Some(known);
        problem.code().clone_into(&mut event.note);
        let at = self.add(event, None, RowState::New);
        self.apply_reversals_of(at);
        Outcome::Duplicate(Some(problem))
    }

    /// Applies an event whose time has come.
    pub(super) fn apply_waiting(&mut self, at: usize) {
        if !self.is_waiting(at) {
            return;
        }
        // It may be named another customer's once it counts, and is waited for by its name until then.
        self.count_waiting(at, -1);
        match self.apply(at) {
            Ok(()) => {
                self.touch(at);
                self.apply_reversals_of(at);
            }
            Err(Stop::Waits) => self.count_waiting(at, 1),
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

    pub(super) fn touch(&mut self, at: usize) {
        let mark = &mut self.slots[at].mark;
        if *mark == RowState::Loaded {
            *mark = RowState::Changed;
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
        // Whoever is out of the sender's reach is nobody it may learn of: as if not registered yet.
        if !Self::may_touch(&self.slots[at].event, self.affiliate_of(player)) {
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
                self.commission.accrue(player, cause, &accrual, deposit)?;
            }
        }
        self.applied(at, player, under);
        Ok(())
    }

    /// Notes that an event counts, for whom, and under which terms.
    fn applied(&mut self, at: usize, player: RegistrationId, under: AppliedTerms) {
        let customer = self.customer_of(player).map(str::to_owned);
        let event = &mut self.slots[at].event;
        event.state = State::Applied;
        event.registration_id = Some(player);
        event.deal_version_id = under.deal.filter(|id| *id != DealVersionId(0));
        event.sub_terms_id = under.sub_terms;
        event.ext_customer_id = customer.unwrap_or_default();
    }

    /// A day's aggregate: it takes the place of the one that counted, under that one's terms.
    fn activity(&mut self, at: usize, player: RegistrationId) -> Result<AppliedTerms, Stop> {
        let event = self.slots[at].event.clone();
        let place = (player, event.day, event.product);
        let before = self.activities.get(&place).copied();
        let before = before.map(|slot| (slot, self.slots[slot].event.clone()));
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
        let owner = target.registration_id.and_then(|id| self.affiliate_of(id));
        if !Self::may_touch(&event, owner) {
            return Err(Stop::Waits);
        }
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
        let under = AppliedTerms {
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
        self.commission.accrue(player, cause, &accrual, deposit)?;
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
        let sent: Option<Content> = serde_json::from_str(&target.payload).ok();
        let told = sent.map(|sent| (sent.product, sent.category));
        let (product, category) = told.unwrap_or_default();
        let rate = self.rate_of_reversal(target, content)?;
        let amount = convert(amount.0, rate)?;
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
        let amount = if rate.is_some() && (amount - whole).abs() <= ROUNDING_TOLERANCE {
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

    /// The rate that a reversal's amount is converted at: that of the event it takes back, for which none
    /// is asked however often the day's rate is set anew. Only an amount in a third currency is at the
    /// rate of the event's day.
    fn rate_of_reversal(
        &self,
        target: &StoredEvent,
        content: &Content,
    ) -> Result<Option<i64>, EventProblem> {
        let of_event = self.currency_of(target);
        match &content.currency {
            Some(named) if Some(named) != of_event.as_ref() => self.rate(Some(named), target.day),
            _ if target.rate.is_some() => Ok(target.rate),
            _ => self.rate(of_event.as_deref(), target.day),
        }
    }

    /// The currency that an event was sent in; none: the operator's own.
    fn currency_of(&self, event: &StoredEvent) -> Option<String> {
        let sent: Option<Content> = serde_json::from_str(&event.payload).ok();
        let currency = sent.and_then(|sent| sent.currency);
        currency.filter(|currency| *currency != self.currency)
    }

    /// What one unit of a currency is worth on a day, in parts per 10⁹; none for the operator's own.
    fn rate(&self, currency: Option<&str>, day: i64) -> Result<Option<i64>, EventProblem> {
        let currency = currency.filter(|currency| *currency != self.currency);
        let Some(currency) = currency else {
            return Ok(None);
        };
        let rates = self.rates.get(currency);
        let rate = rates.and_then(|rates| {
            let before = rates.partition_point(|(from, _)| *from <= day);
            rates[..before].last()
        });
        let (_, rate) = rate.ok_or(EventProblem::FxRateMissing)?;
        Ok(Some(*rate))
    }

    fn affiliate_of(&self, player: RegistrationId) -> Option<AffiliateId> {
        self.commission.players.get(&player)?.affiliate_id
    }
}

/// What an event adds, in the operator's currency.
struct Converted {
    sums: Sums,
    /// What it was converted at; none: it was in that currency.
    rate: Option<i64>,
}

fn convert_sums(sums: &Sums, rate: Option<i64>) -> Result<Sums, EventProblem> {
    let into = |amount: i64| convert(amount, rate);
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

/// An amount in the operator's currency.
fn convert(amount: i64, rate: Option<i64>) -> Result<i64, EventProblem> {
    let Some(rate) = rate else {
        return Ok(amount);
    };
    let converted = Money(amount).checked_fx(rate);
    Ok(converted.ok_or(EventProblem::AmountTooLarge)?.0)
}

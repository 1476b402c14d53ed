//! Loads what a batch of events touches, with a handful of queries however large it is.

mod attribution;
mod days;
mod terms;

use super::Incoming;
use super::content::Content;
use super::state::{BatchState, Loaded, RowState, WriteSet};
use crate::{Error, Service};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use tributary_domain::affiliate::Status;
use tributary_domain::commission::{CommissionState, day_of};
use tributary_domain::error::Code;
use tributary_domain::event::EventType;
use tributary_domain::id::{AffiliateId, OperatorId, RegistrationId};
use tributary_store::event::{State, StoredEvent};
use tributary_store::event_lookup::{EventLookup, PlayerMatch};
use tributary_store::{Connection, event, event_lookup, operator};

/// A batch that is being loaded.
pub(super) struct Loader {
    pub(super) loaded: Loaded,
    pub(super) commission: CommissionState,
    pub(super) writes: WriteSet,
    /// The players' days that were looked at.
    seen: HashSet<(RegistrationId, i64)>,
    /// Where the parents stand that were looked up.
    parents: HashMap<AffiliateId, Status>,
}

/// Loads a batch. Whoever does not hold the ledger's lock can only write it as long as nobody else
/// posts. `None` where more than `most` events wait for the customers that register in it.
pub(super) async fn load(
    service: &Service,
    tx: &mut impl Connection,
    operator: OperatorId,
    batch: &[Incoming],
    most: usize,
) -> Result<Option<BatchState>, Error> {
    let mut loader = Loader::new(service, operator, 0);
    loader.load_events(tx, batch).await?;
    if !loader.load_waiting(tx, batch, most).await? {
        return Ok(None);
    }
    loader.load_waiting_counts(tx, batch).await?;
    loader.load_attribution(service, tx, batch).await?;
    loader.load_days(tx, batch).await?;
    loader.load_terms(service, tx, batch).await?;
    let is_reversal = |kind: EventType| kind == EventType::Reversal;
    let has_foreign = |content: &Content| content.currency.is_some() || is_reversal(content.kind);
    let has_amounts = batch.iter().any(|event| has_foreign(&event.content))
        || (loader.writes.events.iter()).any(|known| is_reversal(known.event.kind));
    // What is known may have spelled the currency out.
    if has_amounts || batch.iter().any(|event| loader.writes.has(event)) {
        loader.load_operator(tx).await?;
    }
    if has_amounts {
        for (currency, day, rate) in event::fx_rates(tx, operator).await? {
            let rates = loader.loaded.rates.entry(currency).or_default();
            rates.push((day, rate));
        }
    }
    Ok(Some(loader.done()))
}

impl Loader {
    /// Nothing of it yet, for whoever knows the first day that is open.
    pub(super) fn new(service: &Service, operator: OperatorId, first_open_day: i64) -> Self {
        Self {
            loaded: Loaded::new(operator, service.clock.now(), first_open_day),
            commission: CommissionState::default(),
            writes: WriteSet::default(),
            seen: HashSet::new(),
            parents: HashMap::new(),
        }
    }

    /// What was loaded, to be applied.
    pub(super) fn done(self) -> BatchState {
        BatchState {
            loaded: self.loaded.into(),
            commission: self.commission,
            writes: self.writes,
        }
    }

    /// Adds an event that was loaded, unless it is there; reads what it says if it waits.
    fn add_loaded(&mut self, event: StoredEvent) -> Result<usize, Error> {
        let name = (event.brand_id, event.event_id.clone());
        if let Some(at) = self.writes.by_name.get(&name) {
            return Ok(*at);
        }
        let content = match event.state {
            State::Parked => Some(serde_json::from_str(&event.payload).map_err(Error::internal)?),
            _ => None,
        };
        Ok(self.writes.add(event, content, RowState::Loaded))
    }

    /// Adds a customer that an event names, unless it is there.
    fn add_player(&mut self, found: PlayerMatch) {
        if let Some(known) = found.player
            && let Entry::Vacant(place) = self.loaded.known.entry(known.player.id)
        {
            let player = known.player.clone();
            let name = (player.brand_id, known.ext_customer_id.clone());
            self.writes.customers.insert(name, player.id);
            self.commission.players.insert(player.id, player);
            place.insert(known);
        }
        self.loaded.affiliates.extend(found.affiliate);
        self.commission.days.extend(found.day);
    }

    /// What the operator has chosen, for the few events that depend on it.
    async fn load_operator(&mut self, tx: &mut impl Connection) -> Result<(), Error> {
        let found = operator::by_id(tx, self.loaded.operator).await?;
        let found = found.ok_or(Error::from(Code::NotFound))?;
        self.loaded.currency = found.currency;
        self.loaded.window_days = found.settings.attribution_window_days;
        Ok(())
    }

    /// The customers' registrations, and events by the names that the batch uses.
    async fn load_events(
        &mut self,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let asked = batch.iter().map(|incoming| EventLookup {
            brand_id: incoming.brand_id,
            event_id: &incoming.event_id,
            ext_customer_id: &incoming.ext_customer_id,
            day: day_of(incoming.occurred_at),
        });
        let asked: Vec<EventLookup<'_>> = asked.collect();
        let lookup = event_lookup::look_up(tx, self.loaded.operator, &asked).await?;
        let is_known = lookup.is_known;
        let version = lookup.version;
        self.loaded.version = version;
        self.loaded.first_open_day = version.map_or(0, |version| version.first_open_day);
        self.commission.counted = version.map(|version| version.counted).unwrap_or_default();
        self.loaded.ids = lookup.ids;
        for found in lookup.found {
            self.add_player(found);
        }
        for new in &asked {
            let player = self.writes.player_of(new.brand_id, new.ext_customer_id);
            self.seen.extend(player.map(|player| (player, new.day)));
        }
        let mut names: HashSet<event::Name<'_>> = HashSet::new();
        if is_known {
            let known = batch.iter();
            names.extend(known.map(|incoming| (incoming.brand_id, incoming.event_id.as_str())));
        }
        // What else waits for the event that a reversal takes back goes on waiting.
        let targets = batch.iter().map(|incoming| {
            let reverses = incoming.content.reverses.as_str();
            (incoming.brand_id, reverses)
        });
        let targets: HashSet<event::Name<'_>> = targets
            .filter(|name| !name.1.is_empty() && !names.contains(name))
            .collect();
        let (names, targets): (Vec<_>, Vec<_>) =
            (names.into_iter().collect(), targets.into_iter().collect());
        self.load_named(tx, &names).await?;
        for event in event::named(tx, self.loaded.operator, &targets).await? {
            self.add_loaded(event)?;
        }
        // A reversal need not name the customer: the event it takes back does.
        let others = self
            .writes
            .events
            .iter()
            .filter_map(|entry| entry.event.registration_id);
        let others: BTreeSet<_> = others
            .filter(|id| !self.loaded.known.contains_key(id))
            .collect();
        let others: Vec<_> = others.into_iter().collect();
        for found in event_lookup::by_ids(tx, self.loaded.operator, &others).await? {
            self.add_player(found);
        }
        Ok(())
    }

    /// What waits for the customers and events of the batch. False: that is more than `most`.
    async fn load_waiting(
        &mut self,
        tx: &mut impl Connection,
        batch: &[Incoming],
        most: usize,
    ) -> Result<bool, Error> {
        let registering: BTreeSet<event::Name<'_>> = (batch.iter())
            .filter(|incoming| incoming.content.kind == EventType::Registration)
            .map(|incoming| (incoming.brand_id, incoming.ext_customer_id.as_str()))
            .filter(|(brand, customer)| self.writes.player_of(*brand, customer).is_none())
            .collect();
        let registering: Vec<_> = registering.into_iter().collect();
        let mut waiting = Vec::new();
        let one_more = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
        let parked = event::parked_of(tx, self.loaded.operator, &registering, one_more).await?;
        if parked.len() > most {
            return Ok(false);
        }
        for event in parked {
            waiting.push((event.brand_id, event.event_id.clone()));
            let name = (event.brand_id, event.ext_customer_id.clone());
            let at = self.add_loaded(event)?;
            self.writes.parked.entry(name).or_default().push(at);
        }
        // What waits may be waited for, too.
        waiting.retain(|name| !self.writes.parked_reversals.contains_key(name));
        let waiting: Vec<event::Name<'_>> = (waiting.iter())
            .map(|(brand, name)| (*brand, name.as_str()))
            .collect();
        self.load_named(tx, &waiting).await?;
        Ok(true)
    }

    /// Events by their names, and the reversals that wait for events of those names.
    async fn load_named(
        &mut self,
        tx: &mut impl Connection,
        names: &[event::Name<'_>],
    ) -> Result<(), Error> {
        let asked: HashSet<event::Name<'_>> = names.iter().copied().collect();
        let mut seen = HashSet::new();
        for event in event::by_names(tx, self.loaded.operator, names).await? {
            let waits_for = (event.kind == EventType::Reversal && event.state == State::Parked)
                .then(|| (event.brand_id, event.reverses.clone()))
                .filter(|(brand, name)| asked.contains(&(*brand, name.as_str())));
            let at = self.add_loaded(event)?;
            if let Some(name) = waits_for
                && seen.insert(at)
            {
                self.writes
                    .parked_reversals
                    .entry(name)
                    .or_default()
                    .push(at);
            }
        }
        Ok(())
    }
}

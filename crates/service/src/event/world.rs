//! What a batch of events touches, loaded with a handful of queries however large it is.

use super::Incoming;
use super::content::Content;
use super::waiting::Count;
use crate::{Error, Service, tracker};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use tributary_domain::affiliate::Status;
use tributary_domain::commission::{CommissionState, DepositSource, Deposits, day_of, month_of};
use tributary_domain::deal::{DealVersion, SubTerms};
use tributary_domain::dimension::Dimension;
use tributary_domain::error::Code;
use tributary_domain::event::{EventType, Product};
use tributary_domain::id::{
    AffiliateId, BrandId, CampaignId, DealId, DealVersionId, DimensionId, EventId, OperatorId,
    RegistrationId, SubTermsId,
};
use tributary_domain::player::Registration;
use tributary_domain::time::Timestamp;
use tributary_store::affiliate::AffiliateState;
use tributary_store::arrival::{Arrival, Met};
use tributary_store::event::{State, StoredEvent};
use tributary_store::ledger::Turn;
use tributary_store::player::KnownPlayer;
use tributary_store::waiting::Awaited;
use tributary_store::{
    Connection, affiliate, arrival, click, deal, dimension, event, operator, player, promo_code,
    sub_terms,
};

/// A brand's name for something: a customer, or an event.
pub(super) type Name = (BrandId, String);

/// Whether an event is to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RowState {
    /// It is as it was loaded.
    Loaded,
    /// It was loaded and has changed.
    Changed,
    /// It is new.
    New,
}

/// An event among those at hand.
#[derive(Clone, Debug)]
pub(super) struct BatchEvent {
    pub(super) event: StoredEvent,
    /// What it says; only of those that may still be applied.
    pub(super) content: Option<Content>,
    pub(super) mark: RowState,
}

/// Everything a batch touches.
pub(super) struct World {
    pub(super) operator: OperatorId,
    /// The operator's currency; empty where no amount names one.
    pub(super) currency: String,
    /// For how many days a click counts; 0 where there is none.
    pub(super) window_days: i64,
    pub(super) now: Timestamp,
    /// How far the ledger was when this was loaded; none: nobody has posted yet.
    pub(super) turn: Option<Turn>,
    pub(super) first_open_day: i64,
    /// What new events will be called.
    pub(super) ids: Vec<EventId>,
    pub(super) slots: Vec<BatchEvent>,
    pub(super) by_name: HashMap<Name, usize>,
    /// The registration of each customer; new ones have ids below zero until they are written.
    pub(super) customers: HashMap<Name, RegistrationId>,
    /// The registrations that were here before.
    pub(super) known: HashMap<RegistrationId, KnownPlayer>,
    /// The players' days that were looked at.
    pub(super) seen: HashSet<(RegistrationId, i64)>,
    /// Those that are new, or somebody else's now, and are written whole.
    pub(super) registrations: HashMap<RegistrationId, Registration>,
    /// How many registrations were tried so far; each gets an id below zero of its own.
    pub(super) registered: i64,
    /// What reports group new registrations by.
    pub(super) places: HashMap<RegistrationId, Dimension>,
    /// What waits for customers that register now.
    pub(super) parked: HashMap<Name, Vec<usize>>,
    /// The reversals that wait for events.
    pub(super) parked_reversals: HashMap<Name, Vec<usize>>,
    /// How many events wait, and for whom; the others nothing waits for.
    pub(super) waiting: HashMap<Awaited, Count>,
    /// The activity that counts on each player's day, of each product.
    pub(super) activities: HashMap<(RegistrationId, i64, Option<Product>), usize>,
    pub(super) commission: CommissionState,
    /// Exchange rates: for each currency (day it holds from, parts per 10⁹), by day.
    pub(super) rates: HashMap<String, Vec<(i64, i64)>>,
    pub(super) clicks: HashMap<String, (DimensionId, Timestamp)>,
    pub(super) click_places: HashMap<DimensionId, Dimension>,
    pub(super) trackers: HashMap<String, Option<tracker::Tracker>>,
    pub(super) promo_codes: HashMap<Name, (AffiliateId, CampaignId)>,
    pub(super) standings: HashMap<AffiliateId, AffiliateState>,
    pub(super) deals_of: HashMap<AffiliateId, Vec<DealVersion>>,
    pub(super) terms_of: HashMap<AffiliateId, SubTerms>,
    /// Where the parents stand that were looked up.
    parents: HashMap<AffiliateId, Status>,
}

/// Loads it. Whoever does not hold the ledger's lock can only write it in the turn it was loaded in.
/// `None` where more than `most` events wait for the customers that register in the batch.
pub(super) async fn load(
    service: &Service,
    tx: &mut impl Connection,
    operator: OperatorId,
    batch: &[Incoming],
    most: usize,
) -> Result<Option<World>, Error> {
    let mut world = World::new(service, operator, 0);
    world.load_events(tx, batch).await?;
    if !world.load_waiting(tx, batch, most).await? {
        return Ok(None);
    }
    world.load_waiting_counts(tx, batch).await?;
    world.load_attribution(service, tx, batch).await?;
    world.load_days(tx, batch).await?;
    world.load_terms(service, tx, batch).await?;
    let is_reversal = |kind: EventType| kind == EventType::Reversal;
    let has_foreign = |content: &Content| content.currency.is_some() || is_reversal(content.kind);
    let has_amounts = batch.iter().any(|event| has_foreign(&event.content))
        || (world.slots.iter()).any(|slot| is_reversal(slot.event.kind));
    // What is known may have spelled the currency out.
    if has_amounts || batch.iter().any(|event| world.has(event)) {
        world.load_operator(tx).await?;
    }
    if has_amounts {
        for (currency, day, rate) in event::fx_rates(tx, operator).await? {
            world.rates.entry(currency).or_default().push((day, rate));
        }
    }
    Ok(Some(world))
}

impl World {
    /// Nothing of it yet, for whoever knows the first day that is open.
    pub(super) fn new(service: &Service, operator: OperatorId, first_open_day: i64) -> Self {
        Self {
            operator,
            currency: String::new(),
            window_days: 0,
            now: service.clock.now(),
            turn: None,
            first_open_day,
            ids: Vec::new(),
            slots: Vec::new(),
            by_name: HashMap::new(),
            customers: HashMap::new(),
            known: HashMap::new(),
            seen: HashSet::new(),
            registrations: HashMap::new(),
            registered: 0,
            places: HashMap::new(),
            parked: HashMap::new(),
            parked_reversals: HashMap::new(),
            waiting: HashMap::new(),
            activities: HashMap::new(),
            commission: CommissionState::default(),
            rates: HashMap::new(),
            clicks: HashMap::new(),
            click_places: HashMap::new(),
            trackers: HashMap::new(),
            promo_codes: HashMap::new(),
            standings: HashMap::new(),
            deals_of: HashMap::new(),
            terms_of: HashMap::new(),
            parents: HashMap::new(),
        }
    }

    /// Adds an event to those at hand.
    pub(super) fn add(
        &mut self,
        event: StoredEvent,
        content: Option<Content>,
        mark: RowState,
    ) -> usize {
        let at = self.slots.len();
        let name = (event.brand_id, event.event_id.clone());
        self.by_name.insert(name, at);
        self.slots.push(BatchEvent {
            event,
            content,
            mark,
        });
        at
    }

    /// Adds an event that was loaded, unless it is there; reads what it says if it waits.
    fn add_loaded(&mut self, event: StoredEvent) -> Result<usize, Error> {
        let name = (event.brand_id, event.event_id.clone());
        if let Some(at) = self.by_name.get(&name) {
            return Ok(*at);
        }
        let content = match event.state {
            State::Parked => Some(serde_json::from_str(&event.payload).map_err(Error::internal)?),
            _ => None,
        };
        Ok(self.add(event, content, RowState::Loaded))
    }

    /// Adds what an event meets, unless it is there.
    fn add_met(&mut self, met: Met) {
        if let Some(known) = met.player
            && let Entry::Vacant(place) = self.known.entry(known.player.id)
        {
            let player = known.player.clone();
            let name = (player.brand_id, known.ext_customer_id.clone());
            self.customers.insert(name, player.id);
            self.commission.players.insert(player.id, player);
            place.insert(known);
        }
        self.standings.extend(met.standing);
        self.commission.days.extend(met.day);
    }

    /// The brand's name for a player.
    pub(super) fn customer_of(&self, id: RegistrationId) -> Option<&str> {
        let known = self.known.get(&id).map(|known| &known.ext_customer_id);
        let new = || self.registrations.get(&id).map(|new| &new.ext_customer_id);
        known.or_else(new).map(String::as_str)
    }

    /// What reports count a player in: without texts, and with them.
    pub(super) fn dimensions_of(&self, id: RegistrationId) -> Option<[DimensionId; 2]> {
        let written = self.registrations.get(&id);
        let written = written.map(|written| [written.dimension_id, written.detail_id]);
        let known = || self.known.get(&id);
        written.or_else(|| known().map(|known| [known.dimension_id, known.detail_id]))
    }

    /// Whether an event of that name is at hand.
    fn has(&self, incoming: &Incoming) -> bool {
        let name = (incoming.brand_id, incoming.event_id.clone());
        self.by_name.contains_key(&name)
    }

    /// The player an event is about, if it is known by now.
    pub(super) fn player_of(&self, brand: BrandId, customer: &str) -> Option<RegistrationId> {
        self.customers.get(&(brand, customer.to_owned())).copied()
    }

    /// What the operator has chosen, for the few events that depend on it.
    async fn load_operator(&mut self, tx: &mut impl Connection) -> Result<(), Error> {
        let found = operator::by_id(tx, self.operator).await?;
        let found = found.ok_or(Error::from(Code::NotFound))?;
        self.currency = found.currency;
        self.window_days = found.settings.attribution_window_days;
        Ok(())
    }

    /// The customers' registrations, and events by the names that the batch uses.
    async fn load_events(
        &mut self,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let arrivals = batch.iter().map(|incoming| Arrival {
            brand_id: incoming.brand_id,
            event_id: &incoming.event_id,
            ext_customer_id: &incoming.ext_customer_id,
            day: day_of(incoming.occurred_at),
        });
        let arrivals: Vec<Arrival<'_>> = arrivals.collect();
        let meeting = arrival::meet(tx, self.operator, &arrivals).await?;
        let is_known = meeting.is_known;
        self.turn = meeting.turn;
        self.first_open_day = meeting.turn.map_or(0, |turn| turn.first_open_day);
        self.commission.counted = meeting.turn.map(|turn| turn.counted).unwrap_or_default();
        self.ids = meeting.ids;
        for met in meeting.met {
            self.add_met(met);
        }
        for new in &arrivals {
            let player = self.player_of(new.brand_id, new.ext_customer_id);
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
        for event in event::named(tx, self.operator, &targets).await? {
            self.add_loaded(event)?;
        }
        // A reversal need not name the customer: the event it takes back does.
        let others = self
            .slots
            .iter()
            .filter_map(|slot| slot.event.registration_id);
        let others: BTreeSet<_> = others.filter(|id| !self.known.contains_key(id)).collect();
        let others: Vec<_> = others.into_iter().collect();
        for met in arrival::by_ids(tx, self.operator, &others).await? {
            self.add_met(met);
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
            .filter(|(brand, customer)| self.player_of(*brand, customer).is_none())
            .collect();
        let registering: Vec<_> = registering.into_iter().collect();
        let mut waiting = Vec::new();
        let one_more = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
        let parked = event::parked_of(tx, self.operator, &registering, one_more).await?;
        if parked.len() > most {
            return Ok(false);
        }
        for event in parked {
            waiting.push((event.brand_id, event.event_id.clone()));
            let name = (event.brand_id, event.ext_customer_id.clone());
            let at = self.add_loaded(event)?;
            self.parked.entry(name).or_default().push(at);
        }
        // What waits may be waited for, too.
        waiting.retain(|name| !self.parked_reversals.contains_key(name));
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
        for event in event::by_names(tx, self.operator, names).await? {
            let waits_for = (event.kind == EventType::Reversal && event.state == State::Parked)
                .then(|| (event.brand_id, event.reverses.clone()))
                .filter(|(brand, name)| asked.contains(&(*brand, name.as_str())));
            let at = self.add_loaded(event)?;
            if let Some(name) = waits_for
                && seen.insert(at)
            {
                self.parked_reversals.entry(name).or_default().push(at);
            }
        }
        Ok(())
    }

    /// What decides whose the new players are.
    async fn load_attribution(
        &mut self,
        service: &Service,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let operator = self.operator;
        let mut affiliates: BTreeSet<AffiliateId> = BTreeSet::new();
        let new = batch.iter().filter(|incoming| {
            // Whoever may not touch all learns of no player but those it could have brought.
            incoming.content.kind == EventType::Registration
                && (incoming.scope.is_some()
                    || (self.player_of(incoming.brand_id, &incoming.ext_customer_id)).is_none())
        });
        let new: Vec<&Incoming> = new.collect();
        for incoming in &new {
            let content = &incoming.content;
            if !content.tracker.is_empty() {
                let read = tracker::read(service, &content.tracker);
                affiliates.extend(read.map(|tracker| tracker.affiliate));
                self.trackers.insert(content.tracker.clone(), read);
            }
            affiliates.extend(content.affiliate_id);
            if !content.promo_code.is_empty() {
                let name = (incoming.brand_id, content.promo_code.clone());
                let found = promo_code::by_code(tx, operator, name.0, &name.1).await?;
                if let Some(found) = found {
                    affiliates.insert(found.0);
                    self.promo_codes.insert(name, found);
                }
            }
        }
        if !self.trackers.is_empty() {
            self.load_operator(tx).await?;
            let trackers: Vec<&str> = self.trackers.keys().map(String::as_str).collect();
            self.clicks = click::by_trackers(tx, operator, &trackers).await?;
            let ids: BTreeSet<DimensionId> = self.clicks.values().map(|click| click.0).collect();
            let ids: Vec<DimensionId> = ids.into_iter().collect();
            self.click_places = dimension::by_ids(tx, operator, &ids).await?;
        }
        if !new.is_empty() {
            let affiliates: Vec<AffiliateId> = affiliates.iter().copied().collect();
            for version in deal::candidates(tx, operator, &affiliates).await? {
                self.deals_of
                    .entry(version.affiliate_id)
                    .or_default()
                    .push(version);
            }
        }
        affiliates.retain(|id| !self.standings.contains_key(id));
        let affiliates: Vec<AffiliateId> = affiliates.into_iter().collect();
        let standings = affiliate::standings(tx, operator, &affiliates).await?;
        self.standings.extend(standings);
        self.load_parents(tx).await?;
        let ids: Vec<RegistrationId> = self.commission.players.keys().copied().collect();
        for id in ids {
            self.stand(id);
        }
        Ok(())
    }

    /// What the parents of affiliates at hand earn on them: nothing, where their status earns nothing.
    pub(super) async fn load_parents(&mut self, tx: &mut impl Connection) -> Result<(), Error> {
        let operator = self.operator;
        let parents: BTreeSet<AffiliateId> = (self.standings.values())
            .filter_map(|standing| standing.parent)
            .collect();
        if parents.is_empty() {
            return Ok(());
        }
        let parents: Vec<AffiliateId> = parents.into_iter().collect();
        let standings = affiliate::standings(tx, operator, &parents).await?;
        let known = standings.iter();
        self.parents
            .extend(known.map(|(id, standing)| (*id, standing.status)));
        for terms in sub_terms::current(tx, operator, &parents).await? {
            let parent = standings.get(&terms.affiliate_id);
            if parent.is_some_and(|parent| parent.status.earns()) {
                self.terms_of.insert(terms.affiliate_id, terms);
                self.commission.sub_terms.insert(terms.id, terms);
            }
        }
        Ok(())
    }

    /// Looks up what a player's affiliate, and its parent, may earn on it.
    pub(super) fn stand(&mut self, id: RegistrationId) {
        let Some(player) = self.commission.players.get_mut(&id) else {
            return;
        };
        let standing = player.affiliate_id.and_then(|id| self.standings.get(&id));
        player.affiliate_earns = standing.is_some_and(|standing| standing.status.earns());
        let parent = standing.and_then(|standing| standing.parent);
        player.parent = parent.and_then(|parent| self.terms_of.get(&parent).copied());
    }

    /// The players' days that the batch can change, and what counts on them.
    async fn load_days(
        &mut self,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let open = |day: i64| day.max(self.first_open_day);
        let mut days: HashSet<(RegistrationId, i64)> = HashSet::new();
        let mut activities: BTreeSet<(RegistrationId, i64, Option<Product>)> = BTreeSet::new();
        let mut losing: BTreeSet<RegistrationId> = BTreeSet::new();
        let mut moments: Vec<(RegistrationId, Timestamp)> = Vec::new();
        // What comes with its reversal is found by its name alone, as a reversal need not say more.
        let is_reversal = |incoming: &Incoming| incoming.content.kind == EventType::Reversal;
        let mut named: HashMap<(BrandId, &str), &Incoming> = HashMap::new();
        if !self.parked_reversals.is_empty() || batch.iter().any(is_reversal) {
            let names = batch.iter().filter(|incoming| !is_reversal(incoming));
            named.extend(names.map(|incoming| {
                let name = (incoming.brand_id, incoming.event_id.as_str());
                (name, incoming)
            }));
        }
        for incoming in batch {
            let target = (incoming.brand_id, incoming.content.reverses.clone());
            let target = self.by_name.get(&target).map(|at| &self.slots[*at].event);
            let player = self.player_of(incoming.brand_id, &incoming.ext_customer_id);
            let player = player.or_else(|| target.and_then(|target| target.registration_id));
            let player = player.or_else(|| {
                let name = (incoming.brand_id, incoming.content.reverses.as_str());
                let target = named.get(&name)?;
                self.player_of(target.brand_id, &target.ext_customer_id)
            });
            let Some(player) = player else { continue };
            let day = day_of(incoming.occurred_at);
            moments.push((player, incoming.occurred_at));
            match incoming.content.kind {
                EventType::Reversal => {
                    losing.insert(player);
                    days.extend(target.map(|target| (player, open(target.day))));
                }
                // A second one for the day and product takes the place of the first.
                EventType::Activity
                    if !activities.insert((player, day, incoming.content.product)) =>
                {
                    losing.insert(player);
                }
                _ => {}
            }
        }
        for reversals in self.parked_reversals.values() {
            for at in reversals {
                let event = &self.slots[*at].event;
                let target = named.get(&(event.brand_id, event.reverses.as_str()));
                let player = target
                    .and_then(|target| self.player_of(target.brand_id, &target.ext_customer_id));
                if let Some(player) = player {
                    losing.insert(player);
                    moments.push((player, event.occurred_at));
                }
            }
        }
        days.extend((moments.iter()).map(|(player, at)| (*player, open(day_of(*at)))));
        // Whoever earns again gets what was held back, on every day.
        let status = batch
            .iter()
            .filter(|incoming| incoming.content.kind == EventType::Status);
        let changing: BTreeSet<RegistrationId> = status
            .filter_map(|incoming| self.player_of(incoming.brand_id, &incoming.ext_customer_id))
            .collect();
        let changing: Vec<_> = changing.into_iter().collect();
        for (key, day) in player::days_of(tx, &changing).await? {
            days.insert((key.0, key.1));
            self.seen.insert((key.0, key.1));
            self.commission.days.insert(key, day);
        }
        let unseen: Vec<_> = days.difference(&self.seen).copied().collect();
        self.commission
            .days
            .extend(player::days(tx, &unseen).await?);
        let days: Vec<_> = days.into_iter().collect();
        let activities: BTreeSet<_> = (activities.into_iter())
            .map(|(player, day, _)| (player, day))
            .collect();
        let activities: Vec<_> = activities.into_iter().collect();
        for event in event::activities(tx, &activities).await? {
            let Some(player) = event.registration_id else {
                continue;
            };
            losing.insert(player);
            let place = (player, event.day, event.product);
            let at = self.add_loaded(event)?;
            self.activities.insert(place, at);
        }
        // Parents' shares, where anything can change them.
        let has_parent = self
            .commission
            .players
            .values()
            .any(|player| player.parent.is_some());
        let was_shared = self
            .slots
            .iter()
            .any(|slot| slot.event.sub_terms_id.is_some());
        if has_parent || was_shared || !changing.is_empty() {
            self.commission.sub_days = player::sub_days(tx, &days).await?.into_iter().collect();
        }
        let losing: Vec<_> = losing.into_iter().collect();
        for id in &losing {
            self.commission.deposits.insert(*id, Deposits::default());
        }
        for event in event::deposits(tx, &losing).await? {
            let all = event
                .registration_id
                .and_then(|id| self.commission.deposits.get_mut(&id));
            if let Some(all) = all {
                all.note(source(&event));
            }
        }
        Ok(())
    }

    /// The terms that players and events count under, and how far their caps are used.
    async fn load_terms(
        &mut self,
        service: &Service,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let candidates = self.deals_of.values().flatten();
        let known = candidates.map(|version| (version.id, Arc::new(version.agreement())));
        self.commission.deals.extend(known);
        let mut versions: BTreeSet<DealVersionId> = BTreeSet::new();
        let mut terms: BTreeSet<SubTermsId> = BTreeSet::new();
        let players = self.commission.players.values();
        versions.extend(
            players.flat_map(|player| [player.deal, player.cpa_deal].into_iter().flatten()),
        );
        for slot in &self.slots {
            versions.extend(slot.event.deal_version_id);
            terms.extend(slot.event.sub_terms_id);
        }
        versions.extend(self.commission.days.keys().map(|(_, _, deal)| *deal));
        terms.extend(self.commission.sub_days.keys().map(|(_, _, terms)| *terms));
        versions.retain(|id| !self.commission.deals.contains_key(id));
        terms.retain(|id| !self.commission.sub_terms.contains_key(id));
        let agreements = service.agreements.of(tx, self.operator, versions);
        for agreement in agreements.await? {
            self.commission.deals.insert(agreement.id, agreement);
        }
        if !terms.is_empty() {
            let terms: Vec<_> = terms.into_iter().collect();
            for terms in sub_terms::by_ids(tx, self.operator, &terms).await? {
                self.commission.sub_terms.insert(terms.id, terms);
            }
        }
        self.find_idle_parents(tx).await?;
        let waiting = self.slots.iter().map(|slot| slot.event.occurred_at);
        let moments = batch.iter().map(|incoming| incoming.occurred_at);
        let moments: Vec<Timestamp> = moments.chain(waiting).collect();
        self.load_caps(tx, &moments).await
    }

    /// How far the caps of the deals at hand are used, in the periods in which something happens at
    /// these moments, and in those in which players' CPAs count. Whoever changes players needs it: what
    /// is not loaded counts as unused, and is written as such.
    pub(super) async fn load_caps(
        &mut self,
        tx: &mut impl Connection,
        moments: &[Timestamp],
    ) -> Result<(), Error> {
        let capped = self
            .commission
            .deals
            .values()
            .filter(|deal| deal.terms.cap_cpa_daily > 0 || deal.terms.cap_cpa_monthly > 0);
        let capped: BTreeSet<DealId> = capped.map(|deal| deal.deal_id).collect();
        // A CPA that is taken back gives its place back where it was counted.
        let taken = self.commission.players.values();
        let mut places: BTreeSet<(DealId, i64)> = taken.filter_map(|player| player.cap).collect();
        if capped.is_empty() && places.is_empty() {
            return Ok(());
        }
        let days: BTreeSet<i64> = (moments.iter().copied())
            .map(|at| day_of(at).max(self.first_open_day))
            .collect();
        let here = capped.iter();
        places.extend(here.flat_map(|deal| days.iter().map(|day| (*deal, *day))));
        let periods = places.into_iter();
        let periods = periods.flat_map(|(deal, day)| [(deal, day), (deal, -month_of(day))]);
        let periods: BTreeSet<(DealId, i64)> = periods.collect();
        let periods: Vec<_> = periods.into_iter().collect();
        self.commission.caps = player::caps(tx, &periods).await?.into_iter().collect();
        Ok(())
    }

    /// Which of the parents that share in anything earn nothing at the moment.
    async fn find_idle_parents(&mut self, tx: &mut impl Connection) -> Result<(), Error> {
        let parents = self
            .commission
            .sub_terms
            .values()
            .map(|terms| terms.affiliate_id);
        let parents: BTreeSet<AffiliateId> = parents.collect();
        let unknown = parents.iter().filter(|id| !self.parents.contains_key(id));
        let unknown: Vec<AffiliateId> = unknown.copied().collect();
        for (id, standing) in affiliate::standings(tx, self.operator, &unknown).await? {
            self.parents.insert(id, standing.status);
        }
        let idle = self.parents.iter().filter(|(_, status)| !status.earns());
        self.commission.idle_parents = idle.map(|(id, _)| *id).collect();
        Ok(())
    }

    /// Players with those of their days on which something is held back, and all that they are
    /// counted under.
    pub(super) async fn load_held(
        &mut self,
        service: &Service,
        tx: &mut impl Connection,
        held: &[(RegistrationId, i64)],
    ) -> Result<(), Error> {
        let ids: BTreeSet<RegistrationId> = held.iter().map(|(id, _)| *id).collect();
        let ids: Vec<RegistrationId> = ids.into_iter().collect();
        for met in arrival::by_ids(tx, self.operator, &ids).await? {
            self.add_met(met);
        }
        for id in ids {
            self.stand(id);
        }
        // What is of a closed day counts on the first that is open.
        let first_open = held.iter().map(|(id, _)| (*id, self.first_open_day));
        let days: HashSet<(RegistrationId, i64)> = held.iter().copied().chain(first_open).collect();
        let days: Vec<_> = days.into_iter().collect();
        self.commission.days.extend(player::days(tx, &days).await?);
        let shares = player::sub_days(tx, &days).await?;
        self.commission.sub_days.extend(shares);
        self.load_terms(service, tx, &[]).await
    }
}

/// An event as one that can be its player's first deposit.
pub(super) fn source(event: &StoredEvent) -> DepositSource {
    DepositSource {
        event: event.event_id.clone(),
        at: event.occurred_at,
        amount: event.effect.one_deposit(),
    }
}

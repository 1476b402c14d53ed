//! What a batch of events is worked out on: what was loaded, the commission, and what is to be written.

use super::Incoming;
use super::content::Content;
use crate::tracker::Tracker;
use std::collections::HashMap;
use std::ops::Deref;
use tributary_domain::commission::{CommissionState, DepositSource};
use tributary_domain::deal::{DealVersion, SubTerms};
use tributary_domain::dimension::Dimension;
use tributary_domain::event::Product;
use tributary_domain::id::{
    AffiliateId, BrandId, CampaignId, DimensionId, EventId, OperatorId, RegistrationId,
};
use tributary_domain::player::Registration;
use tributary_domain::time::Timestamp;
use tributary_store::affiliate::AffiliateState;
use tributary_store::event::StoredEvent;
use tributary_store::ledger::LedgerVersion;
use tributary_store::player::KnownPlayer;
use tributary_store::waiting::Awaited;

/// A brand's name for something: a customer, or an event.
pub(super) type Name = (BrandId, String);

/// A batch, loaded. Applying it changes the commission and what is to be written.
pub(super) struct BatchState {
    pub(super) loaded: ReadOnly<Loaded>,
    pub(super) commission: CommissionState,
    pub(super) writes: WriteSet,
}

/// What nobody changes any more.
pub(super) struct ReadOnly<T>(T);

impl<T> From<T> for ReadOnly<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> Deref for ReadOnly<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What was loaded, as it was then.
pub(super) struct Loaded {
    pub(super) operator: OperatorId,
    /// The operator's currency; empty where no amount names one.
    pub(super) currency: String,
    /// For how many days a click counts; 0 where there is none.
    pub(super) window_days: i64,
    pub(super) now: Timestamp,
    /// How far the ledger was when this was loaded; none: nobody has posted yet.
    pub(super) version: Option<LedgerVersion>,
    pub(super) first_open_day: i64,
    /// What new events will be called.
    pub(super) ids: Vec<EventId>,
    /// The registrations that were here before.
    pub(super) known: HashMap<RegistrationId, KnownPlayer>,
    /// Exchange rates: for each currency (day it holds from, parts per 10⁹), by day.
    pub(super) rates: HashMap<String, Vec<(i64, i64)>>,
    pub(super) clicks: HashMap<String, (DimensionId, Timestamp)>,
    pub(super) click_dimensions: HashMap<DimensionId, Dimension>,
    pub(super) trackers: HashMap<String, Option<Tracker>>,
    pub(super) promo_codes: HashMap<Name, (AffiliateId, CampaignId)>,
    pub(super) affiliates: HashMap<AffiliateId, AffiliateState>,
    pub(super) deals_of: HashMap<AffiliateId, Vec<DealVersion>>,
    /// What parents earn on what their subs do; only of those who earn.
    pub(super) terms_of: HashMap<AffiliateId, SubTerms>,
}

impl Loaded {
    /// Nothing yet.
    pub(super) fn new(operator: OperatorId, now: Timestamp, first_open_day: i64) -> Self {
        Self {
            operator,
            currency: String::new(),
            window_days: 0,
            now,
            version: None,
            first_open_day,
            ids: Vec::new(),
            known: HashMap::new(),
            rates: HashMap::new(),
            clicks: HashMap::new(),
            click_dimensions: HashMap::new(),
            trackers: HashMap::new(),
            promo_codes: HashMap::new(),
            affiliates: HashMap::new(),
            deals_of: HashMap::new(),
            terms_of: HashMap::new(),
        }
    }

    /// Notes what a player's affiliate, and its parent, may earn on it.
    pub(super) fn set_earners(&self, commission: &mut CommissionState, id: RegistrationId) {
        let Some(player) = commission.players.get_mut(&id) else {
            return;
        };
        let affiliate = player.affiliate_id.and_then(|id| self.affiliates.get(&id));
        player.affiliate_earns = affiliate.is_some_and(|affiliate| affiliate.status.earns());
        let parent = affiliate.and_then(|affiliate| affiliate.parent);
        player.parent = parent.and_then(|parent| self.terms_of.get(&parent).copied());
    }
}

/// The events and players at hand, of which those that are new or have changed are written.
#[derive(Default)]
pub(super) struct WriteSet {
    pub(super) events: Vec<BatchEvent>,
    /// Where each event is among them.
    pub(super) by_name: HashMap<Name, usize>,
    /// The registration of each customer; new ones have ids below zero until they are written.
    pub(super) customers: HashMap<Name, RegistrationId>,
    /// The registrations that are new, or somebody else's now, and are written whole.
    pub(super) registrations: HashMap<RegistrationId, Registration>,
    /// How many registrations were tried so far; each gets an id below zero of its own.
    pub(super) new_players: i64,
    /// What reports group those registrations by.
    pub(super) dimensions: HashMap<RegistrationId, Dimension>,
    /// What waits for customers that register now.
    pub(super) parked: HashMap<Name, Vec<usize>>,
    /// The reversals that wait for events.
    pub(super) parked_reversals: HashMap<Name, Vec<usize>>,
    /// How many events wait, and for whom; the others nothing waits for.
    pub(super) waiting: HashMap<Awaited, WaitingCount>,
    /// The activity that counts on each player's day, of each product.
    pub(super) activities: HashMap<(RegistrationId, i64, Option<Product>), usize>,
}

/// An event among those at hand.
#[derive(Clone, Debug)]
pub(super) struct BatchEvent {
    pub(super) event: StoredEvent,
    /// What it says; only of those that may still be applied.
    pub(super) content: Option<Content>,
    pub(super) row: RowState,
}

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

/// How many events wait for somebody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WaitingCount {
    pub(super) loaded: i64,
    pub(super) now: i64,
}

impl WriteSet {
    /// Adds an event to those at hand.
    pub(super) fn add(
        &mut self,
        event: StoredEvent,
        content: Option<Content>,
        row: RowState,
    ) -> usize {
        let at = self.events.len();
        let name = (event.brand_id, event.event_id.clone());
        self.by_name.insert(name, at);
        self.events.push(BatchEvent {
            event,
            content,
            row,
        });
        at
    }

    /// Takes back what [`WriteSet::add`] added last.
    pub(super) fn remove_last(&mut self) {
        if let Some(last) = self.events.pop() {
            self.by_name
                .remove(&(last.event.brand_id, last.event.event_id));
        }
    }

    /// Notes that an event has changed.
    pub(super) fn touch(&mut self, at: usize) {
        let row = &mut self.events[at].row;
        if *row == RowState::Loaded {
            *row = RowState::Changed;
        }
    }

    /// Whether an event of that name is at hand.
    pub(super) fn has(&self, incoming: &Incoming) -> bool {
        let name = (incoming.brand_id, incoming.event_id.clone());
        self.by_name.contains_key(&name)
    }

    /// The player an event is about, if it is known by now.
    pub(super) fn player_of(&self, brand: BrandId, customer: &str) -> Option<RegistrationId> {
        self.customers.get(&(brand, customer.to_owned())).copied()
    }
}

impl BatchState {
    /// The brand's name for a player.
    pub(super) fn customer_of(&self, id: RegistrationId) -> Option<&str> {
        let known = self
            .loaded
            .known
            .get(&id)
            .map(|known| &known.ext_customer_id);
        let new = || {
            self.writes
                .registrations
                .get(&id)
                .map(|new| &new.ext_customer_id)
        };
        known.or_else(new).map(String::as_str)
    }

    /// What reports count a player in: without texts, and with them.
    pub(super) fn dimensions_of(&self, id: RegistrationId) -> Option<[DimensionId; 2]> {
        let written = self.writes.registrations.get(&id);
        let written = written.map(|written| [written.dimension_id, written.detail_id]);
        let known = || self.loaded.known.get(&id);
        written.or_else(|| known().map(|known| [known.dimension_id, known.detail_id]))
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

//! Writes what a batch has changed.

use super::state::{BatchState, RowState};
use crate::heavy::aside;
use crate::ledger::{Appending, NewEntry, append, too_large};
use crate::{Error, Service, month};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use tributary_domain::commission::{DayKey, Player, SubDayKey, month_of};
use tributary_domain::dimension::{Counted, Counters, Dimension};
use tributary_domain::id::{AffiliateId, BrandId, DimensionId, OperatorId, RegistrationId};
use tributary_domain::ledger::Kind;
use tributary_domain::player::Registration;
use tributary_store::dimension::Interned;
use tributary_store::event::{State, StoredEvent};
use tributary_store::ledger::PlayerTotals;
use tributary_store::{Batch, Connection, Tx, Writes, daily, dimension, event, ledger, player};

/// Writes what a batch has changed since it was loaded, if nobody else has posted since then. False:
/// somebody has, or nobody ever did, and nothing was written.
pub(super) async fn if_unchanged(
    service: &Service,
    mut batch: Batch,
    mut state: BatchState,
) -> Result<bool, Error> {
    if !has_changes(&state) {
        return Ok(true);
    }
    let (operator, Some(version)) = (state.loaded.operator, state.loaded.version) else {
        return Ok(false);
    };
    let ended = Ended::of(&state);
    if needs_steps(&state) || ended.concerns(&mut batch, operator).await? {
        let mut tx = batch.transaction(&service.store).await?;
        if !ledger::lock_if_unchanged(&mut tx, operator, version).await? {
            return Ok(false);
        }
        changes(service, &mut tx, state).await?;
        tx.commit().await?;
        return Ok(true);
    }
    let (ids, dimensions) = (PlayerIds::default(), DimensionIds::default());
    name_events(&mut state)?;
    let appending = entries(service, &mut batch, &state, &ids).await?;
    let writes = aside(state.writes.events.len(), || {
        rows(&state, &ids, &dimensions, &appending)
    })?;
    let counted = counted(&state, version.counted)?;
    Ok(ledger::commit_if_unchanged(batch, operator, version, &counted, writes).await?)
}

/// The same for whoever holds the ledger's lock: always true.
pub(super) async fn locked(
    service: &Service,
    mut tx: Tx,
    state: BatchState,
) -> Result<bool, Error> {
    if has_changes(&state) {
        changes(service, &mut tx, state).await?;
        tx.commit().await?;
    }
    Ok(true)
}

fn has_changes(state: &BatchState) -> bool {
    state
        .writes
        .events
        .iter()
        .any(|entry| entry.row != RowState::Loaded)
}

/// Whether something must be written before the rest can be: what gives ids to others, and what
/// makes room for others.
fn needs_steps(state: &BatchState) -> bool {
    !state.writes.dimensions.is_empty()
        || !state.commission.output.parents.is_empty()
        || state
            .writes
            .events
            .iter()
            .any(|entry| entry.row == RowState::Changed)
}

/// Writes everything that has changed. The caller holds the ledger's lock.
pub(super) async fn changes(
    service: &Service,
    tx: &mut Tx,
    mut state: BatchState,
) -> Result<(), Error> {
    let operator = state.loaded.operator;
    let dimensions = DimensionIds::intern(tx, operator, &state).await?;
    let ids = registrations(tx, &mut state, &dimensions).await?;
    for entry in &mut state.writes.events {
        entry.event.registration_id = entry.event.registration_id.map(|id| ids.of(id));
    }
    let changed = state
        .writes
        .events
        .iter()
        .filter(|entry| entry.row == RowState::Changed);
    let changed = changed.map(|entry| &entry.event);
    let (replaced, changed): (Vec<&StoredEvent>, Vec<_>) =
        changed.partition(|event| event.state == State::Replaced);
    // An activity that was replaced makes room for the one in its place, new or one that has waited.
    event::update(tx, &replaced).await?;
    event::update(tx, &changed).await?;
    name_events(&mut state)?;
    let appending = entries(service, tx, &state, &ids).await?;
    let mut writes = aside(state.writes.events.len(), || {
        rows(&state, &ids, &dimensions, &appending)
    })?;
    let before = match state.loaded.version {
        Some(version) => version.counted,
        None => ledger::counted(tx, operator).await?,
    };
    ledger::count(&mut writes, tx, operator, &counted(&state, before)?)?;
    writes.run(tx).await?;
    let Ended { months, .. } = Ended::of(&state);
    month::settle_late(service, tx, operator, state.loaded.first_open_day, &months).await?;
    Ok(())
}

/// The months that have ended, and are open, of which a batch has changed the RevShare.
struct Ended {
    months: BTreeSet<(i64, AffiliateId)>,
    /// Affiliates that have tiers.
    tiered: BTreeSet<AffiliateId>,
}

impl Ended {
    fn of(state: &BatchState) -> Self {
        let commission = &state.commission;
        let (from, to) = (
            state.loaded.first_open_day,
            month::present(state.loaded.now),
        );
        let has_ended = |day: i64| from <= day && day < to;
        let mut months = BTreeSet::new();
        let mut tiered = BTreeSet::new();
        // What RevShare is a share of decides on tiers, also where none of it is posted.
        for (_, day, deal) in (commission.output.days.iter()).filter(|key| has_ended(key.1)) {
            let deal = deal.and_then(|deal| commission.deals.get(&deal));
            if let Some(deal) = deal.filter(|deal| deal.terms.deal_type.rev_share().is_some()) {
                months.insert((month_of(*day), deal.affiliate_id));
                if !deal.terms.tiers.is_empty() {
                    tiered.insert(deal.affiliate_id);
                }
            }
        }
        for posting in &commission.output.postings {
            if posting.kind == Kind::RevShare && has_ended(posting.for_day) {
                months.insert((month_of(posting.for_day), posting.affiliate_id));
            }
        }
        Self { months, tiered }
    }

    /// Whether anything is to be posted for that, or laid down.
    async fn concerns(&self, c: &mut impl Connection, operator: OperatorId) -> Result<bool, Error> {
        month::concerns(c, operator, &self.months, &self.tiered).await
    }
}

/// How much of everything is counted with this batch.
fn counted(state: &BatchState, before: Counted) -> Result<Counted, Error> {
    let counted = before.checked_add(&state.commission.output.counted);
    counted.ok_or_else(too_large)
}

/// What is to be written once players and dimensions have their ids.
fn rows<'a>(
    state: &'a BatchState,
    ids: &PlayerIds,
    dimensions: &DimensionIds,
    appending: &'a Appending,
) -> Result<Writes<'a>, Error> {
    let mut writes = Writes::default();
    let new = state
        .writes
        .events
        .iter()
        .filter(|entry| entry.row == RowState::New);
    let new: Vec<&StoredEvent> = new.map(|entry| &entry.event).collect();
    event::insert(&mut writes, &new)?;
    state.writes.write_waiting_counts(&mut writes);
    players(&mut writes, state);
    days(&mut writes, state, ids);
    counters(&mut writes, state, dimensions)?;
    ledger::append_later(&mut writes, &appending.entries);
    ledger::balance_add(&mut writes, state.loaded.operator, &appending.changes);
    let told = state.commission.output.triggers.iter();
    let told = told.filter_map(|(id, trigger)| {
        let affiliate = state.commission.players.get(id)?.affiliate_id?;
        Some((affiliate, ids.of(*id), trigger.number()))
    });
    let told: Vec<_> = told.collect();
    event::outbox_insert(&mut writes, state.loaded.operator, &told, state.loaded.now);
    Ok(writes)
}

/// The ids that the database has given to new registrations.
#[derive(Default)]
struct PlayerIds(HashMap<RegistrationId, RegistrationId>);

impl PlayerIds {
    fn of(&self, id: RegistrationId) -> RegistrationId {
        self.0.get(&id).copied().unwrap_or(id)
    }
}

/// What the dimensions are called that this batch counts in.
#[derive(Default)]
struct DimensionIds(HashMap<Dimension, Interned>);

impl DimensionIds {
    /// All of them, in one call, so that they are always written in one order.
    async fn intern(tx: &mut Tx, operator: OperatorId, state: &BatchState) -> Result<Self, Error> {
        let parents = state.commission.output.parents.keys();
        let parents = parents.map(|(parent, brand, _)| Dimension::of(*parent, *brand));
        let wanted: HashSet<Dimension> = state
            .writes
            .dimensions
            .values()
            .cloned()
            .chain(parents)
            .collect();
        let wanted: Vec<Dimension> = wanted.into_iter().collect();
        let asked: Vec<&Dimension> = wanted.iter().collect();
        let known = dimension::intern(tx, operator, &asked).await?;
        Ok(Self(wanted.into_iter().zip(known).collect()))
    }

    fn of(&self, dimension: &Dimension) -> Result<Interned, Error> {
        let known = self.0.get(dimension).copied();
        known.ok_or_else(|| Error::internal("a dimension was not written"))
    }
}

/// Adds new registrations, and moves those that are somebody else's now.
async fn registrations(
    tx: &mut Tx,
    state: &mut BatchState,
    dimensions: &DimensionIds,
) -> Result<PlayerIds, Error> {
    for (id, dimension) in &state.writes.dimensions {
        if let Some(registration) = state.writes.registrations.get_mut(id) {
            let written = dimensions.of(dimension)?;
            registration.dimension_id = written.coarse;
            registration.detail_id = written.fine;
        }
    }
    for id in &state.commission.output.players {
        let player = state.commission.players.get(id);
        if let (Some(registration), Some(player)) = (state.writes.registrations.get_mut(id), player)
        {
            registration.player = player.clone();
        }
    }
    // Ids below zero are new; the others have another place than before.
    let placed = state.writes.dimensions.keys();
    let placed = placed.filter_map(|id| state.writes.registrations.get(id));
    let (mut new, moved): (Vec<&Registration>, Vec<_>) =
        placed.partition(|registration| registration.player.id.0 < 0);
    // In the order they came in, which is that of their ids from -1 down.
    new.sort_by_key(|registration| -registration.player.id.0);
    let given = player::insert(tx, &new).await?;
    let given: HashMap<(BrandId, String), RegistrationId> = (given.into_iter())
        .map(|(brand, customer, id)| ((brand, customer), id))
        .collect();
    let ids = new.iter().filter_map(|registration| {
        let name = (
            registration.player.brand_id,
            registration.ext_customer_id.clone(),
        );
        Some((registration.player.id, *given.get(&name)?))
    });
    let ids = PlayerIds(ids.collect());
    player::place_put(tx, &moved).await?;
    Ok(ids)
}

/// Updates the players that were here before.
fn players<'a>(writes: &mut Writes<'a>, state: &'a BatchState) {
    let changed = state.commission.output.players.iter().filter(|id| id.0 > 0);
    let changed = changed.filter_map(|id| state.commission.players.get(id));
    let changed: Vec<&Player> = changed.collect();
    player::update(writes, state.loaded.operator, &changed);
}

/// Gives new events the ids that were reserved for them.
fn name_events(state: &mut BatchState) -> Result<(), Error> {
    let mut reserved = state.loaded.ids.iter();
    for entry in &mut state.writes.events {
        if entry.row == RowState::New {
            let id = reserved.next().copied();
            entry.event.id = id.ok_or_else(|| Error::internal("an event got no id"))?;
        }
    }
    Ok(())
}

fn days(writes: &mut Writes<'_>, state: &BatchState, ids: &PlayerIds) {
    let commission = &state.commission;
    let days = commission.output.days.iter().filter_map(|key: &DayKey| {
        let day = commission.days.get(key)?;
        Some(((ids.of(key.0), key.1, key.2), *day))
    });
    player::days_put(writes, &days.collect::<Vec<_>>());
    let shares = commission
        .output
        .sub_days
        .iter()
        .filter_map(|key: &SubDayKey| {
            let share = commission.sub_days.get(key)?;
            Some(((ids.of(key.0), key.1, key.2), *share))
        });
    player::sub_days_put(writes, &shares.collect::<Vec<_>>());
    let caps = commission.output.caps.iter();
    let caps = caps.filter_map(|key| Some((*key, *commission.caps.get(key)?)));
    player::caps_put(writes, &caps.collect::<Vec<_>>());
}

/// The entries at the ends of their chains, and what they and the totals add to the balances.
async fn entries(
    service: &Service,
    c: &mut impl Connection,
    state: &BatchState,
    ids: &PlayerIds,
) -> Result<Appending, Error> {
    let postings = state.commission.output.postings.iter();
    let entries: Vec<NewEntry> = postings
        .map(|posting| NewEntry {
            affiliate_id: posting.affiliate_id,
            kind: posting.kind,
            amount: posting.amount,
            for_day: posting.for_day,
            registration_id: Some(ids.of(posting.registration_id)),
            deal_version_id: posting.deal_version_id,
            event_id: (posting.event).and_then(|at| Some(state.writes.events.get(at)?.event.id)),
            payment_id: None,
            detail: posting.detail.clone(),
        })
        .collect();
    let mut totals: BTreeMap<AffiliateId, PlayerTotals> = BTreeMap::new();
    for ((id, _), counters) in &state.commission.output.counters {
        let player = state.commission.players.get(id);
        let Some(affiliate) = player.and_then(|player| player.affiliate_id) else {
            continue;
        };
        let sums = totals.entry(affiliate).or_default();
        let added = add_totals(sums, counters);
        *sums = added.ok_or_else(|| Error::internal("totals would leave the range of numbers"))?;
    }
    totals.retain(|_, sums| *sums != PlayerTotals::default());
    let heads = state.loaded.affiliates.iter();
    let heads = heads.map(|(id, affiliate)| (*id, affiliate.head.clone()));
    let heads = heads.collect();
    append(service, c, state.loaded.operator, &entries, &totals, heads).await
}

fn add_totals(sums: &PlayerTotals, counters: &Counters) -> Option<PlayerTotals> {
    Some(PlayerTotals {
        deposits: sums.deposits.checked_add(counters.deposits)?,
        deposit_count: sums.deposit_count.checked_add(counters.deposit_count)?,
        first_deposit: sums.first_deposit.checked_add(counters.first_deposit)?,
        first_deposits: sums.first_deposits.checked_add(counters.first_deposits)?,
        registrations: sums.registrations.checked_add(counters.registrations)?,
    })
}

/// Adds to the daily counters, at both levels.
fn counters(
    writes: &mut Writes<'_>,
    state: &BatchState,
    dimensions: &DimensionIds,
) -> Result<(), Error> {
    let overflow = || Error::internal("a counter would leave the range of numbers");
    let mut changes = daily::Changes::new();
    let mut add = |id: DimensionId, day: i64, counters: &Counters| -> Result<(), Error> {
        let sum = changes.entry((id, day)).or_default();
        *sum = sum.checked_add(counters).ok_or_else(overflow)?;
        Ok(())
    };
    for ((id, day), counters) in &state.commission.output.counters {
        for dimension in state.dimensions_of(*id).into_iter().flatten() {
            add(dimension, *day, counters)?;
        }
    }
    for ((parent, brand, day), counters) in &state.commission.output.parents {
        let dimension = Dimension::of(*parent, *brand);
        for id in dimensions.of(&dimension)?.both() {
            add(id, *day, counters)?;
        }
    }
    changes.retain(|_, counters| !counters.is_zero());
    daily::add(writes, &changes);
    Ok(())
}

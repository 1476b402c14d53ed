//! Writes what a batch has changed.

use super::world::{RowState, World};
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
pub(super) async fn in_turn(
    service: &Service,
    mut batch: Batch,
    mut world: World,
) -> Result<bool, Error> {
    if !has_changes(&world) {
        return Ok(true);
    }
    let (operator, Some(turn)) = (world.operator, world.turn) else {
        return Ok(false);
    };
    let ended = Ended::of(&world);
    if needs_steps(&world) || ended.concerns(&mut batch, operator).await? {
        let mut tx = batch.transaction(&service.store).await?;
        if !ledger::take(&mut tx, operator, turn).await? {
            return Ok(false);
        }
        changes(service, &mut tx, world).await?;
        tx.commit().await?;
        return Ok(true);
    }
    let (ids, places) = (Ids::default(), Places::default());
    name_events(&mut world)?;
    let appending = entries(service, &mut batch, &world, &ids).await?;
    let writes = aside(world.slots.len(), || {
        rows(&world, &ids, &places, &appending)
    })?;
    let counted = counted(&world, turn.counted)?;
    Ok(ledger::commit_in_turn(batch, operator, turn, &counted, writes).await?)
}

/// The same for whoever holds the ledger's lock: always true.
pub(super) async fn locked(service: &Service, mut tx: Tx, world: World) -> Result<bool, Error> {
    if has_changes(&world) {
        changes(service, &mut tx, world).await?;
        tx.commit().await?;
    }
    Ok(true)
}

fn has_changes(world: &World) -> bool {
    world.slots.iter().any(|slot| slot.mark != RowState::Loaded)
}

/// Whether something must be written before the rest can be: what gives ids to others, and what
/// makes room for others.
fn needs_steps(world: &World) -> bool {
    !world.places.is_empty()
        || !world.commission.output.parents.is_empty()
        || world
            .slots
            .iter()
            .any(|slot| slot.mark == RowState::Changed)
}

/// Writes everything that has changed. The caller holds the ledger's lock.
pub(super) async fn changes(service: &Service, tx: &mut Tx, mut world: World) -> Result<(), Error> {
    let operator = world.operator;
    let places = Places::intern(tx, operator, &world).await?;
    let ids = registrations(tx, &mut world, &places).await?;
    for slot in &mut world.slots {
        slot.event.registration_id = slot.event.registration_id.map(|id| ids.of(id));
    }
    let changed = world
        .slots
        .iter()
        .filter(|slot| slot.mark == RowState::Changed);
    let changed = changed.map(|slot| &slot.event);
    let (replaced, changed): (Vec<&StoredEvent>, Vec<_>) =
        changed.partition(|event| event.state == State::Replaced);
    // An activity that was replaced makes room for the one in its place, new or one that has waited.
    event::update(tx, &replaced).await?;
    event::update(tx, &changed).await?;
    name_events(&mut world)?;
    let appending = entries(service, tx, &world, &ids).await?;
    let mut writes = aside(world.slots.len(), || {
        rows(&world, &ids, &places, &appending)
    })?;
    let before = match world.turn {
        Some(turn) => turn.counted,
        None => ledger::counted(tx, operator).await?,
    };
    ledger::count(&mut writes, tx, operator, &counted(&world, before)?)?;
    writes.run(tx).await?;
    let Ended { months, .. } = Ended::of(&world);
    month::settle_late(service, tx, operator, world.first_open_day, &months).await?;
    Ok(())
}

/// The months that have ended, and are open, of which a batch has changed the RevShare.
struct Ended {
    months: BTreeSet<(i64, AffiliateId)>,
    /// Affiliates that have tiers.
    tiered: BTreeSet<AffiliateId>,
}

impl Ended {
    fn of(world: &World) -> Self {
        let commission = &world.commission;
        let (from, to) = (world.first_open_day, month::present(world.now));
        let has_ended = |day: i64| from <= day && day < to;
        let mut months = BTreeSet::new();
        let mut tiered = BTreeSet::new();
        // What RevShare is a share of decides on tiers, also where none of it is posted.
        for (_, day, deal) in (commission.output.days.iter()).filter(|key| has_ended(key.1)) {
            let deal = commission.deals.get(deal);
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
fn counted(world: &World, before: Counted) -> Result<Counted, Error> {
    let counted = before.checked_add(&world.commission.output.counted);
    counted.ok_or_else(too_large)
}

/// What is to be written once players and dimensions have their ids.
fn rows<'a>(
    world: &'a World,
    ids: &Ids,
    places: &Places,
    appending: &'a Appending,
) -> Result<Writes<'a>, Error> {
    let mut writes = Writes::default();
    let new = world.slots.iter().filter(|slot| slot.mark == RowState::New);
    let new: Vec<&StoredEvent> = new.map(|slot| &slot.event).collect();
    event::insert(&mut writes, &new)?;
    world.write_waiting_counts(&mut writes);
    players(&mut writes, world);
    days(&mut writes, world, ids);
    counters(&mut writes, world, places)?;
    ledger::append_later(&mut writes, &appending.entries);
    ledger::balance_add(&mut writes, world.operator, &appending.changes);
    let told = world.commission.output.triggers.iter();
    let told = told.filter_map(|(id, trigger)| {
        let affiliate = world.commission.players.get(id)?.affiliate_id?;
        Some((affiliate, ids.of(*id), trigger.number()))
    });
    let told: Vec<_> = told.collect();
    event::outbox_insert(&mut writes, world.operator, &told, world.now);
    Ok(writes)
}

/// The ids that the database has given to new registrations.
#[derive(Default)]
struct Ids(HashMap<RegistrationId, RegistrationId>);

impl Ids {
    fn of(&self, id: RegistrationId) -> RegistrationId {
        self.0.get(&id).copied().unwrap_or(id)
    }
}

/// What the dimensions are called that this batch counts in.
#[derive(Default)]
struct Places(HashMap<Dimension, Interned>);

impl Places {
    /// All of them, in one call, so that they are always written in one order.
    async fn intern(tx: &mut Tx, operator: OperatorId, world: &World) -> Result<Self, Error> {
        let parents = world.commission.output.parents.keys();
        let parents = parents.map(|(parent, brand, _)| Dimension::of(*parent, *brand));
        let wanted: HashSet<Dimension> = world.places.values().cloned().chain(parents).collect();
        let wanted: Vec<Dimension> = wanted.into_iter().collect();
        let places: Vec<&Dimension> = wanted.iter().collect();
        let known = dimension::intern(tx, operator, &places).await?;
        Ok(Self(wanted.into_iter().zip(known).collect()))
    }

    fn of(&self, place: &Dimension) -> Result<Interned, Error> {
        let known = self.0.get(place).copied();
        known.ok_or_else(|| Error::internal("a dimension was not written"))
    }
}

/// Adds new registrations, and moves those that are somebody else's now.
async fn registrations(tx: &mut Tx, world: &mut World, places: &Places) -> Result<Ids, Error> {
    for (id, place) in &world.places {
        if let Some(registration) = world.registrations.get_mut(id) {
            let place = places.of(place)?;
            registration.dimension_id = place.coarse;
            registration.detail_id = place.fine;
        }
    }
    for id in &world.commission.output.players {
        let player = world.commission.players.get(id);
        if let (Some(registration), Some(player)) = (world.registrations.get_mut(id), player) {
            registration.player = player.clone();
        }
    }
    // Ids below zero are new; the others have another place than before.
    let placed = world.places.keys();
    let placed = placed.filter_map(|id| world.registrations.get(id));
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
    let ids = Ids(ids.collect());
    player::place_put(tx, &moved).await?;
    Ok(ids)
}

/// Updates the players that were here before.
fn players<'a>(writes: &mut Writes<'a>, world: &'a World) {
    let changed = world.commission.output.players.iter().filter(|id| id.0 > 0);
    let changed = changed.filter_map(|id| world.commission.players.get(id));
    let changed: Vec<&Player> = changed.collect();
    player::update(writes, world.operator, &changed);
}

/// Gives new events the ids that were reserved for them.
fn name_events(world: &mut World) -> Result<(), Error> {
    let mut reserved = world.ids.iter();
    for slot in &mut world.slots {
        if slot.mark == RowState::New {
            let id = reserved.next().copied();
            slot.event.id = id.ok_or_else(|| Error::internal("an event got no id"))?;
        }
    }
    Ok(())
}

fn days(writes: &mut Writes<'_>, world: &World, ids: &Ids) {
    let commission = &world.commission;
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

/// The entries at the ends of their chains, and what they and the figures add to the balances.
async fn entries(
    service: &Service,
    c: &mut impl Connection,
    world: &World,
    ids: &Ids,
) -> Result<Appending, Error> {
    let postings = world.commission.output.postings.iter();
    let entries: Vec<NewEntry> = postings
        .map(|posting| NewEntry {
            affiliate_id: posting.affiliate_id,
            kind: posting.kind,
            amount: posting.amount,
            for_day: posting.for_day,
            registration_id: Some(ids.of(posting.registration_id)),
            deal_version_id: posting.deal_version_id,
            event_id: world.slots.get(posting.event).map(|slot| slot.event.id),
            payment_id: None,
            detail: posting.detail.clone(),
        })
        .collect();
    let mut figures: BTreeMap<AffiliateId, PlayerTotals> = BTreeMap::new();
    for ((id, _), counters) in &world.commission.output.counters {
        let player = world.commission.players.get(id);
        let Some(affiliate) = player.and_then(|player| player.affiliate_id) else {
            continue;
        };
        let sums = figures.entry(affiliate).or_default();
        let added = add_figures(sums, counters);
        *sums = added.ok_or_else(|| Error::internal("figures would leave the range of numbers"))?;
    }
    figures.retain(|_, sums| *sums != PlayerTotals::default());
    let tails = world.standings.iter();
    let tails = tails.map(|(id, standing)| (*id, standing.tail.clone()));
    let tails = tails.collect();
    append(service, c, world.operator, &entries, &figures, tails).await
}

fn add_figures(sums: &PlayerTotals, counters: &Counters) -> Option<PlayerTotals> {
    Some(PlayerTotals {
        deposits: sums.deposits.checked_add(counters.deposits)?,
        deposit_count: sums.deposit_count.checked_add(counters.deposit_count)?,
        first_deposit: sums.first_deposit.checked_add(counters.first_deposit)?,
        first_deposits: sums.first_deposits.checked_add(counters.first_deposits)?,
        registrations: sums.registrations.checked_add(counters.registrations)?,
    })
}

/// Adds to the daily counters, at both levels.
fn counters(writes: &mut Writes<'_>, world: &World, places: &Places) -> Result<(), Error> {
    let overflow = || Error::internal("a counter would leave the range of numbers");
    let mut changes = daily::Changes::new();
    let mut add = |id: DimensionId, day: i64, counters: &Counters| -> Result<(), Error> {
        let sum = changes.entry((id, day)).or_default();
        *sum = sum.checked_add(counters).ok_or_else(overflow)?;
        Ok(())
    };
    for ((id, day), counters) in &world.commission.output.counters {
        for dimension in world.dimensions_of(*id).into_iter().flatten() {
            add(dimension, *day, counters)?;
        }
    }
    for ((parent, brand, day), counters) in &world.commission.output.parents {
        let place = Dimension::of(*parent, *brand);
        for id in places.of(&place)?.both() {
            add(id, *day, counters)?;
        }
    }
    changes.retain(|_, counters| !counters.is_zero());
    daily::add(writes, &changes);
    Ok(())
}

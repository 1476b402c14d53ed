//! Seals, and what is worked out from the events while they are read for theirs.

use super::Check;
use crate::bulk::{Bulk, Cell};
use crate::seal::first::{each, sealed, sealed_at};
use crate::seal::watch::{self, WATCHED};
use crate::seal::{add, subtract};
use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError, event, player};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use tributary_domain::commission::CapPeriod;
use tributary_domain::deal::Terms;
use tributary_domain::event::Sums;

statements! {
    EVENTS: "SELECT operator_id, events FROM ledger_lock ORDER BY operator_id";
    VERSIONS: "SELECT id, deal_id, terms FROM deal_version ORDER BY id";
    DAYS_OF_CPAS: "SELECT DISTINCT deal_version_id, for_day FROM ledger
             WHERE kind = 'cpa' AND amount > 0 AND deal_version_id IS NOT NULL ORDER BY deal_version_id, for_day";
}

stamp! {
    /// The sum of each operator's events.
    async fn event_sums(c) -> Vec<(i64, i64)> {
        Ok(sqlx::query_as::<Db, (i64, i64)>(EVENTS).fetch_all(c).await?)
    }

    async fn versions(c) -> Vec<(i64, i64, String)> {
        Ok(sqlx::query_as::<Db, (i64, i64, String)>(VERSIONS).fetch_all(c).await?)
    }

    async fn days_of_cpas(c) -> Vec<(i64, i64)> {
        Ok(sqlx::query_as::<Db, (i64, i64)>(DAYS_OF_CPAS).fetch_all(c).await?)
    }
}

/// What the seals say.
pub struct Seals {
    /// The checks.
    pub checks: Vec<Check>,
    /// Since when everything is sealed, UTC µs.
    pub since: i64,
}

/// Looks at every seal. None: nothing was sealed, yet.
///
/// # Errors
/// When the database does not answer.
pub async fn all(c: &mut impl Connection) -> Result<Option<Seals>, StoreError> {
    let Some(since) = sealed_at(c).await? else {
        return Ok(None);
    };
    let mut checks = rows(c).await?;
    checks.extend(watched(c).await?);
    Ok(Some(Seals { checks, since }))
}

/// What the events of a player come to.
#[derive(Clone, Copy, Default)]
struct Told {
    sums: Sums,
    is_registered: bool,
    overflows: bool,
}

/// What is known of an operator's events.
#[derive(Default)]
struct Events {
    sum: i64,
    ids: Vec<i64>,
}

/// The rows of events and of what follows from them.
async fn rows(c: &mut impl Connection) -> Result<Vec<Check>, StoreError> {
    let seals = c.seals();
    let Some(key) = seals.key() else {
        return Err(StoreError::Corrupt {
            table: "instance_secret",
            id: 1,
            what: "the installation's secret is missing".to_owned(),
        });
    };
    let mut by_player: HashMap<i64, Told> = HashMap::new();
    let mut by_operator: BTreeMap<i64, Events> = BTreeMap::new();
    let mut unlike = Check::new("players whose sums are not those of their events");
    let mut uncaused = Check::new("players whose registration is not among the events");
    let mut caps: BTreeSet<(i64, i64)> = BTreeSet::new();
    let mut changed = Vec::new();
    for (bulk, keys) in sealed() {
        let mut check = Check::new(looks_for(bulk));
        let Some((at, _)) = bulk.seal_at() else {
            continue;
        };
        let columns = Columns::of(bulk);
        let (is_event, is_player) = (is(bulk, &event::INSERT), is(bulk, &player::UPDATE));
        let is_cap = is(bulk, &player::CAPS_PUT);
        each(c, bulk, key, &mut |cells, seal| {
            if number(&cells[at]) != seal {
                check.find(number(&cells[0]), || {
                    let key = columns.names[..keys].iter().zip(cells);
                    let key = key.map(|(name, cell)| format!("{name} {}", number(cell)));
                    let key = key.collect::<Vec<_>>().join(", ");
                    match number(&cells[at]) {
                        0 => format!("{} {key}: was not written by the product", bulk.table()),
                        _ => format!("{} {key}: is not as it was written", bulk.table()),
                    }
                });
            }
            if is_event {
                columns.tell(key, cells, &mut by_player, &mut by_operator);
            } else if is_player {
                let id = number(&cells[0]);
                let told = by_player.remove(&id).unwrap_or_default();
                if !told.is_registered {
                    uncaused.find(id, || format!("player {id}"));
                }
                let wrong = columns.unlike(cells, &told);
                if !wrong.is_empty() {
                    unlike.find(id, || format!("player {id}: {wrong}"));
                }
            } else if is_cap {
                caps.insert((number(&cells[0]), number(&cells[1])));
            }
        })
        .await?;
        changed.push(check);
    }
    let mut orphans: Vec<i64> = by_player.into_keys().collect();
    orphans.sort_unstable();
    for id in orphans {
        uncaused.find(id, || format!("player {id}: is not there, and has events"));
    }
    changed.extend([unlike, uncaused, missing_caps(c, &caps).await?]);
    changed.push(missing_events(c, by_operator).await?);
    Ok(changed)
}

/// The columns of a table that is sealed.
struct Columns {
    names: Vec<&'static str>,
    sums: Vec<Option<usize>>,
    kind: Option<usize>,
    state: Option<usize>,
    player: Option<usize>,
    effect: Option<usize>,
}

impl Columns {
    fn of(bulk: &Bulk) -> Self {
        let names: Vec<&'static str> = bulk.columns.iter().map(|(name, _)| *name).collect();
        let place = |wanted: &str| names.iter().position(|name| *name == wanted);
        Self {
            sums: Sums::NAMES.iter().map(|name| place(name)).collect(),
            kind: place("type"),
            state: place("state"),
            player: place("registration_id"),
            effect: place("effect"),
            names,
        }
    }

    /// Adds an event up.
    fn tell(
        &self,
        key: &crate::seal::Key,
        cells: &[Cell<'_>],
        by_player: &mut HashMap<i64, Told>,
        by_operator: &mut BTreeMap<i64, Events>,
    ) {
        let id = number(&cells[0]);
        let of_operator = by_operator.entry(number(&cells[1])).or_default();
        of_operator.sum = add(of_operator.sum, key.part_of_event(id));
        of_operator.ids.push(id);
        let cell = |place: Option<usize>| place.and_then(|place| cells.get(place));
        let text = |place| cell(place).map_or("", text);
        let player = cell(self.player).map_or(0, number);
        if player == 0 || text(self.state) != "applied" {
            return;
        }
        let told = by_player.entry(player).or_default();
        match text(self.kind) {
            "registration" => told.is_registered = true,
            // What it has taken is no longer in its event.
            "reversal" => {}
            _ => {
                let numbers = text(self.effect).trim_matches(['[', ']']).split(',');
                let numbers: Vec<i64> = numbers
                    .map(|number| number.trim().parse().unwrap_or(0))
                    .collect();
                match told.sums.checked_add(&Sums::from_values(&numbers)) {
                    Some(sums) => told.sums = sums,
                    None => told.overflows = true,
                }
            }
        }
    }

    /// What of a player's sums is not that of its events.
    fn unlike(&self, cells: &[Cell<'_>], told: &Told) -> String {
        if told.overflows {
            return "the sums of its events leave the range of numbers".to_owned();
        }
        let mut wrong = Vec::new();
        let sums = Sums::NAMES.iter().zip(told.sums.values()).zip(&self.sums);
        for ((name, should), place) in sums {
            let is = place.and_then(|place| cells.get(place)).map_or(0, number);
            if is != should {
                wrong.push(format!("{name} is {is}, should be {should}"));
            }
        }
        wrong.join("; ")
    }
}

fn is(one: &'static Bulk, other: &'static Bulk) -> bool {
    std::ptr::eq(one, other)
}

fn number(cell: &Cell<'_>) -> i64 {
    match cell {
        Cell::Int(number) => *number,
        _ => 0,
    }
}

fn text<'c>(cell: &'c Cell<'_>) -> &'c str {
    match cell {
        Cell::Text(text) => text,
        _ => "",
    }
}

fn looks_for(bulk: &Bulk) -> &'static str {
    match (
        bulk.table(),
        bulk.seal_at().map(|(at, _)| bulk.columns[at].0),
    ) {
        ("event", _) => "events that are not as they were written",
        ("registration", Some("seal")) => {
            "players whose sums, status and moments are not as they were written"
        }
        ("registration", _) => {
            "players whose attribution, deal and names are not as they were written"
        }
        ("registration_day", _) => "days of players that are not as they were written",
        ("sub_day", _) => "parents' shares that are not as they were written",
        ("deal_cap", _) => "caps that are not as they were counted",
        ("daily", _) => "daily counters that are not as they were counted",
        _ => "affiliates whose chain of ledger entries does not end as it was sealed",
    }
}

/// Each CPA that was paid under a cap was counted, on its day and in its month.
async fn missing_caps(
    c: &mut impl Connection,
    caps: &BTreeSet<(i64, i64)>,
) -> Result<Check, StoreError> {
    let mut check = Check::new("caps of deals and periods that are missing");
    let mut deals: HashMap<i64, i64> = HashMap::new();
    for (id, deal, terms) in versions(c).await? {
        // Terms that can't be read are found by their seal.
        let terms: Option<Terms> = serde_json::from_str(&terms).ok();
        if terms.is_some_and(|terms| terms.cap_cpa_daily > 0 || terms.cap_cpa_monthly > 0) {
            deals.insert(id, deal);
        }
    }
    for (version, day) in days_of_cpas(c).await? {
        let Some(deal) = deals.get(&version) else {
            continue;
        };
        for period in CapPeriod::both(day).map(CapPeriod::number) {
            if !caps.contains(&(*deal, period)) {
                check.find(*deal, || {
                    format!("deal {deal}, period {period}: is missing")
                });
            }
        }
    }
    Ok(check)
}

/// Events that were there and are gone, or the other way round.
async fn missing_events(
    c: &mut impl Connection,
    mut by_operator: BTreeMap<i64, Events>,
) -> Result<Check, StoreError> {
    let mut check = Check::new("events that are missing, or were added");
    let seals = c.seals();
    let Some(key) = seals.key() else {
        return Ok(check);
    };
    for (operator, sum) in event_sums(c).await? {
        let known = by_operator.remove(&operator).unwrap_or_default();
        if known.sum == sum {
            continue;
        }
        // Those that are missing, if they are few.
        let difference = subtract(sum, known.sum);
        let ids: HashSet<i64> = known.ids.iter().copied().collect();
        let last = known.ids.iter().max().copied().unwrap_or(0);
        let gaps = (1..=last + 1_000).filter(|id| !ids.contains(id));
        let gaps = gaps.take(usize::try_from(MAX_TRIED).unwrap_or(usize::MAX));
        let gone = parts_of(
            difference,
            gaps.map(|id| (key.part_of_event(id), id.to_string())),
        );
        check.find(operator, || match &gone[..] {
            [] => {
                let known = ids.len();
                format!("operator {operator}: {known} events are there, and they are not those that were written")
            }
            gone => format!("operator {operator}: event {} is missing", gone.join(" and ")),
        });
    }
    for operator in by_operator.into_keys() {
        check.find(operator, || {
            format!("events of operator {operator}: none was written, and there are some")
        });
    }
    Ok(check)
}

/// The tables that are watched.
async fn watched(c: &mut impl Connection) -> Result<Vec<Check>, StoreError> {
    let seals = c.seals();
    let Some(key) = seals.key() else {
        return Ok(Vec::new());
    };
    let mut changed = Check::new(
        "deals, terms, payments, affiliates and settings that are not as they were written",
    );
    let mut missing = Check::new(
        "deals, terms, payments, affiliates and settings that are missing, or were added",
    );
    let written = watch::sums(c).await?.into_iter();
    let mut written: BTreeMap<String, watch::Sums> = written
        .map(|(table, rows, names)| (table, watch::Sums { rows, names }))
        .collect();
    for watched in WATCHED {
        let table = watched.table;
        let (mut sums, mut count) = (watch::Sums::default(), 0);
        let mut values: Vec<BTreeSet<String>> = vec![BTreeSet::new(); watched.key.len()];
        for image in watch::images(c, watched).await? {
            let (is, should) = (watch::sealed_as(&image), watched.seal_of(key, &image));
            let name = watched.name_of(&image);
            count += 1;
            for (known, value) in values.iter_mut().zip(name.split(", ")) {
                known.insert(value.to_owned());
            }
            if is != should {
                let id = watched
                    .key_of(&image)
                    .first()
                    .and_then(serde_json::Value::as_i64);
                changed.find(id.unwrap_or(0), || match is {
                    0 => format!("{table} {name}: was not written by the product"),
                    _ => format!("{table} {name}: is not as it was written"),
                });
            }
            sums.add(watched, key, &name, is);
        }
        let known = written.remove(table).unwrap_or_default();
        if sums == known {
            continue;
        }
        let difference = subtract(known.names, sums.names);
        let names = possible_names(&values);
        let parts = names.map(|name| (key.part(table, &name, 0), name));
        let gone = parts_of(difference, parts);
        missing.find(0, || match &gone[..] {
            _ if difference == 0 => {
                format!("{table}: a row is as it once was, and not as it was written last")
            }
            [] => {
                format!("{table}: {count} rows are there, and they are not those that were written")
            }
            gone => format!("{table} {}: is missing", gone.join(" and ")),
        });
    }
    for table in written.into_keys() {
        missing.find(0, || {
            format!("seal_sum {table}: was not written by the product")
        });
    }
    Ok(vec![changed, missing])
}

/// What a row could be called that is missing: by values that others have, or by a number that nobody
/// has.
fn possible_names(values: &[BTreeSet<String>]) -> impl Iterator<Item = String> {
    let mut names = vec![String::new()];
    if let [ids] = values {
        let last = ids.iter().filter_map(|id| id.parse::<i64>().ok()).max();
        let all = 1..=last.unwrap_or(0).min(MAX_TRIED) + 1_000;
        names = all
            .map(|id| id.to_string())
            .filter(|id| !ids.contains(id))
            .collect();
    } else {
        for (at, values) in values.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            let longer = names.iter().flat_map(|name| {
                values
                    .iter()
                    .map(move |value| format!("{name}{comma}{value}"))
            });
            names = longer
                .take(usize::try_from(MAX_TRIED).unwrap_or(usize::MAX))
                .collect();
        }
    }
    names.into_iter()
}

/// How many names are tried to find out which row is missing.
const MAX_TRIED: i64 = 2_000_000;

/// The one whose part is the difference, or the two whose parts are; nothing where it is more.
fn parts_of(difference: i64, parts: impl Iterator<Item = (i64, String)>) -> Vec<String> {
    let parts: HashMap<i64, String> = parts.collect();
    if let Some(name) = parts.get(&difference) {
        return vec![name.clone()];
    }
    let mut both = parts.iter().filter_map(|(part, name)| {
        let other = parts.get(&subtract(difference, *part))?;
        (other != name).then(|| vec![name.clone(), other.clone()])
    });
    let mut both = both.next().unwrap_or_default();
    both.sort();
    both
}

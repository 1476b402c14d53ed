//! Months beside an independent model: players' days that come late, are replaced, taken back and held
//! back; players that are suspected, affiliates that are blocked, jobs that run at any time, months that
//! end and are closed. The model keeps what counts as a list and adds all of it up from nothing.

use crate::programme::{Programme, percent, terms};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tributary_domain::affiliate::Status;
use tributary_domain::commission::month_of;
use tributary_domain::deal::Tier;
use tributary_domain::id::{AffiliateId, BrandId};
use tributary_domain::ledger::{Detail, Formula, Kind};
use tributary_domain::money::{Money, Ppm};
use tributary_domain::time::{DAY, Date, Timestamp};
use tributary_service::event::content::Fields;
use tributary_service::event::{self, Incoming, Outcome};
use tributary_service::{Actor, brand, operator};
use tributary_testing::{Database, both};

const ROUNDS: usize = 60;
const PLAYERS: usize = 24;
/// Parts per million, of all deals.
const RATE: i64 = 123_457;
const TIERS: [(i64, i64); 2] = [(60_000_000, 200_000), (200_000_000, 333_333)];

/// Numbers that look random and are the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    fn pick(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }
}

/// Half to even, by doubling.
fn share(amount: i64, ppm: i64) -> i64 {
    let product = i128::from(amount) * i128::from(ppm);
    let (mut quotient, rest) = (product / 1_000_000, product % 1_000_000);
    let twice = rest.abs() * 2;
    if twice > 1_000_000 || (twice == 1_000_000 && quotient % 2 != 0) {
        quotient += product.signum();
    }
    i64::try_from(quotient).unwrap()
}

struct Affiliate {
    id: AffiliateId,
    carries_over: bool,
    has_tiers: bool,
    is_blocked: bool,
}

/// An event that can be taken back.
struct Item {
    id: String,
    day: i64,
    net_pl: i64,
    is_activity: bool,
    counts: bool,
}

struct Player {
    name: String,
    brand: usize,
    affiliate: usize,
    is_suspect: bool,
    items: Vec<Item>,
    /// What counts, by the day it counts on.
    base: BTreeMap<i64, i64>,
    /// How much of that has been paid for.
    paid_for: BTreeMap<i64, i64>,
}

impl Player {
    /// Pays for what counts; while nothing is to be earned, for less, but not for more. What is due of a
    /// closed day is due on the first that is open.
    fn settle(&mut self, earns: bool, first_open: i64) {
        if earns {
            let closed: Vec<i64> = self.base.range(..first_open).map(|(day, _)| *day).collect();
            for day in closed {
                let due = self.base[&day] - self.paid_for.get(&day).copied().unwrap_or(0);
                *self.base.get_mut(&day).unwrap() -= due;
                *self.base.entry(first_open).or_default() += due;
            }
        }
        for (day, base) in &self.base {
            let paid_for = self.paid_for.entry(*day).or_default();
            *paid_for = if earns { *base } else { (*base).min(*paid_for) };
        }
    }
}

/// What a month of an affiliate comes to: RevShare, what losses of each brand (or of all) are made good
/// by, and tiers.
type Months = BTreeMap<(usize, i64), (i64, BTreeMap<usize, i64>, i64)>;

struct Model {
    affiliates: Vec<Affiliate>,
    players: Vec<Player>,
    ring_fence: bool,
    first_open: i64,
    /// Months that are closed, as they were then.
    closed: Months,
}

impl Model {
    /// What each month comes to now; it is adjusted once it has ended.
    fn months(&self, this_month: i64) -> Months {
        let mut rev_share: BTreeMap<(usize, i64, usize), i64> = BTreeMap::new();
        let mut bases: BTreeMap<(usize, i64), i64> = BTreeMap::new();
        for player in &self.players {
            for (day, paid_for) in &player.paid_for {
                let month = month_of(*day);
                *rev_share
                    .entry((player.affiliate, month, player.brand))
                    .or_default() += share(*paid_for, RATE);
                *bases.entry((player.affiliate, month)).or_default() += paid_for;
            }
        }
        let mut months = Months::new();
        for ((affiliate, month, brand), sum) in rev_share {
            let of = months.entry((affiliate, month)).or_default();
            of.0 += sum;
            let brand = if self.ring_fence { brand + 1 } else { 0 };
            *of.1.entry(brand).or_default() += sum;
        }
        for ((affiliate, month), of) in &mut months {
            let by = &self.affiliates[*affiliate];
            let has_ended = *month < this_month;
            let makes_good = has_ended && !by.carries_over;
            for loss in of.1.values_mut() {
                *loss = if makes_good { -(*loss).min(0) } else { 0 };
            }
            of.1.retain(|_, loss| *loss != 0);
            let total = bases[&(*affiliate, *month)];
            let reached = TIERS.iter().rfind(|tier| tier.0 <= total);
            if let Some(tier) = reached.filter(|_| has_ended && by.has_tiers) {
                of.2 = share(total, tier.1 - RATE);
            }
        }
        for (key, closed) in &self.closed {
            let of = months.entry(*key).or_default();
            (of.1, of.2) = (closed.1.clone(), closed.2);
        }
        months.retain(|_, of| of.0 != 0 || !of.1.is_empty() || of.2 != 0);
        months
    }
}

/// The same from the ledger.
async fn posted(programme: &Programme, model: &Model, brands: &[BrandId]) -> Months {
    let mut months = Months::new();
    for (at, affiliate) in model.affiliates.iter().enumerate() {
        for entry in programme.ledger_of(affiliate.id).await {
            let detail: Detail = serde_json::from_str(&entry.detail).unwrap();
            match (entry.kind, detail.formula) {
                (Kind::RevShare, _) => {
                    months.entry((at, month_of(entry.for_day))).or_default().0 += entry.amount.0;
                }
                (
                    _,
                    Formula::NoCarryOver {
                        month, brand_id, ..
                    },
                ) => {
                    let brand = brand_id.map(|id| brands.iter().position(|brand| *brand == id));
                    let brand = brand.map_or(0, |at| at.unwrap() + 1);
                    let of = months.entry((at, month)).or_default();
                    *of.1.entry(brand).or_default() += entry.amount.0;
                }
                (_, Formula::Tier { month, .. }) => {
                    months.entry((at, month)).or_default().2 += entry.amount.0;
                }
                other => panic!("{other:?}"),
            }
        }
    }
    for of in months.values_mut() {
        of.1.retain(|_, sum| *sum != 0);
    }
    months.retain(|_, of| of.0 != 0 || !of.1.is_empty() || of.2 != 0);
    months
}

async fn run(programme: &Programme, ring_fence: bool, seed: u64) {
    let (service, mut dice) = (&programme.service, Dice(seed));
    let other = brand::create(
        service,
        &Actor::Console,
        programme.operator,
        "Other",
        "other.example",
    );
    let brands = [programme.brand, other.await.unwrap()];
    if ring_fence {
        let settings = [("ring_fence".into(), "on".into())];
        operator::set(service, &Actor::Console, programme.operator, &settings)
            .await
            .unwrap();
    }
    let mut model = Model {
        affiliates: Vec::new(),
        players: Vec::new(),
        ring_fence,
        first_open: 0,
        closed: Months::new(),
    };
    for (number, (carries_over, has_tiers)) in
        [(true, false), (false, false), (true, true), (false, true)]
            .into_iter()
            .enumerate()
    {
        let id = programme.approved(&format!("partner{number}")).await;
        let deal = terms(4, |terms| {
            terms.rev_share = percent("12.3457");
            if has_tiers {
                terms.tiers = TIERS
                    .iter()
                    .map(|(from, rate)| Tier {
                        from: Money(*from),
                        rate: Ppm(*rate),
                    })
                    .collect();
            }
        });
        programme.deal_of(id, &deal).await;
        programme.carries_nothing_over(id, !carries_over).await;
        model.affiliates.push(Affiliate {
            id,
            carries_over,
            has_tiers,
            is_blocked: false,
        });
    }
    let read = |brand: usize, event: &Value| -> Incoming {
        let fields = Fields::from_json(&event.to_string()).unwrap();
        fields.read(&brands[brand..=brand], None).unwrap()
    };
    for number in 0..PLAYERS {
        let (brand, affiliate) = (number % 2, number / 2 % model.affiliates.len());
        let name = format!("p{number}");
        let event = json!({"event_id": format!("r-{name}"), "type": "registration", "occurred_at": "2026-06-20T00:00:00Z",
            "ext_customer_id": name, "affiliate_id": model.affiliates[affiliate].id.0});
        let outcomes = event::apply(service, programme.operator, &[read(brand, &event)]).await;
        assert_eq!(outcomes.unwrap(), [Outcome::Accepted]);
        model.players.push(Player {
            name,
            brand,
            affiliate,
            is_suspect: false,
            items: Vec::new(),
            base: BTreeMap::new(),
            paid_for: BTreeMap::new(),
        });
    }
    let oldest = Date::parse("2026-06-20").unwrap().days();
    let mut next = 0_i64;
    for round in 0..ROUNDS {
        service
            .clock
            .advance(i64::try_from(dice.below(5)).unwrap() * DAY);
        let now = service.clock.now().0.div_euclid(DAY);
        if dice.one_in(3) {
            programme.start().await;
        }
        if dice.one_in(4) {
            let at = dice.pick(model.affiliates.len());
            let affiliate = &mut model.affiliates[at];
            affiliate.is_blocked = !affiliate.is_blocked;
            let status = if affiliate.is_blocked {
                Status::Blocked
            } else {
                Status::Approved
            };
            programme.becomes(affiliate.id, status).await;
            let earns = !affiliate.is_blocked;
            let first_open = model.first_open;
            for player in model.players.iter_mut().filter(|of| of.affiliate == at) {
                player.settle(earns && !player.is_suspect, first_open);
            }
        }
        let mut batch = Vec::new();
        let mut touched = BTreeSet::new();
        for _ in 0..dice.below(30) {
            let at = dice.pick(PLAYERS);
            // What is replaced or taken back in the batch it came in is the other model's.
            if !touched.insert(at) {
                continue;
            }
            next += 1;
            let player = &mut model.players[at];
            let earns = !model.affiliates[player.affiliate].is_blocked && !player.is_suspect;
            let from = model.first_open.max(oldest);
            let day =
                from + i64::try_from(dice.below(u64::try_from(now - from + 1).unwrap())).unwrap();
            let id = format!("e{next}");
            let on = |day: i64| Timestamp(day * DAY + next % 1_000).to_rfc3339();
            let net_pl = i64::try_from(dice.below(60_000_001)).unwrap() - 32_000_000;
            let (bets, wins) = (net_pl.max(0), (-net_pl).max(0));
            let mut event =
                json!({"event_id": id, "occurred_at": on(day), "ext_customer_id": player.name});
            match dice.below(12) {
                0..=6 => {
                    let is_activity = dice.one_in(2);
                    event["type"] = if is_activity { "activity" } else { "wager" }.into();
                    event["bets"] = Money(bets).to_string().into();
                    event["wins"] = Money(wins).to_string().into();
                    let same = |item: &Item| item.is_activity && item.day == day;
                    let before = is_activity.then(|| player.items.iter().position(same));
                    let before = before.flatten().map(|at| player.items.remove(at));
                    // It counts as what it replaces did.
                    let counts = before.as_ref().map_or(earns, |before| before.counts);
                    let less = before.map_or(0, |before| before.net_pl);
                    if counts {
                        *player.base.entry(day).or_default() += net_pl - less;
                    }
                    player.items.push(Item {
                        id,
                        day,
                        net_pl,
                        is_activity,
                        counts,
                    });
                }
                7..=9 => {
                    if player.items.is_empty() {
                        continue;
                    }
                    let at = dice.pick(player.items.len());
                    if player.items[at].net_pl == 0 {
                        continue;
                    }
                    event["type"] = "reversal".into();
                    event["occurred_at"] = on(now).into();
                    event["reverses"] = player.items[at].id.clone().into();
                    let item = &mut player.items[at];
                    let net_pl = std::mem::take(&mut item.net_pl);
                    if item.counts {
                        let day = item.day.max(model.first_open);
                        *player.base.entry(day).or_default() -= net_pl;
                    }
                    // An activity that was taken back whole is still the day's.
                    if !item.is_activity {
                        player.items.remove(at);
                    }
                }
                _ => {
                    player.is_suspect = dice.one_in(2);
                    event["type"] = "status".into();
                    event["occurred_at"] = on(now).into();
                    event["status"] = if player.is_suspect { "fraud" } else { "active" }.into();
                }
            }
            let earns = !model.affiliates[player.affiliate].is_blocked && !player.is_suspect;
            player.settle(earns, model.first_open);
            batch.push(read(player.brand, &event));
        }
        let outcomes = event::apply(service, programme.operator, &batch)
            .await
            .unwrap();
        for (outcome, event) in outcomes.iter().zip(&batch) {
            assert_eq!(*outcome, Outcome::Accepted, "round {round} {event:?}");
        }
        if round % 6 != 5 {
            continue;
        }
        for at in 0..model.affiliates.len() {
            if std::mem::take(&mut model.affiliates[at].is_blocked) {
                programme
                    .becomes(model.affiliates[at].id, Status::Approved)
                    .await;
                let first_open = model.first_open;
                for player in model.players.iter_mut().filter(|of| of.affiliate == at) {
                    player.settle(!player.is_suspect, first_open);
                }
            }
        }
        programme.start().await;
        let this_month = month_of(now);
        let expected = model.months(this_month);
        assert_eq!(
            posted(programme, &model, &brands).await,
            expected,
            "round {round}, ring-fence {ring_fence}"
        );
        let last_month = month_of(this_month - 1);
        if dice.one_in(2) && last_month > model.first_open.max(oldest) {
            programme
                .close(&Date::from_days(last_month).to_string())
                .await;
            model.first_open = last_month;
            let closed = expected
                .into_iter()
                .filter(|((_, month), _)| *month < last_month);
            model.closed.extend(closed);
        }
        programme.assert_healthy().await;
    }
    assert!(!model.closed.is_empty(), "a month was closed");
    assert!(next > 0, "something happened");
}

async fn months_end_where_the_model_does(db: &Database) {
    for (ring_fence, seed) in [
        (false, 0x9E37_79B9_7F4A_7C15),
        (true, 0xD1B5_4A32_D192_ED03),
    ] {
        let database = db.another().await;
        let programme = Programme::new(&database).await;
        run(&programme, ring_fence, seed).await;
    }
}

both! {
    months_end_where_the_model_does,
}

//! The ledger beside an independent model: ten thousand players with random histories, in any
//! order, with duplicates, reversals, replacements, other currencies at rates that change, senders
//! who may not touch the player, and batches cut at random. The model keeps
//! what happened as a list and adds everything up from nothing after each step.

use crate::programme::{Programme, money, percent, terms};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use tributary_domain::deal::Terms;
use tributary_domain::id::AffiliateId;
use tributary_domain::ledger::Kind;
use tributary_domain::money::Money;
use tributary_domain::time::DAY;
use tributary_service::event::{self, Incoming};
use tributary_store::event_lookup::{self, EventLookup};
use tributary_testing::both;

/// Players in all, and at a time. PostgreSQL, where each statement is a round trip, gets a tenth.
const PLAYERS: usize = 10_000;
const AT_A_TIME: usize = 500;

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

    /// An amount with up to six decimals.
    fn amount(&mut self) -> i64 {
        let coarse = [1, 10_000, 1_000_000][usize::try_from(self.below(3)).unwrap()];
        i64::try_from(self.below(90)).unwrap() * coarse
    }
}

/// What one event adds: deposits and their count, withdrawals, chargebacks, bonuses,
/// deductions, bets, wins, wagers.
type Parts = [i64; 9];

#[derive(Clone, Debug)]
struct Event {
    id: String,
    at: i64,
    kind: &'static str,
    parts: Parts,
    reverses: Option<(String, Option<i64>)>,
    /// Whether its amounts are in another currency than the operator's.
    is_foreign: bool,
    /// Whether its sender may touch the players of somebody else alone.
    is_out_of_reach: bool,
    json: Value,
}

/// Something that counts, with what is left of it.
#[derive(Clone, Debug)]
struct Item {
    id: String,
    kind: &'static str,
    at: i64,
    /// What it was converted at.
    rate: Option<i64>,
    left: Parts,
    /// Whether all of it was taken back: of nothing, too, that happens once.
    is_taken: bool,
    earns: bool,
}

/// The model of one player.
#[derive(Default)]
struct Model {
    registered: bool,
    fraud: bool,
    seen: Vec<String>,
    refused: Vec<String>,
    /// What can't be taken back, whether it counts or waits.
    fixed: Vec<String>,
    items: Vec<Item>,
    waiting: Vec<Event>,
    /// What was told by those alone who may not.
    hidden: Vec<Event>,
    /// What events were converted at when they came.
    rates: HashMap<String, i64>,
    posted: BTreeMap<i64, i64>,
    parent_posted: BTreeMap<i64, i64>,
    cpl: i64,
    cpa: i64,
    cpl_done: bool,
    cpa_done: bool,
}

/// Half to even, another way than the product's: by doubling.
fn share(amount: i64, ppm: i64) -> i64 {
    let product = i128::from(amount) * i128::from(ppm);
    let (mut quotient, rest) = (product / 1_000_000, product % 1_000_000);
    let twice = rest.abs() * 2;
    if twice > 1_000_000 || (twice == 1_000_000 && quotient % 2 != 0) {
        quotient += product.signum();
    }
    i64::try_from(quotient).unwrap()
}

/// An amount at a rate, half to even by doubling, too.
fn at_rate(amount: i64, rate: i64) -> i64 {
    let product = i128::from(amount) * i128::from(rate);
    let (mut quotient, rest) = (product / 1_000_000_000, product % 1_000_000_000);
    if rest * 2 > 1_000_000_000 || (rest * 2 == 1_000_000_000 && quotient % 2 != 0) {
        quotient += 1;
    }
    i64::try_from(quotient).unwrap()
}

impl Model {
    fn total(&self, part: usize) -> i64 {
        self.items.iter().map(|item| item.left[part]).sum()
    }

    fn arrives(
        &mut self,
        event: &Event,
        terms: &Terms,
        parent: (i64, i64),
        rate: i64,
    ) -> &'static str {
        if event.kind == "registration" {
            if self.registered {
                return "duplicate";
            }
            self.registered = true;
            self.step(terms, parent);
            self.take_turns();
            let names: Vec<String> = self.waiting.iter().map(|event| event.id.clone()).collect();
            for name in names {
                let still = self.waiting.iter().position(|event| event.id == name);
                if let Some(at) = still {
                    let event = self.waiting.remove(at);
                    self.apply_waiting(&event, terms, parent);
                }
            }
            return "accepted";
        }
        // Whatever was refused when its time came is told so again.
        if self.refused.contains(&event.id) {
            return "rejected";
        }
        let is_fixed = matches!(event.kind, "fraud" | "active" | "reversal");
        let is_known = (event.reverses.as_ref()).is_some_and(|(id, _)| self.fixed.contains(id));
        if let Some(at) = self.hidden.iter().position(|hidden| hidden.id == event.id)
            && !event.is_out_of_reach
        {
            // Told by somebody who may.
            self.hidden.remove(at);
            if !self.registered && !is_known {
                // It came when it was told first.
                self.waiting.push(event.clone());
                let seen = &self.seen;
                self.waiting
                    .sort_by_key(|event| seen.iter().position(|id| *id == event.id));
                return "duplicate";
            }
            let outcome = self.apply(event, terms, parent);
            if outcome == "rejected" {
                self.refused.push(event.id.clone());
            }
            return if outcome == "parked" {
                "duplicate"
            } else {
                outcome
            };
        }
        if self.seen.contains(&event.id) {
            return "duplicate";
        }
        self.rates.insert(event.id.clone(), rate);
        if event.is_out_of_reach || (!self.registered && !is_known) {
            self.seen.push(event.id.clone());
            let waiting = if event.is_out_of_reach {
                &mut self.hidden
            } else {
                &mut self.waiting
            };
            waiting.push(event.clone());
            if is_fixed {
                self.fixed.push(event.id.clone());
                self.wake(&event.id, terms, parent);
            }
            return "parked";
        }
        let outcome = self.apply(event, terms, parent);
        if is_fixed && outcome != "rejected" {
            self.fixed.push(event.id.clone());
            self.wake(&event.id, terms, parent);
        }
        if outcome != "rejected" {
            self.seen.push(event.id.clone());
        }
        outcome
    }

    /// What waits, as it happened; but the activities of a day one behind the other as they came,
    /// since the one that came last counts.
    fn take_turns(&mut self) {
        let came: Vec<Event> = self.waiting.clone();
        self.waiting.sort_by_key(|event| event.at);
        let day = |event: &Event| (event.kind == "activity").then(|| event.at.div_euclid(DAY));
        for at in 0..self.waiting.len() {
            let Some(of) = day(&self.waiting[at]) else {
                continue;
            };
            let before = self.waiting[..at]
                .iter()
                .filter(|event| day(event) == Some(of));
            let place = before.count();
            let next = came
                .iter()
                .filter(|event| day(event) == Some(of))
                .nth(place);
            self.waiting[at] = next.unwrap().clone();
        }
    }

    fn apply_waiting(&mut self, event: &Event, terms: &Terms, parent: (i64, i64)) {
        if self.apply(event, terms, parent) == "rejected" {
            self.refused.push(event.id.clone());
        }
    }

    fn apply(&mut self, event: &Event, terms: &Terms, parent: (i64, i64)) -> &'static str {
        let earns = !self.fraud;
        if let Some((target, amount)) = &event.reverses {
            if self.fixed.contains(target) {
                return "rejected";
            }
            let Some(item) = self.items.iter_mut().find(|item| item.id == *target) else {
                let mut waiting = self.waiting.iter().chain(&self.hidden);
                let is_replaced =
                    self.seen.contains(target) && !waiting.any(|event| event.id == *target);
                if is_replaced {
                    return "rejected";
                }
                self.waiting.push(event.clone());
                return "parked";
            };
            match amount {
                None if item.is_taken => return "rejected",
                // Of a withdrawal of nothing its count is left; of these, nothing ever was.
                None if item.left == Parts::default() && item.kind != "withdrawal" => {
                    return "rejected";
                }
                None => (item.left, item.is_taken) = (Parts::default(), true),
                Some(amount) => {
                    let part = match item.kind {
                        "deposit" => 0,
                        "withdrawal" => 2,
                        "chargeback" => 3,
                        "bonus" => 4,
                        "deduction" => 5,
                        _ => return "rejected",
                    };
                    let mut amount = *amount;
                    if let Some(rate) = item.rate {
                        amount = at_rate(amount, rate);
                        // Parts that were rounded one by one.
                        if (amount - item.left[part]).abs() <= 2 {
                            amount = item.left[part];
                        }
                    }
                    if amount > item.left[part] {
                        return "rejected";
                    }
                    item.left[part] -= amount;
                    if item.left[part] == 0 {
                        (item.left, item.is_taken) = (Parts::default(), true);
                    }
                }
            }
            self.step(terms, parent);
            self.wake(&event.id, terms, parent);
            return "accepted";
        }
        match event.kind {
            "fraud" => self.fraud = true,
            "active" => self.fraud = false,
            _ => {
                let day = event.at.div_euclid(DAY);
                let same = |item: &Item| item.kind == "activity" && item.at.div_euclid(DAY) == day;
                let mut earns = earns || event.kind == "chargeback";
                if event.kind == "activity"
                    && let Some(at) = self.items.iter().position(same)
                {
                    earns = self.items.remove(at).earns;
                }
                let rate = event.is_foreign.then(|| self.rates[&event.id]);
                let mut left = event.parts;
                if let Some(rate) = rate {
                    for part in [0, 2, 3, 4, 5, 6, 7] {
                        left[part] = at_rate(left[part], rate);
                    }
                }
                self.items.push(Item {
                    id: event.id.clone(),
                    kind: event.kind,
                    at: event.at,
                    rate,
                    left,
                    is_taken: false,
                    earns,
                });
            }
        }
        self.step(terms, parent);
        self.wake(&event.id, terms, parent);
        "accepted"
    }

    /// Applies whoever waited for this one.
    fn wake(&mut self, id: &str, terms: &Terms, parent: (i64, i64)) {
        self.seen.push(id.to_owned());
        let (mut now, later): (Vec<Event>, Vec<Event>) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|waiting| {
                (waiting.reverses.as_ref()).is_some_and(|(target, _)| target == id)
            });
        self.waiting = later;
        now.sort_by_key(|event| event.at);
        for reversal in now {
            self.apply_waiting(&reversal, terms, parent);
        }
    }

    /// Adds everything up from nothing.
    fn step(&mut self, terms: &Terms, (cut, net_cut): (i64, i64)) {
        let mut days: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
        for item in self.items.iter().filter(|item| item.earns) {
            let [
                deposits,
                _,
                withdrawals,
                chargebacks,
                bonuses,
                deductions,
                bets,
                wins,
                _,
            ] = item.left;
            let day = days.entry(item.at.div_euclid(DAY)).or_default();
            day.0 += bets - wins - bonuses - deductions;
            day.1 += deposits - withdrawals - chargebacks;
        }
        let all: Vec<i64> = days.keys().chain(self.posted.keys()).copied().collect();
        if let Some(base) = terms.deal_type.rev_share() {
            for day in all {
                let (net_pl, net_deposit) = days.get(&day).copied().unwrap_or_default();
                let total = match base {
                    tributary_domain::deal::Base::NetPl => net_pl,
                    tributary_domain::deal::Base::NetDeposit => net_deposit,
                };
                let earned = share(total, terms.rev_share.0);
                let posted = self.posted.entry(day).or_default();
                *posted = if self.fraud {
                    earned.min(*posted)
                } else {
                    earned
                };
                let parent = share(*posted, cut) + share(net_pl, net_cut);
                let posted = self.parent_posted.entry(day).or_default();
                *posted = if self.fraud {
                    parent.min(*posted)
                } else {
                    parent
                };
            }
        }
        if terms.deal_type.has_cpl()
            && !self.cpl_done
            && !self.fraud
            && self.total(6) >= terms.qua_cpl_volume.0
        {
            self.cpl_done = true;
            self.cpl = terms.cpl_amount.0;
        }
        if !terms.deal_type.has_cpa() {
            return;
        }
        let one = |item: &Item| {
            if item.left[1] > 1 {
                item.left[0] / item.left[1]
            } else {
                item.left[0]
            }
        };
        let mut deposits: Vec<&Item> = self.items.iter().filter(|item| one(item) > 0).collect();
        deposits.sort_by_key(|item| item.at);
        let net = self.total(0) - self.total(2) - self.total(3);
        let qualifies = deposits
            .first()
            .is_some_and(|first| one(first) >= terms.qua_cpa_ftd.0)
            && self.total(0) >= terms.qua_cpa_deposit.0
            && (terms.qua_cpa_net_deposit.0 == 0 || net >= terms.qua_cpa_net_deposit.0)
            && self.total(6) >= terms.qua_cpa_volume.0
            && self.total(8) >= terms.qua_cpa_activity_count;
        if qualifies && !self.cpa_done && !self.fraud {
            self.cpa_done = true;
            self.cpa = terms.cpa_amount.0;
        } else if !qualifies && self.cpa_done && terms.cpa_clawback {
            self.cpa_done = false;
            self.cpa = 0;
        }
    }
}

/// A player's history in the order it is sent.
fn history(dice: &mut Dice, customer: &str, affiliate: AffiliateId) -> Vec<Event> {
    let start = 1_782_864_000_000_000; // 2026-07-01
    let count = 4 + dice.below(12);
    let mut events: Vec<Event> = Vec::new();
    for number in 0..count {
        let id = format!("{customer}-{number}");
        let at = start
            + i64::try_from(dice.below(4)).unwrap() * DAY
            + i64::try_from(number).unwrap() * 1_000_000;
        let mut parts = Parts::default();
        let mut more = json!({});
        let mut reverses = None;
        let amount = dice.amount();
        let text = Money(amount).to_string();
        let kind = match dice.below(14) {
            0..=2 => {
                parts[0] = amount;
                parts[1] = 1;
                more["amount"] = text.into();
                "deposit"
            }
            3 => {
                parts[2] = amount;
                more["amount"] = text.into();
                "withdrawal"
            }
            4 => {
                parts[3] = amount;
                more["amount"] = text.into();
                "chargeback"
            }
            5 => {
                parts[4] = amount;
                more["amount"] = text.into();
                "bonus"
            }
            6 => {
                parts[5] = amount;
                more["amount"] = text.into();
                "deduction"
            }
            7 | 8 => {
                (parts[6], parts[7], parts[8]) = (amount, dice.amount(), 1);
                more["bets"] = text.into();
                more["wins"] = Money(parts[7]).to_string().into();
                "wager"
            }
            9 | 10 => {
                let deposits = dice.amount();
                parts = [
                    deposits,
                    i64::try_from(dice.below(3)).unwrap(),
                    dice.amount(),
                    0,
                    dice.amount(),
                    0,
                    amount,
                    dice.amount(),
                    4,
                ];
                more = json!({"bets": text, "wins": Money(parts[7]).to_string(), "bonuses": Money(parts[4]).to_string(),
                    "deposits": Money(parts[0]).to_string(), "deposit_count": parts[1], "withdrawals": Money(parts[2]).to_string(), "count": 4});
                "activity"
            }
            11 if dice.one_in(3) => {
                let status = if dice.one_in(2) { "fraud" } else { "active" };
                more["status"] = status.into();
                status
            }
            _ => {
                let target = format!("{customer}-{}", dice.below(count));
                if target == id {
                    continue;
                }
                let part = dice.one_in(2).then(|| dice.amount());
                more["reverses"] = target.clone().into();
                if let Some(part) = part {
                    more["amount"] = Money(part).to_string().into();
                }
                reverses = Some((target, part));
                "reversal"
            }
        };
        let sent = if matches!(kind, "fraud" | "active") {
            "status"
        } else {
            kind
        };
        let occurred = tributary_domain::time::Timestamp(at).to_rfc3339();
        let mut json = json!({"event_id": id, "type": sent, "occurred_at": occurred, "ext_customer_id": customer});
        let is_foreign = !matches!(sent, "status" | "reversal") && dice.one_in(5);
        if is_foreign {
            more["currency"] = "USD".into();
        }
        for (name, value) in more.as_object().unwrap() {
            json[name] = value.clone();
        }
        events.push(Event {
            id,
            at,
            kind,
            parts,
            reverses,
            is_foreign,
            is_out_of_reach: false,
            json,
        });
    }
    for _ in 0..dice.below(3).min(events.len() as u64) {
        let mut foreign = events[usize::try_from(dice.below(events.len() as u64)).unwrap()].clone();
        foreign.is_out_of_reach = true;
        let at = usize::try_from(dice.below(events.len() as u64 + 1)).unwrap();
        events.insert(at, foreign);
    }
    let json = json!({"event_id": format!("{customer}-r"), "type": "registration", "occurred_at": "2026-07-01T00:00:00Z", "ext_customer_id": customer, "affiliate_id": affiliate.0});
    let place = if dice.one_in(2) {
        0
    } else {
        usize::try_from(dice.below(count))
            .unwrap()
            .min(events.len())
    };
    events.insert(
        place,
        Event {
            id: format!("{customer}-r"),
            at: start,
            kind: "registration",
            parts: Parts::default(),
            reverses: None,
            is_foreign: false,
            is_out_of_reach: false,
            json,
        },
    );
    for _ in 0..dice.below(4) {
        let again = events[usize::try_from(dice.below(events.len() as u64)).unwrap()].clone();
        let at = usize::try_from(dice.below(events.len() as u64 + 1)).unwrap();
        events.insert(at, again);
    }
    events
}

fn deals() -> Vec<Terms> {
    vec![
        terms(1, |terms| {
            terms.cpl_amount = money("4");
            terms.qua_cpl_volume = money("20");
        }),
        terms(2, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_deposit = money("25");
        }),
        terms(2, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_net_deposit = money("15");
            terms.cpa_clawback = true;
        }),
        terms(3, |terms| {
            terms.cpl_amount = money("1.5");
            terms.cpa_amount = money("70");
            terms.qua_cpa_ftd = money("9");
        }),
        terms(4, |terms| terms.rev_share = percent("33.3333")),
        terms(5, |terms| {
            terms.cpl_amount = money("2");
            terms.rev_share = percent("12.5");
        }),
        terms(6, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_volume = money("40");
            terms.qua_cpa_activity_count = 2;
            terms.rev_share = percent("20");
        }),
        terms(8, |terms| terms.rev_share = percent("7.7777")),
        terms(9, |terms| {
            terms.cpl_amount = money("3");
            terms.rev_share = percent("50");
        }),
        terms(10, |terms| {
            terms.cpa_amount = money("55");
            terms.qua_cpa_net_deposit = money("1");
            terms.cpa_clawback = true;
            terms.rev_share = percent("0.0001");
        }),
    ]
}

both! {
    async fn ten_thousand_histories_end_where_the_model_does(db: &Database) {
        let programme = Programme::new(db).await;
        let parent = programme.approved("the.parent").await;
        programme.parent(parent, "0", "10", "2.5").await;
        let deals = deals();
        let mut affiliates = Vec::new();
        for (number, deal) in deals.iter().enumerate() {
            let affiliate = programme.approved(&format!("partner{number}")).await;
            programme.deal_of(affiliate, deal).await;
            programme.change(affiliate, |affiliate| affiliate.parent_affiliate_id = Some(parent)).await;
            affiliates.push(affiliate);
        }
        let cuts = (100_000, 25_000);
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let mut sums: HashMap<(AffiliateId, Kind), i64> = HashMap::new();
        let players = if programme.service.store.engine() == "sqlite" { PLAYERS } else { PLAYERS / 10 };
        for round in 0..players / AT_A_TIME {
            let mut players = Vec::new();
            for number in 0..AT_A_TIME {
                let customer = format!("p{round}-{number}");
                let deal = usize::try_from(dice.below(deals.len() as u64)).unwrap();
                let events = history(&mut dice, &customer, affiliates[deal]);
                players.push((customer, deal, events, Model::default()));
            }
            // Everybody's next event in turn, cut into batches of any length.
            let mut queue: Vec<(usize, Event)> = Vec::new();
            for (at, player) in players.iter().enumerate() {
                queue.extend(player.2.iter().map(|event| (at, event.clone())));
            }
            let mut positions: Vec<usize> = (0..queue.len()).collect();
            positions.sort_by_key(|at| (at.wrapping_mul(2_654_435_761)) % 7_919);
            let mut order: Vec<(usize, Event)> = Vec::new();
            let mut next: HashMap<usize, usize> = HashMap::new();
            for at in positions {
                let player = queue[at].0;
                let turn = next.entry(player).or_default();
                order.push((player, players[player].2[*turn].clone()));
                *turn += 1;
            }
            let mut rest = order.as_slice();
            while !rest.is_empty() {
                let length = usize::try_from(1 + dice.below(900)).unwrap().min(rest.len());
                let (batch, later) = rest.split_at(length);
                rest = later;
                let rate = 500_000_000 + i64::try_from(dice.below(1_000_000_000)).unwrap();
                programme.fx("USD", "2026-07-01", rate).await;
                let events = batch.iter().map(|(_, event)| Incoming {
                    scope: event.is_out_of_reach.then(|| vec![parent]),
                    ..programme.read(&event.json)
                });
                let events: Vec<Incoming> = events.collect();
                let outcomes = event::apply(&programme.service, programme.operator, &events).await.unwrap();
                for ((at, event), outcome) in batch.iter().zip(outcomes) {
                    let (customer, deal, events, model) = &mut players[*at];
                    let expected = model.arrives(event, &deals[*deal], cuts, rate);
                    assert_eq!(outcome.name(), expected, "{customer} {} {outcome:?}\n{events:#?}", event.id);
                }
            }
            let names = players.iter().map(|player| EventLookup { brand_id: programme.brand, event_id: "", ext_customer_id: &player.0, day: 0 });
            let names: Vec<_> = names.collect();
            let mut reader = programme.service.store.read().await.unwrap();
            let rows = event_lookup::look_up(&mut reader, programme.operator, &names).await.unwrap();
            let rows = rows.found.iter().filter_map(|found| found.player.as_ref());
            let rows: HashMap<&str, _> = rows.map(|row| (row.ext_customer_id.as_str(), &row.player)).collect();
            for (customer, deal, events, model) in &players {
                let row = rows[customer.as_str()];
                let rev_share: i64 = model.posted.values().sum();
                assert_eq!((row.cpl.0, row.cpa.0, row.rev_share.0), (model.cpl, model.cpa, rev_share), "{customer}\n{events:#?}");
                *sums.entry((affiliates[*deal], Kind::Cpl)).or_default() += model.cpl;
                *sums.entry((affiliates[*deal], Kind::Cpa)).or_default() += model.cpa;
                *sums.entry((affiliates[*deal], Kind::RevShare)).or_default() += rev_share;
                *sums.entry((parent, Kind::SubAffiliate)).or_default() += model.parent_posted.values().sum::<i64>();
            }
        }
        let mut posted: HashMap<(AffiliateId, Kind), i64> = HashMap::new();
        for affiliate in affiliates.iter().chain([&parent]) {
            for entry in programme.ledger_of(*affiliate).await {
                *posted.entry((*affiliate, entry.kind)).or_default() += entry.amount.0;
            }
        }
        sums.retain(|_, sum| *sum != 0);
        posted.retain(|_, sum| *sum != 0);
        assert_eq!(posted, sums);
        programme.assert_healthy().await;
    }
}

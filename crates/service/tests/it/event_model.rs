//! The ledger beside an independent model: ten thousand players with random histories, in any
//! order, with duplicates, reversals, replacements, other currencies at rates that change, senders
//! who may not touch the player, and batches cut at random. The model keeps
//! what happened as a list and adds everything up from nothing after each step.

mod history;
mod model;

use crate::programme::{Programme, money, percent, terms};
use history::{deals, history};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use tributary_domain::deal::Terms;
use tributary_domain::id::AffiliateId;
use tributary_domain::ledger::Kind;
use tributary_domain::money::Money;
use tributary_domain::time::DAY;
use tributary_service::event::{self, Incoming};
use tributary_store::event_lookup::{self, EventLookup};
use tributary_testing::{Database, both};

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

async fn ten_thousand_histories_end_where_the_model_does(db: &Database) {
    let programme = Programme::new(db).await;
    let parent = programme.approved("the.parent").await;
    programme.parent(parent, "0", "10", "2.5").await;
    let deals = deals();
    let mut affiliates = Vec::new();
    for (number, deal) in deals.iter().enumerate() {
        let affiliate = programme.approved(&format!("partner{number}")).await;
        programme.deal_of(affiliate, deal).await;
        programme
            .change(affiliate, |affiliate| {
                affiliate.parent_affiliate_id = Some(parent);
            })
            .await;
        affiliates.push(affiliate);
    }
    let cuts = (100_000, 25_000);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut sums: HashMap<(AffiliateId, Kind), i64> = HashMap::new();
    let players = if programme.service.store.engine() == "sqlite" {
        PLAYERS
    } else {
        PLAYERS / 10
    };
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
            let length = usize::try_from(1 + dice.below(900))
                .unwrap()
                .min(rest.len());
            let (batch, later) = rest.split_at(length);
            rest = later;
            let rate = 500_000_000 + i64::try_from(dice.below(1_000_000_000)).unwrap();
            programme.fx("USD", "2026-07-01", rate).await;
            let events = batch.iter().map(|(_, event)| Incoming {
                scope: event.is_out_of_reach.then(|| vec![parent]),
                ..programme.read(&event.json)
            });
            let events: Vec<Incoming> = events.collect();
            let outcomes = event::apply(&programme.service, programme.operator, &events)
                .await
                .unwrap();
            for ((at, event), outcome) in batch.iter().zip(outcomes) {
                let (customer, deal, events, model) = &mut players[*at];
                let expected = model.arrives(event, &deals[*deal], cuts, rate);
                assert_eq!(
                    outcome.name(),
                    expected,
                    "{customer} {} {outcome:?}\n{events:#?}",
                    event.id
                );
            }
        }
        let names = players.iter().map(|player| EventLookup {
            brand_id: programme.brand,
            event_id: "",
            ext_customer_id: &player.0,
            day: 0,
        });
        let names: Vec<_> = names.collect();
        let mut reader = programme.service.store.read().await.unwrap();
        let rows = event_lookup::look_up(&mut reader, programme.operator, &names)
            .await
            .unwrap();
        let rows = rows.found.iter().filter_map(|found| found.player.as_ref());
        let rows: HashMap<&str, _> = rows
            .map(|row| (row.ext_customer_id.as_str(), &row.player))
            .collect();
        for (customer, deal, events, model) in &players {
            let row = rows[customer.as_str()];
            let rev_share: i64 = model.posted.values().sum();
            assert_eq!(
                (row.cpl.0, row.cpa.0, row.rev_share.0),
                (model.cpl, model.cpa, rev_share),
                "{customer}\n{events:#?}"
            );
            *sums.entry((affiliates[*deal], Kind::Cpl)).or_default() += model.cpl;
            *sums.entry((affiliates[*deal], Kind::Cpa)).or_default() += model.cpa;
            *sums.entry((affiliates[*deal], Kind::RevShare)).or_default() += rev_share;
            *sums.entry((parent, Kind::SubAffiliate)).or_default() +=
                model.parent_posted.values().sum::<i64>();
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

both! {
    ten_thousand_histories_end_where_the_model_does,
}

//! Months that have ended and are open: what they are adjusted by stays true, whatever comes late.

use crate::programme::{Programme, day, money, percent, terms};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tributary_domain::affiliate::Status;
use tributary_domain::commission::month_of;
use tributary_domain::deal::{Terms, Tier};
use tributary_domain::id::AffiliateId;
use tributary_domain::ledger::{Detail, Formula, Kind};
use tributary_domain::money::Money;
use tributary_domain::time::{DAY, Date};
use tributary_service::affiliate::{Changes, Decision, decide, edit};
use tributary_service::event::Outcome;
use tributary_service::{Actor, brand, month, operator};
use tributary_testing::both;

/// An event of a customer's: what it says in `more`, at noon of a day.
fn event(id: &str, kind: &str, date: &str, more: &Value) -> Value {
    let mut event = json!({"event_id": id, "type": kind, "occurred_at": format!("{date}T12:00:00Z"), "ext_customer_id": "c1"});
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn net_pl(rate: &str) -> Terms {
    terms(4, |terms| terms.rev_share = percent(rate))
}

fn with_tiers(rate: &str, tiers: &[(&str, &str)]) -> Terms {
    terms(4, |terms| {
        terms.rev_share = percent(rate);
        let tier = |(from, rate): &(&str, &str)| Tier {
            from: money(from),
            rate: percent(rate),
        };
        terms.tiers = tiers.iter().map(tier).collect();
    })
}

impl Programme {
    /// Puts the clock to noon of a later day.
    pub(crate) fn go_to(&self, date: &str) {
        let days = Date::parse(date).unwrap().days();
        let now = self.service.clock.now().0;
        self.service.clock.advance(days * DAY + DAY / 2 - now);
    }

    pub(crate) async fn start(&self) -> usize {
        month::start(&self.service).await.unwrap()
    }

    pub(crate) async fn carries_nothing_over(&self, affiliate: AffiliateId, is_on: bool) {
        let changes = Changes {
            no_carry_over: Some(is_on),
            ..Changes::default()
        };
        edit(&self.service, &self.world.admin(), affiliate, changes)
            .await
            .unwrap();
    }

    pub(crate) async fn becomes(&self, affiliate: AffiliateId, status: Status) {
        let decision = Decision {
            status,
            manager_id: None,
            reason: "A test.".into(),
        };
        decide(&self.service, &self.world.admin(), affiliate, decision)
            .await
            .unwrap();
    }

    pub(crate) async fn close(&self, before: &str) {
        let before = Date::parse(before).unwrap();
        month::close(&self.service, &Actor::Console, self.operator, before)
            .await
            .unwrap();
    }

    pub(crate) async fn balance(&self) -> String {
        let mut reader = self.service.store.read().await.unwrap();
        let found = tributary_store::ledger::balance(&mut reader, self.operator, self.affiliate);
        found.await.unwrap().balance().unwrap().to_string()
    }

    /// What an affiliate's RevShare of each month came to, and what that month was adjusted by for
    /// losses and by tiers, from the entries alone.
    async fn months(&self, affiliate: AffiliateId) -> BTreeMap<i64, [Money; 3]> {
        let mut months: BTreeMap<i64, [Money; 3]> = BTreeMap::new();
        for entry in self.ledger_of(affiliate).await {
            let detail: Detail = serde_json::from_str(&entry.detail).unwrap();
            let (month, place) = match (entry.kind, detail.formula) {
                (Kind::RevShare, _) => (month_of(entry.for_day), 0),
                (_, Formula::NoCarryOver { month, .. }) => (month, 1),
                (_, Formula::Tier { month, .. }) => (month, 2),
                _ => continue,
            };
            let sum = &mut months.entry(month).or_default()[place];
            *sum = sum.checked_add(entry.amount).unwrap();
        }
        months
    }

    /// July's RevShare is made good, no more and no less.
    async fn assert_july_is_made_good(&self, what: &str) {
        let months = self.months(self.affiliate).await;
        let [rev_share, made_good, _] = months[&day("2026-07-01T00:00:00Z")];
        let loss = Money(-rev_share.0.min(0));
        assert_eq!(made_good, loss, "{what}: {:?}", self.entries().await);
    }
}

/// Partner on 12.5 % of NetPL without carry-over, with a player that lost it 65.05 in July; August has
/// begun, and so has the month.
async fn at_the_first(db: &tributary_testing::Database) -> Programme {
    let programme = Programme::new(db).await;
    programme.deal(&net_pl("12.5")).await;
    programme
        .carries_nothing_over(programme.affiliate, true)
        .await;
    programme.register("c1").await;
    let loss = event("w1", "wager", "2026-07-03", &json!({"wins": "520.4"}));
    assert_eq!(programme.send(&[loss]).await, [Outcome::Accepted]);
    programme.go_to("2026-08-01");
    assert_eq!(programme.start().await, 1);
    programme
}

both! {
    async fn example_16_a_last_day_that_comes_late_is_made_good_no_more(db: &Database) {
        let programme = at_the_first(db).await;
        programme.send(&[event("a1", "activity", "2026-07-31", &json!({"bets": "400"}))]).await;
        assert_eq!(programme.entries().await, ["rev_share -65.05", "adjustment 65.05", "rev_share 50", "adjustment -50"]);
        assert_eq!(programme.balance().await, "0");
        assert_eq!(programme.start().await, 0);
        let entries = programme.ledger_of(programme.affiliate).await;
        assert_eq!(entries[2].for_day, day("2026-07-31T00:00:00Z"));
        assert_eq!(entries[3].for_day, day("2026-08-01T00:00:00Z"));
        programme.assert_healthy().await;
    }

    async fn example_17_a_last_day_that_is_replaced_is_adjusted_each_time(db: &Database) {
        let programme = at_the_first(db).await;
        programme.send(&[event("a1", "activity", "2026-07-31", &json!({"wins": "80"}))]).await;
        assert_eq!(programme.entries().await[2..], ["rev_share -10", "adjustment 10"]);
        programme.send(&[event("a2", "activity", "2026-07-31", &json!({"bets": "1000"}))]).await;
        assert_eq!(programme.entries().await[4..], ["rev_share 135", "adjustment -75.05"]);
        assert_eq!(programme.balance().await, "59.95");
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }

    async fn it_does_not_matter_when_the_job_ran_nor_when_anybody_signed_up(db: &Database) {
        // The player was there in May and June; the affiliate signed up in July, as all do here.
        for job in ["before", "after", "between", "always", "never"] {
            let database = db.another().await;
            let programme = Programme::new(&database).await;
            programme.deal(&net_pl("12.5")).await;
            programme.carries_nothing_over(programme.affiliate, true).await;
            let run = async |at: &str| {
                if job == at || job == "always" {
                    programme.start().await;
                }
            };
            run("before").await;
            let registration = event("r1", "registration", "2026-05-02", &json!({"affiliate_id": programme.affiliate.0}));
            programme.send(&[registration, event("w1", "wager", "2026-05-03", &json!({"wins": "240"}))]).await;
            run("between").await;
            programme.send(&[event("w2", "wager", "2026-05-04", &json!({"wins": "250"})), event("w3", "wager", "2026-06-04", &json!({"wins": "80"}))]).await;
            run("after").await;
            let months = programme.months(programme.affiliate).await;
            assert_eq!(months[&day("2026-05-01T00:00:00Z")], [money("-61.25"), money("61.25"), money("0")], "{job}");
            assert_eq!(months[&day("2026-06-01T00:00:00Z")], [money("-10"), money("10"), money("0")], "{job}");
            assert_eq!(programme.balance().await, "0", "{job}");
            programme.assert_healthy().await;
        }
    }

    async fn whatever_changes_an_ended_month_is_adjusted(db: &Database) {
        let programme = at_the_first(db).await;
        let admin = programme.world.admin();
        let july = "2026-07-20";
        let steps: [(&str, Value); 17] = [
            ("a wager", event("s1", "wager", july, &json!({"bets": "100", "wins": "20"}))),
            ("a bonus", event("s2", "bonus", july, &json!({"amount": "33.33"}))),
            ("a deduction", event("s3", "deduction", july, &json!({"amount": "7.7"}))),
            ("an activity", event("s4", "activity", july, &json!({"wins": "900"}))),
            ("an activity in its place", event("s5", "activity", july, &json!({"bets": "2000"}))),
            ("a reversal of it", event("s6", "reversal", "2026-08-01", &json!({"reverses": "s5"}))),
            ("a part of a bonus taken back", event("s7", "reversal", "2026-08-01", &json!({"reverses": "s2", "amount": "3.33"}))),
            ("the loss taken back", event("s8", "reversal", "2026-08-01", &json!({"reverses": "w1"}))),
            ("another loss", event("s9", "wager", "2026-07-31", &json!({"wins": "1000"}))),
            ("a deposit, which is no RevShare here", event("s10", "deposit", july, &json!({"amount": "10"}))),
            ("a status", event("s11", "status", july, &json!({"status": "fraud"}))),
            ("what happens meanwhile", event("s12", "wager", july, &json!({"wins": "10"}))),
            ("a gain that is held back", event("s13", "reversal", "2026-08-01", &json!({"reverses": "s9"}))),
            ("what was held back", event("s14", "status", "2026-08-01", &json!({"status": "active"}))),
            ("a loss again", event("s15", "wager", july, &json!({"wins": "77.77"}))),
            ("August, which has not ended", event("s16", "wager", "2026-08-01", &json!({"wins": "50"}))),
            ("a waiting player's, by its registration", event("s17", "registration", july, &json!({"ext_customer_id": "c2", "affiliate_id": programme.affiliate.0}))),
        ];
        programme.send(&[event("p1", "wager", july, &json!({"ext_customer_id": "c2", "wins": "12"})), event("p2", "reversal", july, &json!({"ext_customer_id": "c2", "reverses": "s1x"}))]).await;
        for (what, step) in &steps {
            assert_eq!(programme.send(std::slice::from_ref(step)).await, [Outcome::Accepted], "{what}");
            programme.assert_july_is_made_good(what).await;
        }
        // A player who is moved to another deal by hand: each of its days keeps its own.
        let other = programme.deal(&net_pl("50")).await;
        let mut reader = programme.service.store.read().await.unwrap();
        let names = [tributary_store::event_lookup::EventLookup { brand_id: programme.brand, event_id: "", ext_customer_id: "c1", day: 0 }];
        let lookup = tributary_store::event_lookup::look_up(&mut reader, programme.operator, &names).await.unwrap();
        drop(reader);
        let player = lookup.found[0].player.as_ref().unwrap().player.id;
        tributary_service::event::rebind(&programme.service, &admin, player, other).await.unwrap();
        programme.assert_july_is_made_good("another deal").await;
        for (id, more) in [("m1", json!({"wins": "10"})), ("m2", json!({"bets": "500"}))] {
            programme.send(&[event(id, "wager", july, &more)]).await;
            programme.assert_july_is_made_good("under another deal").await;
        }
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }

    async fn one_batch_is_adjusted_once(db: &Database) {
        let programme = at_the_first(db).await;
        let batch: Vec<Value> = (0..40).map(|number| event(&format!("b{number}"), "wager", "2026-07-30", &json!({"wins": "8"}))).collect();
        programme.batch(&batch).await;
        let entries = programme.entries().await;
        assert_eq!(entries.iter().filter(|entry| entry.starts_with("adj")).collect::<Vec<_>>(), ["adjustment 65.05", "adjustment 40"]);
        programme.assert_healthy().await;
    }

    async fn brands_whose_losses_are_kept_apart_are_adjusted_apart(db: &Database) {
        let programme = Programme::new(db).await;
        let (service, operator) = (&programme.service, programme.operator);
        programme.deal(&net_pl("10")).await;
        programme.carries_nothing_over(programme.affiliate, true).await;
        operator::set(service, &Actor::Console, operator, &[("ring_fence".into(), "on".into())]).await.unwrap();
        let other = brand::create(service, &Actor::Console, operator, "Other", "other.example").await.unwrap();
        programme.register("c1").await;
        let of_other = |id: &str, kind: &str, more: &Value| {
            let mut event = event(id, kind, "2026-07-05", more);
            event["brand_id"] = other.0.into();
            event
        };
        programme.batch_of(&[other], &[of_other("r2", "registration", &json!({"affiliate_id": programme.affiliate.0})), of_other("w2", "wager", &json!({"wins": "250"}))]).await;
        programme.send(&[event("w1", "wager", "2026-07-03", &json!({"bets": "900"}))]).await;
        programme.go_to("2026-08-02");
        assert_eq!(programme.start().await, 1);
        assert_eq!(programme.entries().await.last().unwrap(), "adjustment 25");
        // The gain of one is no loss of the other.
        programme.batch_of(&[other], &[of_other("w3", "wager", &json!({"bets": "100"}))]).await;
        programme.send(&[event("w4", "wager", "2026-07-03", &json!({"wins": "1000"}))]).await;
        let entries = programme.entries().await;
        assert_eq!(entries[3..], ["rev_share 10", "adjustment -10", "rev_share -100", "adjustment 10"]);
        // Kept together again, the month that has ended stays as it was settled.
        operator::set(service, &Actor::Console, operator, &[("ring_fence".into(), "off".into())]).await.unwrap();
        programme.batch_of(&[other], &[of_other("w5", "wager", &json!({"wins": "100"}))]).await;
        assert_eq!(programme.entries().await[7..], ["rev_share -10", "adjustment 10"]);
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }

    async fn a_tier_follows_what_comes_late(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&with_tiers("20", &[("1000", "25"), ("5000", "30")])).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", "2026-07-03", &json!({"bets": "900"}))]).await;
        programme.go_to("2026-08-01");
        assert_eq!(programme.start().await, 0);
        let steps = [
            // 900 + 100 = 1000: 5 % of it.
            (event("w2", "wager", "2026-07-31", &json!({"bets": "100"})), vec!["rev_share 20", "adjustment 50"]),
            (event("w3", "wager", "2026-07-31", &json!({"bets": "200"})), vec!["rev_share 40", "adjustment 10"]),
            // 5200: 10 %.
            (event("w4", "wager", "2026-07-30", &json!({"bets": "4000"})), vec!["rev_share 800", "adjustment 460"]),
            // 999: none any more.
            (event("w5", "wager", "2026-07-30", &json!({"wins": "4201"})), vec!["rev_share -840.2", "adjustment -520"]),
            (event("w6", "deposit", "2026-07-30", &json!({"amount": "50"})), vec![]),
        ];
        for (step, expected) in steps {
            let before = programme.entries().await.len();
            programme.send(&[step]).await;
            assert_eq!(programme.entries().await[before..], expected);
        }
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }

    async fn a_tier_of_nothing_until_it_is_reached(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&with_tiers("0", &[("100", "10")])).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", "2026-07-03", &json!({"bets": "99"}))]).await;
        programme.go_to("2026-08-01");
        programme.start().await;
        programme.send(&[event("w2", "wager", "2026-07-31", &json!({"bets": "1"}))]).await;
        assert_eq!(programme.entries().await, ["adjustment 10"]);
        // What a player is suspected of counts for no tier until it is cleared.
        programme.send(&[event("a1", "activity", "2026-07-30", &json!({"bets": "100"}))]).await;
        programme.send(&[event("f1", "status", "2026-08-01", &json!({"status": "fraud"}))]).await;
        programme.send(&[event("a2", "activity", "2026-07-30", &json!({"bets": "1100"}))]).await;
        assert_eq!(programme.entries().await, ["adjustment 10", "adjustment 10"]);
        programme.send(&[event("f2", "status", "2026-08-01", &json!({"status": "active"}))]).await;
        assert_eq!(programme.entries().await, ["adjustment 10", "adjustment 10", "adjustment 100"]);
        programme.assert_healthy().await;
    }

    async fn other_tiers_are_for_new_players(db: &Database) {
        let programme = Programme::new(db).await;
        let deal = programme.deal(&with_tiers("10", &[("100", "20")])).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", "2026-07-03", &json!({"bets": "90"}))]).await;
        programme.go_to("2026-08-01");
        programme.start().await;
        let mut tx = programme.service.store.begin().await.unwrap();
        let now = programme.service.clock.now();
        let version = tributary_store::deal::NewVersion { version: 2, terms: &with_tiers("10", &[("50", "90")]), needs_acceptance: false, accepted_at: Some(now) };
        tributary_store::deal::insert_version(&mut tx, programme.operator, deal, &version, now).await.unwrap();
        tx.commit().await.unwrap();
        programme.send(&[event("w2", "wager", "2026-07-03", &json!({"bets": "5"}))]).await;
        programme.send(&[event("w3", "wager", "2026-07-03", &json!({"bets": "5"}))]).await;
        assert_eq!(programme.entries().await, ["rev_share 9", "rev_share 0.5", "rev_share 0.5", "adjustment 10"]);
        programme.assert_healthy().await;
    }

    async fn nothing_of_a_closed_month_is_worked_out_again(db: &Database) {
        let programme = at_the_first(db).await;
        programme.close("2026-08-01").await;
        programme.go_to("2026-08-05");
        let step = event("s1", "reversal", "2026-08-05", &json!({"reverses": "w1"}));
        assert_eq!(programme.send(&[step]).await, [Outcome::Accepted]);
        assert_eq!(programme.entries().await, ["rev_share -65.05", "adjustment 65.05", "rev_share 65.05"]);
        let entries = programme.ledger_of(programme.affiliate).await;
        assert_eq!(entries[2].for_day, day("2026-08-01T00:00:00Z"));
        programme.send(&[event("w2", "wager", "2026-08-03", &json!({"wins": "600.4"}))]).await;
        programme.go_to("2026-09-02");
        // The first of August is the first open day, and counts for August: 65.05 − 75.05.
        assert_eq!(programme.start().await, 1);
        assert_eq!(programme.entries().await[3..], ["rev_share -75.05", "adjustment 10"]);
        // A correction that is moved there changes August's.
        programme.send(&[event("w3", "wager", "2026-08-03", &json!({"wins": "80"}))]).await;
        programme.close("2026-09-01").await;
        programme.send(&[event("s3", "reversal", "2026-09-02", &json!({"reverses": "w3"}))]).await;
        assert_eq!(programme.entries().await[5..], ["rev_share -10", "adjustment 10", "rev_share 10"]);
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }

    async fn a_month_is_started_before_it_is_closed(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&net_pl("12.5")).await;
        programme.carries_nothing_over(programme.affiliate, true).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", "2026-07-03", &json!({"wins": "80"}))]).await;
        programme.go_to("2026-08-01");
        programme.close("2026-08-01").await;
        assert_eq!(programme.entries().await, ["rev_share -10", "adjustment 10"]);
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }

    async fn a_months_terms_are_those_it_ended_with(db: &Database) {
        let programme = at_the_first(db).await;
        let partner = programme.affiliate;
        let late = async |id: &str, more: Value| programme.send(&[event(id, "wager", "2026-07-31", &more)]).await;
        programme.carries_nothing_over(partner, false).await;
        late("s1", json!({"wins": "8"})).await;
        assert_eq!(programme.entries().await[2..], ["rev_share -1", "adjustment 1"], "July was without carry-over");
        programme.send(&[event("s2", "wager", "2026-08-01", &json!({"wins": "80"}))]).await;
        programme.go_to("2026-09-01");
        assert_eq!(programme.start().await, 0, "August is not");
        programme.carries_nothing_over(partner, true).await;
        programme.send(&[event("s3", "wager", "2026-08-02", &json!({"wins": "8"}))]).await;
        assert_eq!(programme.entries().await[4..], ["rev_share -10", "rev_share -1"]);
        // Before the job runs, what held in September is laid down with the change.
        programme.send(&[event("s4", "wager", "2026-09-01", &json!({"wins": "16"}))]).await;
        programme.go_to("2026-10-01");
        programme.carries_nothing_over(partner, false).await;
        assert_eq!(programme.entries().await[6..], ["rev_share -2", "adjustment 2"]);
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }

    async fn the_share_of_a_parent_is_its_own(db: &Database) {
        // Carry-over and tiers look at an affiliate's own RevShare alone.
        let programme = Programme::new(db).await;
        let parent = programme.approved("the.parent").await;
        programme.deal(&net_pl("10")).await;
        programme.parent(parent, "0", "10", "0").await;
        programme.carries_nothing_over(programme.affiliate, true).await;
        programme.carries_nothing_over(parent, true).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", "2026-07-03", &json!({"wins": "100"}))]).await;
        programme.go_to("2026-08-01");
        assert_eq!(programme.start().await, 1);
        programme.send(&[event("w2", "wager", "2026-07-03", &json!({"bets": "50"}))]).await;
        assert_eq!(programme.entries().await, ["rev_share -10", "adjustment 10", "rev_share 5", "adjustment -5"]);
        assert_eq!(programme.entries_of(parent).await, ["sub_affiliate -1", "sub_affiliate 0.5"]);
        programme.assert_healthy().await;
    }

    async fn jobs_and_batches_at_once_post_once(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&net_pl("12.5")).await;
        programme.carries_nothing_over(programme.affiliate, true).await;
        programme.register("c1").await;
        programme.send(&[event("w0", "wager", "2026-07-03", &json!({"wins": "480"}))]).await;
        programme.go_to("2026-08-01");
        // Another node on the same database.
        let options = tributary_service::Options { rate_limit: false, ..tributary_service::Options::default() };
        let other = tributary_service::Service::new(db.store().await, programme.service.clock.clone(), options).await.unwrap();
        let (programme, other) = (&programme, &other);
        let starts = (0..6).map(|number| async move {
            let service = if number % 2 == 0 { &programme.service } else { other };
            month::start(service).await.unwrap();
        });
        let batches = (0..20).map(|number| async move {
            let wins = event(&format!("w{}", number + 1), "wager", "2026-07-31", &json!({"wins": "4"}));
            let service = if number % 3 == 0 { other } else { &programme.service };
            let outcomes = tributary_service::event::ingest::submit(service, programme.operator, vec![programme.read(&wins)], None);
            assert_eq!(outcomes.await.unwrap(), [Outcome::Accepted]);
        });
        tokio::join!(futures::future::join_all(starts), futures::future::join_all(batches));
        let months = programme.months(programme.affiliate).await;
        assert_eq!(months[&day("2026-07-01T00:00:00Z")], [money("-70"), money("70"), money("0")]);
        assert_eq!(programme.start().await, 0);
        programme.assert_healthy().await;
    }
}

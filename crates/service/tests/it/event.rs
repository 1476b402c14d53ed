//! Events, from what a brand sends to the ledger. The numbered tests are the worked examples of
//! the product's own rules of money.

use crate::programme::{Programme, day, money, percent, terms};
use crate::world::{HERE, code};
use serde_json::{Value, json};
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::error::Code;
use tributary_domain::event::EventProblem;
use tributary_service::api_key::{self, NewKey, ProvisionalAuth};
use tributary_service::event::Outcome;
use tributary_service::event::ingest::submit;
use tributary_service::{Actor, Options, Service, doctor};
use tributary_store::ledger;
use tributary_testing::{both, execute};

const ACCEPTED: Outcome = Outcome::Accepted;

/// An event of customer `c1` on 5 July.
fn event(id: &str, kind: &str, more: Value) -> Value {
    let mut event = json!({
        "event_id": id, "type": kind, "occurred_at": "2026-07-05T10:00:00Z", "ext_customer_id": "c1",
    });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn amount(id: &str, kind: &str, amount: &str) -> Value {
    event(id, kind, json!({ "amount": amount }))
}

fn rejected(problem: EventProblem) -> Outcome {
    Outcome::Rejected(problem)
}

both! {
    async fn example_1_cpa_at_the_deposit_that_reaches_its_qualifier(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(2, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_deposit = money("25"); })).await;
        programme.register("c1").await;
        programme.send(&[amount("d1", "deposit", "20")]).await;
        assert_eq!(programme.entries().await, Vec::<String>::new());
        programme.send(&[amount("d2", "deposit", "5")]).await;
        assert_eq!(programme.entries().await, ["cpa 30"]);
        programme.assert_healthy().await;
    }

    async fn example_2_what_is_reached_stays(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(2, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_net_deposit = money("50"); })).await;
        programme.register("c1").await;
        programme.send(&[amount("d1", "deposit", "60"), amount("w1", "withdrawal", "20")]).await;
        assert_eq!(programme.entries().await, ["cpa 30"]);
    }

    async fn example_3_a_withdrawal_moves_the_player_back(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(2, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_net_deposit = money("50"); })).await;
        programme.register("c1").await;
        programme.send(&[amount("d1", "deposit", "40"), amount("w1", "withdrawal", "10")]).await;
        assert_eq!(programme.entries().await, Vec::<String>::new());
        programme.send(&[amount("d2", "deposit", "25")]).await;
        assert_eq!(programme.entries().await, ["cpa 30"]);
    }

    async fn example_4_a_losing_day(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(4, |terms| terms.rev_share = percent("20"))).await;
        programme.register("c1").await;
        programme.send(&[event("a1", "activity", json!({"bets": "1000.00", "wins": 1200.00, "bonuses": "10.00", "deductions": 5.55}))]).await;
        assert_eq!(programme.entries().await, ["rev_share -43.11"]);
        programme.assert_healthy().await;
    }

    async fn example_5_a_rate_with_four_decimals(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(4, |terms| terms.rev_share = percent("33.3333"))).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", json!({"bets": 100}))]).await;
        assert_eq!(programme.entries().await, ["rev_share 33.3333"]);
    }

    async fn example_7_a_hybrid_adds_up(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(6, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_deposit = money("20"); terms.rev_share = percent("20"); })).await;
        programme.register("c1").await;
        programme.send(&[amount("d1", "deposit", "100"), event("w1", "wager", json!({"bets": 300}))]).await;
        assert_eq!(programme.entries().await, ["cpa 30", "rev_share 60"]);
    }

    async fn example_8_net_deposit(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(8, |terms| terms.rev_share = percent("10"))).await;
        programme.register("c1").await;
        programme.send(&[amount("d1", "deposit", "100.10"), amount("w1", "withdrawal", "30.05"), amount("k1", "chargeback", "20.00")]).await;
        assert_eq!(programme.entries().await, ["rev_share 10.01", "rev_share -3.005", "rev_share -2"]);
        programme.assert_healthy().await;
    }

    async fn example_9_cpl_at_registration_cpa_at_the_deposit(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(3, |terms| { terms.cpl_amount = money("4"); terms.cpa_amount = money("30"); })).await;
        programme.register("c1").await;
        assert_eq!(programme.entries().await, ["cpl 4"]);
        programme.send(&[amount("d1", "deposit", "50")]).await;
        assert_eq!(programme.entries().await, ["cpl 4", "cpa 30"]);
    }

    async fn example_10_a_parents_cut_of_the_commission(db: &Database) {
        let programme = Programme::new(db).await;
        let parent = programme.approved("parent").await;
        programme.parent(parent, "0", "10", "0").await;
        programme.deal(&terms(4, |terms| terms.rev_share = percent("30"))).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", json!({"bets": 1000}))]).await;
        assert_eq!(programme.entries().await, ["rev_share 300"]);
        assert_eq!(programme.entries_of(parent).await, ["sub_affiliate 30"]);
        programme.assert_healthy().await;
    }

    async fn example_11_a_parents_fee(db: &Database) {
        let programme = Programme::new(db).await;
        let parent = programme.approved("parent").await;
        programme.parent(parent, "10", "0", "0").await;
        programme.deal(&terms(2, |terms| terms.cpa_amount = money("100"))).await;
        programme.register("c1").await;
        programme.send(&[amount("d1", "deposit", "50")]).await;
        assert_eq!(programme.entries().await, ["cpa 100"]);
        assert_eq!(programme.entries_of(parent).await, ["sub_affiliate 10"]);
    }

    async fn example_12_a_days_activity_is_replaced(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(4, |terms| terms.rev_share = percent("20"))).await;
        programme.register("c1").await;
        let outcomes = programme.send(&[event("a1", "activity", json!({"bets": 50})), event("a2", "activity", json!({"bets": 30}))]).await;
        assert_eq!(outcomes, [ACCEPTED, ACCEPTED]);
        assert_eq!(programme.entries().await, ["rev_share 10", "rev_share -4"]);
        let days: Vec<i64> = programme.ledger_of(programme.affiliate).await.iter().map(|entry| entry.for_day).collect();
        assert_eq!(days, [day("2026-07-05"), day("2026-07-05")]);
        // In one batch the same comes out.
        let more = json!({"ext_customer_id": "c2"});
        let with = |mut event: Value, id: &str| { event["event_id"] = id.into(); event["ext_customer_id"] = more["ext_customer_id"].clone(); event };
        programme.register("c2").await;
        programme.batch(&[with(event("", "activity", json!({"bets": 50})), "b1"), with(event("", "activity", json!({"bets": 30})), "b2")]).await;
        assert_eq!(programme.entries().await[2..], ["rev_share 10", "rev_share -4"]);
        programme.assert_healthy().await;
    }

    async fn example_13_one_event_fifty_times_at_once(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(2, |terms| terms.cpa_amount = money("30"))).await;
        programme.register("c1").await;
        let deposit = programme.read(&amount("d1", "deposit", "50"));
        let tasks: Vec<_> = (0..50).map(|_| {
            let (service, operator, deposit) = (programme.service.clone(), programme.operator, deposit.clone());
            tokio::spawn(async move { submit(&service, operator, vec![deposit], None).await.unwrap()[0] })
        }).collect();
        let mut accepted = 0;
        for task in tasks {
            match task.await.unwrap() {
                Outcome::Accepted => accepted += 1,
                other => assert_eq!(other, Outcome::Duplicate(None)),
            }
        }
        assert_eq!(accepted, 1);
        assert_eq!(programme.entries().await, ["cpa 30"]);
        programme.assert_healthy().await;
    }

    async fn what_is_posted_while_a_batch_is_on_its_way_is_not_overlooked(db: &Database) {
        let programme = with_rev_share(db).await;
        let mut early = amount("d1", "deposit", "100");
        early["occurred_at"] = "2026-06-30T10:00:00Z".into();
        let mut tx = programme.service.store.begin().await.unwrap();
        ledger::lock(&mut tx, programme.operator).await.unwrap();
        let (service, operator, early) = (programme.service.clone(), programme.operator, programme.read(&early));
        let sending = tokio::spawn(async move { submit(&service, operator, vec![early], None).await.unwrap() });
        // By now it has looked at everything, where the database lets it, and waits for its turn.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert!(ledger::close_before(&mut tx, operator, day("2026-07-01")).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(sending.await.unwrap(), [rejected(EventProblem::MonthClosed)]);
        assert_eq!(programme.entries().await, Vec::<String>::new());
        programme.assert_healthy().await;
    }

    async fn two_nodes_that_post_at_once_lose_nothing(db: &Database) {
        let programme = with_rev_share(db).await;
        let other = Service::new(db.store().await, programme.service.clock.clone(), Options::default()).await.unwrap();
        let tasks: Vec<_> = (0..120).map(|number| {
            let service = if number % 2 == 0 { programme.service.clone() } else { other.clone() };
            let wager = event(&format!("w{number}"), "wager", json!({"bets": "10", "wins": "0"}));
            let (operator, wager) = (programme.operator, programme.read(&wager));
            tokio::spawn(async move { submit(&service, operator, vec![wager], None).await.unwrap() })
        }).collect();
        for task in tasks {
            assert_eq!(task.await.unwrap(), [ACCEPTED]);
        }
        let earned: i64 = programme.ledger_of(programme.affiliate).await.iter().map(|entry| entry.amount.0).sum();
        assert_eq!(earned, money("120").0);
        programme.assert_healthy().await;
    }

    async fn a_key_that_is_withdrawn_meanwhile_is_its_senders_trouble_alone(db: &Database) {
        let programme = Programme::new(db).await;
        let (service, operator) = (&programme.service, programme.operator);
        programme.deal(&terms(2, |terms| terms.cpa_amount = money("30"))).await;
        let mut senders = Vec::new();
        for name in ["stays", "goes"] {
            programme.register(name).await;
            let new = NewKey {
                kind: KeyKind::Ingest, name: name.into(), affiliate_id: None, staff_id: None, brands: vec![programme.brand],
                permissions: vec![Permission::EventsWrite], scopes: vec![Scope::All], expires_at: None,
                ip_ranges: vec![IpRange::parse("198.51.100.7").unwrap()],
            };
            let (_, text) = api_key::create(service, &Actor::Console, operator, new).await.unwrap();
            for _ in 0..2 {
                api_key::authenticate(service, &text, HERE, None).await.unwrap();
            }
            let (_, auth) = ProvisionalAuth::of(service, &text, HERE, None).unwrap().unwrap();
            senders.push((name, Some(auth)));
        }
        programme.register("nobody").await;
        senders.push(("nobody", None));
        execute(db.url(), "UPDATE api_key SET revoked_at = 1 WHERE name = 'goes'").await;
        let sending = senders.into_iter().map(|(name, auth)| {
            let mut deposit = amount(name, "deposit", "50");
            deposit["ext_customer_id"] = name.into();
            submit(service, operator, vec![programme.read(&deposit)], auth)
        });
        let outcomes = futures::future::join_all(sending).await;
        let codes: Vec<Code> = outcomes.into_iter().map(code).collect();
        assert_eq!(codes, [Code::Ok, Code::Unauthorized, Code::Ok]);
        assert_eq!(programme.entries().await, ["cpa 30", "cpa 30"]);
        programme.assert_healthy().await;
    }

    async fn example_15_half_to_even(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(4, |terms| terms.rev_share = percent("50"))).await;
        for (customer, bets) in [("c1", "0.000005"), ("c2", "0.000007")] {
            programme.register(customer).await;
            let mut wager = event(&format!("w-{customer}"), "wager", json!({"bets": bets}));
            wager["ext_customer_id"] = customer.into();
            programme.send(&[wager]).await;
        }
        assert_eq!(programme.entries().await, ["rev_share 0.000002", "rev_share 0.000004"]);
    }

    async fn the_same_id_with_other_content_is_refused(db: &Database) {
        let programme = Programme::new(db).await;
        programme.register("c1").await;
        let outcomes = programme.send(&[
            amount("d1", "deposit", "50"), amount("d1", "deposit", "50.00"), amount("d1", "deposit", "51"), amount("d1", "withdrawal", "50"),
        ]).await;
        let reused = rejected(EventProblem::EventIdReused);
        assert_eq!(outcomes, [ACCEPTED, Outcome::Duplicate(None), reused, reused]);
    }

    async fn what_comes_before_the_registration_waits_for_it(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(10, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_deposit = money("25"); terms.rev_share = percent("10"); })).await;
        let reversal = event("r1", "reversal", json!({"reverses": "d2", "amount": "5"}));
        let outcomes = programme.batch(&[reversal.clone(), amount("d1", "deposit", "20"), amount("d2", "deposit", "10"), reversal]).await;
        assert_eq!(outcomes, [Outcome::Parked, Outcome::Parked, Outcome::Parked, Outcome::Duplicate(None)]);
        assert_eq!(programme.entries().await, Vec::<String>::new());
        programme.register("c1").await;
        assert_eq!(programme.entries().await, ["rev_share 2", "rev_share 1", "cpa 30", "rev_share -0.5"]);
        programme.assert_healthy().await;
    }

    async fn of_a_days_activities_the_one_that_came_last_counts_also_of_those_that_waited(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(4, |terms| terms.rev_share = percent("20"))).await;
        let activity = |customer: &str, id: &str, at: &str, bets: i64| json!({
            "event_id": format!("{customer}-{id}"), "type": "activity", "occurred_at": format!("2026-07-05T{at}:00:00Z"),
            "ext_customer_id": customer, "bets": bets,
        });
        let later_first = |customer: &str| [activity(customer, "a1", "20", 50), activity(customer, "a2", "08", 30)];
        // They came one by one, in one batch, in one batch with the registration, or the first waits
        // and the second comes with it; or both come when the player is known.
        for (customer, ways) in [("c1", "one by one"), ("c2", "a batch"), ("c3", "with the registration"), ("c4", "half of it"), ("c5", "known")] {
            let [first, second] = later_first(customer);
            let registration = json!({
                "event_id": format!("{customer}-r"), "type": "registration", "occurred_at": "2026-07-01T00:00:00Z",
                "ext_customer_id": customer, "affiliate_id": programme.affiliate.0,
            });
            let batches: Vec<Vec<Value>> = match ways {
                "one by one" => vec![vec![first], vec![second], vec![registration]],
                "a batch" => vec![vec![first, second], vec![registration]],
                "with the registration" => vec![vec![first, second, registration]],
                "half of it" => vec![vec![first], vec![second, registration]],
                _ => vec![vec![registration], vec![first], vec![second]],
            };
            let before = programme.sum().await;
            for batch in batches {
                programme.batch(&batch).await;
            }
            let after = programme.sum().await;
            assert_eq!(after.checked_sub(before), Some(money("6")), "{ways}");
        }
        programme.assert_healthy().await;
    }

    async fn a_reversal_takes_back_what_its_event_earned(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(8, |terms| terms.rev_share = percent("10"))).await;
        programme.register("c1").await;
        let later = |id: &str, more: Value| { let mut event = event(id, "reversal", more); event["occurred_at"] = "2026-07-08T10:00:00Z".into(); event };
        let outcomes = programme.send(&[
            amount("d1", "deposit", "100"),
            later("r1", json!({"reverses": "d1", "amount": "30"})),
            later("r2", json!({"reverses": "d1", "amount": "70.01"})),
            later("r3", json!({"reverses": "d1"})),
            later("r4", json!({"reverses": "d1"})),
            later("r5", json!({"reverses": "r1"})),
            later("r6", json!({"reverses": "nothing"})),
        ]).await;
        let too_large = rejected(EventProblem::ReversalTooLarge);
        assert_eq!(outcomes, [ACCEPTED, ACCEPTED, too_large, ACCEPTED, too_large, rejected(EventProblem::NotReversible), Outcome::Parked]);
        assert_eq!(programme.entries().await, ["rev_share 10", "rev_share -3", "rev_share -7"]);
        let days: Vec<i64> = programme.ledger_of(programme.affiliate).await.iter().map(|entry| entry.for_day).collect();
        assert_eq!(days, [day("2026-07-05"); 3]);
        programme.assert_healthy().await;
    }

    async fn a_cpa_is_taken_back_only_where_the_deal_says_so(db: &Database) {
        for (clawback, expected) in [(false, vec!["cpa 30"]), (true, vec!["cpa 30", "cpa -30", "cpa 30"])] {
            let other = fresh(db).await;
            let programme = Programme::new(&other).await;
            let parent = programme.approved("parent").await;
            programme.parent(parent, "10", "0", "0").await;
            programme.deal(&terms(2, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_net_deposit = money("50"); terms.cpa_clawback = clawback; })).await;
            programme.register("c1").await;
            programme.send(&[amount("d1", "deposit", "60"), amount("k1", "chargeback", "20"), amount("d2", "deposit", "15")]).await;
            assert_eq!(programme.entries().await, expected);
            let fees = if clawback { vec!["sub_affiliate 10", "sub_affiliate -10", "sub_affiliate 10"] } else { vec!["sub_affiliate 10"] };
            assert_eq!(programme.entries_of(parent).await, fees);
            programme.assert_healthy().await;
        }
    }

    async fn who_is_a_fraud_earns_nothing_new(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(10, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_deposit = money("150"); terms.rev_share = percent("10"); })).await;
        programme.register("c1").await;
        programme.send(&[
            amount("d1", "deposit", "100"),
            event("s1", "status", json!({"status": "fraud"})),
            amount("d2", "deposit", "100"),
            amount("k1", "chargeback", "100"),
        ]).await;
        assert_eq!(programme.entries().await, ["rev_share 10", "rev_share -10"]);
        // What was reached meanwhile counts once the player is active again; the share of that time does not.
        programme.send(&[event("s2", "status", json!({"status": "active"})), event("s3", "status", json!({"status": "fraud", "occurred_at": "2026-07-05T11:00:00Z"}))]).await;
        assert_eq!(programme.entries().await, ["rev_share 10", "rev_share -10", "cpa 30"]);
        programme.assert_healthy().await;
    }

    async fn caps_stop_cpas_by_day_and_by_month(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(2, |terms| { terms.cpa_amount = money("30"); terms.cap_cpa_daily = 2; terms.cap_cpa_monthly = 3; })).await;
        for (customer, day) in [("c1", 5), ("c2", 5), ("c3", 5), ("c4", 6), ("c5", 7)] {
            programme.register(customer).await;
            let mut deposit = amount(&format!("d-{customer}"), "deposit", "10");
            deposit["ext_customer_id"] = customer.into();
            deposit["occurred_at"] = format!("2026-07-0{day}T10:00:00Z").into();
            programme.send(&[deposit]).await;
        }
        assert_eq!(programme.entries().await, ["cpa 30", "cpa 30", "cpa 30"]);
        programme.assert_healthy().await;
    }

    async fn times_and_amounts_keep_their_rules(db: &Database) {
        let programme = Programme::new(db).await;
        programme.register("c1").await;
        let at = |id: &str, at: &str| { let mut event = amount(id, "deposit", "1"); event["occurred_at"] = at.into(); event };
        let outcomes = programme.send(&[
            at("t1", "2026-07-10T12:05:00Z"),
            at("t2", "2026-07-10T12:05:01Z"),
            event("u1", "deposit", json!({"amount": "1", "currency": "USD"})),
            event("u2", "deposit", json!({"amount": "1", "currency": "EUR"})),
        ]).await;
        assert_eq!(outcomes, [ACCEPTED, rejected(EventProblem::InFuture), rejected(EventProblem::FxRateMissing), ACCEPTED]);
        let read = |event: &Value| tributary_service::event::content::Fields::from_json(&event.to_string()).unwrap().read(&[programme.brand], None).err();
        for wrong in ["-1", "1.0000001", "1e3", "", "x", "1,5", "-0"] {
            assert_eq!(read(&amount("x", "deposit", wrong)), Some(EventProblem::InvalidAmount), "{wrong}");
        }
        assert_eq!(read(&event("x", "gift", json!({}))), Some(EventProblem::UnknownType));
        assert_eq!(read(&event("x", "status", json!({"status": "sad"}))), Some(EventProblem::InvalidStatus));
        assert_eq!(read(&event("x", "reversal", json!({"reverses": "x"}))), Some(EventProblem::InvalidReverses));
        assert_eq!(read(&event("x", "registration", json!({"country": "XX"}))), Some(EventProblem::InvalidCountry));
        assert_eq!(read(&event(&"x".repeat(129), "deposit", json!({"amount": 1}))), Some(EventProblem::InvalidEventId));
    }

    async fn another_currency_counts_at_its_days_rate(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(8, |terms| terms.rev_share = percent("10"))).await;
        programme.register("c1").await;
        let mut tx = programme.service.store.begin().await.unwrap();
        for (from, rate) in [("2026-07-01", 900_000_000), ("2026-07-06", 800_000_000)] {
            tributary_store::event::fx_put(&mut tx, programme.operator, "USD", day(from), rate).await.unwrap();
        }
        tx.commit().await.unwrap();
        programme.send(&[
            event("d1", "deposit", json!({"amount": "100", "currency": "usd"})),
            event("r1", "reversal", json!({"reverses": "d1", "amount": "40", "occurred_at": "2026-07-08T10:00:00Z"})),
        ]).await;
        assert_eq!(programme.entries().await, ["rev_share 9", "rev_share -3.6"]);
    }

    async fn parts_of_a_foreign_amount_are_all_of_it(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(8, |terms| terms.rev_share = percent("100"))).await;
        programme.register("c1").await;
        let mut tx = programme.service.store.begin().await.unwrap();
        tributary_store::event::fx_put(&mut tx, programme.operator, "JPY", day("2026-07-01"), 6_134_969).await.unwrap();
        tx.commit().await.unwrap();
        let part = |id: &str, amount: &str| event(id, "reversal", json!({"reverses": "d1", "amount": amount}));
        // 1000 are 6.134969; of the parts, the first two are rounded up and the last one down.
        let outcomes = programme.batch(&[
            event("d1", "deposit", json!({"amount": "1000", "currency": "JPY"})), part("r1", "333"), part("r2", "333"), part("r3", "334"), part("r4", "1"),
        ]).await;
        assert_eq!(outcomes, [ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED, rejected(EventProblem::ReversalTooLarge)]);
        let total: i64 = programme.ledger_of(programme.affiliate).await.iter().map(|entry| entry.amount.0).sum();
        assert_eq!(total, 0);
        programme.assert_healthy().await;
    }

    async fn a_reversal_names_its_event_and_nothing_else_in_the_same_batch_too(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(6, |terms| {
            terms.cpa_amount = money("30");
            terms.cpa_clawback = true;
            terms.rev_share = percent("10");
        })).await;
        programme.register("c1").await;
        let mut reversal = event("r1", "reversal", json!({"reverses": "d1", "occurred_at": "2026-07-06T10:00:00Z"}));
        reversal.as_object_mut().unwrap().remove("ext_customer_id");
        let on_that_day = event("w1", "wager", json!({"bets": 50, "occurred_at": "2026-07-06T09:00:00Z"}));
        programme.send(&[on_that_day]).await;
        let deposit = amount("d1", "deposit", "20");
        assert_eq!(programme.batch(&[deposit, reversal]).await, [ACCEPTED, ACCEPTED]);
        assert_eq!(programme.entries().await, ["rev_share 5", "cpa 30", "cpa -30"]);
        programme.assert_healthy().await;
        // The first deposit went away with it: another one is the first.
        programme.send(&[event("d2", "deposit", json!({"amount": "7", "occurred_at": "2026-07-07T10:00:00Z"}))]).await;
        assert_eq!(programme.entries().await, ["rev_share 5", "cpa 30", "cpa -30", "cpa 30"]);
        programme.assert_healthy().await;
    }

    async fn a_closed_month_keeps_its_figures(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(8, |terms| terms.rev_share = percent("10"))).await;
        programme.register("c1").await;
        let mut early = amount("d1", "deposit", "100");
        early["occurred_at"] = "2026-06-20T10:00:00Z".into();
        programme.send(&[early.clone()]).await;
        let mut tx = programme.service.store.begin().await.unwrap();
        assert!(ledger::close_before(&mut tx, programme.operator, day("2026-07-01")).await.unwrap());
        tx.commit().await.unwrap();
        let mut late = amount("d2", "deposit", "1");
        late["occurred_at"] = "2026-06-30T23:59:59Z".into();
        let outcomes = programme.send(&[late, early, event("r1", "reversal", json!({"reverses": "d1", "amount": "50"}))]).await;
        assert_eq!(outcomes, [rejected(EventProblem::MonthClosed), Outcome::Duplicate(None), ACCEPTED]);
        assert_eq!(programme.entries().await, ["rev_share 10", "rev_share -5"]);
        let last = programme.ledger_of(programme.affiliate).await.pop().unwrap();
        assert_eq!(last.for_day, day("2026-07-01"));
        assert!(last.detail.contains(&format!("\"moved_from_day\":{}", day("2026-06-20"))), "{}", last.detail);
        programme.assert_healthy().await;
    }

    async fn a_reversal_of_a_reversal_is_refused_whenever_it_comes(db: &Database) {
        let programme = Programme::new(db).await;
        programme.register("c1").await;
        let reversal = |id: &str, target: &str| event(id, "reversal", json!({"reverses": target}));
        let outcomes = programme.send(&[reversal("r1", "r3"), reversal("r3", "d2"), reversal("r1", "r3")]).await;
        assert_eq!(outcomes, [Outcome::Parked, Outcome::Parked, rejected(EventProblem::NotReversible)]);
        let outcomes = programme.batch(&[reversal("s1", "s3"), reversal("s3", "d2"), reversal("s1", "s3"), amount("d2", "deposit", "5"), reversal("s3", "d2")]).await;
        let refused = rejected(EventProblem::NotReversible);
        assert_eq!(outcomes, [Outcome::Parked, Outcome::Parked, refused, ACCEPTED, rejected(EventProblem::ReversalTooLarge)]);
    }

    async fn a_first_deposit_that_is_taken_back_makes_room_for_the_next(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(2, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_ftd = money("40"); })).await;
        programme.register("c1").await;
        programme.send(&[amount("d1", "deposit", "20")]).await;
        programme.send(&[event("d2", "deposit", json!({"amount": "50", "occurred_at": "2026-07-06T10:00:00Z"}))]).await;
        assert_eq!(programme.entries().await, Vec::<String>::new());
        programme.send(&[event("r1", "reversal", json!({"reverses": "d1"}))]).await;
        assert_eq!(programme.entries().await, ["cpa 30"]);
        programme.assert_healthy().await;
    }

    async fn a_changed_entry_is_found(db: &Database) {
        let programme = with_rev_share(db).await;
        programme
            .send(&[
                event("w1", "wager", json!({"bets": 100, "wins": 0})),
                event("w2", "wager", json!({"bets": 70, "wins": 0})),
            ])
            .await;
        programme.assert_healthy().await;
        let faults = async || {
            let checks = doctor::examine(&programme.service).await.unwrap();
            checks
                .into_iter()
                .filter(|check| !check.found.is_empty())
                .map(|check| check.found)
                .collect::<Vec<_>>()
        };
        // The sums still fit, the chain does not.
        for (seq, amount) in [(1, 9_000_000), (2, 8_000_000)] {
            let text = format!("UPDATE ledger SET amount = {amount} WHERE seq = {seq}");
            tributary_testing::execute(&programme.world.url, &text).await;
        }
        assert_eq!(faults().await, [vec![programme.affiliate.0]]);
    }

    async fn entries_and_events_that_name_nothing_are_found(db: &Database) {
        let programme = with_rev_share(db).await;
        programme
            .send(&[event("w1", "wager", json!({"bets": 100, "wins": 0}))])
            .await;
        // SQLite would not have them. PostgreSQL is not asked to look at each.
        let url = &programme.world.url;
        let unchecked = if url.starts_with("sqlite") { "PRAGMA foreign_keys = OFF; " } else { "" };
        for (column, table, looks_for) in [
            ("affiliate_id", "ledger", "entries of the ledger whose"),
            ("registration_id", "ledger", "entries of the ledger whose"),
            ("deal_version_id", "ledger", "entries of the ledger whose"),
            ("event_id", "ledger", "entries of the ledger whose"),
            ("operator_id", "ledger", "entries of the ledger whose"),
            ("registration_id", "event", "events whose player"),
            ("operator_id", "event", "events whose player"),
        ] {
            let found = async || {
                let checks = doctor::examine(&programme.service).await.unwrap();
                let mut checks = checks.into_iter();
                let check = checks.find(|check| check.looks_for.starts_with(looks_for));
                check.unwrap().found.len()
            };
            assert_eq!(found().await, 0);
            let add = |sign| format!("{unchecked}UPDATE {table} SET {column} = {column} {sign} 4711 WHERE {column} IS NOT NULL");
            tributary_testing::execute(url, &add('+')).await;
            assert!(found().await > 0, "{table}.{column}");
            tributary_testing::execute(url, &add('-')).await;
        }
        programme.assert_healthy().await;
    }
}

/// Customer `c1` under a deal of 10 % of net P&L.
async fn with_rev_share(db: &tributary_testing::Database) -> Programme {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    programme
}

/// Another database of the same kind.
async fn fresh(db: &tributary_testing::Database) -> tributary_testing::Database {
    if db.url().starts_with("sqlite") {
        tributary_testing::Database::sqlite()
    } else {
        tributary_testing::Database::postgres().await.unwrap()
    }
}

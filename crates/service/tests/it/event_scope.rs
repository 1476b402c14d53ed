//! Senders who may touch some affiliates' players alone: whoever else there is, they learn nothing of,
//! and change nothing of, whenever what they have sent is applied.

use crate::programme::{Programme, money, percent, terms};
use crate::world::HERE;
use serde_json::{Value, json};
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::commission::Player;
use tributary_domain::event::EventProblem;
use tributary_domain::id::AffiliateId;
use tributary_service::Actor;
use tributary_service::api_key::{self, NewKey};
use tributary_service::event::content::Fields;
use tributary_service::event::receive::{Row, receive, sender};
use tributary_service::event::{self, Outcome};
use tributary_service::promo_code::{self, NewPromoCode};
use tributary_testing::{Database, both};

fn event(customer: &str, id: &str, kind: &str, more: Value) -> Value {
    let mut event = json!({
        "event_id": format!("{customer}-{id}"), "type": kind, "occurred_at": "2026-07-05T10:00:00Z", "ext_customer_id": customer,
    });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn registration(customer: &str, affiliate: Option<AffiliateId>) -> Value {
    let affiliate = affiliate.map_or(0, |id| id.0);
    event(
        customer,
        "r",
        "registration",
        json!({"affiliate_id": affiliate}),
    )
}

/// One of everything that can be told of a customer. The reversals are of what it did before, whose
/// names begin with the customer's, too.
fn everything(customer: &str) -> Vec<Value> {
    let of = |id: &str, kind: &str, more: Value| event(customer, id, kind, more);
    let reverses = |id: &str, target: &str, more: Value| {
        let mut reversal = of(
            id,
            "reversal",
            json!({"reverses": format!("{customer}-{target}")}),
        );
        for (name, value) in more.as_object().unwrap() {
            reversal[name] = value.clone();
        }
        reversal
    };
    let mut without_customer = reverses("v2", "old2", json!({}));
    without_customer
        .as_object_mut()
        .unwrap()
        .remove("ext_customer_id");
    vec![
        of("d", "deposit", json!({"amount": 100})),
        of("w", "withdrawal", json!({"amount": 1})),
        of("k", "chargeback", json!({"amount": 2})),
        of("b", "bonus", json!({"amount": 3})),
        of("t", "deduction", json!({"amount": 4})),
        of("g", "wager", json!({"bets": 500, "wins": 1})),
        of("a", "activity", json!({"bets": 700})),
        of("l", "lead_qualified", json!({})),
        reverses("v1", "old1", json!({"amount": 5})),
        without_customer,
        reverses("v3", "old3", json!({})),
        // Nobody can take a registration back.
        reverses("v4", "r", json!({})),
        // What is another customer's event.
        reverses("v5", "old4", json!({"ext_customer_id": "somebody.else"})),
        of("s", "status", json!({"status": "fraud"})),
    ]
}

/// What a customer did before.
fn before(customer: &str) -> Vec<Value> {
    let old =
        |number: i64, kind: &str, more: Value| event(customer, &format!("old{number}"), kind, more);
    vec![
        old(1, "deposit", json!({"amount": 40})),
        old(2, "deposit", json!({"amount": 30})),
        old(
            3,
            "activity",
            json!({"bets": 20, "occurred_at": "2026-07-04T10:00:00Z"}),
        ),
        old(4, "wager", json!({"bets": 10, "wins": 0})),
    ]
}

/// Two affiliates whose players earn them CPA and RevShare.
async fn two(db: &tributary_testing::Database) -> (Programme, AffiliateId, AffiliateId) {
    let programme = Programme::new(db).await;
    let other = programme.approved("another.partner").await;
    for affiliate in [programme.affiliate, other] {
        let terms = terms(6, |terms| {
            terms.cpa_amount = money("30");
            terms.cpa_clawback = true;
            terms.rev_share = percent("10");
        });
        programme.deal_of(affiliate, &terms).await;
    }
    let own = programme.affiliate;
    (programme, own, other)
}

/// What matters of a player.
fn state(player: &Player) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        player.status,
        player.sums,
        player.lead_at,
        player.cpa,
        player.rev_share,
    )
}

async fn a_foreign_customer_is_answered_as_one_that_is_unknown(db: &Database) {
    let (programme, own, other) = two(db).await;
    for is_one_batch in [false, true] {
        let (foreign, nobodys) = (
            format!("foreign{is_one_batch}"),
            format!("nobodys{is_one_batch}"),
        );
        for (customer, affiliate) in [(&foreign, Some(other)), (&nobodys, None)] {
            programme.send(&[registration(customer, affiliate)]).await;
            programme.batch(&before(customer)).await;
        }
        let earned = programme.entries_of(other).await;
        let states = [
            state(&programme.known(&foreign).await),
            state(&programme.known(&nobodys).await),
        ];
        for customer in [&format!("unknown{is_one_batch}"), &foreign, &nobodys] {
            let events = everything(customer);
            for expected in [Outcome::Parked, Outcome::Duplicate(None)] {
                let outcomes = match is_one_batch {
                    true => programme.send_within(&[own], &events).await,
                    false => {
                        let mut outcomes = Vec::new();
                        for event in &events {
                            outcomes.extend(
                                programme
                                    .send_within(&[own], std::slice::from_ref(event))
                                    .await,
                            );
                        }
                        outcomes
                    }
                };
                for (event, outcome) in events.iter().zip(outcomes) {
                    assert_eq!(outcome, expected, "{event}");
                }
            }
        }
        assert_eq!(programme.entries_of(other).await, earned);
        assert_eq!(
            [
                state(&programme.known(&foreign).await),
                state(&programme.known(&nobodys).await)
            ],
            states
        );
    }
    assert_eq!(programme.entries_of(own).await, Vec::<String>::new());
    programme.assert_healthy().await;
}

async fn what_waits_is_applied_only_within_its_senders_scope(db: &Database) {
    let (programme, own, other) = two(db).await;
    // What it comes to where everything counts.
    let counted = |customer: &str| [before(customer), everything(customer)].concat();
    programme.send(&[registration("model", Some(own))]).await;
    programme.batch(&counted("model")).await;
    let model = state(&programme.known("model").await);
    let nothing = |player: &Player| {
        player.sums.is_zero() && player.cpa == money("0") && player.lead_at.is_none()
    };
    for is_own in [true, false] {
        let customer = format!("early{is_own}");
        let outcomes = programme.send_within(&[own], &counted(&customer)).await;
        assert!(
            outcomes.iter().all(|outcome| *outcome == Outcome::Parked),
            "{outcomes:?}"
        );
        let to = if is_own { own } else { other };
        programme.send(&[registration(&customer, Some(to))]).await;
        let player = programme.known(&customer).await;
        assert_eq!(state(&player) == model, is_own, "{player:?}");
        assert_eq!(nothing(&player), !is_own, "{player:?}");
    }
    assert_eq!(programme.entries_of(other).await, Vec::<String>::new());
    // Told by somebody who may, the same counts.
    let told = counted("earlyfalse");
    let told_again = programme.send(&told).await;
    assert!(!told_again.contains(&Outcome::Parked), "{told_again:?}");
    assert_eq!(told_again[0], Outcome::Accepted);
    assert_eq!(state(&programme.known("earlyfalse").await), model);
    programme.assert_healthy().await;
}

async fn who_becomes_an_affiliates_by_hand_gets_what_its_senders_told(db: &Database) {
    let (programme, own, other) = two(db).await;
    programme.send(&[registration("model", Some(own))]).await;
    programme
        .batch(&[before("model"), everything("model")].concat())
        .await;
    for to in [own, other] {
        let customer = format!("nobodys{to}");
        programme.send(&[registration(&customer, None)]).await;
        programme
            .send_within(&[own], &[before(&customer), everything(&customer)].concat())
            .await;
        let player = programme.player(&customer).await;
        event::assign(&programme.service, &programme.world.admin(), player, to)
            .await
            .unwrap();
        let player = programme.known(&customer).await;
        if to == own {
            assert_eq!(state(&player), state(&programme.known("model").await));
        } else {
            assert!(player.sums.is_zero(), "{player:?}");
        }
    }
    programme.assert_healthy().await;
}

async fn a_reversal_that_waits_takes_back_only_what_its_sender_may_touch(db: &Database) {
    let (programme, own, other) = two(db).await;
    for (owner, customer) in [(own, "own"), (other, "foreign")] {
        programme.send(&[registration(customer, Some(owner))]).await;
        // For an event that is not there yet, with and without a customer; and for one that waits.
        let reversal = |id: &str, target: &str| {
            event(
                customer,
                id,
                "reversal",
                json!({"reverses": format!("{customer}-{target}")}),
            )
        };
        let mut blind = reversal("v2", "d2");
        blind.as_object_mut().unwrap().remove("ext_customer_id");
        let outcomes = programme
            .send_within(&[own], &[reversal("v1", "d1"), blind])
            .await;
        assert_eq!(outcomes, [Outcome::Parked, Outcome::Parked]);
        let deposits = ["d1", "d2"].map(|id| event(customer, id, "deposit", json!({"amount": 20})));
        assert_eq!(
            programme.batch(&deposits).await,
            [Outcome::Accepted, Outcome::Accepted]
        );
        let left = programme.known(customer).await.sums.deposits;
        assert_eq!(
            left,
            if owner == own { 0 } else { money("40").0 },
            "{customer}"
        );
    }
    programme.assert_healthy().await;
}

async fn a_foreign_activity_replaces_nothing(db: &Database) {
    let (programme, own, other) = two(db).await;
    programme
        .send(&[
            registration("c", Some(other)),
            event("c", "a1", "activity", json!({"bets": 100})),
        ])
        .await;
    let outcomes = programme
        .send_within(
            &[own],
            &[event("c", "a2", "activity", json!({"bets": 900}))],
        )
        .await;
    assert_eq!(outcomes, [Outcome::Parked]);
    assert_eq!(programme.entries_of(other).await, ["rev_share 10"]);
    // Nor when the day is told of anew.
    programme
        .send(&[event("c", "a3", "activity", json!({"bets": 200}))])
        .await;
    assert_eq!(
        programme.entries_of(other).await,
        ["rev_share 10", "rev_share 10"]
    );
    // Told by somebody who may, it does, and is the last that was told.
    assert_eq!(
        programme
            .send(&[event("c", "a2", "activity", json!({"bets": 900}))])
            .await,
        [Outcome::Accepted]
    );
    assert_eq!(
        programme.entries_of(other).await,
        ["rev_share 10", "rev_share 10", "rev_share 70"]
    );
    programme.assert_healthy().await;
}

async fn registrations_tell_nothing_of_others(db: &Database) {
    let (programme, own, other) = two(db).await;
    for (affiliate_id, code) in [(own, "OWN"), (other, "THEIRS")] {
        let new = NewPromoCode {
            brand_id: programme.brand,
            affiliate_id,
            campaign_id: None,
            code: code.into(),
        };
        promo_code::create(&programme.service, &Actor::Console, programme.operator, new)
            .await
            .unwrap();
    }
    programme
        .send(&[
            registration("theirs", Some(other)),
            registration("nobodys", None),
        ])
        .await;
    let out = Outcome::Rejected(EventProblem::OutOfScope);
    let ways = [
        json!({"affiliate_id": other.0}),
        json!({"affiliate_id": 4711}),
        json!({"promo_code": "THEIRS"}),
        json!({"promo_code": "NONE"}),
        json!({}),
    ];
    for (number, more) in ways.into_iter().enumerate() {
        for customer in ["theirs", "nobodys", "new"] {
            let sent = event(
                customer,
                &format!("again{number}"),
                "registration",
                more.clone(),
            );
            assert_eq!(
                programme
                    .send_within(&[own], std::slice::from_ref(&sent))
                    .await,
                [out],
                "{sent}"
            );
            assert_eq!(programme.send_within(&[], &[sent]).await, [out]);
        }
    }
    // Who is registered can't be registered twice, whoever asks.
    let taken = event(
        "theirs",
        "more",
        "registration",
        json!({"promo_code": "OWN"}),
    );
    let already = Outcome::Duplicate(Some(EventProblem::AlreadyRegistered));
    assert_eq!(programme.send_within(&[own], &[taken]).await, [already]);
    assert_eq!(programme.known("theirs").await.affiliate_id, Some(other));
    programme.assert_healthy().await;
}

async fn what_a_key_has_sent_keeps_the_scope_it_was_sent_with(db: &Database) {
    let (programme, own, other) = two(db).await;
    let (service, operator) = (&programme.service, programme.operator);
    let new = NewKey {
        kind: KeyKind::Ingest,
        name: "feed".into(),
        affiliate_id: None,
        staff_id: None,
        brands: vec![programme.brand],
        permissions: vec![Permission::EventsWrite],
        scopes: vec![Scope::Affiliate(own)],
        expires_at: None,
        ip_ranges: vec![IpRange::parse("198.51.100.7").unwrap()],
    };
    let (_, text) = api_key::create(service, &Actor::Console, operator, new)
        .await
        .unwrap();
    let key = api_key::authenticate(service, &text, HERE, None)
        .await
        .unwrap();
    let sender = sender(service, &Actor::Key { key, ip: HERE }, None)
        .await
        .unwrap();
    let row = |event: Value| Row {
        line: None,
        fields: Fields::from_json(&event.to_string()),
    };
    let rows = ["own", "foreign"]
        .map(|customer| row(event(customer, "d", "deposit", json!({"amount": 50}))));
    let answers = receive(service, &sender, Vec::from(rows)).await.unwrap();
    assert!(
        answers
            .iter()
            .all(|answer| answer.outcome == Outcome::Parked),
        "{answers:?}"
    );
    // It may touch all by now, and is withdrawn; what it sent is as it was.
    tributary_testing::execute(
        &programme.world.url,
        "UPDATE api_key SET scopes = '[\"all\"]', revoked_at = 1 WHERE name = 'feed'",
    )
    .await;
    programme
        .send(&[
            registration("own", Some(own)),
            registration("foreign", Some(other)),
        ])
        .await;
    assert_eq!(programme.entries_of(own).await, ["cpa 30"]);
    assert_eq!(programme.entries_of(other).await, Vec::<String>::new());
    programme.assert_healthy().await;
}

both! {
    a_foreign_customer_is_answered_as_one_that_is_unknown,
    what_waits_is_applied_only_within_its_senders_scope,
    who_becomes_an_affiliates_by_hand_gets_what_its_senders_told,
    a_reversal_that_waits_takes_back_only_what_its_sender_may_touch,
    a_foreign_activity_replaces_nothing,
    registrations_tell_nothing_of_others,
    what_a_key_has_sent_keeps_the_scope_it_was_sent_with,
}

//! Players that are given to affiliates, and moved to other deals, by hand.

use crate::programme::{Programme, money, percent, terms};
use serde_json::{Value, json};
use tributary_domain::affiliate::Status;
use tributary_domain::attribution::Step;
use tributary_domain::deal::Terms;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, DealId, RegistrationId};
use tributary_service::{Actor, event, explain};
use tributary_testing::{Database, both};

/// A change of a deal's terms.
type Change = fn(&mut Terms);

const PLAYER: RegistrationId = RegistrationId(1);

fn event(id: &str, kind: &str, more: Value) -> Value {
    let mut event = json!({"event_id": id, "type": kind, "occurred_at": "2026-07-03T10:00:00Z", "ext_customer_id": "c1"});
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

/// A player nobody brought, with a deposit of 60 and a volume of 100.
async fn nobodys(programme: &Programme) {
    let events = [
        event("r1", "registration", json!({"tracker": "nonsense"})),
        event("d1", "deposit", json!({"amount": 60})),
        event("w1", "wager", json!({"bets": 100, "wins": 40})),
    ];
    programme.send(&events).await;
}

/// An event of a customer's on the day that it is now.
fn of(customer: &str, id: &str, kind: &str, more: Value) -> Value {
    let mut event = event(&format!("{customer}-{id}"), kind, more);
    event["ext_customer_id"] = customer.into();
    event["occurred_at"] = "2026-07-10T11:00:00Z".into();
    event
}

/// A player with a deposit of 60, brought by somebody or by nobody.
async fn came(
    programme: &Programme,
    customer: &str,
    by: Option<AffiliateId>,
    country: &str,
) -> RegistrationId {
    let by = by.map_or(0, |id| id.0);
    let events = [
        of(
            customer,
            "r1",
            "registration",
            json!({"affiliate_id": by, "country": country}),
        ),
        of(customer, "d1", "deposit", json!({"amount": 60})),
    ];
    programme.send(&events).await;
    programme.player(customer).await
}

async fn assign(programme: &Programme, actor: &Actor, to: AffiliateId) -> Result<(), Code> {
    let done = event::assign(&programme.service, actor, PLAYER, to).await;
    done.map_err(|error| error.code())
}

async fn rebind(programme: &Programme, to: DealId) -> Result<(), Code> {
    let done = event::rebind(&programme.service, &programme.world.admin(), PLAYER, to).await;
    done.map_err(|error| error.code())
}

async fn a_player_that_was_nobodys_earns_from_then_on(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(6, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_deposit = money("50");
            terms.rev_share = percent("10");
        }))
        .await;
    nobodys(&programme).await;
    assert_eq!(programme.entries().await, Vec::<String>::new());
    assign(&programme, &programme.world.admin(), programme.affiliate)
        .await
        .unwrap();
    assert_eq!(programme.entries().await, ["cpa 30"]);
    programme
        .send(&[event("w2", "wager", json!({"bets": 50, "wins": 0}))])
        .await;
    assert_eq!(programme.entries().await, ["cpa 30", "rev_share 5"]);
    let trace = explain::registration(&programme.service, &programme.world.admin(), PLAYER)
        .await
        .unwrap();
    assert_eq!(trace.affiliate_id, Some(programme.affiliate));
    assert!(
        matches!(
            trace.steps[..],
            [
                Step::TrackerInvalid,
                Step::NoPromoCode,
                Step::NoAffiliateId,
                Step::ByHand { .. }
            ]
        ),
        "{:?}",
        trace.steps
    );
    programme.assert_healthy().await;
    // What was counted is counted for the affiliate now, and once.
    let mut reader = programme.service.store.read().await.unwrap();
    let filter = tributary_store::balance::Filter::default();
    let lines = tributary_store::balance::list(&mut reader, programme.operator, &filter, 10, 0)
        .await
        .unwrap();
    let figures = lines[0].figures;
    assert_eq!(
        (
            lines.len(),
            figures.registrations,
            figures.first_deposits,
            figures.deposits
        ),
        (1, 1, 1, 60_000_000)
    );
}

async fn a_first_attribution_stands(db: &Database) {
    let programme = Programme::new(db).await;
    programme.register("c1").await;
    let other = programme.approved("another.partner").await;
    assert_eq!(
        assign(&programme, &programme.world.admin(), other).await,
        Err(Code::Conflict)
    );
}

async fn only_who_decides_gives_players_and_only_to_who_takes_them(db: &Database) {
    let programme = Programme::new(db).await;
    nobodys(&programme).await;
    let partner = Actor::Affiliate {
        operator: programme.operator,
        id: programme.affiliate,
        username: "partner".into(),
        status: Status::Approved,
    };
    assert_eq!(
        assign(&programme, &partner, programme.affiliate).await,
        Err(Code::Forbidden)
    );
    assert_eq!(
        assign(&programme, &programme.world.admin(), AffiliateId(99)).await,
        Err(Code::Invalid)
    );
    let pending = programme.world.affiliate("pending").await;
    assert_eq!(
        assign(&programme, &programme.world.admin(), pending).await,
        Err(Code::Invalid)
    );
    let nobody = event::assign(
        &programme.service,
        &programme.world.admin(),
        RegistrationId(99),
        programme.affiliate,
    )
    .await;
    assert_eq!(nobody.unwrap_err().code(), Code::NotFound);
}

async fn a_player_moved_to_another_deal_earns_by_it_from_then_on(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    programme
        .send(&[event("w1", "wager", json!({"bets": 100, "wins": 0}))])
        .await;
    let better = programme
        .deal(&terms(4, |terms| terms.rev_share = percent("30")))
        .await;
    let other = programme.approved("another.partner").await;
    let foreign = programme
        .deal_of(other, &terms(4, |terms| terms.rev_share = percent("99")))
        .await;
    assert_eq!(rebind(&programme, foreign).await, Err(Code::Invalid));
    rebind(&programme, better).await.unwrap();
    programme
        .send(&[event("w2", "wager", json!({"bets": 100, "wins": 0}))])
        .await;
    // The day of the deal before stays as it is.
    assert_eq!(programme.entries().await, ["rev_share 10", "rev_share 30"]);
    programme.assert_healthy().await;
}

async fn caps_count_players_by_hand_and_by_events_alike(db: &Database) {
    let programme = Programme::new(db).await;
    let caps: [(Change, usize); 3] = [
        (|terms| terms.cap_cpa_monthly = 2, 2),
        (|terms| terms.cap_cpa_daily = 2, 2),
        (
            |terms| {
                terms.cap_cpa_daily = 3;
                terms.cap_cpa_monthly = 1;
            },
            1,
        ),
    ];
    // Each letter is a player: by events, by hand, or moved to the deal from another one.
    let orders = [
        "eehhhheee",
        "hhhheee",
        "ehe",
        "mhme",
        "hhm",
        "mmmh",
        "h",
        "em",
    ];
    for (number, (cap, most)) in caps.into_iter().enumerate() {
        for order in orders {
            let affiliate = programme
                .approved(&format!("partner.{number}.{order}"))
                .await;
            let capped = terms(2, |terms| {
                terms.cpa_amount = money("30");
                cap(terms);
            });
            let capped = programme.deal_of(affiliate, &capped).await;
            let elsewhere = terms(4, |terms| terms.match_countries = vec!["DE".into()]);
            programme.deal_of(affiliate, &elsewhere).await;
            for (at, way) in order.char_indices() {
                let customer = format!("{affiliate}-{at}");
                match way {
                    'e' => {
                        came(&programme, &customer, Some(affiliate), "BG").await;
                    }
                    'h' => {
                        let player = came(&programme, &customer, None, "BG").await;
                        event::assign(
                            &programme.service,
                            &programme.world.admin(),
                            player,
                            affiliate,
                        )
                        .await
                        .unwrap();
                    }
                    _ => {
                        let player = came(&programme, &customer, Some(affiliate), "DE").await;
                        event::rebind(&programme.service, &programme.world.admin(), player, capped)
                            .await
                            .unwrap();
                    }
                }
                let expected = vec!["cpa 30"; most.min(at + 1)];
                assert_eq!(
                    programme.entries_of(affiliate).await,
                    expected,
                    "cap {number}: {order}, {at}"
                );
            }
        }
    }
    programme.assert_healthy().await;
}

async fn what_an_affiliate_and_its_parent_earn_by_hand_is_what_they_earn_by_events(db: &Database) {
    let programme = Programme::new(db).await;
    for status in Status::ALL {
        let mut earned = Vec::new();
        for is_by_hand in [false, true] {
            let name = format!("{}{is_by_hand}", status.name().to_lowercase());
            let (sub, parent) = (
                programme.approved(&format!("sub.{name}")).await,
                programme.approved(&format!("parent.{name}")).await,
            );
            programme.parent_of(sub, parent, "10", "10", "0").await;
            programme.set_status(parent, status).await;
            programme
                .deal_of(
                    sub,
                    &terms(6, |terms| {
                        terms.cpa_amount = money("30");
                        terms.rev_share = percent("10");
                    }),
                )
                .await;
            if is_by_hand {
                let player = came(&programme, &name, None, "BG").await;
                event::assign(&programme.service, &programme.world.admin(), player, sub)
                    .await
                    .unwrap();
            } else {
                came(&programme, &name, Some(sub), "BG").await;
            }
            programme
                .send(&[of(&name, "w1", "wager", json!({"bets": 100, "wins": 0}))])
                .await;
            earned.push((
                programme.entries_of(sub).await,
                programme.entries_of(parent).await,
            ));
        }
        assert_eq!(earned[0], earned[1], "{status:?}");
        assert_eq!(earned[0].0, ["cpa 30", "rev_share 10"]);
        assert_eq!(earned[0].1.is_empty(), !status.earns(), "{status:?}");
    }
    programme.assert_healthy().await;
}

async fn a_player_that_earns_nothing_earns_nothing_by_hand(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(3, |terms| {
            terms.cpl_amount = money("4");
            terms.cpa_amount = money("30");
        }))
        .await;
    for status in ["fraud", "duplicate", "self_excluded"] {
        let player = came(&programme, status, None, "BG").await;
        programme
            .send(&[of(status, "s1", "status", json!({"status": status}))])
            .await;
        let before = programme.entries().await;
        event::assign(
            &programme.service,
            &programme.world.admin(),
            player,
            programme.affiliate,
        )
        .await
        .unwrap();
        assert_eq!(programme.entries().await, before, "{status}");
        programme
            .send(&[of(status, "s2", "status", json!({"status": "active"}))])
            .await;
        assert_eq!(
            programme.entries().await[before.len()..],
            ["cpl 4", "cpa 30"],
            "{status}"
        );
    }
    programme.assert_healthy().await;
}

async fn a_move_takes_nothing_back_and_pays_nothing_twice(db: &Database) {
    let programme = Programme::new(db).await;
    // Whether the deal before, and the one after, takes CPAs back where less than 50 is left.
    for (number, (before, after)) in [(false, false), (false, true), (true, false), (true, true)]
        .into_iter()
        .enumerate()
    {
        let affiliate = programme.approved(&format!("partner{number}")).await;
        let customer = format!("c{number}");
        let deal = |cpa: &str, net: &str, has_clawback: bool| {
            terms(10, |terms| {
                terms.cpa_amount = money(cpa);
                terms.qua_cpa_net_deposit = money(net);
                terms.cpa_clawback = has_clawback;
                terms.rev_share = percent("10");
            })
        };
        programme
            .deal_of(affiliate, &deal("30", "50", before))
            .await;
        let player = came(&programme, &customer, Some(affiliate), "BG").await;
        let mut expected = vec!["rev_share 6", "cpa 30"];
        assert_eq!(programme.entries_of(affiliate).await, expected);
        // What the deals after it ask for is out of reach.
        for _ in 0..2 {
            let dearer = programme
                .deal_of(affiliate, &deal("70", "1000", after))
                .await;
            event::rebind(&programme.service, &programme.world.admin(), player, dearer)
                .await
                .unwrap();
            assert_eq!(
                programme.entries_of(affiliate).await,
                expected,
                "{before} {after}: moved"
            );
        }
        // Nor does anything that happens later, by which the player still qualifies where it did.
        programme
            .send(&[of(&customer, "w1", "withdrawal", json!({"amount": 10}))])
            .await;
        expected.push("rev_share -1");
        assert_eq!(
            programme.entries_of(affiliate).await,
            expected,
            "{before} {after}: withdrew"
        );
        // Where it no longer does, the deal that paid decides.
        programme
            .send(&[of(&customer, "k1", "chargeback", json!({"amount": 20}))])
            .await;
        expected.push("rev_share -2");
        if before {
            expected.insert(expected.len() - 1, "cpa -30");
        }
        let mut entries = programme.entries_of(affiliate).await;
        let mut sorted = expected.clone();
        entries[3..].sort();
        sorted[3..].sort();
        assert_eq!(entries, sorted, "{before} {after}: took back");
        // Who lost it can earn it once more, by the deal that binds now.
        programme
            .send(&[of(&customer, "d2", "deposit", json!({"amount": 2000}))])
            .await;
        let entries = programme.entries_of(affiliate).await;
        let cpas: Vec<&String> = entries
            .iter()
            .filter(|entry| entry.starts_with("cpa"))
            .collect();
        assert_eq!(
            cpas,
            if before {
                vec!["cpa 30", "cpa -30", "cpa 70"]
            } else {
                vec!["cpa 30"]
            },
            "{before} {after}"
        );
    }
    // Nor is a lead paid for twice.
    let affiliate = programme.approved("partner.of.leads").await;
    let deal = || {
        terms(3, |terms| {
            terms.cpl_amount = money("4");
            terms.cpa_amount = money("30");
        })
    };
    programme.deal_of(affiliate, &deal()).await;
    let player = came(&programme, "lead", Some(affiliate), "BG").await;
    let same = programme.deal_of(affiliate, &deal()).await;
    event::rebind(&programme.service, &programme.world.admin(), player, same)
        .await
        .unwrap();
    programme
        .send(&[of("lead", "d2", "deposit", json!({"amount": 5}))])
        .await;
    assert_eq!(programme.entries_of(affiliate).await, ["cpl 4", "cpa 30"]);
    programme.assert_healthy().await;
}

both! {
    a_player_that_was_nobodys_earns_from_then_on,
    a_first_attribution_stands,
    only_who_decides_gives_players_and_only_to_who_takes_them,
    a_player_moved_to_another_deal_earns_by_it_from_then_on,
    caps_count_players_by_hand_and_by_events_alike,
    what_an_affiliate_and_its_parent_earn_by_hand_is_what_they_earn_by_events,
    a_player_that_earns_nothing_earns_nothing_by_hand,
    a_move_takes_nothing_back_and_pays_nothing_twice,
}

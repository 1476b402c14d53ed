//! What is held back while a player, its affiliate or the affiliate's parent earns nothing, and made up
//! for afterwards: corrections of what came before, and nothing else (money.md §2 and §8).

use crate::programme::{Programme, day, money, percent, terms};
use serde_json::{Value, json};
use tributary_domain::affiliate::Status;
use tributary_domain::deal::{Terms, Tier};
use tributary_domain::ledger::Detail;
use tributary_service::affiliate::{Changes, edit};
use tributary_service::event::Outcome;
use tributary_testing::{Database, both};

fn event(id: &str, kind: &str, at: &str, more: &Value) -> Value {
    let mut event = json!({"event_id": id, "type": kind, "occurred_at": format!("{at}T10:00:00Z"), "ext_customer_id": "c1"});
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn activity(id: &str, figure: &str, amount: &str) -> Value {
    event(id, "activity", "2026-07-03", &json!({figure: amount}))
}

fn status(id: &str, at: &str, status: &str) -> Value {
    event(id, "status", at, &json!({"status": status}))
}

impl Programme {
    async fn accept(&self, events: &[Value]) {
        for outcome in self.send(events).await {
            assert_eq!(outcome, Outcome::Accepted);
        }
    }

    /// By the API, as staff does it by [`Programme::becomes`].
    async fn is_put_to(&self, status: Status) {
        let changes = Changes {
            status: Some(status),
            status_reason: Some("A test.".into()),
            ..Changes::default()
        };
        edit(&self.service, &self.world.admin(), self.affiliate, changes)
            .await
            .unwrap();
    }
}

/// The two kinds of RevShare, and the figure of an activity that each is of.
fn both_bases() -> [(Terms, &'static str); 2] {
    [(4, "bets"), (8, "deposits")]
        .map(|(mask, figure)| (terms(mask, |terms| terms.rev_share = percent("10")), figure))
}

async fn a_player_who_is_active_again_gets_what_was_held_back(db: &Database) {
    for (deal, figure) in both_bases() {
        for (resting, is_closed) in [
            ("fraud", true),
            ("duplicate", true),
            ("self_excluded", true),
            ("fraud", false),
        ] {
            let database = db.another().await;
            let programme = Programme::new(&database).await;
            let parent = programme.approved("the.parent").await;
            programme.deal(&deal).await;
            programme.parent(parent, "0", "20", "0").await;
            programme.register("c1").await;
            programme
                .accept(&[
                    activity("a1", figure, "100"),
                    status("s1", "2026-07-09", resting),
                    // Never paid; and what is taken back is taken back at once.
                    event("a2", "activity", "2026-07-04", &json!({figure: "1000"})),
                    activity("a3", figure, "60"),
                    activity("a4", figure, "200"),
                ])
                .await;
            assert_eq!(programme.entries().await, ["rev_share 10", "rev_share -4"]);
            programme.go_to("2026-08-02");
            if is_closed {
                programme.close("2026-08-01").await;
            }
            programme.start().await;
            programme
                .accept(&[status("s2", "2026-08-02", "active")])
                .await;
            let what = format!("{figure} {resting} {is_closed}");
            assert_eq!(programme.entries().await[2..], ["rev_share 14"], "{what}");
            assert_eq!(
                programme.entries_of(parent).await,
                ["sub_affiliate 2", "sub_affiliate -0.8", "sub_affiliate 2.8"],
                "{what}"
            );
            for affiliate in [programme.affiliate, parent] {
                let entry = programme.ledger_of(affiliate).await.pop().unwrap();
                let (own, first_open) = (day("2026-07-03T00:00:00Z"), day("2026-08-01T00:00:00Z"));
                assert_eq!(
                    entry.for_day,
                    if is_closed { first_open } else { own },
                    "{what}"
                );
                let detail: Detail = serde_json::from_str(&entry.detail).unwrap();
                assert_eq!(detail.moved_from_day, is_closed.then_some(own), "{what}");
            }
            // Once.
            programme
                .accept(&[
                    status("s3", "2026-08-02", "fraud"),
                    status("s4", "2026-08-02", "active"),
                ])
                .await;
            assert_eq!(programme.entries().await.len(), 3, "{what}");
            programme.assert_healthy().await;
        }
    }
}

async fn an_affiliate_who_is_approved_again_gets_what_was_held_back(db: &Database) {
    for (deal, figure) in both_bases() {
        for (by_api, is_closed) in [(false, true), (true, true), (false, false)] {
            let database = db.another().await;
            let programme = Programme::new(&database).await;
            let parent = programme.approved("the.parent").await;
            programme.deal(&deal).await;
            programme.parent(parent, "0", "20", "0").await;
            programme.register("c1").await;
            let put = async |status: Status| {
                if by_api {
                    programme.is_put_to(status).await;
                } else {
                    programme.becomes(programme.affiliate, status).await;
                }
            };
            programme.accept(&[activity("a1", figure, "100")]).await;
            put(Status::Blocked).await;
            programme
                .accept(&[
                    event("a2", "activity", "2026-07-04", &json!({figure: "1000"})),
                    activity("a3", figure, "60"),
                    activity("a4", figure, "200"),
                ])
                .await;
            assert_eq!(programme.entries().await, ["rev_share 10", "rev_share -4"]);
            programme.go_to("2026-08-02");
            if is_closed {
                programme.close("2026-08-01").await;
            }
            programme.start().await;
            put(Status::Approved).await;
            let what = format!("{figure} {by_api} {is_closed}");
            assert_eq!(programme.entries().await[2..], ["rev_share 14"], "{what}");
            assert_eq!(
                programme.entries_of(parent).await,
                ["sub_affiliate 2", "sub_affiliate -0.8", "sub_affiliate 2.8"],
                "{what}"
            );
            let entry = programme
                .ledger_of(programme.affiliate)
                .await
                .pop()
                .unwrap();
            assert_eq!(
                entry.for_day,
                if is_closed {
                    day("2026-08-01T00:00:00Z")
                } else {
                    day("2026-07-03T00:00:00Z")
                },
                "{what}"
            );
            put(Status::Blocked).await;
            put(Status::Approved).await;
            programme
                .accept(&[event("w1", "wager", "2026-08-02", &json!({"bets": "1"}))])
                .await;
            let later = programme.entries().await;
            assert_eq!(
                later.len(),
                if figure == "bets" { 4 } else { 3 },
                "{what} {later:?}"
            );
            programme.assert_healthy().await;
        }
    }
}

async fn who_is_blocked_and_suspected_is_caught_up_with_after_both(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    programme
        .accept(&[
            activity("a1", "bets", "100"),
            status("s1", "2026-07-09", "fraud"),
        ])
        .await;
    programme
        .becomes(programme.affiliate, Status::Blocked)
        .await;
    programme.accept(&[activity("a2", "bets", "300")]).await;
    programme
        .accept(&[status("s2", "2026-07-10", "active")])
        .await;
    assert_eq!(programme.entries().await, ["rev_share 10"]);
    programme
        .becomes(programme.affiliate, Status::Approved)
        .await;
    assert_eq!(programme.entries().await, ["rev_share 10", "rev_share 20"]);
    programme
        .accept(&[status("s3", "2026-07-10", "fraud")])
        .await;
    programme
        .becomes(programme.affiliate, Status::Blocked)
        .await;
    programme.accept(&[activity("a3", "bets", "400")]).await;
    programme
        .becomes(programme.affiliate, Status::Approved)
        .await;
    assert_eq!(programme.entries().await.len(), 2);
    programme
        .accept(&[status("s4", "2026-07-10", "active")])
        .await;
    assert_eq!(
        programme.entries().await,
        ["rev_share 10", "rev_share 20", "rev_share 10"]
    );
    programme.assert_healthy().await;
}

async fn a_reversal_is_a_correction_too(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    programme
        .accept(&[event("w1", "wager", "2026-07-03", &json!({"wins": "100"}))])
        .await;
    programme
        .becomes(programme.affiliate, Status::Blocked)
        .await;
    programme
        .accept(&[event(
            "r1",
            "reversal",
            "2026-07-09",
            &json!({"reverses": "w1"}),
        )])
        .await;
    assert_eq!(programme.entries().await, ["rev_share -10"]);
    programme
        .becomes(programme.affiliate, Status::Approved)
        .await;
    assert_eq!(programme.entries().await, ["rev_share -10", "rev_share 10"]);
    programme.assert_healthy().await;
}

async fn a_parent_who_is_blocked_gives_back_and_is_caught_up_with(db: &Database) {
    for is_closed in [false, true] {
        let database = db.another().await;
        let programme = Programme::new(&database).await;
        let parent = programme.approved("the.parent").await;
        programme
            .deal(&terms(4, |terms| terms.rev_share = percent("10")))
            .await;
        programme.parent(parent, "0", "20", "1").await;
        programme.register("c1").await;
        programme.accept(&[activity("a1", "bets", "100")]).await;
        programme.becomes(parent, Status::Blocked).await;
        programme
            .accept(&[
                activity("a2", "bets", "60"),
                activity("a3", "bets", "200"),
                event("a4", "activity", "2026-07-04", &json!({"bets": "1000"})),
            ])
            .await;
        assert_eq!(
            programme.entries().await,
            [
                "rev_share 10",
                "rev_share -4",
                "rev_share 14",
                "rev_share 100"
            ]
        );
        assert_eq!(
            programme.entries_of(parent).await,
            ["sub_affiliate 3", "sub_affiliate -1.2"]
        );
        programme.go_to("2026-08-02");
        if is_closed {
            programme.close("2026-08-01").await;
        }
        programme.start().await;
        programme.becomes(parent, Status::Approved).await;
        assert_eq!(
            programme.entries_of(parent).await,
            ["sub_affiliate 3", "sub_affiliate -1.2", "sub_affiliate 4.2"]
        );
        assert_eq!(programme.entries().await.len(), 4);
        programme.assert_healthy().await;
    }
}

async fn a_month_is_caught_up_with_as_well(db: &Database) {
    let tiers = terms(4, |terms| {
        terms.rev_share = percent("10");
        terms.tiers = vec![Tier {
            from: money("100"),
            rate: percent("15"),
        }];
    });
    // Whether the job ran before the affiliate was blocked, or while it was.
    for blocked_at in ["2026-07-20", "2026-08-02"] {
        let database = db.another().await;
        let programme = Programme::new(&database).await;
        programme.deal(&tiers).await;
        programme.register("c1").await;
        programme.accept(&[activity("a1", "bets", "200")]).await;
        for date in ["2026-07-20", "2026-08-01", "2026-08-02"] {
            programme.go_to(date);
            programme.start().await;
            if date == blocked_at {
                programme
                    .becomes(programme.affiliate, Status::Blocked)
                    .await;
            }
        }
        programme.accept(&[activity("a2", "bets", "300")]).await;
        programme
            .becomes(programme.affiliate, Status::Approved)
            .await;
        let sum: i64 = programme
            .ledger_of(programme.affiliate)
            .await
            .iter()
            .map(|entry| entry.amount.0)
            .sum();
        assert_eq!(
            sum,
            money("45").0,
            "{blocked_at} {:?}",
            programme.entries().await
        );
        programme.assert_healthy().await;
    }
}

both! {
    a_player_who_is_active_again_gets_what_was_held_back,
    an_affiliate_who_is_approved_again_gets_what_was_held_back,
    who_is_blocked_and_suspected_is_caught_up_with_after_both,
    a_reversal_is_a_correction_too,
    a_parent_who_is_blocked_gives_back_and_is_caught_up_with,
    a_month_is_caught_up_with_as_well,
}

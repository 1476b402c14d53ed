//! Players that are given to affiliates, and moved to other deals, by hand.

use crate::programme::{Programme, money, percent, terms};
use serde_json::{Value, json};
use tributary_domain::affiliate::Status;
use tributary_domain::attribution::Step;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, DealId, RegistrationId};
use tributary_service::{Actor, event, explain};
use tributary_testing::both;

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

async fn assign(programme: &Programme, actor: &Actor, to: AffiliateId) -> Result<(), Code> {
    let done = event::assign(&programme.service, actor, PLAYER, to).await;
    done.map_err(|error| error.code())
}

async fn rebind(programme: &Programme, to: DealId) -> Result<(), Code> {
    let done = event::rebind(&programme.service, &programme.world.admin(), PLAYER, to).await;
    done.map_err(|error| error.code())
}

both! {
    async fn a_player_that_was_nobodys_earns_from_then_on(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(6, |terms| { terms.cpa_amount = money("30"); terms.qua_cpa_deposit = money("50"); terms.rev_share = percent("10"); })).await;
        nobodys(&programme).await;
        assert_eq!(programme.entries().await, Vec::<String>::new());
        assign(&programme, &programme.world.admin(), programme.affiliate).await.unwrap();
        assert_eq!(programme.entries().await, ["cpa 30"]);
        programme.send(&[event("w2", "wager", json!({"bets": 50, "wins": 0}))]).await;
        assert_eq!(programme.entries().await, ["cpa 30", "rev_share 5"]);
        let trace = explain::registration(&programme.service, &programme.world.admin(), PLAYER).await.unwrap();
        assert_eq!(trace.affiliate_id, Some(programme.affiliate));
        assert!(matches!(trace.steps[..], [Step::TrackerInvalid, Step::NoPromoCode, Step::NoAffiliateId, Step::ByHand { .. }]), "{:?}", trace.steps);
        programme.assert_healthy().await;
        // What was counted is counted for the affiliate now, and once.
        let mut reader = programme.service.store.read().await.unwrap();
        let filter = tributary_store::balance::Filter::default();
        let lines = tributary_store::balance::list(&mut reader, programme.operator, &filter, 10, 0).await.unwrap();
        let figures = lines[0].figures;
        assert_eq!((lines.len(), figures.registrations, figures.first_deposits, figures.deposits), (1, 1, 1, 60_000_000));
    }

    async fn a_first_attribution_stands(db: &Database) {
        let programme = Programme::new(db).await;
        programme.register("c1").await;
        let other = programme.approved("another.partner").await;
        assert_eq!(assign(&programme, &programme.world.admin(), other).await, Err(Code::Conflict));
    }

    async fn only_who_decides_gives_players_and_only_to_who_takes_them(db: &Database) {
        let programme = Programme::new(db).await;
        nobodys(&programme).await;
        let partner = Actor::Affiliate { operator: programme.operator, id: programme.affiliate, username: "partner".into(), status: Status::Approved };
        assert_eq!(assign(&programme, &partner, programme.affiliate).await, Err(Code::Forbidden));
        assert_eq!(assign(&programme, &programme.world.admin(), AffiliateId(99)).await, Err(Code::Invalid));
        let pending = programme.world.affiliate("pending").await;
        assert_eq!(assign(&programme, &programme.world.admin(), pending).await, Err(Code::Invalid));
        let nobody = event::assign(&programme.service, &programme.world.admin(), RegistrationId(99), programme.affiliate).await;
        assert_eq!(nobody.unwrap_err().code(), Code::NotFound);
    }

    async fn a_player_moved_to_another_deal_earns_by_it_from_then_on(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(4, |terms| terms.rev_share = percent("10"))).await;
        programme.register("c1").await;
        programme.send(&[event("w1", "wager", json!({"bets": 100, "wins": 0}))]).await;
        let better = programme.deal(&terms(4, |terms| terms.rev_share = percent("30"))).await;
        let other = programme.approved("another.partner").await;
        let foreign = programme.deal_of(other, &terms(4, |terms| terms.rev_share = percent("99"))).await;
        assert_eq!(rebind(&programme, foreign).await, Err(Code::Invalid));
        rebind(&programme, better).await.unwrap();
        programme.send(&[event("w2", "wager", json!({"bets": 100, "wins": 0}))]).await;
        // The day of the deal before stays as it is.
        assert_eq!(programme.entries().await, ["rev_share 10", "rev_share 30"]);
        programme.assert_healthy().await;
    }
}

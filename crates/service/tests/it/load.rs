//! Many at once, and much of one thing.

use crate::link::wanted;
use crate::programme::{Programme, percent, terms};
use crate::world::World;
use serde_json::json;
use tributary_domain::id::LedgerId;
use tributary_service::explain::{self, Page};
use tributary_service::tracking_link::build;
use tributary_testing::{Database, both};

/// More than there are connections, each of which needs one.
async fn tracking_links_are_built_at_once(db: &Database) {
    let world = World::new(db).await;
    let affiliate = world.approved("partner").await;
    let brand = world.brand("one").await;
    let link = world.link(brand, "https://one.example/").await;
    let admin = world.admin();
    let built = (0..40).map(|_| {
        let (service, actor) = (world.service.clone(), admin.clone());
        tokio::spawn(async move { build(&service, &actor, None, &wanted(link, affiliate)).await })
    });
    let mut addresses = Vec::new();
    for built in futures::future::join_all(built).await {
        addresses.push(built.unwrap().unwrap());
    }
    addresses.dedup();
    assert_eq!(addresses.len(), 1, "{addresses:?}");
}

async fn a_players_entries_are_read_in_pages(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    let wagers: Vec<_> = (0..7).map(|n| json!({
        "event_id": format!("w{n}"), "type": "wager", "occurred_at": format!("2026-07-05T10:00:0{n}Z"),
        "ext_customer_id": "c1", "bets": 10,
    })).collect();
    programme.send(&wagers).await;
    let (service, admin) = (&programme.service, programme.world.admin());
    let whole = explain::registration(service, &admin, 1.into())
        .await
        .unwrap();
    assert_eq!((whole.entries.len(), whole.next), (7, None));
    assert_eq!(whole.earned.unwrap().to_string(), "7");
    let (mut after, mut read) = (LedgerId(0), Vec::new());
    for size in [3, 3, 1] {
        let page = Page { after, limit: 3 };
        let trace = explain::registration_page(service, &admin, 1.into(), page)
            .await
            .unwrap();
        assert_eq!(
            (trace.entries.len(), trace.next.is_some()),
            (size, size == 3)
        );
        assert!(trace.entries.iter().all(|entry| entry.event.is_some()));
        after = trace.next.unwrap_or(after);
        read.extend(trace.entries);
    }
    assert_eq!(read, whole.entries);
}

/// Between the affiliate's entries lie those of its parent, of which it learns nothing.
async fn a_page_of_entries_is_of_those_one_may_see(db: &Database) {
    let programme = Programme::new(db).await;
    let parent = programme.approved("parent").await;
    programme.parent(parent, "0", "10", "0").await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("10")))
        .await;
    programme.register("c1").await;
    for n in 0..3 {
        programme.send(&[json!({
            "event_id": format!("w{n}"), "type": "wager", "occurred_at": format!("2026-07-05T10:00:0{n}Z"),
            "ext_customer_id": "c1", "bets": 100,
        })]).await;
    }
    let service = &programme.service;
    for (affiliate, seen) in [(programme.affiliate, true), (parent, false)] {
        let actor = programme.world.affiliate_actor(affiliate);
        let (mut after, mut pages) = (LedgerId(0), Vec::new());
        loop {
            let page = Page { after, limit: 1 };
            let Ok(trace) = explain::registration_page(service, &actor, 1.into(), page).await
            else {
                break;
            };
            pages.push(trace.entries.len());
            let Some(next) = trace.next else { break };
            after = next;
        }
        assert_eq!(pages, if seen { vec![1; 3] } else { Vec::new() });
    }
}

both! {
    tracking_links_are_built_at_once,
    a_players_entries_are_read_in_pages,
    a_page_of_entries_is_of_those_one_may_see,
}

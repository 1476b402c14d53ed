//! The list of registrations.

use crate::programme::{Programme, terms};
use crate::world::code;
use serde_json::json;
use tributary_domain::affiliate::Status;
use tributary_domain::error::Code;
use tributary_domain::event::PlayerStatus;
use tributary_domain::id::BrandId;
use tributary_domain::time::Timestamp;
use tributary_service::Actor;
use tributary_service::player::{Filter, list};
use tributary_testing::both;

both! {
    async fn each_sees_the_registrations_of_its_own_and_conditions_add_up(db: &Database) {
        let programme = Programme::new(db).await;
        programme.deal(&terms(2, |_| {})).await;
        let other = programme.approved("another").await;
        programme.register("c1").await;
        programme.register("c2").await;
        let more = |customer: &str, whose: Option<i64>| json!({
            "event_id": format!("reg-{customer}"), "type": "registration", "occurred_at": "2026-07-03T08:00:00Z",
            "ext_customer_id": customer, "affiliate_id": whose, "username": "Somebody",
        });
        let fraud = json!({
            "event_id": "f", "type": "status", "status": "fraud", "occurred_at": "2026-07-04T08:00:00Z", "ext_customer_id": "c2",
        });
        programme.batch(&[more("c3", Some(other.0)), more("c4", None), fraud]).await;
        let admin = programme.world.admin();
        let names = async |actor: &Actor, filter: Filter| {
            let page = list(&programme.service, actor, filter, None, 10).await.unwrap();
            page.rows.into_iter().map(|row| row.ext_customer_id).collect::<Vec<_>>().join(" ")
        };
        let all = Filter::default;
        let at = |text: &str| Timestamp::parse(text);
        assert_eq!(names(&admin, all()).await, "c4 c3 c2 c1");
        for (filter, expected) in [
            (Filter { affiliates: Some(vec![programme.affiliate]), ..all() }, "c2 c1"),
            (Filter { affiliates: Some(vec![]), ..all() }, ""),
            (Filter { is_attributed: Some(false), ..all() }, "c4"),
            (Filter { is_attributed: Some(true), from: at("2026-07-02"), ..all() }, "c3"),
            (Filter { to: at("2026-07-03T08:00:00Z"), ..all() }, "c2 c1"),
            (Filter { status: Some(PlayerStatus::Fraud), ..all() }, "c2"),
            (Filter { brand: Some(BrandId(programme.brand.0 + 1)), ..all() }, ""),
            (Filter { name: Some("c3".into()), ..all() }, "c3"),
            (Filter { name: Some("Somebody".into()), brand: Some(programme.brand), ..all() }, "c4 c3"),
        ] {
            assert_eq!(names(&admin, filter.clone()).await, expected, "{filter:?}");
        }
        let first = list(&programme.service, &admin, all(), None, 3).await.unwrap();
        let second = list(&programme.service, &admin, all(), first.next, 3).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next), (3, 1, None));
        assert_eq!(second.rows[0].ext_customer_id, "c1");

        let own = Actor::Affiliate {
            operator: programme.operator, id: programme.affiliate, username: "partner".into(), status: Status::Approved,
        };
        let asked = Filter { affiliates: Some(vec![programme.affiliate, other]), name: Some("c1".into()), ..all() };
        let page = list(&programme.service, &own, asked, None, 10).await.unwrap();
        assert_eq!(page.rows.len(), 2, "its own, and a name says nothing");
        assert!(page.rows.iter().all(|row| row.ext_customer_id.is_empty() && row.username.is_empty()));
        let visitor = programme.world.visitor();
        assert_eq!(code(list(&programme.service, &visitor, all(), None, 10).await), Code::Unauthorized);
    }
}

//! The demo operator.

use tributary_domain::affiliate::Status;
use tributary_domain::staff::Role;
use tributary_service::affiliate::{Query, list};
use tributary_service::demo::{ADMIN, AFFILIATE, load};
use tributary_service::session::{SignIn, sign_in};
use tributary_service::{Actor, Clock, Options, Service, doctor};
use tributary_testing::both;

both! {
    async fn the_demo_is_the_same_on_every_fresh_database(db: &Database) {
        let service = Service::new(db.store().await, Clock::System, Options::default()).await.unwrap();
        let demo = load(&service).await.unwrap().unwrap();
        assert!(load(&service).await.unwrap().is_none(), "the second time changes nothing");
        for (username, password) in [ADMIN, AFFILIATE] {
            let attempt = SignIn { username: username.into(), password: password.into(), ip: [127, 0, 0, 1].into(), user_agent: String::new() };
            assert!(sign_in(&service, demo.operator, attempt).await.unwrap().is_ok(), "{username}");
        }
        let admin = Actor::Staff { operator: demo.operator, id: 1.into(), username: "admin".into(), role: Role::Admin };
        let listing = list(&service, &admin, &Query { per_page: 50, ..Query::default() }).await.unwrap();
        let expected = [(Status::Pending, 7), (Status::Approved, 2), (Status::Declined, 1), (Status::Suspended, 1)];
        assert!(expected.iter().all(|count| listing.by_status.contains(count)), "{:?}", listing.by_status);
        assert!(doctor::examine(&service).await.unwrap().iter().all(|check| check.found.is_empty()));
    }

    async fn of_two_nodes_that_start_at_once_one_loads_the_demo(db: &Database) {
        let node = async || Service::new(db.store().await, Clock::System, Options::default()).await.unwrap();
        let (one, two) = (node().await, node().await);
        let (first, second) = tokio::join!(load(&one), load(&two));
        let loaded = usize::from(first.unwrap().is_some()) + usize::from(second.unwrap().is_some());
        assert_eq!(loaded, 1);
    }
}

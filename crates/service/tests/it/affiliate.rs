//! The queue, one affiliate in full, and what staff decides.

use crate::world::{World, code, staff};
use tributary_domain::affiliate::Status;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, StaffId};
use tributary_domain::staff::Role;
use tributary_service::affiliate::{
    Decision, ListOrder, Query, assign_manager, decide, list, note, own, show,
};
use tributary_service::{Actor, Error};
use tributary_testing::both;

fn to(status: Status) -> Decision {
    Decision {
        status,
        manager_id: None,
        reason: "because".into(),
    }
}

both! {
    async fn every_move_is_the_machines(db: &Database) {
        let world = World::new(db).await;
        for from in Status::ALL {
            for next in Status::ALL {
                let id = world.affiliate(&format!("from{}to{}", from.number(), next.number())).await;
                assign_manager(&world.service, &world.admin(), id, Some(world.manager)).await.unwrap();
                if from != Status::Pending {
                    decide(&world.service, &world.admin(), id, to(from)).await.unwrap();
                }
                let expected = if from.can_become(next) { Code::Ok } else { Code::Conflict };
                assert_eq!(code(decide(&world.service, &world.admin(), id, to(next)).await), expected, "{from:?} {next:?}");
                let stands = show(&world.service, &world.admin(), id).await.unwrap().affiliate.status;
                assert_eq!(stands, if expected == Code::Ok { next } else { from });
            }
        }
    }

    async fn approving_needs_a_manager_and_declining_a_reason(db: &Database) {
        let world = World::new(db).await;
        let other = world.other_operator().await;
        let stranger = staff(&world.service, other, "stranger", Role::Manager).await;
        let id = world.affiliate("applicant").await;
        let decide = async |decision: Decision| decide(&world.service, &world.admin(), id, decision).await;
        let field = |result: Result<(), Error>| match result {
            Err(Error::Invalid { violations, .. }) => violations.first().map(|wrong| wrong.field.to_string()),
            _ => None,
        };
        assert_eq!(field(decide(to(Status::Approved)).await).as_deref(), Some("manager_id"));
        for unknown in [StaffId(999), stranger] {
            let decision = Decision { manager_id: Some(unknown), ..to(Status::Approved) };
            assert_eq!(field(decide(decision).await).as_deref(), Some("manager_id"));
        }
        let silent = Decision { reason: "  ".into(), ..to(Status::Declined) };
        assert_eq!(field(decide(silent).await).as_deref(), Some("reason"));
        let endless = Decision { reason: "x".repeat(2_001), ..to(Status::Declined) };
        assert_eq!(field(decide(endless).await).as_deref(), Some("reason"));
        decide(Decision { manager_id: Some(world.manager), ..to(Status::Approved) }).await.unwrap();
        let detail = show(&world.service, &world.admin(), id).await.unwrap();
        assert_eq!(detail.manager.map(|manager| manager.id), Some(world.manager));
        assert!(detail.affiliate.approved_at.is_some());
        assert_eq!(detail.history[0].0.action, "affiliate.approved");
        assert_eq!(detail.history[0].1, "admin");
        assert_eq!(code(assign_manager(&world.service, &world.admin(), id, None).await), Code::Invalid);
    }

    async fn of_two_decisions_at_once_one_counts(db: &Database) {
        let world = World::new(db).await;
        for round in 0..10 {
            let id = world.affiliate(&format!("contested{round}")).await;
            let admin = world.admin();
            let approve = Decision { manager_id: Some(world.manager), ..to(Status::Approved) };
            let (one, two) = tokio::join!(
                decide(&world.service, &admin, id, approve),
                decide(&world.service, &admin, id, Decision { status: Status::Blocked, ..to(Status::Blocked) }),
            );
            let detail = show(&world.service, &admin, id).await.unwrap();
            let decisions = detail.history.iter().filter(|(entry, _)| entry.action != "affiliate.registered").count();
            assert_eq!(decisions, usize::from(one.is_ok()) + usize::from(two.is_ok()));
        }
    }

    async fn only_deciders_decide_and_only_staff_reads(db: &Database) {
        let world = World::new(db).await;
        let id = world.affiliate("applicant").await;
        let affiliate = Actor::Affiliate { operator: world.operator, id, username: "applicant".into(), status: Status::Approved };
        for role in Role::ALL {
            let actor = world.staff(world.manager, role);
            let expected = if matches!(role, Role::Admin | Role::Manager) { Code::Ok } else { Code::Forbidden };
            assert_eq!(code(note(&world.service, &actor, id, "looks fine").await), expected, "{role:?}");
            assert_eq!(code(show(&world.service, &actor, id).await), Code::Ok);
        }
        for actor in [affiliate.clone(), world.visitor()] {
            assert_eq!(code(list(&world.service, &actor, &Query::default()).await), Code::Forbidden);
            assert_eq!(code(show(&world.service, &actor, id).await), Code::Forbidden);
            assert_eq!(code(decide(&world.service, &actor, id, to(Status::Blocked)).await), Code::Forbidden);
        }
        assert_eq!(own(&world.service, &affiliate).await.unwrap().affiliate.username, "applicant");
        assert_eq!(code(own(&world.service, &world.admin()).await), Code::Forbidden);
    }

    async fn a_foreign_affiliate_is_as_good_as_none(db: &Database) {
        let world = World::new(db).await;
        let other = world.other_operator().await;
        let id = world.affiliate("one.of.ours").await;
        let foreign = Actor::Staff { operator: other, id: world.admin, username: "x".into(), role: Role::Admin };
        for id in [id, AffiliateId(424_242)] {
            assert_eq!(code(show(&world.service, &foreign, id).await), Code::NotFound);
            assert_eq!(code(decide(&world.service, &foreign, id, to(Status::Blocked)).await), Code::NotFound);
            assert_eq!(code(note(&world.service, &foreign, id, "x").await), Code::NotFound);
        }
    }

    async fn the_list_filters_searches_orders_and_pages(db: &Database) {
        let world = World::new(db).await;
        for username in ["charlie", "100%_sure", "alphabet"] {
            let mut form = crate::world::form("x");
            form.set(tributary_domain::registration::Field::Username, username.replace('%', "."));
            form.set(tributary_domain::registration::Field::Email, format!("{}@mail.example", username.len()));
            form.set(tributary_domain::registration::Field::Company, username);
            let submission = tributary_service::registration::Submission { form, ..Default::default() };
            tributary_service::registration::register(&world.service, &Actor::Console, None, submission).await.unwrap();
            world.service.clock.advance(1_000_000);
        }
        let admin = world.admin();
        let names = async |query: Query| -> Vec<String> {
            let listing = list(&world.service, &admin, &query).await.unwrap();
            listing.rows.into_iter().map(|row| row.profile.company).collect()
        };
        let all = Query { per_page: 50, ..Query::default() };
        assert_eq!(names(all.clone()).await, ["charlie", "100%_sure", "alphabet"]);
        assert_eq!(names(Query { order: ListOrder::Newest, ..all.clone() }).await, ["alphabet", "100%_sure", "charlie"]);
        assert_eq!(names(Query { order: ListOrder::Username, ..all.clone() }).await, ["100%_sure", "alphabet", "charlie"]);
        assert_eq!(names(Query { search: "CHAR".into(), ..all.clone() }).await, ["charlie"]);
        assert_eq!(names(Query { search: "%_".into(), ..all.clone() }).await, ["100%_sure"], "no wildcards from outside");
        assert_eq!(names(Query { search: "!".into(), ..all.clone() }).await, Vec::<String>::new());
        assert_eq!(names(Query { status: Some(Status::Approved), ..all.clone() }).await, Vec::<String>::new());
        assert_eq!(names(Query { page: 2, per_page: 2, ..all.clone() }).await, ["alphabet"]);
        let listing = list(&world.service, &admin, &Query { page: 2, per_page: 2, ..all }).await.unwrap();
        assert_eq!((listing.total, listing.by_status), (3, vec![(Status::Pending, 3)]));
    }
}

//! Signing in and out.

use crate::world::{HERE, World, form};
use tributary_domain::affiliate::Status;
use tributary_domain::registration::Field;
use tributary_domain::time::{DAY, HOUR};
use tributary_service::affiliate::{Decision, decide};
use tributary_service::housekeeping::tidy;
use tributary_service::registration::{Submission, register};
use tributary_service::session::{SignIn, SignInRefusal, SignedIn, actor, sign_in, sign_out};
use tributary_service::{Actor, Error};
use tributary_testing::{Database, both};

async fn attempt(world: &World, username: &str, password: &str) -> Result<SignedIn, SignInRefusal> {
    let attempt = SignIn {
        username: username.into(),
        password: password.into(),
        ip: HERE,
        user_agent: "test".into(),
    };
    sign_in(&world.service, world.operator, attempt)
        .await
        .unwrap()
}

fn refusal(result: Result<SignedIn, SignInRefusal>) -> Option<SignInRefusal> {
    result.err()
}

async fn approved(world: &World, username: &str) -> tributary_domain::id::AffiliateId {
    let id = world.affiliate(username).await;
    move_to(world, id, Status::Approved).await;
    id
}

async fn move_to(world: &World, id: tributary_domain::id::AffiliateId, status: Status) {
    let decision = Decision {
        status,
        manager_id: Some(world.manager),
        reason: "because".into(),
    };
    decide(&world.service, &world.admin(), id, decision)
        .await
        .unwrap();
}

async fn staff_and_affiliates_sign_in_by_name_or_address(db: &Database) {
    let world = World::new(db).await;
    approved(&world, "partner").await;
    for (name, password) in [
        ("admin", "Staff-Secret-1"),
        (" ADMIN ", "Staff-Secret-1"),
        ("Admin@Staff.example", "Staff-Secret-1"),
        ("partner", "Q!w2e3r4"),
        ("PARTNER@mail.example", "Q!w2e3r4"),
    ] {
        let signed_in = attempt(&world, name, password).await;
        let token = signed_in
            .unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
            .token;
        assert_eq!(token.len(), 64);
        assert!(
            actor(&world.service, world.operator, &token)
                .await
                .unwrap()
                .is_some(),
            "{name}"
        );
    }
    for (name, password) in [
        ("admin", "Q!w2e3r4"),
        ("nobody", "Q!w2e3r4"),
        ("partner", "q!w2e3r4"),
        ("", ""),
        ("partner", "Q!w2e3r4 "),
        (&"x".repeat(2_000), "Q!w2e3r4"),
        ("partner", &"x".repeat(9_000)),
    ] {
        assert_eq!(
            refusal(attempt(&world, name, password).await),
            Some(SignInRefusal::Credentials),
            "{name}"
        );
    }
}

async fn the_status_decides_after_the_password(db: &Database) {
    let world = World::new(db).await;
    let id = world.affiliate("waiting").await;
    assert_eq!(
        refusal(attempt(&world, "waiting", "wrong").await),
        Some(SignInRefusal::Credentials)
    );
    assert_eq!(
        refusal(attempt(&world, "waiting", "Q!w2e3r4").await),
        Some(SignInRefusal::Pending)
    );
    for (status, expected) in [
        (Status::Declined, Some(SignInRefusal::Closed)),
        (Status::Approved, None),
        (Status::ViewOnly, None),
        (Status::Suspended, Some(SignInRefusal::Closed)),
        (Status::Blocked, Some(SignInRefusal::Closed)),
    ] {
        move_to(&world, id, status).await;
        assert_eq!(
            refusal(attempt(&world, "waiting", "Q!w2e3r4").await),
            expected,
            "{status:?}"
        );
    }
}

async fn a_session_ends_on_sign_out_suspension_and_by_time(db: &Database) {
    let world = World::new(db).await;
    let id = approved(&world, "partner").await;
    let who = async |token: &str| actor(&world.service, world.operator, token).await.unwrap();

    let first = attempt(&world, "partner", "Q!w2e3r4")
        .await
        .ok()
        .unwrap()
        .token;
    sign_out(&world.service, world.operator, &first)
        .await
        .unwrap();
    assert!(who(&first).await.is_none());

    let second = attempt(&world, "partner", "Q!w2e3r4")
        .await
        .ok()
        .unwrap()
        .token;
    move_to(&world, id, Status::Suspended).await;
    assert!(who(&second).await.is_none());
    move_to(&world, id, Status::Approved).await;
    assert!(who(&second).await.is_none(), "an ended session stays ended");

    let third = attempt(&world, "partner", "Q!w2e3r4")
        .await
        .ok()
        .unwrap()
        .token;
    world.service.clock.advance(11 * HOUR);
    assert!(who(&third).await.is_some());
    world.service.clock.advance(11 * HOUR);
    assert!(who(&third).await.is_some(), "use keeps it alive");
    world.service.clock.advance(12 * HOUR);
    assert!(who(&third).await.is_none(), "idle");

    let fourth = attempt(&world, "partner", "Q!w2e3r4")
        .await
        .ok()
        .unwrap()
        .token;
    for _ in 0..14 {
        world.service.clock.advance(DAY / 2 - 1);
        who(&fourth).await;
    }
    world.service.clock.advance(DAY / 2);
    assert!(who(&fourth).await.is_none(), "absolute");
}

async fn a_session_is_one_operators(db: &Database) {
    let world = World::new(db).await;
    let other = world.other_operator().await;
    let token = attempt(&world, "admin", "Staff-Secret-1")
        .await
        .ok()
        .unwrap()
        .token;
    assert!(
        actor(&world.service, other, &token)
            .await
            .unwrap()
            .is_none()
    );
    for wrong in ["", "x", &token[1..], &token.to_uppercase()] {
        assert!(
            actor(&world.service, world.operator, wrong)
                .await
                .unwrap()
                .is_none()
        );
    }
}

async fn nobody_locks_another_out_by_taking_their_address_for_a_name(db: &Database) {
    let world = World::new(db).await;
    approved(&world, "victim").await;
    let mut form = form("victim@mail.example");
    form.set(Field::Email, "stranger@mail.example");
    form.set(Field::Password, "Stranger-1x");
    let stranger = register(
        &world.service,
        &Actor::Console,
        None,
        Submission {
            form,
            ..Submission::default()
        },
    )
    .await
    .unwrap();
    move_to(&world, stranger.id, Status::Approved).await;
    let victim = attempt(&world, "victim@mail.example", "Q!w2e3r4")
        .await
        .ok()
        .unwrap();
    assert!(matches!(victim.actor, Actor::Affiliate { ref username, .. } if username == "victim"));
    let other = attempt(&world, "victim@mail.example", "Stranger-1x")
        .await
        .ok()
        .unwrap();
    assert!(matches!(other.actor, Actor::Affiliate { id, .. } if id == stranger.id));
}

async fn guessing_is_slowed_down(db: &Database) {
    let world = World::new(db).await;
    let options = tributary_service::Options::default();
    let service =
        tributary_service::Service::new(db.store().await, world.service.clock.clone(), options)
            .await
            .unwrap();
    let mut limited = false;
    for _ in 0..12 {
        let attempt = SignIn {
            username: "admin".into(),
            password: "wrong".into(),
            ip: HERE,
            user_agent: String::new(),
        };
        limited |= matches!(
            sign_in(&service, world.operator, attempt).await,
            Err(Error::RateLimited { .. })
        );
    }
    assert!(limited);
}

async fn what_has_ended_is_forgotten(db: &Database) {
    let world = World::new(db).await;
    attempt(&world, "admin", "Staff-Secret-1")
        .await
        .ok()
        .unwrap();
    world.sign_up(form("newcomer")).await.unwrap();
    assert_eq!(tidy(&world.service).await.unwrap(), 0);
    world.service.clock.advance(HOUR);
    assert_eq!(tidy(&world.service).await.unwrap(), 1, "the spent token");
    world.service.clock.advance(7 * DAY);
    assert_eq!(tidy(&world.service).await.unwrap(), 1, "the session");
}

both! {
    staff_and_affiliates_sign_in_by_name_or_address,
    the_status_decides_after_the_password,
    a_session_ends_on_sign_out_suspension_and_by_time,
    a_session_is_one_operators,
    nobody_locks_another_out_by_taking_their_address_for_a_name,
    guessing_is_slowed_down,
    what_has_ended_is_forgotten,
}

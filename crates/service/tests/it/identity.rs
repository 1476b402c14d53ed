//! Names are compared by their keys at every door, and what was typed is kept (contract.md §2).

use crate::programme::{Programme, money, percent, terms};
use crate::world::{HERE, World, code, form};
use serde_json::{Value, json};
use tributary_domain::error::Code;
use tributary_domain::event::EventProblem;
use tributary_domain::registration::Field;
use tributary_service::affiliate::show;
use tributary_service::event::Outcome;
use tributary_service::promo_code::NewPromoCode;
use tributary_service::session::{SignIn, sign_in};
use tributary_service::staff::NewStaff;
use tributary_service::{Actor, Options, Service, explain, promo_code, staff};
use tributary_store::affiliate::overview;
use tributary_store::{Store, event, player};
use tributary_testing::{Database, both, execute};

/// Spellings of one username; the first is as somebody signs up.
const NAMES: [&str; 5] = [
    "andréa02",
    "andre\u{301}a02",
    " ANDRÉA02 ",
    "ａｎｄｒéａ０２",
    "andre\u{301}\u{200b}a02",
];
/// Spellings of one address.
const ADDRESSES: [&str; 4] = [
    "andréa@münchen.example",
    "ANDRE\u{301}A@MU\u{308}NCHEN.example",
    "andréa@xn--mnchen-3ya.example",
    "an\u{ad}dréa@münchen。example",
];
/// Spellings of one id.
const IDS: [&str; 5] = ["d1é", " d1é\n", "d1e\u{301}", "d\u{200b}1é", "ｄ１é"];

fn event(id: &str, kind: &str, customer: &str, more: Value) -> Value {
    let mut event = json!({
        "event_id": id, "type": kind, "occurred_at": "2026-07-05T10:00:00Z", "ext_customer_id": customer,
    });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

async fn sign_up(world: &World, username: &str, email: &str) -> Code {
    let mut form = form("x");
    form.set(Field::Username, username);
    form.set(Field::Email, email);
    code(world.sign_up(form).await)
}

async fn may_sign_in(world: &World, name: &str, password: &str) -> bool {
    let attempt = SignIn {
        username: name.into(),
        password: password.into(),
        ip: HERE,
        user_agent: "test".into(),
    };
    let answer = sign_in(&world.service, world.operator, attempt).await;
    // Pending is known by the name, too.
    !matches!(
        answer.unwrap(),
        Err(tributary_service::session::SignInRefusal::Credentials)
    )
}

async fn a_name_is_taken_in_every_spelling(db: &Database) {
    let world = World::new(db).await;
    assert_eq!(sign_up(&world, NAMES[1], ADDRESSES[0]).await, Code::Ok);
    for name in NAMES {
        assert!(may_sign_in(&world, name, "Q!w2e3r4").await, "{name:?}");
        let taken = sign_up(&world, name, "other@mail.example").await;
        // What nobody sees is no letter of a username.
        let expected = if name.contains('\u{200b}') {
            Code::UsernameRuleNotValid
        } else {
            Code::UsernameAlreadyExists
        };
        assert_eq!(taken, expected, "{name:?}");
        if name.contains('\u{200b}') {
            continue;
        }
        let new = NewStaff {
            username: name.into(),
            email: "one@staff.example".into(),
            role: tributary_domain::staff::Role::Support,
            password: "Staff-Secret-1".into(),
        };
        let made = staff::create(&world.service, &Actor::Console, world.operator, new).await;
        assert_eq!(code(made), Code::Conflict, "{name:?}");
    }
    for email in ADDRESSES {
        assert!(may_sign_in(&world, email, "Q!w2e3r4").await, "{email:?}");
        assert_eq!(
            sign_up(&world, "somebody.else", email).await,
            Code::EmailAlreadyExists,
            "{email:?}"
        );
    }
    let filter = |names: &[&str], emails: &[&str]| overview::Filter {
        usernames: (!names.is_empty())
            .then(|| names.iter().map(|name| (*name).to_owned()).collect()),
        emails: (!emails.is_empty())
            .then(|| emails.iter().map(|email| (*email).to_owned()).collect()),
        ..overview::Filter::default()
    };
    let mut reader = world.service.store.read().await.unwrap();
    for name in NAMES {
        let count = overview::count(&mut reader, world.operator, &filter(&[name], &[]))
            .await
            .unwrap();
        assert_eq!(count, 1, "{name:?}");
    }
    for email in ADDRESSES {
        let count = overview::count(&mut reader, world.operator, &filter(&[], &[email]))
            .await
            .unwrap();
        assert_eq!(count, 1, "{email:?}");
    }
    drop(reader);
    // What was typed is kept.
    let detail = show(
        &world.service,
        &world.admin(),
        tributary_domain::id::AffiliateId(1),
    )
    .await
    .unwrap();
    assert_eq!(
        (
            detail.affiliate.username.as_str(),
            detail.affiliate.email.as_str()
        ),
        (NAMES[1], ADDRESSES[0])
    );
}

async fn an_event_is_the_same_in_every_spelling(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("50")))
        .await;
    let registration = event(
        "r1",
        "registration",
        IDS[3],
        json!({"affiliate_id": programme.affiliate.0}),
    );
    assert_eq!(programme.send(&[registration]).await, [Outcome::Accepted]);
    let wager = |id: &str, customer: &str| event(id, "wager", customer, json!({"bets": 20}));
    assert_eq!(
        programme.send(&[wager(IDS[2], IDS[1])]).await,
        [Outcome::Accepted]
    );
    for (id, customer) in IDS.into_iter().zip(IDS.into_iter().rev()) {
        assert_eq!(
            programme.send(&[wager(id, customer)]).await,
            [Outcome::Duplicate(None)],
            "{id:?} {customer:?}"
        );
    }
    // All of one batch, too.
    let batch: Vec<Value> = [0, 2, 3, 4]
        .iter()
        .map(|at| wager(&format!("{}x", IDS[*at]), "d1é"))
        .collect();
    let outcomes = programme.batch(&batch).await;
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| **outcome == Outcome::Accepted)
            .count(),
        1
    );
    assert_eq!(programme.entries().await.len(), 2);
    let other = event("D1É", "wager", "d1é", json!({"bets": 2}));
    assert_eq!(
        programme.send(&[other]).await,
        [Outcome::Accepted],
        "ids keep their case"
    );
    for (number, id) in IDS.into_iter().enumerate() {
        let again = event(&format!("v{number}"), "registration", id, json!({}));
        let outcome = programme.send(&[again]).await;
        assert_eq!(
            outcome,
            [Outcome::Duplicate(Some(EventProblem::AlreadyRegistered))],
            "{id:?}"
        );
    }
    let back = event("back", "reversal", IDS[4], json!({"reverses": IDS[1]}));
    assert_eq!(programme.send(&[back]).await, [Outcome::Accepted]);
    programme.assert_healthy().await;

    // What was typed is shown.
    let trace = explain::registration(
        &programme.service,
        &programme.world.admin(),
        tributary_domain::id::RegistrationId(1),
    )
    .await
    .unwrap();
    assert_eq!(trace.person.unwrap().ext_customer_id, IDS[3]);
    let named: Vec<String> = trace
        .entries
        .iter()
        .filter_map(|entry| entry.event.as_ref()?.event_id.clone())
        .collect();
    assert!(named.contains(&IDS[2].to_owned()), "{named:?}");
    let mut reader = programme.service.store.read().await.unwrap();
    for id in IDS {
        let filter = player::Filter {
            name: Some(id.into()),
            ..player::Filter::default()
        };
        let found = player::list(
            &mut reader,
            programme.operator,
            &filter,
            tributary_domain::id::RegistrationId(i64::MAX),
            10,
        )
        .await
        .unwrap();
        assert_eq!(found.len(), 1, "{id:?}");
    }
}

async fn what_waits_is_found_in_every_spelling(db: &Database) {
    let programme = Programme::new(db).await;
    programme
        .deal(&terms(2, |terms| terms.cpa_amount = money("30")))
        .await;
    for (number, id) in IDS.into_iter().enumerate() {
        let deposit = event(&format!("p{number}"), "deposit", id, json!({"amount": 10}));
        assert_eq!(programme.send(&[deposit]).await, [Outcome::Parked]);
    }
    let mut reversal = event("v", "reversal", "", json!({"reverses": "x\u{ad}1"}));
    reversal.as_object_mut().unwrap().remove("ext_customer_id");
    assert_eq!(programme.send(&[reversal]).await, [Outcome::Parked]);
    programme.register("d1é").await;
    assert_eq!(programme.entries().await, ["cpa 30"]);
    programme
        .send(&[event(" x1 ", "deposit", "d1é", json!({"amount": 10}))])
        .await;
    let mut reader = programme.service.store.read().await.unwrap();
    let filter = player::Filter::default();
    let found = player::list(
        &mut reader,
        programme.operator,
        &filter,
        tributary_domain::id::RegistrationId(i64::MAX),
        10,
    )
    .await
    .unwrap();
    assert_eq!(
        found[0].player.sums.deposits, 50_000_000,
        "five of ten; the sixth was taken back"
    );
}

async fn a_promo_code_is_one_in_every_spelling(db: &Database) {
    let programme = Programme::new(db).await;
    let new = |code: &str| NewPromoCode {
        brand_id: programme.brand,
        affiliate_id: programme.affiliate,
        campaign_id: None,
        code: code.into(),
    };
    let create = async |code: &str| {
        promo_code::create(
            &programme.service,
            &Actor::Console,
            programme.operator,
            new(code),
        )
        .await
    };
    create("Été\u{ad}26").await.unwrap();
    for (number, code_of) in ["e\u{301}te\u{301}26", " ÉTÉ26", "ｅ\u{301}té26"]
        .into_iter()
        .enumerate()
    {
        assert_eq!(code(create(code_of).await), Code::Conflict, "{code_of:?}");
        let customer = format!("c{number}");
        let registration = event(
            &format!("r{number}"),
            "registration",
            &customer,
            json!({"promo_code": code_of}),
        );
        programme.send(&[registration]).await;
    }
    assert_eq!(
        code(create("\u{200b}").await),
        Code::Invalid,
        "nothing is seen of it"
    );
    let mut reader = programme.service.store.read().await.unwrap();
    let filter = player::Filter {
        is_attributed: Some(true),
        ..player::Filter::default()
    };
    let found = player::list(
        &mut reader,
        programme.operator,
        &filter,
        tributary_domain::id::RegistrationId(i64::MAX),
        10,
    )
    .await
    .unwrap();
    assert_eq!(found.len(), 3);
}

async fn rows_of_before_get_their_keys_once(db: &Database) {
    let programme = Programme::new(db).await;
    let world = &programme.world;
    programme
        .deal(&terms(4, |terms| terms.rev_share = percent("50")))
        .await;
    for (username, email) in [
        ("first.one", "a@münchen.example"),
        ("second.one", "b@xn--mnchen-3ya.example"),
        ("third.one", "x@y.example"),
    ] {
        assert_eq!(sign_up(world, username, email).await, Code::Ok);
    }
    programme.register("c 1").await;
    programme.register("c2").await;
    programme
        .send(&[
            event("w1é", "wager", "c 1", json!({"bets": 20})),
            event("w2", "wager", "c2", json!({"bets": 20})),
        ])
        .await;
    // As they were written when ids were compared as they are.
    for statement in [
        "UPDATE affiliate SET email_key = 'a@münchen.example' WHERE username = 'first.one'",
        // The same address as the first one's in another spelling: it stays what it was.
        "UPDATE affiliate SET email = 'A@münchen.example', email_key = 'old key' WHERE username = 'third.one'",
        "UPDATE affiliate SET ext_affiliate_id = 'ｘ1', ext_affiliate_key = 'ｘ1' WHERE username = 'first.one'",
        "UPDATE registration SET ext_customer_id = 'c\u{a0}1' WHERE ext_customer_id = 'c 1'",
        "UPDATE event SET ext_customer_id = 'c\u{a0}1' WHERE ext_customer_id = 'c 1'",
        "UPDATE event SET event_id = 'w1e\u{301}' WHERE event_id = 'w1é'",
        "UPDATE registration SET ftd_event = 'w1e\u{301}' WHERE ext_customer_id = 'c\u{a0}1'",
        "DELETE FROM data_migration",
        // They had no seals either.
        "UPDATE seal_state SET sealed_at = NULL",
    ] {
        execute(&world.url, statement).await;
    }
    let store = Store::open(&world.url).await.unwrap();
    store.migrate().await.unwrap();
    store.migrate().await.unwrap();
    let clock = programme.service.clock.clone();
    Service::new(store.clone(), clock, Options::default())
        .await
        .unwrap();

    assert_eq!(
        sign_up(world, "another.one", "A@MÜNCHEN.example").await,
        Code::EmailAlreadyExists
    );
    assert!(may_sign_in(world, "a@xn--mnchen-3ya.example", "Q!w2e3r4").await);
    assert!(
        may_sign_in(world, "third.one", "Q!w2e3r4").await,
        "it has its username"
    );
    let mut reader = store.read().await.unwrap();
    let by_ext = overview::Filter {
        ext_ids: Some(vec![" x1 ".into()]),
        ..overview::Filter::default()
    };
    assert_eq!(
        overview::count(&mut reader, world.operator, &by_ext)
            .await
            .unwrap(),
        1
    );
    let filter = player::Filter {
        name: Some("c 1".into()),
        ..player::Filter::default()
    };
    let found = player::list(
        &mut reader,
        programme.operator,
        &filter,
        tributary_domain::id::RegistrationId(i64::MAX),
        10,
    )
    .await
    .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].ext_customer_id.as_str(), found[0].customer()),
        ("c 1", "c\u{a0}1")
    );
    let stored = event::by_names(
        &mut reader,
        programme.operator,
        &[(found[0].player.brand_id, "w1é")],
    )
    .await
    .unwrap();
    let wager = stored.iter().find(|event| event.event_id == "w1é").unwrap();
    assert_eq!(wager.ext_customer_id, "c 1");
    assert_eq!(
        tributary_service::event::content::Content::event_id_of(wager),
        "w1e\u{301}"
    );
    drop(reader);
    let again = event("w1é", "wager", "c 1", json!({"bets": 20}));
    assert_eq!(programme.send(&[again]).await, [Outcome::Duplicate(None)]);
    programme.assert_healthy().await;
}

both! {
    a_name_is_taken_in_every_spelling,
    an_event_is_the_same_in_every_spelling,
    what_waits_is_found_in_every_spelling,
    a_promo_code_is_one_in_every_spelling,
    rows_of_before_get_their_keys_once,
}

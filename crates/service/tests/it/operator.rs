//! Operators, their host names and settings.

use crate::world::{HOST, World, code};
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::error::Code;
use tributary_domain::id::OperatorId;
use tributary_service::operator::{NewOperator, by_host, create, is_known_origin, set};
use tributary_service::{Actor, brand, doctor};
use tributary_testing::both;

fn new(hostname: &str) -> NewOperator {
    NewOperator {
        name: "New".into(),
        hostnames: vec![hostname.into()],
        currency: "eur".into(),
        captcha: CaptchaKind::Pow,
    }
}

both! {
    async fn a_host_name_is_exactly_one_operators(db: &Database) {
        let world = World::new(db).await;
        let console = Actor::Console;
        for taken in [HOST, "AFF.EXAMPLE.", "aff.example:443"] {
            assert_eq!(code(create(&world.service, &console, new(taken)).await), Code::Conflict, "{taken}");
        }
        for wrong in ["", "https://x.example", "a b"] {
            assert_eq!(code(create(&world.service, &console, new(wrong)).await), Code::Invalid, "{wrong}");
        }
        for wrong in ["EURO", "", "EU", "XAU", "QQQ"] {
            assert_eq!(code(create(&world.service, &console, NewOperator { currency: wrong.into(), ..new("x.example") }).await), Code::Invalid, "{wrong}");
        }
        assert_eq!(code(create(&world.service, &world.admin(), new("x.example")).await), Code::Forbidden);
        for spelling in [HOST, "Aff.Example", "aff.example.", "aff.example:3000"] {
            let found = by_host(&world.service, spelling).await.unwrap();
            assert_eq!(found.map(|operator| operator.id), Some(world.operator), "{spelling}");
        }
        assert!(by_host(&world.service, "x.example").await.unwrap().is_none());
    }

    async fn settings_change_together_or_not_at_all(db: &Database) {
        let world = World::new(db).await;
        let setting = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let both = [setting("headline", "Hello"), setting("captcha", "nonsense")];
        assert_eq!(code(set(&world.service, &Actor::Console, world.operator, &both).await), Code::Invalid);
        assert_eq!(by_host(&world.service, HOST).await.unwrap().unwrap().settings.headline, None);
        let right = [setting("headline", "Hello"), setting("captcha", "turnstile"), setting("origins", "https://www.x.example")];
        set(&world.service, &Actor::Console, world.operator, &right).await.unwrap();
        let operator = by_host(&world.service, HOST).await.unwrap().unwrap();
        assert_eq!(operator.settings.headline.as_deref(), Some("Hello"));
        assert_eq!(operator.settings.captcha, CaptchaKind::Turnstile);
        assert!(is_known_origin(&world.service, "https://www.x.example").await.unwrap());
        assert!(is_known_origin(&world.service, "http://aff.example:3000").await.unwrap());
        assert!(!is_known_origin(&world.service, "https://y.example").await.unwrap());
        assert_eq!(code(set(&world.service, &Actor::Console, OperatorId(999), &right).await), Code::NotFound);
    }

    async fn brands_have_one_name_and_domain_each(db: &Database) {
        let world = World::new(db).await;
        let make = async |name: &str, domain: &str| code(brand::create(&world.service, &Actor::Console, world.operator, name, domain).await);
        assert_eq!(make("One", "one.example").await, Code::Ok);
        assert_eq!(make("One", "two.example").await, Code::Conflict);
        assert_eq!(make("Two", "ONE.example").await, Code::Conflict);
        assert_eq!(make("", "two.example").await, Code::Invalid);
        assert_eq!(make("Two", "https://two.example").await, Code::Invalid);
    }

    async fn the_doctor_finds_nothing_in_a_healthy_house(db: &Database) {
        let world = World::new(db).await;
        world.affiliate("healthy").await;
        let checks = doctor::examine(&world.service).await.unwrap();
        assert!(checks.len() >= 5 && checks.iter().all(|check| check.found.is_empty()), "{checks:?}");
    }

    async fn the_doctor_finds_a_foreign_manager(db: &Database) {
        let world = World::new(db).await;
        let other = world.other_operator().await;
        let stranger = crate::world::staff(&world.service, other, "stranger", tributary_domain::staff::Role::Manager).await;
        let id = world.affiliate("broken").await;
        let mut tx = world.service.store.begin().await.unwrap();
        tributary_store::affiliate::manager_put(&mut tx, world.operator, id, Some(stranger), world.service.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let checks = doctor::examine(&world.service).await.unwrap();
        let faults: Vec<_> = checks.iter().filter(|check| !check.found.is_empty()).collect();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].found, [id.0]);
    }
}

//! API keys fail closed.

use crate::world::{HERE, HOST, World, code};
use futures::future::join_all;
use std::net::IpAddr;
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, ApiKeyId, BrandId};
use tributary_domain::time::HOUR;
use tributary_service::api_key::{NewKey, ProvisionalAuth, authenticate, create, extend, revoke};
use tributary_service::{Actor, Options, Service, brand};
use tributary_testing::{both, execute};

fn new(kind: KeyKind) -> NewKey {
    NewKey {
        kind,
        name: "test".into(),
        affiliate_id: None,
        staff_id: None,
        brands: vec![],
        permissions: vec![],
        scopes: vec![],
        ip_ranges: vec![IpRange::parse("198.51.100.7").unwrap()],
        expires_at: None,
    }
}

both! {
    async fn a_key_opens_its_own_door_alone(db: &Database) {
        let world = World::new(db).await;
        world.other_operator().await;
        let text = world.key_text(&[Permission::AffiliatesWrite], &[Scope::All]).await;
        assert!(text.starts_with("trb_operator_") && text.len() >= 60);
        let elsewhere: IpAddr = "203.0.113.9".parse().unwrap();
        let mapped: IpAddr = "::ffff:198.51.100.7".parse().unwrap();
        assert_eq!(code(authenticate(&world.service, &text, HERE, None).await), Code::Ok);
        assert_eq!(code(authenticate(&world.service, &text, HERE, Some(HOST)).await), Code::Ok);
        assert_eq!(code(authenticate(&world.service, &text, mapped, None).await), Code::Ok);
        assert_eq!(code(authenticate(&world.service, &text, HERE, Some("other.example")).await), Code::Unauthorized);
        assert_eq!(code(authenticate(&world.service, &text, elsewhere, None).await), Code::Forbidden);
        for wrong in ["", "trb_operator", &text[..text.len() - 1], &format!("{text}0"), &text.replace("operator", "ingest")] {
            assert_eq!(code(authenticate(&world.service, wrong, HERE, None).await), Code::Unauthorized, "{wrong}");
        }
    }

    async fn trying_a_key_is_slowed_down_wherever_from(db: &Database) {
        let world = World::new(db).await;
        let text = world.key_text(&[Permission::AffiliatesWrite], &[Scope::All]).await;
        let service = Service::new(db.store().await, world.service.clock.clone(), Options::default()).await.unwrap();
        for (ip, let_in) in [("203.0.113.9", Code::Forbidden), ("198.51.100.7", Code::Ok)] {
            // More than the burst; those that come together share their reads.
            let tries = (0..2_500).map(|_| authenticate(&service, &text, ip.parse().unwrap(), Some(HOST)));
            let codes: Vec<Code> = join_all(tries).await.into_iter().map(code).collect();
            assert!(codes.contains(&Code::RateLimited), "{ip}");
            assert!(codes.iter().all(|code| [let_in, Code::RateLimited].contains(code)), "{ip}");
        }
    }

    async fn a_key_without_addresses_opens_nothing(db: &Database) {
        let world = World::new(db).await;
        let nowhere = NewKey { ip_ranges: vec![], permissions: vec![Permission::AffiliatesWrite], ..new(KeyKind::Operator) };
        let (_, text) = create(&world.service, &Actor::Console, world.operator, nowhere).await.unwrap();
        assert_eq!(code(authenticate(&world.service, &text, HERE, None).await), Code::Forbidden);
    }

    async fn a_key_expires(db: &Database) {
        let world = World::new(db).await;
        let soon = world.service.clock.now().plus(HOUR);
        let expiring = NewKey { expires_at: Some(soon), ..new(KeyKind::Operator) };
        let (_, text) = create(&world.service, &Actor::Console, world.operator, expiring).await.unwrap();
        assert_eq!(code(authenticate(&world.service, &text, HERE, None).await), Code::Ok);
        world.service.clock.advance(HOUR);
        assert_eq!(code(authenticate(&world.service, &text, HERE, None).await), Code::Unauthorized);
    }

    async fn a_key_on_trust_is_made_sure_of(db: &Database) {
        let world = World::new(db).await;
        let service = &world.service;
        let text = world.key_text(&[Permission::AffiliatesWrite], &[Scope::All]).await;
        let elsewhere: IpAddr = "203.0.113.9".parse().unwrap();
        let trusted = |text: &str, ip| ProvisionalAuth::of(service, text, ip, Some(HOST)).unwrap().map(|(_, auth)| auth);
        assert!(trusted(&text, HERE).is_none(), "nobody has read it yet");
        // Once for its use to be noted, once for that to be known.
        for _ in 0..2 {
            authenticate(service, &text, HERE, Some(HOST)).await.unwrap();
        }
        let wrong = text.replace("trb_operator", "trb_ingest");
        assert!(trusted(&wrong, HERE).is_none() && trusted(&text, elsewhere).is_none());
        assert!(ProvisionalAuth::of(service, &text, HERE, Some("other.example")).unwrap().is_none(), "nobody has read it there");
        let auth = trusted(&text, HERE).unwrap();
        assert_eq!(code(auth.revalidate(service).await), Code::Ok);

        for (change, expected) in [
            ("UPDATE api_key SET name = 'other'", Code::Unavailable),
            ("UPDATE api_key SET revoked_at = 1", Code::Unauthorized),
        ] {
            let (auth, later) = (trusted(&text, HERE).unwrap(), trusted(&text, HERE).unwrap());
            execute(db.url(), change).await;
            assert_eq!(code(auth.revalidate(service).await), expected, "{change}");
            assert_eq!(code(later.revalidate(service).await), expected, "{change}");
            assert!(trusted(&text, HERE).is_none(), "trusted no more");
            if expected == Code::Unavailable {
                authenticate(service, &text, HERE, Some(HOST)).await.unwrap();
            }
        }
        assert_eq!(code(authenticate(service, &text, HERE, Some(HOST)).await), Code::Unauthorized);
        assert_eq!(code(auth.revalidate(service).await), Code::Ok, "it was, when its call came");
    }

    async fn a_key_is_what_its_kind_admits(db: &Database) {
        let world = World::new(db).await;
        let affiliate = world.affiliate("owner1").await;
        let other = world.affiliate("owner2").await;
        let brand = brand::create(&world.service, &Actor::Console, world.operator, "Brand", "brand.example").await.unwrap();
        let refused = async |new: NewKey| code(create(&world.service, &Actor::Console, world.operator, new).await);
        for (wrong, why) in [
            (NewKey { permissions: vec![Permission::AffiliatesWrite], brands: vec![brand], ..new(KeyKind::Ingest) }, "permission"),
            (new(KeyKind::Ingest), "no brand"),
            (new(KeyKind::PlatformApi), "no brand"),
            (NewKey { brands: vec![brand, brand], ..new(KeyKind::PlatformApi) }, "two brands"),
            (NewKey { brands: vec![BrandId(999)], ..new(KeyKind::Ingest) }, "unknown brand"),
            (new(KeyKind::Affiliate), "no owner"),
            (new(KeyKind::Employee), "no owner"),
            (NewKey { affiliate_id: Some(affiliate), ..new(KeyKind::Operator) }, "owner"),
            (NewKey { affiliate_id: Some(AffiliateId(999)), ..new(KeyKind::Affiliate) }, "unknown owner"),
            (NewKey { affiliate_id: Some(affiliate), scopes: vec![Scope::Affiliate(other)], ..new(KeyKind::Affiliate) }, "scope"),
            (NewKey { scopes: vec![Scope::Affiliate(AffiliateId(999))], ..new(KeyKind::Operator) }, "unknown scope"),
        ] {
            assert_eq!(refused(wrong).await, Code::Invalid, "{why}");
        }
        for right in [
            NewKey { permissions: vec![Permission::EventsWrite], brands: vec![brand], ..new(KeyKind::Ingest) },
            NewKey { affiliate_id: Some(affiliate), permissions: vec![Permission::ReportsRead], ..new(KeyKind::Affiliate) },
            NewKey { affiliate_id: Some(affiliate), scopes: vec![Scope::Affiliate(affiliate)], ..new(KeyKind::Affiliate) },
            NewKey { staff_id: Some(world.manager), ..new(KeyKind::Employee) },
        ] {
            assert_eq!(refused(right).await, Code::Ok);
        }
        assert_eq!(code(create(&world.service, &world.admin(), world.operator, new(KeyKind::Operator)).await), Code::Forbidden);
        // "All" of an affiliate's key is all of its owner's.
        let all = NewKey { affiliate_id: Some(affiliate), scopes: vec![Scope::All], ..new(KeyKind::Affiliate) };
        let (_, text) = create(&world.service, &Actor::Console, world.operator, all).await.unwrap();
        let public_id = text.split('_').nth(2).unwrap();
        let mut reader = world.service.store.read().await.unwrap();
        let found = tributary_store::api_key::by_public_id(&mut reader, public_id, None).await.unwrap().unwrap();
        assert_eq!(found.key.scopes, [Scope::Affiliate(affiliate)]);
    }

    async fn a_key_is_extended_and_revoked(db: &Database) {
        let world = World::new(db).await;
        let service = &world.service;
        let now = service.clock.now();
        let expired = NewKey { expires_at: Some(now.plus(1)), ip_ranges: vec![IpRange::parse("198.51.100.0/24").unwrap()], ..new(KeyKind::Operator) };
        let (id, text) = create(service, &Actor::Console, world.operator, expired).await.unwrap();
        service.clock.advance(1);
        assert_eq!(code(authenticate(service, &text, HERE, None).await), Code::Unauthorized);
        let later = service.clock.now().plus(1_000);
        assert_eq!(code(extend(service, &world.admin(), id, later).await), Code::Forbidden);
        assert_eq!(code(extend(service, &Actor::Console, id, service.clock.now()).await), Code::Invalid, "it is over");
        extend(service, &Actor::Console, id, later).await.unwrap();
        authenticate(service, &text, HERE, None).await.unwrap();
        revoke(service, &Actor::Console, id).await.unwrap();
        assert_eq!(code(authenticate(service, &text, HERE, None).await), Code::Unauthorized, "from the next call on");
        for outcome in [revoke(service, &Actor::Console, id).await, extend(service, &Actor::Console, id, later).await, revoke(service, &Actor::Console, ApiKeyId(999)).await] {
            assert_eq!(code(outcome), Code::Invalid);
        }
    }
}

//! Deals: what makes a version, who may, and that no version ever changes.

use crate::world::{World, code, staff};
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::{Permission, Scope};
use tributary_domain::deal::{DealVersion, Draft, Field as F, FieldValue, Rule};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, DealId, DealVersionId};
use tributary_domain::money::Money;
use tributary_domain::staff::Role;
use tributary_domain::violation::Violation;
use tributary_service::deal::{
    Query, Shown, Version, accept, change, create, list, own, players, show,
};
use tributary_service::{Actor, Error, brand, doctor};
use tributary_testing::both;

/// CPA 30 for deposits of 25.
fn draft(affiliate: AffiliateId) -> Draft {
    Draft::default()
        .with(F::AffiliateId, affiliate.to_string())
        .with(F::GroupName, "Standard")
        .with(F::DealType, "2")
        .with(F::CpaAmount, "30")
        .with(F::QuaCpaDeposit, "25")
}

fn cpa(amount: &str) -> Draft {
    Draft::default().with(F::CpaAmount, amount)
}

fn problems(result: Result<Shown, Error>) -> Vec<Violation> {
    match result {
        Err(Error::Invalid { violations, .. }) => violations,
        _ => Vec::new(),
    }
}

impl World {
    fn as_partner(&self, id: AffiliateId, status: Status) -> Actor {
        Actor::Affiliate {
            operator: self.operator,
            id,
            username: "partner".into(),
            status,
        }
    }

    async fn versions(&self, id: DealId) -> Vec<DealVersion> {
        let detail = show(&self.service, &self.admin(), id).await.unwrap();
        detail
            .versions
            .into_iter()
            .map(|version| version.deal)
            .collect()
    }

    async fn is_sound(&self) -> bool {
        let checks = doctor::examine(&self.service).await.unwrap();
        checks.iter().all(|check| check.found.is_empty())
    }
}

both! {
    async fn a_change_makes_a_version_and_leaves_the_old_ones(db: &Database) {
        let world = World::new(db).await;
        let (service, admin) = (&world.service, world.admin());
        let partner = world.affiliate("partner").await;
        let made = create(service, &admin, &draft(partner)).await.unwrap();
        assert_eq!((made.deal.version, made.deal.is_default, made.deal.needs_acceptance), (1, false, false));
        assert!(made.deal.accepted_at.is_some());
        let id = made.deal.deal_id;
        let first = world.versions(id).await;
        assert_eq!(first, std::slice::from_ref(&made.deal));

        service.clock.advance(1_000_000);
        let changed = change(service, &admin, id, &cpa("40.123456")).await.unwrap();
        assert_eq!((changed.deal.version, changed.created_at), (2, made.created_at));
        assert!(changed.deal.created_at > made.created_at);
        assert_eq!(changed.deal.terms.cpa_amount, Money(40_123_456));
        assert_eq!(changed.deal.terms.qua_cpa_deposit, Money(25_000_000), "what was not named is kept");
        let both = world.versions(id).await;
        assert_eq!((both.len(), &both[0]), (2, &first[0]), "the first version is what it was");

        // The same terms once more, a name and a default make no version.
        let mut same = cpa("40.123456").with(F::GroupName, "Renamed").with(F::IsDefault, "true");
        same.set(F::CplAmount, FieldValue::Nothing);
        let kept = change(service, &admin, id, &same).await.unwrap();
        assert_eq!((kept.deal.version, kept.deal.group_name.as_str(), kept.deal.is_default), (2, "Renamed", true));
        assert!(world.is_sound().await);
    }

    async fn two_changes_at_once_are_two_versions(db: &Database) {
        let world = World::new(db).await;
        let (service, admin) = (&world.service, world.admin());
        let partner = world.affiliate("partner").await;
        let id = create(service, &admin, &draft(partner)).await.unwrap().deal.deal_id;
        let amounts: Vec<String> = (31..41).map(|amount| amount.to_string()).collect();
        let drafts: Vec<Draft> = amounts.iter().map(|amount| cpa(amount)).collect();
        let changes = drafts.iter().map(|draft| change(service, &admin, id, draft));
        for changed in futures::future::join_all(changes).await {
            changed.unwrap();
        }
        let versions = world.versions(id).await;
        let numbers: Vec<i64> = versions.iter().map(|deal| deal.version).collect();
        assert_eq!(numbers, (1..=11).collect::<Vec<i64>>());
        let mut written: Vec<i64> = versions.iter().map(|deal| deal.terms.cpa_amount.0 / 1_000_000).collect();
        written.sort_unstable();
        assert_eq!(written, (30..41).collect::<Vec<i64>>());
        assert!(world.is_sound().await);
    }

    async fn an_affiliate_has_one_default(db: &Database) {
        let world = World::new(db).await;
        let (service, admin) = (&world.service, world.admin());
        let (partner, other) = (world.affiliate("partner").await, world.affiliate("someone").await);
        let default = |id| draft(id).with(F::IsDefault, "true");
        let theirs = create(service, &admin, &default(other)).await.unwrap().deal.deal_id;
        let drafts: Vec<Draft> = (0..5).map(|_| default(partner)).collect();
        let made = futures::future::join_all(drafts.iter().map(|draft| create(service, &admin, draft))).await;
        let ids: Vec<DealId> = made.into_iter().map(|made| made.unwrap().deal.deal_id).collect();
        let defaults = async || {
            let query = Query { is_default: Some(true), limit: 100, ..Query::default() };
            let listing = list(service, &admin, &query).await.unwrap();
            listing.rows.into_iter().map(|row| row.deal.deal_id).collect::<Vec<_>>()
        };
        assert_eq!(defaults().await.len(), 2);
        let on = Draft::default().with(F::IsDefault, "true");
        let off = Draft::default().with(F::IsDefault, "false");
        futures::future::join_all(ids.iter().map(|id| change(service, &admin, *id, &on))).await;
        assert_eq!(defaults().await.len(), 2);
        change(service, &admin, ids[3], &on).await.unwrap();
        assert_eq!(defaults().await, [theirs, ids[3]]);
        change(service, &admin, ids[3], &off).await.unwrap();
        assert_eq!(defaults().await, [theirs]);
        assert!(world.is_sound().await);
    }

    async fn what_waits_binds_once_it_is_accepted(db: &Database) {
        let world = World::new(db).await;
        let (service, admin) = (&world.service, world.admin());
        let partner = world.affiliate("partner").await;
        let stranger = world.affiliate("stranger").await;
        let me = world.as_partner(partner, Status::Approved);
        let waits = |amount: &str| cpa(amount).with(F::NeedsAcceptance, "true");
        let id = create(service, &admin, &draft(partner)).await.unwrap().deal.deal_id;
        let candidates = async || {
            let mut reader = service.store.read().await.unwrap();
            let found = tributary_store::deal::candidates(&mut reader, world.operator, &[partner]).await.unwrap();
            found.into_iter().map(|deal| deal.version).collect::<Vec<_>>()
        };
        let second = change(service, &admin, id, &waits("35")).await.unwrap().deal;
        assert!(second.needs_acceptance && second.accepted_at.is_none());
        assert_eq!(candidates().await, [1]);

        for (actor, expected) in [
            (world.as_partner(stranger, Status::Approved), Code::NotFound),
            (world.as_partner(partner, Status::ViewOnly), Code::Forbidden),
            (world.admin(), Code::Forbidden),
            (world.visitor(), Code::Forbidden),
        ] {
            assert_eq!(code(accept(service, &actor, second.id).await), expected);
        }
        assert_eq!(code(accept(service, &me, DealVersionId(424_242)).await), Code::NotFound);

        let third = change(service, &admin, id, &waits("36")).await.unwrap().deal;
        assert_eq!(code(accept(service, &me, second.id).await), Code::Conflict, "its place is taken");
        service.clock.advance(5_000_000);
        accept(service, &me, third.id).await.unwrap();
        let accepted = world.versions(id).await[2].accepted_at;
        assert_eq!(accepted, Some(service.clock.now()));
        service.clock.advance(5_000_000);
        accept(service, &me, third.id).await.unwrap();
        assert_eq!(world.versions(id).await[2].accepted_at, accepted, "once is enough");
        assert_eq!(candidates().await, [3]);

        // What waits can be let go by staff: as a new version of the same terms.
        change(service, &admin, id, &waits("37")).await.unwrap();
        let free = Draft::default().with(F::NeedsAcceptance, "false");
        let freed = change(service, &admin, id, &free).await.unwrap().deal;
        assert_eq!((freed.version, freed.terms.cpa_amount), (5, Money(37_000_000)));
        assert_eq!(candidates().await, [5]);

        let mine = own(service, &me).await.unwrap();
        let seen: Vec<(i64, i64)> = mine[0].iter().map(|Version { deal, players }| (deal.version, *players)).collect();
        assert_eq!(seen, [(1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]);
        assert!(own(service, &world.as_partner(stranger, Status::Approved)).await.unwrap().is_empty());
        assert_eq!(code(own(service, &admin).await), Code::Forbidden);
        assert!(world.is_sound().await);
    }

    async fn brands_and_campaigns_are_the_operators(db: &Database) {
        let world = World::new(db).await;
        let other = world.other_operator().await;
        let (service, admin) = (&world.service, world.admin());
        let partner = world.affiliate("partner").await;
        let ours = brand::create(service, &Actor::Console, world.operator, "Ours", "ours.example").await.unwrap();
        let theirs = brand::create(service, &Actor::Console, other, "Theirs", "theirs.example").await.unwrap();
        for id in [theirs, BrandId(424_242)] {
            let bad = draft(partner).with(F::MatchBrand, format!("{ours},{id}")).with(F::MatchCampaign, "7");
            assert_eq!(problems(create(service, &admin, &bad).await), [
                Violation::new(F::MatchBrand, Rule::UnknownBrands),
                Violation::new(F::MatchCampaign, Rule::UnknownCampaigns),
            ]);
        }
        let made = create(service, &admin, &draft(partner).with(F::MatchBrand, ours.to_string())).await.unwrap();
        assert_eq!(made.deal.terms.match_brands, [ours]);
        let elsewhere = Draft::default().with(F::AffiliateId, "424242");
        assert_eq!(problems(change(service, &admin, made.deal.deal_id, &elsewhere).await), [Violation::new(F::AffiliateId, Rule::OtherAffiliate)]);
        assert_eq!(world.versions(made.deal.deal_id).await.len(), 1, "a refusal changes nothing");
    }

    async fn who_may_what(db: &Database) {
        let world = World::new(db).await;
        let other = world.other_operator().await;
        let service = &world.service;
        let (partner, someone) = (world.affiliate("partner").await, world.affiliate("someone").await);
        for role in Role::ALL {
            let id = staff(service, world.operator, &format!("role{}", role.name()), role).await;
            let actor = world.staff(id, role);
            let expected = if matches!(role, Role::Admin | Role::Manager) { Code::Ok } else { Code::Forbidden };
            assert_eq!(code(create(service, &actor, &draft(partner)).await), expected, "{role:?}");
            assert_eq!(code(list(service, &actor, &Query::default()).await), Code::Ok);
        }
        let theirs = create(service, &world.admin(), &draft(someone)).await.unwrap().deal.deal_id;
        let mine = create(service, &world.admin(), &draft(partner)).await.unwrap().deal.deal_id;
        for actor in [world.as_partner(partner, Status::Approved), world.visitor()] {
            assert_eq!(code(create(service, &actor, &draft(partner)).await), Code::Forbidden);
            assert_eq!(code(list(service, &actor, &Query::default()).await), Code::Forbidden);
            assert_eq!(code(show(service, &actor, mine).await), Code::Forbidden);
        }

        let scoped = world.key(&[Permission::DealsRead, Permission::DealsWrite], &[Scope::Affiliate(partner)]).await;
        let reads = world.key(&[Permission::DealsRead], &[Scope::All]).await;
        assert_eq!(code(change(service, &reads, mine, &cpa("31")).await), Code::Forbidden);
        assert_eq!(code(change(service, &scoped, mine, &cpa("31")).await), Code::Ok);
        assert_eq!(code(create(service, &scoped, &draft(partner)).await), Code::Ok);
        let foreign = Actor::Staff { operator: other, id: world.admin, username: "x".into(), role: Role::Admin };
        for actor in [&scoped, &foreign] {
            for id in [theirs, DealId(424_242)] {
                assert_eq!(code(show(service, actor, id).await), Code::NotFound);
                assert_eq!(code(change(service, actor, id, &cpa("99")).await), Code::NotFound);
            }
            for id in [someone, AffiliateId(424_242)] {
                assert_eq!(code(create(service, actor, &draft(id)).await), Code::NotFound);
            }
            assert!(players(service, actor, &[theirs]).await.unwrap().is_empty());
        }
        let seen = async |actor: &Actor, affiliates: Option<Vec<AffiliateId>>| {
            let query = Query { affiliates, limit: 100, ..Query::default() };
            let listing = list(service, actor, &query).await.unwrap();
            let owners: Vec<AffiliateId> = listing.rows.iter().map(|row| row.deal.affiliate_id).collect();
            assert_eq!(i64::try_from(owners.len()).unwrap(), listing.total);
            owners
        };
        assert_eq!(seen(&scoped, None).await, [partner; 4]);
        assert!(seen(&scoped, Some(vec![someone])).await.is_empty());
        assert_eq!(seen(&reads, Some(vec![someone])).await, [someone]);
        assert!(seen(&reads, Some(vec![])).await.is_empty());
        assert!(seen(&foreign, None).await.is_empty());
    }

    async fn the_list_filters_and_pages(db: &Database) {
        let world = World::new(db).await;
        let (service, admin) = (&world.service, world.admin());
        let partner = world.affiliate("partner").await;
        let mut ids = Vec::new();
        for (at, mask) in ["2", "4", "2", "8"].into_iter().enumerate() {
            let mut new = draft(partner).with(F::DealType, mask);
            if mask != "2" {
                new = new.with(F::RevSharePercentage, "20");
                for field in [F::CpaAmount, F::QuaCpaDeposit] {
                    new.set(field, FieldValue::Nothing);
                }
            }
            let made = create(service, &admin, &new.with(F::GroupName, format!("deal {at}"))).await.unwrap();
            ids.push(made.deal.deal_id);
        }
        let seen = async |query: Query| {
            let listing = list(service, &admin, &query).await.unwrap();
            let seen: Vec<DealId> = listing.rows.iter().map(|row| row.deal.deal_id).collect();
            (seen, listing.total)
        };
        let all = Query { limit: 100, ..Query::default() };
        assert_eq!(seen(all.clone()).await, (ids.clone(), 4));
        assert_eq!(seen(Query { offset: 1, limit: 2, ..all.clone() }).await, (ids[1..3].to_vec(), 4));
        assert_eq!(seen(Query { deals: Some(vec![ids[3], DealId(999)]), ..all.clone() }).await, (vec![ids[3]], 1));
        let twos = Query { deal_types: Some(vec![2]), ..all.clone() };
        assert_eq!(seen(twos.clone()).await, (vec![ids[0], ids[2]], 2));
        assert_eq!(seen(Query { offset: 1, limit: 1, ..twos }).await, (vec![ids[2]], 2));
        assert_eq!(seen(Query { is_default: Some(true), ..all }).await, (vec![], 0));
    }
}

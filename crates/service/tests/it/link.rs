//! Brands' go-hosts, destination links, campaigns, promo codes and tracking links.

use crate::world::{World, code};
use std::sync::Arc;
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::{Permission, Scope};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, LinkId};
use tributary_domain::language::Lang;
use tributary_domain::slug;
use tributary_domain::staff::Role;
use tributary_service::affiliate::{Decision, decide};
use tributary_service::brand::BrandForm;
use tributary_service::link::LinkForm;
use tributary_service::promo_code::NewPromoCode;
use tributary_service::tracking_link::{Wanted, build};
use tributary_service::{Actor, brand, campaign, link, promo_code};
use tributary_testing::both;

impl World {
    /// Signs an affiliate up and approves it.
    pub(crate) async fn approved(&self, username: &str) -> AffiliateId {
        let id = self.affiliate(username).await;
        self.decide(id, Status::Approved).await;
        id
    }

    pub(crate) async fn decide(&self, id: AffiliateId, status: Status) {
        let decision = Decision {
            status,
            manager_id: Some(self.manager),
            reason: "because".into(),
        };
        decide(&self.service, &self.admin(), id, decision)
            .await
            .unwrap();
    }

    /// An affiliate, signed in.
    pub(crate) fn affiliate_actor(&self, id: AffiliateId) -> Actor {
        Actor::Affiliate {
            operator: self.operator,
            id,
            username: "x".into(),
            status: Status::Approved,
        }
    }

    pub(crate) async fn brand(&self, name: &str) -> BrandId {
        let domain = format!("{name}.example");
        brand::create(&self.service, &self.admin(), self.operator, name, &domain)
            .await
            .unwrap()
    }

    /// A public link of a brand.
    pub(crate) async fn link(&self, brand: BrandId, destination: &str) -> LinkId {
        let form = LinkForm::new(brand, "Home page", destination);
        link::create(&self.service, &self.admin(), self.operator, form)
            .await
            .unwrap()
    }

    /// The slug of a link for an affiliate.
    pub(crate) async fn slug(&self, link: LinkId, affiliate: AffiliateId) -> String {
        let address = build(&self.service, &self.admin(), None, &wanted(link, affiliate))
            .await
            .unwrap();
        address.rsplit('/').next().unwrap().to_owned()
    }
}

pub(crate) fn wanted(link_id: LinkId, affiliate_id: AffiliateId) -> Wanted {
    Wanted {
        link_id,
        affiliate_id,
        campaign_id: None,
        source_id: String::new(),
    }
}

both! {
    async fn a_target_has_one_slug_however_many_ask(db: &Database) {
        let world = Arc::new(World::new(db).await);
        let affiliate = world.approved("runner").await;
        let brand = world.brand("one").await;
        let link = world.link(brand, "https://one.example/?t={{tracker}}").await;
        let mut crowd = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let world = Arc::clone(&world);
            crowd.spawn(async move { world.slug(link, affiliate).await });
        }
        let mut slugs = crowd.join_all().await;
        assert!(slugs[0].len() == slug::LENGTH && slug::link_of(&slugs[0]).is_none());
        slugs.dedup();
        assert_eq!(slugs.len(), 1);
        let campaign = campaign::create(&world.service, &world.admin(), world.operator, "Summer").await.unwrap();
        assert_eq!(code(campaign::create(&world.service, &world.admin(), world.operator, " Summer ").await), Code::Conflict);
        let ask = async |campaign_id: Option<CampaignId>, source_id: &str| {
            let wanted = Wanted { campaign_id, source_id: source_id.into(), ..wanted(link, affiliate) };
            build(&world.service, &world.admin(), None, &wanted).await
        };
        for (campaign_id, source_id) in [(Some(campaign), ""), (None, "Source A"), (None, "source a")] {
            let first = ask(campaign_id, source_id).await.unwrap();
            assert!(first.starts_with("https://aff.example/go/"), "{first}");
            assert!(!first.ends_with(&slugs[0]));
            assert_eq!(ask(campaign_id, source_id).await.unwrap(), first);
        }
        assert_eq!(code(ask(Some(CampaignId(99)), "").await), Code::Invalid);
        assert_eq!(code(ask(None, &"x".repeat(257)).await), Code::Invalid);
        assert_eq!(code(ask(None, "a\0b").await), Code::Invalid);
    }

    async fn no_macro_means_nothing(db: &Database) {
        let world = World::new(db).await;
        let brand = world.brand("one").await;
        let link = world.link(brand, "https://one.example/?t={{tracker}}").await;
        let known = ["tracker", "affiliate_id", "link_id", "source_id", "afp", "afp9", "utm_", "_p_"];
        for (main, other, field, name) in [
            ("{{clickid}}", None, "destination_url", "clickid"),
            ("{{Tracker}}", None, "destination_url", "Tracker"),
            ("{{afp10}}&y={{tracker}}", None, "destination_url", "afp10"),
            ("{{}}", None, "destination_url", "not known"),
            ("{{tracker}}", Some("{{click_id}}"), "destination_url_ab", "click_id"),
        ] {
            let address = |text: &str| format!("https://one.example/?x={text}");
            let form = LinkForm { destination_url_ab: other.map(address), ..LinkForm::new(brand, "x", &address(main)) };
            for refused in [
                link::create(&world.service, &Actor::Console, world.operator, form.clone()).await.map(|_| ()),
                link::update(&world.service, &world.admin(), link, form.clone()).await,
            ] {
                let Err(tributary_service::Error::Invalid { code, violations }) = refused else { panic!("{main}") };
                assert_eq!((code, violations.len(), violations[0].field.as_str()), (Code::Invalid, 1, field));
                let sentence = violations[0].rule.text(Lang::En);
                assert!(sentence.contains(name) && known.iter().all(|known| sentence.contains(known)), "{sentence}");
            }
        }
    }

    async fn links_are_built_for_whom_they_are(db: &Database) {
        let world = World::new(db).await;
        let (one, two) = (world.approved("affiliate.one").await, world.approved("affiliate.two").await);
        let pending = world.affiliate("pending").await;
        let brand = world.brand("one").await;
        let public = world.link(brand, "https://one.example/").await;
        let form = LinkForm { is_public: false, private_affiliate_ids: vec![two, one, one], ..LinkForm::new(brand, "For one", "https://one.example/") };
        let private = link::create(&world.service, &world.admin(), world.operator, LinkForm { private_affiliate_ids: vec![one], ..form.clone() }).await.unwrap();
        let ask = async |actor: &Actor, link, affiliate| code(build(&world.service, actor, None, &wanted(link, affiliate)).await);
        assert_eq!(ask(&world.admin(), private, one).await, Code::Ok);
        assert_eq!(ask(&world.admin(), private, two).await, Code::NotFound);
        assert_eq!(ask(&world.admin(), LinkId(99), two).await, Code::NotFound);
        assert_eq!(ask(&world.admin(), public, AffiliateId(99)).await, Code::NotFound);
        assert_eq!(ask(&world.admin(), public, pending).await, Code::Conflict);
        assert_eq!(ask(&world.affiliate_actor(one), public, one).await, Code::Ok);
        assert_eq!(ask(&world.affiliate_actor(one), public, two).await, Code::NotFound);
        assert_eq!(ask(&world.visitor(), public, one).await, Code::Unauthorized);
        let key = world.key(&[Permission::LinksRead], &[Scope::Affiliate(one)]).await;
        assert_eq!(ask(&key, public, one).await, Code::Ok);
        assert_eq!(ask(&key, public, two).await, Code::NotFound);
        let key = world.key(&[Permission::LinksWrite], &[Scope::Affiliate(one)]).await;
        assert_eq!(ask(&key, public, one).await, Code::Ok);
        assert_eq!(ask(&key, public, two).await, Code::NotFound);
        let key = world.key(&[Permission::ReportsRead], &[Scope::All]).await;
        assert_eq!(ask(&key, public, one).await, Code::Forbidden);

        let seen = async |actor: &Actor| -> Vec<LinkId> {
            link::list(&world.service, actor).await.unwrap().iter().map(|listed| listed.link.id).collect()
        };
        assert_eq!(seen(&world.admin()).await, [public, private]);
        assert_eq!(seen(&world.affiliate_actor(one)).await, [public, private]);
        assert_eq!(seen(&world.affiliate_actor(two)).await, [public]);
        link::update(&world.service, &world.admin(), public, LinkForm { is_enabled: false, ..LinkForm::new(brand, "Off", "https://one.example/") }).await.unwrap();
        assert_eq!(seen(&world.affiliate_actor(two)).await, []);
        assert_eq!(ask(&world.admin(), public, one).await, Code::Conflict);
        assert_eq!(code(link::show(&world.service, &world.affiliate_actor(two), private).await), Code::NotFound);

        let other = world.other_operator().await;
        let stranger = Actor::Staff { operator: other, id: world.admin, username: "x".into(), role: Role::Admin };
        assert_eq!(ask(&stranger, public, one).await, Code::NotFound);
        assert_eq!(code(link::update(&world.service, &stranger, public, form.clone()).await), Code::NotFound);
        assert_eq!(code(link::create(&world.service, &stranger, world.operator, form.clone()).await), Code::NotFound);
        assert_eq!(code(link::create(&world.service, &stranger, other, form.clone()).await), Code::Invalid, "a foreign brand");
        let support = world.staff(world.manager, Role::Support);
        assert_eq!(code(link::create(&world.service, &support, world.operator, form.clone()).await), Code::Forbidden);
        assert_eq!(code(link::create(&world.service, &world.affiliate_actor(one), world.operator, form).await), Code::Forbidden);
        assert_eq!(seen(&support).await, [public, private]);
    }

    async fn a_link_that_breaks_a_rule_is_not_made(db: &Database) {
        let world = World::new(db).await;
        let brand = world.brand("one").await;
        let good = LinkForm::new(brand, "Name", "https://one.example/{{_p_game}}?t={{tracker}}");
        let try_it = async |form: LinkForm| code(link::create(&world.service, &world.admin(), world.operator, form).await);
        for form in [
            LinkForm { name: " ".into(), ..good.clone() },
            LinkForm { destination_url: "https://{{afp}}/".into(), ..good.clone() },
            LinkForm { destination_url_ab: Some("nowhere".into()), ..good.clone() },
            LinkForm { ab_percent: 50, ..good.clone() },
            LinkForm { ab_percent: 101, destination_url_ab: Some("https://b.example".into()), ..good.clone() },
            LinkForm { brand_id: BrandId(99), ..good.clone() },
            LinkForm { private_affiliate_ids: vec![AffiliateId(99)], ..good.clone() },
        ] {
            assert_eq!(try_it(form.clone()).await, Code::Invalid, "{form:?}");
        }
        assert_eq!(try_it(LinkForm { ab_percent: 50, destination_url_ab: Some("https://b.example".into()), ..good }).await, Code::Ok);
    }

    async fn a_go_host_is_one_brands(db: &Database) {
        let world = World::new(db).await;
        let (one, two) = (world.brand("one").await, world.brand("two").await);
        let put = async |id: BrandId, name: &str, go_host: Option<&str>, fallback: Option<&str>| {
            let form = BrandForm { go_host: go_host.map(Into::into), fallback_url: fallback.map(Into::into), ..BrandForm::new(name, &format!("{name}.example")) };
            code(brand::update(&world.service, &world.admin(), id, form).await)
        };
        assert_eq!(put(one, "one", Some("GO.One.Example."), Some("https://one.example/lost")).await, Code::Ok);
        assert_eq!(put(two, "two", Some("go.one.example"), None).await, Code::Conflict);
        assert_eq!(put(two, "two", Some("aff.example"), None).await, Code::Conflict);
        assert_eq!(put(two, "two", Some("https://x.example"), None).await, Code::Invalid);
        assert_eq!(put(two, "two", None, Some("/lost")).await, Code::Invalid);
        assert_eq!(put(two, "two", None, Some("https://x.example/{{afp}}")).await, Code::Invalid);
        assert_eq!(put(two, "one", None, None).await, Code::Conflict);
        assert_eq!(put(BrandId(99), "three", None, None).await, Code::NotFound);
        let shown = brand::show(&world.service, &world.admin(), one).await.unwrap();
        assert_eq!(shown.go_host.as_deref(), Some("go.one.example"));
        let affiliate = world.approved("runner").await;
        let link = world.link(one, "https://one.example/").await;
        let address = build(&world.service, &world.admin(), Some("http://aff.example"), &wanted(link, affiliate)).await.unwrap();
        assert!(address.starts_with("https://go.one.example/"), "{address}");
        let new = tributary_service::operator::NewOperator {
            name: "Third".into(), hostnames: vec!["go.one.example".into()], currency: "EUR".into(), captcha: tributary_domain::captcha::CaptchaKind::Pow,
        };
        assert_eq!(code(tributary_service::operator::create(&world.service, &Actor::Console, new).await), Code::Conflict);
    }

    async fn a_promo_code_means_one_affiliate_in_any_case(db: &Database) {
        let world = World::new(db).await;
        let (affiliate, brand) = (world.approved("runner").await, world.brand("one").await);
        let new = |code: &str| NewPromoCode { brand_id: brand, affiliate_id: affiliate, campaign_id: None, code: code.into() };
        let make = async |new: NewPromoCode| promo_code::create(&world.service, &world.admin(), world.operator, new).await;
        let id = make(new(" Summer10 ")).await.unwrap();
        assert_eq!(code(make(new("SUMMER10")).await), Code::Conflict);
        assert_eq!(code(make(new("")).await), Code::Invalid);
        assert_eq!(code(make(new("two words")).await), Code::Invalid);
        assert_eq!(code(make(NewPromoCode { affiliate_id: AffiliateId(99), ..new("X") }).await), Code::Invalid);
        let find = async |code: &str| {
            let mut reader = world.service.store.read().await.unwrap();
            tributary_store::promo_code::by_code(&mut reader, world.operator, brand, code).await.unwrap()
        };
        assert_eq!(find("sUMMER10 ").await, Some((affiliate, CampaignId(0))));
        assert_eq!(find("other").await, None);
        let listed = promo_code::list(&world.service, &world.affiliate_actor(affiliate)).await.unwrap();
        assert_eq!(listed[0].code, "Summer10");
        promo_code::activate(&world.service, &world.admin(), id, false).await.unwrap();
        assert_eq!(find("Summer10").await, None);
    }
}

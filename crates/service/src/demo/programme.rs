//! The operator and its programme, and who joins it when.

use super::channel::{CAMPAIGNS, CASINO, CHANNELS, FOOTBALL, SPORTS, WELCOME};
use super::people::{
    ATLAS, DECLINED, DIGEST, LEADS, LISBON, NORDIC, PARTNERS, PENDING, Partner, Person, RIVERS,
    SUSPENDED, VALLEY,
};
use super::{ADMIN, AFFILIATE, DAYS, HOSTNAMES};
use crate::affiliate::{Changes, Decision};
use crate::link::LinkForm;
use crate::operator::NewOperator;
use crate::promo_code::NewPromoCode;
use crate::registration::{Grants, Submission};
use crate::staff::NewStaff;
use crate::tracking_link::Wanted;
use crate::{
    Actor, Error, Service, affiliate, brand, campaign, deal, link, operator, promo_code,
    registration, staff, tracking, tracking_link,
};
use tributary_domain::affiliate::Status;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::deal::{Draft, Field as DealField, FieldValue};
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, DealId, LinkId, OperatorId, StaffId};
use tributary_domain::link::LinkType;
use tributary_domain::money::{Money, Ppm, UNIT};
use tributary_domain::registration::{Field, Form};
use tributary_domain::staff::Role;
use tributary_domain::time::{DAY, HOUR};
use tributary_store::demo;

/// What settings say of the operator.
const SETTINGS: [(&str, &str); 5] = [
    (
        "headline",
        "Send players you can stand behind. Get paid for every one of them.",
    ),
    (
        "description",
        "Riverbend runs one sportsbook and casino for adults in twelve markets. Partners choose between a fixed amount per depositing player, a share of net revenue for life, or both.\n\nEvery click, player and cent is on your dashboard within seconds, with the reason beside it. Terms you accepted never change behind your back.\n\nWe pay by the tenth of each month from 100 EUR, without invoices to chase.",
    ),
    ("contact_email", "partners@riverbend.example"),
    ("terms_url", "https://riverbend.example/partner-terms"),
    ("payment_threshold", "100"),
];

/// The programme as far as it was built.
pub(super) struct Programme {
    /// The service whose clock is moved.
    pub(super) past: Service,
    /// The first day, since 1970.
    pub(super) first: i64,
    pub(super) operator: OperatorId,
    /// The admin.
    pub(super) boss: Actor,
    /// Whoever pays.
    pub(super) finance: Actor,
    manager: StaffId,
    pub(super) brands: Vec<BrandId>,
    links: Vec<LinkId>,
    campaigns: Vec<CampaignId>,
    /// The partners that have joined, in the order of [`PARTNERS`].
    pub(super) partners: Vec<AffiliateId>,
    /// The slugs of [`CHANNELS`]; empty until their partner has joined.
    pub(super) slugs: Vec<String>,
    main_deal: Option<DealId>,
    german_deal: Option<DealId>,
}

/// Makes the operator with its staff, brands and links.
pub(super) async fn found(past: &Service, first: i64) -> Result<Programme, Error> {
    let console = Actor::Console;
    let new = NewOperator {
        name: "Riverbend Partners".into(),
        hostnames: HOSTNAMES.map(String::from).to_vec(),
        currency: "EUR".into(),
        captcha: CaptchaKind::Pow,
    };
    let mut tx = past.store.begin().await?;
    let id = operator::create_in(past, &mut tx, &console, new).await?;
    demo::begin(&mut tx, id).await?;
    tx.commit().await?;
    let settings = SETTINGS.map(|(key, value)| (key.into(), value.into()));
    operator::set(past, &console, id, &settings).await?;
    let boss = employee(past, id, ADMIN.0, Role::Admin, ADMIN.1).await?;
    let manager = employee(past, id, "nadia", Role::Manager, "Demo-manager-1").await?;
    employee(past, id, "support.desk", Role::Support, "Demo-support-1").await?;
    let finance = employee(past, id, "finance.desk", Role::Finance, "Demo-finance-1").await?;
    let manager = match manager {
        Actor::Staff { id, .. } => id,
        _ => StaffId(0),
    };
    let sports = brand::create(past, &boss, id, "Riverbend", "riverbend.example").await?;
    let casino = brand::create(
        past,
        &boss,
        id,
        "Riverbend Casino",
        "casino.riverbend.example",
    );
    let mut programme = Programme {
        past: past.clone(),
        first,
        operator: id,
        finance,
        manager,
        brands: vec![sports, casino.await?],
        links: Vec::new(),
        campaigns: Vec::new(),
        partners: Vec::new(),
        slugs: vec![String::new(); CHANNELS.len()],
        main_deal: None,
        german_deal: None,
        boss,
    };
    for name in CAMPAIGNS {
        let made = campaign::create(past, &programme.boss, id, name).await?;
        programme.campaigns.push(made);
    }
    programme.make_links().await?;
    Ok(programme)
}

async fn employee(
    past: &Service,
    operator: OperatorId,
    username: &str,
    role: Role,
    password: &str,
) -> Result<Actor, Error> {
    let new = NewStaff {
        username: username.into(),
        email: format!("{username}@riverbend.example"),
        role,
        password: password.into(),
    };
    Ok(Actor::Staff {
        operator,
        id: staff::create(past, &Actor::Console, operator, new).await?,
        username: username.into(),
        role,
    })
}

impl Programme {
    /// The moment of a day of the story.
    pub(super) const fn at(&self, day: i64, micros: i64) -> i64 {
        (self.first + day) * DAY + micros
    }

    /// Moves the clock on to a moment; it never goes back.
    pub(super) fn move_to(&self, micros: i64) {
        let now = self.past.clock.now().0;
        self.past.clock.advance(micros.saturating_sub(now).max(0));
    }

    /// A partner as it is asking itself.
    pub(super) fn partner(&self, at: usize) -> Option<Actor> {
        Some(Actor::Affiliate {
            operator: self.operator,
            id: *self.partners.get(at)?,
            username: PARTNERS.get(at)?.person.0.into(),
            status: Status::Approved,
        })
    }

    /// What happens on a day before anybody clicks.
    pub(super) async fn morning(&mut self, day: i64) -> Result<(), Error> {
        self.move_to(self.at(day, 8 * HOUR + HOUR / 2));
        for (at, partner) in PARTNERS.iter().enumerate() {
            if partner.joins == day {
                self.join(at, partner).await?;
            }
        }
        if day == DAYS / 2 {
            self.raise().await?;
        }
        if day == DAYS - 40 {
            let (person, reason) = DECLINED;
            let id = self.sign_up(person, None).await?;
            self.decide(id, Status::Declined, reason).await?;
        }
        let (days, reason) = SUSPENDED;
        if day == DAYS - days
            && let Some(id) = self.partners.get(LISBON).copied()
        {
            self.decide(id, Status::Suspended, reason).await?;
        }
        if day == DAYS - 3 {
            self.offer().await?;
        }
        let waits = usize::try_from(day - (DAYS - 7)).ok();
        if let Some(person) = waits.and_then(|at| PENDING.get(at)) {
            self.sign_up(*person, None).await?;
        }
        tracking::refresh(&self.past).await
    }

    async fn make_links(&mut self) -> Result<(), Error> {
        let (sports, casino) = (self.brands[SPORTS], self.brands[CASINO]);
        let mut home = LinkForm::new(
            sports,
            "Riverbend home",
            "https://riverbend.example/?click={{tracker}}",
        );
        home.link_type = LinkType::HomePage;
        home.description = "For reviews and comparisons.".into();
        let mut sign_up = LinkForm::new(
            sports,
            "Sign-up, odds or bonus first",
            "https://riverbend.example/join?click={{tracker}}",
        );
        sign_up.link_type = LinkType::RegistrationPage;
        sign_up.destination_url_ab =
            Some("https://riverbend.example/join-bonus?click={{tracker}}".into());
        sign_up.ab_percent = 40;
        sign_up.description = "Two pages are tried out on this link.".into();
        let mut roulette = LinkForm::new(
            casino,
            "Live roulette",
            "https://casino.riverbend.example/live?click={{tracker}}",
        );
        roulette.link_type = LinkType::LandingPage;
        let app = LinkForm::new(
            sports,
            "Mobile app",
            "https://riverbend.example/app?click={{tracker}}",
        );
        for form in [home, sign_up, roulette, app] {
            self.make_link(form).await?;
        }
        Ok(())
    }

    async fn make_link(&mut self, form: LinkForm) -> Result<(), Error> {
        let made = link::create(&self.past, &self.boss, self.operator, form).await?;
        self.links.push(made);
        Ok(())
    }

    /// Signs a person up as a script of the operator would. With a manager, it is approved.
    async fn sign_up(
        &self,
        person: Person,
        manager_id: Option<StaffId>,
    ) -> Result<AffiliateId, Error> {
        let (username, first_name, last_name, country, language, company, site, comments) = person;
        let mut form = Form::accepting_terms();
        let email = format!("{}@mail.example", username.replace(['.', '_'], "-"));
        for (field, text) in [
            (Field::Username, username),
            (Field::Password, AFFILIATE.1),
            (Field::Email, &email),
            (Field::FirstName, first_name),
            (Field::LastName, last_name),
            (Field::Country, country),
            (Field::Language, language),
            (Field::Company, company),
            (Field::WebSiteUrl, site),
            (Field::Comments, comments),
            (Field::Hostname, HOSTNAMES[0]),
        ] {
            form.set(field, text);
        }
        let grants = Grants {
            manager_id,
            ..Grants::default()
        };
        let submission = Submission {
            form,
            grants,
            ..Submission::default()
        };
        let made = registration::register(&self.past, &Actor::Console, None, submission).await?;
        Ok(made.id)
    }

    async fn decide(&self, id: AffiliateId, status: Status, reason: &str) -> Result<(), Error> {
        let decision = Decision {
            status,
            manager_id: None,
            reason: reason.into(),
        };
        affiliate::decide(&self.past, &self.boss, id, decision).await
    }

    /// A partner joins, with its deals, codes and links.
    async fn join(&mut self, at: usize, partner: &Partner) -> Result<(), Error> {
        let id = self.sign_up(partner.person, Some(self.manager)).await?;
        self.partners.push(id);
        let parent = partner.parent.and_then(|at| self.partners.get(at).copied());
        let mut changes = Changes {
            parent_id: parent.map(Some),
            payment_method_id: Some(Some(partner.method)),
            payment_method_details: Some(Some(format!(r#"{{"account":"{}"}}"#, partner.person.0))),
            no_carry_over: (at == NORDIC).then_some(true),
            ..Changes::default()
        };
        if at == RIVERS {
            changes.sub_cpa_fee = Some(Money(5 * UNIT));
            changes.sub_commission_cut = Some(Ppm(100_000));
        }
        affiliate::edit(&self.past, &self.boss, id, changes).await?;
        self.make_deals(at, id).await?;
        if at == RIVERS {
            let mut vip = LinkForm::new(
                self.brands[SPORTS],
                "VIP desk",
                "https://riverbend.example/vip?click={{tracker}}",
            );
            (vip.is_public, vip.private_affiliate_ids) = (false, vec![id]);
            vip.link_type = LinkType::LandingPage;
            self.make_link(vip).await?;
        }
        let codes = [
            (RIVERS, SPORTS, "RIVERS50", None),
            (NORDIC, SPORTS, "NORDIC", Some(FOOTBALL)),
            (ATLAS, CASINO, "ATLAS", Some(WELCOME)),
        ];
        for (_, brand, code, campaign) in codes.into_iter().filter(|code| code.0 == at) {
            let new = NewPromoCode {
                brand_id: self.brands[brand],
                affiliate_id: id,
                campaign_id: campaign.map(|at| self.campaigns[at]),
                code: code.into(),
            };
            promo_code::create(&self.past, &self.boss, self.operator, new).await?;
        }
        for (place, channel) in CHANNELS.iter().enumerate() {
            if channel.partner != at {
                continue;
            }
            let wanted = Wanted {
                link_id: self.links[channel.link],
                affiliate_id: id,
                campaign_id: channel.campaign.map(|at| self.campaigns[at]),
                source_id: channel.source.into(),
            };
            let address = tracking_link::build(&self.past, &self.boss, None, &wanted).await?;
            let slug = address.rsplit('/').next().unwrap_or_default();
            slug.clone_into(&mut self.slugs[place]);
        }
        Ok(())
    }

    async fn make_deals(&mut self, at: usize, id: AffiliateId) -> Result<(), Error> {
        use DealField as F;
        let standard = |mask: &str| {
            Draft::default()
                .with(F::AffiliateId, id.to_string())
                .with(F::DealType, mask)
                .with(F::IsDefault, "true")
        };
        let draft = match at {
            RIVERS => standard("6")
                .with(F::GroupName, "Standard: CPA and share")
                .with(F::CpaAmount, "60")
                .with(F::QuaCpaFtd, "20")
                .with(F::RevSharePercentage, "20"),
            NORDIC => {
                let tiers = [("2000", "30"), ("6000", "35")];
                let tiers = tiers.map(|(from, rate)| (from.to_owned(), rate.to_owned()));
                let mut draft = standard("4")
                    .with(F::GroupName, "Share of net revenue, in steps")
                    .with(F::RevSharePercentage, "25");
                draft.set(F::RevShareTiers, FieldValue::Tiers(tiers.to_vec()));
                draft
            }
            ATLAS => standard("10")
                .with(F::GroupName, "CPA and share of net deposits")
                .with(F::CpaAmount, "40")
                .with(F::QuaCpaDeposit, "30")
                .with(F::CapCpaMonthly, "30")
                .with(F::RevSharePercentage, "10"),
            LEADS => standard("1")
                .with(F::GroupName, "Per registration")
                .with(F::CplAmount, "6"),
            LISBON => standard("2")
                .with(F::GroupName, "Per depositing player")
                .with(F::CpaAmount, "50")
                .with(F::QuaCpaDeposit, "20")
                .with(F::CpaClawback, "true"),
            VALLEY => standard("2")
                .with(F::GroupName, "Per depositing player")
                .with(F::CpaAmount, "45"),
            DIGEST => standard("8")
                .with(F::GroupName, "Share of net deposits")
                .with(F::RevSharePercentage, "15"),
            _ => return Ok(()),
        };
        let made = deal::create(&self.past, &self.boss, &draft).await?;
        if at != RIVERS {
            return Ok(());
        }
        self.main_deal = Some(made.deal.deal_id);
        let german = Draft::default()
            .with(F::AffiliateId, id.to_string())
            .with(F::DealType, "2")
            .with(F::GroupName, "Germany and Austria")
            .with(F::CpaAmount, "110")
            .with(F::QuaCpaDeposit, "50")
            .with(F::CpaClawback, "true")
            .with(F::CapCpaDaily, "5")
            .with(F::MatchCountry, "DE AT");
        let made = deal::create(&self.past, &self.boss, &german).await?;
        self.german_deal = Some(made.deal.deal_id);
        Ok(())
    }

    /// Better terms for who does well: a new version, which it accepts.
    async fn raise(&self) -> Result<(), Error> {
        let Some((id, owner)) = self.main_deal.zip(self.partner(RIVERS)) else {
            return Ok(());
        };
        let draft = Draft::default()
            .with(DealField::RevSharePercentage, "25")
            .with(DealField::NeedsAcceptance, "true");
        let made = deal::change(&self.past, &self.boss, id, &draft).await?;
        self.past.clock.advance(2 * HOUR);
        deal::accept(&self.past, &owner, made.deal.id).await
    }

    /// Terms that wait to be accepted.
    async fn offer(&self) -> Result<(), Error> {
        let Some(id) = self.german_deal else {
            return Ok(());
        };
        let draft = Draft::default()
            .with(DealField::CpaAmount, "120")
            .with(DealField::QuaCpaDeposit, "75")
            .with(DealField::NeedsAcceptance, "true");
        deal::change(&self.past, &self.boss, id, &draft).await?;
        Ok(())
    }
}

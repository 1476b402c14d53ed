//! A programme to send events to: a brand, an approved affiliate, deals.

use crate::world::World;
use serde_json::Value;
use tributary_domain::affiliate::{Affiliate, Status};
use tributary_domain::commission::{Player, day_of};
use tributary_domain::deal::{DealType, Terms};
use tributary_domain::id::{AffiliateId, BrandId, DealId, OperatorId, RegistrationId};
use tributary_domain::ledger::Entry;
use tributary_domain::money::{Money, Ppm};
use tributary_domain::time::Timestamp;
use tributary_service::affiliate::{Decision, decide};
use tributary_service::event::content::Fields;
use tributary_service::event::{self, Incoming, Outcome};
use tributary_service::{Actor, Service, brand, doctor};
use tributary_store::deal::NewVersion;
use tributary_store::event_lookup::{self, EventLookup};
use tributary_store::{affiliate, deal, ledger, sub_terms};
use tributary_testing::Database;

pub(crate) struct Programme {
    pub(crate) world: World,
    pub(crate) service: Service,
    pub(crate) operator: OperatorId,
    pub(crate) brand: BrandId,
    pub(crate) affiliate: AffiliateId,
}

/// An amount as people write it.
pub(crate) fn money(text: &str) -> Money {
    Money::parse(text).unwrap()
}

/// Terms with a mask.
pub(crate) fn terms(mask: i64, change: impl FnOnce(&mut Terms)) -> Terms {
    let mut terms = Terms::of(DealType::new(mask).unwrap());
    change(&mut terms);
    terms
}

/// A percentage as ppm.
pub(crate) fn percent(text: &str) -> Ppm {
    Ppm(money(text).0 / 100)
}

impl Programme {
    pub(crate) async fn new(db: &Database) -> Self {
        let world = World::new(db).await;
        let (service, operator) = (world.service.clone(), world.operator);
        let made = brand::create(
            &service,
            &Actor::Console,
            operator,
            "Brand",
            "brand.example",
        );
        let brand = made.await.unwrap();
        let mut programme = Self {
            service,
            operator,
            brand,
            affiliate: AffiliateId(0),
            world,
        };
        programme.affiliate = programme.approved("partner").await;
        programme
    }

    /// An approved affiliate.
    pub(crate) async fn approved(&self, username: &str) -> AffiliateId {
        let id = self.world.affiliate(username).await;
        let decision = Decision {
            status: Status::Approved,
            manager_id: Some(self.world.manager),
            reason: String::new(),
        };
        decide(&self.service, &self.world.admin(), id, decision)
            .await
            .unwrap();
        id
    }

    /// A deal of the affiliate's with one version, in force.
    pub(crate) async fn deal(&self, terms: &Terms) -> DealId {
        self.deal_of(self.affiliate, terms).await
    }

    pub(crate) async fn deal_of(&self, affiliate: AffiliateId, terms: &Terms) -> DealId {
        let now = self.service.clock.now();
        let mut tx = self.service.store.begin().await.unwrap();
        let id = deal::insert(&mut tx, self.operator, affiliate, "Deal", false, now)
            .await
            .unwrap();
        let version = NewVersion {
            version: 1,
            terms,
            needs_acceptance: false,
            accepted_at: Some(now),
        };
        deal::insert_version(&mut tx, self.operator, id, &version, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Makes `parent` the affiliate's parent, with what it earns on it.
    pub(crate) async fn parent(&self, parent: AffiliateId, fee: &str, cut: &str, net_pl: &str) {
        self.parent_of(self.affiliate, parent, fee, cut, net_pl)
            .await;
    }

    /// Makes `parent` the parent of `sub`, with what it earns on it.
    pub(crate) async fn parent_of(
        &self,
        sub: AffiliateId,
        parent: AffiliateId,
        fee: &str,
        cut: &str,
        net_pl: &str,
    ) {
        let terms = tributary_domain::deal::SubTerms {
            id: tributary_domain::id::SubTermsId(0),
            affiliate_id: parent,
            cpa_fee: money(fee),
            commission_cut: percent(cut),
            net_pl_cut: percent(net_pl),
        };
        let mut tx = self.service.store.begin().await.unwrap();
        sub_terms::insert(&mut tx, self.operator, &terms, self.service.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.change(sub, |affiliate| {
            affiliate.parent_affiliate_id = Some(parent);
        })
        .await;
    }

    /// Changes an affiliate, past all rules.
    pub(crate) async fn change(&self, id: AffiliateId, change: impl FnOnce(&mut Affiliate)) {
        let mut tx = self.service.store.begin().await.unwrap();
        let found = affiliate::by_id(&mut tx, self.operator, id).await.unwrap();
        let mut found = found.unwrap();
        change(&mut found);
        affiliate::put(&mut tx, self.operator, &found)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// An event as its JSON reads, for the affiliate's brand.
    pub(crate) fn read(&self, event: &Value) -> Incoming {
        Self::read_for(&[self.brand], event)
    }

    fn read_for(brands: &[BrandId], event: &Value) -> Incoming {
        let fields = Fields::from_json(&event.to_string()).unwrap();
        fields.read(brands, None).unwrap()
    }

    /// Sends events in one batch, by somebody who may touch these affiliates' players alone.
    pub(crate) async fn send_within(
        &self,
        scope: &[AffiliateId],
        events: &[Value],
    ) -> Vec<Outcome> {
        let within = |event: &Value| Incoming {
            scope: Some(scope.to_vec()),
            ..self.read(event)
        };
        let events: Vec<Incoming> = events.iter().map(within).collect();
        event::apply(&self.service, self.operator, &events)
            .await
            .unwrap()
    }

    /// Sets what one unit of a currency is worth from a day on, in parts per 10⁹.
    pub(crate) async fn fx(&self, currency: &str, from: &str, rate: i64) {
        let mut tx = self.service.store.begin().await.unwrap();
        tributary_store::event::fx_put(&mut tx, self.operator, currency, day(from), rate)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// Sends events of these brands in one batch; all of them must be accepted.
    pub(crate) async fn batch_of(&self, brands: &[BrandId], events: &[Value]) {
        let events: Vec<Incoming> = (events.iter())
            .map(|event| Self::read_for(brands, event))
            .collect();
        let outcomes = event::apply(&self.service, self.operator, &events).await;
        assert!((outcomes.unwrap().iter()).all(|outcome| *outcome == Outcome::Accepted));
    }

    /// Sends events one after the other, each in a transaction of its own.
    pub(crate) async fn send(&self, events: &[Value]) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for event in events {
            outcomes.extend(self.batch(std::slice::from_ref(event)).await);
        }
        outcomes
    }

    /// Sends events in one batch.
    pub(crate) async fn batch(&self, events: &[Value]) -> Vec<Outcome> {
        let events: Vec<Incoming> = events.iter().map(|event| self.read(event)).collect();
        event::apply(&self.service, self.operator, &events)
            .await
            .unwrap()
    }

    /// Registers a player for the affiliate.
    pub(crate) async fn register(&self, customer: &str) {
        let event = serde_json::json!({
            "event_id": format!("reg-{customer}"), "type": "registration", "occurred_at": "2026-07-01T08:00:00Z",
            "ext_customer_id": customer, "affiliate_id": self.affiliate.0,
        });
        assert_eq!(self.send(&[event]).await, [Outcome::Accepted]);
    }

    /// The registration of a customer of the affiliate's brand.
    pub(crate) async fn player(&self, customer: &str) -> RegistrationId {
        self.known(customer).await.id
    }

    /// A customer of the affiliate's brand, with its sums.
    pub(crate) async fn known(&self, customer: &str) -> Player {
        let name = EventLookup {
            brand_id: self.brand,
            event_id: "",
            ext_customer_id: customer,
            day: 0,
        };
        let mut reader = self.service.store.read().await.unwrap();
        let lookup = event_lookup::look_up(&mut reader, self.operator, &[name]).await;
        let player = lookup.unwrap().found.pop().and_then(|found| found.player);
        player.unwrap().player
    }

    /// Sets an affiliate's status, past the rules of who may and when.
    pub(crate) async fn set_status(&self, id: AffiliateId, status: Status) {
        let mut tx = self.service.store.begin().await.unwrap();
        let found = affiliate::by_id(&mut tx, self.operator, id).await.unwrap();
        let found = found.unwrap();
        let step = affiliate::Move {
            from: found.status,
            to: status,
            manager_id: found.manager_id,
            reason: None,
        };
        let now = self.service.clock.now();
        let is_done = affiliate::decide(&mut tx, self.operator, id, &step, now).await;
        assert!(is_done.unwrap());
        tx.commit().await.unwrap();
    }

    pub(crate) async fn ledger_of(&self, affiliate: AffiliateId) -> Vec<Entry> {
        let mut reader = self.service.store.read().await.unwrap();
        let mut entries =
            ledger::by_affiliate(&mut reader, self.operator, affiliate, i64::MAX, 100_000)
                .await
                .unwrap();
        entries.reverse();
        entries
    }

    /// The affiliate's entries as `kind amount`.
    pub(crate) async fn entries(&self) -> Vec<String> {
        self.entries_of(self.affiliate).await
    }

    pub(crate) async fn entries_of(&self, affiliate: AffiliateId) -> Vec<String> {
        let entries = self.ledger_of(affiliate).await;
        let text = |entry: &Entry| format!("{} {}", entry.kind.name(), entry.amount);
        entries.iter().map(text).collect()
    }

    /// What the affiliate has earned in all.
    pub(crate) async fn sum(&self) -> Money {
        let entries = self.ledger_of(self.affiliate).await;
        Money(entries.iter().map(|entry| entry.amount.0).sum())
    }

    /// Every check of the doctor's, none of which may find anything.
    pub(crate) async fn assert_healthy(&self) {
        for check in doctor::examine(&self.service).await.unwrap() {
            assert_eq!(check.rows, Vec::<String>::new(), "{}", check.looks_for);
        }
    }
}

/// A day as the ledger writes it.
pub(crate) fn day(text: &str) -> i64 {
    day_of(Timestamp::parse(text).unwrap())
}

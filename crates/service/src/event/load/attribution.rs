//! What decides whose the new players of a batch are, and what their affiliates' parents earn.

use super::super::Incoming;
use super::Loader;
use crate::{Error, Service, tracker};
use std::collections::BTreeSet;
use tributary_domain::event::EventType;
use tributary_domain::id::{AffiliateId, DimensionId, RegistrationId};
use tributary_store::{Connection, affiliate, click, deal, dimension, promo_code, sub_terms};

impl Loader {
    /// What decides whose the new players are.
    pub(super) async fn load_attribution(
        &mut self,
        service: &Service,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let operator = self.loaded.operator;
        let mut affiliates: BTreeSet<AffiliateId> = BTreeSet::new();
        let new = batch.iter().filter(|incoming| {
            // Whoever may not touch all learns of no player but those it could have brought.
            incoming.content.kind == EventType::Registration
                && (incoming.scope.is_some()
                    || (self
                        .writes
                        .player_of(incoming.brand_id, &incoming.ext_customer_id))
                    .is_none())
        });
        let new: Vec<&Incoming> = new.collect();
        for incoming in &new {
            let content = &incoming.content;
            if !content.tracker.is_empty() {
                let read = tracker::read(service, &content.tracker);
                affiliates.extend(read.map(|tracker| tracker.affiliate));
                self.loaded.trackers.insert(content.tracker.clone(), read);
            }
            affiliates.extend(content.affiliate_id);
            if !content.promo_code.is_empty() {
                let name = (incoming.brand_id, content.promo_code.clone());
                let found = promo_code::by_code(tx, operator, name.0, &name.1).await?;
                if let Some(found) = found {
                    affiliates.insert(found.0);
                    self.loaded.promo_codes.insert(name, found);
                }
            }
        }
        if !self.loaded.trackers.is_empty() {
            self.load_operator(tx).await?;
            let trackers: Vec<&str> = self.loaded.trackers.keys().map(String::as_str).collect();
            self.loaded.clicks = click::by_trackers(tx, operator, &trackers).await?;
            let ids: BTreeSet<DimensionId> =
                self.loaded.clicks.values().map(|click| click.0).collect();
            let ids: Vec<DimensionId> = ids.into_iter().collect();
            self.loaded.click_dimensions = dimension::by_ids(tx, operator, &ids).await?;
        }
        if !new.is_empty() {
            let affiliates: Vec<AffiliateId> = affiliates.iter().copied().collect();
            for version in deal::candidates(tx, operator, &affiliates).await? {
                self.loaded
                    .deals_of
                    .entry(version.affiliate_id)
                    .or_default()
                    .push(version);
            }
        }
        affiliates.retain(|id| !self.loaded.affiliates.contains_key(id));
        let affiliates: Vec<AffiliateId> = affiliates.into_iter().collect();
        let found = affiliate::states(tx, operator, &affiliates).await?;
        self.loaded.affiliates.extend(found);
        self.load_parents(tx).await?;
        let ids: Vec<RegistrationId> = self.commission.players.keys().copied().collect();
        for id in ids {
            self.loaded.set_earners(&mut self.commission, id);
        }
        Ok(())
    }

    /// What the parents of affiliates at hand earn on them: nothing, where their status earns nothing.
    pub(in super::super) async fn load_parents(
        &mut self,
        tx: &mut impl Connection,
    ) -> Result<(), Error> {
        let operator = self.loaded.operator;
        let parents: BTreeSet<AffiliateId> = (self.loaded.affiliates.values())
            .filter_map(|affiliate| affiliate.parent)
            .collect();
        if parents.is_empty() {
            return Ok(());
        }
        let parents: Vec<AffiliateId> = parents.into_iter().collect();
        let found = affiliate::states(tx, operator, &parents).await?;
        let known = found.iter();
        self.parents
            .extend(known.map(|(id, affiliate)| (*id, affiliate.status)));
        for terms in sub_terms::current(tx, operator, &parents).await? {
            let parent = found.get(&terms.affiliate_id);
            if parent.is_some_and(|parent| parent.status.earns()) {
                self.loaded.terms_of.insert(terms.affiliate_id, terms);
                self.commission.sub_terms.insert(terms.id, terms);
            }
        }
        Ok(())
    }
}

//! The terms that players and events of a batch count under, and how far their caps are used.

use super::super::Incoming;
use super::Loader;
use crate::{Error, Service};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use tributary_domain::commission::{CapKey, CapPeriod, day_of};
use tributary_domain::id::{AffiliateId, DealId, DealVersionId, RegistrationId, SubTermsId};
use tributary_domain::time::Timestamp;
use tributary_store::{Connection, affiliate, event_lookup, player, sub_terms};

impl Loader {
    /// The terms that players and events count under, and how far their caps are used.
    pub(super) async fn load_terms(
        &mut self,
        service: &Service,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let candidates = self.loaded.deals_of.values().flatten();
        let known = candidates.map(|version| (version.id, Arc::new(version.agreement())));
        self.commission.deals.extend(known);
        let mut versions: BTreeSet<DealVersionId> = BTreeSet::new();
        let mut terms: BTreeSet<SubTermsId> = BTreeSet::new();
        let players = self.commission.players.values();
        versions.extend(
            players.flat_map(|player| [player.deal, player.cpa_deal].into_iter().flatten()),
        );
        for entry in &self.writes.events {
            versions.extend(entry.event.deal_version_id);
            terms.extend(entry.event.sub_terms_id);
        }
        versions.extend(self.commission.days.keys().filter_map(|(_, _, deal)| *deal));
        terms.extend(self.commission.sub_days.keys().map(|(_, _, terms)| *terms));
        versions.retain(|id| !self.commission.deals.contains_key(id));
        terms.retain(|id| !self.commission.sub_terms.contains_key(id));
        let agreements = service.agreements.of(tx, self.loaded.operator, versions);
        for agreement in agreements.await? {
            self.commission.deals.insert(agreement.id, agreement);
        }
        if !terms.is_empty() {
            let terms: Vec<_> = terms.into_iter().collect();
            for terms in sub_terms::by_ids(tx, self.loaded.operator, &terms).await? {
                self.commission.sub_terms.insert(terms.id, terms);
            }
        }
        self.find_idle_parents(tx).await?;
        let waiting = self
            .writes
            .events
            .iter()
            .map(|entry| entry.event.occurred_at);
        let moments = batch.iter().map(|incoming| incoming.occurred_at);
        let moments: Vec<Timestamp> = moments.chain(waiting).collect();
        self.load_caps(tx, &moments).await
    }

    /// How far the caps of the deals at hand are used, in the periods in which something happens at
    /// these moments, and in those in which players' CPAs count. Whoever changes players needs it: what
    /// is not loaded counts as unused, and is written as such.
    pub(in super::super) async fn load_caps(
        &mut self,
        tx: &mut impl Connection,
        moments: &[Timestamp],
    ) -> Result<(), Error> {
        let capped = self
            .commission
            .deals
            .values()
            .filter(|deal| deal.terms.cap_cpa_daily > 0 || deal.terms.cap_cpa_monthly > 0);
        let capped: BTreeSet<DealId> = capped.map(|deal| deal.deal_id).collect();
        // A CPA that is taken back gives its place back where it was counted.
        let taken = self.commission.players.values();
        let mut places: BTreeSet<(DealId, i64)> = taken.filter_map(|player| player.cap).collect();
        if capped.is_empty() && places.is_empty() {
            return Ok(());
        }
        let days: BTreeSet<i64> = (moments.iter().copied())
            .map(|at| day_of(at).max(self.loaded.first_open_day))
            .collect();
        let here = capped.iter();
        places.extend(here.flat_map(|deal| days.iter().map(|day| (*deal, *day))));
        let periods = places.into_iter();
        let periods =
            periods.flat_map(|(deal, day)| CapPeriod::both(day).map(|period| (deal, period)));
        let periods: BTreeSet<CapKey> = periods.collect();
        let periods: Vec<_> = periods.into_iter().collect();
        self.commission.caps = player::caps(tx, &periods).await?.into_iter().collect();
        Ok(())
    }

    /// Which of the parents that share in anything earn nothing at the moment.
    async fn find_idle_parents(&mut self, tx: &mut impl Connection) -> Result<(), Error> {
        let parents = self
            .commission
            .sub_terms
            .values()
            .map(|terms| terms.affiliate_id);
        let parents: BTreeSet<AffiliateId> = parents.collect();
        let unknown = parents.iter().filter(|id| !self.parents.contains_key(id));
        let unknown: Vec<AffiliateId> = unknown.copied().collect();
        for (id, affiliate) in affiliate::states(tx, self.loaded.operator, &unknown).await? {
            self.parents.insert(id, affiliate.status);
        }
        let idle = self.parents.iter().filter(|(_, status)| !status.earns());
        self.commission.idle_parents = idle.map(|(id, _)| *id).collect();
        Ok(())
    }

    /// Players with those of their days on which something is held back, and all that they are
    /// counted under.
    pub(in super::super) async fn load_held(
        &mut self,
        service: &Service,
        tx: &mut impl Connection,
        held: &[(RegistrationId, i64)],
    ) -> Result<(), Error> {
        let ids: BTreeSet<RegistrationId> = held.iter().map(|(id, _)| *id).collect();
        let ids: Vec<RegistrationId> = ids.into_iter().collect();
        for found in event_lookup::by_ids(tx, self.loaded.operator, &ids).await? {
            self.add_player(found);
        }
        for id in ids {
            self.loaded.set_earners(&mut self.commission, id);
        }
        // What is of a closed day counts on the first that is open.
        let first_open = held.iter().map(|(id, _)| (*id, self.loaded.first_open_day));
        let days: HashSet<(RegistrationId, i64)> = held.iter().copied().chain(first_open).collect();
        let days: Vec<_> = days.into_iter().collect();
        self.commission.days.extend(player::days(tx, &days).await?);
        let shares = player::sub_days(tx, &days).await?;
        self.commission.sub_days.extend(shares);
        self.load_terms(service, tx, &[]).await
    }
}

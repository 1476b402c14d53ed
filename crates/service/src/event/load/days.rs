//! The players' days that a batch can change.

use super::super::Incoming;
use super::super::state::source;
use super::Loader;
use crate::Error;
use std::collections::{BTreeSet, HashMap, HashSet};
use tributary_domain::commission::{Deposits, day_of};
use tributary_domain::event::{EventType, Product};
use tributary_domain::id::{BrandId, RegistrationId};
use tributary_domain::time::Timestamp;
use tributary_store::{Connection, event, player};

impl Loader {
    /// The players' days that the batch can change, and what counts on them.
    pub(super) async fn load_days(
        &mut self,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let open = |day: i64| day.max(self.loaded.first_open_day);
        let mut days: HashSet<(RegistrationId, i64)> = HashSet::new();
        let mut activities: BTreeSet<(RegistrationId, i64, Option<Product>)> = BTreeSet::new();
        let mut losing: BTreeSet<RegistrationId> = BTreeSet::new();
        let mut moments: Vec<(RegistrationId, Timestamp)> = Vec::new();
        // What comes with its reversal is found by its name alone, as a reversal need not say more.
        let is_reversal = |incoming: &Incoming| incoming.content.kind == EventType::Reversal;
        let mut named: HashMap<(BrandId, &str), &Incoming> = HashMap::new();
        if !self.writes.parked_reversals.is_empty() || batch.iter().any(is_reversal) {
            let names = batch.iter().filter(|incoming| !is_reversal(incoming));
            named.extend(names.map(|incoming| {
                let name = (incoming.brand_id, incoming.event_id.as_str());
                (name, incoming)
            }));
        }
        for incoming in batch {
            let target = (incoming.brand_id, incoming.content.reverses.clone());
            let target = self
                .writes
                .by_name
                .get(&target)
                .map(|at| &self.writes.events[*at].event);
            let player = self
                .writes
                .player_of(incoming.brand_id, &incoming.ext_customer_id);
            let player = player.or_else(|| target.and_then(|target| target.registration_id));
            let player = player.or_else(|| {
                let name = (incoming.brand_id, incoming.content.reverses.as_str());
                let target = named.get(&name)?;
                self.writes
                    .player_of(target.brand_id, &target.ext_customer_id)
            });
            let Some(player) = player else { continue };
            let day = day_of(incoming.occurred_at);
            moments.push((player, incoming.occurred_at));
            match incoming.content.kind {
                EventType::Reversal => {
                    losing.insert(player);
                    days.extend(target.map(|target| (player, open(target.day))));
                }
                // A second one for the day and product takes the place of the first.
                EventType::Activity
                    if !activities.insert((player, day, incoming.content.product)) =>
                {
                    losing.insert(player);
                }
                _ => {}
            }
        }
        for reversals in self.writes.parked_reversals.values() {
            for at in reversals {
                let event = &self.writes.events[*at].event;
                let target = named.get(&(event.brand_id, event.reverses.as_str()));
                let player = target.and_then(|target| {
                    self.writes
                        .player_of(target.brand_id, &target.ext_customer_id)
                });
                if let Some(player) = player {
                    losing.insert(player);
                    moments.push((player, event.occurred_at));
                }
            }
        }
        days.extend((moments.iter()).map(|(player, at)| (*player, open(day_of(*at)))));
        // Whoever earns again gets what was held back, on every day.
        let status = batch
            .iter()
            .filter(|incoming| incoming.content.kind == EventType::Status);
        let changing: BTreeSet<RegistrationId> = status
            .filter_map(|incoming| {
                self.writes
                    .player_of(incoming.brand_id, &incoming.ext_customer_id)
            })
            .collect();
        let changing: Vec<_> = changing.into_iter().collect();
        for (key, day) in player::days_of(tx, &changing).await? {
            days.insert((key.0, key.1));
            self.seen.insert((key.0, key.1));
            self.commission.days.insert(key, day);
        }
        let unseen: Vec<_> = days.difference(&self.seen).copied().collect();
        self.commission
            .days
            .extend(player::days(tx, &unseen).await?);
        let days: Vec<_> = days.into_iter().collect();
        let activities: BTreeSet<_> = (activities.into_iter())
            .map(|(player, day, _)| (player, day))
            .collect();
        let activities: Vec<_> = activities.into_iter().collect();
        for event in event::activities(tx, &activities).await? {
            let Some(player) = event.registration_id else {
                continue;
            };
            losing.insert(player);
            let place = (player, event.day, event.product);
            let at = self.add_loaded(event)?;
            self.writes.activities.insert(place, at);
        }
        // Parents' shares, where anything can change them.
        let has_parent = self
            .commission
            .players
            .values()
            .any(|player| player.parent.is_some());
        let was_shared = self
            .writes
            .events
            .iter()
            .any(|entry| entry.event.sub_terms_id.is_some());
        if has_parent || was_shared || !changing.is_empty() {
            self.commission.sub_days = player::sub_days(tx, &days).await?.into_iter().collect();
        }
        let losing: Vec<_> = losing.into_iter().collect();
        for id in &losing {
            self.commission.deposits.insert(*id, Deposits::default());
        }
        for event in event::deposits(tx, &losing).await? {
            let all = event
                .registration_id
                .and_then(|id| self.commission.deposits.get_mut(&id));
            if let Some(all) = all {
                all.note(source(&event));
            }
        }
        Ok(())
    }
}

//! Events that wait: for their customer, or for the event they take back; and whom their senders may
//! touch once that is there.

use super::Incoming;
use super::load::Loader;
use super::state::{WaitingCount, WriteSet};
use crate::Error;
use std::collections::BTreeSet;
use tributary_domain::event::{EventProblem, EventType, MAX_WAITING_EVENTS};
use tributary_domain::id::AffiliateId;
use tributary_store::event::{State, StoredEvent};
use tributary_store::waiting::{self, Awaited};
use tributary_store::{Connection, Writes};

/// Whom an event waits for.
fn awaited(event: &StoredEvent) -> Awaited {
    let reverses = match event.ext_customer_id.is_empty() {
        true => event.reverses.clone(),
        false => String::new(),
    };
    Awaited {
        brand_id: event.brand_id,
        ext_customer_id: event.ext_customer_id.clone(),
        reverses,
    }
}

/// Whoever one or the other may touch.
fn either(
    one: Option<&Vec<AffiliateId>>,
    other: Option<&Vec<AffiliateId>>,
) -> Option<Vec<AffiliateId>> {
    let both: BTreeSet<AffiliateId> = one?.iter().chain(other?).copied().collect();
    Some(both.into_iter().collect())
}

/// Whether the sender of an event may touch an affiliate's players. Players who are nobody's are
/// for those alone who may touch all.
pub(super) fn may_touch(event: &StoredEvent, affiliate: Option<AffiliateId>) -> bool {
    let Some(scope) = &event.scope else {
        return true;
    };
    affiliate.is_some_and(|affiliate| scope.contains(&affiliate))
}

impl Loader {
    /// Loads how many events wait for those that events of the batch may wait for, and for those that
    /// what waits at hand does.
    pub(super) async fn load_waiting_counts(
        &mut self,
        tx: &mut impl Connection,
        batch: &[Incoming],
    ) -> Result<(), Error> {
        let mut all: BTreeSet<Awaited> = BTreeSet::new();
        for incoming in batch {
            let content = &incoming.content;
            let customer = &incoming.ext_customer_id;
            let is_known = self.writes.player_of(incoming.brand_id, customer).is_some();
            if is_known && incoming.scope.is_none() && content.kind != EventType::Reversal {
                continue;
            }
            let reverses = match customer.is_empty() {
                true => content.reverses.clone(),
                false => String::new(),
            };
            all.insert(Awaited {
                brand_id: incoming.brand_id,
                ext_customer_id: customer.clone(),
                reverses,
            });
        }
        let waiting = self.writes.events.iter().map(|entry| &entry.event);
        let waiting = waiting.filter(|event| event.state == State::Parked);
        all.extend(waiting.map(awaited));
        let asked: Vec<&Awaited> = all.iter().collect();
        let counts = waiting::counts(tx, &asked).await?;
        self.writes
            .waiting
            .extend(counts.into_iter().map(|(of, loaded)| {
                let now = loaded;
                (of, WaitingCount { loaded, now })
            }));
        Ok(())
    }
}

impl WriteSet {
    /// Writes how many events wait now, where that has changed.
    pub(super) fn write_waiting_counts<'a>(&'a self, writes: &mut Writes<'a>) {
        let changed = self.waiting.iter();
        let changed = changed.filter(|(_, count)| count.now != count.loaded);
        let changed: Vec<_> = changed.map(|(of, count)| (of, count.now)).collect();
        waiting::put(writes, &changed);
    }

    /// Keeps a new event until what it waits for is there, which may come later in the same batch. The
    /// reversals that wait for it wait for its customer from now on.
    pub(super) fn park(&mut self, at: usize) -> Result<(), EventProblem> {
        if let Some(customer) = self.customer_of_target(at) {
            self.events[at].event.ext_customer_id = customer;
        }
        let event = &self.events[at].event;
        let (is_reversal, of) = (event.kind == EventType::Reversal, awaited(event));
        let followers = self.followers(at);
        let more = i64::try_from(followers.len()).unwrap_or(i64::MAX);
        let count = self.waiting.get(&of).map_or(0, |count| count.now);
        if count.saturating_add(more) >= MAX_WAITING_EVENTS {
            return Err(EventProblem::TooManyWaiting);
        }
        for follower in followers {
            self.count_waiting(follower, -1);
            let customer = of.ext_customer_id.clone();
            self.events[follower].event.ext_customer_id = customer;
            self.touch(follower);
            self.count_waiting(follower, 1);
        }
        self.count_waiting(at, 1);
        let event = &self.events[at].event;
        if is_reversal {
            let target = (event.brand_id, event.reverses.clone());
            self.parked_reversals.entry(target).or_default().push(at);
        }
        let customer = (of.brand_id, of.ext_customer_id);
        self.parked.entry(customer).or_default().push(at);
        Ok(())
    }

    /// Counts an event that begins, or ceases, to wait.
    pub(super) fn count_waiting(&mut self, at: usize, change: i64) {
        let of = awaited(&self.events[at].event);
        let count = self.waiting.entry(of).or_default();
        count.now = count.now.saturating_add(change).max(0);
    }

    /// Whose event a reversal takes back, where it does not say so and that event waits as well.
    fn customer_of_target(&self, at: usize) -> Option<String> {
        let event = &self.events[at].event;
        if event.kind != EventType::Reversal || !event.ext_customer_id.is_empty() {
            return None;
        }
        let target = (event.brand_id, event.reverses.clone());
        let target = &self.events[*self.by_name.get(&target)?].event;
        (target.state == State::Parked).then(|| target.ext_customer_id.clone())
    }

    /// The reversals that wait for an event and name no customer.
    fn followers(&self, at: usize) -> Vec<usize> {
        let event = &self.events[at].event;
        let name = (event.brand_id, event.event_id.clone());
        let waiting = self.parked_reversals.get(&name);
        if !event.kind.is_reversible() || event.ext_customer_id.is_empty() {
            return Vec::new();
        }
        let waiting = waiting.into_iter().flatten().copied();
        let is_one = |at: &usize| {
            let event = &self.events[*at].event;
            event.state == State::Parked && event.ext_customer_id.is_empty()
        };
        waiting.filter(is_one).collect()
    }

    /// Lets an event that waits touch whom another of its senders may touch, too.
    pub(super) fn widen(&mut self, at: usize, scope: Option<&Vec<AffiliateId>>) {
        let event = &mut self.events[at].event;
        let wider = either(event.scope.as_ref(), scope);
        let is_wider = match (&event.scope, &wider) {
            (Some(before), Some(after)) => before.len() < after.len(),
            (before, after) => before.is_some() != after.is_some(),
        };
        if is_wider {
            event.scope = wider;
            self.touch(at);
        }
    }

    pub(super) fn is_waiting(&self, at: usize) -> bool {
        self.events[at].event.state == State::Parked
    }
}

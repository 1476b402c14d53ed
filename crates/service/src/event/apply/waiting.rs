//! What has waited is applied once its time has come.

use super::super::state::BatchState;
use super::Stop;
use std::collections::BTreeMap;
use tributary_domain::event::EventType;
use tributary_domain::id::EventId;
use tributary_store::event::State;

impl BatchState {
    /// Applies what waits at hand, where what it waits for is there.
    pub(in super::super) fn apply_all_waiting(&mut self) {
        let waiting = (0..self.writes.events.len()).filter(|at| self.writes.is_waiting(*at));
        let waiting: Vec<usize> = waiting.collect();
        for at in self.in_order(waiting) {
            self.apply_waiting(at);
        }
    }

    /// What has waited for a player, in the order it is applied: as it happened, and what happened at
    /// one moment as it came. Of a day's activities the one that came last counts, so they follow each
    /// other as they came, whatever moment of the day each names.
    pub(super) fn in_order(&self, mut waiting: Vec<usize>) -> Vec<usize> {
        // What was here before has an id; what came with this batch has none yet.
        let came = |at: &usize| {
            let id = self.writes.events[*at].event.id;
            (id == EventId(0), id, *at)
        };
        waiting.sort_by_key(|at| (self.writes.events[*at].event.occurred_at, came(at)));
        let mut days: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (place, at) in waiting.iter().enumerate() {
            let event = &self.writes.events[*at].event;
            if event.kind == EventType::Activity {
                days.entry(event.day).or_default().push(place);
            }
        }
        for places in days.into_values() {
            let mut of_day: Vec<usize> = places.iter().map(|place| waiting[*place]).collect();
            of_day.sort_by_key(came);
            for (place, at) in places.into_iter().zip(of_day) {
                waiting[place] = at;
            }
        }
        waiting
    }

    /// Applies an event whose time has come.
    pub(super) fn apply_waiting(&mut self, at: usize) {
        if !self.writes.is_waiting(at) {
            return;
        }
        // It may be named another customer's once it counts, and is waited for by its name until then.
        self.writes.count_waiting(at, -1);
        match self.apply(at) {
            Ok(()) => {
                self.writes.touch(at);
                self.apply_reversals_of(at);
            }
            Err(Stop::Waits) => self.writes.count_waiting(at, 1),
            Err(Stop::Refused(problem)) => {
                let event = &mut self.writes.events[at].event;
                event.state = State::Refused;
                problem.code().clone_into(&mut event.note);
                self.writes.touch(at);
            }
        }
    }

    pub(super) fn apply_reversals_of(&mut self, at: usize) {
        let event = &self.writes.events[at].event;
        let name = (event.brand_id, event.event_id.clone());
        let mut waiting = self
            .writes
            .parked_reversals
            .remove(&name)
            .unwrap_or_default();
        waiting.sort_by_key(|at| self.writes.events[*at].event.occurred_at);
        for at in waiting {
            self.apply_waiting(at);
        }
    }
}

//! A player's deposits, kept so that the first one is at hand whatever comes and goes: an event
//! costs the same however many there are.

use super::state::{DepositChange, DepositSource};
use crate::money::Money;
use crate::time::Timestamp;
use std::collections::{BTreeMap, HashMap};

/// Where a deposit stands: when it happened, then the order in which it was noted.
type Place = (Timestamp, usize);

/// All deposits of a player whose first one may go away.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deposits {
    /// The places of all, by the brand's names for their events.
    places: HashMap<String, Place>,
    /// Those of which something is left.
    left: BTreeMap<Place, DepositSource>,
    /// How many have been noted so far.
    noted: usize,
}

impl Deposits {
    /// Notes a deposit as it is now. One that is known keeps its order among those of its moment.
    pub fn note(&mut self, now: DepositSource) {
        let place = self.place_of(&now);
        self.noted = self.noted.max(place.1 + 1);
        if let Some(before) = self.places.insert(now.event.clone(), place) {
            self.left.remove(&before);
        }
        if now.amount > Money::ZERO {
            self.left.insert(place, now);
        }
    }

    fn place_of(&self, now: &DepositSource) -> Place {
        let known = self.places.get(&now.event);
        (now.at, known.map_or(self.noted, |(_, number)| *number))
    }

    /// Which deposit would be the first one after a change.
    pub(super) fn first_after(&self, change: &DepositChange) -> Option<DepositSource> {
        let now = change.now.as_ref();
        // At most two are passed over.
        let is_touched = |source: &DepositSource| {
            change.replaces.as_ref() == Some(&source.event)
                || now.is_some_and(|now| now.event == source.event)
        };
        let others = self.left.iter().find(|(_, source)| !is_touched(source));
        let now = now.filter(|now| now.amount > Money::ZERO);
        let now = now.map(|now| (self.place_of(now), now));
        match (others, now) {
            (Some((place, _)), Some((own, now))) if own < *place => Some(now.clone()),
            (Some((_, source)), _) => Some(source.clone()),
            (None, now) => now.map(|(_, now)| now.clone()),
        }
    }

    /// Takes a change over.
    pub(super) fn apply(&mut self, change: DepositChange) {
        if let Some(replaced) = change.replaces
            && let Some(place) = self.places.remove(&replaced)
        {
            self.left.remove(&place);
        }
        if let Some(now) = change.now {
            self.note(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What it has to be: a list that is looked through from its beginning.
    #[derive(Default)]
    struct Listed(Vec<DepositSource>);

    impl Listed {
        fn apply(&mut self, change: DepositChange) {
            if let Some(replaced) = change.replaces {
                self.0.retain(|source| source.event != replaced);
            }
            if let Some(now) = change.now {
                match self.0.iter_mut().find(|source| source.event == now.event) {
                    Some(known) => *known = now,
                    None => self.0.push(now),
                }
            }
        }

        fn first(&self) -> Option<DepositSource> {
            let left = self.0.iter().filter(|source| source.amount > Money::ZERO);
            left.min_by_key(|source| source.at).cloned()
        }
    }

    fn change() -> impl Strategy<Value = DepositChange> {
        // An event keeps its moment; few of either, so that they meet.
        let source = (0..8_u8, 0..3_i64).prop_map(|(number, amount)| DepositSource {
            event: format!("e{number}"),
            at: Timestamp(i64::from(number % 3)),
            amount: Money(amount),
        });
        let other = (0..8_u8).prop_map(|number| format!("e{number}"));
        let changes = (proptest::option::of(source), proptest::option::of(other));
        // Nothing takes its own place.
        changes.prop_map(|(now, replaces)| DepositChange {
            replaces: replaces.filter(|name| now.as_ref().is_none_or(|now| now.event != *name)),
            now,
        })
    }

    proptest! {
        #[test]
        fn the_first_deposit_is_that_of_a_list(changes in proptest::collection::vec(change(), 0..60)) {
            let (mut deposits, mut listed) = (Deposits::default(), Listed::default());
            for change in changes {
                listed.apply(change.clone());
                prop_assert_eq!(deposits.first_after(&change), listed.first());
                deposits.apply(change);
                prop_assert_eq!(deposits.first_after(&DepositChange::default()), listed.first());
            }
        }
    }
}

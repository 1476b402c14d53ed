//! Room that many share: so much in all, and of it no more than a part for any one of them.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Room for so many pieces. Cheap to clone; all clones share it.
#[derive(Debug)]
pub(crate) struct Shared<K>(Arc<Parts<K>>);

#[derive(Debug)]
struct Parts<K> {
    of_one: usize,
    state: Mutex<State<K>>,
}

#[derive(Debug)]
struct State<K> {
    left: usize,
    /// Whoever has taken something.
    taken: HashMap<K, usize>,
}

/// Pieces that somebody has taken; they are given back when this is dropped.
#[derive(Debug)]
pub(crate) struct Taken<K: Eq + Hash> {
    room: Shared<K>,
    owner: K,
    pieces: usize,
}

impl<K> Clone for Shared<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Eq + Hash + Clone> Shared<K> {
    /// Room for `all` pieces, of which any one gets at most `of_one`.
    pub(crate) fn new(all: usize, of_one: usize) -> Self {
        let state = State {
            left: all,
            taken: HashMap::new(),
        };
        Self(Arc::new(Parts {
            of_one,
            state: Mutex::new(state),
        }))
    }

    /// Takes nothing yet, for somebody who is about to.
    pub(crate) fn open(&self, owner: K) -> Taken<K> {
        Taken {
            room: self.clone(),
            owner,
            pieces: 0,
        }
    }

    /// How many pieces nobody has taken.
    #[cfg(test)]
    pub(crate) fn left(&self) -> usize {
        self.lock().left
    }
}

impl<K> Shared<K> {
    fn lock(&self) -> MutexGuard<'_, State<K>> {
        // Numbers alone, each changed in one step.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Eq + Hash + Clone> Taken<K> {
    /// Takes one piece more. False: there is none left, or none for this owner.
    pub(crate) fn grow(&mut self) -> bool {
        let of_one = self.room.0.of_one;
        let mut state = self.room.lock();
        if state.left == 0 {
            return false;
        }
        let own = state.taken.entry(self.owner.clone()).or_default();
        if *own >= of_one {
            return false;
        }
        *own += 1;
        state.left -= 1;
        self.pieces += 1;
        true
    }

    /// How many pieces have been taken.
    pub(crate) const fn pieces(&self) -> usize {
        self.pieces
    }
}

impl<K: Eq + Hash> Drop for Taken<K> {
    fn drop(&mut self) {
        if self.pieces == 0 {
            return;
        }
        let mut state = self.room.lock();
        state.left += self.pieces;
        if let Some(own) = state.taken.get_mut(&self.owner) {
            *own -= self.pieces;
            if *own == 0 {
                state.taken.remove(&self.owner);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_more_than_a_share_and_all_of_it_comes_back() {
        let room = Shared::new(5, 2);
        let mut first = room.open("a");
        assert!(first.grow() && first.grow() && !first.grow());
        let mut again = room.open("a");
        assert!(!again.grow(), "the share is the owner's, however it asks");
        let mut others: Vec<_> = ["b", "c"].map(|name| room.open(name)).into();
        assert!(others[0].grow() && others[1].grow() && others[0].grow());
        assert!(!others[1].grow(), "nothing is left");
        assert_eq!((room.left(), first.pieces()), (0, 2));
        drop(first);
        assert!(again.grow() && again.grow() && !again.grow());
        drop((again, others));
        assert_eq!(room.left(), 5);
        assert!(room.lock().taken.is_empty(), "nobody is remembered");
    }
}

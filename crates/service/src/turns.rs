//! How much of a kind of work goes on at a time: little, so that everything else goes on, and less
//! of one operator, so that none waits for another's.

use crate::Error;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tributary_domain::id::OperatorId;
use tributary_domain::refusal::Refusal;

/// How long work waits for its turn where somebody waits for the answer.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(5);

/// Lets work in.
#[derive(Debug)]
pub(crate) struct Turns {
    all: Arc<Semaphore>,
    of_one: usize,
    own: Mutex<HashMap<OperatorId, Arc<Semaphore>>>,
    patience: Duration,
    /// What is said to those whose turn does not come.
    refusal: Refusal,
}

/// A turn; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    _all: OwnedSemaphorePermit,
    _own: OwnedSemaphorePermit,
}

impl Turns {
    /// So many at a time, and so many of one operator; `refusal` for those whose turn does not come.
    pub(crate) fn new(at_once: usize, of_one: usize, refusal: Refusal) -> Self {
        Self {
            all: Arc::new(Semaphore::new(at_once)),
            of_one,
            own: Mutex::default(),
            patience: QUEUE_TIMEOUT,
            refusal,
        }
    }

    /// Waits for a turn, for as long as somebody waits for an answer.
    ///
    /// # Errors
    /// `Code::Unavailable` when it does not come in time.
    pub(crate) async fn enter(&self, operator: OperatorId) -> Result<Turn, Error> {
        match timeout(self.patience, self.wait(operator)).await {
            Ok(turn) => turn,
            Err(_) => Err(self.refusal.clone().into()),
        }
    }

    /// Waits for a turn, however long that takes.
    ///
    /// # Errors
    /// None but a fault of ours.
    pub(crate) async fn wait(&self, operator: OperatorId) -> Result<Turn, Error> {
        // An operator's own queue first: who waits there holds nothing of the others'.
        let own = self.own(operator).acquire_owned().await;
        let own = own.map_err(Error::internal)?;
        let all = Arc::clone(&self.all).acquire_owned().await;
        Ok(Turn {
            _all: all.map_err(Error::internal)?,
            _own: own,
        })
    }

    /// A turn that is there at once.
    ///
    /// # Errors
    /// `Code::Unavailable` when there is none.
    pub(crate) fn take(&self, operator: OperatorId) -> Result<Turn, Error> {
        let own = self.own(operator).try_acquire_owned();
        let own = own.map_err(|_| self.refusal.clone())?;
        let all = Arc::clone(&self.all).try_acquire_owned();
        Ok(Turn {
            _all: all.map_err(|_| self.refusal.clone())?,
            _own: own,
        })
    }

    fn own(&self, operator: OperatorId) -> Arc<Semaphore> {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let own = own.entry(operator);
        Arc::clone(own.or_insert_with(|| Arc::new(Semaphore::new(self.of_one))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::error::Code;

    #[tokio::test]
    async fn one_operator_never_takes_every_turn() {
        let turns = Turns {
            patience: Duration::from_millis(20),
            ..Turns::new(3, 2, Refusal::TooManyReports)
        };
        let (one, other) = (OperatorId(1), OperatorId(2));
        let first = turns.enter(one).await.unwrap();
        let _second = turns.take(one).unwrap();
        for refused in [turns.enter(one).await, turns.take(one)] {
            assert_eq!(refused.unwrap_err().code(), Code::Unavailable);
        }
        let _third = turns.enter(other).await.unwrap();
        assert!(turns.enter(other).await.is_err() && turns.take(other).is_err());
        drop(first);
        turns.enter(other).await.unwrap();
    }
}

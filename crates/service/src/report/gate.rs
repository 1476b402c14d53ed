//! How many reports run at a time: few, so that what else the database has to do goes on, and
//! fewer of one operator, so that none waits for another's.

use crate::Error;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tributary_domain::error::Code;
use tributary_domain::id::OperatorId;

/// Reports at a time. SQLite has four connections that read; one of them stays free of reports.
const AT_ONCE: usize = 3;
/// Reports of one operator at a time.
const OF_ONE: usize = 2;
/// How long a report waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// Lets reports in.
#[derive(Debug)]
pub(crate) struct Gate {
    /// How long a report may take.
    pub(crate) limit: Duration,
    patience: Duration,
    all: Arc<Semaphore>,
    own: Mutex<HashMap<OperatorId, Arc<Semaphore>>>,
}

/// A report's turn; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _all: OwnedSemaphorePermit,
    _own: OwnedSemaphorePermit,
}

impl Gate {
    pub(crate) fn new(limit: Duration) -> Self {
        Self {
            limit,
            patience: PATIENCE,
            all: Arc::new(Semaphore::new(AT_ONCE)),
            own: Mutex::default(),
        }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// [`Code::Unavailable`] with a sentence when it does not come in time.
    pub(super) async fn enter(&self, operator: OperatorId) -> Result<Turn, Error> {
        let own = {
            let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(
                own.entry(operator)
                    .or_insert_with(|| Arc::new(Semaphore::new(OF_ONE))),
            )
        };
        let turns = async {
            // An operator's own queue first: who waits there holds nothing of the others'.
            let own = own.acquire_owned().await?;
            let all = Arc::clone(&self.all).acquire_owned().await?;
            Ok::<_, tokio::sync::AcquireError>(Turn {
                _all: all,
                _own: own,
            })
        };
        match timeout(self.patience, turns).await {
            Ok(turn) => turn.map_err(Error::internal),
            Err(_) => Err(Error::refused(
                Code::Unavailable,
                "Too many reports are running. Please try again in a moment.",
            )),
        }
    }

    /// The refusal of a report that took too long.
    pub(super) fn too_slow(&self) -> Error {
        Error::refused(
            Code::Unavailable,
            format!(
                "This report takes longer than {} seconds. Narrow its dates or its filters, or group by less.",
                self.limit.as_secs().max(1)
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_operator_never_takes_every_turn() {
        let gate = Gate {
            patience: Duration::from_millis(20),
            ..Gate::new(Duration::from_secs(1))
        };
        let (one, other) = (OperatorId(1), OperatorId(2));
        let first = gate.enter(one).await.unwrap();
        let _second = gate.enter(one).await.unwrap();
        let refused = gate.enter(one).await.unwrap_err();
        assert_eq!(refused.code(), Code::Unavailable);
        let _third = gate.enter(other).await.unwrap();
        assert!(gate.enter(other).await.is_err());
        drop(first);
        gate.enter(other).await.unwrap();
    }
}

//! What deal versions say never changes, so each is read once in the life of the process.

use crate::Error;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tributary_domain::deal::Agreement;
use tributary_domain::id::{DealVersionId, OperatorId};
use tributary_store::{Connection, deal};

/// How many are kept, some kB each. One more, and it begins anew.
const MAX_AGREEMENTS: usize = 10_000;

type Known = HashMap<(OperatorId, DealVersionId), Arc<Agreement>>;

/// The agreements that were read so far.
#[derive(Debug, Default)]
pub(crate) struct Agreements(Mutex<Known>);

impl Agreements {
    /// Those of these versions; foreign and unknown ones are left out.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn of(
        &self,
        connection: &mut impl Connection,
        operator: OperatorId,
        versions: impl IntoIterator<Item = DealVersionId>,
    ) -> Result<Vec<Arc<Agreement>>, Error> {
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        {
            let known = self.lock();
            for id in versions {
                match known.get(&(operator, id)) {
                    Some(agreement) => found.push(Arc::clone(agreement)),
                    None => unknown.push(id),
                }
            }
        }
        if unknown.is_empty() {
            return Ok(found);
        }
        let read = deal::versions_by_ids(connection, operator, &unknown).await?;
        let mut known = self.lock();
        if known.len() + read.len() > MAX_AGREEMENTS {
            known.clear();
        }
        for version in read {
            let agreement = Arc::new(version.agreement());
            known.insert((operator, agreement.id), Arc::clone(&agreement));
            found.push(agreement);
        }
        Ok(found)
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

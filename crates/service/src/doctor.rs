//! What must always hold, checked on the rows themselves: on one snapshot, so that it can run beside
//! a server, and without a write.

use crate::{Error, Service, ledger, month};
use std::time::Duration;
use tributary_domain::time::Timestamp;
use tributary_store::Store;
use tributary_store::doctor::{self, compare, sealed};

pub use tributary_store::doctor::Check;

/// For how long the doctor may look at one moment of the database.
const LIMIT: Duration = Duration::from_secs(24 * 60 * 60);

/// What an examination comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Findings {
    /// The checks.
    pub checks: Vec<Check>,
    /// Since when every row is sealed.
    pub sealed_since: Timestamp,
}

/// Runs every check.
///
/// # Errors
/// When the database does not answer.
pub async fn examine(service: &Service) -> Result<Vec<Check>, Error> {
    Ok(examine_store(&service.store, service.clock.now())
        .await?
        .checks)
}

/// The same on a database that nothing is to be written to, also not its first seals.
///
/// # Errors
/// When the database does not answer, and when it was never sealed: no server of this version has
/// run on it.
pub async fn examine_store(store: &Store, now: Timestamp) -> Result<Findings, Error> {
    store.open_seals().await?;
    let mut snapshot = store.snapshot(LIMIT).await?;
    let mut checks = doctor::faults(&mut snapshot).await?;
    checks.push(ledger::verify(&mut snapshot).await?);
    checks.extend(compare::all(&mut snapshot).await?);
    let mut check = Check::new("affiliates whose month should have been started hours ago");
    for id in month::overdue(&mut snapshot, now).await? {
        check.find(id, || format!("affiliate {id}"));
    }
    checks.push(check);
    let Some(seals) = sealed::all(&mut snapshot).await? else {
        let sentence = "the database is not sealed yet: `tributary migrate` seals it as it is";
        return Err(Error::internal(sentence));
    };
    checks.extend(seals.checks);
    Ok(Findings {
        checks,
        sealed_since: Timestamp(seals.since),
    })
}

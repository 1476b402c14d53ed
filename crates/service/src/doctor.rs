//! What must always hold, checked on the rows themselves.

use crate::{Error, Service, ledger, month};
use tributary_store::doctor;

/// A check, and the rows that break it; none is good.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// What it looks for.
    pub looks_for: &'static str,
    /// The ids of what it found.
    pub found: Vec<i64>,
}

/// Runs every check.
///
/// # Errors
/// When the database does not answer.
pub async fn examine(service: &Service) -> Result<Vec<Check>, Error> {
    let mut reader = service.store.read().await?;
    let faults = doctor::faults(&mut reader).await?;
    let mut checks: Vec<Check> = faults
        .into_iter()
        .map(|(looks_for, found)| Check { looks_for, found })
        .collect();
    let (broken, wrong) = ledger::verify(&mut reader).await?;
    for (looks_for, found) in [
        ("affiliates whose chain of ledger entries is broken", broken),
        (
            "affiliates whose balance is not the sum of its entries",
            wrong,
        ),
    ] {
        checks.push(Check { looks_for, found });
    }
    checks.push(Check {
        looks_for: "affiliates whose month should have been started hours ago",
        found: month::overdue(service).await?,
    });
    Ok(checks)
}

//! What must always hold, checked on the rows themselves.

use crate::{Error, Service};
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
    let faults = doctor::faults(&mut service.store.read().await?).await?;
    Ok(faults
        .into_iter()
        .map(|(looks_for, found)| Check { looks_for, found })
        .collect())
}

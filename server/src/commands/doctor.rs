//! `tributary doctor`.

use super::Failure;
use crate::config::Common;
use crate::logging;
use tributary_service::{Clock, doctor};
use tributary_store::Store;

/// Checks what must always hold.
#[derive(clap::Args, Debug)]
pub struct Doctor {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
}

/// Runs every check and prints a line for each: `ok` or `FAULT`, and what it looks for; under a
/// fault a line for each row that breaks it, with what it should be where that can be worked out.
/// Writes nothing to the database.
///
/// # Errors
/// When a check finds something, or the database can't be examined.
pub async fn run(options: Doctor) -> Result<(), Failure> {
    logging::start(options.common.log_format)?;
    let store = Store::open_to_read(&options.common.database).await?;
    if !store.is_migrated().await? {
        let sentence = "the database is another version's: run `tributary migrate` first";
        return Err(Failure::Failed(sentence.to_owned()));
    }
    let found = doctor::examine_store(&store, Clock::System.now()).await?;
    store.close().await;
    let mut faults = 0;
    for check in &found.checks {
        if check.count == 0 {
            super::print(&format!("ok     {}", check.looks_for))?;
            continue;
        }
        faults += 1;
        super::print(&format!("FAULT  {}: {}", check.looks_for, check.count))?;
        for row in &check.rows {
            super::print(&format!("         {row}"))?;
        }
        let more = check.count - check.rows.len();
        if more > 0 {
            super::print(&format!("         and {more} more"))?;
        }
    }
    super::print(&format!("sealed since {}", found.sealed_since.to_rfc3339()))?;
    match faults {
        0 => Ok(()),
        count => Err(Failure::Failed(format!(
            "{count} of {} checks found faults",
            found.checks.len()
        ))),
    }
}

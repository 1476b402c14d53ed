//! `tributary doctor`.

use super::Failure;
use crate::config::Common;
use tributary_service::doctor;

/// Checks what must always hold.
#[derive(clap::Args, Debug)]
pub struct Doctor {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
}

/// Runs every check and prints a line for each: `ok` or `FAULT`, what it looks for, and the ids
/// of the rows that break it.
///
/// # Errors
/// When a check finds something, or the database can't be examined.
pub async fn run(options: Doctor) -> Result<(), Failure> {
    let service = super::service(&options.common).await?;
    let checks = doctor::examine(&service).await?;
    service.store.close().await;
    let mut faults = 0;
    for check in &checks {
        let ids: Vec<String> = check.found.iter().map(ToString::to_string).collect();
        if ids.is_empty() {
            super::print(&format!("ok     {}", check.looks_for))?;
        } else {
            faults += 1;
            super::print(&format!("FAULT  {}: {}", check.looks_for, ids.join(", ")))?;
        }
    }
    match faults {
        0 => Ok(()),
        count => Err(Failure::Failed(format!(
            "{count} of {} checks found faults",
            checks.len()
        ))),
    }
}

//! `tributary migrate`.

use super::Failure;
use crate::config::Common;

/// Applies pending migrations.
#[derive(clap::Args, Debug)]
pub struct Migrate {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
}

/// Applies them.
///
/// # Errors
/// When the database can't be opened or a migration fails.
pub async fn run(options: Migrate) -> Result<(), Failure> {
    // What is there is sealed with it, if it was not.
    let service = super::service(&options.common).await?;
    service.store.close().await;
    Ok(())
}

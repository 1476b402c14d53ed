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
    let store = super::open(&options.common).await?;
    store.close().await;
    Ok(())
}

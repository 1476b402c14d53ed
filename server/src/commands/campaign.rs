//! `tributary campaign create`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use tributary_domain::id::OperatorId;
use tributary_service::{Actor, campaign};

/// Makes campaigns of an operator.
#[derive(clap::Subcommand, Debug)]
pub enum Campaign {
    /// Makes a campaign: a name that tracking links carry and deals match
    Create(Create),
}

/// Makes a campaign.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// Its name
    #[arg(long)]
    name: String,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Campaign) -> Result<(), Failure> {
    let Campaign::Create(options) = command;
    let service = super::service(&options.common).await?;
    let made = campaign::create(&service, &Actor::Console, options.operator, &options.name);
    let id = made.await?;
    super::done(&service, json!({ "id": id })).await
}

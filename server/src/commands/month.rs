//! `tributary month close`.

use super::{Failure, parse_day};
use crate::config::Common;
use serde_json::json;
use tributary_domain::id::OperatorId;
use tributary_domain::time::Date;
use tributary_service::{Actor, month};

/// Months of the ledger.
#[derive(clap::Subcommand, Debug)]
pub enum Month {
    /// Closes every month before a day; what arrives for them later is posted on the first open
    /// day. It can't be undone
    Close(Close),
}

/// Closes every month before a day.
#[derive(clap::Args, Debug)]
pub struct Close {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// The first day that stays open, the first of a month, such as 2026-07-01
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    before: Date,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Month) -> Result<(), Failure> {
    let Month::Close(options) = command;
    let service = super::service(&options.common).await?;
    month::close(&service, &Actor::Console, options.operator, options.before).await?;
    super::done(
        &service,
        json!({ "closed_before": options.before.to_string() }),
    )
    .await
}

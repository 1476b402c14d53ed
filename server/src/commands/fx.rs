//! `tributary fx set`.

use super::{Failure, parse_day};
use crate::config::Common;
use serde_json::json;
use tributary_domain::id::OperatorId;
use tributary_domain::time::Date;
use tributary_service::{Actor, fx};

/// Exchange rates, for events in other currencies than the operator's.
#[derive(clap::Subcommand, Debug)]
pub enum Fx {
    /// Says what a currency is worth from a day on; events that came before keep their rate
    Set(Set),
}

/// Says what a currency is worth from a day on.
#[derive(clap::Args, Debug)]
pub struct Set {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// The currency (ISO 4217), such as USD
    #[arg(long)]
    currency: String,
    /// The first day (UTC) the rate holds for, such as 2026-07-01
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    from: Date,
    /// What one unit is worth in the operator's currency, such as 0.9213
    #[arg(long, value_parser = parse_rate)]
    rate: i64,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Fx) -> Result<(), Failure> {
    let Fx::Set(options) = command;
    let service = super::service(&options.common).await?;
    let (of, from) = (options.operator, options.from);
    fx::set(
        &service,
        &Actor::Console,
        of,
        &options.currency,
        from,
        options.rate,
    )
    .await?;
    let answer =
        json!({ "currency": options.currency.trim().to_uppercase(), "from": from.to_string() });
    super::done(&service, answer).await
}

fn parse_rate(text: &str) -> Result<i64, String> {
    let sentence = "it is a number above zero with at most nine decimals, such as 0.9213";
    fx::parse_rate(text).ok_or_else(|| sentence.to_owned())
}

//! `tributary brand create`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use tributary_domain::id::OperatorId;
use tributary_service::Actor;
use tributary_service::brand::{self, BrandForm};

/// Makes brands of an operator.
#[derive(clap::Subcommand, Debug)]
pub enum Brand {
    /// Makes a brand: one of the operator's product sites
    Create(Create),
}

/// Makes a brand.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// The name that affiliates see
    #[arg(long)]
    name: String,
    /// The host name of its site
    #[arg(long)]
    domain: String,
    /// The host name under which its tracking links are; without it, the operator's
    #[arg(long, value_name = "HOST")]
    go_host: Option<String>,
    /// Where visitors go whose link leads nowhere
    #[arg(long, value_name = "URL")]
    fallback_url: Option<String>,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Brand) -> Result<(), Failure> {
    let Brand::Create(options) = command;
    let service = super::service(&options.common).await?;
    let form = BrandForm {
        go_host: options.go_host,
        fallback_url: options.fallback_url,
        ..BrandForm::new(&options.name, &options.domain)
    };
    let id = brand::make(&service, &Actor::Console, options.operator, form).await?;
    super::done(&service, json!({ "id": id })).await
}

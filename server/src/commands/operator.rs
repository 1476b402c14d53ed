//! `tributary operator create` and `tributary operator set`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::id::OperatorId;
use tributary_service::operator::{self, NewOperator};
use tributary_service::{Actor, Service};

/// Makes and changes operators.
#[derive(clap::Subcommand, Debug)]
pub enum Operator {
    /// Makes an operator: a tenant with an affiliate programme of its own
    Create(Create),
    /// Changes settings of an operator
    Set(Set),
}

/// Makes an operator.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The name that affiliates see
    #[arg(long)]
    name: String,
    /// A host name of its own, without https:// and port; may be repeated
    #[arg(long, value_name = "HOST", required = true)]
    hostname: Vec<String>,
    /// The currency of all its amounts (ISO 4217)
    #[arg(long, value_name = "CODE", default_value = "EUR")]
    currency: String,
    /// Who tells people from programs on the sign-up: off, pow, recaptcha-v3, turnstile, hcaptcha
    #[arg(long, value_name = "KIND", default_value = "pow", value_parser = parse_captcha)]
    captcha: CaptchaKind,
}

/// Changes settings.
#[derive(clap::Args, Debug)]
pub struct Set {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// What to change, as KEY=VALUE; an empty value goes back to the default
    #[arg(value_name = "KEY=VALUE", required = true, value_parser = parse_setting)]
    settings: Vec<(String, String)>,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Operator) -> Result<(), Failure> {
    match command {
        Operator::Create(options) => {
            let service = super::service(&options.common).await?;
            create(&service, options).await
        }
        Operator::Set(options) => {
            let service = super::service(&options.common).await?;
            operator::set(
                &service,
                &Actor::Console,
                options.operator,
                &options.settings,
            )
            .await?;
            service.store.close().await;
            Ok(())
        }
    }
}

async fn create(service: &Service, options: Create) -> Result<(), Failure> {
    let Create {
        name,
        hostname,
        currency,
        captcha,
        ..
    } = options;
    let new = NewOperator {
        name,
        hostnames: hostname,
        currency,
        captcha,
    };
    let id = operator::create(service, &Actor::Console, new).await?;
    super::done(service, json!({ "id": id })).await
}

fn parse_captcha(text: &str) -> Result<CaptchaKind, String> {
    CaptchaKind::parse(text).ok_or_else(|| {
        format!(
            "it is one of {}",
            CaptchaKind::ALL.map(CaptchaKind::name).join(", ")
        )
    })
}

fn parse_setting(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("a setting is KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

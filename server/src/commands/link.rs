//! `tributary link create`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use tributary_domain::id::{AffiliateId, BrandId, OperatorId};
use tributary_domain::link::LinkType;
use tributary_service::Actor;
use tributary_service::link::{self, LinkForm};

/// Makes destination links of an operator.
#[derive(clap::Subcommand, Debug)]
pub enum Link {
    /// Makes a destination link: where clicks go
    Create(Box<Create>),
}

/// Makes a destination link.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// The brand it leads to
    #[arg(long, value_name = "ID")]
    brand: BrandId,
    /// The name that affiliates see
    #[arg(long)]
    name: String,
    /// Where clicks go: https://… with macros such as {{tracker}} behind the host
    #[arg(long, value_name = "URL")]
    destination: String,
    /// Where the other clicks of an A/B test go
    #[arg(long, value_name = "URL")]
    destination_ab: Option<String>,
    /// How many percent of the clicks that is
    #[arg(
        long,
        value_name = "PERCENT",
        default_value_t = 0,
        allow_negative_numbers = true
    )]
    ab_percent: i64,
    /// What it leads to: registration, landing, home, other
    #[arg(long = "type", value_name = "TYPE", default_value = "other", value_parser = parse_type)]
    link_type: LinkType,
    /// What affiliates should know about it
    #[arg(long, value_name = "TEXT", default_value = "")]
    description: String,
    /// An affiliate that it is for, and for nobody else; may be repeated
    #[arg(long, value_name = "ID")]
    private: Vec<AffiliateId>,
    /// Makes it disabled
    #[arg(long)]
    disabled: bool,
    /// Takes no campaigns
    #[arg(long)]
    no_campaigns: bool,
    /// Takes no source_id
    #[arg(long)]
    no_source_id: bool,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Link) -> Result<(), Failure> {
    let Link::Create(options) = command;
    let service = super::service(&options.common).await?;
    let form = LinkForm {
        link_type: options.link_type,
        description: options.description,
        destination_url_ab: options.destination_ab,
        ab_percent: options.ab_percent,
        is_enabled: !options.disabled,
        is_public: options.private.is_empty(),
        private_affiliate_ids: options.private,
        has_campaigns: !options.no_campaigns,
        has_source_id: !options.no_source_id,
        ..LinkForm::new(options.brand, &options.name, &options.destination)
    };
    let id = link::create(&service, &Actor::Console, options.operator, form).await?;
    super::done(&service, json!({ "id": id })).await
}

fn parse_type(text: &str) -> Result<LinkType, String> {
    match text {
        "registration" => Ok(LinkType::RegistrationPage),
        "landing" => Ok(LinkType::LandingPage),
        "home" => Ok(LinkType::HomePage),
        "other" => Ok(LinkType::Other),
        _ => Err("it is one of registration, landing, home, other".into()),
    }
}

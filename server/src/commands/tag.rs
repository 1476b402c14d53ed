//! `tributary tag create`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use tributary_domain::custom_tag::Entity;
use tributary_domain::id::OperatorId;
use tributary_service::Actor;
use tributary_service::custom_tag::{self, NewTag};

/// Makes custom tags.
#[derive(clap::Subcommand, Debug)]
pub enum Tag {
    /// Makes a custom tag with its options
    Create(Create),
}

/// Makes a custom tag of affiliates, links or media.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// What it stands on: affiliate, link or media
    #[arg(long, value_parser = parse_entity, default_value = "affiliate")]
    entity: Entity,
    /// Its name
    #[arg(long, value_name = "TEXT")]
    name: String,
    /// One of the values it can have; may be repeated
    #[arg(long, value_name = "TEXT")]
    option: Vec<String>,
    /// It can't be cleared once it is set
    #[arg(long)]
    required: bool,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Tag) -> Result<(), Failure> {
    let Tag::Create(options) = command;
    let service = super::service(&options.common).await?;
    let new = NewTag {
        entity: options.entity,
        name: options.name,
        is_required: options.required,
        options: options.option,
    };
    let id = custom_tag::create(&service, &Actor::Console, options.operator, new).await?;
    super::done(&service, json!({ "id": id })).await
}

fn parse_entity(text: &str) -> Result<Entity, String> {
    Entity::parse(text).ok_or_else(|| "it is one of affiliate, link, media".to_owned())
}

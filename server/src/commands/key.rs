//! `tributary key create`, `key extend` and `key revoke`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::id::{AffiliateId, ApiKeyId, BrandId, OperatorId, StaffId};
use tributary_domain::time::Timestamp;
use tributary_service::Actor;
use tributary_service::api_key::{self, NewKey};

/// Makes API keys, and ends them.
#[derive(clap::Subcommand, Debug)]
pub enum Key {
    /// Makes an API key and prints it, this once
    Create(Create),
    /// Moves the moment from which an API key is refused
    Extend(Extend),
    /// Revokes an API key, for good: it is refused from the next call on
    Revoke(Revoke),
}

/// Moves the moment from which an API key is refused. One that has expired works again.
#[derive(clap::Args, Debug)]
pub struct Extend {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The key's id
    #[arg(long, value_name = "ID")]
    key: ApiKeyId,
    /// The moment from which it is refused (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    expires: Timestamp,
}

/// Revokes an API key, for good: it is refused from the next call on.
#[derive(clap::Args, Debug)]
pub struct Revoke {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The key's id
    #[arg(long, value_name = "ID")]
    key: ApiKeyId,
}

/// Makes an API key. What is not named is not allowed: without a permission, a scope or an
/// address, nothing is.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// What it is for: operator, affiliate, employee, ingest, admin-api, platform-api, customer
    #[arg(long, value_parser = parse_kind)]
    kind: KeyKind,
    /// The affiliate that owns it
    #[arg(long, value_name = "ID")]
    affiliate: Option<AffiliateId>,
    /// The employee who owns it
    #[arg(long, value_name = "ID")]
    staff: Option<StaffId>,
    /// A brand that it is bound to; may be repeated
    #[arg(long, value_name = "ID")]
    brand: Vec<BrandId>,
    /// Something it may do, such as affiliates.write; may be repeated
    #[arg(long, value_name = "PERMISSION", value_parser = parse_permission)]
    permission: Vec<Permission>,
    /// Whose data it reaches: all or affiliate:ID; may be repeated
    #[arg(long, value_name = "SCOPE", value_parser = parse_scope)]
    scope: Vec<Scope>,
    /// From where it may be used: FROM-TO, one address, or CIDR; may be repeated
    #[arg(long, value_name = "RANGE", value_parser = IpRange::parse)]
    ip: Vec<IpRange>,
    /// The moment from which it is refused (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    expires: Option<Timestamp>,
    /// What people call it
    #[arg(long, value_name = "TEXT", default_value = "")]
    name: String,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: Key) -> Result<(), Failure> {
    let options = match command {
        Key::Create(options) => options,
        Key::Extend(options) => {
            let service = super::service(&options.common).await?;
            api_key::extend(&service, &Actor::Console, options.key, options.expires).await?;
            let expires_at = options.expires.to_rfc3339();
            let answer = json!({ "id": options.key, "expires_at": expires_at });
            return super::done(&service, answer).await;
        }
        Key::Revoke(options) => {
            let service = super::service(&options.common).await?;
            api_key::revoke(&service, &Actor::Console, options.key).await?;
            return super::done(&service, json!({ "id": options.key, "revoked": true })).await;
        }
    };
    let service = super::service(&options.common).await?;
    let new = NewKey {
        kind: options.kind,
        name: options.name,
        affiliate_id: options.affiliate,
        staff_id: options.staff,
        brands: options.brand,
        permissions: options.permission,
        scopes: options.scope,
        ip_ranges: options.ip,
        expires_at: options.expires,
    };
    let (id, key) = api_key::create(&service, &Actor::Console, options.operator, new).await?;
    super::done(&service, json!({ "id": id, "key": key })).await
}

fn parse_kind(text: &str) -> Result<KeyKind, String> {
    KeyKind::parse(text).ok_or_else(|| {
        format!(
            "it is one of {}",
            KeyKind::ALL.map(KeyKind::name).join(", ")
        )
    })
}

fn parse_permission(text: &str) -> Result<Permission, String> {
    Permission::parse(text).ok_or_else(|| {
        let known: Vec<&str> = Permission::ALL.iter().map(|known| known.name()).collect();
        format!("it is one of {}", known.join(", "))
    })
}

fn parse_scope(text: &str) -> Result<Scope, String> {
    Scope::parse(text).ok_or_else(|| "a scope is all or affiliate:ID".to_owned())
}

fn parse_time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text)
        .ok_or_else(|| "a time is RFC 3339, as in 2026-07-10T12:00:00Z".to_owned())
}

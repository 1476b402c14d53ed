//! `tributary promo-code create`.

use super::Failure;
use crate::config::Common;
use serde_json::json;
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, OperatorId};
use tributary_service::promo_code::NewPromoCode;
use tributary_service::{Actor, promo_code};

/// Makes promo codes of affiliates.
#[derive(clap::Subcommand, Debug)]
pub enum PromoCode {
    /// Makes a promo code: who types it in is credited to the affiliate
    Create(Create),
}

/// Makes a promo code.
#[derive(clap::Args, Debug)]
pub struct Create {
    /// What every command takes.
    #[command(flatten)]
    common: Common,
    /// The operator's id
    #[arg(long, value_name = "ID")]
    operator: OperatorId,
    /// The brand it is typed in at
    #[arg(long, value_name = "ID")]
    brand: BrandId,
    /// Who is credited
    #[arg(long, value_name = "ID")]
    affiliate: AffiliateId,
    /// The campaign it belongs to
    #[arg(long, value_name = "ID")]
    campaign: Option<CampaignId>,
    /// The code; the case of its letters does not count
    #[arg(long)]
    code: String,
}

/// Runs it.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn run(command: PromoCode) -> Result<(), Failure> {
    let PromoCode::Create(options) = command;
    let service = super::service(&options.common).await?;
    let new = NewPromoCode {
        brand_id: options.brand,
        affiliate_id: options.affiliate,
        campaign_id: options.campaign,
        code: options.code,
    };
    let id = promo_code::create(&service, &Actor::Console, options.operator, new).await?;
    super::done(&service, json!({ "id": id })).await
}

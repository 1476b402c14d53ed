//! Promo codes.

use crate::audit::{self, Subject};
use crate::{Actor, Error, Service, policy};
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::id::{CampaignId, OperatorId, PromoCodeId};
use tributary_domain::promo_code::{PromoCode, form};
use tributary_domain::violation::PlainRule;
use tributary_store::{StoreError, Unique, affiliate, brand, campaign, promo_code};

pub use tributary_domain::promo_code::form::NewPromoCode;

/// Makes a promo code.
///
/// # Errors
/// [`Code::Invalid`] with the field that is wrong, [`Code::Conflict`] for a code the brand has, in
/// any case of its letters; [`Code::Forbidden`] for anybody but the operator's admins, its
/// managers and the console.
pub async fn create(
    service: &Service,
    actor: &Actor,
    operator: OperatorId,
    new: NewPromoCode,
) -> Result<PromoCodeId, Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, Some(operator))?;
    let new = new.check()?;
    let mut tx = service.store.begin().await?;
    let brand = brand::by_id(&mut tx, operator, new.brand_id).await?;
    if brand.is_none() || !policy::reaches_brand(actor, new.brand_id) {
        return Err(Error::invalid(form::BRAND_ID, PlainRule::UnknownBrand));
    }
    if affiliate::by_id(&mut tx, operator, new.affiliate_id)
        .await?
        .is_none()
    {
        let rule = PlainRule::UnknownAffiliate;
        return Err(Error::invalid(form::AFFILIATE_ID, rule));
    }
    if let Some(id) = new.campaign_id
        && campaign::by_id(&mut tx, operator, id).await?.is_none()
    {
        let rule = PlainRule::UnknownCampaign;
        return Err(Error::invalid(form::CAMPAIGN_ID, rule));
    }
    let new = PromoCode {
        id: PromoCodeId(0),
        operator_id: operator,
        brand_id: new.brand_id,
        affiliate_id: new.affiliate_id,
        campaign_id: new.campaign_id.unwrap_or(CampaignId(0)),
        code: new.code,
        is_active: true,
        created_at: service.clock.now(),
    };
    let id = match promo_code::insert(&mut tx, operator, &new).await {
        Err(StoreError::Conflict(Unique::PromoCode)) => {
            return Err(Error::conflict(form::CODE, PlainRule::PromoCodeTaken));
        }
        made => made?,
    };
    let subject = Subject::new("promo_code", id.0);
    let detail = json!({
        "code": new.code, "brand_id": new.brand_id, "affiliate_id": new.affiliate_id,
        "campaign_id": new.campaign_id,
    });
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::PromoCodeCreated,
        subject,
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// Switches a promo code on or off.
///
/// # Errors
/// As [`create`]; [`Code::NotFound`] for a code of others as for one that does not exist.
pub async fn activate(
    service: &Service,
    actor: &Actor,
    id: PromoCodeId,
    is_active: bool,
) -> Result<(), Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, None)?;
    let mut tx = service.store.begin().await?;
    if !promo_code::active_put(&mut tx, operator, id, is_active).await? {
        return Err(Code::NotFound.into());
    }
    let subject = Subject::new("promo_code", id.0);
    let detail = json!({ "is_active": is_active });
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::PromoCodeChanged,
        subject,
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// The promo codes that the caller may see: all of the operator's, or those of whom it reaches.
///
/// # Errors
/// [`Code::Forbidden`] for who may not read links.
pub async fn list(service: &Service, actor: &Actor) -> Result<Vec<PromoCode>, Error> {
    let (operator, reach) = policy::reader(actor, Permission::LinksRead)?;
    let mut codes = promo_code::list(&mut service.store.read().await?, operator, None).await?;
    codes.retain(|code| {
        reach.includes(code.affiliate_id) && policy::reaches_brand(actor, code.brand_id)
    });
    Ok(codes)
}

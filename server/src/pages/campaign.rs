//! `POST /office/campaigns`: a new campaign, a new promo code, and the switch of one; `do` says
//! which.

use super::posted_form::{PostedForm, affiliate_named};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::response::Response;
use tributary_domain::error::Code;
use tributary_domain::id::{BrandId, CampaignId, PromoCodeId};
use tributary_service::promo_code::{self, NewPromoCode};
use tributary_service::{Error, campaign};

/// Does what the form says.
pub(super) async fn save(State(state): State<AppState>, request: Request) -> Response {
    let sent = match PostedForm::read(&state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let done = write(&state, &sent).await;
    sent.answer(done).await
}

async fn write(state: &AppState, sent: &PostedForm) -> Result<String, Error> {
    let (service, actor) = (&state.service, sent.actor());
    match sent.text("do") {
        "campaign" => {
            campaign::create(service, actor, sent.operator(), sent.text("name")).await?;
        }
        "promo_code" => {
            let text = sent.text("affiliate_id");
            let new = NewPromoCode {
                brand_id: BrandId(sent.text("brand_id").parse().unwrap_or(0)),
                affiliate_id: affiliate_named(service, actor, "affiliate_id", text).await?,
                campaign_id: sent.text("campaign_id").parse().ok().map(CampaignId),
                code: sent.text("code").to_owned(),
            };
            promo_code::create(service, actor, sent.operator(), new).await?;
        }
        "switch" => {
            let id = path_id::<PromoCodeId>(sent.text("id"))?;
            promo_code::activate(service, actor, id, sent.is_on("is_active")).await?;
        }
        _ => return Err(Code::Invalid.into()),
    }
    Ok("/office/campaigns?saved=1".to_owned())
}

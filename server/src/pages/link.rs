//! `POST /office/links/new` and `POST /office/links/{id}`: the form of a link.

use super::posted_form::{PostedForm, affiliate_named, id_or_new};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use tributary_domain::id::{AffiliateId, BrandId, LinkId};
use tributary_domain::link::LinkType;
use tributary_service::Error;
use tributary_service::link::{self, LinkForm};

/// Makes a link, or changes the one of this id.
pub(super) async fn save(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let sent = match PostedForm::read(&state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let done = write(&state, id_or_new(id), &sent).await;
    sent.answer(done).await
}

async fn write(state: &AppState, id: Option<String>, sent: &PostedForm) -> Result<String, Error> {
    let percent = sent.text("ab_percent");
    let form = LinkForm {
        brand_id: BrandId(sent.text("brand_id").parse().unwrap_or(0)),
        link_type: (sent.text("link_type_id").parse().ok())
            .and_then(LinkType::from_number)
            .unwrap_or(LinkType::Other),
        name: sent.text("name").to_owned(),
        description: sent.text("description").to_owned(),
        destination_url: sent.text("destination_url").to_owned(),
        destination_url_ab: sent.given("destination_url_ab"),
        // What is no number is refused as a number out of range is.
        ab_percent: if percent.is_empty() {
            0
        } else {
            percent.parse().unwrap_or(-1)
        },
        is_enabled: sent.is_on("is_enabled"),
        is_public: sent.text("visibility") != "private",
        private_affiliate_ids: private(state, sent).await?,
        has_campaigns: sent.is_on("has_campaigns"),
        has_source_id: sent.is_on("has_source_id"),
    };
    match id {
        None => {
            link::create(&state.service, sent.actor(), sent.operator(), form).await?;
        }
        Some(id) => {
            let id = path_id::<LinkId>(&id)?;
            link::update(&state.service, sent.actor(), id, form).await?;
        }
    }
    Ok("/office/links?saved=1".to_owned())
}

/// Who sees a private link: numbers or usernames with commas between them.
async fn private(state: &AppState, sent: &PostedForm) -> Result<Vec<AffiliateId>, Error> {
    let mut ids = Vec::new();
    let separators = [',', ';', ' ', '\r', '\n', '\t'];
    let names = sent.text("private_affiliate_ids").split(separators);
    for name in names.filter(|name| !name.is_empty()) {
        let field = "private_affiliate_ids";
        ids.push(affiliate_named(&state.service, sent.actor(), field, name).await?);
    }
    Ok(ids)
}

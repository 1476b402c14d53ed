//! `POST /office/brands/new` and `POST /office/brands/{id}`: the form of a brand.

use super::posted_form::{PostedForm, id_or_new};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use tributary_domain::brand::form::{DOMAIN, FALLBACK_URL, GO_HOST, NAME};
use tributary_domain::id::BrandId;
use tributary_service::Error;
use tributary_service::brand::{self, BrandForm};

/// Makes a brand, or changes the one of this id.
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
    let form = BrandForm {
        name: sent.text(NAME.name).to_owned(),
        domain: sent.text(DOMAIN.name).to_owned(),
        go_host: sent.given(GO_HOST.name),
        fallback_url: sent.given(FALLBACK_URL.name),
        is_active: sent.is_on("is_active"),
    };
    match id {
        None => {
            brand::make(&state.service, sent.actor(), sent.operator(), form).await?;
        }
        Some(id) => {
            let id = path_id::<BrandId>(&id)?;
            brand::update(&state.service, sent.actor(), id, form).await?;
        }
    }
    Ok("/office/brands?saved=1".to_owned())
}

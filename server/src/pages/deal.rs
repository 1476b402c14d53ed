//! `POST /office/deals/new` and `POST /office/deals/{id}`: the form of a deal.

use super::posted_form::{PostedForm, id_or_new};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use tributary_domain::deal::{Draft, Field, Rule};
use tributary_domain::error::Code;
use tributary_domain::id::DealId;
use tributary_service::{Error, deal};

/// Makes a deal, or changes the one of this id.
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
    let (service, actor) = (&state.service, sent.actor());
    let draft = Draft::from_form(&sent.fields.shown());
    let shown = match id {
        None => match deal::create(service, actor, &draft).await {
            // Of a new deal only the affiliate can be unknown.
            Err(error) if error.code() == Code::NotFound => {
                return Err(Error::invalid(Field::AffiliateId, Rule::UnknownAffiliate));
            }
            made => made?,
        },
        Some(id) => deal::change(service, actor, path_id::<DealId>(&id)?, &draft).await?,
    };
    let (id, version) = (shown.deal.deal_id, shown.deal.version);
    Ok(format!("/office/deals/{id}?saved={version}"))
}

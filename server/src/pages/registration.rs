//! `POST /office/registrations/{id}`: gives a player to an affiliate, or moves it to another deal,
//! as `do` says.

use super::posted_form::{PostedForm, affiliate_named};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use tributary_domain::error::Code;
use tributary_domain::id::{DealId, RegistrationId};
use tributary_domain::violation::PlainRule;
use tributary_service::{Error, event};

/// Decides about a player.
pub(super) async fn decide(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let sent = match PostedForm::read(&state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let done = decided(&state, &id, &sent).await;
    sent.answer(done).await
}

async fn decided(state: &AppState, id: &str, sent: &PostedForm) -> Result<String, Error> {
    let (service, actor) = (&state.service, sent.actor());
    let id = path_id::<RegistrationId>(id)?;
    match sent.text("do") {
        "assign" => {
            let field = "affiliate_id";
            let to = affiliate_named(service, actor, field, sent.text(field)).await?;
            event::assign(service, actor, id, to).await?;
        }
        "move" => {
            let to = path_id::<DealId>(sent.text("deal_id"));
            let wrong = |_| Error::invalid("deal_id", PlainRule::NotAcceptedDeal);
            event::rebind(service, actor, id, to.map_err(wrong)?).await?;
        }
        _ => return Err(Code::Invalid.into()),
    }
    Ok(format!("/office/registrations/{id}"))
}

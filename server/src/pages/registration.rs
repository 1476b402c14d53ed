//! `POST /office/registrations/{id}`: gives a player to an affiliate, or moves it to another deal,
//! as `do` says.

use super::office::{PostedForm, affiliate_named};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::Request;
use axum::response::Response;
use tributary_domain::error::Code;
use tributary_domain::id::{DealId, RegistrationId};
use tributary_domain::language::Lang;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::player::PlayerText;
use tributary_service::{Error, event};

/// Decides about a player.
pub(super) async fn decide(state: &AppState, id: Option<String>, request: Request) -> Response {
    let sent = match PostedForm::read(state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let done = decided(state, id.as_deref().unwrap_or_default(), &sent).await;
    let say = |field: &str, _: Code, lang: Lang| match field {
        "affiliate_id" => PlayerText::TakesNone.text(lang),
        "deal_id" => PlayerText::BadDeal.text(lang),
        _ => PlayerText::Stands.text(lang),
    };
    sent.answer(done, say).await
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
            let wrong = |_| Error::field(Code::Invalid, "deal_id", "it is no number of a deal");
            event::rebind(service, actor, id, to.map_err(wrong)?).await?;
        }
        _ => return Err(Code::Invalid.into()),
    }
    Ok(format!("/office/registrations/{id}"))
}

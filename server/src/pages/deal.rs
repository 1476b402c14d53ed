//! `POST /office/deals/new` and `POST /office/deals/{id}`: the form of a deal.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::render;
use super::resume;
use super::visit::{self, Visit};
use super::{hidden, see_other};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use tributary_app::request::Posted;
use tributary_domain::deal::{Draft, Field, Rule};
use tributary_domain::error::Code;
use tributary_domain::id::DealId;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::portal::PortalText;
use tributary_service::{Error, deal};

/// Makes a deal, or changes the one of this id.
pub(super) async fn save(state: &AppState, id: Option<String>, request: Request) -> Response {
    let (fields, parts) = match form::read(request).await {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let visit = match Visit::of(state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    match area::admit(&parts.uri, &visit.page.actor) {
        PageAccess::Welcome => {}
        PageAccess::SignIn(_) => return resume::answer(state, visit, parts, &fields, None).await,
        PageAccess::Nothing => return hidden(visit, parts).await,
    }
    let draft = Draft::from_form(&fields.shown());
    let actor = &visit.page.actor;
    let saved = match &id {
        None => deal::create(&state.service, actor, &draft).await,
        Some(id) => match path_id::<DealId>(id) {
            Ok(id) => deal::change(&state.service, actor, id, &draft).await,
            Err(nothing) => Err(nothing),
        },
    };
    match saved {
        Ok(shown) => see_other(&format!(
            "/office/deals/{}?saved={}",
            shown.deal.deal_id, shown.deal.version
        )),
        Err(failure) => again(visit, parts, &fields, &failure, id.is_none()).await,
    }
}

/// The page again, with what was typed and what is wrong.
async fn again(
    visit: Visit,
    parts: Parts,
    fields: &Fields,
    failure: &Error,
    is_new: bool,
) -> Response {
    let lang = visit.page.lang;
    let mut code = failure.code();
    let mut posted = Posted {
        values: fields.shown(),
        ..Posted::default()
    };
    let said = |field: Field, rule: Rule| (field.name().to_owned(), rule.text(lang).to_owned());
    match failure {
        Error::Deal(problems) => {
            let problems = problems.iter().map(|(field, rule)| said(*field, *rule));
            posted.problems = problems.collect();
        }
        // Of a new deal only the affiliate can be unknown.
        _ if code == Code::NotFound && is_new => {
            code = Code::Invalid;
            posted.problems = vec![said(Field::AffiliateId, Rule::UnknownAffiliate)];
        }
        Error::Refused(_) => {
            let text = match code {
                Code::Forbidden => OfficeText::MayNot.text(lang),
                _ => PortalText::NotFoundText.text(lang),
            };
            posted.message = Some(text.to_owned());
        }
        _ => {
            // For the log; the person reads the sentence.
            visit::failed(failure, &parts);
            posted.message = Some(PortalText::ServerFailed.text(lang).to_owned());
        }
    }
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() =
        StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    response
}

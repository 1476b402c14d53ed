//! `POST /links`: an affiliate's own address of a page.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::render;
use super::resume;
use super::visit::{self, Visit};
use super::{hidden, see_other};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use tributary_app::api::tracking_link::wanted;
use tributary_app::request::Posted;
use tributary_domain::error::Code;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::link::LinkText;
use tributary_domain::text::portal::PortalText;
use tributary_service::{Actor, Error, tracking_link};

/// Makes the address that the form means, and shows it.
pub async fn build(State(state): State<AppState>, request: Request) -> Response {
    let (fields, parts) = match form::read(request).await {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    let id = match (
        area::admit(&parts.uri, &visit.page.actor),
        &visit.page.actor,
    ) {
        (PageAccess::Welcome, Actor::Affiliate { id, .. }) => *id,
        (PageAccess::SignIn(_), _) => {
            return resume::answer(&state, visit, parts, &fields, None).await;
        }
        _ => return hidden(visit, parts).await,
    };
    let (wanted, _) = match wanted(id, |name| fields.get(name).unwrap_or_default().to_owned()) {
        Ok(read) => read,
        Err(wrong) => {
            let problems = wrong
                .into_iter()
                .map(|name| (name, problem(name)))
                .collect();
            return again(visit, parts, &fields, problems, LinkText::PleaseCheck).await;
        }
    };
    let origin = visit.page.origin.clone();
    match tracking_link::build(&state.service, &visit.page.actor, Some(&origin), &wanted).await {
        Ok(_) => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            for (name, value) in fields.shown() {
                if !value.trim().is_empty() {
                    query.append_pair(&name, value.trim());
                }
            }
            see_other(&format!("/links?{}#built", query.finish()))
        }
        Err(Error::Refused(refusal)) => {
            let field = match refusal.code {
                Code::NotFound => Some("link"),
                _ => (refusal.fields.iter()).find_map(|(name, _)| match name.as_str() {
                    "campaign_id" => Some("campaign"),
                    "source_id" => Some("source_id"),
                    _ => None,
                }),
            };
            let (problems, message) = match (field, refusal.code) {
                (Some(name), _) => (vec![(name, problem(name))], LinkText::PleaseCheck),
                (None, Code::Conflict) => (Vec::new(), LinkText::Off),
                _ => (Vec::new(), LinkText::ReadsOnly),
            };
            again(visit, parts, &fields, problems, message).await
        }
        Err(failure) => {
            // For the log; the person reads the sentence.
            visit::failed(&failure, &parts);
            let message = PortalText::ServerFailed.text(visit.page.lang).to_owned();
            let posted = Posted {
                values: fields.shown(),
                message: Some(message),
                ..Posted::default()
            };
            let mut response = render::render(visit, parts, Some(posted)).await;
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            response
        }
    }
}

/// What is said about a field that can't be taken.
fn problem(field: &str) -> LinkText {
    match field {
        "link" => LinkText::ChooseLink,
        "campaign" => LinkText::BadCampaign,
        "source_id" => LinkText::BadSource,
        "deep" => LinkText::BadDeep,
        _ => LinkText::BadValue,
    }
}

/// The page again, with what was typed and what is wrong.
async fn again(
    visit: Visit,
    parts: Parts,
    fields: &Fields,
    problems: Vec<(&str, LinkText)>,
    message: LinkText,
) -> Response {
    let lang = visit.page.lang;
    let posted = Posted {
        values: fields.shown(),
        problems: (problems.into_iter())
            .map(|(name, text)| (name.to_owned(), text.text(lang).to_owned()))
            .collect(),
        message: Some(message.text(lang).to_owned()),
        ..Posted::default()
    };
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

//! `POST /payments`: an affiliate asks for a payment; `POST /payments/{id}/cancel`: it takes one
//! back that nobody approved.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::render;
use super::resume;
use super::visit::{self, Visit};
use super::{hidden, see_other};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use tributary_app::request::Posted;
use tributary_domain::currency;
use tributary_domain::error::Code;
use tributary_domain::money::Money;
use tributary_domain::text::payment::PaymentText;
use tributary_domain::text::portal::PortalText;
use tributary_domain::text::{Catalogue as _, fill, number};
use tributary_service::payment::{self, NewPayment};
use tributary_service::{Actor, Error, balance};

/// The page of these forms.
const PAGE: &str = "/payments";

/// Asks for a payment.
pub async fn ask(State(state): State<AppState>, request: Request) -> Response {
    let (fields, parts) = match form::read(request).await {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let visit = match welcome(&state, &parts, &fields).await {
        Ok(visit) => visit,
        Err(answer) => return answer,
    };
    let written = fields.get("amount").unwrap_or_default().trim().to_owned();
    let amount = match written.as_str() {
        "" => None,
        text => match Money::parse(text).filter(|amount| *amount > Money::ZERO) {
            Some(amount) => Some(amount),
            None => {
                let said = PaymentText::BadAmount.text(visit.page.lang).to_owned();
                return again(visit, parts, &fields, vec![("amount", said)]).await;
            }
        },
    };
    let new = NewPayment {
        amount,
        comment: fields.get("comment").unwrap_or_default().to_owned(),
        ..NewPayment::default()
    };
    match payment::request(&state.service, &visit.page.actor, new).await {
        Ok(_) => see_other("/payments?asked=1"),
        Err(Error::Refused(refusal)) => {
            let lang = visit.page.lang;
            let problems = match refusal.code {
                Code::Invalid if refusal.fields.iter().any(|(name, _)| name == "comment") => {
                    vec![("comment", PaymentText::BadComment.text(lang).to_owned())]
                }
                _ => too_much_or_little(&state, &visit, amount).await,
            };
            again(visit, parts, &fields, problems).await
        }
        Err(failure) => failed(visit, parts, &fields, &failure).await,
    }
}

/// Takes a payment back.
pub async fn cancel(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (fields, parts) = match form::read(request).await {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let visit = match welcome(&state, &parts, &fields).await {
        Ok(visit) => visit,
        Err(answer) => return answer,
    };
    let cancelled = match path_id(&id) {
        Ok(id) => payment::cancel(&state.service, &visit.page.actor, id, None).await,
        Err(nothing) => Err(nothing),
    };
    match cancelled {
        // What was decided in between is seen in the list.
        Ok(_) => see_other("/payments#payments"),
        Err(Error::Refused(refusal)) if refusal.code != Code::NotFound => {
            see_other("/payments#payments")
        }
        Err(Error::Refused(_)) => hidden(visit, parts).await,
        Err(failure) => failed(visit, parts, &fields, &failure).await,
    }
}

/// The visit of an affiliate; the answer to anybody else.
async fn welcome(state: &AppState, parts: &Parts, fields: &Fields) -> Result<Visit, Response> {
    let visit = Visit::of(state, parts).await?;
    match (
        area::admit(&parts.uri, &visit.page.actor),
        &visit.page.actor,
    ) {
        (PageAccess::Welcome, Actor::Affiliate { .. }) => Ok(visit),
        (PageAccess::SignIn(_), _) => {
            let page = (parts.uri.path() != PAGE).then_some(PAGE);
            Err(resume::answer(state, visit, parts.clone(), fields, page).await)
        }
        _ => Err(hidden(visit, parts.clone()).await),
    }
}

/// Why an amount can't be asked for, by what is there now.
async fn too_much_or_little(
    state: &AppState,
    visit: &Visit,
    amount: Option<Money>,
) -> Vec<(&'static str, String)> {
    let lang = visit.page.lang;
    let Ok(own) = balance::own(&state.service, &visit.page.actor).await else {
        return Vec::new();
    };
    let currency = &visit.page.operator.currency;
    let (text, of) = match amount.unwrap_or(own.available) {
        asked if !currency::is_payable(currency, asked) => {
            (PaymentText::TooFine, currency::smallest_unit(currency))
        }
        asked if asked < own.threshold => (PaymentText::TooLittle, own.threshold),
        _ => (PaymentText::TooMuch, own.available),
    };
    let said = number::amount(lang, of, currency);
    vec![("amount", fill(text.text(lang), &[("amount", &said)]))]
}

/// The page again, with what was typed and what is wrong.
async fn again(
    visit: Visit,
    parts: Parts,
    fields: &Fields,
    problems: Vec<(&str, String)>,
) -> Response {
    let message = PaymentText::PleaseCheck.text(visit.page.lang).to_owned();
    let posted = Posted {
        values: fields.shown(),
        problems: (problems.into_iter())
            .map(|(name, text)| (name.to_owned(), text))
            .collect(),
        message: Some(message),
        ..Posted::default()
    };
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

async fn failed(visit: Visit, parts: Parts, fields: &Fields, failure: &Error) -> Response {
    // For the log; the person reads the sentence.
    visit::failed(failure, &parts);
    let posted = Posted {
        values: fields.shown(),
        message: Some(PortalText::ServerFailed.text(visit.page.lang).to_owned()),
        ..Posted::default()
    };
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response
}

//! `POST /payments`: an affiliate asks for a payment; `POST /payments/{id}/cancel`: it takes one
//! back that nobody approved.

use super::posted_form::PostedForm;
use super::see_other;
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use tributary_domain::error::Code;
use tributary_domain::money::Money;
use tributary_domain::payment::form::{AMOUNT, COMMENT};
use tributary_domain::violation::PlainRule;
use tributary_service::Error;
use tributary_service::payment::{self, NewPayment};

/// The page of these forms.
const PAGE: &str = "/payments";

/// Asks for a payment.
pub async fn ask(State(state): State<AppState>, request: Request) -> Response {
    let sent = match PostedForm::read(&state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let done = asked(&state, &sent).await;
    sent.answer(done).await
}

async fn asked(state: &AppState, sent: &PostedForm) -> Result<String, Error> {
    let amount = sent.given(AMOUNT.name).map(|text| {
        let read = Money::parse(&text);
        read.ok_or_else(|| Error::invalid(AMOUNT, PlainRule::AmountAboveZero))
    });
    let new = NewPayment {
        amount: amount.transpose()?,
        comment: sent.text(COMMENT.name).to_owned(),
        ..NewPayment::default()
    };
    payment::request(&state.service, sent.actor(), new).await?;
    Ok("/payments?asked=1".to_owned())
}

/// Takes a payment back.
pub async fn cancel(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let sent = match PostedForm::of_page(&state, request, Some(PAGE)).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let cancelled = match path_id(&id) {
        Ok(id) => payment::cancel(&state.service, sent.actor(), id, None).await,
        Err(nothing) => Err(nothing),
    };
    match cancelled {
        // What was decided in between is seen in the list.
        Ok(_) => see_other("/payments#payments"),
        Err(Error::Refused(refusal)) if refusal.code() != Code::NotFound => {
            see_other("/payments#payments")
        }
        Err(Error::Refused(_)) => sent.hidden().await,
        Err(failure) => sent.answer(Err(failure)).await,
    }
}

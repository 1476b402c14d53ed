//! `POST /office/payments/new`: a direct payment; `POST /office/payments/{id}`: what is decided
//! about one, as `do` says.

use super::posted_form::{PostedForm, affiliate_named, id_or_new};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use tributary_domain::error::Code;
use tributary_domain::form::Field;
use tributary_domain::id::PaymentId;
use tributary_domain::money::Money;
use tributary_domain::payment::form;
use tributary_domain::time::Date;
use tributary_domain::violation::PlainRule;
use tributary_service::Error;
use tributary_service::payment::{self, NewPayment};

/// Pays at once, or decides about the payment of this id.
pub(super) async fn save(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let sent = match PostedForm::read(&state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let done = match id_or_new(id) {
        None => pay_at_once(&state, &sent).await,
        Some(id) => decided(&state, &id, &sent).await,
    };
    sent.answer(done).await
}

async fn pay_at_once(state: &AppState, sent: &PostedForm) -> Result<String, Error> {
    let (service, actor) = (&state.service, sent.actor());
    let amount = match sent.given("amount") {
        Some(text) => {
            let read = Money::parse(&text);
            Some(read.ok_or_else(|| Error::invalid(form::AMOUNT, PlainRule::AmountAboveZero))?)
        }
        None => None,
    };
    let whose = sent.text("affiliate_id");
    let new = NewPayment {
        affiliate_id: Some(affiliate_named(service, actor, "affiliate_id", whose).await?),
        amount,
        period_from: day(sent, form::PERIOD_FROM)?,
        period_to: day(sent, form::PERIOD_TO)?,
        comment: sent.text("comment").to_owned(),
    };
    let (made, _) = match payment::direct(service, actor, new).await {
        Err(error) if error.code() == Code::NotFound => {
            return Err(Error::invalid(
                form::AFFILIATE_ID,
                PlainRule::UnknownAffiliate,
            ));
        }
        done => done?,
    };
    Ok(format!("/office/payments/{}?saved=1", made.id))
}

async fn decided(state: &AppState, id: &str, sent: &PostedForm) -> Result<String, Error> {
    let (service, actor) = (&state.service, sent.actor());
    let id = path_id::<PaymentId>(id)?;
    // An empty comment leaves the affiliate's own.
    let comment = sent.given("comment");
    let comment = comment.as_deref();
    match sent.text("do") {
        "approve" => payment::approve(service, actor, id, comment).await?,
        "pay" => payment::pay(service, actor, id, comment).await?,
        "cancel" => {
            // The page asks for a reason, since the affiliate reads it.
            let reason = sent.given(form::REASON.name);
            let needed = || Error::invalid(form::REASON, PlainRule::ReasonNeeded);
            let reason = reason.ok_or_else(needed)?;
            payment::cancel(service, actor, id, Some(&reason)).await?
        }
        _ => return Err(Code::Invalid.into()),
    };
    Ok(format!("/office/payments/{id}?saved=1"))
}

/// The day in a field, since 1970; none where it is empty.
fn day(sent: &PostedForm, field: Field) -> Result<Option<i64>, Error> {
    match sent.given(field.name) {
        Some(text) => match Date::parse(&text) {
            Some(date) => Ok(Some(date.days())),
            None => Err(Error::invalid(field, PlainRule::Day)),
        },
        None => Ok(None),
    }
}

//! `POST /office/payments/new`: a direct payment; `POST /office/payments/{id}`: what is decided
//! about one, as `do` says.

use super::office::{PostedForm, affiliate_named};
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::Request;
use axum::response::Response;
use tributary_domain::error::Code;
use tributary_domain::id::PaymentId;
use tributary_domain::language::Lang;
use tributary_domain::money::Money;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::payout::PayoutText;
use tributary_domain::time::Date;
use tributary_service::Error;
use tributary_service::payment::{self, NewPayment};

/// Pays at once, or decides about the payment of this id.
pub(super) async fn save(state: &AppState, id: Option<String>, request: Request) -> Response {
    let sent = match PostedForm::read(state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    match id {
        None => create(state, sent).await,
        Some(id) => decide(state, &id, sent).await,
    }
}

async fn create(state: &AppState, sent: PostedForm) -> Response {
    let done = pay_at_once(state, &sent).await;
    let ends_early = day(&sent, "period_to").is_ok();
    let say = |field: &str, _: Code, lang: Lang| match field {
        "affiliate_id" => OfferText::BadAffiliate.text(lang),
        "amount" => PayoutText::BadAmount.text(lang),
        "period_to" if ends_early => PayoutText::EndsEarly.text(lang),
        "period_from" | "period_to" => PayoutText::BadDay.text(lang),
        "comment" => PayoutText::LongComment.text(lang),
        _ => PayoutText::TooMuch.text(lang),
    };
    sent.answer(done, say).await
}

async fn decide(state: &AppState, id: &str, sent: PostedForm) -> Response {
    let done = decided(state, id, &sent).await;
    let say = |field: &str, _: Code, lang: Lang| match field {
        "comment" => PayoutText::LongComment.text(lang),
        "reason" => OfficeText::ReasonNeeded.text(lang),
        _ => PayoutText::NotCovered.text(lang),
    };
    sent.answer(done, say).await
}

async fn pay_at_once(state: &AppState, sent: &PostedForm) -> Result<String, Error> {
    let (service, actor) = (&state.service, sent.actor());
    let amount = match sent.given("amount") {
        Some(text) => Some(Money::parse(&text).ok_or_else(|| wrong("amount"))?),
        None => None,
    };
    let whose = sent.text("affiliate_id");
    let new = NewPayment {
        affiliate_id: Some(affiliate_named(service, actor, "affiliate_id", whose).await?),
        amount,
        period_from: day(sent, "period_from")?,
        period_to: day(sent, "period_to")?,
        comment: sent.text("comment").to_owned(),
    };
    let (made, _) = match payment::direct(service, actor, new).await {
        Err(error) if error.code() == Code::NotFound => return Err(wrong("affiliate_id")),
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
            let reason = sent.given("reason").ok_or_else(|| wrong("reason"))?;
            payment::cancel(service, actor, id, Some(&reason)).await?
        }
        _ => return Err(Code::Invalid.into()),
    };
    Ok(format!("/office/payments/{id}?saved=1"))
}

/// The day in a field, since 1970; none where it is empty.
fn day(sent: &PostedForm, field: &str) -> Result<Option<i64>, Error> {
    match sent.given(field) {
        Some(text) => match Date::parse(&text) {
            Some(date) => Ok(Some(date.days())),
            None => Err(wrong(field)),
        },
        None => Ok(None),
    }
}

fn wrong(field: &str) -> Error {
    Error::field(Code::Invalid, field, "not understood")
}

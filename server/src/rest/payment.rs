//! `/api/v1/payments`: payments asked for, approved, paid and given up; and the ways to pay.

use super::affiliate::object;
use super::error::ErrorBody;
use super::exact::{Body, Decimal};
use super::list::Filter;
use super::vendor::{self, Call, Need, path_id};
use super::{caller, json};
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::value::RawValue;
use std::future::Future;
use tributary_domain::api_key::Permission;
use tributary_domain::id::{AffiliateId, PaymentId};
use tributary_domain::money::Money;
use tributary_domain::payment::{METHODS, Payment, State as Standing, method};
use tributary_domain::time::Date;
use tributary_domain::violation::{PlainRule, Rule};
use tributary_service::payment::{self, MAX_PER_PAGE, NewPayment, Query};
use tributary_service::{Actor, Error, Service};
use utoipa::ToSchema;

/// How many payments a page has when nothing is said.
const PER_PAGE: i64 = 100;

/// A way to pay.
#[derive(Serialize, ToSchema)]
pub struct MethodRow {
    /// `payment_method_id`.
    #[schema(example = 1)]
    id: i64,
    /// The same number.
    payment_method_id: i64,
    /// Its name.
    #[schema(example = "Wire Transfer")]
    name: &'static str,
    /// The same name.
    payment_method_name: &'static str,
}

/// A payment. The amount is in the operator's currency, exact.
#[derive(Serialize, ToSchema)]
pub struct PaymentRow<'a> {
    /// The payment.
    id: i64,
    /// Who is paid.
    affiliate_id: i64,
    /// How much.
    #[schema(example = 250.5)]
    amount: Decimal,
    /// The currency (ISO 4217).
    #[schema(example = "EUR")]
    currency: &'a str,
    /// pending_approval, pending_payment, completed or cancelled.
    #[schema(example = "completed")]
    state: &'static str,
    /// The same for people.
    #[schema(example = "Completed")]
    state_name: &'static str,
    /// request or direct.
    #[schema(example = "request")]
    mode: &'static str,
    /// The first day it pays for.
    #[schema(example = "2026-06-01")]
    period_from: String,
    /// The last day it pays for, included.
    #[schema(example = "2026-06-30")]
    period_to: String,
    /// Unique with the operator; `null` until it is completed.
    #[schema(example = "2026-000123")]
    invoice_number: Option<&'a str>,
    /// How it is paid.
    payment_method_id: Option<i64>,
    /// The name of that.
    payment_method_name: Option<&'static str>,
    /// The details of that.
    #[schema(value_type = Option<Object>)]
    payment_method_details: Option<Box<RawValue>>,
    /// What was written to it.
    comment: &'a str,
    /// When it was asked for.
    created_at: String,
    /// When it last changed.
    updated_at: String,
    /// When it was paid.
    completed_at: Option<String>,
}

/// A page of payments, the newest first.
#[derive(Serialize, ToSchema)]
pub struct PaymentsBody<'a> {
    /// The payments.
    data: Vec<PaymentRow<'a>>,
    /// What `cursor` takes for the next page; `null` on the last.
    next_cursor: Option<String>,
}

/// What is to be paid.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `create` reads")]
pub struct NewPaymentBody {
    /// Who is paid. An affiliate that asks for itself need not say it.
    affiliate_id: Option<i64>,
    /// How much, above zero; without it: everything that is not spoken for.
    #[schema(example = 250.5)]
    amount: Option<f64>,
    /// `request` (the default) waits for approval; `direct` is completed at once.
    #[schema(example = "request")]
    mode: Option<String>,
    /// The first day it pays for; without it: the day after the last payment's period.
    #[schema(example = "2026-06-01")]
    period_from: Option<String>,
    /// The last day it pays for, included; without it: today.
    #[schema(example = "2026-06-30")]
    period_to: Option<String>,
    /// A comment.
    #[schema(max_length = 2000)]
    comment: Option<String>,
}

/// What may come with a decision; the body may also be empty.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `decide` reads")]
pub struct DecisionBody {
    /// Replaces the payment's comment.
    #[schema(max_length = 2000)]
    comment: Option<String>,
}

fn day(days: i64) -> String {
    Date::from_days(days).to_string()
}

impl<'a> PaymentRow<'a> {
    fn new(payment: &'a Payment, currency: &'a str) -> Self {
        let invoice = payment.invoice_number.as_str();
        Self {
            id: payment.id.0,
            affiliate_id: payment.affiliate_id.0,
            amount: Decimal(payment.amount),
            currency,
            state: payment.state.name(),
            state_name: payment.state.label(),
            mode: if payment.is_direct {
                "direct"
            } else {
                "request"
            },
            period_from: day(payment.period_from),
            period_to: day(payment.period_to),
            invoice_number: Some(invoice).filter(|number| !number.is_empty()),
            payment_method_id: payment.method_id,
            payment_method_name: payment.method_id.and_then(method).map(|method| method.name),
            payment_method_details: object(&payment.method_details),
            comment: &payment.comment,
            created_at: payment.created_at.to_rfc3339(),
            updated_at: payment.updated_at.to_rfc3339(),
            completed_at: payment.completed_at.map(|at| at.to_rfc3339()),
        }
    }
}

/// Lists the ways an affiliate can be paid: the numbers that `payment_method_id` takes.
#[utoipa::path(
    get,
    path = "/api/af2_payment_methods_op",
    tag = "Payments",
    summary = "List payment methods",
    responses(
        (status = 200, description = "The methods", body = Vec<MethodRow>),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `affiliates.read`", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn methods(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::operator(Permission::AffiliatesRead);
    vendor::answer(&state, request, need, |_| async {
        let rows = METHODS.map(|method| MethodRow {
            id: method.id,
            payment_method_id: method.id,
            name: method.name,
            payment_method_name: method.name,
        });
        Ok(json::answer(&rows.as_slice()))
    })
    .await
}

/// Lists payments, the newest first: of all affiliates for staff and for an operator's key, those
/// within its scopes; of its own for an affiliate and its keys.
#[utoipa::path(
    get,
    path = "/api/v1/payments",
    tag = "Payments",
    summary = "List payments",
    params(
        ("filter" = Option<String>, Query, description = "JSON object of `affiliate_id` and `state`, one value or a list of them; both may also stand in the address by themselves", example = "{\"state\":[\"pending_approval\"]}"),
        ("limit" = Option<i64>, Query, description = "How many, 1 to 1000; 100 when nothing is said"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses(
        (status = 200, description = "The payments", body = PaymentsBody),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `payments.read`", body = ErrorBody),
        (status = 422, description = "`11` A filter, limit or cursor that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list(State(state): State<AppState>, request: Request) -> Response {
    vendor::answer(&state, request, Need::Anybody, |call| async move {
        let mut filter = Filter::of(&call.uri, &["affiliate_id", "state"])?;
        let affiliates = filter.list::<i64>("affiliate_id");
        let names = filter.list::<String>("state");
        filter.finish()?;
        let number = |name: &'static str, least: i64, most: i64| -> Result<Option<i64>, Error> {
            let Some(text) = caller::query_value(&call.uri, name) else {
                return Ok(None);
            };
            let number = text
                .parse()
                .ok()
                .filter(|number| (least..=most).contains(number));
            match number {
                Some(number) => Ok(Some(number)),
                None => Err(Error::invalid(name, Rule::FromTo { least, most })),
            }
        };
        let query = Query {
            affiliates: affiliates.map(|ids| ids.into_iter().map(AffiliateId).collect()),
            // A name that is no state matches nothing.
            states: names.map(|names| {
                names
                    .iter()
                    .filter_map(|name| Standing::parse(name))
                    .collect()
            }),
            before: number("cursor", 1, i64::MAX)?.map(PaymentId),
            limit: number("limit", 1, MAX_PER_PAGE)?.unwrap_or(PER_PAGE),
        };
        let page = payment::list(&call.service, &call.actor, query).await?;
        let row = |payment| PaymentRow::new(payment, &page.currency);
        Ok(json::answer(&PaymentsBody {
            data: page.rows.iter().map(row).collect(),
            next_cursor: page.next.map(|id| id.to_string()),
        }))
    })
    .await
}

/// Asks for a payment, or pays directly.
///
/// A request is at least the threshold (the affiliate's, else the operator's; below it the
/// balance is carried over) and at most what is left of the balance when everything that is asked
/// for or approved is taken off; it waits for approval. A direct payment is completed at once:
/// for admins, finance and keys with `payments.write`. Approved affiliates ask for themselves.
#[utoipa::path(
    post,
    path = "/api/v1/payments",
    tag = "Payments",
    summary = "Ask for a payment, or pay directly",
    request_body = NewPaymentBody,
    responses(
        (status = 201, description = "The payment", body = PaymentRow),
        (status = 400, description = "`1` The body is no JSON object", body = ErrorBody),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `payments.write`, or a role or status that does not ask for payments", body = ErrorBody),
        (status = 404, description = "`4` There is no such affiliate within reach", body = ErrorBody),
        (status = 409, description = "`7` More than is left, or less than the threshold", body = ErrorBody),
        (status = 422, description = "`11` Fields that break their rules, all named in `fields`", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn create(State(state): State<AppState>, request: Request) -> Response {
    vendor::answer(&state, request, Need::Anybody, |call| async move {
        let mut body = call.body()?;
        let date = |body: &mut Body, name: &str| {
            let text: String = body.value(name)?;
            let date = Date::parse(text.trim());
            if date.is_none() {
                body.refuse(name, PlainRule::Day);
            }
            date.map(Date::days)
        };
        let new = NewPayment {
            affiliate_id: body.value::<i64>("affiliate_id").map(AffiliateId),
            amount: body.value::<Money>("amount"),
            period_from: date(&mut body, "period_from"),
            period_to: date(&mut body, "period_to"),
            comment: body.value("comment").unwrap_or_default(),
        };
        let mode: Option<String> = body.value("mode");
        let is_direct = match mode.as_deref() {
            None | Some("request") => false,
            Some("direct") => true,
            Some(_) => {
                body.refuse("mode", Rule::one_of(&["request", "direct"]));
                false
            }
        };
        body.finish()?;
        let (made, currency) = if is_direct {
            payment::direct(&call.service, &call.actor, new).await?
        } else {
            payment::request(&call.service, &call.actor, new).await?
        };
        let answer = json::answer(&PaymentRow::new(&made, &currency));
        Ok((StatusCode::CREATED, answer).into_response())
    })
    .await
}

/// Answers one payment.
#[utoipa::path(
    get,
    path = "/api/v1/payments/{id}",
    tag = "Payments",
    summary = "Read a payment",
    params(("id" = i64, Path, description = "The payment")),
    responses(
        (status = 200, description = "The payment", body = PaymentRow),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `payments.read`", body = ErrorBody),
        (status = 404, description = "`4` There is none within reach", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn show(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    vendor::answer(&state, request, Need::Anybody, |call| async move {
        let (found, currency) = payment::show(&call.service, &call.actor, path_id(&id)?).await?;
        Ok(json::answer(&PaymentRow::new(&found, &currency)))
    })
    .await
}

/// Approves a payment: its amount is set aside until it is paid or cancelled. It can't be more
/// than the balance less what other approved payments wait with. For admins, finance and keys
/// with `payments.write`.
#[utoipa::path(
    post,
    path = "/api/v1/payments/{id}/approve",
    tag = "Payments",
    summary = "Approve a payment",
    params(("id" = i64, Path, description = "The payment")),
    request_body = Option<DecisionBody>,
    responses(
        (status = 200, description = "The payment", body = PaymentRow),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `payments.write`, or a role that does not decide on payments", body = ErrorBody),
        (status = 404, description = "`4` There is none within reach", body = ErrorBody),
        (status = 409, description = "`7` It does not wait for approval, or is more than is left", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn approve(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    decide(
        &state,
        id,
        request,
        |service, actor, id, comment| async move {
            payment::approve(&service, &actor, id, comment.as_deref()).await
        },
    )
    .await
}

/// Notes that an approved payment was paid: it gets its invoice number and stands in the ledger.
/// For admins, finance and keys with `payments.write`.
#[utoipa::path(
    post,
    path = "/api/v1/payments/{id}/pay",
    tag = "Payments",
    summary = "Complete a payment",
    params(("id" = i64, Path, description = "The payment")),
    request_body = Option<DecisionBody>,
    responses(
        (status = 200, description = "The payment", body = PaymentRow),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `payments.write`, or a role that does not decide on payments", body = ErrorBody),
        (status = 404, description = "`4` There is none within reach", body = ErrorBody),
        (status = 409, description = "`7` It is not approved", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn pay(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    decide(
        &state,
        id,
        request,
        |service, actor, id, comment| async move {
            payment::pay(&service, &actor, id, comment.as_deref()).await
        },
    )
    .await
}

/// Gives a payment up that is not paid yet. For admins, finance and keys with `payments.write`;
/// an affiliate can take its own request back until it is approved.
#[utoipa::path(
    post,
    path = "/api/v1/payments/{id}/cancel",
    tag = "Payments",
    summary = "Cancel a payment",
    params(("id" = i64, Path, description = "The payment")),
    request_body = Option<DecisionBody>,
    responses(
        (status = 200, description = "The payment", body = PaymentRow),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `payments.write`, or a role that does not decide on payments", body = ErrorBody),
        (status = 404, description = "`4` There is none within reach", body = ErrorBody),
        (status = 409, description = "`7` It is completed or cancelled already", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn cancel(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    decide(
        &state,
        id,
        request,
        |service, actor, id, comment| async move {
            payment::cancel(&service, &actor, id, comment.as_deref()).await
        },
    )
    .await
}

/// Reads the comment, decides, and answers the payment as it is then.
async fn decide<F, W>(state: &AppState, id: String, request: Request, decision: F) -> Response
where
    F: FnOnce(Service, Actor, PaymentId, Option<String>) -> W,
    W: Future<Output = Result<(Payment, String), Error>>,
{
    vendor::answer(state, request, Need::Anybody, |call| async move {
        let comment = comment(&call)?;
        let (service, actor) = (call.service, call.actor);
        let (payment, currency) = decision(service, actor, path_id(&id)?, comment).await?;
        Ok(json::answer(&PaymentRow::new(&payment, &currency)))
    })
    .await
}

fn comment(call: &Call) -> Result<Option<String>, Error> {
    if call.bytes().is_empty() {
        return Ok(None);
    }
    let mut body = call.body()?;
    let comment = body.value("comment");
    body.finish()?;
    Ok(comment)
}

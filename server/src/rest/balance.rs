//! `af2_balance_op`: what affiliates are owed (vendor-apis §1.11).

use super::affiliate::{ManagerContacts, object};
use super::error::ErrorBody;
use super::exact::Decimal;
use super::list::{Filter, Range};
use super::{json, vendor};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::response::Response;
use serde::Serialize;
use serde_json::value::RawValue;
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::Permission;
use tributary_domain::id::AffiliateId;
use tributary_domain::money::Money;
use tributary_domain::operator::Operator;
use tributary_domain::payment;
use tributary_service::Error;
use tributary_service::affiliate::overview::Window;
use tributary_service::balance::{self, Line, Query};
use utoipa::ToSchema;

/// The name of the list in `Content-Range`.
const RESOURCE: &str = "af2_balance_op";

/// What the list can be narrowed to.
const FILTERS: [&str; 6] = [
    "above_threshold",
    "aff_status_id",
    "affiliate_id",
    "from",
    "id",
    "to",
];

/// The balance of an affiliate. Amounts are in the operator's currency, exact.
#[derive(Serialize, ToSchema)]
pub struct BalanceRow<'a> {
    /// The affiliate.
    id: i64,
    /// The same number.
    affiliate_id: i64,
    /// First and last name.
    affiliate_name: &'a str,
    /// The affiliate's number as somebody who signs in; the same as `id`.
    user_id: i64,
    /// 1 Pending, 2 Approved, 3 Declined, 4 Suspended, 5 ViewOnly, 6 Blocked.
    aff_status_id: i64,
    /// CPL commission.
    cpl_fee: Decimal,
    /// CPA commission.
    cpa_fee: Decimal,
    /// RevShare commission.
    rev_share_fee: Decimal,
    /// What was earned on sub-affiliates.
    sub_affiliate_fee: Decimal,
    /// The sum of the four fees.
    commissions_total: Decimal,
    /// Adjustments.
    adjustments: Decimal,
    /// Payments.
    payments: Decimal,
    /// `commissions_total + adjustments − payments`.
    balance: Decimal,
    /// Deposits of its players.
    deposit_amount: Decimal,
    /// How many.
    deposit_count: i64,
    /// First deposits of its players.
    ftd_amount: Decimal,
    /// How many.
    ftd_count: i64,
    /// Its players.
    registrations_count: i64,
    /// What is asked for or approved, and not paid.
    not_processed_payment_amount: Decimal,
    /// When it was last paid.
    last_payment_date: Option<String>,
    /// How it is paid.
    payment_method_id: Option<i64>,
    /// The name of that.
    #[schema(example = "PayPal")]
    payment_method_name: Option<&'static str>,
    /// The details of that.
    #[schema(value_type = Option<Object>)]
    payment_method_details: Option<Box<RawValue>>,
    /// Always `false`: payments are decided on.
    auto_payment_enabled: bool,
    /// The least payment: the affiliate's, else the operator's. The vendor's spelling.
    treshold: Decimal,
    /// Its manager.
    manager_id: Option<i64>,
    /// Its manager's username.
    manager: Option<&'a str>,
    /// How its manager is reached.
    manager_contacts: Option<ManagerContacts<'a>>,
    /// When it signed up.
    create_date: String,
    /// The currency of every amount (ISO 4217).
    #[schema(example = "EUR")]
    operator_currency: &'a str,
}

impl<'a> BalanceRow<'a> {
    fn new(operator: &'a Operator, line: &'a Line) -> Result<Self, Error> {
        let overflow = || Error::internal("a balance is out of range");
        let (sums, figures) = (&line.balance, &line.figures);
        let id = line.affiliate_id.0;
        Ok(Self {
            id,
            affiliate_id: id,
            affiliate_name: &line.name,
            user_id: id,
            aff_status_id: line.status.number(),
            cpl_fee: Decimal(sums.cpl),
            cpa_fee: Decimal(sums.cpa),
            rev_share_fee: Decimal(sums.rev_share),
            sub_affiliate_fee: Decimal(sums.sub_affiliate),
            commissions_total: Decimal(sums.commissions().ok_or_else(overflow)?),
            adjustments: Decimal(sums.adjustments),
            payments: Decimal(sums.payments),
            balance: Decimal(sums.balance().ok_or_else(overflow)?),
            deposit_amount: Decimal(Money(figures.deposits)),
            deposit_count: figures.deposit_count,
            ftd_amount: Decimal(Money(figures.first_deposit)),
            ftd_count: figures.first_deposits,
            registrations_count: figures.registrations,
            not_processed_payment_amount: Decimal(line.open),
            last_payment_date: line.last_payment_at.map(|at| at.to_rfc3339()),
            payment_method_id: line.method_id,
            payment_method_name: line
                .method_id
                .and_then(payment::method)
                .map(|method| method.name),
            payment_method_details: object(&line.method_details),
            auto_payment_enabled: false,
            treshold: Decimal(
                line.threshold
                    .unwrap_or(operator.settings.payment_threshold),
            ),
            manager_id: line.manager_id.map(|id| id.0),
            manager: line.manager_username.as_deref(),
            manager_contacts: line.manager_email.as_deref().map(ManagerContacts::of),
            create_date: line.created_at.to_rfc3339(),
            operator_currency: &operator.currency,
        })
    }
}

/// Lists what affiliates are owed, by their ids, those within the key's scopes.
///
/// Without `from` and `to` the sums are everything there is. With them they are those of the
/// entries dated on these days, both included: the day that each moment lies in counts whole.
/// `above_threshold` leaves those that can be paid: the smallest amount of the currency at least, and
/// the threshold. The filter's fields may also stand in the address by themselves.
#[utoipa::path(
    get,
    path = "/api/af2_balance_op",
    tag = "Payments",
    summary = "List balances",
    params(
        ("filter" = Option<String>, Query, description = "JSON object of `above_threshold`, `from`, `to`, `affiliate_id` (or `id`), `aff_status_id`", example = "{\"above_threshold\":true,\"to\":\"2025-04-30T23:59:59Z\"}"),
        ("range" = Option<String>, Query, description = "First and last row, both included, counted from 0; at most 1000 rows are answered", example = "[0,9]"),
    ),
    responses(
        (status = 200, description = "The balances", body = Vec<BalanceRow>, headers(("content-range" = String, description = "`af2_balance_op 0-9/123`"))),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `balances.read`", body = ErrorBody),
        (status = 422, description = "`11` A filter or range that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::operator(Permission::BalancesRead);
    vendor::answer(&state, request, need, |call| async move {
        let range = Range::of(&call.uri)?;
        let mut filter = Filter::of(&call.uri, &FILTERS)?;
        let statuses = filter.list::<i64>("aff_status_id");
        let ids = super::list::both(filter.list("id"), filter.list("affiliate_id"));
        let query = Query {
            affiliates: ids.map(|ids| ids.into_iter().map(AffiliateId).collect()),
            // A number that is no status matches nothing.
            statuses: statuses.map(|numbers| {
                numbers
                    .into_iter()
                    .filter_map(Status::from_number)
                    .collect()
            }),
            above_threshold: filter.flag("above_threshold"),
            from_day: filter.moment("from").map(|at| at.date().days()),
            to_day: filter.moment("to").map(|at| at.date().days()),
        };
        filter.finish()?;
        let window = Window {
            offset: range.offset,
            limit: range.limit,
        };
        let page = balance::list(&call.service, &call.actor, query, window).await?;
        let rows = page
            .rows
            .iter()
            .map(|line| BalanceRow::new(&page.operator, line))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(range.stamp(json::answer(&rows), RESOURCE, rows.len(), page.total))
    })
    .await
}

//! `GET /api/af2_regs_op` and `_af` (contract.md §4): players with sums over their lives.

use super::{Wanted, as_sent, cell, day};
use crate::rest::caller::query_value;
use crate::rest::error::ErrorBody;
use crate::rest::list::{Filter, Range};
use crate::rest::vendor::{self, Call, Need};
use crate::state::AppState;
use axum::extract::{Request as HttpRequest, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use std::collections::BTreeMap;
use tributary_domain::api_key::Permission;
use tributary_domain::report::Value;
use tributary_domain::time::{DAY, Timestamp};
use tributary_domain::violation::PlainRule;
use tributary_service::Error;
use tributary_service::report::{self, Outcome};

/// What the address or its `filter` may narrow the list by.
const FILTERS: &[&str] = &[
    "registration_id",
    "ext_customer_id",
    "username",
    "country",
    "brand_id",
    "affiliate_id",
    "link_id",
    "campaign_id",
    "deal_id",
    "deal_type_id",
    "status",
    "tracker",
    "source_id",
    "afp",
    "afp1",
    "afp2",
    "afp3",
    "afp4",
    "afp5",
    "afp6",
    "afp7",
    "afp8",
    "afp9",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "registration_date",
    "registration_date_from",
    "registration_date_to",
    "qualification_date",
    "qualification_date_from",
    "qualification_date_to",
    "ftd_date",
    "ftd_date_from",
    "ftd_date_to",
];

/// The dates among them, with the names of their ends.
const DATES: [(&str, &str, &str); 3] = [
    (
        "registration_date",
        "registration_date_from",
        "registration_date_to",
    ),
    (
        "qualification_date",
        "qualification_date_from",
        "qualification_date_to",
    ),
    ("ftd_date", "ftd_date_from", "ftd_date_to"),
];

/// Lists players of the affiliates that the key reaches, with sums over their lives.
#[utoipa::path(
    get,
    path = "/api/af2_regs_op",
    tag = "Reports",
    summary = "Registrations, for operators",
    params(
        ("filter" = Option<String>, Query, description = "JSON object of any id, text, date or status of a row; a date takes a day, `{\"from\":…,\"to\":…}`, or `…_from` (included) and `…_to` (not included)", example = "{\"affiliate_id\":[5],\"registration_date_from\":\"2026-07-01\"}"),
        ("range" = Option<String>, Query, description = "First and last row, both included, counted from 0; at most 1000 rows are answered", example = "[0,999]"),
        ("date_from" = Option<String>, Query, description = "The first day of registration", example = "2026-07-01"),
        ("date_to" = Option<String>, Query, description = "The day after the last", example = "2026-08-01"),
    ),
    responses(
        (status = 200, description = "The registrations, by their ids", body = Vec<Object>, headers(("content-range" = String, description = "`af2_regs_op 0-999/12345`"))),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `registrations.read`", body = ErrorBody),
        (status = 422, description = "`11` A filter or range that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn operator(State(state): State<AppState>, request: HttpRequest) -> Response {
    let need = vendor::operator(Permission::RegistrationsRead);
    answer(&state, request, need, "af2_regs_op").await
}

/// Lists the players of the key's owner, who needs role 100.
#[utoipa::path(
    get,
    path = "/api/af2_regs_af",
    tag = "Reports",
    summary = "Registrations, for affiliates",
    description = "As `af2_regs_op`, of the key's owner alone, who needs extra role 100; columns are those its other roles open.",
    responses(
        (status = 200, description = "The registrations, by their ids", body = Vec<Object>, headers(("content-range" = String, description = "`af2_regs_af 0-999/12345`"))),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, without `registrations.read`, or whose owner lacks role 100", body = ErrorBody),
        (status = 422, description = "`11` A filter or range that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn affiliate(State(state): State<AppState>, request: HttpRequest) -> Response {
    let need = vendor::affiliate(Permission::RegistrationsRead);
    answer(&state, request, need, "af2_regs_af").await
}

async fn answer(
    state: &AppState,
    request: HttpRequest,
    need: Need,
    resource: &'static str,
) -> Response {
    vendor::answer(state, request, need, |call| async move {
        let range = Range::of(&call.uri)?;
        let filters = filters(&call)?;
        let (service, actor) = (&call.service, &call.actor);
        let outcome =
            report::registrations(service, actor, filters, range.offset, range.limit).await;
        let outcome = outcome.map_err(as_sent)?;
        let (rows, total) = (outcome.table.rows.len(), outcome.table.count.unwrap_or(0));
        Ok(range.stamp(write(&outcome), resource, rows, total))
    })
    .await
}

fn filters(call: &Call) -> Result<BTreeMap<String, Vec<Value>>, Error> {
    let mut filter = Filter::of(&call.uri, FILTERS)?;
    let mut filters = BTreeMap::new();
    let is_end = |name: &str| {
        DATES
            .iter()
            .any(|(_, from, to)| *from == name || *to == name)
    };
    for name in FILTERS.iter().copied().filter(|name| !is_end(name)) {
        if let Some(wanted) = filter.list::<Wanted>(name) {
            let values: Vec<Value> = wanted.into_iter().map(|wanted| wanted.0).collect();
            filters.insert(name.to_owned(), values);
        }
    }
    let first = |text: &'static str| day(query_value(&call.uri, text), text);
    let dates = (first("date_from")?, first("date_to")?);
    let dates = (
        dates.0.map(|day| Timestamp(day.days() * DAY)),
        dates.1.map(|day| Timestamp(day.days() * DAY)),
    );
    for (name, from_name, to_name) in DATES {
        let (mut from, mut to) = (filter.moment(from_name), filter.moment(to_name));
        if name == "registration_date" {
            // `date_from` and `date_to` are shorter names of the same.
            for (end, said, short) in [(from_name, from, dates.0), (to_name, to, dates.1)] {
                if said.zip(short).is_some_and(|(said, short)| said != short) {
                    filter.refuse(end, PlainRule::GivenTwice);
                }
            }
            (from, to) = (from.or(dates.0), to.or(dates.1));
        }
        if from.is_none() && to.is_none() {
            continue;
        }
        if filters.contains_key(name) {
            return Err(Error::invalid(name, PlainRule::GivenTwice));
        }
        let (from, to) = (
            from.unwrap_or(Timestamp(i64::MIN)),
            to.unwrap_or(Timestamp(i64::MAX)),
        );
        filters.insert(name.to_owned(), vec![Value::Between(from, to)]);
    }
    filter.finish()?;
    Ok(filters)
}

fn write(outcome: &Outcome) -> Response {
    let table = &outcome.table;
    let keys: Vec<String> = (table.columns.iter())
        .map(|column| format!("\"{}\":", column.key))
        .collect();
    let mut text = String::with_capacity(1_024 + table.rows.len() * 1_024);
    text.push('[');
    for (number, row) in table.rows.iter().enumerate() {
        text.push_str(if number == 0 { "{" } else { ",{" });
        for (place, (key, value)) in keys.iter().zip(row).enumerate() {
            text.push_str(if place == 0 { "" } else { "," });
            text.push_str(key);
            cell::value(&mut text, value);
        }
        text.push('}');
    }
    text.push(']');
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

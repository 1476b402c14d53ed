//! `GET /api/af2_media_report_op` and `_af` (vendor-apis §1.6).

use super::{Wanted, as_sent, cell, day};
use crate::rest::caller::query_value;
use crate::rest::error::ErrorBody;
use crate::rest::list::Filter;
use crate::rest::vendor::{self, Call, Need};
use crate::state::AppState;
use axum::extract::{Request as HttpRequest, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use std::collections::BTreeMap;
use tributary_domain::api_key::Permission;
use tributary_domain::report::{Cell, Report, Request, Value};
use tributary_domain::violation::Rule;
use tributary_service::Error;
use tributary_service::report::{self, Outcome};
use utoipa::ToSchema;

/// What the address or its `filter` may narrow the report by.
const FILTERS: &[&str] = &[
    "affiliate_id",
    "brand_id",
    "link_id",
    "campaign_id",
    "deal_root_original_id",
    "deal_id",
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
    "registration_id",
    "ext_customer_id",
    "username",
];

/// What `aggregation_period` takes, in whatever case.
const PERIODS: [&str; 4] = ["", "DAY", "MONTH", "YEAR"];

/// The media report.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `write` writes")]
pub struct MediaReportBody {
    /// A row for each period and combination in which something happened: `dt` (the period's
    /// first day), what it is grouped by with names, and the figures that the caller's role opens.
    #[schema(value_type = Vec<Object>)]
    data: Vec<serde_json::Value>,
    /// `operator_currency`, `operator_name`.
    #[schema(value_type = Object)]
    meta: serde_json::Value,
}

/// Runs the media report over the affiliates that the key reaches.
#[utoipa::path(
    get,
    path = "/api/af2_media_report_op",
    tag = "Reports",
    summary = "Media report, for operators",
    params(
        ("aggregation_period" = Option<String>, Query, description = "`DAY`, `MONTH`, `YEAR`, or empty for all", example = "DAY"),
        ("group_by" = Option<String>, Query, description = "Comma list of `affiliate_id`, `brand_id`, `link_id`, `campaign_id`, `source_id`, `deal_root_original_id`, `afp` … `afp9`, `utm_source` …, and with `registrations.read` `registration_id`, `ext_customer_id`, `username`", example = "link_id,afp"),
        ("date_from" = Option<String>, Query, description = "The first day", example = "2026-07-01"),
        ("date_to" = Option<String>, Query, description = "The day after the last", example = "2026-08-01"),
        ("affiliate_id" = Option<String>, Query, description = "Only these affiliates; so with everything the report groups by"),
        ("filter" = Option<String>, Query, description = "The same as a JSON object", example = "{\"brand_id\":[1]}"),
    ),
    responses(
        (status = 200, description = "The report", body = MediaReportBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `reports.read`", body = ErrorBody),
        (status = 422, description = "`11` A grouping, period, date or filter that is none", body = ErrorBody),
        (status = 503, description = "`14` Too many reports are running, or this one takes too long", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn operator(State(state): State<AppState>, request: HttpRequest) -> Response {
    answer(&state, request, vendor::operator(Permission::ReportsRead)).await
}

/// Runs the media report over the key's owner.
#[utoipa::path(
    get,
    path = "/api/af2_media_report_af",
    tag = "Reports",
    summary = "Media report, for affiliates",
    description = "As `af2_media_report_op`, over the key's owner alone; figures are those its extra roles open, players those of role 100.",
    responses(
        (status = 200, description = "The report", body = MediaReportBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `reports.read`", body = ErrorBody),
        (status = 422, description = "`11` A grouping, period, date or filter that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn affiliate(State(state): State<AppState>, request: HttpRequest) -> Response {
    answer(&state, request, vendor::affiliate(Permission::ReportsRead)).await
}

async fn answer(state: &AppState, request: HttpRequest, need: Need) -> Response {
    vendor::answer(state, request, need, |call| async move {
        let outcome = report::media(&call.service, &call.actor, &read(&call)?).await;
        let outcome = outcome.map_err(as_sent)?;
        // As many rows as there are may be a hundred thousand.
        let amount = outcome.table.rows.len();
        Ok(call.service.heavy.run(amount, || write(&outcome)).await)
    })
    .await
}

fn read(call: &Call) -> Result<Request, Error> {
    let value = |name: &str| query_value(&call.uri, name);
    let mut filter = Filter::of(&call.uri, FILTERS)?;
    let mut filters = BTreeMap::new();
    for name in FILTERS.iter().copied() {
        if let Some(wanted) = filter.list_of(name, |wanted: Wanted| several(name, wanted.0)) {
            let values = wanted.into_iter().map(|wanted| wanted.0);
            filters.insert(name.to_owned(), values.collect());
        }
    }
    filter.finish()?;
    let names = value("group_by").unwrap_or_default();
    let names = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let (from, to) = (
        day(value("date_from"), "date_from")?,
        day(value("date_to"), "date_to")?,
    );
    if from
        .zip(to)
        .is_some_and(|(from, to)| from.days() > to.days())
    {
        let from = "date_from".to_owned();
        return Err(Error::invalid("date_to", Rule::ToBeforeFrom { from }));
    }
    let period = value("aggregation_period").unwrap_or_default();
    let period = period.trim();
    if !PERIODS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(period))
    {
        let rule = Rule::one_of(&["DAY", "MONTH", "YEAR"]);
        return Err(Error::invalid("aggregation_period", rule));
    }
    Ok(Request {
        report: Report::Media.name().to_owned(),
        from,
        to,
        period: period.to_owned(),
        group_by: Some(names.map(str::to_owned).collect()),
        filters,
        ..Request::default()
    })
}

/// Ids in the address may stand behind commas; texts may have commas of their own.
fn several(name: &str, value: Value) -> Vec<Wanted> {
    let is_id = name.ends_with("_id") && name != "source_id" && name != "ext_customer_id";
    match value {
        Value::Text(text) if is_id => {
            let parts = text.split(',');
            let parts = parts.map(|part| Value::Text(part.trim().to_owned()));
            parts.map(Wanted).collect()
        }
        value => vec![Wanted(value)],
    }
}

fn write(outcome: &Outcome) -> Response {
    let table = &outcome.table;
    // The vendor's row of an affiliate has its name under this key, if no player's is there.
    let has_player = table.place("username").is_some();
    let keys: Vec<Vec<String>> = (table.columns.iter())
        .map(|column| {
            let quoted = |key: &str| format!("\"{key}\":");
            match column.key {
                "affiliate_username" if !has_player => vec![quoted("username"), quoted(column.key)],
                key => vec![quoted(key)],
            }
        })
        .collect();
    let mut text = String::with_capacity(1_024 + table.rows.len() * 512);
    text.push_str("{\"data\":[");
    for (number, row) in table.rows.iter().enumerate() {
        text.push_str(if number == 0 { "{" } else { ",{" });
        let mut is_first = true;
        for (keys, value) in keys.iter().zip(row) {
            for key in keys {
                text.push_str(if is_first { "" } else { "," });
                is_first = false;
                text.push_str(key);
                match value {
                    // A day is its first moment, as the vendor writes it.
                    Cell::Date(day) => text.push_str(&format!("\"{day}T00:00:00.000Z\"")),
                    value => cell::value(&mut text, value),
                }
            }
        }
        text.push('}');
    }
    let meta = serde_json::json!({
        "operator_currency": outcome.currency,
        "operator_name": outcome.operator_name,
    });
    text.push_str("],\"meta\":");
    text.push_str(&meta.to_string());
    text.push('}');
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

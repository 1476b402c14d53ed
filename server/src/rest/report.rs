//! Reports (contract.md §6): `POST /api/v1/reports/run`, `GET /api/v1/reports`. The vendor's own
//! addresses for them are in [`media`] and [`registrations`].

pub mod cell;
pub mod media;
pub mod registrations;

use super::error::ErrorBody;
use super::exact::{Body, Read};
use super::vendor::{self, Call, Need};
use crate::state::AppState;
use axum::extract::{Request as HttpRequest, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use futures::{StreamExt as _, stream};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use tributary_domain::language::Lang;
use tributary_domain::report::{Column, Request, Value};
use tributary_domain::text::Catalogue as _;
use tributary_domain::time::{Date, Timestamp};
use tributary_domain::violation::{PlainRule, Rule, Violation};
use tributary_service::Error;
use tributary_service::report::{self, Description, File, Outcome};
use utoipa::ToSchema;

/// What a report is asked with. Unknown fields are ignored.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `read` reads")]
pub struct ReportInput {
    /// The report: one of those that `GET /api/v1/reports` describes.
    #[schema(example = "media")]
    report: String,
    /// The first day.
    #[schema(example = "2026-07-01")]
    from: Option<String>,
    /// The day after the last.
    #[schema(example = "2026-08-01")]
    to: Option<String>,
    /// What one row covers: `day`, `week`, `month`, `year`, or `none`, which is all.
    #[schema(example = "day")]
    period: Option<String>,
    /// What rows are told apart by.
    #[schema(example = json!(["link_id", "afp"]))]
    group_by: Option<Vec<String>>,
    /// What is shown; without it, everything the caller may see.
    #[schema(example = json!(["visit_count", "registration_count", "commissions_total"]))]
    columns: Option<Vec<String>>,
    /// What is let through: rows whose column has one of the values; 0 is no link, brand or
    /// campaign. An empty list lets nothing through. Moments take days, or `{"from":…,"to":…}`.
    #[schema(value_type = Option<Object>, example = json!({"brand_id": [1]}))]
    filters: Option<serde_json::Value>,
    /// The order: columns, `-` before those that begin with the greatest.
    #[schema(example = json!(["-commissions_total"]))]
    sort: Option<Vec<String>>,
    /// The most rows, at most 5,000; 500 where nothing is said. A file without it has all.
    #[schema(example = 500)]
    limit: Option<i64>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
    /// `json` or `csv`.
    #[schema(example = "json")]
    format: Option<String>,
}

/// A column.
#[derive(Serialize, ToSchema)]
pub struct ColumnBody {
    /// Its name.
    #[schema(example = "visit_count")]
    key: &'static str,
    /// What people call it.
    #[schema(example = "Visits")]
    label: &'static str,
    /// `id`, `text`, `date`, `time`, `count`, `money` or `ratio`.
    #[serde(rename = "type")]
    #[schema(example = "count")]
    kind: &'static str,
    /// The grouping it can't be without.
    #[serde(skip_serializing_if = "str::is_empty")]
    needs: &'static str,
}

/// A report that the caller may run.
#[derive(Serialize, ToSchema)]
pub struct DescriptionBody {
    /// Its name.
    #[schema(example = "media")]
    report: &'static str,
    /// What its rows can cover.
    periods: Vec<&'static str>,
    /// What it can group by.
    groupings: Vec<ColumnBody>,
    /// What it can show.
    columns: Vec<ColumnBody>,
    /// What it can be narrowed by.
    filters: Vec<ColumnBody>,
}

/// The reports that the caller may run.
#[derive(Serialize, ToSchema)]
pub struct DescriptionsBody {
    /// The reports.
    data: Vec<DescriptionBody>,
}

/// A report that was run.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `json` writes")]
pub struct ReportBody {
    /// The columns: period, groupings, and what was asked for.
    columns: Vec<ColumnBody>,
    /// The rows of the page, a cell for each column.
    #[schema(value_type = Vec<Vec<Object>>)]
    rows: Vec<Vec<serde_json::Value>>,
    /// The sums over the whole result; null in columns that have none.
    #[schema(value_type = Vec<Object>)]
    totals: Vec<serde_json::Value>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
    /// `report`, `from`, `to`, `period`, `row_count` of the whole result, `operator_currency`,
    /// `operator_name`.
    #[schema(value_type = Object)]
    meta: serde_json::Value,
}

impl From<&Column> for ColumnBody {
    fn from(column: &Column) -> Self {
        Self {
            key: column.key,
            label: column.text.text(Lang::En),
            kind: column.kind.name(),
            needs: column.of,
        }
    }
}

impl From<Description> for DescriptionBody {
    fn from(described: Description) -> Self {
        let bodies = |columns: &[Column]| columns.iter().map(ColumnBody::from).collect();
        Self {
            report: described.report.name(),
            periods: described
                .periods
                .iter()
                .map(|period| period.name())
                .collect(),
            groupings: bodies(&described.groupings),
            columns: bodies(&described.columns),
            filters: bodies(&described.filters),
        }
    }
}

/// Lists the reports that the caller may run, with the groupings, columns and filters that its
/// role opens.
#[utoipa::path(
    get,
    path = "/api/v1/reports",
    tag = "Reports",
    summary = "List reports",
    responses(
        (status = 200, description = "The reports", body = DescriptionsBody),
        (status = 401, description = "`3` Neither a key nor a session", body = ErrorBody),
        (status = 403, description = "`3` A key without `reports.read`", body = ErrorBody),
    ),
    security((), ("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list(State(state): State<AppState>, request: HttpRequest) -> Response {
    vendor::answer(&state, request, Need::Anybody, |call| async move {
        let described = report::describe(&call.service, &call.actor).await?;
        let data = described.into_iter().map(DescriptionBody::from).collect();
        Ok(super::json::answer(&DescriptionsBody { data }))
    })
    .await
}

/// Runs a report. Rows and columns are those that the caller's role opens at that time; what it
/// does not open is refused like what does not exist, with a list of what is allowed.
#[utoipa::path(
    post,
    path = "/api/v1/reports/run",
    tag = "Reports",
    summary = "Run a report",
    request_body = ReportInput,
    responses(
        (status = 200, description = "The report; with `\"format\": \"csv\"` a file: a header of column keys, then every row", content(
            (ReportBody = "application/json"),
            (String = "text/csv"),
        )),
        (status = 400, description = "`1` The body is no JSON object", body = ErrorBody),
        (status = 401, description = "`3` Neither a key nor a session", body = ErrorBody),
        (status = 403, description = "`3` A key without `reports.read`", body = ErrorBody),
        (status = 422, description = "`11` Names or values that are not allowed; `fields` lists what is", body = ErrorBody),
        (status = 503, description = "`14` Too many reports are running, or this one takes too long", body = ErrorBody),
    ),
    security((), ("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn run(State(state): State<AppState>, request: HttpRequest) -> Response {
    vendor::answer(&state, request, Need::Anybody, |call| async move {
        let (request, is_file) = read(call.body()?)?;
        if is_file {
            file(&call, &request).await
        } else {
            let outcome = report::run(&call.service, &call.actor, &request).await?;
            let amount = outcome.table.rows.len();
            let write = || json(&outcome, &request);
            Ok(call.service.heavy.run(amount, write).await)
        }
    })
    .await
}

/// Reads the body; whether it asks for a file.
fn read(mut body: Body) -> Result<(Request, bool), Error> {
    const LIST: PlainRule = PlainRule::NotNames;
    let mut day = |name: &str| {
        let text = body.value::<String>(name)?;
        let day = Date::parse(text.trim());
        if day.is_none() {
            body.refuse(name, PlainRule::Day);
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    let named: BTreeMap<String, Box<RawValue>> = body
        .shaped("filters", PlainRule::NotObject)
        .unwrap_or_default();
    let mut filters = BTreeMap::new();
    for (name, raw) in named {
        match values(&raw) {
            Some(values) => {
                filters.insert(name, values);
            }
            None => body.refuse("filters", Rule::ValueOrList { name }),
        }
    }
    let format: Option<String> = body.value("format");
    let is_file = match format.as_deref() {
        None | Some("json") => false,
        Some("csv") => true,
        Some(_) => {
            body.refuse("format", Rule::one_of(&["json", "csv"]));
            false
        }
    };
    let request = Request {
        report: body.required("report").unwrap_or_default(),
        from,
        to,
        period: body.value("period").unwrap_or_default(),
        group_by: body.shaped("group_by", LIST),
        columns: body.shaped("columns", LIST),
        filters,
        sort: body.shaped("sort", LIST).unwrap_or_default(),
        limit: body.value("limit"),
        cursor: body.value("cursor"),
    };
    body.finish()?;
    Ok((request, is_file))
}

/// The values of a filter: one, or a list of them.
fn values(raw: &RawValue) -> Option<Vec<Value>> {
    let read = if raw.get().starts_with('[') {
        Vec::<Wanted>::read(raw)?
    } else {
        vec![Wanted::read(raw)?]
    };
    Some(read.into_iter().map(|wanted| wanted.0).collect())
}

/// One value of a filter: a number, a text, or `{"from":…,"to":…}` with moments.
#[derive(Clone, Debug)]
pub(super) struct Wanted(pub(super) Value);

/// In the address everything is text: a number there is the number of the filter.
impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Value::Text(text), Value::Number(number))
            | (Value::Number(number), Value::Text(text)) => *text == number.to_string(),
            (one, other) => one == other,
        }
    }
}

impl Read for Wanted {
    const RULE: PlainRule = PlainRule::OneValue;

    fn read(raw: &RawValue) -> Option<Self> {
        let text = raw.get();
        let value = match text.as_bytes().first()? {
            b'"' => Value::Text(serde_json::from_str(text).ok()?),
            b'{' => {
                let ends: BTreeMap<String, String> = serde_json::from_str(text).ok()?;
                if ends.keys().any(|name| name != "from" && name != "to") {
                    return None;
                }
                let end = |name: &str, open: i64| match ends.get(name) {
                    Some(text) => Timestamp::parse(text.trim()),
                    None => Some(Timestamp(open)),
                };
                Value::Between(end("from", i64::MIN)?, end("to", i64::MAX)?)
            }
            b't' | b'f' => Value::Text(text.to_owned()),
            _ => Value::Number(text.parse().ok()?),
        };
        Some(Self(value))
    }
}

/// A report as JSON, its numbers exact.
fn json(outcome: &Outcome, request: &Request) -> Response {
    let table = &outcome.table;
    let columns: Vec<ColumnBody> = table.columns.iter().map(ColumnBody::from).collect();
    let meta = serde_json::json!({
        "report": table.report.name(),
        "from": request.from.map(|day| day.to_string()),
        "to": request.to.map(|day| day.to_string()),
        "period": table.period.name(),
        "row_count": table.count,
        "operator_currency": outcome.currency,
        "operator_name": outcome.operator_name,
    });
    let mut text = String::with_capacity(1_024 + table.rows.len() * 64);
    text.push_str("{\"columns\":");
    text.push_str(&serde_json::to_string(&columns).unwrap_or_default());
    text.push_str(",\"rows\":[");
    for (number, row) in table.rows.iter().enumerate() {
        text.push_str(if number == 0 { "" } else { "," });
        cell::row(&mut text, row);
    }
    text.push_str("],\"totals\":");
    cell::row(&mut text, &table.totals);
    text.push_str(",\"next_cursor\":");
    match &table.next_cursor {
        Some(cursor) => cell::text(&mut text, cursor),
        None => text.push_str("null"),
    }
    text.push_str(",\"meta\":");
    text.push_str(&meta.to_string());
    text.push('}');
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

/// A report as a file that is written while it is read. What fails before its first row is an
/// error like any other; what fails later ends the answer before its end, so that nobody takes
/// half of it for all.
async fn file(call: &Call, request: &Request) -> Result<Response, Error> {
    let file = report::file(&call.service, &call.actor, request).await?;
    // A name of ours: the report was found under it.
    csv(file, &request.report).await
}

/// A file of lines as it is made, under a name of ours.
pub(crate) async fn csv(file: File, name: &str) -> Result<Response, Error> {
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    Ok((headers, stream_of(file).await?).into_response())
}

async fn stream_of(mut file: File) -> Result<axum::body::Body, Error> {
    let mut first = String::new();
    cell::header(&mut first, &file.columns);
    match file.next().await {
        Some(Ok(rows)) => cell::lines(&mut first, &rows),
        Some(Err(failure)) => return Err(failure),
        None => {}
    }
    let rest = stream::unfold(Some((file, Some(first))), |state| async {
        let (mut file, first) = state?;
        if let Some(first) = first {
            return Some((Ok(first), Some((file, None))));
        }
        match file.next().await? {
            Ok(rows) => {
                let mut text = String::new();
                cell::lines(&mut text, &rows);
                Some((Ok(text), Some((file, None))))
            }
            Err(failure) => {
                tracing::error!(error = %failure, "a file of a report ended early");
                Some((Err(std::io::Error::other(failure.to_string())), None))
            }
        }
    });
    // Whoever packs it asks once more after its end.
    Ok(axum::body::Body::from_stream(rest.fuse()))
}

/// A refusal with its fields named as the vendor's addresses have them, where filters stand by
/// themselves.
fn as_sent(failure: Error) -> Error {
    match failure {
        Error::Invalid {
            code,
            mut violations,
        } => {
            for Violation { field, .. } in &mut violations {
                if let Some(own) = field.as_str().strip_prefix("filters.") {
                    *field = own.to_owned().into();
                }
            }
            Error::Invalid { code, violations }
        }
        other => other,
    }
}

/// A day of the address; absent and empty are none.
pub(super) fn day(text: Option<String>, name: &'static str) -> Result<Option<Date>, Error> {
    match text.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => {
            let day = Date::parse(text).map(Some);
            day.ok_or_else(|| Error::invalid(name, PlainRule::Day))
        }
    }
}

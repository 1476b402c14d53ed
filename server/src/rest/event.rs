//! `POST /api/v1/events` and its import (contract.md §5): what brands tell of their players.

use super::{error, json, vendor};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use tributary_domain::event::EventProblem;
use tributary_domain::refusal::Refusal;
use tributary_service::event::content::Fields;
use tributary_service::event::import;
use tributary_service::event::receive::{self, Answer, Row, Rows};
use tributary_service::{Error, Service};
use utoipa::ToSchema;

/// One event. Which fields it needs depends on its `type`; unknown fields are ignored. Amounts
/// are numbers or strings of at least 0 with at most six decimals.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `Fields::read` reads")]
pub struct EventBody {
    /// The brand's name for the event, unique in the brand. Sent again with the same content it
    /// is a `duplicate`, with other content it is rejected with `event_id_reused`.
    #[schema(max_length = 128)]
    event_id: String,
    /// `registration`, `lead_qualified`, `deposit`, `withdrawal`, `chargeback`, `bonus`,
    /// `deduction`, `wager`, `activity`, `status` or `reversal`.
    r#type: String,
    /// When it happened; at most five minutes ahead, not in a closed month.
    #[schema(example = "2026-07-10T12:00:00Z")]
    occurred_at: String,
    /// The brand's name for the customer.
    #[schema(max_length = 128)]
    ext_customer_id: String,
    /// Which of the key's brands; needed where it has several.
    brand_id: Option<i64>,
    /// `registration`: the tracker of the click. A valid one always decides.
    tracker: Option<String>,
    /// `registration`: the promo code, where no tracker decides.
    promo_code: Option<String>,
    /// `registration`: the affiliate, where neither decides and the key's scope reaches it.
    affiliate_id: Option<i64>,
    /// `registration`: ISO 3166-1 alpha-2.
    country: Option<String>,
    /// `registration`: the customer's own name.
    username: Option<String>,
    /// `deposit`, `withdrawal`, `chargeback`, `bonus`, `deduction`; `reversal`: how much of the
    /// event, all that is left without it.
    amount: Option<String>,
    /// ISO 4217; the operator's own without it, or that of the event that is reversed.
    currency: Option<String>,
    /// `wager`, `activity`: stakes.
    bets: Option<String>,
    /// `wager`, `activity`: winnings.
    wins: Option<String>,
    /// `wager`, `activity`: how many wagers.
    count: Option<i64>,
    /// `activity`: deposits of the day.
    deposits: Option<String>,
    /// `activity`: how many; of several, their mean is taken as the first one.
    deposit_count: Option<i64>,
    /// `activity`: withdrawals of the day.
    withdrawals: Option<String>,
    /// `activity`: how many.
    withdrawal_count: Option<i64>,
    /// `activity`: bonuses of the day.
    bonuses: Option<String>,
    /// `activity`: deductions of the day.
    deductions: Option<String>,
    /// `activity`: chargebacks of the day.
    chargebacks: Option<String>,
    /// `wager`, `activity`, `bonus`, `deduction`: `casino` or `sport`. One `activity` stands for each
    /// player, day and product, those without one among them.
    product: Option<String>,
    /// `deduction`: `admin_fee`, `payment_fee`, `tax`, `bonus_cost` or `other`.
    category: Option<String>,
    /// `status`: `duplicate`, `fraud`, `self_excluded` or `active`.
    status: Option<String>,
    /// `reversal`: the `event_id` of the event to take back.
    reverses: Option<String>,
}

/// What has become of each event, in the order they were sent.
#[derive(Serialize, ToSchema)]
pub struct EventsBody {
    /// How many count now, durably, their commission in the ledger.
    accepted: usize,
    /// How many wait for their customer, or for the event they reverse.
    parked: usize,
    /// How many were here before.
    duplicate: usize,
    /// How many were not accepted; nothing changed for them.
    rejected: usize,
    /// Of a file: its columns that are no fields of events, as it names them. They were not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    ignored_columns: Option<Vec<String>>,
    /// One result for each event.
    results: Vec<EventResult>,
}

/// What has become of one event.
#[derive(Serialize, ToSchema)]
pub struct EventResult {
    /// The brand's name for the event, where one could be read.
    event_id: Option<String>,
    /// `accepted`, `parked`, `duplicate` or `rejected`.
    status: &'static str,
    /// Why, by a stable name.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    /// Why, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'static str>,
    /// The line on which it begins, from 1, where lines were sent; the first line of a file is 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl EventsBody {
    fn of(answers: Vec<Answer>, ignored_columns: Option<Vec<String>>) -> Self {
        let count = |name: &str| {
            let named = answers
                .iter()
                .filter(|answer| answer.outcome.name() == name);
            named.count()
        };
        Self {
            accepted: count("accepted"),
            parked: count("parked"),
            duplicate: count("duplicate"),
            rejected: count("rejected"),
            ignored_columns,
            results: answers.into_iter().map(EventResult::of).collect(),
        }
    }
}

impl EventResult {
    fn of(answer: Answer) -> Self {
        let problem = answer.outcome.problem();
        Self {
            event_id: answer.event_id,
            status: answer.outcome.name(),
            code: problem.map(EventProblem::code),
            message: problem.map(EventProblem::message),
            line: answer.line,
        }
    }
}

/// Tells of events: one JSON object, an array of them, or one a line (NDJSON). Not all or
/// nothing: each has its own result, in order. What is answered with 200 is on disk and its
/// commission is in the ledger; sending all of it again after any other answer is safe.
#[utoipa::path(
    post,
    path = "/api/v1/events",
    tag = "Events",
    summary = "Tell of registrations, deposits, wagers and what else players do",
    request_body(description = "One event, an array, or NDJSON; at most 16 MiB and 100,000 events", content(
        (EventBody = "application/json"),
        (String = "application/x-ndjson"),
    )),
    responses(
        (status = 200, description = "A result for each event", body = EventsBody),
        (status = 400, description = "`1` Neither a JSON object nor an array, or deeper than 64", body = error::ErrorBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = error::ErrorBody),
        (status = 403, description = "`3` Not an ingest key with `events.write`, a scope and this address", body = error::ErrorBody),
        (status = 413, description = "`8` The body is over 16 MiB, or has more than 100,000 events", body = error::ErrorBody),
        (status = 415, description = "`10` Neither application/json nor application/x-ndjson", body = error::ErrorBody),
        (status = 503, description = "`14` Too many events wait, or the database does not answer", body = error::ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn send(State(state): State<AppState>, request: Request) -> Response {
    vendor::answer_on_trust(&state, request, vendor::Need::Anybody, |call| async move {
        let mut sender = receive::sender(&call.service, &call.actor, None).await?;
        sender.auth.clone_from(&call.pledge);
        let rows = rows(call.headers(), call.bytes())?;
        let answers = receive::receive(&call.service, &sender, rows).await?;
        Ok(answer(&call.service, answers, None).await)
    })
    .await
}

/// The answer, which may be as long as what was sent.
async fn answer(
    service: &Service,
    answers: Vec<Answer>,
    ignored_columns: Option<Vec<String>>,
) -> Response {
    let amount = answers.len();
    let write = || json::answer(&EventsBody::of(answers, ignored_columns));
    service.heavy.run(amount, write).await
}

/// Tells of events in CSV: the first line names the columns, which are the fields of
/// `POST /api/v1/events`, in any case; an empty cell says nothing, and a row of such cells is none.
/// Between cells stands a comma, a semicolon or a tab, as the first line shows; a line `sep=;`
/// before it is skipped. A record that is not well formed is one rejected result, and those
/// around it stand.
#[utoipa::path(
    post,
    path = "/api/v1/events/import",
    tag = "Events",
    summary = "Tell of events in a CSV file",
    request_body(description = "CSV with a header; at most 16 MiB and 100,000 events", content((String = "text/csv"))),
    responses(
        (status = 200, description = "A result for each line after the first", body = EventsBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = error::ErrorBody),
        (status = 403, description = "`3` Not an ingest key with `events.write`, a scope and this address", body = error::ErrorBody),
        (status = 413, description = "`8` The body is over 16 MiB, or has more than 100,000 events", body = error::ErrorBody),
        (status = 422, description = "`11` The first line does not name the columns, or one of them twice; or the file is UTF-16", body = error::ErrorBody),
        (status = 503, description = "`14` Too many events wait, or the database does not answer", body = error::ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn import(State(state): State<AppState>, request: Request) -> Response {
    vendor::answer(&state, request, vendor::Need::Anybody, |call| async move {
        let sender = receive::sender(&call.service, &call.actor, None).await?;
        let file = import::receive(&call.service, &sender, call.bytes()).await?;
        let ignored_columns = Some(file.ignored_columns);
        Ok(answer(&call.service, file.answers, ignored_columns).await)
    })
    .await
}

/// The events of a body. Lines are NDJSON where the body says so, or where it is no single JSON
/// value and its first line is an object: many clients call everything application/json.
fn rows<'a>(headers: &HeaderMap, body: &'a [u8]) -> Result<Rows<'a>, Error> {
    let body = json::without_mark(body);
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.map(|kind| {
        kind.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase()
    });
    let is_lines = match kind.as_deref() {
        Some(
            "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/json-lines",
        ) => true,
        Some("application/json") => has_lines(body),
        None => serde_json::from_slice::<&RawValue>(body).is_err(),
        Some(_) => {
            return Err(Refusal::BodyKind.into());
        }
    };
    if is_lines {
        return lines(body);
    }
    let unreadable = || Error::from(Refusal::NotEvents);
    if std::str::from_utf8(body).is_err() {
        return Err(Refusal::NotUtf8.into());
    }
    if json::is_too_deep(body) {
        return Err(unreadable());
    }
    let one = |raw: &RawValue| Row {
        line: None,
        fields: Fields::from_json(raw.get()),
    };
    match body.trim_ascii_start().first() {
        Some(b'[') => {
            let all = serde_json::from_slice::<Elements<'_>>(body);
            // What is no JSON is so by its syntax; our own count is the one other thing.
            let all = all.map_err(|error| match error.is_data() {
                true => Refusal::TooManyEvents.into(),
                false => unreadable(),
            })?;
            Rows::new(all.0.len(), body.len(), all.0.into_iter().map(one))
        }
        Some(b'{') => {
            let raw: &RawValue = serde_json::from_slice(body).map_err(|_| unreadable())?;
            Rows::new(1, body.len(), std::iter::once(raw).map(one))
        }
        _ => Err(unreadable()),
    }
}

/// The elements of an array, as far as there may be so many.
struct Elements<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Elements<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Elements<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an array of events")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Elements<'de>, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = all.next_element()? {
                    if elements.len() == receive::MAX_EVENTS {
                        return Err(A::Error::custom("too many events"));
                    }
                    elements.push(element);
                }
                Ok(Elements(elements))
            }
        }
        deserializer.deserialize_seq(Collect)
    }
}

/// Whether a body is several lines, of which the first is an object by itself.
fn has_lines(body: &[u8]) -> bool {
    let body = body.trim_ascii();
    let Some(end) = body.iter().position(|byte| *byte == b'\n') else {
        return false;
    };
    let first = body[..end].trim_ascii_end();
    first.starts_with(b"{") && serde_json::from_slice::<&RawValue>(first).is_ok()
}

fn lines(body: &[u8]) -> Result<Rows<'_>, Error> {
    let lines = || {
        let numbered = body.split(|byte| *byte == b'\n').zip(1..);
        numbered.filter(|(line, _)| !line.trim_ascii().is_empty())
    };
    let rows = lines().map(|(line, number)| Row {
        line: Some(number),
        fields: match std::str::from_utf8(line) {
            Ok(_) if line.contains(&0) => Err(EventProblem::NulCharacter),
            Ok(text) if !json::is_too_deep(line) => Fields::from_json(text),
            Ok(_) => Err(EventProblem::InvalidJson),
            Err(_) => Err(EventProblem::NotUtf8),
        },
    });
    Rows::new(lines().count(), body.len(), rows)
}

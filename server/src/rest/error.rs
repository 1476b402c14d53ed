//! The one place that turns failures into the JSON of contract.md §2.

use crate::http::request_meta::RequestMeta;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;
use tributary_domain::error::Code;
use tributary_domain::language::Lang;
use tributary_domain::violation::Violation;
use tributary_service::Error;
use utoipa::ToSchema;

/// The path whose failures have seed 003's own code.
const REGISTRATION: &str = "/api/register-aff";

/// What the caller is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApiError {
    /// The code, which gives number, name and status.
    pub code: Code,
    /// The sentence.
    pub message: String,
    /// What is wrong with which field.
    pub fields: BTreeMap<String, String>,
    /// For a limit that was reached: how long to wait, and how many calls it grants at once.
    pub limit: Option<(Duration, u32)>,
}

/// The body of every error.
#[derive(Serialize, ToSchema)]
pub struct ErrorBody {
    /// The number that clients branch on; 0 is success, numbers below it are seed 003's.
    #[serde(rename = "errCode")]
    #[schema(example = -2)]
    pub err_code: i32,
    /// One sentence for people.
    pub message: String,
    /// The stable name of the error.
    #[schema(example = "form_not_valid")]
    pub code: &'static str,
    /// What is wrong with which field, by its name in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<BTreeMap<String, String>>,
    /// The id under which our log knows the request; also in `x-request-id`.
    pub request_id: String,
}

impl ApiError {
    /// A code and its own sentence.
    #[must_use]
    pub fn from_code(code: Code) -> Self {
        Self {
            code,
            message: code.message().to_owned(),
            fields: BTreeMap::new(),
            limit: None,
        }
    }

    /// What a caller may know of a failure. What they may not know goes to the log, under the
    /// request's id, which the surrounding span carries.
    #[must_use]
    pub fn from_error(failure: &Error, lang: Lang) -> Self {
        let mut wire = Self::from_code(failure.code());
        match failure {
            Error::Invalid { code, violations } => {
                for Violation { field, rule } in violations {
                    let sentence = || rule.text(lang);
                    (wire.fields.entry(field.to_string())).or_insert_with(sentence);
                }
                // What the state forbids is said as a whole, too: no field was typed wrong.
                if *code == Code::Conflict && lang == Lang::En {
                    let sentences: Vec<&str> = wire.fields.values().map(String::as_str).collect();
                    wire.message = sentences.join(" ");
                } else if lang != Lang::En {
                    wire.message = form_message(&wire.fields);
                }
            }
            Error::Refused(refusal) => wire.message = refusal.text(lang),
            Error::RateLimited { retry_after, limit } => wire.limit = Some((*retry_after, *limit)),
            Error::Unavailable(detail) => {
                tracing::error!(error = %chain(detail.as_ref()), "unavailable");
            }
            failure => tracing::error!(error = %chain(failure), "internal error"),
        }
        wire
    }
}

/// The sentence over a form in another language than English: what is wrong with which field.
fn form_message(fields: &BTreeMap<String, String>) -> String {
    let said: Vec<String> = (fields.iter())
        .map(|(field, sentence)| format!("{field}: {sentence}"))
        .collect();
    said.join(" ")
}

/// An error and everything below it, for the log.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(error) = below {
        let more = error.to_string();
        // Some errors repeat their source in their own sentence.
        if !text.contains(&more) {
            text = text + ": " + &more;
        }
        below = error.source();
    }
    text
}

/// The answer to a use case that failed.
#[must_use]
pub fn from_service(failure: &Error, lang: Lang, asked: &RequestMeta) -> Response {
    respond(&ApiError::from_error(failure, lang), asked)
}

/// The answer that says it.
#[must_use]
pub fn respond(wire: &ApiError, asked: &RequestMeta) -> Response {
    let mut wire = wire.clone();
    // Seed 003 has one code for whatever goes wrong on our side.
    if asked.path == REGISTRATION && matches!(wire.code, Code::Internal | Code::Unavailable) {
        wire = ApiError::from_code(Code::FailInRegistrationFlow);
    }
    let status = StatusCode::from_u16(wire.code.http_status());
    let body = ErrorBody {
        err_code: wire.code.err_code(),
        message: wire.message,
        code: wire.code.name(),
        fields: Some(wire.fields).filter(|fields| !fields.is_empty()),
        request_id: asked.request_id.to_string(),
    };
    let mut response = (
        status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        super::json::answer(&body),
    )
        .into_response();
    let headers = response.headers_mut();
    if let Some((retry_after, limit)) = wire.limit {
        put_limit(headers, retry_after, limit);
    }
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    debug_assert!(response.headers().contains_key(CONTENT_TYPE));
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// `Retry-After` and the `RateLimit-*` headers. Whole seconds, rounded up: who waits that long
/// is let in.
pub fn put_limit(headers: &mut HeaderMap, retry_after: Duration, limit: u32) {
    let seconds = retry_after.as_millis().div_ceil(1_000).max(1);
    let seconds = u64::try_from(seconds).unwrap_or(u64::MAX);
    headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    let name = HeaderName::from_static;
    headers.insert(name("ratelimit-limit"), HeaderValue::from(limit));
    headers.insert(name("ratelimit-remaining"), HeaderValue::from(0));
    headers.insert(name("ratelimit-reset"), HeaderValue::from(seconds));
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::registration::{Field, Rule};
    use tributary_domain::text::Catalogue as _;

    #[test]
    fn what_is_internal_stays_inside() {
        let failure = Error::internal("the password of the database is hunter2");
        let wire = ApiError::from_error(&failure, Lang::En);
        assert_eq!(wire.code, Code::Internal);
        assert!(!wire.message.contains("hunter2"));
    }

    #[test]
    fn a_form_is_explained_in_the_language_asked_for() {
        let violations = [Field::FirstName, Field::LastName].map(|it| (it, Rule::Required));
        let failure = Error::violations(Code::FormNotValid, violations);
        let english = ApiError::from_error(&failure, Lang::En);
        assert_eq!(english.message, Code::FormNotValid.message());
        let french = ApiError::from_error(&failure, Lang::Fr);
        let required = Rule::Required.text(Lang::Fr);
        assert_ne!(required, Rule::Required.text(Lang::En));
        let expected = format!("first_name: {required} last_name: {required}");
        assert_eq!(french.message, expected);
        assert_eq!(french.fields["last_name"], required);
    }

    #[test]
    fn limits_round_up() {
        let mut headers = HeaderMap::new();
        put_limit(&mut headers, Duration::from_millis(1_001), 30);
        assert_eq!(headers["retry-after"], "2");
        assert_eq!(headers["ratelimit-limit"], "30");
        assert_eq!(headers["ratelimit-reset"], "2");
    }
}

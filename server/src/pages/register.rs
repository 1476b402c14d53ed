//! `POST /register`: the sign-up form without script. The same rules as the API's, the same use
//! case; what differs is that people read the answer.

use super::form::{self, Fields};
use super::posted_form;
use super::render;
use super::see_other;
use super::visit::Visit;
use crate::metrics::count_registration;
use crate::rest::error::put_limit;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use tributary_app::request::Posted;
use tributary_domain::affiliate::Status;
use tributary_domain::error::Code;
use tributary_domain::language::Lang;
use tributary_domain::registration::Field;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::portal::PortalText;
use tributary_domain::violation::{PlainRule, Rule, Violation};
use tributary_service::registration::{self, Invitation, Submission};
use tributary_service::{Actor, Error};

/// The fields by which captcha providers' own widgets hand their token over.
const TOKENS: [&str; 4] = [
    "token",
    "g-recaptcha-response",
    "cf-turnstile-response",
    "h-captcha-response",
];

/// Signs up whoever filled the form in.
pub async fn post(State(state): State<AppState>, request: Request) -> Response {
    let (fields, parts) = match form::read(request).await {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    let host = visit
        .page
        .operator
        .hostnames
        .first()
        .map(String::as_str)
        .unwrap_or_default();
    let submission = submission(&fields, host);
    // Whoever is signed in signs somebody else up: as anybody.
    let actor = Actor::Visitor { ip: visit.page.ip };
    match registration::register(&state.service, &actor, None, submission).await {
        Ok(registered) => {
            count_registration("page", Code::Ok.name());
            let status = if registered.status == Status::Approved {
                "approved"
            } else {
                "pending"
            };
            see_other(&format!("/registered?status={status}"))
        }
        Err(failure) => {
            count_registration("page", failure.code().name());
            again(visit, parts, &fields, &failure).await
        }
    }
}

/// The page again, with what was typed and what is wrong.
async fn again(visit: Visit, parts: Parts, fields: &Fields, failure: &Error) -> Response {
    let lang = visit.page.lang;
    let code = failure.code();
    let mut posted = Posted {
        values: fields.shown(),
        ..posted_form::posted(failure, lang, &parts)
    };
    if let Error::Invalid { violations, .. } = failure {
        let said = |Violation { field, rule }: &Violation| {
            (field.to_string(), sentence(field.as_str(), rule, lang))
        };
        posted.problems = violations.iter().map(said).collect();
        // A token and a host name are no fields that anybody sees.
        let mut problems = posted.problems.iter();
        let is_unseen = |name: &str| {
            [Field::Token, Field::Hostname]
                .map(Field::name)
                .contains(&name)
        };
        let unseen = problems.find(|(name, _)| is_unseen(name));
        posted.message = unseen.map(|(_, sentence)| sentence.clone());
    }
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() =
        StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    if let Error::RateLimited { retry_after, limit } = failure {
        put_limit(response.headers_mut(), *retry_after, *limit);
    }
    response
}

/// The sentence for a problem. A missing token means that the captcha's script did not run.
fn sentence(field: &str, rule: &Rule, lang: Lang) -> String {
    if field == Field::Token.name() && *rule == PlainRule::Required.into() {
        return PortalText::CaptchaNeedsScript.text(lang).to_owned();
    }
    rule.text(lang)
}

/// The form's fields. What would grant something is not read: a page can't ask for it.
fn submission(fields: &Fields, host: &str) -> Submission {
    let mut read = Submission::default();
    for field in Field::ALL.iter().copied() {
        match field {
            Field::Terms => {
                read.form.terms_accepted = fields
                    .get(field.name())
                    .is_some_and(|text| matches!(text, "true" | "on" | "1"));
            }
            Field::Hostname => read.form.set(field, host),
            Field::Token => {
                let token = TOKENS
                    .iter()
                    .find_map(|name| fields.get(name).filter(|t| !t.is_empty()));
                read.form.set(field, token.unwrap_or_default());
            }
            Field::ManagerId
            | Field::ParentAffiliateId
            | Field::ExtAffiliateId
            | Field::ExtraRoleIds
            | Field::PaymentMethodDetails => {}
            _ => {
                if let Some(text) = fields.get(field.name()) {
                    read.form.set(field, text);
                }
            }
        }
    }
    read.invitation = Invitation::from_params(|name| fields.get(name));
    read
}

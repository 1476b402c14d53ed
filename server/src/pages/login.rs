//! `POST /login` and `POST /logout`.
//!
//! A page that is open when its session ends asks for the sign-in by script, over itself
//! (`app/src/components/sign_in.rs`): it accepts JSON, and gets who has signed in, or a sentence.

use super::form::{self, Fields};
use super::render;
use super::visit::{self, Visit};
use super::{area, cookie, see_other};
use crate::rest::error::put_limit;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use std::time::Duration;
use tributary_app::request::Posted;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::portal::PortalText;
use tributary_service::session::{self, SignIn, SignInRefusal, SignedIn};
use tributary_service::{Actor, Error};

/// Signs somebody in: `username`, `password`, and `next`, the address they wanted.
pub async fn post(State(state): State<AppState>, request: Request) -> Response {
    let (fields, parts) = match form::read(request).await {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    let by_script = (parts.headers.get(ACCEPT)).is_some_and(|kind| kind == "application/json");
    let name = |field: &str| fields.get(field).unwrap_or_default().to_owned();
    match attempt(&state, &visit, &parts, name("username"), name("password")).await {
        Ok(signed_in) => {
            let answer = if by_script {
                said(json!({ "user": username(&signed_in.actor) }))
            } else {
                see_other(&area::after_sign_in(fields.get("next"), &signed_in.actor))
            };
            with_session(answer, &signed_in, &visit)
        }
        Err(Refused::No(no)) => {
            let mut response = if by_script {
                said(json!({ "message": no.text.text(visit.page.lang) }))
            } else {
                again(visit, parts, &fields, no.text).await
            };
            no.put_on(&mut response);
            response
        }
        Err(Refused::Failed(failure)) => visit::failed(&failure, &parts),
    }
}

/// Why nobody was signed in.
pub(super) enum Refused {
    /// They may not, or not now.
    No(No),
    /// It is our fault.
    Failed(Error),
}

/// What is said to somebody who can't sign in.
pub(super) struct No {
    pub(super) text: PortalText,
    status: StatusCode,
    /// The time to wait and the limit, where it was too often.
    limit: Option<(Duration, u32)>,
}

impl No {
    /// Puts the status on the answer, and how long to wait.
    pub(super) fn put_on(&self, response: &mut Response) {
        *response.status_mut() = self.status;
        if let Some((retry_after, limit)) = self.limit {
            put_limit(response.headers_mut(), retry_after, limit);
        }
    }
}

/// Signs somebody in. The session that their browser leaves behind is ended.
pub(super) async fn attempt(
    state: &AppState,
    visit: &Visit,
    parts: &Parts,
    username: String,
    password: String,
) -> Result<SignedIn, Refused> {
    let agent = parts.headers.get(USER_AGENT).map(|agent| agent.as_bytes());
    let attempt = SignIn {
        username,
        password,
        ip: visit.page.ip,
        user_agent: String::from_utf8_lossy(agent.unwrap_or_default()).into_owned(),
    };
    let operator = visit.page.operator.id;
    let no = |text, status| {
        Err(Refused::No(No {
            text,
            status,
            limit: None,
        }))
    };
    match session::sign_in(&state.service, operator, attempt).await {
        Ok(Ok(signed_in)) => {
            if let Some(old) = cookie::token(&parts.headers, visit.is_https)
                && let Err(failure) = session::sign_out(&state.service, operator, old).await
            {
                tracing::warn!(error = %failure, "the old session could not be ended");
            }
            Ok(signed_in)
        }
        Ok(Err(SignInRefusal::Credentials)) => {
            no(PortalText::SignInWrong, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Ok(Err(SignInRefusal::Pending)) => no(PortalText::SignInPending, StatusCode::FORBIDDEN),
        Ok(Err(SignInRefusal::Closed)) => no(PortalText::SignInClosed, StatusCode::FORBIDDEN),
        Err(Error::RateLimited { retry_after, limit }) => Err(Refused::No(No {
            text: PortalText::TooManyTries,
            status: StatusCode::TOO_MANY_REQUESTS,
            limit: Some((retry_after, limit)),
        })),
        Err(failure) => Err(Refused::Failed(failure)),
    }
}

/// What a script is told.
fn said(body: serde_json::Value) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, body.to_string()).into_response()
}

/// What somebody who signed in is called; nobody else signs in.
fn username(actor: &Actor) -> &str {
    match actor {
        Actor::Staff { username, .. } | Actor::Affiliate { username, .. } => username,
        _ => "",
    }
}

/// Ends the session, on our side and in the browser.
pub async fn sign_out(State(state): State<AppState>, parts: Parts) -> Response {
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    if let Some(token) = cookie::token(&parts.headers, visit.is_https)
        && let Err(failure) = session::sign_out(&state.service, visit.page.operator.id, token).await
    {
        // Not signed out is not to be taken for signed out.
        return visit::failed(&failure, &parts);
    }
    with_cookie(see_other("/"), &cookie::end(visit.is_https))
}

/// The sign-in page again. It reads `next` from its address, so there it goes.
async fn again(visit: Visit, mut parts: Parts, fields: &Fields, text: PortalText) -> Response {
    if let Some(next) = fields.get("next").filter(|next| area::is_local(next)) {
        form::put_query(&mut parts, &[("next", next)]);
    }
    let message = Some(text.text(visit.page.lang).to_owned());
    let posted = Posted {
        values: fields.shown(),
        message,
        ..Posted::default()
    };
    render::render(visit, parts, Some(posted)).await
}

/// Gives the browser the new session.
pub(super) fn with_session(response: Response, signed_in: &SignedIn, visit: &Visit) -> Response {
    with_cookie(response, &cookie::begin(&signed_in.token, visit.is_https))
}

fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

//! `POST /login` and `POST /logout`.

use super::form::{self, Fields};
use super::render;
use super::visit::{self, Visit};
use super::{area, cookie, see_other};
use crate::rest::error::put_limit;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use tributary_app::request::Posted;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::portal::PortalText;
use tributary_service::Error;
use tributary_service::session::{self, SignIn, SignInRefusal};

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
    let agent = parts.headers.get(USER_AGENT).map(|agent| agent.as_bytes());
    let attempt = SignIn {
        username: fields.get("username").unwrap_or_default().to_owned(),
        password: fields.get("password").unwrap_or_default().to_owned(),
        ip: visit.page.ip,
        user_agent: String::from_utf8_lossy(agent.unwrap_or_default()).into_owned(),
    };
    let operator = visit.page.operator.id;
    match session::sign_in(&state.service, operator, attempt).await {
        Ok(Ok(signed_in)) => {
            // The browser leaves its old session behind, and so do we.
            if let Some(old) = cookie::token(&parts.headers, visit.is_https)
                && let Err(failure) = session::sign_out(&state.service, operator, old).await
            {
                tracing::warn!(error = %failure, "the old session could not be ended");
            }
            let next = area::after_sign_in(fields.get("next"), &signed_in.actor);
            with_cookie(
                see_other(&next),
                &cookie::begin(&signed_in.token, visit.is_https),
            )
        }
        Ok(Err(refusal)) => {
            let (text, status) = match refusal {
                SignInRefusal::Credentials => {
                    (PortalText::SignInWrong, StatusCode::UNPROCESSABLE_ENTITY)
                }
                SignInRefusal::Pending => (PortalText::SignInPending, StatusCode::FORBIDDEN),
                SignInRefusal::Closed => (PortalText::SignInClosed, StatusCode::FORBIDDEN),
            };
            again(visit, parts, &fields, text, status).await
        }
        Err(Error::RateLimited { retry_after, limit }) => {
            let (text, status) = (PortalText::TooManyTries, StatusCode::TOO_MANY_REQUESTS);
            let mut response = again(visit, parts, &fields, text, status).await;
            put_limit(response.headers_mut(), retry_after, limit);
            response
        }
        Err(failure) => visit::failed(&failure, &parts),
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
async fn again(
    visit: Visit,
    mut parts: Parts,
    fields: &Fields,
    text: PortalText,
    status: StatusCode,
) -> Response {
    if let Some(next) = fields.get("next").filter(|next| area::is_local(next)) {
        form::put_query(&mut parts, &[("next", next)]);
    }
    let message = Some(text.text(visit.page.lang).to_owned());
    let posted = Posted {
        values: fields.shown(),
        message,
        ..Posted::default()
    };
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() = status;
    response
}

fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

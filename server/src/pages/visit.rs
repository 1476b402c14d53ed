//! Who visits a page: operator, person and language, found out once for each request.

use super::cookie;
use crate::assets;
use crate::http::address::Host;
use crate::http::client::Client;
use crate::http::refusal::{RequestMeta, refuse, small_page};
use crate::http::security::Nonce;
use crate::rest::caller;
use crate::state::AppState;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use leptos::context::provide_context;
use std::sync::Arc;
use tributary_app::preference::Preferences;
use tributary_app::request::{Posted, Request as PageRequest};
use tributary_domain::error::Code;
use tributary_domain::id::OperatorId;
use tributary_domain::registration::Rule;
use tributary_domain::text::Catalogue as _;
use tributary_service::{Actor, Error, Service, api_key, operator, session};

/// A visit.
#[derive(Clone)]
pub struct Visit {
    /// What pages and server functions know of it.
    pub page: PageRequest,
    /// What the address or cookies say about language and theme.
    pub preferences: Preferences,
    /// Whether the browser came by https.
    pub is_https: bool,
}

impl Visit {
    /// Finds out who visits.
    ///
    /// # Errors
    /// The answer, where there is no operator under this host name or the database is away.
    pub async fn of(state: &AppState, parts: &Parts) -> Result<Self, Response> {
        let preferences = preferences(parts);
        match find(state, parts, preferences).await {
            Ok(Some(visit)) => Ok(visit),
            Ok(None) => {
                let sentence = Rule::HostnameUnknown.text(preferences.lang);
                let asked = RequestMeta::of_parts(parts);
                Err(small_page(
                    &asked,
                    StatusCode::NOT_FOUND,
                    "Not Found",
                    sentence,
                ))
            }
            Err(failure) => Err(failed(&failure, parts)),
        }
    }

    /// What leptos provides to the app besides its own: the request, the nonce, and the form that
    /// is shown again.
    pub(super) fn context(
        &self,
        parts: &Parts,
        posted: Option<Posted>,
    ) -> impl Fn() + Clone + Send + Sync + 'static + use<> {
        let page = self.page.clone();
        let nonce = parts
            .extensions
            .get::<Nonce>()
            .map(|nonce| Arc::clone(&nonce.0));
        move || {
            provide_context(page.clone());
            if let Some(nonce) = &nonce {
                provide_context(leptos::nonce::Nonce::from_value(Arc::clone(nonce)));
            }
            if let Some(posted) = &posted {
                provide_context(posted.clone());
            }
        }
    }

    /// Whether somebody is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        !matches!(self.page.actor, Actor::Visitor { .. })
    }
}

/// The answer to a page request that failed on our side.
pub(crate) fn failed(failure: &Error, parts: &Parts) -> Response {
    // Logs what must be logged; what it says is for programs.
    let wire = crate::rest::error::ApiError::from_error(failure, Default::default());
    let code = if wire.code == Code::Internal {
        Code::Internal
    } else {
        Code::Unavailable
    };
    refuse(&RequestMeta::of_parts(parts), code)
}

fn preferences(parts: &Parts) -> Preferences {
    let headers = &parts.headers;
    let query = parts.uri.query().unwrap_or_default();
    let accepted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|accepted| accepted.to_str().ok());
    Preferences::read(query, &cookie::all(headers), accepted.unwrap_or_default())
}

async fn find(
    state: &AppState,
    parts: &Parts,
    preferences: Preferences,
) -> Result<Option<Visit>, Error> {
    let service = &state.service;
    let Some(host) = parts.extensions.get::<Host>() else {
        return Ok(None);
    };
    let Some(operator) = operator::by_host(service, &host.name).await? else {
        return Ok(None);
    };
    let is_https = is_https(parts);
    let ip = caller::ip(&parts.extensions);
    let known = signed_in(service, operator.id, parts).await?;
    let page = PageRequest {
        service: service.clone(),
        operator,
        actor: known.unwrap_or(Actor::Visitor { ip }),
        ip,
        lang: preferences.lang,
        theme: preferences.theme,
        origin: caller::origin(&parts.extensions),
        request_id: RequestMeta::of_parts(parts).request_id.to_string(),
        assets: assets::addresses(),
    };
    Ok(Some(Visit {
        page,
        preferences,
        is_https,
    }))
}

fn is_https(parts: &Parts) -> bool {
    let client = parts.extensions.get::<Client>();
    client.is_some_and(|client| client.is_https)
}

/// Who is signed in with an operator, by the session's cookie.
async fn signed_in(
    service: &Service,
    operator: OperatorId,
    parts: &Parts,
) -> Result<Option<Actor>, Error> {
    match token(&parts.headers, is_https(parts)) {
        Some(token) => session::actor(service, operator, token).await,
        None => Ok(None),
    }
}

/// Who is signed in with the operator of the host name; nobody where that is no operator's.
pub(crate) async fn session_actor(
    service: &Service,
    parts: &Parts,
) -> Result<Option<Actor>, Error> {
    match caller::operator_of_host(service, &parts.extensions).await? {
        Some(operator) => signed_in(service, operator, parts).await,
        None => Ok(None),
    }
}

/// Whose events a request may bring, by its key or session, before it is read.
pub(crate) async fn sender_of_events(service: &Service, parts: &Parts) -> Option<OperatorId> {
    let found = async {
        // A page asks for the session alone, whatever a proxy or a browser sends beside it.
        let key = match RequestMeta::of_parts(parts).is_api() {
            true => caller::key_text(&parts.headers)?,
            false => None,
        };
        match key {
            Some(text) => {
                let (ip, host) = (
                    caller::ip(&parts.extensions),
                    caller::host(&parts.extensions),
                );
                api_key::sender_of_events(service, text, ip, host).await
            }
            None => Ok(match session_actor(service, parts).await? {
                Some(Actor::Staff { operator, .. }) => Some(operator),
                _ => None,
            }),
        }
    };
    // What is wrong is told by whoever answers: it asks the same again.
    Box::pin(found).await.ok().flatten()
}

/// A token has 64 characters; nothing longer is worth a look-up.
fn token(headers: &HeaderMap, is_https: bool) -> Option<&str> {
    cookie::token(headers, is_https).filter(|token| token.len() <= 128)
}

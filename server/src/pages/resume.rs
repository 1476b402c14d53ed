//! Forms that come when their session has ended. Whoever sent one signs in, and is back on its page
//! with everything that was typed: nothing is done in their name before they have seen it again.
//!
//! The sign-in is a page at the form's own address, which carries what was typed along and posts it
//! there again; so nothing is kept on our side for somebody who may never come back.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::login::{self, Refused};
use super::render;
use super::visit::{self, Visit};
use super::{see_other, without_script};
use crate::state::AppState;
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use tributary_app::request::{Posted, Resume};
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::portal::PortalText;

/// A form on its way through the sign-in.
struct Waiting {
    /// What was typed.
    fields: Fields,
    /// The address of its page, where that is not the form's own.
    page: Option<String>,
}

/// The answer to a form of somebody who is not signed in. `page` is the address of the page that the
/// form is on, where that is not the form's own.
pub(super) async fn answer(
    state: &AppState,
    visit: Visit,
    mut parts: Parts,
    fields: &Fields,
    page: Option<&str>,
) -> Response {
    parts.method = Method::GET;
    let local = |page: &str| Some(page.to_owned()).filter(|page| area::is_local(page));
    let Some(form) = fields.get(Resume::FORM) else {
        let waiting = Waiting {
            fields: fields.clone(),
            page: page.and_then(local),
        };
        let mut response = ask(visit, parts, &waiting, "", PortalText::SessionEnded).await;
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        return response;
    };
    let waiting = Waiting {
        fields: form::parse(form.as_bytes()),
        page: fields.get(Resume::PAGE).and_then(local),
    };
    let given = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (username, password) = (given("username"), given("password"));
    match login::attempt(state, &visit, &parts, username.clone(), password).await {
        Ok(signed_in) => {
            let mut on = visit.clone();
            on.page.actor = signed_in.actor.clone();
            let response = back(on, parts, waiting).await;
            login::with_session(response, &signed_in, &visit)
        }
        Err(Refused::No(no)) => {
            let mut response = ask(visit, parts, &waiting, &username, no.text).await;
            no.put_on(&mut response);
            response
        }
        Err(Refused::Failed(failure)) => visit::failed(&failure, &parts),
    }
}

/// The sign-in, with the form in it.
async fn ask(
    mut visit: Visit,
    mut parts: Parts,
    waiting: &Waiting,
    username: &str,
    why: PortalText,
) -> Response {
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(waiting.fields.shown())
        .finish();
    let action = parts.uri.path_and_query();
    let resume = Resume {
        action: action.map_or_else(String::new, |address| address.as_str().to_owned()),
        form,
        page: waiting.page.clone(),
    };
    let posted = Posted {
        values: vec![("username".to_owned(), username.to_owned())],
        message: Some(why.text(visit.page.lang).to_owned()),
        resume: Some(resume),
        ..Posted::default()
    };
    // The browser's side of the app would look for the page that is at this address.
    without_script(&mut visit);
    parts.uri = Uri::from_static("/login");
    let mut response = render::render(visit, parts, Some(posted)).await;
    // What was typed was meant for us, not for the browser's disk.
    let no_store = HeaderValue::from_static("no-store");
    response.headers_mut().insert(CACHE_CONTROL, no_store);
    response
}

/// The form's page with what was typed, for whoever has just signed in.
async fn back(mut visit: Visit, mut parts: Parts, waiting: Waiting) -> Response {
    if let Some(page) = waiting.page.and_then(|page| page.parse().ok()) {
        parts.uri = page;
        // The same again: the page has another address than the browser shows.
        without_script(&mut visit);
    }
    if area::admit(&parts.uri, &visit.page.actor) != PageAccess::Welcome {
        // Somebody else signed in, for whom the page is not.
        return see_other(&area::after_sign_in(None, &visit.page.actor));
    }
    let posted = Posted {
        values: waiting.fields.shown(),
        message: Some(PortalText::SignedInAgain.text(visit.page.lang).to_owned()),
        ..Posted::default()
    };
    render::render(visit, parts, Some(posted)).await
}

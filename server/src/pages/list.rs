//! Lists as CSV files: `/office/{list}.csv` and `/dashboard/{list}.csv`, for the session of their
//! pages. The first line has the columns' keys and values are as programs write them, so that a file
//! is the same whatever language its reader's pages have.

use super::area::{self, PageAccess};
use super::see_other;
use super::visit::{Visit, failed};
use crate::http::refusal::{RequestMeta, refuse};
use crate::rest::report::csv;
use crate::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::get;
use tributary_app::api::list::asked;
use tributary_domain::error::Code;
use tributary_domain::list::List;
use tributary_service::list;

/// The routes of all files.
pub(super) fn routes() -> Router<AppState> {
    List::ALL.into_iter().fold(Router::new(), |router, of| {
        let answer = move |State(state): State<AppState>, parts: Parts| file(state, of, parts);
        router.route(&of.file_path(), get(answer))
    })
}

/// What a list shows, on all of its pages.
async fn file(state: AppState, of: List, parts: Parts) -> Response {
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    match area::admit(&parts.uri, &visit.page.actor) {
        PageAccess::Welcome => {}
        PageAccess::SignIn(address) => return see_other(&address),
        PageAccess::Nothing => return refuse(&RequestMeta::of_parts(&parts), Code::NotFound),
    }
    let query = asked(of, parts.uri.query().unwrap_or_default(), &parts.headers);
    let made = list::file(&state.service, &visit.page.actor, &query).await;
    let answer = match made {
        Ok(file) => csv(file, of.name()).await,
        Err(failure) => Err(failure),
    };
    answer.unwrap_or_else(|failure| failed(&failure, &parts))
}

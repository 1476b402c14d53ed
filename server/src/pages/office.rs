//! The forms of the back office: what they have in common. Each is read, handed to one use case,
//! and answered with a redirect; or its page comes back with what was typed and what is wrong.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::render;
use super::resume;
use super::visit::{self, Visit};
use super::{brand, campaign, deal, hidden, import, link, payment, registration, see_other};
use crate::rest::method_not_allowed;
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use tributary_app::request::Posted;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::language::Lang;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::portal::PortalText;
use tributary_service::{Actor, Error, Service, affiliate};

/// A form of a page that has no further part in its address.
pub(super) async fn post_list(
    State(state): State<AppState>,
    Path(page): Path<String>,
    request: Request,
) -> Response {
    match page.as_str() {
        "campaigns" => campaign::save(&state, request).await,
        "import" => import::save(&state, request).await,
        _ => method_not_allowed(request).await,
    }
}

/// A form of one of something, or of a new one.
pub(super) async fn post_one(
    State(state): State<AppState>,
    Path((page, id)): Path<(String, String)>,
    request: Request,
) -> Response {
    let id = Some(id).filter(|id| id != NEW);
    match page.as_str() {
        "brands" => brand::save(&state, id, request).await,
        "deals" => deal::save(&state, id, request).await,
        "links" => link::save(&state, id, request).await,
        "payments" => payment::save(&state, id, request).await,
        "registrations" => registration::decide(&state, id, request).await,
        _ => method_not_allowed(request).await,
    }
}

/// What stands in an address in place of an id.
const NEW: &str = "new";

/// A form that somebody sent who may see its page.
pub(super) struct PostedForm {
    visit: Visit,
    parts: Parts,
    /// What it says.
    pub(super) fields: Fields,
}

impl PostedForm {
    /// Reads it.
    ///
    /// # Errors
    /// The answer to what is no form, and to who has no business here.
    pub(super) async fn read(state: &AppState, request: Request) -> Result<Self, Response> {
        let (fields, parts) = form::read(request).await?;
        let visit = Visit::of(state, &parts).await?;
        match area::admit(&parts.uri, &visit.page.actor) {
            PageAccess::Welcome => Ok(Self {
                visit,
                parts,
                fields,
            }),
            PageAccess::SignIn(_) => Err(resume::answer(state, visit, parts, &fields, None).await),
            PageAccess::Nothing => Err(hidden(visit, parts).await),
        }
    }

    /// Who sent it.
    pub(super) fn actor(&self) -> &Actor {
        &self.visit.page.actor
    }

    /// Of which operator.
    pub(super) fn operator(&self) -> OperatorId {
        self.visit.page.operator.id
    }

    /// What stands in a field, trimmed.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.get(name).unwrap_or_default().trim()
    }

    /// What stands in a field, where there is anything.
    pub(super) fn given(&self, name: &str) -> Option<String> {
        Some(self.text(name).to_owned()).filter(|text| !text.is_empty())
    }

    /// Whether a box is ticked.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.text(name) == "true"
    }

    /// Leads on to where it was done; or shows the page again. `say` finds the sentence for a
    /// field that was refused, and for the whole where the field is empty.
    pub(super) async fn answer(
        self,
        done: Result<String, Error>,
        say: impl Fn(&str, Code, Lang) -> &'static str,
    ) -> Response {
        let failure = match done {
            Ok(address) => return see_other(&address),
            Err(failure) => failure,
        };
        let lang = self.visit.page.lang;
        let code = failure.code();
        let mut posted = Posted {
            values: self.fields.shown(),
            ..Posted::default()
        };
        match (&failure, code) {
            (_, Code::Forbidden) => {
                posted.message = Some(OfficeText::MayNot.text(lang).to_owned());
            }
            (_, Code::NotFound) => {
                posted.message = Some(PortalText::NotFoundText.text(lang).to_owned());
            }
            (Error::Refused(refusal), _) => {
                let said = |(field, _): &(String, String)| {
                    (field.clone(), say(field, code, lang).to_owned())
                };
                posted.problems = refusal.fields.iter().map(said).collect();
                if refusal.fields.is_empty() {
                    posted.message = Some(say("", code, lang).to_owned());
                }
            }
            _ => {
                // For the log; the person reads the sentence.
                visit::failed(&failure, &self.parts);
                posted.message = Some(PortalText::ServerFailed.text(lang).to_owned());
            }
        }
        let rendered = render::render(self.visit, self.parts, Some(posted));
        let mut response = rendered.await;
        *response.status_mut() =
            StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        response
    }
}

/// The affiliate that a number or a username means. Whether a number is anybody's, the use case
/// finds out.
///
/// # Errors
/// [`Code::Invalid`] with the field where nobody is called so.
pub(super) async fn affiliate_named(
    service: &Service,
    actor: &Actor,
    field: &str,
    text: &str,
) -> Result<AffiliateId, Error> {
    if let Ok(id) = text.parse() {
        return Ok(AffiliateId(id));
    }
    let nobody = || Error::field(Code::Invalid, field, "nobody is called so");
    if text.is_empty() {
        return Err(nobody());
    }
    let query = affiliate::Query {
        search: text.to_owned(),
        page: 1,
        per_page: affiliate::MAX_PER_PAGE,
        ..affiliate::Query::default()
    };
    let found = affiliate::list(service, actor, &query).await?;
    let is_called = |username: &str| username.eq_ignore_ascii_case(text);
    let mut rows = found.rows.iter();
    let found = rows.find(|affiliate| is_called(&affiliate.username));
    found.map(|affiliate| affiliate.id).ok_or_else(nobody)
}

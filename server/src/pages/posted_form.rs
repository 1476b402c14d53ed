//! The one way in which a page's form is read, run, and shown again with everything that was
//! typed and what is wrong, in the language of the page.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::render;
use super::resume;
use super::visit::{self, Visit};
use super::{hidden, see_other};
use crate::state::AppState;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use tributary_app::api::failure::sentence;
use tributary_app::request::Posted;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::language::Lang;
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::portal::PortalText;
use tributary_domain::violation::{PlainRule, Violation};
use tributary_service::{Actor, Error, Service, affiliate};

/// What stands in an address in place of an id.
const NEW: &str = "new";

/// The id in an address of a form; none for a new one.
pub(super) fn id_or_new(id: String) -> Option<String> {
    Some(id).filter(|id| id != NEW)
}

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
        Self::of_page(state, request, None).await
    }

    /// The same for a form whose address is none of a page: it is on `page`.
    ///
    /// # Errors
    /// As [`PostedForm::read`].
    pub(super) async fn of_page(
        state: &AppState,
        request: Request,
        page: Option<&str>,
    ) -> Result<Self, Response> {
        let (fields, parts) = form::read(request).await?;
        let visit = Visit::of(state, &parts).await?;
        match area::admit(&parts.uri, &visit.page.actor) {
            PageAccess::Welcome => Ok(Self {
                visit,
                parts,
                fields,
            }),
            PageAccess::SignIn(_) => Err(resume::answer(state, visit, parts, &fields, page).await),
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

    /// The `scheme://host[:port]` it was sent to.
    pub(super) fn origin(&self) -> &str {
        &self.visit.page.origin
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

    /// The answer to somebody whose page this is not.
    pub(super) async fn hidden(self) -> Response {
        hidden(self.visit, self.parts).await
    }

    /// Leads on to where it was done; or shows the page again.
    pub(super) async fn answer(self, done: Result<String, Error>) -> Response {
        match done {
            Ok(address) => see_other(&address),
            Err(failure) => again(self.visit, self.parts, self.fields.shown(), &failure).await,
        }
    }
}

/// The page again, with what was typed and what is wrong.
pub(super) async fn again(
    visit: Visit,
    parts: Parts,
    values: Vec<(String, String)>,
    failure: &Error,
) -> Response {
    let posted = Posted {
        values,
        ..posted(failure, visit.page.lang, &parts)
    };
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() = StatusCode::from_u16(failure.code().http_status())
        .unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    response
}

/// What a page says of a failure: beside each field, or of the whole.
pub(super) fn posted(failure: &Error, lang: Lang, parts: &Parts) -> Posted {
    let (problems, message) = match failure {
        Error::Invalid { violations, .. } => {
            let said = violations
                .iter()
                .map(|Violation { field, rule }| (field.to_string(), rule.text(lang)));
            let message = DealText::PleaseCheck.text(lang).to_owned();
            return Posted {
                problems: said.collect(),
                message: Some(message).filter(|_| is_own(parts)),
                ..Posted::default()
            };
        }
        Error::Refused(refusal) => (Vec::new(), sentence(refusal, lang)),
        Error::RateLimited { .. } => (Vec::new(), PortalText::TooManyTries.text(lang).to_owned()),
        failure => {
            // For the log; the person reads the sentence.
            visit::failed(failure, parts);
            (Vec::new(), PortalText::ServerFailed.text(lang).to_owned())
        }
    };
    Posted {
        problems,
        message: Some(message),
        ..Posted::default()
    }
}

/// Whether it is a page of affiliates: these have no heading of their own over what is wrong.
fn is_own(parts: &Parts) -> bool {
    area::of(parts.uri.path()) == area::Area::Affiliate
}

/// The affiliate that a number or a username means. Whether a number is anybody's, the use case
/// finds out.
///
/// # Errors
/// [`Error::Invalid`] with the field where nobody is called so.
pub(super) async fn affiliate_named(
    service: &Service,
    actor: &Actor,
    field: &'static str,
    text: &str,
) -> Result<AffiliateId, Error> {
    if let Ok(id) = text.parse() {
        return Ok(AffiliateId(id));
    }
    let nobody = || Error::invalid(field, PlainRule::UnknownAffiliate);
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

#[cfg(test)]
mod tests {
    use super::posted;
    use crate::commands::flag;
    use crate::rest::error::ApiError;
    use axum::extract::Request;
    use tributary_domain::id::BrandId;
    use tributary_domain::language::Lang;
    use tributary_domain::money::Money;
    use tributary_domain::payment::form::NewPayment;
    use tributary_domain::staff::{Role, form::NewStaff};
    use tributary_domain::violation::Violation;
    use tributary_service::Error;
    use tributary_service::brand::BrandForm;
    use tributary_service::link::LinkForm;

    /// Forms of which everything that can be wrong is.
    fn broken() -> Vec<Vec<Violation>> {
        let brand = BrandForm {
            go_host: Some("https://x".into()),
            fallback_url: Some("{{afp}}".into()),
            ..BrandForm::new(" ", "a b")
        };
        let link = LinkForm {
            description: "x".repeat(2_001),
            destination_url_ab: Some("x".into()),
            ab_percent: 101,
            ..LinkForm::new(
                BrandId(0),
                &"x".repeat(201),
                "https://a.example/{{clickid}}",
            )
        };
        let payment = NewPayment {
            amount: Some(Money(1)),
            comment: "x".repeat(2_001),
            ..NewPayment::default()
        };
        let staff = NewStaff {
            username: String::new(),
            email: "nobody".into(),
            role: Role::Admin,
            password: "weak".into(),
        };
        let found = [
            brand.check().err(),
            link.check().err(),
            payment.check("EUR", (2, 1)).err(),
            staff.check().err(),
        ];
        found.into_iter().flatten().collect()
    }

    #[test]
    fn every_face_says_the_same_of_every_field() {
        let counts: Vec<usize> = broken().iter().map(Vec::len).collect();
        assert_eq!(counts, [4, 5, 3, 3], "all of them at once");
        let (parts, ()) = Request::new(()).into_parts();
        for violations in broken() {
            for lang in Lang::ALL {
                let expected: Vec<(String, String)> = (violations.iter())
                    .map(|wrong| (wrong.field.to_string(), wrong.rule.text(lang)))
                    .collect();
                let failure = Error::from(violations.clone());
                let fields = ApiError::from_error(&failure, lang).fields;
                assert_eq!(posted(&failure, lang, &parts).problems, expected);
                for (field, sentence) in &expected {
                    assert_eq!(&fields[field], sentence);
                    let line = flag::sentence(&violations);
                    let is_said = line.contains(sentence.as_str());
                    assert!(is_said || lang != Lang::En, "{line}");
                }
                assert_eq!(fields.len(), expected.len());
            }
        }
    }
}

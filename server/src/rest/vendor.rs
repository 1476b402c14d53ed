//! How a call of the API begins and ends, and the vendor's way to say that it failed
//! (contract.md §2, §4).
//!
//! A handler gives [`answer`] what the call needs and what to do:
//!
//! ```text
//! vendor::answer(&state, request, vendor::operator(Permission::LinksRead), |call| async move {
//!     let rows = link::list(&call.service, &call.actor).await?;
//!     Ok(json::answer(&rows))
//! }).await
//! ```

use super::exact::Body;
use super::{caller, error};
use crate::http::LastWord;
use crate::http::refusal::RequestMeta;
use crate::pages::visit::session_actor;
use crate::state::AppState;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{Extensions, HeaderMap, StatusCode, Uri};
use axum::response::Response;
use bytes::Bytes;
use std::future::Future;
use tributary_domain::api_key::{KeyKind, Permission};
use tributary_domain::error::Code;
use tributary_domain::language::Lang;
use tributary_domain::operator::ErrorStatus;
use tributary_domain::refusal::Refusal;
use tributary_service::api_key::{self, ProvisionalAuth};
use tributary_service::{Actor, Error, Service, operator, policy};

/// The status of every error for clients of that vendor.
const VENDOR_STATUS: u16 = 291;

/// Who may make a call.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// A key of this kind with this permission, and nobody else.
    Key(KeyKind, Permission),
    /// The same with either of two permissions.
    KeyWithEither(KeyKind, Permission, Permission),
    /// A key, or somebody who is signed in; the use case says which.
    Anybody,
}

/// An operator's key with a permission: the `*_op` addresses.
#[must_use]
pub const fn operator(permission: Permission) -> Need {
    Need::Key(KeyKind::Operator, permission)
}

/// An affiliate's key with a permission: the `*_af` addresses.
#[must_use]
pub const fn affiliate(permission: Permission) -> Need {
    Need::Key(KeyKind::Affiliate, permission)
}

/// A call whose caller is known.
pub struct Call {
    /// The use cases.
    pub service: Service,
    /// Who calls.
    pub actor: Actor,
    /// The address, for [`Range`](super::list::Range) and [`Filter`](super::list::Filter).
    pub uri: Uri,
    /// `https://host` of the call, for links back to us; empty for a request without a host.
    pub origin: String,
    /// What the caller was let in on, where that is to be made sure of.
    pub pledge: Option<ProvisionalAuth>,
    headers: HeaderMap,
    body: Bytes,
}

impl Call {
    /// The body, which must be one JSON object.
    ///
    /// # Errors
    /// As [`Body::parse`].
    pub fn body(&self) -> Result<Body, Error> {
        Body::parse(&self.headers, &self.body)
    }

    /// The headers as they came.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came.
    #[must_use]
    pub const fn bytes(&self) -> &Bytes {
        &self.body
    }
}

/// Finds out who calls, does `work`, and writes what comes of it.
pub async fn answer<F, W>(state: &AppState, request: Request, need: Need, work: F) -> Response
where
    F: FnOnce(Call) -> W,
    W: Future<Output = Result<Response, Error>>,
{
    run(state, request, need, Ok(None), work).await
}

/// The same where a key that is known is trusted at first. Nothing is answered before it was made
/// sure of: where `work` has not done so, that is done for it.
pub async fn answer_on_trust<F, W>(
    state: &AppState,
    request: Request,
    need: Need,
    work: F,
) -> Response
where
    F: FnOnce(Call) -> W,
    W: Future<Output = Result<Response, Error>>,
{
    let (parts, body) = request.into_parts();
    let trusted = caller::trusted(&state.service, &parts);
    let request = Request::from_parts(parts, body);
    run(state, request, need, trusted, work).await
}

/// A caller that was let in on a pledge, if one was.
type Trusted = Option<(Actor, ProvisionalAuth)>;

async fn run<F, W>(
    state: &AppState,
    request: Request,
    need: Need,
    trusted: Result<Trusted, Error>,
    work: F,
) -> Response
where
    F: FnOnce(Call) -> W,
    W: Future<Output = Result<Response, Error>>,
{
    let asked = RequestMeta::of(&request);
    let outcome = async {
        let trusted = trusted?;
        let pledge = trusted.as_ref().map(|(_, pledge)| pledge.clone());
        let outcome = match begin(state, request, need, trusted).await {
            Ok(call) => work(call).await,
            Err(failure) => Err(failure),
        };
        if let Some(pledge) = pledge {
            pledge.revalidate(&state.service).await?;
        }
        outcome
    };
    let outcome = outcome.await;
    outcome.unwrap_or_else(|failure| error::from_service(&failure, Lang::En, &asked))
}

async fn begin(
    state: &AppState,
    request: Request,
    need: Need,
    trusted: Trusted,
) -> Result<Call, Error> {
    let (parts, body) = request.into_parts();
    let (mut actor, pledge) = match trusted {
        Some((actor, pledge)) => (actor, Some(pledge)),
        None => (caller::find(&state.service, &parts).await?, None),
    };
    match need {
        Need::Key(kind, permission) => {
            policy::key(&actor, kind, permission)?;
        }
        Need::KeyWithEither(kind, one, other) => {
            policy::key(&actor, kind, one)
                .or_else(|refusal| policy::key(&actor, kind, other).map_err(|_| refusal))?;
        }
        Need::Anybody => {
            if matches!(actor, Actor::Visitor { .. }) {
                actor = Box::pin(session_actor(&state.service, &parts))
                    .await?
                    .ok_or(Refusal::KeyNeeded)?;
            }
        }
    }
    // The layer bounds it, each address by its own limit; axum's extractor has one of its own.
    let body = to_bytes(body, usize::MAX).await;
    Ok(Call {
        service: state.service.clone(),
        actor,
        pledge,
        origin: caller::origin(&parts.extensions),
        uri: parts.uri,
        headers: parts.headers,
        body: body.map_err(|_| Error::from(Code::BadRequest))?,
    })
}

/// An id in the path. What is no number is no address of ours.
///
/// # Errors
/// [`Code::NotFound`].
pub fn path_id<T: From<i64>>(text: &str) -> Result<T, Error> {
    // One spelling each, so that two addresses are never one thing.
    let is_plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    match text.parse::<i64>() {
        Ok(id) if is_plain => Ok(T::from(id)),
        _ => Err(Code::NotFound.into()),
    }
}

/// Whether an address is one of those whose errors that vendor's clients know by 291.
fn is_vendors(path: &str) -> bool {
    path.strip_prefix("/api/").is_some_and(|rest| {
        rest.starts_with("af2_") || rest == "private-api" || rest.starts_with("private-api/")
    })
}

/// For the vendor's addresses, what turns the status of whatever failed there into 291, where the
/// operator says so: the operator of the host name, else that of the key that was sent.
pub fn translate(service: &Service, request: &Request) -> Option<LastWord> {
    if !is_vendors(request.uri().path()) {
        return None;
    }
    let service = service.clone();
    let (headers, extensions) = (request.headers().clone(), request.extensions().clone());
    Some(Box::new(move |mut response: Response| {
        Box::pin(async move {
            let status = response.status();
            let has_failed = status.is_client_error() || status.is_server_error();
            if has_failed
                && wants_vendors_status(&service, &headers, &extensions).await
                && let Ok(vendors) = StatusCode::from_u16(VENDOR_STATUS)
            {
                *response.status_mut() = vendors;
            }
            response
        })
    }))
}

/// Whether the operator of a request says so. Who is not known to gets what everybody gets.
async fn wants_vendors_status(
    service: &Service,
    headers: &HeaderMap,
    extensions: &Extensions,
) -> bool {
    let settings = async {
        let of_host = caller::operator_of_host(service, extensions).await?;
        let operator = match (of_host, caller::key_text(headers)) {
            (Some(found), _) => Some(found),
            (None, Ok(Some(text))) => api_key::operator_of(service, text).await?,
            (None, _) => None,
        };
        match operator {
            Some(id) => operator::settings(service, id).await.map(Some),
            None => Ok(None),
        }
    };
    match settings.await {
        Ok(settings) => {
            settings.is_some_and(|settings| settings.error_status == ErrorStatus::Smartico)
        }
        Err(failure) => {
            tracing::warn!(error = %failure, "the operator's settings can't be read");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::id::AffiliateId;

    #[test]
    fn an_id_has_one_spelling() {
        assert_eq!(path_id::<AffiliateId>("7").unwrap(), AffiliateId(7));
        for text in ["", "07", "+7", "-7", "0", "7 ", "x", "99999999999999999999"] {
            assert!(path_id::<AffiliateId>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_vendors_addresses_are_told_from_ours() {
        for (path, is) in [
            ("/api/af2_aff_op", true),
            ("/api/af2_nothing", true),
            ("/api/private-api", true),
            ("/api/private-apis", false),
            ("/api/v1/payments", false),
            ("/api/register-aff", false),
            ("/af2_aff_op", false),
        ] {
            assert_eq!(is_vendors(path), is, "{path}");
        }
    }
}

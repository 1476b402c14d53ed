//! `POST /office/import`: a file of events, from a form with and without script.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::posted_form;
use super::resume;
use super::visit::Visit;
use super::{hidden, see_other};
use crate::http::refusal::{RequestMeta, refuse};
use crate::state::AppState;
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::Response;
use bytes::Bytes;
use hyper::body::Body as _;
use tributary_domain::error::Code;
use tributary_domain::id::BrandId;
use tributary_domain::violation::{PlainRule, Violations};
use tributary_service::Error;
use tributary_service::event::import;

/// What the form said.
#[derive(Default)]
struct PostedForm {
    brand: String,
    name: String,
    file: Option<Bytes>,
}

/// Starts an import and leads to its progress; or shows the form again with what is wrong.
pub(super) async fn save(State(state): State<AppState>, request: Request) -> Response {
    let asked = RequestMeta::of(&request);
    let (mut parts, body) = request.into_parts();
    let visit = match Visit::of(&state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    match area::admit(&parts.uri, &visit.page.actor) {
        PageAccess::Welcome => {}
        PageAccess::SignIn(_) => {
            return match typed(Request::from_parts(parts, body)).await {
                Ok((fields, parts)) => resume::answer(&state, visit, parts, &fields, None).await,
                Err(answer) => answer,
            };
        }
        PageAccess::Nothing => return hidden(visit, parts).await,
    }
    let sent = match read(Request::from_parts(parts.clone(), body)).await {
        Ok(sent) => sent,
        Err(code) => return refuse(&asked, code),
    };
    let done = start(&state, &visit, &sent).await;
    let failure = match done {
        Ok(address) => return see_other(&address),
        Err(failure) => failure,
    };
    parts.method = Method::GET;
    let values = vec![("brand_id".to_owned(), sent.brand)];
    posted_form::again(visit, parts, values, &failure).await
}

/// What was typed into a form that came without a session, and the head of its request. The file is
/// not carried along: it is still on its sender's disk.
async fn typed(request: Request) -> Result<(Fields, Parts), Response> {
    if form::is_form(request.headers()) {
        return form::read(request).await;
    }
    let asked = RequestMeta::of(&request);
    let (parts, body) = request.into_parts();
    // A large one was not read, since nobody is signed in.
    if body.is_end_stream() {
        return Ok((Fields::new(Vec::new()), parts));
    }
    let sent = read(Request::from_parts(parts.clone(), body)).await;
    let sent = sent.map_err(|code| refuse(&asked, code))?;
    Ok((
        Fields::new(vec![("brand_id".to_owned(), sent.brand)]),
        parts,
    ))
}

async fn start(state: &AppState, visit: &Visit, sent: &PostedForm) -> Result<String, Error> {
    let mut violations = Violations::default();
    let brand = sent
        .brand
        .trim()
        .parse()
        .map_err(|_| PlainRule::ChooseBrand);
    let brand = violations.keep("brand_id", brand);
    let file = violations.keep("file", sent.file.as_ref().ok_or(PlainRule::FileNeeded));
    violations.finish()?;
    let (Some(brand), Some(file)) = (brand, file) else {
        return Err(Code::Invalid.into());
    };
    let actor = &visit.page.actor;
    let started = import::start(&state.service, actor, BrandId(brand), &sent.name, file).await;
    let id = match started {
        Err(error) => {
            return Err(match error.code() {
                Code::NotFound => Error::invalid("brand_id", PlainRule::ChooseBrand),
                // Of a form it is the file that is too long.
                Code::PayloadTooLarge => Error::invalid("file", PlainRule::FileTooLong),
                _ => error,
            });
        }
        Ok(id) => id,
    };
    Ok(format!("/office/import?id={id}"))
}

/// Reads the form. A file input that was left empty is none.
async fn read(request: Request) -> Result<PostedForm, Code> {
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| Code::UnsupportedMediaType)?;
    let mut sent = PostedForm::default();
    while let Some(field) = form.next_field().await.map_err(|_| Code::BadRequest)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| Code::BadRequest)?;
        match name.as_str() {
            "brand_id" => sent.brand = String::from_utf8_lossy(&bytes).into_owned(),
            "file" if !bytes.is_empty() => {
                sent.name = file_name.unwrap_or_default();
                sent.file = Some(bytes);
            }
            _ => {}
        }
    }
    Ok(sent)
}

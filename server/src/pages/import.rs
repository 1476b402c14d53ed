//! `POST /office/import`: a file of events, from a form with and without script.

use super::area::{self, PageAccess};
use super::form::{self, Fields};
use super::render;
use super::resume;
use super::visit::{self, Visit};
use super::{hidden, see_other};
use crate::http::refusal::{RequestMeta, refuse};
use crate::state::AppState;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use bytes::Bytes;
use hyper::body::Body as _;
use tributary_app::request::Posted;
use tributary_domain::error::Code;
use tributary_domain::id::BrandId;
use tributary_domain::language::Lang;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::player::PlayerText;
use tributary_domain::text::portal::PortalText;
use tributary_domain::text::{Catalogue as _, fill};
use tributary_service::Error;
use tributary_service::event::file::{self, Fault};
use tributary_service::event::import;

/// What the form said.
#[derive(Default)]
struct PostedForm {
    brand: String,
    name: String,
    file: Option<Bytes>,
}

/// Starts an import and leads to its progress; or shows the form again with what is wrong.
pub(super) async fn save(state: &AppState, request: Request) -> Response {
    let asked = RequestMeta::of(&request);
    let (mut parts, body) = request.into_parts();
    let visit = match Visit::of(state, &parts).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    match area::admit(&parts.uri, &visit.page.actor) {
        PageAccess::Welcome => {}
        PageAccess::SignIn(_) => {
            return match typed(Request::from_parts(parts, body)).await {
                Ok((fields, parts)) => resume::answer(state, visit, parts, &fields, None).await,
                Err(answer) => answer,
            };
        }
        PageAccess::Nothing => return hidden(visit, parts).await,
    }
    let sent = match read(Request::from_parts(parts.clone(), body)).await {
        Ok(sent) => sent,
        Err(code) => return refuse(&asked, code),
    };
    let done = start(state, &visit, &sent).await;
    let failure = match done {
        Ok(address) => return see_other(&address),
        Err(failure) => failure,
    };
    let lang = visit.page.lang;
    let code = failure.code();
    let mut posted = Posted {
        values: vec![("brand_id".into(), sent.brand)],
        ..Posted::default()
    };
    let field = |name: &str, text: PlayerText| (name.to_owned(), text.text(lang).to_owned());
    match &failure {
        Error::Refused(refusal) if code == Code::Invalid => {
            posted.problems = (refusal.fields.iter())
                .map(|(name, _)| match (name.as_str(), &sent.file) {
                    ("file", None) => field("file", PlayerText::FileNeeded),
                    ("file", Some(file)) => ("file".to_owned(), fault(file, lang)),
                    _ => field("brand_id", PlayerText::BrandNeeded),
                })
                .collect();
        }
        _ => match code {
            Code::PayloadTooLarge => posted.problems = vec![field("file", PlayerText::FileTooLong)],
            Code::NotFound => posted.problems = vec![field("brand_id", PlayerText::BrandNeeded)],
            Code::Forbidden => posted.message = Some(OfficeText::MayNot.text(lang).to_owned()),
            _ => {
                // For the log; the person reads the sentence.
                visit::failed(&failure, &parts);
                posted.message = Some(PortalText::ErrorText.text(lang).to_owned());
            }
        },
    }
    parts.method = Method::GET;
    let mut response = render::render(visit, parts, Some(posted)).await;
    *response.status_mut() =
        StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    response
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

/// What is wrong with a file's first line, in words.
fn fault(file: &[u8], lang: Lang) -> String {
    match file::read(file).err() {
        Some(Fault::Utf16) => PlayerText::FileUtf16.text(lang).to_owned(),
        Some(Fault::Malformed) => PlayerText::FileMalformed.text(lang).to_owned(),
        Some(Fault::TooWide) => PlayerText::FileTooWide.text(lang).to_owned(),
        Some(Fault::TooLong) => PlayerText::FileTooLong.text(lang).to_owned(),
        Some(Fault::Twice(name)) => fill(PlayerText::FileTwice.text(lang), &[("name", &name)]),
        Some(Fault::NotUtf8 | Fault::Missing(_)) | None => {
            PlayerText::FileHead.text(lang).to_owned()
        }
    }
}

async fn start(state: &AppState, visit: &Visit, sent: &PostedForm) -> Result<String, Error> {
    let needs = |field: &str| Error::field(Code::Invalid, field, "This is needed.");
    let brand = sent.brand.trim().parse().map_err(|_| needs("brand_id"))?;
    let file = sent.file.as_ref().ok_or_else(|| needs("file"))?;
    let actor = &visit.page.actor;
    let id = import::start(&state.service, actor, BrandId(brand), &sent.name, file).await?;
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

//! `POST /office/brands/new` and `POST /office/brands/{id}`: the form of a brand.

use super::office::PostedForm;
use crate::rest::vendor::path_id;
use crate::state::AppState;
use axum::extract::Request;
use axum::response::Response;
use tributary_domain::error::Code;
use tributary_domain::id::BrandId;
use tributary_domain::language::Lang;
use tributary_domain::link::{Fault, check_plain_url};
use tributary_domain::text::Catalogue as _;
use tributary_domain::text::offer::OfferText;
use tributary_service::Error;
use tributary_service::brand::{self, BrandForm};

/// Makes a brand, or changes the one of this id.
pub(super) async fn save(state: &AppState, id: Option<String>, request: Request) -> Response {
    let sent = match PostedForm::read(state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let done = write(state, id.as_deref(), &sent).await;
    let url = sent.text("fallback_url").to_owned();
    let say = |field: &str, code: Code, lang: Lang| match (field, code) {
        ("name", Code::Conflict) => OfferText::TakenName.text(lang),
        ("name", _) => OfferText::BadName.text(lang),
        ("domain", Code::Conflict) => OfferText::TakenDomain.text(lang),
        ("go_host", Code::Conflict) => OfferText::TakenGoHost.text(lang),
        ("fallback_url", _) => url_fault(check_plain_url(&url).err()).text(lang),
        ("domain" | "go_host", _) => OfferText::BadHost.text(lang),
        _ => OfferText::PleaseCheck.text(lang),
    };
    sent.answer(done, say).await
}

async fn write(state: &AppState, id: Option<&str>, sent: &PostedForm) -> Result<String, Error> {
    let form = BrandForm {
        name: sent.text("name").to_owned(),
        domain: sent.text("domain").to_owned(),
        go_host: sent.given("go_host"),
        fallback_url: sent.given("fallback_url"),
        is_active: sent.is_on("is_active"),
    };
    match id {
        None => {
            brand::make(&state.service, sent.actor(), sent.operator(), form).await?;
        }
        Some(id) => {
            let id = path_id::<BrandId>(id)?;
            brand::update(&state.service, sent.actor(), id, form).await?;
        }
    }
    Ok("/office/brands?saved=1".to_owned())
}

/// The sentence for what is wrong with an address.
pub(super) fn url_fault(fault: Option<Fault>) -> OfferText {
    match fault {
        Some(Fault::TooLong) => OfferText::UrlTooLong,
        Some(Fault::NotAbsolute) => OfferText::UrlBegins,
        Some(Fault::MacroInHost) => OfferText::UrlMacroInHost,
        Some(Fault::OpenMacro) => OfferText::UrlOpenMacro,
        Some(Fault::UnknownMacro) => OfferText::UrlUnknownMacro,
        Some(Fault::Macros) => OfferText::BadUrlMacros,
        _ => OfferText::BadUrl,
    }
}

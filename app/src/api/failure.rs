//! How a server function fails: in words for the person, in the language of their page.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use tributary_domain::refusal::{Bare, Refusal};

/// Why a server function did nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Failure {
    /// What is wrong with the whole; empty when it is the fields alone.
    pub message: String,
    /// What is wrong with which field.
    pub fields: Vec<(String, String)>,
    /// Whether there is nothing of that kind.
    pub not_found: bool,
    /// Under which number the log knows it, when it is our fault.
    pub request_id: String,
    /// Whether nobody is signed in: the session has ended, or never was one.
    #[serde(default)]
    pub signed_out: bool,
}

impl Failure {
    /// There is nothing of that kind.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            not_found: true,
            ..Self::default()
        }
    }

    /// Nobody is signed in.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn signed_out(lang: tributary_domain::language::Lang) -> Self {
        use tributary_domain::text::Catalogue as _;
        let text = tributary_domain::text::portal::PortalText::SessionEnded;
        Self {
            message: text.text(lang).to_owned(),
            signed_out: true,
            ..Self::default()
        }
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, text)| text.as_str())
    }
}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    /// What went wrong around the function, in words: what the error says of it is for
    /// programmers.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        Self {
            message: around(&error).to_owned(),
            ..Self::default()
        }
    }

    /// Reads the server's answer. Whoever asks for anything without a session is asked to sign in
    /// over the page, here, so that no page can forget it.
    #[cfg(feature = "hydrate")]
    fn de(data: server_fn::Bytes) -> Self {
        use server_fn::Decodes as _;
        let failure: Self = JsonEncoding::decode(data).unwrap_or_else(|error| {
            Self::from_server_fn_error(ServerFnErrorErr::Deserialization(error.to_string()))
        });
        if failure.signed_out {
            crate::components::sign_in::ask();
        }
        failure
    }
}

/// The sentence for what failed before or behind a function, and the status that says so.
#[cfg(feature = "ssr")]
fn around(error: &ServerFnErrorErr) -> &'static str {
    use tributary_domain::text::Catalogue as _;
    use tributary_domain::text::portal::PortalText;

    let lang = request().map(|request| request.lang).unwrap_or_default();
    let cannot_be_read = matches!(
        error,
        ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::Request(_)
    );
    if cannot_be_read {
        set_status(tributary_domain::error::Code::BadRequest.http_status());
        return PortalText::NotUnderstood.text(lang);
    }
    tracing::error!(%error, "a page's call failed around its function");
    PortalText::ServerFailed.text(lang)
}

#[cfg(not(feature = "ssr"))]
fn around(error: &ServerFnErrorErr) -> &'static str {
    use crate::i18n::t;
    use tributary_domain::text::portal::PortalText;

    match error {
        ServerFnErrorErr::Request(_) => t(PortalText::NetworkFailed),
        _ => t(PortalText::ServerFailed),
    }
}

/// The request that is being answered.
///
/// # Errors
/// When there is none, which is our fault.
#[cfg(feature = "ssr")]
pub(crate) fn request() -> Result<crate::request::Request, Failure> {
    leptos::context::use_context().ok_or_else(Failure::default)
}

/// Says in the person's language why a use case did nothing, and sets the status of the answer.
#[cfg(feature = "ssr")]
#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
pub(crate) fn failure(error: tributary_service::Error) -> Failure {
    use tributary_domain::error::Code;
    use tributary_domain::text::Catalogue as _;
    use tributary_domain::text::portal::PortalText;
    use tributary_domain::violation::Violation;
    use tributary_service::Error;

    let Ok(request) = request() else {
        return Failure::default();
    };
    let lang = request.lang;
    let code = error.code();
    set_status(code.http_status());
    if code == Code::Unauthorized {
        return Failure::signed_out(lang);
    }
    let mut failure = Failure {
        not_found: code == Code::NotFound,
        ..Failure::default()
    };
    match &error {
        Error::Invalid { violations, .. } => {
            let said = violations
                .iter()
                .map(|Violation { field, rule }| (field.to_string(), rule.text(lang)));
            failure.fields = said.collect();
        }
        Error::Refused(refusal) => failure.message = sentence(refusal, lang),
        Error::RateLimited { .. } => {
            failure.message = PortalText::TooManyTries.text(lang).to_owned();
        }
        Error::Internal(_) | Error::Unavailable(_) => {
            tracing::error!(request_id = request.request_id, error = %error, "a page's call failed");
            failure.message = PortalText::ErrorText.text(lang).to_owned();
            failure.request_id = request.request_id;
        }
        _ => {}
    }
    failure
}

/// What a person reads of a refusal. Where it is the code alone that says something, that is said
/// in the words of pages.
#[cfg(feature = "ssr")]
#[must_use]
pub fn sentence(refusal: &Refusal, lang: tributary_domain::language::Lang) -> String {
    use tributary_domain::error::Code;
    use tributary_domain::text::Catalogue as _;
    use tributary_domain::text::portal::PortalText;

    match refusal {
        Refusal::Bare(Bare(Code::NotFound)) => PortalText::NotFoundText.text(lang).to_owned(),
        Refusal::Bare(Bare(Code::Forbidden)) => Refusal::ManagersOnly.text(lang),
        Refusal::Bare(_) => PortalText::ErrorText.text(lang).to_owned(),
        refusal => refusal.text(lang),
    }
}

/// Sets the status of the answer, but that of a form posted without script: it is a redirect
/// back to the page, which then says what is wrong.
#[cfg(feature = "ssr")]
fn set_status(status: u16) {
    use axum::http::{StatusCode, header::ACCEPT, request::Parts};
    use leptos::context::use_context;

    let goes_back = use_context::<Parts>().is_some_and(|parts| {
        let accepted = parts
            .headers
            .get(ACCEPT)
            .and_then(|accepted| accepted.to_str().ok());
        parts.uri.path().starts_with("/ui/") && accepted.is_some_and(|it| it.contains("text/html"))
    });
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = StatusCode::from_u16(status)
        && !goes_back
    {
        response.set_status(status);
    }
}

//! What the server knows about the request that a page is rendered for (server only).

use crate::preference::Theme;
use std::net::IpAddr;
use std::sync::Arc;
use tributary_domain::language::Lang;
use tributary_domain::operator::Operator;
use tributary_service::{Actor, Service};

/// Everything a page or a server function may ask about its request. The server provides it as
/// a context before it renders.
#[derive(Clone)]
pub struct Request {
    /// The use cases.
    pub service: Service,
    /// Whose host name was asked for.
    pub operator: Arc<Operator>,
    /// Who is asking.
    pub actor: Actor,
    /// From where.
    pub ip: IpAddr,
    /// The language of the page.
    pub lang: Lang,
    /// Light or dark; with the language from [`crate::preference::Preferences::read`].
    pub theme: Theme,
    /// `scheme://host[:port]` under which the page was asked for.
    pub origin: String,
    /// The id under which the log knows this request.
    pub request_id: String,
    /// Where the built front end lies.
    pub assets: Arc<Assets>,
}

/// The addresses of the built front end (`target/site/assets.json`).
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Assets {
    /// The JavaScript glue.
    pub js: String,
    /// The WebAssembly module.
    pub wasm: String,
    /// The style sheet of every page.
    pub css: String,
    /// What pages behind the sign-in need besides.
    pub css_inside: String,
    /// The further modules that each lazy part of the page needs.
    pub prefetch: std::collections::BTreeMap<String, Vec<String>>,
}

/// A form that was posted without script and could not be accepted: the page shows it again,
/// with everything that was typed but passwords, and what is wrong beside each field.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    /// What was typed, by the fields' names.
    pub values: Vec<(String, String)>,
    /// What is wrong, by the fields' names, in the page's language.
    pub problems: Vec<(String, String)>,
    /// What is wrong with the whole, in the page's language.
    pub message: Option<String>,
    /// The form itself where its sender has to sign in first: the sign-in carries it along.
    pub resume: Option<Resume>,
}

/// A form that came without a session, as the sign-in carries it along.
#[derive(Clone, Debug, Default)]
pub struct Resume {
    /// Where the sign-in goes: to the address of the form.
    pub action: String,
    /// What was typed, as one text.
    pub form: String,
    /// The address of the page that the form is on, where that is not the form's own.
    pub page: Option<String>,
}

impl Resume {
    /// The field of the sign-in that carries the form.
    pub const FORM: &'static str = "resume";
    /// The field for the page.
    pub const PAGE: &'static str = "resume_page";
}

impl Posted {
    /// What was typed into a field.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        find(&self.values, field)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn problem(&self, field: &str) -> Option<&str> {
        find(&self.problems, field)
    }
}

fn find<'a>(list: &'a [(String, String)], field: &str) -> Option<&'a str> {
    list.iter()
        .find(|(name, _)| name == field)
        .map(|(_, text)| text.as_str())
}

//! Sending the form to `/api/register-aff`, and what comes back.

use super::super::registered;
use crate::browser::{get, set, text};
use crate::i18n::t;
use js_sys::{JSON, Object};
use tributary_domain::affiliate::Status;
use tributary_domain::registration::{Field, Form, Rule};
use tributary_domain::text::portal::PortalText;
use wasm_bindgen::JsValue;
use web_sys::{FormData, HtmlFormElement};

/// What came of sending the form.
pub(super) enum Answer {
    /// The affiliate is there; this is where to go.
    Registered(&'static str),
    /// It is not.
    Refused {
        /// What is wrong with the whole.
        message: Option<String>,
        /// What is wrong with which field.
        fields: Vec<(Field, String)>,
    },
}

impl Answer {
    fn failed(text: PortalText) -> Self {
        Self::Refused {
            message: Some(t(text).to_owned()),
            fields: Vec::new(),
        }
    }

    fn field(field: Field, text: &str) -> Self {
        Self::Refused {
            message: None,
            fields: vec![(field, text.to_owned())],
        }
    }
}

/// Sends the form with its captcha token.
pub(super) async fn send(form: &Form, token: &str, page: &HtmlFormElement, lang: &str) -> Answer {
    let body = JSON::stringify(&body(form, token, page))
        .ok()
        .and_then(|json| json.as_string());
    let address = ["/api/register-aff?lang=", lang].concat();
    let Some((status, json)) = crate::browser::fetch(&address, body).await else {
        return Answer::failed(PortalText::NetworkFailed);
    };
    read(status, &JSON::parse(&json).unwrap_or(JsValue::UNDEFINED))
}

/// The JSON of contract.md §3. What is empty is left out.
fn body(form: &Form, token: &str, page: &HtmlFormElement) -> Object {
    let body = Object::new();
    for field in Field::ALL.iter().copied() {
        let value = if field == Field::Password {
            form.raw(field)
        } else {
            form.get(field)
        };
        if !value.is_empty() {
            set(&body, field.name(), &value.into());
        }
    }
    set(&body, Field::Terms.name(), &form.terms_accepted.into());
    if !token.is_empty() {
        set(&body, Field::Token.name(), &token.into());
    }
    let invitation = Object::new();
    if let Ok(data) = FormData::new_with_form(page) {
        for name in ["paff", "mgr", "auto_approve", "sig"] {
            if let Some(value) = data.get(name).as_string() {
                set(&invitation, name, &value.into());
                set(&body, "invitation", &invitation);
            }
        }
    }
    body
}

/// Understands the answer. The server says in `fields` what is wrong with which field, in the
/// language of the page; where it says nothing, the code does.
fn read(status: u16, json: &JsValue) -> Answer {
    let number = |name| get(json, name).as_f64().map(|number| number as i64);
    let code = number("errCode");
    if code == Some(0) {
        let approved = number("aff_status_id") == Some(Status::Approved.number());
        let status = if approved {
            Status::Approved
        } else {
            Status::Pending
        };
        return Answer::Registered(registered::address(status));
    }
    if status == 429 {
        return Answer::failed(PortalText::TooManyTries);
    }
    if code == Some(-1) {
        return Answer::field(Field::Token, t(PortalText::CaptchaFailed));
    }
    let told = get(json, "fields");
    let mut fields = Vec::new();
    let mut elsewhere = None;
    for field in Field::ALL.iter().copied() {
        let Some(sentence) = text(&told, field.name()) else {
            continue;
        };
        if crate::browser::element(&crate::components::field::error_id(field.name())).is_some() {
            fields.push((field, sentence));
        } else {
            elsewhere = Some(sentence);
        }
    }
    if !fields.is_empty() || elsewhere.is_some() {
        return Answer::Refused {
            message: elsewhere,
            fields,
        };
    }
    match code {
        Some(-3) => Answer::field(Field::Username, t(Rule::UsernameTooShort)),
        Some(-7) => Answer::field(Field::Username, t(Rule::UsernameTaken)),
        Some(-8) => Answer::field(Field::Email, t(Rule::EmailTaken)),
        Some(-9) => Answer::field(Field::Password, t(Rule::PasswordClasses)),
        Some(-6) | None => Answer::failed(PortalText::ServerFailed),
        Some(_) => Answer::Refused {
            message: Some(
                text(json, "message").unwrap_or_else(|| t(PortalText::ServerFailed).to_owned()),
            ),
            fields,
        },
    }
}

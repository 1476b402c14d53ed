//! The sign-up form while it is being filled in: checks, errors, sending.
//!
//! It works on the form as it is in the page. The form keeps its own values and the places for
//! errors are always there, so there is no second copy of anything to keep in step.

use super::answer::{Answer, send};
use super::proof_of_work::ProofOfWork;
use super::provider::Provider;
use super::summary::{follow, summarise};
use super::{FORM, SUMMARY};
use crate::browser::{element, listen};
use crate::components::field::error_id;
use crate::i18n::t;
use crate::site::Site;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::registration::{Field, Form, Rule, password_problem, username_problem};
use tributary_domain::text::portal::PortalText;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlDetailsElement, HtmlFormElement};

/// Who tells that a person fills the form in.
enum Captcha {
    Off,
    Work(ProofOfWork),
    Provider(Provider),
}

/// The form, and what has happened to it.
struct Desk {
    form: HtmlFormElement,
    lang: &'static str,
    /// Whether sending was tried, from when on errors show while typing.
    tried: Cell<bool>,
    sending: Cell<bool>,
    captcha: Captcha,
    /// Goes to another page of ours.
    go: Box<dyn Fn(&'static str)>,
}

/// Takes the form of the page over.
pub(super) fn attach(site: &Site, go: impl Fn(&'static str) + 'static) {
    let form = element(FORM).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form else { return };
    // The browser's own bubbles speak another language than the page, and one at a time.
    form.set_no_validate(true);
    let key = site.captcha_site_key.clone().unwrap_or_default();
    let captcha = match site.captcha_kind() {
        CaptchaKind::Off => Captcha::Off,
        CaptchaKind::Pow => Captcha::Work(ProofOfWork::default()),
        kind => Captcha::Provider(Provider::new(kind, key, site.lang.code())),
    };
    let desk = Rc::new(Desk {
        form: form.clone(),
        lang: site.lang.code(),
        tried: Cell::new(false),
        sending: Cell::new(false),
        captcha,
        go: Box::new(go),
    });
    let on = |event: &'static str, react: fn(&Rc<Desk>, Event)| {
        let desk = desk.clone();
        listen(&form, event, move |event| react(&desk, event));
    };
    on("focusin", |desk, _| desk.begin_captcha());
    on("input", Desk::typed);
    on("change", Desk::typed);
    on("focusout", Desk::left);
    on("submit", |desk, event| {
        event.prevent_default();
        let desk = desk.clone();
        spawn_local(async move { desk.submit().await });
    });
    if let Some(summary) = element(SUMMARY) {
        listen(&summary, "click", follow);
    }
    // A field that already has the focus won't get it again.
    if form.contains(document().active_element().as_deref()) {
        desk.begin_captcha();
    }
}

/// The field of the form that an event happened to.
fn field_of(event: &Event) -> Option<Field> {
    let input = event.target()?.dyn_into::<Element>().ok()?;
    Field::parse(&input.get_attribute("name")?)
}

/// What is wrong with a field by the rules of the body, the username and the password.
fn problem(form: &Form, field: Field) -> Option<Rule> {
    form.problem(field, false).or_else(|| match field {
        Field::Username => username_problem(form.raw(field)),
        Field::Password => password_problem(form.raw(field)),
        _ => None,
    })
}

/// Says, beside a field, what is wrong with it; nothing when nothing is.
fn show(field: Field, text: Option<&str>) {
    if let Some(place) = element(&error_id(field.name())) {
        place.set_text_content(text);
        let _ = place.toggle_attribute_with_force("hidden", text.is_none());
    }
    let Some(input) = element(field.name()) else {
        return;
    };
    if text.is_none() {
        let _ = input.remove_attribute("aria-invalid");
        return;
    }
    let _ = input.set_attribute("aria-invalid", "true");
    // An error must not hide in a part of the form that is folded away.
    if let Ok(Some(part)) = input.closest("details") {
        part.unchecked_into::<HtmlDetailsElement>().set_open(true);
    }
}

impl Desk {
    /// The form as it stands.
    fn read(&self) -> Form {
        let mut form = Form::default();
        let Ok(data) = FormData::new_with_form(&self.form) else {
            return form;
        };
        for field in Field::ALL.iter().copied() {
            if let Some(text) = data.get(field.name()).as_string() {
                form.set(field, text);
            }
        }
        form.terms_accepted = data.has(Field::Terms.name());
        form.set(
            Field::Hostname,
            window().location().hostname().unwrap_or_default(),
        );
        form
    }

    fn begin_captcha(&self) {
        match &self.captcha {
            Captcha::Off => {}
            Captcha::Work(work) => work.begin(),
            Captcha::Provider(provider) => provider.begin(),
        }
    }

    /// Checks while typing where an error is shown, or sending was tried.
    fn typed(self: &Rc<Self>, event: Event) {
        let Some(field) = field_of(&event) else {
            return;
        };
        let form = self.read();
        if field == Field::Password {
            strength(form.raw(field));
        }
        let shown = element(field.name()).is_some_and(|input| input.has_attribute("aria-invalid"));
        if shown || self.tried.get() {
            show(field, problem(&form, field).map(t));
        }
    }

    /// Checks a field that was left. Going through the form by keyboard is no mistake, so an
    /// empty field is told only when sending was tried; and an error that appeared under the
    /// pointer would move the button that is being pressed.
    fn left(self: &Rc<Self>, event: Event) {
        let Some(field) = field_of(&event) else {
            return;
        };
        let next = crate::browser::get(&event, "relatedTarget").dyn_into::<Element>();
        let sends = next.is_ok_and(|next| next.matches("[type=submit]").unwrap_or(false));
        let form = self.read();
        if !sends && (self.tried.get() || !form.get(field).is_empty()) {
            show(field, problem(&form, field).map(t));
        }
    }

    async fn submit(self: Rc<Self>) {
        if self.sending.get() {
            return;
        }
        self.tried.set(true);
        let form = self.read();
        let mut wrong = Vec::new();
        for field in Field::ALL.iter().copied() {
            let text = problem(&form, field).map(t);
            show(field, text);
            wrong.extend(text.map(|text| (field, text.to_owned())));
        }
        if !wrong.is_empty() {
            return summarise(None, &wrong);
        }
        self.busy(true);
        let token = match &self.captcha {
            Captcha::Off => Ok(String::new()),
            Captcha::Work(work) => work.token().await,
            Captcha::Provider(provider) => provider.token().await,
        };
        let answer = match token {
            Ok(token) => send(&form, &token, &self.form, self.lang).await,
            Err(text) => Answer::Refused {
                message: None,
                fields: vec![(Field::Token, t(text).to_owned())],
            },
        };
        self.busy(false);
        match answer {
            Answer::Registered(address) => (self.go)(address),
            Answer::Refused { message, fields } => {
                // The token is spent, whatever came back.
                match &self.captcha {
                    Captcha::Off => {}
                    Captcha::Work(work) => work.renew(),
                    Captcha::Provider(provider) => provider.renew(),
                }
                for (field, text) in &fields {
                    show(*field, Some(text));
                }
                summarise(message.as_deref(), &fields);
            }
        }
    }

    fn busy(&self, busy: bool) {
        self.sending.set(busy);
        let _ = self
            .form
            .set_attribute("aria-busy", if busy { "true" } else { "false" });
        if let Ok(Some(button)) = self.form.query_selector("[type=submit]") {
            let _ = button.set_attribute("aria-disabled", if busy { "true" } else { "false" });
        }
    }
}

/// Says how good a password is, in words and by a level from 0 to 4.
fn strength(password: &str) {
    let (level, text) = match (password_problem(password), password.chars().count()) {
        _ if password.is_empty() => ("0", ""),
        (Some(rule), _) => ("1", t(rule)),
        (None, 14..) => ("4", t(PortalText::PasswordStrong)),
        (None, 10..) => ("3", t(PortalText::PasswordGood)),
        (None, _) => ("2", t(PortalText::PasswordFair)),
    };
    if let Some(place) = element("strength") {
        place.set_text_content(Some(text));
        let _ = place.set_attribute("data-level", level);
    }
}

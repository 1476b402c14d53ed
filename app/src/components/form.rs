//! What the forms of the back office are made of: plain `POST`s that work with script and without.
//! What can't be accepted comes back with everything that was typed.
//!
//! The ids are those of [`crate::components::field`]: `<name>`, `help-<name>` and `error-<name>`.

use crate::api::form::Form;
use crate::components::field::error_id;
use crate::components::text_area::TextArea;
use crate::i18n::t;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::form::Field;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;

/// A field to type into, and what is said about it.
#[derive(Clone, Debug)]
pub struct Line {
    name: &'static str,
    label: String,
    help: Option<String>,
    kind: &'static str,
    mode: Option<&'static str>,
    most: usize,
    is_needed: bool,
    rows: usize,
}

impl Line {
    /// One line of text that can be left empty.
    pub fn new(name: &'static str, label: impl Into<String>) -> Self {
        Self {
            name,
            label: label.into(),
            help: None,
            kind: "text",
            mode: None,
            most: 200,
            is_needed: false,
            rows: 1,
        }
    }

    /// A field of a form that states what it takes.
    pub fn of(field: Field, label: impl Into<String>) -> Self {
        Self {
            most: field.most,
            is_needed: field.is_required,
            ..Self::new(field.name, label)
        }
    }

    /// What helps to fill it in.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The keyboard that fits.
    #[must_use]
    pub fn mode(mut self, mode: &'static str) -> Self {
        self.mode = Some(mode);
        self
    }

    /// The `type` of the input.
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// The most characters.
    #[must_use]
    pub fn most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// It can't be left empty.
    #[must_use]
    pub fn needed(mut self) -> Self {
        self.is_needed = true;
        self
    }

    /// Several lines of text.
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// The field as it stands in a form.
    #[must_use]
    pub fn view(self, form: &Form) -> StaticView {
        let name = self.name;
        let value = form.value(name);
        let problem = form.problem(name);
        let invalid = problem.as_ref().map(|_| "true");
        let about = described_by(name, self.help.is_some());
        let control = if self.rows > 1 {
            let area = TextArea {
                name,
                rows: self.rows,
                most: self.most,
                is_needed: self.is_needed,
                described_by: about,
                text: value,
            };
            area.view(invalid)
        } else {
            view! {
                <input
                    id=name
                    name=name
                    r#type=self.kind
                    inputmode=self.mode
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength=self.most.to_string()
                    required=self.is_needed
                    value=value
                    aria-describedby=about
                    aria-invalid=invalid
                />
            }
            .still()
        };
        labelled(
            name,
            self.label,
            self.help,
            problem,
            !self.is_needed,
            control,
        )
    }
}

fn described_by(name: &str, has_help: bool) -> String {
    if has_help {
        ["help-", name, " ", &error_id(name)].concat()
    } else {
        error_id(name)
    }
}

fn labelled(
    name: &'static str,
    label: String,
    help: Option<String>,
    problem: Option<String>,
    is_optional: bool,
    control: StaticView,
) -> StaticView {
    let mark = is_optional.then(|| view! { <small>{t(OfferText::Optional)}</small> });
    let help = help.map(|help| view! { <p class="help" id=["help-", name].concat()>{help}</p> });
    view! {
        <div class="field">
            <label for=name><span>{label}</span> {mark}</label>
            {control}
            {help}
            {error(name, problem)}
        </div>
    }
    .still()
}

/// The place where it says what is wrong with a field.
pub fn error(name: &'static str, problem: Option<String>) -> StaticView {
    let hidden = problem.is_none();
    view! {
        <p class="field-error" id=error_id(name) hidden=hidden>{problem.unwrap_or_default()}</p>
    }
    .still()
}

/// A choice of one; the keys are what is posted.
pub fn select(
    form: &Form,
    name: &'static str,
    label: &str,
    choices: impl IntoIterator<Item = (String, String)>,
) -> StaticView {
    let chosen = form.value(name);
    let problem = form.problem(name);
    let invalid = problem.as_ref().map(|_| "true");
    let options: Vec<_> = choices
        .into_iter()
        .map(|(key, text)| {
            let is_chosen = key == chosen;
            view! { <option value=key selected=is_chosen>{text}</option> }
        })
        .collect();
    let control = view! {
        <select id=name name=name aria-describedby=error_id(name) aria-invalid=invalid>{options}</select>
    };
    labelled(
        name,
        label.to_owned(),
        None,
        problem,
        false,
        control.still(),
    )
}

/// A box to tick, which posts `true`.
pub fn check(form: &Form, name: &'static str, label: &'static str) -> StaticView {
    let is_on = form.value(name) == "true";
    view! {
        <label class="check">
            <input id=name type="checkbox" name=name value="true" checked=is_on/>
            <span>{label}</span>
        </label>
    }
    .still()
}

/// A choice of one that shows all; the keys are what is posted.
pub fn radio(
    form: &Form,
    name: &'static str,
    label: &'static str,
    choices: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> StaticView {
    let chosen = form.value(name);
    let boxes: Vec<_> = choices
        .into_iter()
        .map(|(key, text)| {
            let is_chosen = key == chosen;
            view! {
                <label class="check">
                    <input type="radio" name=name value=key checked=is_chosen/>
                    <span>{text}</span>
                </label>
            }
        })
        .collect();
    view! { <div class="field" role="radiogroup" aria-label=label><p class="label">{label}</p>{boxes}</div> }
        .still()
}

/// What is wrong with what was posted, with the way to each field.
pub fn summary(form: &Form) -> Option<StaticView> {
    if form.problems.is_empty() && form.message.is_none() {
        return None;
    }
    let message = form.message.clone().map(|text| view! { <p>{text}</p> });
    let lines: Vec<_> = (form.problems.iter())
        .map(|(name, text)| {
            let href = ["#", name].concat();
            view! { <li><a href=href rel="external">{text.clone()}</a></li> }
        })
        .collect();
    Some(
        view! {
            <div class="summary" role="alert">
                <h2>{t(DealText::PleaseCheck)}</h2>
                {message}
                <ul>{lines}</ul>
            </div>
        }
        .still(),
    )
}

/// The button that sends a form, with both of its texts.
pub fn submit(label: &'static str) -> StaticView {
    view! {
        <button type="submit" class="button primary large submit">
            <span class="idle">{label}</span>
            <span class="busy">{t(OfficeText::Working)}</span>
        </button>
    }
    .still()
}

/// Says that it was saved, where the address says so.
pub fn saved(query: Option<String>) -> Option<StaticView> {
    query.map(|_| view! { <p class="saved" role="status">{t(OfferText::Saved)}</p> }.still())
}

/// Lets a form be sent once: for its `submit`.
#[cfg(feature = "hydrate")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what the browser hands over"
)]
pub fn once(event: leptos::ev::SubmitEvent) {
    use wasm_bindgen::JsCast;
    let form = event.target();
    let form = form.and_then(|form| form.dyn_into::<web_sys::Element>().ok());
    let Some(form) = form else { return };
    if form.has_attribute("aria-busy") {
        event.prevent_default();
        return;
    }
    let _ = form.set_attribute("aria-busy", "true");
}

/// Lets a form be sent once; needs a browser.
#[cfg(not(feature = "hydrate"))]
pub fn once(_: leptos::ev::SubmitEvent) {}

//! The fields of a form: label above, help below, and what is wrong in words beneath. A form that
//! was posted without script comes back with what was typed.
//!
//! The ids are fixed: `<name>` for the field, `help-<name>` and `error-<name>` for what belongs to
//! it. The place for the error is always there, so that the page has the same structure whether
//! the server or the browser fills it.

use crate::components::text_area::TextArea;
use crate::i18n::t;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::registration::Field;
use tributary_domain::text::portal::PortalText;

/// What was posted into a field, and what is wrong with it. Only the server knows; the browser
/// takes the page over as it is.
#[derive(Default)]
pub(crate) struct Was {
    /// What was typed.
    pub(crate) value: Option<String>,
    /// What is wrong.
    pub(crate) problem: Option<String>,
}

#[cfg(feature = "ssr")]
pub(crate) fn was(name: &str) -> Was {
    let posted = use_context::<crate::request::Posted>().unwrap_or_default();
    Was {
        value: posted.value(name).map(str::to_owned),
        problem: posted.problem(name).map(str::to_owned),
    }
}

#[cfg(not(feature = "ssr"))]
pub(crate) fn was(_: &str) -> Was {
    Was::default()
}

/// The id of the place where it says what is wrong with a field.
pub(crate) fn error_id(name: &str) -> String {
    ["error-", name].concat()
}

/// The ids of all that is said about a field.
fn described_by(name: &str, help: Option<PortalText>) -> String {
    let error = error_id(name);
    if help.is_some() {
        ["help-", name, " ", &error].concat()
    } else {
        error
    }
}

/// The place where it says what is wrong with a field.
#[component]
pub fn FieldError(
    /// The field's name.
    name: &'static str,
) -> StaticView {
    let problem = was(name).problem;
    let hidden = problem.is_none();
    view! {
        <p class="field-error" id=error_id(name) hidden=hidden>{problem.unwrap_or_default()}</p>
    }
    .still()
}

/// What stands around a control: its label, its help and its error.
#[component]
pub fn Labelled(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: PortalText,
    /// What helps to fill it in.
    #[prop(optional_no_strip)]
    help: Option<PortalText>,
    /// Whether it can be left empty.
    #[prop(optional)]
    optional: bool,
    /// The control.
    control: StaticView,
) -> StaticView {
    let mark = optional.then(|| view! { <small>{t(PortalText::Optional)}</small> });
    let help = help.map(|help| {
        view! { <p class="help" id=["help-", name].concat()>{t(help)}</p> }
    });
    view! {
        <div class="field">
            <label for=name><span>{t(label)}</span> {mark}</label>
            {control}
            {help}
            <FieldError name=name/>
        </div>
    }
    .still()
}

/// One line of text.
#[component]
pub fn TextField(
    /// The field of the form.
    field: Field,
    /// What it is called.
    label: PortalText,
    /// What helps to fill it in.
    #[prop(optional)]
    help: Option<PortalText>,
    /// Whether it can be left empty.
    #[prop(optional)]
    optional: bool,
    /// The `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in by itself.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The keyboard that fits.
    #[prop(optional)]
    inputmode: Option<&'static str>,
) -> StaticView {
    let name = field.name();
    let was = was(name);
    // What is no prose is neither corrected nor capitalised.
    let plain = autocomplete == "username" || kind != "text" || inputmode.is_some();
    let control = view! {
        <input
            id=name
            name=name
            r#type=kind
            autocomplete=autocomplete
            inputmode=inputmode
            enterkeyhint="next"
            maxlength=field.most().to_string()
            required=!optional
            autocapitalize=plain.then_some("none")
            spellcheck=plain.then_some("false")
            value=was.value
            aria-describedby=described_by(name, help)
            aria-invalid=was.problem.map(|_| "true")
        />
    };
    view! { <Labelled name=name label=label help=help optional=optional control=control.still()/> }
        .still()
}

/// Several lines of text.
#[component]
pub fn LongField(
    /// The field of the form.
    field: Field,
    /// What it is called.
    label: PortalText,
    /// What helps to fill it in.
    #[prop(optional)]
    help: Option<PortalText>,
) -> StaticView {
    let name = field.name();
    let was = was(name);
    let area = TextArea {
        name,
        rows: 4,
        most: field.most(),
        is_needed: false,
        described_by: described_by(name, help),
        text: was.value.unwrap_or_default(),
    };
    let control = area.view(was.problem.map(|_| "true"));
    view! { <Labelled name=name label=label help=help optional=true control=control/> }.still()
}

/// A choice from a list whose options the server has written. The browser leaves them alone.
#[component]
pub fn ChoiceField(
    /// The field of the form.
    field: Field,
    /// What it is called.
    label: PortalText,
    /// Whether it can be left empty.
    #[prop(optional)]
    optional: bool,
    /// What the browser may fill in by itself.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The options, as HTML.
    options: String,
) -> StaticView {
    let name = field.name();
    let invalid = was(name).problem.map(|_| "true");
    let control = view! {
        <select
            id=name
            name=name
            autocomplete=autocomplete
            required=!optional
            aria-describedby=described_by(name, None)
            aria-invalid=invalid
            inner_html=options
        ></select>
    };
    view! { <Labelled name=name label=label optional=optional control=control.still()/> }.still()
}

/// A password, with a button that shows it. Never comes back after a post.
#[component]
pub fn PasswordField(
    /// The field's name.
    name: &'static str,
    /// What helps to fill it in.
    #[prop(optional)]
    help: Option<PortalText>,
    /// `new-password` or `current-password`.
    autocomplete: &'static str,
) -> StaticView {
    let invalid = was(name).problem.map(|_| "true");
    let control = view! {
        <div class="password">
            <input
                id=name
                name=name
                r#type="password"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                maxlength=Field::Password.most().to_string()
                required=true
                aria-describedby=described_by(name, help)
                aria-invalid=invalid
            />
            // Needs script; the style sheet hides it where there is none.
            <button
                type="button"
                class="reveal"
                aria-label=t(PortalText::ShowPassword)
                title=t(PortalText::ShowPassword)
                aria-pressed="false"
                aria-controls=name
                on:click=reveal
            >
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12z"></path>
                    <path d="M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0"></path>
                    <path class="slash" d="M4 4l16 16"></path>
                </svg>
            </button>
        </div>
    };
    view! { <Labelled name=name label=PortalText::Password help=help control=control.still()/> }
        .still()
}

/// Shows or hides what was typed into the password field beside the button.
#[cfg(feature = "hydrate")]
fn reveal(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
    let button = event
        .current_target()
        .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    let Some(button) = button else { return };
    let Some(input) = button.previous_element_sibling() else {
        return;
    };
    let shown = input.get_attribute("type").as_deref() == Some("text");
    let _ = input.set_attribute("type", if shown { "password" } else { "text" });
    let _ = button.set_attribute("aria-pressed", if shown { "false" } else { "true" });
}

#[cfg(not(feature = "hydrate"))]
fn reveal(_: leptos::ev::MouseEvent) {}

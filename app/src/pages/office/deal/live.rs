//! The form of a deal while it is being filled in: what is wrong is said beside each field, by
//! the rules of the server, before anything is sent.

use super::{FORM, NO_WORDS, WORDS};
use crate::api::deal::deal_words;
use crate::browser::{element, listen, pause};
use crate::components::field::error_id;
use crate::i18n::t;
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use tributary_domain::deal::form::{Pairs, TIER_FROM, TIER_RATE};
use tributary_domain::deal::{Draft, Field, Problem};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlElement, HtmlFormElement};

/// For how long nothing is typed before the server is asked, in milliseconds.
const TYPING: i32 = 250;

/// Takes the form of the page over.
pub(super) fn attach() {
    let form = element(FORM).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form else { return };
    form.set_no_validate(true);
    // Whether sending was tried, from when on every fault shows.
    let tried = Rc::new(Cell::new(false));
    for event in ["input", "change", "focusout"] {
        let (form_, tried) = (form.clone(), tried.clone());
        listen(&form, event, move |event| look(&form_, tried.get(), &event));
    }
    let asked = Rc::new(Cell::new(0_u32));
    for event in ["input", "change"] {
        let (form_, asked) = (form.clone(), asked.clone());
        listen(&form, event, move |_| {
            spawn_local(say(form_.clone(), asked.clone()));
        });
    }
    let form_ = form.clone();
    listen(&form, "submit", move |event| {
        let is_busy = form_.get_attribute("aria-busy").is_some();
        tried.set(true);
        let problems = problems(&form_);
        show_all(&problems);
        if is_busy || !problems.is_empty() {
            event.prevent_default();
            focus_first();
            return;
        }
        let _ = form_.set_attribute("aria-busy", "true");
    });
    // Who comes back to the page finds the form as it was, and may send it again.
    listen(&window(), "pageshow", move |_| {
        let _ = form.remove_attribute("aria-busy");
    });
}

/// Says what is wrong with the field that an event happened to, once it says something; and with
/// all of them once sending was tried.
fn look(form: &HtmlFormElement, tried: bool, event: &Event) {
    let problems = problems(form);
    if tried {
        return show_all(&problems);
    }
    let Some(field) = field_of(event) else { return };
    let problem = problems.iter().find(|(known, _)| *known == field);
    let is_typing = event.type_() == "input";
    let is_shown =
        element(&error_id(field.name())).is_some_and(|place| !place.has_attribute("hidden"));
    let is_empty = pairs(form)
        .iter()
        .all(|(name, value)| name != field.name() || value.is_empty());
    if problem.is_none() || is_shown || !(is_typing || is_empty) {
        show(field, problem);
    }
}

fn field_of(event: &Event) -> Option<Field> {
    let input = event.target()?.dyn_into::<Element>().ok()?;
    let name = input.get_attribute("name")?;
    if name == TIER_FROM || name == TIER_RATE {
        return Some(Field::RevShareTiers);
    }
    Field::ALL
        .iter()
        .copied()
        .find(|field| field.name() == name)
}

/// The fields as they stand.
fn pairs(form: &HtmlFormElement) -> Pairs {
    let Ok(data) = FormData::new_with_form(form) else {
        return Pairs::new();
    };
    let names = Field::ALL.iter().map(|field| field.name());
    let mut pairs = Pairs::new();
    for name in names.chain([TIER_FROM, TIER_RATE]) {
        for value in data.get_all(name).iter() {
            pairs.push((name.to_owned(), value.as_string().unwrap_or_default()));
        }
    }
    pairs
}

/// Says the terms in words once nothing was typed for a moment. Of several that ask, the last one
/// is answered.
async fn say(form: HtmlFormElement, asked: Rc<Cell<u32>>) {
    let own = asked.get().wrapping_add(1);
    asked.set(own);
    pause(TYPING).await;
    if asked.get() != own {
        return;
    }
    let (names, values) = pairs(&form).into_iter().unzip();
    let Ok(words) = deal_words(names, values).await else {
        return;
    };
    let (Some(list), Some(none)) = (element(WORDS), element(NO_WORDS)) else {
        return;
    };
    if asked.get() != own {
        return;
    }
    let _ = list.toggle_attribute_with_force("hidden", words.is_empty());
    let _ = none.toggle_attribute_with_force("hidden", !words.is_empty());
    list.set_text_content(None);
    for text in words {
        if let Ok(line) = document().create_element("li") {
            line.set_text_content(Some(&text));
            let _ = list.append_child(&line);
        }
    }
}

fn problems(form: &HtmlFormElement) -> Vec<Problem> {
    let draft = Draft::from_form(&pairs(form));
    draft.check(None).err().unwrap_or_default()
}

fn show_all(problems: &[Problem]) {
    for field in Field::ALL.iter().copied() {
        show(field, problems.iter().find(|(known, _)| *known == field));
    }
}

fn show(field: Field, problem: Option<&Problem>) {
    if let Some(place) = element(&error_id(field.name())) {
        place.set_text_content(problem.map(|(_, rule)| t(*rule)));
        let _ = place.toggle_attribute_with_force("hidden", problem.is_none());
    }
    if let Some(input) = element(field.name()) {
        let _ = match problem {
            Some(_) => input.set_attribute("aria-invalid", "true"),
            None => input.remove_attribute("aria-invalid"),
        };
    }
}

fn focus_first() {
    let selector = ["#", FORM, " [aria-invalid=true]"].concat();
    let first = document().query_selector(&selector).ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}

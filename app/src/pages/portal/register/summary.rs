//! What is wrong with the whole form: said at its top, with the way to each field.

use super::SUMMARY;
use crate::browser::{element, focus};
use crate::i18n::t;
use leptos::prelude::*;
use tributary_domain::registration::Field;
use tributary_domain::text::portal::PortalText;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Says at the top what is wrong with the whole, with a link to each field, and goes there.
pub(super) fn summarise(message: Option<&str>, wrong: &[(Field, String)]) {
    let Some(summary) = element(SUMMARY) else {
        return;
    };
    let title = if wrong.is_empty() {
        PortalText::NotSent
    } else {
        PortalText::PleaseCheck
    };
    summary.set_inner_html("");
    append(&summary, "h2", t(title));
    if let Some(message) = message {
        append(&summary, "p", message);
    }
    let list = append(&summary, "ul", "");
    for (field, text) in wrong {
        let Some(line) = list.as_ref().and_then(|list| append(list, "li", "")) else {
            continue;
        };
        // The captcha has no field that could take the focus; the button sends again.
        let link = append(&line, if *field == Field::Token { "span" } else { "a" }, "");
        let Some(link) = link else { continue };
        let _ = link.set_attribute("href", &["#", field.name()].concat());
        let label = ["label[for=", field.name(), "]>span"].concat();
        let label = document().query_selector(&label).ok().flatten();
        let label = label.and_then(|label| label.text_content());
        let text = label.map_or_else(|| text.clone(), |label| [&label, ": ", text].concat());
        link.set_text_content(Some(&text));
    }
    let _ = summary.toggle_attribute_with_force("hidden", false);
    let _ = summary.unchecked_into::<HtmlElement>().focus();
}

fn append(parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let child = document().create_element(tag).ok()?;
    child.set_text_content(Some(text));
    parent.append_child(&child).ok()?;
    Some(child)
}

/// A click on a line of the summary goes to its field.
pub(super) fn follow(event: Event) {
    let line = event
        .target()
        .and_then(|line| line.dyn_into::<Element>().ok());
    if let Some(href) = line.and_then(|line| line.get_attribute("href")) {
        event.prevent_default();
        focus(href.trim_start_matches('#'));
    }
}

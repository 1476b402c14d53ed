//! What people choose about the page: its language, and light or dark. Both are links to the
//! same page with the choice in the address, so they work without script.

use crate::i18n::t;
use crate::preference::Theme;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use tributary_domain::language::Lang;
use tributary_domain::text::portal::PortalText;

/// The address of this page with a parameter changed, everything else kept.
fn with_parameter(path: &str, query: &str, name: &str, value: &str) -> String {
    let mut address = [path, "?"].concat();
    for pair in query.trim_start_matches('?').split('&') {
        let same = pair.split('=').next() == Some(name);
        if !same && !pair.is_empty() {
            address.push_str(pair);
            address.push('&');
        }
    }
    address.push_str(name);
    address.push('=');
    address.push_str(value);
    address
}

/// The address of this page with a parameter changed; follows the address.
fn here_with(name: &'static str, value: &'static str) -> impl Fn() -> String + Clone {
    let location = use_location();
    move || {
        location.pathname.with(|path| {
            location
                .search
                .with(|query| with_parameter(path, query, name, value))
        })
    }
}

/// The languages, each by its own name; the page's is marked.
#[component]
pub fn LanguageChooser() -> StaticView {
    let current = site().lang;
    let links = Lang::ALL.into_iter().map(|lang| {
        let here = (lang == current).then_some("true");
        view! {
            <li>
                <a
                    href=here_with("lang", lang.code())
                    lang=lang.code()
                    hreflang=lang.code()
                    rel="external nofollow"
                    aria-current=here
                >
                    {lang.name()}
                </a>
            </li>
        }
    });
    let links = links.collect_view();
    view! {
        <details class="languages" on:focusout=close_when_left>
            // The name begins with what is to be seen, for people who say what they see.
            <summary aria-label=[current.code(), ", ", t(PortalText::Language), ": ", current.name()].concat()>
                <span aria-hidden="true">{current.code()}</span>
            </summary>
            // The tabindex keeps the focus inside while a link is being clicked in Safari.
            <ul tabindex="-1">{links}</ul>
        </details>
    }
    .still()
}

/// Closes the list when the focus, or a click, goes elsewhere.
#[cfg(feature = "hydrate")]
fn close_when_left(event: leptos::ev::FocusEvent) {
    use wasm_bindgen::JsCast;
    let list = event
        .current_target()
        .and_then(|list| list.dyn_into::<web_sys::Element>().ok());
    let next = event
        .related_target()
        .and_then(|next| next.dyn_into::<web_sys::Node>().ok());
    if let Some(list) = list
        && !list.contains(next.as_ref())
    {
        let _ = list.remove_attribute("open");
    }
}

#[cfg(not(feature = "hydrate"))]
fn close_when_left(_: leptos::ev::FocusEvent) {}

/// Switches between light and dark. Both links are there; the style sheet shows the one that
/// changes something, so nobody must know what the system prefers.
#[component]
pub fn ThemeSwitch() -> StaticView {
    view! {
        <span class="themes">
            <a
                class="to-dark"
                href=here_with(Theme::NAME, "dark")
                rel="external nofollow"
                aria-label=t(PortalText::UseDarkTheme)
                title=t(PortalText::UseDarkTheme)
                on:click=|event| switch(&event, "dark")
            ></a>
            <a
                class="to-light"
                href=here_with(Theme::NAME, "light")
                rel="external nofollow"
                aria-label=t(PortalText::UseLightTheme)
                title=t(PortalText::UseLightTheme)
                on:click=|event| switch(&event, "light")
            ></a>
        </span>
    }
    .still()
}

/// Changes the theme of the page as it is, and remembers it.
#[cfg(feature = "hydrate")]
fn switch(event: &leptos::ev::MouseEvent, theme: &'static str) {
    use crate::browser::set;
    use crate::preference::cookie;
    use wasm_bindgen::JsCast;

    event.prevent_default();
    let document = document();
    set(&document, "cookie", &cookie(Theme::NAME, theme).into());
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-theme", theme);
    }
    // The link that was clicked is gone now; its counterpart gets the focus.
    let other = if theme == "dark" {
        ".to-light"
    } else {
        ".to-dark"
    };
    if let Ok(Some(link)) = document.query_selector(other) {
        let _ = link.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

#[cfg(not(feature = "hydrate"))]
fn switch(_: &leptos::ev::MouseEvent, _: &'static str) {}

#[cfg(test)]
mod tests {
    use super::with_parameter;

    #[test]
    fn keeps_everything_else() {
        let with = |query| with_parameter("/register", query, "lang", "fr");
        assert_eq!(with(""), "/register?lang=fr");
        assert_eq!(
            with("?paff=7&lang=de&sig=a%20b"),
            "/register?paff=7&sig=a%20b&lang=fr"
        );
        assert_eq!(with("language=x"), "/register?language=x&lang=fr");
    }
}

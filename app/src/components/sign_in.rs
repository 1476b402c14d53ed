//! The sign-in over a page whose session has ended (browser only). The page stays as it is, with all
//! that was typed; whoever signs in goes on where they were.
//!
//! It is made by hand, out of what the browser has: nothing of it is in the page before it is needed.

use crate::browser::{call, element, focus, get, listen};
use crate::components::failed::{SIGNED_OUT, signed_in_again};
use crate::html::escape;
use crate::i18n::t;
use crate::site::of_page;
use gloo_net::http::Request;
use js_sys::{JSON, encode_uri_component};
use leptos::prelude::{Set as _, document, window};
use leptos::task::spawn_local;
use tributary_domain::text::portal::PortalText;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The ids of the dialog and of what stands in it.
const DIALOG: &str = "sign-in-again";
const MESSAGE: &str = "sign-in-message";
const USERNAME: &str = "sign-in-username";
const PASSWORD: &str = "sign-in-password";

/// Opens the dialog, unless it is open.
pub(crate) fn ask() {
    let dialog = element(DIALOG).or_else(make);
    let Some(dialog) = dialog else { return };
    signed_in_again().set(false);
    if !dialog.has_attribute("open") {
        call(&dialog, "showModal", &[]);
        let has_name = input(USERNAME).is_some_and(|input| !input.value().is_empty());
        focus(if has_name { PASSWORD } else { USERNAME });
    }
}

/// Puts the dialog into the page, closed.
fn make() -> Option<Element> {
    let dialog = document().create_element("dialog").ok()?;
    dialog.set_id(DIALOG);
    let _ = dialog.set_attribute("class", "sign-in-again");
    let _ = dialog.set_attribute("aria-labelledby", "sign-in-title");
    let text = |key: PortalText| escape(t(key));
    let user = of_page().user.unwrap_or_default();
    dialog.set_inner_html(
        &[
            "<form class=\"stack\"><h2 id=\"sign-in-title\">",
            &text(PortalText::SignIn),
            "</h2><p>",
            &text(PortalText::SessionEnded),
            "</p><p class=\"summary\" role=\"alert\" hidden id=\"",
            MESSAGE,
            "\"></p><div class=\"field\"><label for=\"",
            USERNAME,
            "\">",
            &text(PortalText::UsernameOrEmail),
            "</label><input name=\"username\" autocomplete=\"username\" autocapitalize=\"none\" \
             spellcheck=\"false\" required id=\"",
            USERNAME,
            "\" value=\"",
            &escape(&user),
            "\"></div><div class=\"field\"><label for=\"",
            PASSWORD,
            "\">",
            &text(PortalText::Password),
            "</label><input name=\"password\" type=\"password\" autocomplete=\"current-password\" \
             required id=\"",
            PASSWORD,
            "\"></div><p class=\"actions\"><button class=\"button primary\">",
            &text(PortalText::SignIn),
            "</button></p></form>",
        ]
        .concat(),
    );
    document().body()?.append_child(&dialog).ok()?;
    let form = dialog.first_element_child()?;
    listen(&form, "submit", |event| {
        event.prevent_default();
        let form = event.target();
        let form = form.and_then(|form| form.dyn_into::<Element>().ok());
        let Some(form) = form else { return };
        if form.has_attribute("aria-busy") {
            return;
        }
        let _ = form.set_attribute("aria-busy", "true");
        spawn_local(async move {
            sign_in().await;
            let _ = form.remove_attribute("aria-busy");
        });
    });
    Some(dialog)
}

fn input(id: &str) -> Option<HtmlInputElement> {
    element(id)?.dyn_into().ok()
}

/// Signs in with what was typed.
async fn sign_in() {
    let (Some(username), Some(password)) = (input(USERNAME), input(PASSWORD)) else {
        return;
    };
    let encoded = |input: &HtmlInputElement| String::from(encode_uri_component(&input.value()));
    let form = [
        "username=",
        &encoded(&username),
        "&password=",
        &encoded(&password),
    ]
    .concat();
    let request = Request::post("/login")
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form);
    let Ok(request) = request else { return };
    let Ok(response) = request.send().await else {
        return say(t(PortalText::NetworkFailed));
    };
    let answer = response.text().await.unwrap_or_default();
    let answer = JSON::parse(&answer).unwrap_or_default();
    if !response.ok() {
        let message = get(&answer, "message").as_string();
        password.set_value("");
        say(message.as_deref().unwrap_or(t(PortalText::ServerFailed)));
        return focus(PASSWORD);
    }
    // The page is of whom it was made for; and what it could not load it loads anew.
    let is_same = get(&answer, "user").as_string() == of_page().user;
    let is_whole = element(SIGNED_OUT).is_none();
    if !is_same || !is_whole {
        let _ = window().location().reload();
        return;
    }
    password.set_value("");
    say("");
    if let Some(dialog) = element(DIALOG) {
        call(&dialog, "close", &[]);
    }
    signed_in_again().set(true);
}

/// Says what is wrong; nothing, when the text is empty.
fn say(text: &str) {
    if let Some(message) = element(MESSAGE) {
        message.set_text_content(Some(text));
        let _ = if text.is_empty() {
            message.set_attribute("hidden", "")
        } else {
            message.remove_attribute("hidden")
        };
    }
}

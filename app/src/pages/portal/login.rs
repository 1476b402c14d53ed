//! `/login`: a plain form that the server answers.

use crate::components::field::Labelled;
use crate::components::field::{PasswordField, was};
use crate::components::submit::SubmitButton;
use crate::components::title::arrive;
use crate::components::trouble::mailto;
use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::text::portal::PortalText;

/// Signs staff and affiliates in.
#[component]
pub fn Login() -> StaticView {
    let site = site();
    // Where somebody wanted to go before they were asked who they are.
    let next = use_query_map()
        .with_untracked(|query| query.get("next"))
        .unwrap_or_default();
    let (action, fields) = post(next);
    let was = was("username");
    let username = view! {
            <input
                id="username"
                name="username"
                autocomplete="username"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="next"
                required=true
                value=was.value
            />
    };
    let lost = site.contact_email.clone().map(|email| {
        view! {
            <p class="aside">
                {t(PortalText::LostPassword)} " " <a href=mailto(&email)>{email.clone()}</a>
            </p>
        }
    });
    let hidden = fields.into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value/> }
    });
    let hidden: Vec<_> = hidden.collect();
    arrive(t(PortalText::SignIn), &site.operator);
    view! {
        <section class="sheet narrow">
            <h1>{t(PortalText::SignIn)}</h1>
            <form method="post" action=action on:submit=send_once>
                <p class="summary" role="alert" hidden=message().is_empty()>{message()}</p>
                {hidden}
                <Labelled name="username" label=PortalText::UsernameOrEmail control=username.still()/>
                <PasswordField name="password" autocomplete="current-password"/>
                <SubmitButton label=PortalText::SignIn busy=PortalText::SigningIn/>
            </form>
            {lost}
            <p class="aside">
                {t(PortalText::NewHere)} " "
                <a href="/register" rel=site.register_rel()>{t(PortalText::BecomeAffiliate)}</a>
            </p>
        </section>
    }
    .still()
}

/// A field that goes with the username and the password.
type Hidden = (&'static str, String);

/// Where a sign-in goes that leads to `next`, and what goes with it.
fn sign_in(next: String) -> (String, Vec<Hidden>) {
    ("/login".to_owned(), vec![("next", next)])
}

/// Where the form goes, and what goes with it: where a form came without a session, all of that.
#[cfg(feature = "ssr")]
fn post(next: String) -> (String, Vec<Hidden>) {
    use crate::request::{Posted, Resume};

    let Some(resume) = use_context::<Posted>().and_then(|posted| posted.resume) else {
        return sign_in(next);
    };
    let mut fields = vec![(Resume::FORM, resume.form)];
    fields.extend(resume.page.map(|page| (Resume::PAGE, page)));
    (resume.action, fields)
}

#[cfg(not(feature = "ssr"))]
fn post(next: String) -> (String, Vec<Hidden>) {
    sign_in(next)
}

/// Why the last attempt failed.
#[cfg(feature = "ssr")]
fn message() -> String {
    use_context::<crate::request::Posted>()
        .and_then(|posted| posted.message)
        .unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn message() -> String {
    String::new()
}

/// Shows that the form is on its way, and doesn't send it twice.
#[cfg(feature = "hydrate")]
fn send_once(event: leptos::ev::SubmitEvent) {
    use wasm_bindgen::JsCast;
    let form = event
        .target()
        .and_then(|form| form.dyn_into::<web_sys::Element>().ok());
    let Some(form) = form else { return };
    if form.has_attribute("aria-busy") {
        event.prevent_default();
        return;
    }
    let _ = form.set_attribute("aria-busy", "true");
    // A page that comes back out of the browser's history is as it was left.
    crate::browser::listen(&window(), "pageshow", move |_| {
        let _ = form.remove_attribute("aria-busy");
    });
}

#[cfg(not(feature = "hydrate"))]
fn send_once(_: leptos::ev::SubmitEvent) {}

//! The head of every page: whose programme this is, and the ways in and out.

use crate::components::preferences::{LanguageChooser, ThemeSwitch};
use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::portal::PortalText;

/// The head of every page.
#[component]
pub fn Header() -> StaticView {
    let site = site();
    let ways = match &site.user {
        None => view! {
            <a class="button quiet" href="/login">{t(PortalText::SignIn)}</a>
        }
        .still(),
        Some(user) => {
            let (href, name) = if site.is_staff {
                ("/office", PortalText::Office)
            } else {
                ("/dashboard", PortalText::Dashboard)
            };
            view! {
                <a class="button quiet" href=href>{t(name)}</a>
                <span class="who">{user.clone()}</span>
                <form method="post" action="/logout">
                    <button class="button quiet">{t(PortalText::SignOut)}</button>
                </form>
            }
            .still()
        }
    };
    view! {
        <header class="site-header">
            <a class="brand" href="/">{site.operator.clone()}</a>
            <div class="tools">
                <nav aria-label=t(PortalText::Navigation)>{ways}</nav>
                <LanguageChooser/>
                <ThemeSwitch/>
            </div>
        </header>
    }
    .still()
}

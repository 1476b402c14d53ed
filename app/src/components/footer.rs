//! The foot of every page.

use crate::components::trouble::mailto;
use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::portal::PortalText;

/// The foot of every page: the terms, how to reach the operator, the documentation.
#[component]
pub fn Footer() -> StaticView {
    let site = site();
    let terms = site.terms_url.clone().map(|url| {
        view! { <a href=url>{t(PortalText::Terms)}</a> }
    });
    let contact = site.contact_email.as_deref().map(|email| {
        view! { <a href=mailto(email)>{t(PortalText::Contact)}</a> }
    });
    view! {
        <footer class="site-footer">
            <span>{site.operator.clone()}</span>
            {terms}
            {contact}
            <a href="/docs" rel="external">{t(PortalText::ApiDocs)}</a>
        </footer>
    }
    .still()
}

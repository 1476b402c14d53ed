//! The ways about an affiliate's pages.

use crate::i18n::t;
use leptos::prelude::*;
use tributary_domain::text::dashboard::DashboardText;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::player::PlayerText;
use tributary_domain::text::portal::PortalText;

/// Links to the affiliate's pages; the one at `here` is marked.
pub fn ways(here: &'static str) -> AnyView {
    let pages = [
        ("/dashboard", t(PortalText::Dashboard)),
        ("/registrations", t(PlayerText::Registrations)),
        ("/links", t(DashboardText::Links)),
        ("/deals", t(DealText::Deals)),
        ("/payments", t(DashboardText::Payments)),
    ];
    let pages: Vec<_> = pages
        .into_iter()
        .map(|(href, name)| {
            let current = (href == here).then_some("page");
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect();
    view! { <nav class="tabs ways" aria-label=t(DashboardText::Ways)><ul>{pages}</ul></nav> }
        .into_any()
}

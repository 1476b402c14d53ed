//! What an address gets that no page has.

use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::portal::PortalText;

/// Says that there is no such page; the server answers 404.
#[component]
pub fn NotFound() -> StaticView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    arrive(t(PortalText::NotFoundTitle), &site().operator);
    view! {
        <section class="notice">
            <h1>{t(PortalText::NotFoundTitle)}</h1>
            <p>{t(PortalText::NotFoundText)}</p>
            <p class="actions"><a class="button" href="/">{t(PortalText::BackToStart)}</a></p>
        </section>
    }
    .still()
}

//! `/registered`: what happens after the sign-up.

use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::affiliate::Status;
use tributary_domain::text::portal::PortalText;

/// Where somebody is sent who has signed up and stands at `status` now.
#[must_use]
pub const fn address(status: Status) -> &'static str {
    match status {
        Status::Approved => "/registered?status=approved",
        _ => "/registered",
    }
}

/// Thanks, and says what comes next.
#[component]
pub fn Registered() -> StaticView {
    let approved =
        use_query_map().with_untracked(|query| query.get_str("status") == Some("approved"));
    let next = if approved {
        view! {
            <p class="lead">{t(PortalText::RegisteredApproved)}</p>
            <p class="actions">
                <a class="button primary large" href="/login">{t(PortalText::SignIn)}</a>
            </p>
        }
        .still()
    } else {
        view! {
            <p class="lead">{t(PortalText::RegisteredPending)}</p>
            <h2>{t(PortalText::WhatComesNext)}</h2>
            <ol class="path">
                <li>{t(PortalText::NextDecision)}</li>
                <li>{t(PortalText::NextMail)}</li>
                <li>{t(PortalText::NextSignIn)}</li>
            </ol>
            <p class="actions"><a class="button" href="/">{t(PortalText::BackToStart)}</a></p>
        }
        .still()
    };
    arrive(t(PortalText::RegisteredTitle), &site().operator);
    view! {
        <section class="notice">
            <h1>{t(PortalText::RegisteredTitle)}</h1>
            {next}
        </section>
    }
    .still()
}

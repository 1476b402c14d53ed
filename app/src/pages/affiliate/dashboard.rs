//! `/dashboard`: what came of an affiliate's work, what it is owed, and whom to ask. Span and
//! figure stand in the address: `span`, `show`.

mod figures;

use self::figures::{balance, chart, lists, spans, tiles};
use crate::api::dashboard::{DashboardView, dashboard_own};
use crate::api::view::Own;
use crate::components::failed::PageFailed;
use crate::components::title::arrive;
use crate::components::trouble::mailto;
use crate::components::ways::ways;
use crate::i18n::{date, t, tf};
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::affiliate::Status;
use tributary_domain::text::affiliate::AffiliateText;
use tributary_domain::text::dashboard::DashboardText;
use tributary_domain::text::portal::PortalText;

/// The affiliate's first page.
pub(super) fn view() -> AnyView {
    arrive(t(PortalText::Dashboard), &site().operator);
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let asked = Memo::new(move |_| (read("span"), read("show")));
    let board = Resource::new(
        move || asked.get(),
        |(span, show)| dashboard_own(span, show),
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match board.await {
                    Ok(board) => dashboard(board),
                    Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn dashboard(board: DashboardView) -> AnyView {
    let own = board.own.clone();
    let (word, text) = match own.status {
        Status::ViewOnly => (
            AffiliateText::StatusViewOnly,
            AffiliateText::StatusViewOnlyText,
        ),
        _ => (
            AffiliateText::StatusApproved,
            AffiliateText::StatusApprovedText,
        ),
    };
    let since = tf(AffiliateText::Since, &[("date", &date(own.since))]);
    let hello = tf(AffiliateText::Welcome, &[("name", &own.profile.first_name)]);
    let key = own.status.key();
    let body = if board.is_new {
        steps()
    } else {
        view! {
            {spans(&board)}
            {tiles(&board)}
            {chart(&board)}
            {lists(&board)}
        }
        .into_any()
    };
    view! {
        <div class="page">
            {ways("/dashboard")}
            <header class="page-head">
                <h1>{hello}</h1>
                <p class="aside">
                    <span class="badge" data-status=key>{t(word)}</span> " " {since} ". " {t(text)}
                </p>
            </header>
            {body}
            <div class="columns">
                {profile(&own)}
                <div class="stack">
                    {balance(&board)}
                    {manager(&own)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// What somebody sees who has nothing to count yet.
fn steps() -> AnyView {
    view! {
        <section class="card">
            <h2>{t(AffiliateText::ThreeSteps)}</h2>
            <ol class="path">
                {step(AffiliateText::StepLink, AffiliateText::StepLinkText)}
                {step(AffiliateText::StepPublish, AffiliateText::StepPublishText)}
                {step(AffiliateText::StepTest, AffiliateText::StepTestText)}
            </ol>
            <p class="actions">
                <a class="button primary" href="/links">{t(DashboardText::ToLinks)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn step(title: AffiliateText, text: AffiliateText) -> AnyView {
    view! { <li><div><h3>{t(title)}</h3><p>{t(text)}</p></div></li> }.into_any()
}

fn manager(own: &Own) -> AnyView {
    let who = match &own.manager {
        Some(manager) => view! {
            <p><strong>{manager.name.clone()}</strong></p>
            <p><a href=mailto(&manager.email)>{manager.email.clone()}</a></p>
        }
        .into_any(),
        None => view! {
            <p>
                {t(AffiliateText::NoManager)} " "
                {site().contact_email.clone().map(|email| view! {
                    <a href=mailto(&email)>{email.clone()}</a>
                })}
            </p>
        }
        .into_any(),
    };
    view! { <section class="card"><h2>{t(AffiliateText::YourManager)}</h2>{who}</section> }
        .into_any()
}

fn profile(own: &Own) -> AnyView {
    let own = own.clone();
    let profile = own.profile;
    let name = [profile.first_name.as_str(), " ", &profile.last_name].concat();
    let lines = [
        (t(AffiliateText::Name), name),
        (t(AffiliateText::Id), own.id.to_string()),
        (t(PortalText::Username), own.username),
        (t(PortalText::Email), own.email),
        (t(PortalText::PhoneNumber), profile.phone_number),
        (t(PortalText::Company), profile.company),
        (t(PortalText::WebSite), profile.web_site_url),
        (t(PortalText::Country), own.country),
        (t(PortalText::PreferredLanguage), own.language),
    ];
    view! {
        <section class="card">
            <h2>{t(AffiliateText::YourProfile)}</h2>
            {crate::components::facts::facts(lines)}
            <p class="help">{t(AffiliateText::ProfileChange)}</p>
        </section>
    }
    .into_any()
}

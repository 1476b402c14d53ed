//! `/dashboard`: where an affiliate stands, what comes next, and whom to ask.

use crate::api::affiliate::affiliate_own;
use crate::api::view::Own;
use crate::components::failed::PageFailed;
use crate::components::title::arrive;
use crate::components::trouble::mailto;
use crate::i18n::{date, t, tf};
use crate::site::site;
use leptos::prelude::*;
use tributary_domain::affiliate::Status;
use tributary_domain::text::affiliate::AffiliateText;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::portal::PortalText;

/// The affiliate's first page.
pub(super) fn view() -> AnyView {
    arrive(t(PortalText::Dashboard), &site().operator);
    let own = Resource::new(|| (), |()| affiliate_own());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match own.await {
                    Ok(own) => dashboard(own),
                    Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn dashboard(own: Own) -> AnyView {
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
    let key = crate::components::status::key(own.status);
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{hello}</h1>
                <p class="aside">
                    <span class="badge" data-status=key>{t(word)}</span> " " {since} ". " {t(text)} " "
                    <a href="/deals">{t(DealText::YourDeals)}</a>
                </p>
            </header>
            <div class="columns">
                <section class="card">
                    <h2>{t(AffiliateText::ThreeSteps)}</h2>
                    <ol class="path">
                        {step(AffiliateText::StepLink, AffiliateText::StepLinkText)}
                        {step(AffiliateText::StepPublish, AffiliateText::StepPublishText)}
                        {step(AffiliateText::StepTest, AffiliateText::StepTestText)}
                    </ol>
                </section>
                <div class="stack">
                    {manager(&own)}
                    {profile(own)}
                </div>
            </div>
        </div>
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

fn profile(own: Own) -> AnyView {
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

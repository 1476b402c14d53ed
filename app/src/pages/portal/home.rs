//! `/`: what the programme offers, and the way in.

use crate::components::title::arrive;
use crate::components::trouble::mailto;
use crate::i18n::{t, tf};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::portal::PortalText;

/// The front page. The operator writes headline and description; without them it says what every
/// programme offers.
#[component]
pub fn Home() -> StaticView {
    let site = site();
    let named = [("operator", site.operator.as_str())];
    let headline = site
        .headline
        .clone()
        .unwrap_or_else(|| tf(PortalText::HomeHeadline, &named));
    let description = site
        .description
        .clone()
        .unwrap_or_else(|| tf(PortalText::HomeDescription, &named));
    let paragraphs = description
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let paragraphs: Vec<_> = paragraphs
        .map(|line| view! { <p class="lead">{line.to_owned()}</p> })
        .collect();
    let questions = site.contact_email.clone().map(|email| {
        view! {
            <section class="questions">
                <h2>{t(PortalText::Questions)}</h2>
                <p>{t(PortalText::QuestionsText)} " " <a href=mailto(&email)>{email.clone()}</a></p>
            </section>
        }
    });
    arrive(t(PortalText::HomeTitle), &site.operator);
    view! {
        <div class="home">
            <section class="hero">
                <p class="eyebrow">{t(PortalText::HomeTitle)}</p>
                <h1>{headline}</h1>
                <div class="about">{paragraphs}</div>
                <p class="actions">
                    <a class="button primary large" href="/register" rel=site.register_rel()>
                        {t(PortalText::BecomeAffiliate)}
                    </a>
                    <a class="button large" href="/login">{t(PortalText::SignIn)}</a>
                </p>
            </section>
            <section class="steps">
                <h2>{t(PortalText::HowItWorks)}</h2>
                <ol>
                    {step(PortalText::StepSignUp, PortalText::StepSignUpText)}
                    {step(PortalText::StepLinks, PortalText::StepLinksText)}
                    {step(PortalText::StepEarn, PortalText::StepEarnText)}
                </ol>
            </section>
            {questions}
        </div>
    }
    .still()
}

fn step(title: PortalText, text: PortalText) -> StaticView {
    view! { <li><h3>{t(title)}</h3><p>{t(text)}</p></li> }.still()
}

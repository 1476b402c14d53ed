//! What pages of the back office share: the ways about it, and names of kinds and states.

use crate::i18n::t;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::link::LinkType;
use tributary_domain::payment::State;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::payout::PayoutText;

/// Every way, in the order people read them: the address and its name.
const WAYS: [(&str, OfferText); 8] = [
    ("/office", OfferText::Affiliates),
    ("/office/registrations", OfferText::Registrations),
    ("/office/brands", OfferText::Brands),
    ("/office/links", OfferText::Links),
    ("/office/campaigns", OfferText::Campaigns),
    ("/office/deals", OfferText::Deals),
    ("/office/payments", OfferText::Payments),
    ("/office/import", OfferText::Import),
];

/// The ways about the back office; `here` is the address of the one that the page belongs to.
pub fn ways(here: &str) -> StaticView {
    let line = |(href, name): (&'static str, OfferText)| {
        let current = (href == here).then_some("true");
        view! { <li><a href=href aria-current=current>{t(name)}</a></li> }
    };
    let lines = WAYS.map(line).to_vec();
    view! { <nav class="tabs ways" aria-label=t(OfferText::Ways)><ul>{lines}</ul></nav> }.still()
}

/// What a link of a type leads to.
#[must_use]
pub fn kind(number: i64) -> OfferText {
    match LinkType::from_number(number) {
        Some(LinkType::RegistrationPage) => OfferText::KindRegistration,
        Some(LinkType::LandingPage) => OfferText::KindLanding,
        Some(LinkType::HomePage) => OfferText::KindHome,
        Some(LinkType::Other) | None => OfferText::KindOther,
    }
}

/// The look of a payment's state and its name.
#[must_use]
pub fn payment_state(name: &str) -> (&'static str, PayoutText) {
    match State::parse(name) {
        Some(State::PendingPayment) => ("pending", PayoutText::Approved),
        Some(State::Completed) => ("approved", PayoutText::Paid),
        Some(State::Cancelled) => ("former", PayoutText::Cancelled),
        Some(State::PendingApproval) | None => ("pending", PayoutText::Asked),
    }
}

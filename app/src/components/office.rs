//! What pages of the back office share: the ways about it, paging, and names of kinds and states.

use crate::i18n::{number, t, tf};
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::link::LinkType;
use tributary_domain::payment::State;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;
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

/// Which part of a list is shown, in words; nothing of an empty one, which says so by itself.
#[must_use]
fn part(first: usize, last: usize, total: usize) -> String {
    if total == 0 {
        return String::new();
    }
    let (from, to, total) = (number(first.min(total)), number(last), number(total));
    let text = if from == to {
        OfficeText::TotalOne
    } else {
        OfficeText::Total
    };
    tf(text, &[("from", &from), ("to", &to), ("total", &total)])
}

/// Which part of a list this is, and the way to the next; `to` answers the address of a page.
pub fn paging(
    page: usize,
    per_page: usize,
    total: usize,
    to: impl Fn(usize) -> String,
) -> StaticView {
    let last = page.saturating_mul(per_page).min(total);
    let first = page.saturating_sub(1).saturating_mul(per_page) + 1;
    let said = part(first, last, total);
    let earlier = (page > 1).then(|| {
        view! { <a class="button" rel="prev" href=to(page - 1)>{t(OfficeText::Earlier)}</a> }
    });
    let said = (total > 0).then(|| view! { <output>{said}</output> });
    let later = (last < total).then(|| {
        view! { <a class="button" rel="next" href=to(page + 1)>{t(OfficeText::Later)}</a> }
    });
    view! {
        <nav class="paging" aria-label=t(OfficeText::Pages) hidden=total == 0>
            {said}
            {earlier}
            {later}
        </nav>
    }
    .still()
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

//! `/deals`: what an affiliate earns, in plain words; every version of it; and new terms that
//! wait for a yes.

use crate::api::deal::view::{Deal, Mark, Owned};
use crate::api::deal::{AcceptDeal, deal_own};
use crate::components::deal::{default_badge, lines, plain, versions};
use crate::components::failed::{ActionFailed, PageFailed, successes};
use crate::components::title::arrive;
use crate::components::ways::ways;
use crate::i18n::{t, tn};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::deal::DealText;

/// The affiliate's deals.
pub(super) fn view() -> AnyView {
    arrive(t(DealText::YourDeals), &site().operator);
    let accept = ServerAction::<AcceptDeal>::new();
    let done = successes(accept);
    let own = Resource::new(move || done.get(), |_| deal_own());
    view! {
        <div class="page">
            {ways("/deals")}
            <header class="page-head">
                <h1>{t(DealText::YourDeals)}</h1>
                <p class="aside">{t(DealText::YourDealsText)}</p>
            </header>
            <Transition>
                {move || Suspend::new(async move {
                    match own.await {
                        Ok(own) => deals(own, accept),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

fn deals(own: Owned, accept: ServerAction<AcceptDeal>) -> AnyView {
    if own.deals.is_empty() {
        return view! {
            <div class="empty">
                <h2>{t(DealText::NoDeals)}</h2>
                <p>{t(DealText::NoDealsAffiliate)}</p>
            </div>
        }
        .into_any();
    }
    let may_accept = own.may_accept;
    let failure = Signal::derive(move || accept.value().get().and_then(Result::err));
    let cards: Vec<_> = (own.deals.into_iter())
        .map(|deal| card(deal, may_accept, accept))
        .collect();
    view! { <ActionFailed failure=failure/> {cards} }.into_any()
}

fn card(deal: Deal, may_accept: bool, accept: ServerAction<AcceptDeal>) -> AnyView {
    let now = deal.in_force();
    let kind = now.or_else(|| deal.versions.first());
    let kind = kind.map(|version| version.kind.clone());
    let stands = |lines: &[(Mark, String)]| -> Vec<String> {
        let kept = lines.iter().filter(|(mark, _)| *mark != Mark::Gone);
        kept.map(|(_, text)| text.clone()).collect()
    };
    let terms = now.map_or_else(
        || view! { <p>{t(DealText::NothingYet)}</p> }.still(),
        |version| plain(stands(&version.lines)),
    );
    let players: i64 = deal.versions.iter().map(|version| version.players).sum();
    let players = tn(DealText::PlayersCount, players, &[]);
    let body = match deal.waiting() {
        Some(version) => proposal(version.id, &deal, terms, may_accept, accept),
        None => terms.into_any(),
    };
    view! {
        <section class="card deal-card">
            <h2>{deal.name.clone()} " " {default_badge(deal.is_default)}</h2>
            <p class="help">{kind} " · " {players}</p>
            {body}
            <details class="more">
                <summary>{t(DealText::Versions)}</summary>
                {versions(deal.versions)}
            </details>
        </section>
    }
    .into_any()
}

/// Before and after, and the way to say yes.
fn proposal(
    version: i64,
    deal: &Deal,
    now: StaticView,
    may_accept: bool,
    accept: ServerAction<AcceptDeal>,
) -> AnyView {
    let busy = move || accept.pending().get().to_string();
    let way = if may_accept {
        view! {
            <ActionForm action=accept attr:aria-busy=busy>
                <input type="hidden" name="version" value=version.to_string()/>
                <p class="actions">
                    <button class="button primary">{t(DealText::Accept)}</button>
                </p>
            </ActionForm>
        }
        .into_any()
    } else {
        view! { <p class="note">{t(DealText::MayNotAccept)}</p> }.into_any()
    };
    view! {
        <div class="proposal">
            <h3>{t(DealText::ProposalTitle)}</h3>
            <p>{t(DealText::ProposalText)}</p>
            <div class="before-after">
                <section>
                    <h4>{t(DealText::Now)}</h4>
                    {now}
                </section>
                <section>
                    <h4>{t(DealText::Proposed)}</h4>
                    {lines(deal.proposal.clone())}
                </section>
            </div>
            {way}
        </div>
    }
    .into_any()
}

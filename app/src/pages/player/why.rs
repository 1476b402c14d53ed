//! `/office/registrations/{id}` and `/registrations/{id}`: why a player is whose it is and what it
//! earned; `/office/ledger/{id}` and `/ledger/{id}`: why an entry stands in the ledger.

use super::{address, ways};
use crate::api::explain::{self, Decide, Explanation, Part, why_entry, why_registration};
use crate::api::failure::Failure;
use crate::components::failed::PageFailed;
use crate::components::form::{Line, once, submit, summary};
use crate::components::title::{arrive, title};
use crate::i18n::t;
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};
use tributary_domain::text::player::PlayerText;

/// Why.
pub fn view() -> AnyView {
    arrive(t(PlayerText::Why), &site().operator);
    let (params, path) = (use_params_map(), use_location().pathname);
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let id = params.with(|params| params.get("id")?.parse::<i64>().ok());
        let after = query.with(|query| query.get("after")?.parse::<i64>().ok());
        (id, path.with(|path| path.contains("/ledger/")), after)
    });
    let why = Resource::new(
        move || asked.get(),
        |(id, is_entry, after)| async move {
            match id {
                Some(id) if is_entry => why_entry(id).await,
                Some(id) => why_registration(id, after).await,
                None => Err(Failure::nothing()),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match why.await {
                    Ok(why) => page(why, &path.get_untracked(), asked.get_untracked().2.is_some()),
                    Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn page(why: Explanation, here: &str, is_behind: bool) -> AnyView {
    title(&why.title, &site().operator);
    let lead = (!why.lead.is_empty()).then(|| view! { <p class="aside">{why.lead}</p> });
    let parts: Vec<_> = why.parts.into_iter().map(part).collect();
    let decide = why.decide.as_ref().map(decide);
    let first = is_behind.then(|| {
        let href = here.to_owned();
        view! { <a class="button" rel="prev" href=href>{t(PlayerText::FirstEntries)}</a> }
    });
    let further = why.next.map(|next| {
        let href = [here, "?after=", &next.to_string()].concat();
        view! { <a class="button" rel="next" href=href>{t(PlayerText::FurtherEntries)}</a> }
    });
    let paging = (first.is_some() || further.is_some()).then(|| {
        view! { <nav class="paging" aria-label=t(PlayerText::Pages)>{first} {further}</nav> }
    });
    view! {
        <div class="page why">
            {ways()}
            <p><a href=address("/registrations")>{t(PlayerText::Registrations)}</a></p>
            <header class="page-head">
                <h1>{why.title}</h1>
                {lead}
            </header>
            <section class="card">{facts(why.facts)}</section>
            {parts}
            {paging}
            {decide}
        </div>
    }
    .into_any()
}

fn facts(facts: Vec<(String, String)>) -> AnyView {
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts: Vec<_> = facts
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

fn part(of: Part) -> AnyView {
    let help = (!of.help.is_empty()).then(|| view! { <p class="help">{of.help}</p> });
    let lines: Vec<_> = of.lines.into_iter().map(line).collect();
    let lines = (!lines.is_empty()).then(|| view! { <ol class="reasons">{lines}</ol> });
    let facts = (!of.facts.is_empty()).then(|| facts(of.facts));
    view! { <section class="card"><h2>{of.title}</h2>{help}{lines}{facts}</section> }.into_any()
}

fn line(of: explain::Line) -> AnyView {
    let mark = of.holds.map(|holds| {
        let (sign, text) = if holds {
            ("\u{2713}", PlayerText::Yes)
        } else {
            ("\u{2013}", PlayerText::No)
        };
        view! {
            <span class="mark" data-holds=holds.to_string() title=t(text)>
                <span aria-hidden="true">{sign}</span>
                <span class="unseen">{t(text)}</span>
            </span>
        }
    });
    let text = if of.href.is_empty() {
        view! { <span>{of.text}</span> }.into_any()
    } else {
        view! { <a href=of.href>{of.text}</a> }.into_any()
    };
    let small: Vec<_> = (of.small.into_iter())
        .map(|text| view! { <small>{text}</small> })
        .collect();
    let amount =
        (!of.amount.is_empty()).then(|| view! { <strong class="sum">{of.amount}</strong> });
    view! { <li>{mark}<div>{text}{small}</div>{amount}</li> }.into_any()
}

/// What is decided by hand: whose the player is, or by which deal it counts.
fn decide(of: &Decide) -> AnyView {
    let (key, title, text, line) = if of.is_nobodys {
        let whose = Line::new("affiliate_id", t(PlayerText::Affiliate))
            .help(t(PlayerText::GiveHelp))
            .needed();
        ("assign", PlayerText::Give, PlayerText::GiveText, whose)
    } else {
        let deal = Line::new("deal_id", t(PlayerText::DealNumber))
            .mode("numeric")
            .needed();
        ("move", PlayerText::Move, PlayerText::MoveText, deal)
    };
    let action = ["/office/registrations/", &of.id.to_string()].concat();
    view! {
        {summary(&of.form)}
        <form class="card" method="post" action=action on:submit=once>
            <h2>{t(title)}</h2>
            <p class="help">{t(text)}</p>
            <input type="hidden" name="do" value=key/>
            {line.view(&of.form)}
            <p class="actions">{submit(t(title))}</p>
        </form>
    }
    .into_any()
}

//! The figures of the dashboard: over which days, how many, day by day, and what brought them.

use crate::api::dashboard::{DashboardView, Tile, Top};
use crate::i18n::{t, tf};
use leptos::prelude::*;
use tributary_domain::text::dashboard::DashboardText;

/// The spans in addresses; the service reads them.
const SPANS: [(&str, DashboardText); 4] = [
    ("today", DashboardText::Today),
    ("7d", DashboardText::Week),
    ("30d", DashboardText::Month),
    ("month", DashboardText::ThisMonth),
];

fn address(span: &str, show: &str) -> String {
    ["/dashboard?span=", span, "&show=", show].concat()
}

/// The choice of days.
pub(super) fn spans(board: &DashboardView) -> AnyView {
    let spans: Vec<_> = SPANS
        .into_iter()
        .map(|(key, name)| {
            let current = (key == board.span).then_some("true");
            let href = address(key, &board.shown);
            view! {
                <li><a href=href aria-current=current data-noscroll="">{t(name)}</a></li>
            }
        })
        .collect();
    let compared = tf(
        DashboardText::Compared,
        &[("now", &board.now), ("before", &board.before)],
    );
    view! {
        <nav class="tabs spans" aria-label=t(DashboardText::Span)><ul>{spans}</ul></nav>
        <p class="help">{compared} " " {t(DashboardText::FiguresHelp)}</p>
    }
    .into_any()
}

/// The figures; each leads to itself day by day.
pub(super) fn tiles(board: &DashboardView) -> AnyView {
    let tiles: Vec<_> = (board.tiles.iter().cloned())
        .map(|tile| one(tile, &board.span, &board.shown))
        .collect();
    view! { <ul class="tiles" aria-label=t(DashboardText::Figures)>{tiles}</ul> }.into_any()
}

fn one(tile: Tile, span: &str, shown: &str) -> AnyView {
    let current = (tile.key == shown).then_some("true");
    let href = address(span, &tile.key);
    let before = tf(DashboardText::Before, &[("value", &tile.before)]);
    let trend = match tile.trend {
        1 => "up",
        -1 => "down",
        _ => "same",
    };
    view! {
        <li>
            <a class="tile" href=href aria-current=current data-noscroll="">
                <span class="tile-label">{tile.label}</span>
                <strong>{tile.value}</strong>
                <span class="tile-before">
                    <span class="trend" data-trend=trend>{tile.change}</span> " " {before}
                </span>
                <span class="tile-spark" inner_html=tile.spark></span>
            </a>
        </li>
    }
    .into_any()
}

/// One figure day by day: drawn, and as a table.
pub(super) fn chart(board: &DashboardView) -> AnyView {
    let title = tf(DashboardText::ByDay, &[("figure", &board.shown_label)]);
    let days: Vec<_> = (board.days.iter().cloned())
        .map(|(day, value)| {
            view! { <tr><th scope="row">{day}</th><td class="number">{value}</td></tr> }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{title}</h2>
            <div inner_html=board.chart.clone()></div>
            <details class="more">
                <summary>{t(DashboardText::AsTable)}</summary>
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{t(DashboardText::Day)}</th>
                            <th scope="col" class="number">{board.shown_label.clone()}</th>
                        </tr>
                    </thead>
                    <tbody>{days}</tbody>
                </table>
            </details>
        </section>
    }
    .into_any()
}

/// What brought most visits.
pub(super) fn lists(board: &DashboardView) -> AnyView {
    let [links, sources] = [
        (
            DashboardText::TopLinks,
            DashboardText::Link,
            DashboardText::NoLink,
            &board.links,
        ),
        (
            DashboardText::TopSources,
            DashboardText::Source,
            DashboardText::NoSource,
            &board.sources,
        ),
    ]
    .map(|(title, head, nameless, list)| top(title, head, nameless, list, &board.heads));
    view! { <div class="halves">{links} {sources}</div> }.into_any()
}

fn top(
    title: DashboardText,
    head: DashboardText,
    nameless: DashboardText,
    list: &[Top],
    heads: &[String; 3],
) -> AnyView {
    let [visits, registrations, commission] = heads.clone();
    let rows: Vec<_> = (list.iter().cloned())
        .map(|line| {
            let name = if line.name.is_empty() {
                t(nameless).to_owned()
            } else {
                line.name
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{line.visits}</td>
                    <td class="number">{line.registrations}</td>
                    <td class="number">{line.commission}</td>
                </tr>
            }
        })
        .collect();
    let body = if rows.is_empty() {
        view! { <p class="help">{t(DashboardText::NothingYet)}</p> }.into_any()
    } else {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=t(title)>
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{t(head)}</th>
                            <th scope="col" class="number">{visits}</th>
                            <th scope="col" class="number">{registrations}</th>
                            <th scope="col" class="number">{commission}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! { <section class="card"><h2>{t(title)}</h2>{body}</section> }.into_any()
}

/// What the affiliate is owed.
pub(super) fn balance(board: &DashboardView) -> AnyView {
    view! {
        <section class="card">
            <h2>{t(DashboardText::Balance)}</h2>
            <p class="sum">{board.balance.clone()}</p>
            <p class="help">{board.payment.clone()}</p>
            <p><a href="/payments">{t(DashboardText::ToPayments)}</a></p>
        </section>
    }
    .into_any()
}

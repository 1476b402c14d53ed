//! The lines of a list.

use super::Ticks;
use crate::api::list::{Act, Cell, Head, Line, ListView, Look};
use crate::components::form::once;
use crate::components::site_link::site_link;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;

/// The table; on a narrow page each line is a card.
pub(super) fn table(of: ListView, ticks: Option<&Ticks>) -> StaticView {
    let has_acts = of.lines.iter().any(|line| !line.acts.is_empty());
    let tick_head = ticks.map(|ticks| tick_all(ticks.name, of.words.tick_all.clone()));
    let act_head = has_acts.then(|| {
        view! { <th scope="col"><span class="unseen">{of.words.acts.clone()}</span></th> }
    });
    let heads: Vec<_> = of.heads.iter().map(head).collect();
    let rows: Vec<_> = (of.lines.into_iter())
        .map(|one| line(one, &of.heads, ticks, has_acts))
        .collect();
    let sums = sums(
        &of.totals,
        &of.heads,
        &of.words.total,
        ticks.is_some(),
        has_acts,
    );
    view! {
        <table class="list" aria-label=of.name>
            <thead><tr>{tick_head} {heads} {act_head}</tr></thead>
            <tbody>{rows}</tbody>
            {sums}
        </table>
    }
    .still()
}

fn head(of: &Head) -> StaticView {
    let class = of.is_number.then_some("number");
    let text = of.text.clone();
    let inner = match of.href.clone() {
        Some(href) => view! { <a href=href>{text}</a> }.still(),
        None => view! { <span>{text}</span> }.still(),
    };
    view! { <th scope="col" class=class aria-sort=of.sorted.clone()>{inner}</th> }.still()
}

fn line(of: Line, heads: &[Head], ticks: Option<&Ticks>, has_acts: bool) -> StaticView {
    let id = of.id.to_string();
    let tick = ticks.map(|ticks| {
        let is_ticked = ticks.ticked.contains(&id);
        view! {
            <td class="tick">
                <input
                    type="checkbox"
                    form=ticks.form
                    name=ticks.name
                    value=id
                    aria-label=of.tick
                    checked=is_ticked
                />
            </td>
        }
    });
    let mut cells = of.cells.into_iter().zip(heads);
    let first = cells.next().map(|(cell, _)| {
        view! { <th scope="row">{inside(cell)}</th> }
    });
    let cells: Vec<_> = cells
        .map(|(cell, head)| {
            let is_blank = cell == Cell::default();
            let class = match (head.is_number, is_blank) {
                (true, _) => "number",
                (false, true) => "blank",
                (false, false) => "",
            };
            let class = (!class.is_empty()).then_some(class);
            view! { <td class=class data-label=head.text.clone()><div>{inside(cell)}</div></td> }
        })
        .collect();
    let acts = has_acts.then(|| {
        let acts: Vec<_> = of.acts.into_iter().map(act).collect();
        view! { <td class="act">{acts}</td> }
    });
    view! { <tr>{tick} {first} {cells} {acts}</tr> }.still()
}

/// What is in a cell: elements alone.
fn inside(cell: Cell) -> Vec<StaticView> {
    let mut parts = Vec::new();
    let text = cell.text;
    if !text.is_empty() {
        let text = match cell.look {
            Look::Plain => view! { <span>{text}</span> }.still(),
            Look::Url => view! { <span class="url">{text}</span> }.still(),
            Look::Code => view! { <code>{text}</code> }.still(),
            Look::Outside => view! { <span>{site_link(text)}</span> }.still(),
        };
        let href = cell.href;
        parts.push(if href.is_empty() {
            text
        } else {
            view! { <a href=href>{text}</a> }.still()
        });
    }
    for (look, text) in cell.badges {
        let look = (!look.is_empty()).then_some(look);
        parts.push(view! { <span class="badge" data-status=look>{text}</span> }.still());
    }
    for text in cell.small {
        parts.push(view! { <small>{text}</small> }.still());
    }
    if !cell.sentences.is_empty() {
        let lines = cell.sentences.into_iter();
        let lines: Vec<_> = lines.map(|text| view! { <li>{text}</li> }).collect();
        parts.push(view! { <ul class="terms">{lines}</ul> }.still());
    }
    parts
}

fn act(of: Act) -> StaticView {
    if of.is_link {
        return view! { <a class="button" href=of.action aria-label=of.about>{of.text}</a> }
            .still();
    }
    let fields: Vec<_> = (of.fields.into_iter())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect();
    view! {
        <form method="post" action=of.action on:submit=once>
            {fields}
            <button class="button" aria-label=of.about>{of.text}</button>
        </form>
    }
    .still()
}

fn sums(
    totals: &[String],
    heads: &[Head],
    name: &str,
    has_ticks: bool,
    has_acts: bool,
) -> Option<StaticView> {
    if totals.is_empty() {
        return None;
    }
    let cells: Vec<_> = (totals.iter().zip(heads).skip(1))
        .map(|(total, head)| {
            let class = if total.is_empty() { "blank" } else { "number" };
            view! { <td class=class data-label=head.text.clone()>{total.clone()}</td> }
        })
        .collect();
    let tick = has_ticks.then(|| view! { <td class="blank"></td> });
    let act = has_acts.then(|| view! { <td class="blank"></td> });
    let name = name.to_owned();
    Some(view! { <tfoot><tr>{tick} <th scope="row">{name}</th> {cells} {act}</tr></tfoot> }.still())
}

/// The box that ticks all others of the page.
fn tick_all(name: &'static str, label: String) -> StaticView {
    let tick = move |event: leptos::ev::Event| tick_every(&event, name);
    view! {
        <th class="tick">
            <input type="checkbox" class="all" aria-label=label on:change=tick/>
        </th>
    }
    .still()
}

/// Ticks, or unticks, every box of the page.
#[cfg(feature = "hydrate")]
fn tick_every(event: &leptos::ev::Event, name: &str) {
    use wasm_bindgen::JsCast;
    let ticked = event_target_checked(event);
    let selector = ["[name='", name, "']"].concat();
    let Ok(boxes) = document().query_selector_all(&selector) else {
        return;
    };
    for at in 0..boxes.length() {
        if let Some(tick) = boxes.get(at) {
            tick.unchecked_into::<web_sys::HtmlInputElement>()
                .set_checked(ticked);
        }
    }
}

#[cfg(not(feature = "hydrate"))]
fn tick_every(_: &leptos::ev::Event, _: &str) {}

//! What stands around the lines of a list.

use crate::api::list::{Choice, Field, ListView, Tab};
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;

/// The values of the filter that stands above the list.
pub(super) fn tabs(view: &ListView) -> Option<StaticView> {
    let label = view.tabs_label.clone();
    (!view.tabs.is_empty()).then(|| {
        let tabs = ways(&view.tabs, "page");
        view! { <nav class="tabs" aria-label=label><ul>{tabs}</ul></nav> }.still()
    })
}

fn ways(ways: &[Tab], current: &'static str) -> Vec<StaticView> {
    let way = |way: &Tab| {
        let current = way.is_here.then_some(current);
        let count = (!way.count.is_empty())
            .then(|| view! { " " <span class="count">{way.count.clone()}</span> });
        view! { <li><a href=way.href.clone() aria-current=current>{way.text.clone()} {count}</a></li> }
            .still()
    };
    ways.iter().map(way).collect()
}

/// The search, and the filters behind a button.
pub(super) fn filters(view: &ListView) -> StaticView {
    let (search, more): (Vec<_>, _) = (
        view.search.iter().map(field).collect(),
        view.fields.iter().map(field).collect::<Vec<_>>(),
    );
    let only_narrow = view.fields.iter().all(|field| field.is_for_narrow);
    let class = if only_narrow { "more narrow" } else { "more" };
    let show = view.words.show.clone();
    view! {
        <form
            method="get"
            action=view.path.clone()
            class="filters"
            role="search"
            aria-label=view.name.clone()
        >
            {kept(&view.kept)}
            {search}
            <details class=class open=view.is_narrowed>
                <summary class="button">{view.words.filters.clone()}</summary>
                <div class="fields">{more}</div>
            </details>
            <button class="button">{show}</button>
        </form>
    }
    .still()
}

fn kept(pairs: &[(String, String)]) -> Vec<StaticView> {
    let hidden = |(name, value): &(String, String)| {
        view! { <input type="hidden" name=name.clone() value=value.clone()/> }.still()
    };
    pairs.iter().map(hidden).collect()
}

fn field(of: &Field) -> StaticView {
    let name = of.name.clone();
    let class = if of.is_for_narrow {
        "field narrow"
    } else {
        "field"
    };
    let control = if of.choices.is_empty() {
        let example = (!of.example.is_empty()).then(|| of.example.clone());
        view! {
            <input
                id=name.clone()
                name=name.clone()
                r#type=of.kind.clone()
                value=of.value.clone()
                placeholder=example
            />
        }
        .still()
    } else {
        let option = |(key, text): &(String, String)| {
            let is_chosen = *key == of.value;
            view! { <option value=key.clone() selected=is_chosen>{text.clone()}</option> }.still()
        };
        let options: Vec<_> = of.choices.iter().map(option).collect();
        view! { <select id=name.clone() name=name.clone()>{options}</select> }.still()
    };
    view! { <div class=class><label for=name>{of.label.clone()}</label> {control}</div> }.still()
}

/// What can be begun, the chooser of columns, and the way to the file.
pub(super) fn tools(view: &ListView) -> StaticView {
    let actions: Vec<_> = (view.actions.iter())
        .map(|action| {
            let (href, text) = (action.href.clone(), action.text.clone());
            view! { <a class="button primary" href=href>{text}</a> }
        })
        .collect();
    let id = [&view.id, "-columns"].concat();
    let boxes: Vec<_> = view
        .chooser
        .iter()
        .map(|choice| column(view, choice))
        .collect();
    view! {
        <div class="tools">
            {actions}
            <button type="button" class="button" popovertarget=id.clone()>{view.words.columns.clone()}</button>
            <form method="get" action=view.path.clone() class="chooser" popover="auto" id=id>
                {kept(&view.chooser_kept)}
                <fieldset>
                    <legend>{view.words.choose.clone()}</legend>
                    {boxes}
                </fieldset>
                <button class="button primary">{view.words.apply.clone()}</button>
            </form>
            <a class="button" href=view.file.clone() download="" rel="external">{view.words.download.clone()}</a>
        </div>
    }
    .still()
}

fn column(view: &ListView, of: &Choice) -> StaticView {
    let name = [&view.prefix, "columns"].concat();
    // A box that can't be changed is not sent.
    let sent = of.is_fixed.then(|| {
        view! { <input type="hidden" name=name.clone() value=of.key.clone()/> }
    });
    view! {
        <label class="check">
            {sent}
            <input type="checkbox" name=name value=of.key.clone() checked=of.is_on disabled=of.is_fixed/>
            <span>{of.text.clone()}</span>
        </label>
    }
    .still()
}

/// Which part of the list this is, the ways to the next, and how long a page is.
pub(super) fn paging(view: &ListView) -> Option<StaticView> {
    if view.said.is_empty() {
        return None;
    }
    let earlier = view.earlier.clone().map(|href| {
        view! { <a class="button" rel="prev" href=href>{view.words.earlier.clone()}</a> }
    });
    let later = view.later.clone().map(|href| {
        view! { <a class="button" rel="next" href=href>{view.words.later.clone()}</a> }
    });
    let sizes = ways(&view.sizes, "true");
    let label = [&view.id, "-sizes"].concat();
    // A page can have two lists.
    let name = [&view.words.pages, ": ", &view.name].concat();
    Some(
        view! {
            <nav class="paging" aria-label=name>
                <output>{view.said.clone()}</output>
                {earlier}
                {later}
                <div class="sizes">
                    <span id=label.clone()>{view.words.per_page.clone()}</span>
                    <ul aria-labelledby=label>{sizes}</ul>
                </div>
            </nav>
        }
        .still(),
    )
}

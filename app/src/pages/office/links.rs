//! `/office/links`: where affiliates can lead visitors.

use crate::api::link::{List, Row, link_list};
use crate::components::failed::PageFailed;
use crate::components::form::saved;
use crate::components::office::{kind, paging, ways};
use crate::components::title::arrive;
use crate::i18n::{t, tf, tn};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;

/// Where the list is.
const PATH: &str = "/office/links";

/// What the address asks for: a brand, a part of the text, and the page.
type Asked = (String, String, usize);

/// The list of links.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Links), &site().operator);
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let asked = Memo::new(move |_| -> Asked {
        (read("brand"), read("q"), read("page").parse().unwrap_or(1))
    });
    let done = query.with_untracked(|query| query.get("saved"));
    let list = Resource::new(
        move || asked.get(),
        |(brand, search, page)| link_list(brand, search, page),
    );
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(OfferText::Links)}</h1>
            {saved(done)}
            <Transition>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => page(list, &asked.get_untracked()),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

/// The address of a page of the list.
fn address((brand, search, _): &Asked, page: usize) -> String {
    let mut map = ParamsMap::new();
    for (name, value) in [("brand", brand), ("q", search)] {
        if !value.is_empty() {
            map.insert(name.to_owned(), value.clone());
        }
    }
    if page > 1 {
        map.insert("page".to_owned(), page.to_string());
    }
    [PATH, &map.to_query_string()].concat()
}

fn page(list: List, asked: &Asked) -> AnyView {
    let is_narrowed = !asked.0.is_empty() || !asked.1.is_empty();
    let new = if list.brands.is_empty() {
        view! { <a class="button" href="/office/brands/new">{t(OfferText::BrandFirst)}</a> }
            .into_any()
    } else {
        view! { <a class="button primary" href="/office/links/new">{t(OfferText::NewLink)}</a> }
            .into_any()
    };
    let new = list.may_decide.then_some(new);
    if list.rows.is_empty() && !is_narrowed {
        return view! {
            <div class="empty">
                <h2>{t(OfferText::NoLinks)}</h2>
                <p>{t(OfferText::NoLinksText)}</p>
                {new}
            </div>
        }
        .into_any();
    }
    let brand = asked.0.clone();
    let options: Vec<_> = (list.brands.into_iter())
        .map(|of| {
            let key = of.id.to_string();
            let is_chosen = key == brand;
            view! { <option value=key selected=is_chosen>{of.name}</option> }
        })
        .collect();
    let rows: Vec<_> = list.rows.into_iter().map(line).collect();
    let body = if rows.is_empty() {
        view! { <div class="empty"><h2>{t(OfferText::NoLinksFit)}</h2></div> }.into_any()
    } else {
        view! {
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{t(OfferText::Link)}</th>
                        <th scope="col">{t(OfferText::Brand)}</th>
                        <th scope="col">{t(OfferText::Destination)}</th>
                        <th scope="col">{t(OfferText::ForWhom)}</th>
                        <th scope="col">{t(OfferText::State)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let to = |page: usize| address(asked, page);
    view! {
        <form method="get" action=PATH class="filters" role="search">
            <div class="field">
                <label for="q">{t(OfficeText::Search)}</label>
                <input id="q" name="q" type="search" value=asked.1.clone()/>
            </div>
            <div class="field">
                <label for="brand">{t(OfferText::Brand)}</label>
                <select id="brand" name="brand">
                    <option value="">{t(OfficeText::All)}</option>
                    {options}
                </select>
            </div>
            <p class="actions">
                <button class="button">{t(OfficeText::Show)}</button>
                {new}
            </p>
        </form>
        {body}
        {paging(list.page, list.per_page, list.total, to)}
    }
    .still()
    .into_any()
}

fn line(row: Row) -> StaticView {
    let href = [PATH, "/", &row.id.to_string()].concat();
    let works = row.is_enabled && row.is_brand_active;
    let (key, text) = if works {
        ("approved", OfferText::Enabled)
    } else {
        ("blocked", OfferText::Disabled)
    };
    let ab = (row.ab_percent > 0).then(|| {
        let said = tf(
            OfferText::AbShare,
            &[("percent", &row.ab_percent.to_string())],
        );
        view! { <small>{said}</small> }
    });
    let whom = match row.private {
        None => t(OfferText::Public).to_owned(),
        Some(count) => tn(
            OfferText::Private,
            i64::try_from(count).unwrap_or(i64::MAX),
            &[],
        ),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=href>{row.name}</a>
                <small>"#" {row.id} " · " {t(kind(row.kind))}</small>
            </th>
            <td data-label=t(OfferText::Brand)>{row.brand}</td>
            <td data-label=t(OfferText::Destination)>
                <div><span class="url">{row.destination}</span> {ab}</div>
            </td>
            <td data-label=t(OfferText::ForWhom)>{whom}</td>
            <td data-label=t(OfferText::State)>
                <span class="badge" data-status=key>{t(text)}</span>
            </td>
        </tr>
    }
    .still()
}

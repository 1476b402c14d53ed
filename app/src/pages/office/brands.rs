//! `/office/brands`: the operator's sites.

use crate::api::brand::{List, Row, brand_list};
use crate::components::failed::PageFailed;
use crate::components::form::saved;
use crate::components::office::ways;
use crate::components::title::arrive;
use crate::i18n::{number, t};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::text::offer::OfferText;

/// Where the list is.
const PATH: &str = "/office/brands";

/// The list of brands.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Brands), &site().operator);
    let done = use_query_map().with_untracked(|query| query.get("saved"));
    let list = Resource::new(|| (), |()| brand_list());
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(OfferText::Brands)}</h1>
            {saved(done)}
            <Transition>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => page(list),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

fn page(list: List) -> AnyView {
    let new = list.may_decide.then(|| {
        view! {
            <p class="actions">
                <a class="button primary" href="/office/brands/new">{t(OfferText::NewBrand)}</a>
            </p>
        }
    });
    if list.rows.is_empty() {
        return view! {
            <div class="empty">
                <h2>{t(OfferText::NoBrands)}</h2>
                <p>{t(OfferText::NoBrandsText)}</p>
                {new}
            </div>
        }
        .into_any();
    }
    let rows: Vec<_> = list.rows.into_iter().map(line).collect();
    view! {
        {new}
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{t(OfferText::Brand)}</th>
                    <th scope="col">{t(OfferText::GoHost)}</th>
                    <th scope="col">{t(OfferText::Fallback)}</th>
                    <th scope="col">{t(OfferText::State)}</th>
                    <th scope="col" class="number">{t(OfferText::Links)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line(row: Row) -> StaticView {
    let href = [PATH, "/", &row.id.to_string()].concat();
    let links = ["/office/links?brand=", &row.id.to_string()].concat();
    let go_host = if row.go_host.is_empty() {
        "/go/".to_owned()
    } else {
        row.go_host
    };
    let (key, text) = if row.is_active {
        ("approved", OfferText::Active)
    } else {
        ("blocked", OfferText::Inactive)
    };
    let is_blank = row.fallback_url.is_empty();
    view! {
        <tr>
            <th scope="row">
                <a href=href>{row.name}</a>
                <small>{row.domain}</small>
            </th>
            <td data-label=t(OfferText::GoHost)><span class="url">{go_host}</span></td>
            <td data-label=t(OfferText::Fallback) class:blank=is_blank>
                <span class="url">{row.fallback_url}</span>
            </td>
            <td data-label=t(OfferText::State)>
                <span class="badge" data-status=key>{t(text)}</span>
            </td>
            <td class="number" data-label=t(OfferText::Links)><a href=links>{number(row.links)}</a></td>
        </tr>
    }
    .still()
}

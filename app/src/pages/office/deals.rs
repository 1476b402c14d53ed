//! `/office/deals`: who earns what.

use crate::api::deal::deal_list;
use crate::api::deal::view::{List, Row};
use crate::components::deal::{default_badge, plain, standing};
use crate::components::failed::PageFailed;
use crate::components::office::{paging, ways};
use crate::components::title::arrive;
use crate::i18n::{number, t};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use tributary_domain::text::deal::DealText;

/// Where the list is.
const PATH: &str = "/office/deals";

/// The list of deals.
pub(super) fn view() -> AnyView {
    arrive(t(DealText::Deals), &site().operator);
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let asked = Memo::new(move |_| (read("affiliate"), read("page").parse().unwrap_or(1)));
    let list = Resource::new(move || asked.get(), |(whose, page)| deal_list(whose, page));
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(DealText::Deals)}</h1>
            <Transition>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => page(list, asked.get_untracked().0),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

/// The address of a page of the list, or of the form of a new deal.
fn address(path: &str, whose: &str, page: i64) -> String {
    let mut map = ParamsMap::new();
    if !whose.is_empty() {
        map.insert("affiliate".to_owned(), whose.to_owned());
    }
    if page > 1 {
        map.insert("page".to_owned(), page.to_string());
    }
    [path, &map.to_query_string()].concat()
}

fn page(list: List, whose: String) -> AnyView {
    let new = list.may_decide.then(|| {
        let is_number = whose.bytes().all(|b| b.is_ascii_digit());
        let whose = if is_number { whose.as_str() } else { "" };
        let href = address("/office/deals/new", whose, 1);
        view! { <a class="button primary" href=href>{t(DealText::NewDeal)}</a> }.into_any()
    });
    let count = |count: i64| usize::try_from(count).unwrap_or(0);
    let (at, per_page, total) = (count(list.page), count(list.per_page), count(list.total));
    let of = whose.clone();
    let paging = paging(at, per_page, total, move |page| {
        address(PATH, &of, i64::try_from(page).unwrap_or(1))
    });
    let body = if list.rows.is_empty() {
        view! {
            <div class="empty">
                <h2>{t(DealText::NoDeals)}</h2>
                <p>{t(DealText::NoDealsOffice)}</p>
            </div>
        }
        .still()
    } else {
        table(list.rows)
    };
    view! {
        <form method="get" action=PATH class="filters" role="search">
            <div class="field">
                <label for="affiliate">{t(DealText::Affiliate)}</label>
                <input
                    id="affiliate"
                    name="affiliate"
                    type="search"
                    value=whose
                    aria-describedby="help-affiliate"
                />
                <p class="help" id="help-affiliate">{t(DealText::AffiliateHelp)}</p>
            </div>
            <p class="actions">
                <button class="button">{t(DealText::Show)}</button>
                {new}
            </p>
        </form>
        {body}
        {paging}
    }
    .into_any()
}

fn table(rows: Vec<Row>) -> StaticView {
    let rows: Vec<_> = rows.into_iter().map(line).collect();
    view! {
        <table class="list deals">
            <thead>
                <tr>
                    <th scope="col">{t(DealText::Deal)}</th>
                    <th scope="col">{t(DealText::Affiliate)}</th>
                    <th scope="col">{t(DealText::Type)}</th>
                    <th scope="col">{t(DealText::TermsHead)}</th>
                    <th scope="col" class="number">{t(DealText::Players)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .still()
}

fn line(row: Row) -> StaticView {
    let href = [PATH, "/", &row.id.to_string()].concat();
    let owner = ["/office/affiliates/", &row.affiliate.id.to_string()].concat();
    let waits = row
        .waits
        .then(|| standing(crate::api::deal::view::Standing::Waits));
    view! {
        <tr>
            <th scope="row">
                <a href=href>{row.name}</a>
                <small>"#" {row.id} " " {default_badge(row.is_default)} " " {waits}</small>
            </th>
            <td data-label=t(DealText::Affiliate)><a href=owner>{row.affiliate.name}</a></td>
            <td data-label=t(DealText::Type)>{row.kind}</td>
            <td data-label=t(DealText::TermsHead)>{plain(row.words)}</td>
            <td class="number" data-label=t(DealText::Players)>{number(row.players)}</td>
        </tr>
    }
    .still()
}

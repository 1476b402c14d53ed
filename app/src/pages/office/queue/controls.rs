//! What the list shows: by status, by words, in which order, and which page of it.

use super::{Asked, PATH};
use crate::components::office::paging;
use crate::components::status;
use crate::i18n::{number, t};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use tributary_domain::affiliate::Status;
use tributary_domain::text::office::OfficeText;

/// The statuses, each with how many stand there.
#[component]
pub fn StatusTabs(
    /// What the address asks for.
    asked: Asked,
    /// How many affiliates stand where.
    by_status: Vec<(Status, i64)>,
) -> AnyView {
    let all: i64 = by_status.iter().map(|(_, count)| count).sum();
    let count = move |status: Status| {
        by_status
            .iter()
            .find(|(known, _)| *known == status)
            .map_or(0, |(_, count)| *count)
    };
    let tab = |status: Option<Status>, name: &'static str, count: i64| {
        let here = (status == asked.status).then_some("page");
        let to = Asked {
            status,
            ..asked.clone()
        };
        view! {
            <li>
                <a href=to.address(1) aria-current=here>{name} " " <span class="count">{number(count)}</span></a>
            </li>
        }
    };
    let mut tabs: Vec<_> = (Status::ALL.into_iter())
        .map(|status| tab(Some(status), t(status::word(status)), count(status)))
        .collect();
    tabs.push(tab(None, t(OfficeText::All), all));
    view! { <nav class="tabs" aria-label=t(OfficeText::StatusFilter)><ul>{tabs}</ul></nav> }
        .into_any()
}

/// Search and order.
#[component]
pub fn Filters(
    /// What the address asks for.
    asked: Asked,
) -> AnyView {
    let (navigate, now) = (use_navigate(), asked.clone());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((search, sort)) = typed(&event) else {
            return;
        };
        navigate(
            &Asked {
                search,
                sort,
                ..now.clone()
            }
            .address(1),
            Default::default(),
        );
    };
    let sorts = [
        ("", OfficeText::SortOldest),
        ("newest", OfficeText::SortNewest),
        ("username", OfficeText::SortUsername),
    ];
    let options = sorts.map(|(key, name)| {
        view! { <option value=key selected=key == asked.sort>{t(name)}</option> }
    });
    view! {
        <form method="get" action=PATH class="filters" role="search" on:submit=go>
            <input type="hidden" name="status" value=asked.status_key()/>
            <div class="field">
                <label for="q">{t(OfficeText::Search)}</label>
                <input
                    id="q"
                    name="q"
                    type="search"
                    value=asked.search.clone()
                    placeholder=t(OfficeText::SearchHelp)
                />
            </div>
            <div class="field">
                <label for="sort">{t(OfficeText::Sort)}</label>
                <select id="sort" name="sort">{options}</select>
            </div>
            <button class="button">{t(OfficeText::Show)}</button>
        </form>
    }
    .into_any()
}

/// What stands in the search and the order.
#[cfg(feature = "hydrate")]
fn typed(event: &leptos::ev::SubmitEvent) -> Option<(String, String)> {
    let data = leptos::form::form_data_from_event(event).ok()?;
    let read = |name: &str| data.get(name).as_string();
    Some((read("q")?, read("sort")?))
}

#[cfg(not(feature = "hydrate"))]
fn typed(_: &leptos::ev::SubmitEvent) -> Option<(String, String)> {
    None
}

/// Which part of the list this is, and the way to the next.
#[component]
pub fn Paging(
    /// What the address asks for.
    asked: Asked,
    /// Which page this is.
    page: i64,
    /// How many lines a page has.
    per_page: i64,
    /// How many lines the list has.
    total: i64,
) -> AnyView {
    let count = |count: i64| usize::try_from(count).unwrap_or(0);
    let to = move |page: usize| asked.address(i64::try_from(page).unwrap_or(1));
    paging(count(page), count(per_page), count(total), to).into_any()
}

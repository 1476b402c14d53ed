//! The affiliates of a page of the list.

use super::bulk::{FORM, NAME};
use crate::api::form::Form;
use crate::api::view::Row;
use crate::components::site_link::site_link;
use crate::components::status::{StatusBadge, age};
use crate::i18n::{t, tf};
use leptos::prelude::*;
use tributary_domain::affiliate::Status;
use tributary_domain::text::office::OfficeText;

/// The table; with boxes to tick where several can be decided on at once.
/// Those that were ticked in `typed` are ticked again.
pub(super) fn table(rows: Vec<Row>, with_boxes: bool, typed: &Form) -> AnyView {
    let is_ticked = |row: &Row| typed.all(NAME).any(|id| id == row.id.to_string());
    let rows: Vec<_> = (rows.into_iter())
        .map(|row| {
            let tick = with_boxes.then(|| is_ticked(&row));
            line(row, tick)
        })
        .collect();
    let box_head = with_boxes.then(|| {
        view! {
            <th class="tick">
                <input
                    type="checkbox"
                    class="all"
                    aria-label=t(OfficeText::SelectAll)
                    on:change=tick_all
                />
            </th>
        }
    });
    view! {
        <table class="list">
            <thead>
                <tr>
                    {box_head}
                    <th scope="col">{t(OfficeText::Affiliate)}</th>
                    <th scope="col">{t(OfficeText::Country)}</th>
                    <th scope="col">{t(OfficeText::Site)}</th>
                    <th scope="col">{t(OfficeText::Manager)}</th>
                    <th scope="col">{t(OfficeText::Status)}</th>
                    <th scope="col" class="number">{t(OfficeText::Age)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// An affiliate; `tick` says whether its box is ticked, where it has one.
fn line(row: Row, tick: Option<bool>) -> AnyView {
    let tick = tick.map(|is_ticked| {
        let label = tf(OfficeText::Select, &[("name", &row.name)]);
        view! {
            <td class="tick">
                <input
                    type="checkbox"
                    form=FORM
                    name=NAME
                    value=row.id.to_string()
                    aria-label=label
                    checked=is_ticked
                />
            </td>
        }
    });
    let href = ["/office/affiliates/", &row.id.to_string()].concat();
    let company = (!row.company.is_empty()).then(|| view! { <small>{row.company.clone()}</small> });
    let blank = |is_blank: bool| is_blank.then_some("blank");
    let wish = wish(&row);
    let no_site = row.site.is_empty();
    let no_manager = row.manager.is_none() && wish.is_empty();
    view! {
        <tr>
            {tick}
            <th scope="row">
                <a href=href>{row.name}</a>
                <small>{row.username} " · " {row.email}</small>
                {company}
            </th>
            <td data-label=t(OfficeText::Country)>{row.country}</td>
            <td class=blank(no_site) data-label=t(OfficeText::Site)>
                {site_link(row.site)}
            </td>
            <td class=blank(no_manager) data-label=t(OfficeText::Manager)>
                <div>{row.manager.unwrap_or_default()} {wish}</div>
            </td>
            <td data-label=t(OfficeText::Status)><StatusBadge status=row.status/></td>
            <td class="number" data-label=t(OfficeText::Age)>{age(row.age)}</td>
        </tr>
    }
    .into_any()
}

/// What the link asked for with which somebody came.
fn wish(row: &Row) -> Vec<AnyView> {
    let number = |id: i64| ["#", &id.to_string()].concat();
    let manager = row
        .wished_manager
        .clone()
        .filter(|_| row.status == Status::Pending);
    let lines = [
        manager.map(|name| (OfficeText::Wish, name)),
        row.parent.map(|id| (OfficeText::BroughtBy, number(id))),
        row.wished_parent
            .map(|id| (OfficeText::SaysBroughtBy, number(id))),
    ];
    let say = |(text, name): (OfficeText, String)| {
        view! { <small>{tf(text, &[("name", &name)])}</small> }.into_any()
    };
    lines.into_iter().flatten().map(say).collect()
}

/// Ticks, or unticks, every box of the page.
#[cfg(feature = "hydrate")]
fn tick_all(event: leptos::ev::Event) {
    use wasm_bindgen::JsCast;
    let ticked = event_target_checked(&event);
    let selector = ["[name='", NAME, "']"].concat();
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
fn tick_all(_: leptos::ev::Event) {}

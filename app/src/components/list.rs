//! The list: search and filters, tabs, headings that sort, a chooser of columns, sums, pages and their
//! sizes, and the way to the file. It is made of links and `GET` forms, and works without script.
//!
//! What it shows is an [`crate::api::list::ListView`], which has every text and address. The server
//! makes one of the database ([`crate::api::list::list_page`]); a page that only shows how lists look
//! writes one down: `ListView { heads, lines, words, ..ListView::default() }`.

mod controls;
mod table;

use self::controls::{filters, paging, tabs, tools};
use self::table::table;
use crate::api::failure::Failure;
use crate::api::list::{ListView, list_page};
use crate::components::failed::PageFailed;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use tributary_domain::list::List;

/// The boxes beside lines that can be ticked, for a form that does something with several at once.
#[derive(Clone, Debug)]
pub struct Ticks {
    /// The id of the form.
    pub form: &'static str,
    /// The name of the boxes.
    pub name: &'static str,
    /// Those that are ticked already.
    pub ticked: Vec<String>,
}

/// What the address asks of a list. It is asked for again whenever the address changes.
pub fn asked(list: List) -> Resource<Result<ListView, Failure>> {
    let search = use_location().search;
    let name = list.name().to_owned();
    Resource::new(
        move || search.get(),
        move |search| list_page(list.is_office(), name.clone(), search),
    )
}

/// A list that has the page to itself, or stands beside nothing that has to do with its lines.
pub fn list(of: List) -> AnyView {
    list_of(asked(of))
}

/// The list that was asked for, to be asked for again when its page knows that it has changed.
pub fn list_of(asked: Resource<Result<ListView, Failure>>) -> AnyView {
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match asked.await {
                    Ok(view) => shown(view, None).into_any(),
                    Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// The lines alone, of something that has only so many of them.
pub fn lines(view: ListView) -> StaticView {
    table(view, None)
}

/// A page of a list.
pub fn shown(view: ListView, ticks: Option<&Ticks>) -> StaticView {
    let tabs = tabs(&view);
    let filters = filters(&view);
    let tools = tools(&view);
    let paging = paging(&view);
    let body = match &view.empty {
        Some(empty) => {
            let action = empty.action.clone().map(|action| {
                view! { <a class="button" href=action.href>{action.text}</a> }
            });
            let text = (!empty.text.is_empty()).then(|| view! { <p>{empty.text.clone()}</p> });
            view! { <div class="empty"><h2>{empty.title.clone()}</h2> {text} {action}</div> }
                .still()
        }
        None => table(view, ticks),
    };
    view! {
        <div class="listing">
            {tabs}
            <div class="list-head">{filters} {tools}</div>
            {body}
            {paging}
        </div>
    }
    .still()
}

//! `/office`: the work queue. Whoever waits comes first; filters, order and page stand in the
//! address, so that it can be sent to a colleague.

pub mod bulk;
pub mod controls;
mod table;

use self::bulk::Bulk;
use self::controls::{Filters, Paging, StatusTabs};
use self::table::table;
use crate::api::affiliate::{DecideMany, affiliate_list};
use crate::api::view::Page;
use crate::components::copy::CopyField;
use crate::components::failed::{PageFailed, successes};
use crate::components::form::summary;
use crate::components::office::ways;
use crate::components::status;
use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::affiliate::Status;
use tributary_domain::text::office::OfficeText;

/// Where the queue is.
const PATH: &str = "/office";

/// What the address asks for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// `status`: absent for those who wait, `all` for everybody.
    pub status: Option<Status>,
    /// `q`.
    pub search: String,
    /// `sort`: `newest` or `username`; else the oldest first.
    pub sort: String,
    /// `page`, from 1.
    pub page: i64,
}

impl Asked {
    /// `status`, as the address says it.
    #[must_use]
    pub fn status_key(&self) -> &'static str {
        self.status.map_or("all", status::key)
    }

    /// The address of another page of the same list.
    #[must_use]
    pub fn address(&self, page: i64) -> String {
        let query = web_query(&[
            ("status", self.status_key()),
            ("q", &self.search),
            ("sort", &self.sort),
            (
                "page",
                &if page > 1 {
                    page.to_string()
                } else {
                    String::new()
                },
            ),
        ]);
        [PATH, "?", &query].concat()
    }
}

/// A query of the given pairs; those without a value are left out.
fn web_query(pairs: &[(&str, &str)]) -> String {
    let mut map = leptos_router::params::ParamsMap::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        map.insert((*name).to_owned(), (*value).to_owned());
    }
    map.to_query_string().trim_start_matches('?').to_owned()
}

/// The back office's first page.
pub(super) fn view() -> AnyView {
    arrive(t(OfficeText::Affiliates), &site().operator);
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let read = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        let status = read("status");
        Asked {
            status: if status.is_empty() {
                Some(Status::Pending)
            } else {
                status::parse(&status)
            },
            search: read("q"),
            sort: read("sort"),
            page: read("page").parse().unwrap_or(1),
        }
    });
    let decide = ServerAction::<DecideMany>::new();
    let done = successes(decide);
    let list = Resource::new(
        move || (asked.get(), done.get()),
        |(asked, _)| affiliate_list(asked.status, asked.search, asked.sort, asked.page),
    );
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(OfficeText::Affiliates)}</h1>
            <Transition>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(page) => queue(page, asked.get_untracked(), decide),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

fn queue(page: Page, asked: Asked, decide: ServerAction<DecideMany>) -> AnyView {
    let decides =
        page.office.may_decide && asked.status == Some(Status::Pending) && !page.rows.is_empty();
    let bulk = decides.then(
        || view! { <Bulk decide=decide office=page.office.clone() typed=page.typed.clone()/> },
    );
    let invitation_help = if page.office.may_decide {
        OfficeText::YourInvitationHelp
    } else {
        OfficeText::YourInvitationWaits
    };
    let body = if page.rows.is_empty() {
        nobody(&asked)
    } else {
        table(page.rows.clone(), decides, &page.typed)
    };
    view! {
        {summary(&page.typed)}
        <StatusTabs asked=asked.clone() by_status=page.by_status.clone()/>
        <Filters asked=asked.clone()/>
        {body}
        {bulk}
        <Paging asked=asked page=page.page per_page=page.per_page total=page.total/>
        <section class="card invite">
            <h2>{t(OfficeText::YourInvitation)}</h2>
            <p class="help">{t(invitation_help)}</p>
            <CopyField label=t(OfficeText::YourInvitation) text=page.invitation/>
        </section>
    }
    .into_any()
}

/// In place of an empty table.
fn nobody(asked: &Asked) -> AnyView {
    let waiting = asked.status == Some(Status::Pending) && asked.search.is_empty();
    let (title, text) = if waiting {
        (OfficeText::NobodyWaits, OfficeText::NobodyWaitsText)
    } else {
        (OfficeText::NothingFound, OfficeText::NothingFoundText)
    };
    view! {
        <div class="empty">
            <h2>{t(title)}</h2>
            <p>{t(text)}</p>
            <a class="button" href="/office?status=all">{t(OfficeText::ShowAll)}</a>
        </div>
    }
    .into_any()
}

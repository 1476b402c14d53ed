//! `/office/deals`: who earns what.

use crate::components::form::saved;
use crate::components::list::list;
use crate::components::office::ways;
use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::list::List;
use tributary_domain::text::deal::DealText;

/// The page of the list.
pub(super) fn view() -> AnyView {
    arrive(t(DealText::Deals), &site().operator);
    let done = use_query_map().with_untracked(|query| query.get("saved"));
    view! {
        <div class="page">
            {ways(List::Deals.path())}
            <h1>{t(DealText::Deals)}</h1>
            {saved(done)}
            {list(List::Deals)}
        </div>
    }
    .into_any()
}

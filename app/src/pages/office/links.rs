//! `/office/links`: where affiliates can lead visitors.

use crate::components::form::saved;
use crate::components::list::list;
use crate::components::office::ways;
use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::list::List;
use tributary_domain::text::offer::OfferText;

/// The page of the list.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Links), &site().operator);
    let done = use_query_map().with_untracked(|query| query.get("saved"));
    view! {
        <div class="page">
            {ways(List::Links.path())}
            <h1>{t(OfferText::Links)}</h1>
            {saved(done)}
            {list(List::Links)}
        </div>
    }
    .into_any()
}

//! `/office/registrations`: everybody's players; `/registrations`: an affiliate's own.

use super::ways;
use crate::components::list::list;
use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use leptos::prelude::*;
use tributary_domain::list::List;
use tributary_domain::text::player::PlayerText;

/// The list of registrations.
pub fn view() -> AnyView {
    arrive(t(PlayerText::Registrations), &site().operator);
    let of = if site().is_staff {
        List::Players
    } else {
        List::OwnPlayers
    };
    view! {
        <div class="page">
            {ways()}
            <h1>{t(PlayerText::Registrations)}</h1>
            {list(of)}
        </div>
    }
    .into_any()
}

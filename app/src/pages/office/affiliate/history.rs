//! What was done to an affiliate, and by whom.

use crate::api::view::Event;
use crate::i18n::{date, t, tf};
use leptos::prelude::*;
use tributary_domain::text::office::OfficeText;

/// The audit trail, the newest first.
pub(super) fn history(events: Vec<Event>) -> AnyView {
    let lines: Vec<_> = events.into_iter().map(line).collect();
    view! {
        <section class="card">
            <h2>{t(OfficeText::History)}</h2>
            <ol class="history">{lines}</ol>
        </section>
    }
    .into_any()
}

fn line(event: Event) -> AnyView {
    let by = match event.kind.as_str() {
        "console" => t(OfficeText::ByServer).to_owned(),
        _ if event.by.is_empty() => String::new(),
        _ => tf(OfficeText::By, &[("name", &event.by)]),
    };
    let reason = (!event.reason.is_empty()).then(|| view! { <q>{event.reason}</q> });
    let (day, exact) = (date(event.at), event.at.to_rfc3339());
    view! {
        <li>
            <time datetime=exact.clone() title=exact>{day}</time>
            <span>{event.what} " " {by} " " {reason}</span>
        </li>
    }
    .into_any()
}

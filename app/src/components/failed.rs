//! What a failed call of a server function looks like.

use crate::api::failure::Failure;
use crate::components::trouble::Trouble;
use crate::pages::portal::not_found::NotFound;
use leptos::prelude::*;

/// In place of a page whose data could not be had.
#[component]
pub fn PageFailed(
    /// Why.
    failure: Failure,
) -> AnyView {
    if failure.not_found {
        view! { <NotFound/> }.into_any()
    } else if failure.request_id.is_empty() {
        view! { <section class="notice" role="alert"><p>{failure.message}</p></section> }.into_any()
    } else {
        view! { <Trouble request_id=failure.request_id/> }.into_any()
    }
}

/// Why the last attempt of an action failed, in words; nothing when it did not.
#[component]
pub fn ActionFailed(
    /// Why.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
) -> AnyView {
    let message = move || failure.get().map(|failure| failure.message);
    let message = move || message().filter(|message| !message.is_empty());
    let said = move || message().map(|text| view! { <p class="summary" role="alert">{text}</p> });
    said.into_any()
}

/// What is wrong with a field after the last attempt.
pub fn field_problem(
    failure: Signal<Option<Failure>>,
    name: &'static str,
) -> Signal<Option<String>> {
    Signal::derive(move || failure.get()?.field(name).map(str::to_owned))
}

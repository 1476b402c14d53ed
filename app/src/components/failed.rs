//! What a failed call of a server function looks like.

use crate::api::failure::Failure;
use crate::components::trouble::Trouble;
use crate::i18n::t;
use crate::pages::portal::not_found::NotFound;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use tributary_domain::text::portal::PortalText;

/// The id of what stands in place of a page that can't be had without signing in.
pub(crate) const SIGNED_OUT: &str = "signed-out";

/// Whether somebody has signed in over the page since their session ended.
#[cfg(feature = "hydrate")]
pub(crate) fn signed_in_again() -> ArcRwSignal<bool> {
    thread_local! {
        static STATE: ArcRwSignal<bool> = ArcRwSignal::new(false);
    }
    STATE.with(Clone::clone)
}

/// Whether somebody has signed in over the page; needs a browser.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn signed_in_again() -> ArcRwSignal<bool> {
    ArcRwSignal::new(false)
}

/// In place of a page whose data could not be had.
#[component]
pub fn PageFailed(
    /// Why.
    failure: Failure,
) -> AnyView {
    if failure.not_found {
        view! { <NotFound/> }.into_any()
    } else if failure.signed_out {
        view! {
            <section class="notice" id=SIGNED_OUT>
                <p>{failure.message}</p>
                // The same address asks for the sign-in, and leads back.
                <a class="button primary" href="" rel="external">{t(PortalText::SignIn)}</a>
            </section>
        }
        .into_any()
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
    let again = signed_in_again();
    let message = move || {
        let failure = failure.get()?;
        // The button is still there to be pressed.
        let is_over = failure.signed_out && again.get();
        Some(if is_over {
            t(PortalText::SignedInAgain).to_owned()
        } else {
            failure.message
        })
    };
    let message = move || message().filter(|message| !message.is_empty());
    let said = move || message().map(|text| view! { <p class="summary" role="alert">{text}</p> });
    said.into_any()
}

/// How often an action succeeded: what a page loads its data by. When one fails, the page stays as
/// it is, with all that was typed into it.
pub fn successes<F>(action: ServerAction<F>) -> Memo<usize>
where
    F: ServerFn<Error = Failure> + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    let value = action.value();
    Memo::new(move |before: Option<&usize>| {
        let succeeded = value.with(|value| matches!(value, Some(Ok(_))));
        before.copied().unwrap_or(0) + usize::from(succeeded)
    })
}

/// What is wrong with a field after the last attempt.
pub fn field_problem(
    failure: Signal<Option<Failure>>,
    name: &'static str,
) -> Signal<Option<String>> {
    Signal::derive(move || failure.get()?.field(name).map(str::to_owned))
}

//! When something failed: what to say, and a way on.

use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::portal::PortalText;

/// The address of a mail.
#[must_use]
pub fn mailto(email: &str) -> String {
    // What some addresses may have in them would otherwise begin a subject or a further recipient.
    let plain = ["%25", "%3F", "%26", "%23"];
    let mut address = email.to_owned();
    for (sign, written) in ["%", "?", "&", "#"].into_iter().zip(plain) {
        address = address.replace(sign, written);
    }
    ["mailto:", &address].concat()
}

/// Says that something failed on our side, with the number under which the log knows it.
#[component]
pub fn Trouble(
    /// The number of the request; empty when it is not known.
    #[prop(into)]
    request_id: String,
) -> StaticView {
    let contact = site().contact_email.clone();
    view! {
        <section class="notice" role="alert">
            <h1>{t(PortalText::ErrorTitle)}</h1>
            <p>{t(PortalText::ErrorText)} " " <code>{request_id}</code></p>
            <p class="actions">
                <a class="button" href="" rel="external">{t(PortalText::TryAgain)}</a>
                {contact.map(|email| view! {
                    <a class="button quiet" href=mailto(&email)>{email.clone()}</a>
                })}
            </p>
        </section>
    }
    .still()
}

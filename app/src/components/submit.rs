//! The button that sends a form.

use crate::i18n::t;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::text::portal::PortalText;

/// The button that sends a form. Carries both of its texts; the style sheet shows the second one
/// while the form is `aria-busy`.
#[component]
pub fn SubmitButton(
    /// What it does.
    label: PortalText,
    /// What it says while that is being done.
    busy: PortalText,
) -> StaticView {
    view! {
        <button type="submit" class="button primary large submit">
            <span class="idle">{t(label)}</span>
            <span class="busy">{t(busy)}</span>
        </button>
    }
    .still()
}

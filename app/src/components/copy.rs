//! A text to take along: shown in full, copied by a button.

use crate::i18n::t;
use leptos::html::Input;
use leptos::prelude::*;
use tributary_domain::text::office::OfficeText;

/// A text with a button that copies it. Without script it can be selected and copied by hand.
#[component]
pub fn CopyField(
    /// What it is, for those who don't see it.
    label: &'static str,
    /// The text.
    text: String,
    /// What the button says, and what it says once that is done.
    #[prop(default = (t(OfficeText::Copy), t(OfficeText::Copied)))]
    words: (&'static str, &'static str),
) -> AnyView {
    let copied = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let copy = move |_| {
        #[cfg(feature = "hydrate")]
        if let Some(input) = input.get_untracked() {
            input.select();
            // The clipboard exists on https and on this machine; elsewhere the text is selected.
            let clipboard = crate::browser::get(&window().navigator(), "clipboard");
            crate::browser::call(&clipboard, "writeText", &[input.value().into()]);
            copied.set(true);
            set_timeout(move || copied.set(false), std::time::Duration::from_secs(2));
        }
    };
    let said = move || if copied.get() { words.1 } else { words.0 };
    view! {
        <div class="copy">
            <input node_ref=input readonly=true value=text aria-label=label spellcheck="false"/>
            <button type="button" class="button" on:click=copy aria-live="polite">{said}</button>
        </div>
    }
    .into_any()
}

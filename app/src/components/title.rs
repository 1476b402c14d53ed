//! The title of the page: of its tab, its bookmark, its line in a list of search results.

/// Names the page. The server writes it into the head; in the browser it takes effect at once.
pub(crate) fn title(page: &str, operator: &str) {
    let text = [page, " · ", operator].concat();
    #[cfg(feature = "ssr")]
    {
        use leptos::prelude::*;
        // Making the component tells the head; there is nothing to show where it stands.
        let _ = view! { <leptos_meta::Title text=text/> };
    }
    #[cfg(not(feature = "ssr"))]
    leptos::prelude::document().set_title(&text);
}

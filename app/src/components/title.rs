//! The title of the page, of its tab, its bookmark, its line in a list of search results; and
//! what comes with arriving at it. The only place that writes a `<title>`: the renderer does not
//! escape it.

/// Names the page. The server writes it into the head; in the browser it takes effect at once.
pub(crate) fn title(page: &str, operator: &str) {
    let text = [page, " · ", operator].concat();
    #[cfg(feature = "ssr")]
    {
        use leptos::prelude::*;
        // Making the component tells the head; there is nothing to show where it stands. What it
        // is told, it writes as it is.
        let text = crate::html::escape(&text);
        let _ = view! { <leptos_meta::Title text=text/> };
    }
    #[cfg(not(feature = "ssr"))]
    leptos::prelude::document().set_title(&text);
}

/// Names the page that somebody has come to. Where that took no page load, the focus goes to its
/// beginning, for the keyboard and for screen readers.
pub(crate) fn arrive(page: &str, operator: &str) {
    title(page, operator);
    #[cfg(not(feature = "ssr"))]
    if !crate::browser::takes_over() {
        crate::browser::focus(crate::MAIN);
    }
}

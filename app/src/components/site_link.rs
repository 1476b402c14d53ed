//! The site that somebody told us of.

use leptos::prelude::*;

/// The address as a link, where it is one of the web; else as it was typed. It opens apart, and
/// learns nothing about where it was clicked.
pub fn site_link(address: String) -> AnyView {
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return address.into_any();
    }
    let href = address.clone();
    view! { <a href=href target="_blank" rel="noopener noreferrer nofollow">{address}</a> }
        .into_any()
}

//! The site that somebody told us of.

use leptos::prelude::*;

/// The address as a link, where it is one of the web; else as it was typed. It opens apart, and
/// learns nothing about where it was clicked.
pub fn site_link(address: String) -> AnyView {
    let bare = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    let Some(bare) = bare.map(|bare| bare.trim_end_matches('/').to_owned()) else {
        return address.into_any();
    };
    view! { <a href=address target="_blank" rel="noopener noreferrer nofollow">{bare}</a> }
        .into_any()
}

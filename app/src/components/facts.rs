//! What is known of something: names and values, the empty ones left out.

use leptos::prelude::*;

/// A list of names and values.
pub fn facts(lines: impl IntoIterator<Item = (&'static str, String)>) -> AnyView {
    let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let lines = lines.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{lines.collect::<Vec<_>>()}</dl> }.into_any()
}

//! Hints for the code of a lazy route, written into the head of the page that needs it (server
//! only). Leptos would write them by itself, but with the nonce of the content security policy in
//! `crossorigin`, an attribute that a style sheet or a stray script could read it from.

use crate::request::{Assets, Request};
use leptos::PrefetchLazyFn;
use leptos::prelude::*;
use leptos_meta::Link;

/// Hints at the modules of the lazy route that is being rendered. To be called in its view, which
/// leptos has noted by then.
pub(crate) fn lazy_modules() {
    let (Some(request), Some(noted)) = (use_context::<Request>(), use_context::<PrefetchLazyFn>())
    else {
        return;
    };
    let noted: Vec<&str> = noted.0.read_value().iter().copied().collect();
    for href in modules(&request.assets, &noted) {
        // Making the component tells the head; there is nothing to show where it stands.
        let _ = view! {
            <Link rel="preload" href=href as_="fetch" type_="application/wasm" crossorigin="anonymous"/>
        };
    }
}

/// The addresses of the modules that views need besides the main one, each once.
fn modules(assets: &Assets, views: &[&str]) -> Vec<String> {
    let files = views.iter().filter_map(|view| assets.prefetch.get(*view));
    let mut addresses: Vec<String> = files.flatten().cloned().collect();
    addresses.sort();
    addresses.dedup();
    addresses
}

//! The browser's entry: `hydrate()` and nothing else.

/// Takes over the page that the server rendered, lazy routes included.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_lazy(tributary_app::App);
}

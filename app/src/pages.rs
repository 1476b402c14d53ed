//! The pages, by who they are for.

pub mod affiliate;
pub mod office;
pub mod player;
pub mod portal;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The parts of the page's address, between its slashes.
pub(crate) fn segments() -> Vec<String> {
    let path = use_location().pathname.get_untracked();
    let parts = path.split('/').filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

//! What staff and affiliates read about players, each in their own area. Affiliates get the same
//! pages without what tells who a player is.

pub mod list;
pub mod why;

use crate::components::office;
use crate::site::site;
use leptos::prelude::{AnyView, IntoAny as _};

/// The address of a page of the asker's own area.
pub(crate) fn address(path: &str) -> String {
    let area = if site().is_staff { "/office" } else { "" };
    [area, path].concat()
}

/// The ways about the asker's own area.
fn ways() -> AnyView {
    if site().is_staff {
        office::ways("/office/registrations").into_any()
    } else {
        crate::components::ways::ways("/registrations")
    }
}

//! What affiliates see. All of it is one lazy route, as the back office is.

pub mod dashboard;
pub mod deals;
pub mod links;
pub mod payments;

use crate::pages::portal::not_found::NotFound;
use crate::pages::{player, segments};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Every page of affiliates.
#[derive(Debug)]
pub struct AffiliatePages;

#[lazy_route]
impl LazyRoute for AffiliatePages {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        #[cfg(feature = "ssr")]
        crate::preload::lazy_modules();
        let path = segments();
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["dashboard"] => dashboard::view(),
            ["deals"] => deals::view(),
            ["ledger" | "registrations", _] => player::why::view(),
            ["registrations"] => player::list::view(),
            ["links"] => links::view(),
            ["payments"] => payments::view(),
            _ => view! { <NotFound/> }.into_any(),
        }
    }
}

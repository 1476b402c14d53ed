//! What staff sees. All of it is one lazy route: the browser loads its code when somebody of the
//! staff goes there, once. A lazy route for each page would be split from all others by what each
//! two and three of them share, into some hundred files.

pub mod affiliate;
pub mod brand;
pub mod brands;
pub mod campaigns;
pub mod deal;
pub mod deals;
pub mod import;
pub mod link;
pub mod links;
pub mod payment;
pub mod payments;
pub mod queue;

use crate::pages::player;
use crate::pages::portal::not_found::NotFound;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

/// Every page of the back office.
#[derive(Debug)]
pub struct OfficePages;

#[lazy_route]
impl LazyRoute for OfficePages {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        #[cfg(feature = "ssr")]
        crate::preload::lazy_modules();
        // The pages share routes: of a way from one to another, the router tells the parameters
        // alone.
        let params = use_params_map();
        let page = move || {
            let path = params.with(|params| ["page", "id"].map(|name| params.get(name)));
            let path: Vec<&str> = path.iter().flatten().map(String::as_str).collect();
            at(&path)
        };
        view! { {page} }.into_any()
    }
}

/// The page at an address, by its parts.
fn at(path: &[&str]) -> AnyView {
    match path {
        [] => queue::view(),
        ["affiliates", _] => affiliate::view(),
        ["brands"] => brands::view(),
        ["brands", "new"] => brand::new(),
        ["brands", _] => brand::view(),
        ["campaigns"] => campaigns::view(),
        ["deals"] => deals::view(),
        ["deals", "new"] => deal::new(),
        ["deals", _] => deal::view(),
        ["import"] => import::view(),
        ["ledger" | "registrations", _] => player::why::view(),
        ["links"] => links::view(),
        ["links", "new"] => link::new(),
        ["links", _] => link::view(),
        ["payments"] => payments::view(),
        ["payments", "new"] => payment::direct_view(),
        ["payments", _] => payment::view(),
        ["registrations"] => player::list::view(),
        _ => view! { <NotFound/> }.into_any(),
    }
}

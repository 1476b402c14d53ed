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

use crate::pages::portal::not_found::NotFound;
use crate::pages::{player, segments};
use leptos::prelude::*;
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
        let path = segments();
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path.get(1..).unwrap_or_default() {
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
}

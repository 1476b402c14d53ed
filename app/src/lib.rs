//! The Leptos UI: one single-page app, rendered by the server first and taken over by the
//! browser.
//!
//! [`App`] holds the route table, the map of every page. A page is a file under [`pages`]; what
//! pages are made of is under [`components`]; what they ask the server behind sign-in is under
//! [`api`]. What a visitor sees is in the main WASM module and uses neither server functions nor
//! `ActionForm`, to stay small; everything behind sign-in is a lazy route.
//!
//! To add a page: write `pages/<area>/<page>.rs`, give it a line in `pages/<area>.rs` and in the
//! route table below, and its sentences to a catalogue in `domain::text`.

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
compile_error!("tributary-app needs one of its features: `ssr` or `hydrate`");

pub mod api;
#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "ssr")]
mod chart;
pub mod components;
pub mod html;
pub mod i18n;
pub mod names;
pub mod pages;
pub mod preference;
#[cfg(feature = "ssr")]
mod preload;
#[cfg(feature = "ssr")]
mod qr;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(any(feature = "hydrate", test))]
mod sha256;
#[cfg(feature = "ssr")]
mod shell;
pub mod site;
pub mod still;

#[cfg(feature = "ssr")]
pub use shell::shell;

use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::i18n::t;
use crate::pages::affiliate::AffiliatePages;
use crate::pages::office::OfficePages;
use crate::pages::portal::home::Home;
use crate::pages::portal::login::Login;
use crate::pages::portal::not_found::NotFound;
use crate::pages::portal::register::Register;
use crate::pages::portal::registered::Registered;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, SsrMode, path};
use tributary_domain::text::portal::PortalText;

/// The id of the part of the page that changes with the address.
pub const MAIN: &str = "main";

/// Pages with data are sent when they are whole, so that they read without script.
const WHOLE: SsrMode = SsrMode::Async;

/// The application: the frame around every page, and the table of pages.
#[component]
pub fn App() -> impl IntoView {
    #[cfg(feature = "ssr")]
    leptos_meta::provide_meta_context();
    site::provide_site();
    view! {
        <Router>
            // `external` leaves the jump, and so the focus, to the browser.
            <a class="skip" href=["#", MAIN].concat() rel="external">{t(PortalText::SkipToContent)}</a>
            <Header/>
            <main id=MAIN tabindex="-1">
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=Home/>
                    <Route path=path!("/register") view=Register/>
                    <Route path=path!("/registered") view=Registered/>
                    <Route path=path!("/login") view=Login/>
                    <Route path=path!("/dashboard") view={Lazy::<AffiliatePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/deals") view={Lazy::<AffiliatePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/registrations") view={Lazy::<AffiliatePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/registrations/:id") view={Lazy::<AffiliatePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/ledger/:id") view={Lazy::<AffiliatePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/links") view={Lazy::<AffiliatePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/payments") view={Lazy::<AffiliatePages>::new()} ssr=WHOLE/>
                    // What there is in the office is decided there; a route for each page would be
                    // in the main module.
                    <Route path=path!("/office") view={Lazy::<OfficePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/office/:page") view={Lazy::<OfficePages>::new()} ssr=WHOLE/>
                    <Route path=path!("/office/:page/:id") view={Lazy::<OfficePages>::new()} ssr=WHOLE/>
                </FlatRoutes>
            </main>
            <Footer/>
        </Router>
    }
}

//! `/links`: what an affiliate can promote, and its own addresses of it. What the form means
//! stands in the address of the page.

mod builder;

use self::builder::{FIELDS, builder};
use crate::api::tracking_link::{Built, Links, link_own};
use crate::components::copy::CopyField;
use crate::components::failed::PageFailed;
use crate::components::list::list;
use crate::components::title::arrive;
use crate::components::ways::ways;
use crate::i18n::t;
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::list::List;
use tributary_domain::text::link::LinkText;

/// The affiliate's links.
pub(super) fn view() -> AnyView {
    arrive(t(LinkText::YourLinks), &site().operator);
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let value = |name: &&str| Some(((*name).to_owned(), query.get(name)?));
            FIELDS.iter().filter_map(value).collect::<Vec<_>>()
        })
    });
    let links = Resource::new(move || asked.get(), link_own);
    view! {
        <div class="page">
            {ways("/links")}
            <header class="page-head">
                <h1>{t(LinkText::YourLinks)}</h1>
                <p class="aside">{t(LinkText::YourLinksText)}</p>
            </header>
            <Transition>
                {move || Suspend::new(async move {
                    match links.await {
                        Ok(links) => page(links),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
            <h2>{t(LinkText::Pages)}</h2>
            {list(List::OwnLinks)}
        </div>
    }
    .into_any()
}

fn page(links: Links) -> AnyView {
    let form = if links.may_build {
        builder(&links)
    } else {
        view! { <p class="note">{t(LinkText::ReadsOnly)}</p> }.into_any()
    };
    view! {
        {links.built.map(built)}
        {form}
    }
    .into_any()
}

/// The address, to be taken along.
fn built(built: Built) -> AnyView {
    let address = built.address;
    let save = built.qr.clone().map(|picture| {
        view! { <a class="button" href=picture download="qr-code.svg">{t(LinkText::SaveQr)}</a> }
    });
    let qr = built.qr.map(|picture| {
        let name = t(LinkText::Qr);
        view! { <p><img src=picture alt=name width="160" height="160"/></p> }
    });
    view! {
        <section class="card" id="built">
            <h2>{t(LinkText::Built)}</h2>
            <CopyField
                label=t(LinkText::Built)
                text=address.clone()
                words=(t(LinkText::Copy), t(LinkText::Copied))
            />
            <p class="help">{t(LinkText::BuiltText)}</p>
            {qr}
            <p class="actions">
                <a class="button" href=address target="_blank" rel="external noopener">
                    {t(LinkText::Open)}
                </a>
                {save}
            </p>
        </section>
    }
    .into_any()
}

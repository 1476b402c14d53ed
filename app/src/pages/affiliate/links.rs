//! `/links`: what an affiliate can promote, and its own addresses of it. What the form means
//! stands in the address of the page.

mod builder;

use self::builder::{FIELDS, builder};
use crate::api::tracking_link::{Built, Line, Links, link_own};
use crate::components::copy::CopyField;
use crate::components::failed::PageFailed;
use crate::components::title::arrive;
use crate::components::ways::ways;
use crate::i18n::{t, tf};
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
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
        </div>
    }
    .into_any()
}

fn page(links: Links) -> AnyView {
    if links.lines.is_empty() {
        return view! {
            <div class="empty">
                <h2>{t(LinkText::NoLinks)}</h2>
                <p>{t(LinkText::NoLinksText)}</p>
            </div>
        }
        .into_any();
    }
    let form = if links.may_build {
        builder(&links)
    } else {
        view! { <p class="note">{t(LinkText::ReadsOnly)}</p> }.into_any()
    };
    let may_build = links.may_build;
    view! {
        {links.built.map(built)}
        {form}
        {list(links.lines, may_build)}
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

fn list(lines: Vec<Line>, may_build: bool) -> AnyView {
    let lines: Vec<_> = lines.into_iter().map(|line| one(line, may_build)).collect();
    view! {
        <h2>{t(LinkText::Pages)}</h2>
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{t(LinkText::Page)}</th>
                    <th scope="col">{t(LinkText::Brand)}</th>
                    <th scope="col" class="number">{t(LinkText::Visits30)}</th>
                    <th scope="col"><span class="unseen">{t(LinkText::Get)}</span></th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn one(line: Line, may_build: bool) -> AnyView {
    let href = ["/links?link=", &line.id.to_string(), "#build"].concat();
    let named = tf(LinkText::GetNamed, &[("name", &line.name)]);
    let mark =
        (line.is_private).then(|| view! { " " <span class="badge">{t(LinkText::ForYou)}</span> });
    let description =
        (!line.description.is_empty()).then(|| view! { <small>{line.description}</small> });
    let get = may_build.then(|| {
        view! { <a class="button" href=href aria-label=named>{t(LinkText::Get)}</a> }
    });
    view! {
        <tr>
            <th scope="row"><strong>{line.name}</strong> {mark} {description}</th>
            <td data-label=t(LinkText::Brand)>{line.brand}</td>
            <td class="number" data-label=t(LinkText::Visits30)>{line.visits}</td>
            <td>{get}</td>
        </tr>
    }
    .into_any()
}

//! `/office/brands/new` and `/office/brands/{id}`: the form of a brand.

use crate::api::brand::{Editor, brand_editor};
use crate::api::failure::Failure;
use crate::components::failed::PageFailed;
use crate::components::form::{Line, check, once, submit, summary};
use crate::components::office::ways;
use crate::components::title::{arrive, title};
use crate::i18n::t;
use crate::site::site;
use crate::still::IntoStill as _;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use tributary_domain::brand::form::{DOMAIN, FALLBACK_URL, GO_HOST, NAME};
use tributary_domain::text::offer::OfferText;

/// The form of a new brand.
pub(super) fn new() -> AnyView {
    arrive(t(OfferText::NewBrand), &site().operator);
    shown(Resource::new(|| (), |()| brand_editor(None)))
}

/// The form of a brand.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Brand), &site().operator);
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<i64>().ok()));
    shown(Resource::new(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => brand_editor(Some(id)).await,
                None => Err(Failure::nothing()),
            }
        },
    ))
}

fn shown(editor: Resource<Result<Editor, Failure>>) -> AnyView {
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match editor.await {
                    Ok(editor) => page(editor),
                    Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn page(editor: Editor) -> AnyView {
    let Editor {
        id,
        name,
        form,
        may_decide,
    } = editor;
    let (action, head) = match id {
        Some(id) => {
            title(&name, &site().operator);
            (["/office/brands/", &id.to_string()].concat(), name)
        }
        None => (
            "/office/brands/new".to_owned(),
            t(OfferText::NewBrand).to_owned(),
        ),
    };
    let note = (!may_decide).then(|| view! { <p class="note">{t(OfferText::ReadsOnly)}</p> });
    let name = Line::of(NAME, t(OfferText::Name)).help(t(OfferText::BrandNameHelp));
    let domain = Line::of(DOMAIN, t(OfferText::Domain)).help(t(OfferText::DomainHelp));
    let go_host = Line::of(GO_HOST, t(OfferText::GoHost)).help(t(OfferText::GoHostHelp));
    let fallback = Line::of(FALLBACK_URL, t(OfferText::Fallback))
        .help(t(OfferText::FallbackHelp))
        .mode("url");
    let ends = may_decide.then(|| {
        view! { <p class="actions">{submit(t(OfferText::Save))}</p> }
    });
    view! {
        <div class="page">
            {ways("/office/brands")}
            <p><a href="/office/brands">"← " {t(OfferText::AllBrands)}</a></p>
            <h1>{head}</h1>
            {note}
            <form class="office-form" method="post" action=action on:submit=once>
                {summary(&form)}
                <fieldset class="card" disabled=!may_decide>
                    {name.view(&form)}
                    {domain.mode("url").view(&form)}
                    {go_host.mode("url").view(&form)}
                    {fallback.view(&form)}
                    {check(&form, "is_active", t(OfferText::BrandActive))}
                </fieldset>
                {ends}
            </form>
        </div>
    }
    .still()
    .into_any()
}

//! `/office/links/new` and `/office/links/{id}`: the form of a link. What a click would go to is
//! said while the destination is typed.

use crate::api::failure::Failure;
use crate::api::link::{Editor, link_editor};
use crate::api::view::Named;
use crate::components::failed::PageFailed;
use crate::components::form::{Line, check, once, radio, select, submit, summary};
use crate::components::office::{kind, ways};
use crate::components::title::{arrive, title};
use crate::i18n::{t, tf};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use tributary_domain::link::{Destination, LinkType, form};
use tributary_domain::text::offer::OfferText;

/// The macros that people read of; more are known.
const MACROS: &str = "{{tracker}}, {{affiliate_id}}, {{link_id}}, {{source_id}}, {{afp}} … {{afp9}}, {{utm_source}}, {{_p_…}}";

/// The form of a new link.
pub(super) fn new() -> AnyView {
    arrive(t(OfferText::NewLink), &site().operator);
    shown(Resource::new(|| (), |()| link_editor(None)))
}

/// The form of a link.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Link), &site().operator);
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<i64>().ok()));
    shown(Resource::new(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => link_editor(Some(id)).await,
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
        brands,
        private,
        may_decide,
    } = editor;
    let (action, head) = match id {
        Some(id) => {
            title(&name, &site().operator);
            (["/office/links/", &id.to_string()].concat(), name)
        }
        None => (
            "/office/links/new".to_owned(),
            t(OfferText::NewLink).to_owned(),
        ),
    };
    let note = (!may_decide).then(|| view! { <p class="note">{t(OfferText::ReadsOnly)}</p> });
    let brands = brands.into_iter().map(|of| (of.id.to_string(), of.name));
    let kinds = LinkType::ALL.map(|of| (of.number().to_string(), t(kind(of.number())).to_owned()));
    let url = |field, label: OfferText| Line::of(field, t(label)).mode("url");
    let help = tf(OfferText::DestinationHelp, &[("macros", MACROS)]);
    let first = url(form::DESTINATION_URL, OfferText::Destination).help(help);
    let typed = RwSignal::new(form.value("destination_url"));
    let follow = move |event: leptos::ev::Event| typed.set(event_target_value(&event));
    let name = Line::of(form::NAME, t(OfferText::Name)).help(t(OfferText::BrandNameHelp));
    let about = Line::of(form::DESCRIPTION, t(OfferText::Description))
        .help(t(OfferText::DescriptionHelp))
        .rows(3);
    let percent = Line::of(form::AB_PERCENT, t(OfferText::AbPercent)).mode("numeric");
    let ids = Line::of(form::PRIVATE_AFFILIATE_IDS, t(OfferText::WhoSees))
        .help(t(OfferText::PrivateIdsHelp))
        .rows(2);
    let visibility = [
        ("public", t(OfferText::IsPublic)),
        ("private", t(OfferText::PrivateIds)),
    ];
    let ends = may_decide.then(|| {
        view! { <p class="actions">{submit(t(OfferText::Save))}</p> }
    });
    view! {
        <div class="page">
            {ways("/office/links")}
            <p><a href="/office/links">"← " {t(OfferText::AllLinks)}</a></p>
            <h1>{head}</h1>
            {note}
            <form class="office-form" method="post" action=action on:submit=once>
                {summary(&form)}
                <fieldset class="card" disabled=!may_decide>
                    <div class="pair">
                        {select(&form, "brand_id", t(OfferText::Brand), brands)}
                        {select(&form, "link_type_id", t(OfferText::Kind), kinds)}
                    </div>
                    {name.view(&form)}
                    {about.view(&form)}
                    {check(&form, "is_enabled", t(OfferText::LinkEnabled))}
                </fieldset>
                <fieldset class="card" disabled=!may_decide>
                    <div on:input=follow>{first.view(&form)}</div>
                    {move || preview(&typed.get())}
                    {url(form::DESTINATION_URL_AB, OfferText::DestinationAb).view(&form)}
                    <div class="pair">{percent.view(&form)}</div>
                </fieldset>
                <fieldset class="card" disabled=!may_decide>
                    {radio(&form, "visibility", t(OfferText::ForWhom), visibility)}
                    <div class="when-private">
                        {ids.view(&form)}
                        {names(private)}
                    </div>
                    {check(&form, "has_campaigns", t(OfferText::HasCampaigns))}
                    {check(&form, "has_source_id", t(OfferText::HasSourceId))}
                </fieldset>
                {ends}
            </form>
        </div>
    }
    .still()
    .into_any()
}

/// Where a click would go, and what is odd about that.
fn preview(destination: &str) -> AnyView {
    let Ok(parsed) = Destination::parse(destination) else {
        return ().into_any();
    };
    let unknown: Vec<String> = parsed.unknown().map(str::to_owned).collect();
    let unknown = (!unknown.is_empty()).then(|| {
        let said = tf(OfferText::UnknownMacros, &[("names", &unknown.join(", "))]);
        view! { <p class="note">{said}</p> }
    });
    let no_tracker = (!parsed.has_tracker()).then(|| {
        let said = tf(OfferText::NoTracker, &[("tracker", "{{tracker}}")]);
        view! { <p class="note">{said}</p> }
    });
    view! {
        <div class="preview" aria-live="polite">
            <p class="help">{t(OfferText::Preview)}</p>
            <p class="url">{parsed.example()}</p>
            {unknown}
            {no_tracker}
        </div>
    }
    .into_any()
}

/// Who sees it now, by number and name.
fn names(private: Vec<Named>) -> Option<StaticView> {
    if private.is_empty() {
        return None;
    }
    let lines: Vec<_> = private
        .into_iter()
        .map(|of| {
            let href = ["/office/affiliates/", &of.id.to_string()].concat();
            view! { <li><a href=href>{of.name} " #" {of.id}</a></li> }
        })
        .collect();
    Some(view! { <ul class="names">{lines}</ul> }.still())
}

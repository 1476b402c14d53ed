//! `/office/deals/new` and `/office/deals/{id}`: a deal's form and its history.
//!
//! The form is a plain `POST`: a deal is saved the same way with script and without, and what
//! can't be saved comes back with everything that was typed. With script, `live` says what is
//! wrong while it is being typed, by the rules of the server.

mod fields;
#[cfg(feature = "hydrate")]
mod live;

use self::fields::form;
use crate::api::deal::deal_editor;
use crate::api::deal::view::Editor;
use crate::api::failure::Failure;
use crate::components::deal::{default_badge, versions};
use crate::components::failed::PageFailed;
use crate::components::office::ways;
use crate::components::title::{arrive, title};
use crate::i18n::{t, tf};
use crate::site::site;
use crate::still::IntoStill as _;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use tributary_domain::text::deal::DealText;

/// The id of the form.
const FORM: &str = "deal";
/// The id of the list of its terms in words.
const WORDS: &str = "deal-words";
/// The id of what stands there instead while something in the form is wrong.
const NO_WORDS: &str = "deal-no-words";

/// The form of a new deal.
pub(super) fn new() -> AnyView {
    arrive(t(DealText::NewDeal), &site().operator);
    let query = use_query_map();
    let whose = Memo::new(move |_| {
        query
            .with(|query| query.get("affiliate"))
            .unwrap_or_default()
    });
    let editor = Resource::new(move || whose.get(), |whose| deal_editor(None, whose));
    shown(editor)
}

/// A deal.
pub(super) fn view() -> AnyView {
    arrive(t(DealText::Deal), &site().operator);
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<i64>().ok()));
    let editor = Resource::new(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => deal_editor(Some(id), String::new()).await,
                None => Err(Failure::nothing()),
            }
        },
    );
    shown(editor)
}

fn shown(editor: Resource<Result<Editor, Failure>>) -> AnyView {
    let saved = use_query_map().with_untracked(|query| query.get("saved"));
    view! {
        <Transition>
            {move || {
                let saved = saved.clone();
                Suspend::new(async move {
                    match editor.await {
                        Ok(editor) => page(editor, saved),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

fn page(editor: Editor, saved: Option<String>) -> AnyView {
    #[cfg(feature = "hydrate")]
    request_animation_frame(live::attach);
    let head = editor.deal.as_ref().map_or_else(
        || view! { <h1>{t(DealText::NewDeal)}</h1> }.into_any(),
        |deal| {
            title(&deal.name, &site().operator);
            let owner = ["/office/affiliates/", &deal.affiliate.id.to_string()].concat();
            view! {
                <h1>{deal.name.clone()}</h1>
                <p class="aside">
                    <a href=owner>{deal.affiliate.name.clone()}</a>
                    " · #" {deal.id} " " {default_badge(deal.is_default)}
                </p>
            }
            .into_any()
        },
    );
    // Only what the server itself may have put there is said.
    let saved = saved.filter(|version| version.parse::<u32>().is_ok());
    let saved = saved.filter(|_| editor.form.problems.is_empty() && editor.form.message.is_none());
    let saved = saved.map(|version| {
        let said = tf(DealText::Saved, &[("n", &version)]);
        view! { <p class="saved" role="status">{said}</p> }
    });
    let history = editor.deal.as_ref().map(|deal| {
        view! {
            <section class="card">
                <h2>{t(DealText::Versions)}</h2>
                <p class="help">{t(DealText::VersionsText)}</p>
                {versions(deal.versions.clone())}
            </section>
        }
    });
    let form = if editor.may_decide {
        form(editor)
    } else {
        view! { <p class="note">{t(DealText::Reads)}</p> }.still()
    };
    view! {
        <div class="page">
            {ways("/office/deals")}
            <p><a href="/office/deals">"← " {t(DealText::Back)}</a></p>
            <header class="page-head">{head} {saved}</header>
            {history}
            {form}
        </div>
    }
    .still()
    .into_any()
}

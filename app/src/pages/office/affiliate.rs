//! `/office/affiliates/{id}`: one affiliate, with everything staff decides by.

pub mod decide;
mod history;
pub mod upkeep;

use self::decide::DecidePanel;
use self::history::history;
use self::upkeep::{ManagerCard, NoteCard};
use crate::api::affiliate::{AssignManager, Decide, PutNote, affiliate_show};
use crate::api::failure::Failure;
use crate::api::view::{AffiliateDetail, Named};
use crate::components::copy::CopyField;
use crate::components::facts::facts;
use crate::components::failed::{PageFailed, successes};
use crate::components::form::summary;
use crate::components::office::ways;
use crate::components::site_link::site_link;
use crate::components::status::{StatusBadge, age};
use crate::components::title::{arrive, title};
use crate::components::trouble::mailto;
use crate::i18n::{date, t, tf};
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::office::OfficeText;

/// What can be done on the page.
#[derive(Clone, Copy)]
struct Actions {
    decide: ServerAction<Decide>,
    assign: ServerAction<AssignManager>,
    note: ServerAction<PutNote>,
}

/// One affiliate.
pub(super) fn view() -> AnyView {
    arrive(t(OfficeText::Affiliate), &site().operator);
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<i64>().ok()));
    let actions = Actions {
        decide: ServerAction::new(),
        assign: ServerAction::new(),
        note: ServerAction::new(),
    };
    let Actions {
        decide,
        assign,
        note,
    } = actions;
    let done = (successes(decide), successes(assign), successes(note));
    let done = move || (done.0.get(), done.1.get(), done.2.get());
    let dossier = Resource::new(
        move || (id.get(), done()),
        |(id, _)| async move {
            match id {
                Some(id) => affiliate_show(id).await,
                None => Err(Failure::nothing()),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match dossier.await {
                    Ok(dossier) => page(dossier, actions),
                    Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn page(of: AffiliateDetail, actions: Actions) -> AnyView {
    title(&of.row.name, &site().operator);
    let reason = (!of.status_reason.is_empty())
        .then(|| view! { <p class="note">{of.status_reason.clone()}</p> });
    let decide = of.office.may_decide.then(|| {
        view! { <DecidePanel of=of.clone() decide=actions.decide/> }
    });
    let invitation_help = if of.office.may_decide {
        OfficeText::InvitationHelp
    } else {
        OfficeText::InvitationWaits
    };
    let note = typed(&of, "note").unwrap_or_else(|| of.note.clone());
    let upkeep = of.office.may_decide.then(|| {
        view! {
            <ManagerCard of=of.clone() assign=actions.assign/>
            <NoteCard id=of.row.id note=note put=actions.note/>
        }
    });
    view! {
        <div class="page">
            {ways("/office")}
            <p><a href="/office">"← " {t(OfficeText::Back)}</a></p>
            <header class="page-head">
                <h1>{of.row.name.clone()}</h1>
                <p class="aside">
                    <StatusBadge status=of.row.status/> " " {of.row.username.clone()}
                    " · #" {of.row.id} " · " {t(OfficeText::SignedUp)} " " {date(of.created_at)}
                    " (" {age(of.row.age)} ") · "
                    <a href=["/office/deals?affiliate=", &of.row.id.to_string()].concat()>{t(DealText::Deals)}</a>
                </p>
                {reason}
            </header>
            {summary(&of.typed)}
            <div class="columns">
                <div class="stack">
                    {decide}
                    {profile(&of)}
                    {history(of.history.clone())}
                </div>
                <div class="stack">
                    {upkeep}
                    <section class="card">
                        <h2>{t(OfficeText::Invitation)}</h2>
                        <p class="help">{t(invitation_help)}</p>
                        <CopyField label=t(OfficeText::Invitation) text=of.invitation.clone()/>
                    </section>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// What was typed into a field before its sender had to sign in again.
fn typed(of: &AffiliateDetail, name: &str) -> Option<String> {
    let mut found = of.typed.all(name);
    found.next().map(str::to_owned)
}

fn profile(of: &AffiliateDetail) -> AnyView {
    let profile = of.profile.clone();
    let site = (!profile.web_site_url.is_empty()).then(|| {
        view! { <p>{t(OfficeText::Site)} ": " {site_link(profile.web_site_url)}</p> }
    });
    let last = of
        .last_login_at
        .map_or_else(|| t(OfficeText::Never).to_owned(), date);
    let lines = [
        (t(OfficeText::Company), profile.company),
        (t(OfficeText::Country), of.row.country.clone()),
        (t(OfficeText::Language), of.language.clone()),
        (t(OfficeText::Comments), profile.comments),
        (t(OfficeText::Phone), profile.phone_number),
        ("Telegram", profile.contact_telegram),
        ("Skype", profile.skype),
        ("Discord", profile.contact_discord),
        ("Facebook", profile.contact_fb),
        ("VK", profile.contact_vk),
        (t(OfficeText::Source), profile.registration_source),
        (t(OfficeText::LastSignIn), last),
    ];
    view! {
        <section class="card">
            <h2>{t(OfficeText::Profile)}</h2>
            <p>{t(OfficeText::Email)} ": " <a href=mailto(&of.row.email)>{of.row.email.clone()}</a></p>
            {site}
            {brought(OfficeText::BroughtBy, of.parent.as_ref())}
            {brought(OfficeText::SaysBroughtBy, of.wished_parent.as_ref())}
            {facts(lines)}
        </section>
    }
    .into_any()
}

/// The affiliate that brought this one, or that a link named.
fn brought(text: OfficeText, by: Option<&Named>) -> Option<impl IntoView + use<>> {
    let by = by?;
    let href = ["/office/affiliates/", &by.id.to_string()].concat();
    let said = tf(text, &[("name", &by.name)]);
    Some(view! { <p><a href=href>{said}</a></p> })
}

//! What is kept about an affiliate: its manager, and staff's note.

use crate::api::affiliate::{AssignManager, PutNote};
use crate::api::view::AffiliateDetail;
use crate::components::failed::{ActionFailed, field_problem};
use crate::components::manager::ManagerChoice;
use crate::components::text_area::TextArea;
use crate::i18n::t;
use leptos::prelude::*;
use tributary_domain::text::office::OfficeText;

/// The manager, and the choice of another.
#[component]
pub fn ManagerCard(
    /// The affiliate.
    of: AffiliateDetail,
    /// The action.
    assign: ServerAction<AssignManager>,
) -> AnyView {
    let typed = of.typed.value("manager_id").parse().ok();
    let chosen = typed.or(of.manager_id);
    let failure = Signal::derive(move || assign.value().get().and_then(Result::err));
    view! {
        <section class="card">
            <ActionForm action=assign attr:class="choice">
                <input type="hidden" name="id" value=of.row.id.to_string()/>
                <ManagerChoice
                    id="manager"
                    managers=of.office.managers
                    chosen=chosen
                    problem=field_problem(failure, "manager_id")
                />
                <ActionFailed failure=failure/>
                <p class="actions"><button class="button">{t(OfficeText::Save)}</button></p>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// Staff's note, which the affiliate never sees.
#[component]
pub fn NoteCard(
    /// The affiliate.
    id: i64,
    /// The note.
    note: String,
    /// The action.
    put: ServerAction<PutNote>,
) -> AnyView {
    let failure = Signal::derive(move || put.value().get().and_then(Result::err));
    let area = TextArea {
        name: "note",
        rows: 4,
        most: 2_000,
        is_needed: false,
        described_by: "help-note".to_owned(),
        text: note,
    };
    view! {
        <section class="card">
            <ActionForm action=put attr:class="choice">
                <input type="hidden" name="id" value=id.to_string()/>
                <div class="field">
                    <label for="note">{t(OfficeText::Note)}</label>
                    {area.view(None::<&'static str>)}
                    <p class="help" id="help-note">{t(OfficeText::NoteHelp)}</p>
                </div>
                <ActionFailed failure=failure/>
                <p class="actions"><button class="button">{t(OfficeText::Save)}</button></p>
            </ActionForm>
        </section>
    }
    .into_any()
}

//! Deciding on several affiliates at once: forty sign-ups before lunch.

use crate::api::affiliate::DecideMany;
use crate::api::form::Form;
use crate::api::view::Office;
use crate::components::failed::{ActionFailed, field_problem};
use crate::components::manager::ManagerChoice;
use crate::i18n::{number, t, tf};
use leptos::prelude::*;
use tributary_domain::text::office::OfficeText;

/// The id of the form, which the boxes in the table belong to.
pub(super) const FORM: &str = "bulk";
/// The name of those boxes.
pub(super) const NAME: &str = "ids[]";

/// Approves or declines the ticked ones.
#[component]
pub fn Bulk(
    /// The action.
    decide: ServerAction<DecideMany>,
    /// Who is asking.
    office: Office,
    /// What was typed here before its sender had to sign in again.
    typed: Form,
) -> AnyView {
    let failure = Signal::derive(move || decide.value().get().and_then(Result::err));
    let (manager, reason) = (
        field_problem(failure, "manager_id"),
        field_problem(failure, "reason"),
    );
    let outcome = move || {
        let outcome = decide.value().get()?.ok()?;
        let (done, failed) = (number(outcome.done), number(outcome.failed.len()));
        Some(if outcome.done + outcome.failed.len() == 0 {
            t(OfficeText::NoneSelected).to_owned()
        } else {
            tf(
                OfficeText::DoneSome,
                &[("done", &done), ("failed", &failed)],
            )
        })
    };
    let chosen = typed.value("manager_id").parse().unwrap_or(office.me);
    let chosen = Some(chosen);
    let busy = move || decide.pending().get().to_string();
    view! {
        <ActionForm action=decide attr:id=FORM attr:class="bulk" attr:aria-busy=busy>
            <h2>{t(OfficeText::Selected)}</h2>
            <ManagerChoice
                id="bulk-manager"
                managers=office.managers
                chosen=chosen
                problem=manager
            />
            <div class="field">
                <label for="bulk-reason">{t(OfficeText::ReasonToDecline)}</label>
                <input
                    id="bulk-reason"
                    name="reason"
                    maxlength="2000"
                    value=typed.value("reason")
                    aria-describedby="error-bulk-reason"
                    aria-invalid=move || reason.get().map(|_| "true")
                />
                <p class="field-error" id="error-bulk-reason">{move || reason.get()}</p>
            </div>
            <p class="actions">
                <button class="button primary" name="status" value="approved">
                    {t(OfficeText::ApproveSelected)}
                </button>
                <button class="button danger" name="status" value="declined">
                    {t(OfficeText::DeclineSelected)}
                </button>
                <output>{outcome}</output>
            </p>
            <ActionFailed failure=failure/>
        </ActionForm>
    }
    .into_any()
}

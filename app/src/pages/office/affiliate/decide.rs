//! What can be decided about an affiliate: only the moves its status has.

use crate::api::affiliate::Decide;
use crate::api::view::AffiliateDetail;
use crate::components::failed::{ActionFailed, field_problem};
use crate::components::manager::ManagerChoice;
use crate::components::text_area::TextArea;
use crate::i18n::{t, tf};
use leptos::prelude::*;
use tributary_domain::affiliate::Status;
use tributary_domain::text::office::OfficeText;

/// What the button to a status says.
const fn verb(status: Status) -> OfficeText {
    match status {
        Status::Approved | Status::Pending => OfficeText::DoApprove,
        Status::Declined => OfficeText::DoDecline,
        Status::Suspended => OfficeText::DoSuspend,
        Status::ViewOnly => OfficeText::DoViewOnly,
        Status::Blocked => OfficeText::DoBlock,
    }
}

/// Approving on one side, everything else on the other.
#[component]
pub fn DecidePanel(
    /// The affiliate.
    of: AffiliateDetail,
    /// The action.
    decide: ServerAction<Decide>,
) -> AnyView {
    let id = of.row.id;
    let failure = Signal::derive(move || decide.value().get().and_then(Result::err));
    let reason = field_problem(failure, "reason");
    let busy = move || decide.pending().get().to_string();
    let moves = of.row.status.next();
    // Who was asked for, else who has it, else who is looking.
    let chosen = (of.typed.value("manager_id").parse().ok())
        .or(of.manager_id)
        .or(of.wished_manager_id)
        .or(Some(of.office.me));
    let wish = of
        .row
        .wished_manager
        .clone()
        .filter(|_| of.manager_id.is_none());
    let wish = wish.map(|name| {
        view! { <p class="help">{tf(OfficeText::Wish, &[("name", &name)])}</p> }
    });
    let approve = moves.contains(&Status::Approved).then(|| {
        let managers = of.office.managers.clone();
        view! {
            <ActionForm action=decide attr:class="choice" attr:aria-busy=busy>
                <h3>{t(OfficeText::ApproveTitle)}</h3>
                <p class="help">{t(OfficeText::ApproveText)}</p>
                <input type="hidden" name="id" value=id.to_string()/>
                <ManagerChoice
                    id="approve-manager"
                    managers=managers
                    chosen=chosen
                    problem=field_problem(failure, "manager_id")
                />
                {wish}
                <p class="actions">
                    <button class="button primary" name="status" value="approved">
                        {t(verb(Status::Approved))}
                    </button>
                </p>
            </ActionForm>
        }
    });
    let others = moves.iter().filter(|status| **status != Status::Approved).map(|status| {
        let class = if *status == Status::ViewOnly { "button" } else { "button danger" };
        view! { <button class=class name="status" value=status.key()>{t(verb(*status))}</button> }
    });
    let others: Vec<_> = others.collect();
    let stop = (!others.is_empty()).then(|| {
        let area = TextArea {
            name: "reason",
            rows: 2,
            most: 2_000,
            is_needed: false,
            described_by: "help-reason error-reason".to_owned(),
            text: of.typed.value("reason"),
        };
        view! {
            <ActionForm action=decide attr:class="choice" attr:aria-busy=busy>
                <h3>{t(OfficeText::StopTitle)}</h3>
                <p class="help">{t(OfficeText::StopText)}</p>
                <input type="hidden" name="id" value=id.to_string()/>
                <div class="field">
                    <label for="reason">{t(OfficeText::Reason)}</label>
                    {area.view(move || reason.get().map(|_| "true"))}
                    <p class="help" id="help-reason">{t(OfficeText::ReasonHelp)}</p>
                    <p class="field-error" id="error-reason">{move || reason.get()}</p>
                </div>
                <p class="actions">{others}</p>
            </ActionForm>
        }
    });
    view! {
        <section class="card decide">
            <h2>{t(OfficeText::Decide)}</h2>
            <ActionFailed failure=failure/>
            <div class="choices">{approve} {stop}</div>
        </section>
    }
    .into_any()
}

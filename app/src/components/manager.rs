//! The choice of a manager.

use crate::api::view::Named;
use crate::i18n::t;
use leptos::prelude::*;
use tributary_domain::text::office::OfficeText;

/// A list of everybody who can be a manager, with one of them chosen.
#[component]
pub fn ManagerChoice(
    /// The id of the field: a page can have several.
    id: &'static str,
    /// Everybody who can be a manager.
    managers: Vec<Named>,
    /// Who is chosen at first.
    #[prop(optional_no_strip)]
    chosen: Option<i64>,
    /// What is wrong with the choice.
    #[prop(into)]
    problem: Signal<Option<String>>,
) -> AnyView {
    let error = ["error-", id].concat();
    let options = managers.into_iter().map(|manager| {
        let selected = chosen == Some(manager.id);
        view! { <option value=manager.id.to_string() selected=selected>{manager.name}</option> }
    });
    view! {
        <div class="field">
            <label for=id>{t(OfficeText::Manager)}</label>
            <select
                id=id
                name="manager_id"
                aria-describedby=error.clone()
                aria-invalid=move || problem.get().map(|_| "true")
            >
                <option value="">{["(", t(OfficeText::Nobody), ")"].concat()}</option>
                {options.collect_view()}
            </select>
            <p class="field-error" id=error>{move || problem.get()}</p>
        </div>
    }
    .into_any()
}

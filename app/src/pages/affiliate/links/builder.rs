//! The form that makes an address: which page, and what is to be told apart by it.

use crate::api::form::Form;
use crate::api::tracking_link::Links;
use crate::i18n::{t, tf};
use leptos::prelude::*;
use tributary_domain::dimension::{AFP_NAMES, UTM_NAMES};
use tributary_domain::text::link::LinkText;

/// Every field of the form, by name.
pub(super) const FIELDS: [&str; 19] = [
    "link",
    "campaign",
    "source_id",
    "deep",
    "afp",
    "afp1",
    "afp2",
    "afp3",
    "afp4",
    "afp5",
    "afp6",
    "afp7",
    "afp8",
    "afp9",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
];

/// The form.
pub(super) fn builder(links: &Links) -> AnyView {
    let form = &links.form;
    let pages = (links.pages.iter()).map(|line| {
        let name = [line.name.as_str(), " · ", &line.brand].concat();
        (line.id.to_string(), name)
    });
    let campaigns =
        (links.campaigns.iter()).map(|campaign| (campaign.id.to_string(), campaign.name.clone()));
    let has_campaigns = !links.campaigns.is_empty() || form.problem("campaign").is_some();
    let campaign = has_campaigns.then(|| {
        choice(
            form,
            "campaign",
            LinkText::Campaign,
            LinkText::NoCampaign,
            campaigns.collect(),
        )
    });
    let takes = (!links.takes.is_empty()).then(|| {
        let said = tf(LinkText::DeepTaken, &[("names", &links.takes.join(", "))]);
        view! { <p class="help">{said}</p> }
    });
    let message = form
        .message
        .clone()
        .map(|text| view! { <p class="summary" role="alert">{text}</p> });
    let filled = |names: &[&str]| names.iter().any(|name| !form.value(name).is_empty());
    let is_deep = filled(&["deep"]) || takes.is_some();
    view! {
        <section class="card" id="build">
            <h2>{t(LinkText::Build)}</h2>
            {message}
            <form method="post" action="/links" class="link-form">
                <div class="pair">
                    {choice(form, "link", LinkText::Page, LinkText::Choose, pages.collect())}
                    {campaign}
                    {line(form, "source_id", t(LinkText::SourceId), Some(LinkText::SourceIdHelp))}
                </div>
                <details class="more" open=filled(&AFP_NAMES)>
                    <summary>{t(LinkText::Own)}</summary>
                    <p class="help">{t(LinkText::OwnHelp)}</p>
                    <div class="small-fields">
                        {Vec::from(AFP_NAMES.map(|name| line(form, name, name, None)))}
                    </div>
                </details>
                <details class="more" open=filled(&UTM_NAMES)>
                    <summary>{t(LinkText::Utm)}</summary>
                    <div class="small-fields">
                        {Vec::from(UTM_NAMES.map(|name| line(form, name, name, None)))}
                    </div>
                </details>
                <details class="more" open=is_deep>
                    <summary>{t(LinkText::Deep)}</summary>
                    {line(form, "deep", t(LinkText::Deep), Some(LinkText::DeepHelp))}
                    {takes}
                </details>
                <p class="actions">
                    <button class="button primary">{t(LinkText::Submit)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// The ids of what is said about a field.
fn described_by(name: &str, has_help: bool, problem: Option<&String>) -> Option<String> {
    let help = has_help.then(|| ["help-", name].concat());
    let error = problem.map(|_| ["error-", name].concat());
    match (help, error) {
        (Some(help), Some(error)) => Some([help.as_str(), " ", &error].concat()),
        (help, error) => help.or(error),
    }
}

fn error(name: &str, problem: Option<String>) -> Option<AnyView> {
    let id = ["error-", name].concat();
    problem.map(|text| view! { <p class="field-error" id=id>{text}</p> }.into_any())
}

fn line(form: &Form, name: &'static str, label: &'static str, help: Option<LinkText>) -> AnyView {
    let problem = form.problem(name);
    let described = described_by(name, help.is_some(), problem.as_ref());
    let help = help.map(|help| {
        view! { <p class="help" id=["help-", name].concat()>{t(help)}</p> }
    });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                value=form.value(name)
                maxlength="1000"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=problem.is_some().then_some("true")
            />
            {help}
            {error(name, problem)}
        </div>
    }
    .into_any()
}

fn choice(
    form: &Form,
    name: &'static str,
    label: LinkText,
    none: LinkText,
    of: Vec<(String, String)>,
) -> AnyView {
    let problem = form.problem(name);
    let described = described_by(name, false, problem.as_ref());
    let chosen = form.value(name);
    let options: Vec<_> = of
        .into_iter()
        .map(|(value, text)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{text}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=name>{t(label)}</label>
            <select
                id=name
                name=name
                aria-describedby=described
                aria-invalid=problem.is_some().then_some("true")
            >
                <option value="">{t(none)}</option>
                {options}
            </select>
            {error(name, problem)}
        </div>
    }
    .into_any()
}

//! The form of a deal. Which parts of it are in sight depends on the type that is chosen; the
//! style sheet sees to that, with script and without.

use super::{FORM, NO_WORDS, WORDS};
use crate::api::deal::view::Editor;
use crate::api::form::Form;
use crate::api::view::Named;
use crate::components::field::error_id;
use crate::i18n::{t, tf};
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use tributary_domain::deal::form::{TIER_FROM, TIER_RATE};
use tributary_domain::deal::{DealType, Field, MAX_NAME_LENGTH};
use tributary_domain::text::deal::DealText;

/// How many empty tiers the form offers below those there are.
const MORE_TIERS: usize = 2;

/// The form, as it stands.
pub(super) fn form(editor: Editor) -> StaticView {
    let Editor {
        deal,
        form,
        brands,
        campaigns,
        currency,
        words,
        ..
    } = editor;
    let action = deal.as_ref().map_or_else(
        || "/office/deals/new".to_owned(),
        |deal| ["/office/deals/", &deal.id.to_string()].concat(),
    );
    let form = &form;
    let whose = if deal.is_some() {
        let id = form.value(Field::AffiliateId.name());
        view! { <input type="hidden" name="affiliate_id" value=id/> }.still()
    } else {
        let label = t(DealText::AffiliateNumber).to_owned();
        text(form, Field::AffiliateId, label, None, "numeric")
    };
    view! {
        <form id=FORM class="deal-form" method="post" action=action>
            {summary(form)}
            <section class="card">
                {whose}
                {text(form, Field::GroupName, t(DealText::Name).to_owned(), Some(DealText::NameHelp), "text")}
                {kind(form)}
                {check(form, Field::IsDefault, DealText::MakeDefault, Some(DealText::DefaultMeaning))}
            </section>
            {cpl(form, &currency)}
            {cpa(form, &currency)}
            {share(form, &currency)}
            <section class="card">
                <h2>{t(DealText::ForWhom)}</h2>
                <p class="help">{t(DealText::ForWhomText)}</p>
                {choices(form, Field::MatchBrand, DealText::Brands, brands)}
                {choices(form, Field::MatchCampaign, DealText::Campaigns, campaigns)}
                {text(form, Field::MatchCountry, t(DealText::Countries).to_owned(), Some(DealText::CountriesHelp), "text")}
                <div class="pair">
                    {day(form, Field::ActiveFrom, DealText::From)}
                    {day(form, Field::ActiveTo, DealText::Until)}
                </div>
            </section>
            {in_words(words)}
            <section class="card">
                {check(form, Field::NeedsAcceptance, DealText::AskAffiliate, Some(DealText::AskAffiliateHelp))}
                <p class="help">{t(DealText::SaveHelp)}</p>
                <p class="actions">
                    <button type="submit" class="button primary large submit">
                        <span class="idle">{t(DealText::Save)}</span>
                        <span class="busy">{t(DealText::Saving)}</span>
                    </button>
                </p>
            </section>
        </form>
    }
    .still()
}

/// The terms as they stand, in words; with script they follow what is typed.
fn in_words(words: Vec<String>) -> StaticView {
    let is_wrong = words.is_empty();
    let words: Vec<_> = words
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect();
    view! {
        <section class="card">
            <h2>{t(DealText::InWords)}</h2>
            <p class="help">{t(DealText::InWordsText)}</p>
            <ul class="terms" id=WORDS aria-live="polite" hidden=is_wrong>{words}</ul>
            <p class="note" id=NO_WORDS hidden=!is_wrong>{t(DealText::InWordsLater)}</p>
        </section>
    }
    .still()
}

/// What is wrong with what was posted, with the way to each field.
fn summary(form: &Form) -> Option<StaticView> {
    if form.problems.is_empty() && form.message.is_none() {
        return None;
    }
    let message = form.message.clone().map(|text| view! { <p>{text}</p> });
    let lines = form.problems.iter().map(|(name, text)| {
        let href = ["#", name].concat();
        view! { <li><a href=href rel="external">{text.clone()}</a></li> }
    });
    let lines: Vec<_> = lines.collect();
    Some(
        view! {
            <div class="summary" role="alert">
                <h2>{t(DealText::PleaseCheck)}</h2>
                {message}
                <ul>{lines}</ul>
            </div>
        }
        .still(),
    )
}

fn cpl(form: &Form, currency: &str) -> StaticView {
    view! {
        <section class="card needs-cpl">
            <h2>{t(DealText::CplTitle)}</h2>
            <div class="pair">
                {money(form, Field::CplAmount, currency)}
                {text(form, Field::QuaCplVolume, t(DealText::LeastVolume).to_owned(), None, "decimal")}
            </div>
        </section>
    }
    .still()
}

fn cpa(form: &Form, currency: &str) -> StaticView {
    let amount =
        |field: Field, label: DealText| text(form, field, t(label).to_owned(), None, "decimal");
    let number = |field: Field, label: DealText, help: Option<DealText>| {
        text(form, field, t(label).to_owned(), help, "numeric")
    };
    view! {
        <section class="card needs-cpa">
            <h2>{t(DealText::CpaTitle)}</h2>
            <div class="pair">{money(form, Field::CpaAmount, currency)}</div>
            <h3>{t(DealText::Conditions)}</h3>
            <div class="pair">
                {amount(Field::QuaCpaDeposit, DealText::LeastDeposits)}
                {amount(Field::QuaCpaNetDeposit, DealText::LeastNetDeposits)}
                {amount(Field::QuaCpaFtd, DealText::LeastFirstDeposit)}
                {amount(Field::QuaCpaVolume, DealText::LeastVolume)}
                {number(Field::QuaCpaActivityCount, DealText::LeastWagers, None)}
            </div>
            {check(form, Field::CpaClawback, DealText::TakeBack, None)}
            <div class="pair">
                {number(Field::CapCpaDaily, DealText::MostADay, Some(DealText::MostHelp))}
                {number(Field::CapCpaMonthly, DealText::MostAMonth, Some(DealText::MostHelp))}
            </div>
        </section>
    }
    .still()
}

fn share(form: &Form, currency: &str) -> StaticView {
    let tiers = form.all(TIER_FROM).zip(form.all(TIER_RATE));
    let mut tiers: Vec<(String, String)> = tiers
        .map(|(from, rate)| (from.to_owned(), rate.to_owned()))
        .filter(|(from, rate)| !from.is_empty() || !rate.is_empty())
        .collect();
    tiers.resize(tiers.len() + MORE_TIERS, Default::default());
    let name = Field::RevShareTiers.name();
    let problem = form.problem(name);
    let from_label = tf(DealText::TierFrom, &[("currency", currency)]);
    let rows = tiers.into_iter().enumerate().map(|(at, (from, rate))| {
        // The summary leads to the first one.
        let id = (at == 0).then_some(name);
        view! {
            <div class="tier">
                <label><span>{from_label.clone()}</span>
                    <input id=id name=TIER_FROM inputmode="decimal" autocomplete="off" value=from aria-describedby=error_id(name)/>
                </label>
                <label><span>{t(DealText::Percentage)}</span>
                    <input name=TIER_RATE inputmode="decimal" autocomplete="off" value=rate aria-describedby=error_id(name)/>
                </label>
            </div>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <section class="card needs-share">
            <h2>{t(DealText::ShareTitle)}</h2>
            <div class="pair">
                {text(form, Field::RevSharePercentage, t(DealText::Percentage).to_owned(), None, "decimal")}
            </div>
            <fieldset class="tiers">
                <legend>{t(DealText::Tiers)}</legend>
                {rows}
                {error(name, problem)}
            </fieldset>
        </section>
    }
    .still()
}

fn money(form: &Form, field: Field, currency: &str) -> StaticView {
    let label = tf(DealText::Amount, &[("currency", currency)]);
    text(form, field, label, None, "decimal")
}

/// One line of text.
fn text(
    form: &Form,
    field: Field,
    label: String,
    help: Option<DealText>,
    mode: &'static str,
) -> StaticView {
    let most = if field == Field::GroupName {
        MAX_NAME_LENGTH
    } else {
        2_000
    };
    input(form, field, label, help, "text", Some(mode), most)
}

/// A day; a moment that is none stands there as a text.
fn day(form: &Form, field: Field, label: DealText) -> StaticView {
    let value = form.value(field.name());
    let kind = if value.is_empty() || value.len() == 10 {
        "date"
    } else {
        "text"
    };
    input(form, field, t(label).to_owned(), None, kind, None, 40)
}

fn input(
    form: &Form,
    field: Field,
    label: String,
    help: Option<DealText>,
    kind: &'static str,
    mode: Option<&'static str>,
    most: usize,
) -> StaticView {
    let name = field.name();
    let problem = form.problem(name);
    let help_id = ["help-", name].concat();
    let described_by = if help.is_some() {
        [&help_id, " ", &error_id(name)].concat()
    } else {
        error_id(name)
    };
    let help = help.map(|help| view! { <p class="help" id=help_id>{t(help)}</p> });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                r#type=kind
                inputmode=mode
                autocomplete="off"
                maxlength=most.to_string()
                value=form.value(name)
                aria-describedby=described_by
                aria-invalid=problem.as_ref().map(|_| "true")
            />
            {help}
            {error(name, problem)}
        </div>
    }
    .still()
}

fn error(name: &'static str, problem: Option<String>) -> StaticView {
    let hidden = problem.is_none();
    view! {
        <p class="field-error" id=error_id(name) hidden=hidden>{problem.unwrap_or_default()}</p>
    }
    .still()
}

/// The choice of a deal's type.
fn kind(form: &Form) -> StaticView {
    let name = Field::DealType.name();
    let chosen = form.value(name);
    let problem = form.problem(name);
    let types = DealType::ALL.into_iter().filter_map(DealType::new);
    let options: Vec<_> = types
        .map(|of| {
            let mask = of.mask().to_string();
            let is_chosen = mask == chosen;
            view! { <option value=mask selected=is_chosen>{of.label()}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=name>{t(DealText::Type)}</label>
            <select id=name name=name aria-describedby=["help-", name].concat()>{options}</select>
            <p class="help" id=["help-", name].concat()>{t(DealText::TypeHelp)}</p>
            {error(name, problem)}
        </div>
    }
    .still()
}

/// A box to tick.
fn check(form: &Form, field: Field, label: DealText, help: Option<DealText>) -> StaticView {
    let name = field.name();
    let is_on = form.value(name) == "true";
    let help = help.map(|help| view! { <small>{t(help)}</small> });
    view! {
        <label class="check">
            <input id=name type="checkbox" name=name value="true" checked=is_on/>
            <span>{t(label)} {help}</span>
        </label>
    }
    .still()
}

/// Boxes of which several can be ticked; nothing where there is nothing to choose.
fn choices(form: &Form, field: Field, label: DealText, of: Vec<Named>) -> Option<StaticView> {
    if of.is_empty() {
        return None;
    }
    let name = field.name();
    let chosen: Vec<String> = form.all(name).map(str::to_owned).collect();
    let problem = form.problem(name);
    let boxes: Vec<_> = of
        .into_iter()
        .enumerate()
        .map(|(at, Named { id, name: text, .. })| {
            let value = id.to_string();
            let is_on = chosen.contains(&value);
            let id = (at == 0).then_some(name);
            view! {
                <label class="check">
                    <input id=id type="checkbox" name=name value=value checked=is_on/>
                    <span>{text}</span>
                </label>
            }
        })
        .collect();
    Some(
        view! {
            <fieldset class="choices-of">
                <legend>{t(label)}</legend>
                {boxes}
                {error(name, problem)}
            </fieldset>
        }
        .still(),
    )
}

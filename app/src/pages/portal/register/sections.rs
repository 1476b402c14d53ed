//! The parts of the sign-up form, in the order people fill them in.

use crate::components::field::{ChoiceField, FieldError, LongField, PasswordField, TextField, was};
use crate::components::trouble::mailto;
use crate::i18n::t;
use crate::names::{Kind, options};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::registration::Field;
use tributary_domain::text::portal::PortalText;

/// What the link said with which somebody came: kept in the form, sent with it.
const CARRIED: [&str; 5] = ["paff", "mgr", "auto_approve", "sig", "registration_source"];

/// What the link said with which somebody came.
#[component]
pub fn Invitation() -> StaticView {
    let query = use_query_map().get_untracked();
    let carried = CARRIED.into_iter().filter_map(|name| {
        let value = query.get(name).filter(|value| !value.is_empty())?;
        Some(view! { <input type="hidden" name=name value=value/> })
    });
    carried.collect_view().still()
}

/// Who somebody is and how they are reached.
#[component]
pub fn AboutYou() -> StaticView {
    let lang = site().lang;
    let country = was(Field::Country.name()).value.unwrap_or_default();
    let language = was(Field::Language.name())
        .value
        .unwrap_or_else(|| lang.code().to_owned());
    let choose = ["<option value=\"\">", t(PortalText::ChooseCountry)].concat();
    let countries = options(Kind::Country, lang, &country);
    view! {
        <fieldset>
            <legend>{t(PortalText::AboutYou)}</legend>
            <div class="pair">
                <TextField field=Field::FirstName label=PortalText::FirstName autocomplete="given-name"/>
                <TextField field=Field::LastName label=PortalText::LastName autocomplete="family-name"/>
            </div>
            <TextField
                field=Field::Email
                label=PortalText::Email
                help=PortalText::EmailHelp
                kind="email"
                autocomplete="email"
                inputmode="email"
            />
            <div class="pair">
                <ChoiceField
                    field=Field::Country
                    label=PortalText::Country
                    autocomplete="country"
                    options=[choose, countries].concat()
                />
                <ChoiceField
                    field=Field::Language
                    label=PortalText::PreferredLanguage
                    autocomplete="language"
                    options=options(Kind::Language, lang, &language)
                />
            </div>
            <TextField
                field=Field::PhoneNumber
                label=PortalText::PhoneNumber
                optional=true
                kind="tel"
                autocomplete="tel"
                inputmode="tel"
            />
        </fieldset>
    }
    .still()
}

/// What somebody will sign in with.
#[component]
pub fn YourAccount() -> StaticView {
    view! {
        <fieldset>
            <legend>{t(PortalText::YourAccount)}</legend>
            <TextField
                field=Field::Username
                label=PortalText::Username
                help=PortalText::UsernameHelp
                autocomplete="username"
            />
            <PasswordField
                name=Field::Password.name()
                help=PortalText::PasswordHelp
                autocomplete="new-password"
            />
            <p class="strength" id="strength" aria-live="polite" data-level="0"></p>
        </fieldset>
    }
    .still()
}

/// Where visitors will come from.
#[component]
pub fn YourTraffic() -> StaticView {
    let contact =
        |field, label| view! { <TextField field=field label=label optional=true/> }.still();
    view! {
        <fieldset>
            <legend>{t(PortalText::YourTraffic)}</legend>
            <TextField
                field=Field::WebSiteUrl
                label=PortalText::WebSite
                help=PortalText::WebSiteHelp
                optional=true
                autocomplete="url"
                inputmode="url"
            />
            <LongField field=Field::Comments label=PortalText::Comments help=PortalText::CommentsHelp/>
            <TextField
                field=Field::Company
                label=PortalText::Company
                optional=true
                autocomplete="organization"
            />
            <details class="more">
                <summary>{t(PortalText::OtherContacts)}</summary>
                <div class="pair">
                    {contact(Field::ContactTelegram, PortalText::Telegram)}
                    {contact(Field::Skype, PortalText::Skype)}
                    {contact(Field::ContactDiscord, PortalText::Discord)}
                    {contact(Field::ContactFb, PortalText::Facebook)}
                    {contact(Field::ContactVk, PortalText::Vk)}
                </div>
            </details>
        </fieldset>
    }
    .still()
}

/// The terms: what they are about, where they can be read, and the consent. `?tc=true` opens them.
#[component]
pub fn Terms() -> StaticView {
    let site = site();
    let open = use_query_map().with_untracked(|query| query.get_str("tc") == Some("true"));
    let name = Field::Terms.name();
    let was = was(name);
    let read = match (&site.terms_url, &site.contact_email) {
        (Some(url), _) => view! {
            <p>
                <a href=url.clone() target="_blank" rel="noopener">{t(PortalText::ReadTerms)}</a>
                " " <small>"(" {t(PortalText::OpensInNewTab)} ")"</small>
            </p>
        }
        .still(),
        (None, Some(email)) => view! {
            <p>
                {t(PortalText::TermsOnRequest)} " " <a href=mailto(email)>{email.clone()}</a>
            </p>
        }
        .still(),
        (None, None) => view! { <p>{t(PortalText::TermsOnRequest)}</p> }.still(),
    };
    view! {
        <fieldset>
            <legend>{t(PortalText::Terms)}</legend>
            <details class="more" open=open>
                <summary>{t(PortalText::WhatYouAgreeTo)}</summary>
                <p>{t(PortalText::TermsSummary)}</p>
                {read}
            </details>
            <div class="field">
                <label class="check">
                    <input
                        id=name
                        name=name
                        type="checkbox"
                        value="true"
                        required=true
                        checked=was.value.is_some()
                        aria-describedby="error-tc"
                        aria-invalid=was.problem.map(|_| "true")
                    />
                    <span>{t(PortalText::AcceptTerms)}</span>
                </label>
                <FieldError name=name/>
            </div>
        </fieldset>
    }
    .still()
}

/// Where the form finds out that a person fills it in.
#[component]
pub fn Captcha() -> StaticView {
    let site = site();
    let kind = site.captcha_kind();
    // What is inside <noscript> is text to a browser that runs scripts, so it is left alone.
    let note = [
        "<p class=\"note\">",
        t(PortalText::CaptchaNeedsScript),
        "</p>",
    ]
    .concat();
    let note = if kind == CaptchaKind::Off {
        String::new()
    } else {
        note
    };
    view! {
        <div class="captcha">
            <div id="captcha" data-kind=kind.name() data-key=site.captcha_site_key.clone()></div>
            <p id="captcha-state" role="status"></p>
            <noscript inner_html=note></noscript>
            <FieldError name=Field::Token.name()/>
        </div>
    }
    .still()
}

/// What a field that people see is called.
#[cfg(feature = "ssr")]
pub(super) const fn label(field: Field) -> Option<PortalText> {
    Some(match field {
        Field::FirstName => PortalText::FirstName,
        Field::LastName => PortalText::LastName,
        Field::Email => PortalText::Email,
        Field::Username => PortalText::Username,
        Field::Password => PortalText::Password,
        Field::Country => PortalText::Country,
        Field::Language => PortalText::PreferredLanguage,
        Field::PhoneNumber => PortalText::PhoneNumber,
        Field::Company => PortalText::Company,
        Field::WebSiteUrl => PortalText::WebSite,
        Field::Skype => PortalText::Skype,
        Field::ContactTelegram => PortalText::Telegram,
        Field::ContactFb => PortalText::Facebook,
        Field::ContactVk => PortalText::Vk,
        Field::ContactDiscord => PortalText::Discord,
        Field::Comments => PortalText::Comments,
        Field::Terms => PortalText::Terms,
        _ => return None,
    })
}

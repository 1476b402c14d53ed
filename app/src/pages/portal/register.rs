//! `/register`: the sign-up. The form works without script by a plain `POST`; with it, `live`
//! checks each field by the very rules of the server and sends JSON to `/api/register-aff`.
//!
//! The inputs are uncontrolled: nothing that was typed before the script arrived is lost.

#[cfg(feature = "hydrate")]
mod answer;
#[cfg(feature = "hydrate")]
mod live;
#[cfg(feature = "hydrate")]
mod proof_of_work;
#[cfg(feature = "hydrate")]
mod provider;
pub mod sections;
#[cfg(feature = "hydrate")]
mod summary;

use self::sections::{AboutYou, Captcha, Invitation, Terms, YourAccount, YourTraffic};
use crate::components::submit::SubmitButton;
use crate::components::title::arrive;
use crate::i18n::t;
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::text::portal::PortalText;

/// The id of the form.
#[cfg(feature = "hydrate")]
const FORM: &str = "sign-up";
/// The id of the box that says what is wrong with the whole.
const SUMMARY: &str = "summary";

/// The sign-up.
#[component]
pub fn Register() -> StaticView {
    let query = use_location().search.get_untracked();
    // The parameters stay in the address when the form is posted: what they say stays the same.
    let query = query.trim_start_matches('?');
    let action = if query.is_empty() {
        "/register".to_owned()
    } else {
        ["/register?", query].concat()
    };
    #[cfg(feature = "hydrate")]
    {
        let navigate = leptos_router::hooks::use_navigate();
        let site = site();
        // Where the page was reached without a page load, the form is not there yet.
        request_animation_frame(move || {
            live::attach(&site, move |address| navigate(address, Default::default()));
        });
    }
    arrive(t(PortalText::BecomeAffiliate), &site().operator);
    // Without a captcha every sign-up needs a key, which a page has not.
    let is_closed = site().captcha_kind() == CaptchaKind::Off;
    let intro = if is_closed {
        PortalText::SignUpClosed
    } else {
        PortalText::RegisterIntro
    };
    view! {
        <section class="sheet">
            <h1>{t(PortalText::BecomeAffiliate)}</h1>
            <p class="lead">{t(intro)}</p>
            <form id="sign-up" method="post" action=action hidden=is_closed>
                <div
                    id=SUMMARY
                    class="summary"
                    role="alert"
                    tabindex="-1"
                    hidden=posted_summary().is_empty()
                    inner_html=posted_summary()
                ></div>
                <Invitation/>
                <AboutYou/>
                <YourAccount/>
                <YourTraffic/>
                <Terms/>
                <Captcha/>
                <SubmitButton label=PortalText::SendApplication busy=PortalText::Sending/>
            </form>
            <p class="aside">
                {t(PortalText::HaveAccount)} " " <a href="/login">{t(PortalText::SignIn)}</a>
            </p>
        </section>
    }
    .still()
}

/// What is wrong with a form that was posted without script: a sentence, and a link to each field.
#[cfg(feature = "ssr")]
fn posted_summary() -> String {
    use crate::html::escape;
    use crate::request::Posted;
    use std::fmt::Write as _;
    use tributary_domain::registration::Field;

    let Some(posted) = use_context::<Posted>() else {
        return String::new();
    };
    let title = if posted.problems.is_empty() {
        PortalText::NotSent
    } else {
        PortalText::PleaseCheck
    };
    let mut html = format!("<h2>{}</h2>", t(title));
    if let Some(message) = &posted.message {
        let _ = write!(html, "<p>{}</p>", escape(message));
    }
    html.push_str("<ul>");
    for (name, problem) in &posted.problems {
        // Those without a label are nobody's field: what is wrong with them is said above.
        let Some(label) = Field::parse(name).and_then(sections::label) else {
            continue;
        };
        let (label, problem) = (t(label), escape(problem));
        let _ = write!(
            html,
            "<li><a href=\"#{name}\" rel=external>{label}: {problem}</a></li>"
        );
    }
    html.push_str("</ul>");
    html
}

#[cfg(not(feature = "ssr"))]
fn posted_summary() -> String {
    String::new()
}

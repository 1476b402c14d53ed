//! What every page knows: whose programme it is, how it is reached, and who is looking.

use leptos::prelude::*;
use std::sync::Arc;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::language::Lang;

/// What every page knows. The server reads it from the request, the browser from the page.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Site {
    /// The language of the page.
    pub lang: Lang,
    /// The operator's name.
    pub operator: String,
    /// The first sentence of the front page, where the operator wrote one.
    pub headline: Option<String>,
    /// What the programme offers, in paragraphs, where the operator wrote that.
    pub description: Option<String>,
    /// Where the terms and conditions can be read.
    pub terms_url: Option<String>,
    /// Where questions go.
    pub contact_email: Option<String>,
    /// Who tells people from programs: [`CaptchaKind::name`].
    pub captcha: String,
    /// The public half of the captcha provider's key pair.
    pub captcha_site_key: Option<String>,
    /// Who is signed in, by username.
    pub user: Option<String>,
    /// Whether that is the operator's staff.
    pub is_staff: bool,
}

impl Site {
    /// Who tells people from programs.
    #[must_use]
    pub fn captcha_kind(&self) -> CaptchaKind {
        CaptchaKind::parse(&self.captcha).unwrap_or(CaptchaKind::Pow)
    }

    /// `external` where the sign-up must be loaded as a page of its own: the server admits a
    /// captcha provider's script on that page alone.
    #[must_use]
    pub fn register_rel(&self) -> Option<&'static str> {
        let ours = matches!(self.captcha_kind(), CaptchaKind::Off | CaptchaKind::Pow);
        (!ours).then_some("external")
    }
}

/// Makes [`site`] known to all components.
pub(crate) fn provide_site() {
    provide_context(Arc::new(of_page()));
}

/// What every page knows.
pub fn site() -> Arc<Site> {
    use_context().unwrap_or_default()
}

/// From the request; without one (while routes are listed) nothing is known.
#[cfg(feature = "ssr")]
pub(crate) fn of_page() -> Site {
    use crate::request::Request;
    use tributary_service::Actor;

    let Some(request) = use_context::<Request>() else {
        return Site::default();
    };
    let settings = &request.operator.settings;
    let (user, is_staff) = match &request.actor {
        Actor::Affiliate { username, .. } => (Some(username.clone()), false),
        Actor::Staff { username, .. } => (Some(username.clone()), true),
        _ => (None, false),
    };
    Site {
        lang: request.lang,
        operator: request.operator.name.clone(),
        headline: settings.headline.clone(),
        description: settings.description.clone(),
        terms_url: settings.terms_url.clone(),
        contact_email: settings.contact_email.clone(),
        captcha: settings.captcha.name().to_owned(),
        captcha_site_key: settings.captcha_site_key.clone(),
        user,
        is_staff,
    }
}

/// From the data that the server wrote into the page.
#[cfg(not(feature = "ssr"))]
pub(crate) fn of_page() -> Site {
    use crate::browser::{get, page, text};

    let data = get(&page(), "site");
    let text = |name| text(&data, name);
    Site {
        lang: text("lang")
            .and_then(|code| Lang::parse(&code))
            .unwrap_or_default(),
        operator: text("operator").unwrap_or_default(),
        headline: text("headline"),
        description: text("description"),
        terms_url: text("terms_url"),
        contact_email: text("contact_email"),
        captcha: text("captcha").unwrap_or_default(),
        captcha_site_key: text("captcha_site_key"),
        user: text("user"),
        is_staff: get(&data, "is_staff").is_truthy(),
    }
}

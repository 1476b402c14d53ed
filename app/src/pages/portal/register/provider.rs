//! Captchas of others: their scripts, loaded on this page alone, and their tokens.

use crate::browser::{ask, call, element, get, pause, set};
use js_sys::{Function, Object};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use tributary_domain::captcha::{ACTION, CaptchaKind};
use tributary_domain::text::portal::PortalText;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlScriptElement};

/// How often, and how many times, to look whether a script has arrived or a check has passed.
const LOOK: i32 = 100;
const LOOKS: u32 = 100;

/// A provider's check.
#[derive(Clone)]
pub(super) struct Provider(Rc<Parts>);

struct Parts {
    kind: CaptchaKind,
    key: String,
    lang: &'static str,
    /// What the provider calls its widget, once there is one.
    widget: RefCell<Option<JsValue>>,
}

impl Provider {
    /// A check by a provider. One that people see or click is shown at once.
    pub(super) fn new(kind: CaptchaKind, key: String, lang: &'static str) -> Self {
        let provider = Self(Rc::new(Parts {
            kind,
            key,
            lang,
            widget: RefCell::new(None),
        }));
        if kind != CaptchaKind::RecaptchaV3 {
            provider.begin();
        }
        provider
    }

    /// Loads the provider's script, if that has not been done, and shows its widget.
    pub(super) fn begin(&self) {
        const ID: &str = "captcha-script";
        if self.0.widget.borrow().is_some() {
            return;
        }
        self.0.widget.replace(Some(JsValue::NULL));
        if element(ID).is_none() {
            let _ = load(ID, &self.address());
        }
        let this = self.clone();
        spawn_local(async move {
            let widget = this.render().await;
            this.0.widget.replace(widget);
        });
    }

    fn address(&self) -> String {
        match self.0.kind {
            CaptchaKind::RecaptchaV3 => [
                "https://www.google.com/recaptcha/api.js?render=",
                &self.0.key,
            ]
            .concat(),
            CaptchaKind::Turnstile => {
                "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit".to_owned()
            }
            _ => [
                "https://js.hcaptcha.com/1/api.js?render=explicit&hl=",
                self.0.lang,
            ]
            .concat(),
        }
    }

    /// The provider's object, once its script has arrived.
    async fn api(&self) -> Option<JsValue> {
        let (object, method) = match self.0.kind {
            CaptchaKind::RecaptchaV3 => ("grecaptcha", "execute"),
            CaptchaKind::Turnstile => ("turnstile", "render"),
            _ => ("hcaptcha", "render"),
        };
        for _ in 0..LOOKS {
            let api = get(&window(), object);
            if get(&api, method).is_instance_of::<Function>() {
                return Some(api);
            }
            pause(LOOK).await;
        }
        None
    }

    /// Shows the widget; reCAPTCHA v3 has none.
    async fn render(&self) -> Option<JsValue> {
        let api = self.api().await?;
        if self.0.kind == CaptchaKind::RecaptchaV3 {
            return Some(JsValue::NULL);
        }
        let options = Object::new();
        set(&options, "sitekey", &self.0.key.as_str().into());
        set(&options, "action", &ACTION.into());
        set(&options, "language", &self.0.lang.into());
        call(&api, "render", &["#captcha".into(), options.into()])
    }

    /// The token. A sentence when there is none yet.
    pub(super) async fn token(&self) -> Result<String, PortalText> {
        self.begin();
        let api = self.api().await.ok_or(PortalText::CaptchaFailed)?;
        if self.0.kind == CaptchaKind::RecaptchaV3 {
            let options = Object::new();
            set(&options, "action", &ACTION.into());
            let token = ask(
                &api,
                "execute",
                &[self.0.key.as_str().into(), options.into()],
            )
            .await;
            return token
                .and_then(|token| token.as_string())
                .ok_or(PortalText::CaptchaFailed);
        }
        // Turnstile may still be at work by itself; hCaptcha waits for a click.
        let looks = if self.0.kind == CaptchaKind::Turnstile {
            LOOKS
        } else {
            1
        };
        for _ in 0..looks {
            let widget = self.0.widget.borrow().clone().unwrap_or(JsValue::UNDEFINED);
            let token = call(&api, "getResponse", &[widget]).and_then(|token| token.as_string());
            if let Some(token) = token.filter(|token| !token.is_empty()) {
                return Ok(token);
            }
            pause(LOOK).await;
        }
        Err(PortalText::CaptchaToDo)
    }

    /// Asks for the next check; the last token is spent.
    pub(super) fn renew(&self) {
        if self.0.kind == CaptchaKind::RecaptchaV3 {
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            let widget = this.0.widget.borrow().clone().unwrap_or(JsValue::UNDEFINED);
            if let Some(api) = this.api().await {
                call(&api, "reset", &[widget]);
            }
        });
    }
}

/// Adds a script to the page, with the nonce of the page's own.
fn load(id: &str, address: &str) -> Result<(), JsValue> {
    let document = document();
    let script = document
        .create_element("script")?
        .unchecked_into::<HtmlScriptElement>();
    script.set_id(id);
    script.set_src(address);
    if let Some(ours) = document.query_selector("script[nonce]")? {
        // Only the property still has it: browsers empty the attribute.
        script.set_attribute("nonce", &ours.unchecked_into::<HtmlElement>().nonce())?;
    }
    if let Some(head) = document.query_selector("head")? {
        head.append_child(&script)?;
    }
    Ok(())
}

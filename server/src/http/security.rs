//! The headers that tell browsers what a page may do.

use super::client::Client;
use super::request_id::random_hex;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use std::sync::Arc;
use tower_http::compression::Predicate;
use tributary_domain::captcha::CaptchaKind;

/// The nonce of a request: inline scripts and styles of its page carry it. An extension of each
/// request, fresh for each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nonce(pub Arc<str>);

/// An extension of the one answer whose page talks to a captcha provider: the sign-up page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UsesCaptcha(pub CaptchaKind);

/// What browsers may keep of pages that are about a person: nothing.
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
/// The policy of what is no page, should a browser take it for one.
const NO_PAGE: &str = "default-src 'none'; frame-ancestors 'none'";

/// What a request tells of the headers that its answer gets.
pub(super) struct Headers {
    /// That of the page; what programs ask for is none.
    nonce: Option<Nonce>,
    is_https: bool,
    hides_referrer: bool,
}

impl Headers {
    /// Those for the answer to `request`, on which the nonce is noted.
    pub(super) fn note(request: &mut Request, client: Client, is_api: bool) -> Self {
        let nonce = (!is_api).then(|| Nonce(random_hex::<16>().into()));
        let hides_referrer = carries_tokens(request.uri().path());
        if let Some(nonce) = nonce.clone() {
            request.extensions_mut().insert(nonce);
        }
        Self {
            nonce,
            is_https: client.is_https,
            hides_referrer,
        }
    }

    /// Sets them, unless the handler knew better.
    pub(super) fn put_on(self, response: &mut Response) {
        let captcha = response
            .extensions()
            .get::<UsesCaptcha>()
            .map(|uses| uses.0);
        let is_page = is_html(response.headers());
        // A redirect or an empty answer can't run anything; what is served as a file has no policy of
        // its own, because a worker's script is ruled by the one it came with.
        let policy = match (&self.nonce, is_page) {
            (Some(nonce), true) => HeaderValue::from_str(&policy(&nonce.0, captcha)).ok(),
            (Some(_), false) => None,
            (None, _) => Some(HeaderValue::from_static(NO_PAGE)),
        };
        let headers = response.headers_mut();
        let mut set = |name: HeaderName, value: &'static str| {
            headers
                .entry(name)
                .or_insert(HeaderValue::from_static(value));
        };
        set(X_CONTENT_TYPE_OPTIONS, "nosniff");
        let referrer = if self.hides_referrer {
            "no-referrer"
        } else {
            "strict-origin-when-cross-origin"
        };
        set(REFERRER_POLICY, referrer);
        if is_page {
            set(OPENER, "same-origin");
            set(
                PERMISSIONS,
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            );
        }
        if self.nonce.is_none() {
            set(CACHE_CONTROL, "no-store");
        }
        if self.is_https {
            set(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
        if let Some(value) = policy {
            headers.entry(CONTENT_SECURITY_POLICY).or_insert(value);
        }
        if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
            response
                .headers_mut()
                .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
    }
}

/// Pages whose addresses carry tokens: no other site, nor our own log, may learn them.
fn carries_tokens(path: &str) -> bool {
    path.starts_with("/auth/") || matches!(path, "/verify" | "/forgot" | "/reset")
}

fn is_html(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The content security policy of a page.
///
/// Our own scripts load by their origin and by the nonce. Where a captcha provider's script is
/// needed, `'strict-dynamic'` takes the place of origins: the script that our own one adds runs,
/// and nothing that is slipped into the page does, not even from the provider's hosts, which
/// serve things that would help an attacker. Browsers with `'strict-dynamic'` ignore the hosts;
/// older ones need them.
fn policy(nonce: &str, captcha: Option<CaptchaKind>) -> String {
    let (scripts, others) = captcha.map_or(("", ""), hosts);
    let trust = if scripts.is_empty() {
        ""
    } else {
        "'strict-dynamic' "
    };
    let space = if others.is_empty() { "" } else { " " };
    format!(
        "default-src 'self'; \
         script-src 'self' 'nonce-{nonce}' {trust}'wasm-unsafe-eval'{space}{scripts}; \
         style-src 'self' 'nonce-{nonce}'{space}{styles}; \
         img-src 'self' data:; \
         connect-src 'self'{space}{others}; \
         frame-src {frames}; \
         worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
         form-action 'self'",
        styles = if captcha == Some(CaptchaKind::Hcaptcha) {
            others
        } else {
            ""
        },
        frames = if others.is_empty() { "'none'" } else { others },
    )
    .replace("  ", " ")
    .replace(" ;", ";")
}

/// The hosts of a provider: those of scripts, and those of frames and connections, by the
/// provider's own documentation.
const fn hosts(captcha: CaptchaKind) -> (&'static str, &'static str) {
    match captcha {
        CaptchaKind::Off | CaptchaKind::Pow => ("", ""),
        CaptchaKind::RecaptchaV3 => (
            "https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
            "https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/",
        ),
        CaptchaKind::Turnstile => (
            "https://challenges.cloudflare.com",
            "https://challenges.cloudflare.com",
        ),
        CaptchaKind::Hcaptcha => (
            "https://hcaptcha.com https://*.hcaptcha.com",
            "https://hcaptcha.com https://*.hcaptcha.com",
        ),
    }
}

/// What is worth compressing on the fly: text. Everything else is served packed already, or is
/// packed by its nature.
#[derive(Clone, Copy, Debug)]
pub(super) struct IsText;

impl Predicate for IsText {
    fn should_compress<B: hyper::body::Body>(&self, response: &axum::http::Response<B>) -> bool {
        let kind = response
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        kind.is_some_and(|kind| {
            let kind = kind.split(';').next().unwrap_or_default().trim();
            (kind.starts_with("text/") && kind != "text/event-stream")
                || matches!(
                    kind,
                    "application/json" | "application/x-ndjson" | "image/svg+xml"
                )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_has_no_unsafe_inline_and_no_foreign_host() {
        for captcha in [None, Some(CaptchaKind::Pow), Some(CaptchaKind::Off)] {
            let policy = policy("n0nce", captcha);
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("https:"),
                "{policy}"
            );
            assert!(policy.contains("script-src 'self' 'nonce-n0nce' 'wasm-unsafe-eval';"));
            assert!(policy.contains("frame-src 'none';"), "{policy}");
            assert!(!policy.contains("  ") && !policy.contains(" ;"), "{policy}");
        }
    }

    #[test]
    fn each_provider_gets_its_own_hosts() {
        for (captcha, host) in [
            (
                CaptchaKind::RecaptchaV3,
                "https://www.gstatic.com/recaptcha/",
            ),
            (CaptchaKind::Turnstile, "https://challenges.cloudflare.com"),
            (CaptchaKind::Hcaptcha, "https://*.hcaptcha.com"),
        ] {
            let policy = policy("n", Some(captcha));
            assert!(
                policy.contains(host) && policy.contains("'strict-dynamic'"),
                "{policy}"
            );
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("  "),
                "{policy}"
            );
        }
    }
}

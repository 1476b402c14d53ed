//! reCAPTCHA v3, Turnstile and hCaptcha: all three are asked by a form at their siteverify
//! address (vendor-apis §4), and differ in what their answers must say.

use super::{Passed, Provider, REMEMBERED_FOR, Rejected};
use crate::{Clock, Error, operator, sha256};
use reqwest::redirect;
use serde::Deserialize;
use std::net::IpAddr;
use std::time::Duration;
use tributary_domain::captcha::{ACTION, CaptchaKind};
use tributary_domain::money::Money;
use tributary_domain::operator::Operator;

/// The most of an answer that is read.
const MAX_ANSWER_BYTES: usize = 64 * 1024;
/// Turnstile's own limit for its tokens.
const MAX_TURNSTILE_TOKEN_BYTES: usize = 2_048;

/// What a provider says. Whatever is missing and needed is a no.
#[derive(Deserialize)]
struct Answer {
    success: bool,
    #[serde(default)]
    score: Option<serde_json::Number>,
    #[serde(default)]
    action: Option<String>,
    #[serde(default)]
    hostname: Option<String>,
    #[serde(default, rename = "error-codes")]
    error_codes: Vec<String>,
}

pub(super) struct Siteverify {
    clock: Clock,
    http: reqwest::Client,
    /// Stands in for the address of whichever provider.
    url: Option<String>,
    deadline: Duration,
}

impl Siteverify {
    pub(super) fn new(
        clock: Clock,
        url: Option<String>,
        deadline: Duration,
    ) -> Result<Self, Error> {
        // Whoever installed one first in this process is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = match client(deadline).build() {
            Ok(http) => http,
            // A machine without certificates, such as a small container, is no reason not to start.
            Err(_) => built_in_roots(deadline)?,
        };
        Ok(Self {
            clock,
            http,
            url,
            deadline,
        })
    }

    /// Asks the provider. The deadline holds for the whole exchange, the body included.
    async fn ask(
        &self,
        operator: &Operator,
        token: &str,
        remote_ip: IpAddr,
    ) -> Result<Answer, Rejected> {
        let secret = operator
            .settings
            .captcha_secret
            .as_deref()
            .ok_or(Rejected::NotConfigured)?;
        let standard = match operator.settings.captcha {
            CaptchaKind::RecaptchaV3 => "https://www.google.com/recaptcha/api/siteverify",
            CaptchaKind::Turnstile => "https://challenges.cloudflare.com/turnstile/v0/siteverify",
            CaptchaKind::Hcaptcha => "https://api.hcaptcha.com/siteverify",
            CaptchaKind::Off | CaptchaKind::Pow => return Err(Rejected::NotConfigured),
        };
        let url = self.url.as_deref().unwrap_or(standard);
        let form = [
            ("secret", secret),
            ("response", token),
            ("remoteip", &remote_ip.to_string()),
        ];
        let exchange = async {
            let mut response = self.http.post(url).form(&form).send().await.map_err(down)?;
            if !response.status().is_success() {
                return Err(Rejected::ProviderDown(response.status().to_string()));
            }
            let mut body = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(down)? {
                if body.len() + chunk.len() > MAX_ANSWER_BYTES {
                    return Err(Rejected::ProviderDown("the answer is too long".into()));
                }
                body.extend_from_slice(&chunk);
            }
            serde_json::from_slice(&body)
                .map_err(|_| Rejected::ProviderDown("the answer can't be read".into()))
        };
        let late = |_| Rejected::ProviderDown("no answer in time".into());
        tokio::time::timeout(self.deadline, exchange)
            .await
            .map_err(late)?
    }
}

impl Provider for Siteverify {
    async fn judge(
        &self,
        operator: &Operator,
        token: &str,
        remote_ip: IpAddr,
    ) -> Result<Passed, Rejected> {
        let kind = operator.settings.captcha;
        if kind == CaptchaKind::Turnstile && token.len() > MAX_TURNSTILE_TOKEN_BYTES {
            return Err(Rejected::Malformed);
        }
        let answer = self.ask(operator, token, remote_ip).await?;
        if !answer.success {
            return Err(Rejected::Refused(answer.error_codes));
        }
        // hCaptcha has no actions.
        if kind != CaptchaKind::Hcaptcha && answer.action.as_deref() != Some(ACTION) {
            return Err(Rejected::WrongAction);
        }
        let is_ours = |host: &str| operator::admits_host(operator, host);
        if !answer.hostname.as_deref().is_some_and(is_ours) {
            return Err(Rejected::WrongHostname);
        }
        if kind == CaptchaKind::RecaptchaV3 {
            let least = i64::from(operator.settings.captcha_threshold_milli);
            let score = answer.score.as_ref().and_then(milli);
            if score.is_none_or(|score| score < least) {
                return Err(Rejected::LowScore);
            }
        }
        Ok(Passed {
            digest: sha256(token),
            until: self.clock.now().plus(REMEMBERED_FOR),
        })
    }
}

fn client(deadline: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .user_agent("tributary")
        .timeout(deadline)
        .redirect(redirect::Policy::none())
        .no_proxy()
}

/// Trusts Mozilla's list of certificate authorities instead of the machine's.
fn built_in_roots(deadline: Duration) -> Result<reqwest::Client, Error> {
    let roots = rustls::RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    let tls = rustls::ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    client(deadline)
        .tls_backend_preconfigured(tls)
        .build()
        .map_err(Error::internal)
}

/// What went wrong on the way, with every cause, since the first names none. The form is in no
/// cause, and so is no secret.
fn down(error: reqwest::Error) -> Rejected {
    let error = error.without_url();
    let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |e| e.source());
    let causes: Vec<_> = causes.map(ToString::to_string).collect();
    Rejected::ProviderDown(causes.join(": "))
}

/// A score in thousandths, read from its digits: no float decides about a threshold.
fn milli(score: &serde_json::Number) -> Option<i64> {
    let text = score.to_string();
    let cut = text
        .split_once('.')
        .map_or(text.len(), |(whole, _)| (whole.len() + 7).min(text.len()));
    Money::parse(&text[..cut]).map(|score| score.0 / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_client_without_the_machines_certificates() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        assert!(built_in_roots(Duration::from_secs(1)).is_ok());
    }

    #[test]
    fn scores_are_read_by_their_digits() {
        for (score, expected) in [
            ("0.5", Some(500)),
            ("0.4999999999999999", Some(499)),
            ("1", Some(1_000)),
            ("1.0", Some(1_000)),
            ("0", Some(0)),
            ("5e-1", Some(500)),
            ("1e-9", None),
            ("1e300", None),
        ] {
            let number = serde_json::from_str(score).unwrap();
            assert_eq!(milli(&number), expected, "{score}");
        }
    }
}

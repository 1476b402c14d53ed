//! Which captcha an operator uses, and the proof-of-work puzzle both sides compute.

use serde::{Deserialize, Serialize};

/// The action a captcha token is bound to (seed 003: `affregistration`).
pub const ACTION: &str = "affregistration";

/// Who tells people from programs on the public sign-up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaptchaKind {
    /// Nobody: every call needs an API key.
    Off,
    /// Our own proof of work, by the ALTCHA scheme: no third party, works offline.
    Pow,
    /// Google reCAPTCHA v3: a score.
    RecaptchaV3,
    /// Cloudflare Turnstile.
    Turnstile,
    /// hCaptcha.
    Hcaptcha,
}

impl CaptchaKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Off,
        Self::Pow,
        Self::RecaptchaV3,
        Self::Turnstile,
        Self::Hcaptcha,
    ];

    /// The name as commands and the database write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Pow => "pow",
            Self::RecaptchaV3 => "recaptcha-v3",
            Self::Turnstile => "turnstile",
            Self::Hcaptcha => "hcaptcha",
        }
    }

    /// Reads [`CaptchaKind::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A proof-of-work challenge: find the `number` up to `maxnumber` for which
/// `SHA-256(salt ‖ number)` is `challenge` (ALTCHA's JSON).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Challenge {
    /// Always `SHA-256`.
    pub algorithm: String,
    /// The digest to find, in lower-case hex.
    pub challenge: String,
    /// The largest number that may be the answer.
    pub maxnumber: u64,
    /// Random text; carries `?expires=` in seconds since 1970.
    pub salt: String,
    /// Our HMAC over `challenge`.
    pub signature: String,
}

/// A solved [`Challenge`]: its JSON in Base64 is the captcha token.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Solution {
    /// As in the challenge.
    pub algorithm: String,
    /// As in the challenge.
    pub challenge: String,
    /// The number found.
    pub number: u64,
    /// As in the challenge.
    pub salt: String,
    /// As in the challenge.
    pub signature: String,
}

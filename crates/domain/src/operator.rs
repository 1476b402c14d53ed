//! Operators: the tenants, each with its host names and settings.

pub mod form;

use crate::captcha::CaptchaKind;
use crate::id::OperatorId;
use crate::money::Money;
use crate::time::Timestamp;
use crate::violation::{PlainRule, Rule};

/// A tenant that runs an affiliate programme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Operator {
    /// The operator.
    pub id: OperatorId,
    /// The name affiliates see.
    pub name: String,
    /// The currency all its amounts are in (ISO 4217), for example `EUR`.
    pub currency: String,
    /// Its host names, the first one first; each belongs to no other operator.
    pub hostnames: Vec<String>,
    /// What `operator set` can change.
    pub settings: OperatorSettings,
    /// Since when it is known here.
    pub created_at: Timestamp,
}

/// What an operator can choose. One name each for the command line, the database and the pages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperatorSettings {
    /// `captcha`: who tells people from programs on the public sign-up.
    pub captcha: CaptchaKind,
    /// `captcha_site_key`: the public half of the provider's key pair.
    pub captcha_site_key: Option<String>,
    /// `captcha_secret`: the private half. Never leaves the server.
    pub captcha_secret: Option<String>,
    /// `captcha_threshold`: the least score that counts as a person, in thousandths (500 = 0.5).
    pub captcha_threshold_milli: u16,
    /// `origins`: further web origins whose pages may call the registration API.
    pub origins: Vec<String>,
    /// `error_status`: how the vendor-compatible API reports errors.
    pub error_status: ErrorStatus,
    /// `accent_hue`: the hue of the one accent colour, in degrees of OKLCH (0 to 359).
    pub accent_hue: u16,
    /// `headline`: the first sentence of the front page.
    pub headline: Option<String>,
    /// `description`: what the programme offers, in paragraphs; on the front page.
    pub description: Option<String>,
    /// `terms_url`: where the terms and conditions can be read.
    pub terms_url: Option<String>,
    /// `contact_email`: where questions go.
    pub contact_email: Option<String>,
    /// `attribution_window`: how many days after its click a registration still counts as the
    /// click's.
    pub attribution_window_days: i64,
    /// `ring_fence`: whether losses are kept apart by brand where they are not carried over.
    pub ring_fence: bool,
    /// `payment_threshold`: the least payment of affiliates that have no threshold of their own.
    pub payment_threshold: Money,
}

/// How the vendor-compatible API reports errors (contract.md §2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorStatus {
    /// By the proper 4xx or 5xx status.
    Standard,
    /// By status 291, as clients of that vendor expect.
    Smartico,
}

impl Default for OperatorSettings {
    fn default() -> Self {
        Self {
            captcha: CaptchaKind::Pow,
            captcha_site_key: None,
            captcha_secret: None,
            captcha_threshold_milli: 500,
            origins: Vec::new(),
            error_status: ErrorStatus::Standard,
            accent_hue: 255,
            headline: None,
            description: None,
            terms_url: None,
            contact_email: None,
            attribution_window_days: 90,
            ring_fence: false,
            payment_threshold: Money::ZERO,
        }
    }
}

impl OperatorSettings {
    /// Every key [`OperatorSettings::set`] knows.
    pub const KEYS: [&str; 14] = [
        "captcha",
        "captcha_site_key",
        "captcha_secret",
        "captcha_threshold",
        "origins",
        "error_status",
        "accent_hue",
        "headline",
        "description",
        "terms_url",
        "contact_email",
        "attribution_window",
        "ring_fence",
        "payment_threshold",
    ];

    /// Sets `key` to what `value` says; an empty value goes back to the default.
    ///
    /// # Errors
    /// The rule that the value breaks.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), Rule> {
        let value = value.trim();
        let text = || (!value.is_empty()).then(|| value.to_owned());
        let standard = Self::default();
        match key {
            "captcha" if value.is_empty() => self.captcha = standard.captcha,
            "captcha" => {
                let names = CaptchaKind::ALL.map(CaptchaKind::name);
                self.captcha = CaptchaKind::parse(value).ok_or_else(|| Rule::one_of(&names))?;
            }
            "captcha_site_key" => self.captcha_site_key = text(),
            "captcha_secret" => self.captcha_secret = text(),
            "captcha_threshold" if value.is_empty() => {
                self.captcha_threshold_milli = standard.captcha_threshold_milli;
            }
            "captcha_threshold" => {
                self.captcha_threshold_milli = parse_milli(value).ok_or(PlainRule::Threshold)?;
            }
            "origins" => self.origins = parse_origins(value)?,
            "error_status" => {
                self.error_status = match value {
                    "" | "standard" => ErrorStatus::Standard,
                    "smartico" => ErrorStatus::Smartico,
                    _ => return Err(Rule::one_of(&["standard", "smartico"])),
                }
            }
            "accent_hue" if value.is_empty() => self.accent_hue = standard.accent_hue,
            "accent_hue" => {
                self.accent_hue =
                    (value.parse().ok().filter(|hue| *hue < 360)).ok_or(Rule::FromTo {
                        least: 0,
                        most: 359,
                    })?;
            }
            "headline" => self.headline = text(),
            "description" => self.description = text(),
            "terms_url" => {
                if !value.is_empty()
                    && !value.starts_with("https://")
                    && !value.starts_with("http://")
                {
                    return Err(PlainRule::UrlBegins.into());
                }
                self.terms_url = text();
            }
            "contact_email" => self.contact_email = text(),
            "attribution_window" if value.is_empty() => {
                self.attribution_window_days = standard.attribution_window_days;
            }
            "attribution_window" => {
                self.attribution_window_days = (value.parse().ok())
                    .filter(|days| (1..=3_650).contains(days))
                    .ok_or(Rule::FromTo {
                        least: 1,
                        most: 3_650,
                    })?;
            }
            "ring_fence" => {
                self.ring_fence = match value {
                    "on" => true,
                    "" | "off" => false,
                    _ => return Err(Rule::one_of(&["on", "off"])),
                }
            }
            "payment_threshold" if value.is_empty() => self.payment_threshold = Money::ZERO,
            "payment_threshold" => {
                self.payment_threshold = Money::parse(value)
                    .filter(|money| *money >= Money::ZERO)
                    .ok_or(PlainRule::Amount)?;
            }
            _ => return Err(Rule::not_allowed(key, &Self::KEYS)),
        }
        Ok(())
    }
}

/// `0.5` as 500; at most three decimals, at most 1.
fn parse_milli(text: &str) -> Option<u16> {
    let money = crate::money::Money::parse(text)?;
    let milli = (money.0 % 1_000 == 0).then_some(money.0 / 1_000)?;
    u16::try_from(milli).ok().filter(|milli| *milli <= 1_000)
}

/// A comma list of origins: scheme, host and port, nothing behind it.
fn parse_origins(text: &str) -> Result<Vec<String>, Rule> {
    let list = text
        .split(',')
        .map(str::trim)
        .filter(|origin| !origin.is_empty());
    list.map(|origin| {
        let lower = origin.to_ascii_lowercase();
        let host = lower
            .strip_prefix("https://")
            .or_else(|| lower.strip_prefix("http://"));
        match host.and_then(crate::hostname::canonical) {
            Some(_) => Ok(lower),
            None => Err(Rule::Origin {
                value: format!("{origin:?}"),
            }),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_known_and_clears() {
        for key in OperatorSettings::KEYS {
            let mut settings = OperatorSettings::default();
            assert_eq!(settings.set(key, ""), Ok(()), "{key}");
            assert_eq!(settings, OperatorSettings::default(), "{key}");
        }
    }

    #[test]
    fn a_key_takes_what_it_knows() {
        let mut settings = OperatorSettings::default();
        for (key, value) in [
            ("captcha", "maybe"),
            ("captcha_threshold", "1.5"),
            ("captcha_threshold", "0.0005"),
            ("origins", "example.com"),
            ("origins", "https://a.example/path"),
            ("error_status", "x"),
            ("accent_hue", "360"),
            ("terms_url", "javascript:alert(1)"),
            ("colour", "red"),
            ("payment_threshold", "-1"),
        ] {
            assert!(settings.set(key, value).is_err(), "{key} {value}");
        }
        assert_eq!(settings, OperatorSettings::default());
        settings.set("captcha_threshold", "0.7").unwrap();
        settings
            .set("origins", "https://A.example, http://b.example:8080")
            .unwrap();
        assert_eq!(settings.captcha_threshold_milli, 700);
        assert_eq!(
            settings.origins,
            ["https://a.example", "http://b.example:8080"]
        );
    }
}

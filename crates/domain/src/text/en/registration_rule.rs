//! English: `registration_rule`.

use crate::registration::Rule;

impl Rule {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::Required => "Required.",
            Self::NotText => "Must be text.",
            Self::NotNumber => "Must be a whole number.",
            Self::NotNumbers => "Must be a list of whole numbers.",
            Self::NotObject => "Must be an object.",
            Self::TooLong => "This is too long.",
            Self::Unprintable => "Remove characters that can't be printed.",
            Self::EmailForm => "Enter an e-mail address such as name@example.com.",
            Self::CountryCode => "Choose a country (two-letter ISO 3166-1 code, such as BG).",
            Self::LanguageCode => "Choose a language (two-letter ISO 639-1 code, such as FR).",
            Self::TermsAccepted => "Please accept the terms and conditions.",
            Self::HostnameForm => "Enter a valid host name.",
            Self::UsernameTooShort => "Use at least 6 characters.",
            Self::UsernameTooLong => "Use at most 64 characters.",
            Self::UsernameCharacters => "Use only letters, digits and . _ - @",
            Self::UsernameTaken => "This username is already taken. Please choose another.",
            Self::EmailTaken => "This e-mail address is already registered. Sign in instead.",
            Self::PasswordTooShort => "Use at least 6 characters.",
            Self::PasswordTooLong => "Use at most 512 characters.",
            Self::PasswordClasses => {
                "Use at least one lower-case letter, one upper-case letter and one digit."
            }
            Self::PasswordCommon => "This password is too common. Please choose another.",
            Self::Unknown => "Unknown ID.",
            Self::HostnameUnknown => "No affiliate programme runs on this host name.",
            Self::CaptchaFailed => "Verification failed. Please send the form again.",
        }
    }
}

//! What can be wrong with a field. The sentences stand in `text`, by language.

use crate::text::catalogue;

catalogue! {
    /// What can be wrong with a field, and the sentence for it.
    pub enum Rule: "rule" {
        Required,
        NotText,
        NotNumber,
        NotNumbers,
        NotObject,
        TooLong,
        Unprintable,
        EmailForm,
        CountryCode,
        LanguageCode,
        TermsAccepted,
        HostnameForm,
        UsernameTooShort,
        UsernameTooLong,
        UsernameCharacters,
        UsernameTaken,
        EmailTaken,
        PasswordTooShort,
        PasswordTooLong,
        PasswordClasses,
        PasswordCommon,
        Unknown,
        HostnameUnknown,
        CaptchaFailed,
    }
}

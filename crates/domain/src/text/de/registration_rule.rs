//! German: `registration_rule`.

use crate::registration::Rule;

impl Rule {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::Required => "Pflichtfeld.",
            Self::NotText => "Muss Text sein.",
            Self::NotNumber => "Muss eine ganze Zahl sein.",
            Self::NotNumbers => "Muss eine Liste ganzer Zahlen sein.",
            Self::NotObject => "Muss ein Objekt sein.",
            Self::TooLong => "Das ist zu lang.",
            Self::Unprintable => "Entfernen Sie nicht druckbare Zeichen.",
            Self::EmailForm => "Geben Sie eine E-Mail-Adresse wie name@example.com ein.",
            Self::CountryCode => {
                "Wählen Sie ein Land (zweistelliger Code nach ISO 3166-1, etwa BG)."
            }
            Self::LanguageCode => {
                "Wählen Sie eine Sprache (zweistelliger Code nach ISO 639-1, etwa FR)."
            }
            Self::TermsAccepted => "Bitte stimmen Sie den Geschäftsbedingungen zu.",
            Self::HostnameForm => "Geben Sie einen gültigen Hostnamen ein.",
            Self::UsernameTooShort => "Mindestens 6 Zeichen.",
            Self::UsernameTooLong => "Höchstens 64 Zeichen.",
            Self::UsernameCharacters => "Nur Buchstaben, Ziffern und . _ - @",
            Self::UsernameTaken => {
                "Dieser Benutzername ist vergeben. Bitte wählen Sie einen anderen."
            }
            Self::EmailTaken => {
                "Diese E-Mail-Adresse ist schon registriert. Melden Sie sich stattdessen an."
            }
            Self::PasswordTooShort => "Mindestens 6 Zeichen.",
            Self::PasswordTooLong => "Höchstens 512 Zeichen.",
            Self::PasswordClasses => {
                "Mindestens ein Kleinbuchstabe, ein Großbuchstabe und eine Ziffer."
            }
            Self::PasswordCommon => "Dieses Passwort ist zu gängig. Bitte wählen Sie ein anderes.",
            Self::Unknown => "Unbekannte ID.",
            Self::HostnameUnknown => "Unter diesem Hostnamen läuft kein Partnerprogramm.",
            Self::CaptchaFailed => {
                "Prüfung fehlgeschlagen. Bitte senden Sie das Formular noch einmal."
            }
        }
    }
}

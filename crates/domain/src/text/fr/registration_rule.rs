//! French: `registration_rule`.

use crate::registration::Rule;

impl Rule {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::Required => "Champ obligatoire.",
            Self::NotText => "Texte attendu.",
            Self::NotNumber => "Nombre entier attendu.",
            Self::NotNumbers => "Liste de nombres entiers attendue.",
            Self::NotObject => "Objet attendu.",
            Self::TooLong => "Ce texte est trop long.",
            Self::Unprintable => "Supprimez les caractères non imprimables.",
            Self::EmailForm => "Saisissez une adresse e-mail, par exemple nom@example.com.",
            Self::CountryCode => {
                "Choisissez un pays (code ISO 3166-1 à deux lettres, par exemple BG)."
            }
            Self::LanguageCode => {
                "Choisissez une langue (code ISO 639-1 à deux lettres, par exemple FR)."
            }
            Self::TermsAccepted => "Veuillez accepter les conditions générales.",
            Self::HostnameForm => "Saisissez un nom d'hôte valide.",
            Self::UsernameTooShort => "6 caractères minimum.",
            Self::UsernameTooLong => "64 caractères maximum.",
            Self::UsernameCharacters => "Utilisez uniquement des lettres, des chiffres et . _ - @",
            Self::UsernameTaken => {
                "Ce nom d'utilisateur est déjà pris. Veuillez en choisir un autre."
            }
            Self::EmailTaken => "Cette adresse e-mail est déjà enregistrée. Connectez-vous.",
            Self::PasswordTooShort => "6 caractères minimum.",
            Self::PasswordTooLong => "512 caractères maximum.",
            Self::PasswordClasses => {
                "Utilisez au moins une minuscule, une majuscule et un chiffre."
            }
            Self::PasswordCommon => {
                "Ce mot de passe est trop courant. Veuillez en choisir un autre."
            }
            Self::Unknown => "ID inconnu.",
            Self::HostnameUnknown => "Aucun programme d'affiliation n'utilise ce nom d'hôte.",
            Self::CaptchaFailed => "La vérification a échoué. Veuillez renvoyer le formulaire.",
        }
    }
}

//! Spanish: `registration_rule`.

use crate::registration::Rule;

impl Rule {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::Required => "Este campo es obligatorio.",
            Self::NotText => "Debe ser un texto.",
            Self::NotNumber => "Debe ser un número entero.",
            Self::NotNumbers => "Debe ser una lista de números enteros.",
            Self::NotObject => "Debe ser un objeto.",
            Self::TooLong => "Este texto es demasiado largo.",
            Self::Unprintable => "Elimine los caracteres no imprimibles.",
            Self::EmailForm => "Introduzca una dirección de correo como name@example.com.",
            Self::CountryCode => "Elija un país (código ISO 3166-1 de dos letras, como BG).",
            Self::LanguageCode => "Elija un idioma (código ISO 639-1 de dos letras, como FR).",
            Self::TermsAccepted => "Acepte los términos y condiciones.",
            Self::HostnameForm => "Introduzca un nombre de host válido.",
            Self::UsernameTooShort => "Use al menos 6 caracteres.",
            Self::UsernameTooLong => "Use como máximo 64 caracteres.",
            Self::UsernameCharacters => "Use solo letras, dígitos y . _ - @",
            Self::UsernameTaken => "Este nombre de usuario ya está en uso. Elija otro.",
            Self::EmailTaken => "Esta dirección de correo ya está registrada. Inicie sesión.",
            Self::PasswordTooShort => "Use al menos 6 caracteres.",
            Self::PasswordTooLong => "Use como máximo 512 caracteres.",
            Self::PasswordClasses => "Use al menos una minúscula, una mayúscula y un dígito.",
            Self::PasswordCommon => "Esta contraseña es demasiado común. Elija otra.",
            Self::Unknown => "ID desconocido.",
            Self::HostnameUnknown => {
                "Ningún programa de afiliados funciona en este nombre de host."
            }
            Self::CaptchaFailed => "La verificación ha fallado. Envíe de nuevo el formulario.",
        }
    }
}

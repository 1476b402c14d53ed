//! What can be wrong with a field, each with its sentence in every language.

use crate::text::catalogue;

catalogue! {
    /// What can be wrong with a field, and the sentence for it.
    pub enum Rule: "rule" {
        Required {
            en: "Please fill this in.",
            fr: "Veuillez remplir ce champ.",
            id: "Harap isi kolom ini.",
            es: "Rellene este campo.",
            de: "Bitte ausfüllen.",
        }
        NotText {
            en: "This must be a text.",
            fr: "Ce champ doit être un texte.",
            id: "Isian ini harus berupa teks.",
            es: "Esto debe ser un texto.",
            de: "Hier muss ein Text stehen.",
        }
        NotNumber {
            en: "This must be a whole number.",
            fr: "Ce champ doit être un nombre entier.",
            id: "Isian ini harus berupa bilangan bulat.",
            es: "Esto debe ser un número entero.",
            de: "Hier muss eine ganze Zahl stehen.",
        }
        NotNumbers {
            en: "This must be a list of whole numbers.",
            fr: "Ce champ doit être une liste de nombres entiers.",
            id: "Isian ini harus berupa daftar bilangan bulat.",
            es: "Esto debe ser una lista de números enteros.",
            de: "Hier muss eine Liste ganzer Zahlen stehen.",
        }
        NotObject {
            en: "This must be an object.",
            fr: "Ce champ doit être un objet.",
            id: "Isian ini harus berupa objek.",
            es: "Esto debe ser un objeto.",
            de: "Hier muss ein Objekt stehen.",
        }
        TooLong {
            en: "This is too long.",
            fr: "Ce texte est trop long.",
            id: "Isian ini terlalu panjang.",
            es: "Este texto es demasiado largo.",
            de: "Das ist zu lang.",
        }
        Unprintable {
            en: "This contains characters that can't be printed.",
            fr: "Ce texte contient des caractères non imprimables.",
            id: "Isian ini memuat karakter yang tidak dapat dicetak.",
            es: "Este texto contiene caracteres no imprimibles.",
            de: "Das enthält Zeichen, die sich nicht darstellen lassen.",
        }
        EmailForm {
            en: "An e-mail address has one @ with something on both sides and no spaces.",
            fr: "Une adresse e-mail comporte un seul @, du texte de chaque côté et aucun espace.",
            id: "Alamat email memuat satu @ dengan teks di kedua sisinya dan tanpa spasi.",
            es: "Una dirección de correo tiene una sola @ con texto a ambos lados y sin espacios.",
            de: "Eine E-Mail-Adresse hat genau ein @ mit Text auf beiden Seiten und keine Leerzeichen.",
        }
        CountryCode {
            en: "Choose a country (two letters of ISO 3166-1, such as BG).",
            fr: "Choisissez un pays (deux lettres ISO 3166-1, par exemple BG).",
            id: "Pilih negara (dua huruf ISO 3166-1, misalnya BG).",
            es: "Elija un país (dos letras ISO 3166-1, por ejemplo BG).",
            de: "Wählen Sie ein Land (zwei Buchstaben nach ISO 3166-1, etwa BG).",
        }
        LanguageCode {
            en: "Choose a language (two letters of ISO 639-1, such as FR).",
            fr: "Choisissez une langue (deux lettres ISO 639-1, par exemple FR).",
            id: "Pilih bahasa (dua huruf ISO 639-1, misalnya FR).",
            es: "Elija un idioma (dos letras ISO 639-1, por ejemplo FR).",
            de: "Wählen Sie eine Sprache (zwei Buchstaben nach ISO 639-1, etwa FR).",
        }
        TermsAccepted {
            en: "Please accept the terms and conditions.",
            fr: "Veuillez accepter les conditions générales.",
            id: "Harap setujui syarat dan ketentuan.",
            es: "Acepte los términos y condiciones.",
            de: "Bitte stimmen Sie den Bedingungen zu.",
        }
        HostnameForm {
            en: "This is not a host name.",
            fr: "Ce n'est pas un nom d'hôte.",
            id: "Ini bukan nama host.",
            es: "Esto no es un nombre de host.",
            de: "Das ist kein Hostname.",
        }
        UsernameTooShort {
            en: "A username has at least 6 characters.",
            fr: "Un nom d'utilisateur comporte au moins 6 caractères.",
            id: "Nama pengguna minimal 6 karakter.",
            es: "Un nombre de usuario tiene al menos 6 caracteres.",
            de: "Ein Benutzername hat mindestens 6 Zeichen.",
        }
        UsernameTooLong {
            en: "A username has at most 64 characters.",
            fr: "Un nom d'utilisateur comporte au plus 64 caractères.",
            id: "Nama pengguna maksimal 64 karakter.",
            es: "Un nombre de usuario tiene como máximo 64 caracteres.",
            de: "Ein Benutzername hat höchstens 64 Zeichen.",
        }
        UsernameCharacters {
            en: "A username is made of letters, digits and . _ - @",
            fr: "Un nom d'utilisateur se compose de lettres, de chiffres et de . _ - @",
            id: "Nama pengguna terdiri dari huruf, angka, dan . _ - @",
            es: "Un nombre de usuario se compone de letras, dígitos y . _ - @",
            de: "Ein Benutzername besteht aus Buchstaben, Ziffern und . _ - @",
        }
        UsernameTaken {
            en: "This username is already taken. Please choose another.",
            fr: "Ce nom d'utilisateur est déjà pris. Veuillez en choisir un autre.",
            id: "Nama pengguna ini sudah dipakai. Silakan pilih yang lain.",
            es: "Este nombre de usuario ya está en uso. Elija otro.",
            de: "Dieser Benutzername ist vergeben. Bitte wählen Sie einen anderen.",
        }
        EmailTaken {
            en: "This e-mail address is already registered. You can sign in instead.",
            fr: "Cette adresse e-mail est déjà enregistrée. Vous pouvez vous connecter.",
            id: "Alamat email ini sudah terdaftar. Anda bisa langsung masuk.",
            es: "Esta dirección de correo ya está registrada. Puede iniciar sesión.",
            de: "Diese E-Mail-Adresse ist schon registriert. Sie können sich anmelden.",
        }
        PasswordTooShort {
            en: "A password has at least 6 characters.",
            fr: "Un mot de passe comporte au moins 6 caractères.",
            id: "Kata sandi minimal 6 karakter.",
            es: "Una contraseña tiene al menos 6 caracteres.",
            de: "Ein Passwort hat mindestens 6 Zeichen.",
        }
        PasswordTooLong {
            en: "A password has at most 512 characters.",
            fr: "Un mot de passe comporte au plus 512 caractères.",
            id: "Kata sandi maksimal 512 karakter.",
            es: "Una contraseña tiene como máximo 512 caracteres.",
            de: "Ein Passwort hat höchstens 512 Zeichen.",
        }
        PasswordClasses {
            en: "A password has a lower-case letter, an upper-case letter and a digit.",
            fr: "Un mot de passe contient une minuscule, une majuscule et un chiffre.",
            id: "Kata sandi memuat huruf kecil, huruf besar, dan angka.",
            es: "Una contraseña tiene una minúscula, una mayúscula y un dígito.",
            de: "Ein Passwort enthält einen Kleinbuchstaben, einen Großbuchstaben und eine Ziffer.",
        }
        PasswordCommon {
            en: "This password is one of the first that attackers try. Please choose another.",
            fr: "Ce mot de passe est l'un des premiers essayés par les pirates. Choisissez-en un autre.",
            id: "Kata sandi ini termasuk yang pertama dicoba penyerang. Silakan pilih yang lain.",
            es: "Esta contraseña es de las primeras que prueban los atacantes. Elija otra.",
            de: "Dieses Passwort gehört zu den ersten, die Angreifer probieren. Bitte wählen Sie ein anderes.",
        }
        Unknown {
            en: "There is none with this number.",
            fr: "Aucun élément ne porte ce numéro.",
            id: "Tidak ada yang bernomor ini.",
            es: "No hay ninguno con este número.",
            de: "Mit dieser Nummer gibt es keinen.",
        }
        HostnameUnknown {
            en: "No affiliate programme is run under this host name.",
            fr: "Aucun programme d'affiliation n'est géré sous ce nom d'hôte.",
            id: "Tidak ada program afiliasi dengan nama host ini.",
            es: "Ningún programa de afiliados funciona con este nombre de host.",
            de: "Unter diesem Hostnamen gibt es kein Partnerprogramm.",
        }
        CaptchaFailed {
            en: "We could not check that you are a person. Please send the form again.",
            fr: "Nous n'avons pas pu vérifier que vous êtes une personne. Renvoyez le formulaire.",
            id: "Kami tidak dapat memastikan bahwa Anda manusia. Silakan kirim ulang formulir.",
            es: "No pudimos comprobar que es una persona. Envíe el formulario de nuevo.",
            de: "Wir konnten nicht prüfen, dass Sie ein Mensch sind. Bitte senden Sie das Formular erneut.",
        }
    }
}

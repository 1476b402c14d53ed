//! The sign-up form: its fields, their rules and the sentences that say what is wrong (seed 003,
//! contract.md §3). The form in the browser, the page's plain `POST` and the REST API all ask
//! this file, so one rule has one place.

use crate::text::catalogue;
use crate::{country, language};
use serde::{Deserialize, Serialize};

/// The fewest characters of a username and of a password.
pub const LEAST_CHARACTERS: usize = 6;
/// The most characters of a username.
pub const MOST_USERNAME: usize = 64;
/// The most characters of a password. Far above the 64 that must be allowed; the hash takes any
/// length, the bound is there so that nobody sends a book.
pub const MOST_PASSWORD: usize = 512;

macro_rules! fields {
    ($($variant:ident $name:literal $most:literal)*) => {
        /// A field of the form, by its name in seed 003.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[expect(missing_docs, reason = "the name on the wire says what each is")]
        pub enum Field {
            $($variant,)*
        }

        impl Field {
            /// Every field, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name on the wire, for example `bo_user_email`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The most characters it may have.
            #[must_use]
            pub const fn most(self) -> usize {
                match self {
                    $(Self::$variant => $most,)*
                }
            }
        }
    };
}

fields! {
    FirstName "first_name" 100
    LastName "last_name" 100
    Email "bo_user_email" 254
    Username "username" 64
    Password "password" 512
    Country "country" 2
    Language "language" 2
    PhoneNumber "phone_number" 40
    Company "company" 200
    WebSiteUrl "web_site_url" 500
    Skype "skype" 100
    ContactTelegram "contact_telegram" 200
    ContactFb "contact_fb" 200
    ContactVk "contact_vk" 200
    ContactDiscord "contact_discord" 200
    Comments "comments" 2000
    RegistrationSource "registration_source" 200
    PaymentMethodId "payment_method_id" 18
    PaymentMethodDetails "payment_method_details" 4000
    ExtAffiliateId "ext_affiliate_id" 200
    ParentAffiliateId "parent_affiliate_id" 18
    ManagerId "manager_id" 18
    ExtraRoleIds "extra_role_ids" 64
    Terms "tc" 5
    Hostname "hostname" 253
    Token "token" 8192
}

impl Field {
    /// Reads [`Field::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

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

/// One thing that is wrong: where, and what.
pub type Problem = (Field, Rule);

/// What an affiliate tells of itself, beside what it signs in with. Every text is trimmed; an
/// empty one was not given.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are seed 003's")]
#[serde(default)]
pub struct Profile {
    pub first_name: String,
    pub last_name: String,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// ISO 639-1, upper case as the vendor writes it; empty when not given.
    pub language: String,
    pub phone_number: String,
    pub company: String,
    pub web_site_url: String,
    pub skype: String,
    pub contact_telegram: String,
    pub contact_fb: String,
    pub contact_vk: String,
    pub contact_discord: String,
    pub comments: String,
    pub registration_source: String,
    pub payment_method_id: Option<i64>,
    /// A JSON object, as text; empty when not given.
    pub payment_method_details: String,
}

/// The form as somebody filled it in: nothing checked, nothing trimmed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Form {
    texts: Vec<(Field, String)>,
    /// `tc`: whether the terms and conditions were accepted.
    pub terms_accepted: bool,
}

impl std::fmt::Debug for Form {
    /// Names the fields alone: the values are personal, one is a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.texts.iter().map(|(field, _)| field))
            .finish()
    }
}

impl Form {
    /// An empty form whose terms and conditions are accepted.
    #[must_use]
    pub fn accepting_terms() -> Self {
        Self {
            texts: Vec::new(),
            terms_accepted: true,
        }
    }

    /// Puts `text` into `field`, in place of what was there.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        match self.texts.iter_mut().find(|(known, _)| *known == field) {
            Some((_, old)) => *old = text.into(),
            None => self.texts.push((field, text.into())),
        }
    }

    /// What stands in `field` as it was typed; empty when nothing does.
    #[must_use]
    pub fn raw(&self, field: Field) -> &str {
        self.texts
            .iter()
            .find(|(known, _)| *known == field)
            .map_or("", |(_, text)| text)
    }

    /// What stands in `field`, trimmed. A password is never trimmed.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Password => self.raw(field),
            _ => self.raw(field).trim(),
        }
    }

    /// Everything that is wrong with the body of the form (errCode -2), each field named once.
    /// `token_needed` says whether a captcha token must come with it.
    #[must_use]
    pub fn problems(&self, token_needed: bool) -> Vec<Problem> {
        let rule_of = |field: Field| self.problem(field, token_needed).map(|rule| (field, rule));
        Field::ALL.iter().copied().filter_map(rule_of).collect()
    }

    /// What is wrong with one field by the rules of the body (errCode -2).
    #[must_use]
    pub fn problem(&self, field: Field, token_needed: bool) -> Option<Rule> {
        let text = self.get(field);
        let mandatory = match field {
            Field::FirstName
            | Field::LastName
            | Field::Email
            | Field::Username
            | Field::Password
            | Field::Country
            | Field::Hostname => true,
            Field::Token => token_needed,
            Field::Terms => return (!self.terms_accepted).then_some(Rule::TermsAccepted),
            _ => false,
        };
        if text.is_empty() {
            return mandatory.then_some(Rule::Required);
        }
        match field {
            Field::Username | Field::Password => None,
            Field::Country => country::parse(text).is_none().then_some(Rule::CountryCode),
            Field::Language => language::parse(text)
                .is_none()
                .then_some(Rule::LanguageCode),
            Field::Hostname => crate::hostname::canonical(text)
                .is_none()
                .then_some(Rule::HostnameForm),
            _ if text.chars().count() > field.most() => Some(Rule::TooLong),
            _ if text.chars().any(|c| {
                c.is_control() && !(field == Field::Comments && matches!(c, '\n' | '\r' | '\t'))
            }) =>
            {
                Some(Rule::Unprintable)
            }
            Field::Email => email_problem(text),
            Field::PaymentMethodId => text.parse::<i64>().is_err().then_some(Rule::NotNumber),
            _ => None,
        }
    }

    /// The profile the form describes. Meant for a form without [`Form::problems`].
    #[must_use]
    pub fn profile(&self) -> Profile {
        let text = |field| self.get(field).to_owned();
        Profile {
            first_name: text(Field::FirstName),
            last_name: text(Field::LastName),
            country: text(Field::Country).to_ascii_uppercase(),
            language: text(Field::Language).to_ascii_uppercase(),
            phone_number: text(Field::PhoneNumber),
            company: text(Field::Company),
            web_site_url: text(Field::WebSiteUrl),
            skype: text(Field::Skype),
            contact_telegram: text(Field::ContactTelegram),
            contact_fb: text(Field::ContactFb),
            contact_vk: text(Field::ContactVk),
            contact_discord: text(Field::ContactDiscord),
            comments: text(Field::Comments),
            registration_source: text(Field::RegistrationSource),
            payment_method_id: self.get(Field::PaymentMethodId).parse().ok(),
            payment_method_details: text(Field::PaymentMethodDetails),
        }
    }
}

/// An e-mail address has one `@`, something on both sides, and no white space. A domain without
/// a dot passes: seed 003's own sample has none.
#[must_use]
pub fn email_problem(text: &str) -> Option<Rule> {
    let well_formed = text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !text.chars().any(char::is_whitespace)
    });
    (!well_formed).then_some(Rule::EmailForm)
}

/// What is wrong with a username (errCode -3): 6 to 64 characters (not bytes) of trimmed text,
/// letters of any script, digits, and `. _ - @`.
#[must_use]
pub fn username_problem(text: &str) -> Option<Rule> {
    let text = text.trim();
    let count = text.chars().count();
    if count < LEAST_CHARACTERS {
        Some(Rule::UsernameTooShort)
    } else if count > MOST_USERNAME {
        Some(Rule::UsernameTooLong)
    } else if !text
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@'))
    {
        Some(Rule::UsernameCharacters)
    } else {
        None
    }
}

/// What is wrong with a password (errCode -9). Counts characters; nothing is trimmed.
#[must_use]
pub fn password_problem(text: &str) -> Option<Rule> {
    let count = text.chars().count();
    let has = |class: fn(char) -> bool| text.chars().any(class);
    if count < LEAST_CHARACTERS {
        Some(Rule::PasswordTooShort)
    } else if count > MOST_PASSWORD {
        Some(Rule::PasswordTooLong)
    } else if !(has(char::is_lowercase) && has(char::is_uppercase) && has(|c| c.is_numeric())) {
        Some(Rule::PasswordClasses)
    } else if is_common(text) {
        Some(Rule::PasswordCommon)
    } else {
        None
    }
}

/// Words that head the lists of leaked passwords. With up to four digits or signs behind them
/// they make most of the rest of those lists.
const COMMON_WORDS: &str = " abc abcd abcdef access account admin administrator affiliate alexander amanda america andrea andrew angel anthony apple arsenal ashley asdf asdfgh asdfghjkl august azerty bailey barcelona baseball basketball batman beautiful biteme blink buster butterfly casino changeme charlie cheese chelsea chicken chocolate computer cookie corvette daniel december default demo dragon elephant eminem facebook flower football forever freedom friend friends fuckyou gandalf george ginger google guest hannah hello hockey hunter iloveu iloveyou internet jackson jasmine jennifer jessica jordan joshua justin killer letmein liverpool login london love lovely maggie manchester marina martin master matrix matthew merlin michael michelle monkey morgan mustang naruto nicole ninja november october oliver orange pass passwd password passwort patrick peanut pepper phoenix player pokemon princess purple qazwsx qwer qwert qwerty qwertyuiop qwertz rainbow ranger robert rockyou root samantha samsung secret security september service shadow silver sniper soccer spring starwars steelers summer sunshine superman superstar system taylor temp tennis test tester testing thomas thunder tigger tinkerbell trustno user username welcome whatever william winner winter yankees zaq zxcvbn zxcvbnm ";

/// Whole passwords from those lists that no word and its ending make.
const COMMON_PASSWORDS: &str = " 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 123abc 1234abcd 123qwe 123qweasd 12345qwert 1a2b3c 1a2b3c4d 1password a123456 a12345678 a1b2c3 a1b2c3d4 aa123456 aa12345678 aaa111 abcd1234abcd p4ssw0rd pa55w0rd pa55word q1w2e3 q1w2e3r4 q1w2e3r4t5 qwe123qwe qwer1234qwer zaq12wsx zaq1xsw2 zaq1zaq1 ";

/// Whether a password is on the common-password list, in any case of its letters and with the
/// usual signs for letters (`P@ssw0rd1`).
fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let listed = |list: &str, word: &str| {
        !word.is_empty() && !word.contains(' ') && list.contains(&format!(" {word} "))
    };
    if listed(COMMON_PASSWORDS, &lower) {
        return true;
    }
    let plain: String = (lower.chars())
        .map(|c| match c {
            '@' => 'a',
            '0' => 'o',
            '$' => 's',
            '3' => 'e',
            _ => c,
        })
        .collect();
    // The ending is cut from the text as typed: in `hello2020` the zeros are digits.
    let ends = |text: &str| {
        text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation())
            .len()
    };
    let stem = ends(&lower);
    let ending = lower.len() - stem;
    let words = [
        &lower[..stem],
        plain.get(..stem).unwrap_or(""),
        plain.get(..ends(&plain)).unwrap_or(""),
    ];
    (ending <= 4 && words.iter().any(|word| listed(COMMON_WORDS, word)))
        || (listed(COMMON_WORDS, &lower[..stem]) && is_run(&lower[stem..]))
}

/// Whether `digits` only count up or down or repeat: `123456`, `987`, `1111`.
fn is_run(digits: &str) -> bool {
    let steps: Vec<i16> = digits
        .as_bytes()
        .windows(2)
        .map(|pair| i16::from(pair[1]) - i16::from(pair[0]))
        .collect();
    digits.bytes().all(|b| b.is_ascii_digit())
        && steps
            .iter()
            .all(|step| step.abs() <= 1 && Some(step) == steps.first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The sample of seed 003.
    fn sample() -> Form {
        let mut form = Form::accepting_terms();
        for (field, text) in [
            (Field::Hostname, "aff-home.example.com"),
            (Field::FirstName, "First-name"),
            (Field::LastName, "Last-name"),
            (Field::Email, "somemail@somewhere"),
            (Field::PhoneNumber, "44097657269"),
            (Field::Username, "username123"),
            (Field::Password, "Q!w2e3r4"),
            (Field::WebSiteUrl, "https://googe.com"),
            (Field::Country, "BG"),
            (Field::Language, "FR"),
            (Field::Token, "03AGdBq261a4"),
        ] {
            form.set(field, text);
        }
        form
    }

    #[test]
    fn the_seeds_sample_passes() {
        let form = sample();
        assert_eq!(form.problems(true), []);
        assert_eq!(username_problem(form.get(Field::Username)), None);
        assert_eq!(password_problem(form.get(Field::Password)), None);
        assert_eq!(form.profile().language, "FR");
    }

    #[test]
    fn an_empty_form_names_every_mandatory_field_at_once() {
        let fields: Vec<&str> = Form::default()
            .problems(true)
            .into_iter()
            .map(|(field, _)| field.name())
            .collect();
        assert_eq!(
            fields,
            [
                "first_name",
                "last_name",
                "bo_user_email",
                "username",
                "password",
                "country",
                "tc",
                "hostname",
                "token"
            ]
        );
        assert!(
            Form::default()
                .problems(false)
                .iter()
                .all(|(field, _)| *field != Field::Token)
        );
    }

    #[test]
    fn each_field_has_its_rule() {
        let long = "x".repeat(9_000);
        for (field, text, rule) in [
            (Field::FirstName, "   ", Rule::Required),
            (Field::FirstName, long.as_str(), Rule::TooLong),
            (Field::LastName, "a\u{0}b", Rule::Unprintable),
            (Field::Email, "somewhere", Rule::EmailForm),
            (Field::Email, "@somewhere", Rule::EmailForm),
            (Field::Email, "some@", Rule::EmailForm),
            (Field::Email, "a@b@c", Rule::EmailForm),
            (Field::Email, "a b@c", Rule::EmailForm),
            (Field::Country, "XX", Rule::CountryCode),
            (Field::Country, "Bulgaria", Rule::CountryCode),
            (Field::Language, "xx", Rule::LanguageCode),
            (Field::Language, "english", Rule::LanguageCode),
            (Field::Hostname, "http://x", Rule::HostnameForm),
            (Field::PaymentMethodId, "one", Rule::NotNumber),
            (Field::Token, "", Rule::Required),
        ] {
            let mut form = sample();
            form.set(field, text);
            assert_eq!(form.problems(true), [(field, rule)], "{field:?}");
        }
        let unsigned = Form {
            terms_accepted: false,
            ..sample()
        };
        assert_eq!(
            unsigned.problems(true),
            [(Field::Terms, Rule::TermsAccepted)]
        );
    }

    #[test]
    fn usernames_count_characters_of_any_script() {
        for good in [
            "abcdef",
            "юзерок",
            "名前名前名前",
            "a.b_c-d@e",
            "  padded  ",
            &"x".repeat(64),
        ] {
            assert_eq!(username_problem(good), None, "{good}");
        }
        for (bad, rule) in [
            ("abcde", Rule::UsernameTooShort),
            ("юзеро", Rule::UsernameTooShort),
            ("  abcde  ", Rule::UsernameTooShort),
            (&"x".repeat(65), Rule::UsernameTooLong),
            ("abc def", Rule::UsernameCharacters),
            ("abcdef!", Rule::UsernameCharacters),
            ("abcdef\u{200b}", Rule::UsernameCharacters),
        ] {
            assert_eq!(username_problem(bad), Some(rule), "{bad}");
        }
    }

    #[test]
    fn passwords_have_length_classes_and_are_not_common() {
        for good in [
            "Q!w2e3r4",
            "Demo-admin-1",
            "Demo-affiliate-1",
            "Пароль1",
            " Ab1 cd ",
            &format!("Aa1{}", "x".repeat(500)),
        ] {
            assert_eq!(password_problem(good), None, "{good}");
        }
        for (bad, rule) in [
            ("Ab1cd", Rule::PasswordTooShort),
            ("abcdefg1", Rule::PasswordClasses),
            ("ABCDEFG1", Rule::PasswordClasses),
            ("Abcdefgh", Rule::PasswordClasses),
            (&format!("Aa1{}", "x".repeat(510)), Rule::PasswordTooLong),
        ] {
            assert_eq!(password_problem(bad), Some(rule), "{bad}");
        }
        for common in [
            "Password1",
            "Password123",
            "Password123456",
            "Passw0rd",
            "P@ssw0rd",
            "P@ssw0rd1!",
            "Qwerty123",
            "Abc123",
            "Welcome1",
            "Iloveyou1",
            "Admin123",
            "1Q2w3e4r",
            "Letmein1",
            "Summer2024",
            "Q1w2e3r4",
            "Test1234",
            "Aa123456",
        ] {
            assert_eq!(
                password_problem(common),
                Some(Rule::PasswordCommon),
                "{common}"
            );
        }
    }

    proptest! {
        #[test]
        fn rules_never_panic(text in "\\PC{0,80}", field in 0..Field::ALL.len()) {
            let mut form = sample();
            form.set(Field::ALL[field], text.clone());
            let _ = (form.problems(true), username_problem(&text), password_problem(&text));
        }

        #[test]
        fn a_random_strong_password_passes(text in "[a-z]{3}[A-Z]{3}[0-9]{3}[a-z]{5}") {
            prop_assert_eq!(password_problem(&text), None);
        }

        #[test]
        fn padding_never_changes_a_username(name in "[a-zа-я0-9._@-]{6,64}", pad in "[ \t]{0,4}") {
            prop_assert_eq!(username_problem(&format!("{pad}{name}{pad}")), None);
        }
    }
}

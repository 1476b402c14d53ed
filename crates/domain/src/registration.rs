//! The sign-up form: its fields, their rules and the sentences that say what is wrong (seed 003,
//! contract.md §3). The form in the browser, the page's plain `POST` and the REST API all ask
//! this file, so one rule has one place.

mod password;

pub use crate::violation::PlainRule as Rule;
pub use password::{MAX_PASSWORD_LENGTH, password_problem};

use crate::identity::composed;
use crate::{country, language};
use serde::{Deserialize, Serialize};

/// The fewest characters of a username and of a password.
pub const MIN_CHARACTERS: usize = 6;
/// The most characters of a username.
pub const MAX_USERNAME_LENGTH: usize = 64;

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

/// Whether a username may have this character: a letter of any script, a digit, or `. _ - @`.
#[must_use]
pub fn is_username_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@')
}

/// What is wrong with a username (errCode -3): 6 to 64 characters (not bytes) of trimmed text,
/// letters of any script, digits, and `. _ - @`. A letter that was sent in parts, as some systems
/// write accents, is one letter.
#[must_use]
pub fn username_problem(text: &str) -> Option<Rule> {
    let text = composed(text);
    let count = text.chars().count();
    if count < MIN_CHARACTERS {
        Some(Rule::UsernameTooShort)
    } else if count > MAX_USERNAME_LENGTH {
        Some(Rule::UsernameTooLong)
    } else if !text.chars().all(is_username_character) {
        Some(Rule::UsernameCharacters)
    } else {
        None
    }
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
            "andre\u{301}a02",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
            &"e\u{301}".repeat(64),
            "ｕｓｅｒｎａｍｅ",
            "  padded  ",
            &"x".repeat(64),
        ] {
            assert_eq!(username_problem(good), None, "{good}");
        }
        for (bad, rule) in [
            ("abcde", Rule::UsernameTooShort),
            ("юзеро", Rule::UsernameTooShort),
            ("e\u{301}e\u{301}e\u{301}", Rule::UsernameTooShort),
            (&"e\u{301}".repeat(65), Rule::UsernameTooLong),
            ("abcdef\u{301}\u{301}", Rule::UsernameCharacters),
            ("  abcde  ", Rule::UsernameTooShort),
            (&"x".repeat(65), Rule::UsernameTooLong),
            ("abc def", Rule::UsernameCharacters),
            ("abcdef!", Rule::UsernameCharacters),
            ("abcdef\u{200b}", Rule::UsernameCharacters),
        ] {
            assert_eq!(username_problem(bad), Some(rule), "{bad}");
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
        fn padding_never_changes_a_username(name in "[a-zа-я0-9._@-]{6,64}", pad in "[ \t]{0,4}") {
            prop_assert_eq!(username_problem(&format!("{pad}{name}{pad}")), None);
        }
    }
}

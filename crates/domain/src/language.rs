//! Languages: those an affiliate may name (ISO 639-1), and those our pages speak.

use serde::{Deserialize, Serialize};

/// Every ISO 639-1 code, lower case, one behind the other in alphabetical order.
const CODES: &str = "aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfo\
     frfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalb\
     lglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsasc\
     sdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";

/// Every code, in alphabetical order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    (0..CODES.len() / 2).map(|at| &CODES[at * 2..at * 2 + 2])
}

/// The code in lower case, when it is one.
#[must_use]
pub fn parse(text: &str) -> Option<&'static str> {
    codes().find(|code| code.eq_ignore_ascii_case(text))
}

/// A language our pages speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Indonesian.
    Id,
    /// Spanish.
    Es,
    /// German.
    De,
}

impl Lang {
    /// Every language, in the order people choose from.
    pub const ALL: [Self; 5] = [Self::En, Self::Fr, Self::Id, Self::Es, Self::De];

    /// The ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Id => "id",
            Self::Es => "es",
            Self::De => "de",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Id => "Bahasa Indonesia",
            Self::Es => "Español",
            Self::De => "Deutsch",
        }
    }

    /// The language a tag like `fr`, `FR` or `fr-CA` asks for, when we speak it.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The best answer to an `Accept-Language` header: the language with the highest weight that
    /// we speak, the earlier one of equals.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for entry in header.split(',').take(32) {
            let mut parts = entry.split(';');
            let Some(lang) = parts.next().and_then(Self::parse) else {
                continue;
            };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q="));
            let weight = weight.map_or(Some(1_000_000), |q| {
                crate::money::Money::parse(q.trim()).and_then(|q| u32::try_from(q.0).ok())
            });
            let Some(weight) = weight.filter(|weight| *weight > 0) else {
                continue;
            };
            if best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_all_of_iso_639_1_in_order() {
        assert_eq!(codes().count(), 183);
        assert!(codes().is_sorted());
        assert_eq!(parse("FR"), Some("fr"));
        for text in ["", "e", "eng", "xx", "é"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn follows_the_browser() {
        assert_eq!(
            Lang::from_accept_language("pt-BR, de;q=0.7, fr-CA;q=0.8"),
            Some(Lang::Fr)
        );
        assert_eq!(Lang::from_accept_language("es, en"), Some(Lang::Es));
        assert_eq!(
            Lang::from_accept_language("en;q=0, de;q=0.1"),
            Some(Lang::De)
        );
        assert_eq!(Lang::from_accept_language("ja"), None);
        assert_eq!(Lang::from_accept_language(";;q=,,"), None);
    }
}

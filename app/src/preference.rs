//! What people choose about the page: light or dark, and the language. A choice stands in the
//! address (`?theme=dark&lang=fr`), is remembered in a cookie, and works without script.

use tributary_domain::language::Lang;

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the browser or the system says.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Theme {
    /// The name of the parameter and of the cookie.
    pub const NAME: &'static str = "theme";

    /// The name in an address, a cookie and the page; none for [`Theme::System`].
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// Reads [`Theme::name`].
    #[must_use]
    pub fn parse(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// What a request says about how its page should look and speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Preferences {
    /// The theme: from the address, else from the cookie.
    pub theme: Theme,
    /// The language: from the address, else from the cookie, else from the browser.
    pub lang: Lang,
    /// Whether the address names a theme, so that it must be remembered.
    pub theme_chosen: bool,
    /// Whether the address names a language, so that it must be remembered.
    pub lang_chosen: bool,
}

impl Preferences {
    /// Reads the query of the address, and the `Cookie` and `Accept-Language` headers; each is
    /// empty when there is none.
    #[must_use]
    pub fn read(query: &str, cookies: &str, accept_language: &str) -> Self {
        let chosen = |name| find(query.split('&'), name);
        let remembered = |name| find(cookies.split(';'), name);
        let theme = chosen(Theme::NAME).or_else(|| remembered(Theme::NAME));
        let lang_chosen = chosen("lang").and_then(Lang::parse);
        let lang = lang_chosen
            .or_else(|| remembered("lang").and_then(Lang::parse))
            .or_else(|| Lang::from_accept_language(accept_language));
        Self {
            theme: theme.map(Theme::parse).unwrap_or_default(),
            lang: lang.unwrap_or_default(),
            theme_chosen: chosen(Theme::NAME).is_some(),
            lang_chosen: lang_chosen.is_some(),
        }
    }

    /// The `Set-Cookie` headers that remember what the address chose.
    pub fn cookies(self) -> impl Iterator<Item = String> {
        let theme = self
            .theme_chosen
            .then(|| cookie(Theme::NAME, self.theme.name().unwrap_or("")));
        let lang = self.lang_chosen.then(|| cookie("lang", self.lang.code()));
        theme.into_iter().chain(lang)
    }
}

/// A cookie that our script may write, too; an empty value ends it.
pub(crate) fn cookie(name: &str, value: &str) -> String {
    let age = if value.is_empty() { "0" } else { "31536000" };
    [name, "=", value, "; Path=/; SameSite=Lax; Max-Age=", age].concat()
}

fn find<'a>(pairs: impl Iterator<Item = &'a str>, name: &str) -> Option<&'a str> {
    let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::{Preferences, Theme};
    use tributary_domain::language::Lang;

    #[test]
    fn the_address_goes_before_the_cookie_and_the_browser() {
        let read = Preferences::read;
        let fresh = read("", "", "de, en;q=0.5");
        assert_eq!((fresh.theme, fresh.lang), (Theme::System, Lang::De));
        assert_eq!(fresh.cookies().count(), 0);
        let known = read("a=b", "session=1; theme=dark; lang=fr", "de");
        assert_eq!((known.theme, known.lang), (Theme::Dark, Lang::Fr));
        let changed = read("lang=es&theme=light", "theme=dark; lang=fr", "de");
        assert_eq!((changed.theme, changed.lang), (Theme::Light, Lang::Es));
        assert_eq!(
            changed.cookies().collect::<Vec<_>>(),
            [
                "theme=light; Path=/; SameSite=Lax; Max-Age=31536000",
                "lang=es; Path=/; SameSite=Lax; Max-Age=31536000"
            ]
        );
    }

    #[test]
    fn nothing_unknown_gets_into_a_cookie() {
        let odd = Preferences::read("theme=%0d%0aX&lang=xx", "", "");
        let cookies: Vec<_> = odd.cookies().collect();
        assert_eq!(cookies, ["theme=; Path=/; SameSite=Lax; Max-Age=0"]);
    }
}

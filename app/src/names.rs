//! Names of countries and languages in the language of the page. The server has them in data
//! files (`app/data/names.mjs` writes them); the browser, which needs them only where the sign-up
//! is reached without a page load, asks its own `Intl.DisplayNames`.

use tributary_domain::language::Lang;

/// Of what there are names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Countries, by ISO 3166-1.
    Country,
    /// Languages that people want to be written to in, by ISO 639-1.
    Language,
}

/// The `<option>`s of a kind in the order of the language, one of them selected.
#[cfg(feature = "ssr")]
#[must_use]
pub fn options(kind: Kind, lang: Lang, selected: &str) -> String {
    use std::fmt::Write as _;

    let mut html = String::with_capacity(16_384);
    for (code, name) in list(kind, lang) {
        let mark = if code.eq_ignore_ascii_case(selected) {
            " selected"
        } else {
            ""
        };
        // "Trinidad & Tobago" has the only character that HTML could take for something else.
        let name = name.replace('&', "&amp;");
        let _ = write!(html, "<option value={code}{mark}>{name}");
    }
    html
}

/// The name of a code; the code itself when there is none.
#[cfg(feature = "ssr")]
#[must_use]
pub fn name(kind: Kind, lang: Lang, code: &str) -> String {
    let found = list(kind, lang).find(|(known, _)| known.eq_ignore_ascii_case(code));
    found.map_or(code, |(_, name)| name).to_owned()
}

#[cfg(feature = "ssr")]
fn list(kind: Kind, lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let file = match (kind, lang) {
        (Kind::Country, Lang::En) => include_str!("../data/countries/en.tsv"),
        (Kind::Country, Lang::Fr) => include_str!("../data/countries/fr.tsv"),
        (Kind::Country, Lang::Id) => include_str!("../data/countries/id.tsv"),
        (Kind::Country, Lang::Es) => include_str!("../data/countries/es.tsv"),
        (Kind::Country, Lang::De) => include_str!("../data/countries/de.tsv"),
        (Kind::Language, Lang::En) => include_str!("../data/languages/en.tsv"),
        (Kind::Language, Lang::Fr) => include_str!("../data/languages/fr.tsv"),
        (Kind::Language, Lang::Id) => include_str!("../data/languages/id.tsv"),
        (Kind::Language, Lang::Es) => include_str!("../data/languages/es.tsv"),
        (Kind::Language, Lang::De) => include_str!("../data/languages/de.tsv"),
    };
    file.lines().filter_map(|line| line.split_once('\t'))
}

/// The `<option>`s of a kind, by the browser's own names. Empty while the page of the server is
/// being taken over, where the options are already there.
#[cfg(not(feature = "ssr"))]
#[must_use]
pub fn options(kind: Kind, lang: Lang, selected: &str) -> String {
    use crate::browser::{call, get};
    use js_sys::{Array, Object, Reflect};
    use leptos::prelude::window;
    use wasm_bindgen::JsCast;

    if crate::browser::takes_over() {
        return String::new();
    }
    let (intl, lang) = (
        get(&window(), "Intl"),
        wasm_bindgen::JsValue::from(lang.code()),
    );
    let options = Object::new();
    let kind_name = match kind {
        Kind::Country => "region",
        Kind::Language => "language",
    };
    let _ = Reflect::set(&options, &"type".into(), &kind_name.into());
    let make = |class: &str, arguments: &Array| {
        let class = get(&intl, class).dyn_into::<js_sys::Function>().ok()?;
        Reflect::construct(&class, arguments).ok()
    };
    let names = make("DisplayNames", &Array::of2(&lang, &options));
    let name_of = |code: &str| {
        let name = names
            .as_ref()
            .and_then(|names| call(names, "of", &[code.into()]));
        name.and_then(|name| name.as_string())
            .unwrap_or_else(|| code.to_owned())
    };
    let list = Array::new();
    let mut put = |code: &str| {
        list.push(&Array::of2(&name_of(code).into(), &code.into()));
    };
    match kind {
        Kind::Country => tributary_domain::country::codes().for_each(&mut put),
        Kind::Language => LANGUAGES.split(' ').for_each(&mut put),
    }
    let order = make("Collator", &Array::of1(&lang));
    list.sort_by(&mut |one, other| {
        let name = |entry: wasm_bindgen::JsValue| Array::from(&entry).get(0);
        let compare = order.as_ref().map(|order| get(order, "compare"));
        let compare = compare.and_then(|it| it.dyn_into::<js_sys::Function>().ok());
        let less = compare.and_then(|it| {
            it.call2(&wasm_bindgen::JsValue::UNDEFINED, &name(one), &name(other))
                .ok()
        });
        less.and_then(|less| less.as_f64())
            .map_or(0, |less| if less < 0.0 { -1 } else { 1 })
    });
    let mut html = String::new();
    for entry in list.iter() {
        let entry = Array::from(&entry);
        let (name, code) = (entry.get(0).as_string(), entry.get(1).as_string());
        let (name, code) = (name.unwrap_or_default(), code.unwrap_or_default());
        let mark = if code.eq_ignore_ascii_case(selected) {
            " selected>"
        } else {
            ">"
        };
        let name = name.replace('&', "&amp;");
        html.push_str(&["<option value=", &code, mark, &name].concat());
    }
    html
}

/// The languages of `app/data/names.mjs`.
#[cfg(any(test, not(feature = "ssr")))]
const LANGUAGES: &str = "ar az bg bn bs ca cs da de el en es et fa fi fr ga he hi hr hu hy id is \
     it ja ka kk km ko ky lt lv mk mn ms my nb ne nl pl pt ro ru sk sl sq sr sv sw ta te th tl tr \
     uk ur uz vi zh";

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{Kind, LANGUAGES, list, name, options};
    use tributary_domain::language::Lang;
    use tributary_domain::{country, language};

    #[test]
    fn every_code_has_a_name_in_every_language() {
        for lang in Lang::ALL {
            assert_eq!(list(Kind::Country, lang).count(), country::codes().count());
            assert_eq!(
                list(Kind::Language, lang).count(),
                LANGUAGES.split(' ').count()
            );
            for (code, name) in list(Kind::Country, lang) {
                assert_eq!(country::parse(code), Some(code));
                assert!(!name.contains('<') && !name.is_empty());
            }
            for (code, _) in list(Kind::Language, lang) {
                assert_eq!(language::parse(code), Some(code));
                assert!(LANGUAGES.split(' ').any(|known| known == code));
            }
        }
    }

    #[test]
    fn names_and_selects() {
        assert_eq!(name(Kind::Country, Lang::De, "bg"), "Bulgarien");
        assert_eq!(name(Kind::Country, Lang::De, "XX"), "XX");
        let html = options(Kind::Language, Lang::Fr, "FR");
        assert!(
            html.contains("<option value=fr selected>Français<option"),
            "{html}"
        );
    }
}

//! Texts in the language of the page. The server takes them from the catalogues; the browser
//! finds those of its page's language on the page, so they never travel twice. A change of the
//! language, and signing in or out, load a new page: what is there is always what is needed.

use tributary_domain::language::Lang;
use tributary_domain::text::portal::PortalText;
use tributary_domain::text::{Catalogue, fill, plural};
use tributary_domain::time::Timestamp;

/// The text of a sentence.
pub fn t<C: Catalogue>(key: C) -> &'static str {
    lookup::<C>(key)
}

/// The text of a sentence with values in its `{name}`s.
pub fn tf<C: Catalogue>(key: C, values: &[(&str, &str)]) -> String {
    fill(t(key), values)
}

/// The text of a sentence with a count, in the form that goes with it, and with further values.
pub fn tn<C: Catalogue>(key: C, count: i64, values: &[(&str, &str)]) -> String {
    plural::counted(lang(), t(key), count, values)
}

/// A whole number with its separators.
pub fn number(count: impl TryInto<i64>) -> String {
    plural::whole(lang(), count.try_into().unwrap_or(i64::MAX))
}

#[cfg(feature = "ssr")]
fn lang() -> Lang {
    crate::site::site().lang
}

/// The language of the page; it never changes while there is one.
#[cfg(not(feature = "ssr"))]
fn lang() -> Lang {
    thread_local! {
        static LANG: Lang = crate::site::of_page().lang;
    }
    LANG.with(|lang| *lang)
}

/// A day as people write it.
#[must_use]
pub fn date(at: Timestamp) -> String {
    let date = at.date();
    let month = t(PortalText::Months)
        .split(' ')
        .nth(date.month as usize - 1)
        .unwrap_or("");
    let (day, year) = (date.day.to_string(), date.year.to_string());
    tf(
        PortalText::Date,
        &[("day", &day), ("month", month), ("year", &year)],
    )
}

#[cfg(feature = "ssr")]
fn lookup<C: Catalogue>(key: C) -> &'static str {
    key.text(lang())
}

#[cfg(not(feature = "ssr"))]
fn lookup<C: Catalogue>(key: C) -> &'static str {
    from_page(C::NAME, key.index())
}

/// Reads each catalogue of the page once. Its texts live as long as the page, and so are leaked.
#[cfg(not(feature = "ssr"))]
fn from_page(catalogue: &'static str, index: usize) -> &'static str {
    use crate::browser::{get, page};
    use js_sys::Array;
    use std::cell::RefCell;

    type Known = Vec<(&'static str, Vec<&'static str>)>;
    thread_local! {
        static KNOWN: RefCell<Known> = const { RefCell::new(Vec::new()) };
    }
    KNOWN.with_borrow_mut(|known| {
        let at = known.iter().position(|(name, _)| *name == catalogue);
        let at = at.unwrap_or_else(|| {
            let texts = Array::from(&get(&get(&page(), "texts"), catalogue));
            let leak = |text: wasm_bindgen::JsValue| -> &'static str {
                text.as_string().map_or("", |text| text.leak())
            };
            known.push((catalogue, texts.iter().map(leak).collect()));
            known.len() - 1
        });
        (known.get(at))
            .and_then(|(_, texts)| texts.get(index))
            .copied()
            .unwrap_or("")
    })
}

//! What people read, in every language, checked when it is compiled: a sentence without one of
//! its translations does not build.
//!
//! A catalogue is an enum with a text per language beside each variant. The server knows the
//! texts (feature `texts`); the browser knows the enum alone and finds the texts of its language
//! on the page, so that nobody downloads four languages they do not read.

use crate::language::Lang;

pub mod affiliate;
pub mod audit;
pub mod column;
pub mod dashboard;
pub mod deal;
pub mod event;
pub mod explain;
pub mod link;
#[cfg(feature = "texts")]
pub mod number;
pub mod offer;
pub mod office;
pub mod payment;
pub mod payout;
pub mod player;
pub mod plural;
pub mod portal;
pub mod problem;

/// A set of sentences that are used together.
pub trait Catalogue: Copy + 'static {
    /// The name under which a page carries the texts.
    const NAME: &'static str;

    /// The place of this sentence in [`Catalogue::texts`].
    fn index(self) -> usize;

    /// Every sentence in one language, in the order of [`Catalogue::index`].
    #[cfg(feature = "texts")]
    fn texts(lang: Lang) -> &'static [&'static str];

    /// This sentence in one language.
    #[cfg(feature = "texts")]
    fn text(self, lang: Lang) -> &'static str {
        Self::texts(lang)[self.index()]
    }
}

/// Defines a [`Catalogue`].
///
/// ```text
/// catalogue! {
///     /// What the door says.
///     pub enum Door: "door" {
///         /// On the door.
///         Push { en: "Push", fr: "Poussez", id: "Dorong", es: "Empuje", de: "Drücken" }
///     }
/// }
/// ```
macro_rules! catalogue {
    (
        $(#[$meta:meta])*
        pub enum $name:ident: $wire:literal {
            $($(#[$doc:meta])* $key:ident { en: $en:literal, fr: $fr:literal, id: $id:literal, es: $es:literal, de: $de:literal $(,)? })*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u16)]
        #[expect(missing_docs, reason = "each variant's English text says what it is")]
        pub enum $name {
            $($(#[$doc])* $key,)*
        }

        impl $crate::text::Catalogue for $name {
            const NAME: &'static str = $wire;

            fn index(self) -> usize {
                self as usize
            }

            #[cfg(feature = "texts")]
            fn texts(lang: $crate::language::Lang) -> &'static [&'static str] {
                use $crate::language::Lang;
                match lang {
                    Lang::En => &[$($en),*],
                    Lang::Fr => &[$($fr),*],
                    Lang::Id => &[$($id),*],
                    Lang::Es => &[$($es),*],
                    Lang::De => &[$($de),*],
                }
            }
        }

        #[cfg(all(test, feature = "texts"))]
        mod catalogue_test {
            #[test]
            fn translations_are_there_and_fit_together() {
                $crate::text::check::<super::$name>();
            }
        }
    };
}
pub(crate) use catalogue;

/// Puts values into the `{name}`s of a text. What is not named stays as it is.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, behind)| {
            let value = values.iter().find(|(known, _)| *known == name)?.1;
            Some((value, behind))
        });
        if let Some((value, behind)) = value {
            filled.push_str(value);
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// The names that a text's values go by, sorted.
#[cfg(all(test, feature = "texts"))]
fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = (text.split('{').skip(1))
        .filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()))
        .collect();
    names.sort();
    names
}

/// What values are called in texts. A whole number that words agree with is `count`, and nothing
/// else: then the text has a form for each that its language has.
#[cfg(all(test, feature = "texts"))]
const NAMES: [&str; 40] = [
    // What is written out: names of things and people, dates, amounts with their currency.
    "after",
    "amount",
    "before",
    "code",
    "conditions",
    "currency",
    "date",
    "day",
    "figure",
    "first",
    "from",
    "has",
    "invoice",
    "kind",
    "last",
    "least",
    "macros",
    "method",
    "month",
    "name",
    "names",
    "needs",
    "now",
    "operator",
    "percent",
    "rate",
    "reason",
    "status",
    "tier",
    "to",
    "tracker",
    "value",
    "volume",
    "year",
    // The number that something goes by.
    "link",
    "n",
    // Numbers that no word beside them agrees with.
    "done",
    "failed",
    "total",
    // The whole number that words agree with.
    "count",
];

/// Fails where a translation is empty, has other `{name}`s than the English text, or does not have
/// the forms of its language where there is a count, and one form where there is none.
#[cfg(all(test, feature = "texts"))]
pub(crate) fn check<C: Catalogue>() {
    use plural::{BETWEEN, forms};

    let english = C::texts(Lang::En);
    for lang in Lang::ALL {
        for (text, english) in C::texts(lang).iter().zip(english) {
            let place = format!("{}: {english:?} in {}", C::NAME, lang.code());
            let given: Vec<&str> = text.split(BETWEEN).collect();
            assert!(given.iter().all(|form| !form.trim().is_empty()), "{place}");
            let wanted = english
                .rsplit(BETWEEN)
                .next()
                .map(names)
                .unwrap_or_default();
            for name in &wanted {
                assert!(NAMES.contains(&name.as_str()), "{place}: what is {name}?");
            }
            let has_count = wanted.iter().any(|name| name == "count");
            let expected = if has_count { forms(lang).len() } else { 1 };
            assert_eq!(given.len(), expected, "{place}: its forms");
            assert_eq!(
                given.last().map(|form| names(form)),
                Some(wanted.clone()),
                "{place}"
            );
            for form in given {
                // "The first line" needs no number.
                let named = names(form);
                let all = wanted.iter().filter(|name| *name != "count");
                assert!(
                    all.clone().all(|name| named.contains(name)),
                    "{place}: {form:?}"
                );
                assert!(
                    named.iter().all(|name| wanted.contains(name)),
                    "{place}: {form:?}"
                );
            }
        }
    }
}

#[cfg(not(feature = "texts"))]
const _: Option<Lang> = None;

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn fills_names_and_nothing_else() {
        assert_eq!(
            fill(
                "Hello {name}, {count} new",
                &[("name", "{count}"), ("count", "3")]
            ),
            "Hello {count}, 3 new"
        );
        assert_eq!(fill("a { b {x} }", &[("y", "1")]), "a { b {x} }");
    }
}

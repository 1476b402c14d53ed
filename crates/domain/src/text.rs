//! What people read, in every language, checked when it is compiled: a sentence without one of
//! its translations does not build.
//!
//! A catalogue is an enum of sentences; each language has a folder, and in it a file for each
//! catalogue. The server knows the texts (feature `texts`); the browser knows the enum alone and
//! finds the texts of its language on the page, so that nobody downloads four languages they do not
//! read.

use crate::language::Lang;

pub mod affiliate;
pub mod audit;
pub mod column;
pub mod dashboard;
#[cfg(feature = "texts")]
mod de;
pub mod deal;
#[cfg(feature = "texts")]
mod en;
#[cfg(feature = "texts")]
mod es;
pub mod event;
pub mod explain;
#[cfg(feature = "texts")]
mod fr;
#[cfg(feature = "texts")]
mod id;
pub mod link;
#[cfg(feature = "texts")]
pub mod list;
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

/// A sentence of whichever catalogue, for tables that name sentences.
#[cfg(feature = "texts")]
pub type Words = &'static dyn Sentence;

/// A sentence of whichever catalogue.
#[cfg(feature = "texts")]
pub trait Sentence: std::fmt::Debug + Sync {
    /// It in one language.
    fn say(&self, lang: Lang) -> &'static str;
}

#[cfg(feature = "texts")]
impl<C: Catalogue + std::fmt::Debug + Sync> Sentence for C {
    fn say(&self, lang: Lang) -> &'static str {
        self.text(lang)
    }
}

/// Defines a [`Catalogue`] by its keys. Each language has a file with the sentences of it, where one
/// that is missing does not build:
///
/// ```text
/// // text/door.rs
/// catalogue! {
///     /// What the door says.
///     pub enum Door: "door" {
///         Push,
///     }
/// }
///
/// // text/de/door.rs
/// impl Door {
///     /// The sentence in German.
///     pub(crate) const fn de(self) -> &'static str {
///         match self {
///             Self::Push => "Drücken",
///         }
///     }
/// }
/// ```
macro_rules! catalogue {
    (
        $(#[$meta:meta])*
        pub enum $name:ident: $wire:literal {
            $($(#[$doc:meta])* $key:ident,)*
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
                    Lang::En => const { &[$(Self::$key.en()),*] },
                    Lang::Fr => const { &[$(Self::$key.fr()),*] },
                    Lang::Id => const { &[$(Self::$key.id()),*] },
                    Lang::Es => const { &[$(Self::$key.es()),*] },
                    Lang::De => const { &[$(Self::$key.de()),*] },
                }
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

#[cfg(not(feature = "texts"))]
const _: Option<Lang> = None;

#[cfg(test)]
mod tests;

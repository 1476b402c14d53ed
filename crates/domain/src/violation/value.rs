//! Sentences with values: an enum whose variants carry the facts, and a text for each of them.

use crate::money::Money;

/// An amount of money in a currency.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Amount {
    /// How much.
    pub money: Money,
    /// The currency (ISO 4217).
    pub currency: String,
}

impl Amount {
    /// So much of a currency.
    #[must_use]
    pub fn new(money: Money, currency: &str) -> Self {
        Self {
            money,
            currency: currency.to_owned(),
        }
    }
}

/// A value as people read it in a sentence.
#[cfg(feature = "texts")]
pub(crate) trait Shown {
    /// The value in words of the language.
    fn shown(&self, lang: crate::language::Lang) -> String;
}

#[cfg(feature = "texts")]
mod shown {
    use super::{Amount, Shown};
    use crate::language::Lang;
    use crate::text::number;

    impl Shown for String {
        fn shown(&self, _: Lang) -> String {
            self.clone()
        }
    }

    impl Shown for i64 {
        fn shown(&self, lang: Lang) -> String {
            number::count(lang, *self)
        }
    }

    impl Shown for usize {
        fn shown(&self, lang: Lang) -> String {
            number::count(lang, i64::try_from(*self).unwrap_or(i64::MAX))
        }
    }

    impl Shown for Amount {
        fn shown(&self, lang: Lang) -> String {
            number::amount(lang, self.money, &self.currency)
        }
    }
}

/// A text with its values.
#[cfg(feature = "texts")]
pub(crate) fn said(text: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = (values.iter())
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    crate::text::fill(text, &values)
}

/// Defines an enum whose variants carry the values of a sentence, with the catalogue of the
/// sentences: one for each variant, in which each value stands by its name.
macro_rules! valued {
    (
        $(#[$meta:meta])*
        pub enum $name:ident of $text:ident: $wire:literal {
            $($(#[$doc:meta])* $key:ident $({ $($value:ident: $kind:ty),+ $(,)? })?,)*
        }
        $(also { $($(#[$other_doc:meta])* $other:ident($inner:ty),)+ })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the sentence of each says what it is")]
        pub enum $name {
            $($($(#[$other_doc])* $other($inner),)+)?
            $($(#[$doc])* $key $({ $($value: $kind),+ })?,)*
        }

        $crate::text::catalogue! {
            /// The sentences, whose values stand in them by their names.
            pub enum $text: $wire {
                $($key,)*
            }
        }

        impl $name {
            /// The sentence in a language.
            #[cfg(feature = "texts")]
            #[must_use]
            pub fn text(&self, lang: $crate::language::Lang) -> String {
                use $crate::text::Catalogue as _;
                use $crate::violation::Shown as _;
                match self {
                    $($(Self::$other(inner) => inner.text(lang).into(),)+)?
                    $(Self::$key $({ $($value),+ })? => $crate::violation::said(
                        $text::$key.text(lang),
                        &[$($((stringify!($value), $value.shown(lang))),+)?],
                    ),)*
                }
            }

            /// One of each, to look at them all.
            #[cfg(test)]
            pub(crate) fn samples() -> Vec<Self> {
                vec![$(Self::$key $({ $($value: Default::default()),+ })?,)*]
            }
        }
    };
}
pub(crate) use valued;

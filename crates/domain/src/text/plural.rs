//! Whole numbers in texts: their separators, and the form that the words around them take, by
//! language (CLDR's rules for cardinals).
//!
//! A text with a count is written once for each form that its language has, in the order of
//! [`forms`], with [`BETWEEN`] between them; the count stands in it as `{count}`. A test sees that
//! every text with a count has its forms, and no other text has any.

use super::fill;
use crate::language::Lang;

/// What stands between the forms of a text.
pub const BETWEEN: &str = " | ";

/// A form that words take beside a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// 1; in French also 0.
    One,
    /// Whole millions, in French and Spanish: "1 000 000 d'affiliés".
    Many,
    /// Everything else.
    Other,
}

/// The forms that a language has, in the order in which texts give them.
#[must_use]
pub const fn forms(lang: Lang) -> &'static [Form] {
    match lang {
        Lang::En | Lang::De => &[Form::One, Form::Other],
        Lang::Fr | Lang::Es => &[Form::One, Form::Many, Form::Other],
        Lang::Id => &[Form::Other],
    }
}

/// The form that goes with a whole number.
#[must_use]
pub fn form(lang: Lang, count: i64) -> Form {
    let count = count.unsigned_abs();
    match (lang, count) {
        (Lang::Id, _) => Form::Other,
        (_, 1) | (Lang::Fr, 0) => Form::One,
        (Lang::Fr | Lang::Es, 1..) if count.is_multiple_of(1_000_000) => Form::Many,
        _ => Form::Other,
    }
}

/// The form of a text that goes with a count. A text without forms is itself.
#[must_use]
pub fn choose(lang: Lang, text: &str, count: i64) -> &str {
    let wanted = form(lang, count);
    let at = forms(lang).iter().position(|known| *known == wanted);
    let mut given = text.split(BETWEEN);
    at.and_then(|at| given.nth(at))
        .or_else(|| text.rsplit(BETWEEN).next())
        .unwrap_or(text)
}

/// A text with a count, in the form that goes with it, and with further values.
#[must_use]
pub fn counted(lang: Lang, text: &str, count: i64, values: &[(&str, &str)]) -> String {
    let number = whole(lang, count);
    let mut all = vec![("count", number.as_str())];
    all.extend_from_slice(values);
    fill(choose(lang, text, count), &all)
}

/// A whole number with its separators: `12,345`.
#[must_use]
pub fn whole(lang: Lang, count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let sign = if count < 0 { "\u{2212}" } else { "" };
    [sign, &grouped(lang, &digits)].concat()
}

/// Digits in groups of three. Spanish leaves four digits together.
#[must_use]
pub fn grouped(lang: Lang, digits: &str) -> String {
    let (mark, least) = match lang {
        Lang::En => (",", 4),
        // A narrow space that no line breaks at.
        Lang::Fr => ("\u{202f}", 4),
        Lang::Id | Lang::De => (".", 4),
        Lang::Es => (".", 5),
    };
    if digits.len() < least {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_rule() {
        use Form::{Many, One, Other};
        let numbers = [
            0, 1, -1, 2, 5, 11, 21, 101, 999_999, 1_000_000, 1_000_001, 3_000_000,
        ];
        for (lang, expected) in [
            (
                Lang::En,
                [
                    Other, One, One, Other, Other, Other, Other, Other, Other, Other, Other, Other,
                ],
            ),
            (
                Lang::De,
                [
                    Other, One, One, Other, Other, Other, Other, Other, Other, Other, Other, Other,
                ],
            ),
            (
                Lang::Fr,
                [
                    One, One, One, Other, Other, Other, Other, Other, Other, Many, Other, Many,
                ],
            ),
            (
                Lang::Es,
                [
                    Other, One, One, Other, Other, Other, Other, Other, Other, Many, Other, Many,
                ],
            ),
            (Lang::Id, [Other; 12]),
        ] {
            assert_eq!(
                numbers.map(|number| form(lang, number)),
                expected,
                "{lang:?}"
            );
            assert!(
                numbers
                    .iter()
                    .all(|number| forms(lang).contains(&form(lang, *number)))
            );
        }
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        for (number, en, fr, id, es, de) in [
            (0, "0", "0", "0", "0", "0"),
            (999, "999", "999", "999", "999", "999"),
            (2_107, "2,107", "2\u{202f}107", "2.107", "2107", "2.107"),
            (
                12_345,
                "12,345",
                "12\u{202f}345",
                "12.345",
                "12.345",
                "12.345",
            ),
            (
                1_234_567,
                "1,234,567",
                "1\u{202f}234\u{202f}567",
                "1.234.567",
                "1.234.567",
                "1.234.567",
            ),
            (
                -2_107,
                "\u{2212}2,107",
                "\u{2212}2\u{202f}107",
                "\u{2212}2.107",
                "\u{2212}2107",
                "\u{2212}2.107",
            ),
        ] {
            let said = Lang::ALL.map(|lang| whole(lang, number));
            assert_eq!(said, [en, fr, id, es, de], "{number}");
        }
        assert_eq!(
            whole(Lang::En, i64::MIN),
            "\u{2212}9,223,372,036,854,775,808"
        );
    }

    #[test]
    fn a_text_takes_the_form_of_its_count() {
        let say = |lang, text, count| counted(lang, text, count, &[("name", "{count}")]);
        let en = "{count} affiliate of {name} | {count} affiliates of {name}";
        assert_eq!(say(Lang::En, en, 1), "1 affiliate of {count}");
        assert_eq!(say(Lang::En, en, 2_107), "2,107 affiliates of {count}");
        let fr = "{count} affilié | {count} d'affiliés | {count} affiliés";
        assert_eq!(say(Lang::Fr, fr, 0), "0 affilié");
        assert_eq!(
            say(Lang::Fr, fr, 1_000_000),
            "1\u{202f}000\u{202f}000 d'affiliés"
        );
        assert_eq!(say(Lang::Fr, fr, 2), "2 affiliés");
        assert_eq!(say(Lang::Id, "{count} afiliasi", 1), "1 afiliasi");
    }
}

//! Amounts, rates and days as people write them, by language.

use super::Catalogue as _;
use super::plural::grouped;
pub use super::plural::whole as count;
use super::portal::PortalText;
use super::{Lang, fill};
use crate::money::{Money, Ppm};
use crate::time::{DAY, Timestamp};

/// What stands before the decimals in a language.
const fn point(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ".",
        Lang::Fr | Lang::Id | Lang::Es | Lang::De => ",",
    }
}

/// A decimal with the marks of a language. Has no decimals, or at least `least` of them.
#[must_use]
pub fn decimal(lang: Lang, value: Money, least: usize) -> String {
    marked(lang, &value.to_string(), least)
}

/// A plain number with the marks of a language.
fn marked(lang: Lang, plain: &str, least: usize) -> String {
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("\u{2212}", digits),
        None => ("", plain),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = [sign, &grouped(lang, whole)].concat();
    if !decimals.is_empty() {
        text.push_str(point(lang));
        text.push_str(decimals);
        (decimals.len()..least).for_each(|_| text.push('0'));
    }
    text
}

/// An amount without its currency, exact, with the decimals of a cent at least: `1,234.50`.
#[must_use]
pub fn exact(lang: Lang, money: Money) -> String {
    let text = decimal(lang, money, 2);
    if money.0 % crate::money::UNIT == 0 {
        [&text, point(lang), "00"].concat()
    } else {
        text
    }
}

/// An amount without its currency, rounded half to even to cents: `1,234.57`.
#[must_use]
pub fn cents(lang: Lang, money: Money) -> String {
    const CENT: i64 = crate::money::UNIT / 100;
    let (whole, rest) = (money.0.div_euclid(CENT), money.0.rem_euclid(CENT));
    let is_up = rest * 2 > CENT || (rest * 2 == CENT && whole % 2 != 0);
    let rounded = whole.saturating_add(i64::from(is_up)).saturating_mul(CENT);
    exact(lang, Money(rounded))
}

/// An amount with its currency: `1,234.50 EUR`.
#[must_use]
pub fn amount(lang: Lang, money: Money, currency: &str) -> String {
    [&decimal(lang, money, 2), "\u{a0}", currency].concat()
}

/// A rate: `33.3333%`.
#[must_use]
pub fn percent(lang: Lang, rate: Ppm) -> String {
    let number = decimal(lang, rate.percent(), 0);
    let sign = match lang {
        Lang::En | Lang::Id => "%",
        Lang::Fr | Lang::Es | Lang::De => "\u{a0}%",
    };
    [&number, sign].concat()
}

/// A day, with the time of day where that is not its first moment.
#[must_use]
pub fn moment(lang: Lang, at: Timestamp) -> String {
    let date = at.date();
    let month = (PortalText::Months.text(lang).split(' '))
        .nth(date.month as usize - 1)
        .unwrap_or("");
    let (day, year) = (date.day.to_string(), date.year.to_string());
    let text = fill(
        PortalText::Date.text(lang),
        &[("day", &day), ("month", month), ("year", &year)],
    );
    if at.0.rem_euclid(DAY) == 0 {
        return text;
    }
    let clock = at.to_rfc3339();
    format!("{text} {} UTC", &clock[11..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_marks() {
        let money = Money(1_234_567_500_000);
        assert_eq!(amount(Lang::En, money, "EUR"), "1,234,567.50\u{a0}EUR");
        assert_eq!(amount(Lang::De, money, "EUR"), "1.234.567,50\u{a0}EUR");
        assert_eq!(amount(Lang::En, Money(30_000_000), "EUR"), "30\u{a0}EUR");
        assert_eq!(
            amount(Lang::En, Money(-123_456), "EUR"),
            "\u{2212}0.123456\u{a0}EUR"
        );
        assert_eq!(exact(Lang::De, Money(-30_000_000)), "\u{2212}30,00");
        assert_eq!(exact(Lang::En, Money(1_500_001)), "1.500001");
        assert_eq!(cents(Lang::En, Money(1_234_565_000)), "1,234.56");
        assert_eq!(cents(Lang::En, Money(1_234_575_000)), "1,234.58");
        assert_eq!(cents(Lang::En, Money(-1_999_999)), "\u{2212}2.00");
        assert_eq!(percent(Lang::Fr, Ppm(333_333)), "33,3333\u{a0}%");
        // No count is too large to be shown.
        assert_eq!(
            count(Lang::En, -i64::MAX),
            "\u{2212}9,223,372,036,854,775,807"
        );
        assert_eq!(amount(Lang::Es, money, "EUR"), "1.234.567,50\u{a0}EUR");
        assert_eq!(
            amount(Lang::Es, Money(1_234_500_000), "EUR"),
            "1234,50\u{a0}EUR"
        );
        let noon = Timestamp(12 * 3_600_000_000);
        assert!(moment(Lang::En, noon).ends_with("12:00 UTC"));
    }
}

//! Money: whole micros of the operator's currency, never a float.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// An amount in micros: millionths of one unit of the operator's currency.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Money(pub i64);

/// A rate in parts per million: 33.3333 % is 333 333 ppm.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Ppm(pub i64);

impl Ppm {
    /// The rate in percent, as a number with up to four decimals: 333 333 ppm is 33.3333.
    #[must_use]
    pub const fn percent(self) -> Money {
        // Percent has four decimals less than ppm, money six less than micros.
        Money(self.0.saturating_mul(100))
    }
}

/// Digits that an exponent may move the point by: more than any amount has.
const MAX_EXPONENT: i32 = 30;

/// The literal of a JSON number as a plain decimal. Many programs write `5e-06` for 0.000005;
/// that is the same number, and moving its point is exact. A literal without an exponent stays as
/// it is, and so does one with an absurd exponent, which [`Money::parse`] refuses.
#[must_use]
pub fn plain(literal: &str) -> Cow<'_, str> {
    moved(literal).map_or(Cow::Borrowed(literal), Cow::Owned)
}

fn moved(literal: &str) -> Option<String> {
    let (number, exponent) = literal.split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok()?;
    if exponent.abs() > MAX_EXPONENT {
        return None;
    }
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let zeros = "0".repeat(exponent.unsigned_abs() as usize);
    let (whole, decimals) = if exponent < 0 {
        let all = [&zeros, whole].concat();
        let (whole, behind) = all.split_at_checked(whole.len())?;
        (whole.to_owned(), [behind, decimals].concat())
    } else {
        let all = [decimals, &zeros].concat();
        let (before, decimals) = all.split_at_checked(zeros.len())?;
        ([whole, before].concat(), decimals.to_owned())
    };
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty());
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    Some([sign, whole.unwrap_or("0"), point, decimals].concat())
}

/// Micros in one unit of currency.
pub const UNIT: i64 = 1_000_000;

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The sum; `None` when it leaves the range of an `i64`.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference; `None` when it leaves the range of an `i64`.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// This amount rounded down to whole multiples of `unit`, which is above zero: -0.001 in cents is
    /// -0.01.
    #[must_use]
    pub const fn floor_to(self, unit: Self) -> Self {
        Self(self.0.saturating_sub(self.0.rem_euclid(unit.0)))
    }

    /// This amount times `rate`, rounded half to even (money.md, worked example 15); `None` on
    /// overflow.
    #[must_use]
    pub fn checked_rate(self, rate: Ppm) -> Option<Self> {
        self.checked_share(rate.0, UNIT)
    }

    /// This amount in another currency, by an exchange rate in parts per 10⁹, rounded half to
    /// even; `None` on overflow.
    #[must_use]
    pub fn checked_fx(self, rate: i64) -> Option<Self> {
        self.checked_share(rate, 1_000_000_000)
    }

    /// This amount times `parts` of `whole`, rounded half to even.
    fn checked_share(self, parts: i64, of: i64) -> Option<Self> {
        let (product, of) = (i128::from(self.0) * i128::from(parts), i128::from(of));
        let whole = product.div_euclid(of);
        let up = match (product.rem_euclid(of) * 2).cmp(&of) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => whole.rem_euclid(2) == 1,
            std::cmp::Ordering::Greater => true,
        };
        i64::try_from(whole + i128::from(up)).ok().map(Self)
    }

    /// Reads a plain decimal with at most six decimals, exactly: `-12`, `0.5`, `30769.788354`.
    /// `None` for anything else: exponents, separators, more decimals, overflow.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(decimals) || decimals.len() > 6 {
            return None;
        }
        let mut micros: i128 = whole.parse().ok()?;
        micros = micros.checked_mul(i128::from(UNIT))?;
        micros += format!("{decimals:0<6}").parse::<i128>().ok()?;
        i64::try_from(if negative { -micros } else { micros })
            .ok()
            .map(Self)
    }
}

impl fmt::Display for Money {
    /// The shortest exact decimal: `30`, `-0.5`, `30769.788354`. No locale, no currency.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (
            self.0.unsigned_abs() / 1_000_000,
            self.0.unsigned_abs() % 1_000_000,
        );
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounds_half_to_even() {
        let half = Ppm(500_000);
        assert_eq!(Money(5).checked_rate(half), Some(Money(2)));
        assert_eq!(Money(7).checked_rate(half), Some(Money(4)));
        assert_eq!(Money(-5).checked_rate(half), Some(Money(-2)));
        assert_eq!(Money(-7).checked_rate(half), Some(Money(-4)));
        assert_eq!(
            Money(100 * UNIT).checked_rate(Ppm(333_333)),
            Some(Money(33_333_300))
        );
        assert_eq!(Money(i64::MAX).checked_rate(Ppm(2_000_000)), None);
    }

    #[test]
    fn rounds_down_to_units() {
        for (unit, micros, down) in [
            (10_000, 771_407_150, 771_400_000),
            (10_000, 10_000, 10_000),
            (10_000, 9_999, 0),
            (10_000, 0, 0),
            (10_000, -1, -10_000),
            (10_000, -10_000, -10_000),
            (1_000_000, 1_999_999, 1_000_000),
            (1_000_000, -1_000_001, -2_000_000),
            (1_000, 1_234_567, 1_234_000),
            (1_000_000, i64::MIN, i64::MIN),
        ] {
            assert_eq!(Money(micros).floor_to(Money(unit)), Money(down), "{micros}");
        }
    }

    #[test]
    fn an_exponent_moves_the_point() {
        for (literal, expected) in [
            ("5e-06", "0.000005"),
            ("1.25E+3", "1250"),
            ("12.5e-1", "1.25"),
            ("-1e2", "-100"),
            ("1.50e1", "15"),
            ("120e-1", "12"),
            ("0e5", "0"),
            ("1e0", "1"),
            ("1e-7", "0.0000001"),
            ("12.50", "12.50"),
            ("1e31", "1e31"),
            ("1e99999999999", "1e99999999999"),
        ] {
            assert_eq!(plain(literal), expected, "{literal}");
        }
        assert_eq!(Money::parse(&plain("1e-7")), None);
        assert_eq!(Money::parse(&plain("1e-6")), Some(Money(1)));
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "1e3",
            "1,5",
            "1.0000000",
            "+1",
            " 1",
            "9223372036855",
            "--1",
        ] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_survives_the_round_trip(micros in proptest::num::i64::ANY) {
            prop_assert_eq!(Money::parse(&Money(micros).to_string()), Some(Money(micros)));
        }

        #[test]
        fn rounding_is_never_off_by_more_than_half(micros in -1_000_000_000_000_i64..1_000_000_000_000, ppm in 0_i64..2_000_000) {
            let rounded = Money(micros).checked_rate(Ppm(ppm)).unwrap();
            let exact = i128::from(micros) * i128::from(ppm);
            let error = (i128::from(rounded.0) * i128::from(UNIT) - exact).abs();
            prop_assert!(error * 2 <= i128::from(UNIT));
        }
    }
}

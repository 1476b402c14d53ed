//! Time is UTC microseconds since 1970, everywhere.

use serde::{Deserialize, Serialize};

/// Microseconds in one second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in one minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Microseconds in one hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Microseconds in one day (UTC has no other days).
pub const DAY: i64 = 24 * HOUR;

/// A moment: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl From<i64> for Timestamp {
    fn from(micros: i64) -> Self {
        Self(micros)
    }
}

/// A calendar day in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year, for example 2026.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, 1 to 31.
    pub day: u32,
}

impl Timestamp {
    /// The moment `micros` later; saturates at the ends of time.
    #[must_use]
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// The UTC day this moment lies in.
    #[must_use]
    pub fn date(self) -> Date {
        Date::from_days(self.0.div_euclid(DAY))
    }

    /// RFC 3339 with milliseconds, as the vendors write it: `2022-03-10T18:32:50.573Z`.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let Date { year, month, day } = self.date();
        let of_day = self.0.rem_euclid(DAY);
        let (hour, minute) = (of_day / HOUR, of_day / MINUTE % 60);
        let (second, milli) = (of_day / SECOND % 60, of_day / 1_000 % 1_000);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
    }

    /// Reads RFC 3339 (`2026-07-10T12:00:00Z`, with up to six decimals and any offset), or a bare
    /// date, which is its first moment. `None` when it is neither, or no day of the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let midnight = Date::parse(date)?.days().checked_mul(DAY)?;
        if rest.is_empty() {
            return Some(Self(midnight));
        }
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (clock, offset) = match rest.find(['Z', 'z', '+', '-']) {
            Some(at) => rest.split_at(at),
            None => return None,
        };
        let of_day = parse_clock(clock)?;
        let offset = match offset {
            "Z" | "z" => 0,
            _ => {
                let sign = if offset.starts_with('-') { -1 } else { 1 };
                let (hours, minutes) = offset[1..].split_once(':')?;
                sign * (two_digits(hours, 23)? * HOUR + two_digits(minutes, 59)? * MINUTE)
            }
        };
        Some(Self(midnight + of_day - offset))
    }
}

/// `hh:mm:ss[.f…]` as microseconds of the day.
fn parse_clock(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = whole.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some()
        || fraction.is_empty()
        || !fraction.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let micros = fraction.bytes().chain(std::iter::repeat(b'0')).take(6);
    let micros = micros.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some(
        two_digits(hour, 23)? * HOUR
            + two_digits(minute, 59)? * MINUTE
            + two_digits(second, 59)? * SECOND
            + micros,
    )
}

fn two_digits(text: &str, most: i64) -> Option<i64> {
    let ok = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    ok.then(|| text.parse().ok())
        .flatten()
        .filter(|n| *n <= most)
}

impl Date {
    /// The day that lies `days` after 1970-01-01, by the proleptic Gregorian calendar.
    #[must_use]
    pub fn from_days(days: i64) -> Self {
        // Years are counted from 1 March, so that the leap day is the last of its year, in eras
        // of 400 years, after which the calendar repeats.
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year: i32::try_from(year).unwrap_or(i32::MAX),
            month: u32::try_from(month).unwrap_or(1),
            day: u32::try_from(day).unwrap_or(1),
        }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let from_march = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * from_march + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
    }

    /// Reads `YYYY-MM-DD`; `None` for anything else and for days that do not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
            return None;
        }
        let digits = |part: &str| {
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse().ok())
                .flatten()
        };
        let date = Self {
            year: i32::try_from(digits(&text[..4])?).ok()?,
            month: digits(&text[5..7])?,
            day: digits(&text[8..])?,
        };
        (Self::from_days(date.days()) == date).then_some(date)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_writes_the_vendors_form() {
        let at = Timestamp::parse("2022-03-10T18:32:50.573Z").unwrap();
        assert_eq!(at.0, 1_646_937_170_573_000);
        assert_eq!(at.to_rfc3339(), "2022-03-10T18:32:50.573Z");
        assert_eq!(Timestamp::parse("2022-03-10T20:32:50.573+02:00"), Some(at));
        assert_eq!(Timestamp::parse("1970-01-02"), Some(Timestamp(DAY)));
    }

    #[test]
    fn refuses_what_is_no_moment() {
        for text in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-07-10T12:00:00",
            "2026-07-10T24:00:00Z",
            "2026-07-10T1:00:00Z",
            "2026-7-10",
            "20é6-07-10",
            "2026-07-10T12:00:00.Z",
            "2026-07-10T12:00:00+99:00",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_survives_the_round_trip(days in -700_000_i64..2_000_000) {
            let date = Date::from_days(days);
            prop_assert_eq!(date.days(), days);
            if days >= -719_162 && date.year <= 9999 && date.year >= 0 {
                prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
            }
        }

        #[test]
        fn parsing_never_panics(text in "\\PC{0,40}") {
            let _ = Timestamp::parse(&text);
        }
    }
}

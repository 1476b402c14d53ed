//! How busy days are.

/// How busy a weekday is, in percent, from Monday on: matches are played at the weekend.
const RHYTHM: [i64; 7] = [75, 70, 85, 90, 115, 145, 125];

/// Where a day of the week stands, from 0 for Monday; 1970 began on a Thursday.
pub(super) fn rhythm(day: i64) -> i64 {
    let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
    RHYTHM.get(weekday).copied().unwrap_or(100)
}

//! Sizes and durations as people read them. Whole numbers only: what is printed is what is compared.

use std::time::Duration;

/// `98.3 kB`, a kilobyte being 1000 bytes, as networks count.
pub(crate) fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.saturating_add(50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

/// `12.3 s`.
pub(crate) fn seconds(time: Duration) -> String {
    let tenths = time.as_millis().saturating_add(50) / 100;
    format!("{}.{} s", tenths / 10, tenths % 10)
}

/// `0.83` of two figures; a dash when there is nothing to compare with.
pub(crate) fn ratio(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let hundredths = part.saturating_mul(100).saturating_add(whole / 2) / whole;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{kilobytes, ratio, seconds};
    use std::time::Duration;

    #[test]
    fn figures_are_rounded_to_what_is_shown() {
        assert_eq!(kilobytes(0), "0.0 kB");
        assert_eq!(kilobytes(98_349), "98.3 kB");
        assert_eq!(kilobytes(98_350), "98.4 kB");
        assert_eq!(seconds(Duration::from_millis(1_949)), "1.9 s");
        assert_eq!(ratio(83, 100), "0.83");
        assert_eq!(ratio(1, 3), "0.33");
        assert_eq!(ratio(7, 2), "3.50");
        assert_eq!(ratio(7, 0), "-");
    }
}

//! Numbers that look drawn and are the same every time (SplitMix64).

/// A row of numbers that its seed decides.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low).saturating_add(1)).unwrap_or(1);
        let drawn = self.next() % span.max(1);
        low.saturating_add(i64::try_from(drawn).unwrap_or(0))
    }

    /// Whether something happens that happens `per_mille` times in a thousand.
    pub(super) fn chance(&mut self, per_mille: i64) -> bool {
        self.between(1, 1_000) <= per_mille
    }

    /// One of several; the first one where there are none to choose from.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(from.len()).unwrap_or(0).saturating_sub(1);
        let at = self.between(0, last.max(0));
        from.get(usize::try_from(at).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_within_and_come_again() {
        let (mut one, mut two) = (Dice::new(7), Dice::new(7));
        let numbers: Vec<i64> = (0..1_000).map(|_| one.between(-3, 3)).collect();
        assert!((-3..=3).all(|number| numbers.contains(&number)));
        assert!(numbers.iter().all(|number| (-3..=3).contains(number)));
        assert!(numbers.iter().all(|number| *number == two.between(-3, 3)));
        let often = (0..10_000).filter(|_| one.chance(250)).count();
        assert!((2_200..2_800).contains(&often), "{often}");
        assert_eq!(one.pick::<i64>(&[]), None);
    }
}

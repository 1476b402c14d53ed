//! Seals: keyed hashes by which the doctor sees that a row is as the product wrote it.
//!
//! Rows of events and of what follows from them carry a seal that is computed from the values they
//! are written with (`bulk.rs`, [`Kind::Seal`](crate::bulk::Kind)); it costs no way to the database.
//! What else money rests on is watched: what a transaction has changed of it is sealed before it
//! commits ([`watch`]). The key is the installation's secret, without which nobody can seal a row.
//!
//! A seal is a number of 61 bits; 0 is none. A column that holds nothing (NULL, 0, an empty text) is
//! left out of it, so that a migration can add a column without sealing every row anew.

pub(crate) mod first;
pub(crate) mod watch;

use crate::bulk::{Cell, Kind};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::sync::{Arc, OnceLock};

/// Sums of seals are taken modulo this prime, so that they stay within 61 bits.
pub(crate) const MODULUS: i64 = (1 << 61) - 1;

/// The key of this installation, once it is known. Clones share it.
#[derive(Clone, Default)]
pub struct Seals(Arc<OnceLock<Key>>);

impl std::fmt::Debug for Seals {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Seals")
    }
}

impl Seals {
    /// Takes the installation's secret as the key.
    pub(crate) fn open(&self, secret: &[u8; 32]) {
        if let Ok(key) = Key::new(secret) {
            let _ = self.0.set(key);
        }
    }

    /// The key; none before the installation's secret was read.
    pub(crate) fn key(&self) -> Option<&Key> {
        self.0.get()
    }
}

/// What seals.
pub(crate) struct Key(Hmac<Sha256>);

impl Key {
    pub(crate) fn new(secret: &[u8; 32]) -> Result<Self, hmac::digest::InvalidLength> {
        let mut mac = Hmac::new_from_slice(secret)?;
        // Keeps this use of the secret apart from the others.
        mac.update(b"seal/");
        Ok(Self(mac))
    }

    /// A number from 1 on, below [`MODULUS`].
    fn number(&self, text: &[u8]) -> i64 {
        let hash = self.0.clone().chain_update(text).finalize().into_bytes();
        let mut first = [0; 8];
        first.copy_from_slice(&hash[..8]);
        ((i64::from_be_bytes(first) & MODULUS) % MODULUS).max(1)
    }

    /// The seal of a row.
    pub(crate) fn row(
        &self,
        table: &str,
        columns: &[(&str, Kind)],
        cells: &[Cell<'_>],
        text: &mut Vec<u8>,
    ) -> i64 {
        begin(text, b"row/", table);
        for ((name, kind), cell) in columns.iter().zip(cells) {
            describe(text, name, *kind, cell);
        }
        self.number(text)
    }

    /// The seal of a row whose numbers are added to: the sum of the numbers, each by a weight of its
    /// own, so that what is added can be added to the seal. The first two columns are the row's key.
    pub(crate) fn sum(
        &self,
        table: &str,
        columns: &[(&str, Kind)],
        cells: &[Cell<'_>],
        text: &mut Vec<u8>,
    ) -> i64 {
        begin(text, b"sum/", table);
        for ((name, kind), cell) in columns.iter().zip(cells).take(2) {
            describe(text, name, *kind, cell);
        }
        let length = text.len();
        let mut sum = 0;
        for ((name, _), cell) in columns.iter().zip(cells).skip(2) {
            if let Cell::Int(number) = cell
                && *number != 0
            {
                text.truncate(length);
                text.extend_from_slice(name.as_bytes());
                let weight = i128::from(self.number(text));
                let number = i128::from(number.rem_euclid(MODULUS));
                sum = (sum + weight * number) % i128::from(MODULUS);
            }
        }
        i64::try_from(sum).unwrap_or(0)
    }

    /// What a row, or an event, adds to a sum over all of its kind.
    pub(crate) fn part(&self, kind: &str, name: &str, seal: i64) -> i64 {
        let mut text = Vec::new();
        begin(&mut text, b"part/", kind);
        text.extend_from_slice(name.as_bytes());
        text.push(0);
        text.extend_from_slice(&seal.to_le_bytes());
        self.number(&text)
    }

    /// What an event adds to the sum of its operator's.
    pub(crate) fn part_of_event(&self, id: i64) -> i64 {
        self.part("event", "", id)
    }
}

/// The sum of two sums.
pub(crate) const fn add(one: i64, other: i64) -> i64 {
    (one + other) % MODULUS
}

/// One sum less another.
pub(crate) const fn subtract(one: i64, other: i64) -> i64 {
    (one - other).rem_euclid(MODULUS)
}

fn begin(text: &mut Vec<u8>, use_of: &[u8], table: &str) {
    text.clear();
    text.extend_from_slice(use_of);
    text.extend_from_slice(table.as_bytes());
    text.push(0);
}

fn describe(text: &mut Vec<u8>, name: &str, kind: Kind, cell: &Cell<'_>) {
    match cell {
        Cell::Null => {}
        // Of what may be missing, 0 is something.
        Cell::Int(0) if kind != Kind::MaybeInt => {}
        Cell::Int(number) => {
            text.extend_from_slice(name.as_bytes());
            text.push(1);
            text.extend_from_slice(&number.to_le_bytes());
        }
        Cell::Text(value) if value.is_empty() => {}
        Cell::Text(value) => {
            text.extend_from_slice(name.as_bytes());
            text.push(2);
            let length = u64::try_from(value.len()).unwrap_or(u64::MAX);
            text.extend_from_slice(&length.to_le_bytes());
            text.extend_from_slice(value.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulk::row;

    const COLUMNS: &[(&str, Kind)] = &[
        ("id", Kind::Int),
        ("day", Kind::Int),
        ("bets", Kind::Int),
        ("wins", Kind::Int),
        ("at", Kind::MaybeInt),
        ("note", Kind::Text),
    ];

    fn key(byte: u8) -> Key {
        Key::new(&[byte; 32]).unwrap()
    }

    #[test]
    fn any_other_value_has_another_seal() {
        let rows = [
            row![1, 2, 3, 4, None::<i64>, "a"],
            row![2, 2, 3, 4, None::<i64>, "a"],
            row![1, 2, 4, 3, None::<i64>, "a"],
            row![1, 2, 3, 4, 0, "a"],
            row![1, 2, 3, 4, None::<i64>, "b"],
            row![1, 2, 3, 4, None::<i64>, ""],
            row![1, 2, -3, 4, None::<i64>, "a"],
        ];
        let seal = |row: &[Cell<'_>]| key(1).row("daily", COLUMNS, row, &mut Vec::new());
        for (at, one) in rows.iter().enumerate() {
            for other in &rows[at + 1..] {
                assert_ne!(seal(one), seal(other));
            }
            let other = key(2).row("daily", COLUMNS, one, &mut Vec::new());
            assert_ne!(seal(one), other);
        }
    }

    #[test]
    fn an_empty_column_more_changes_no_seal() {
        let (one, other) = (row![1, 2, 3], row![1, 2, 3, 0, None::<i64>, ""]);
        let seal = |row: &[Cell<'_>]| key(1).row("daily", COLUMNS, row, &mut Vec::new());
        assert_eq!(seal(&one), seal(&other));
    }

    #[test]
    fn what_is_added_to_a_row_is_added_to_its_seal() {
        let seal = |row: &[Cell<'_>]| key(1).sum("daily", COLUMNS, row, &mut Vec::new());
        let (one, more) = (row![7, 8, 30, -400], row![7, 8, -50, i64::MAX / 2]);
        let both = row![7, 8, -20, i64::MAX / 2 - 400];
        assert_eq!(add(seal(&one), seal(&more)), seal(&both));
        assert_ne!(seal(&one), seal(&row![7, 9, 30, -400]));
        assert_eq!(subtract(seal(&both), seal(&more)), seal(&one));
    }
}

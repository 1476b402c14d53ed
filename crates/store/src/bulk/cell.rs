//! The values of a batch's rows, and how each database gets them.

use super::Kind;
use serde::{Serialize, Serializer};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo};
use sqlx::{Encode, Postgres, Type};
use std::borrow::Cow;

/// What a column of a row holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Cell<'a> {
    Int(i64),
    Text(Cow<'a, str>),
    Null,
}

/// A row of a bulk statement, in the order of its columns.
macro_rules! row {
    ($($value:expr),* $(,)?) => {
        [$($crate::bulk::Cell::from($value)),*]
    };
}

pub(crate) use row;

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<Option<i64>> for Cell<'_> {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Null, Self::Int)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// As SQLite gets it: in JSON.
impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Null => serializer.serialize_none(),
        }
    }
}

/// A column of rows that stand one behind the other, as PostgreSQL gets it: an array, written
/// straight into the message.
pub(super) struct Column<'r, 'a> {
    pub(super) cells: &'r [Cell<'a>],
    /// Cells in a row.
    pub(super) width: usize,
    /// Which of them.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

impl Column<'_, '_> {
    const fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text)
    }
}

impl Type<Postgres> for Column<'_, '_> {
    fn type_info() -> PgTypeInfo {
        <[i64] as Type<Postgres>>::type_info()
    }
}

impl<'q> Encode<'q, Postgres> for Column<'_, '_> {
    fn produces(&self) -> Option<PgTypeInfo> {
        Some(match self.is_text() {
            true => <[String] as Type<Postgres>>::type_info(),
            false => <[i64] as Type<Postgres>>::type_info(),
        })
    }

    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let element = match self.is_text() {
            true => <str as Type<Postgres>>::type_info().oid(),
            false => <i64 as Type<Postgres>>::type_info().oid(),
        };
        let Some(Oid(element)) = element else {
            return Err("a type of PostgreSQL's own has no number".into());
        };
        let rows = i32::try_from(self.cells.len() / self.width)?;
        // One dimension; there may be NULLs; of what; how many, counted from 1.
        let may_be_null = matches!(self.kind, Kind::MaybeInt | Kind::Text);
        for number in [1, i32::from(may_be_null)] {
            buffer.extend_from_slice(&number.to_be_bytes());
        }
        buffer.extend_from_slice(&element.to_be_bytes());
        for number in [rows, 1] {
            buffer.extend_from_slice(&number.to_be_bytes());
        }
        for cell in self.cells.iter().skip(self.at).step_by(self.width) {
            match (cell, self.kind) {
                (Cell::Int(number), kind) if kind != Kind::Text => {
                    buffer.extend_from_slice(&8_i32.to_be_bytes());
                    buffer.extend_from_slice(&number.to_be_bytes());
                }
                (Cell::Text(text), Kind::Text) => {
                    let length = i32::try_from(text.len())?;
                    buffer.extend_from_slice(&length.to_be_bytes());
                    buffer.extend_from_slice(text.as_bytes());
                }
                (Cell::Null, Kind::MaybeInt | Kind::Text) => {
                    buffer.extend_from_slice(&(-1_i32).to_be_bytes());
                }
                _ => return Err(format!("{cell:?} is not {:?}", self.kind).into()),
            }
        }
        Ok(IsNull::No)
    }
}

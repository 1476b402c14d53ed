//! Lists in a column: JSON arrays, since both databases have text.

use crate::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The JSON text of a value that can always be written: numbers, texts and lists of them.
pub(crate) fn write<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::Driver(sqlx::Error::Encode(error.into())))
}

/// Rows for a bulk statement: one JSON array of arrays, read in SQL by `json_each`.
pub(crate) fn rows<T: Serialize>(rows: impl IntoIterator<Item = T>) -> Result<String, StoreError> {
    write(&rows.into_iter().collect::<Vec<T>>())
}

/// In SQL, what [`rows`] wrote, as `item.value`, for statements that take many columns of each row.
/// The limit, which is none, keeps SQLite from writing a row out again for each of them.
macro_rules! items {
    () => {
        "(SELECT value FROM json_each(CAST($1 AS TEXT)) LIMIT 9223372036854775807) AS item"
    };
}

pub(crate) use items;

/// Reads what [`write`] wrote.
pub(crate) fn read<T: DeserializeOwned>(
    table: &'static str,
    id: i64,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Corrupt {
        table,
        id,
        what: error.to_string(),
    })
}

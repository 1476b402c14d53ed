//! Statements that take many rows at once.
//!
//! The rows of a batch come in as few parameters as the database reads fast: one JSON text on
//! SQLite, an array for each column on PostgreSQL. A statement is written once, with `{rows}` where
//! they stand as a table called `new`, and `{2}` for a parameter after them.

use crate::connection::Handle;
use crate::{Connection, StoreError, json};
use serde_json::Value;
use sqlx::postgres::PgArguments;
use sqlx::query::{Query, QueryAs};
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments as _, FromRow, IntoArguments, Postgres, SqlStr, Sqlite};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A whole number, in every row.
    Int,
    /// A whole number, or NULL.
    MaybeInt,
    /// A text, or NULL.
    Text,
}

/// A statement that takes rows of these columns.
pub(crate) struct Bulk {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [(&'static str, Kind)],
    /// What to do with `{rows}`.
    pub(crate) text: &'static str,
    pub(crate) written: OnceLock<[&'static str; 2]>,
}

/// Names the statements of a file that take rows, and lists them for the tests.
macro_rules! bulks {
    ($($name:ident($($column:ident $kind:ident),* $(,)?): $text:expr;)*) => {
        $(static $name: $crate::bulk::Bulk = $crate::bulk::Bulk {
            name: concat!(module_path!(), "::", stringify!($name)),
            columns: &[$((stringify!($column), $crate::bulk::Kind::$kind)),*],
            text: $text,
            written: std::sync::OnceLock::new(),
        };)*

        /// The statements of this file that take rows.
        pub(crate) static BULKS: &[&$crate::bulk::Bulk] = &[$(&$name),*];
    };
}

pub(crate) use bulks;

impl Bulk {
    /// The statement as SQLite and as PostgreSQL want it. Written once in the life of the process.
    pub(crate) fn texts(&self) -> [&'static str; 2] {
        let write = || {
            let texts = [self.for_sqlite(), self.for_postgres(0)];
            texts.map(|text| &*Box::leak(text.into_boxed_str()))
        };
        *self.written.get_or_init(write)
    }

    fn for_sqlite(&self) -> String {
        let columns = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, (name, kind))| match kind {
                Kind::Int | Kind::MaybeInt => {
                    format!("CAST(item.value ->> {at} AS BIGINT) AS {name}")
                }
                Kind::Text => format!("item.value ->> {at} AS {name}"),
            });
        let columns = columns.collect::<Vec<_>>().join(", ");
        let rows = format!("(SELECT {columns} FROM {}) AS new", json::items!());
        self.text.replace("{2}", "$2").replace("{rows}", &rows)
    }

    /// The statement as PostgreSQL wants it, behind so many parameters of others.
    ///
    /// `UNNEST` writes each value down before anybody reads it, so it lists no more columns than it
    /// has to; the others are read from their arrays, by the number of the row. That takes half as
    /// long, but only where every value is as long as the next, and none is NULL: in other arrays
    /// PostgreSQL finds a value by counting from the first.
    fn for_postgres(&self, behind: usize) -> String {
        let (mut columns, mut listed, mut arrays) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (name, kind)) in self.columns.iter().enumerate() {
            let array = match kind {
                Kind::Int | Kind::MaybeInt => format!("CAST(${} AS BIGINT[])", behind + at + 1),
                Kind::Text => format!("CAST(${} AS TEXT[])", behind + at + 1),
            };
            // One at least says how many rows there are.
            if *kind == Kind::Int && at > 0 {
                columns.push(format!("({array})[listed.number] AS {name}"));
            } else {
                columns.push(format!("listed.{name}"));
                listed.push(*name);
                arrays.push(array);
            }
        }
        let rows = format!(
            "(SELECT {} FROM UNNEST({}) WITH ORDINALITY AS listed ({}, number)) AS new",
            columns.join(", "),
            arrays.join(", "),
            listed.join(", "),
        );
        let next = format!("${}", behind + self.columns.len() + 1);
        self.text.replace("{2}", &next).replace("{rows}", &rows)
    }
}

/// A database that takes rows in its own way.
pub(crate) trait Dialect: sqlx::Database<Arguments: IntoArguments<Self>> {
    /// The statement, and its first parameters.
    fn rows(bulk: &Bulk, rows: Vec<Value>) -> Result<(SqlStr, Self::Arguments), StoreError>;
}

impl Dialect for Sqlite {
    fn rows(bulk: &Bulk, rows: Vec<Value>) -> Result<(SqlStr, SqliteArguments), StoreError> {
        let mut arguments = SqliteArguments::default();
        arguments.add(json::write(&rows)?).map_err(unwritable)?;
        Ok((SqlStr::from_static(bulk.texts()[0]), arguments))
    }
}

impl Dialect for Postgres {
    fn rows(bulk: &Bulk, rows: Vec<Value>) -> Result<(SqlStr, PgArguments), StoreError> {
        let mut arguments = PgArguments::default();
        add_arrays(&mut arguments, bulk, rows)?;
        Ok((SqlStr::from_static(bulk.texts()[1]), arguments))
    }
}

/// An array for each column.
fn add_arrays(
    arguments: &mut PgArguments,
    bulk: &Bulk,
    mut rows: Vec<Value>,
) -> Result<(), StoreError> {
    for (at, (name, kind)) in bulk.columns.iter().enumerate() {
        let values = rows.iter_mut().map(|row| row[at].take());
        match kind {
            Kind::Int => {
                let values: Option<Vec<i64>> = values.map(|value| value.as_i64()).collect();
                let values = values.ok_or_else(|| unwritable(format!("{name} is missing").into()));
                arguments.add(values?).map_err(unwritable)?;
            }
            Kind::MaybeInt => {
                let values: Vec<Option<i64>> = values.map(|value| value.as_i64()).collect();
                arguments.add(values).map_err(unwritable)?;
            }
            Kind::Text => {
                let text = |value| match value {
                    Value::String(text) => Some(text),
                    _ => None,
                };
                let values: Vec<Option<String>> = values.map(text).collect();
                arguments.add(values).map_err(unwritable)?;
            }
        }
    }
    Ok(())
}

/// What a transaction writes to several tables, none of which the others look at. PostgreSQL gets
/// all of it as one statement: the way there and back would take longer than most of them.
#[derive(Default)]
pub struct Writes(Vec<(&'static Bulk, Vec<Value>)>);

impl Writes {
    /// Adds rows, each a JSON array of the columns' values. One statement of a kind, for each table.
    pub(crate) fn add(&mut self, bulk: &'static Bulk, rows: impl IntoIterator<Item = Value>) {
        let rows: Vec<Value> = rows.into_iter().collect();
        if !rows.is_empty() {
            self.0.push((bulk, rows));
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// What [`StoreError`] names.
    pub async fn run(self, connection: &mut impl Connection) -> Result<(), StoreError> {
        match connection.handle() {
            Handle::Sqlite(c) => {
                for (bulk, rows) in self.0 {
                    query::<Sqlite>(bulk, rows)?.execute(&mut *c).await?;
                }
            }
            Handle::Postgres(c) => {
                if !self.0.is_empty() {
                    let text = together(&self.0.iter().map(|write| write.0).collect::<Vec<_>>());
                    let mut arguments = PgArguments::default();
                    for (bulk, rows) in self.0 {
                        add_arrays(&mut arguments, bulk, rows)?;
                    }
                    let query =
                        sqlx::query_with::<Postgres, _>(SqlStr::from_static(text), arguments);
                    query.execute(c).await?;
                }
            }
        }
        Ok(())
    }
}

/// Several statements as one, for PostgreSQL. There are few combinations; each is written once in
/// the life of the process.
fn together(bulks: &[&'static Bulk]) -> &'static str {
    type Known = HashMap<Vec<&'static str>, &'static str>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let names = bulks.iter().map(|bulk| bulk.name).collect();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(names).or_insert_with(|| {
        let mut behind = 0;
        let texts = bulks.iter().map(|bulk| {
            let text = bulk.for_postgres(behind);
            behind += bulk.columns.len();
            text
        });
        let parts = texts
            .zip(1..)
            .map(|(text, number)| format!("part{number} AS ({text})"));
        let parts = parts.collect::<Vec<_>>().join(", ");
        Box::leak(format!("WITH {parts} SELECT 1").into_boxed_str())
    })
}

/// The statement with these rows. Each is a JSON array of the columns' values.
pub(crate) fn query<Db: Dialect>(
    bulk: &Bulk,
    rows: impl IntoIterator<Item = Value>,
) -> Result<Query<'static, Db, Db::Arguments>, StoreError> {
    let (text, rows) = Db::rows(bulk, rows.into_iter().collect())?;
    Ok(sqlx::query_with(text, rows))
}

/// The same for a statement that answers rows.
pub(crate) fn query_as<Db: Dialect, T: for<'r> FromRow<'r, Db::Row>>(
    bulk: &Bulk,
    rows: impl IntoIterator<Item = Value>,
) -> Result<QueryAs<'static, Db, T, Db::Arguments>, StoreError> {
    let (text, rows) = Db::rows(bulk, rows.into_iter().collect())?;
    Ok(sqlx::query_as_with(text, rows))
}

fn unwritable(error: sqlx::error::BoxDynError) -> StoreError {
    StoreError::Driver(sqlx::Error::Encode(error))
}

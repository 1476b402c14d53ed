//! Statements that take many rows at once.
//!
//! The rows of a batch come in as few parameters as the database reads fast: one JSON text on
//! SQLite, an array for each column on PostgreSQL. A statement is written once, with `{rows}` where
//! they stand as a table called `new`, `{2}` for a parameter after them, and `{id}` for an id that no
//! event has, another one in each row.

mod cell;

use cell::Column;
pub(crate) use cell::{Cell, row};

use crate::connection::{Batch, Handle};
use crate::seal::Key;
use crate::{Connection, StoreError, json};
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
    /// The seal of the columns before it, which is put in when the row is written.
    Seal,
    /// The same for a row whose numbers are added to.
    SumSeal,
}

/// The rows on SQLite, and their numbers. The limit, which is none, keeps it from writing a row out
/// again for each of its columns.
const ITEMS: &str =
    "(SELECT key, value FROM json_each(CAST($1 AS TEXT)) LIMIT 9223372036854775807) AS item";

/// What stands for a new event's id.
const ID: &str = "{id}";

/// A new event's id on PostgreSQL. The sequence notes in the log how far it is, and a look-up that
/// stands alone would wait until that is on disk. It need not: whatever names the id is written to the
/// same log behind it. Where something was written before, in this transaction, it is not touched.
const NEXT_ID: &str = "(SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL
                   AND set_config('synchronous_commit', 'off', true) = 'off' THEN 0 ELSE 0 END) + NEXTVAL('event_id_seq')";

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
        $(pub(crate) static $name: $crate::bulk::Bulk = $crate::bulk::Bulk {
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

    /// The table it writes to.
    pub(crate) fn table(&self) -> &'static str {
        let mut words = self.text.split_whitespace();
        let is_verb = |word: &str| matches!(word, "INSERT" | "INTO" | "UPDATE");
        words.find(|word| !is_verb(word)).unwrap_or_default()
    }

    /// Where the rows' seal stands, and of which kind it is.
    pub(crate) fn seal_at(&self) -> Option<(usize, Kind)> {
        let mut kinds = self.columns.iter().map(|(_, kind)| *kind).enumerate();
        kinds.find(|(_, kind)| matches!(kind, Kind::Seal | Kind::SumSeal))
    }

    /// The seal of a row, of which everything before the seal is given.
    pub(crate) fn seal(&self, key: &Key, kind: Kind, row: &[Cell<'_>], text: &mut Vec<u8>) -> i64 {
        match kind {
            Kind::SumSeal => key.sum(self.table(), self.columns, row, text),
            _ => key.row(self.table(), self.columns, row, text),
        }
    }

    fn for_sqlite(&self) -> String {
        let columns = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, (name, kind))| match kind {
                Kind::Int | Kind::MaybeInt | Kind::Seal | Kind::SumSeal => {
                    format!("CAST(item.value ->> {at} AS BIGINT) AS {name}")
                }
                Kind::Text => format!("item.value ->> {at} AS {name}"),
            });
        let mut columns: Vec<String> = columns.collect();
        if self.text.contains(ID) {
            columns.push("item.key AS number".to_owned());
        }
        let columns = columns.join(", ");
        let rows = format!("(SELECT {columns} FROM {ITEMS}) AS new");
        // Nobody else writes meanwhile.
        let id =
            "CAST((SELECT COALESCE(MAX(known.id), 0) FROM event known) + new.number + 1 AS BIGINT)";
        let text = self.text.replace("{2}", "$2").replace(ID, id);
        text.replace("{rows}", &rows)
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
                Kind::Text => format!("CAST(${} AS TEXT[])", behind + at + 1),
                _ => format!("CAST(${} AS BIGINT[])", behind + at + 1),
            };
            // One at least says how many rows there are.
            if !matches!(kind, Kind::MaybeInt | Kind::Text) && at > 0 {
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
        let text = self.text.replace("{2}", &next);
        text.replace(ID, NEXT_ID).replace("{rows}", &rows)
    }
}

/// A database that takes rows in its own way.
pub(crate) trait Dialect: sqlx::Database<Arguments: IntoArguments<Self>> {
    /// The statement, and its first parameters.
    fn rows(bulk: &Bulk, rows: &[Cell<'_>]) -> Result<(SqlStr, Self::Arguments), StoreError>;
}

impl Dialect for Sqlite {
    fn rows(bulk: &Bulk, rows: &[Cell<'_>]) -> Result<(SqlStr, SqliteArguments), StoreError> {
        let mut arguments = SqliteArguments::default();
        let rows = json::rows(rows.chunks(bulk.columns.len()))?;
        arguments.add(rows).map_err(unwritable)?;
        Ok((SqlStr::from_static(bulk.texts()[0]), arguments))
    }
}

impl Dialect for Postgres {
    fn rows(bulk: &Bulk, rows: &[Cell<'_>]) -> Result<(SqlStr, PgArguments), StoreError> {
        let mut arguments = PgArguments::default();
        add_arrays(&mut arguments, bulk, rows)?;
        Ok((SqlStr::from_static(bulk.texts()[1]), arguments))
    }
}

/// An array for each column.
fn add_arrays(
    arguments: &mut PgArguments,
    bulk: &Bulk,
    cells: &[Cell<'_>],
) -> Result<(), StoreError> {
    let width = bulk.columns.len();
    for (at, (_, kind)) in bulk.columns.iter().enumerate() {
        let column = Column {
            cells,
            width,
            at,
            kind: *kind,
        };
        arguments.add(column).map_err(unwritable)?;
    }
    Ok(())
}

/// What a transaction writes to several tables, none of which the others look at. PostgreSQL gets
/// all of it as one statement: the way there and back would take longer than most of them.
#[derive(Default)]
pub struct Writes<'a>(Vec<(&'static Bulk, Vec<Cell<'a>>)>);

impl<'a> Writes<'a> {
    /// Adds rows of the statement's columns. One statement of a kind, for each table.
    pub(crate) fn add<R>(&mut self, bulk: &'static Bulk, rows: impl IntoIterator<Item = R>)
    where
        R: IntoIterator<Item = Cell<'a>>,
    {
        let rows = cells(bulk, rows);
        if !rows.is_empty() {
            self.0.push((bulk, rows));
        }
    }

    /// The rows of a statement, if there are any.
    pub(crate) fn rows_of(&self, bulk: &'static Bulk) -> std::slice::Chunks<'_, Cell<'a>> {
        let write = self.0.iter().find(|write| std::ptr::eq(write.0, bulk));
        let cells = write.map_or(&[][..], |write| &write.1[..]);
        cells.chunks(bulk.columns.len())
    }

    /// Puts the seals in.
    fn seal(&mut self, key: Option<&Key>) {
        let Some(key) = key else { return };
        let mut text = Vec::new();
        for (bulk, cells) in &mut self.0 {
            let Some((at, kind)) = bulk.seal_at() else {
                continue;
            };
            for row in cells.chunks_mut(bulk.columns.len()) {
                let seal = bulk.seal(key, kind, &row[..at], &mut text);
                row[at] = Cell::Int(seal);
            }
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// What [`StoreError`] names.
    pub async fn run(mut self, connection: &mut impl Connection) -> Result<(), StoreError> {
        self.seal(connection.seals().key());
        match connection.handle() {
            Handle::Sqlite(c) => {
                for (bulk, rows) in self.0 {
                    run::<Sqlite>(bulk, &rows)?.execute(&mut *c).await?;
                }
            }
            Handle::Postgres(c) => {
                if !self.0.is_empty() {
                    self.together(false)?.execute(c).await?;
                }
            }
        }
        Ok(())
    }

    /// Writes it and commits, if `condition` finds its row to change; false: nothing was changed.
    pub(crate) async fn commit_if(
        mut self,
        mut batch: Batch,
        condition: &'static Bulk,
        row: impl IntoIterator<Item = Cell<'a>>,
    ) -> Result<bool, StoreError> {
        let row = cells(condition, [row]);
        self.seal(batch.seals().key());
        match batch.handle() {
            Handle::Sqlite(c) => {
                let changed = run::<Sqlite>(condition, &row)?.execute(c).await?;
                if changed.rows_affected() == 0 {
                    return Ok(false);
                }
                self.run(&mut batch).await?;
                batch.end().await?;
                Ok(true)
            }
            Handle::Postgres(c) => {
                self.0.insert(0, (condition, row));
                match self.together(true)?.execute(c).await {
                    Ok(_) => Ok(true),
                    Err(sqlx::Error::Database(error))
                        if error.code().as_deref() == Some(DIVISION_BY_ZERO) =>
                    {
                        Ok(false)
                    }
                    Err(error) => Err(error.into()),
                }
            }
        }
    }

    /// All of it as one statement. With `is_conditional` it fails by a [`DIVISION_BY_ZERO`] unless
    /// the first part changes a row, and that one is the first to be run.
    fn together(
        self,
        is_conditional: bool,
    ) -> Result<Query<'static, Postgres, PgArguments>, StoreError> {
        let bulks: Vec<_> = self.0.iter().map(|write| write.0).collect();
        let text = together(&bulks, is_conditional);
        let mut arguments = PgArguments::default();
        for (bulk, rows) in self.0 {
            add_arrays(&mut arguments, bulk, &rows)?;
        }
        Ok(sqlx::query_with(SqlStr::from_static(text), arguments))
    }
}

/// How PostgreSQL calls a division by zero.
const DIVISION_BY_ZERO: &str = "22012";

/// Several statements as one, for PostgreSQL. There are few combinations; each is written once in
/// the life of the process.
fn together(bulks: &[&'static Bulk], is_conditional: bool) -> &'static str {
    type Known = HashMap<(Vec<&'static str>, bool), &'static str>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let names = bulks.iter().map(|bulk| bulk.name).collect();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.entry((names, is_conditional));
    known.or_insert_with(|| {
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
        let end = match is_conditional {
            true => "1 / COUNT(*) FROM part1",
            false => "1",
        };
        Box::leak(format!("WITH {parts} SELECT {end}").into_boxed_str())
    })
}

/// The cells of rows, one row behind the other.
fn cells<'a, R: IntoIterator<Item = Cell<'a>>>(
    bulk: &Bulk,
    rows: impl IntoIterator<Item = R>,
) -> Vec<Cell<'a>> {
    let rows = rows.into_iter();
    let mut cells = Vec::with_capacity(rows.size_hint().0 * bulk.columns.len());
    let seal = bulk.seal_at().map(|(at, _)| at);
    for row in rows {
        let begin = cells.len();
        cells.extend(row);
        if let Some(at) = seal {
            cells.insert(begin + at, Cell::Int(0));
        }
        debug_assert_eq!(cells.len() % bulk.columns.len(), 0, "{}", bulk.name);
    }
    cells
}

fn run<Db: Dialect>(
    bulk: &Bulk,
    rows: &[Cell<'_>],
) -> Result<Query<'static, Db, Db::Arguments>, StoreError> {
    let (text, rows) = Db::rows(bulk, rows)?;
    Ok(sqlx::query_with(text, rows))
}

/// The statement with these rows.
pub(crate) fn query<'a, Db: Dialect>(
    bulk: &Bulk,
    rows: impl IntoIterator<Item = impl IntoIterator<Item = Cell<'a>>>,
) -> Result<Query<'static, Db, Db::Arguments>, StoreError> {
    run::<Db>(bulk, &cells(bulk, rows))
}

/// The same for a statement that answers rows.
pub(crate) fn query_as<'a, Db: Dialect, T: for<'r> FromRow<'r, Db::Row>>(
    bulk: &Bulk,
    rows: impl IntoIterator<Item = impl IntoIterator<Item = Cell<'a>>>,
) -> Result<QueryAs<'static, Db, T, Db::Arguments>, StoreError> {
    let (text, rows) = Db::rows(bulk, &cells(bulk, rows))?;
    Ok(sqlx::query_as_with(text, rows))
}

fn unwritable(error: sqlx::error::BoxDynError) -> StoreError {
    StoreError::Driver(sqlx::Error::Encode(error))
}

//! Rows that are sealed by what a transaction has changed of them.
//!
//! Triggers note each row of these tables as it was and as it is, whatever statement changed it, and
//! [`seal`] reads that before the transaction commits. On PostgreSQL the triggers are everybody's, so
//! each transaction takes its own notes alone; on SQLite they are the writing connection's own, and
//! nobody else's changes are noted. A row that was not as it was sealed keeps its old seal: a change
//! by hand is not covered up by the next one that is none.

use super::{Key, MODULUS, add, subtract};
use crate::connection::Handle;
use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError, json};
use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A table that is watched.
pub(crate) struct Watched {
    pub(crate) table: &'static str,
    /// Its key: names, and whether each is a text.
    pub(crate) key: &'static [(&'static str, bool)],
    /// Columns that carry no money and change by themselves.
    pub(crate) unsealed: &'static [&'static str],
}

const ID: &[(&str, bool)] = &[("id", false)];

/// The watched tables, in the order in which their sums are written. PostgreSQL's triggers are made
/// by a migration.
pub(crate) const WATCHED: &[Watched] = &[
    // When somebody was here last says nothing about money.
    watched("affiliate", ID, &["last_login_at"]),
    watched("deal", ID, &[]),
    watched("deal_version", ID, &[]),
    watched(
        "fx_rate",
        &[("operator_id", false), ("currency", true), ("day", false)],
        &[],
    ),
    // `taken` is counted up with each posting and only says that there was one, `counted` how much
    // room is left; `events` is compared with the events.
    watched(
        "invoice_counter",
        &[("operator_id", false), ("year", false)],
        &[],
    ),
    watched(
        "ledger_lock",
        &[("operator_id", false)],
        &["taken", "counted", "events"],
    ),
    watched(
        "month_adjustment",
        &[
            ("affiliate_id", false),
            ("month", false),
            ("brand_id", false),
            ("deal_version_id", false),
        ],
        &[],
    ),
    watched(
        "month_start",
        &[("affiliate_id", false), ("month", false)],
        &[],
    ),
    watched(
        "month_terms",
        &[("affiliate_id", false), ("month", false)],
        &[],
    ),
    watched("operator", ID, &[]),
    watched(
        "operator_setting",
        &[("operator_id", false), ("key", true)],
        &[],
    ),
    watched("payment", ID, &[]),
    watched("sub_terms", ID, &[]),
];

const fn watched(
    table: &'static str,
    key: &'static [(&'static str, bool)],
    unsealed: &'static [&'static str],
) -> Watched {
    Watched {
        table,
        key,
        unsealed,
    }
}

/// What the rows of a table add up to.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sums {
    /// With their seals.
    pub(crate) rows: i64,
    /// By their names alone.
    pub(crate) names: i64,
}

impl Sums {
    /// Adds a row.
    pub(crate) fn add(&mut self, watched: &Watched, key: &Key, name: &str, seal: i64) {
        self.rows = add(self.rows, key.part(watched.table, name, seal));
        self.names = add(self.names, key.part(watched.table, name, 0));
    }
}

/// A row as JSON: its columns by their names.
pub(crate) type Image = Map<String, Value>;

impl Watched {
    /// The values of its key, as the statements take them.
    pub(crate) fn key_of(&self, image: &Image) -> Vec<Value> {
        let value = |(name, is_text): &(&str, bool)| {
            let text = image.get(*name).and_then(plain).unwrap_or_default();
            match is_text {
                true => Value::from(text),
                false => Value::from(text.parse::<i64>().unwrap_or_default()),
            }
        };
        self.key.iter().map(value).collect()
    }

    /// What people call the row.
    pub(crate) fn name_of(&self, image: &Image) -> String {
        let texts = self
            .key
            .iter()
            .filter_map(|(name, _)| plain(image.get(*name)?));
        texts.collect::<Vec<_>>().join(", ")
    }

    /// The seal that the row should have.
    pub(crate) fn seal_of(&self, key: &Key, image: &Image) -> i64 {
        let mut text = Vec::new();
        super::begin(&mut text, b"row/", self.table);
        // In one order, whichever a database and a parser keep.
        let columns: BTreeMap<&String, &Value> = image.iter().collect();
        for (name, value) in columns {
            if name == "seal" || self.unsealed.contains(&name.as_str()) {
                continue;
            }
            let Some(value) = plain(value) else { continue };
            // A moment may be missing, and then 0 is one.
            let is_nothing = value.is_empty() || value == "false" || value == "0";
            if is_nothing && !name.ends_with("_at") {
                continue;
            }
            text.extend_from_slice(name.as_bytes());
            text.push(2);
            let length = u64::try_from(value.len()).unwrap_or(u64::MAX);
            text.extend_from_slice(&length.to_le_bytes());
            text.extend_from_slice(value.as_bytes());
        }
        key.number(&text)
    }

    /// What SQLite makes an image by, of a row of that name.
    fn image_on_sqlite(columns: &[String], row: &str) -> String {
        let pairs = columns
            .iter()
            .map(|name| format!("'{name}', CAST({row}.{name} AS TEXT)"));
        format!("json_object({})", pairs.collect::<Vec<_>>().join(", "))
    }

    /// Which row a list of keys and seals means, in SQL.
    fn is_item(&self) -> String {
        let columns = self.key.iter().enumerate().map(|(at, (name, is_text))| {
            let column = format!("t.{name}");
            match is_text {
                true => format!("{column} = item.value ->> {at}"),
                false => format!("{column} = CAST(item.value ->> {at} AS BIGINT)"),
            }
        });
        columns.collect::<Vec<_>>().join(" AND ")
    }
}

/// A value as text, the same from both databases; nothing for NULL.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        // SQLite has numbers for them.
        Value::Bool(is) => Some(i64::from(*is).to_string()),
        other => Some(other.to_string()),
    }
}

/// What a transaction has made of a row.
struct Row {
    before: Option<Image>,
    after: Option<Image>,
}

/// The seal that a row has.
pub(crate) fn sealed_as(image: &Image) -> i64 {
    let seal = image.get("seal").and_then(plain);
    seal.and_then(|seal| seal.parse().ok()).unwrap_or(0)
}

statements! {
    SUM_ADD: "INSERT INTO seal_sum (table_name, sum, names) VALUES ($1, $2, $3)
             ON CONFLICT (table_name) DO UPDATE SET sum = (seal_sum.sum + excluded.sum) % 2305843009213693951,
               names = (seal_sum.names + excluded.names) % 2305843009213693951";
    SUM_PUT: "INSERT INTO seal_sum (table_name, sum, names) VALUES ($1, $2, $3)
             ON CONFLICT (table_name) DO UPDATE SET sum = excluded.sum, names = excluded.names";
    SUMS: "SELECT table_name, sum, names FROM seal_sum";
}

/// Takes the notes of this transaction on PostgreSQL.
const TAKE_POSTGRES: &str =
    "DELETE FROM touched WHERE xid = CAST(CAST(pg_current_xact_id_if_assigned() AS TEXT) AS BIGINT)
                             RETURNING id, table_name, before, after";
/// The same on SQLite, where there are no others.
const TAKE_SQLITE: &str = "DELETE FROM temp.touched RETURNING id, table_name, before, after";
/// Whether a connection of SQLite takes notes.
const IS_WATCHING: &str = "SELECT COUNT(*) FROM sqlite_temp_master WHERE name = 'touched'";

type Note = (i64, String, Option<String>, Option<String>);

stamp! {
    async fn seals_put(c, statement: &str, rows: &str) -> () {
        let statement = AssertSqlSafe(statement.to_owned());
        sqlx::query::<Db>(statement).bind(rows).execute(c).await?;
        Ok(())
    }

    async fn sum_add(c, table: &str, sums: Sums) -> () {
        let query = sqlx::query::<Db>(SUM_ADD).bind(table).bind(sums.rows).bind(sums.names);
        query.execute(c).await?;
        Ok(())
    }

    /// Writes the sums of a table.
    pub(crate) async fn sum_put(c, table: &str, sums: Sums) -> () {
        let query = sqlx::query::<Db>(SUM_PUT).bind(table).bind(sums.rows).bind(sums.names);
        query.execute(c).await?;
        Ok(())
    }

    /// The sums of the tables.
    pub(crate) async fn sums(c) -> Vec<(String, i64, i64)> {
        Ok(sqlx::query_as::<Db, (String, i64, i64)>(SUMS).fetch_all(c).await?)
    }

    async fn read_images(c, statement: &str) -> Vec<String> {
        let statement = AssertSqlSafe(statement.to_owned());
        Ok(sqlx::query_scalar::<Db, String>(statement).fetch_all(c).await?)
    }
}

/// Every row of a watched table.
pub(crate) async fn images(
    c: &mut impl Connection,
    watched: &Watched,
) -> Result<Vec<Image>, StoreError> {
    let table = watched.table;
    let image = match c.handle() {
        Handle::Sqlite(c) => Watched::image_on_sqlite(&columns(c, table).await?, "t"),
        Handle::Postgres(_) => "CAST(to_jsonb(t) AS TEXT)".to_owned(),
    };
    let statement = format!("SELECT {image} FROM {table} t");
    let rows = read_images(c, &statement).await?;
    rows.iter().map(|row| read(table, row)).collect()
}

/// Writes seals of rows, which are named by their images.
pub(crate) async fn put(
    c: &mut impl Connection,
    watched: &Watched,
    rows: &[(&Image, i64)],
) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    let seal_at = watched.key.len();
    let statement = format!(
        "UPDATE {} AS t SET seal = CAST(item.value ->> {seal_at} AS BIGINT) FROM json_each(CAST($1 AS TEXT)) AS item WHERE {}",
        watched.table,
        watched.is_item(),
    );
    let rows = rows.iter().map(|(image, seal)| {
        let mut row = watched.key_of(image);
        row.push(Value::from(*seal));
        row
    });
    seals_put(c, &statement, &json::rows(rows)?).await
}

/// Seals what the transaction has changed. Called before it commits.
pub(crate) async fn seal(c: &mut impl Connection) -> Result<(), StoreError> {
    let mut notes: Vec<Note> = match c.handle() {
        Handle::Sqlite(c) => {
            let is_watching: i64 = sqlx::query_scalar(IS_WATCHING).fetch_one(&mut *c).await?;
            match is_watching {
                0 => Vec::new(),
                _ => sqlx::query_as(TAKE_SQLITE).fetch_all(c).await?,
            }
        }
        Handle::Postgres(c) => sqlx::query_as(TAKE_POSTGRES).fetch_all(c).await?,
    };
    let seals = c.seals();
    let Some(key) = seals.key() else {
        return Ok(());
    };
    notes.sort_unstable_by_key(|note| note.0);
    for watched in WATCHED {
        // As each row was before, and as it is at last.
        let mut rows: BTreeMap<String, Row> = BTreeMap::new();
        for (_, table, before, after) in &notes {
            if table != watched.table {
                continue;
            }
            let image = |text: &String| read(watched.table, text);
            let before = before.as_ref().map(image).transpose()?;
            let after = after.as_ref().map(image).transpose()?;
            let Some(name) = before.as_ref().or(after.as_ref()) else {
                continue;
            };
            match rows.entry(watched.name_of(name)) {
                Entry::Occupied(mut row) => row.get_mut().after = after,
                Entry::Vacant(row) => {
                    row.insert(Row { before, after });
                }
            }
        }
        let (mut changed, mut sums) = (Vec::new(), Sums::default());
        for (name, Row { before, after }) in &rows {
            let seal = after.as_ref().map(|after| watched.seal_of(key, after));
            if let Some(before) = before {
                let known = sealed_as(before);
                if Some(known) == seal {
                    continue;
                }
                if known != watched.seal_of(key, before) {
                    let table = watched.table;
                    tracing::error!(table, row = %name, "a row was changed by hand and stays without a seal that fits");
                    continue;
                }
                sums.rows = subtract(sums.rows, key.part(watched.table, name, known));
                sums.names = subtract(sums.names, key.part(watched.table, name, 0));
            }
            if let (Some(after), Some(seal)) = (after, seal) {
                sums.add(watched, key, name, seal);
                changed.push((after, seal));
            }
        }
        if sums == Sums::default() {
            continue;
        }
        put(c, watched, &changed).await?;
        sum_add(c, watched.table, sums).await?;
    }
    Ok(())
}

fn read(table: &'static str, row: &str) -> Result<Image, StoreError> {
    json::read(table, 0, row)
}

/// The columns of a table on SQLite.
async fn columns(c: &mut SqliteConnection, table: &str) -> Result<Vec<String>, StoreError> {
    let columns = "SELECT name FROM pragma_table_info($1) ORDER BY name";
    Ok(sqlx::query_scalar(columns).bind(table).fetch_all(c).await?)
}

/// Has a connection of SQLite's note what it changes, once the tables are there.
pub(crate) async fn begin(c: &mut SqliteConnection) -> Result<(), StoreError> {
    let is_there = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'seal_sum'";
    let is_there: i64 = sqlx::query_scalar(is_there).fetch_one(&mut *c).await?;
    let is_watching: i64 = sqlx::query_scalar(IS_WATCHING).fetch_one(&mut *c).await?;
    if is_there == 0 || is_watching != 0 {
        return Ok(());
    }
    let mut script = "CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, before TEXT, after TEXT);".to_owned();
    for Watched { table, .. } in WATCHED {
        let columns = columns(c, table).await?;
        let (old, new) = (
            Watched::image_on_sqlite(&columns, "OLD"),
            Watched::image_on_sqlite(&columns, "NEW"),
        );
        // The rest of that row is counted up with each posting.
        let of = match *table {
            "ledger_lock" => " OF first_open_day",
            _ => "",
        };
        // Whoever writes a seal is not to be sealed for that.
        script += &format!(
            "CREATE TEMP TRIGGER touch_new_{table} AFTER INSERT ON main.{table} BEGIN
               INSERT INTO touched (table_name, before, after) VALUES ('{table}', NULL, {new});
             END;
             CREATE TEMP TRIGGER touch_changed_{table} AFTER UPDATE{of} ON main.{table} WHEN OLD.seal = NEW.seal BEGIN
               INSERT INTO touched (table_name, before, after) VALUES ('{table}', {old}, {new});
             END;
             CREATE TEMP TRIGGER touch_gone_{table} AFTER DELETE ON main.{table} BEGIN
               INSERT INTO touched (table_name, before, after) VALUES ('{table}', {old}, NULL);
             END;"
        );
    }
    sqlx::raw_sql(AssertSqlSafe(script)).execute(c).await?;
    Ok(())
}

const _: () = assert!(MODULUS == 2_305_843_009_213_693_951);

//! Tables as somebody with a shell sees them, and changes them.

use super::*;

/// A statement's rows, as texts.
pub(super) async fn texts(url: &str, statement: &str) -> Vec<Vec<Option<String>>> {
    let statement = AssertSqlSafe(statement.to_owned());
    if url.starts_with("sqlite") {
        let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
        let rows = sqlx::query(statement)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let texts = |row: &sqlx::sqlite::SqliteRow| (0..row.len()).map(|at| row.get(at)).collect();
        rows.iter().map(texts).collect()
    } else {
        let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
        let rows = sqlx::query(statement)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let texts = |row: &sqlx::postgres::PgRow| (0..row.len()).map(|at| row.get(at)).collect();
        rows.iter().map(texts).collect()
    }
}

/// Runs a statement as somebody with a shell would who is stopped by nothing but the types, unless
/// the database refuses it.
pub(super) async fn by_hand(url: &str, statement: &str) -> Result<(), sqlx::Error> {
    let statement = AssertSqlSafe(statement.to_owned());
    if url.starts_with("sqlite") {
        let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
        let free = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA busy_timeout = 10000";
        connection.execute(free).await.unwrap();
        connection.execute(statement).await.map(|_| ())
    } else {
        let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
        connection
            .execute("SET session_replication_role = replica")
            .await
            .unwrap();
        connection.execute(statement).await.map(|_| ())
    }
}

pub(super) struct Column {
    pub(super) name: String,
    pub(super) is_text: bool,
    /// Where it stands in the key, from 1 on; 0: it is none of it.
    pub(super) key: usize,
}

pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
}

/// The tables on which money rests, of a database as it is made now.
pub(super) async fn tables() -> Vec<Table> {
    let db = Database::sqlite();
    db.store().await;
    let every = "SELECT m.name, c.name, c.type, CAST(c.pk AS TEXT) FROM sqlite_master m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND m.name <> '_sqlx_migrations' ORDER BY m.name, c.cid";
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for row in texts(db.url(), every).await {
        let [table, name, kind, key] = <[Option<String>; 4]>::try_from(row)
            .unwrap()
            .map(Option::unwrap);
        if NO_MONEY.iter().any(|(known, _)| *known == table) {
            continue;
        }
        let columns = tables.entry(table).or_default();
        columns.push(Column {
            name,
            is_text: kind == "TEXT",
            key: key.parse().unwrap(),
        });
    }
    tables
        .into_iter()
        .map(|(name, columns)| Table { name, columns })
        .collect()
}

impl Table {
    pub(super) fn key(&self) -> Vec<&Column> {
        let mut key: Vec<&Column> = self
            .columns
            .iter()
            .filter(|column| column.key > 0)
            .collect();
        key.sort_by_key(|column| column.key);
        key
    }

    /// The rows, in the order of their keys: all columns as texts.
    pub(super) async fn rows(&self, url: &str) -> Vec<Vec<Option<String>>> {
        let columns = self
            .columns
            .iter()
            .map(|column| format!("CAST({} AS TEXT)", column.name));
        let order = self.key().into_iter().map(|column| column.name.clone());
        let statement = format!(
            "SELECT {} FROM {} ORDER BY {}",
            columns.collect::<Vec<_>>().join(", "),
            self.name,
            order.collect::<Vec<_>>().join(", "),
        );
        texts(url, &statement).await
    }

    /// A value as SQL writes it.
    pub(super) fn literal(column: &Column, value: Option<&str>) -> String {
        match value {
            None => "NULL".to_owned(),
            Some(text) if column.is_text || text == "true" || text == "false" => {
                format!("'{}'", text.replace('\'', "''"))
            }
            Some(number) => number.to_owned(),
        }
    }

    /// Which row this is, in SQL.
    pub(super) fn is_row(&self, row: &[Option<String>]) -> String {
        let parts = self
            .columns
            .iter()
            .zip(row)
            .filter(|(column, _)| column.key > 0);
        let parts = parts.map(|(column, value)| {
            format!(
                "{} = {}",
                column.name,
                Self::literal(column, value.as_deref())
            )
        });
        parts.collect::<Vec<_>>().join(" AND ")
    }

    pub(super) fn insert(&self, row: &[Option<String>], url: &str) -> String {
        let names: Vec<&str> = self
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        let values = self.columns.iter().zip(row);
        let values = values.map(|(column, value)| Self::literal(column, value.as_deref()));
        let overriding = if url.starts_with("sqlite") {
            ""
        } else {
            "OVERRIDING SYSTEM VALUE "
        };
        format!(
            "INSERT INTO {} ({}) {overriding}VALUES ({})",
            self.name,
            names.join(", "),
            values.collect::<Vec<_>>().join(", "),
        )
    }
}

/// What a value can be changed into, the first that the database takes.
pub(super) fn others(column: &Column, value: Option<&str>) -> Vec<String> {
    let words = [
        "completed",
        "cancelled",
        "fraud",
        "active",
        "parked",
        "applied",
        "cpa",
        "rev_share",
        "deposit",
        "USD",
    ];
    match (value, column.is_text) {
        (None, true) => vec!["'x'".to_owned()],
        (None, false) => vec!["1".to_owned()],
        (Some("true"), false) => vec!["false".to_owned()],
        (Some("false"), false) => vec!["true".to_owned()],
        (Some(text), true) => {
            let longer = format!("'{}x'", text.replace('\'', "''"));
            let words = words
                .iter()
                .filter(|word| **word != text)
                .map(|word| format!("'{word}'"));
            std::iter::once(longer).chain(words).collect()
        }
        (Some(number), false) => {
            let number: i64 = number.parse().unwrap();
            [number + 1, number + 100_000, number - 1, 1 - number]
                .map(|number| number.to_string())
                .to_vec()
        }
    }
}

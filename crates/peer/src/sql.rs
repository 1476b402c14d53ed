//! Statements on either database, from beside the product.

use crate::{Result, print};
use serde::Serialize;
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _};
use std::io::Read as _;
use std::str::FromStr as _;
use std::time::Duration;

#[derive(clap::Args)]
pub(crate) struct Sql {
    /// The database
    #[arg(long)]
    database: String,
    /// A statement that answers one number; without it, standard input is run
    #[arg(long)]
    count: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    count: i64,
}

/// Runs what is asked.
pub(crate) async fn run(options: Sql) -> Result<()> {
    let database = &options.database;
    if let Some(statement) = options.count {
        let query = AssertSqlSafe(statement);
        let count = if is_sqlite(database) {
            let mut connection = sqlite(database).await?;
            sqlx::query_scalar(query).fetch_one(&mut connection).await?
        } else {
            let mut connection = PgConnection::connect(database).await?;
            sqlx::query_scalar(query).fetch_one(&mut connection).await?
        };
        return print(&Answer { count });
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    if is_sqlite(database) {
        let mut connection = sqlite(database).await?;
        // Filling is no part of what is measured.
        connection
            .execute("PRAGMA synchronous=OFF; PRAGMA cache_size=-500000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=OFF")
            .await?;
        connection.execute(AssertSqlSafe(text)).await?;
        connection
            .execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .await?;
        connection.close().await?;
    } else {
        let mut connection = PgConnection::connect(database).await?;
        connection.execute(AssertSqlSafe(text)).await?;
    }
    print(&Answer { count: 0 })
}

pub(crate) fn is_sqlite(database: &str) -> bool {
    database.starts_with("sqlite:")
}

/// A connection to a file as the product opens its own.
pub(crate) async fn sqlite(database: &str) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::from_str(database)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(30))
        .disable_statement_logging();
    Ok(options.connect().await?)
}

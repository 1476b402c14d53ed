//! Rows into tables that look like the product's, with nothing around the inserts: what the
//! database alone can do on this machine.
//!
//! One row: an event, each in a transaction of its own, on disk before the next. Bulk: the rows
//! that as many events leave in the product, an event and an entry of the ledger each, as one
//! statement per table in one transaction.

use crate::sql::{is_sqlite, sqlite};
use crate::{Result, print};
use serde::Serialize;
use sqlx::postgres::{PgConnection, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnection};
use sqlx::{Connection as _, Executor as _, QueryBuilder};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

#[derive(clap::Args)]
pub(crate) struct Insert {
    /// The database; its tables are made where there are none
    #[arg(long)]
    database: String,
    /// Connections at a time
    #[arg(long)]
    connections: usize,
    /// For how long
    #[arg(long)]
    seconds: u64,
    /// Events in a transaction
    #[arg(long, default_value_t = 1)]
    batch: u64,
}

#[derive(Serialize)]
struct Measured {
    /// Events.
    answers: u64,
    microseconds: u64,
}

/// The product's columns and indexes of both tables, without their references.
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS bare_event (
      id INTEGER NOT NULL PRIMARY KEY, operator_id BIGINT NOT NULL, brand_id BIGINT NOT NULL, event_id TEXT NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL,
      ext_customer_id TEXT NOT NULL, registration_id BIGINT, occurred_at BIGINT NOT NULL, day BIGINT NOT NULL, received_at BIGINT NOT NULL,
      effect TEXT NOT NULL, payload TEXT NOT NULL, digest TEXT NOT NULL, reverses TEXT NOT NULL, deal_version_id BIGINT, sub_terms_id BIGINT,
      note TEXT NOT NULL, UNIQUE (brand_id, event_id));
    CREATE INDEX IF NOT EXISTS bare_event_by_registration ON bare_event (registration_id, id);
    CREATE TABLE IF NOT EXISTS bare_ledger (
      id INTEGER NOT NULL PRIMARY KEY, operator_id BIGINT NOT NULL, affiliate_id BIGINT NOT NULL, seq BIGINT NOT NULL, kind TEXT NOT NULL, amount BIGINT NOT NULL,
      for_day BIGINT NOT NULL, posted_at BIGINT NOT NULL, registration_id BIGINT, deal_version_id BIGINT, event_id BIGINT, payment_id BIGINT,
      detail TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (affiliate_id, seq));
    CREATE INDEX IF NOT EXISTS bare_ledger_by_day ON bare_ledger (operator_id, affiliate_id, for_day);
    CREATE INDEX IF NOT EXISTS bare_ledger_by_registration ON bare_ledger (registration_id)";

const EVENT: &str = "INSERT INTO bare_event (id, operator_id, brand_id, event_id, type, state, ext_customer_id, registration_id, occurred_at, day, received_at,
    effect, payload, digest, reverses, deal_version_id, sub_terms_id, note) ";
const ENTRY: &str =
    "INSERT INTO bare_ledger (id, operator_id, affiliate_id, seq, kind, amount, for_day, posted_at, registration_id, deal_version_id, event_id,
    payment_id, detail, hash) ";

/// What an event and its entry look like in the product.
const EFFECT: &str = "[0,0,0,0,0,0,0,10000000,9500000,5]";
const PAYLOAD: &str = r#"{"type":"wager","sums":{"deposits":0,"deposit_count":0,"withdrawals":0,"withdrawal_count":0,"chargebacks":0,"bonuses":0,"deductions":0,"bets":10000000,"wins":9500000,"wagers":5}}"#;
const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015";
const DETAIL: &str =
    r#"{"formula":"rev_share","base":"net_pl","rate":250000,"total":500000,"posted_before":0}"#;
const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const MOMENT: i64 = 1_783_684_800_000_000;
const CUSTOMERS: i64 = 1_000;

macro_rules! inserting {
    ($name:ident, $db:ty, $connection:ty) => {
        /// Inserts events, and their entries where there are several, durably.
        async fn $name(connection: &mut $connection, first: i64, batch: i64) -> Result<()> {
            let mut events = QueryBuilder::<$db>::new(EVENT);
            events.push_values(first..first + batch, |mut row, id| {
                let customer = 1 + id % CUSTOMERS;
                row.push_bind(id)
                    .push_bind(1_i64)
                    .push_bind(1_i64)
                    .push_bind(format!("e{id}"))
                    .push_bind("wager")
                    .push_bind("applied");
                row.push_bind(format!("p{customer}"))
                    .push_bind(customer)
                    .push_bind(MOMENT)
                    .push_bind(20_645_i64)
                    .push_bind(MOMENT);
                row.push_bind(EFFECT)
                    .push_bind(PAYLOAD)
                    .push_bind(DIGEST)
                    .push_bind("")
                    .push_bind(1_i64)
                    .push_bind(None::<i64>)
                    .push_bind("");
            });
            if batch == 1 {
                // A transaction by itself.
                events.build().execute(connection).await?;
                return Ok(());
            }
            let mut entries = QueryBuilder::<$db>::new(ENTRY);
            entries.push_values(first..first + batch, |mut row, id| {
                row.push_bind(id)
                    .push_bind(1_i64)
                    .push_bind(1_i64)
                    .push_bind(id)
                    .push_bind("rev_share")
                    .push_bind(125_000_i64);
                row.push_bind(20_645_i64)
                    .push_bind(MOMENT)
                    .push_bind(1 + id % CUSTOMERS)
                    .push_bind(1_i64)
                    .push_bind(id);
                row.push_bind(None::<i64>).push_bind(DETAIL).push_bind(HASH);
            });
            let mut transaction = connection.begin().await?;
            events.build().execute(&mut *transaction).await?;
            entries.build().execute(&mut *transaction).await?;
            transaction.commit().await?;
            Ok(())
        }
    };
}

inserting!(on_sqlite, Sqlite, SqliteConnection);
inserting!(on_postgres, Postgres, PgConnection);

enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Connection {
    async fn open(database: &str) -> Result<Self> {
        Ok(if is_sqlite(database) {
            Self::Sqlite(sqlite(database).await?)
        } else {
            Self::Postgres(PgConnection::connect(database).await?)
        })
    }
}

/// Inserts until the time is over.
pub(crate) async fn run(options: Insert) -> Result<()> {
    let highest = prepare(&options.database).await?;
    let is_sqlite = is_sqlite(&options.database);
    let batch = i64::try_from(options.batch)?;
    let mut connections = Vec::new();
    for _ in 0..options.connections {
        connections.push(Connection::open(&options.database).await?);
    }
    let next = Arc::new(AtomicU64::new(u64::try_from(highest + 1)?));
    // SQLite has one writer at a time. Waiting here in a row is quicker than its own busy loop.
    let turn = Arc::new(Mutex::new(()));
    let started = Instant::now();
    let end = Duration::from_secs(options.seconds);
    let mut inserting = tokio::task::JoinSet::new();
    for mut connection in connections {
        let (next, turn) = (Arc::clone(&next), Arc::clone(&turn));
        inserting.spawn(async move {
            let mut count = 0;
            while started.elapsed() < end {
                let first = next.fetch_add(options.batch, Ordering::Relaxed);
                let first = i64::try_from(first)?;
                let _turn = if is_sqlite {
                    Some(turn.lock().await)
                } else {
                    None
                };
                match &mut connection {
                    Connection::Sqlite(connection) => on_sqlite(connection, first, batch).await?,
                    Connection::Postgres(connection) => {
                        on_postgres(connection, first, batch).await?;
                    }
                }
                count += options.batch;
            }
            Ok::<u64, Box<dyn std::error::Error + Send + Sync>>(count)
        });
    }
    let mut answers = 0;
    while let Some(done) = inserting.join_next().await {
        answers += done??;
    }
    let microseconds = u64::try_from(started.elapsed().as_micros())?;
    print(&Measured {
        answers,
        microseconds,
    })
}

/// Makes the tables; the highest id that is there.
async fn prepare(database: &str) -> Result<i64> {
    const HIGHEST: &str = "SELECT CAST(COALESCE(MAX(id), 0) AS BIGINT) FROM bare_event";
    Ok(match Connection::open(database).await? {
        Connection::Sqlite(mut connection) => {
            connection.execute(TABLES).await?;
            sqlx::query_scalar(HIGHEST)
                .fetch_one(&mut connection)
                .await?
        }
        Connection::Postgres(mut connection) => {
            connection.execute(TABLES).await?;
            sqlx::query_scalar(HIGHEST)
                .fetch_one(&mut connection)
                .await?
        }
    })
}

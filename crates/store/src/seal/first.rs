//! Sealing what is there, once: at the first start on a database from before there were seals, and
//! after a migration that has changed sealed rows.

use super::watch::{self, WATCHED};
use super::{Key, add};
use crate::bulk::{Bulk, Cell, Kind};
use crate::stamp::{stamp, statements};
use crate::{Connection, Store, StoreError, daily, event, json, ledger, player};
use futures::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Row as _};
use std::collections::BTreeMap;
use tributary_domain::time::Timestamp;

/// How many rows are sealed by one statement.
const AT_A_TIME: usize = 2_000;

/// The statements that write sealed rows, each with the columns that are the key of its table.
pub(crate) fn sealed() -> [(&'static Bulk, usize); 8] {
    [
        (&event::INSERT, 1),
        (&player::UPDATE, 1),
        (&player::PLACE_PUT, 1),
        (&player::DAYS_PUT, 3),
        (&player::SUB_DAYS_PUT, 3),
        (&player::CAPS_PUT, 2),
        (&daily::ADD, 2),
        (&ledger::BALANCE_ADD, 1),
    ]
}

statements! {
    SEALED_AT: "SELECT sealed_at FROM seal_state WHERE id = 1";
    // Whoever comes second waits here until the first one is done.
    SEALED_PUT: "UPDATE seal_state SET sealed_at = $1 WHERE id = 1 AND sealed_at IS NULL";
    EVENTS_PUT: "UPDATE ledger_lock SET events = $2 WHERE operator_id = $1";
}

/// What is done with each row: its cells, the seal's being what it has, and what it should have.
pub(crate) type Visit<'a> = dyn FnMut(&[Cell<'_>], i64) + Send + 'a;

stamp! {
    /// Since when everything is sealed; none: it is not, yet.
    pub(crate) async fn sealed_at(c) -> Option<i64> {
        Ok(sqlx::query_scalar::<Db, Option<i64>>(SEALED_AT).fetch_optional(c).await?.flatten())
    }

    async fn sealed_put(c, now: i64) -> bool {
        Ok(sqlx::query::<Db>(SEALED_PUT).bind(now).execute(c).await?.rows_affected() == 1)
    }

    async fn events_put(c, operator: i64, events: i64) -> () {
        sqlx::query::<Db>(EVENTS_PUT).bind(operator).bind(events).execute(c).await?;
        Ok(())
    }

    /// Reads every row of a table that a statement seals, in any order, and what its seal should be.
    pub(crate) async fn each(c, bulk: &'static Bulk, key: &Key, visit: &mut Visit<'_>) -> () {
        let Some((at, kind)) = bulk.seal_at() else {
            return Ok(());
        };
        let columns = &bulk.columns[..=at];
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let statement = format!("SELECT {} FROM {}", names.join(", "), bulk.table());
        let mut text = Vec::new();
        let mut rows = sqlx::query::<Db>(AssertSqlSafe(statement)).persistent(false).fetch(c);
        while let Some(row) = rows.try_next().await? {
            let mut cells = Vec::with_capacity(columns.len());
            for (place, (_, kind)) in columns.iter().enumerate() {
                cells.push(match kind {
                    Kind::Text => row.try_get::<Option<&str>, _>(place)?.map_or(Cell::Null, Cell::from),
                    _ => Cell::from(row.try_get::<Option<i64>, _>(place)?),
                });
            }
            let seal = bulk.seal(key, kind, &cells[..at], &mut text);
            visit(&cells, seal);
        }
        Ok(())
    }

    async fn seals_put(c, statement: &str, rows: &str) -> () {
        sqlx::query::<Db>(AssertSqlSafe(statement.to_owned())).bind(rows).execute(c).await?;
        Ok(())
    }
}

impl Store {
    /// Seals everything that is there, as it is, unless that was done. True: it was done now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn seal(&self, now: Timestamp) -> Result<bool, StoreError> {
        if sealed_at(&mut self.read().await?).await?.is_some() {
            return Ok(false);
        }
        let mut tx = self.begin().await?;
        let seals = tx.seals();
        let Some(key) = seals.key() else {
            return Ok(false);
        };
        if !sealed_put(&mut tx, now.0).await? {
            return Ok(false);
        }
        let mut sealed_any = false;
        for (bulk, keys) in sealed() {
            let mut events: BTreeMap<i64, i64> = BTreeMap::new();
            let Some((at, _)) = bulk.seal_at() else {
                continue;
            };
            let mut rows: Vec<Vec<i64>> = Vec::new();
            each(&mut tx, bulk, key, &mut |cells, seal| {
                let number = |cell: &Cell<'_>| match cell {
                    Cell::Int(number) => *number,
                    _ => 0,
                };
                if std::ptr::eq(bulk, &raw const event::INSERT) {
                    let sum = events.entry(number(&cells[1])).or_default();
                    *sum = add(*sum, key.part_of_event(number(&cells[0])));
                }
                if number(&cells[at]) != seal {
                    let row = cells[..keys].iter().map(number).chain([seal]);
                    rows.push(row.collect());
                }
            })
            .await?;
            sealed_any |= !rows.is_empty();
            let columns = bulk.columns[..keys].iter().enumerate();
            let is_item = columns
                .map(|(at, (name, _))| format!("t.{name} = CAST(item.value ->> {at} AS BIGINT)"));
            let statement = format!(
                "UPDATE {} AS t SET {} = CAST(item.value ->> {keys} AS BIGINT) FROM json_each(CAST($1 AS TEXT)) AS item WHERE {}",
                bulk.table(),
                bulk.columns[at].0,
                is_item.collect::<Vec<_>>().join(" AND "),
            );
            for rows in rows.chunks(AT_A_TIME) {
                seals_put(&mut tx, &statement, &json::rows(rows)?).await?;
            }
            for (operator, sum) in events {
                events_put(&mut tx, operator, sum).await?;
            }
        }
        for watched in WATCHED {
            let images = watch::images(&mut tx, watched).await?;
            let rows = images
                .iter()
                .map(|image| (image, watched.seal_of(key, image)));
            let rows: Vec<_> = rows.collect();
            let mut sums = watch::Sums::default();
            for (image, seal) in &rows {
                sums.add(watched, key, &watched.name_of(image), *seal);
            }
            watch::sum_put(&mut tx, watched.table, sums).await?;
            let differ = rows
                .iter()
                .filter(|(image, seal)| watch::sealed_as(image) != *seal);
            let differ: Vec<_> = differ.copied().collect();
            sealed_any |= !differ.is_empty();
            watch::put(&mut tx, watched, &differ).await?;
        }
        tx.commit().await?;
        Ok(sealed_any)
    }
}

//! The database: the only place that knows SQL. SQLite and PostgreSQL run the same text.
//!
//! Each noun is a file of `const` statements and functions on them, for example
//! [`affiliate::by_id`]. A function takes a [`Connection`] first (a [`Tx`] that writes, a
//! [`Batch`], or a [`Reader`]), then, for anything that belongs to an operator, the [`OperatorId`], and answers
//! domain types.
//!
//! To add a query: put its text into the file's `statements!`, where a test prepares it on both
//! databases, and its function into the file's `stamp!`, which writes it once for each driver.
//! Statements can use what both speak: `$1`, `RETURNING`, `ON CONFLICT … DO UPDATE`, `LIMIT`.
//! A sum of integers is NUMERIC on PostgreSQL: `CAST(SUM(x) AS BIGINT)`.
//!
//! Many rows go in one statement. What events write and look up, often and much of it, is in a
//! file's `bulks!` (see `bulk.rs`), which names the columns and reads them `FROM {rows}`. For the rest,
//! `json::rows` makes one text of them, and the statement reads it with
//! `FROM json_each($1) AS item`, `CAST(item.value ->> 0 AS BIGINT)` and so on. SQLite has that
//! function; a migration gives PostgreSQL one of the same name. The rows must be the outer loop, and each of its rows be looked up by an index. Planners know nothing of how long it is, and
//! a plan that is made while a table is empty is kept when it has grown. So what events and clicks
//! look up is `LEFT JOIN`ed, which leaves them no choice, with `+r.operator_id = $2`, which no index
//! serves, in its condition, and `WHERE COALESCE(r.id, 0) <> 0`, which takes out what was not found.
//! Tests look at every plan on both databases.
//!
//! [`OperatorId`]: tributary_domain::id::OperatorId

mod bulk;
mod connection;
mod error;
mod identity;
mod json;
mod normalize;
mod probe;
mod rekey;
mod seal;
mod select;
mod stamp;

pub mod affiliate;
pub mod api_key;
pub mod audit;
pub mod balance;
pub mod brand;
pub mod campaign;
pub mod captcha;
pub mod click;
pub mod custom_tag;
pub mod daily;
pub mod deal;
pub mod demo;
pub mod dimension;
pub mod doctor;
pub mod event;
pub mod event_import;
pub mod event_lookup;
pub mod ledger;
pub mod link;
pub mod list;
pub mod month;
pub mod operator;
pub mod payment;
pub mod player;
pub mod promo_code;
pub mod report;
pub mod secret;
pub mod session;
pub mod spool;
pub mod staff;
pub mod sub_terms;
pub mod tracking;
pub mod tracking_link;
pub mod waiting;

pub use bulk::Writes;
pub use connection::{
    Batch, Connection, FILES, FOR_BATCHES, Handle, Lock, Reader, Snapshot, Store, Tx,
    refuse_second_connections,
};
pub use error::{StoreError, Unique};
pub use normalize::search_key;
pub use seal::Seals;

/// A statement as both databases get it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Its file and name.
    pub name: &'static str,
    /// What SQLite gets.
    pub sqlite: &'static str,
    /// What PostgreSQL gets.
    pub postgres: &'static str,
}

/// Every statement of this crate, for the tests that prepare them all.
#[must_use]
pub fn statements() -> Vec<Statement> {
    let plain = [
        affiliate::STATEMENTS,
        affiliate::overview::STATEMENTS,
        api_key::STATEMENTS,
        audit::STATEMENTS,
        balance::STATEMENTS,
        brand::STATEMENTS,
        campaign::STATEMENTS,
        captcha::STATEMENTS,
        click::STATEMENTS,
        custom_tag::STATEMENTS,
        deal::STATEMENTS,
        demo::STATEMENTS,
        dimension::STATEMENTS,
        doctor::STATEMENTS,
        doctor::sealed::STATEMENTS,
        event::STATEMENTS,
        event_import::STATEMENTS,
        ledger::STATEMENTS,
        link::STATEMENTS,
        month::STATEMENTS,
        operator::STATEMENTS,
        payment::STATEMENTS,
        player::STATEMENTS,
        probe::STATEMENTS,
        promo_code::STATEMENTS,
        rekey::STATEMENTS,
        seal::first::STATEMENTS,
        seal::watch::STATEMENTS,
        secret::STATEMENTS,
        session::STATEMENTS,
        staff::STATEMENTS,
        sub_terms::STATEMENTS,
        tracking::STATEMENTS,
        tracking_link::STATEMENTS,
        waiting::STATEMENTS,
    ];
    let plain = plain.into_iter().flatten().map(|(name, text)| Statement {
        name,
        sqlite: text,
        postgres: text,
    });
    let bulks = [
        event_lookup::BULKS,
        daily::BULKS,
        event::BULKS,
        ledger::BULKS,
        player::BULKS,
        waiting::BULKS,
    ];
    let bulks = bulks.into_iter().flatten().map(|bulk| {
        let [sqlite, postgres] = bulk.texts();
        Statement {
            name: bulk.name,
            sqlite,
            postgres,
        }
    });
    plain.chain(bulks).collect()
}

//! Events a second, from the wire to the ledger, beside bare inserts into the same kind of
//! database: single ones beside single rows, each durable, and batches beside bulk inserts of the
//! rows that the product leaves, an event and an entry each. They take turns.

use serde::Deserialize;
use serde_json::{Value, json};

use super::http::Client;
use super::peer;
use super::programme::{self, affiliates, now};
use super::rate::{Rate, memory, per_second};
use super::server::{Server, Workspace};
use super::table::{Demand, Row, Table};
use crate::failure::{Context, Failure, Result};
use crate::postgres::Postgres;

/// Players, each with events of every batch.
const CUSTOMERS: u64 = 1_000;
/// Events of a large request.
const BATCH: u64 = 1_000;
/// Connections of those who send one event at a time, and of those who send batches.
const CONNECTIONS: (&str, &str) = ("64", "4");
/// The client's time for each turn, and how many there are of each kind: short ones and many, so that
/// what else slows the machine down slows both down alike.
const SECONDS: &str = "1";
const TURNS: u32 = 12;
/// The least share of the bare inserts' rate: single events on SQLite and on PostgreSQL, batches.
const SHARES: (u64, u64, u64) = (200, 50, 20);

#[derive(Deserialize)]
struct Answer {
    accepted: u64,
}

pub(super) fn run(table: &mut Table) -> Result<()> {
    let workspace = Workspace::new()?;
    let beside = format!("sqlite:{}", workspace.path("bare.db").display());
    on(table, "SQLite", SHARES.0, &workspace, &beside)?;
    let postgres = Postgres::start()?;
    let workspace = Workspace::beside(peer::database(&postgres, "bench")?)?;
    let beside = peer::database(&postgres, "bare")?;
    on(table, "PostgreSQL", SHARES.1, &workspace, &beside)
}

fn on(
    table: &mut Table,
    name: &str,
    share: u64,
    workspace: &Workspace,
    beside: &str,
) -> Result<()> {
    programme::operator(workspace)?;
    peer::sql(workspace.database(), &affiliates(1))?;
    let deals = programme::key(
        workspace,
        "--kind operator --scope all --permission deals.write",
    )?;
    let key = programme::key(
        workspace,
        "--kind ingest --brand 1 --scope all --permission events.write",
    )?;
    let server = workspace.serve(&["--rate-limit", "off"])?;
    let at = now()?;
    prepare(&server, &deals, &key, &at)?;

    let mut sent = 0;
    let batch = BATCH.to_string();
    for (what, connections, each, share) in [
        ("one a request, 64 connections", CONNECTIONS.0, 1, share),
        (
            "1000 a request, 4 connections",
            CONNECTIONS.1,
            BATCH,
            SHARES.2,
        ),
    ] {
        let size = if each == 1 { "1" } else { batch.as_str() };
        let bare = [
            "--connections",
            connections,
            "--seconds",
            SECONDS,
            "--batch",
            size,
        ];
        let (mut inserted, mut applied) = (Rate::default(), Rate::default());
        for _ in 0..TURNS {
            inserted.add(peer::insert(beside, &bare)?.rate(1));
            // Numbers that were given to connections that came too late are never used again.
            let first = (sent + 1).to_string();
            let own = [
                "--kind", "events", "--key", &key, "--at", &at, "--first", &first,
            ];
            let load = peer::load(server.address, &[own.as_slice(), &bare].concat())?;
            sent += load.answers * each;
            applied.add(load.rate(each));
        }
        table.add(Row {
            what: format!("events/s, {name}, {what}, beside bare inserts"),
            figure: applied.per_1000_seconds(),
            beside: Some(inserted.per_1000_seconds()),
            demand: Demand::AtLeastHundredths(share),
            unit: per_second,
        });
    }
    check(table, name, workspace, sent)?;
    memory(table, &format!("  peak memory, {name}"), &server);
    Ok(())
}

/// Everything that was answered is there, and has earned what it earns.
fn check(table: &mut Table, name: &str, workspace: &Workspace, sent: u64) -> Result<()> {
    let count = |statement: &str| peer::count(workspace.database(), statement);
    table.add(Row {
        what: format!("events in the database, {name}, beside those answered"),
        figure: count(
            "SELECT COUNT(*) FROM event WHERE state = 'applied' AND type <> 'registration'",
        )?,
        beside: Some(sent),
        demand: Demand::AtLeastHundredths(100),
        unit: |count| count.to_string(),
    });
    // Every wager loses half a unit, of which a quarter is the affiliate's.
    let wagers = count("SELECT COUNT(*) FROM event WHERE type = 'wager'")?;
    let earned = count("SELECT CAST(SUM(rev_share) AS BIGINT) FROM balance")?;
    if earned == wagers * 125_000 {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "{wagers} wagers have earned {earned} micros"
        )))
    }
}

/// A deal that pays at once, and players under it.
fn prepare(server: &Server, deals: &str, key: &str, at: &str) -> Result<()> {
    let deal = json!({
        "affiliate_id": 1, "deal_group_name": "Bench", "deal_type_id": 6, "cpa_amount": 30, "qua_cpa_deposit": 20,
        "rev_share_percentage": 25,
    });
    post(server, "/api/af2_deals_op", deals, &deal)?;
    let customers = (1..=CUSTOMERS).map(|number| {
        json!({
            "event_id": format!("r{number}"), "type": "registration", "occurred_at": at,
            "ext_customer_id": format!("p{number}"), "affiliate_id": 1, "country": "BG",
        })
    });
    let answer = post(server, "/api/v1/events", key, &customers.collect())?;
    let answer: Answer = serde_json::from_slice(&answer).context(|| "registrations".to_owned())?;
    if answer.accepted == CUSTOMERS {
        Ok(())
    } else {
        Err(Failure::new("not every registration was accepted"))
    }
}

fn post(server: &Server, path: &str, key: &str, body: &Value) -> Result<Vec<u8>> {
    let mut client = Client::connect(server.address)?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nauthorization: {key}\r\ncontent-type: application/json\r\n"
    );
    let answer = client.send(&head, &body.to_string())?;
    if answer.status == 200 {
        Ok(answer.body)
    } else {
        let said = String::from_utf8_lossy(&answer.body).into_owned();
        Err(Failure::new(format!(
            "{path} was answered {}: {said}",
            answer.status
        )))
    }
}

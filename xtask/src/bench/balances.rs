//! The time of listing a thousand affiliates with their balances, beside the same list without.
//! Behind the balances are ten million events of ten thousand players and a million entries of
//! the ledger, generated in SQL; the running balances are the sums of those entries.

use std::time::{Duration, Instant};

use super::http::Client;
use super::peer;
use super::programme::{self, affiliates, numbers, today};
use super::rate::{median, memory, milliseconds};
use super::server::Workspace;
use super::table::{Demand, Row, Table};
use crate::failure::{Failure, Result};
use crate::process;

/// Affiliates: as many as one answer has.
const AFFILIATES: u64 = 1_000;
/// Players, and events of each.
const PLAYERS: u64 = 10_000;
const EVENTS: u64 = 10_000_000;
/// Entries of the ledger.
const ENTRIES: u64 = 1_000_000;
/// Microseconds of a day.
const DAY: u64 = 86_400_000_000;
/// Lists of each kind whose time is taken.
const LISTS: usize = 31;
/// The most that balances may cost, in hundredths of the time without them.
const MAX_PERCENT: u64 = 200;

pub(super) fn run(table: &mut Table) -> Result<()> {
    let workspace = Workspace::new()?;
    programme::operator(&workspace)?;
    let key = programme::key(
        &workspace,
        "--kind operator --scope all --permission affiliates.read --permission balances.read",
    )?;
    peer::sql(workspace.database(), &fill(today()?))?;
    let server = workspace.serve(&["--rate-limit", "off"])?;
    let mut client = Client::connect(server.address)?;
    let (mut without, mut with, mut all) = (Vec::new(), Vec::new(), Vec::new());
    // In turns, so that what else the machine does falls on all.
    for _ in 0..LISTS {
        for (path, has_money, times) in [
            (
                "/api/af2_aff_op?range=%5B0,999%5D&without_money=true",
                false,
                &mut without,
            ),
            ("/api/af2_aff_op?range=%5B0,999%5D", true, &mut with),
            ("/api/af2_balance_op?range=%5B0,999%5D", true, &mut all),
        ] {
            times.push(list(&mut client, &key, path, has_money)?);
        }
    }
    let beside = median(without);
    for (what, times) in [("af2_aff_op", with), ("af2_balance_op", all)] {
        table.add(Row {
            what: format!("{what}, 1000 affiliates with balances, beside af2_aff_op without"),
            figure: median(times),
            beside: Some(beside),
            demand: Demand::AtMostHundredths(MAX_PERCENT),
            unit: milliseconds,
        });
    }
    memory(table, "balances: peak memory", &server);
    Ok(())
}

/// One list: how long it took.
fn list(client: &mut Client, key: &str, path: &str, has_money: bool) -> Result<Duration> {
    if process::interrupted() {
        return Err(Failure::new("interrupted"));
    }
    let head = format!("GET {path} HTTP/1.1\r\nauthorization: {key}\r\n");
    let started = Instant::now();
    let answer = client.send(&head, "")?;
    let time = started.elapsed();
    let text = String::from_utf8_lossy(&answer.body);
    // Each affiliate has a thousand entries of 1.25.
    if answer.status == 200 && text.contains("\"balance\":1250") == has_money {
        return Ok(time);
    }
    let start: String = text.chars().take(300).collect();
    Err(Failure::new(format!(
        "{path} was answered {}: {start}",
        answer.status
    )))
}

/// Everything up to a day.
fn fill(today: u64) -> String {
    let (players, events, entries) = (
        numbers(1, PLAYERS),
        numbers(0, EVENTS - 1),
        numbers(0, ENTRIES - 1),
    );
    let each = EVENTS / PLAYERS;
    let share = ENTRIES / AFFILIATES;
    let first = today - 90;
    let begin = first * DAY;
    let step = 90 * DAY / EVENTS;
    format!(
        "{}
         INSERT INTO dimension (operator_id, level, affiliate_id, brand_id, link_id, campaign_id, deal_id, source_id, afp, afp1, afp2, afp3, afp4, afp5,
           afp6, afp7, afp8, afp9, utm_source, utm_medium, utm_campaign, utm_term, utm_content, key)
         {} SELECT 1, i % 2, (i + 1) / 2, 1, 0, 0, 0, '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'place' || i FROM n;
         INSERT INTO registration (operator_id, brand_id, ext_customer_id, username, country, status, registered_at, created_at, affiliate_id, link_id,
           campaign_id, tracker, attribution, binding, dimension_id, detail_id, deposits, deposit_count, withdrawals, withdrawal_count, chargebacks,
           bonuses, deductions, bets, wins, wagers, ftd_event, ftd_amount, cpl, cpa, rev_share, sub_fee)
         {players} SELECT 1, 1, 'p' || i, '', 'BG', 'active', {begin}, {begin}, 1 + (i - 1) / {}, 0, 0, '', '{{}}', '{{}}', 2 + 2 * ((i - 1) / {}),
           1 + 2 * ((i - 1) / {}), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', 0, 0, 0, 0, 0 FROM n;
         INSERT INTO event (operator_id, brand_id, event_id, type, state, ext_customer_id, registration_id, occurred_at, day, received_at, effect, payload,
           digest, reverses, note)
         {events} SELECT 1, 1, 'e' || CAST(100000000 + i AS TEXT), 'wager', 'applied', 'p' || (1 + i / {each}), 1 + i / {each}, {begin} + i * {step},
           {first} + i * {step} / {DAY}, {begin} + i * {step}, '[]', '{{\"bets\":\"10\"}}', 'a digest of it', '', '' FROM n;
         INSERT INTO ledger (operator_id, affiliate_id, seq, kind, amount, for_day, posted_at, registration_id, detail, hash)
         {entries} SELECT 1, 1 + i / {share}, 1 + i % {share}, 'rev_share', 1250000, {first} + i % {share} * 90 / {share},
           {begin} + i % {share} * 90 / {share} * {DAY}, 1 + i / {}, '{{}}', 'a hash of it' FROM n;
         INSERT INTO balance (affiliate_id, operator_id, seq, hash, cpl, cpa, rev_share, sub_affiliate, adjustments, payments, deposits, deposit_count,
           first_deposit, first_deposits, registrations)
         SELECT affiliate_id, 1, MAX(seq), 'a hash of it', 0, 0, SUM(amount), 0, 0, 0, 0, 0, 0, 0, 10 FROM ledger GROUP BY affiliate_id;
         ANALYZE",
        affiliates(AFFILIATES),
        numbers(1, 2 * AFFILIATES),
        PLAYERS / AFFILIATES,
        PLAYERS / AFFILIATES,
        PLAYERS / AFFILIATES,
        ENTRIES / PLAYERS,
    )
}

//! How close sign-ups come to what their password hash alone costs. Bare hashing and the server
//! take turns on the same machine, so that a processor that slows down slows down both.

use std::num::NonZero;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use serde::Deserialize;
use serde_json::json;

use super::http::Client;
use super::rate::{Rate, memory, per_second};
use super::server::{Server, Workspace};
use super::table::{Demand, Row, Table};
use crate::failure::{Context, Failure, Result};
use crate::process;

/// One turn: short, so that what else the machine does falls on both.
const TURN: Duration = Duration::from_secs(2);
/// Turns of each kind at each number of connections.
const TURNS: u32 = 5;
/// Connections at once: a busy hour, and a rush.
const CONNECTIONS: [usize; 2] = [16, 200];
/// The least share of bare hashing that sign-ups have to reach.
const SHARE: u64 = 80;

/// What `operator create` prints.
#[derive(Deserialize)]
struct Created {
    id: u64,
}

/// What `key create` prints.
#[derive(Deserialize)]
struct Key {
    key: String,
}

pub(super) fn run(table: &mut Table) -> Result<()> {
    let workspace = Workspace::new()?;
    let key = operator_key(&workspace)?;
    let server = workspace.serve(&["--rate-limit", "off"])?;
    memory(table, "sign-ups: peak memory, idle", &server);
    let count = AtomicU64::new(0);
    for connections in CONNECTIONS {
        let (mut bare, mut signed_up) = (Rate::default(), Rate::default());
        for _ in 0..TURNS {
            bare.add(in_turn(cores(), |_| hasher())?);
            signed_up.add(in_turn(connections, |_| signer(&server, &key, &count))?);
        }
        if signed_up.per_1000_seconds() > bare.per_1000_seconds().saturating_mul(2) {
            return Err(Failure::new(
                "argon2 is not optimised in the profile that xtask is built by",
            ));
        }
        table.add(Row {
            what: format!("sign-ups/s, {connections} connections, beside argon2id/s"),
            figure: signed_up.per_1000_seconds(),
            beside: Some(bare.per_1000_seconds()),
            demand: Demand::AtLeastHundredths(SHARE),
            unit: per_second,
        });
    }
    memory(table, "sign-ups: peak memory, after the rush", &server);
    Ok(())
}

fn operator_key(workspace: &Workspace) -> Result<String> {
    let operator = [
        "operator",
        "create",
        "--name",
        "Bench",
        "--hostname",
        "localhost",
    ];
    let operator: Created = workspace.command(&operator)?;
    let id = operator.id.to_string();
    let key = [
        "key",
        "create",
        "--operator",
        &id,
        "--kind",
        "operator",
        "--name",
        "bench",
    ];
    let grants = [
        "--permission",
        "affiliates.write",
        "--scope",
        "all",
        "--ip",
        "127.0.0.1",
    ];
    let key: Key = workspace.command(&[key.as_slice(), &grants].concat())?;
    Ok(key.key)
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Has so many threads do something over and over for one turn. Each finishes what it has begun,
/// and the clock runs until the last one has: what is counted was done in the time that is.
fn in_turn<W: FnMut() -> Result<()>>(
    threads: usize,
    worker: impl Fn(usize) -> Result<W> + Sync,
) -> Result<Rate> {
    let started = Instant::now();
    let work = |number: usize| -> Result<u64> {
        let mut once = worker(number)?;
        let mut count = 0;
        while started.elapsed() < TURN && !process::interrupted() {
            once()?;
            count += 1;
        }
        Ok(count)
    };
    let count = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|number| scope.spawn(move || work(number)))
            .collect();
        workers.into_iter().try_fold(0, |sum, worker| {
            let count = worker
                .join()
                .map_err(|_| Failure::new("a bench thread panicked"))??;
            Ok::<u64, Failure>(sum + count)
        })
    })?;
    if process::interrupted() {
        return Err(Failure::new("interrupted"));
    }
    Ok(Rate {
        count,
        time: started.elapsed(),
    })
}

/// Hashes one password: the settings that the server uses.
fn hasher() -> Result<impl FnMut() -> Result<()>> {
    let doing = || "argon2id".to_owned();
    let params = Params::new(19_456, 2, 1, Some(32)).context(doing)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Ok(move || {
        let mut hash = [0; 32];
        argon2
            .hash_password_into(b"Bench-password-1", b"sixteen bytes of", &mut hash)
            .context(doing)
    })
}

/// Signs up one affiliate, on a connection of its own.
fn signer(server: &Server, key: &str, count: &AtomicU64) -> Result<impl FnMut() -> Result<()>> {
    let mut client = Client::connect(server.address)?;
    let head = format!(
        "POST /api/register-aff HTTP/1.1\r\nauthorization: {key}\r\ncontent-type: application/json\r\n"
    );
    Ok(move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        let body = json!({
            "first_name": "Bench",
            "last_name": "Mark",
            "username": format!("bench_{number}"),
            "password": "Bench-password-1",
            "bo_user_email": format!("bench_{number}@example.com"),
            "country": "BG",
            "language": "en",
            "tc": true,
            "hostname": "localhost",
        });
        let answer = client.send(&head, &body.to_string())?;
        if answer.status == 200 {
            Ok(())
        } else {
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            Err(Failure::new(format!(
                "a sign-up was answered {}: {said}",
                answer.status
            )))
        }
    })
}

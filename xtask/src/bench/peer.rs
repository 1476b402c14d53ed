//! The helper `tributary-peer`: what stands beside the product, and the client that asks both.

use std::io::Write as _;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::rate::Rate;
use super::server::{Server, free_address};
use crate::failure::{Context, Failure, Result};
use crate::postgres::Postgres;
use crate::process;
use crate::settings::{PEER, program};

/// What the client found out.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Load {
    /// Requests that were answered as they should be.
    pub(super) answers: u64,
    /// In how long.
    pub(super) microseconds: u64,
    /// Half of them came within so many microseconds.
    #[serde(default)]
    pub(super) p50: u64,
    /// One of a hundred took longer.
    #[serde(default)]
    pub(super) p99: u64,
}

impl Load {
    /// How often in how long, with so much in each request.
    pub(super) fn rate(&self, each: u64) -> Rate {
        Rate {
            count: self.answers * each,
            time: Duration::from_micros(self.microseconds),
        }
    }
}

#[derive(Deserialize)]
struct Counted {
    count: i64,
}

/// Starts the server that stores nothing.
pub(super) fn bare() -> Result<Server> {
    let address = free_address()?;
    let mut command = peer();
    command.args(["bare", "--listen", &address.to_string()]);
    Server::start(&mut command, address)
}

/// Asks a server, as the options say.
pub(super) fn load(address: SocketAddr, options: &[&str]) -> Result<Load> {
    let address = address.to_string();
    measured(&[&["load", "--address", &address], options].concat())
}

/// Inserts into a database, as the options say.
pub(super) fn insert(database: &str, options: &[&str]) -> Result<Load> {
    measured(&[&["insert", "--database", database], options].concat())
}

/// A number in a database.
pub(super) fn count(database: &str, statement: &str) -> Result<u64> {
    let counted: Counted = measured(&["sql", "--database", database, "--count", statement])?;
    u64::try_from(counted.count).context(|| statement.to_owned())
}

/// Makes a database in a cluster; where it is found.
pub(super) fn database(cluster: &Postgres, name: &str) -> Result<String> {
    let url = cluster.url();
    sql(&url, &format!("CREATE DATABASE {name}"))?;
    let server = url
        .rsplit_once('/')
        .map_or(url.as_str(), |(server, _)| server);
    Ok(format!("{server}/{name}"))
}

/// Runs statements on a database.
pub(super) fn sql(database: &str, statements: &str) -> Result<()> {
    let doing = || "tributary-peer sql".to_owned();
    let mut child = peer()
        .args(["sql", "--database", database])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .context(doing)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(statements.as_bytes()).context(doing)?;
    }
    if child.wait().context(doing)?.success() {
        Ok(())
    } else {
        Err(Failure::new("the database could not be filled"))
    }
}

fn measured<T: DeserializeOwned>(arguments: &[&str]) -> Result<T> {
    if process::interrupted() {
        return Err(Failure::new("interrupted"));
    }
    let json = process::output(peer().args(arguments))?;
    serde_json::from_str(&json).context(|| format!("tributary-peer {}", arguments.join(" ")))
}

fn peer() -> Command {
    Command::new(program("release", PEER))
}

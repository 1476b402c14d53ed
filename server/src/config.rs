//! What can be configured: one set of options for flags, environment and file.
//!
//! | to add | do |
//! |---|---|
//! | an option of the server | a field of [`Serve`] with its `long` and `env` names; the file takes it by itself |
//! | an option of every command | a field of [`Common`] |
//! | a command | a file under `commands/`, a variant of [`Command`](crate::commands::Command) |

mod file;
mod value;

pub use file::install;
pub use value::{ClickDurability, LogFormat, Switch, parse_duration, parse_network};

use clap::error::ErrorKind;
use ipnet::IpNet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What every command takes.
#[derive(clap::Args, Clone, Debug)]
pub struct Common {
    /// Where the data lies: sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(
        long,
        env = "TRIBUTARY_DATABASE",
        value_name = "URL",
        default_value = "sqlite:data/tributary.db",
        hide_env_values = true
    )]
    pub database: String,
    /// The file that options are read from; without it, tributary.toml where it exists
    #[arg(long, env = "TRIBUTARY_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How log lines are written (to standard error)
    #[arg(
        long,
        env = "TRIBUTARY_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub log_format: LogFormat,
}

/// What the server takes.
#[derive(clap::Args, Clone, Debug)]
pub struct Serve {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// The address that browsers and API clients connect to
    #[arg(
        long,
        env = "TRIBUTARY_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:3000"
    )]
    pub listen: SocketAddr,
    /// The address of GET /metrics (Prometheus text); without it there is none
    #[arg(long, env = "TRIBUTARY_METRICS_LISTEN", value_name = "ADDR")]
    pub metrics_listen: Option<SocketAddr>,
    /// A proxy, or a network of them, whose X-Forwarded-* headers count; may be repeated
    #[arg(
        long,
        env = "TRIBUTARY_TRUSTED_PROXY",
        value_name = "CIDR",
        value_delimiter = ',',
        value_parser = parse_network
    )]
    pub trusted_proxy: Vec<IpNet>,
    /// Stands in for the captcha provider's siteverify address
    #[arg(long, env = "TRIBUTARY_CAPTCHA_VERIFY_URL", value_name = "URL")]
    pub captcha_verify_url: Option<String>,
    /// Whether callers are throttled
    #[arg(
        long,
        env = "TRIBUTARY_RATE_LIMIT",
        value_name = "SWITCH",
        default_value = "on"
    )]
    pub rate_limit: Switch,
    /// Loads the demo operator (localhost, 127.0.0.1) where there is none
    #[arg(
        long,
        env = "TRIBUTARY_DEMO",
        value_parser = clap::builder::BoolishValueParser::new()
    )]
    pub demo: bool,
    /// When a click is answered: commit, once it is on disk; async, at once
    #[arg(
        long,
        env = "TRIBUTARY_CLICK_DURABILITY",
        value_name = "WHEN",
        default_value = "commit"
    )]
    pub click_durability: ClickDurability,
    /// The file in which clicks wait for the database, this server's own; without it, one beside
    /// the SQLite database, or data/clicks.db
    #[arg(long, env = "TRIBUTARY_CLICK_SPOOL", value_name = "PATH")]
    pub click_spool: Option<PathBuf>,
    /// Connections at a time; further ones are answered 503 and closed
    #[arg(
        long,
        env = "TRIBUTARY_MAX_CONNECTIONS",
        value_name = "N",
        default_value_t = 4096,
        value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=1_000_000)
    )]
    pub max_connections: usize,
    /// Those of one address, or one IPv6 /64, among them; a quarter of all where nothing is said. A
    /// trusted proxy has no such limit
    #[arg(
        long,
        env = "TRIBUTARY_MAX_CONNECTIONS_PER_ADDRESS",
        value_name = "N",
        value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=1_000_000)
    )]
    pub max_connections_per_address: Option<usize>,
    /// How long a connection may take to send a request's head, or lie idle between two
    #[arg(
        long,
        env = "TRIBUTARY_HEADER_TIMEOUT",
        value_name = "TIME",
        default_value = "30s",
        value_parser = parse_duration
    )]
    pub header_timeout: Duration,
    /// How long a request's body may take to arrive
    #[arg(
        long,
        env = "TRIBUTARY_BODY_TIMEOUT",
        value_name = "TIME",
        default_value = "15s",
        value_parser = parse_duration
    )]
    pub body_timeout: Duration,
    /// How long a request may take until its answer begins
    #[arg(
        long,
        env = "TRIBUTARY_REQUEST_TIMEOUT",
        value_name = "TIME",
        default_value = "25s",
        value_parser = parse_duration
    )]
    pub request_timeout: Duration,
    /// How long running requests may go on after SIGTERM
    #[arg(
        long,
        env = "TRIBUTARY_SHUTDOWN_TIMEOUT",
        value_name = "TIME",
        default_value = "28s",
        value_parser = parse_duration
    )]
    pub shutdown_timeout: Duration,
}

/// How reading the command line ended without a command to run.
#[derive(Debug)]
pub enum Stop {
    /// Help or the version was asked for: what to print on standard output.
    Told(String),
    /// Something was not accepted: one sentence for standard error.
    Refused(String),
}

/// Clap's answer as the one sentence that the contract promises.
pub fn explain(error: &clap::Error) -> Stop {
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Stop::Told(text),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            return Stop::Refused("a command is needed; `tributary --help` lists them".into());
        }
        _ => {}
    }
    let first = text.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    let sentence = words.join(" ");
    Stop::Refused(
        sentence
            .strip_prefix("error: ")
            .unwrap_or(&sentence)
            .to_owned(),
    )
}

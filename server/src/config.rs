//! What can be configured: one set of options for flags, environment and file.
//!
//! | to add | do |
//! |---|---|
//! | an option of the server | a field of [`Serve`] with its `long` and `env` names; the file takes it by itself |
//! | an option of every command | a field of [`Common`] |
//! | a command | a file under `commands/`, a variant of [`Command`](crate::commands::Command) |

mod file;
mod value;

pub use value::{ClickDurability, LogFormat, Switch, parse_duration, parse_network};

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser};
use ipnet::IpNet;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// The command line.
#[derive(Parser, Debug)]
#[command(
    name = "tributary",
    version,
    about = "A self-hosted affiliate platform.",
    after_help = "Flags, environment variables and tributary.toml set the same options, in that order of precedence."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: crate::commands::Command,
}

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

impl Cli {
    /// Reads the command line, the environment and the configuration file.
    ///
    /// # Errors
    /// [`Stop`] when there is nothing to run.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, Stop> {
        let args: Vec<OsString> = args.into_iter().collect();
        let command = file::install(Self::command(), &args).map_err(Stop::Refused)?;
        let matches = command
            .try_get_matches_from(args)
            .map_err(|error| explain(&error))?;
        Self::from_arg_matches(&matches).map_err(|error| explain(&error))
    }
}

/// Clap's answer as the one sentence that the contract promises.
fn explain(error: &clap::Error) -> Stop {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Command;

    fn read(args: &[&str]) -> Result<Serve, String> {
        match Cli::read(args.iter().map(OsString::from)) {
            Ok(Cli {
                command: Command::Serve(serve),
            }) => Ok(*serve),
            Ok(other) => Err(format!("{other:?}")),
            Err(Stop::Told(text) | Stop::Refused(text)) => Err(text),
        }
    }

    #[test]
    fn the_file_gives_way_to_flags() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.toml");
        let text = "listen = \"127.0.0.1:4000\"\ntrusted-proxy = [\"10.0.0.0/8\", \"::1\"]\n\
                    max_connections = 7\ndemo = true\nrate-limit = \"off\"\n";
        std::fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap();
        let serve = read(&["tributary", "serve", "--config", path]).unwrap();
        assert_eq!(serve.listen.port(), 4000);
        assert_eq!(serve.trusted_proxy.len(), 2);
        assert_eq!((serve.max_connections, serve.demo), (7, true));
        assert_eq!(serve.rate_limit, Switch::Off);
        let config = format!("--config={path}");
        let serve = read(&["tributary", "serve", &config, "--listen", "127.0.0.1:5000"]).unwrap();
        assert_eq!(serve.listen.port(), 5000);
    }

    #[test]
    fn what_is_wrong_with_the_file_is_one_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.toml");
        let path = path.to_str().unwrap();
        for (text, part) in [
            ("colour = 1", "\"colour\""),
            ("listen = \"nowhere\"", "nowhere"),
            ("listen = 1.5", "listen"),
            ("name = \"x\"", "\"name\""),
            ("a = = b", "line 1"),
        ] {
            std::fs::write(path, text).unwrap();
            let sentence = read(&["tributary", "serve", "--config", path]).unwrap_err();
            assert!(
                sentence.contains(part) && !sentence.contains('\n'),
                "{sentence}"
            );
        }
        let sentence = read(&["tributary", "serve", "--config", "/nowhere.toml"]).unwrap_err();
        assert!(sentence.contains("/nowhere.toml"), "{sentence}");
    }

    #[test]
    fn a_refused_argument_is_one_line() {
        for args in [
            &["tributary"][..],
            &["tributary", "serve", "--listen", "x"],
            &["tributary", "serve", "--what"],
            &["tributary", "operator", "create"],
            &["tributary", "serve", "--trusted-proxy", "10.0.0.0/40"],
        ] {
            let sentence = read(args).unwrap_err();
            assert!(
                !sentence.is_empty() && !sentence.contains('\n'),
                "{args:?}: {sentence}"
            );
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}

//! The commands of the binary (contract.md §1). Each `create` prints one JSON object on standard
//! output; a refused argument is one sentence on standard error and exit code 2.

pub mod brand;
pub mod campaign;
pub mod doctor;
pub(crate) mod flag;
pub mod fx;
pub mod key;
pub mod link;
pub mod migrate;
pub mod month;
pub mod operator;
pub mod promo_code;
pub mod serve;
pub mod staff;
pub mod tag;

use crate::config::{self, Common, Serve, Stop};
use crate::{logging, rest};
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;
use tributary_domain::time::Date;
use tributary_service::{Clock, Error, Options, Service};
use tributary_store::{Store, StoreError};

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
    pub command: Command,
}

impl Cli {
    /// Reads the command line, the environment and the configuration file.
    ///
    /// # Errors
    /// [`Stop`] when there is nothing to run.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, Stop> {
        let args: Vec<OsString> = args.into_iter().collect();
        let command = config::install(Self::command(), &args).map_err(Stop::Refused)?;
        let matches = command
            .try_get_matches_from(args)
            .map_err(|error| config::explain(&error))?;
        Self::from_arg_matches(&matches).map_err(|error| config::explain(&error))
    }
}

/// What the binary can do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Runs the server
    Serve(Box<Serve>),
    /// Applies pending migrations
    Migrate(migrate::Migrate),
    /// Makes and changes operators
    #[command(subcommand)]
    Operator(operator::Operator),
    /// Makes employees of an operator
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Makes brands of an operator
    #[command(subcommand)]
    Brand(brand::Brand),
    /// Makes destination links
    #[command(subcommand)]
    Link(link::Link),
    /// Makes campaigns
    #[command(subcommand)]
    Campaign(campaign::Campaign),
    /// Makes promo codes
    #[command(subcommand)]
    PromoCode(promo_code::PromoCode),
    /// Says what other currencies are worth
    #[command(subcommand)]
    Fx(fx::Fx),
    /// Closes months
    #[command(subcommand)]
    Month(month::Month),
    /// Makes API keys
    #[command(subcommand)]
    Key(key::Key),
    /// Makes custom tags of affiliates, links and media
    #[command(subcommand)]
    Tag(tag::Tag),
    /// Checks what must always hold; exit code 1 on any fault
    Doctor(doctor::Doctor),
    /// Prints the OpenAPI description of the HTTP API
    Openapi,
}

/// How a command ended without success.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// An argument was not accepted: one sentence; exit code 2.
    Refused(String),
    /// It could not be done: one sentence; exit code 1.
    Failed(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid { violations, .. } => Self::Refused(flag::sentence(&violations)),
            Error::Refused(_) => Self::Refused(error.to_string()),
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Address(sentence) => {
                Self::Refused(format!("{}: {sentence}", flag::flag("database")))
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Runs the command that `args` name and answers the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let outcome = match Cli::read(args) {
        Ok(cli) => execute(cli.command),
        Err(Stop::Told(text)) => print(text.trim_end()),
        Err(Stop::Refused(sentence)) => Err(Failure::Refused(sentence)),
    };
    logging::flush();
    let (sentence, code) = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Refused(sentence)) => (sentence, 2),
        Err(Failure::Failed(sentence)) => (sentence, 1),
    };
    // One line, whatever is in the sentence.
    let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = writeln!(std::io::stderr(), "tributary: {line}");
    ExitCode::from(code)
}

fn execute(command: Command) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match command {
            Command::Serve(options) => serve::run(*options).await,
            Command::Migrate(options) => migrate::run(options).await,
            Command::Operator(command) => operator::run(command).await,
            Command::Staff(command) => staff::run(command).await,
            Command::Brand(command) => brand::run(command).await,
            Command::Link(command) => link::run(command).await,
            Command::Campaign(command) => campaign::run(command).await,
            Command::PromoCode(command) => promo_code::run(command).await,
            Command::Fx(command) => fx::run(command).await,
            Command::Month(command) => month::run(command).await,
            Command::Key(command) => key::run(command).await,
            Command::Tag(command) => tag::run(command).await,
            Command::Doctor(options) => doctor::run(options).await,
            Command::Openapi => print(rest::openapi::text()),
        }
    })
}

/// Opens the database and brings it up to date.
async fn open(common: &Common) -> Result<Store, Failure> {
    logging::start(common.log_format)?;
    let store = Store::open(&common.database).await?;
    store.migrate().await?;
    Ok(store)
}

/// The use cases on an up-to-date database, for a command.
async fn service(common: &Common) -> Result<Service, Failure> {
    let store = open(common).await?;
    Ok(Service::new(store, Clock::System, Options::default()).await?)
}

/// Reads an argument that is a day.
fn parse_day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "it is a day such as 2026-07-01".to_owned())
}

/// Ends a command that wrote: everything is on disk, and SQLite folds its log away.
async fn done(service: &Service, answer: serde_json::Value) -> Result<(), Failure> {
    service.store.close().await;
    print(&answer.to_string())
}

/// Prints a line on standard output. A reader that has gone away (`| head`) is no failure.
fn print(line: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;

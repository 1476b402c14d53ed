//! The project's own commands, so that a clone needs nothing but `rustup`: `cargo xtask help`.

mod bench;
mod check;
mod compress;
mod css;
mod dev;
mod failure;
mod files;
mod postgres;
mod process;
mod release;
mod rules;
mod run;
mod settings;
mod site;
mod size;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the front end and the server, and start it with demo data on 127.0.0.1:3000
    Run {
        /// More arguments for `tributary serve`
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Like run, and again whenever a source file changes
    Dev {
        /// More arguments for `tributary serve`
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Run all tests: unit, both databases, HTTP, browser
    Test {
        /// Run only tests whose name contains this
        filter: Option<String>,
        /// After how many minutes whatever is still running is ended and named
        #[arg(long, default_value_t = 75, value_parser = clap::value_parser!(u64).range(1..))]
        deadline: u64,
    },
    /// Formatting, lints, documentation, dependency rule, size budget, generated files
    Check,
    /// Build target/release/tributary with the site inside it
    Build,
    /// Run the benchmarks, each beside its limit or its peer
    Bench {
        /// Only this one
        name: Option<String>,
        /// Take what was built before
        #[arg(long)]
        no_build: bool,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = process::listen().and_then(|()| match cli.command {
        Command::Run { args } => run::run(&args),
        Command::Dev { args } => dev::dev(&args),
        Command::Test { filter, deadline } => {
            test::test(filter.as_deref(), Duration::from_secs(deadline * 60))
        }
        Command::Check => check::check(),
        Command::Build => release::build(),
        Command::Bench { name, no_build } => bench::bench(name.as_deref(), no_build),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

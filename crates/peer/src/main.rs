//! What benchmarks set beside the product, built as the product is: a server that answers and
//! stores nothing, inserts without a product around them, and the one client that asks everybody.
//! `cargo xtask bench` runs it; each command prints one JSON object.
//!
//! | file | what it does |
//! |---|---|
//! | [`bare`] | answers every request with the same 302 |
//! | [`load`] | asks a server over many connections and takes the time |
//! | [`insert`] | rows into tables that look like the product's |
//! | [`sql`] | runs statements on either database: to fill it, and to count what is there |

mod bare;
mod insert;
mod load;
mod sql;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// What can go wrong: it is said, and the benchmark fails.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[derive(Parser)]
#[command(name = "tributary-peer")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answers every request with a 302
    Bare(bare::Bare),
    /// Asks a server for a while
    Load(load::Load),
    /// Inserts rows for a while
    Insert(insert::Insert),
    /// Runs the statements on standard input, or counts
    Sql(sql::Sql),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Bare(options) => on_all_cores(bare::run(options)),
        // As little of the machine as can be: what the client takes, the server lacks.
        Command::Load(options) => on_one_core(load::run(options)),
        Command::Insert(options) => on_all_cores(insert::run(options)),
        Command::Sql(options) => on_one_core(sql::run(options)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tributary-peer: {error}");
            ExitCode::FAILURE
        }
    }
}

fn on_all_cores(work: impl Future<Output = Result<()>>) -> Result<()> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.enable_all().build()?.block_on(work)
}

fn on_one_core(work: impl Future<Output = Result<()>>) -> Result<()> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build()?.block_on(work)
}

/// Prints what was measured.
fn print(answer: &impl serde::Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(answer)?);
    Ok(())
}

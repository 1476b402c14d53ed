//! The binary `tributary`.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A click is allocated by one thread and freed by another, and the C library's allocator has them
/// wait for each other: most of a redirect's time was that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    tributary_server::commands::run(std::env::args_os())
}

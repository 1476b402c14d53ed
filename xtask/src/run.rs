//! `cargo xtask run`: the product on this machine, with demo data.

use std::process::Command;

use crate::failure::Result;
use crate::process;
use crate::settings::{BINARY, Purpose, SERVER_SIDE, Settings, binary, root};
use crate::site;
use crate::tools;

/// Builds the front end and the server, and becomes the server.
pub(crate) fn run(args: &[String]) -> Result<()> {
    eprintln!(
        "xtask: step 1 of 2: building the pages and the server (minutes the first time, seconds \
         later)"
    );
    build_all()?;
    eprintln!("xtask: step 2 of 2: starting it; the first start makes the demo data");
    become_program(&mut server(args)?)
}

/// Builds pages and server beside each other: either ends with one large crate, which leaves a
/// processor to the other. The server looks for the pages when it runs.
fn build_all() -> Result<()> {
    let builds: [fn() -> Result<()>; 2] = [build_pages, build_server];
    process::in_parallel(builds.to_vec(), |build| build())
}

fn build_pages() -> Result<()> {
    site::build(Purpose::Try).map(drop)
}

/// Builds the server as the tests do, so that either finds the other's work done. Cargo chooses
/// the features of dependencies by the packages that are asked for, and looks at what tests need
/// only if tests, examples or the like are asked for: there are no examples, so none is built.
pub(crate) fn build_server() -> Result<()> {
    let mut cargo = tools::cargo();
    cargo
        .arg("build")
        .args(SERVER_SIDE)
        .args(["--bin", BINARY, "--examples"]);
    process::run(&mut cargo)
}

/// The server with demo data in `data/`, unless the arguments say otherwise.
pub(crate) fn server(args: &[String]) -> Result<Command> {
    let settings = Settings::load()?;
    let mut command = Command::new(binary("debug"));
    command.current_dir(root()).arg("serve");
    let defaults = [
        ("--demo", None),
        ("--database", Some("sqlite:data/tributary.db")),
        ("--listen", Some(settings.site_addr.as_str())),
    ];
    for (name, value) in defaults {
        let given = |arg: &String| arg == name || arg.starts_with(&format!("{name}="));
        if !args.iter().any(given) {
            command.arg(name).args(value);
        }
    }
    command.args(args);
    Ok(command)
}

/// Replaces this process, so that Ctrl-C and SIGTERM reach the server itself.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    use crate::failure::Failure;

    let error = command.exec();
    let program = command.get_program().to_string_lossy();
    Err(Failure::new(format!("cannot start {program}: {error}")))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    process::run(command)
}

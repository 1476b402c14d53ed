//! Starting other programs, and ending them when somebody wants us to end.

use std::io;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread::sleep;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};

use crate::failure::{Context, Failure, Result};

/// Set by the first Ctrl-C or SIGTERM.
static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// How often a waiting step looks whether its program has ended.
const GLANCE: Duration = Duration::from_millis(20);
/// How long a program may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(35);

/// Turns Ctrl-C and SIGTERM into a flag, so that a database or a server that we started is
/// stopped before we go. A second one ends us at once.
pub(crate) fn listen() -> Result<()> {
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register_conditional_shutdown(signal, 130, INTERRUPTED.clone())
            .and_then(|_| signal_hook::flag::register(signal, INTERRUPTED.clone()))
            .context(|| "cannot listen for Ctrl-C".to_owned())?;
    }
    Ok(())
}

/// Whether somebody asked us to end.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// Starts a program that has nobody at its keyboard. It leads a group of its own: Ctrl-C reaches
/// us alone, and we end it with all that it has started, in the order that we choose.
pub(crate) fn start(command: &mut Command) -> Result<Child> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| cannot_start(command, &error))
}

/// Runs a program to its end; an interruption ends it, too.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    let mut child = start(command)?;
    loop {
        if let Some(status) = child.try_wait().context(|| describe(command))? {
            return Ok(status);
        }
        if interrupted() {
            end(&mut child);
            return Err(Failure::new("interrupted"));
        }
        sleep(GLANCE);
    }
}

/// Runs a program that must succeed. It has shown its own complaint by then, so we add one line.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{}` failed ({status})",
            describe(command)
        )))
    }
}

/// Runs a program that must succeed, and takes what it prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        String::from_utf8(stdout).context(|| describe(command))
    } else {
        let said = String::from_utf8_lossy(&stderr);
        Err(Failure::new(format!(
            "`{}` failed: {}",
            describe(command),
            said.trim()
        )))
    }
}

/// Whether a program ends well; what it says is nobody's business.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Asks a program and what it has started to end, and ends it when it does not.
pub(crate) fn end(child: &mut Child) {
    signal(&format!("-TERM -{}", child.id()));
    if !wait(child, PATIENCE) {
        // Whatever fails here, the program is gone already.
        drop(child.kill());
        drop(child.wait());
    }
}

/// Asks a program alone, by SIGINT.
pub(crate) fn interrupt(child: &Child) {
    signal(&format!("-INT {}", child.id()));
}

/// The standard library can only kill, and `kill` is in every shell.
fn signal(arguments: &str) {
    if cfg!(unix) {
        succeeds(Command::new("sh").args(["-c", &format!("kill {arguments}")]));
    }
}

/// Waits so long at most; says whether the program has ended.
pub(crate) fn wait(child: &mut Child, patience: Duration) -> bool {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(None) if started.elapsed() < patience => sleep(GLANCE),
            Ok(None) => return false,
            Ok(Some(_)) | Err(_) => return true,
        }
    }
}

/// The command as one would type it.
fn describe(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn cannot_start(command: &Command, error: &io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure::new(match error.kind() {
        io::ErrorKind::NotFound => format!("`{program}` is not installed or not in PATH"),
        _ => format!("cannot start `{program}`: {error}"),
    })
}

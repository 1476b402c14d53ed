//! Starting other programs, and ending them when somebody wants us to end.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};
use std::thread;
use std::thread::sleep;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};

use crate::failure::{Context, Failure, Result};

/// Set by the first Ctrl-C or SIGTERM.
static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// When this process has to be done.
static DEADLINE: OnceLock<Deadline> = OnceLock::new();

/// A moment at which whatever is still running is ended.
struct Deadline {
    end: Instant,
    /// How long it is after the start.
    limit: Duration,
}

impl Deadline {
    fn after(limit: Duration) -> Self {
        let end = Instant::now() + limit;
        Self { end, limit }
    }

    fn has_passed(&self) -> bool {
        Instant::now() >= self.end
    }
}

/// How often a waiting step looks whether its program has ended.
const GLANCE: Duration = Duration::from_millis(20);
/// How long a program may take to end after it was asked to.
const TIMEOUT: Duration = Duration::from_secs(35);

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

/// Sets when this process has to be done. A program that is still running then is ended, and its
/// failure says so.
pub(crate) fn end_within(limit: Duration) {
    // The first one stands.
    drop(DEADLINE.set(Deadline::after(limit)));
}

/// Whether nothing more may be started: somebody asked us to end, or the time is up.
pub(crate) fn is_over() -> bool {
    interrupted() || DEADLINE.get().is_some_and(Deadline::has_passed)
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

/// Runs a program to its end; an interruption or the deadline ends it, too.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    let mut child = start(command)?;
    finish(&mut child, command, DEADLINE.get())
}

/// Waits for a program's end, which is near when we are interrupted or late.
fn finish(child: &mut Child, command: &Command, deadline: Option<&Deadline>) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait().context(|| describe(command))? {
            return Ok(status);
        }
        if interrupted() {
            end(child);
            return Err(Failure::new("interrupted"));
        }
        if let Some(Deadline { limit, .. }) = deadline.filter(|deadline| deadline.has_passed()) {
            end(child);
            return Err(Failure::new(format!(
                "`{}` was still running after {} minutes in all, and was ended",
                describe(command),
                limit.as_secs() / 60
            )));
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
    let mut child = start(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let (stdout, stderr) = (drain(child.stdout.take()), drain(child.stderr.take()));
    let status = finish(&mut child, command, DEADLINE.get())?;
    let text = |reader: thread::JoinHandle<Vec<u8>>| reader.join().unwrap_or_default();
    let (stdout, stderr) = (text(stdout), text(stderr));
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

/// Reads a program's output beside it, so that a full pipe never stops it.
fn drain(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read before a fault is all there is to show.
            drop(pipe.read_to_end(&mut said));
        }
        said
    })
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
    if !wait(child, TIMEOUT) {
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

/// Does independent jobs on all processors; the first failure is the answer.
pub(crate) fn in_parallel<T: Send>(
    jobs: Vec<T>,
    work: impl Fn(T) -> Result<()> + Sync,
) -> Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let queue = std::sync::Mutex::new(jobs.into_iter());
    let next = || queue.lock().ok().and_then(|mut queue| queue.next());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| scope.spawn(|| std::iter::from_fn(&next).try_for_each(&work)))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(Failure::new("a worker thread panicked")))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_goes_on_for_ever_is_ended_and_named() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & sleep 600"]);
        let mut child = start(&mut command).unwrap();
        let deadline = Deadline::after(Duration::from_millis(50));
        let failure = finish(&mut child, &command, Some(&deadline)).unwrap_err();
        let said = failure.to_string();
        assert!(
            said.contains("sleep 600") && said.contains("still running"),
            "{said}"
        );
        assert!(child.try_wait().unwrap().is_some(), "it has ended");
    }
}

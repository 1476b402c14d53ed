//! The way of a log line to standard error, on which nobody waits and nothing fails: whoever reads
//! there may be gone or asleep, and the disk behind it may be full.

use std::io::{ErrorKind, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tracing_subscriber::fmt::MakeWriter;

/// How many bytes of lines may wait. What comes while there is no room is lost, and counted.
const MAX_WAITING_BYTES: usize = 1024 * 1024;
/// How long until a line is offered again that can't be taken at the moment.
const RETRY_DELAY: Duration = Duration::from_millis(10);

/// Where lines go. Cheap to clone; all clones are one.
#[derive(Clone, Debug, Default)]
pub(super) struct Sink(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    /// There are lines.
    work: Condvar,
    /// There are none any more.
    done: Condvar,
    lost: AtomicU64,
}

#[derive(Debug, Default)]
struct Waiting {
    lines: Vec<u8>,
    is_writing: bool,
}

impl Sink {
    /// Starts the thread that hands the lines on.
    ///
    /// # Errors
    /// When there can't be another thread.
    pub(super) fn start(to: impl Write + Send + 'static) -> std::io::Result<Self> {
        let sink = Self::default();
        let lines = sink.clone();
        std::thread::Builder::new()
            .name("log".into())
            .spawn(move || lines.hand_on(to))?;
        Ok(sink)
    }

    /// How many lines were lost.
    pub(super) fn lost(&self) -> u64 {
        self.0.lost.load(Ordering::Relaxed)
    }

    /// Returns once every line is handed on, or time is up.
    pub(super) fn flush(&self, time: Duration) {
        let end = Instant::now() + time;
        let mut waiting = self.0.lock();
        while waiting.is_writing || !waiting.lines.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let waited = self.0.done.wait_timeout(waiting, left);
            waiting = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn take(&self, line: &[u8]) {
        let mut waiting = self.0.lock();
        if waiting.lines.len() + line.len() > MAX_WAITING_BYTES {
            self.0.lose(line);
            return;
        }
        waiting.lines.extend_from_slice(line);
        if !waiting.is_writing {
            self.0.work.notify_one();
        }
    }

    fn hand_on(&self, mut to: impl Write) {
        let mut is_broken_off = false;
        loop {
            let lines = {
                let mut waiting = self.0.lock();
                waiting.is_writing = false;
                while waiting.lines.is_empty() {
                    self.0.done.notify_all();
                    let woken = self.0.work.wait(waiting);
                    waiting = woken.unwrap_or_else(PoisonError::into_inner);
                }
                waiting.is_writing = true;
                std::mem::take(&mut waiting.lines)
            };
            // Half a line is all that was taken before: what follows is none of it.
            if is_broken_off && write(&mut to, b"\n").is_err() {
                self.0.lose(&lines);
                continue;
            }
            is_broken_off = false;
            if let Err(rest) = write(&mut to, &lines) {
                self.0.lose(rest);
                let written = &lines[..lines.len() - rest.len()];
                is_broken_off = written.last().is_some_and(|byte| *byte != b'\n');
            }
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lose(&self, lines: &[u8]) {
        let count = lines.iter().filter(|byte| **byte == b'\n').count();
        self.lost.fetch_add(count as u64, Ordering::Relaxed);
    }
}

/// Writes all of it; answers what is left when it can't.
fn write<'a>(to: &mut impl Write, mut lines: &'a [u8]) -> Result<(), &'a [u8]> {
    while !lines.is_empty() {
        match to.write(lines) {
            Ok(0) => return Err(lines),
            Ok(count) => lines = &lines[count..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // Whoever shares it with us has made it one that does not wait.
            Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(RETRY_DELAY),
            Err(_) => return Err(lines),
        }
    }
    Ok(())
}

/// Takes one line: the subscriber writes each as a whole.
#[derive(Debug)]
pub(super) struct Line<'a>(&'a Sink);

impl<'a> MakeWriter<'a> for Sink {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Self::Writer {
        Line(self)
    }
}

impl Write for Line<'_> {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.take(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// A reader that does what it is told to for each write.
    struct Told {
        answers: mpsc::Receiver<std::io::Result<usize>>,
        taken: Arc<Mutex<Vec<u8>>>,
    }

    impl Write for Told {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let count = self.answers.recv().unwrap()?.min(bytes.len());
            self.taken.lock().unwrap().extend(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn whatever_the_reader_does_the_writer_lives_and_what_is_lost_is_counted() {
        let (answer, answers) = mpsc::channel();
        let taken = Arc::<Mutex<Vec<u8>>>::default();
        let sink = Sink::start(Told {
            answers,
            taken: taken.clone(),
        })
        .unwrap();
        let say = |line: &str, told: Vec<std::io::Result<usize>>| {
            told.into_iter().for_each(|told| answer.send(told).unwrap());
            sink.make_writer().write_all(line.as_bytes()).unwrap();
            sink.flush(LONG);
            sink.lost()
        };
        let fails = |kind: ErrorKind| Err(kind.into());
        assert_eq!(say("one\n", vec![Ok(99)]), 0);
        let told = vec![
            fails(ErrorKind::Interrupted),
            Ok(1),
            fails(ErrorKind::WouldBlock),
            Ok(99),
        ];
        assert_eq!(say("two\n", told), 0);
        assert_eq!(say("gone\n", vec![fails(ErrorKind::BrokenPipe)]), 1);
        assert_eq!(
            say("cut off\n", vec![Ok(3), fails(ErrorKind::StorageFull)]),
            2
        );
        assert_eq!(say("full\n", vec![fails(ErrorKind::StorageFull)]), 3);
        assert_eq!(say("none\n", vec![Ok(99), Ok(0)]), 4);
        assert_eq!(say("three\n", vec![Ok(99)]), 4);
        let taken = String::from_utf8(taken.lock().unwrap().clone()).unwrap();
        assert_eq!(taken, "one\ntwo\ncut\nthree\n");
    }

    #[test]
    fn a_reader_that_sleeps_holds_nobody_up() {
        let (answer, answers) = mpsc::channel();
        let taken = Arc::<Mutex<Vec<u8>>>::default();
        let sink = Sink::start(Told {
            answers,
            taken: taken.clone(),
        })
        .unwrap();
        let line = [&[b'x'; 1_023][..], b"\n"].concat();
        let count = 4 * MAX_WAITING_BYTES / line.len();
        for _ in 0..count {
            sink.make_writer().write_all(&line).unwrap();
        }
        sink.flush(Duration::from_millis(1));
        let lost = usize::try_from(sink.lost()).unwrap();
        assert!(lost >= count / 2, "{lost}");
        for _ in 0..4 {
            answer.send(Ok(usize::MAX)).unwrap();
        }
        sink.flush(LONG);
        assert_eq!(taken.lock().unwrap().len(), (count - lost) * line.len());
    }
}

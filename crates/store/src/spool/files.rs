//! What is done with the files of a spool. Everything here waits for the disk, so it runs on threads
//! that may.
//!
//! Three may be at work at once: who writes, who reads what is to be brought over, and who puts aside
//! what was refused. What they share is a list of the files with their lengths, which is held for a
//! moment only.

use super::file::{self, Reading};
use super::line::{self, Line, Lines};
use super::mark::Mark;
use super::{Batch, Place, Taken};
use crate::identity::Identity;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufReader, Error, ErrorKind, Read as _, Result, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// When a file is full, in bytes.
const FULL: u64 = 64 * 1024 * 1024;
/// How much room is made ahead in the file that is written. A disk that need not note where it ends each
/// time takes a line in two thirds of the time.
const ROOM: u64 = 1024 * 1024;
/// How large the file that is written may stay once all of it is in the database.
const LARGEST_EMPTY: u64 = 4 * 1024 * 1024;

/// The files of one spool.
#[derive(Debug)]
pub(super) struct Files {
    path: PathBuf,
    full: u64,
    writer: Mutex<Option<Writer>>,
    reader: Mutex<Reader>,
    refuser: Mutex<()>,
    /// The oldest first; the last one is written.
    pieces: Mutex<VecDeque<Arc<Piece>>>,
    waiting: AtomicI64,
    refused: AtomicI64,
    /// How many bytes were read of what waits.
    pub(super) read: AtomicU64,
    // Given back to others when this is dropped, also by the death of the process.
    _lock: File,
}

/// A file, open to be read, so that it can be whoever moves or deletes it.
#[derive(Debug)]
struct Piece {
    number: u64,
    path: Mutex<PathBuf>,
    reading: Mutex<Reading>,
    first: u64,
    identity: Identity,
    /// Up to where it holds what was answered.
    length: AtomicU64,
    count: AtomicI64,
    /// Up to where it is in the database.
    brought: AtomicU64,
    is_full: AtomicBool,
}

#[derive(Debug)]
struct Writer {
    file: File,
    piece: Arc<Piece>,
    /// Up to where it has room, which is zeros.
    room: u64,
    /// Something failed in it: nobody knows what stands at its end.
    is_broken: bool,
}

impl Writer {
    /// Writes lines behind the others; they are on disk when this returns.
    fn write(&mut self, lines: &[Line], bytes: u64, room: u64) -> Result<()> {
        let start = self.piece.length();
        let end = start + bytes;
        if end > self.room {
            self.file.seek(SeekFrom::Start(self.room.max(start)))?;
            let zeros = end + room - self.room.max(start);
            // Where there is not so much room, there may be enough for the lines.
            if std::io::copy(&mut std::io::repeat(0).take(zeros), &mut self.file).is_ok() {
                self.room = end + room;
            }
        }
        self.file.seek(SeekFrom::Start(start))?;
        for line in lines {
            self.file.write_all(line.text.as_bytes())?;
        }
        self.file.sync_data()
    }
}

/// What was brought over of the oldest file.
#[derive(Debug)]
struct Reader {
    brought: i64,
    /// Where that is noted. `None` where it can't be: then some clicks are brought over twice.
    mark: Option<File>,
}

impl Piece {
    fn open(path: &Path, number: Option<u64>, count: i64) -> Result<Self> {
        let reading = Reading::open(path)?;
        Ok(Self {
            number: number.unwrap_or(reading.number),
            path: Mutex::new(path.to_owned()),
            first: reading.first,
            identity: reading.identity,
            length: AtomicU64::new(reading.length),
            brought: AtomicU64::new(reading.first),
            count: AtomicI64::new(count),
            is_full: AtomicBool::new(true),
            reading: Mutex::new(reading),
        })
    }

    fn length(&self) -> u64 {
        self.length.load(Ordering::Acquire)
    }

    fn brought(&self) -> u64 {
        self.brought.load(Ordering::Acquire)
    }

    /// Whether all of it is in the database, and nothing will be added.
    fn is_done(&self) -> bool {
        // In this order: what is full grows no more.
        self.is_full.load(Ordering::Acquire) && self.brought() >= self.length()
    }
}

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_missing(error: &Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

impl Files {
    /// Takes the files of the spool at `path`, and begins a new one to write. `lock_file` keeps others out.
    pub(super) fn open(path: &Path, lock_file: File, full: Option<u64>) -> Result<Self> {
        let mut pieces = VecDeque::new();
        for (number, count, name) in file::full_ones(path)? {
            match Piece::open(&name, Some(number), count) {
                Ok(piece) => pieces.push_back(Arc::new(piece)),
                Err(error) if error.kind() == ErrorKind::InvalidData => {
                    tracing::error!(path = %name.display(), "this is no file of clicks; it is left alone");
                }
                Err(error) => return Err(error),
            }
        }
        let newest = pieces.back().map_or(0, |piece| piece.number);
        if let Some(left) = left_behind(path)?
            && let Some(piece) = close_left_behind(path, left, newest)?
        {
            pieces.push_back(Arc::new(piece));
        }
        let mark = Mark::read(path);
        // No number is used again, or the mark could be taken for another file's.
        let newest = pieces.back().map_or(0, |piece| piece.number);
        let next = newest.max(mark.map_or(0, |mark| mark.number)) + 1;
        let mut brought = 0;
        if let (Some(front), Some(mark)) = (pieces.front(), mark)
            && mark.number == front.number
            && (front.first..=front.length()).contains(&mark.place)
        {
            front.brought.store(mark.place, Ordering::Release);
            brought = mark.brought;
        }
        let waiting: i64 = pieces
            .iter()
            .map(|piece| piece.count.load(Ordering::Relaxed))
            .sum();
        let files = Self {
            path: path.to_owned(),
            full: full.unwrap_or(FULL),
            writer: Mutex::new(None),
            reader: Mutex::new(Reader {
                brought,
                mark: Mark::open(path),
            }),
            refuser: Mutex::new(()),
            pieces: Mutex::new(pieces),
            waiting: AtomicI64::new(waiting - brought),
            refused: AtomicI64::new(0),
            read: AtomicU64::new(0),
            _lock: lock_file,
        };
        *lock(&files.writer) = Some(files.begin(next)?);
        files.settle(&mut lock(&files.reader));
        if let Err(error) = files.readmit() {
            tracing::warn!(%error, "clicks that were put aside stay there for now");
        }
        Ok(files)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn waiting(&self) -> i64 {
        self.waiting.load(Ordering::Relaxed).max(0)
    }

    pub(super) fn refused(&self) -> i64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Where the next line will be.
    pub(super) fn end(&self) -> Place {
        lock(&self.pieces)
            .back()
            .map_or(Place(0, 0), |piece| Place(piece.number, piece.length()))
    }

    /// Writes lines; they are on disk when this returns.
    pub(super) fn append(&self, lines: &[Line]) -> Result<()> {
        let mut writer = lock(&self.writer);
        let closed = || Error::new(ErrorKind::NotConnected, "the spool is closed");
        let open = writer.as_mut().ok_or_else(closed)?;
        if !open.piece.identity.lies_at(&self.path)? {
            self.begin_anew(open)?;
        } else if open.is_broken {
            self.rotate(open)?;
        } else if open.piece.length() >= self.full
            && let Err(error) = self.rotate(open)
        {
            tracing::warn!(%error, "the file of clicks grows over its size: there can't be another");
        }
        let bytes = lines.iter().map(|line| line.text.len() as u64).sum();
        if let Err(error) = open.write(lines, bytes, ROOM.min(self.full)) {
            open.is_broken = true;
            return Err(error);
        }
        let (piece, count) = (&open.piece, lines.iter().map(|line| line.count).sum());
        piece.count.fetch_add(count, Ordering::Relaxed);
        self.waiting.fetch_add(count, Ordering::Relaxed);
        piece.length.fetch_add(bytes, Ordering::Release);
        Ok(())
    }

    /// Begins file number `number`, at the path.
    fn begin(&self, number: u64) -> Result<Writer> {
        let (file, length) = file::create(&self.path, number)?;
        let piece = Piece::open(&self.path, None, 0)?;
        piece.is_full.store(false, Ordering::Release);
        let piece = Arc::new(piece);
        lock(&self.pieces).push_back(Arc::clone(&piece));
        Ok(Writer {
            file,
            piece,
            room: length,
            is_broken: false,
        })
    }

    /// Closes the file that is written, under another name, and begins the next one.
    fn rotate(&self, open: &mut Writer) -> Result<()> {
        let piece = Arc::clone(&open.piece);
        // The room that is left is given back, and what a failure has left behind the lines.
        let _ = open.file.set_len(piece.length());
        open.room = piece.length();
        let name = file::full(
            &self.path,
            piece.number,
            piece.count.load(Ordering::Relaxed),
        );
        std::fs::rename(&self.path, &name)?;
        let begun = self.begin(piece.number + 1);
        if begun.is_err() {
            // It goes on as it was: its name says where it is looked for.
            std::fs::rename(&name, &self.path)?;
        }
        *open = begun?;
        *lock(&piece.path) = name;
        piece.is_full.store(true, Ordering::Release);
        Ok(())
    }

    /// Begins a new file where the one that is written was taken away, if all of that is in the
    /// database; it is read all the same. Until then there is no way to keep what is answered: it
    /// may come back.
    fn begin_anew(&self, open: &mut Writer) -> Result<()> {
        let away = || Error::other("the file of clicks was taken away, or another was put there");
        let old = Arc::clone(&open.piece);
        if old.brought() < old.length() {
            return Err(away());
        }
        let mut next = self.end().0 + 1;
        if let Some(left) = left_behind(&self.path).map_err(|_| away())?
            && let Some(piece) = close_left_behind(&self.path, left, next - 1)?
        {
            next = piece.number + 1;
            let count = piece.count.load(Ordering::Relaxed);
            self.waiting.fetch_add(count, Ordering::Relaxed);
            lock(&self.pieces).push_back(Arc::new(piece));
        }
        *open = self.begin(next)?;
        old.is_full.store(true, Ordering::Release);
        tracing::warn!(path = %self.path.display(), "the file of clicks was taken away; all of it had arrived, and another is begun");
        Ok(())
    }

    /// The oldest batches, which have at least `clicks` clicks together, if so many wait.
    pub(super) fn oldest(&self, clicks: i64) -> Result<Taken> {
        let mut reader = lock(&self.reader);
        let mut taken = Taken::default();
        let pieces: Vec<Arc<Piece>> = lock(&self.pieces).iter().cloned().collect();
        for piece in pieces {
            let end = piece.length();
            let mut place = piece.brought();
            let reading = lock(&piece.reading);
            let mut lines = reading.lines(place, end)?;
            while taken.count < clicks {
                let before = place;
                match lines.next()? {
                    line::Read::Batch(batch, next) => {
                        taken.count += batch.count;
                        taken.batches.push(batch);
                        place = next;
                    }
                    line::Read::Broken(next) => {
                        tracing::error!(path = %lock(&piece.path).display(), place, "a line of the spool is broken");
                        place = next;
                    }
                    // What stands behind the last whole line of a file that was left behind.
                    line::Read::End if piece.is_full.load(Ordering::Acquire) => {
                        place = end;
                        break;
                    }
                    line::Read::End => break,
                }
                self.read.fetch_add(place - before, Ordering::Relaxed);
            }
            if place > piece.brought() {
                taken.end = Some(Place(piece.number, place));
            }
            if taken.count >= clicks {
                break;
            }
        }
        if taken.batches.is_empty()
            && let Some(end) = taken.end.take()
        {
            self.bring(&mut reader, end, 0);
        }
        Ok(taken)
    }

    /// Forgets what was taken.
    pub(super) fn forget(&self, end: Place, count: i64) {
        let mut reader = lock(&self.reader);
        self.bring(&mut reader, end, count);
        drop(reader);
        self.shrink();
    }

    fn bring(&self, reader: &mut Reader, end: Place, count: i64) {
        for piece in lock(&self.pieces).iter() {
            if piece.number < end.0 {
                piece.brought.store(piece.length(), Ordering::Release);
            } else if piece.number == end.0 {
                piece.brought.store(end.1, Ordering::Release);
            }
        }
        reader.brought += count;
        self.waiting.fetch_sub(count, Ordering::Relaxed);
        self.settle(reader);
    }

    /// Removes the files that are done with, and notes how far it is in the next.
    fn settle(&self, reader: &mut Reader) {
        let mut done = Vec::new();
        let mark = {
            let mut pieces = lock(&self.pieces);
            while let Some(piece) = pieces.pop_front_if(|piece| piece.is_done()) {
                done.push(piece);
            }
            pieces.front().map(|front| (front.number, front.brought()))
        };
        for piece in done {
            let count = piece.count.load(Ordering::Relaxed);
            // Those whose lines could not be read wait no more.
            let lost = (count - reader.brought).max(0);
            self.waiting.fetch_sub(lost, Ordering::Relaxed);
            reader.brought = (reader.brought - count).max(0);
            let path = lock(&piece.path);
            let removed = match piece.identity.lies_at(&path) {
                Ok(true) => std::fs::remove_file(&*path),
                Ok(false) => Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = removed {
                // It is brought over again at the next start, and counts once.
                tracing::warn!(%error, path = %path.display(), "a file of clicks is not removed");
            }
        }
        if let (Some((number, place)), Some(file)) = (mark, &mut reader.mark) {
            let mark = Mark {
                number,
                place,
                brought: reader.brought,
            };
            if let Err(error) = mark.write(file) {
                tracing::warn!(%error, "it is not noted how far the clicks have come");
            }
        }
    }

    /// Gives the disk back what a rush took of it, once everything is in the database.
    fn shrink(&self) {
        let Ok(mut writer) = self.writer.try_lock() else {
            return;
        };
        let Some(open) = writer.as_mut() else { return };
        let is_empty = open.piece.brought() >= open.piece.length();
        if !is_empty || open.piece.length() < LARGEST_EMPTY.min(self.full) {
            return;
        }
        if open.piece.identity.lies_at(&self.path).unwrap_or(false)
            && let Err(error) = self.rotate(open)
        {
            tracing::warn!(%error, "the file of clicks stays as large as it is");
        }
        drop(writer);
        self.settle(&mut lock(&self.reader));
    }

    /// Puts a line aside.
    pub(super) fn refuse(&self, line: &Line) -> Result<()> {
        let _alone = lock(&self.refuser);
        let mut file = file::append(&file::beside(&self.path, "refused"))?;
        // A line break of its own: what a full disk left before it is none of it.
        file.write_all(format!("\n{}", line.text).as_bytes())?;
        file.sync_data()?;
        file::sync_folder(&self.path)?;
        self.refused.fetch_add(line.count, Ordering::Relaxed);
        Ok(())
    }

    /// Lets wait again what was put aside.
    pub(super) fn readmit(&self) -> Result<()> {
        let _alone = lock(&self.refuser);
        let path = file::beside(&self.path, "refused");
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if is_missing(&error) => return Ok(()),
            Err(error) => return Err(error),
        };
        let mut lines = Lines::new(BufReader::new(file), 0);
        let mut again = Vec::new();
        loop {
            match lines.next()? {
                line::Read::Batch(Batch { count, clicks }, _) => {
                    again.push(Line::new(count, &clicks));
                }
                line::Read::Broken(_) => {}
                line::Read::End => break,
            }
        }
        let count = again.iter().map(|line| line.count).sum();
        self.refused.store(count, Ordering::Relaxed);
        if !again.is_empty() {
            self.append(&again)?;
        }
        std::fs::remove_file(&path)?;
        self.refused.store(0, Ordering::Relaxed);
        Ok(())
    }

    /// Writes no more.
    pub(super) fn close(&self) {
        *lock(&self.writer) = None;
    }
}

/// The file that was written when whoever had the spool ended, in whatever way.
fn left_behind(path: &Path) -> Result<Option<Reading>> {
    match Reading::open(path) {
        Ok(reading) => Ok(Some(reading)),
        Err(error) if is_missing(&error) => Ok(None),
        // Made, and nothing more.
        Err(_) if std::fs::metadata(path).is_ok_and(|file| file.len() == 0) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Gives it the name of a full file, so that nothing is ever written behind half a line. `newest` is
/// the number of the newest other. `None` where nothing is in it; then it is in nobody's way.
fn close_left_behind(path: &Path, left: Reading, newest: u64) -> Result<Option<Piece>> {
    let count = left.count()?;
    if count == 0 {
        return Ok(None);
    }
    // Its own, unless it was moved here from elsewhere.
    let number = left.number.max(newest + 1);
    let name = file::full(path, number, count);
    std::fs::rename(path, &name)?;
    file::sync_folder(path)?;
    Piece::open(&name, Some(number), count).map(Some)
}

use super::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Room for three lines or so.
const SMALL: u64 = 120;

/// What lies there when the process has died, by a change to a copy.
type State<'a> = (&'a str, &'a dyn Fn(&Path));

fn line(number: u32) -> Line {
    Line::new(10, &format!("[{number}]"))
}

async fn small(path: &Path) -> Spool {
    Spool::with_files_of(path, Some(SMALL)).await.unwrap()
}

fn texts(taken: &Taken) -> Vec<&str> {
    (taken.batches.iter())
        .map(|batch| batch.clicks.as_str())
        .collect()
}

/// Everything that waits, each once.
async fn all(spool: &Spool) -> BTreeSet<String> {
    let taken = spool.oldest(i64::MAX).await.unwrap();
    taken
        .batches
        .into_iter()
        .map(|batch| batch.clicks)
        .collect()
}

fn numbers(range: std::ops::RangeInclusive<u32>) -> BTreeSet<String> {
    range.map(|number| format!("[{number}]")).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What lies in a folder now, as after the death of whoever wrote it.
fn copy_of(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for name in files(folder) {
        std::fs::copy(folder.join(&name), copy.path().join(&name)).unwrap();
    }
    copy
}

#[tokio::test]
async fn batches_wait_in_order_and_one_process_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/clicks.db");
    let spool = Spool::open(&path).await.unwrap();
    assert!(matches!(Spool::open(&path).await, Err(Unopened::InUse)));
    for number in 1..=5 {
        spool.append(&line(number)).await.unwrap();
    }
    assert_eq!(spool.waiting(), 50);
    assert_eq!(texts(&spool.oldest(20).await.unwrap()), ["[1]", "[2]"]);
    let three = spool.oldest(21).await.unwrap();
    assert_eq!(texts(&three), ["[1]", "[2]", "[3]"]);
    assert!(three.end.unwrap() < spool.end());
    let two = spool.oldest(11).await.unwrap();
    spool.forget(&two).await.unwrap();
    spool.refuse(1, "[{}]").await.unwrap();
    spool.refuse(7, "[7").await.unwrap();
    assert_eq!((spool.refused(), spool.waiting()), (8, 30));
    drop(spool);
    let spool = Spool::open(&path).await.unwrap();
    let taken = spool.oldest(1_000).await.unwrap();
    assert_eq!(
        texts(&taken),
        ["[3]", "[4]", "[5]", "[{}]", "[7"],
        "what was put aside waits again"
    );
    assert_eq!((spool.refused(), spool.waiting(), taken.count), (0, 38, 38));
    let before = spool.end();
    spool.forget(&taken).await.unwrap();
    spool.append(&line(8)).await.unwrap();
    assert!(spool.end() > before, "places are never used again");
    spool.refuse(1, "[9]").await.unwrap();
    spool.readmit().await.unwrap();
    assert_eq!(texts(&spool.oldest(1_000).await.unwrap()), ["[8]", "[9]"]);
    spool.close().await;
    assert!(matches!(
        spool.append(&line(9)).await,
        Err(StoreError::Unavailable(_))
    ));
}

#[tokio::test]
async fn files_are_rotated_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clicks.db");
    let spool = small(&path).await;
    for round in 0..3 {
        for number in 1..=100 {
            spool.append(&line(number)).await.unwrap();
        }
        assert!(files(folder.path()).len() > 25, "round {round}");
        assert_eq!(spool.waiting(), 1_000);
        for number in 1..=100 {
            let taken = spool.oldest(1).await.unwrap();
            assert_eq!(texts(&taken), [format!("[{number}]")]);
            spool.forget(&taken).await.unwrap();
            assert_eq!(spool.waiting(), 1_000 - 10 * i64::from(number));
        }
        assert_eq!(spool.oldest(1).await.unwrap(), Taken::default());
        let left = files(folder.path());
        assert_eq!(left, ["clicks.db", "clicks.db.lock", "clicks.db.mark"]);
        assert!(std::fs::metadata(&path).unwrap().len() <= 3 * SMALL);
    }
}

/// An hour's backlog must not make each step dearer than it is without one.
#[tokio::test]
async fn what_a_step_reads_does_not_grow_with_what_waits() {
    use std::sync::atomic::Ordering;
    let folder = tempfile::tempdir().unwrap();
    let spool = Spool::with_files_of(&folder.path().join("clicks.db"), Some(10_000)).await;
    let spool = spool.unwrap();
    let length = line(1_000).text.len() as u64;
    let lines = (1_000..6_000).map(line).collect::<Vec<_>>();
    for some in lines.chunks(50) {
        spool.append_all(some.to_vec()).await.unwrap();
    }
    assert_eq!(spool.waiting(), 50_000);
    for step in 1..=500 {
        let taken = spool.oldest(100).await.unwrap();
        assert_eq!(taken.count, 100);
        spool.forget(&taken).await.unwrap();
        let read = spool.files.read.load(Ordering::Relaxed);
        assert_eq!(read, step * 10 * length);
        assert_eq!(spool.waiting(), 50_000 - 100 * i64::try_from(step).unwrap());
    }
}

/// Whenever the process dies, what was answered is there when it comes back, and so is what is
/// answered then.
#[tokio::test]
async fn nothing_is_lost_wherever_a_rotation_is_broken_off() {
    let folder = tempfile::tempdir().unwrap();
    let spool = small(&folder.path().join("clicks.db")).await;
    for number in 1..=8 {
        spool.append(&line(number)).await.unwrap();
    }
    let taken = spool.oldest(10).await.unwrap();
    spool.forget(&taken).await.unwrap();
    let states: [State<'_>; 7] = [
        ("as it is", &|_| {}),
        ("the next one is made, and empty", &|path| {
            std::fs::write(file::beside(path, "new"), "").unwrap();
        }),
        ("the full one has its name", &|path| {
            std::fs::rename(path, file::full(path, 99, 30)).unwrap();
        }),
        ("and the next one is made", &|path| {
            std::fs::rename(path, file::full(path, 99, 30)).unwrap();
            std::fs::write(file::beside(path, "new"), line::heading(100)).unwrap();
        }),
        ("and has its name", &|path| {
            std::fs::rename(path, file::full(path, 99, 30)).unwrap();
            std::fs::write(path, line::heading(100)).unwrap();
        }),
        ("the mark is older", &|path| {
            std::fs::remove_file(file::beside(path, "mark")).unwrap();
        }),
        ("the mark is half", &|path| {
            let mark = file::beside(path, "mark");
            let text = std::fs::read_to_string(&mark).unwrap();
            std::fs::write(&mark, &text[..text.len() / 2]).unwrap();
        }),
    ];
    for (what, change) in states {
        let copy = copy_of(folder.path());
        let path = copy.path().join("clicks.db");
        change(&path);
        for again in 9..=12 {
            let spool = small(&path).await;
            spool.append(&line(again)).await.unwrap();
            let found = all(&spool).await;
            assert!(found.is_superset(&numbers(2..=again)), "{what}: {found:?}");
        }
        let spool = small(&path).await;
        let taken = spool.oldest(i64::MAX).await.unwrap();
        assert_eq!(taken.count, spool.waiting(), "{what}");
        spool.forget(&taken).await.unwrap();
        assert_eq!(spool.waiting(), 0, "{what}");
        drop(spool);
        assert!(all(&small(&path).await).await.is_empty(), "{what}");
    }
}

/// The same for a write: whatever is left of the line that was being written, the others are whole.
#[tokio::test]
async fn half_a_line_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clicks.db");
    let spool = Spool::open(&path).await.unwrap();
    spool.append(&line(1)).await.unwrap();
    spool.append(&line(2)).await.unwrap();
    let before = (line::heading(1) + &line(1).text).len();
    let after = before + line(2).text.len();
    for end in u64::try_from(before).unwrap()..u64::try_from(after).unwrap() {
        let copy = copy_of(folder.path());
        let path = copy.path().join("clicks.db");
        let file = File::options().write(true).open(&path).unwrap();
        file.set_len(end).unwrap();
        for number in 3..=4 {
            let spool = Spool::open(&path).await.unwrap();
            spool.append(&line(number)).await.unwrap();
        }
        let spool = Spool::open(&path).await.unwrap();
        let taken = spool.oldest(1_000).await.unwrap();
        assert_eq!(texts(&taken), ["[1]", "[3]", "[4]"], "{end}");
        assert_eq!(spool.waiting(), 30);
        spool.forget(&taken).await.unwrap();
        assert_eq!(spool.oldest(1_000).await.unwrap(), Taken::default());
    }
}

#[tokio::test]
async fn a_file_that_is_taken_away_is_noticed_and_read_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clicks.db");
    let away = folder.path().join("away");
    let spool = Spool::open(&path).await.unwrap();
    let is_refused = async |number: u32| {
        matches!(
            spool.append(&line(number)).await,
            Err(StoreError::Unavailable(_))
        )
    };
    spool.append(&line(1)).await.unwrap();

    std::fs::rename(&path, &away).unwrap();
    assert!(is_refused(99).await);
    std::fs::write(&path, "something else").unwrap();
    assert!(is_refused(99).await);
    std::fs::rename(&away, &path).unwrap();
    spool.append(&line(2)).await.unwrap();

    std::fs::rename(&path, &away).unwrap();
    assert!(is_refused(99).await);
    let taken = spool.oldest(1_000).await.unwrap();
    assert_eq!(texts(&taken), ["[1]", "[2]"]);
    assert!(is_refused(99).await, "they are not in the database yet");
    spool.forget(&taken).await.unwrap();
    spool.append(&line(3)).await.unwrap();
    assert_eq!(spool.waiting(), 10);

    // It comes back over the new one: all of it has arrived, so it is removed.
    std::fs::rename(&away, &path).unwrap();
    assert!(is_refused(99).await);
    let taken = spool.oldest(1_000).await.unwrap();
    assert_eq!(texts(&taken), ["[3]"]);
    spool.forget(&taken).await.unwrap();
    assert!(!path.exists());
    spool.append(&line(4)).await.unwrap();
    let taken = spool.oldest(1_000).await.unwrap();
    assert_eq!((texts(&taken), spool.waiting()), (vec!["[4]"], 10));
    spool.forget(&taken).await.unwrap();

    // Another spool's file takes its place: that is read, too.
    let other = folder.path().join("other.db");
    let another = Spool::open(&other).await.unwrap();
    another.append(&line(7)).await.unwrap();
    drop(another);
    std::fs::rename(&other, &path).unwrap();
    spool.append(&line(8)).await.unwrap();
    let taken = spool.oldest(1_000).await.unwrap();
    assert_eq!((texts(&taken), spool.waiting()), (vec!["[7]", "[8]"], 20));
    spool.forget(&taken).await.unwrap();

    // Deleted, with its folder.
    spool.append(&line(5)).await.unwrap();
    std::fs::remove_dir_all(folder.path()).unwrap();
    assert!(is_refused(99).await);
    let taken = spool.oldest(1_000).await.unwrap();
    assert_eq!(texts(&taken), ["[5]"]);
    spool.forget(&taken).await.unwrap();
    assert!(is_refused(99).await, "there is no folder");
    std::fs::create_dir(folder.path()).unwrap();
    spool.append(&line(6)).await.unwrap();
    assert_eq!(texts(&spool.oldest(1_000).await.unwrap()), ["[6]"]);
}

#[tokio::test]
async fn what_is_no_spool_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clicks.db");
    std::fs::write(&path, "something else").unwrap();
    assert!(matches!(
        Spool::open(&path).await,
        Err(Unopened::Failed(StoreError::Address(_)))
    ));
    assert_eq!(std::fs::read(&path).unwrap(), b"something else");
    std::fs::write(&path, "").unwrap();
    Spool::open(&path).await.unwrap();
}

/// A spool as versions before wrote it.
async fn older(path: &Path) {
    use sqlx::{Connection as _, Executor as _};
    let url = format!("sqlite:{}?mode=rwc", path.display());
    let mut old = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let text = "PRAGMA journal_mode = WAL;
        CREATE TABLE batch (id INTEGER PRIMARY KEY AUTOINCREMENT, count INTEGER NOT NULL, clicks TEXT NOT NULL) STRICT;
        CREATE TABLE refused (id INTEGER PRIMARY KEY AUTOINCREMENT, click TEXT NOT NULL, why TEXT NOT NULL) STRICT;
        WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
        INSERT INTO batch (count, clicks) SELECT 10, '[' || n || ']' FROM n;
        DELETE FROM batch WHERE id <= 3;
        INSERT INTO refused (click, why) VALUES ('{}', 'broken'), ('[61', 'no JSON')";
    old.execute(text).await.unwrap();
    // Its log is not folded into it: the process died.
    std::mem::forget(old);
}

#[tokio::test]
async fn the_spool_of_an_older_version_is_taken_over() {
    let made = tempfile::tempdir().unwrap();
    older(&made.path().join("clicks.db")).await;
    let mut expected: Vec<String> = (4..=60).map(|number| format!("[{number}]")).collect();
    expected.extend(["[{}]".into(), "[61".into()]);
    let expected: BTreeSet<String> = expected.into_iter().collect();
    let states: [State<'_>; 3] = [
        ("as it is", &|_| {}),
        ("broken off half way", &|path| {
            let half = line::heading(1) + &line(4).text;
            std::fs::write(file::beside(path, "converted"), half).unwrap();
        }),
        ("broken off before it was removed", &|path| {
            let some = line::heading(1) + &line(4).text + &line(5).text;
            std::fs::write(file::full(path, 1, 20), some).unwrap();
        }),
    ];
    for (what, change) in states {
        let copy = copy_of(made.path());
        let path: PathBuf = copy.path().join("clicks.db");
        change(&path);
        let spool = Spool::open(&path).await.unwrap();
        assert_eq!(all(&spool).await, expected, "{what}");
        let taken = spool.oldest(i64::MAX).await.unwrap();
        assert_eq!(taken.count, spool.waiting(), "{what}");
        spool.forget(&taken).await.unwrap();
        spool.append(&line(1)).await.unwrap();
        drop(spool);
        let spool = Spool::open(&path).await.unwrap();
        assert_eq!(all(&spool).await, numbers(1..=1), "{what}");
        assert!(
            !files(copy.path()).iter().any(|name| name.ends_with("-wal")),
            "{what}"
        );
    }
}

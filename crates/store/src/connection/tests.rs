use super::*;
use sqlx::Row as _;
use tributary_testing::{Database, both, execute};

async fn open(db: &Database) -> Store {
    let store = Store::open(db.url()).await.unwrap();
    store.migrate().await.unwrap();
    store
}

/// Runs a statement on whichever connection.
async fn run(connection: &mut impl Connection, statement: &'static str) -> Result<(), StoreError> {
    match connection.handle() {
        Handle::Sqlite(c) => c.execute(statement).await.map(|_| ())?,
        Handle::Postgres(c) => c.execute(statement).await.map(|_| ())?,
    }
    Ok(())
}

async fn count(store: &Store) -> i64 {
    const COUNT: &str = "SELECT COUNT(*) FROM fault";
    match store.read().await.unwrap().handle() {
        Handle::Sqlite(c) => sqlx::query_scalar(COUNT).fetch_one(c).await.unwrap(),
        Handle::Postgres(c) => sqlx::query_scalar(COUNT).fetch_one(c).await.unwrap(),
    }
}

const INSERT: &str = "INSERT INTO fault VALUES (1)";

/// Everything a writer can do works again after each of these.
async fn works(store: &Store, what: &str) {
    let before = count(store).await;
    for round in 0..3 {
        let mut tx = store.begin().await.expect(what);
        run(&mut tx, INSERT).await.expect(what);
        tx.commit().await.expect(what);
        let mut tx = store.begin_batch().await.expect(what);
        run(&mut tx, INSERT).await.expect(what);
        drop(tx);
        let mut batch = store.batch().await.expect(what);
        run(&mut batch, INSERT).await.expect(what);
        batch.end().await.expect(what);
        assert_eq!(count(store).await, before + 2 * (round + 1), "{what}");
    }
}

both! {
    /// The driver's idea of a transaction and the database's differ after each of these.
    async fn no_connection_comes_back_in_a_doubtful_state(db: &Database) {
        let store = open(db).await;
        execute(db.url(), "CREATE TABLE fault (id BIGINT NOT NULL)").await;
        execute(db.url(), "CREATE TABLE unknown_fault (id BIGINT NOT NULL)").await;
        // Ended by the database: SQLite does so when the disk is full.
        for end in ["ROLLBACK", "COMMIT"] {
            for commit in [false, true] {
                let mut tx = store.begin().await.unwrap();
                run(&mut tx, end).await.unwrap();
                if commit {
                    let _ = tx.commit().await;
                } else {
                    drop(tx);
                }
                works(&store, end).await;
            }
        }
        // Begun, and nobody waited for the answer; as often as the dice are slow or quick.
        for polls in 0..40 {
            let begun = async { store.begin_batch().await.map(drop) };
            let mut begun = std::pin::pin!(begun);
            for _ in 0..polls {
                let poll = std::future::poll_fn(|cx| std::task::Poll::Ready(begun.as_mut().poll(cx).is_ready()));
                if poll.await {
                    break;
                }
                tokio::task::yield_now().await;
            }
        }
        works(&store, "begun").await;
        // The same for the end, whose outcome is unknown then, but not in doubt.
        for polls in 0..40 {
            let mut tx = store.begin().await.unwrap();
            // Into a table of its own: when it arrives, if it does, is nobody's to know.
            run(&mut tx, "INSERT INTO unknown_fault VALUES (1)").await.unwrap();
            let commit = tx.commit();
            let mut commit = Box::pin(commit);
            for _ in 0..polls {
                let poll = std::future::poll_fn(|cx| std::task::Poll::Ready(commit.as_mut().poll(cx).is_ready()));
                if poll.await {
                    break;
                }
                tokio::task::yield_now().await;
            }
        }
        works(&store, "committed").await;
        // A statement that fails.
        let mut tx = store.begin().await.unwrap();
        assert!(run(&mut tx, "INSERT INTO fault VALUES (NULL)").await.is_err());
        drop(tx);
        works(&store, "failed").await;
    }

    async fn readiness_is_a_write_that_is_tried(db: &Database) {
        let store = open(db).await;
        assert!(store.is_ready().await.unwrap());
        // Whatever stands against it: here, a trigger.
        let (forbid, admit) = match store.engine() {
            "sqlite" => (
                "CREATE TRIGGER forbidden BEFORE UPDATE ON write_probe BEGIN SELECT RAISE(ABORT, 'no'); END",
                "DROP TRIGGER forbidden",
            ),
            _ => ("ALTER TABLE write_probe ADD CONSTRAINT forbidden CHECK (writes < 0) NOT VALID", "ALTER TABLE write_probe DROP CONSTRAINT forbidden"),
        };
        execute(db.url(), forbid).await;
        store.health.doubt();
        assert!(store.is_ready().await.is_err());
        execute(db.url(), admit).await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert!(store.is_ready().await.unwrap());
    }
}

/// (setting, a default that would hurt, what it is all the same)
const SETTINGS: [(&str, &str, &str); 17] = [
    ("synchronous_commit", "off", "on"),
    (
        "default_transaction_isolation",
        "serializable",
        "read committed",
    ),
    ("default_transaction_deferrable", "on", "off"),
    ("TimeZone", "Asia/Kathmandu", "UTC"),
    ("DateStyle", "German, DMY", "ISO, MDY"),
    ("IntervalStyle", "sql_standard", "postgres"),
    ("client_encoding", "LATIN1", "UTF8"),
    ("standard_conforming_strings", "off", "on"),
    ("bytea_output", "escape", "hex"),
    ("transform_null_equals", "on", "off"),
    ("row_security", "on", "off"),
    ("statement_timeout", "1s", "0"),
    ("lock_timeout", "1ms", "30s"),
    ("idle_in_transaction_session_timeout", "1ms", "10min"),
    ("idle_session_timeout", "1s", "0"),
    ("plan_cache_mode", "auto", ""),
    ("jit", "on", ""),
];

#[tokio::test]
async fn what_is_relied_on_is_set_whatever_the_defaults_are() {
    let Some(db) = Database::postgres().await else {
        return;
    };
    let name = db.url().rsplit_once('/').unwrap().1;
    let name = name.split('?').next().unwrap();
    for (setting, hostile, _) in SETTINGS {
        let alter = format!("ALTER DATABASE {name} SET {setting} = '{hostile}'");
        execute(db.url(), &alter).await;
    }
    let store = open(&db).await;
    for round in 0..2 {
        let mut connections = Vec::new();
        let Pools::Postgres {
            batches,
            others,
            files,
        } = &store.pools
        else {
            panic!();
        };
        for pool in [batches, others, files] {
            // All that there can be: some are new, some have been used.
            for _ in 0..pool.options().get_max_connections() {
                connections.push(pool.acquire().await.unwrap());
            }
        }
        for connection in &mut connections {
            for (setting, _, expected) in SETTINGS.iter().filter(|(_, _, is)| !is.is_empty()) {
                let is = sqlx::query_scalar::<_, String>("SELECT current_setting($1)");
                let is = is.bind(setting).fetch_one(&mut **connection).await.unwrap();
                assert_eq!(is, *expected, "{setting}, round {round}");
            }
        }
    }
    for (default, expected) in [
        ("remote_apply", "remote_apply"),
        ("remote_write", "on"),
        ("local", "on"),
    ] {
        let alter = format!("ALTER DATABASE {name} SET synchronous_commit = '{default}'");
        execute(db.url(), &alter).await;
        let store = Store::open(db.url()).await.unwrap();
        let mut reader = store.read().await.unwrap();
        let Handle::Postgres(connection) = reader.handle() else {
            panic!();
        };
        let is = connection.fetch_one("SHOW synchronous_commit").await;
        assert_eq!(is.unwrap().get::<String, _>(0), expected, "{default}");
    }
}

#[tokio::test]
async fn what_is_relied_on_is_set_on_sqlite() {
    let db = Database::sqlite();
    let store = open(&db).await;
    let Pools::Sqlite {
        writer,
        readers,
        files,
    } = &store.pools
    else {
        panic!();
    };
    for (pool, is_reading) in [(writer, "0"), (readers, "1"), (files, "1")] {
        for (pragma, expected) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("ignore_check_constraints", "0"),
            ("read_uncommitted", "0"),
            ("query_only", is_reading),
        ] {
            let mut connections = Vec::new();
            for _ in 0..pool.options().get_max_connections() {
                connections.push(pool.acquire().await.unwrap());
            }
            for connection in &mut connections {
                let asked = sqlx::AssertSqlSafe(format!("PRAGMA {pragma}"));
                let row = sqlx::raw_sql(asked)
                    .fetch_one(&mut **connection)
                    .await
                    .unwrap();
                let is = (row.try_get::<String, _>(0))
                    .or_else(|_| row.try_get::<i64, _>(0).map(|is| is.to_string()));
                assert_eq!(is.unwrap(), expected, "{pragma}");
            }
        }
    }
}

/// As after a failover: the connections that there are lead to what takes no writes any more, and so
/// do new ones, until it does.
#[tokio::test]
async fn a_read_only_postgres_is_not_ready_and_is_forgotten_once_it_is_over() {
    let Some(db) = Database::postgres().await else {
        return;
    };
    let store = open(&db).await;
    execute(db.url(), "CREATE TABLE fault (id BIGINT NOT NULL)").await;
    let (server, name) = db.url().rsplit_once('/').unwrap();
    let name = name.split('?').next().unwrap();
    let admin = format!("{server}/postgres");
    works(&store, "before").await;
    let alter = format!("ALTER DATABASE {name} SET default_transaction_read_only = on");
    execute(&admin, &alter).await;
    let end =
        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    execute(&admin, &end).await;
    // Those that were ended, and then those that are read-only.
    let mut refused = 0;
    while refused < 30 {
        let written = async {
            let mut tx = store.begin().await?;
            run(&mut tx, INSERT).await?;
            tx.commit().await
        };
        match written.await {
            Err(StoreError::Unavailable(_)) => refused += 1,
            other => panic!("{other:?}"),
        }
        let mut batch = store.batch().await.unwrap();
        assert!(matches!(
            run(&mut batch, INSERT).await,
            Err(StoreError::Unavailable(_))
        ));
    }
    assert!(store.is_ready().await.is_err());
    assert!(count(&store).await > 0, "reading goes on");
    let alter = format!("ALTER DATABASE {name} RESET default_transaction_read_only");
    execute(&admin, &alter).await;
    // What is open was begun while it was read-only, and stays so until it is closed.
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(store.is_ready().await.unwrap());
    works(&store, "after").await;
}

/// What is committed to a file that nobody finds again would be lost.
#[tokio::test]
async fn a_database_that_is_moved_away_takes_no_writes_until_it_is_back() {
    let db = Database::sqlite();
    let store = open(&db).await;
    execute(db.url(), "CREATE TABLE fault (id BIGINT NOT NULL)").await;
    works(&store, "before").await;
    let before = count(&store).await;
    let path = std::path::PathBuf::from(db.url().strip_prefix("sqlite:").unwrap());
    let away = path.with_file_name("away.db");
    let is_refused = async || {
        let written = async {
            let mut tx = store.begin().await?;
            run(&mut tx, INSERT).await?;
            tx.commit().await
        };
        matches!(written.await, Err(StoreError::Unavailable(_)))
    };
    let with_its_log = |from: &Path, to: &Path| {
        for end in ["", "-wal", "-shm"] {
            let name = |path: &Path| {
                let mut name = path.as_os_str().to_owned();
                name.push(end);
                name
            };
            let _ = std::fs::rename(name(from), name(to));
        }
    };
    for round in 0..2 {
        with_its_log(&path, &away);
        for _ in 0..3 {
            assert!(is_refused().await);
            store.health.doubt();
            assert!(store.is_ready().await.is_err());
        }
        assert!(!path.exists(), "nothing is put in its place");
        with_its_log(&away, &path);
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert!(store.is_ready().await.unwrap());
        assert_eq!(
            count(&store).await,
            before + 6 * round,
            "nothing was lost or added"
        );
        works(&store, "it is back").await;
    }
    // Another is put there on purpose: what was made of a backup.
    store.close().await;
    let store = Store::open(db.url()).await.unwrap();
    works(&store, "opened").await;
    let backup = path.with_file_name("backup.db");
    execute(db.url(), &format!("VACUUM INTO '{}'", backup.display())).await;
    let kept = count(&store).await;
    works(&store, "after the backup").await;
    with_its_log(&path, &away);
    std::fs::rename(&backup, &path).unwrap();
    let mut tx = store.begin().await.unwrap();
    run(&mut tx, INSERT).await.unwrap();
    assert!(tx.commit().await.is_err());
    assert_eq!(
        count(&store).await,
        kept,
        "what is read is that of the backup"
    );
    works(&store, "the backup").await;
}

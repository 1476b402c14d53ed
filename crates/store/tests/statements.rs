//! Every statement is prepared on both databases, and both have the same structure.

#![expect(
    clippy::unwrap_used,
    reason = "what helpers of tests can't do fails the test"
)]

use sqlx::{Connection as _, Executor as _, Row as _};
use std::collections::{BTreeMap, BTreeSet};
use tributary_store::Statement;
use tributary_testing::{Database, both};

#[tokio::test]
async fn sqlite_prepares_every_statement() {
    let db = Database::sqlite();
    db.store().await;
    let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
    for Statement { name, sqlite, .. } in tributary_store::statements() {
        let prepared = pool.prepare(sqlx::SqlStr::from_static(sqlite)).await;
        assert!(prepared.is_ok(), "{name}: {:?}", prepared.err());
    }
}

#[tokio::test]
async fn postgres_prepares_every_statement() {
    let Some(db) = Database::postgres().await else {
        return;
    };
    db.store().await;
    let pool = sqlx::PgPool::connect(db.url()).await.unwrap();
    for Statement { name, postgres, .. } in tributary_store::statements() {
        let prepared = pool.prepare(sqlx::SqlStr::from_static(postgres)).await;
        assert!(prepared.is_ok(), "{name}: {:?}", prepared.err());
    }
}

/// Given many rows in one text, SQLite must read the text once and look each row up by an index.
/// Its planner knows nothing of how long the text is, and would as gladly read all of it again
/// for each row of a table.
#[tokio::test]
async fn rows_in_a_text_are_looked_up_by_an_index() {
    let db = Database::sqlite();
    db.store().await;
    let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
    let mut wrong = Vec::new();
    for Statement { name, sqlite, .. } in tributary_store::statements() {
        let sql = sqlite;
        if !sql.contains("json_each(") {
            continue;
        }
        let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let steps = sqlx::raw_sql(explain).fetch_all(&pool).await.unwrap();
        let mut loops: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for step in steps {
            let detail: String = step.get("detail");
            if detail.starts_with("SCAN") || detail.starts_with("SEARCH") {
                loops.entry(step.get("parent")).or_default().push(detail);
            }
        }
        for steps in loops.into_values() {
            // `json::items!` reads it apart.
            let is_text = |step: &String| step.contains("VIRTUAL TABLE") || step == "SCAN item";
            let Some(place) = steps.iter().position(is_text) else {
                continue;
            };
            // What INSERT adds to its plan are its foreign keys.
            let is_slow = |step: &&String| {
                let scans =
                    step.starts_with("SCAN") && !is_text(step) && !sql.starts_with("INSERT");
                scans || step.ends_with("(operator_id=?)")
            };
            if place > 0 || steps.iter().any(|step| is_slow(&step)) {
                wrong.push(format!("{name}: {steps:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The same on PostgreSQL for what batches look up, planned once and while every table is empty.
#[tokio::test]
async fn rows_in_a_text_are_looked_up_by_an_index_on_postgres() {
    let Some(db) = Database::postgres().await else {
        return;
    };
    db.store().await;
    let mut connection = sqlx::PgConnection::connect(db.url()).await.unwrap();
    connection
        .execute(tributary_store::FOR_BATCHES)
        .await
        .unwrap();
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for Statement { name, postgres, .. } in tributary_store::statements() {
        let sql = postgres;
        let words: Vec<&str> = sql.split_whitespace().collect();
        let words = words.join(" ");
        let is_update = words.starts_with("UPDATE");
        let is_bulk = words.contains("UNNEST(") && (words.contains("LEFT JOIN") || is_update);
        if !is_bulk && !words.contains("AS item LEFT JOIN") {
            continue;
        }
        let parameters = (1..60).filter(|number| sql.contains(&format!("${number}")));
        let nothing = parameters.map(|_| "NULL").collect::<Vec<_>>().join(", ");
        let prepare = sqlx::AssertSqlSafe(format!("DEALLOCATE ALL; PREPARE it AS {sql}"));
        sqlx::raw_sql(prepare)
            .execute(&mut connection)
            .await
            .unwrap();
        let explain = sqlx::AssertSqlSafe(format!("EXPLAIN EXECUTE it ({nothing})"));
        let steps = sqlx::raw_sql(explain)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let plan: String = steps
            .iter()
            .map(|step| step.get::<String, _>(0) + "\n")
            .collect();
        looked_at += 1;
        let join = match is_update {
            // Of one row, whose values are read first.
            true if words.contains("= (SELECT new.") => "InitPlan",
            true => "Nested Loop",
            false => "Nested Loop Left Join",
        };
        if !plan.contains(join)
            || !plan.contains("Index Cond")
            || plan.contains("Seq Scan")
            || plan.contains("Join Filter")
        {
            wrong.push(format!("{name}:\n{plan}"));
        }
    }
    assert!(looked_at > 13, "{looked_at}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Both databases have the same tables with the same columns, types and NULLs.
#[tokio::test]
async fn the_two_structures_are_one() {
    let Some(postgres) = Database::postgres().await else {
        return;
    };
    let sqlite = Database::sqlite();
    postgres.store().await;
    sqlite.store().await;

    let pool = sqlx::SqlitePool::connect(sqlite.url()).await.unwrap();
    let rows = sqlx::query(
        "SELECT m.name, c.name, c.type, c.\"notnull\" = 1 OR c.pk > 0 FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND m.name <> '_sqlx_migrations'",
    );
    let ours: BTreeSet<_> = (rows.fetch_all(&pool).await.unwrap().iter())
        .map(|row| {
            (
                row.get::<String, _>(0),
                row.get::<String, _>(1),
                row.get::<String, _>(2),
                row.get::<bool, _>(3),
            )
        })
        .collect();

    let pool = sqlx::PgPool::connect(postgres.url()).await.unwrap();
    let rows = sqlx::query(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO' FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'",
    );
    let alike = |name: String| match name.as_str() {
        "bigint" | "boolean" => "INTEGER".to_owned(),
        "bytea" => "BLOB".to_owned(),
        _ => name.to_uppercase(),
    };
    let theirs: BTreeSet<_> = (rows.fetch_all(&pool).await.unwrap().iter())
        .map(|row| {
            (
                row.get::<String, _>(0),
                row.get::<String, _>(1),
                alike(row.get(2)),
                row.get::<bool, _>(3),
            )
        })
        .collect();

    assert_eq!(
        ours.difference(&theirs).collect::<Vec<_>>(),
        Vec::<&(String, String, String, bool)>::new()
    );
    assert_eq!(
        theirs.difference(&ours).collect::<Vec<_>>(),
        Vec::<&(String, String, String, bool)>::new()
    );
}

#[test]
fn the_two_folders_have_the_same_migrations() {
    let names = |engine: &str| -> BTreeSet<_> {
        let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

/// Whoever writes statements and forgets to list their file is told so: what is not listed is never
/// prepared by the tests above.
#[test]
fn every_file_with_statements_is_listed() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let listed: BTreeSet<String> = (tributary_store::statements().iter())
        .filter_map(|statement| Some(statement.name.rsplit_once("::")?.0.to_owned()))
        .collect();
    let (mut folders, mut with_statements) = (vec![source.clone()], BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let is_one = |line: &str| ["statements! {", "bulks! {"].contains(&line);
            if text.lines().any(is_one) {
                let module = path.strip_prefix(&source).unwrap().with_extension("");
                let names = module
                    .components()
                    .map(|part| part.as_os_str().to_str().unwrap());
                let module: Vec<&str> = std::iter::once("tributary_store").chain(names).collect();
                with_statements.insert(module.join("::"));
            }
        }
    }
    assert!(with_statements.len() > 30, "{with_statements:?}");
    assert_eq!(with_statements, listed);
}

async fn migrating_twice_and_at_once_is_fine(db: &Database) {
    let first = tributary_store::Store::open(db.url()).await.unwrap();
    let second = tributary_store::Store::open(db.url()).await.unwrap();
    let (one, two) = tokio::join!(first.migrate(), second.migrate());
    one.unwrap();
    two.unwrap();
    first.migrate().await.unwrap();
    assert!(second.is_ready().await.unwrap());
}

async fn a_fresh_database_is_not_ready(db: &Database) {
    let store = tributary_store::Store::open(db.url()).await.unwrap();
    assert!(!matches!(store.is_ready().await, Ok(true)));
}

async fn the_installation_has_one_secret(db: &Database) {
    let (one, two) = (db.store().await, db.store().await);
    let (first, second) =
        tokio::join!(one.instance_secret(&[1; 32]), two.instance_secret(&[2; 32]));
    assert_eq!(first.unwrap(), second.unwrap());
    assert_eq!(
        one.instance_secret(&[3; 32]).await.unwrap(),
        two.instance_secret(&[4; 32]).await.unwrap()
    );
}

both! {
    migrating_twice_and_at_once_is_fine,
    a_fresh_database_is_not_ready,
    the_installation_has_one_secret,
}

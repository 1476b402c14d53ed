//! Real databases for tests: each test gets one of its own, migrated, on SQLite and on PostgreSQL.
//!
//! ```text
//! async fn affiliates_are_found_by_name(db: &Database) {
//!     let store = db.store().await;
//!     …
//! }
//!
//! tributary_testing::both! {
//!     affiliates_are_found_by_name,
//! }
//! ```
//!
//! PostgreSQL is the server that `TRIBUTARY_TEST_POSTGRES` names, with a role that may create
//! databases; `cargo xtask test` starts one. Without the variable those tests say that they were
//! skipped, and fail where `CI` is set.

use sqlx::{Connection as _, Executor as _};
use std::time::Duration;
use tributary_store::Store;

/// How long a test may take before it is taken for one that never ends. The longest need a minute
/// or two.
pub const TEST_TIMEOUT: Duration = Duration::from_secs(15 * 60);

/// The variable that names the PostgreSQL server.
pub const POSTGRES: &str = "TRIBUTARY_TEST_POSTGRES";

/// An empty database of a test's own. It goes away with this value.
pub struct Database {
    url: String,
    // Holds the folder of a SQLite file as long as the test lasts.
    _folder: Option<tempfile::TempDir>,
    postgres: Option<(String, String)>,
}

impl Database {
    /// A SQLite file in a folder of its own.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("tributary.db").display());
        Self {
            url,
            _folder: Some(folder),
            postgres: None,
        }
    }

    /// A new database on the PostgreSQL server, or `None` where there is no server.
    ///
    /// # Panics
    /// When the server does not answer, or where `CI` is set and no server is named.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var(POSTGRES) else {
            assert!(
                std::env::var_os("CI").is_none(),
                "{POSTGRES} must be set in CI"
            );
            eprintln!("skipped on PostgreSQL: {POSTGRES} is not set");
            return None;
        };
        let mut random = [0_u8; 8];
        getrandom::fill(&mut random).expect("randomness");
        let name = format!("tributary_test_{:016x}", u64::from_ne_bytes(random));
        execute(&server, &format!("CREATE DATABASE {name}")).await;
        let (head, query) = server
            .split_once('?')
            .map_or((server.as_str(), String::new()), |(head, query)| {
                (head, format!("?{query}"))
            });
        let base = head.rsplit_once('/').map_or(head, |(base, _)| base);
        Some(Self {
            url: format!("{base}/{name}{query}"),
            _folder: None,
            postgres: Some((server.clone(), name)),
        })
    }

    /// A fresh one of the same kind, for a test that begins anew.
    ///
    /// # Panics
    /// When it can't be made.
    pub async fn another(&self) -> Self {
        if self.url.starts_with("sqlite:") {
            return Self::sqlite();
        }
        Self::postgres().await.expect("as this one")
    }

    /// The address, as `--database` takes it.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Opens the database and migrates it.
    ///
    /// # Panics
    /// When it can't be opened or migrated.
    pub async fn store(&self) -> Store {
        tributary_store::refuse_second_connections();
        let store = Store::open(&self.url).await.expect("the database opens");
        store.migrate().await.expect("the migrations apply");
        store
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some((server, name)) = self.postgres.take() else {
            return;
        };
        // Drop can't wait for a future on the test's own runtime.
        let drop = move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.expect("a runtime").block_on(execute(
                &server,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            ));
        };
        let _ = std::thread::spawn(drop).join();
    }
}

/// Runs a statement on a database from outside the product, as somebody with a shell would.
///
/// # Panics
/// When the database does not take it.
pub async fn execute(url: &str, statement: &str) {
    let statement = sqlx::AssertSqlSafe(statement.to_owned());
    if url.starts_with("sqlite") {
        let mut connection = (sqlx::SqliteConnection::connect(url).await).expect("it opens");
        connection.execute(statement).await.expect("it is taken");
    } else {
        let mut connection = (sqlx::PgConnection::connect(url).await).expect("it answers");
        connection.execute(statement).await.expect("it is taken");
    }
}

/// The whole number that a query answers, asked from outside the product.
///
/// # Panics
/// When the database does not answer one.
pub async fn number(url: &str, query: &str) -> i64 {
    let query = sqlx::AssertSqlSafe(query.to_owned());
    if url.starts_with("sqlite") {
        let mut connection = (sqlx::SqliteConnection::connect(url).await).expect("it opens");
        let number = sqlx::query_scalar(query).fetch_one(&mut connection).await;
        number.expect("it answers")
    } else {
        let mut connection = (sqlx::PgConnection::connect(url).await).expect("it answers");
        let number = sqlx::query_scalar(query).fetch_one(&mut connection).await;
        number.expect("it answers")
    }
}

/// Waits for a test, but not for ever: one that hangs fails alone instead of holding up all others.
///
/// # Panics
/// When [`TEST_TIMEOUT`] is over.
pub async fn in_time(test: impl Future<Output = ()>) {
    let ended = tokio::time::timeout(TEST_TIMEOUT, Box::pin(test)).await;
    assert!(ended.is_ok(), "the test hangs: {TEST_TIMEOUT:?} are over");
}

/// Makes a test of each function twice: once on SQLite, once on PostgreSQL. It gets a `&Database`. The
/// functions are named, so that their bodies are code like any other; one that nobody names is unused,
/// which the compiler says. Bodies may also stand inside.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: &Database) $body:block)*) => {
        $(
            $(#[$meta])*
            #[cfg(test)]
            mod $name {
                #[allow(unused_imports, clippy::allow_attributes, reason = "not every test names what its file imports")]
                use super::*;

                async fn test_body($db: &$crate::Database) $body

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn sqlite() {
                    $crate::in_time(test_body(&$crate::Database::sqlite())).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn postgres() {
                    if let Some(database) = $crate::Database::postgres().await {
                        $crate::in_time(test_body(&database)).await;
                    }
                }
            }
        )*
    };
    ($($name:ident),+ $(,)?) => {
        $(
            mod $name {
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn sqlite() {
                    $crate::in_time(super::$name(&$crate::Database::sqlite())).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn postgres() {
                    if let Some(database) = $crate::Database::postgres().await {
                        $crate::in_time(super::$name(&database)).await;
                    }
                }
            }
        )+
    };
}

//! What the database can answer instead of rows.

/// Why the database did not do it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A unique constraint stands against it.
    #[error("already there: {0:?}")]
    Conflict(Unique),
    /// A row that no code of ours can have written.
    #[error("broken row in {table}, id {id}: {what}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The row.
        id: i64,
        /// What is wrong with it.
        what: String,
    },
    /// A text that the database can't keep: it holds a NUL character, or is no UTF-8.
    #[error("a text holds a NUL character or is not UTF-8")]
    NotText,
    /// The database does not answer, or not in time; trying again can help.
    #[error("the database does not answer: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// A statement took longer than it may, and was stopped.
    #[error("stopped: it took longer than it may")]
    TooSlow,
    /// The address of the database can't be used.
    #[error("{0}")]
    Address(String),
    /// The database's structure is not the one this binary needs.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Anything else: a fault of ours.
    #[error("database: {0}")]
    Driver(#[source] sqlx::Error),
}

/// The unique constraints that callers tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unique {
    /// An affiliate of the operator has this username.
    AffiliateUsername,
    /// An affiliate of the operator has this e-mail address.
    AffiliateEmail,
    /// An employee of the operator has this username.
    StaffUsername,
    /// An employee of the operator has this e-mail address.
    StaffEmail,
    /// An operator has this host name.
    Hostname,
    /// A brand of the operator has this name.
    BrandName,
    /// A brand of the operator has this domain.
    BrandDomain,
    /// A brand has this go-host.
    GoHost,
    /// A campaign of the operator has this name.
    CampaignName,
    /// The brand has this promo code.
    PromoCode,
    /// Any other.
    Other,
}

/// (PostgreSQL's constraint, the last column SQLite's message names, what it is).
const CONSTRAINTS: [(&str, &str, Unique); 10] = [
    (
        "affiliate_username_unique",
        "affiliate.username_key",
        Unique::AffiliateUsername,
    ),
    (
        "affiliate_email_unique",
        "affiliate.email_key",
        Unique::AffiliateEmail,
    ),
    (
        "staff_username_unique",
        "staff.username_key",
        Unique::StaffUsername,
    ),
    ("staff_email_unique", "staff.email_key", Unique::StaffEmail),
    (
        "operator_hostname_pkey",
        "operator_hostname.hostname",
        Unique::Hostname,
    ),
    ("brand_name_unique", "brand.name", Unique::BrandName),
    ("brand_domain_unique", "brand.domain", Unique::BrandDomain),
    ("brand_go_host_unique", "brand.go_host", Unique::GoHost),
    (
        "campaign_name_unique",
        "campaign.name",
        Unique::CampaignName,
    ),
    (
        "promo_code_unique",
        "promo_code.code_key",
        Unique::PromoCode,
    ),
];

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(refusal) if refusal.is_unique_violation() => {
                // SQLite has no name for a constraint; its message ends with the columns.
                let named = |(name, column, _): &&(&str, &str, Unique)| {
                    refusal.constraint() == Some(*name) || refusal.message().ends_with(column)
                };
                Self::Conflict(
                    CONSTRAINTS
                        .iter()
                        .find(named)
                        .map_or(Unique::Other, |row| row.2),
                )
            }
            sqlx::Error::Database(refusal) if is_no_text(refusal.code().as_deref()) => {
                Self::NotText
            }
            sqlx::Error::Database(refusal) => {
                match Verdict::of(
                    refusal.code().as_deref().unwrap_or_default(),
                    refusal.message(),
                ) {
                    Verdict::Data => Self::Driver(error),
                    Verdict::Stopped => Self::TooSlow,
                    Verdict::NotNow => Self::Unavailable(error),
                }
            }
            // A row or a parameter that is not what its statement takes it for.
            sqlx::Error::InvalidArgument(_)
            | sqlx::Error::RowNotFound
            | sqlx::Error::TypeNotFound { .. }
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::Encode(_)
            | sqlx::Error::Decode(_) => Self::Driver(error),
            // A connection's fault, not the statement's. What is no answer is one, too: a proxy that
            // hangs up while one is made is heard as nonsense.
            _ => Self::Unavailable(error),
        }
    }
}

/// Whether a text was refused for its characters: PostgreSQL's "character not in repertoire" and
/// "untranslatable character".
fn is_no_text(code: Option<&str>) -> bool {
    matches!(code, Some("22021" | "22P05"))
}

/// What a database's refusal says of trying again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    /// The data are what it refuses: it will always.
    Data,
    /// The statement was stopped by its limit: SQLite's interrupt, PostgreSQL's cancellation.
    Stopped,
    /// Anything else, which will be over: nobody can list what servers, disks and administrators
    /// may do, but what can be wrong with data is known.
    NotNow,
}

impl Verdict {
    /// Judges by SQLite's result code, in decimal digits, or PostgreSQL's SQLSTATE.
    fn of(code: &str, message: &str) -> Self {
        if code.len() == 5 && code.is_ascii() {
            return Self::of_sqlstate(code);
        }
        // The low byte of an extended SQLite code is the primary one.
        match code.parse::<u32>().map(|code| code & 0xff) {
            // TOOBIG, CONSTRAINT, MISMATCH.
            Ok(18..=20) => Self::Data,
            // What has no code of its own; a missing table is among it, and so are these two.
            Ok(1) if ["integer overflow", "malformed JSON"].contains(&message) => Self::Data,
            Ok(9) => Self::Stopped,
            _ => Self::NotNow,
        }
    }

    fn of_sqlstate(code: &str) -> Self {
        match (&code[..2], code) {
            (_, "57014") => Self::Stopped,
            // More than one row where one is expected, what a value can't be, constraints, views'
            // checks, and what is too large for an index.
            ("21" | "22" | "23" | "44" | "54", _) => Self::Data,
            _ => Self::NotNow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A refusal with a code, as a driver's.
    #[derive(Debug)]
    struct Refusal(&'static str, &'static str);

    impl std::fmt::Display for Refusal {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.1)
        }
    }

    impl std::error::Error for Refusal {}

    impl sqlx::error::DatabaseError for Refusal {
        fn message(&self) -> &str {
            self.1
        }

        fn code(&self) -> Option<std::borrow::Cow<'_, str>> {
            (!self.0.is_empty()).then_some(self.0.into())
        }

        fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> sqlx::error::ErrorKind {
            match self.0 {
                "23505" | "1555" | "2067" => sqlx::error::ErrorKind::UniqueViolation,
                _ => sqlx::error::ErrorKind::Other,
            }
        }
    }

    fn kind(code: &'static str, message: &'static str) -> &'static str {
        match sqlx::Error::Database(Box::new(Refusal(code, message))).into() {
            StoreError::Conflict(_) => "conflict",
            StoreError::TooSlow => "stopped",
            StoreError::Unavailable(_) => "not now",
            StoreError::Driver(_) | StoreError::NotText => "data",
            other => panic!("{other:?}"),
        }
    }

    /// Every class of PostgreSQL's appendix A, by one of its codes at least.
    #[test]
    fn every_sqlstate_is_not_now_unless_it_is_about_the_data() {
        for code in [
            "00000", "01000", "02000", "03000", "08000", "08001", "08003", "08004", "08006",
            "08007", "08P01", "09000", "0A000", "0B000", "0F000", "0L000", "0LP01", "0P000",
            "0Z000", "20000", "24000", "25000", "25001", "25006", "25P01", "25P02", "25P03",
            "25P04", "26000", "27000", "28000", "28P01", "2B000", "2BP01", "2D000", "2F000",
            "34000", "38000", "39000", "3B000", "3D000", "3F000", "40000", "40001", "40002",
            "40003", "40P01", "42000", "42501", "42601", "42703", "42883", "42P01", "53000",
            "53100", "53200", "53300", "53400", "55000", "55006", "55P02", "55P03", "55P04",
            "57000", "57P01", "57P02", "57P03", "57P04", "57P05", "58000", "58030", "58P01",
            "58P02", "58P03", "72000", "F0000", "F0001", "HV000", "P0000", "P0001", "P0002",
            "P0003", "P0004", "XX000", "XX001", "XX002", "ZZ999", "",
        ] {
            assert_eq!(kind(code, ""), "not now", "{code}");
        }
        for code in [
            "21000", "22000", "22001", "22003", "22007", "22008", "22012", "22021", "22023",
            "22P02", "22P03", "22P05", "23000", "23001", "23502", "23503", "23514", "23P01",
            "44000", "54000", "54001", "54011", "54023",
        ] {
            assert_eq!(kind(code, ""), "data", "{code}");
        }
        assert_eq!(kind("23505", ""), "conflict");
        assert_eq!(kind("57014", ""), "stopped");
    }

    /// Every primary result code of SQLite, and those of the extended ones that full, broken and
    /// moved files answer with.
    #[test]
    fn every_sqlite_code_is_not_now_unless_it_is_about_the_data() {
        for primary in 1..=101_u32 {
            let expected = match primary {
                9 => "stopped",
                18..=20 => "data",
                _ => "not now",
            };
            let code: &'static str = primary.to_string().leak();
            assert_eq!(kind(code, "no such table: event"), expected, "{code}");
        }
        for (code, expected) in [
            // IOERR_READ, _SHORT_READ, _WRITE, _FSYNC, _TRUNCATE, _LOCK, _SHMSIZE, _MMAP, _CORRUPTFS
            ("266", "not now"),
            ("522", "not now"),
            ("778", "not now"),
            ("1034", "not now"),
            ("1546", "not now"),
            ("3850", "not now"),
            ("4874", "not now"),
            ("6154", "not now"),
            ("8458", "not now"),
            // BUSY_RECOVERY, BUSY_SNAPSHOT, READONLY_RECOVERY, READONLY_DBMOVED, CANTOPEN_ISDIR
            ("261", "not now"),
            ("517", "not now"),
            ("264", "not now"),
            ("1032", "not now"),
            ("526", "not now"),
            // CONSTRAINT_CHECK, _FOREIGNKEY, _NOTNULL, _TRIGGER, _DATATYPE; _PRIMARYKEY, _UNIQUE
            ("275", "data"),
            ("787", "data"),
            ("1299", "data"),
            ("1811", "data"),
            ("3091", "data"),
            ("1555", "conflict"),
            ("2067", "conflict"),
        ] {
            assert_eq!(kind(code, ""), expected, "{code}");
        }
        assert_eq!(kind("1", "integer overflow"), "data");
        assert_eq!(kind("1", "malformed JSON"), "data");
        assert_eq!(
            kind("1", "cannot rollback - no transaction is active"),
            "not now"
        );
    }

    #[test]
    fn no_answer_is_unavailable_and_an_answer_of_no_use_is_ours() {
        let broken = std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        for error in [
            sqlx::Error::Io(broken),
            sqlx::Error::Protocol("unexpected response from SSLRequest: 0x00".into()),
            sqlx::Error::BeginFailed,
            sqlx::Error::InvalidSavePointStatement,
            sqlx::Error::PoolTimedOut,
            sqlx::Error::PoolClosed,
            sqlx::Error::WorkerCrashed,
            sqlx::Error::Configuration("a certificate that has expired".into()),
        ] {
            assert!(matches!(error.into(), StoreError::Unavailable(_)));
        }
        for error in [
            sqlx::Error::RowNotFound,
            sqlx::Error::ColumnNotFound("name".into()),
            sqlx::Error::Decode("no number".into()),
            sqlx::Error::Encode("too long".into()),
        ] {
            assert!(matches!(error.into(), StoreError::Driver(_)));
        }
    }
}

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
            sqlx::Error::Database(refusal) if is_stopped(refusal.code().as_deref()) => {
                Self::TooSlow
            }
            sqlx::Error::Database(refusal) if is_passing(refusal.code().as_deref()) => {
                Self::Unavailable(error)
            }
            // What is no answer is a connection's fault, not the statement's: a proxy that hangs up
            // while one is made is heard as nonsense.
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::BeginFailed
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error),
            _ => Self::Driver(error),
        }
    }
}

/// Whether the statement was stopped by its limit: SQLite's interrupt, PostgreSQL's cancellation.
fn is_stopped(code: Option<&str>) -> bool {
    matches!(code, Some("9" | "57014"))
}

/// Codes that say "not now": SQLite busy, locked, I/O error, full or can't open; PostgreSQL's
/// classes for connections (08), resources (53), intervention (57) and system errors (58), and
/// what serialisation and deadlocks answer (40).
fn is_passing(code: Option<&str>) -> bool {
    let Some(code) = code else { return false };
    if code.len() == 5 {
        return ["08", "40", "53", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class));
    }
    // The low byte of an extended SQLite code is the primary one.
    code.parse::<u32>()
        .is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 10 | 13 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_is_unavailable_and_an_answer_of_no_use_is_ours() {
        let broken = std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        for error in [
            sqlx::Error::Io(broken),
            sqlx::Error::Protocol("unexpected response from SSLRequest: 0x00".into()),
            sqlx::Error::BeginFailed,
            sqlx::Error::PoolTimedOut,
        ] {
            assert!(matches!(error.into(), StoreError::Unavailable(_)));
        }
        for error in [
            sqlx::Error::RowNotFound,
            sqlx::Error::ColumnNotFound("name".into()),
        ] {
            assert!(matches!(error.into(), StoreError::Driver(_)));
        }
    }
}

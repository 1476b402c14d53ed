//! What must always hold, asked of the rows themselves: by a statement each (here), by comparing what
//! repeats other rows with those ([`compare`]), and by their seals ([`sealed`]).

pub mod compare;
pub mod sealed;

use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError, dimension};

statements! {
    OPERATORS_WITHOUT_HOSTNAME: "SELECT id FROM operator WHERE id NOT IN (SELECT operator_id FROM operator_hostname) ORDER BY id";
    AFFILIATES_OF_FOREIGN_MANAGERS: "SELECT a.id FROM affiliate a JOIN staff s ON s.id = a.manager_id WHERE s.operator_id <> a.operator_id ORDER BY a.id";
    AFFILIATES_OF_FOREIGN_PARENTS: "SELECT a.id FROM affiliate a JOIN affiliate p ON p.id = a.parent_affiliate_id WHERE p.operator_id <> a.operator_id OR p.id = a.id ORDER BY a.id";
    AFFILIATES_WITHOUT_AUDIT: "SELECT a.id FROM affiliate a WHERE NOT EXISTS (SELECT 1 FROM audit e WHERE e.operator_id = a.operator_id AND e.subject_kind = 'affiliate' AND e.subject_id = a.id) ORDER BY a.id";
    KEYS_OF_FOREIGN_OWNERS: "SELECT k.id FROM api_key k LEFT JOIN affiliate a ON a.id = k.affiliate_id LEFT JOIN staff s ON s.id = k.staff_id
                             WHERE a.operator_id <> k.operator_id OR s.operator_id <> k.operator_id ORDER BY k.id";
    DEALS_WITH_GAPS: "SELECT d.id FROM deal d LEFT JOIN deal_version v ON v.deal_id = d.id
                      GROUP BY d.id HAVING COUNT(v.id) = 0 OR MIN(v.version) <> 1 OR MAX(v.version) <> COUNT(v.id) ORDER BY d.id";
    DEALS_OF_FOREIGN_AFFILIATES: "SELECT d.id FROM deal d JOIN affiliate a ON a.id = d.affiliate_id WHERE a.operator_id <> d.operator_id ORDER BY d.id";
    SECOND_DEFAULTS: "SELECT affiliate_id FROM deal WHERE is_default GROUP BY affiliate_id HAVING COUNT(*) > 1 ORDER BY affiliate_id";
    BINDING_UNACCEPTED: "SELECT id FROM deal_version WHERE accepted_at IS NULL AND NOT needs_acceptance ORDER BY id";
    PLAYERS_OF_FOREIGN_DEALS: "SELECT r.id FROM registration r JOIN deal_version v ON v.id = r.deal_version_id JOIN deal d ON d.id = v.deal_id
                               WHERE r.affiliate_id IS NULL OR r.affiliate_id <> d.affiliate_id ORDER BY r.id";
    ENTRIES_WITHOUT_CAUSE: "SELECT l.id FROM ledger l LEFT JOIN affiliate a ON a.id = l.affiliate_id LEFT JOIN registration r ON r.id = l.registration_id
                              LEFT JOIN deal_version v ON v.id = l.deal_version_id LEFT JOIN event e ON e.id = l.event_id
                            WHERE a.id IS NULL OR a.operator_id <> l.operator_id
                              OR (l.registration_id IS NOT NULL AND (r.id IS NULL OR r.operator_id <> l.operator_id))
                              OR (l.deal_version_id IS NOT NULL AND v.id IS NULL)
                              OR (l.event_id IS NOT NULL AND (e.id IS NULL OR e.operator_id <> l.operator_id)) ORDER BY l.id";
    EVENTS_WITHOUT_PLAYER: "SELECT e.id FROM event e LEFT JOIN registration r ON r.id = e.registration_id
                            WHERE e.registration_id IS NOT NULL AND (r.id IS NULL OR r.operator_id <> e.operator_id OR r.brand_id <> e.brand_id) ORDER BY e.id";
    COUNTED_NOWHERE: "SELECT dimension_id FROM daily WHERE dimension_id NOT IN (SELECT id FROM dimension)
                 UNION SELECT dimension_id FROM registration WHERE dimension_id NOT IN (SELECT id FROM dimension)
                 UNION SELECT detail_id FROM registration WHERE detail_id NOT IN (SELECT id FROM dimension) ORDER BY 1";
    PAID_TWICE: "SELECT registration_id FROM ledger WHERE kind IN ('cpl', 'cpa') AND registration_id IS NOT NULL GROUP BY registration_id, kind
                 HAVING SUM(CASE WHEN amount > 0 THEN 1 WHEN amount < 0 THEN -1 ELSE 0 END) > 1 ORDER BY registration_id";
}

/// The checks: what is wrong with the rows a statement finds, and the statement.
const CHECKS: [(&str, &str); 14] = [
    ("operators without a host name", OPERATORS_WITHOUT_HOSTNAME),
    (
        "affiliates whose manager is another operator's",
        AFFILIATES_OF_FOREIGN_MANAGERS,
    ),
    (
        "affiliates whose parent is another operator's, or themselves",
        AFFILIATES_OF_FOREIGN_PARENTS,
    ),
    (
        "affiliates whose sign-up is not in the audit log",
        AFFILIATES_WITHOUT_AUDIT,
    ),
    (
        "API keys whose owner is another operator's",
        KEYS_OF_FOREIGN_OWNERS,
    ),
    (
        "deals whose versions are not counted from 1 without gaps",
        DEALS_WITH_GAPS,
    ),
    (
        "deals of another operator's affiliates",
        DEALS_OF_FOREIGN_AFFILIATES,
    ),
    (
        "affiliates with more than one default deal",
        SECOND_DEFAULTS,
    ),
    (
        "versions of deals that wait for an acceptance they don't need",
        BINDING_UNACCEPTED,
    ),
    (
        "players bound to a deal of somebody else than their affiliate",
        PLAYERS_OF_FOREIGN_DEALS,
    ),
    (
        "entries of the ledger whose affiliate, player, terms or event is not there, or another operator's",
        ENTRIES_WITHOUT_CAUSE,
    ),
    (
        "events whose player is not there, or another operator's or brand's",
        EVENTS_WITHOUT_PLAYER,
    ),
    (
        "combinations in which something is counted and that are not there",
        COUNTED_NOWHERE,
    ),
    ("players whose CPL or CPA was paid twice", PAID_TWICE),
];

/// How many rows of a check are named.
const MAX_NAMED: usize = 100;

/// A check, and the rows that break it; none is good.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// What it looks for.
    pub looks_for: &'static str,
    /// The ids of the first rows it found: of a key of several columns, the first one.
    pub found: Vec<i64>,
    /// The same for people: which row it is, what is wrong with it and, where that can be worked
    /// out, what it should be.
    pub rows: Vec<String>,
    /// How many rows it found.
    pub count: usize,
}

impl Check {
    /// A check that has found nothing, yet.
    #[must_use]
    pub const fn new(looks_for: &'static str) -> Self {
        Self {
            looks_for,
            found: Vec::new(),
            rows: Vec::new(),
            count: 0,
        }
    }

    /// Notes a row.
    pub fn find(&mut self, id: i64, row: impl FnOnce() -> String) {
        self.count += 1;
        if self.found.len() < MAX_NAMED {
            self.found.push(id);
            self.rows.push(row());
        }
    }
}

/// The checks that need nothing but the rows they look at.
///
/// # Errors
/// When the database does not answer.
pub async fn faults(c: &mut impl Connection) -> Result<Vec<Check>, StoreError> {
    let mut checks = asked(c).await?;
    let mut check = Check::new("combinations of counters that are not what their digest says");
    for id in dimension::changed(c).await? {
        check.find(id, || format!("dimension {id}"));
    }
    checks.push(check);
    Ok(checks)
}

stamp! {
    /// The checks that are a statement each.
    async fn asked(c) -> Vec<Check> {
        let mut found = Vec::with_capacity(CHECKS.len());
        for (what, statement) in CHECKS {
            let mut check = Check::new(what);
            for id in sqlx::query_scalar::<Db, i64>(statement).fetch_all(&mut *c).await? {
                check.find(id, || id.to_string());
            }
            found.push(check);
        }
        Ok(found)
    }
}

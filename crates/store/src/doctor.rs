//! What must always hold, asked of the rows themselves.

use crate::stamp::{stamp, statements};

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
    PAYMENTS_OFF_THE_LEDGER: "SELECT p.id FROM payment p
                              LEFT JOIN (SELECT payment_id, affiliate_id, COUNT(*) AS entries, CAST(SUM(amount) AS BIGINT) AS amount
                                         FROM ledger WHERE kind = 'payment' GROUP BY payment_id, affiliate_id) l
                                ON l.payment_id = p.id AND l.affiliate_id = p.affiliate_id
                              WHERE CASE WHEN p.state = 'completed' THEN COALESCE(l.entries, 0) <> 1 OR l.amount <> p.amount
                                    ELSE l.entries IS NOT NULL END ORDER BY p.id";
    ENTRIES_WITHOUT_CAUSE: "SELECT l.id FROM ledger l LEFT JOIN affiliate a ON a.id = l.affiliate_id LEFT JOIN registration r ON r.id = l.registration_id
                              LEFT JOIN deal_version v ON v.id = l.deal_version_id LEFT JOIN event e ON e.id = l.event_id
                            WHERE a.id IS NULL OR a.operator_id <> l.operator_id
                              OR (l.registration_id IS NOT NULL AND (r.id IS NULL OR r.operator_id <> l.operator_id))
                              OR (l.deal_version_id IS NOT NULL AND v.id IS NULL)
                              OR (l.event_id IS NOT NULL AND (e.id IS NULL OR e.operator_id <> l.operator_id)) ORDER BY l.id";
    EVENTS_WITHOUT_PLAYER: "SELECT e.id FROM event e LEFT JOIN registration r ON r.id = e.registration_id
                            WHERE e.registration_id IS NOT NULL AND (r.id IS NULL OR r.operator_id <> e.operator_id OR r.brand_id <> e.brand_id) ORDER BY e.id";
    DAILY_UNLIKE_LEDGER: "SELECT b.affiliate_id FROM balance b LEFT JOIN
                            (SELECT d.affiliate_id, SUM(y.cpl) AS cpl, SUM(y.cpa) AS cpa, SUM(y.rev_share) AS rev_share,
                               SUM(y.sub_affiliate) AS sub_affiliate, SUM(y.adjustments) AS adjustments, SUM(y.payments) AS payments
                             FROM dimension d JOIN daily y ON y.dimension_id = d.id WHERE d.level = 0 GROUP BY d.affiliate_id) s ON s.affiliate_id = b.affiliate_id
                          WHERE b.cpl <> COALESCE(s.cpl, 0) OR b.cpa <> COALESCE(s.cpa, 0) OR b.rev_share <> COALESCE(s.rev_share, 0)
                            OR b.sub_affiliate <> COALESCE(s.sub_affiliate, 0) OR b.adjustments <> COALESCE(s.adjustments, 0)
                            OR b.payments <> COALESCE(s.payments, 0) ORDER BY b.affiliate_id";
    LEVELS_UNLIKE: "SELECT d.affiliate_id FROM dimension d JOIN daily y ON y.dimension_id = d.id GROUP BY d.operator_id, d.affiliate_id
                    HAVING SUM(CASE d.level WHEN 0 THEN y.visits ELSE -y.visits END) <> 0
                      OR SUM(CASE d.level WHEN 0 THEN y.deposits ELSE -y.deposits END) <> 0
                      OR SUM(CASE d.level WHEN 0 THEN y.bets ELSE -y.bets END) <> 0
                      OR SUM(CASE d.level WHEN 0 THEN y.rev_share ELSE -y.rev_share END) <> 0 ORDER BY d.affiliate_id";
    PLAYERS_UNLIKE_LEDGER: "SELECT r.id FROM registration r LEFT JOIN
                              (SELECT registration_id, SUM(CASE kind WHEN 'cpl' THEN amount ELSE 0 END) AS cpl, SUM(CASE kind WHEN 'cpa' THEN amount ELSE 0 END) AS cpa,
                                 SUM(CASE kind WHEN 'rev_share' THEN amount ELSE 0 END) AS rev_share
                               FROM ledger WHERE registration_id IS NOT NULL GROUP BY registration_id) s ON s.registration_id = r.id
                            WHERE r.cpl <> COALESCE(s.cpl, 0) OR r.cpa <> COALESCE(s.cpa, 0) OR r.rev_share <> COALESCE(s.rev_share, 0) ORDER BY r.id";
    PLAYERS_UNLIKE_DAYS: "SELECT r.id FROM registration r LEFT JOIN
                            (SELECT registration_id, SUM(deposits) AS deposits, SUM(withdrawals) AS withdrawals, SUM(bets) AS bets, SUM(wins) AS wins
                             FROM registration_day GROUP BY registration_id) s ON s.registration_id = r.id
                          WHERE r.deposits <> COALESCE(s.deposits, 0) OR r.withdrawals <> COALESCE(s.withdrawals, 0)
                            OR r.bets <> COALESCE(s.bets, 0) OR r.wins <> COALESCE(s.wins, 0) ORDER BY r.id";
}

/// The checks: what is wrong with the rows a statement finds, and the statement.
const CHECKS: [(&str, &str); 17] = [
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
        "affiliates whose daily counters are not their ledger",
        DAILY_UNLIKE_LEDGER,
    ),
    (
        "affiliates whose counters with and without texts differ",
        LEVELS_UNLIKE,
    ),
    (
        "players whose commission is not their ledger",
        PLAYERS_UNLIKE_LEDGER,
    ),
    (
        "players whose sums are not those of their days",
        PLAYERS_UNLIKE_DAYS,
    ),
    (
        "payments that do not stand in the ledger as they were paid",
        PAYMENTS_OFF_THE_LEDGER,
    ),
];

stamp! {
    /// Runs every check: what it looks for, and the ids it found, which should be none.
    pub async fn faults(c) -> Vec<(&'static str, Vec<i64>)> {
        let mut found = Vec::with_capacity(CHECKS.len());
        for (what, statement) in CHECKS {
            found.push((what, sqlx::query_scalar::<Db, i64>(statement).fetch_all(&mut *c).await?));
        }
        Ok(found)
    }
}

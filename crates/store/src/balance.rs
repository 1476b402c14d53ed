//! Balances of affiliates as they stand, or of some days, each with what is needed to pay it.

use crate::json;
use crate::stamp::{stamp, statements};
use crate::{StoreError, ledger};
use tributary_domain::affiliate::Status;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::ledger::Balance;
use tributary_domain::money::Money;
use tributary_domain::time::Timestamp;

/// Which balances a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those within the caller's reach.
    pub reach: Option<Vec<AffiliateId>>,
    /// Only those of these affiliates.
    pub affiliates: Option<Vec<AffiliateId>>,
    /// Only affiliates that stand here.
    pub statuses: Option<Vec<Status>>,
    /// Only those that can be paid: that reach the affiliate's threshold, or this one where it has none.
    pub above_threshold: Option<Money>,
    /// The smallest amount that can be paid.
    pub unit: Money,
    /// Only what these days, both included, brought; none: everything.
    pub days: Option<(i64, i64)>,
}

/// The balance of an affiliate.
#[derive(Clone, Debug)]
pub struct Line {
    /// The affiliate.
    pub affiliate_id: AffiliateId,
    /// Its first and last name.
    pub name: String,
    /// Where it stands.
    pub status: Status,
    /// Its manager.
    pub manager_id: Option<StaffId>,
    /// Its manager's username.
    pub manager_username: Option<String>,
    /// Its manager's e-mail address.
    pub manager_email: Option<String>,
    /// How it is paid.
    pub method_id: Option<i64>,
    /// The details of that, a JSON object; empty when there are none.
    pub method_details: String,
    /// The least payment, its own.
    pub threshold: Option<Money>,
    /// When it signed up.
    pub created_at: Timestamp,
    /// The sums.
    pub balance: Balance,
    /// What its players did.
    pub figures: ledger::PlayerTotals,
    /// What payments are open for.
    pub open: Money,
    /// When it was last paid.
    pub last_payment_at: Option<Timestamp>,
}

macro_rules! ids {
    ($condition:literal, $value:literal) => {
        concat!(
            " AND (CAST(",
            $condition,
            " AS TEXT) IS NULL OR ",
            $value,
            " IN (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE(",
            $condition,
            ", '[]') AS TEXT)) AS item))"
        )
    };
}

/// The affiliates with their sums in `s` and figures in `f`, narrowed.
macro_rules! filtered {
    ($sums:literal, $figures:literal) => {
        concat!(
            " FROM affiliate a ", $sums, $figures,
            " WHERE a.operator_id = $1",
            ids!("$2", "a.id"),
            ids!("$3", "a.id"),
            ids!("$4", "a.status"),
            " AND (CAST($5 AS BIGINT) IS NULL OR (
                COALESCE(s.cpl + s.cpa + s.rev_share + s.sub_affiliate + s.adjustments - s.payments, 0) >= $6
                AND COALESCE(s.cpl + s.cpa + s.rev_share + s.sub_affiliate + s.adjustments - s.payments, 0) >= COALESCE(a.payment_threshold, $5)))"
        )
    };
}

/// As it stands: the running rows.
macro_rules! standing {
    () => {
        filtered!(
            "LEFT JOIN balance s ON s.affiliate_id = a.id",
            " LEFT JOIN balance f ON f.affiliate_id = a.id"
        )
    };
}

/// Of days $7 to $8: the entries for those days, and the daily counters.
macro_rules! of_days {
    () => {
        filtered!(
            "LEFT JOIN (SELECT affiliate_id,
                 CAST(SUM(CASE WHEN kind = 'cpl' THEN amount ELSE 0 END) AS BIGINT) AS cpl,
                 CAST(SUM(CASE WHEN kind = 'cpa' THEN amount ELSE 0 END) AS BIGINT) AS cpa,
                 CAST(SUM(CASE WHEN kind = 'rev_share' THEN amount ELSE 0 END) AS BIGINT) AS rev_share,
                 CAST(SUM(CASE WHEN kind = 'sub_affiliate' THEN amount ELSE 0 END) AS BIGINT) AS sub_affiliate,
                 CAST(SUM(CASE WHEN kind = 'adjustment' THEN amount ELSE 0 END) AS BIGINT) AS adjustments,
                 CAST(SUM(CASE WHEN kind = 'payment' THEN amount ELSE 0 END) AS BIGINT) AS payments
               FROM ledger WHERE operator_id = $1 AND for_day >= $7 AND for_day <= $8 GROUP BY affiliate_id) s ON s.affiliate_id = a.id",
            " LEFT JOIN (SELECT d.affiliate_id, CAST(SUM(y.deposits) AS BIGINT) AS deposits, CAST(SUM(y.deposit_count) AS BIGINT) AS deposit_count,
                 CAST(SUM(y.first_deposit) AS BIGINT) AS first_deposit, CAST(SUM(y.first_deposits) AS BIGINT) AS first_deposits,
                 CAST(SUM(y.registrations) AS BIGINT) AS registrations
               FROM dimension d JOIN daily y ON y.dimension_id = d.id
               WHERE d.operator_id = $1 AND d.level = 0 AND y.day >= $7 AND y.day <= $8 GROUP BY d.affiliate_id) f ON f.affiliate_id = a.id"
        )
    };
}

macro_rules! list {
    ($from:expr, $limit:literal) => {
        concat!(
            "SELECT a.id, a.first_name, a.last_name, a.status, a.manager_id, a.payment_method_id, a.payment_method_details, a.payment_threshold,
               a.created_at, s.cpl, s.cpa, s.rev_share, s.sub_affiliate, s.adjustments, s.payments,
               f.deposits, f.deposit_count, f.first_deposit, f.first_deposits, f.registrations,
               (SELECT m.username FROM staff m WHERE m.id = a.manager_id) AS manager_username,
               (SELECT m.email FROM staff m WHERE m.id = a.manager_id) AS manager_email,
               (SELECT CAST(SUM(p.amount) AS BIGINT) FROM payment p WHERE p.operator_id = $1 AND p.affiliate_id = a.id
                  AND p.state IN ('pending_approval', 'pending_payment')) AS open_amount,
               (SELECT MAX(p.completed_at) FROM payment p WHERE p.operator_id = $1 AND p.affiliate_id = a.id) AS last_payment_at",
            $from, " ORDER BY a.id ", $limit
        )
    };
}

statements! {
    LIST: list!(standing!(), "LIMIT $7 OFFSET $8");
    LIST_OF_DAYS: list!(of_days!(), "LIMIT $9 OFFSET $10");
    COUNT: concat!("SELECT COUNT(*)", standing!());
    COUNT_OF_DAYS: concat!("SELECT COUNT(*)", of_days!());
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    first_name: String,
    last_name: String,
    status: i64,
    manager_id: Option<i64>,
    payment_method_id: Option<i64>,
    payment_method_details: String,
    payment_threshold: Option<i64>,
    created_at: i64,
    cpl: Option<i64>,
    cpa: Option<i64>,
    rev_share: Option<i64>,
    sub_affiliate: Option<i64>,
    adjustments: Option<i64>,
    payments: Option<i64>,
    deposits: Option<i64>,
    deposit_count: Option<i64>,
    first_deposit: Option<i64>,
    first_deposits: Option<i64>,
    registrations: Option<i64>,
    manager_username: Option<String>,
    manager_email: Option<String>,
    open_amount: Option<i64>,
    last_payment_at: Option<i64>,
}

stamp! {
    /// How many balances a filter shows.
    pub async fn count(c, operator: OperatorId, filter: &Filter) -> i64 {
        let [reach, affiliates, statuses] = filter.lists()?;
        let statement = if filter.days.is_some() { COUNT_OF_DAYS } else { COUNT };
        let query = sqlx::query_scalar::<Db, i64>(statement).bind(operator.0).bind(reach).bind(affiliates).bind(statuses);
        let mut query = query.bind(filter.above_threshold.map(|money| money.0)).bind(filter.unit.0);
        if let Some((from, to)) = filter.days {
            query = query.bind(from).bind(to);
        }
        Ok(query.fetch_one(c).await?)
    }

    /// The balances a filter shows by affiliate, `limit` of them from `offset` on.
    pub async fn list(c, operator: OperatorId, filter: &Filter, limit: i64, offset: i64) -> Vec<Line> {
        let [reach, affiliates, statuses] = filter.lists()?;
        let statement = if filter.days.is_some() { LIST_OF_DAYS } else { LIST };
        let query = sqlx::query_as::<Db, Row>(statement).bind(operator.0).bind(reach).bind(affiliates).bind(statuses);
        let mut query = query.bind(filter.above_threshold.map(|money| money.0)).bind(filter.unit.0);
        if let Some((from, to)) = filter.days {
            query = query.bind(from).bind(to);
        }
        let rows = query.bind(limit).bind(offset).fetch_all(c).await?;
        rows.into_iter().map(Line::try_from).collect()
    }
}

impl Filter {
    /// The lists as the statements read them, in their order.
    fn lists(&self) -> Result<[Option<String>; 3], StoreError> {
        let ids = |list: Option<&Vec<AffiliateId>>| {
            list.map(|ids| json::rows(ids.iter().map(|id| [id.0])))
                .transpose()
        };
        let statuses = self.statuses.as_ref();
        let statuses = statuses.map(|list| json::rows(list.iter().map(|status| [status.number()])));
        Ok([
            ids(self.reach.as_ref())?,
            ids(self.affiliates.as_ref())?,
            statuses.transpose()?,
        ])
    }
}

impl TryFrom<Row> for Line {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let unknown = || StoreError::Corrupt {
            table: "affiliate",
            id: row.id,
            what: format!("status {}", row.status),
        };
        let money = |micros: Option<i64>| Money(micros.unwrap_or_default());
        Ok(Self {
            affiliate_id: AffiliateId(row.id),
            name: format!("{} {}", row.first_name, row.last_name)
                .trim()
                .to_owned(),
            status: Status::from_number(row.status).ok_or_else(unknown)?,
            manager_id: row.manager_id.map(StaffId),
            manager_username: row.manager_username,
            manager_email: row.manager_email,
            method_id: row.payment_method_id,
            method_details: row.payment_method_details,
            threshold: row.payment_threshold.map(Money),
            created_at: Timestamp(row.created_at),
            balance: Balance {
                cpl: money(row.cpl),
                cpa: money(row.cpa),
                rev_share: money(row.rev_share),
                sub_affiliate: money(row.sub_affiliate),
                adjustments: money(row.adjustments),
                payments: money(row.payments),
            },
            figures: ledger::PlayerTotals {
                deposits: row.deposits.unwrap_or_default(),
                deposit_count: row.deposit_count.unwrap_or_default(),
                first_deposit: row.first_deposit.unwrap_or_default(),
                first_deposits: row.first_deposits.unwrap_or_default(),
                registrations: row.registrations.unwrap_or_default(),
            },
            open: money(row.open_amount),
            last_payment_at: row.last_payment_at.map(Timestamp),
        })
    }
}

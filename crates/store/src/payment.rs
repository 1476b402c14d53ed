//! Payments to affiliates.

use crate::stamp::{stamp, statements};
use crate::{StoreError, json};
use tributary_domain::id::{AffiliateId, OperatorId, PaymentId};
use tributary_domain::money::Money;
use tributary_domain::payment::{Payment, State};
use tributary_domain::time::Timestamp;

/// Which payments a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those within the caller's reach.
    pub reach: Option<Vec<AffiliateId>>,
    /// Only those of these affiliates.
    pub affiliates: Option<Vec<AffiliateId>>,
    /// Only those that stand here.
    pub states: Option<Vec<State>>,
}

/// What of an affiliate's balance is spoken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Open {
    /// Asked for, not decided on.
    pub requested: Money,
    /// Approved, not paid.
    pub approved: Money,
}

macro_rules! columns {
    () => {
        "id, operator_id, affiliate_id, amount, state, is_direct, payment_method_id, payment_details, period_from, period_to, \
         invoice_number, comment, created_at, updated_at, completed_at"
    };
}

statements! {
    INSERT: "INSERT INTO payment (operator_id, affiliate_id, amount, state, is_direct, payment_method_id, payment_details,
               period_from, period_to, invoice_number, comment, created_at, updated_at, completed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id";
    MOVE: "UPDATE payment SET state = $4, invoice_number = $5, comment = $6, updated_at = $7, completed_at = $8
           WHERE operator_id = $1 AND id = $2 AND state = $3";
    BY_ID: concat!("SELECT ", columns!(), " FROM payment WHERE operator_id = $1 AND id = $2");
    LIST: concat!("SELECT ", columns!(), " FROM payment WHERE operator_id = $1 AND id < $5
             AND (CAST($2 AS TEXT) IS NULL OR affiliate_id IN
               (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE($2, '[]') AS TEXT)) AS item))
             AND (CAST($3 AS TEXT) IS NULL OR affiliate_id IN
               (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE($3, '[]') AS TEXT)) AS item))
             AND (CAST($4 AS TEXT) IS NULL OR state IN
               (SELECT item.value ->> 0 FROM json_each(CAST(COALESCE($4, '[]') AS TEXT)) AS item))
             ORDER BY id DESC LIMIT $6");
    OPEN: "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'pending_approval' THEN amount ELSE 0 END), 0) AS BIGINT),
             CAST(COALESCE(SUM(CASE WHEN state = 'pending_payment' THEN amount ELSE 0 END), 0) AS BIGINT)
           FROM payment WHERE operator_id = $1 AND affiliate_id = $2 AND state IN ('pending_approval', 'pending_payment')";
    NEXT_INVOICE: "INSERT INTO invoice_counter (operator_id, year, last) VALUES ($1, $2, 1)
             ON CONFLICT (operator_id, year) DO UPDATE SET last = invoice_counter.last + 1 RETURNING last";
    HAS_INVOICE: "SELECT COUNT(*) FROM payment WHERE operator_id = $1 AND invoice_number = $2 AND invoice_number <> ''";
    LAST_DAY: "SELECT MAX(period_to) FROM payment WHERE operator_id = $1 AND affiliate_id = $2 AND state <> 'cancelled'";
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    operator_id: i64,
    affiliate_id: i64,
    amount: i64,
    state: String,
    is_direct: bool,
    payment_method_id: Option<i64>,
    payment_details: String,
    period_from: i64,
    period_to: i64,
    invoice_number: String,
    comment: String,
    created_at: i64,
    updated_at: i64,
    completed_at: Option<i64>,
}

stamp! {
    /// Adds a payment; its id is not looked at.
    pub async fn insert(c, new: &Payment) -> PaymentId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(new.operator_id.0).bind(new.affiliate_id.0).bind(new.amount.0);
        let query = query.bind(new.state.name()).bind(new.is_direct).bind(new.method_id).bind(&new.method_details);
        let query = query.bind(new.period_from).bind(new.period_to).bind(&new.invoice_number).bind(&new.comment);
        let query = query.bind(new.created_at.0).bind(new.updated_at.0).bind(new.completed_at.map(|at| at.0));
        Ok(PaymentId(query.fetch_one(c).await?))
    }

    /// Writes where a payment stands now, with its invoice and comment. False when it does not
    /// stand at `from` any more.
    pub async fn move_on(c, from: State, to: &Payment) -> bool {
        let query = sqlx::query::<Db>(MOVE).bind(to.operator_id.0).bind(to.id.0).bind(from.name()).bind(to.state.name());
        let query = query.bind(&to.invoice_number).bind(&to.comment).bind(to.updated_at.0).bind(to.completed_at.map(|at| at.0));
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// One payment.
    pub async fn by_id(c, operator: OperatorId, id: PaymentId) -> Option<Payment> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Payment::try_from).transpose()
    }

    /// The payments a filter shows before number `before`, the newest first.
    pub async fn list(c, operator: OperatorId, filter: &Filter, before: PaymentId, limit: i64) -> Vec<Payment> {
        let ids = |list: Option<&Vec<AffiliateId>>| list.map(|ids| json::rows(ids.iter().map(|id| [id.0]))).transpose();
        let states = filter.states.as_ref().map(|states| json::rows(states.iter().map(|state| [state.name()]))).transpose()?;
        let query = sqlx::query_as::<Db, Row>(LIST).bind(operator.0).bind(ids(filter.reach.as_ref())?);
        let query = query.bind(ids(filter.affiliates.as_ref())?).bind(states).bind(before.0).bind(limit);
        query.fetch_all(c).await?.into_iter().map(Payment::try_from).collect()
    }

    /// What of an affiliate's balance is spoken for.
    pub async fn open(c, operator: OperatorId, affiliate: AffiliateId) -> Open {
        let query = sqlx::query_as::<Db, (i64, i64)>(OPEN).bind(operator.0).bind(affiliate.0);
        let (requested, approved) = query.fetch_one(c).await?;
        Ok(Open { requested: Money(requested), approved: Money(approved) })
    }

    /// The next invoice of an operator's year, from 1 on. Nobody else gets it, and whoever asks at the
    /// same time waits until this transaction ends.
    pub async fn next_invoice(c, operator: OperatorId, year: i32) -> i64 {
        let query = sqlx::query_scalar::<Db, i64>(NEXT_INVOICE).bind(operator.0).bind(i64::from(year));
        Ok(query.fetch_one(c).await?)
    }

    /// Whether a payment of the operator has this invoice number.
    pub async fn has_invoice(c, operator: OperatorId, number: &str) -> bool {
        Ok(sqlx::query_scalar::<Db, i64>(HAS_INVOICE).bind(operator.0).bind(number).fetch_one(c).await? > 0)
    }

    /// The last day that was paid for, or is asked to be.
    pub async fn last_day(c, operator: OperatorId, affiliate: AffiliateId) -> Option<i64> {
        let query = sqlx::query_scalar::<Db, Option<i64>>(LAST_DAY).bind(operator.0).bind(affiliate.0);
        Ok(query.fetch_one(c).await?)
    }
}

impl TryFrom<Row> for Payment {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let unknown = || StoreError::Corrupt {
            table: "payment",
            id: row.id,
            what: format!("state {:?}", row.state),
        };
        Ok(Self {
            id: PaymentId(row.id),
            operator_id: OperatorId(row.operator_id),
            affiliate_id: AffiliateId(row.affiliate_id),
            amount: Money(row.amount),
            state: State::parse(&row.state).ok_or_else(unknown)?,
            is_direct: row.is_direct,
            method_id: row.payment_method_id,
            method_details: row.payment_details,
            period_from: row.period_from,
            period_to: row.period_to,
            invoice_number: row.invoice_number,
            comment: row.comment,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
            completed_at: row.completed_at.map(Timestamp),
        })
    }
}

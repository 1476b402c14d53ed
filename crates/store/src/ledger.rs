//! The ledger: appended to and read, never changed; and the running balances.

use crate::bulk::{self, Cell, Writes, bulks, row};
use crate::seal;
use crate::stamp::{stamp, statements};
use crate::{Batch, Connection, StoreError, event, json};
use futures::TryStreamExt as _;
use std::collections::HashMap;
use tributary_domain::dimension::Counted;
use tributary_domain::id::{
    AffiliateId, DealVersionId, EventId, LedgerId, OperatorId, PaymentId, RegistrationId,
};
use tributary_domain::ledger::{Balance, Entry, Kind};
use tributary_domain::money::Money;
use tributary_domain::time::Timestamp;

/// What a posting changes of an affiliate's balance row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BalanceChange {
    /// The affiliate.
    pub affiliate_id: AffiliateId,
    /// Its last entry, after the posting.
    pub seq: i64,
    /// That entry's hash.
    pub hash: String,
    /// What is added to the sums.
    pub sums: Balance,
    /// What is added to the figures of its players.
    pub figures: PlayerTotals,
}

/// Where an affiliate's chain ends: at number 0 and an empty hash while it has no entry.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ChainHead {
    /// The number of the last entry.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// How far an operator's ledger is. It is another one after each posting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LedgerVersion {
    /// How many postings there were, of however many entries.
    pub taken: i64,
    /// The first day that is open.
    pub first_open_day: i64,
    /// How much of everything was counted.
    pub counted: Counted,
}

/// What an affiliate's players did, over all time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PlayerTotals {
    /// Deposits.
    pub deposits: i64,
    /// How many.
    pub deposit_count: i64,
    /// What first deposits came to.
    pub first_deposit: i64,
    /// How many.
    pub first_deposits: i64,
    /// Players.
    pub registrations: i64,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    operator_id: i64,
    affiliate_id: i64,
    seq: i64,
    kind: String,
    amount: i64,
    for_day: i64,
    posted_at: i64,
    registration_id: Option<i64>,
    deal_version_id: Option<i64>,
    event_id: Option<i64>,
    payment_id: Option<i64>,
    detail: String,
    hash: String,
}

macro_rules! columns {
    () => {
        "id, operator_id, affiliate_id, seq, kind, amount, for_day, posted_at, registration_id, deal_version_id, event_id, payment_id, detail, hash"
    };
}

statements! {
    LOCK: "INSERT INTO ledger_lock (operator_id, taken, first_open_day) VALUES ($1, 1, 0)
             ON CONFLICT (operator_id) DO UPDATE SET taken = ledger_lock.taken + 1 RETURNING first_open_day";
    FIRST_OPEN_DAY: "SELECT first_open_day FROM ledger_lock WHERE operator_id = $1";
    COUNTED: "SELECT counted FROM ledger_lock WHERE operator_id = $1";
    CLOSE: "UPDATE ledger_lock SET first_open_day = $2, taken = taken + 1 WHERE operator_id = $1 AND first_open_day < $2";
    TAILS: "SELECT b.affiliate_id, b.seq, b.hash FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN balance b ON b.affiliate_id = CAST(item.value ->> 0 AS BIGINT) AND +b.operator_id = $2
             WHERE COALESCE(b.affiliate_id, 0) <> 0";
    BALANCE: "SELECT cpl, cpa, rev_share, sub_affiliate, adjustments, payments FROM balance WHERE operator_id = $1 AND affiliate_id = $2";
    BY_ID: concat!("SELECT ", columns!(), " FROM ledger WHERE operator_id = $1 AND id = $2");
    BY_REGISTRATION: concat!("SELECT ", columns!(), " FROM ledger WHERE +operator_id = $1 AND registration_id = $2 AND id > $3
             AND (CAST($5 AS TEXT) IS NULL OR affiliate_id IN
               (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE($5, '[]') AS TEXT)) AS item))
             ORDER BY id LIMIT $4");
    BY_AFFILIATE: concat!("SELECT ", columns!(), " FROM ledger WHERE operator_id = $1 AND affiliate_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4");
    CHAIN: concat!("SELECT ", columns!(), " FROM ledger WHERE affiliate_id = $1 AND seq > $2 ORDER BY seq LIMIT $3");
    EVERY: concat!("SELECT ", columns!(), " FROM ledger ORDER BY id");
    ENDS: "SELECT affiliate_id, seq, hash FROM balance ORDER BY affiliate_id";
}

bulks! {
    LOCK_IF_UNCHANGED(operator_id Int, taken Int):
        "UPDATE ledger_lock SET taken = taken + 1
             WHERE operator_id = (SELECT new.operator_id FROM {rows}) AND +taken = (SELECT new.taken FROM {rows}) RETURNING 1 AS is_taken";
    COUNT_IF_UNCHANGED(operator_id Int, taken Int, counted Text, events Int):
        "UPDATE ledger_lock SET taken = taken + 1, counted = (SELECT new.counted FROM {rows}),
               events = (events + (SELECT new.events FROM {rows})) % 2305843009213693951
             WHERE operator_id = (SELECT new.operator_id FROM {rows}) AND +taken = (SELECT new.taken FROM {rows}) RETURNING 1 AS is_taken";
    COUNT(operator_id Int, counted Text, events Int):
        "UPDATE ledger_lock SET counted = new.counted, events = (ledger_lock.events + new.events) % 2305843009213693951
             FROM {rows} WHERE ledger_lock.operator_id = new.operator_id";
    APPEND(operator_id Int, affiliate_id Int, seq Int, kind Text, amount Int, for_day Int, posted_at Int,
           registration_id MaybeInt, deal_version_id MaybeInt, event_id MaybeInt, payment_id MaybeInt, detail Text, hash Text):
        "INSERT INTO ledger (operator_id, affiliate_id, seq, kind, amount, for_day, posted_at, registration_id, deal_version_id, event_id,
               payment_id, detail, hash)
             SELECT * FROM {rows} WHERE true RETURNING id, affiliate_id, seq";
    BALANCE_ADD(affiliate_id Int, operator_id Int, seq Int, hash Text, seal Seal, cpl Int, cpa Int, rev_share Int, sub_affiliate Int,
           adjustments Int, payments Int, deposits Int, deposit_count Int, first_deposit Int, first_deposits Int,
           registrations Int):
        "INSERT INTO balance (affiliate_id, operator_id, seq, hash, seal, cpl, cpa, rev_share, sub_affiliate, adjustments, payments, deposits,
               deposit_count, first_deposit, first_deposits, registrations)
             SELECT * FROM {rows} WHERE true
             ON CONFLICT (affiliate_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, seal = excluded.seal,
               cpl = balance.cpl + excluded.cpl, cpa = balance.cpa + excluded.cpa, rev_share = balance.rev_share + excluded.rev_share,
               sub_affiliate = balance.sub_affiliate + excluded.sub_affiliate, adjustments = balance.adjustments + excluded.adjustments, payments = balance.payments + excluded.payments,
               deposits = balance.deposits + excluded.deposits, deposit_count = balance.deposit_count + excluded.deposit_count, first_deposit = balance.first_deposit + excluded.first_deposit,
               first_deposits = balance.first_deposits + excluded.first_deposits, registrations = balance.registrations + excluded.registrations";
}

stamp! {
    /// Waits until whoever posts for this operator is done, and keeps others waiting until the
    /// transaction ends. Answers the first day that is open. Every posting begins with this.
    pub async fn lock(c, operator: OperatorId) -> i64 {
        Ok(sqlx::query_scalar::<Db, i64>(LOCK).bind(operator.0).fetch_one(c).await?)
    }

    /// The same without waiting, for whoever has read how far the ledger is: false when somebody has
    /// posted since then.
    pub async fn lock_if_unchanged(c, operator: OperatorId, version: LedgerVersion) -> bool {
        let row = row![operator.0, version.taken];
        Ok(bulk::query::<Db>(&LOCK_IF_UNCHANGED, [row])?.execute(c).await?.rows_affected() == 1)
    }

    /// The first day that is open.
    pub async fn first_open_day(c, operator: OperatorId) -> i64 {
        let day = sqlx::query_scalar::<Db, i64>(FIRST_OPEN_DAY).bind(operator.0).fetch_optional(c).await?;
        Ok(day.unwrap_or(0))
    }

    /// How much of everything the operator has counted. The caller holds the ledger's lock.
    pub async fn counted(c, operator: OperatorId) -> Counted {
        let text = sqlx::query_scalar::<Db, String>(COUNTED).bind(operator.0).fetch_optional(c).await?;
        text.map_or(Ok(Counted::default()), |text| counted_of(operator.0, &text))
    }

    /// Closes everything before a day. False when that was closed already.
    pub async fn close_before(c, operator: OperatorId, day: i64) -> bool {
        Ok(sqlx::query::<Db>(CLOSE).bind(operator.0).bind(day).execute(c).await?.rows_affected() == 1)
    }

    /// Where affiliates' chains end. Those without any entry are left out.
    pub async fn chain_heads(c, operator: OperatorId, affiliates: &[AffiliateId]) -> HashMap<AffiliateId, ChainHead> {
        if affiliates.is_empty() {
            return Ok(HashMap::new());
        }
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, (i64, i64, String)>(TAILS).bind(list).bind(operator.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, seq, hash)| (AffiliateId(id), ChainHead { seq, hash })).collect())
    }

    /// Appends entries; their ids in their order.
    pub async fn append(c, entries: &[Entry]) -> Vec<LedgerId> {
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let rows = bulk::query_as::<Db, (i64, i64, i64)>(&APPEND, entries.iter().map(values))?.fetch_all(c).await?;
        let ids: HashMap<(i64, i64), i64> = rows.into_iter().map(|(id, affiliate, seq)| ((affiliate, seq), id)).collect();
        Ok(entries.iter().filter_map(|entry| ids.get(&(entry.affiliate_id.0, entry.seq)).copied().map(LedgerId)).collect())
    }

    /// What an affiliate is owed.
    pub async fn balance(c, operator: OperatorId, affiliate: AffiliateId) -> Balance {
        let row = sqlx::query_as::<Db, (i64, i64, i64, i64, i64, i64)>(BALANCE).bind(operator.0).bind(affiliate.0);
        Ok(row.fetch_optional(c).await?.map(sums).unwrap_or_default())
    }

    /// One entry.
    pub async fn by_id(c, operator: OperatorId, id: LedgerId) -> Option<Entry> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Entry::try_from).transpose()
    }

    /// The entries of a player, the first one first.
    pub async fn by_registration(c, operator: OperatorId, id: RegistrationId, of: Option<&[AffiliateId]>, after: LedgerId, limit: i64) -> Vec<Entry> {
        let of = of.map(|ids| json::rows(ids.iter().map(|id| [id.0]))).transpose()?;
        let query = sqlx::query_as::<Db, Row>(BY_REGISTRATION).bind(operator.0).bind(id.0).bind(after.0).bind(limit).bind(of);
        entries(query.fetch_all(c).await?)
    }

    /// An affiliate's entries before number `before`, the newest first.
    pub async fn by_affiliate(c, operator: OperatorId, id: AffiliateId, before: i64, limit: i64) -> Vec<Entry> {
        let query = sqlx::query_as::<Db, Row>(BY_AFFILIATE).bind(operator.0).bind(id.0).bind(before).bind(limit);
        entries(query.fetch_all(c).await?)
    }

    /// An affiliate's chain after number `after`, for the check of it.
    pub async fn chain(c, id: AffiliateId, after: i64, limit: i64) -> Vec<Entry> {
        entries(sqlx::query_as::<Db, Row>(CHAIN).bind(id.0).bind(after).bind(limit).fetch_all(c).await?)
    }

    /// Every entry of every affiliate, in the order of their ids. What can't be read is named by its
    /// id.
    pub async fn each(c, visit: &mut Visit<'_>) -> () {
        let mut rows = sqlx::query_as::<Db, Row>(EVERY).persistent(false).fetch(c);
        while let Some(row) = rows.try_next().await? {
            let (id, affiliate) = (row.id, row.affiliate_id);
            visit(LedgerId(id), AffiliateId(affiliate), Entry::try_from(row).ok());
        }
        Ok(())
    }

    /// Where the chains end, as the balances say.
    pub async fn ends(c) -> Vec<(AffiliateId, ChainHead)> {
        let rows = sqlx::query_as::<Db, (i64, i64, String)>(ENDS).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, seq, hash)| (AffiliateId(id), ChainHead { seq, hash })).collect())
    }
}

/// What is done with each entry: its id, whose it is, and all of it, unless it can't be read.
pub type Visit<'a> = dyn FnMut(LedgerId, AffiliateId, Option<Entry>) + Send + 'a;

/// Writes what has come of a batch and commits it, if nobody has posted for the operator since its
/// version was read. False: somebody has, and nothing was changed.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn commit_if_unchanged(
    batch: Batch,
    operator: OperatorId,
    version: LedgerVersion,
    counted: &Counted,
    writes: Writes<'_>,
) -> Result<bool, StoreError> {
    let events = events_of(&batch, &writes);
    let counted = json::write(&counted.values())?;
    let row = row![operator.0, version.taken, counted, events];
    writes.commit_if(batch, &COUNT_IF_UNCHANGED, row).await
}

/// Notes how much of everything the operator has counted now, and the new events among `writes`. The
/// caller holds the ledger's lock.
///
/// # Errors
/// [`StoreError::Driver`] for what can't be written as text; there is none.
pub fn count(
    writes: &mut Writes<'_>,
    connection: &impl Connection,
    operator: OperatorId,
    counted: &Counted,
) -> Result<(), StoreError> {
    let events = events_of(connection, writes);
    let counted = json::write(&counted.values())?;
    writes.add(&COUNT, [row![operator.0, counted, events]]);
    Ok(())
}

/// How much was counted, from its JSON.
pub(crate) fn counted_of(operator: i64, text: &str) -> Result<Counted, StoreError> {
    let values: Vec<i64> = json::read("ledger_lock", operator, text)?;
    Ok(Counted::from_values(&values))
}

/// What the new events among `writes` add to the sum of their operator's.
fn events_of(connection: &impl Connection, writes: &Writes<'_>) -> i64 {
    let seals = connection.seals();
    let Some(key) = seals.key() else { return 0 };
    let ids = writes.rows_of(&event::INSERT).map(|row| match row.first() {
        Some(Cell::Int(id)) => *id,
        _ => 0,
    });
    ids.map(|id| key.part_of_event(id)).fold(0, seal::add)
}

/// Appends entries of which nobody asks for the ids.
pub fn append_later<'a>(writes: &mut Writes<'a>, entries: &'a [Entry]) {
    writes.add(&APPEND, entries.iter().map(values));
}

/// Adds to balances.
pub fn balance_add<'a>(
    writes: &mut Writes<'a>,
    operator: OperatorId,
    changes: &'a [BalanceChange],
) {
    let rows = changes.iter().map(|change| {
        let (sums, figures) = (&change.sums, &change.figures);
        row![
            change.affiliate_id.0,
            operator.0,
            change.seq,
            &change.hash,
            sums.cpl.0,
            sums.cpa.0,
            sums.rev_share.0,
            sums.sub_affiliate.0,
            sums.adjustments.0,
            sums.payments.0,
            figures.deposits,
            figures.deposit_count,
            figures.first_deposit,
            figures.first_deposits,
            figures.registrations,
        ]
    });
    writes.add(&BALANCE_ADD, rows);
}

fn sums(row: (i64, i64, i64, i64, i64, i64)) -> Balance {
    Balance {
        cpl: Money(row.0),
        cpa: Money(row.1),
        rev_share: Money(row.2),
        sub_affiliate: Money(row.3),
        adjustments: Money(row.4),
        payments: Money(row.5),
    }
}

fn values(entry: &Entry) -> [Cell<'_>; 13] {
    row![
        entry.operator_id.0,
        entry.affiliate_id.0,
        entry.seq,
        entry.kind.name(),
        entry.amount.0,
        entry.for_day,
        entry.posted_at.0,
        entry.registration_id.map(|id| id.0),
        entry.deal_version_id.map(|id| id.0),
        entry.event_id.map(|id| id.0),
        entry.payment_id.map(|id| id.0),
        &entry.detail,
        &entry.hash,
    ]
}

fn entries(rows: Vec<Row>) -> Result<Vec<Entry>, StoreError> {
    rows.into_iter().map(Entry::try_from).collect()
}

impl TryFrom<Row> for Entry {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let kind = Kind::parse(&row.kind).ok_or_else(|| StoreError::Corrupt {
            table: "ledger",
            id: row.id,
            what: format!("kind {}", row.kind),
        })?;
        Ok(Self {
            id: LedgerId(row.id),
            operator_id: OperatorId(row.operator_id),
            affiliate_id: AffiliateId(row.affiliate_id),
            seq: row.seq,
            kind,
            amount: Money(row.amount),
            for_day: row.for_day,
            posted_at: Timestamp(row.posted_at),
            registration_id: row.registration_id.map(RegistrationId),
            deal_version_id: row.deal_version_id.map(DealVersionId),
            event_id: row.event_id.map(EventId),
            payment_id: row.payment_id.map(PaymentId),
            detail: row.detail,
            hash: row.hash,
        })
    }
}

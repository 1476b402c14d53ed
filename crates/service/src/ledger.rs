//! The ledger: every entry is appended here, in the transaction of its cause, and nowhere else.
//!
//! Whoever posts calls [`lock`] first: postings of one operator happen one after the other, on
//! every node, so that chains never fork and a balance is read as it will be written.

use crate::heavy::aside;
use crate::{Actor, Error, Service, sha256};
use std::collections::{BTreeMap, HashMap};
use tributary_domain::dimension::{Counted, Counters, Dimension};
use tributary_domain::error::Code;
use tributary_domain::hex;
use tributary_domain::id::{
    AffiliateId, BrandId, DealVersionId, EventId, LedgerId, OperatorId, PaymentId, RegistrationId,
};
use tributary_domain::ledger::{Balance, Detail, Entry, Kind, canonical};
use tributary_domain::money::Money;
use tributary_domain::refusal::Refusal;
use tributary_domain::time::Timestamp;
use tributary_store::dimension::Interned;
use tributary_store::doctor::Check;
use tributary_store::ledger::{BalanceChange, ChainHead, PlayerTotals};
use tributary_store::{Connection, Tx, Writes, daily, dimension, ledger};

/// The most entries of one page.
const MAX_PER_PAGE: i64 = 1_000;

/// An entry that is to be appended.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// Whose it is.
    pub affiliate_id: AffiliateId,
    /// What it is.
    pub kind: Kind,
    /// How much; a payment's is above zero and lowers the balance.
    pub amount: Money,
    /// The day it is for.
    pub for_day: i64,
    /// The player.
    pub registration_id: Option<RegistrationId>,
    /// The terms.
    pub deal_version_id: Option<DealVersionId>,
    /// The event.
    pub event_id: Option<EventId>,
    /// The payment.
    pub payment_id: Option<PaymentId>,
    /// The numbers that made it.
    pub detail: Detail,
}

/// A page of an affiliate's entries, the newest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// The entries.
    pub rows: Vec<Entry>,
    /// Where the next page begins; none: this is the last.
    pub next: Option<i64>,
}

/// The entries of the affiliate that asks, the newest first, before entry number `before` of its
/// chain.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but a signed-in affiliate.
pub async fn own(
    service: &Service,
    actor: &Actor,
    before: Option<i64>,
    limit: i64,
) -> Result<Page, Error> {
    let Actor::Affiliate { operator, id, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    let limit = limit.clamp(1, MAX_PER_PAGE);
    let before = before.unwrap_or(i64::MAX);
    let mut reader = service.store.read().await?;
    let mut rows = ledger::by_affiliate(&mut reader, *operator, *id, before, limit + 1).await?;
    let has_more = i64::try_from(rows.len()).is_ok_and(|count| count > limit);
    if has_more {
        rows.pop();
    }
    Ok(Page {
        next: rows.last().filter(|_| has_more).map(|last| last.seq),
        rows,
    })
}

/// Waits for whoever posts for this operator, and answers the first day that is open.
///
/// # Errors
/// When the database does not answer.
pub async fn lock(tx: &mut Tx, operator: OperatorId) -> Result<i64, Error> {
    Ok(ledger::lock(tx, operator).await?)
}

/// Appends adjustments and payments: entries that no player made. They are counted on the
/// affiliate's day, under no brand unless one is named. The caller holds the [`lock`].
///
/// # Errors
/// [`Code::Conflict`] when a sum would leave the range of numbers.
pub async fn post(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    entries: &[NewEntry],
    brand: Option<BrandId>,
) -> Result<Vec<LedgerId>, Error> {
    let brand = brand.unwrap_or(BrandId(0));
    let appending = append(
        service,
        tx,
        operator,
        entries,
        &BTreeMap::new(),
        HashMap::new(),
    )
    .await?;
    let ids = ledger::append(tx, &appending.entries).await?;
    let mut places: BTreeMap<AffiliateId, Dimension> = BTreeMap::new();
    for entry in entries {
        let place = || Dimension::of(entry.affiliate_id, brand);
        places.entry(entry.affiliate_id).or_insert_with(place);
    }
    let wanted: Vec<&Dimension> = places.values().collect();
    let known = dimension::intern(tx, operator, &wanted).await?;
    let known: HashMap<AffiliateId, Interned> = places.into_keys().zip(known).collect();
    let mut changes = daily::Changes::new();
    let mut counted = ledger::counted(tx, operator).await?;
    for entry in entries {
        let mut counters = Counters::default();
        match entry.kind {
            Kind::Payment => counters.payments = entry.amount.0,
            _ => counters.adjustments = entry.amount.0,
        }
        counted = counted.checked_count(&counters).ok_or_else(too_large)?;
        for id in known[&entry.affiliate_id].both() {
            let day = changes.entry((id, entry.for_day)).or_default();
            *day = day.checked_add(&counters).ok_or_else(overflow)?;
        }
    }
    let mut writes = Writes::default();
    ledger::balance_add(&mut writes, operator, &appending.changes);
    daily::add(&mut writes, &changes);
    ledger::count(&mut writes, tx, operator, &counted)?;
    writes.run(tx).await?;
    Ok(ids)
}

/// Entries with their places in their affiliates' chains, and what they change of the balances.
pub(crate) struct Appending {
    pub(crate) entries: Vec<Entry>,
    pub(crate) changes: Vec<BalanceChange>,
}

/// Puts entries to the ends of their affiliates' chains, and adds them, and `figures`, up for the
/// balances; both are then to be written. The caller holds the [`lock`], and may know where chains
/// end: `heads` of others are looked up.
pub(crate) async fn append(
    service: &Service,
    c: &mut impl Connection,
    operator: OperatorId,
    new: &[NewEntry],
    figures: &BTreeMap<AffiliateId, PlayerTotals>,
    mut heads: HashMap<AffiliateId, ChainHead>,
) -> Result<Appending, Error> {
    let now = service.clock.now();
    let mut changed: BTreeMap<AffiliateId, BalanceChange> = BTreeMap::new();
    let mut affiliates: Vec<AffiliateId> = new.iter().map(|entry| entry.affiliate_id).collect();
    affiliates.extend(figures.keys());
    affiliates.sort_unstable();
    affiliates.dedup();
    let others: Vec<AffiliateId> = (affiliates.iter())
        .filter(|id| !heads.contains_key(id))
        .copied()
        .collect();
    heads.extend(ledger::chain_heads(c, operator, &others).await?);
    for affiliate_id in affiliates {
        let ChainHead { seq, hash } = heads.remove(&affiliate_id).unwrap_or_default();
        let figures = figures.get(&affiliate_id).copied().unwrap_or_default();
        let change = BalanceChange {
            affiliate_id,
            seq,
            hash,
            sums: Balance::default(),
            figures,
        };
        changed.insert(affiliate_id, change);
    }
    let entries = aside(new.len(), || chain(operator, now, new, &mut changed))?;
    Ok(Appending {
        entries,
        changes: changed.into_values().collect(),
    })
}

/// Entries at the ends of their chains, and `changed` with them.
fn chain(
    operator: OperatorId,
    now: Timestamp,
    new: &[NewEntry],
    changed: &mut BTreeMap<AffiliateId, BalanceChange>,
) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::with_capacity(new.len());
    for entry in new {
        let Some(change) = changed.get_mut(&entry.affiliate_id) else {
            continue;
        };
        let sums = change.sums.checked_post(entry.kind, entry.amount);
        change.sums = sums.ok_or_else(overflow)?;
        change.seq += 1;
        let mut written = Entry {
            id: LedgerId(0),
            operator_id: operator,
            affiliate_id: entry.affiliate_id,
            seq: change.seq,
            kind: entry.kind,
            amount: entry.amount,
            for_day: entry.for_day,
            posted_at: now,
            registration_id: entry.registration_id,
            deal_version_id: entry.deal_version_id,
            event_id: entry.event_id,
            payment_id: entry.payment_id,
            detail: serde_json::to_string(&entry.detail).map_err(Error::internal)?,
            hash: String::new(),
        };
        written.hash = link(&change.hash, &written);
        change.hash.clone_from(&written.hash);
        entries.push(written);
    }
    Ok(entries)
}

/// The hash of an entry that follows the hash `before`.
fn link(before: &str, entry: &Entry) -> String {
    hex::write(&sha256(&format!("{before}\n{}", canonical(entry))))
}

/// Counts a payment that is asked for: a report adds up all of them. The caller holds the [`lock`].
///
/// # Errors
/// [`Code::Conflict`] when that sum would leave the range of numbers.
pub(crate) async fn ask(tx: &mut Tx, operator: OperatorId, amount: Money) -> Result<(), Error> {
    let asked = Counted {
        asked: amount.0,
        ..Counted::default()
    };
    let before = ledger::counted(tx, operator).await?;
    let counted = before.checked_add(&asked).ok_or_else(too_large)?;
    let mut writes = Writes::default();
    ledger::count(&mut writes, tx, operator, &counted)?;
    Ok(writes.run(tx).await?)
}

/// The refusal of an amount after which a sum of the operator's would leave the range of numbers.
pub(crate) fn too_large() -> Error {
    Refusal::SumTooLarge.into()
}

fn overflow() -> Error {
    Error::internal("a sum of the ledger would leave the range of numbers")
}

/// A chain while it is read.
struct Chain {
    end: ChainHead,
    /// What is wrong with it first.
    broken: Option<String>,
}

/// Recomputes every chain from the entries themselves, and compares its end with the balance's.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn verify(c: &mut impl Connection) -> Result<Check, Error> {
    let mut chains: BTreeMap<AffiliateId, Chain> = BTreeMap::new();
    ledger::each(c, &mut |id, affiliate, entry| {
        let chain = chains.entry(affiliate).or_insert_with(|| Chain {
            end: ChainHead::default(),
            broken: None,
        });
        let Some(entry) = entry else {
            chain
                .broken
                .get_or_insert_with(|| format!("entry {id} can't be read"));
            return;
        };
        let next = chain.end.seq + 1;
        if entry.seq != next {
            let seq = entry.seq;
            chain.broken.get_or_insert_with(|| {
                format!("entry {id} is number {seq} of the chain, should be {next}")
            });
        } else if entry.hash != link(&chain.end.hash, &entry) {
            let seq = entry.seq;
            chain.broken.get_or_insert_with(|| {
                format!("entry {id}, number {seq}, is not what its hash says")
            });
        }
        chain.end = ChainHead {
            seq: entry.seq,
            hash: entry.hash,
        };
    })
    .await?;
    let mut check = Check::new("affiliates whose chain of ledger entries is broken");
    let mut ends: BTreeMap<AffiliateId, ChainHead> = ledger::ends(c).await?.into_iter().collect();
    for (affiliate, chain) in chains {
        let wrong = match (chain.broken, ends.remove(&affiliate)) {
            (Some(broken), _) => broken,
            (None, None) => "has entries, and its balance is missing".to_owned(),
            (None, Some(end)) if end.seq != chain.end.seq => {
                format!(
                    "the chain ends at number {}, its balance says {}",
                    chain.end.seq, end.seq
                )
            }
            (None, Some(end)) if end.hash != chain.end.hash => {
                "the hash of the last entry is not the balance's".to_owned()
            }
            _ => continue,
        };
        check.find(affiliate.0, || format!("affiliate {affiliate}: {wrong}"));
    }
    for (affiliate, end) in ends {
        if end != ChainHead::default() {
            let seq = end.seq;
            check.find(affiliate.0, || {
                format!("affiliate {affiliate}: there are no entries, its balance says {seq}")
            });
        }
    }
    Ok(check)
}

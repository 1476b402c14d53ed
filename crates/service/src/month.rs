//! The start of a month (money.md §7), and months that are closed.
//!
//! At the start of a month, losses of the last one that are not carried over are made good, and the
//! tier that it reached is applied to all of it. Until it is closed, that stays true: whatever changes
//! the RevShare of a month that has ended posts the difference at once (`settle_late`). So it does
//! not matter whether the start came before or after an event, nor when anybody signed up.
//!
//! | file | what it does |
//! |---|---|
//! | `settle` | works a month's adjustments out, and posts what is missing of them |

mod settle;

use crate::audit::{self, Subject};
use crate::{Actor, Error, Service, ledger, policy};
use serde_json::json;
use settle::{Fixing, Months, next_month, settle};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tributary_domain::audit::Action;
use tributary_domain::commission::{day_of, month_of};
use tributary_domain::error::Code;
use tributary_domain::event::MAX_CLOCK_SKEW;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::refusal::Refusal;
use tributary_domain::time::{Date, Timestamp};
use tributary_domain::violation::PlainRule;
use tributary_store::month::{self, Due};
use tributary_store::{Connection, Tx, operator};

/// How many affiliates share a transaction.
const AT_A_TIME: i64 = 500;
/// How long after its time a start is overdue: servers look once an hour, and each takes its turn.
const GRACE: i64 = 2 * 3_600_000_000;
/// The most affiliates that [`overdue`] names.
const MAX_NAMED: i64 = 1_000;

/// How the rounds of month starts went in this process.
#[derive(Debug, Default)]
pub struct Rounds {
    failed: AtomicU64,
    ended_at: AtomicI64,
}

impl Rounds {
    /// How many affiliates' starts failed in the last round, and are still to come; an operator of
    /// whom nothing can be read counts as one.
    #[must_use]
    pub fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }

    /// When the last round ended; the beginning of 1970 before there was one.
    #[must_use]
    pub fn ended_at(&self) -> Timestamp {
        Timestamp(self.ended_at.load(Ordering::Relaxed))
    }
}

/// Does the month starts that are due, of every operator. Several nodes may do so at once: each
/// affiliate's happens once. What fails for one operator or affiliate stops nobody else's; it is
/// logged, counted in [`Rounds`], and tried again in the next round. Answers how many entries were
/// posted.
///
/// # Errors
/// When the operators can't be read.
pub async fn start(service: &Service) -> Result<usize, Error> {
    let operators = month::operators(&mut service.store.read().await?).await?;
    let (mut posted, mut failed) = (0, 0);
    for operator in operators {
        let round = start_operator(service, operator).await;
        posted += round.posted;
        failed += round.failed;
    }
    let rounds = &service.month_rounds;
    rounds.failed.store(failed, Ordering::Relaxed);
    rounds
        .ended_at
        .store(service.clock.now().0, Ordering::Relaxed);
    Ok(posted)
}

/// What came of the month starts of an operator.
#[derive(Clone, Copy, Default)]
struct Round {
    /// Entries that were posted.
    posted: usize,
    /// Affiliates whose starts failed.
    failed: u64,
}

/// Does the month starts that are due of one operator.
async fn start_operator(service: &Service, operator: OperatorId) -> Round {
    let mut round = Round::default();
    let mut after = Some(AffiliateId(0));
    while let Some(from) = after {
        match start_some(service, operator, from, AT_A_TIME).await {
            Ok(some) => {
                round.posted += some.posted;
                after = some.next;
            }
            Err(error @ Error::Unavailable(_)) => {
                tracing::warn!(operator = operator.0, %error, "starting a month");
                round.failed += 1;
                return round;
            }
            Err(error) => {
                tracing::warn!(operator = operator.0, %error, "starting a month for one affiliate at a time");
                after = start_each(service, operator, from, &mut round).await;
            }
        }
    }
    round
}

/// Does the month starts of the next few affiliates behind `after` in a transaction each; answers
/// where to go on.
async fn start_each(
    service: &Service,
    operator: OperatorId,
    after: AffiliateId,
    round: &mut Round,
) -> Option<AffiliateId> {
    let this_month = this_month(service);
    let due = async {
        let mut reader = service.store.read().await?;
        Ok::<_, Error>(month::due(&mut reader, operator, this_month, after, AT_A_TIME).await?)
    };
    let due = match due.await {
        Ok(due) => due,
        Err(error) => {
            tracing::error!(operator = operator.0, %error, "months can't be started");
            round.failed += 1;
            return None;
        }
    };
    for affiliate in &due {
        let before = AffiliateId(affiliate.id.0 - 1);
        match start_some(service, operator, before, 1).await {
            Ok(some) => round.posted += some.posted,
            Err(error) => {
                let (operator, affiliate) = (operator.0, affiliate.id.0);
                tracing::error!(operator, affiliate, %error, "a month can't be started");
                round.failed += 1;
            }
        }
    }
    let is_more = due.len() >= usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    due.last().map(|last| last.id).filter(|_| is_more)
}

/// What came of a few month starts.
struct Part {
    /// Entries that were posted.
    posted: usize,
    /// Where to go on; none: that was the last.
    next: Option<AffiliateId>,
}

/// Does the month starts of the next few affiliates behind `after` in one transaction.
async fn start_some(
    service: &Service,
    operator: OperatorId,
    after: AffiliateId,
    limit: i64,
) -> Result<Part, Error> {
    let this_month = this_month(service);
    // Most rounds find nothing, and need not make whoever posts wait.
    let mut reader = service.store.read().await?;
    let found = month::due(&mut reader, operator, this_month, after, 1).await?;
    drop(reader);
    if found.is_empty() {
        return Ok(Part {
            posted: 0,
            next: None,
        });
    }
    let mut tx = service.store.begin().await?;
    let first_open_day = ledger::lock(&mut tx, operator).await?;
    let due = month::due(&mut tx, operator, this_month, after, limit).await?;
    let posted = start_due(service, &mut tx, operator, first_open_day, &due).await?;
    tx.commit().await?;
    let is_more = due.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let last = due.last().map(|affiliate| affiliate.id);
    Ok(Part {
        posted,
        next: last.filter(|_| is_more),
    })
}

/// Does the month starts that these affiliates have before them. The caller holds the ledger's lock.
async fn start_due(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    first_open_day: i64,
    due: &[Due],
) -> Result<usize, Error> {
    let this_month = this_month(service);
    let mut ended = Months::new();
    let mut done: Vec<(AffiliateId, i64)> = Vec::new();
    for affiliate in due {
        // The month of its sign-up has a start, too: brands tell of players late, and of some that
        // were there before.
        let before_sign_up = || month_of(month_of(day_of(affiliate.created_at)) - 1);
        let mut month = affiliate.last.unwrap_or_else(before_sign_up);
        while next_month(month) <= this_month {
            ended.entry(month).or_default().push(affiliate.id);
            month = next_month(month);
            done.push((affiliate.id, month));
        }
    }
    let posted = settle(service, tx, operator, first_open_day, &ended, Fixing::Now).await?;
    month::done(tx, &done, service.clock.now()).await?;
    Ok(posted)
}

/// Does the month starts that one affiliate has before it, by the terms it has now: it is about to
/// get others. The caller holds the ledger's lock.
///
/// # Errors
/// As [`settle`].
pub(crate) async fn start_of(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    first_open_day: i64,
    id: AffiliateId,
) -> Result<usize, Error> {
    let due = month::due_of(tx, operator, id, this_month(service)).await?;
    let due: Vec<Due> = due.into_iter().collect();
    start_due(service, tx, operator, first_open_day, &due).await
}

/// Does the month starts that are due of one operator, whose months are about to be settled
/// otherwise, or closed. What fails is logged, and done in a later round.
pub(crate) async fn start_all(service: &Service, operator: OperatorId) {
    start_operator(service, operator).await;
}

/// The first day of the month that has not ended at a moment. Whoever looks at a clock that is a
/// little behind, on another machine, must not take a month for the present of which others have done
/// the start of the next.
pub(crate) fn present(now: Timestamp) -> i64 {
    month_of(day_of(Timestamp(now.0.saturating_add(MAX_CLOCK_SKEW))))
}

/// Whether a change of these months can change what they are adjusted by, or is the first that its
/// affiliate's month has seen. Those of `tiered` affiliates can.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn concerns(
    c: &mut impl Connection,
    operator: OperatorId,
    changed: &BTreeSet<(i64, AffiliateId)>,
    tiered: &BTreeSet<AffiliateId>,
) -> Result<bool, Error> {
    if changed.iter().any(|(_, id)| tiered.contains(id)) {
        return Ok(true);
    }
    for (month, affiliates) in by_month(changed) {
        let next = next_month(month);
        for terms in month::terms(c, operator, &affiliates, month, next).await? {
            let concerns = match terms.fixed {
                Some(fixed) => fixed.no_carry_over,
                None => terms.no_carry_over || terms.is_started,
            };
            if concerns {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Posts what changes of months that have ended make of their adjustments. The caller has written the
/// changes, and holds the ledger's lock.
///
/// # Errors
/// As [`settle`].
pub(crate) async fn settle_late(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    first_open_day: i64,
    changed: &BTreeSet<(i64, AffiliateId)>,
) -> Result<usize, Error> {
    let months = by_month(changed);
    let fixing = Fixing::OnceStarted;
    settle(service, tx, operator, first_open_day, &months, fixing).await
}

/// Posts what was held back of an affiliate's open months while it earned nothing. The caller holds
/// the ledger's lock.
///
/// # Errors
/// As [`settle`].
pub(crate) async fn catch_up(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    first_open_day: i64,
    id: AffiliateId,
) -> Result<usize, Error> {
    let months = month::fixed_months(tx, operator, id, month_of(first_open_day)).await?;
    let months: Months = months.into_iter().map(|month| (month, vec![id])).collect();
    let fixing = Fixing::OnceStarted;
    settle(service, tx, operator, first_open_day, &months, fixing).await
}

/// Affiliates of every operator whose month start should be behind them, and is not, though there is
/// something to settle; at most `MAX_NAMED`.
///
/// # Errors
/// When the database does not answer.
pub async fn overdue(c: &mut impl Connection, now: Timestamp) -> Result<Vec<i64>, Error> {
    let before = Timestamp(now.0 - GRACE);
    let month = month_of(day_of(before));
    Ok(month::overdue(c, month, before, MAX_NAMED).await?)
}

fn by_month(changed: &BTreeSet<(i64, AffiliateId)>) -> Months {
    let mut months = Months::new();
    for (month, affiliate) in changed {
        months.entry(*month).or_default().push(*affiliate);
    }
    months
}

fn this_month(service: &Service) -> i64 {
    month_of(day_of(service.clock.now()))
}

/// Closes everything before `before`: what is told of those days from now on is posted on the
/// first open day, and says so. Starts that are due are done before: nothing of a closed month is
/// worked out again. For admins, finance and the console; it can't be undone.
///
/// # Errors
/// `Code::Forbidden`; `Code::Invalid` for a day that begins no month, or one that has not
/// begun yet; `Code::Conflict` where it is closed already.
pub async fn close(
    service: &Service,
    actor: &Actor,
    of: OperatorId,
    before: Date,
) -> Result<(), Error> {
    policy::keeps_books(actor, of)?;
    let refuse = |rule: PlainRule| Error::invalid("before", rule);
    if before.day != 1 {
        return Err(refuse(PlainRule::MonthStart));
    }
    if before.days() > month_of(day_of(service.clock.now())) {
        return Err(refuse(PlainRule::MonthNotOver));
    }
    let found = operator::by_id(&mut service.store.read().await?, of).await?;
    found.ok_or(Error::from(Code::NotFound))?;
    start_all(service, of).await;
    let mut tx = service.store.begin().await?;
    ledger::lock(&mut tx, of).await?;
    if !tributary_store::ledger::close_before(&mut tx, of, before.days()).await? {
        return Err(Refusal::MonthClosed.into());
    }
    let subject = Subject::new("operator", of.0);
    let detail = json!({"before": before.to_string()});
    audit::record(
        service,
        &mut tx,
        of,
        actor,
        Action::MonthClosed,
        subject,
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

//! Payments: asked for, approved, paid or given up; or paid directly (money.md, "Ledger").
//!
//! Everything that decides about money here begins with the operator's ledger lock, so that two
//! at once are one after the other, and the second sees what the first left.

use crate::audit::{self, Subject};
use crate::ledger::{self, NewEntry};
use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service};
use serde_json::json;
use tributary_domain::affiliate::{Affiliate, Status};
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::currency;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId, PaymentId};
use tributary_domain::ledger::{Formula, Kind};
use tributary_domain::money::Money;
use tributary_domain::operator::Operator;
use tributary_domain::payment::form::{self, AFFILIATE_ID, AMOUNT};
use tributary_domain::payment::{Payment, State, invoice_number};
use tributary_domain::refusal::Refusal;
use tributary_domain::time::DAY;
use tributary_domain::violation::{Amount, PlainRule, Rule};
use tributary_store::payment::Filter;
use tributary_store::{Connection, Tx, affiliate, operator, payment};

pub use tributary_domain::payment::form::{MAX_COMMENT_LENGTH, NewPayment};

/// The most payments of one page.
pub const MAX_PER_PAGE: i64 = 1_000;

/// Which payments a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Only those of these affiliates.
    pub affiliates: Option<Vec<AffiliateId>>,
    /// Only those that stand here.
    pub states: Option<Vec<State>>,
    /// Only those before this one; none: from the newest on.
    pub before: Option<PaymentId>,
    /// How many, at most [`MAX_PER_PAGE`].
    pub limit: i64,
}

/// A page of payments, the newest first.
#[derive(Clone, Debug)]
pub struct Page {
    /// The currency of every amount (ISO 4217).
    pub currency: String,
    /// The payments.
    pub rows: Vec<Payment>,
    /// Where the next page begins; none: this is the last.
    pub next: Option<PaymentId>,
}

/// A page of payments: of all affiliates for staff and operators' keys with `payments.read`, of
/// its own for an affiliate and its keys.
///
/// # Errors
/// [`Code::Unauthorized`], [`Code::Forbidden`].
pub async fn list(service: &Service, actor: &Actor, query: Query) -> Result<Page, Error> {
    let (operator, reach) = reader(actor)?;
    let filter = Filter {
        reach: reach.ids().map(<[AffiliateId]>::to_vec),
        affiliates: query.affiliates,
        states: query.states,
    };
    let limit = query.limit.clamp(1, MAX_PER_PAGE);
    let before = query.before.unwrap_or(PaymentId(i64::MAX));
    let mut reader = service.store.read().await?;
    let mut rows = payment::list(&mut reader, operator, &filter, before, limit + 1).await?;
    let has_more = i64::try_from(rows.len()).is_ok_and(|count| count > limit);
    if has_more {
        rows.pop();
    }
    Ok(Page {
        currency: operator_of(&mut reader, operator).await?.currency,
        next: rows.last().filter(|_| has_more).map(|last| last.id),
        rows,
    })
}

/// One payment, and its currency.
///
/// # Errors
/// As [`list`]; [`Code::NotFound`] for one out of reach as for one that is not there.
pub async fn show(
    service: &Service,
    actor: &Actor,
    id: PaymentId,
) -> Result<(Payment, String), Error> {
    let (operator, reach) = reader(actor)?;
    let mut reader = service.store.read().await?;
    let found = found(&mut reader, operator, &reach, id).await?;
    let currency = operator_of(&mut reader, operator).await?.currency;
    Ok((found, currency))
}

/// Asks for a payment. Affiliates ask for themselves while they are Approved; admins, finance and
/// keys with `payments.write` for anybody.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::NotFound`] for an affiliate out of reach; [`Code::Invalid`] with
/// the field; [`Code::Conflict`] for more than is there and not spoken for, and for less than the
/// threshold.
pub async fn request(
    service: &Service,
    actor: &Actor,
    new: NewPayment,
) -> Result<(Payment, String), Error> {
    let (operator, affiliate_id) = requester(actor, new.affiliate_id)?;
    let mut tx = service.store.begin().await?;
    ledger::lock(&mut tx, operator).await?;
    let affiliate = affiliate_of(&mut tx, operator, affiliate_id).await?;
    let open = payment::open(&mut tx, operator, affiliate_id).await?;
    let spoken_for = sum(open.requested, open.approved)?;
    let of = operator_of(&mut tx, operator).await?;
    let available = available(&mut tx, &of, affiliate_id, spoken_for).await?;
    let threshold = affiliate
        .payment_threshold
        .unwrap_or(of.settings.payment_threshold);
    let mut made = draft(service, &mut tx, &of, &affiliate, &new, available).await?;
    if made.amount < threshold {
        let amount = Amount::new(threshold, &of.currency);
        return Err(Error::conflict(AMOUNT, Rule::BelowThreshold { amount }));
    }
    check_asked(&of, made.amount, available)?;
    ledger::ask(&mut tx, operator, made.amount).await?;
    made.id = payment::insert(&mut tx, &made).await?;
    finish(service, actor, tx, &of, Action::PaymentRequested, made).await
}

/// Pays at once: the payment is completed and stands in the ledger. For admins, finance and keys
/// with `payments.write`; the threshold is theirs to overlook.
///
/// # Errors
/// As [`request`], the threshold apart.
pub async fn direct(
    service: &Service,
    actor: &Actor,
    new: NewPayment,
) -> Result<(Payment, String), Error> {
    let (operator, reach) = decider(actor)?;
    let affiliate_id = named(new.affiliate_id)?;
    reach.check(affiliate_id)?;
    let mut tx = service.store.begin().await?;
    let first_open = ledger::lock(&mut tx, operator).await?;
    let affiliate = affiliate_of(&mut tx, operator, affiliate_id).await?;
    let open = payment::open(&mut tx, operator, affiliate_id).await?;
    let of = operator_of(&mut tx, operator).await?;
    let available = available(&mut tx, &of, affiliate_id, open.approved).await?;
    let mut made = draft(service, &mut tx, &of, &affiliate, &new, available).await?;
    check_asked(&of, made.amount, available)?;
    ledger::ask(&mut tx, operator, made.amount).await?;
    (made.is_direct, made.state) = (true, State::Completed);
    complete(service, &mut tx, &mut made).await?;
    made.id = payment::insert(&mut tx, &made).await?;
    post(service, &mut tx, &made, first_open).await?;
    finish(service, actor, tx, &of, Action::PaymentDirect, made).await
}

/// Approves a payment: its amount is set aside until it is paid or cancelled.
///
/// # Errors
/// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::Conflict`] when it does not wait for approval,
/// and when it is more than the balance less what other approved payments wait with.
pub async fn approve(
    service: &Service,
    actor: &Actor,
    id: PaymentId,
    comment: Option<&str>,
) -> Result<(Payment, String), Error> {
    let (mut tx, mut held, _) = hold(service, actor, id, State::PendingPayment).await?;
    let open = payment::open(&mut tx, held.operator_id, held.affiliate_id).await?;
    let of = operator_of(&mut tx, held.operator_id).await?;
    check_payable(&of, held.amount)?;
    let available = available(&mut tx, &of, held.affiliate_id, open.approved).await?;
    if held.amount > available {
        let amount = Amount::new(available, &of.currency);
        return Err(Refusal::Uncovered { amount }.into());
    }
    move_on(service, &mut tx, &mut held, State::PendingPayment, comment).await?;
    finish(service, actor, tx, &of, Action::PaymentApproved, held).await
}

/// Notes that an approved payment was paid: it gets its invoice and stands in the ledger.
///
/// # Errors
/// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::Conflict`] when it is not approved.
pub async fn pay(
    service: &Service,
    actor: &Actor,
    id: PaymentId,
    comment: Option<&str>,
) -> Result<(Payment, String), Error> {
    let (mut tx, mut held, first_open) = hold(service, actor, id, State::Completed).await?;
    let of = operator_of(&mut tx, held.operator_id).await?;
    check_payable(&of, held.amount)?;
    complete(service, &mut tx, &mut held).await?;
    move_on(service, &mut tx, &mut held, State::Completed, comment).await?;
    post(service, &mut tx, &held, first_open).await?;
    finish(service, actor, tx, &of, Action::PaymentPaid, held).await
}

/// Gives a payment up that is not paid yet. An affiliate can take its own request back until it
/// is approved.
///
/// # Errors
/// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::Conflict`] when it is paid or cancelled.
pub async fn cancel(
    service: &Service,
    actor: &Actor,
    id: PaymentId,
    comment: Option<&str>,
) -> Result<(Payment, String), Error> {
    let (mut tx, mut held, _) = hold(service, actor, id, State::Cancelled).await?;
    if matches!(actor, Actor::Affiliate { .. }) && held.state != State::PendingApproval {
        return Err(Refusal::PaymentApproved.into());
    }
    move_on(service, &mut tx, &mut held, State::Cancelled, comment).await?;
    let of = operator_of(&mut tx, held.operator_id).await?;
    finish(service, actor, tx, &of, Action::PaymentCancelled, held).await
}

/// Who reads whose payments.
fn reader(actor: &Actor) -> Result<(OperatorId, AffiliateScope), Error> {
    let read = policy::reader(actor, Permission::PaymentsRead)?;
    policy::unbound(actor)?;
    Ok(read)
}

/// Who decides about whose payments.
fn decider(actor: &Actor) -> Result<(OperatorId, AffiliateScope), Error> {
    match actor {
        Actor::Staff { operator, role, .. } if role.decides_on_payments() => {
            Ok((*operator, AffiliateScope::All))
        }
        Actor::Staff { .. } => Err(Refusal::FinanceOnly.into()),
        _ => {
            let decides = policy::operator(actor, Permission::PaymentsWrite)?;
            policy::unbound(actor)?;
            Ok(decides)
        }
    }
}

/// For whom the actor asks.
fn requester(
    actor: &Actor,
    named_id: Option<AffiliateId>,
) -> Result<(OperatorId, AffiliateId), Error> {
    if let Actor::Affiliate {
        operator,
        id,
        status,
        ..
    } = actor
    {
        if named_id.is_some_and(|named| named != *id) {
            return Err(Code::NotFound.into());
        }
        if *status != Status::Approved {
            return Err(Refusal::ApprovedOnly.into());
        }
        return Ok((*operator, *id));
    }
    let (operator, reach) = decider(actor)?;
    let id = named(named_id)?;
    reach.check(id)?;
    Ok((operator, id))
}

fn named(id: Option<AffiliateId>) -> Result<AffiliateId, Error> {
    id.ok_or_else(|| Error::invalid(AFFILIATE_ID, PlainRule::Required))
}

async fn found(
    c: &mut impl Connection,
    operator: OperatorId,
    reach: &AffiliateScope,
    id: PaymentId,
) -> Result<Payment, Error> {
    let found = payment::by_id(c, operator, id).await?;
    let found = found.filter(|payment| reach.includes(payment.affiliate_id));
    found.ok_or(Error::from(Code::NotFound))
}

async fn affiliate_of(
    c: &mut impl Connection,
    operator: OperatorId,
    id: AffiliateId,
) -> Result<Affiliate, Error> {
    let found = affiliate::by_id(c, operator, id).await?;
    found.ok_or(Error::from(Code::NotFound))
}

async fn operator_of(c: &mut impl Connection, id: OperatorId) -> Result<Operator, Error> {
    let found = operator::by_id(c, id).await?;
    found.ok_or(Error::from(Code::NotFound))
}

/// A payment that can become `next`, with the operator's ledger held, and the first open day.
async fn hold(
    service: &Service,
    actor: &Actor,
    id: PaymentId,
    next: State,
) -> Result<(Tx, Payment, i64), Error> {
    let (operator, reach) = match actor {
        Actor::Affiliate { operator, id, .. } if next == State::Cancelled => {
            requester(actor, None)?;
            (*operator, AffiliateScope::Only(vec![*id]))
        }
        _ => decider(actor)?,
    };
    let mut tx = service.store.begin().await?;
    let first_open = ledger::lock(&mut tx, operator).await?;
    let held = found(&mut tx, operator, &reach, id).await?;
    if !held.state.can_become(next) {
        let (status, to) = (held.state.label().to_owned(), next.label().to_owned());
        return Err(Refusal::PaymentMoved { status, to }.into());
    }
    Ok((tx, held, first_open))
}

/// What is left of a balance when something of it is spoken for, in whole units of the currency.
async fn available(
    c: &mut impl Connection,
    of: &Operator,
    id: AffiliateId,
    spoken_for: Money,
) -> Result<Money, Error> {
    let balance = tributary_store::ledger::balance(c, of.id, id).await?;
    let left = balance
        .balance()
        .and_then(|money| money.checked_sub(spoken_for));
    let left = left.ok_or_else(overflow)?;
    Ok(left.floor_to(currency::smallest_unit(&of.currency)))
}

/// A payment that was asked for before amounts had to be whole units can be cancelled, no more.
fn check_payable(of: &Operator, amount: Money) -> Result<(), Error> {
    if currency::is_payable(&of.currency, amount) {
        return Ok(());
    }
    let unit = currency::smallest_unit(&of.currency);
    let amount = Amount::new(unit, &of.currency);
    Err(Refusal::PaymentTooFine { amount }.into())
}

fn sum(one: Money, other: Money) -> Result<Money, Error> {
    one.checked_add(other).ok_or_else(overflow)
}

fn overflow() -> Error {
    Error::internal("a sum of payments would leave the range of numbers")
}

fn check_asked(of: &Operator, amount: Money, available: Money) -> Result<(), Error> {
    if amount <= available {
        return Ok(());
    }
    let amount = Amount::new(available, &of.currency);
    Err(Error::conflict(AMOUNT, Rule::TooMuch { amount }))
}

/// The payment as it would be asked for.
async fn draft(
    service: &Service,
    c: &mut impl Connection,
    of: &Operator,
    affiliate: &Affiliate,
    new: &NewPayment,
    available: Money,
) -> Result<Payment, Error> {
    let now = service.clock.now();
    let today = now.0.div_euclid(DAY);
    let last = payment::last_day(c, affiliate.operator_id, affiliate.id).await?;
    let signed_up = affiliate.created_at.0.div_euclid(DAY);
    let to = new.period_to.unwrap_or(today);
    let from = last.map_or(signed_up, |day| day.saturating_add(1));
    // Two payments of one day pay for that day.
    let from = new.period_from.unwrap_or_else(|| from.min(to));
    let new = new.check(&of.currency, (from, to))?;
    let amount = match new.amount {
        Some(amount) => amount,
        None if available > Money::ZERO => available,
        None => return Err(Refusal::NothingToPay.into()),
    };
    Ok(Payment {
        id: PaymentId(0),
        operator_id: affiliate.operator_id,
        affiliate_id: affiliate.id,
        amount,
        state: State::PendingApproval,
        is_direct: false,
        method_id: affiliate.profile.payment_method_id,
        method_details: affiliate.profile.payment_method_details.clone(),
        period_from: from,
        period_to: to,
        invoice_number: String::new(),
        comment: new.comment,
        created_at: now,
        updated_at: now,
        completed_at: None,
    })
}

/// Gives a payment the moment it was paid and the next invoice number of the year. The number is
/// counted in the transaction that pays, so one that is rolled back leaves no gap.
async fn complete(
    service: &Service,
    c: &mut impl Connection,
    payment: &mut Payment,
) -> Result<(), Error> {
    let now = service.clock.now();
    let year = now.date().year;
    payment.completed_at = Some(now);
    loop {
        let number = payment::next_invoice(c, payment.operator_id, year).await?;
        payment.invoice_number = invoice_number(year, number);
        // Somebody may have written a payment beside the counter: its number is taken.
        if !payment::has_invoice(c, payment.operator_id, &payment.invoice_number).await? {
            return Ok(());
        }
    }
}

async fn move_on(
    service: &Service,
    c: &mut impl Connection,
    payment: &mut Payment,
    to: State,
    comment: Option<&str>,
) -> Result<(), Error> {
    let from = payment.state;
    if let Some(comment) = comment {
        payment.comment = form::comment(comment)?;
    }
    payment.state = to;
    payment.updated_at = service.clock.now();
    if payment::move_on(c, from, payment).await? {
        return Ok(());
    }
    Err(Refusal::PaymentChanged.into())
}

/// Writes a completed payment into the ledger: for today, which is never closed.
async fn post(
    service: &Service,
    tx: &mut Tx,
    payment: &Payment,
    first_open: i64,
) -> Result<(), Error> {
    let today = service.clock.now().0.div_euclid(DAY);
    let formula = Formula::Payment {
        invoice_number: payment.invoice_number.clone(),
    };
    let entry = NewEntry {
        affiliate_id: payment.affiliate_id,
        kind: Kind::Payment,
        amount: payment.amount,
        for_day: today.max(first_open),
        registration_id: None,
        deal_version_id: None,
        event_id: None,
        payment_id: Some(payment.id),
        detail: formula.into(),
    };
    ledger::post(service, tx, payment.operator_id, &[entry], None).await?;
    Ok(())
}

/// Writes the audit entry and commits.
async fn finish(
    service: &Service,
    actor: &Actor,
    mut tx: Tx,
    of: &Operator,
    action: Action,
    payment: Payment,
) -> Result<(Payment, String), Error> {
    let detail = json!({
        "affiliate_id": payment.affiliate_id,
        "amount": payment.amount.to_string(),
        "state": payment.state.name(),
        "invoice_number": payment.invoice_number,
    });
    let subject = Subject::new("payment", payment.id.0);
    audit::record(service, &mut tx, of.id, actor, action, subject, detail).await?;
    tx.commit().await?;
    Ok((payment, of.currency.clone()))
}

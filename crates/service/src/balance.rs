//! What affiliates are owed (vendor-apis §1.11).

use crate::affiliate::overview::Window;
use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service};
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::{KeyKind, Permission};
use tributary_domain::currency;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::ledger::Balance;
use tributary_domain::money::Money;
use tributary_domain::operator::Operator;
use tributary_store::payment::Open;
use tributary_store::{affiliate, balance, ledger, operator, payment};

pub use tributary_store::balance::Line;

/// Which balances a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Only those of these affiliates.
    pub affiliates: Option<Vec<AffiliateId>>,
    /// Only affiliates that stand here.
    pub statuses: Option<Vec<Status>>,
    /// Only those that can be paid: that reach the threshold, the affiliate's, else the operator's.
    pub above_threshold: bool,
    /// The first day whose entries count.
    pub from_day: Option<i64>,
    /// The last day whose entries count.
    pub to_day: Option<i64>,
}

/// A page of balances.
#[derive(Clone, Debug)]
pub struct Page {
    /// The operator, for its currency and threshold.
    pub operator: Operator,
    /// The balances, by affiliate.
    pub rows: Vec<Line>,
    /// How many the whole list has.
    pub total: i64,
}

/// An affiliate's own balance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Own {
    /// The sums.
    pub balance: Balance,
    /// What is spoken for.
    pub open: Open,
    /// The least payment.
    pub threshold: Money,
    /// What can be asked for: what of the balance is not spoken for, in whole units of the currency;
    /// nothing where that is below zero.
    pub available: Money,
}

/// A page of balances: for staff, and keys with `balances.read`. With a first or a last day the
/// sums are those of the entries for these days; without, everything there is.
///
/// # Errors
/// As [`policy::operator`].
pub async fn list(
    service: &Service,
    actor: &Actor,
    query: Query,
    window: Window,
) -> Result<Page, Error> {
    let (id, reach) = match actor {
        Actor::Staff { operator, .. } => (*operator, AffiliateScope::All),
        _ => policy::operator(actor, Permission::BalancesRead)?,
    };
    let mut reader = service.store.read().await?;
    let operator = operator::by_id(&mut reader, id).await?;
    let operator = operator.ok_or(Error::from(Code::NotFound))?;
    let threshold = operator.settings.payment_threshold;
    let days = match (query.from_day, query.to_day) {
        (None, None) => None,
        (from, to) => Some((from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX))),
    };
    let filter = balance::Filter {
        reach: reach.ids().map(<[AffiliateId]>::to_vec),
        affiliates: query.affiliates,
        statuses: query.statuses,
        above_threshold: query.above_threshold.then_some(threshold),
        unit: currency::smallest_unit(&operator.currency),
        days,
    };
    Ok(Page {
        rows: balance::list(&mut reader, id, &filter, window.limit, window.offset).await?,
        total: balance::count(&mut reader, id, &filter).await?,
        operator,
    })
}

/// The balance of the affiliate that asks, signed in or with a key that has `balances.read`.
///
/// # Errors
/// [`Code::Forbidden`] for anybody else.
pub async fn own(service: &Service, actor: &Actor) -> Result<Own, Error> {
    let (operator, id) = asking(actor)?;
    let mut reader = service.store.read().await?;
    let of = operator::by_id(&mut reader, operator).await?;
    let of = of.ok_or(Error::from(Code::NotFound))?;
    let affiliate = affiliate::by_id(&mut reader, operator, id).await?;
    let affiliate = affiliate.ok_or(Error::from(Code::NotFound))?;
    let balance = ledger::balance(&mut reader, operator, id).await?;
    let open = payment::open(&mut reader, operator, id).await?;
    let spoken_for = open.requested.checked_add(open.approved);
    let left = balance.balance().zip(spoken_for);
    let left = left.and_then(|(balance, spoken_for)| balance.checked_sub(spoken_for));
    let unit = currency::smallest_unit(&of.currency);
    Ok(Own {
        balance,
        open,
        available: left.unwrap_or_default().floor_to(unit).max(Money::ZERO),
        threshold: affiliate
            .payment_threshold
            .unwrap_or(of.settings.payment_threshold),
    })
}

fn asking(actor: &Actor) -> Result<(OperatorId, AffiliateId), Error> {
    match actor {
        Actor::Affiliate { operator, id, .. } => Ok((*operator, *id)),
        Actor::Key { key, .. } if key.kind == KeyKind::Affiliate => {
            policy::affiliate(actor, Permission::BalancesRead)
        }
        _ => Err(Code::Forbidden.into()),
    }
}

//! Payments: asked for at the beginning of a month, approved, paid; and one in each state at the
//! end.

use super::DAYS;
use super::people::{ATLAS, DIGEST, LEADS, LISBON, NORDIC, PARTNERS, RIVERS, VALLEY};
use super::programme::Programme;
use crate::payment::{self, NewPayment, Query};
use crate::{Actor, Error};
use tributary_domain::error::Code;
use tributary_domain::id::PaymentId;
use tributary_domain::money::{Money, UNIT};
use tributary_domain::payment::State;
use tributary_domain::time::{Date, HOUR};
use tributary_store::ledger;

/// The days of the month.
const ASKED: u32 = 2;
const APPROVED: u32 = 4;
const PAID: u32 = 8;
/// In the last days no new round begins: payments in other states stand there then.
const QUIET: i64 = 12;

/// What is settled on a day.
pub(super) async fn morning(programme: &Programme, day: i64) -> Result<(), Error> {
    programme.move_to(programme.at(day, 10 * HOUR));
    let date = Date::from_days(programme.first + day);
    if day >= DAYS - QUIET {
        return if day == DAYS - 5 {
            direct(programme).await
        } else {
            Ok(())
        };
    }
    match date.day {
        ASKED if day < DAYS - QUIET - i64::from(PAID) => {
            for at in 0..PARTNERS.len() {
                let Some(partner) = programme.partner(at) else {
                    continue;
                };
                let amount = match at {
                    RIVERS => Some(part_of_balance(programme, at).await?),
                    _ => None,
                };
                ask(programme, &partner, amount).await?;
            }
            Ok(())
        }
        APPROVED => move_all(programme, State::PendingApproval).await,
        PAID => move_all(programme, State::PendingPayment).await,
        _ => Ok(()),
    }
}

/// Sixty in a hundred of a partner's balance, in whole units: the one whose pages the demo shows
/// leaves something standing for the months in which its players win.
async fn part_of_balance(programme: &Programme, at: usize) -> Result<i64, Error> {
    let Some(id) = programme.partners.get(at) else {
        return Ok(0);
    };
    let mut reader = programme.past.store.read().await?;
    let found = ledger::balance(&mut reader, programme.operator, *id).await?;
    let balance = found.balance().unwrap_or_default();
    Ok(balance.0.max(0) / UNIT * 60 / 100)
}

/// Leaves a payment in each state that is not the last.
pub(super) async fn evening(programme: &Programme) -> Result<(), Error> {
    let (past, finance) = (&programme.past, &programme.finance);
    let mut made = Vec::new();
    // Whose balance allows it; the second round is for months in which few have one.
    for at in [RIVERS, ATLAS, VALLEY, LEADS, NORDIC, DIGEST, RIVERS, ATLAS] {
        if made.len() < 3
            && let Some(partner) = programme.partner(at)
        {
            made.extend(ask_for_some(programme, &partner).await?);
        }
    }
    if let Some(id) = made.get(1) {
        let comment = "Checked; goes out with the next run.";
        payment::approve(past, finance, *id, Some(comment)).await?;
    }
    if let Some(id) = made.get(2) {
        let comment = "The bank account was closed; please send us the new one.";
        payment::cancel(past, finance, *id, Some(comment)).await?;
    }
    Ok(())
}

/// Pays a suspended partner for what is not in dispute.
async fn direct(programme: &Programme) -> Result<(), Error> {
    let new = NewPayment {
        affiliate_id: programme.partners.get(LISBON).copied(),
        amount: Some(Money(50 * UNIT)),
        comment: "For the players that are not in dispute.".into(),
        ..NewPayment::default()
    };
    match payment::direct(&programme.past, &programme.finance, new).await {
        Err(error) if error.code() != Code::Conflict => Err(error),
        _ => Ok(()),
    }
}

/// Asks for an amount, or for everything. `None` where that is nothing, or less than is paid out.
async fn ask(
    programme: &Programme,
    partner: &Actor,
    amount: Option<i64>,
) -> Result<Option<PaymentId>, Error> {
    if amount == Some(0) {
        return Ok(None);
    }
    let new = NewPayment {
        amount: amount.map(|units| Money(units * UNIT)),
        ..NewPayment::default()
    };
    match payment::request(&programme.past, partner, new).await {
        Ok((made, _)) => Ok(Some(made.id)),
        Err(error) if error.code() == Code::Conflict => Ok(None),
        Err(error) => Err(error),
    }
}

async fn ask_for_some(programme: &Programme, partner: &Actor) -> Result<Option<PaymentId>, Error> {
    for units in [500, 200, 100] {
        let made = ask(programme, partner, Some(units)).await?;
        if made.is_some() {
            return Ok(made);
        }
    }
    Ok(None)
}

/// Moves every payment that stands somewhere one step on.
async fn move_all(programme: &Programme, from: State) -> Result<(), Error> {
    let (past, finance) = (&programme.past, &programme.finance);
    let query = Query {
        states: Some(vec![from]),
        limit: payment::MAX_PER_PAGE,
        ..Query::default()
    };
    for held in payment::list(past, finance, query).await?.rows {
        let moved = match from {
            State::PendingApproval => payment::approve(past, finance, held.id, None).await,
            _ => payment::pay(past, finance, held.id, None).await,
        };
        match moved {
            // What was earned since may have been lost since, too.
            Err(error) if error.code() == Code::Conflict => {
                payment::cancel(past, finance, held.id, None).await?;
            }
            moved => drop(moved?),
        }
    }
    Ok(())
}

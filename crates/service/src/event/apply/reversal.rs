//! A reversal.

use super::super::content::Content;
use super::super::state::{BatchState, source};
use super::super::waiting::may_touch;
use super::Stop;
use super::currency::convert;
use tributary_domain::commission::{Accrual, AppliedTerms, DepositChange, Overflow};
use tributary_domain::event::{EventProblem, EventType, Sums};
use tributary_store::event::{State, StoredEvent};

/// Micros by which the parts of an amount in another currency may miss the whole.
const ROUNDING_TOLERANCE: i64 = 2;

impl BatchState {
    /// Takes an event back, in whole or in part, on that event's day and under its terms.
    pub(super) fn reverse(&mut self, at: usize, content: &Content) -> Result<(), Stop> {
        let event = self.writes.events[at].event.clone();
        let name = (event.brand_id, event.reverses.clone());
        let target_at = *self.writes.by_name.get(&name).ok_or(Stop::Waits)?;
        let target = self.writes.events[target_at].event.clone();
        let owner = target.registration_id.and_then(|id| self.affiliate_of(id));
        if !may_touch(&event, owner) {
            return Err(Stop::Waits);
        }
        if !event.ext_customer_id.is_empty() && event.ext_customer_id != target.ext_customer_id {
            return Err(EventProblem::CustomerMismatch.into());
        }
        if !target.kind.is_reversible() {
            return Err(EventProblem::NotReversible.into());
        }
        match target.state {
            State::Applied => {}
            State::Parked => return Err(Stop::Waits),
            State::Replaced | State::Refused => return Err(EventProblem::NotReversible.into()),
        }
        let player = target.registration_id.ok_or(Stop::Waits)?;
        let taken = self.taken(&target, content)?;
        let left = target.effect.checked_sub(&taken).ok_or(Overflow)?;
        let delta = Sums::default().checked_sub(&taken).ok_or(Overflow)?;
        let under = AppliedTerms {
            deal: target.deal_version_id,
            sub_terms: target.sub_terms_id,
        };
        let accrual = Accrual {
            under,
            delta,
            on: target.day,
        };
        let now = StoredEvent {
            effect: left,
            ..target
        };
        let holds_deposit = matches!(now.kind, EventType::Deposit | EventType::Activity);
        let deposit = DepositChange {
            now: holds_deposit.then(|| source(&now)),
            replaces: None,
        };
        let cause = self.cause(at);
        self.commission.accrue(player, cause, &accrual, deposit)?;
        self.writes.events[target_at].event = now;
        self.writes.touch(target_at);
        self.writes.events[at].event.effect = delta;
        self.applied(at, player, under);
        Ok(())
    }

    /// What a reversal takes of its event.
    fn taken(&self, target: &StoredEvent, content: &Content) -> Result<Sums, Stop> {
        let left = target.effect;
        let Some(amount) = content.amount else {
            return if left.is_zero() {
                Err(EventProblem::ReversalTooLarge.into())
            } else {
                Ok(left)
            };
        };
        let sent: Option<Content> = serde_json::from_str(&target.payload).ok();
        let told = sent.map(|sent| (sent.product, sent.category));
        let (product, category) = told.unwrap_or_default();
        let rate = self.rate_of_reversal(target, content)?;
        let amount = convert(amount.0, rate)?;
        let mut taken = Sums::default();
        let (part, whole) = match target.kind {
            EventType::Deposit => (&mut taken.deposits, left.deposits),
            EventType::Withdrawal => (&mut taken.withdrawals, left.withdrawals),
            EventType::Chargeback => (&mut taken.chargebacks, left.chargebacks),
            EventType::Bonus => (&mut taken.bonuses, left.bonuses),
            EventType::Deduction => (&mut taken.deductions, left.deductions),
            _ => return Err(EventProblem::NotReversible.into()),
        };
        // Parts in another currency are rounded one by one: a hair more or less is all of it.
        let amount = if rate.is_some() && (amount - whole).abs() <= ROUNDING_TOLERANCE {
            whole
        } else {
            amount
        };
        if amount > whole {
            return Err(EventProblem::ReversalTooLarge.into());
        }
        *part = amount;
        // What is taken back whole was no deposit, and no withdrawal, at all.
        Ok(match amount == whole {
            true => left,
            false => taken.told_apart(product, category).ok_or(Overflow)?,
        })
    }
}

//! Amounts in other currencies than the operator's.

use super::super::content::Content;
use super::super::state::BatchState;
use tributary_domain::event::{EventProblem, Sums};
use tributary_domain::money::Money;
use tributary_store::event::StoredEvent;

impl BatchState {
    /// The rate that a reversal's amount is converted at: that of the event it takes back, for which none
    /// is asked however often the day's rate is set anew. Only an amount in a third currency is at the
    /// rate of the event's day.
    pub(super) fn rate_of_reversal(
        &self,
        target: &StoredEvent,
        content: &Content,
    ) -> Result<Option<i64>, EventProblem> {
        let of_event = self.currency_of(target);
        match &content.currency {
            Some(named) if Some(named) != of_event.as_ref() => self.rate(Some(named), target.day),
            _ if target.rate.is_some() => Ok(target.rate),
            _ => self.rate(of_event.as_deref(), target.day),
        }
    }

    /// The currency that an event was sent in; none: the operator's own.
    pub(super) fn currency_of(&self, event: &StoredEvent) -> Option<String> {
        let sent: Option<Content> = serde_json::from_str(&event.payload).ok();
        let currency = sent.and_then(|sent| sent.currency);
        currency.filter(|currency| *currency != self.loaded.currency)
    }

    /// What one unit of a currency is worth on a day, in parts per 10⁹; none for the operator's own.
    pub(super) fn rate(
        &self,
        currency: Option<&str>,
        day: i64,
    ) -> Result<Option<i64>, EventProblem> {
        let currency = currency.filter(|currency| *currency != self.loaded.currency);
        let Some(currency) = currency else {
            return Ok(None);
        };
        let rates = self.loaded.rates.get(currency);
        let rate = rates.and_then(|rates| {
            let before = rates.partition_point(|(from, _)| *from <= day);
            rates[..before].last()
        });
        let (_, rate) = rate.ok_or(EventProblem::FxRateMissing)?;
        Ok(Some(*rate))
    }
}

/// What an event adds, in the operator's currency.
pub(super) struct Converted {
    pub(super) sums: Sums,
    /// What it was converted at; none: it was in that currency.
    pub(super) rate: Option<i64>,
}

pub(super) fn convert_sums(sums: &Sums, rate: Option<i64>) -> Result<Sums, EventProblem> {
    let into = |amount: i64| convert(amount, rate);
    Ok(Sums {
        deposits: into(sums.deposits)?,
        withdrawals: into(sums.withdrawals)?,
        chargebacks: into(sums.chargebacks)?,
        bonuses: into(sums.bonuses)?,
        deductions: into(sums.deductions)?,
        bets: into(sums.bets)?,
        wins: into(sums.wins)?,
        ..*sums
    })
}

/// An amount in the operator's currency.
pub(super) fn convert(amount: i64, rate: Option<i64>) -> Result<i64, EventProblem> {
    let Some(rate) = rate else {
        return Ok(amount);
    };
    let converted = Money(amount).checked_fx(rate);
    Ok(converted.ok_or(EventProblem::AmountTooLarge)?.0)
}

//! CPA: what is paid once for a player who qualifies, under caps, and taken back where the deal says so
//! (money.md §5).

use super::event_delta::EventDelta;
use super::state::{CapPeriod, Trigger};
use super::{Overflow, Player};
use crate::deal::{Agreement, Terms};
use crate::ledger::{Formula, Kind, Qualifier, QualifierName};
use crate::money::Money;

/// What has to hold for CPA, all at the same moment, and how far the player is. Qualifiers that
/// the deal does not set are left out.
#[must_use]
pub fn cpa_qualifiers(terms: &Terms, player: &Player) -> Vec<Qualifier> {
    let first = player.first_deposit.as_ref();
    let sums = &player.sums;
    let net = sums.net_deposits().unwrap_or(Money(i64::MIN));
    let set = [
        (
            QualifierName::QuaCpaDeposit,
            sums.deposits,
            terms.qua_cpa_deposit.0,
        ),
        (
            QualifierName::QuaCpaNetDeposit,
            net.0,
            terms.qua_cpa_net_deposit.0,
        ),
        (
            QualifierName::QuaCpaFtd,
            first.map_or(0, |first| first.amount.0),
            terms.qua_cpa_ftd.0,
        ),
        (
            QualifierName::QuaCpaVolume,
            sums.bets,
            terms.qua_cpa_volume.0,
        ),
        (
            QualifierName::QuaCpaActivityCount,
            sums.wagers,
            terms.qua_cpa_activity_count,
        ),
    ];
    let mut qualifiers = vec![Qualifier {
        name: QualifierName::FirstDeposit,
        has: i64::from(first.is_some()),
        needs: 1,
    }];
    let set = set.into_iter().filter(|(_, _, needs)| *needs > 0);
    qualifiers.extend(set.map(|(name, has, needs)| Qualifier { name, has, needs }));
    qualifiers
}

impl EventDelta<'_> {
    /// Pays the CPA once all of its qualifiers hold at the same moment.
    pub(super) fn qualify_for_cpa(&mut self, deal: &Agreement) -> Result<(), Overflow> {
        let terms = &deal.terms;
        if !terms.deal_type.has_cpa() || self.player.cpa_at.is_some() || !self.player.earns() {
            return Ok(());
        }
        let qualifiers = cpa_qualifiers(terms, &self.player);
        if qualifiers.iter().all(Qualifier::holds) {
            self.pay_cpa(deal, qualifiers)?;
        }
        Ok(())
    }

    /// Takes the CPA back where the deal that paid it says so, and the player no longer qualifies.
    pub(super) fn check_cpa(&mut self) -> Result<(), Overflow> {
        let (Some(deal), Some(_)) = (self.cpa_deal(), self.player.cpa_at) else {
            return Ok(());
        };
        let qualifiers = cpa_qualifiers(&deal.terms, &self.player);
        if deal.terms.cpa_clawback && !qualifiers.iter().all(Qualifier::holds) {
            self.take_cpa_back(deal, qualifiers)?;
        }
        Ok(())
    }

    /// Pays the CPA, unless the deal has paid as many as its caps allow, and the parent's fee.
    fn pay_cpa(&mut self, deal: &Agreement, qualifiers: Vec<Qualifier>) -> Result<(), Overflow> {
        self.player.cpa_at = Some(self.cause.at);
        self.player.cpa_deal = Some(deal.id);
        self.count(self.day, |counters| counters.qualified_ftds = 1)?;
        self.tell(Trigger::QualifiedFirstDeposit);
        let terms = &deal.terms;
        let [day, month] = CapPeriod::both(self.day).map(|period| (deal.deal_id, period));
        let is_full = |cap: i64, used: i64| cap > 0 && used >= cap;
        if is_full(terms.cap_cpa_daily, self.cap(day))
            || is_full(terms.cap_cpa_monthly, self.cap(month))
        {
            return Ok(());
        }
        if terms.cap_cpa_daily > 0 || terms.cap_cpa_monthly > 0 {
            self.caps.insert(day, self.cap(day) + 1);
            self.caps.insert(month, self.cap(month) + 1);
            self.player.cap = Some((deal.deal_id, self.day));
        }
        let amount = terms.cpa_amount;
        self.player.cpa = self.player.cpa.checked_add(amount).ok_or(Overflow)?;
        self.earn_on_day(deal.id, Money::ZERO, amount)?;
        let formula = Formula::Cpa { qualifiers };
        self.post(deal.affiliate_id, Kind::Cpa, amount, Some(deal.id), formula)?;
        self.pay_fee(deal)
    }

    /// Takes the CPA back, and the parent's fee with it. Its place under a cap is free again, in the
    /// day and month in which it was counted. The player can qualify again.
    fn take_cpa_back(
        &mut self,
        deal: &Agreement,
        qualifiers: Vec<Qualifier>,
    ) -> Result<(), Overflow> {
        if self.player.cpa_at.take().is_none() {
            return Ok(());
        }
        self.player.cpa_deal = None;
        self.count(self.day, |counters| counters.qualified_ftds = -1)?;
        let paid = std::mem::take(&mut self.player.cpa);
        if let Some((deal, day)) = self.player.cap.take() {
            for key in CapPeriod::both(day).map(|period| (deal, period)) {
                self.caps.insert(key, (self.cap(key) - 1).max(0));
            }
        }
        let amount = Money::ZERO.checked_sub(paid).ok_or(Overflow)?;
        self.earn_on_day(deal.id, Money::ZERO, amount)?;
        let formula = Formula::CpaClawback { qualifiers };
        self.post(deal.affiliate_id, Kind::Cpa, amount, Some(deal.id), formula)?;
        self.take_fee_back(deal)
    }
}

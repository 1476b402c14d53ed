//! Qualification: when CPL and CPA are earned, and when a CPA is taken back (money.md §4, §5).

use super::book::Trigger;
use super::draft::Draft;
use super::{Overflow, Player, month_of};
use crate::deal::{Agreement, Terms};
use crate::ledger::{Formula, Kind, Qualifier, QualifierName};
use crate::money::Money;

/// What has to hold for CPL, and how far the player is.
#[must_use]
pub fn cpl_qualifiers(terms: &Terms, player: &Player) -> Vec<Qualifier> {
    let volume = Qualifier {
        name: QualifierName::QuaCplVolume,
        has: player.sums.bets,
        needs: terms.qua_cpl_volume.0,
    };
    vec![volume]
}

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

impl Draft<'_> {
    /// Checks the qualifiers; what is reached stays, unless the deal it was reached under takes CPAs
    /// back. A player who was moved to another deal keeps what the one before has paid.
    pub(super) fn qualify(&mut self) -> Result<(), Overflow> {
        self.check_cpa()?;
        let Some(deal) = self.deal() else {
            return Ok(());
        };
        let terms = &deal.terms;
        if terms.deal_type.has_cpl() && self.player.cpl_at.is_none() && self.player.earns() {
            let qualifiers = cpl_qualifiers(terms, &self.player);
            if qualifiers.iter().all(Qualifier::holds) {
                self.player.cpl_at = Some(self.cause.at);
                let amount = terms.cpl_amount;
                self.player.cpl = self.player.cpl.checked_add(amount).ok_or(Overflow)?;
                self.earn_on_day(deal.id, amount, Money::ZERO)?;
                let formula = Formula::Cpl { qualifiers };
                self.post(deal.affiliate_id, Kind::Cpl, amount, Some(deal.id), formula)?;
                self.lead_qualified()?;
            }
        }
        if !terms.deal_type.has_cpa() || self.player.cpa_at.is_some() || !self.player.earns() {
            return Ok(());
        }
        let qualifiers = cpa_qualifiers(terms, &self.player);
        if qualifiers.iter().all(Qualifier::holds) {
            self.cpa(qualifiers)?;
        }
        Ok(())
    }

    /// Takes the CPA back where the deal that paid it says so, and the player no longer qualifies.
    fn check_cpa(&mut self) -> Result<(), Overflow> {
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
    fn cpa(&mut self, qualifiers: Vec<Qualifier>) -> Result<(), Overflow> {
        let Some(deal) = self.deal() else {
            return Ok(());
        };
        self.player.cpa_at = Some(self.cause.at);
        self.player.cpa_deal = Some(deal.id);
        self.count(self.day, |counters| counters.qualified_ftds = 1)?;
        self.tell(Trigger::QualifiedFirstDeposit);
        let terms = &deal.terms;
        let (day, month) = (
            (deal.deal_id, self.day),
            (deal.deal_id, -month_of(self.day)),
        );
        let is_full = |cap: i64, used: i64| cap > 0 && used >= cap;
        if is_full(terms.cap_cpa_daily, self.cap(day))
            || is_full(terms.cap_cpa_monthly, self.cap(month))
        {
            return Ok(());
        }
        if terms.cap_cpa_daily > 0 || terms.cap_cpa_monthly > 0 {
            self.caps.insert(day, self.cap(day) + 1);
            self.caps.insert(month, self.cap(month) + 1);
            self.player.cap = Some(day);
        }
        let amount = terms.cpa_amount;
        self.player.cpa = self.player.cpa.checked_add(amount).ok_or(Overflow)?;
        self.earn_on_day(deal.id, Money::ZERO, amount)?;
        let formula = Formula::Cpa { qualifiers };
        self.post(deal.affiliate_id, Kind::Cpa, amount, Some(deal.id), formula)?;
        let parent = self
            .player
            .parent
            .filter(|terms| terms.cpa_fee > Money::ZERO);
        let Some(parent) = parent else {
            return Ok(());
        };
        self.player.sub_fee = parent.cpa_fee;
        self.player.sub_fee_to = Some(parent.affiliate_id);
        let formula = Formula::SubFee {
            sub_affiliate_id: deal.affiliate_id,
            fee: parent.cpa_fee,
        };
        let to = parent.affiliate_id;
        self.post(
            to,
            Kind::SubAffiliate,
            parent.cpa_fee,
            Some(deal.id),
            formula,
        )
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
            for key in [(deal, day), (deal, -month_of(day))] {
                self.caps.insert(key, (self.cap(key) - 1).max(0));
            }
        }
        let amount = Money::ZERO.checked_sub(paid).ok_or(Overflow)?;
        self.earn_on_day(deal.id, Money::ZERO, amount)?;
        let formula = Formula::CpaClawback { qualifiers };
        self.post(deal.affiliate_id, Kind::Cpa, amount, Some(deal.id), formula)?;
        let fee = std::mem::take(&mut self.player.sub_fee);
        let Some(to) = self.player.sub_fee_to.take() else {
            return Ok(());
        };
        let amount = Money::ZERO.checked_sub(fee).ok_or(Overflow)?;
        let formula = Formula::SubFee {
            sub_affiliate_id: deal.affiliate_id,
            fee,
        };
        self.post(to, Kind::SubAffiliate, amount, Some(deal.id), formula)
    }
}

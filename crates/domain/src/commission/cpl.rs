//! CPL: what is paid once for a registration that qualifies as a lead (money.md §4).

use super::event_delta::EventDelta;
use super::state::Trigger;
use super::{Overflow, Player};
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

impl EventDelta<'_> {
    /// Counts a registration.
    pub(super) fn registered(&mut self) -> Result<(), Overflow> {
        self.count(self.day, |counters| counters.registrations = 1)?;
        if self.player.affiliate_id.is_some() {
            self.tell(Trigger::Lead);
        }
        Ok(())
    }

    /// Counts the player as a qualified lead, once.
    pub(super) fn lead_qualified(&mut self) -> Result<(), Overflow> {
        if self.player.lead_at.is_some() {
            return Ok(());
        }
        self.player.lead_at = Some(self.cause.at);
        self.tell(Trigger::QualifiedLead);
        self.count(self.day, |counters| counters.qualified_leads = 1)
    }

    /// Pays the CPL once all of its qualifiers hold.
    pub(super) fn qualify_for_cpl(&mut self, deal: &Agreement) -> Result<(), Overflow> {
        let terms = &deal.terms;
        if !terms.deal_type.has_cpl() || self.player.cpl_at.is_some() || !self.player.earns() {
            return Ok(());
        }
        let qualifiers = cpl_qualifiers(terms, &self.player);
        if !qualifiers.iter().all(Qualifier::holds) {
            return Ok(());
        }
        self.player.cpl_at = Some(self.cause.at);
        let amount = terms.cpl_amount;
        self.player.cpl = self.player.cpl.checked_add(amount).ok_or(Overflow)?;
        self.earn_on_day(deal.id, amount, Money::ZERO)?;
        let formula = Formula::Cpl { qualifiers };
        self.post(deal.affiliate_id, Kind::Cpl, amount, Some(deal.id), formula)?;
        self.lead_qualified()
    }
}

//! By hand: a player who was nobody's gets an affiliate, or one is moved to another deal
//! (money.md, "From click to money" 2 and 3).

use super::load::Loader;
use super::state::BatchState;
use super::{batch, write};
use crate::audit::{self, Subject};
use crate::ledger::lock;
use crate::{Actor, Error, Service};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use tributary_domain::attribution::Step;
use tributary_domain::audit::Action;
use tributary_domain::commission::{Cause, DayKey, Trigger, day_of};
use tributary_domain::deal::{self, Candidate, Verdict};
use tributary_domain::dimension::{Counters, Dimension};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, DealId, OperatorId, RegistrationId, StaffId};
use tributary_domain::player::Registration;
use tributary_domain::refusal::Refusal;
use tributary_domain::violation::PlainRule;
use tributary_store::daily::Changes;
use tributary_store::{
    Tx, Writes, affiliate, daily, deal as deals, dimension, event as events, player,
};

/// Gives a player who is nobody's to an affiliate. It earns from now on: what CPL and CPA ask for
/// is looked at over the player's whole life, RevShare begins with the next event. What reports
/// count of the player goes to the affiliate. For admins and managers, with an audit entry.
///
/// # Errors
/// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::Conflict`] for a player who is somebody's;
/// [`Code::Invalid`] for an affiliate who takes no players.
pub async fn assign(
    service: &Service,
    actor: &Actor,
    id: RegistrationId,
    to: AffiliateId,
) -> Result<(), Error> {
    let (operator, staff) = decider(actor)?;
    let mut tx = service.store.begin().await?;
    let first_open_day = lock(&mut tx, operator).await?;
    let mut loader = Loader::new(service, operator, first_open_day);
    let mut found = loader.known(service, &mut tx, id).await?;
    if found.player.affiliate_id.is_some() {
        return Err(Refusal::AlreadyAttributed.into());
    }
    loader.load_affiliate(&mut tx, to).await?;
    let Some(affiliate) = loader.loaded.affiliates.get(&to) else {
        return Err(Error::invalid("affiliate_id", PlainRule::UnknownAffiliate));
    };
    if !affiliate.status.earns() {
        let rule = PlainRule::NotApprovedAffiliate;
        return Err(Error::invalid("affiliate_id", rule));
    }
    found.player.affiliate_id = Some(to);
    found.attribution.steps.push(Step::ByHand {
        staff_id: staff,
        affiliate_id: to,
        at: loader.loaded.now,
    });
    let subject = deal::Player {
        brand_id: found.player.brand_id,
        country: &found.country,
        campaign_id: found.campaign_id,
        registered_at: found.registered_at,
    };
    let customer = (found.player.brand_id, found.ext_customer_id.clone());
    let offered = loader
        .loaded
        .deals_of
        .get(&to)
        .map_or(&[][..], Vec::as_slice);
    (found.player.deal, found.binding) = deal::choose(offered, &subject);
    let counted = counters(&loader, &found)?;
    take_away(&mut tx, &found, &counted).await?;
    let output = &mut loader.commission.output;
    let counted = counted.into_iter();
    output
        .counters
        .extend(counted.map(|(day, counters)| ((id, day), counters)));
    output.triggers.push((id, Trigger::Lead));
    if found.player.lead_at.is_some() {
        output.triggers.push((id, Trigger::QualifiedLead));
    }
    if found.player.first_deposit.is_some() {
        output.triggers.push((id, Trigger::FirstDeposit));
    }
    let state = loader.settle(&mut tx, found).await?;
    write::changes(service, &mut tx, state).await?;
    let detail = json!({"affiliate_id": to});
    let subject = Subject::new("registration", id.0);
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::RegistrationAssigned,
        subject,
        detail,
    )
    .await?;
    // What senders have told who may touch this affiliate's players, and nobody's not.
    let customer = (customer.0, customer.1.as_str());
    let waiting = events::parked_of(&mut tx, operator, &[customer], i64::MAX).await?;
    Box::pin(batch::resume(service, tx, operator, waiting)).await
}

/// Binds a player to another deal of its affiliate, in the version that binds now. What it earned
/// stays, and stays under the terms it was earned by; nothing is paid twice; what comes counts under the
/// new one. For admins and managers, with an audit entry.
///
/// # Errors
/// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::Conflict`] for a player who is nobody's;
/// [`Code::Invalid`] for a deal that is not its affiliate's, or that was never accepted.
pub async fn rebind(
    service: &Service,
    actor: &Actor,
    id: RegistrationId,
    to: DealId,
) -> Result<(), Error> {
    let (operator, _) = decider(actor)?;
    let mut tx = service.store.begin().await?;
    let first_open_day = lock(&mut tx, operator).await?;
    let mut loader = Loader::new(service, operator, first_open_day);
    let mut found = loader.known(service, &mut tx, id).await?;
    let Some(owner) = found.player.affiliate_id else {
        return Err(Refusal::NotAttributed.into());
    };
    loader.load_affiliate(&mut tx, owner).await?;
    let offered = loader
        .loaded
        .deals_of
        .get(&owner)
        .map_or(&[][..], Vec::as_slice);
    let wanted = offered.iter().find(|deal| deal.deal_id == to);
    let Some(wanted) = wanted.filter(|deal| deal.accepted_at.is_some()) else {
        return Err(Error::invalid("deal_id", PlainRule::NotAcceptedDeal));
    };
    let before = found.player.deal;
    found.player.deal = Some(wanted.id);
    found
        .binding
        .retain(|candidate| candidate.deal_version_id != wanted.id);
    for candidate in &mut found.binding {
        if matches!(
            candidate.verdict,
            Verdict::Chosen | Verdict::ChosenAsDefault
        ) {
            candidate.verdict = Verdict::LessSpecific;
        }
    }
    found.binding.push(Candidate {
        deal_id: to,
        deal_version_id: wanted.id,
        verdict: Verdict::Chosen,
    });
    let detail =
        json!({"deal_id": to, "deal_version_id": wanted.id, "deal_version_id_before": before});
    let state = loader.settle(&mut tx, found).await?;
    write::changes(service, &mut tx, state).await?;
    let subject = Subject::new("registration", id.0);
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::RegistrationRebound,
        subject,
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

fn decider(actor: &Actor) -> Result<(OperatorId, StaffId), Error> {
    match actor {
        Actor::Staff {
            operator, id, role, ..
        } if role.decides_on_affiliates() => Ok((*operator, *id)),
        _ => Err(Refusal::ManagersOnly.into()),
    }
}

/// What was counted of a player, by day.
///
/// # Errors
/// When a number would leave its range.
fn counters(loader: &Loader, found: &Registration) -> Result<Vec<(i64, Counters)>, Error> {
    let mut counted: BTreeMap<i64, Counters> = BTreeMap::new();
    for ((_, day, _), of_day) in &loader.commission.days {
        let counters = counted.entry(*day).or_default();
        let sum = counters.checked_add(&Counters::from(of_day.sums));
        *counters = sum.ok_or_else(overflow)?;
    }
    counted
        .entry(day_of(found.registered_at))
        .or_default()
        .registrations += 1;
    if let Some(at) = found.player.lead_at {
        counted.entry(day_of(at)).or_default().qualified_leads += 1;
    }
    if let Some(first) = &found.player.first_deposit {
        let counters = counted.entry(day_of(first.at)).or_default();
        counters.first_deposits += 1;
        counters.first_deposit += first.amount.0;
    }
    Ok(counted.into_iter().collect())
}

fn overflow() -> Error {
    Error::internal("a counter would leave the range of numbers")
}

/// Takes what was counted out of the place it was counted in.
async fn take_away(
    tx: &mut Tx,
    found: &Registration,
    counted: &[(i64, Counters)],
) -> Result<(), Error> {
    let mut changes = Changes::new();
    for (day, counters) in counted {
        let less = Counters::default()
            .checked_sub(counters)
            .ok_or_else(overflow)?;
        for place in [found.dimension_id, found.detail_id] {
            changes.insert((place, *day), less);
        }
    }
    let mut writes = Writes::default();
    daily::add(&mut writes, &changes);
    Ok(writes.run(tx).await?)
}

impl Loader {
    /// A player with all its days.
    async fn known(
        &mut self,
        service: &Service,
        tx: &mut Tx,
        id: RegistrationId,
    ) -> Result<Registration, Error> {
        let found = player::by_id(tx, self.loaded.operator, id).await?;
        let found = found.ok_or(Error::from(Code::NotFound))?;
        let days = player::days_of(tx, &[id]).await?;
        let keys: Vec<(RegistrationId, i64)> =
            days.iter().map(|((id, day, _), _)| (*id, *day)).collect();
        self.commission.sub_days = player::sub_days(tx, &keys).await?.into_iter().collect();
        let versions = days
            .iter()
            .filter_map(|((_, _, deal), _): &(DayKey, _)| *deal);
        let versions = versions.chain(found.player.cpa_deal);
        let agreements = service.agreements.of(tx, self.loaded.operator, versions);
        for agreement in agreements.await? {
            self.commission.deals.insert(agreement.id, agreement);
        }
        self.commission.days = days.into_iter().collect();
        Ok(found)
    }

    /// An affiliate with its deals and what its parent earns on it; nothing if there is none.
    async fn load_affiliate(&mut self, tx: &mut Tx, id: AffiliateId) -> Result<(), Error> {
        let operator = self.loaded.operator;
        self.loaded.affiliates = affiliate::states(tx, operator, &[id]).await?;
        self.load_parents(tx).await?;
        let offered = deals::candidates(tx, operator, &[id]).await?;
        self.commission.deals.extend(
            offered
                .iter()
                .map(|deal| (deal.id, Arc::new(deal.agreement()))),
        );
        self.loaded.deals_of.insert(id, offered);
        Ok(())
    }

    /// Puts a player in its new place, and checks what it qualifies for there.
    async fn settle(mut self, tx: &mut Tx, found: Registration) -> Result<BatchState, Error> {
        let id = found.player.id;
        let places = dimension::by_ids(tx, self.loaded.operator, &[found.detail_id]).await?;
        let place = places.get(&found.detail_id).cloned();
        let place = place.ok_or_else(|| Error::internal("a player's dimension is missing"))?;
        let deal = found
            .player
            .deal
            .and_then(|id| self.commission.deals.get(&id));
        let place = Dimension {
            affiliate_id: found.player.affiliate_id.unwrap_or(AffiliateId(0)),
            deal_id: deal.map_or(DealId(0), |deal| deal.deal_id),
            ..place
        };
        self.writes.dimensions.insert(id, place);
        let name = (found.player.brand_id, found.ext_customer_id.clone());
        self.writes.customers.insert(name, id);
        self.commission.players.insert(id, found.player.clone());
        self.writes.registrations.insert(id, found);
        self.loaded.set_earners(&mut self.commission, id);
        self.load_caps(tx, &[self.loaded.now]).await?;
        let cause = Cause {
            event: None,
            at: self.loaded.now,
            first_open_day: self.loaded.first_open_day,
        };
        let mut state = self.done();
        let settled = state.commission.settle(id, cause);
        settled.map_err(|_| Error::internal("a sum would leave the range of numbers"))?;
        Ok(state)
    }
}

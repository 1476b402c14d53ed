//! Whose a new player is, and by which deal (money.md, "From click to money" 2 and 3).

use super::Incoming;
use super::state::BatchState;
use crate::{Error, Service, tracker, tracking};
use std::collections::HashSet;
use tributary_domain::attribution::{Attribution, Step};
use tributary_domain::commission::Player;
use tributary_domain::deal::{self, Candidate};
use tributary_domain::dimension::Dimension;
use tributary_domain::id::{
    AffiliateId, CampaignId, DealVersionId, DimensionId, OperatorId, RegistrationId,
};
use tributary_domain::player::Registration;
use tributary_domain::time::DAY;
use tributary_store::click;

/// Brings clicks in from the spool whose trackers arrive with registrations but which have not
/// reached the database themselves. What is on another machine's spool is missed; then the
/// tracker alone decides.
pub(super) async fn bring_clicks_in(
    service: &Service,
    operator: OperatorId,
    batch: &[Incoming],
) -> Result<(), Error> {
    let trackers = batch
        .iter()
        .map(|incoming| incoming.content.tracker.as_str());
    let ours = |text: &&str| {
        let read = tracker::read(service, text);
        read.is_some_and(|tracker| tracker.operator == operator)
    };
    let trackers: HashSet<&str> = trackers.filter(ours).collect();
    if trackers.is_empty() {
        return Ok(());
    }
    let list: Vec<&str> = trackers.iter().copied().collect();
    let found = click::by_trackers(&mut service.store.read().await?, operator, &list).await?;
    if found.len() < trackers.len() {
        tracking::drain_now(service).await?;
    }
    Ok(())
}

/// What was found out about a new player.
struct Origin {
    attribution: Attribution,
    /// What reports group it by; the affiliate in it is 0 for nobody.
    place: Dimension,
}

impl BatchState {
    /// A new registration, attributed and bound to a deal.
    pub(super) fn registration(&mut self, id: RegistrationId, incoming: &Incoming) -> Registration {
        let Origin { attribution, place } = self.origin(incoming);
        let affiliate_id = Some(place.affiliate_id).filter(|id| id.0 > 0);
        let mut player = Player::new(id, incoming.brand_id);
        player.affiliate_id = affiliate_id;
        let (deal, binding) = self.bind(
            affiliate_id,
            incoming,
            &incoming.content.country,
            place.campaign_id,
        );
        player.deal = deal;
        let registration = Registration {
            operator_id: self.loaded.operator,
            player,
            ext_customer_id: incoming.ext_customer_id.clone(),
            ext_customer_spelling: incoming.content.spelling.ext_customer_id.clone(),
            username: incoming.content.username.clone(),
            country: incoming.content.country.clone(),
            registered_at: incoming.occurred_at,
            created_at: self.loaded.now,
            link_id: place.link_id,
            campaign_id: place.campaign_id,
            tracker: incoming.content.tracker.clone(),
            attribution,
            binding,
            dimension_id: DimensionId(0),
            detail_id: DimensionId(0),
        };
        let deal = deal.and_then(|id| self.commission.deals.get(&id));
        let place = Dimension {
            deal_id: deal.map_or(tributary_domain::id::DealId(0), |deal| deal.deal_id),
            ..place
        };
        self.writes.dimensions.insert(id, place);
        registration
    }

    fn bind(
        &self,
        affiliate: Option<AffiliateId>,
        incoming: &Incoming,
        country: &str,
        campaign_id: CampaignId,
    ) -> (Option<DealVersionId>, Vec<Candidate>) {
        let deals = affiliate.and_then(|id| self.loaded.deals_of.get(&id));
        let player = deal::Player {
            brand_id: incoming.brand_id,
            country,
            campaign_id,
            registered_at: incoming.occurred_at,
        };
        deal::choose(deals.map_or(&[], Vec::as_slice), &player)
    }

    /// Tracker, then promo code, then the affiliate that is named; the first that matches holds.
    fn origin(&self, incoming: &Incoming) -> Origin {
        let mut steps = Vec::new();
        let place = self
            .by_tracker(incoming, &mut steps)
            .or_else(|| self.by_promo_code(incoming, &mut steps))
            .or_else(|| self.by_name_of_affiliate(incoming, &mut steps))
            .unwrap_or_else(|| Dimension::of(AffiliateId(0), incoming.brand_id));
        Origin {
            attribution: Attribution { steps },
            place,
        }
    }

    fn by_tracker(&self, incoming: &Incoming, steps: &mut Vec<Step>) -> Option<Dimension> {
        let text = &incoming.content.tracker;
        if text.is_empty() {
            steps.push(Step::NoTracker);
            return None;
        }
        let Some(tracker) = self.loaded.trackers.get(text).copied().flatten() else {
            steps.push(Step::TrackerInvalid);
            return None;
        };
        if tracker.operator != self.loaded.operator {
            steps.push(Step::TrackerForeign);
            return None;
        }
        let click = self.loaded.clicks.get(text);
        let clicked_at = click.map_or(tracker.clicked_at, |click| click.1);
        let window_days = self.loaded.window_days;
        let age = incoming.occurred_at.0.saturating_sub(clicked_at.0);
        if age > window_days.saturating_mul(DAY) {
            steps.push(Step::TrackerOutsideWindow {
                clicked_at,
                window_days,
            });
            return None;
        }
        if !self.takes(tracker.affiliate, steps) {
            return None;
        }
        let place = click.and_then(|click| self.loaded.click_dimensions.get(&click.0));
        steps.push(Step::TrackerMatched {
            affiliate_id: tracker.affiliate,
            link_id: tracker.link,
            clicked_at,
            window_days,
            click_found: place.is_some(),
        });
        let place = place.cloned().unwrap_or_else(|| Dimension {
            link_id: tracker.link,
            ..Dimension::of(tracker.affiliate, incoming.brand_id)
        });
        // The player is the brand's that registered it, whichever brand's link it came by.
        Some(Dimension {
            brand_id: incoming.brand_id,
            ..place
        })
    }

    fn by_promo_code(&self, incoming: &Incoming, steps: &mut Vec<Step>) -> Option<Dimension> {
        let code = &incoming.content.promo_code;
        if code.is_empty() {
            steps.push(Step::NoPromoCode);
            return None;
        }
        let name = (incoming.brand_id, code.clone());
        let Some((affiliate_id, campaign_id)) = self.loaded.promo_codes.get(&name).copied() else {
            steps.push(Step::PromoCodeUnknown { code: code.clone() });
            return None;
        };
        if !self.takes(affiliate_id, steps) {
            return None;
        }
        steps.push(Step::PromoCodeMatched {
            code: code.clone(),
            affiliate_id,
        });
        Some(Dimension {
            campaign_id,
            ..Dimension::of(affiliate_id, incoming.brand_id)
        })
    }

    fn by_name_of_affiliate(
        &self,
        incoming: &Incoming,
        steps: &mut Vec<Step>,
    ) -> Option<Dimension> {
        let Some(affiliate_id) = incoming.content.affiliate_id else {
            steps.push(Step::NoAffiliateId);
            return None;
        };
        let scope = incoming.scope.as_ref();
        if scope.is_some_and(|scope| !scope.contains(&affiliate_id)) {
            steps.push(Step::AffiliateIdNotAllowed { affiliate_id });
            return None;
        }
        if !self.loaded.affiliates.contains_key(&affiliate_id) {
            steps.push(Step::AffiliateIdUnknown { affiliate_id });
            return None;
        }
        if !self.takes(affiliate_id, steps) {
            return None;
        }
        steps.push(Step::AffiliateIdMatched { affiliate_id });
        Some(Dimension::of(affiliate_id, incoming.brand_id))
    }

    /// Whether an affiliate's status takes players.
    fn takes(&self, affiliate_id: AffiliateId, steps: &mut Vec<Step>) -> bool {
        let Some(affiliate) = self.loaded.affiliates.get(&affiliate_id) else {
            steps.push(Step::AffiliateIdUnknown { affiliate_id });
            return false;
        };
        if !affiliate.status.earns() {
            steps.push(Step::AffiliateNotActive {
                affiliate_id,
                status: affiliate.status,
            });
            return false;
        }
        true
    }
}

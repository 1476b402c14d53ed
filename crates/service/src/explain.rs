//! Why: for any player and any entry, the steps and numbers behind it (money.md, "Explain").
//!
//! Staff and operators' keys see everything of whom they reach. An affiliate sees the same of its
//! own players and entries, without what tells who the player is, and without other affiliates.

use crate::event::content::Content;
use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service};
use std::collections::HashMap;
use tributary_domain::api_key::{KeyKind, Permission};
use tributary_domain::attribution::Step;
use tributary_domain::commission::{cpa_qualifiers, cpl_qualifiers};
use tributary_domain::deal::DealVersion;
use tributary_domain::error::Code;
use tributary_domain::explain::{
    Considered, DealName, EntryTrace, EventName, Person, PlayerTrace, Progress,
};
use tributary_domain::id::{
    AffiliateId, DealVersionId, EventId, LedgerId, OperatorId, RegistrationId, StaffId,
};
use tributary_domain::ledger::{Detail, Entry, Kind};
use tributary_domain::player::Registration;
use tributary_store::event::StoredEvent;
use tributary_store::{deal, event, ledger, player};

/// The most entries of a player in one trace.
pub const MAX_ENTRIES: i64 = 1_000;

/// Which entries of a player a trace has: those behind one, and how many at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Page {
    /// The last entry of the page before; 0 for the first page.
    pub after: LedgerId,
    /// At most [`MAX_ENTRIES`].
    pub limit: i64,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            after: LedgerId(0),
            limit: MAX_ENTRIES,
        }
    }
}

/// Who asks, and what it may see.
struct View {
    operator: OperatorId,
    reach: AffiliateScope,
    /// Whether it is an affiliate, who sees no personal data.
    is_affiliate: bool,
}

impl View {
    fn of(actor: &Actor, permission: Permission) -> Result<Self, Error> {
        let (operator, reach) = policy::reader(actor, permission)?;
        let is_affiliate = match actor {
            Actor::Affiliate { .. } => true,
            Actor::Key { key, .. } => key.kind == KeyKind::Affiliate,
            _ => false,
        };
        Ok(Self {
            operator,
            reach,
            is_affiliate,
        })
    }

    /// Whether an affiliate, or nobody's player, is within reach.
    fn reaches(&self, affiliate: Option<AffiliateId>) -> bool {
        affiliate.map_or(self.reach == AffiliateScope::All, |id| {
            self.reach.includes(id)
        })
    }

    /// A step without what the caller may not see; none: the step is about somebody else.
    fn step(&self, step: &Step) -> Option<Step> {
        let about = match step {
            Step::TrackerMatched { affiliate_id, .. }
            | Step::PromoCodeMatched { affiliate_id, .. }
            | Step::AffiliateIdNotAllowed { affiliate_id }
            | Step::AffiliateIdUnknown { affiliate_id }
            | Step::AffiliateIdMatched { affiliate_id }
            | Step::AffiliateNotActive { affiliate_id, .. }
            | Step::ByHand { affiliate_id, .. } => Some(*affiliate_id),
            _ => None,
        };
        if about.is_some_and(|id| !self.reach.includes(id)) {
            return None;
        }
        match step {
            Step::ByHand {
                affiliate_id, at, ..
            } if self.is_affiliate => Some(Step::ByHand {
                staff_id: StaffId(0),
                affiliate_id: *affiliate_id,
                at: *at,
            }),
            _ => Some(step.clone()),
        }
    }

    /// An entry's trace; `deals` and `events` are those of its player.
    fn entry(
        &self,
        entry: Entry,
        deals: &HashMap<DealVersionId, DealVersion>,
        events: &HashMap<EventId, StoredEvent>,
    ) -> Result<EntryTrace, Error> {
        let detail: Detail = serde_json::from_str(&entry.detail).map_err(Error::internal)?;
        // A parent's entry names its sub, but neither the sub's deal nor the player.
        let is_of_sub = self.is_affiliate && entry.kind == Kind::SubAffiliate;
        let deal = entry.deal_version_id.and_then(|id| deals.get(&id));
        let event = entry.event_id.and_then(|id| events.get(&id));
        Ok(EntryTrace {
            id: entry.id,
            affiliate_id: entry.affiliate_id,
            seq: entry.seq,
            kind: entry.kind,
            amount: entry.amount,
            for_day: entry.for_day,
            moved_from_day: detail.moved_from_day,
            posted_at: entry.posted_at,
            registration_id: entry.registration_id.filter(|_| !is_of_sub),
            deal: deal.filter(|_| !is_of_sub).map(name),
            event: event.map(|event| EventName {
                event_id: Some(Content::event_id_of(event)).filter(|_| !self.is_affiliate),
                kind: event.kind,
                occurred_at: event.occurred_at,
            }),
            payment_id: entry.payment_id,
            formula: detail.formula,
            hash: entry.hash,
        })
    }
}

fn name(version: &DealVersion) -> DealName {
    DealName {
        deal_id: version.deal_id,
        deal_version_id: version.id,
        version: version.version,
        group_name: version.group_name.clone(),
        deal_type: version.terms.deal_type,
    }
}

/// Why a player is whose it is, and what came of it: for staff, for operators' keys with
/// `registrations.read` that reach its affiliate (all of them, if it is nobody's), and for that
/// affiliate itself. It has the first page of entries.
///
/// # Errors
/// [`Code::Unauthorized`], [`Code::Forbidden`]; [`Code::NotFound`] for what is out of reach.
pub async fn registration(
    service: &Service,
    actor: &Actor,
    id: RegistrationId,
) -> Result<PlayerTrace, Error> {
    registration_page(service, actor, id, Page::default()).await
}

/// The same with any page of entries.
///
/// # Errors
/// As [`registration`].
pub async fn registration_page(
    service: &Service,
    actor: &Actor,
    id: RegistrationId,
    page: Page,
) -> Result<PlayerTrace, Error> {
    let limit = page.limit.clamp(1, MAX_ENTRIES);
    let view = View::of(actor, Permission::RegistrationsRead)?;
    let mut reader = service.store.read().await?;
    let found = player::by_id(&mut reader, view.operator, id).await?;
    let found = found.filter(|found| {
        view.reaches(found.player.affiliate_id)
            && policy::reaches_brand(actor, found.player.brand_id)
    });
    let found = found.ok_or(Error::from(Code::NotFound))?;
    let operator = view.operator;
    // Of entries out of reach a page tells nothing, not even that they are there.
    let of = view.reach.ids();
    let entries = ledger::by_registration(&mut reader, operator, id, of, page.after, limit + 1);
    let mut entries = entries.await?;
    let has_more = i64::try_from(entries.len()).is_ok_and(|count| count > limit);
    if has_more {
        entries.pop();
    }
    let next = entries.last().filter(|_| has_more).map(|last| last.id);
    let mut events: Vec<EventId> = entries.iter().filter_map(|entry| entry.event_id).collect();
    events.sort_unstable();
    events.dedup();
    let events = event::by_ids(&mut reader, operator, &events).await?;
    let events = events.into_iter().map(|event| (event.id, event)).collect();
    let mut versions: Vec<DealVersionId> = (found.binding.iter())
        .map(|candidate| candidate.deal_version_id)
        .chain(found.player.deal)
        .chain(entries.iter().filter_map(|entry| entry.deal_version_id))
        .collect();
    versions.sort_unstable();
    versions.dedup();
    let deals = deal::versions_by_ids(&mut reader, view.operator, &versions).await?;
    let deals: HashMap<_, _> = deals.into_iter().map(|deal| (deal.id, deal)).collect();
    drop(reader);
    let entries = entries
        .into_iter()
        .map(|entry| view.entry(entry, &deals, &events))
        .collect::<Result<_, _>>()?;
    Ok(trace(&view, found, &deals, entries, next))
}

fn trace(
    view: &View,
    found: Registration,
    deals: &HashMap<DealVersionId, DealVersion>,
    entries: Vec<EntryTrace>,
    next: Option<LedgerId>,
) -> PlayerTrace {
    let customer = found.customer().to_owned();
    let player = found.player;
    let bound = player.deal.and_then(|id| deals.get(&id));
    let mut progress = Vec::new();
    if let Some(terms) = bound.map(|deal| &deal.terms)
        && terms.deal_type.has_cpl()
    {
        progress.push(Progress {
            kind: Kind::Cpl,
            amount: terms.cpl_amount,
            paid: player.cpl,
            qualified_at: player.cpl_at,
            qualifiers: cpl_qualifiers(terms, &player),
        });
    }
    // What was earned stays with the terms it was earned by, whichever deal the player is moved to.
    let earned_by = player.cpa_deal.and_then(|id| deals.get(&id));
    if let Some(terms) = earned_by.or(bound).map(|deal| &deal.terms)
        && terms.deal_type.has_cpa()
    {
        progress.push(Progress {
            kind: Kind::Cpa,
            amount: terms.cpa_amount,
            paid: player.cpa,
            qualified_at: player.cpa_at,
            qualifiers: cpa_qualifiers(terms, &player),
        });
    }
    let considered = found.binding.iter().filter_map(|candidate| {
        Some(Considered {
            deal: name(deals.get(&candidate.deal_version_id)?),
            verdict: candidate.verdict,
        })
    });
    let person = Person {
        ext_customer_id: customer,
        username: found.username,
    };
    PlayerTrace {
        registration_id: player.id,
        person: Some(person).filter(|_| !view.is_affiliate),
        brand_id: player.brand_id,
        country: found.country,
        status: player.status,
        registered_at: found.registered_at,
        affiliate_id: player.affiliate_id,
        link_id: found.link_id,
        campaign_id: found.campaign_id,
        steps: (found.attribution.steps.iter())
            .filter_map(|step| view.step(step))
            .collect(),
        considered: considered.collect(),
        deal: bound.map(name),
        rev_share: bound
            .filter(|deal| deal.terms.deal_type.rev_share().is_some())
            .map(|deal| deal.terms.rev_share),
        sums: player.sums,
        progress,
        earned: player
            .cpl
            .checked_add(player.cpa)
            .and_then(|sum| sum.checked_add(player.rev_share)),
        entries,
        next,
    }
}

/// Why an entry stands in the ledger: for staff, for operators' keys with `balances.read` that
/// reach its affiliate, and for that affiliate itself.
///
/// # Errors
/// [`Code::Unauthorized`], [`Code::Forbidden`]; [`Code::NotFound`] for what is out of reach.
pub async fn entry(service: &Service, actor: &Actor, id: LedgerId) -> Result<EntryTrace, Error> {
    let view = View::of(actor, Permission::BalancesRead)?;
    let mut reader = service.store.read().await?;
    let found = ledger::by_id(&mut reader, view.operator, id).await?;
    let found = found.filter(|found| view.reach.includes(found.affiliate_id));
    let found = found.ok_or(Error::from(Code::NotFound))?;
    if !policy::brands(actor).is_empty() {
        // An entry is of its player's brand. One of no player is of all brands.
        let player = match found.registration_id {
            Some(id) => player::by_id(&mut reader, view.operator, id).await?,
            None => None,
        };
        player
            .filter(|found| policy::reaches_brand(actor, found.player.brand_id))
            .ok_or(Error::from(Code::NotFound))?;
    }
    let deals: Vec<DealVersionId> = found.deal_version_id.into_iter().collect();
    let deals = deal::versions_by_ids(&mut reader, view.operator, &deals).await?;
    let deals = deals.into_iter().map(|deal| (deal.id, deal)).collect();
    let mut events = HashMap::new();
    if let Some(id) = found.event_id {
        let event = event::by_id(&mut reader, view.operator, id).await?;
        events.extend(event.map(|event| (id, event)));
    }
    view.entry(found, &deals, &events)
}

//! Deals: made, changed by new versions, and accepted by those they are for (contract.md §4,
//! money.md §3).
//!
//! A version is never changed: players are bound to it for life. A change is a new version for
//! new players; a change that says nothing new makes none.

use crate::audit::{self, Subject};
use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service};
use serde_json::json;
use std::collections::HashMap;
use tributary_domain::affiliate::{Affiliate, Status};
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::brand::Brand;
use tributary_domain::campaign::Campaign;
use tributary_domain::deal::{DealVersion, Draft, Field, Problem, Rule, Terms};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, DealId, DealVersionId, OperatorId};
use tributary_domain::refusal::Refusal;
use tributary_domain::time::Timestamp;
use tributary_store::deal::{Filter, NewVersion};
use tributary_store::{Connection, affiliate, brand, campaign, deal};

/// The most deals on one page of a list.
pub const MAX_PER_PAGE: i64 = 1_000;

/// Which deals a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Only deals of these affiliates.
    pub affiliates: Option<Vec<AffiliateId>>,
    /// Only these deals.
    pub deals: Option<Vec<DealId>>,
    /// Only deals of these types, by their masks.
    pub deal_types: Option<Vec<i64>>,
    /// Only defaults, or only the others.
    pub is_default: Option<bool>,
    /// How many are left out before the first.
    pub offset: i64,
    /// How many, at most [`MAX_PER_PAGE`].
    pub limit: i64,
}

/// A deal in its newest version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The deal.
    pub deal: DealVersion,
    /// When its first version was written.
    pub created_at: Timestamp,
    /// The username of the affiliate it is for.
    pub username: String,
}

/// One page of deals.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The deals of the page, the oldest first.
    pub rows: Vec<Shown>,
    /// How many the whole list has.
    pub total: i64,
}

/// A version, and how many players are bound to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// The deal in this version.
    pub deal: DealVersion,
    /// The players that are bound to it.
    pub players: i64,
}

/// A deal with its history.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Whose it is.
    pub affiliate: Affiliate,
    /// Every version, the oldest first; never empty.
    pub versions: Vec<Version>,
}

/// What deals can name.
#[derive(Clone, Debug)]
pub struct Names {
    /// Every brand of the operator.
    pub brands: Vec<Brand>,
    /// Every campaign of the operator.
    pub campaigns: Vec<Campaign>,
}

/// One page of the deals that staff or a key with `deals.read` reaches.
///
/// # Errors
/// [`Code::Forbidden`] for anybody else.
pub async fn list(service: &Service, actor: &Actor, query: &Query) -> Result<Listing, Error> {
    let (operator, reach) = reader(actor)?;
    let affiliates = match (&reach, &query.affiliates) {
        (AffiliateScope::All, asked) => asked.clone(),
        (AffiliateScope::Only(ids), None) => Some(ids.clone()),
        (AffiliateScope::Only(ids), Some(asked)) => {
            let within = asked.iter().copied().filter(|id| ids.contains(id));
            Some(within.collect())
        }
    };
    let filter = Filter {
        affiliates: affiliates.as_deref(),
        deals: query.deals.as_deref(),
        is_default: query.is_default,
    };
    let (offset, limit) = (query.offset.max(0), query.limit.clamp(0, MAX_PER_PAGE));
    let mut reader = service.store.read().await?;
    let (deals, total) = if let Some(types) = &query.deal_types {
        // The type stands inside the terms, which the database does not look into.
        let mut all = deal::list(&mut reader, operator, &filter, i64::MAX, 0).await?;
        all.retain(|deal| types.contains(&deal.terms.deal_type.mask()));
        let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
        let taken = usize::try_from(limit).unwrap_or(0);
        (all.into_iter().skip(skipped).take(taken).collect(), total)
    } else {
        (
            deal::list(&mut reader, operator, &filter, limit, offset).await?,
            deal::count(&mut reader, operator, &filter).await?,
        )
    };
    Ok(Listing {
        rows: dated(&mut reader, operator, deals).await?,
        total,
    })
}

/// How many players are bound to each version of these deals, as far as the caller reaches them;
/// versions without any are left out.
///
/// # Errors
/// As [`list`].
pub async fn players(
    service: &Service,
    actor: &Actor,
    deals: &[DealId],
) -> Result<HashMap<DealVersionId, i64>, Error> {
    let (operator, reach) = reader(actor)?;
    let mut reader = service.store.read().await?;
    let filter = Filter {
        affiliates: reach.ids(),
        deals: Some(deals),
        is_default: None,
    };
    let within = deal::list(&mut reader, operator, &filter, i64::MAX, 0).await?;
    let within: Vec<DealId> = within.iter().map(|deal| deal.deal_id).collect();
    Ok(deal::players(&mut reader, operator, &within).await?)
}

/// How many players are bound to each of these deals, over all its versions, as far as the
/// caller reaches them; deals without any are left out.
///
/// # Errors
/// As [`list`].
pub async fn players_of_deals(
    service: &Service,
    actor: &Actor,
    deals: &[DealId],
) -> Result<HashMap<DealId, i64>, Error> {
    let (operator, _) = reader(actor)?;
    let of_versions = players(service, actor, deals).await?;
    let ids: Vec<DealVersionId> = of_versions.keys().copied().collect();
    let mut reader = service.store.read().await?;
    let mut sums: HashMap<DealId, i64> = HashMap::new();
    for version in deal::versions_by_ids(&mut reader, operator, &ids).await? {
        *sums.entry(version.deal_id).or_default() += of_versions.get(&version.id).unwrap_or(&0);
    }
    Ok(sums)
}

/// One deal with every version.
///
/// # Errors
/// [`Code::Forbidden`] as [`list`]; [`Code::NotFound`] for a deal out of reach as for none.
pub async fn show(service: &Service, actor: &Actor, id: DealId) -> Result<Detail, Error> {
    let (operator, reach) = reader(actor)?;
    let mut reader = service.store.read().await?;
    let newest = found(&mut reader, operator, &reach, id).await?;
    let owner = affiliate::by_id(&mut reader, operator, newest.affiliate_id).await?;
    Ok(Detail {
        affiliate: owner.ok_or(Error::from(Code::NotFound))?,
        versions: with_players(&mut reader, operator, &[id]).await?,
    })
}

/// The deals of the affiliate that is asking, the newest first, each with every version, the
/// oldest first.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but an affiliate.
pub async fn own(service: &Service, actor: &Actor) -> Result<Vec<Vec<Version>>, Error> {
    let Actor::Affiliate { operator, id, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    let mut reader = service.store.read().await?;
    let filter = Filter {
        affiliates: Some(&[*id]),
        ..Filter::default()
    };
    let deals = deal::list(&mut reader, *operator, &filter, i64::MAX, 0).await?;
    let ids: Vec<DealId> = deals.iter().map(|deal| deal.deal_id).collect();
    let versions = with_players(&mut reader, *operator, &ids).await?;
    let mut grouped: Vec<Vec<Version>> = Vec::with_capacity(ids.len());
    for version in versions {
        match grouped.last_mut() {
            Some(group) if group[0].deal.deal_id == version.deal.deal_id => group.push(version),
            _ => grouped.push(vec![version]),
        }
    }
    grouped.reverse();
    Ok(grouped)
}

/// What deals can name, for those whose pages say it in words.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff and affiliates.
pub async fn names(service: &Service, actor: &Actor) -> Result<Names, Error> {
    let (Actor::Staff { operator, .. } | Actor::Affiliate { operator, .. }) = actor else {
        return Err(Code::Forbidden.into());
    };
    let mut reader = service.store.read().await?;
    Ok(Names {
        brands: brand::list(&mut reader, *operator).await?,
        campaigns: campaign::list(&mut reader, *operator).await?,
    })
}

/// Makes a deal in its first version. It is the affiliate's default only where that is said, and
/// then no other one is any more.
///
/// # Errors
/// [`Code::Invalid`] with every field that is wrong; [`Code::NotFound`] for an affiliate out of
/// reach as for none; [`Code::Forbidden`] for whoever may not.
pub async fn create(service: &Service, actor: &Actor, draft: &Draft) -> Result<Shown, Error> {
    let (operator, reach) = writer(actor)?;
    let checked = draft.check(None).map_err(invalid)?;
    let (Some(owner), Some(group_name)) = (checked.affiliate_id, checked.group_name) else {
        return Err(Error::invalid(Field::AffiliateId, Rule::Required));
    };
    reach.check(owner)?;
    let now = service.clock.now();
    let mut tx = service.store.begin().await?;
    if !deal::hold(&mut tx, operator, owner).await? {
        return Err(Code::NotFound.into());
    }
    check_matches(&mut tx, operator, &checked.terms).await?;
    let is_default = checked.is_default.unwrap_or(false);
    if is_default {
        deal::default_clear(&mut tx, operator, owner).await?;
    }
    let id = deal::insert(&mut tx, operator, owner, &group_name, is_default, now).await?;
    let needs_acceptance = checked.needs_acceptance.unwrap_or(false);
    let version = write(
        &mut tx,
        operator,
        id,
        1,
        &checked.terms,
        needs_acceptance,
        now,
    )
    .await?;
    let detail = json!({
        "affiliate_id": owner, "deal_version_id": version, "deal_group_name": group_name,
        "is_default": is_default, "needs_acceptance": needs_acceptance, "terms": checked.terms,
    });
    let subject = Subject::new("deal", id.0);
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::DealCreated,
        subject,
        detail,
    )
    .await?;
    let shown = reread(&mut tx, operator, &reach, id).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Changes a deal: what the draft names, on top of its newest version. Other terms make a new
/// version, of which two changes at once never have the same number; a new name or default does
/// not touch the versions.
///
/// # Errors
/// As [`create`]; [`Code::NotFound`] for a deal out of reach as for none.
pub async fn change(
    service: &Service,
    actor: &Actor,
    id: DealId,
    draft: &Draft,
) -> Result<Shown, Error> {
    let (operator, reach) = writer(actor)?;
    let now = service.clock.now();
    let mut tx = service.store.begin().await?;
    let owner = found(&mut tx, operator, &reach, id).await?.affiliate_id;
    deal::hold(&mut tx, operator, owner).await?;
    // Read again: only from here on nobody else changes it.
    let before = found(&mut tx, operator, &reach, id).await?;
    let checked = draft.check(Some(&before.terms)).map_err(invalid)?;
    if checked.affiliate_id.is_some_and(|named| named != owner) {
        return Err(Error::invalid(Field::AffiliateId, Rule::OtherAffiliate));
    }
    check_matches(&mut tx, operator, &checked.terms).await?;
    let mut changes = serde_json::Map::new();
    if let Some(name) = (checked.group_name).filter(|name| *name != before.group_name) {
        deal::rename(&mut tx, operator, id, &name).await?;
        changes.insert("deal_group_name".into(), json!([before.group_name, name]));
    }
    if let Some(is_default) = (checked.is_default).filter(|said| *said != before.is_default) {
        deal::default_clear(&mut tx, operator, owner).await?;
        if is_default {
            deal::default_put(&mut tx, operator, id).await?;
        }
        changes.insert("is_default".into(), json!(is_default));
    }
    // Who says that a version needs no acceptance means the one that still waits for it, too.
    let lets_go = before.accepted_at.is_none() && checked.needs_acceptance == Some(false);
    if checked.terms != before.terms || lets_go {
        let needs_acceptance = checked.needs_acceptance.unwrap_or(false);
        let next = before.version + 1;
        let version = write(
            &mut tx,
            operator,
            id,
            next,
            &checked.terms,
            needs_acceptance,
            now,
        )
        .await?;
        changes.insert("version".into(), json!(next));
        changes.insert("deal_version_id".into(), json!(version));
        changes.insert("needs_acceptance".into(), json!(needs_acceptance));
        changes.insert("terms".into(), json!([before.terms, checked.terms]));
    }
    if !changes.is_empty() {
        let subject = Subject::new("deal", id.0);
        let detail = changes.into();
        audit::record(
            service,
            &mut tx,
            operator,
            actor,
            Action::DealChanged,
            subject,
            detail,
        )
        .await?;
    }
    let shown = reread(&mut tx, operator, &reach, id).await?;
    tx.commit().await?;
    Ok(shown)
}

/// The affiliate accepts a version that waits for it: from now on it binds new players. Accepting
/// twice is as good as once.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but an approved affiliate; [`Code::NotFound`] for a version
/// that is not its own; [`Code::Conflict`] when a newer version has taken its place.
pub async fn accept(service: &Service, actor: &Actor, id: DealVersionId) -> Result<(), Error> {
    let Actor::Affiliate {
        operator,
        id: owner,
        status: Status::Approved,
        ..
    } = actor
    else {
        return Err(Refusal::ApprovedOnly.into());
    };
    let (operator, owner) = (*operator, *owner);
    let mut tx = service.store.begin().await?;
    deal::hold(&mut tx, operator, owner).await?;
    let versions = deal::versions_by_ids(&mut tx, operator, &[id]).await?;
    let version = versions
        .first()
        .filter(|version| version.affiliate_id == owner)
        .ok_or(Error::from(Code::NotFound))?;
    if version.accepted_at.is_some() {
        return Ok(());
    }
    let newest = found(&mut tx, operator, &AffiliateScope::All, version.deal_id).await?;
    if newest.id != id {
        return Err(Refusal::NewerVersion.into());
    }
    deal::accept(&mut tx, operator, id, service.clock.now()).await?;
    let subject = Subject::new("deal", version.deal_id.0);
    let detail = json!({"deal_version_id": id, "version": version.version});
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::DealAccepted,
        subject,
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

fn reader(actor: &Actor) -> Result<(OperatorId, AffiliateScope), Error> {
    match actor {
        Actor::Staff { operator, .. } => Ok((*operator, AffiliateScope::All)),
        Actor::Key { .. } => policy::operator(actor, Permission::DealsRead),
        _ => Err(Code::Forbidden.into()),
    }
}

fn writer(actor: &Actor) -> Result<(OperatorId, AffiliateScope), Error> {
    match actor {
        Actor::Staff { operator, role, .. } if role.decides_on_affiliates() => {
            Ok((*operator, AffiliateScope::All))
        }
        Actor::Staff { .. } => Err(Refusal::ManagersOnly.into()),
        Actor::Key { .. } => policy::operator(actor, Permission::DealsWrite),
        _ => Err(Code::Forbidden.into()),
    }
}

async fn found(
    c: &mut impl Connection,
    operator: OperatorId,
    reach: &AffiliateScope,
    id: DealId,
) -> Result<DealVersion, Error> {
    let deal = deal::by_id(c, operator, id).await?;
    deal.filter(|deal| reach.includes(deal.affiliate_id))
        .ok_or(Error::from(Code::NotFound))
}

async fn reread(
    c: &mut impl Connection,
    operator: OperatorId,
    reach: &AffiliateScope,
    id: DealId,
) -> Result<Shown, Error> {
    let deal = found(c, operator, reach, id).await?;
    let shown = dated(c, operator, vec![deal]).await?;
    shown.into_iter().next().ok_or(Error::from(Code::NotFound))
}

async fn dated(
    c: &mut impl Connection,
    operator: OperatorId,
    deals: Vec<DealVersion>,
) -> Result<Vec<Shown>, Error> {
    let ids: Vec<DealId> = deals.iter().map(|deal| deal.deal_id).collect();
    let mut origins = deal::origins(c, operator, &ids).await?;
    Ok(deals
        .into_iter()
        .map(|deal| {
            let origin = origins.remove(&deal.deal_id);
            let (created_at, username) = origin.unwrap_or((deal.created_at, String::new()));
            Shown {
                deal,
                created_at,
                username,
            }
        })
        .collect())
}

async fn with_players(
    c: &mut impl Connection,
    operator: OperatorId,
    deals: &[DealId],
) -> Result<Vec<Version>, Error> {
    let players = deal::players(c, operator, deals).await?;
    let versions = deal::versions(c, operator, deals).await?;
    Ok(versions
        .into_iter()
        .map(|deal| Version {
            players: players.get(&deal.id).copied().unwrap_or(0),
            deal,
        })
        .collect())
}

async fn write(
    c: &mut impl Connection,
    operator: OperatorId,
    id: DealId,
    version: i64,
    terms: &Terms,
    needs_acceptance: bool,
    now: Timestamp,
) -> Result<DealVersionId, Error> {
    let new = NewVersion {
        version,
        terms,
        needs_acceptance,
        accepted_at: (!needs_acceptance).then_some(now),
    };
    Ok(deal::insert_version(c, operator, id, &new, now).await?)
}

/// Sees that the brands and campaigns that terms name are the operator's.
async fn check_matches(
    c: &mut impl Connection,
    operator: OperatorId,
    terms: &Terms,
) -> Result<(), Error> {
    let mut problems: Vec<Problem> = Vec::new();
    if !terms.match_brands.is_empty() {
        let known = brand::ids(c, operator).await?;
        if !terms.match_brands.iter().all(|id| known.contains(id)) {
            problems.push((Field::MatchBrand, Rule::UnknownBrands));
        }
    }
    if !terms.match_campaigns.is_empty() {
        let known = deal::campaigns(c, operator, &terms.match_campaigns).await?;
        if !terms.match_campaigns.iter().all(|id| known.contains(id)) {
            problems.push((Field::MatchCampaign, Rule::UnknownCampaigns));
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    Err(invalid(problems))
}

/// What the check of a draft found.
fn invalid(problems: Vec<Problem>) -> Error {
    Error::violations(Code::Invalid, problems)
}

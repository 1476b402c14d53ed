//! Destination links.

use crate::audit::{self, Subject};
use crate::brand::is_affiliate;
use crate::policy::AffiliateScope;
use crate::{Actor, Error, Service, policy, tracking};
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::brand::Brand;
use tributary_domain::error::Code;
use tributary_domain::id::{BrandId, LinkId, OperatorId, StaffId};
use tributary_domain::link::{Link, LinkType, form};
use tributary_domain::violation::{PlainRule, Violations};
use tributary_store::tracking::Changed;
use tributary_store::{Connection, affiliate, brand, link};

pub use tributary_domain::link::form::LinkForm;

/// A link with its brand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The link.
    pub link: Link,
    /// The brand it leads to.
    pub brand: Brand,
}

/// Looks up whom and what a form names.
async fn check_names(
    c: &mut impl Connection,
    actor: &Actor,
    operator: OperatorId,
    form: &LinkForm,
) -> Result<(), Error> {
    let mut violations = Violations::default();
    let brand = brand::by_id(c, operator, form.brand_id).await?;
    if brand.is_none() || !policy::reaches_brand(actor, form.brand_id) {
        violations.add(form::BRAND_ID, PlainRule::UnknownBrand);
    }
    for id in &form.private_affiliate_ids {
        if affiliate::by_id(c, operator, *id).await?.is_none() {
            violations.add(form::PRIVATE_AFFILIATE_IDS, PlainRule::UnknownAffiliate);
            break;
        }
    }
    Ok(violations.finish()?)
}

/// The link that `known` becomes.
fn apply(form: LinkForm, known: Link) -> Link {
    Link {
        brand_id: form.brand_id,
        link_type: form.link_type,
        name: form.name,
        description: form.description,
        destination_url: form.destination_url,
        destination_url_ab: form.destination_url_ab,
        ab_percent: form.ab_percent,
        is_enabled: form.is_enabled,
        is_public: form.is_public,
        private_affiliate_ids: form.private_affiliate_ids,
        has_campaigns: form.has_campaigns,
        has_source_id: form.has_source_id,
        ..known
    }
}

/// Makes a link.
///
/// # Errors
/// [`Code::Invalid`] with each field that is wrong; [`Code::Forbidden`] for anybody but the
/// operator's admins, its managers and the console.
pub async fn create(
    service: &Service,
    actor: &Actor,
    operator: OperatorId,
    form: LinkForm,
) -> Result<LinkId, Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, Some(operator))?;
    let form = form.check()?;
    let now = service.clock.now();
    let created_by: Option<StaffId> = match actor {
        Actor::Staff { id, .. } => Some(*id),
        _ => None,
    };
    let mut tx = service.store.begin().await?;
    check_names(&mut tx, actor, operator, &form).await?;
    let known = Link {
        id: LinkId(0),
        operator_id: operator,
        brand_id: BrandId(0),
        link_type: LinkType::Other,
        name: String::new(),
        description: String::new(),
        destination_url: String::new(),
        destination_url_ab: None,
        ab_percent: 0,
        is_enabled: true,
        is_public: true,
        private_affiliate_ids: Vec::new(),
        has_campaigns: true,
        has_source_id: true,
        created_by,
        created_at: now,
        updated_at: now,
    };
    let new = apply(form, known);
    let id = link::insert(&mut tx, operator, &new).await?;
    end(
        service,
        &mut tx,
        actor,
        Action::LinkCreated,
        &Link { id, ..new },
    )
    .await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(id)
}

/// Changes a link.
///
/// # Errors
/// As [`create`]; [`Code::NotFound`] for a link of others as for one that does not exist.
pub async fn update(
    service: &Service,
    actor: &Actor,
    id: LinkId,
    form: LinkForm,
) -> Result<(), Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, None)?;
    let form = form.check()?;
    let mut tx = service.store.begin().await?;
    let known = link::by_id(&mut tx, operator, id).await?;
    let known = known.filter(|known| policy::reaches_brand(actor, known.brand_id));
    let known = known.ok_or(Error::from(Code::NotFound))?;
    check_names(&mut tx, actor, operator, &form).await?;
    let new = Link {
        updated_at: service.clock.now(),
        ..apply(form, known)
    };
    link::update(&mut tx, operator, &new).await?;
    end(service, &mut tx, actor, Action::LinkChanged, &new).await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(())
}

/// The links that the caller may see, the oldest first: staff all of the operator's; affiliates
/// those that work and are for them; a key what the affiliates it reaches may see.
///
/// # Errors
/// [`Code::Forbidden`] for who may not read links.
pub async fn list(service: &Service, actor: &Actor) -> Result<Vec<Listed>, Error> {
    let (operator, reach) = policy::reader(actor, Permission::LinksRead)?;
    let mut reader = service.store.read().await?;
    let brands = brand::list(&mut reader, operator).await?;
    let links = link::list(&mut reader, operator).await?;
    let only_working = is_affiliate(actor);
    let listed = links.into_iter().filter_map(|link| {
        let brand = brands
            .iter()
            .find(|brand| brand.id == link.brand_id)?
            .clone();
        let is_seen = is_for(&link, &reach)
            && policy::reaches_brand(actor, brand.id)
            && (!only_working || (link.is_enabled && brand.is_active));
        is_seen.then_some(Listed { link, brand })
    });
    Ok(listed.collect())
}

/// One link.
///
/// # Errors
/// As [`list`]; [`Code::NotFound`] for a link the caller may not see as for one that does not
/// exist.
pub async fn show(service: &Service, actor: &Actor, id: LinkId) -> Result<Listed, Error> {
    let found = list(service, actor)
        .await?
        .into_iter()
        .find(|listed| listed.link.id == id);
    found.ok_or(Code::NotFound.into())
}

/// Whether a link is for somebody within reach.
fn is_for(link: &Link, reach: &AffiliateScope) -> bool {
    match reach.ids() {
        None => true,
        Some(ids) => ids.iter().any(|id| link.is_for(*id)),
    }
}

/// What ends every change of a link.
async fn end(
    service: &Service,
    c: &mut impl Connection,
    actor: &Actor,
    action: Action,
    link: &Link,
) -> Result<(), Error> {
    tributary_store::tracking::bump(c, Changed::Link(link.id)).await?;
    let detail = json!({
        "brand_id": link.brand_id, "name": link.name, "destination_url": link.destination_url,
        "destination_url_ab": link.destination_url_ab, "ab_percent": link.ab_percent,
        "is_enabled": link.is_enabled, "is_public": link.is_public,
        "private_affiliate_ids": link.private_affiliate_ids,
    });
    let subject = Subject::new("link", link.id.0);
    audit::record(service, c, link.operator_id, actor, action, subject, detail).await
}

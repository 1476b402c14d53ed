//! Brands: an operator's product sites, with the hosts of their tracking links.

use crate::audit::{self, Subject};
use crate::operator::unknown;
use crate::{Actor, Error, Service, policy, tracking};
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::brand::Brand;
use tributary_domain::brand::form::{DOMAIN, GO_HOST, NAME};
use tributary_domain::error::Code;
use tributary_domain::id::{BrandId, OperatorId};
use tributary_domain::violation::PlainRule;
use tributary_store::tracking::Changed;
use tributary_store::{Connection, StoreError, Unique, brand, operator};

pub use tributary_domain::brand::form::BrandForm;

/// Makes a brand of a name and a domain.
///
/// # Errors
/// As [`make`].
pub async fn create(
    service: &Service,
    actor: &Actor,
    id: OperatorId,
    name: &str,
    domain: &str,
) -> Result<BrandId, Error> {
    make(service, actor, id, BrandForm::new(name, domain)).await
}

/// Makes a brand.
///
/// # Errors
/// A sentence for each rule that is broken; [`Code::Conflict`] when the operator has a brand of
/// that name or domain, and when the go-host is somebody's already; [`Code::Forbidden`] for
/// anybody but the operator's admins, its managers and the console.
pub async fn make(
    service: &Service,
    actor: &Actor,
    operator: OperatorId,
    form: BrandForm,
) -> Result<BrandId, Error> {
    let id = policy::changer(actor, Permission::LinksWrite, Some(operator))?;
    policy::unbound(actor)?;
    let form = form.check()?;
    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, id).await?.is_none() {
        return Err(unknown(id));
    }
    let now = service.clock.now();
    let made = brand::insert(&mut tx, id, &form.name, &form.domain, now).await;
    let made = made.map_err(conflict)?;
    let new = Brand {
        id: made,
        operator_id: id,
        name: String::new(),
        domain: String::new(),
        go_host: None,
        fallback_url: None,
        is_active: true,
        created_at: now,
    };
    write(service, &mut tx, actor, Action::BrandCreated, new, form).await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(made)
}

/// Changes a brand.
///
/// # Errors
/// As [`make`]; [`Code::NotFound`] for a brand of others as for one that does not exist.
pub async fn update(
    service: &Service,
    actor: &Actor,
    id: BrandId,
    form: BrandForm,
) -> Result<(), Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, None)?;
    let form = form.check()?;
    let mut tx = service.store.begin().await?;
    let known = brand::by_id(&mut tx, operator, id).await?;
    let known = known.filter(|known| policy::reaches_brand(actor, known.id));
    let known = known.ok_or(Error::from(Code::NotFound))?;
    write(service, &mut tx, actor, Action::BrandChanged, known, form).await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(())
}

/// Every brand of the caller's operator, the oldest first. Affiliates see those that are active.
///
/// # Errors
/// [`Code::Forbidden`] for who may not read links.
pub async fn list(service: &Service, actor: &Actor) -> Result<Vec<Brand>, Error> {
    let (operator, _) = policy::reader(actor, Permission::LinksRead)?;
    let mut brands = brand::list(&mut service.store.read().await?, operator).await?;
    brands.retain(|brand| policy::reaches_brand(actor, brand.id));
    if is_affiliate(actor) {
        brands.retain(|brand| brand.is_active);
    }
    Ok(brands)
}

/// One brand.
///
/// # Errors
/// As [`list`]; [`Code::NotFound`] for a brand of others as for one that does not exist.
pub async fn show(service: &Service, actor: &Actor, id: BrandId) -> Result<Brand, Error> {
    let brands = list(service, actor).await?;
    let found = brands.into_iter().find(|brand| brand.id == id);
    found.ok_or(Code::NotFound.into())
}

/// Whether somebody sees what affiliates see, signed in or by a key.
pub(crate) fn is_affiliate(actor: &Actor) -> bool {
    match actor {
        Actor::Affiliate { .. } => true,
        Actor::Key { key, .. } => key.affiliate_id.is_some(),
        _ => false,
    }
}

/// Writes what a brand is to be, with the entry in the audit log.
async fn write(
    service: &Service,
    c: &mut impl Connection,
    actor: &Actor,
    action: Action,
    known: Brand,
    form: BrandForm,
) -> Result<(), Error> {
    if let Some(host) = &form.go_host
        && operator::id_by_hostname(c, host).await?.is_some()
    {
        return Err(Error::conflict(GO_HOST, PlainRule::GoHostTaken));
    }
    let new = Brand {
        name: form.name.clone(),
        domain: form.domain.clone(),
        go_host: form.go_host.clone(),
        fallback_url: form.fallback_url.clone(),
        is_active: form.is_active,
        ..known
    };
    let written = brand::update(c, new.operator_id, &new).await;
    written.map_err(conflict)?;
    tributary_store::tracking::bump(c, Changed::Brand(new.id)).await?;
    let detail = json!({
        "name": new.name, "domain": new.domain, "go_host": new.go_host,
        "fallback_url": new.fallback_url, "is_active": new.is_active,
    });
    let subject = Subject::new("brand", new.id.0);
    audit::record(service, c, new.operator_id, actor, action, subject, detail).await
}

/// What is said of a name or host that is somebody's already.
fn conflict(error: StoreError) -> Error {
    let (field, rule) = match error {
        StoreError::Conflict(Unique::BrandName) => (NAME, PlainRule::NameTaken),
        StoreError::Conflict(Unique::BrandDomain) => (DOMAIN, PlainRule::DomainTaken),
        StoreError::Conflict(Unique::GoHost) => (GO_HOST, PlainRule::GoHostTaken),
        error => return error.into(),
    };
    Error::conflict(field, rule)
}

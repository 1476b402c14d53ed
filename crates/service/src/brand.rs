//! Brands.

use crate::audit::{self, Subject};
use crate::operator::{console_only, unknown};
use crate::{Actor, Error, Service};
use serde_json::json;
use tributary_domain::error::Code;
use tributary_domain::hostname;
use tributary_domain::id::{BrandId, OperatorId};
use tributary_store::{StoreError, Unique, brand, operator};

/// Makes a brand.
///
/// # Errors
/// A sentence for each rule that is broken; [`Code::Conflict`] when the operator has a brand of
/// that name or domain.
pub async fn create(
    service: &Service,
    actor: &Actor,
    id: OperatorId,
    name: &str,
    domain: &str,
) -> Result<BrandId, Error> {
    console_only(actor)?;
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(Error::refused(
            Code::Invalid,
            "--name takes 1 to 200 characters",
        ));
    }
    let Some(domain) = hostname::canonical(domain) else {
        let sentence =
            format!("--domain {domain:?} is not a host name; write it without https:// and port");
        return Err(Error::refused(Code::Invalid, sentence));
    };
    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, id).await?.is_none() {
        return Err(unknown(id));
    }
    let brand = match brand::insert(&mut tx, id, name, &domain, service.clock.now()).await {
        Err(StoreError::Conflict(Unique::BrandName)) => {
            return Err(Error::refused(
                Code::Conflict,
                format!("--name {name:?}: the operator has a brand of that name"),
            ));
        }
        Err(StoreError::Conflict(Unique::BrandDomain)) => {
            return Err(Error::refused(
                Code::Conflict,
                format!("--domain {domain}: the operator has a brand there"),
            ));
        }
        made => made?,
    };
    let detail = json!({"name": name, "domain": domain});
    audit::record(
        service,
        &mut tx,
        id,
        actor,
        "brand.created",
        Subject::new("brand", brand.0),
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(brand)
}

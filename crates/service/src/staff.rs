//! Staff.

use crate::audit::{self, Subject};
use crate::operator::{console_only, unknown};
use crate::{Actor, Error, Service};
use serde_json::json;
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::id::{OperatorId, StaffId};
use tributary_domain::staff::{Staff, form};
use tributary_domain::violation::PlainRule;
use tributary_store::{StoreError, Unique, affiliate, operator, staff};

pub use tributary_domain::staff::form::NewStaff;

/// Makes an employee.
///
/// # Errors
/// A sentence for each rule that is broken; [`Code::Conflict`] when the name or address is taken.
pub async fn create(
    service: &Service,
    actor: &Actor,
    id: OperatorId,
    new: NewStaff,
) -> Result<StaffId, Error> {
    console_only(actor)?;
    let new = new.check()?;
    let (username, email) = (new.username.as_str(), new.email.as_str());
    let password_hash = service.hasher.hash(&new.password).await?;
    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, id).await?.is_none() {
        return Err(unknown(id));
    }
    let taken = || Error::conflict(form::USERNAME, PlainRule::UsernameTaken);
    if affiliate::has_username(&mut tx, id, username).await? {
        return Err(taken());
    }
    let row = staff::NewStaff {
        username,
        email,
        role: new.role,
        password_hash: &password_hash,
    };
    let staff = match staff::insert(&mut tx, id, &row, service.clock.now()).await {
        Err(StoreError::Conflict(Unique::StaffUsername)) => return Err(taken()),
        Err(StoreError::Conflict(Unique::StaffEmail)) => {
            return Err(Error::conflict(form::EMAIL, PlainRule::EmailInUse));
        }
        made => made?,
    };
    let detail = json!({"username": username, "role": new.role.name()});
    audit::record(
        service,
        &mut tx,
        id,
        actor,
        Action::StaffCreated,
        Subject::new("staff", staff.0),
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(staff)
}

/// Everybody who can be an affiliate's manager: the active staff, by username.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff.
pub async fn managers(service: &Service, actor: &Actor) -> Result<Vec<Staff>, Error> {
    let Actor::Staff { operator, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    Ok(staff::active(&mut service.store.read().await?, *operator).await?)
}

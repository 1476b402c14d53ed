//! Staff.

use crate::audit::{self, Subject};
use crate::operator::{console_only, unknown};
use crate::{Actor, Error, Service};
use serde_json::json;
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::id::{OperatorId, StaffId};
use tributary_domain::identity::composed;
use tributary_domain::language::Lang;
use tributary_domain::registration::{
    MAX_USERNAME_LENGTH, Rule, email_problem, is_username_character, password_problem,
};
use tributary_domain::staff::{Role, Staff};
use tributary_domain::text::Catalogue as _;
use tributary_store::{StoreError, Unique, affiliate, operator, staff};

/// What a new employee is made of.
#[derive(Clone)]
pub struct NewStaff {
    /// What they sign in with: 1 to 64 letters, digits and `. _ - @`.
    pub username: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they are there for.
    pub role: Role,
    /// The password, by the rules of every password here.
    pub password: String,
}

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
    let (username, email) = (new.username.trim(), new.email.trim());
    let composed = composed(username);
    if composed.is_empty()
        || composed.chars().count() > MAX_USERNAME_LENGTH
        || !composed.chars().all(is_username_character)
    {
        let sentence = "--username takes 1 to 64 letters, digits and . _ - @";
        return Err(Error::refused(Code::Invalid, sentence));
    }
    let refused = |what: &str, rule: Rule| {
        Error::refused(Code::Invalid, format!("{what}: {}", rule.text(Lang::En)))
    };
    if let Some(rule) = email_problem(email) {
        return Err(refused("--email", rule));
    }
    if let Some(rule) = password_problem(&new.password) {
        return Err(refused("password", rule));
    }
    let password_hash = service.hasher.hash(&new.password).await?;
    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, id).await?.is_none() {
        return Err(unknown(id));
    }
    let taken = || {
        Error::refused(
            Code::Conflict,
            format!("--username {username}: the operator has somebody of that name"),
        )
    };
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
            return Err(Error::refused(
                Code::Conflict,
                format!("--email {email}: the operator has somebody with that address"),
            ));
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

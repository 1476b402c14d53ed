//! Custom tags: made by staff, chosen on affiliates (vendor-apis §1.14).

use crate::audit::{self, Subject};
use crate::{Actor, Error, Service, policy};
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::custom_tag::{CustomTag, MAX_TAGS, form};
use tributary_domain::error::Code;
use tributary_domain::form::Field;
use tributary_domain::id::{CustomTagId, OperatorId};
use tributary_domain::refusal::Refusal;
use tributary_domain::staff::Role;
use tributary_domain::violation::PlainRule;
use tributary_store::{StoreError, custom_tag, operator};

pub use tributary_domain::custom_tag::form::NewTag;

/// Makes a tag with its options. For admins, and at the console for any operator.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::Invalid`] with the rule that is broken; [`Code::Conflict`] for a
/// fourth tag of one kind, and for a name that is taken.
pub async fn create(
    service: &Service,
    actor: &Actor,
    operator: OperatorId,
    new: NewTag,
) -> Result<CustomTagId, Error> {
    let may = match actor {
        Actor::Console => true,
        Actor::Staff {
            operator: own,
            role: Role::Admin,
            ..
        } => *own == operator,
        _ => false,
    };
    if !may {
        return Err(Code::Forbidden.into());
    }
    let new = new.check()?;
    let (name, options) = (new.name.as_str(), &new.options);
    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, operator).await?.is_none() {
        return Err(crate::operator::unknown(operator));
    }
    let tags = custom_tag::list(&mut tx, operator).await?;
    if tags.iter().filter(|tag| tag.entity == new.entity).count() >= MAX_TAGS {
        return Err(Refusal::TooManyTags { most: MAX_TAGS }.into());
    }
    let taken = |field: Field| {
        move |error| match error {
            StoreError::Conflict(_) => Error::conflict(field, PlainRule::NameTaken),
            error => error.into(),
        }
    };
    let now = service.clock.now();
    let id = custom_tag::insert(&mut tx, operator, new.entity, name, new.is_required, now)
        .await
        .map_err(taken(form::NAME))?;
    for option in options {
        custom_tag::insert_option(&mut tx, id, option)
            .await
            .map_err(taken(form::OPTIONS))?;
    }
    let detail = json!({"entity": new.entity.name(), "name": name, "options": options});
    let subject = Subject::new("custom_tag", id.0);
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::CustomTagCreated,
        subject,
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// Every tag of the operator with its options: for staff, and keys with `affiliates.read`.
///
/// # Errors
/// As [`policy::operator`].
pub async fn list(service: &Service, actor: &Actor) -> Result<Vec<CustomTag>, Error> {
    let operator = match actor {
        Actor::Staff { operator, .. } => *operator,
        _ => policy::operator(actor, Permission::AffiliatesRead)?.0,
    };
    Ok(custom_tag::list(&mut service.store.read().await?, operator).await?)
}

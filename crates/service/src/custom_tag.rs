//! Custom tags: made by staff, chosen on affiliates (vendor-apis §1.14).

use crate::audit::{self, Subject};
use crate::{Actor, Error, Service, policy};
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::custom_tag::{CustomTag, Entity, MAX_NAME_LENGTH, MAX_TAGS};
use tributary_domain::error::Code;
use tributary_domain::id::{CustomTagId, OperatorId};
use tributary_domain::staff::Role;
use tributary_store::{StoreError, custom_tag, operator};

/// The most options of one tag.
const MAX_OPTIONS: usize = 200;

/// What a new tag is made of.
#[derive(Clone, Debug)]
pub struct NewTag {
    /// What it stands on.
    pub entity: Entity,
    /// Its name.
    pub name: String,
    /// Whether it can't be cleared once it is set.
    pub is_required: bool,
    /// The names of its options, in their order.
    pub options: Vec<String>,
}

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
    let name = checked_name("name", &new.name)?;
    if new.options.len() > MAX_OPTIONS {
        let sentence = format!("A tag has at most {MAX_OPTIONS} options.");
        return Err(Error::field(Code::Invalid, "options", sentence));
    }
    let options = new.options.iter().map(|name| checked_name("options", name));
    let options = options.collect::<Result<Vec<&str>, Error>>()?;
    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, operator).await?.is_none() {
        return Err(crate::operator::unknown(operator));
    }
    let tags = custom_tag::list(&mut tx, operator).await?;
    if tags.iter().filter(|tag| tag.entity == new.entity).count() >= MAX_TAGS {
        let sentence = format!(
            "There are {MAX_TAGS} tags for {} already, which is the most.",
            new.entity.name()
        );
        return Err(Error::refused(Code::Conflict, sentence));
    }
    let taken = |error| match error {
        StoreError::Conflict(_) => Error::refused(
            Code::Conflict,
            "A tag or an option of this name is there already.",
        ),
        error => error.into(),
    };
    let now = service.clock.now();
    let id = custom_tag::insert(&mut tx, operator, new.entity, name, new.is_required, now)
        .await
        .map_err(taken)?;
    for option in &options {
        custom_tag::insert_option(&mut tx, id, option)
            .await
            .map_err(taken)?;
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

fn checked_name<'a>(field: &str, name: &'a str) -> Result<&'a str, Error> {
    let name = name.trim();
    let fits = !name.is_empty() && name.chars().count() <= MAX_NAME_LENGTH;
    if fits && !name.chars().any(char::is_control) {
        return Ok(name);
    }
    let sentence = format!("A name has 1 to {MAX_NAME_LENGTH} printable characters.");
    Err(Error::field(Code::Invalid, field, sentence))
}

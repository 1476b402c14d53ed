//! Signing up (seed 003, contract.md §3).

mod submission;

pub use submission::{Grants, Invitation, Submission};

use crate::audit::{self, Subject};
use crate::invitation::{self, Maker};
use crate::throttle::{Limit, address_key};
use crate::{Actor, Error, Service, operator};
use serde_json::json;
use std::sync::Arc;
use tributary_domain::affiliate::{EXTRA_ROLES, Status};
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::operator::Operator;
use tributary_domain::refusal::Refusal;
use tributary_domain::registration::{
    Field, Form, Problem, Rule, password_problem, username_problem,
};
use tributary_domain::staff::Staff;
use tributary_store::affiliate::NewAffiliate;
use tributary_store::{Connection, StoreError, Unique, affiliate, staff};

/// The new affiliate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Registered {
    /// Its id.
    pub id: AffiliateId,
    /// Pending, or Approved where an invitation or a key said so.
    pub status: Status,
}

/// What the new affiliate is given beside what its form says.
#[derive(Default)]
struct Placement {
    manager_id: Option<StaffId>,
    parent_affiliate_id: Option<AffiliateId>,
    wished_manager_id: Option<StaffId>,
    wished_parent_id: Option<AffiliateId>,
    /// The employee whose invitation it was.
    invited_by: Option<StaffId>,
    is_approved: bool,
}

/// Signs an affiliate up. `origin` is the `Origin` header when a page's script calls.
///
/// The order of checks is contract.md §3's: body (-2), operator (-5), username (-3), password
/// (-9), captcha (-1), uniqueness (-7, then -8). The captcha token is spent last before
/// uniqueness, so that a mistake costs nobody a second puzzle.
///
/// # Errors
/// [`Error::Invalid`] with those codes; [`Error::Refused`] for a key without the permission and for
/// an origin that is not the operator's.
pub async fn register(
    service: &Service,
    actor: &Actor,
    origin: Option<&str>,
    submission: Submission,
) -> Result<Registered, Error> {
    check_caller(service, actor)?;
    let form = &submission.form;
    let operator = operator::by_host(service, form.get(Field::Hostname)).await?;
    let is_trusted = is_trusted(actor);

    let problems = body_problems(&submission, operator.as_deref(), is_trusted);
    if !problems.is_empty() {
        return Err(Error::violations(Code::FormNotValid, problems));
    }
    let known = |operator: &Arc<Operator>| !matches!(actor, Actor::Key { key, .. } if key.operator_id != operator.id);
    let Some(operator) = operator.filter(known) else {
        return refuse(
            Code::CannotFindOperatorByHost,
            Field::Hostname,
            Rule::HostnameUnknown,
        );
    };
    if origin.is_some_and(|origin| !operator::admits_origin(&operator, origin)) {
        return Err(Code::OriginNotAllowed.into());
    }
    if let Some(rule) = username_problem(form.get(Field::Username)) {
        return refuse(Code::UsernameRuleNotValid, Field::Username, rule);
    }
    if let Some(rule) = password_problem(form.get(Field::Password)) {
        return refuse(Code::PasswordStrength, Field::Password, rule);
    }
    let placement = place(service, &operator, &submission, is_trusted).await?;
    check_captcha(service, actor, &operator, form).await?;
    // Asked before the password is hashed, because hashing is what costs; the constraints decide
    // below all the same.
    check_free(&mut service.store.read().await?, operator.id, form).await?;
    let password_hash = service.hasher.hash(form.get(Field::Password)).await?;
    insert(
        service,
        actor,
        operator.id,
        &submission,
        placement,
        &password_hash,
    )
    .await
}

fn refuse<T>(code: Code, field: Field, rule: Rule) -> Result<T, Error> {
    Err(Error::violations(code, [(field, rule)]))
}

/// Whether the caller's grants count and no captcha is asked: a checked key, or the console.
fn is_trusted(actor: &Actor) -> bool {
    matches!(actor, Actor::Key { .. } | Actor::Console)
}

/// Without a key, anybody may ask, but not too often; a key must allow it, for all affiliates,
/// since the new one is nobody's scope yet.
fn check_caller(service: &Service, actor: &Actor) -> Result<(), Error> {
    match actor {
        Actor::Visitor { ip } => service
            .throttle
            .check(Limit::Registration, &address_key(*ip)),
        Actor::Key { key, ip }
            if key.allows(Permission::AffiliatesWrite, *ip) && key.reaches_all() =>
        {
            Ok(())
        }
        Actor::Key { .. } => Err(Refusal::KeyCannotSignUp.into()),
        Actor::Console => Ok(()),
        Actor::Affiliate { .. } | Actor::Staff { .. } => Err(Code::Forbidden.into()),
    }
}

/// Everything that is wrong with the body, each field once.
fn body_problems(
    submission: &Submission,
    operator: Option<&Operator>,
    is_trusted: bool,
) -> Vec<Problem> {
    let form = &submission.form;
    // Whether a token is needed is the operator's to say; of an unknown host name nobody can tell.
    let token_needed = match operator {
        _ if is_trusted => false,
        Some(operator) => operator.settings.captcha != CaptchaKind::Off,
        None => form.problem(Field::Hostname, false).is_some(),
    };
    let mistyped = |field: Field| {
        submission
            .mistyped
            .iter()
            .find(|(known, _)| *known == field)
            .copied()
    };
    let granted = |field: Field| {
        matches!(
            field,
            Field::ManagerId
                | Field::ParentAffiliateId
                | Field::ExtAffiliateId
                | Field::ExtraRoleIds
        )
    };
    let problem = |field: Field| match mistyped(field) {
        // What a public call can't grant itself is not looked at either.
        Some(_) if granted(field) && !is_trusted => None,
        Some(problem) => Some(problem),
        None => form.problem(field, token_needed).map(|rule| (field, rule)),
    };
    Field::ALL.iter().copied().filter_map(problem).collect()
}

/// Who manages the new affiliate, who brought it, and whether that approves it.
async fn place(
    service: &Service,
    operator: &Operator,
    submission: &Submission,
    is_trusted: bool,
) -> Result<Placement, Error> {
    let mut reader = service.store.read().await?;
    if is_trusted {
        let problems = unknown_grants(&mut reader, operator.id, &submission.grants).await?;
        if !problems.is_empty() {
            return Err(Error::violations(Code::FormNotValid, problems));
        }
        let Grants {
            manager_id,
            parent_affiliate_id,
            ..
        } = submission.grants;
        return Ok(Placement {
            manager_id,
            parent_affiliate_id,
            is_approved: manager_id.is_some(),
            ..Placement::default()
        });
    }
    let Some(invitation) = &submission.invitation else {
        return Ok(Placement::default());
    };
    let Invitation {
        parent,
        manager,
        auto_approve,
        signature,
    } = invitation;
    let wish = Placement {
        wished_manager_id: *manager,
        wished_parent_id: *parent,
        ..Placement::default()
    };
    let signed = invitation::maker(service, operator.id, *parent, *manager, signature)?;
    let Some(maker) = signed else {
        return Ok(wish);
    };
    // Our signature stands, but people leave: a link of theirs is a wish from then on.
    let maker = match maker {
        Maker::Staff(id) => match active(&mut reader, operator.id, id).await? {
            Some(staff) => Some(staff),
            None => return Ok(wish),
        },
        Maker::Programme | Maker::Reader => None,
    };
    let inviting = match parent {
        None => None,
        Some(id) => match affiliate::by_id(&mut reader, operator.id, *id).await? {
            Some(found) if found.status == Status::Approved => Some(found),
            _ => return Ok(wish),
        },
    };
    let manager = manager.or(inviting.as_ref().and_then(|parent| parent.manager_id));
    let manager = match manager {
        Some(id) => active(&mut reader, operator.id, id).await?,
        None => None,
    };
    if manager.is_none() && inviting.is_none() {
        return Ok(wish);
    }
    // A link approves in its maker's name, so only where they might; one that says no maker does so
    // in the name of the manager that it leads to.
    let approver = match signed {
        Some(Maker::Staff(_)) => maker.as_ref(),
        Some(Maker::Programme) => manager.as_ref(),
        Some(Maker::Reader) | None => None,
    };
    let may_approve = approver.is_some_and(|staff| staff.role.decides_on_affiliates());
    Ok(Placement {
        is_approved: *auto_approve && manager.is_some() && may_approve,
        invited_by: maker.map(|staff| staff.id),
        manager_id: manager.map(|staff| staff.id),
        parent_affiliate_id: inviting.map(|parent| parent.id),
        ..Placement::default()
    })
}

/// An employee who is still there.
async fn active(
    c: &mut impl Connection,
    operator: OperatorId,
    id: StaffId,
) -> Result<Option<Staff>, Error> {
    let found = staff::by_id(c, operator, id).await?;
    Ok(found.filter(|staff| staff.is_active))
}

/// What a key asked to be granted and does not exist at its operator.
async fn unknown_grants(
    c: &mut impl Connection,
    operator: OperatorId,
    grants: &Grants,
) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    if let Some(id) = grants.parent_affiliate_id
        && affiliate::by_id(c, operator, id).await?.is_none()
    {
        problems.push((Field::ParentAffiliateId, Rule::Unknown));
    }
    if let Some(id) = grants.manager_id
        && !staff::by_id(c, operator, id)
            .await?
            .is_some_and(|staff| staff.is_active)
    {
        problems.push((Field::ManagerId, Rule::Unknown));
    }
    if grants
        .extra_role_ids
        .iter()
        .any(|id| !EXTRA_ROLES.contains(id))
    {
        problems.push((Field::ExtraRoleIds, Rule::Unknown));
    }
    Ok(problems)
}

/// Asks the operator's captcha, and spends the token.
async fn check_captcha(
    service: &Service,
    actor: &Actor,
    operator: &Operator,
    form: &Form,
) -> Result<(), Error> {
    let Actor::Visitor { ip } = actor else {
        return Ok(());
    };
    if operator.settings.captcha == CaptchaKind::Off {
        return refuse(Code::Bot, Field::Token, Rule::CaptchaFailed);
    }
    match service
        .captcha
        .verify(operator, form.get(Field::Token), *ip)
        .await?
    {
        Ok(()) => Ok(()),
        Err(reason) => {
            tracing::info!(operator = operator.id.0, %reason, "captcha refused");
            refuse(Code::Bot, Field::Token, Rule::CaptchaFailed)
        }
    }
}

/// Refuses a username or an e-mail address that is taken, in this order.
async fn check_free(
    c: &mut impl Connection,
    operator: OperatorId,
    form: &Form,
) -> Result<(), Error> {
    let username = form.get(Field::Username);
    let mut is_username_taken = has_username(c, operator, username).await?;
    if !is_username_taken && affiliate::has_email(c, operator, form.get(Field::Email)).await? {
        // Who took the address since the first look has taken the name with it, if it is the same.
        is_username_taken = has_username(c, operator, username).await?;
        if !is_username_taken {
            return refuse(Code::EmailAlreadyExists, Field::Email, Rule::EmailTaken);
        }
    }
    if is_username_taken {
        return refuse(
            Code::UsernameAlreadyExists,
            Field::Username,
            Rule::UsernameTaken,
        );
    }
    Ok(())
}

async fn has_username(
    c: &mut impl Connection,
    operator: OperatorId,
    username: &str,
) -> Result<bool, Error> {
    Ok(affiliate::has_username(c, operator, username).await?
        || staff::has_username(c, operator, username).await?)
}

/// Stores the affiliate and its audit entry in one transaction.
async fn insert(
    service: &Service,
    actor: &Actor,
    operator: OperatorId,
    submission: &Submission,
    placement: Placement,
    password_hash: &str,
) -> Result<Registered, Error> {
    let form = &submission.form;
    let status = if placement.is_approved {
        Status::Approved
    } else {
        Status::Pending
    };
    let is_trusted = is_trusted(actor);
    let profile = form.profile();
    let new = NewAffiliate {
        status,
        username: form.get(Field::Username),
        email: form.get(Field::Email),
        password_hash,
        profile: &profile,
        manager_id: placement.manager_id,
        parent_affiliate_id: placement.parent_affiliate_id,
        wished_manager_id: placement.wished_manager_id,
        wished_parent_id: placement.wished_parent_id,
        ext_affiliate_id: submission
            .grants
            .ext_affiliate_id
            .as_deref()
            .filter(|_| is_trusted),
        extra_role_ids: if is_trusted {
            &submission.grants.extra_role_ids
        } else {
            &[]
        },
    };
    let mut tx = service.store.begin().await?;
    let id = match affiliate::insert(&mut tx, operator, &new, service.clock.now()).await {
        Ok(id) => id,
        Err(StoreError::Conflict(unique)) => {
            drop(tx);
            // Somebody else was quicker. Where both are taken, the username is named, whichever
            // constraint the database looked at first.
            check_free(&mut service.store.read().await?, operator, form).await?;
            return match unique {
                Unique::AffiliateEmail => {
                    refuse(Code::EmailAlreadyExists, Field::Email, Rule::EmailTaken)
                }
                _ => refuse(
                    Code::UsernameAlreadyExists,
                    Field::Username,
                    Rule::UsernameTaken,
                ),
            };
        }
        Err(error) => return Err(error.into()),
    };
    let detail = json!({
        "status": status.name(),
        "manager_id": placement.manager_id,
        "parent_affiliate_id": placement.parent_affiliate_id,
        "invited_by": placement.invited_by,
        "terms_accepted": form.terms_accepted,
        "registration_source": profile.registration_source,
    });
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::AffiliateRegistered,
        Subject::new("affiliate", id.0),
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(Registered { id, status })
}

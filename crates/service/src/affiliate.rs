//! Affiliates: the queue of those who wait, one of them in full, and what staff decides.

mod edit;
pub mod overview;

pub use edit::{Changes, edit};

use crate::audit::{self, Entry, Subject};
use crate::{Actor, Error, Service, event, ledger, month, tracking};
use serde_json::json;
use tributary_domain::affiliate::{Affiliate, Status};
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::refusal::Refusal;
use tributary_domain::staff::{Role, Staff};
use tributary_domain::violation::{self, PlainRule};
use tributary_store::affiliate::{Filter, Move, Order};
use tributary_store::{Connection, Tx, affiliate, session, staff};

/// The most affiliates on one page of a list.
pub const MAX_PER_PAGE: i64 = 200;
/// The most characters of a reason and of a note.
pub const MAX_NOTE_LENGTH: usize = 2_000;

pub use tributary_store::affiliate::Order as ListOrder;

/// Which affiliates a list shows.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Only those that stand here.
    pub status: Option<Status>,
    /// Only those of this manager.
    pub manager_id: Option<StaffId>,
    /// Only those whose username, e-mail, name, company or site contains this.
    pub search: String,
    /// The order.
    pub order: Order,
    /// Which page, from 1.
    pub page: i64,
    /// How many on a page, at most [`MAX_PER_PAGE`].
    pub per_page: i64,
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The affiliates of the page.
    pub rows: Vec<Affiliate>,
    /// How many the whole list has.
    pub total: i64,
    /// How many affiliates stand where, whatever else the list shows.
    pub by_status: Vec<(Status, i64)>,
}

/// An affiliate with everything staff decides by.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The affiliate.
    pub affiliate: Affiliate,
    /// Its manager.
    pub manager: Option<Staff>,
    /// The affiliate that brought it.
    pub parent: Option<Affiliate>,
    /// The manager an unsigned link asked for, if there is one of that number.
    pub wished_manager: Option<Staff>,
    /// The parent an unsigned link asked for, if there is one of that number.
    pub wished_parent: Option<Affiliate>,
    /// What was done to it, the newest first, with the name of who did it.
    pub history: Vec<(Entry, String)>,
}

/// What staff decides.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Where the affiliate goes.
    pub status: Status,
    /// Its manager from now on; `None` keeps the one it has.
    pub manager_id: Option<StaffId>,
    /// Why; needed to decline, suspend or block.
    pub reason: String,
}

/// An affiliate as it sees itself.
#[derive(Clone, Debug)]
pub struct Own {
    /// The affiliate.
    pub affiliate: Affiliate,
    /// Its manager.
    pub manager: Option<Staff>,
}

/// One page of the operator's affiliates.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff.
pub async fn list(service: &Service, actor: &Actor, query: &Query) -> Result<Listing, Error> {
    let (operator, _, _) = staff_only(actor)?;
    let search = Some(query.search.trim()).filter(|search| !search.is_empty());
    let filter = Filter {
        status: query.status,
        manager_id: query.manager_id,
        search,
    };
    let per_page = query.per_page.clamp(1, MAX_PER_PAGE);
    let offset = (query.page.max(1) - 1).saturating_mul(per_page);
    let mut reader = service.store.read().await?;
    let counts = affiliate::count_by_status(&mut reader, operator).await?;
    Ok(Listing {
        total: affiliate::count(&mut reader, operator, &filter).await?,
        rows: affiliate::list(
            &mut reader,
            operator,
            &filter,
            query.order,
            per_page,
            offset,
        )
        .await?,
        by_status: counts
            .into_iter()
            .filter_map(|(number, count)| Some((Status::from_number(number)?, count)))
            .collect(),
    })
}

/// One affiliate, for staff.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff, [`Code::NotFound`] for one of another operator as
/// for one that does not exist.
pub async fn show(service: &Service, actor: &Actor, id: AffiliateId) -> Result<Detail, Error> {
    let (operator, _, _) = staff_only(actor)?;
    let mut reader = service.store.read().await?;
    let affiliate = found(&mut reader, operator, id).await?;
    let mut history = Vec::new();
    for entry in audit::of_affiliate(&mut reader, operator, id).await? {
        let name = actor_name(&mut reader, operator, &entry).await?;
        history.push((entry, name));
    }
    Ok(Detail {
        manager: staff_of(&mut reader, operator, affiliate.manager_id).await?,
        parent: affiliate_of(&mut reader, operator, affiliate.parent_affiliate_id).await?,
        wished_manager: staff_of(&mut reader, operator, affiliate.wished_manager_id).await?,
        wished_parent: affiliate_of(&mut reader, operator, affiliate.wished_parent_id).await?,
        affiliate,
        history,
    })
}

/// The affiliate that is asking.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but an affiliate.
pub async fn own(service: &Service, actor: &Actor) -> Result<Own, Error> {
    let Actor::Affiliate { operator, id, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    let mut reader = service.store.read().await?;
    let affiliate = found(&mut reader, *operator, *id).await?;
    Ok(Own {
        manager: staff_of(&mut reader, *operator, affiliate.manager_id).await?,
        affiliate,
    })
}

/// Moves an affiliate through the machine of its statuses (vendor-apis §1.4). Whoever may not
/// sign in any more is signed out everywhere.
///
/// # Errors
/// [`Code::Forbidden`] for staff that does not decide; [`Code::Conflict`] for a move the machine
/// does not have, and when somebody else was quicker; [`Code::Invalid`] with the field that is
/// missing: a manager to approve, a reason to decline, suspend or block.
pub async fn decide(
    service: &Service,
    actor: &Actor,
    id: AffiliateId,
    decision: Decision,
) -> Result<(), Error> {
    let operator = decider(actor)?;
    let mut tx = service.store.begin().await?;
    // Whoever posts at the moment must see where it stands by now.
    let first_open_day = ledger::lock(&mut tx, operator).await?;
    let before = found(&mut tx, operator, id).await?;
    let (from, to) = (before.status, decision.status);
    if !from.can_become(to) {
        return Err(no_such_move(from, to));
    }
    let manager = decision.manager_id.or(before.manager_id);
    if let Some(manager) = decision.manager_id {
        check_manager(&mut tx, operator, manager).await?;
    }
    if to == Status::Approved && manager.is_none() {
        return Err(Error::invalid("manager_id", PlainRule::ManagerNeeded));
    }
    let reason = checked_text("reason", &decision.reason)?;
    if reason.is_none() && matches!(to, Status::Declined | Status::Suspended | Status::Blocked) {
        return Err(Error::invalid("reason", PlainRule::ReasonNeeded));
    }
    let now = service.clock.now();
    let step = Move {
        from,
        to,
        manager_id: manager,
        reason,
    };
    if !affiliate::decide(&mut tx, operator, id, &step, now).await? {
        return Err(Refusal::AffiliateChanged.into());
    }
    if !to.may_sign_in() {
        session::delete_of_affiliate(&mut tx, operator, id).await?;
    }
    let detail =
        json!({"from": from.name(), "to": to.name(), "manager_id": manager, "reason": reason});
    let action = Action::of_status(to);
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        action,
        Subject::new("affiliate", id.0),
        detail,
    )
    .await?;
    if !from.earns() && to.earns() {
        catch_up(service, &mut tx, operator, first_open_day, id).await?;
    }
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(())
}

/// Posts what was held back of an affiliate that earns again. The caller holds the ledger's lock.
async fn catch_up(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    first_open_day: i64,
    id: AffiliateId,
) -> Result<(), Error> {
    event::catch_up(service, tx, operator, first_open_day, id).await?;
    month::catch_up(service, tx, operator, first_open_day, id).await?;
    Ok(())
}

/// Gives an affiliate another manager, or none while it is not approved.
///
/// # Errors
/// As [`decide`].
pub async fn assign_manager(
    service: &Service,
    actor: &Actor,
    id: AffiliateId,
    manager: Option<StaffId>,
) -> Result<(), Error> {
    let operator = decider(actor)?;
    let mut tx = service.store.begin().await?;
    let before = found(&mut tx, operator, id).await?;
    match manager {
        Some(manager) => check_manager(&mut tx, operator, manager).await?,
        None if before.status == Status::Approved => {
            return Err(Error::invalid("manager_id", PlainRule::ManagerNeeded));
        }
        None => {}
    }
    affiliate::manager_put(&mut tx, operator, id, manager, service.clock.now()).await?;
    let detail = json!({"from": before.manager_id, "to": manager});
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::AffiliateManagerAssigned,
        Subject::new("affiliate", id.0),
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Replaces staff's note on an affiliate, which the affiliate never sees.
///
/// # Errors
/// As [`decide`].
pub async fn note(
    service: &Service,
    actor: &Actor,
    id: AffiliateId,
    text: &str,
) -> Result<(), Error> {
    let operator = decider(actor)?;
    let text = checked_text("comments_from_operator", text)?;
    let mut tx = service.store.begin().await?;
    found(&mut tx, operator, id).await?;
    affiliate::note_put(&mut tx, operator, id, text, service.clock.now()).await?;
    let detail = json!({"length": text.map_or(0, |text| text.chars().count())});
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::AffiliateNoted,
        Subject::new("affiliate", id.0),
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

fn staff_only(actor: &Actor) -> Result<(OperatorId, StaffId, Role), Error> {
    match actor {
        Actor::Staff {
            operator, id, role, ..
        } => Ok((*operator, *id, *role)),
        _ => Err(Code::Forbidden.into()),
    }
}

fn decider(actor: &Actor) -> Result<OperatorId, Error> {
    let (operator, _, role) = staff_only(actor)?;
    if role.decides_on_affiliates() {
        return Ok(operator);
    }
    Err(Refusal::ManagersOnly.into())
}

/// The refusal of a move that the machine of statuses does not have.
fn no_such_move(from: Status, to: Status) -> Error {
    let (status, to) = (from.name().to_owned(), to.name().to_owned());
    Refusal::StatusMove { status, to }.into()
}

async fn found(
    c: &mut impl Connection,
    operator: OperatorId,
    id: AffiliateId,
) -> Result<Affiliate, Error> {
    affiliate::by_id(c, operator, id)
        .await?
        .ok_or(Error::from(Code::NotFound))
}

async fn check_manager(
    c: &mut impl Connection,
    operator: OperatorId,
    id: StaffId,
) -> Result<(), Error> {
    match staff::by_id(c, operator, id).await? {
        Some(staff) if staff.is_active => Ok(()),
        _ => Err(Error::invalid("manager_id", PlainRule::UnknownStaff)),
    }
}

/// The text trimmed; `None` when nothing is left.
fn checked_text<'a>(field: &'static str, text: &'a str) -> Result<Option<&'a str>, Error> {
    let text =
        violation::text(text, MAX_NOTE_LENGTH).map_err(|rule| Error::invalid(field, rule))?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

async fn staff_of(
    c: &mut impl Connection,
    operator: OperatorId,
    id: Option<StaffId>,
) -> Result<Option<Staff>, Error> {
    match id {
        Some(id) => Ok(staff::by_id(c, operator, id).await?),
        None => Ok(None),
    }
}

async fn affiliate_of(
    c: &mut impl Connection,
    operator: OperatorId,
    id: Option<AffiliateId>,
) -> Result<Option<Affiliate>, Error> {
    match id {
        Some(id) => Ok(affiliate::by_id(c, operator, id).await?),
        None => Ok(None),
    }
}

/// The name of who did something; empty where nobody has one.
async fn actor_name(
    c: &mut impl Connection,
    operator: OperatorId,
    entry: &Entry,
) -> Result<String, Error> {
    let name = match (entry.actor_kind.as_str(), entry.actor_id) {
        ("staff", Some(id)) => staff::by_id(c, operator, StaffId(id))
            .await?
            .map(|staff| staff.username),
        ("affiliate", Some(id)) => affiliate::by_id(c, operator, AffiliateId(id))
            .await?
            .map(|found| found.username),
        ("key", Some(id)) => Some(format!("#{id}")),
        _ => None,
    };
    Ok(name.unwrap_or_default())
}

//! Affiliates: the list, one of them, and what is decided about them.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
#[cfg(feature = "ssr")]
use crate::api::failure::{failure, request};
#[cfg(feature = "ssr")]
use crate::api::form::Form;
use crate::api::view::{AffiliateDetail, Outcome, Own, Queue};
#[cfg(feature = "ssr")]
use crate::api::view::{Named, Office};
#[cfg(feature = "ssr")]
use crate::request::Request;
use leptos::prelude::*;
use tributary_domain::affiliate::Status;
#[cfg(feature = "ssr")]
use tributary_service::{Actor, affiliate, invitation, staff};

/// What the work queue needs besides its list.
#[server(prefix = "/ui")]
pub async fn affiliate_queue() -> Result<Queue, Failure> {
    let on = request()?;
    let link = invitation::links(&on.service, &on.actor, &on.origin, None).await;
    Ok(Queue {
        office: office(&on).await?,
        invitation: link.map_err(failure)?,
        typed: Form::posted().unwrap_or_default(),
    })
}

/// One affiliate, for staff.
#[server(prefix = "/ui")]
pub async fn affiliate_show(id: i64) -> Result<AffiliateDetail, Failure> {
    let on = request()?;
    let detail = affiliate::show(&on.service, &on.actor, id.into())
        .await
        .map_err(failure)?;
    let link = invitation::links(&on.service, &on.actor, &on.origin, Some(id.into())).await;
    Ok(AffiliateDetail::new(
        detail,
        office(&on).await?,
        link.map_err(failure)?,
    ))
}

/// The affiliate that is asking.
#[server(prefix = "/ui")]
pub async fn affiliate_own() -> Result<Own, Failure> {
    let on = request()?;
    let own = affiliate::own(&on.service, &on.actor)
        .await
        .map_err(failure)?;
    Ok(Own::new(own, on.lang))
}

/// Moves an affiliate to another status. An empty `manager_id` keeps the manager.
#[server(prefix = "/ui")]
pub async fn decide(
    id: i64,
    status: Status,
    #[server(default)] manager_id: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    let on = request()?;
    let decision = affiliate::Decision {
        status,
        manager_id: number(&manager_id),
        reason,
    };
    let decided = affiliate::decide(&on.service, &on.actor, id.into(), decision).await;
    decided.map_err(failure)
}

/// Moves several affiliates to another status, each for itself.
#[server(prefix = "/ui")]
pub async fn decide_many(
    #[server(default)] ids: Vec<i64>,
    status: Status,
    #[server(default)] manager_id: String,
    #[server(default)] reason: String,
) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::default();
    for id in ids {
        match decide(id, status, manager_id.clone(), reason.clone()).await {
            Ok(()) => outcome.done += 1,
            Err(failure) if failure.message.is_empty() && outcome.done == 0 => return Err(failure),
            Err(failure) => outcome.failed.push((id, failure.message)),
        }
    }
    Ok(outcome)
}

/// Gives an affiliate another manager; an empty `manager_id` takes the one it has away.
#[server(prefix = "/ui")]
pub async fn assign_manager(id: i64, #[server(default)] manager_id: String) -> Result<(), Failure> {
    let on = request()?;
    let manager = number(&manager_id);
    let done = affiliate::assign_manager(&on.service, &on.actor, id.into(), manager).await;
    done.map_err(failure)
}

/// Replaces staff's note on an affiliate.
#[server(prefix = "/ui")]
pub async fn put_note(id: i64, #[server(default)] note: String) -> Result<(), Failure> {
    let on = request()?;
    let done = affiliate::note(&on.service, &on.actor, id.into(), &note).await;
    done.map_err(failure)
}

#[cfg(feature = "ssr")]
fn number<Id: From<i64>>(text: &str) -> Option<Id> {
    text.trim().parse().ok().map(i64::into)
}

/// Who is asking, and what names are needed to answer.
#[cfg(feature = "ssr")]
async fn office(on: &Request) -> Result<Office, Failure> {
    let staff = staff::managers(&on.service, &on.actor)
        .await
        .map_err(failure)?;
    let (me, may_decide) = match &on.actor {
        Actor::Staff { id, role, .. } => (id.0, role.decides_on_affiliates()),
        _ => (0, false),
    };
    let managers = staff.iter().map(Named::from).collect();
    Ok(Office {
        managers,
        me,
        may_decide,
        lang: on.lang,
        now: on.service.clock.now(),
    })
}

//! The audit log: who did what to whom. Written in the transaction of what was done.

use crate::{Actor, Error, Service};
use serde_json::Value;
use tributary_domain::audit::Action;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_store::{Connection, audit};

pub use tributary_store::audit::Entry;

/// How many entries of one thing's history are shown.
const SHOWN: i64 = 100;

/// What something was done to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    kind: &'static str,
    id: i64,
}

impl Subject {
    /// A row of the table `kind`.
    pub(crate) const fn new(kind: &'static str, id: i64) -> Self {
        Self { kind, id }
    }
}

/// Adds an entry to the transaction that does the thing itself. `detail` is a JSON object without
/// secrets.
pub(crate) async fn record(
    service: &Service,
    c: &mut impl Connection,
    operator: OperatorId,
    actor: &Actor,
    action: Action,
    subject: Subject,
    detail: Value,
) -> Result<(), Error> {
    let (actor_kind, actor_id) = actor.audit_name();
    let entry = Entry {
        at: service.clock.now().0,
        actor_kind: actor_kind.to_owned(),
        actor_id,
        action: action.name().to_owned(),
        subject_kind: subject.kind.to_owned(),
        subject_id: subject.id,
        detail: detail.to_string(),
    };
    Ok(audit::insert(c, operator, &entry).await?)
}

/// What was done to an affiliate, the newest first.
pub(crate) async fn of_affiliate(
    c: &mut impl Connection,
    operator: OperatorId,
    id: AffiliateId,
) -> Result<Vec<Entry>, Error> {
    Ok(audit::by_subject(c, operator, "affiliate", id.0, SHOWN).await?)
}

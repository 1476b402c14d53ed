//! Players, by their registrations.

use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service};
use tributary_domain::api_key::{KeyKind, Permission};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, RegistrationId};
use tributary_domain::player::Registration;
use tributary_store::{operator, player};

pub use tributary_store::player::Filter;

/// The most registrations of one page.
pub const MAX_PER_PAGE: i64 = 1_000;

/// A page of registrations, the newest first.
#[derive(Clone, Debug)]
pub struct Page {
    /// The currency of every amount (ISO 4217).
    pub currency: String,
    /// The registrations.
    pub rows: Vec<Registration>,
    /// Where the next page begins; none: this is the last.
    pub next: Option<RegistrationId>,
}

/// A page of registrations with ids below `before`: everybody's and nobody's for staff, those of
/// whom they reach for keys with `registrations.read`. An affiliate sees its own, without what
/// tells who the player is.
///
/// # Errors
/// [`Code::Unauthorized`], [`Code::Forbidden`].
pub async fn list(
    service: &Service,
    actor: &Actor,
    mut filter: Filter,
    before: Option<RegistrationId>,
    limit: i64,
) -> Result<Page, Error> {
    let (operator, reach) = policy::reader(actor, Permission::RegistrationsRead)?;
    let sees_nobody = match actor {
        Actor::Affiliate { .. } => true,
        Actor::Key { key, .. } => key.kind == KeyKind::Affiliate,
        _ => false,
    };
    if sees_nobody {
        // By asking for a name, its owner could be found.
        filter.name = None;
    }
    filter.affiliates = within(&reach, filter.affiliates);
    let limit = limit.clamp(1, MAX_PER_PAGE);
    let before = before.unwrap_or(RegistrationId(i64::MAX));
    let mut reader = service.store.read().await?;
    let mut rows = player::list(&mut reader, operator, &filter, before, limit + 1).await?;
    let has_more = i64::try_from(rows.len()).is_ok_and(|count| count > limit);
    if has_more {
        rows.pop();
    }
    if sees_nobody {
        for row in &mut rows {
            row.ext_customer_id.clear();
            row.ext_customer_spelling.clear();
            row.username.clear();
            row.tracker.clear();
        }
    }
    let known = operator::by_id(&mut reader, operator).await?;
    Ok(Page {
        currency: known.ok_or(Error::from(Code::NotFound))?.currency,
        next: rows.last().filter(|_| has_more).map(|last| last.player.id),
        rows,
    })
}

/// What of the affiliates that are asked for is within reach.
fn within(reach: &AffiliateScope, asked: Option<Vec<AffiliateId>>) -> Option<Vec<AffiliateId>> {
    match (reach, asked) {
        (AffiliateScope::All, asked) => asked,
        (AffiliateScope::Only(ids), None) => Some(ids.clone()),
        (AffiliateScope::Only(ids), Some(asked)) => {
            Some(asked.into_iter().filter(|id| ids.contains(id)).collect())
        }
    }
}

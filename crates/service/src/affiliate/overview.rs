//! Affiliates as the operator's own scripts read them: a page of them, or one.

use crate::invitation::{self, Maker};
use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service};
use std::collections::HashMap;
use tributary_domain::api_key::Permission;
use tributary_domain::deal::stand_in;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::operator::Operator;
use tributary_store::affiliate::overview;
use tributary_store::{deal, operator};

pub use tributary_store::affiliate::overview::{DefaultDeal, Filter, Overview};

/// A page of affiliates.
#[derive(Clone, Debug)]
pub struct Page {
    /// The operator, for its currency and its links.
    pub operator: Operator,
    /// The affiliates, by their ids.
    pub rows: Vec<Overview>,
    /// How many the whole list has.
    pub total: i64,
}

/// The rows that are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// How many are left out before the first.
    pub offset: i64,
    /// How many.
    pub limit: i64,
}

/// A page of the operator's affiliates, those within the key's reach. Without `with_money` the
/// balances are not looked up.
///
/// # Errors
/// As [`policy::operator`].
pub async fn list(
    service: &Service,
    actor: &Actor,
    filter: Filter,
    with_money: bool,
    window: Window,
) -> Result<Page, Error> {
    let (operator, reach) = policy::operator(actor, Permission::AffiliatesRead)?;
    page(service, operator, &reach, filter, with_money, window).await
}

/// One affiliate.
///
/// # Errors
/// As [`policy::operator`]; [`Code::NotFound`] for one out of reach as for one that is not there.
pub async fn show(service: &Service, actor: &Actor, id: AffiliateId) -> Result<Page, Error> {
    let (operator, reach) = policy::operator(actor, Permission::AffiliatesRead)?;
    one(service, operator, &reach, id).await
}

/// One affiliate after a change of it: whoever may write may see what became of it.
///
/// # Errors
/// As [`show`].
pub async fn changed(service: &Service, actor: &Actor, id: AffiliateId) -> Result<Page, Error> {
    let (operator, reach) = policy::operator(actor, Permission::AffiliatesWrite)?;
    one(service, operator, &reach, id).await
}

async fn one(
    service: &Service,
    operator: OperatorId,
    reach: &AffiliateScope,
    id: AffiliateId,
) -> Result<Page, Error> {
    let filter = Filter {
        ids: Some(vec![id]),
        ..Filter::default()
    };
    let window = Window {
        offset: 0,
        limit: 1,
    };
    let page = page(service, operator, reach, filter, true, window).await?;
    if page.rows.is_empty() {
        return Err(Code::NotFound.into());
    }
    Ok(page)
}

async fn page(
    service: &Service,
    id: OperatorId,
    reach: &AffiliateScope,
    mut filter: Filter,
    with_money: bool,
    window: Window,
) -> Result<Page, Error> {
    filter.reach = reach.ids().map(<[AffiliateId]>::to_vec);
    let mut reader = service.store.read().await?;
    let operator = operator::by_id(&mut reader, id).await?;
    let Window { offset, limit } = window;
    let mut rows = overview::list(&mut reader, id, &filter, with_money, limit, offset).await?;
    let unmarked = rows.iter().filter(|row| row.default_deal.is_none());
    let unmarked: Vec<AffiliateId> = unmarked.map(|row| row.affiliate.id).collect();
    let deals = deal::in_force(&mut reader, id, &unmarked).await?;
    let now = service.clock.now();
    let of_each = deals.chunk_by(|one, next| one.affiliate_id == next.affiliate_id);
    let stand_ins: HashMap<AffiliateId, DefaultDeal> = of_each
        .filter_map(|deals| stand_in(deals, now))
        .map(|deal| {
            let (group_name, terms) = (deal.group_name.clone(), deal.terms.clone());
            (deal.affiliate_id, DefaultDeal { group_name, terms })
        })
        .collect();
    for row in &mut rows {
        let stand_in = || stand_ins.get(&row.affiliate.id).cloned();
        row.default_deal = row.default_deal.take().or_else(stand_in);
    }
    Ok(Page {
        operator: operator.ok_or(Error::from(Code::NotFound))?,
        rows,
        total: overview::count(&mut reader, id, &filter).await?,
    })
}

/// The two invitation links of an affiliate under `origin`: the one that brings its
/// sub-affiliates, and the one of its manager; the latter needs a manager.
///
/// # Errors
/// None that a caller can cause.
pub fn links(
    service: &Service,
    actor: &Actor,
    of: &Overview,
    origin: &str,
) -> Result<(String, Option<String>), Error> {
    let (operator, manager) = (of.affiliate.operator_id, of.affiliate.manager_id);
    // A key that may not make affiliates gets links that don't approve them.
    let maker = match policy::operator(actor, Permission::AffiliatesWrite) {
        Ok((_, AffiliateScope::All)) => Maker::Programme,
        _ => Maker::Reader,
    };
    let url = |parent, manager| invitation::url(service, operator, origin, parent, manager, maker);
    let sub = url(Some(of.affiliate.id), manager)?;
    let same = manager.map(|id| url(None, Some(id)));
    Ok((sub, same.transpose()?))
}

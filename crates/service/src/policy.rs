//! What API keys open: one rule for every use case that a key can call (contract.md §4, §7).

use crate::{Actor, Error};
use tributary_domain::api_key::{ApiKey, KeyKind, Permission, Scope};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, OperatorId};
use tributary_domain::refusal::Refusal;

/// Whose data a caller reaches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AffiliateScope {
    /// Every affiliate of the operator.
    All,
    /// These affiliates alone; nobody's when empty.
    Only(Vec<AffiliateId>),
}

impl AffiliateScope {
    /// What the scopes of a key reach.
    #[must_use]
    pub fn of(key: &ApiKey) -> Self {
        if key.reaches_all() {
            return Self::All;
        }
        let ids = key.scopes.iter().filter_map(|scope| match scope {
            Scope::Affiliate(id) => Some(*id),
            Scope::All => None,
        });
        Self::Only(ids.collect())
    }

    /// Whether an affiliate's data is within reach.
    #[must_use]
    pub fn includes(&self, id: AffiliateId) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.contains(&id),
        }
    }

    /// The affiliates a query is narrowed to; `None` when it need not be. An empty list matches
    /// nothing.
    #[must_use]
    pub fn ids(&self) -> Option<&[AffiliateId]> {
        match self {
            Self::All => None,
            Self::Only(ids) => Some(ids),
        }
    }

    /// Refuses an affiliate out of reach exactly as one that does not exist.
    ///
    /// # Errors
    /// [`Code::NotFound`].
    pub fn check(&self, id: AffiliateId) -> Result<(), Error> {
        if self.includes(id) {
            Ok(())
        } else {
            Err(Code::NotFound.into())
        }
    }
}

/// The brands that a caller is bound to; none for a caller that is not bound. Of links, clicks,
/// players and what they do, a key that names brands sees theirs alone, and payments, which are made
/// for all brands together, not at all. Affiliates, their deals and their balances belong to no
/// brand.
pub(crate) fn brands(actor: &Actor) -> &[BrandId] {
    match actor {
        Actor::Key { key, .. } => &key.brands,
        _ => &[],
    }
}

/// Whether what belongs to a brand is within reach.
pub(crate) fn reaches_brand(actor: &Actor, brand: BrandId) -> bool {
    let bound = brands(actor);
    bound.is_empty() || bound.contains(&brand)
}

/// Refuses a key that is bound to brands what belongs to all of them together.
///
/// # Errors
/// [`Code::Forbidden`].
pub(crate) fn unbound(actor: &Actor) -> Result<(), Error> {
    if brands(actor).is_empty() {
        return Ok(());
    }
    Err(Refusal::KeyBoundToBrands.into())
}

/// The key of a call, which must be of `kind` and allow `permission` from where it is used.
///
/// # Errors
/// [`Code::Unauthorized`] without a key, [`Code::Forbidden`] for a key of another kind and for
/// one that lacks the permission, any scope, or the address.
pub fn key(actor: &Actor, kind: KeyKind, permission: Permission) -> Result<&ApiKey, Error> {
    let (key, ip) = match actor {
        Actor::Key { key, ip } => (key, *ip),
        Actor::Visitor { .. } => {
            return Err(Refusal::KeyNeeded.into());
        }
        _ => return Err(Code::Forbidden.into()),
    };
    if key.kind != kind {
        let (needs, has) = (kind.name().to_owned(), key.kind.name().to_owned());
        return Err(Refusal::KeyOfKind { needs, has }.into());
    }
    if key.allows(permission, ip) {
        return Ok(key);
    }
    let refusal = if !key.permissions.contains(&permission) {
        let name = permission.name().to_owned();
        Refusal::KeyLacks { name }
    } else if key.scopes.is_empty() {
        Refusal::KeyWithoutScope
    } else {
        Refusal::KeyFromElsewhere
    };
    Err(refusal.into())
}

/// The operator of a call with an operator's key, and whose data it reaches.
///
/// # Errors
/// As [`key`].
pub fn operator(
    actor: &Actor,
    permission: Permission,
) -> Result<(OperatorId, AffiliateScope), Error> {
    let key = key(actor, KeyKind::Operator, permission)?;
    Ok((key.operator_id, AffiliateScope::of(key)))
}

/// The affiliate of a call with an affiliate's key: the key's owner, and nobody besides.
///
/// # Errors
/// As [`key`].
pub fn affiliate(
    actor: &Actor,
    permission: Permission,
) -> Result<(OperatorId, AffiliateId), Error> {
    let key = key(actor, KeyKind::Affiliate, permission)?;
    let owner = key.affiliate_id.ok_or(Error::from(Code::Forbidden))?;
    Ok((key.operator_id, owner))
}

/// Who may change what an operator offers (brands, links, campaigns, promo codes): its admins and
/// managers, its keys with `permission` that reach every affiliate, and the console. Answers the
/// operator; `of` is the one that is meant where the caller does not say by itself.
///
/// # Errors
/// [`Code::Forbidden`], and [`Code::NotFound`] for an operator that is not the caller's.
pub(crate) fn changer(
    actor: &Actor,
    permission: Permission,
    of: Option<OperatorId>,
) -> Result<OperatorId, Error> {
    let own = match actor {
        Actor::Console => return of.ok_or_else(|| Code::Forbidden.into()),
        Actor::Staff { operator, role, .. } if role.decides_on_affiliates() => *operator,
        Actor::Staff { .. } => return Err(Refusal::ManagersOnly.into()),
        _ => match self::operator(actor, permission)? {
            (operator, AffiliateScope::All) => operator,
            (_, AffiliateScope::Only(_)) => {
                return Err(Refusal::KeyNotForAll.into());
            }
        },
    };
    if of.is_some_and(|of| of != own) {
        return Err(Code::NotFound.into());
    }
    Ok(own)
}

/// Whether somebody keeps the operator's books: those who decide on its payments, and the console.
///
/// # Errors
/// [`Code::Forbidden`].
pub(crate) fn keeps_books(actor: &Actor, of: OperatorId) -> Result<(), Error> {
    match actor {
        Actor::Console => Ok(()),
        Actor::Staff { operator, role, .. } if *operator == of && role.decides_on_payments() => {
            Ok(())
        }
        _ => Err(Refusal::FinanceOnly.into()),
    }
}

/// Who may read what an operator offers, and for whom: staff for everybody, keys for whom they
/// reach, affiliates for themselves.
///
/// # Errors
/// [`Code::Unauthorized`] and [`Code::Forbidden`].
pub(crate) fn reader(
    actor: &Actor,
    permission: Permission,
) -> Result<(OperatorId, AffiliateScope), Error> {
    match actor {
        Actor::Staff { operator, .. } => Ok((*operator, AffiliateScope::All)),
        Actor::Affiliate { operator, id, .. } => Ok((*operator, AffiliateScope::Only(vec![*id]))),
        Actor::Key { key, .. } if key.kind == KeyKind::Affiliate => {
            let (operator, id) = affiliate(actor, permission)?;
            Ok((operator, AffiliateScope::Only(vec![id])))
        }
        _ => operator(actor, permission),
    }
}

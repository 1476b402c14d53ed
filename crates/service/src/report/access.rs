//! Whose data a caller sees in reports, and which columns: found out anew at each call, so that
//! it is what the caller's role is now.

use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error};
use tributary_domain::affiliate::Affiliate;
use tributary_domain::api_key::{ApiKey, KeyKind, Permission};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, OperatorId};
use tributary_domain::refusal::Refusal;
use tributary_domain::report::column::REGISTRATIONS_REPORT;
use tributary_domain::report::{ColumnAccess, Report};
use tributary_store::{Connection, affiliate, staff};

/// What a caller may see.
#[derive(Clone, Debug)]
pub(super) struct Access {
    /// The operator whose data it is.
    pub(super) operator: OperatorId,
    /// Whose data.
    pub(super) reach: AffiliateScope,
    /// Of which brands; none: of every one.
    pub(super) brands: Vec<BrandId>,
    /// Which columns.
    pub(super) sight: ColumnAccess,
    /// Whether payments one by one.
    payments: bool,
}

impl Access {
    /// What `actor` may see. A key needs `permission`, one that only reads reports or players.
    pub(super) async fn of(
        connection: &mut impl Connection,
        actor: &Actor,
        permission: Permission,
    ) -> Result<Self, Error> {
        match actor {
            Actor::Staff { operator, .. } => Ok(Self {
                operator: *operator,
                reach: AffiliateScope::All,
                brands: Vec::new(),
                sight: ColumnAccess::ALL,
                payments: true,
            }),
            Actor::Affiliate { operator, id, .. } => {
                let own = affiliate::by_id(connection, *operator, *id).await?;
                Self::of_affiliate(&own.ok_or(Error::from(Code::Forbidden))?)
            }
            Actor::Key { key, ip } => {
                let may = |permission| key.allows(permission, *ip);
                match key.kind {
                    KeyKind::Affiliate => {
                        let (operator, id) = policy::affiliate(actor, permission)?;
                        let own = affiliate::by_id(connection, operator, id).await?;
                        let own = Self::of_affiliate(&own.ok_or(Error::from(Code::Forbidden))?)?;
                        let players = own.sight.players && may(Permission::RegistrationsRead);
                        Ok(Self {
                            brands: key.brands.clone(),
                            payments: may(Permission::PaymentsRead),
                            sight: ColumnAccess {
                                players,
                                ..own.sight
                            },
                            ..own
                        })
                    }
                    KeyKind::Employee => {
                        let key = policy::key(actor, KeyKind::Employee, permission)?;
                        let owner = key.staff_id.ok_or(Error::from(Code::Forbidden))?;
                        let owner = staff::by_id(connection, key.operator_id, owner).await?;
                        if !owner.is_some_and(|owner| owner.is_active) {
                            return Err(Refusal::KeyOwnerInactive.into());
                        }
                        Ok(Self::of_key(key, AffiliateScope::of(key), may))
                    }
                    // Any other kind is refused with the operator's.
                    _ => {
                        let (_, reach) = policy::operator(actor, permission)?;
                        Ok(Self::of_key(key, reach, may))
                    }
                }
            }
            Actor::Visitor { .. } => Err(Code::Unauthorized.into()),
            Actor::Console => Err(Code::Forbidden.into()),
        }
    }

    fn of_key(key: &ApiKey, reach: AffiliateScope, may: impl Fn(Permission) -> bool) -> Self {
        Self {
            operator: key.operator_id,
            reach,
            brands: key.brands.clone(),
            sight: ColumnAccess {
                roles: None,
                players: may(Permission::RegistrationsRead),
            },
            payments: may(Permission::PaymentsRead),
        }
    }

    fn of_affiliate(own: &Affiliate) -> Result<Self, Error> {
        if !own.status.may_sign_in() {
            return Err(Refusal::AccountClosed.into());
        }
        Ok(Self {
            operator: own.operator_id,
            reach: AffiliateScope::Only(vec![own.id]),
            brands: Vec::new(),
            sight: ColumnAccess {
                roles: Some(own.extra_role_ids.clone()),
                players: own.extra_role_ids.contains(&REGISTRATIONS_REPORT),
            },
            payments: true,
        })
    }

    /// Whether the caller may run a report.
    pub(super) fn opens(&self, report: Report) -> bool {
        match report {
            Report::Registrations => self.sight.players,
            // Payments are of all brands together.
            Report::Payments => self.payments && self.brands.is_empty(),
            Report::Media | Report::Clicks | Report::Deals => true,
        }
    }

    /// The affiliates a query is narrowed to.
    pub(super) fn affiliates(&self) -> Option<Vec<AffiliateId>> {
        self.reach.ids().map(<[AffiliateId]>::to_vec)
    }
}

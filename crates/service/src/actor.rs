//! Who is asking.

use std::net::IpAddr;
use std::sync::Arc;
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::ApiKey;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::staff::Role;

/// Who is asking: found out once, at the edge, from the host name, the session or the key.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Somebody who is not signed in.
    Visitor {
        /// From where.
        ip: IpAddr,
    },
    /// An affiliate, signed in.
    Affiliate {
        /// Whose programme it is in.
        operator: OperatorId,
        /// Which one.
        id: AffiliateId,
        /// The name it signs in with.
        username: String,
        /// Where it stands; Approved and ViewOnly get this far.
        status: Status,
    },
    /// An employee, signed in.
    Staff {
        /// The employer.
        operator: OperatorId,
        /// Which one.
        id: StaffId,
        /// The name they sign in with.
        username: String,
        /// What they are there for.
        role: Role,
    },
    /// A script with an API key that was checked.
    Key {
        /// The key.
        key: Arc<ApiKey>,
        /// From where it is used.
        ip: IpAddr,
    },
    /// Somebody at the server's command line.
    Console,
}

impl Actor {
    /// The kind and id that the audit log keeps.
    #[must_use]
    pub fn audit_name(&self) -> (&'static str, Option<i64>) {
        match self {
            Self::Visitor { .. } => ("visitor", None),
            Self::Affiliate { id, .. } => ("affiliate", Some(id.0)),
            Self::Staff { id, .. } => ("staff", Some(id.0)),
            Self::Key { key, .. } => ("key", Some(key.id.0)),
            Self::Console => ("console", None),
        }
    }
}

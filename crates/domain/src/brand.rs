//! Brands: an operator's product sites.

pub mod form;

use crate::id::{BrandId, OperatorId};
use crate::time::Timestamp;

/// A brand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brand {
    /// The brand.
    pub id: BrandId,
    /// The operator whose site it is.
    pub operator_id: OperatorId,
    /// The name that affiliates see.
    pub name: String,
    /// The host name of its site.
    pub domain: String,
    /// The host name under which its tracking links are, `https://<go_host>/<slug>`. It belongs
    /// to no other brand and to no operator, and nothing else is served there.
    pub go_host: Option<String>,
    /// Where visitors go whose link leads nowhere.
    pub fallback_url: Option<String>,
    /// Whether its links work.
    pub is_active: bool,
    /// Since when it is known here.
    pub created_at: Timestamp,
}

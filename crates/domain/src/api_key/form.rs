//! The form of an API key.

use super::{IpRange, KeyKind, Permission, Scope};
use crate::id::{AffiliateId, BrandId, StaffId};
use crate::time::Timestamp;
use crate::violation::{PlainRule, Rule, Violation, Violations};

/// The key itself, where it is changed.
pub const KEY: &str = "key";
/// The affiliate that owns it.
pub const AFFILIATE: &str = "affiliate_id";
/// The employee who owns it.
pub const STAFF: &str = "staff_id";
/// A brand that it is bound to.
pub const BRAND: &str = "brand_id";
/// Something it may do.
pub const PERMISSION: &str = "permission";
/// Whose data it reaches.
pub const SCOPE: &str = "scope";
/// The moment from which it is refused.
pub const EXPIRES: &str = "expires";

/// What a new key is made of.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// What it is for.
    pub kind: KeyKind,
    /// What people call it.
    pub name: String,
    /// The affiliate that owns it; needed for kind `affiliate` and for no other.
    pub affiliate_id: Option<AffiliateId>,
    /// The employee who owns it; needed for kind `employee`.
    pub staff_id: Option<StaffId>,
    /// The brands it is bound to.
    pub brands: Vec<BrandId>,
    /// What it may do. None: nothing.
    pub permissions: Vec<Permission>,
    /// Whose data it reaches. None: nobody's; an affiliate's key reaches its owner's.
    pub scopes: Vec<Scope>,
    /// From where it may be used. None: from nowhere.
    pub ip_ranges: Vec<IpRange>,
    /// The moment from which it is refused.
    pub expires_at: Option<Timestamp>,
}

impl NewKey {
    /// The rules that need no database.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn check(&self) -> Result<(), Vec<Violation>> {
        let mut violations = Violations::default();
        let kind = || self.kind.name().to_owned();
        let mut permissions = self.permissions.iter();
        if let Some(permission) = permissions.find(|permission| !self.kind.admits(**permission)) {
            let (name, kind) = (permission.name().to_owned(), kind());
            violations.add(PERMISSION, Rule::PermissionOfKind { name, kind });
        }
        match (self.kind, self.affiliate_id) {
            (KeyKind::Affiliate, None) => {
                violations.add(AFFILIATE, Rule::NeededByKind { kind: kind() });
            }
            (KeyKind::Affiliate, Some(_)) | (_, None) => {}
            (_, Some(_)) => violations.add(AFFILIATE, Rule::NotOfKind { kind: kind() }),
        }
        match (self.kind, self.staff_id) {
            (KeyKind::Employee, None) => {
                violations.add(STAFF, Rule::NeededByKind { kind: kind() });
            }
            (KeyKind::Affiliate, Some(_)) => {
                violations.add(STAFF, Rule::NotOfKind { kind: kind() });
            }
            _ => {}
        }
        // What it reaches is its owner's in any case; saying so does no harm.
        let is_owners = |scope: &Scope| match scope {
            Scope::All => true,
            Scope::Affiliate(id) => self.affiliate_id == Some(*id),
        };
        if self.kind == KeyKind::Affiliate && !self.scopes.iter().all(is_owners) {
            violations.add(SCOPE, PlainRule::OwnerScope);
        }
        match (self.kind, self.brands.len()) {
            (KeyKind::PlatformApi, count) if count != 1 => {
                violations.add(BRAND, PlainRule::OneBrand);
            }
            (KeyKind::Ingest, 0) => violations.add(BRAND, PlainRule::SomeBrand),
            _ => {}
        }
        violations.finish()
    }
}

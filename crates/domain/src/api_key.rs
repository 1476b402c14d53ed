//! API keys: their kinds, permissions, scopes and addresses (contract.md §7). Everything fails
//! closed: what is not said is not allowed.

pub mod form;

use crate::id::{AffiliateId, ApiKeyId, BrandId, OperatorId, StaffId};
use crate::time::Timestamp;
use std::net::IpAddr;

/// What a key is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyKind {
    /// The operator's own scripts: everything its permissions name.
    Operator,
    /// An affiliate's scripts: its own data.
    Affiliate,
    /// An employee's scripts: reading.
    Employee,
    /// A brand that pushes events.
    Ingest,
    /// Seed 000's ADMIN-API: customers, leads and wallets.
    AdminApi,
    /// Seed 000's PLATFORM-API: auto-login, for exactly one brand.
    PlatformApi,
    /// Seed 002: creates customers.
    Customer,
}

impl KeyKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Operator,
        Self::Affiliate,
        Self::Employee,
        Self::Ingest,
        Self::AdminApi,
        Self::PlatformApi,
        Self::Customer,
    ];

    /// The name as commands, key texts and the database write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Affiliate => "affiliate",
            Self::Employee => "employee",
            Self::Ingest => "ingest",
            Self::AdminApi => "admin-api",
            Self::PlatformApi => "platform-api",
            Self::Customer => "customer",
        }
    }

    /// Reads [`KeyKind::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether a key of this kind can have `permission` at all.
    #[must_use]
    pub const fn admits(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Operator => true,
            Self::Affiliate => {
                permission.is_read()
                    || matches!(permission, P::PixelsWrite | P::AccessRequestsWrite)
            }
            Self::Employee => permission.is_read(),
            Self::Ingest => matches!(permission, P::EventsWrite),
            Self::AdminApi => matches!(
                permission,
                P::CustomersRead
                    | P::CustomersWrite
                    | P::LeadsRead
                    | P::LeadsWrite
                    | P::WalletWrite
            ),
            Self::PlatformApi => matches!(permission, P::AutoLoginCreate),
            Self::Customer => matches!(permission, P::CustomersWrite),
        }
    }
}

macro_rules! permissions {
    ($($variant:ident $name:literal)*) => {
        /// One thing a key can be allowed to do.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the name on the wire says what each is")]
        pub enum Permission {
            $($variant,)*
        }

        impl Permission {
            /// Every permission there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name on the wire, for example `affiliates.write`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

permissions! {
    AffiliatesRead "affiliates.read"
    AffiliatesWrite "affiliates.write"
    LinksRead "links.read"
    LinksWrite "links.write"
    PixelsRead "pixels.read"
    PixelsWrite "pixels.write"
    DealsRead "deals.read"
    DealsWrite "deals.write"
    SettingsRead "settings.read"
    SettingsWrite "settings.write"
    KeysRead "keys.read"
    KeysWrite "keys.write"
    AccessRequestsRead "access_requests.read"
    AccessRequestsWrite "access_requests.write"
    CustomersRead "customers.read"
    CustomersWrite "customers.write"
    LeadsRead "leads.read"
    LeadsWrite "leads.write"
    ReportsRead "reports.read"
    RegistrationsRead "registrations.read"
    BalancesRead "balances.read"
    PaymentsRead "payments.read"
    PaymentsWrite "payments.write"
    EventsWrite "events.write"
    WalletWrite "wallet.write"
    AutoLoginCreate "auto_login.create"
}

impl Permission {
    /// Reads [`Permission::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|permission| permission.name() == name)
    }

    /// Whether it only reads.
    #[must_use]
    pub const fn is_read(self) -> bool {
        use Permission as P;
        matches!(
            self,
            P::AffiliatesRead
                | P::LinksRead
                | P::PixelsRead
                | P::DealsRead
                | P::SettingsRead
                | P::KeysRead
                | P::AccessRequestsRead
                | P::CustomersRead
                | P::LeadsRead
                | P::ReportsRead
                | P::RegistrationsRead
                | P::BalancesRead
                | P::PaymentsRead
        )
    }
}

/// Whose data a key reaches. An empty list of scopes reaches nobody's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Every affiliate of the operator.
    All,
    /// One affiliate.
    Affiliate(AffiliateId),
}

impl Scope {
    /// Reads `all` or `affiliate:ID`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None => (text == "all").then_some(Self::All),
            Some(("affiliate", id)) => id
                .parse()
                .ok()
                .filter(|id: &AffiliateId| id.0 > 0)
                .map(Self::Affiliate),
            Some(_) => None,
        }
    }
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Affiliate(id) => write!(f, "affiliate:{id}"),
        }
    }
}

/// The addresses a key may be used from, both ends included. An empty list admits nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IpRange {
    from: IpAddr,
    to: IpAddr,
}

impl IpRange {
    /// Reads `FROM-TO`, one address, or CIDR. IPv4 written as IPv6 (`::ffff:…`) is IPv4.
    ///
    /// # Errors
    /// One sentence that says what is wrong with it; `*` has one of its own.
    pub fn parse(text: &str) -> Result<Self, String> {
        let refuse = || format!("{text:?} is no IP address, no range FROM-TO and no CIDR");
        let text = text.trim();
        if text.contains('*') {
            return Err(
                "* is not allowed as an IP; spell an open range out, as in 0.0.0.0-255.255.255.255"
                    .into(),
            );
        }
        let address = |part: &str| {
            part.trim()
                .parse::<IpAddr>()
                .map(|ip| ip.to_canonical())
                .map_err(|_| refuse())
        };
        let (from, to) = if let Some((from, to)) = text.split_once('-') {
            (address(from)?, address(to)?)
        } else if text.contains('/') {
            let net: ipnet::IpNet = text.parse().map_err(|_| refuse())?;
            (net.network(), net.broadcast())
        } else {
            (address(text)?, address(text)?)
        };
        if from.is_ipv4() != to.is_ipv4() {
            return Err(format!(
                "{text:?} begins and ends in different families of addresses"
            ));
        }
        if from > to {
            return Err(format!("{text:?} begins behind its end"));
        }
        Ok(Self { from, to })
    }

    /// Whether `address` lies in the range. A range of IPv4 never admits IPv6.
    #[must_use]
    pub fn admits(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.from.is_ipv4() && self.from <= address && address <= self.to
    }

    /// Whether the range is a whole family of addresses; worth a flag wherever it is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match (self.from, self.to) {
            (IpAddr::V4(from), IpAddr::V4(to)) => from.to_bits() == 0 && to.to_bits() == u32::MAX,
            (IpAddr::V6(from), IpAddr::V6(to)) => from.to_bits() == 0 && to.to_bits() == u128::MAX,
            _ => false,
        }
    }
}

impl std::fmt::Display for IpRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.from == self.to {
            write!(f, "{}", self.from)
        } else {
            write!(f, "{}-{}", self.from, self.to)
        }
    }
}

/// A key as the database knows it, without its secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApiKey {
    /// The key.
    pub id: ApiKeyId,
    /// The operator it belongs to, and so the operator of every call made with it.
    pub operator_id: OperatorId,
    /// What it is for.
    pub kind: KeyKind,
    /// The part of its text that may be shown.
    pub public_id: String,
    /// What people call it.
    pub name: String,
    /// The affiliate that owns it.
    pub affiliate_id: Option<AffiliateId>,
    /// The employee who owns it.
    pub staff_id: Option<StaffId>,
    /// The brands it is bound to.
    pub brands: Vec<BrandId>,
    /// What it may do.
    pub permissions: Vec<Permission>,
    /// Whose data it reaches.
    pub scopes: Vec<Scope>,
    /// From where it may be used.
    pub ip_ranges: Vec<IpRange>,
    /// The moment from which it is refused.
    pub expires_at: Option<Timestamp>,
    /// Since when it is refused.
    pub revoked_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, to within the minute.
    pub last_used_at: Option<Timestamp>,
}

impl ApiKey {
    /// Whether the key may do `permission` from `address`: named permission, at least one scope,
    /// an address in its ranges.
    #[must_use]
    pub fn allows(&self, permission: Permission, address: IpAddr) -> bool {
        self.kind.admits(permission)
            && self.permissions.contains(&permission)
            && !self.scopes.is_empty()
            && self.ip_ranges.iter().any(|range| range.admits(address))
    }

    /// Whether the key reaches all affiliates of its operator.
    #[must_use]
    pub fn reaches_all(&self) -> bool {
        self.scopes.contains(&Scope::All)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn ranges_include_both_ends_and_one_family() {
        let range = IpRange::parse("10.0.0.5-10.0.0.9").unwrap();
        for (address, admitted) in [
            ("10.0.0.4", false),
            ("10.0.0.5", true),
            ("10.0.0.9", true),
            ("10.0.0.10", false),
            ("::ffff:10.0.0.6", true),
            ("::10.0.0.6", false),
        ] {
            assert_eq!(range.admits(ip(address)), admitted, "{address}");
        }
        let open = IpRange::parse("0.0.0.0-255.255.255.255").unwrap();
        assert!(
            open.is_open() && open.admits(ip("203.0.113.9")) && !open.admits(ip("2001:db8::1"))
        );
        assert!(IpRange::parse("::/0").unwrap().is_open());
        assert!(
            IpRange::parse("192.168.7.9/24")
                .unwrap()
                .admits(ip("192.168.7.255"))
        );
        assert!(
            !IpRange::parse("192.168.7.9")
                .unwrap()
                .admits(ip("192.168.7.8"))
        );
    }

    #[test]
    fn refuses_ranges_that_are_none() {
        for text in [
            "",
            "*",
            "10.0.0.*",
            "10.0.0.9-10.0.0.5",
            "10.0.0.1-::1",
            "10.0.0",
            "10.0.0.0/33",
            "a-b",
            "1.1.1.1-2.2.2.2-3.3.3.3",
        ] {
            assert!(IpRange::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nothing_named_is_nothing_allowed() {
        let key = ApiKey {
            id: ApiKeyId(1),
            operator_id: OperatorId(1),
            kind: KeyKind::Operator,
            public_id: "p".into(),
            name: String::new(),
            affiliate_id: None,
            staff_id: None,
            brands: vec![],
            permissions: vec![Permission::AffiliatesWrite],
            scopes: vec![Scope::All],
            ip_ranges: vec![IpRange::parse("10.0.0.1").unwrap()],
            expires_at: None,
            revoked_at: None,
            created_at: Timestamp(0),
            last_used_at: None,
        };
        let here = ip("10.0.0.1");
        assert!(key.allows(Permission::AffiliatesWrite, here));
        assert!(!key.allows(Permission::AffiliatesRead, here));
        assert!(!key.allows(Permission::AffiliatesWrite, ip("10.0.0.2")));
        assert!(
            !ApiKey {
                scopes: vec![],
                ..key.clone()
            }
            .allows(Permission::AffiliatesWrite, here)
        );
        assert!(
            !ApiKey {
                ip_ranges: vec![],
                ..key.clone()
            }
            .allows(Permission::AffiliatesWrite, here)
        );
        assert!(
            !ApiKey {
                permissions: vec![],
                ..key.clone()
            }
            .allows(Permission::AffiliatesWrite, here)
        );
        assert!(
            !ApiKey {
                kind: KeyKind::Ingest,
                ..key
            }
            .allows(Permission::AffiliatesWrite, here)
        );
    }

    #[test]
    fn kinds_admit_what_their_purpose_needs() {
        let admitted = |kind: KeyKind| Permission::ALL.iter().filter(|p| kind.admits(**p)).count();
        assert_eq!(admitted(KeyKind::Operator), Permission::ALL.len());
        assert_eq!(admitted(KeyKind::Ingest), 1);
        assert_eq!(admitted(KeyKind::PlatformApi), 1);
        assert_eq!(admitted(KeyKind::Customer), 1);
        assert_eq!(admitted(KeyKind::AdminApi), 5);
        assert!(
            Permission::ALL
                .iter()
                .filter(|p| KeyKind::Employee.admits(**p))
                .all(|p| p.is_read())
        );
        assert!(
            Permission::ALL
                .iter()
                .all(|p| p.is_read() == p.name().ends_with(".read"))
        );
    }

    #[test]
    fn scopes_are_spelled_out() {
        assert_eq!(Scope::parse("all"), Some(Scope::All));
        assert_eq!(
            Scope::parse("affiliate:7"),
            Some(Scope::Affiliate(AffiliateId(7)))
        );
        for text in [
            "",
            "*",
            "ALL",
            "affiliate:",
            "affiliate:0",
            "affiliate:-1",
            "affiliate:x",
            "brand:1",
        ] {
            assert_eq!(Scope::parse(text), None, "{text}");
        }
    }
}

//! Which pages are whose (contract.md §9), and which addresses a sign-in may lead to.

use axum::http::Uri;
use tributary_service::Actor;

/// Who a page is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Area {
    /// Anybody.
    Public,
    /// Affiliates.
    Affiliate,
    /// The operator's staff.
    Office,
}

/// The first segments of the pages that anybody may see. Every other page needs a sign-in, whether
/// somebody thought of it or not.
const PUBLIC: [&str; 4] = ["", "register", "registered", "login"];

/// The first segments of the affiliates' pages, of which not all are there yet.
const AFFILIATE: [&str; 12] = [
    "dashboard",
    "reports",
    "registrations",
    "ledger",
    "links",
    "media",
    "deals",
    "sub-affiliates",
    "postbacks",
    "payments",
    "api-access",
    "account",
];

/// What a visit to a page comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PageAccess {
    /// The page.
    Welcome,
    /// The sign-in first, at this address.
    SignIn(String),
    /// The same as for a page that does not exist.
    Nothing,
}

/// Who the page at `path` is for; one that is not named as public is behind the sign-in.
#[must_use]
pub fn of(path: &str) -> Area {
    match first(path) {
        "office" => Area::Office,
        first if PUBLIC.contains(&first) => Area::Public,
        _ => Area::Affiliate,
    }
}

fn first(path: &str) -> &str {
    let mut segments = path.trim_start_matches('/').split('/');
    segments.next().unwrap_or_default()
}

/// Whether an address without a page is where one of affiliates or staff would be.
#[must_use]
pub fn is_inside(path: &str) -> bool {
    let first = first(path);
    first == "office" || AFFILIATE.contains(&first)
}

/// Whether `actor` may see the page at `uri`.
#[must_use]
pub fn admit(uri: &Uri, actor: &Actor) -> PageAccess {
    match (of(uri.path()), actor) {
        (Area::Public, _)
        | (Area::Affiliate, Actor::Affiliate { .. })
        | (Area::Office, Actor::Staff { .. }) => PageAccess::Welcome,
        (_, Actor::Affiliate { .. } | Actor::Staff { .. }) => PageAccess::Nothing,
        _ => {
            let address = uri.path_and_query().map_or("/", |address| address.as_str());
            let next: String = form_urlencoded::byte_serialize(address.as_bytes()).collect();
            PageAccess::SignIn(format!("/login?next={next}"))
        }
    }
}

/// Where somebody who signed in goes: to `next` when it is an address of ours that is for them,
/// else home.
#[must_use]
pub fn after_sign_in(next: Option<&str>, actor: &Actor) -> String {
    let home = if matches!(actor, Actor::Staff { .. }) {
        "/office"
    } else {
        "/dashboard"
    };
    let next = next
        .filter(|next| is_local(next))
        .and_then(|next| next.parse::<Uri>().ok());
    match next.filter(|next| next.path() != "/login" && admit(next, actor) == PageAccess::Welcome) {
        Some(next) => next.to_string(),
        None => home.to_owned(),
    }
}

/// Whether an address can only lead to ourselves, however somebody reads it: one slash, then
/// plain segments. Nothing is decoded or cleaned up, because the next one to read it might do
/// that differently.
#[must_use]
pub fn is_local(address: &str) -> bool {
    let (path, rest) = match address.find(['?', '#']) {
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    let Some(segments) = path.strip_prefix('/') else {
        return false;
    };
    let is_plain = |segment: &str| {
        !segment.is_empty() && !segment.starts_with('.') && segment.bytes().all(fits)
    };
    let rest_fits =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>');
    (segments.is_empty() || segments.split('/').all(is_plain)) && rest.bytes().all(rest_fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{IpAddr, Ipv4Addr};
    use tributary_domain::affiliate::Status;
    use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
    use tributary_domain::staff::Role;

    fn affiliate() -> Actor {
        Actor::Affiliate {
            operator: OperatorId(1),
            id: AffiliateId(1),
            username: "somebody".into(),
            status: Status::Approved,
        }
    }

    fn staff() -> Actor {
        let (operator, id, role) = (OperatorId(1), StaffId(1), Role::Admin);
        Actor::Staff {
            operator,
            id,
            username: "admin".into(),
            role,
        }
    }

    #[test]
    fn each_to_their_own() {
        let visitor = Actor::Visitor {
            ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        };
        let sign_in = |next: &str| PageAccess::SignIn(format!("/login?next={next}"));
        for (address, by_visitor, by_affiliate, by_staff) in [
            (
                "/",
                PageAccess::Welcome,
                PageAccess::Welcome,
                PageAccess::Welcome,
            ),
            (
                "/registered?status=pending",
                PageAccess::Welcome,
                PageAccess::Welcome,
                PageAccess::Welcome,
            ),
            (
                "/officer",
                sign_in("%2Fofficer"),
                PageAccess::Welcome,
                PageAccess::Nothing,
            ),
            (
                "/dashboard",
                sign_in("%2Fdashboard"),
                PageAccess::Welcome,
                PageAccess::Nothing,
            ),
            (
                "/office/x?a=1",
                sign_in("%2Foffice%2Fx%3Fa%3D1"),
                PageAccess::Nothing,
                PageAccess::Welcome,
            ),
        ] {
            let uri: Uri = address.parse().unwrap();
            assert_eq!(admit(&uri, &visitor), by_visitor, "{address}");
            assert_eq!(admit(&uri, &affiliate()), by_affiliate, "{address}");
            assert_eq!(admit(&uri, &staff()), by_staff, "{address}");
        }
    }

    #[tokio::test]
    async fn every_page_that_is_not_named_needs_a_sign_in() {
        let visitor = Actor::Visitor {
            ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        };
        let mut public = Vec::new();
        for path in crate::pages::render::paths() {
            let uri: Uri = path.replace(['{', '}'], "").parse().unwrap();
            match admit(&uri, &visitor) {
                PageAccess::Welcome => public.push(path),
                PageAccess::SignIn(_) => assert!(is_inside(path), "{path}: whose is it?"),
                PageAccess::Nothing => panic!("{path}"),
            }
        }
        public.sort_unstable();
        assert_eq!(public, ["/", "/login", "/register", "/registered"]);
    }

    #[test]
    fn a_sign_in_leads_nowhere_else() {
        for bad in [
            "",
            "//evil.test",
            "/\\evil.test",
            "\\/evil.test",
            "https://evil.test",
            "evil.test",
            "/..//evil.test",
            "/.//evil.test",
            "/a//evil.test",
            "/%2f/evil.test",
            "/a/../..//b",
            "/\tevil",
            "/a\r\nSet-Cookie:x",
            "javascript:alert(1)",
            "/dash board",
            "/ä",
            " /a",
            "/a?b=\\",
            "/@evil.test",
            "/a:b",
        ] {
            assert!(!is_local(bad), "{bad:?}");
            assert_eq!(
                after_sign_in(Some(bad), &affiliate()),
                "/dashboard",
                "{bad:?}"
            );
        }
        for good in [
            "/",
            "/dashboard",
            "/links?page=2&q=a%20b",
            "/office/affiliates/7",
            "/a#b",
        ] {
            assert!(is_local(good), "{good}");
        }
        assert_eq!(
            after_sign_in(Some("/links?page=2"), &affiliate()),
            "/links?page=2"
        );
        assert_eq!(after_sign_in(Some("/links"), &staff()), "/office");
        assert_eq!(
            after_sign_in(Some("/office/audit"), &staff()),
            "/office/audit"
        );
        assert_eq!(after_sign_in(Some("/login"), &affiliate()), "/dashboard");
        assert_eq!(after_sign_in(None, &staff()), "/office");
    }
}

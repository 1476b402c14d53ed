//! Who calls the API: a key, or nobody in particular.

use crate::http::address::Host;
use crate::http::client::Client;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Uri};
use std::net::{IpAddr, Ipv4Addr};
use tributary_domain::error::Code;
use tributary_domain::id::OperatorId;
use tributary_domain::refusal::Refusal;
use tributary_service::api_key::{self, ProvisionalAuth};
use tributary_service::{Actor, Error, Service, operator};

/// Query parameters that people put keys into. A key there stands in every log on the way.
/// (`token` is also what one-time tokens are called.)
const NOT_FOR_KEYS: [&str; 5] = ["key", "api_key", "apikey", "x-api-key", "authorization"];

/// The address of the client.
#[must_use]
pub fn ip(extensions: &Extensions) -> IpAddr {
    extensions
        .get::<Client>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |client| client.ip)
}

/// Who makes this call. Without a key that is a visitor.
///
/// # Errors
/// [`Code::Unauthorized`] for a key that is none, for two that differ, and for one in the query.
pub async fn find(service: &Service, parts: &Parts) -> Result<Actor, Error> {
    let ip = ip(&parts.extensions);
    if has_key_in_query(&parts.uri) {
        return Err(Refusal::KeyInAddress.into());
    }
    let Some(text) = key_text(&parts.headers)? else {
        return Ok(Actor::Visitor { ip });
    };
    let host = host(&parts.extensions);
    let key = api_key::authenticate(service, text, ip, host).await?;
    Ok(Actor::Key { key, ip })
}

/// The same on trust, where the key is known: the pledge is to be made sure of before anything is
/// answered. `None` where the caller has to be [found](find).
///
/// # Errors
/// [`Error::RateLimited`].
pub fn trusted(
    service: &Service,
    parts: &Parts,
) -> Result<Option<(Actor, ProvisionalAuth)>, Error> {
    let text = key_text(&parts.headers).ok().flatten();
    let Some(text) = text.filter(|_| !has_key_in_query(&parts.uri)) else {
        return Ok(None);
    };
    let ip = ip(&parts.extensions);
    let pledged = ProvisionalAuth::of(service, text, ip, host(&parts.extensions))?;
    Ok(pledged.map(|(key, pledge)| (Actor::Key { key, ip }, pledge)))
}

/// The host name that was called.
pub(crate) fn host(extensions: &Extensions) -> Option<&str> {
    extensions.get::<Host>().map(|host| host.name.as_str())
}

/// The operator of the host name that was called, if it is one's.
///
/// # Errors
/// When the database does not answer.
pub async fn operator_of_host(
    service: &Service,
    extensions: &Extensions,
) -> Result<Option<OperatorId>, Error> {
    let Some(host) = host(extensions) else {
        return Ok(None);
    };
    let operator = operator::by_host(service, host).await?;
    Ok(operator.map(|operator| operator.id))
}

/// `https://host` of a call, for links back to us; empty where the request names no host.
#[must_use]
pub fn origin(extensions: &Extensions) -> String {
    let Some(host) = extensions.get::<Host>() else {
        return String::new();
    };
    let is_https = extensions
        .get::<Client>()
        .is_some_and(|client| client.is_https);
    let scheme = if is_https { "https" } else { "http" };
    format!("{scheme}://{}", host.authority)
}

/// The key in `authorization` (raw, or behind `Bearer`) or `x-api-key`.
pub(crate) fn key_text(headers: &HeaderMap) -> Result<Option<&str>, Error> {
    let mut found: Option<&str> = None;
    let authorization = headers.get_all(AUTHORIZATION).iter();
    for value in authorization.chain(headers.get_all("x-api-key")) {
        let text = value
            .to_str()
            .map_err(|_| Error::from(Code::Unauthorized))?
            .trim();
        let text = match text.split_once(' ') {
            Some((scheme, key)) if scheme.eq_ignore_ascii_case("bearer") => key.trim(),
            _ => text,
        };
        // Two keys that differ: which of them counts must not depend on who reads first.
        if found.is_some_and(|known| known != text) {
            return Err(Code::Unauthorized.into());
        }
        found = Some(text);
    }
    Ok(found)
}

/// Whether the query has one of those names, or what looks like a key under any name.
fn has_key_in_query(uri: &Uri) -> bool {
    let Some(query) = uri.query() else {
        return false;
    };
    form_urlencoded::parse(query.as_bytes()).any(|(name, value)| {
        let is_name = NOT_FOR_KEYS
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known));
        is_name || value.trim_start().starts_with("trb_")
    })
}

/// The value of a query parameter, decoded; the first one where there are several.
#[must_use]
pub fn query_value(uri: &Uri, name: &str) -> Option<String> {
    let query = uri.query()?;
    form_urlencoded::parse(query.as_bytes())
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_in_headers() {
        let read = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(*name, value.parse().unwrap());
            }
            key_text(&headers)
                .map(|text| text.map(str::to_owned))
                .map_err(|error| error.code())
        };
        assert_eq!(read(&[]), Ok(None));
        for pairs in [
            &[("authorization", "trb_x")][..],
            &[("authorization", "Bearer trb_x")],
            &[("authorization", "bearer  trb_x")],
            &[("x-api-key", "trb_x")],
            &[("x-api-key", "trb_x"), ("authorization", "Bearer trb_x")],
        ] {
            assert_eq!(read(pairs), Ok(Some("trb_x".into())), "{pairs:?}");
        }
        let two = [("x-api-key", "trb_x"), ("authorization", "trb_y")];
        assert_eq!(read(&two), Err(Code::Unauthorized));
    }

    #[test]
    fn keys_do_not_come_in_addresses() {
        for (address, found) in [
            ("/api/x?key=trb_x", true),
            ("/api/x?API_KEY=1", true),
            ("/api/x?a=b&authorization=x", true),
            ("/api/x?token=trb_x", true),
            ("/api/x?token=abc", false),
            ("/api/x?X-Api-Key=1", true),
            ("/api/x?q=trb_x", true),
            ("/api/x?q=%74rb_x", true),
            ("/api/x?keys=1", false),
            ("/api/x", false),
        ] {
            assert_eq!(
                has_key_in_query(&address.parse().unwrap()),
                found,
                "{address}"
            );
        }
    }
}

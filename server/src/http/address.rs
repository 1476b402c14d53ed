//! What a request is addressed to: the Host rules, and the length of the address.

use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri, Version};
use tributary_domain::error::Code;
use tributary_domain::hostname;

/// The longest address, in bytes (contract.md §2).
pub const MAX_ADDRESS_BYTES: usize = 8 * 1024;

/// The host a request names; an extension of each that names one (HTTP/1.0 need not).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Host {
    /// As it was written, with its port: for links back to us.
    pub authority: String,
    /// The name alone, in the form that all its spellings share.
    pub name: String,
}

/// Notes the host on the request.
///
/// # Errors
/// For what is addressed to nobody, to two, or at too great a length.
pub(super) fn note(request: &mut Request) -> Result<(), Code> {
    let length = request
        .uri()
        .path_and_query()
        .map_or(0, |address| address.as_str().len());
    if length > MAX_ADDRESS_BYTES {
        return Err(Code::UriTooLong);
    }
    let host = find(request.version(), request.headers(), request.uri());
    if let Some(host) = host.map_err(|Malformed| Code::BadRequest)? {
        request.extensions_mut().insert(host);
    }
    Ok(())
}

/// The request does not say plainly whom it is for. Two readers of it (a proxy and we) could
/// understand it differently, and one tenant's request could reach another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Malformed;

/// The host that a request names.
///
/// # Errors
/// [`Malformed`] for HTTP/1.1 without a Host, for two, for one that is none, and for an absolute
/// address that names another.
pub fn find(version: Version, headers: &HeaderMap, uri: &Uri) -> Result<Option<Host>, Malformed> {
    let mut values = headers.get_all(HOST).iter();
    let written = match (values.next(), values.next()) {
        (Some(value), None) => Some(value.to_str().map_err(|_| Malformed)?),
        (None, _) if version < Version::HTTP_11 => None,
        _ => return Err(Malformed),
    };
    let host = written.map(read).transpose()?;
    match (uri.authority(), host) {
        (None, host) => Ok(host),
        (Some(absolute), host) => {
            let absolute = read(absolute.as_str())?;
            match host {
                Some(host) if port(&host) != port(&absolute) || host.name != absolute.name => {
                    Err(Malformed)
                }
                _ => Ok(Some(absolute)),
            }
        }
    }
}

/// Reads what a Host header says.
///
/// # Errors
/// [`Malformed`] for what is no host.
pub fn read(text: &str) -> Result<Host, Malformed> {
    let authority: Authority = text.parse().map_err(|_| Malformed)?;
    // A user name in front, or a port that is none.
    if text.contains('@') || (authority.port().is_none() && text.len() > authority.host().len()) {
        return Err(Malformed);
    }
    let name = hostname::canonical(authority.host()).ok_or(Malformed)?;
    Ok(Host {
        authority: text.to_owned(),
        name,
    })
}

fn port(host: &Host) -> Option<u16> {
    host.authority
        .parse()
        .ok()
        .and_then(|authority: Authority| authority.port_u16())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(version: Version, hosts: &[&str], uri: &str) -> Result<Option<String>, Malformed> {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(HOST, host.parse().unwrap());
        }
        find(version, &headers, &uri.parse().unwrap()).map(|host| host.map(|host| host.name))
    }

    #[test]
    fn a_request_names_one_host() {
        let new = Version::HTTP_11;
        for (hosts, uri, expected) in [
            (&["Aff.Example:3000"][..], "/", "aff.example"),
            (&["aff.example."], "/", "aff.example"),
            (&["[::1]:3000"], "/", "[::1]"),
            (&["127.0.0.1"], "/", "127.0.0.1"),
            (&["aff.example"], "http://AFF.example/x", "aff.example"),
        ] {
            assert_eq!(
                name(new, hosts, uri),
                Ok(Some(expected.into())),
                "{hosts:?}"
            );
        }
        for (hosts, uri) in [
            (&[][..], "/"),
            (&[][..], "http://aff.example/"),
            (&["a.example", "a.example"], "/"),
            (&["a.example"], "http://b.example/"),
            (&["a.example:80"], "http://a.example:81/"),
            (&[""], "/"),
            (&["a b"], "/"),
            (&["a.example:"], "/"),
            (&["a.example:port"], "/"),
            (&["a.example:99999"], "/"),
            (&["user@a.example"], "/"),
            (&["a.example/path"], "/"),
            (&["a.example, b.example"], "/"),
            (&["é.example"], "/"),
        ] {
            assert_eq!(name(new, hosts, uri), Err(Malformed), "{hosts:?} {uri}");
        }
        assert_eq!(name(Version::HTTP_10, &[], "/"), Ok(None));
    }
}

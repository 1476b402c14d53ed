//! Who is at the other end: the address and the scheme.

use crate::listener::Peer;
use axum::extract::Request;
use axum::http::HeaderMap;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The client of a request; an extension of each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Client {
    /// Its address; IPv4 in IPv6 (`::ffff:…`) is IPv4.
    pub ip: IpAddr,
    /// Whether it came by https.
    pub is_https: bool,
    /// Whether a trusted proxy stands between, so that its headers count.
    pub is_proxied: bool,
}

/// Finds the client and notes it on the request.
pub(super) fn note(request: &mut Request, trusted: &[IpNet]) -> Client {
    let unknown = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    let peer = request
        .extensions()
        .get::<Peer>()
        .map_or(unknown, |peer| peer.0.ip());
    let client = find(peer, |name| texts(request.headers(), name), trusted);
    request.extensions_mut().insert(client);
    client
}

/// Walks `X-Forwarded-For` from its right end, where our own proxies wrote, as long as each hop
/// is trusted; the first that is not is the client. What stands left of it anybody can have made
/// up. `headers` gives the values of a header, in their order; `None` for what is no text.
#[must_use]
pub fn find<'a>(
    peer: IpAddr,
    headers: impl Fn(&'static str) -> Vec<Option<&'a str>>,
    trusted: &[IpNet],
) -> Client {
    let mut ip = peer.to_canonical();
    let is_trusted = |ip: IpAddr| is_trusted(ip, trusted);
    if !is_trusted(ip) {
        return Client {
            ip,
            is_https: false,
            is_proxied: false,
        };
    }
    let mut hops_behind = 0;
    for hop in elements(headers("x-forwarded-for")).into_iter().rev() {
        // What can't be read can't be trusted: the client is the last one that could.
        let Some(address) = hop.and_then(parse_hop) else {
            break;
        };
        ip = address;
        if !is_trusted(ip) {
            break;
        }
        hops_behind += 1;
    }
    // The scheme that the hop next to the client saw. Often there is one value for all of them.
    let schemes = elements(headers("x-forwarded-proto"));
    let at = schemes
        .len()
        .checked_sub(1)
        .map(|last| last.saturating_sub(hops_behind));
    let scheme = at.and_then(|at| schemes[at]);
    let is_https = scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"));
    Client {
        ip,
        is_https,
        is_proxied: true,
    }
}

/// Whether an address is that of a proxy of ours; IPv4 in IPv6 is IPv4.
#[must_use]
pub fn is_trusted(ip: IpAddr, trusted: &[IpNet]) -> bool {
    let ip = ip.to_canonical();
    trusted.iter().any(|network| network.contains(&ip))
}

/// The elements of a comma list that may be spread over several headers; `None` for what is no
/// text.
fn elements(values: Vec<Option<&str>>) -> Vec<Option<&str>> {
    let mut elements = Vec::new();
    for value in values {
        match value {
            Some(text) => elements.extend(text.split(',').map(|element| Some(element.trim()))),
            None => elements.push(None),
        }
    }
    elements
}

/// The values of a header, for [`find`].
#[must_use]
pub fn texts<'a>(headers: &'a HeaderMap, name: &str) -> Vec<Option<&'a str>> {
    let values = headers.get_all(name).iter();
    values.map(|value| value.to_str().ok()).collect()
}

/// An address, with or without a port.
fn parse_hop(text: &str) -> Option<IpAddr> {
    let bare = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .unwrap_or(text);
    let address = bare.parse().ok();
    let address = address.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    address.map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_most_untrusted_hop_is_the_client() {
        let trusted = ["10.0.0.0/8", "::1/128"].map(|network| network.parse().unwrap());
        for (peer, forwarded, proto, ip, is_https) in [
            // Nobody we trust: nothing counts.
            (
                "203.0.113.9",
                &["1.1.1.1"][..],
                "https",
                "203.0.113.9",
                false,
            ),
            ("10.0.0.1", &["1.1.1.1"], "https", "1.1.1.1", true),
            ("::ffff:10.0.0.1", &["1.1.1.1"], "http", "1.1.1.1", false),
            ("10.0.0.1", &["6.6.6.6, 1.1.1.1"], "https", "1.1.1.1", true),
            (
                "10.0.0.1",
                &["6.6.6.6", "1.1.1.1, 10.0.0.2"],
                "https",
                "1.1.1.1",
                true,
            ),
            ("10.0.0.1", &["::ffff:1.1.1.1"], "", "1.1.1.1", false),
            ("::1", &["[2001:db8::1]:4711"], "https", "2001:db8::1", true),
            ("10.0.0.1", &["1.1.1.1:80"], "https", "1.1.1.1", true),
            ("10.0.0.1", &["1.1.1.1, unknown"], "", "10.0.0.1", false),
            (
                "10.0.0.1",
                &["1.1.1.1, unknown, 10.0.0.7"],
                "",
                "10.0.0.7",
                false,
            ),
            ("10.0.0.1", &[], "https", "10.0.0.1", true),
            ("10.0.0.1", &["10.0.0.9, 10.0.0.8"], "", "10.0.0.9", false),
            // The client claims https; the proxy next to it knows better.
            ("10.0.0.1", &["1.1.1.1"], "https, http", "1.1.1.1", false),
            // Two proxies; the outer one took https, the inner one is spoken to plainly.
            (
                "10.0.0.1",
                &["1.1.1.1, 10.0.0.2"],
                "https, http",
                "1.1.1.1",
                true,
            ),
        ] {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            if !proto.is_empty() {
                headers.insert("x-forwarded-proto", proto.parse().unwrap());
            }
            let client = find(
                peer.parse().unwrap(),
                |name| texts(&headers, name),
                &trusted,
            );
            let expected = (ip.parse::<IpAddr>().unwrap(), is_https);
            assert_eq!(
                (client.ip, client.is_https),
                expected,
                "{peer} {forwarded:?} {proto}"
            );
        }
    }
}

//! The built front end, inside the binary (a debug build reads it from `target/site`). A server
//! built before the site still answers every page, without script and style.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};
use tributary_app::request::Assets;

/// The site as `cargo xtask build` leaves it.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

/// What has a hash of its content in its path never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Icons and the like: asked for again now and then, and answered 304.
const FOR_A_WHILE: &str = "public, max-age=3600";

/// The addresses of the front end's parts.
#[must_use]
pub fn addresses() -> Arc<Assets> {
    static READ: OnceLock<Arc<Assets>> = OnceLock::new();
    if cfg!(debug_assertions) {
        // While it is worked on, the site is built anew under a running server.
        return Arc::new(read_addresses());
    }
    Arc::clone(READ.get_or_init(|| Arc::new(read_addresses())))
}

fn read_addresses() -> Assets {
    let Some(file) = Site::get("assets.json") else {
        return Assets::default();
    };
    serde_json::from_slice(&file.data).unwrap_or_else(|error| {
        tracing::error!(%error, "assets.json");
        Assets::default()
    })
}

/// Whether the front end is there.
#[must_use]
pub fn is_built() -> bool {
    Site::get("assets.json").is_some()
}

/// Answers a request for a file of the site; `None` when there is no such file, or the method is
/// not one that reads.
#[must_use]
pub fn find(request: &Request) -> Option<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let path = request.uri().path().strip_prefix('/')?;
    let is_private = path == "assets.json" || path.ends_with(".br") || path.ends_with(".gz");
    if path.is_empty() || path.ends_with('/') || is_private {
        return None;
    }
    let plain = Site::get(path)?;
    Some(answer(path, plain, request.headers(), |sibling| {
        Site::get(sibling)
    }))
}

/// Chooses among a file and its packed siblings, and answers it or 304.
fn answer(
    path: &str,
    plain: EmbeddedFile,
    headers: &HeaderMap,
    sibling: impl Fn(&str) -> Option<EmbeddedFile>,
) -> Response {
    let accepted = headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let accepted = accepted.collect::<Vec<_>>().join(",");
    let packed = preferences(&accepted).into_iter().find_map(|packing| {
        sibling(&format!("{path}.{}", packing.extension)).map(|file| (file, packing))
    });
    let (file, packing) = match packed {
        Some((file, packing)) => (file, Some(packing)),
        None => (plain, None),
    };
    // Each form of a file has its own tag, since its bytes are its own.
    let tag = tag(&file.metadata.sha256_hash());
    let is_immutable = path.starts_with("pkg/");
    let mut fixed = HeaderMap::new();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            fixed.insert(name, value);
        }
    };
    set(ETAG, &tag);
    set(VARY, "accept-encoding");
    set(
        CACHE_CONTROL,
        if is_immutable { FOR_EVER } else { FOR_A_WHILE },
    );
    if is_known(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, fixed).into_response();
    }
    set(CONTENT_TYPE, content_type(path));
    set(CONTENT_LENGTH, &file.data.len().to_string());
    if let Some(packing) = packing {
        set(CONTENT_ENCODING, packing.name);
    }
    let body = match file.data {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    (fixed, body).into_response()
}

/// 128 bits of the content's digest, as an entity tag.
fn tag(digest: &[u8]) -> String {
    let mut tag = String::from("\"");
    for byte in digest.iter().take(16) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag + "\""
}

/// Whether the client has this version (`If-None-Match`, by the weak comparison of RFC 9110).
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let mut known = headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    known.any(|list| {
        list.split(',')
            .map(str::trim)
            .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
    })
}

/// A way to pack files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Packing {
    name: &'static str,
    extension: &'static str,
}

/// The better one first.
const PACKINGS: [Packing; 2] = [
    Packing {
        name: "br",
        extension: "br",
    },
    Packing {
        name: "gzip",
        extension: "gz",
    },
];

/// The packings that an `Accept-Encoding` header admits, the most wanted first.
fn preferences(accepted: &str) -> Vec<Packing> {
    let mut wanted: Vec<(u16, Packing)> = Vec::new();
    for packing in PACKINGS {
        let (mut named, mut any) = (None, None);
        for entry in accepted.split(',') {
            let mut parts = entry.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(1_000, milli);
            if name.eq_ignore_ascii_case(packing.name) {
                named = Some(weight);
            } else if name == "*" {
                any = Some(weight);
            }
        }
        match named.or(any) {
            Some(weight) if weight > 0 => wanted.push((weight, packing)),
            _ => {}
        }
    }
    // Stable, so that of two equals the better packing stays first.
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wanted.into_iter().map(|(_, packing)| packing).collect()
}

/// A weight from `0` to `1` in thousandths; what is none counts as 0.
fn milli(weight: &str) -> u16 {
    let money = tributary_domain::money::Money::parse(weight.trim());
    money
        .and_then(|weight| u16::try_from(weight.0 / 1_000).ok())
        .filter(|w| *w <= 1_000)
        .unwrap_or(0)
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_embed::Metadata;

    fn file(text: &str) -> EmbeddedFile {
        let mut digest = [0; 32];
        digest[..text.len()].copy_from_slice(text.as_bytes());
        EmbeddedFile {
            data: Cow::Owned(text.as_bytes().to_vec()),
            metadata: Metadata::__rust_embed_new(digest, None, None),
        }
    }

    fn get(path: &str, name: HeaderName, value: &str) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().unwrap());
        answer(path, file("plain"), &headers, |sibling| match sibling {
            "pkg/a.js.br" => Some(file("brotli")),
            "pkg/a.js.gz" => Some(file("gzip")),
            _ => None,
        })
    }

    #[test]
    fn the_most_wanted_packing_is_sent() {
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip", Some("gzip")),
            ("br;q=0.1, gzip;q=0.8", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("br;q=0, *", Some("gzip")),
            ("*", Some("br")),
            ("identity", None),
            ("br;q=0, gzip;q=0.0", None),
            ("br;q=x", None),
            ("BR", Some("br")),
            ("", None),
        ] {
            let response = get("pkg/a.js", ACCEPT_ENCODING, accepted);
            let packing = response
                .headers()
                .get(CONTENT_ENCODING)
                .map(|v| v.to_str().unwrap());
            assert_eq!(packing, expected, "{accepted}");
            assert_eq!(response.headers()[VARY], "accept-encoding");
        }
    }

    #[test]
    fn a_known_version_is_not_sent_again() {
        let fresh = get("favicon.svg", ACCEPT_ENCODING, "br");
        assert_eq!(fresh.status(), StatusCode::OK);
        assert_eq!(fresh.headers()[CONTENT_TYPE], "image/svg+xml");
        let tag = fresh.headers()[ETAG].to_str().unwrap().to_owned();
        for known in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"x\", {tag}"),
            "*".into(),
        ] {
            let again = get("favicon.svg", IF_NONE_MATCH, &known);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(again.headers()[ETAG], tag.as_str());
        }
        assert_eq!(
            get("favicon.svg", IF_NONE_MATCH, "\"x\"").status(),
            StatusCode::OK
        );
        assert_ne!(
            get("pkg/a.js", ACCEPT_ENCODING, "br").headers()[ETAG],
            tag.as_str()
        );
    }

    #[test]
    fn only_hashed_paths_are_kept_for_ever() {
        let cached = |path| get(path, ACCEPT_ENCODING, "").headers()[CACHE_CONTROL].clone();
        assert_eq!(cached("pkg/a.js"), FOR_EVER);
        assert_eq!(cached("robots.txt"), FOR_A_WHILE);
    }
}

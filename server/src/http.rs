//! The layers every request passes but a click ([`crate::track`]), outermost first:
//!
//! | file | what it does |
//! |---|---|
//! | [`client`] | who is at the other end: address and scheme, by `X-Forwarded-*` of trusted proxies |
//! | [`request_id`] | the id that the log, the answer and the peer share |
//! | [`access_log`] | one line and the metrics for each request |
//! | [`security`] | the headers that tell browsers what a page may do |
//! | [`mod@panic`] | a panic is that request's 500 and nobody else's trouble |
//! | [`address`] | the Host rules and the length of the address |
//! | [`deadline`] | an answer begins in time or is 503 |
//! | [`body`] | a body is small and arrives in time |
//! | [`csrf`] | pages of other sites can't write here |
//!
//! A refusal on any of them is made by [`refusal`]: JSON under `/api`, a small page elsewhere.

pub mod access_log;
pub mod address;
pub mod body;
pub mod client;
pub mod csrf;
pub mod deadline;
pub mod health;
pub mod panic;
pub mod refusal;
pub mod request_id;
pub mod security;
mod shared;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use ipnet::IpNet;
use std::sync::Arc;
use std::time::Duration;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate as _, SizeAbove};

/// What the layers can be told.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whose `X-Forwarded-*` headers count.
    pub trusted_proxies: Vec<IpNet>,
    /// How long until an answer begins.
    pub request_timeout: Duration,
    /// How long until a body has arrived.
    pub body_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            trusted_proxies: Vec::new(),
            request_timeout: Duration::from_secs(25),
            body_timeout: Duration::from_secs(15),
        }
    }
}

/// Below this many bytes, compression costs more than it saves.
const LEAST_COMPRESSED: u16 = 1024;
/// Brotli's and gzip's quality for what is made on the fly: most of the gain, little of the time.
const QUALITY: i32 = 5;

/// Puts all layers around a router. `translate` puts on what has the last word on the refusals of
/// the layers within it: those that know for whom a request is.
pub fn layered(
    router: Router,
    settings: Settings,
    translate: impl FnOnce(Router) -> Router,
) -> Router {
    let budget = body::Budget::new(settings.body_timeout);
    let trusted: Arc<[IpNet]> = settings.trusted_proxies.into();
    let is_worth_it = SizeAbove::new(LEAST_COMPRESSED).and(security::IsText);
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(is_worth_it);
    // The last one added is the first one passed.
    let router = router
        .layer(shared::Layer)
        .layer(compression)
        .layer(from_fn(csrf::layer))
        .layer(from_fn_with_state(budget, body::layer))
        .layer(from_fn_with_state(
            settings.request_timeout,
            deadline::layer,
        ))
        .layer(shared::Layer);
    translate(router)
        .layer(from_fn(address::layer))
        .layer(from_fn(panic::layer))
        .layer(shared::Layer)
        .layer(from_fn(security::layer))
        .layer(from_fn(access_log::layer))
        .layer(shared::Layer)
        .layer(from_fn(request_id::layer))
        .layer(from_fn_with_state(trusted, client::layer))
}

//! What every request passes but a click ([`crate::track`]), in the order of `RequestPipeline::pass`:
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
//! | [`body`] | a body is small, arrives in time, and takes no more than its sender's share of memory |
//! | [`csrf`] | pages of other sites can't write here |
//! | [`text`] | what is to be text is text |
//!
//! A refusal on any of them is made by [`refusal`]: JSON under `/api`, a small page elsewhere.
//! All of it is one layer: a dozen of them, each around the next, took longer than most answers.

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
pub mod request_meta;
pub mod security;
pub(crate) mod share;
pub mod text;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use axum::response::{IntoResponse, Response};
pub use body::Gate;
use body::{Collected, Held};
use futures::future::BoxFuture;
use ipnet::IpNet;
use refusal::{RequestMeta, refuse};
use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tower::ServiceExt as _;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate as _, SizeAbove};
use tracing::Instrument as _;
use tributary_domain::error::Code;

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
const MIN_COMPRESSED_BYTES: u16 = 1024;
/// Brotli's and gzip's quality for what is made on the fly: most of the gain, little of the time.
const QUALITY: i32 = 5;

/// Has the last word on an answer, refusals by the deadline and what is within it included.
pub type LastWord = Box<dyn FnOnce(Response) -> BoxFuture<'static, Response> + Send>;
/// Who has it on the answer to a request: whoever knows for whom that is. For most, nobody.
pub type Translate = Box<dyn Fn(&Request) -> Option<LastWord> + Send + Sync>;

/// Puts all of it around a router. `gate` says whose events a request brings.
pub fn layered(router: Router, settings: Settings, translate: Translate, gate: Gate) -> Router {
    let is_worth_it = SizeAbove::new(MIN_COMPRESSED_BYTES).and(security::IsText);
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(is_worth_it);
    let passage = Arc::new(RequestPipeline {
        trusted: settings.trusted_proxies,
        request_timeout: settings.request_timeout,
        budget: body::Budget::new(settings.body_timeout, gate),
        translate,
    });
    router.layer(compression).layer(Layer(passage))
}

/// The way in, and out again.
struct RequestPipeline {
    trusted: Vec<IpNet>,
    request_timeout: Duration,
    budget: body::Budget,
    translate: Translate,
}

impl RequestPipeline {
    /// What there is around every answer, whatever comes of the request.
    async fn pass<S>(&self, inner: S, mut request: Request) -> Response
    where
        S: tower::Service<Request, Error = Infallible>,
        S::Response: IntoResponse,
    {
        let client = client::note(&mut request, &self.trusted);
        let id = request_id::note(&mut request, client);
        let asked = RequestMeta::of(&request);
        let line = access_log::Line::begin(&request, client);
        let headers = security::Headers::note(&mut request, client, asked.is_api());
        // Everything that is logged on the way carries the request's id.
        let span = tracing::info_span!("request", id = %id.0);
        let answering = panic::caught(&asked, self.answer(inner, request, &asked));
        let mut response = answering.instrument(span).await;
        headers.put_on(&mut response);
        line.end(&asked, &response);
        id.put_on(&mut response);
        response
    }

    /// The answer, or the refusal of whatever has to be right before there is one.
    async fn answer<S>(&self, inner: S, mut request: Request, asked: &RequestMeta) -> Response
    where
        S: tower::Service<Request, Error = Infallible>,
        S::Response: IntoResponse,
    {
        if let Err(code) = address::note(&mut request) {
            return refuse(asked, code);
        }
        let last_word = (self.translate)(&request);
        let admitted = deadline::within(
            self.request_timeout,
            asked,
            self.admit(inner, request, asked),
        );
        let response = admitted.await.unwrap_or_else(|code| refuse(asked, code));
        match last_word {
            Some(say) => say(response).await,
            None => response,
        }
    }

    async fn admit<S>(
        &self,
        inner: S,
        request: Request,
        asked: &RequestMeta,
    ) -> Result<Response, Code>
    where
        S: tower::Service<Request, Error = Infallible>,
        S::Response: IntoResponse,
    {
        let (request, room, is_unread) = match self.budget.collect(request).await? {
            Collected::Whole(request, room) => (request, room, false),
            Collected::Unread(request) => (request, None, true),
        };
        csrf::check(&request)?;
        let request = match text::admit(request, asked).await {
            Ok(request) => request,
            Err(refusal) => return Ok(refusal),
        };
        let Ok(response) = inner.oneshot(request).await;
        let mut response = response.into_response();
        if is_unread {
            // Who sent it may do so by now: it is to be sent again.
            if response.status().is_success() {
                return Err(Code::Unavailable);
            }
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
        }
        Ok(match room {
            Some(room) => response.map(|body| Held::body(body, room)),
            None => response,
        })
    }
}

/// Puts the passage around a service.
#[derive(Clone)]
struct Layer(Arc<RequestPipeline>);

impl<S> tower::Layer<S> for Layer {
    type Service = Passed<S>;

    fn layer(&self, inner: S) -> Passed<S> {
        Passed {
            passage: Arc::clone(&self.0),
            inner: Arc::new(inner),
        }
    }
}

/// A service behind the passage. It is copied once for each request, and not each time that
/// something around it is.
struct Passed<S> {
    passage: Arc<RequestPipeline>,
    inner: Arc<S>,
}

impl<S> Clone for Passed<S> {
    fn clone(&self) -> Self {
        Self {
            passage: Arc::clone(&self.passage),
            inner: Arc::clone(&self.inner),
        }
    }
}

impl<S> tower::Service<Request> for Passed<S>
where
    S: tower::Service<Request, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Response: IntoResponse,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // The copy is asked, before it is called.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let (passage, inner) = (Arc::clone(&self.passage), S::clone(&self.inner));
        Box::pin(async move { Ok(passage.pass(inner, request).await) })
    }
}

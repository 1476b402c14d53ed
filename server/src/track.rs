//! The click redirect: the hot path (contract.md §5).
//!
//! [`ClickEdge`] stands before the router and its layers and takes what is for it: `/go/<slug>` on any
//! host, and everything but the operational addresses on a brand's go-host. A click passes what it
//! needs of the layers and nothing else: the Host rules, the length of the address, who is at the
//! other end, the guard against panics, the deadline and the metrics. There is no line in the
//! access log: a click is a row of its own. Nothing here asks the main database.
//!
//! Most clicks don't even pass hyper: as a [`Shortcut`], the edge answers plain requests from what
//! the connection has read. Both ways lead through `Redirector::follow`, and a test compares them.

mod wire;

use crate::http::address::{self, MAX_ADDRESS_BYTES};
use crate::http::client::{self, Client, texts};
use crate::http::refusal::{RequestMeta, refuse, small_page};
use crate::http::text::Flaw;
use crate::http::{Settings, request_id};
use crate::listener::{Head, Peer, Shortcut};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, LOCATION, REFERER, REFERRER_POLICY,
    USER_AGENT, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use futures::FutureExt as _;
use ipnet::IpNet;
use std::borrow::Cow;
use std::convert::Infallible;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tributary_domain::country;
use tributary_domain::error::Code;
use tributary_domain::machine::{PURPOSE_HEADERS, is_ahead};
use tributary_service::Service;
use tributary_service::tracking::{self, RedirectOutcome, Visit};

/// What a go-host answers besides links, for whoever runs the server.
const OPERATIONAL: [&str; 2] = ["/healthz", "/readyz"];
/// Where slugs are on every host.
const PREFIX: &str = "/go/";
/// What the metrics call all of it.
const ROUTE: &str = "/go/{slug}";
/// The header in which a proxy in front says which country a client is in.
const COUNTRY: HeaderName = HeaderName::from_static("cf-ipcountry");
/// The methods that are told apart in the metrics; any other is `OTHER`.
const METHODS: [&str; 3] = ["GET", "HEAD", "OTHER"];
/// The classes of answers a redirect can have.
const CLASSES: [&str; 3] = ["3xx", "4xx", "5xx"];

/// The redirect, and the router for everything else. Cheap to clone.
#[derive(Clone)]
pub struct ClickEdge {
    track: Arc<Redirector>,
    router: Router,
}

struct Redirector {
    service: Service,
    trusted: Vec<IpNet>,
    timeout: Duration,
    counters: [[metrics::Counter; CLASSES.len()]; METHODS.len()],
    durations: [metrics::Histogram; METHODS.len()],
}

/// What was asked for.
struct ClickRequest {
    /// The host name, in its canonical form; empty for none.
    host: String,
    /// Where the slug begins in the path.
    at: usize,
}

/// What a request tells of itself.
struct Told<'a> {
    path: &'a str,
    query: &'a str,
    client: Client,
    /// What a proxy says; it counts from our own.
    country: Cow<'a, str>,
    referrer: Cow<'a, str>,
    user_agent: Cow<'a, str>,
    /// Whether nobody has asked for the page yet.
    is_ahead: bool,
    is_click: bool,
}

impl ClickEdge {
    /// The redirect in front of a router.
    #[must_use]
    pub fn new(service: Service, settings: &Settings, router: Router) -> Self {
        // Looking a metric up by its name and labels costs more than counting.
        let counters = METHODS.map(|method| {
            CLASSES.map(|class| {
                metrics::counter!("http_requests_total", "route" => ROUTE, "method" => method, "status" => class)
            })
        });
        let durations = METHODS.map(|method| {
            metrics::histogram!("http_request_duration_seconds", "route" => ROUTE, "method" => method)
        });
        let track = Redirector {
            service,
            trusted: settings.trusted_proxies.clone(),
            timeout: settings.request_timeout,
            counters,
            durations,
        };
        Self {
            track: Arc::new(track),
            router,
        }
    }

    /// The same as a router.
    pub fn into_router(self) -> Router {
        Router::new().fallback_service(self)
    }
}

impl tower::Service<Request> for ClickEdge {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // A router always is.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let host = address::find(request.version(), request.headers(), request.uri());
        let asking = match host.map(|host| host.map_or_else(String::new, |host| host.name)) {
            Ok(host) => self.track.asking(request.uri().path(), host),
            // The layer refuses it, and knows how.
            Err(_) => None,
        };
        match asking {
            Some(asking) => {
                let track = Arc::clone(&self.track);
                // A redirect has no use for a body.
                let (parts, _) = request.into_parts();
                Box::pin(async move { Ok(track.answer(parts, asking).await) })
            }
            None => Box::pin(self.router.call(request)),
        }
    }
}

impl Shortcut for ClickEdge {
    fn speaks_for_many(&self, peer: IpAddr) -> bool {
        client::is_trusted(peer, &self.track.trusted)
    }

    async fn answer(&self, peer: Peer, head: &Head<'_>, answer: &mut Vec<u8>) -> bool {
        let track = &self.track;
        // What is wrong with a Host or an address, the layer knows how to say.
        let mut hosts = head.all("host");
        let host = match (hosts.next().map(str::from_utf8), hosts.next()) {
            (Some(Ok(host)), None) => address::read(host),
            _ => return false,
        };
        let Ok(host) = host else {
            return false;
        };
        let Some(asking) = track.asking(head.path, host.name) else {
            return false;
        };
        if head.path.len() + head.query.len() >= MAX_ADDRESS_BYTES {
            return false;
        }
        let started = Instant::now();
        let texts = |name| head.all(name).map(visible).collect();
        let text = |name: &HeaderName| {
            let value = head.all(name.as_str()).next();
            value.map_or(Cow::Borrowed(""), String::from_utf8_lossy)
        };
        let told = Told {
            path: head.path,
            query: head.query,
            client: client::find(peer.0.ip(), texts, &track.trusted),
            country: text(&COUNTRY),
            referrer: text(&REFERER),
            user_agent: text(&USER_AGENT),
            is_ahead: (PURPOSE_HEADERS.iter())
                .flat_map(|name| head.all(name))
                .any(|value| visible(value).is_some_and(is_ahead)),
            is_click: true,
        };
        let status = match track.follow(&asking, &told).await {
            Ok(url) => {
                wire::found(answer, &url);
                StatusCode::FOUND
            }
            Err(refusal) => {
                let response = refusal.response(head.path);
                let status = response.status();
                if !wire::response(answer, response).await {
                    return false;
                }
                status
            }
        };
        track.count(&Method::GET, status, started);
        true
    }
}

/// A header's value as text, if it is one.
fn visible(value: &[u8]) -> Option<&str> {
    let is_visible = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t');
    str::from_utf8(value)
        .ok()
        .filter(|_| value.iter().all(is_visible))
}

/// Why nobody is sent on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Refusal {
    /// The link leads nowhere, and the brand has no page for that.
    Nowhere,
    /// The address is no text.
    NoText(Flaw),
    /// Something is wrong.
    No(Code),
}

impl Redirector {
    /// What a path on a host asks for, if it is for us.
    fn asking(&self, path: &str, host: String) -> Option<ClickRequest> {
        let is_go = path.starts_with(PREFIX);
        if !is_go && (OPERATIONAL.contains(&path) || !self.service.tracking.is_go_host(&host)) {
            return None;
        }
        let at = if is_go { PREFIX.len() } else { 1 };
        Some(ClickRequest { host, at })
    }

    async fn answer(&self, request: Parts, asking: ClickRequest) -> Response {
        let started = Instant::now();
        let path = request.uri.path();
        let found = self
            .redirect(&request, &asking)
            .await
            .and_then(|url| HeaderValue::try_from(url).map_err(|_| Refusal::No(Code::Internal)));
        let response = match found {
            Ok(url) => found_at(url),
            Err(refusal) => refusal.response(path),
        };
        self.count(&request.method, response.status(), started);
        response
    }

    async fn redirect(&self, request: &Parts, asking: &ClickRequest) -> Result<String, Refusal> {
        let uri = &request.uri;
        let is_click = match request.method {
            Method::GET => true,
            Method::HEAD => false,
            _ => return Err(Refusal::No(Code::MethodNotAllowed)),
        };
        let length = uri
            .path_and_query()
            .map_or(0, |address| address.as_str().len());
        if length > MAX_ADDRESS_BYTES {
            return Err(Refusal::No(Code::UriTooLong));
        }
        let headers = &request.headers;
        let told = Told {
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
            client: self.client(request),
            country: header(headers, &COUNTRY),
            referrer: header(headers, &REFERER),
            user_agent: header(headers, &USER_AGENT),
            is_ahead: (PURPOSE_HEADERS.iter())
                .flat_map(|name| headers.get_all(*name))
                .any(|value| visible(value.as_bytes()).is_some_and(is_ahead)),
            is_click,
        };
        self.follow(asking, &told).await
    }

    /// Where a visitor goes. Neither a panic nor a disk that hangs keeps them from an answer.
    async fn follow(&self, asking: &ClickRequest, told: &Told<'_>) -> Result<String, Refusal> {
        let path = told.path;
        // A slug that is no UTF-8 leads nowhere, as any that was mistyped.
        let in_path = Flaw::of_encoded(path).filter(|flaw| *flaw == Flaw::Nul);
        if let Some(flaw) = in_path.or_else(|| Flaw::of_encoded(told.query)) {
            return Err(Refusal::NoText(flaw));
        }
        let country = Some(&told.country).filter(|_| told.client.is_proxied);
        let visit = Visit {
            host: &asking.host,
            text: path.get(asking.at..).unwrap_or_default(),
            query: told.query,
            ip: told.client.ip,
            country: country
                .and_then(|code| country::parse(code))
                .unwrap_or_default(),
            referrer: &told.referrer,
            user_agent: &told.user_agent,
            is_ahead: told.is_ahead,
            is_click: told.is_click,
        };
        let work = AssertUnwindSafe(tracking::visit(&self.service, &visit)).catch_unwind();
        let mut work = pin!(work);
        // Most that need not wait for the disk are done at once, and need no alarm.
        let done = match work.as_mut().now_or_never() {
            Some(done) => Ok(done),
            None => tokio::time::timeout(self.timeout, work).await,
        };
        match done {
            Ok(Ok(Ok(RedirectOutcome::Destination(url) | RedirectOutcome::Fallback(url)))) => {
                // Links and fallback pages are checked when they are made.
                if visible(url.as_bytes()).is_none() {
                    tracing::error!(?path, "a destination is no header");
                    return Err(Refusal::No(Code::Internal));
                }
                Ok(url)
            }
            Ok(Ok(Ok(RedirectOutcome::Nowhere))) => Err(Refusal::Nowhere),
            Ok(Ok(Ok(RedirectOutcome::Busy))) => Err(Refusal::No(Code::Unavailable)),
            Ok(Ok(Err(error))) => {
                tracing::error!(%error, "a redirect failed");
                Err(Refusal::No(Code::Internal))
            }
            Ok(Err(_)) => {
                tracing::error!(?path, "a redirect panicked");
                Err(Refusal::No(Code::Internal))
            }
            Err(_) => {
                tracing::error!("a redirect took too long");
                Err(Refusal::No(Code::Unavailable))
            }
        }
    }

    fn count(&self, method: &Method, status: StatusCode, started: Instant) {
        let method = match *method {
            Method::GET => 0,
            Method::HEAD => 1,
            _ => 2,
        };
        let class = match status.as_u16() {
            ..400 => 0,
            400..500 => 1,
            _ => 2,
        };
        self.counters[method][class].increment(1);
        self.durations[method].record(started.elapsed().as_secs_f64());
    }

    fn client(&self, request: &Parts) -> Client {
        let unknown = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        let peer = request.extensions.get::<Peer>();
        let peer = peer.map_or(unknown, |peer| peer.0.ip());
        client::find(peer, |name| texts(&request.headers, name), &self.trusted)
    }
}

/// A header as text; what is no UTF-8 is replaced.
fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Cow<'a, str> {
    headers.get(name).map_or(Cow::Borrowed(""), |value| {
        String::from_utf8_lossy(value.as_bytes())
    })
}

impl Refusal {
    /// A small page that says so.
    fn response(self, path: &str) -> Response {
        let asked = RequestMeta {
            path: path.to_owned(),
            request_id: request_id::fresh(),
        };
        let mut response = match self {
            Self::Nowhere => {
                let sentence = "This link leads nowhere. It may have been mistyped or withdrawn.";
                small_page(&asked, StatusCode::NOT_FOUND, "Not Found", sentence)
            }
            Self::NoText(flaw) => {
                let sentence = format!("The address {}.", flaw.says());
                small_page(&asked, StatusCode::BAD_REQUEST, "Bad Request", &sentence)
            }
            Self::No(code) => refuse(&asked, code),
        };
        if self == Self::No(Code::MethodNotAllowed) {
            let allowed = HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(ALLOW, allowed);
        }
        finish(response, &asked)
    }
}

fn found_at(url: HeaderValue) -> Response {
    let mut response = StatusCode::FOUND.into_response();
    let headers = response.headers_mut();
    headers.insert(LOCATION, url);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn finish(mut response: Response, asked: &RequestMeta) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(id) = HeaderValue::from_str(&asked.request_id) {
        headers.insert(request_id::HEADER, id);
    }
    response
}

//! The use cases of Tributary: who may do what, one transaction each.
//!
//! Each noun is a file; each use case is one `pub async fn` that takes the [`Service`] and the
//! [`Actor`], checks policy first, runs one transaction and answers domain types. Edges (pages,
//! REST, commands) are thin: they find out who is asking, call one of these, and answer.
//!
//! To add a use case: write the queries in `store/src/<noun>.rs`, the function in
//! `service/src/<noun>.rs`, its test in `service/tests/<noun>.rs` (it runs on both databases).

mod actor;
mod clock;
mod error;
mod shared_read;
mod turns;

pub mod affiliate;
pub mod api_key;
pub mod audit;
pub mod balance;
pub mod brand;
pub mod campaign;
pub mod captcha;
pub mod custom_tag;
pub mod dashboard;
pub mod deal;
pub mod demo;
pub mod doctor;
pub mod event;
pub mod explain;
pub mod fx;
pub mod heavy;
pub mod housekeeping;
pub mod invitation;
pub mod ledger;
pub mod link;
pub mod list;
pub mod month;
pub mod operator;
pub mod password;
pub mod payment;
pub mod player;
pub mod policy;
pub mod promo_code;
pub mod registration;
pub mod report;
pub mod session;
pub mod staff;
pub mod throttle;
pub mod tracker;
pub mod tracking;
pub mod tracking_link;

pub use actor::Actor;
pub use clock::Clock;
pub use error::Error;

use shared_read::Singleflight;
use std::sync::Arc;
use std::time::Duration;
use tributary_domain::operator::Operator;
use tributary_store::Store;

/// Everything the use cases need, shared by all requests. Cheap to clone.
#[derive(Clone)]
pub struct Service(Arc<Parts>);

/// What [`Service`] is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Hashes passwords on a bounded pool.
    pub hasher: password::Hasher,
    /// Tells people from programs.
    pub captcha: captcha::Captcha,
    /// Counts who asks how often.
    pub throttle: throttle::Throttle,
    /// Collects events that arrive at once.
    pub(crate) ingest: event::ingest::Ingest,
    /// Where work is done that takes long.
    pub heavy: heavy::Places,
    /// Takes files of events in, a few at a time.
    pub(crate) imports: event::import::Places,
    /// What deal versions say.
    pub(crate) agreements: event::Agreements,
    /// How month starts went.
    pub month_rounds: month::Rounds,
    /// Lets reports in, a few at a time.
    pub(crate) reports: report::Gate,
    /// Answers clicks.
    pub tracking: tracking::Tracking,
    /// Operators that are read at the moment, by host name.
    pub(crate) operators: Singleflight<String, Option<Arc<Operator>>>,
    /// API keys that are read at the moment, by their public ids and the host names they are for.
    pub(crate) keys: Singleflight<api_key::Name, api_key::Found>,
    /// Which API keys' use was noted a moment ago.
    pub(crate) key_uses: api_key::Uses,
    /// What was read of API keys last.
    pub(crate) recent_keys: api_key::Recent,
    /// Signs invitation links, captcha challenges and trackers; the same on every node.
    pub(crate) secret: [u8; 32],
    /// Signs trackers, under the same secret.
    pub(crate) signer: tracker::Signer,
}

/// What can be chosen when a [`Service`] is made.
#[derive(Clone, Debug)]
pub struct Options {
    /// Stands in for the captcha provider's siteverify address.
    pub captcha_verify_url: Option<String>,
    /// Whether callers are throttled.
    pub rate_limit: bool,
    /// How many passwords are hashed at a time. Each takes 19 MiB while it lasts.
    pub hashers: usize,
    /// How long a report may take.
    pub report_limit: Duration,
    /// Where clicks wait; `None` where none are taken, as in commands.
    pub clicks: Option<tracking::Options>,
}

impl Default for Options {
    fn default() -> Self {
        let hashers = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            captcha_verify_url: None,
            rate_limit: true,
            hashers,
            report_limit: report::USUAL_LIMIT,
            clicks: None,
        }
    }
}

impl std::ops::Deref for Service {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Service {
    /// Puts a service together on a migrated database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn new(store: Store, clock: Clock, options: Options) -> Result<Self, Error> {
        let secret = store.instance_secret(&fresh_secret()?).await?;
        if store.seal(clock.now()).await? {
            tracing::warn!(
                "everything that money rests on was sealed as it is now, for `tributary doctor`"
            );
        }
        let captcha = captcha::Captcha::new(
            store.clone(),
            clock.clone(),
            secret,
            options.captcha_verify_url,
        )?;
        let tracking = tracking::Tracking::new(options.clicks).await?;
        let service = Self(Arc::new(Parts {
            tracking,
            hasher: password::Hasher::new(options.hashers),
            throttle: throttle::Throttle::new(options.rate_limit),
            ingest: event::ingest::Ingest::default(),
            heavy: heavy::Places::default(),
            imports: event::import::Places::default(),
            agreements: event::Agreements::default(),
            month_rounds: month::Rounds::default(),
            reports: report::Gate::new(options.report_limit),
            operators: Singleflight::default(),
            keys: Singleflight::default(),
            key_uses: api_key::Uses::default(),
            recent_keys: api_key::Recent::default(),
            captcha,
            store,
            clock,
            secret,
            signer: tracker::Signer::new(&secret)?,
        }));
        tracking::changed(&service).await;
        Ok(service)
    }
}

/// 256 random bits.
pub(crate) fn fresh_secret() -> Result<[u8; 32], Error> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(Error::internal)?;
    Ok(secret)
}

/// The SHA-256 of a text: of random secrets that are kept hashed, and of captcha tokens.
pub(crate) fn sha256(text: &str) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(text.as_bytes()).into()
}

//! The way of a click: answered from memory, kept in a spool of this machine, and brought into the
//! main database later, once (docs/adr, "Clicks wait in a spool").
//!
//! | file | what is in it |
//! |---|---|
//! | `snapshot` | what the redirect is answered from, and how it stays current |
//! | `queue` | many clicks, one write to disk |
//! | [`drain`] | from the spool into the database |
//!
//! Nothing between a click and its answer asks the main database, apart from a look-up of a slug
//! that nobody here has heard of, which may fail.

mod drain;
mod queue;
mod snapshot;

pub(crate) use drain::insert;
pub use drain::{drain, drain_now};
pub use snapshot::{changed, refresh, watch};

pub(crate) use snapshot::minted;

use crate::{Error, Service, tracker};
use queue::Queue;
use snapshot::{Found, SnapshotCache};
use std::borrow::Cow;
use std::cell::RefCell;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tributary_domain::click::{Captured, Click, NO_PARAMS, bounded};
use tributary_domain::dimension::Dimension;
use tributary_domain::id::DealId;
use tributary_domain::link::Filling;
use tributary_domain::machine;
use tributary_domain::slug;
use tributary_domain::violation::Rule;
use tributary_store::spool::{Line, Spool, Unopened};

/// For how long it stands that clicks can be kept. Finding out is a write, and anybody may ask.
const KEPT_STANDS: Duration = Duration::from_millis(500);
/// Clicks that are taken over from another spool at a time.
const TAKEN_OVER: i64 = 65_536;
/// How many spools beside each other are tried where nobody chose one.
const MAX_SPOOLS: u32 = 64;

/// When a click is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// Once it is on disk.
    Commit,
    /// At once; it follows, unless the process dies before.
    Async,
}

/// Where clicks wait, and how they are answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The file of the spool.
    pub spool: PathBuf,
    /// Whether a file beside it will do while another process has this one. What such a process
    /// leaves behind is taken over.
    pub may_share_folder: bool,
    /// When a click is answered.
    pub durability: Durability,
}

/// What the redirect works with.
pub struct Tracking {
    memory: SnapshotCache,
    clicks: Option<Clicks>,
}

struct Clicks {
    spool: Arc<Spool>,
    queue: Queue,
    durability: Durability,
    /// One drain at a time; a second one would find the same clicks.
    draining: tokio::sync::Mutex<()>,
    /// When it was last seen that a click could be kept, by trying.
    kept: tokio::sync::Mutex<Option<Instant>>,
}

/// What somebody asked the redirect for.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// The host name that was called, in its canonical form; empty for none.
    pub host: &'a str,
    /// What stands where a slug is expected, with whatever follows it.
    pub text: &'a str,
    /// The query.
    pub query: &'a str,
    /// From where.
    pub ip: IpAddr,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: &'a str,
    /// The page it came from.
    pub referrer: &'a str,
    /// The browser's name for itself.
    pub user_agent: &'a str,
    /// Whether the browser says that nobody has asked for the page yet.
    pub is_ahead: bool,
    /// Whether it is a click; HEAD is none.
    pub is_click: bool,
}

/// Where a visitor goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RedirectOutcome {
    /// To the link's destination; the click is kept.
    Destination(String),
    /// To the brand's fallback page; no click.
    Fallback(String),
    /// Nowhere; no click.
    Nowhere,
    /// Later: clicks can't be kept at the moment.
    Busy,
}

impl Tracking {
    /// Opens the spool and begins to write clicks to it. Without options there are no clicks: the
    /// commands need none.
    pub(crate) async fn new(options: Option<Options>) -> Result<Self, Error> {
        let clicks = match options {
            None => None,
            Some(options) => {
                let spool = Arc::new(open(&options).await?);
                Some(Clicks {
                    queue: Queue::start(Arc::clone(&spool), options.durability),
                    spool,
                    durability: options.durability,
                    draining: tokio::sync::Mutex::new(()),
                    kept: tokio::sync::Mutex::new(None),
                })
            }
        };
        Ok(Self {
            memory: SnapshotCache::default(),
            clicks,
        })
    }

    /// Whether clicks are taken here.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.clicks.is_some()
    }

    /// Whether a host name is for tracking links alone.
    #[must_use]
    pub fn is_go_host(&self, host: &str) -> bool {
        self.memory.read().is_go_host(host)
    }

    /// How many clicks wait in the spool; 0 where there is none.
    pub async fn waiting(&self) -> i64 {
        match &self.clicks {
            Some(clicks) => clicks.spool.waiting(),
            None => 0,
        }
    }

    /// How many clicks are put aside since the database refused them; 0 where there is no spool.
    pub async fn refused(&self) -> i64 {
        match &self.clicks {
            Some(clicks) => clicks.spool.refused(),
            None => 0,
        }
    }

    /// Whether a click could be kept now, which is tried, unless it was half a second ago. Where no
    /// clicks are taken, nothing stands against it.
    ///
    /// # Errors
    /// What the spool's disk answers.
    pub async fn is_ready(&self) -> Result<(), Error> {
        let Some(clicks) = &self.clicks else {
            return Ok(());
        };
        let mut kept = clicks.kept.lock().await;
        if kept.is_none_or(|at| at.elapsed() > KEPT_STANDS) || clicks.queue.is_failing() {
            *kept = None;
            clicks.spool.append(&Line::new(0, "[]")).await?;
            clicks.queue.has_written();
            *kept = Some(Instant::now());
        }
        Ok(())
    }

    /// Writes what is still in memory to the spool, and closes it.
    pub async fn close(&self) {
        if let Some(clicks) = &self.clicks {
            clicks.queue.flush().await;
            clicks.spool.close().await;
        }
    }
}

/// Finds where a visitor goes, and keeps the click.
///
/// # Errors
/// None that a visitor can cause; what the machine's randomness fails with.
pub async fn visit(service: &Service, visit: &Visit<'_>) -> Result<RedirectOutcome, Error> {
    let (way, click) = follow(service, visit).await?;
    let Some(click) = click else {
        return Ok(way);
    };
    let Some(clicks) = &service.tracking.clicks else {
        return Ok(RedirectOutcome::Busy);
    };
    match clicks.durability {
        Durability::Commit => {
            let kept = written(&click, |click| clicks.queue.keep(click))?;
            let is_kept = match kept {
                Some(kept) => kept.await.unwrap_or(false),
                None => false,
            };
            Ok(if is_kept { way } else { RedirectOutcome::Busy })
        }
        Durability::Async => {
            let refused = written(&click, |click| {
                let is_kept = clicks.queue.keep_later(click);
                (!is_kept).then(|| click.to_owned())
            })?;
            if let Some(click) = refused {
                clicks.queue.keep_once_possible(&click).await;
            }
            Ok(way)
        }
    }
}

/// A click as JSON, in room that the thread keeps for it.
fn written<T>(click: &Click<'_>, take: impl FnOnce(&str) -> T) -> Result<T, Error> {
    thread_local! {
        static JSON: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    JSON.with_borrow_mut(|json| {
        json.clear();
        serde_json::to_writer(&mut *json, click).map_err(Error::internal)?;
        Ok(take(std::str::from_utf8(json).map_err(Error::internal)?))
    })
}

/// Finds where a visitor goes, and the click that is to be kept of it.
///
/// # Errors
/// As [`visit`].
pub(crate) async fn follow<'a>(
    service: &Service,
    visit: &Visit<'a>,
) -> Result<(RedirectOutcome, Option<Click<'a>>), Error> {
    let Some((slug, rest)) = slug::split(visit.text) else {
        let way = service.tracking.memory.read().fallback(visit.host);
        return Ok((way, None));
    };
    let captured = Captured::read(&[rest, visit.query]);
    let target = match snapshot::find(service, &slug, &captured.aff, visit.host).await {
        Found::Target(target) => target,
        Found::Closed(way) => return Ok((way, None)),
    };
    let link = &target.link;
    let source_id = if target.source_id.is_empty() && link.has_source_id {
        captured.source_id.as_str()
    } else {
        &target.source_id
    };
    let filling = |tracker| Filling {
        tracker,
        affiliate_id: target.affiliate,
        link_id: link.id,
        source_id,
        captured: &captured,
    };
    if !visit.is_click {
        return Ok((
            RedirectOutcome::Destination(link.destination.fill(&filling(""))),
            None,
        ));
    }
    let named = tracker::Tracker {
        operator: link.operator,
        affiliate: target.affiliate,
        link: link.id,
        clicked_at: service.clock.now(),
    };
    let tracker = tracker::mint(service, &named, random()?)?;
    let other = link
        .other
        .as_ref()
        .filter(|_| tracker::is_b(&tracker, link.ab_percent));
    let destination = other.unwrap_or(&link.destination);
    let url = destination.fill(&filling(&tracker));
    let source_id = bounded(source_id).into_owned();
    let params = params(&captured, destination.parameters());
    let (afp, utm) = captured.groups();
    let click = Click {
        operator_id: link.operator,
        tracker: tracker.into(),
        clicked_at: named.clicked_at,
        is_b: other.is_some(),
        is_machine: visit.is_ahead || machine::is_crawler(visit.user_agent),
        country: visit.country.into(),
        ip: cut(visit.ip).into(),
        referrer: bounded(visit.referrer),
        user_agent: bounded(visit.user_agent),
        params,
        dimension: Dimension {
            affiliate_id: target.affiliate,
            brand_id: link.brand.id,
            link_id: link.id,
            campaign_id: target.campaign,
            deal_id: DealId(0),
            source_id,
            afp,
            utm,
        },
    };
    Ok((RedirectOutcome::Destination(url), Some(click)))
}

/// What a click keeps by its name, as JSON, where its destination takes these parameters.
fn params<'a>(captured: &'a Captured, taken: impl Iterator<Item = &'a str>) -> Cow<'static, str> {
    let mut kept = serde_json::Map::new();
    for (name, value) in captured.kept(taken) {
        kept.entry(name).or_insert_with(|| value.into());
    }
    if kept.is_empty() {
        return NO_PARAMS.into();
    }
    serde_json::Value::from(kept).to_string().into()
}

/// Random bytes for a tracker. The system is asked for those of many clicks at a time.
fn random() -> Result<[u8; tracker::BODY], Error> {
    const STOCK: usize = 32;
    thread_local! {
        static LEFT: RefCell<Vec<[u8; tracker::BODY]>> = const { RefCell::new(Vec::new()) };
    }
    LEFT.with_borrow_mut(|left| {
        if let Some(bytes) = left.pop() {
            return Ok(bytes);
        }
        let mut stock = [[0; tracker::BODY]; STOCK];
        getrandom::fill(stock.as_flattened_mut()).map_err(Error::internal)?;
        let [bytes, others @ ..] = stock;
        left.extend(others);
        Ok(bytes)
    })
}

/// An address without what tells one person from their neighbours: /24 and /48.
fn cut(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            format!("{a}.{b}.{c}.0")
        }
        IpAddr::V6(ip) => {
            let [a, b, c, ..] = ip.segments();
            std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).to_string()
        }
    }
}

/// Opens the spool, or one beside it where that is allowed.
async fn open(options: &Options) -> Result<Spool, Error> {
    if !options.may_share_folder {
        return Spool::open(&options.spool)
            .await
            .map_err(|error| unopened(error, &options.spool));
    }
    let mut mine = None;
    let mut left_behind = Vec::new();
    for number in 1..=MAX_SPOOLS {
        let path = numbered(&options.spool, number);
        if mine.is_some() && !path.exists() {
            continue;
        }
        match (Spool::open(&path).await, &mine) {
            (Ok(spool), None) => mine = Some(spool),
            (Ok(spool), Some(_)) => left_behind.push(spool),
            (Err(Unopened::InUse), _) => {}
            (Err(error), None) => return Err(unopened(error, &path)),
            (Err(_), Some(_)) => tracing::warn!(path = %path.display(), "a spool can't be opened"),
        }
    }
    let Some(mine) = mine else {
        return Err(unopened(Unopened::InUse, &options.spool));
    };
    for spool in left_behind {
        take_over(&spool, &mine).await?;
        spool.close().await;
    }
    Ok(mine)
}

/// Moves what a process that ended has left in its spool. Should this end half way, some of it is
/// in both, and counts once all the same.
async fn take_over(from: &Spool, to: &Spool) -> Result<(), Error> {
    loop {
        let taken = from.oldest(TAKEN_OVER).await?;
        if taken.batches.is_empty() {
            return Ok(());
        }
        let lines = (taken.batches.iter()).map(|batch| Line::new(batch.count, &batch.clicks));
        to.append_all(lines.collect()).await?;
        from.forget(&taken).await?;
    }
}

fn numbered(path: &std::path::Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}."));
    name.push(path.extension().unwrap_or(std::ffi::OsStr::new("db")));
    path.with_file_name(name)
}

fn unopened(error: Unopened, path: &std::path::Path) -> Error {
    match error {
        Unopened::InUse => {
            let value = path.display().to_string();
            Error::conflict("click_spool", Rule::InUse { value })
        }
        Unopened::Failed(error) => {
            let reason = error.to_string();
            Error::invalid("click_spool", Rule::NotOpened { reason })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::error::Code;

    #[test]
    fn addresses_are_cut() {
        for (ip, expected) in [
            ("198.51.100.77", "198.51.100.0"),
            ("::ffff:198.51.100.77", "198.51.100.0"),
            ("2001:db8:1:2:3::4", "2001:db8:1::"),
        ] {
            assert_eq!(cut(ip.parse().unwrap()), expected);
        }
    }

    #[tokio::test]
    async fn each_server_has_a_spool_and_what_one_leaves_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut options = Options {
            spool: folder.path().join("clicks.db"),
            may_share_folder: true,
            durability: Durability::Commit,
        };
        let first = open(&options).await.unwrap();
        let second = open(&options).await.unwrap();
        assert!(second.path().ends_with("clicks-2.db"));
        second.append(&Line::new(2, "[1,2]")).await.unwrap();
        drop((first, second));
        let third = open(&options).await.unwrap();
        assert!(third.path().ends_with("clicks.db"));
        assert_eq!(third.waiting(), 2);
        options.may_share_folder = false;
        assert_eq!(open(&options).await.unwrap_err().code(), Code::Conflict);
    }
}

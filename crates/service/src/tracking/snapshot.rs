//! What the redirect is answered from: every link, slug and go-host, in memory.
//!
//! It is read anew when the tracking version in the database is another one: at once after changes
//! made here, within [`EVERY`] after those made elsewhere. New slugs are many and change nothing
//! that was there, so they are added one by one. While the database is away, what is known stays.

use super::Way;
use crate::{Error, Service};
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, LinkId, OperatorId};
use tributary_domain::link::Destination;
use tributary_domain::slug;
use tributary_store::tracking::{self, BrandRow, LinkRow, SlugRow};
use tributary_store::{Connection, StoreError};

/// How often other nodes' changes are looked for.
const EVERY: Duration = Duration::from_millis(500);
/// Slugs nobody here has heard of that are looked up in a second. Whoever tries slugs at random
/// costs the database no more than that.
const MOST_LOOK_UPS: u32 = 50;
/// How long such a look-up may take. The database may be away.
const LOOK_UP: Duration = Duration::from_secs(1);

/// A destination link that can be clicked or not.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) id: LinkId,
    pub(super) operator: OperatorId,
    pub(super) brand: Arc<BrandRow>,
    pub(super) destination: Destination,
    /// Where a share of the clicks goes instead.
    pub(super) other: Option<Destination>,
    pub(super) ab_percent: i64,
    pub(super) has_source_id: bool,
    /// Enabled, and of an active brand.
    works: bool,
    /// Who may share it by [`slug::of_link`]; `None` for everybody.
    only: Option<HashSet<AffiliateId>>,
}

/// Whose click it is, and on what.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) link: Arc<Link>,
    pub(super) affiliate: AffiliateId,
    pub(super) campaign: CampaignId,
    pub(super) source_id: String,
}

/// What a slug leads to.
pub(super) enum Found {
    /// A click.
    Target(Target),
    /// No click.
    Closed(Way),
}

#[derive(Default)]
pub(super) struct Snapshot {
    version: Option<i64>,
    last_slug: i64,
    links: HashMap<LinkId, Arc<Link>>,
    slugs: HashMap<Box<str>, Target>,
    approved: HashMap<AffiliateId, OperatorId>,
    go_hosts: HashMap<String, Arc<BrandRow>>,
    /// Operators' host names, with the one brand that visitors there can have meant.
    hostnames: HashMap<String, Arc<BrandRow>>,
}

/// The snapshot and what keeps it current.
#[derive(Default)]
pub(super) struct Memory {
    snapshot: RwLock<Snapshot>,
    /// One reader of the database at a time.
    reading: tokio::sync::Mutex<()>,
    /// Whether the database answered last time.
    is_away: AtomicBool,
    look_ups: Mutex<Option<(Instant, u32)>>,
}

impl Memory {
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Snapshot> {
        // Writers only swap what is finished, so that a panic leaves nothing half done.
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Snapshot)) {
        change(
            &mut self
                .snapshot
                .write()
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// Whether one more unknown slug may be looked up.
    fn may_look_up(&self) -> bool {
        if self.is_away.load(Ordering::Relaxed) {
            return false;
        }
        let mut look_ups = self.look_ups.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, count) = look_ups.get_or_insert_with(|| (Instant::now(), 0));
        if since.elapsed() >= Duration::from_secs(1) {
            (*since, *count) = (Instant::now(), 0);
        }
        *count += 1;
        *count <= MOST_LOOK_UPS
    }
}

impl Snapshot {
    pub(super) fn is_go_host(&self, host: &str) -> bool {
        self.go_hosts.contains_key(host)
    }

    /// Where a visitor of a host goes whose link leads nowhere.
    pub(super) fn fallback(&self, host: &str) -> Way {
        let brand = self.go_hosts.get(host).or_else(|| self.hostnames.get(host));
        brand.map_or(Way::Nowhere, |brand| fallback_of(brand))
    }

    /// What a slug leads to; `None` for one that is not known here.
    fn find(&self, text: &str, aff: &str, host: &str) -> Option<Found> {
        let target = match self.slugs.get(text) {
            Some(target) => target.clone(),
            None => {
                let link = slug::link_of(text)?;
                match self.links.get(&link).zip(aff.parse().ok()) {
                    Some((link, affiliate)) if link.is_for(affiliate) => Target {
                        link: Arc::clone(link),
                        affiliate,
                        campaign: CampaignId(0),
                        source_id: String::new(),
                    },
                    Some((link, _)) => return Some(Found::Closed(fallback_of(&link.brand))),
                    None => return None,
                }
            }
        };
        let link = &target.link;
        // Another operator's slug is unknown on a go-host.
        let is_foreign = self
            .go_hosts
            .get(host)
            .is_some_and(|brand| brand.operator != link.operator);
        if is_foreign {
            return Some(Found::Closed(self.fallback(host)));
        }
        let is_approved = self.approved.get(&target.affiliate) == Some(&link.operator);
        Some(if link.works && is_approved {
            Found::Target(target)
        } else {
            Found::Closed(fallback_of(&link.brand))
        })
    }

    fn add(&mut self, row: SlugRow) {
        self.last_slug = self.last_slug.max(row.id);
        if let Some(link) = self.links.get(&row.link) {
            let target = Target {
                link: Arc::clone(link),
                affiliate: row.affiliate,
                campaign: row.campaign,
                source_id: row.source_id,
            };
            self.slugs.insert(row.slug.into(), target);
        }
    }
}

impl Link {
    /// A link as it stands in the database; `None` where its destination breaks the rules, which
    /// were others when it was written.
    fn read(row: LinkRow, brand: &Arc<BrandRow>) -> Option<Self> {
        let parse = |url: &str| {
            let parsed = Destination::parse(url);
            parsed
                .inspect_err(|what| tracing::error!(link = row.id.0, "its destination {what}"))
                .ok()
        };
        let other = match &row.destination_url_ab {
            Some(url) => Some(parse(url)?),
            None => None,
        };
        Some(Self {
            id: row.id,
            operator: row.operator,
            destination: parse(&row.destination_url)?,
            other,
            ab_percent: row.ab_percent,
            has_source_id: row.has_source_id,
            works: row.is_enabled && brand.is_active,
            only: (!row.is_public).then(|| row.private_affiliate_ids.iter().copied().collect()),
            brand: Arc::clone(brand),
        })
    }

    fn is_for(&self, affiliate: AffiliateId) -> bool {
        self.only
            .as_ref()
            .is_none_or(|only| only.contains(&affiliate))
    }
}

fn fallback_of(brand: &BrandRow) -> Way {
    (brand.fallback_url.clone()).map_or(Way::Nowhere, Way::Fallback)
}

/// What a slug leads to. One that is not known here may have been made on another node a moment
/// ago: it is looked up, as long as that costs nobody anything.
pub(super) async fn find(service: &Service, slug: &str, aff: &str, host: &str) -> Found {
    let memory = &service.tracking.memory;
    if let Some(found) = memory.read().find(slug, aff, host) {
        return found;
    }
    if memory.may_look_up() {
        // Apart, so that the clicks that need none of this don't carry room for it.
        let looking = Box::pin(look_up(service, slug));
        match tokio::time::timeout(LOOK_UP, looking).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "an unknown slug can't be looked up"),
            Err(_) => tracing::warn!("looking an unknown slug up took too long"),
        }
        if let Some(found) = memory.read().find(slug, aff, host) {
            return found;
        }
    }
    Found::Closed(memory.read().fallback(host))
}

async fn look_up(service: &Service, slug: &str) -> Result<(), Error> {
    refresh(service).await?;
    let memory = &service.tracking.memory;
    if !memory.read().slugs.contains_key(slug) {
        let row = tracking::slug(&mut service.store.read().await?, slug).await?;
        if let Some(row) = row {
            memory.change(|snapshot| snapshot.add(row));
        }
    }
    Ok(())
}

/// Brings the snapshot up to date.
///
/// # Errors
/// When the database does not answer; what was known stays.
pub async fn refresh(service: &Service) -> Result<(), Error> {
    let memory = &service.tracking.memory;
    let _alone = memory.reading.lock().await;
    let done = read(service).await;
    let was_away = memory.is_away.swap(done.is_err(), Ordering::Relaxed);
    if let Err(error) = &done
        && !was_away
    {
        tracing::warn!(%error, "links can't be read; clicks go where they went");
    }
    Ok(done?)
}

async fn read(service: &Service) -> Result<(), StoreError> {
    let memory = &service.tracking.memory;
    let mut reader = service.store.read().await?;
    // Read before the rest: what changes meanwhile is read again next time.
    let version = tracking::version(&mut reader).await?;
    let (known, last_slug) = {
        let snapshot = memory.read();
        (snapshot.version, snapshot.last_slug)
    };
    if known == Some(version) {
        let rows = tracking::slugs(&mut reader, last_slug).await?;
        if !rows.is_empty() {
            memory.change(|snapshot| rows.into_iter().for_each(|row| snapshot.add(row)));
        }
        return Ok(());
    }
    let snapshot = read_all(&mut reader, version).await?;
    memory.change(|old| *old = snapshot);
    Ok(())
}

async fn read_all(c: &mut impl Connection, version: i64) -> Result<Snapshot, StoreError> {
    let brands: HashMap<BrandId, Arc<BrandRow>> = (tracking::brands(c).await?.into_iter())
        .map(|brand| (brand.id, Arc::new(brand)))
        .collect();
    let mut of_operator: HashMap<OperatorId, Vec<&Arc<BrandRow>>> = HashMap::new();
    for brand in brands.values().filter(|brand| brand.is_active) {
        of_operator.entry(brand.operator).or_default().push(brand);
    }
    let mut snapshot = Snapshot {
        version: Some(version),
        approved: tracking::approved(c).await?.into_iter().collect(),
        ..Snapshot::default()
    };
    for brand in brands.values() {
        if let Some(host) = &brand.go_host {
            snapshot.go_hosts.insert(host.clone(), Arc::clone(brand));
        }
    }
    for (hostname, operator) in tracking::hostnames(c).await? {
        if let Some([brand]) = of_operator.get(&operator).map(Vec::as_slice) {
            snapshot.hostnames.insert(hostname, Arc::clone(brand));
        }
    }
    for row in tracking::links(c).await? {
        if let Some(link) = brands
            .get(&row.brand)
            .and_then(|brand| Link::read(row, brand))
        {
            snapshot.links.insert(link.id, Arc::new(link));
        }
    }
    let slugs = tracking::slugs(c, 0).await?;
    snapshot.slugs.reserve(slugs.len());
    slugs.into_iter().for_each(|row| snapshot.add(row));
    Ok(snapshot)
}

/// After a change made here: the redirect follows before the change is answered. Never fails: the
/// change is made, and [`watch`] would find it.
pub async fn changed(service: &Service) {
    if service.tracking.is_on() {
        // What went wrong is in the log.
        let _ = refresh(service).await;
    }
}

/// After a slug was made here.
pub(crate) async fn minted(service: &Service, slug: &str) {
    if service.tracking.is_on() && !service.tracking.memory.read().slugs.contains_key(slug) {
        let _ = look_up(service, slug).await;
    }
}

/// Follows other nodes' changes as long as the server runs.
pub async fn watch(service: Service) {
    let mut rounds = tokio::time::interval(EVERY);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        let _ = refresh(&service).await;
    }
}

//! What the redirect is answered from: every link, slug and go-host, in memory.
//!
//! When the tracking version in the database is another one, what was changed is read anew: at once
//! after changes made here, within [`POLL_INTERVAL`] after those made elsewhere. Everything is read at the
//! start, and by a server that has missed more changes than the database remembers. Slugs are many
//! and never change, so those that are new are added. While the database is away, what is known stays.

use super::RedirectOutcome;
use crate::{Error, Service};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, LinkId, OperatorId};
use tributary_domain::link::Destination;
use tributary_domain::slug;
use tributary_store::tracking::{self, BrandRow, Changed, LinkRow, SlugRow};
use tributary_store::{Connection, StoreError};

/// From so many changes on, reading everything is less work.
const MAX_CHANGES: usize = 500;
/// How often other nodes' changes are looked for.
const POLL_INTERVAL: Duration = Duration::from_millis(500);
/// Slugs nobody here has heard of that are looked up in a second. Whoever tries slugs at random
/// costs the database no more than that.
const MAX_LOOK_UPS_PER_SECOND: u32 = 50;
/// How many of the last slugs are looked at again for some that were committed behind them.
const OVERLAP: i64 = 500;
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
    Closed(RedirectOutcome),
}

/// What a slug stands for.
#[derive(PartialEq, Eq, Debug)]
struct Slug {
    link: LinkId,
    affiliate: AffiliateId,
    campaign: CampaignId,
    source_id: Box<str>,
}

#[derive(Default)]
pub(super) struct Snapshot {
    version: Option<i64>,
    last_slug: i64,
    brands: HashMap<BrandId, Arc<BrandRow>>,
    links: HashMap<LinkId, Arc<Link>>,
    slugs: HashMap<Box<str>, Slug>,
    approved: HashMap<AffiliateId, OperatorId>,
    go_hosts: HashMap<String, Arc<BrandRow>>,
    /// Operators' host names, with the one brand that visitors there can have meant.
    hostnames: HashMap<String, Arc<BrandRow>>,
}

/// The snapshot and what keeps it current.
#[derive(Default)]
pub(super) struct SnapshotCache {
    snapshot: RwLock<Snapshot>,
    /// One reader of the database at a time.
    reading: tokio::sync::Mutex<()>,
    /// Whether the database answered last time.
    is_away: AtomicBool,
    /// How often everything was read.
    read_whole: AtomicU64,
    look_ups: Mutex<Option<(Instant, u32)>>,
}

impl SnapshotCache {
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
        *count <= MAX_LOOK_UPS_PER_SECOND
    }
}

impl Snapshot {
    pub(super) fn is_go_host(&self, host: &str) -> bool {
        self.go_hosts.contains_key(host)
    }

    /// Where a visitor of a host goes whose link leads nowhere.
    pub(super) fn fallback(&self, host: &str) -> RedirectOutcome {
        let brand = self.go_hosts.get(host).or_else(|| self.hostnames.get(host));
        brand.map_or(RedirectOutcome::Nowhere, |brand| fallback_of(brand))
    }

    /// What a slug leads to; `None` for one that is not known here.
    fn find(&self, text: &str, aff: &str, host: &str) -> Option<Found> {
        let known = self.slugs.get(text);
        let known = known.and_then(|slug| Some((slug, self.links.get(&slug.link)?)));
        let target = match known {
            Some((slug, link)) => Target {
                link: Arc::clone(link),
                affiliate: slug.affiliate,
                campaign: slug.campaign,
                source_id: String::from(&*slug.source_id),
            },
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
        let slug = Slug {
            link: row.link,
            affiliate: row.affiliate,
            campaign: row.campaign,
            source_id: row.source_id.into(),
        };
        self.slugs.insert(row.slug.into(), slug);
    }

    /// Puts a link in the place of what was known of it.
    fn put(&mut self, row: LinkRow) {
        let brand = self.brands.get(&row.brand);
        match brand.and_then(|brand| Link::read(row.clone(), brand)) {
            Some(link) => self.links.insert(link.id, Arc::new(link)),
            None => self.links.remove(&row.id),
        };
    }

    /// Adds an operator's brands and host names.
    fn add_hosts(&mut self, brands: Vec<BrandRow>, hostnames: Vec<String>) {
        let brands: Vec<Arc<BrandRow>> = brands.into_iter().map(Arc::new).collect();
        for brand in &brands {
            self.brands.insert(brand.id, Arc::clone(brand));
            if let Some(host) = &brand.go_host {
                self.go_hosts.insert(host.clone(), Arc::clone(brand));
            }
        }
        let mut active = brands.iter().filter(|brand| brand.is_active);
        if let (Some(only), None) = (active.next(), active.next()) {
            let hostnames = hostnames.into_iter();
            self.hostnames
                .extend(hostnames.map(|hostname| (hostname, Arc::clone(only))));
        }
    }

    fn apply(&mut self, delta: Delta) {
        let is_other = |brand: &Arc<BrandRow>| !delta.hosts.contains_key(&brand.operator);
        self.go_hosts.retain(|_, brand| is_other(brand));
        self.hostnames.retain(|_, brand| is_other(brand));
        for (brands, hostnames) in delta.hosts.into_values() {
            self.add_hosts(brands, hostnames);
        }
        delta.links.into_iter().for_each(|row| self.put(row));
        for (affiliate, operator) in delta.affiliates {
            match operator {
                Some(operator) => self.approved.insert(affiliate, operator),
                None => self.approved.remove(&affiliate),
            };
        }
        self.version = Some(delta.version);
    }
}

/// What stands in the database of all that was changed since a version.
#[derive(Default)]
struct Delta {
    version: i64,
    /// Operators with their brands and host names.
    hosts: HashMap<OperatorId, (Vec<BrandRow>, Vec<String>)>,
    /// Links, behind the brands they are of.
    links: Vec<LinkRow>,
    /// Affiliates, with whose they are as long as their links work.
    affiliates: HashMap<AffiliateId, Option<OperatorId>>,
}

impl Delta {
    async fn read(
        c: &mut impl Connection,
        version: i64,
        changes: Vec<Changed>,
    ) -> Result<Self, StoreError> {
        let mut delta = Self {
            version,
            ..Self::default()
        };
        // Each thing once, however often it was changed.
        for changed in BTreeSet::from_iter(changes) {
            match changed {
                Changed::Brand(id) => {
                    if let Some(brand) = tracking::brand(c, id).await? {
                        delta.read_hosts(c, brand.operator).await?;
                        let links = tracking::links_of(c, brand.operator, id).await?;
                        delta.links.extend(links);
                    }
                }
                Changed::Link(id) => delta.links.extend(tracking::link(c, id).await?),
                Changed::Affiliate(id) => {
                    let operator = tracking::is_approved(c, id).await?;
                    delta.affiliates.insert(id, operator);
                }
                Changed::Hostnames(operator) => delta.read_hosts(c, operator).await?,
                // Never told apart: it is read whole.
                Changed::Everything => {}
            }
        }
        Ok(delta)
    }

    async fn read_hosts(
        &mut self,
        c: &mut impl Connection,
        operator: OperatorId,
    ) -> Result<(), StoreError> {
        if let Entry::Vacant(place) = self.hosts.entry(operator) {
            let brands = tracking::brands_of(c, operator).await?;
            let hostnames = tracking::hostnames_of(c, operator).await?;
            let hostnames = hostnames.into_iter().map(|(hostname, _)| hostname);
            place.insert((brands, hostnames.collect()));
        }
        Ok(())
    }
}

impl Link {
    /// A link as it stands in the database; `None` where its destination breaks the rules, which
    /// were others when it was written.
    fn read(row: LinkRow, brand: &Arc<BrandRow>) -> Option<Self> {
        let parse = |url: &str| {
            let parsed = Destination::parse(url);
            parsed
                .inspect_err(|what| tracing::error!(link = row.id.0, "its destination: {what:?}"))
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

fn fallback_of(brand: &BrandRow) -> RedirectOutcome {
    (brand.fallback_url.clone()).map_or(RedirectOutcome::Nowhere, RedirectOutcome::Fallback)
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
    bring_up_to_date(service, 0).await
}

/// The same, with so many of the last slugs looked at again.
async fn bring_up_to_date(service: &Service, overlap: i64) -> Result<(), Error> {
    let memory = &service.tracking.memory;
    let _alone = memory.reading.lock().await;
    let done = read(service, overlap).await;
    let was_away = memory.is_away.swap(done.is_err(), Ordering::Relaxed);
    if let Err(error) = &done
        && !was_away
    {
        tracing::warn!(%error, "links can't be read; clicks go where they went");
    }
    Ok(done?)
}

async fn read(service: &Service, overlap: i64) -> Result<(), StoreError> {
    let memory = &service.tracking.memory;
    let mut reader = service.store.read().await?;
    // Read before the rest: what changes meanwhile is read again next time.
    let version = tracking::version(&mut reader).await?;
    let (known, last_slug) = {
        let snapshot = memory.read();
        (snapshot.version, snapshot.last_slug)
    };
    let Some(known) = known else {
        return read_whole(memory, &mut reader, version).await;
    };
    if known != version {
        match tracking::changes(&mut reader, known, MAX_CHANGES).await? {
            // None of them is lost to one that comes meanwhile: that is another version.
            Some((version, changes)) => {
                let delta = Delta::read(&mut reader, version, changes).await?;
                memory.change(|snapshot| snapshot.apply(delta));
            }
            None => return read_whole(memory, &mut reader, version).await,
        }
    }
    let mut rows = tracking::slugs(&mut reader, last_slug.saturating_sub(overlap)).await?;
    {
        let snapshot = memory.read();
        rows.retain(|row| !snapshot.slugs.contains_key(row.slug.as_str()));
    }
    if !rows.is_empty() {
        memory.change(|snapshot| rows.into_iter().for_each(|row| snapshot.add(row)));
    }
    Ok(())
}

/// Reads everything.
async fn read_whole(
    memory: &SnapshotCache,
    c: &mut impl Connection,
    version: i64,
) -> Result<(), StoreError> {
    memory.read_whole.fetch_add(1, Ordering::Relaxed);
    let snapshot = read_all(c, version).await?;
    memory.change(|old| *old = snapshot);
    Ok(())
}

async fn read_all(c: &mut impl Connection, version: i64) -> Result<Snapshot, StoreError> {
    let mut of_operator: HashMap<OperatorId, (Vec<BrandRow>, Vec<String>)> = HashMap::new();
    for brand in tracking::brands(c).await? {
        of_operator.entry(brand.operator).or_default().0.push(brand);
    }
    for (hostname, operator) in tracking::hostnames(c).await? {
        of_operator.entry(operator).or_default().1.push(hostname);
    }
    let mut snapshot = Snapshot {
        version: Some(version),
        approved: tracking::approved(c).await?.into_iter().collect(),
        ..Snapshot::default()
    };
    for (brands, hostnames) in of_operator.into_values() {
        snapshot.add_hosts(brands, hostnames);
    }
    for row in tracking::links(c).await? {
        snapshot.put(row);
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
    let mut rounds = tokio::time::interval(POLL_INTERVAL);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        // A slug that was numbered early and committed late is behind others that are known already.
        let _ = bring_up_to_date(&service, OVERLAP).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operator::{self, NewOperator};
    use crate::{Actor, Clock, Options, brand, link};
    use tributary_domain::captcha::CaptchaKind;
    use tributary_testing::{both, execute};

    /// What clicks are answered from, in an order of its own.
    fn told(snapshot: &Snapshot) -> Vec<String> {
        let mut told = vec![format!("{:?} {}", snapshot.version, snapshot.last_slug)];
        told.extend(snapshot.brands.iter().map(|entry| format!("{entry:?}")));
        told.extend(snapshot.links.iter().map(|entry| format!("{entry:?}")));
        told.extend(snapshot.slugs.iter().map(|entry| format!("{entry:?}")));
        told.extend(snapshot.approved.iter().map(|entry| format!("{entry:?}")));
        told.extend(
            snapshot
                .go_hosts
                .iter()
                .map(|entry| format!("go {entry:?}")),
        );
        told.extend(snapshot.hostnames.iter().map(|entry| format!("{entry:?}")));
        told.sort_unstable();
        told
    }

    both! {
        /// After each kind of change what was read of it makes what reading everything makes.
        async fn what_was_changed_is_read_and_nothing_else(db: &Database) {
            let service = Service::new(db.store().await, Clock::System, Options::default()).await.unwrap();
            let memory = &service.tracking.memory;
            let console = Actor::Console;
            let check = async |what: &str| {
                refresh(&service).await.unwrap();
                assert_eq!(memory.read_whole.load(Ordering::Relaxed), 1, "{what}");
                let mut reader = service.store.read().await.unwrap();
                let version = tracking::version(&mut reader).await.unwrap();
                let whole = read_all(&mut reader, version).await.unwrap();
                assert_eq!(told(&memory.read()), told(&whole), "{what}");
            };
            check("nothing").await;
            let operator = async |host: &str| {
                let new = NewOperator {
                    name: host.into(),
                    hostnames: vec![host.into()],
                    currency: "EUR".into(),
                    captcha: CaptchaKind::Off,
                };
                operator::create(&service, &Actor::Console, new).await.unwrap()
            };
            let one = operator("one.example").await;
            let other = operator("two.example").await;
            check("operators").await;
            let mut form = brand::BrandForm::new("Brand", "brand.example");
            form.go_host = Some("go.brand.example".into());
            let first = brand::make(&service, &console, one, form).await.unwrap();
            brand::create(&service, &console, other, "Other", "other.example").await.unwrap();
            check("the only brand of each").await;
            let wanted = link::LinkForm::new(first, "Home", "https://brand.example/");
            let made = link::create(&service, &console, one, wanted).await.unwrap();
            check("a link").await;
            brand::create(&service, &console, one, "Second", "second.example").await.unwrap();
            check("a second brand").await;
            let tell = async |changed: Changed, statement: &str| {
                execute(db.url(), statement).await;
                let mut tx = service.store.begin().await.unwrap();
                tracking::bump(&mut tx, changed).await.unwrap();
                tx.commit().await.unwrap();
            };
            tell(Changed::Brand(first), &format!("UPDATE brand SET is_active = FALSE, go_host = 'other.go.example' WHERE id = {first}")).await;
            check("a brand that rests").await;
            tell(Changed::Link(made), &format!("UPDATE link SET is_enabled = FALSE WHERE id = {made}")).await;
            tell(Changed::Hostnames(other), &format!("UPDATE operator_hostname SET hostname = 'three.example' WHERE operator_id = {other}")).await;
            check("two changes at once").await;
            // What can't be read of one link is that link's trouble.
            tell(Changed::Brand(first), &format!("UPDATE brand SET is_active = TRUE WHERE id = {first}")).await;
            let other_link = link::create(&service, &console, one, link::LinkForm::new(first, "Other", "https://brand.example/")).await.unwrap();
            tell(Changed::Link(made), &format!("UPDATE link SET is_enabled = TRUE, private_affiliate_ids = '[' WHERE id = {made}")).await;
            check("a link that can't be read").await;
            assert_eq!([made, other_link].map(|link| memory.read().links[&link].works), [false, true]);
            // Whoever is too far behind reads everything, and so does everybody after a deletion.
            execute(db.url(), "UPDATE tracking_version SET version = version + 1 WHERE id = 1").await;
            refresh(&service).await.unwrap();
            assert_eq!(memory.read_whole.load(Ordering::Relaxed), 2);
            tell(Changed::Everything, "DELETE FROM link").await;
            refresh(&service).await.unwrap();
            assert_eq!(memory.read_whole.load(Ordering::Relaxed), 3);
            assert!(memory.read().links.is_empty());
        }
    }
}

//! From the spool into the database: each click once, by its tracker, with the visits it counts
//! for in the same transaction.

use super::Clicks;
use crate::{Error, Service};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::{Duration, Instant};
use tributary_domain::click::Click;
use tributary_domain::dimension::{Counters, Dimension};
use tributary_domain::id::{DimensionId, OperatorId};
use tributary_domain::time::DAY;
use tributary_store::dimension::Interned;
use tributary_store::spool::{Place, Spool};
use tributary_store::{Writes, click, daily, dimension};

/// Clicks that are brought over in one transaction, about.
const BATCH_SIZE: i64 = 4_096;
/// How often the spool is looked into.
const POLL_INTERVAL: Duration = Duration::from_millis(200);
/// How long it waits at most while the database is away, and in a rush.
const MAX_PAUSE: Duration = Duration::from_secs(5);
/// Clicks that may wait before a rush is no reason to rest any more: 400 MB of the spool.
const MAX_BACKLOG_CLICKS: i64 = 1_000_000;

/// How long until clicks are tried again that the database refused, the first time; each time it
/// refuses them again it is twice as long, up to the longest.
const REFUSED_AGAIN: (Duration, Duration) = (Duration::from_secs(5), Duration::from_mins(10));
/// How long a transaction may take before its connection is taken for dead.
const STEP_TIMEOUT: Duration = Duration::from_mins(2);

/// What a step has found and done.
struct Step {
    /// Clicks that were new in the database.
    new: u64,
    /// Clicks that were brought over, new or not.
    brought: i64,
    /// The place behind the last batch; `None` when the spool was empty.
    end: Option<Place>,
}

/// What the drain knows of its own pace, and of how quickly clicks come in.
struct Pace {
    /// How many were brought over by the last whole step, and in how long.
    last: Option<(i64, Duration)>,
    /// When that was, or a shorter one.
    stepped: Instant,
    /// When it was last looked how many wait, and how many those were.
    looked: (Instant, i64),
}

impl Pace {
    fn new() -> Self {
        let now = Instant::now();
        Self {
            last: None,
            stepped: now,
            looked: (now, 0),
        }
    }

    /// Whether to leave the machine to the redirect, so many clicks waiting now.
    fn is_rush(&mut self, waiting: i64) -> bool {
        let (looked, before) = std::mem::replace(&mut self.looked, (Instant::now(), waiting));
        let more_came = (self.last).is_some_and(|(brought, took)| {
            waiting - before > share(brought, looked.elapsed(), took)
        });
        more_came && waiting < MAX_BACKLOG_CLICKS && self.stepped.elapsed() < MAX_PAUSE
    }

    /// Takes note of a step.
    fn step(&mut self, brought: i64, began: Instant) {
        if brought >= BATCH_SIZE {
            self.last = Some((brought, began.elapsed()));
        }
        self.stepped = Instant::now();
        self.looked.1 -= brought;
    }
}

/// When clicks that were put aside are tried again: what refused them may be over, or put right.
struct Retry {
    at: Instant,
    pause: Duration,
}

impl Retry {
    fn new() -> Self {
        Self {
            at: Instant::now(),
            pause: REFUSED_AGAIN.0,
        }
    }

    /// Lets them wait again, if it is time.
    async fn look(&mut self, spool: &Spool) -> Result<(), Error> {
        if spool.refused() == 0 {
            // Long enough for those that were let wait to have been refused again.
            if self.at.elapsed() > self.pause {
                *self = Self::new();
            }
        } else if self.at.elapsed() > self.pause {
            spool.readmit().await?;
            self.at = Instant::now();
            self.pause = (self.pause * 2).min(REFUSED_AGAIN.1);
        }
        Ok(())
    }
}

/// Brings clicks into the database as long as the server runs.
///
/// Answering comes first: while more clicks come in than it could bring over, it rests and leaves
/// the machine to the redirect, for a time and up to a number of waiting clicks.
pub async fn drain(service: Service) {
    let Some(clicks) = &service.tracking.clicks else {
        return;
    };
    let (mut pause, mut is_away) = (POLL_INTERVAL, false);
    let (mut pace, mut retry) = (Pace::new(), Retry::new());
    loop {
        tokio::time::sleep(pause).await;
        let done = async {
            let began = Instant::now();
            if pace.is_rush(clicks.spool.waiting()) {
                return Ok(0);
            }
            let brought = step(&service, clicks).await?.brought;
            pace.step(brought, began);
            retry.look(&clicks.spool).await?;
            Ok::<_, Error>(brought)
        };
        match done.await {
            Ok(brought) => {
                is_away = false;
                pause = if brought < BATCH_SIZE {
                    POLL_INTERVAL
                } else {
                    Duration::ZERO
                };
            }
            Err(error) => {
                if !is_away {
                    tracing::warn!(%error, "clicks wait in the spool");
                }
                pause = if is_away {
                    (pause * 2).min(MAX_PAUSE)
                } else {
                    POLL_INTERVAL
                };
                is_away = true;
            }
        }
    }
}

/// How many can be brought over in some time, if so many were in another.
fn share(brought: i64, time: Duration, took: Duration) -> i64 {
    let micros = |time: Duration| i128::try_from(time.as_micros()).unwrap_or(i128::MAX).max(1);
    let share = i128::from(brought).saturating_mul(micros(time)) / micros(took);
    i64::try_from(share).unwrap_or(i64::MAX)
}

/// Brings everything into the database that was answered before this call, and says how many
/// clicks were new there. Where no clicks are taken, that is nothing.
///
/// # Errors
/// When the database does not answer; what is not brought over stays in the spool.
pub async fn drain_now(service: &Service) -> Result<u64, Error> {
    let Some(clicks) = &service.tracking.clicks else {
        return Ok(0);
    };
    if clicks.durability == super::Durability::Async {
        clicks.queue.flush().await;
    }
    let last = clicks.spool.end();
    let mut count = 0;
    loop {
        let step = step(service, clicks).await?;
        count += step.new;
        if step.end.is_none_or(|end| end >= last) {
            return Ok(count);
        }
    }
}

/// Brings the oldest clicks over, about [`BATCH_SIZE`].
async fn step(service: &Service, clicks: &Clicks) -> Result<Step, Error> {
    let _alone = clicks.draining.lock().await;
    let spool = &clicks.spool;
    let taken = spool.oldest(BATCH_SIZE).await?;
    let mut step = Step {
        new: 0,
        brought: taken.count,
        end: taken.end,
    };
    let mut by_operator: BTreeMap<OperatorId, Vec<Click<'_>>> = BTreeMap::new();
    for batch in &taken.batches {
        match serde_json::from_str::<Vec<Click<'_>>>(&batch.clicks) {
            Ok(clicks) => {
                for click in clicks {
                    by_operator
                        .entry(click.operator_id)
                        .or_default()
                        .push(click);
                }
            }
            Err(error) => refuse(spool, batch.count, &batch.clicks, &error.to_string()).await?,
        }
    }
    for (operator, clicks) in &by_operator {
        step.new += bring_over(service, spool, *operator, clicks).await?;
    }
    // Dying here brings them over again, and then they are there already.
    spool.forget(&taken).await?;
    Ok(step)
}

/// Brings over what can be. A click that the database refuses holds up no other.
async fn bring_over(
    service: &Service,
    spool: &Spool,
    operator: OperatorId,
    clicks: &[Click<'_>],
) -> Result<u64, Error> {
    match in_time(insert(service, operator, clicks)).await {
        Ok(count) => return Ok(count),
        // Not now, and nobody's fault.
        Err(error @ Error::Unavailable(_)) => return Err(error),
        Err(error) => {
            tracing::error!(%error, "the database refuses clicks; trying them one by one");
        }
    }
    let mut count = 0;
    for click in clicks {
        match in_time(insert(service, operator, std::slice::from_ref(click))).await {
            Ok(inserted) => count += inserted,
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => {
                let text = serde_json::to_string(&[click]).map_err(Error::internal)?;
                refuse(spool, 1, &text, &error.to_string()).await?;
            }
        }
    }
    Ok(count)
}

/// Waits for a transaction, but not as long as the network takes to tell that nobody is there.
async fn in_time(inserted: impl Future<Output = Result<u64, Error>>) -> Result<u64, Error> {
    match tokio::time::timeout(STEP_TIMEOUT, inserted).await {
        Ok(inserted) => inserted,
        Err(late) => Err(Error::Unavailable(late.into())),
    }
}

async fn refuse(spool: &Spool, count: i64, clicks: &str, why: &str) -> Result<(), Error> {
    tracing::error!(why, count, "clicks were put aside in the spool");
    Ok(spool.refuse(count, clicks).await?)
}

/// Adds clicks and the visits of those that are new, in one transaction.
pub(crate) async fn insert(
    service: &Service,
    operator: OperatorId,
    clicks: &[Click<'_>],
) -> Result<u64, Error> {
    let mut places: Vec<&Dimension> = Vec::new();
    let mut numbers: HashMap<&Dimension, usize> = HashMap::new();
    let place_of: Vec<usize> = (clicks.iter())
        .map(|click| {
            *numbers.entry(&click.dimension).or_insert_with(|| {
                places.push(&click.dimension);
                places.len() - 1
            })
        })
        .collect();
    let mut tx = service.store.begin_batch().await?;
    let known = dimension::intern(&mut tx, operator, &places).await?;
    let places: Vec<Interned> = place_of.into_iter().map(|number| known[number]).collect();
    let rows: Vec<(&Click<'_>, DimensionId)> = (clicks.iter().zip(&places))
        .map(|(click, place)| (click, place.fine))
        .collect();
    let inserted = click::insert(&mut tx, operator, &rows).await?;
    let inserted: HashSet<&str> = inserted.iter().map(String::as_str).collect();
    let mut changes = daily::Changes::new();
    // A tracker that is there twice among these clicks counts once.
    let mut counted = HashSet::new();
    for (click, place) in clicks.iter().zip(places) {
        let tracker = click.tracker.as_ref();
        if click.is_machine || !inserted.contains(tracker) || !counted.insert(tracker) {
            continue;
        }
        let day = click.clicked_at.0.div_euclid(DAY);
        for id in place.both() {
            let counters: &mut Counters = changes.entry((id, day)).or_default();
            counters.visits += 1;
        }
    }
    let mut writes = Writes::default();
    daily::add(&mut writes, &changes);
    writes.run(&mut tx).await?;
    tx.commit().await?;
    Ok(inserted.len() as u64)
}

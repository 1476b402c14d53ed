//! From the spool into the database: each click once, by its tracker, with the visits it counts
//! for in the same transaction.

use super::Clicks;
use crate::{Error, Service};
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};
use tributary_domain::click::Click;
use tributary_domain::dimension::{Counters, Level};
use tributary_domain::id::{DimensionId, OperatorId};
use tributary_domain::time::DAY;
use tributary_store::spool::Spool;
use tributary_store::{click, daily, dimension};

/// Clicks that are brought over in one transaction, about.
const TOGETHER: i64 = 4_096;
/// How often the spool is looked into.
const EVERY: Duration = Duration::from_millis(200);
/// How long it waits at most while the database is away, and in a rush.
const LONGEST: Duration = Duration::from_secs(5);
/// In a rush, a step is followed by a rest of so many times its length.
const REST: u32 = 4;
/// Clicks that may wait before a rush is no reason to rest any more.
const PATIENCE: i64 = 200_000;

/// What a step has found and done.
struct Step {
    /// Clicks that were new in the database.
    new: u64,
    /// Clicks that were brought over, new or not.
    brought: i64,
    /// The place of the last batch; `None` when the spool was empty.
    end: Option<i64>,
}

/// Brings clicks into the database as long as the server runs.
///
/// Answering comes first: while more clicks come in than are brought over, it rests between its
/// steps and leaves the machine to the redirect, up to a number of waiting clicks.
pub async fn drain(service: Service) {
    let Some(clicks) = &service.tracking.clicks else {
        return;
    };
    let (mut pause, mut is_away, mut waited) = (EVERY, false, 0);
    loop {
        tokio::time::sleep(pause).await;
        let began = Instant::now();
        let done = async {
            let step = step(&service, clicks).await?;
            Ok::<_, Error>((step.brought, clicks.spool.waiting().await?))
        };
        match done.await {
            Ok((brought, waiting)) => {
                is_away = false;
                let is_rush = waiting > waited && waiting < PATIENCE;
                pause = match waiting {
                    _ if brought < TOGETHER => EVERY,
                    _ if is_rush => (began.elapsed() * REST).min(LONGEST),
                    _ => Duration::ZERO,
                };
                waited = waiting;
            }
            Err(error) => {
                if !is_away {
                    tracing::warn!(%error, "clicks wait in the spool");
                }
                pause = if is_away {
                    (pause * 2).min(LONGEST)
                } else {
                    EVERY
                };
                is_away = true;
            }
        }
    }
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
    let last = clicks.spool.last().await?;
    let mut count = 0;
    loop {
        let step = step(service, clicks).await?;
        count += step.new;
        if step.end.is_none_or(|end| end >= last) {
            return Ok(count);
        }
    }
}

/// Brings the oldest clicks over, about [`TOGETHER`].
async fn step(service: &Service, clicks: &Clicks) -> Result<Step, Error> {
    let _alone = clicks.draining.lock().await;
    let spool = &clicks.spool;
    let batches = spool.oldest(TOGETHER).await?;
    let mut step = Step {
        new: 0,
        brought: batches.iter().map(|batch| batch.count).sum(),
        end: batches.last().map(|batch| batch.id),
    };
    let Some(end) = step.end else {
        return Ok(step);
    };
    let mut by_operator: BTreeMap<OperatorId, Vec<Click>> = BTreeMap::new();
    for batch in &batches {
        match serde_json::from_str::<Vec<Click>>(&batch.clicks) {
            Ok(clicks) => {
                for click in clicks {
                    by_operator
                        .entry(click.operator_id)
                        .or_default()
                        .push(click);
                }
            }
            Err(error) => refuse(spool, &batch.clicks, &error.to_string()).await?,
        }
    }
    for (operator, clicks) in &by_operator {
        step.new += bring_over(service, spool, *operator, clicks).await?;
    }
    // Dying here brings them over again, and then they are there already.
    spool.delete(end).await?;
    Ok(step)
}

/// Brings over what can be. A click that the database refuses holds up no other.
async fn bring_over(
    service: &Service,
    spool: &Spool,
    operator: OperatorId,
    clicks: &[Click],
) -> Result<u64, Error> {
    match insert(service, operator, clicks).await {
        Err(error @ Error::Internal(_)) => {
            tracing::error!(%error, "the database refuses clicks; trying them one by one");
        }
        other => return other,
    }
    let mut count = 0;
    for click in clicks {
        match insert(service, operator, std::slice::from_ref(click)).await {
            Ok(inserted) => count += inserted,
            Err(Error::Internal(error)) => {
                let text = serde_json::to_string(click).map_err(Error::internal)?;
                refuse(spool, &text, &error.to_string()).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

async fn refuse(spool: &Spool, click: &str, why: &str) -> Result<(), Error> {
    tracing::error!(why, "a click was put aside in the spool");
    Ok(spool.refuse(click, why).await?)
}

/// Adds clicks and the visits of those that are new, in one transaction.
pub(crate) async fn insert(
    service: &Service,
    operator: OperatorId,
    clicks: &[Click],
) -> Result<u64, Error> {
    let levels = [Level::Coarse, Level::Fine];
    let places: Vec<dimension::Place<'_>> = clicks
        .iter()
        .flat_map(|click| levels.map(|level| (level, &click.dimension)))
        .collect();
    let mut tx = service.store.begin().await?;
    let ids = dimension::intern(&mut tx, operator, &places).await?;
    let id_of = |level, click: &Click| -> Result<DimensionId, Error> {
        let key = dimension::key(operator, level, &click.dimension);
        (ids.get(&key).copied()).ok_or_else(|| Error::internal("a dimension was not written down"))
    };
    let mut rows = Vec::with_capacity(clicks.len());
    for click in clicks {
        rows.push((click, id_of(Level::Fine, click)?));
    }
    let inserted = click::insert(&mut tx, operator, &rows).await?;
    let by_tracker: HashMap<&str, &Click> = clicks
        .iter()
        .map(|click| (click.tracker.as_str(), click))
        .collect();
    let mut changes = daily::Changes::new();
    for click in inserted
        .iter()
        .filter_map(|tracker| by_tracker.get(tracker.as_str()))
    {
        for level in levels {
            let place = (id_of(level, click)?, click.clicked_at.0.div_euclid(DAY));
            let counters: &mut Counters = changes.entry(place).or_default();
            counters.visits += 1;
        }
    }
    daily::add(&mut tx, &changes).await?;
    tx.commit().await?;
    Ok(inserted.len() as u64)
}

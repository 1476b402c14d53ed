//! The demo operator: the same on every fresh database, made through the use cases themselves.
//!
//! It has a history of [`DAYS`] days that ends yesterday: a second service on the same database,
//! whose clock is moved through those days, signs people up, answers their clicks, takes the
//! events of their players and pays them.
//!
//! | file | what is in it |
//! |---|---|
//! | `people` | who takes part |
//! | `programme` | brands, links, deals; who joins when |
//! | `traffic` | clicks, day by day, and who registers after one |
//! | `player` | what players do with their money |
//! | `settling` | payments |
//! | `dice` | the numbers that decide all that |

mod channel;
mod dice;
mod people;
mod player;
mod programme;
mod rhythm;
mod settling;
mod traffic;

use crate::{Clock, Error, Options, Service, month, tracking};
use std::time::Duration;
use tributary_domain::id::OperatorId;
use tributary_domain::time::{DAY, Date, HOUR, Timestamp};
use tributary_store::demo::{self, Progress};
use tributary_store::tracking::{Changed, bump};

/// The host names of the demo operator.
pub const HOSTNAMES: [&str; 2] = ["localhost", "127.0.0.1"];
/// The demo administrator's name and password.
pub const ADMIN: (&str, &str) = ("admin", "Demo-admin-1");
/// The demo affiliate's name and password.
pub const AFFILIATE: (&str, &str) = ("demo_affiliate", "Demo-affiliate-1");
/// How many days the history has.
pub const DAYS: i64 = 122;

/// How often a process looks whether another one has made the demo.
const POLL_INTERVAL: Duration = Duration::from_millis(200);
/// The lock of whoever makes the demo.
const LOCK: &str = "demo";

/// What [`load`] made.
#[derive(Clone, Copy, Debug)]
pub struct Demo {
    /// The operator.
    pub operator: OperatorId,
}

/// Makes the demo operator. `None` when its host name is taken already: then nothing changes. A
/// demo whose making was broken off, by the end of its process say, is removed and made anew; one
/// that another process is making is waited for.
///
/// # Errors
/// When the database does not answer.
pub async fn load(service: &Service) -> Result<Option<Demo>, Error> {
    let mut is_waiting = false;
    let lock = loop {
        if let Some(Progress::Complete(_)) = progress(service).await? {
            return Ok(None);
        }
        if let Some(lock) = service.store.try_lock(LOCK).await? {
            break lock;
        }
        if !is_waiting {
            tracing::info!("waiting for another process, which is making the demo");
            is_waiting = true;
        }
        tokio::time::sleep(POLL_INTERVAL).await;
    };
    // Whoever had the lock before may have completed it.
    let made = match progress(service).await? {
        Some(Progress::Complete(_)) => None,
        Some(Progress::Begun(operator)) => {
            tracing::warn!(%operator, "a demo was not completed; it is made anew");
            erase(service, operator).await?;
            Some(make(service).await?)
        }
        None => Some(make(service).await?),
    };
    lock.release().await?;
    Ok(made)
}

async fn progress(service: &Service) -> Result<Option<Progress>, Error> {
    let mut reader = service.store.read().await?;
    Ok(demo::progress(&mut reader, HOSTNAMES[0]).await?)
}

/// Removes an operator with all that it has.
async fn erase(service: &Service, operator: OperatorId) -> Result<(), Error> {
    let mut tx = service.store.begin().await?;
    demo::erase(&mut tx, operator).await?;
    bump(&mut tx, Changed::Everything).await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(())
}

/// Lives through the days of the history.
async fn make(service: &Service) -> Result<Demo, Error> {
    let today = service.clock.now().0.div_euclid(DAY);
    let first = today.saturating_sub(DAYS);
    // Clicks need no spool here: they are brought in as they are drawn.
    let options = Options {
        rate_limit: false,
        clicks: None,
        ..Options::default()
    };
    let begin = Timestamp(first.saturating_mul(DAY)).plus(8 * HOUR);
    let past = Service::new(service.store.clone(), Clock::fixed(begin), options).await?;
    let mut programme = programme::found(&past, first).await?;
    let mut traffic = traffic::Traffic::new(first);
    for day in 0..DAYS {
        programme.morning(day).await?;
        if Date::from_days(first.saturating_add(day)).day == 1 {
            month::start(&past).await?;
        }
        settling::morning(&programme, day).await?;
        traffic.day(&programme, day).await?;
    }
    settling::evening(&programme).await?;
    // Where today begins one: its start is due since midnight.
    month::start(service).await?;
    let operator = programme.operator;
    let mut tx = service.store.begin().await?;
    demo::complete(&mut tx, operator, service.clock.now()).await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(Demo { operator })
}

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

mod dice;
mod people;
mod player;
mod programme;
mod settling;
mod traffic;

use crate::{Clock, Error, Options, Service, month, operator, tracking};
use tributary_domain::error::Code;
use tributary_domain::id::OperatorId;
use tributary_domain::time::{DAY, Date, HOUR, Timestamp};

/// The host names of the demo operator.
pub const HOSTNAMES: [&str; 2] = ["localhost", "127.0.0.1"];
/// The demo administrator's name and password.
pub const ADMIN: (&str, &str) = ("admin", "Demo-admin-1");
/// The demo affiliate's name and password.
pub const AFFILIATE: (&str, &str) = ("demo_affiliate", "Demo-affiliate-1");
/// How many days the history has.
pub const DAYS: i64 = 122;

/// What [`load`] made.
#[derive(Clone, Copy, Debug)]
pub struct Demo {
    /// The operator.
    pub operator: OperatorId,
}

/// Makes the demo operator. `None` when its host name is taken already: then nothing changes.
///
/// # Errors
/// When the database does not answer.
pub async fn load(service: &Service) -> Result<Option<Demo>, Error> {
    if operator::by_host(service, HOSTNAMES[0]).await?.is_some() {
        return Ok(None);
    }
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
    let mut programme = match programme::found(&past, first).await {
        // Another node was quicker.
        Err(error) if error.code() == Code::Conflict => return Ok(None),
        made => made?,
    };
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
    tracking::changed(service).await;
    Ok(Some(Demo {
        operator: programme.operator,
    }))
}

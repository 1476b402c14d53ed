//! `tributary serve`.

use super::Failure;
use crate::config::{ClickDurability, Serve, Switch};
use crate::http::Settings;
use crate::listener::{self, Limits};
use crate::shutdown::{self, Shutdown};
use crate::state::AppState;
use crate::{assets, metrics, router};
use futures::future::BoxFuture;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::TcpListener;
use tributary_service::tracking::Durability;
use tributary_service::{Clock, Options, Service, demo, housekeeping, month, tracking};

/// How long work rests that was broken off.
const RETRY_DELAY: Duration = Duration::from_secs(1);
/// How long until tidying up is tried again that failed, the first time; then twice as long each time.
const FAILED_AGAIN: Duration = Duration::from_secs(5);
/// How long the last clicks may take on their way into the database.
const LAST_DRAIN: Duration = Duration::from_secs(1);

/// Runs the server until SIGTERM or SIGINT.
///
/// # Errors
/// When the database can't be opened or an address can't be listened on.
pub async fn run(options: Serve) -> Result<(), Failure> {
    let store = super::open(&options.common).await?;
    let chosen = Options {
        captcha_verify_url: options.captcha_verify_url.clone(),
        rate_limit: options.rate_limit == Switch::On,
        clicks: Some(clicks(&options)),
        ..Options::default()
    };
    let service = Service::new(store.clone(), Clock::System, chosen).await?;
    if options.demo && demo::load(&service).await?.is_some() {
        tracing::info!("demo operator loaded");
    }

    let shutdown = Shutdown::default();
    shutdown::on_signals(shutdown.clone())?;
    let connections = listener::room_for_connections(options.max_connections);
    if connections < options.max_connections {
        tracing::warn!(
            connections,
            "fewer connections than asked for: too few open files allowed"
        );
    }
    let of_one = options.max_connections_per_address;
    let limits = Limits {
        connections,
        connections_of_one: of_one.unwrap_or(connections.div_ceil(4)),
        header_timeout: options.header_timeout,
        shutdown_timeout: options.shutdown_timeout,
        ..Limits::default()
    };
    if let Some(address) = options.metrics_listen {
        serve_metrics(address, service.clone()).await?;
    }
    let settings = Settings {
        trusted_proxies: options.trusted_proxy,
        request_timeout: options.request_timeout,
        body_timeout: options.body_timeout,
    };
    for (name, work) in [
        ("tidying up", work_of(tidy_up)),
        ("following other nodes' links", work_of(tracking::watch)),
        ("bringing clicks over", work_of(tracking::drain)),
    ] {
        tokio::spawn(keep_up(name, service.clone(), work));
    }
    let edge = router::edge(AppState::new(service.clone()), shutdown.clone(), settings);
    let listener = bind(options.listen).await?;
    if !assets::is_built() {
        tracing::warn!("the front end was not built: pages have no script and no style");
    }
    tracing::info!(address = %listener.local_addr()?, engine = store.engine(), "listening");
    if options.demo {
        // Nobody has to be reading.
        let sign = demo_sign(listener.local_addr()?.port());
        let _ = std::io::stdout().write_all(sign.as_bytes());
    }
    listener::serve(listener, edge, limits, shutdown).await;
    end_tracking(&service).await;
    store.close().await;
    tracing::info!("ended");
    Ok(())
}

/// Serves `GET /metrics` beside the server, until the process ends: its own end would be everybody's,
/// and it comes at once while nobody asks for metrics.
async fn serve_metrics(address: SocketAddr, service: Service) -> Result<(), Failure> {
    let handle = metrics::start().map_err(|error| Failure::Failed(error.to_string()))?;
    let listener = bind(address).await?;
    tracing::info!(address = %listener.local_addr()?, "metrics");
    tokio::spawn(metrics::upkeep(handle.clone()));
    let limits = Limits {
        connections: 64,
        ..Limits::default()
    };
    tokio::spawn(listener::serve(
        listener,
        metrics::router(handle, service),
        limits,
        Shutdown::default(),
    ));
    Ok(())
}

/// Where clicks wait. A spool belongs to one server; without `--click-spool` each takes one that
/// is free.
fn clicks(options: &Serve) -> tracking::Options {
    let spool = options.click_spool.clone().unwrap_or_else(|| {
        match options.common.database.strip_prefix("sqlite:") {
            Some(path) => {
                let path = Path::new(path.strip_prefix("//").unwrap_or(path));
                let mut name = path.file_stem().unwrap_or_default().to_owned();
                name.push("-clicks.db");
                path.with_file_name(name)
            }
            None => PathBuf::from("data/clicks.db"),
        }
    });
    tracking::Options {
        spool,
        may_share_folder: options.click_spool.is_none(),
        durability: match options.click_durability {
            ClickDurability::Commit => Durability::Commit,
            ClickDurability::Async => Durability::Async,
        },
    }
}

/// Brings what was clicked into the database. What the database does not take in time stays in the
/// spool.
async fn end_tracking(service: &Service) {
    match tokio::time::timeout(LAST_DRAIN, tracking::drain_now(service)).await {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::warn!(%error, "clicks stay in the spool"),
        Err(_) => tracing::warn!("clicks stay in the spool: the database is slow"),
    }
    service.tracking.close().await;
}

/// Where the demo is, and who can sign in.
fn demo_sign(port: u16) -> String {
    let site = format!("http://{}:{port}", demo::HOSTNAMES[0]);
    let line = |path: &str, what: &str| format!("  {:<42} {what}\n", format!("{site}{path}"));
    let (admin, affiliate) = (demo::ADMIN, demo::AFFILIATE);
    [
        line("/", "the programme"),
        line("/register", "the sign-up"),
        line(
            "/office",
            &format!("sign in as {} with {}", admin.0, admin.1),
        ),
        line(
            "/dashboard",
            &format!("sign in as {} with {}", affiliate.0, affiliate.1),
        ),
        line("/docs", "the API"),
    ]
    .concat()
}

/// What goes on in the background as long as the server runs.
type Work = Box<dyn Fn(Service) -> BoxFuture<'static, ()> + Send + Sync>;

fn work_of<F>(work: impl Fn(Service) -> F + Send + Sync + 'static) -> Work
where
    F: Future<Output = ()> + Send + 'static,
{
    Box::new(move |service| Box::pin(work(service)))
}

/// Keeps work going that nobody waits for: a panic is a line in the log and a new beginning, not
/// the silent end of it.
async fn keep_up(name: &'static str, service: Service, work: Work) {
    while let Err(error) = tokio::spawn(work(service.clone())).await {
        tracing::error!(%error, "{name} was broken off; it begins again");
        tokio::time::sleep(RETRY_DELAY).await;
    }
}

/// Starts months, and forgets what has expired, again and again. What fails is tried again soon: what
/// was in its way may be over long before the next hour is.
async fn tidy_up(service: Service) {
    let mut again = FAILED_AGAIN;
    loop {
        let started = month::start(&service).await.err();
        let tidied = housekeeping::tidy(&service).await.err();
        let is_whole = service.month_rounds.failed() == 0;
        let is_done = started.is_none() && tidied.is_none() && is_whole;
        for (what, failed) in [("starting a month", started), ("tidying up", tidied)] {
            if let Some(error) = failed {
                tracing::warn!(%error, "{what}");
            }
        }
        let pause = if is_done {
            housekeeping::INTERVAL
        } else {
            again
        };
        again = if is_done {
            FAILED_AGAIN
        } else {
            (again * 2).min(housekeeping::INTERVAL)
        };
        tokio::time::sleep(pause).await;
    }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| Failure::Failed(format!("{address} can't be listened on: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};
    use tributary_testing::Database;

    #[tokio::test]
    async fn work_that_is_broken_off_begins_again() {
        let database = Database::sqlite();
        let service = Service::new(database.store().await, Clock::System, Options::default());
        let begun = Arc::new(AtomicU32::new(0));
        let work = work_of({
            let begun = Arc::clone(&begun);
            move |_| {
                let first = begun.fetch_add(1, Ordering::Relaxed) == 0;
                async move { assert!(!first, "broken off") }
            }
        });
        keep_up("a test", service.await.unwrap(), work).await;
        assert_eq!(begun.load(Ordering::Relaxed), 2);
    }
}

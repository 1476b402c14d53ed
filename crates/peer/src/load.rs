//! Asks a server over many connections that are kept open, one request at a time on each, and
//! takes the time of every answer.

use crate::{Result, print};
use serde::Serialize;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

#[derive(clap::Args)]
pub(crate) struct Load {
    /// Whom to ask
    #[arg(long)]
    address: SocketAddr,
    /// What to ask for
    #[arg(long)]
    kind: Kind,
    /// Connections at a time
    #[arg(long)]
    connections: usize,
    /// For how long
    #[arg(long)]
    seconds: u64,
    /// Clicks: so many slugs, b1000001 and on
    #[arg(long, default_value_t = 10_000)]
    links: u64,
    /// Events: the ingest key
    #[arg(long, default_value = "")]
    key: String,
    /// Events: how many in a request
    #[arg(long, default_value_t = 1)]
    batch: u64,
    /// Events: so many customers, p1 and on
    #[arg(long, default_value_t = 1_000)]
    customers: u64,
    /// Events: when they happened
    #[arg(long, default_value = "")]
    at: String,
    /// Events: the number of the first one
    #[arg(long, default_value_t = 1)]
    first: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    /// Tracking links, each in turn
    Clicks,
    /// Wagers and deposits of customers that are there
    Events,
}

/// What came of it.
#[derive(Serialize)]
struct Measured {
    /// Requests that were answered as they should be.
    answers: u64,
    /// From the first request to the last answer.
    microseconds: u64,
    /// Half of all answers came within so many microseconds.
    p50: u32,
    /// Of a hundred, one took longer.
    p99: u32,
}

/// What all connections share.
struct Plan {
    options: Load,
    next: AtomicU64,
    started: Instant,
}

/// Asks until the time is over; each connection waits for its last answer.
pub(crate) async fn run(options: Load) -> Result<()> {
    let connections = options.connections;
    let mut streams = Vec::with_capacity(connections);
    for _ in 0..connections {
        let stream = TcpStream::connect(options.address).await?;
        stream.set_nodelay(true)?;
        streams.push(stream);
    }
    let plan = Arc::new(Plan {
        next: AtomicU64::new(0),
        started: Instant::now(),
        options,
    });
    let mut asking = tokio::task::JoinSet::new();
    for stream in streams {
        asking.spawn(ask(stream, Arc::clone(&plan)));
    }
    let mut times = Vec::new();
    while let Some(done) = asking.join_next().await {
        times.append(&mut done??);
    }
    let microseconds = plan.started.elapsed().as_micros();
    times.sort_unstable();
    let at = |hundredths: usize| {
        let last = times.len().saturating_sub(1);
        times.get(last * hundredths / 100).copied().unwrap_or(0)
    };
    print(&Measured {
        answers: times.len() as u64,
        microseconds: u64::try_from(microseconds)?,
        p50: at(50),
        p99: at(99),
    })
}

/// One connection; the microseconds that each of its answers took.
async fn ask(mut stream: TcpStream, plan: Arc<Plan>) -> Result<Vec<u32>> {
    let end = Duration::from_secs(plan.options.seconds);
    let (mut times, mut request, mut answer) = (Vec::new(), String::new(), Vec::new());
    while plan.started.elapsed() < end {
        request.clear();
        plan.write(&mut request)?;
        let asked = Instant::now();
        stream.write_all(request.as_bytes()).await?;
        let body = read(&mut stream, &mut answer).await?;
        plan.check(&answer, body)?;
        times.push(u32::try_from(asked.elapsed().as_micros())?);
    }
    Ok(times)
}

impl Plan {
    /// The next request.
    fn write(&self, to: &mut String) -> Result<()> {
        let options = &self.options;
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        if options.kind == Kind::Clicks {
            let link = 1_000_001 + number % options.links;
            write!(
                to,
                "GET /go/b{link}?afp=bench HTTP/1.1\r\nhost: localhost\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64) bench\r\n\
                 referer: https://blog.example/review\r\naccept: text/html\r\n\r\n"
            )?;
            return Ok(());
        }
        let first = options.first + number * options.batch;
        let mut body = String::with_capacity(160 * usize::try_from(options.batch)?);
        for event in first..first + options.batch {
            body.push(if event == first { '[' } else { ',' });
            let customer = 1 + event % options.customers;
            write!(
                body,
                r#"{{"event_id":"e{event}","occurred_at":"{}","ext_customer_id":"p{customer}","#,
                options.at
            )?;
            // A deposit and nine wagers, as players do.
            body.push_str(if event % 10 == 0 {
                r#""type":"deposit","amount":"20.00"}"#
            } else {
                r#""type":"wager","bets":"10.00","wins":"9.50","count":5}"#
            });
        }
        body.push(']');
        write!(
            to,
            "POST /api/v1/events HTTP/1.1\r\nhost: localhost\r\nauthorization: {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            options.key,
            body.len()
        )?;
        Ok(())
    }

    /// An answer that is not what it should be ends the benchmark.
    fn check(&self, answer: &[u8], body: Range<usize>) -> Result<()> {
        let (is_fine, expected) = match self.options.kind {
            Kind::Clicks => (answer.starts_with(b"HTTP/1.1 302 "), String::new()),
            Kind::Events => {
                let expected = format!("{{\"accepted\":{},", self.options.batch);
                let begins = answer
                    .get(body)
                    .is_some_and(|body| body.starts_with(expected.as_bytes()));
                (begins && answer.starts_with(b"HTTP/1.1 200 "), expected)
            }
        };
        if is_fine {
            return Ok(());
        }
        let text = String::from_utf8_lossy(answer);
        let text: String = text.chars().take(600).collect();
        Err(format!("an answer is not as expected {expected}: {text}").into())
    }
}

/// Reads one answer, head and body; where its body is in it.
async fn read(stream: &mut TcpStream, answer: &mut Vec<u8>) -> Result<Range<usize>> {
    answer.clear();
    let mut head = None;
    loop {
        if stream.read_buf(answer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        if head.is_none() {
            let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
            head = end.map(|end| (end + 4, length(&answer[..end])));
        }
        if let Some((start, length)) = head
            && answer.len() >= start + length
        {
            return Ok(start..start + length);
        }
    }
}

/// What `content-length` says; nothing is nothing.
fn length(head: &[u8]) -> usize {
    const NAME: &[u8] = b"content-length:";
    let lines = head.split(|byte| *byte == b'\n');
    for line in lines {
        if let Some((name, value)) = line.split_at_checked(NAME.len())
            && name.eq_ignore_ascii_case(NAME)
        {
            let value = std::str::from_utf8(value).unwrap_or_default();
            return value.trim().parse().unwrap_or(0);
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn the_length_of_a_body_is_found() {
        assert_eq!(length(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\nx: y"), 12);
        assert_eq!(length(b"HTTP/1.1 302 Found\r\nx: y"), 0);
    }
}

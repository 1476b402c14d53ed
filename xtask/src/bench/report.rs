//! The time of a report over 90 days by link and day, for an affiliate with a hundred thousand
//! clicks behind it, and for one with ten million, in turns.
//!
//! The clicks are generated in SQL, in the shape the product writes them: 20 links, 3 campaigns
//! and 50 `afp` spread evenly over the days, a dimension for each combination at both levels, and
//! each dimension's daily counters summed up from the clicks themselves.

use std::time::{Duration, Instant};

use super::http::Client;
use super::peer;
use super::programme::{self, affiliates, date, numbers, today};
use super::rate::{median, memory, milliseconds};
use super::server::{Server, Workspace};
use super::table::{Demand, Row, Table};
use crate::failure::{Failure, Result};
use crate::postgres::Postgres;
use crate::process;

/// Clicks at first, and in the end.
const CLICKS: (u64, u64) = (100_000, 10_000_000);
/// Days of the report.
const DAYS: u64 = 90;
/// Links, campaigns and `afp`: combinations with texts, and without.
const LINKS: u64 = 20;
const COARSE: u64 = LINKS * 3;
const FINE: u64 = COARSE * 50;
/// Microseconds of a day.
const DAY: u64 = 86_400_000_000;
/// Reports whose time is taken.
const REPORTS: usize = 51;
/// The most that ten million may take, in hundredths of a hundred thousand's time.
const MAX_PERCENT: u64 = 130;

pub(super) fn run(table: &mut Table) -> Result<()> {
    let (few, many) = (Workspace::new()?, Workspace::new()?);
    on(table, "SQLite", "ANALYZE", &[few, many])?;
    let postgres = Postgres::start()?;
    let few = Workspace::beside(peer::database(&postgres, "few")?)?;
    let many = Workspace::beside(peer::database(&postgres, "many")?)?;
    // What its own housekeeping would do in the midst of the benchmark.
    on(table, "PostgreSQL", "VACUUM ANALYZE", &[few, many])
}

/// A database with few clicks and one with many, asked in turns.
fn on(table: &mut Table, name: &str, settle: &str, workspaces: &[Workspace; 2]) -> Result<()> {
    let from = today()? - DAYS;
    let mut subjects = Vec::new();
    for (workspace, clicks) in workspaces.iter().zip([CLICKS.0, CLICKS.1]) {
        subjects.push(Subject::new(workspace, settle, from, clicks)?);
    }
    for _ in 0..REPORTS {
        for subject in &mut subjects {
            subject.ask()?;
        }
    }
    let [few, many] = subjects.as_slice() else {
        return Err(Failure::new("a report was not run"));
    };
    table.add(Row {
        what: format!("report of 90 days, {name}, 10,000,000 clicks beside 100,000"),
        figure: median(many.times.clone()),
        beside: Some(median(few.times.clone())),
        demand: Demand::AtMostHundredths(MAX_PERCENT),
        unit: milliseconds,
    });
    memory(table, "  peak memory", &many.server);
    Ok(())
}

/// A server on a database with clicks, and how long its reports took.
struct Subject {
    server: Server,
    key: String,
    body: String,
    clicks: u64,
    times: Vec<Duration>,
}

impl Subject {
    fn new(workspace: &Workspace, settle: &str, from: u64, clicks: u64) -> Result<Self> {
        programme::operator(workspace)?;
        peer::sql(workspace.database(), &programme())?;
        peer::sql(workspace.database(), &fill(clicks, from))?;
        peer::sql(workspace.database(), settle)?;
        let key = programme::key(
            workspace,
            "--kind operator --scope affiliate:1 --permission reports.read",
        )?;
        let server = workspace.serve(&["--rate-limit", "off"])?;
        let body = format!(
            r#"{{"report":"media","from":"{}","to":"{}","period":"day","group_by":["link_id"],"limit":5000,
                "columns":["visit_count","registration_count","ftd_count","deposit_total","net_pl","commissions_total"]}}"#,
            date(from),
            date(from + DAYS)
        );
        Ok(Self {
            server,
            key,
            body,
            clicks,
            times: Vec::with_capacity(REPORTS),
        })
    }

    /// Runs the report once more.
    fn ask(&mut self) -> Result<()> {
        if process::interrupted() {
            return Err(Failure::new("interrupted"));
        }
        let head = format!(
            "POST /api/v1/reports/run HTTP/1.1\r\nauthorization: {}\r\ncontent-type: application/json\r\n",
            self.key
        );
        // One of its own for each: the server does not wait while the other's clicks are generated.
        let mut client = Client::connect(self.server.address)?;
        let started = Instant::now();
        let answer = client.send(&head, &self.body)?;
        self.times.push(started.elapsed());
        let text = String::from_utf8_lossy(&answer.body);
        let rows = format!("\"row_count\":{}", LINKS * DAYS);
        let clicks = self.clicks.to_string();
        if answer.status == 200 && text.contains(&rows) && text.contains(&clicks) {
            return Ok(());
        }
        let start: String = text.chars().take(300).collect();
        Err(Failure::new(format!(
            "the report was answered {}: {start}",
            answer.status
        )))
    }
}

/// The links, and every dimension: those with texts first, in the order of their numbers.
fn programme() -> String {
    let (links, fine, coarse) = (
        numbers(1, LINKS),
        numbers(0, FINE - 1),
        numbers(0, COARSE - 1),
    );
    let columns = "operator_id, level, affiliate_id, brand_id, link_id, campaign_id, deal_id, source_id, afp, afp1, afp2, afp3, afp4, afp5, afp6, afp7,
        afp8, afp9, utm_source, utm_medium, utm_campaign, utm_term, utm_content, key";
    let nothing = "'', '', '', '', '', '', '', '', '', '', '', '', '', ''";
    let place = format!("1, 1, 1 + i % {LINKS}, 1 + i / {LINKS} % 3, 0, ''");
    format!(
        "{}
         INSERT INTO link (operator_id, brand_id, link_type_id, name, description, destination_url, ab_percent, is_enabled, is_public,
           private_affiliate_ids, has_campaigns, has_source_id, created_at, updated_at)
         {links} SELECT 1, 1, 2, 'Link ' || i, '', 'https://brand.example/', 0, TRUE, TRUE, '[]', TRUE, FALSE, 1, 1 FROM n;
         INSERT INTO dimension ({columns})
         {fine} SELECT 1, 1, {place}, 'afp' || i / {COARSE}, {nothing}, 'fine' || i FROM n;
         INSERT INTO dimension ({columns})
         {coarse} SELECT 1, 0, {place}, '', {nothing}, 'coarse' || i FROM n",
        affiliates(1)
    )
}

/// So many clicks from a day on, and their daily counters.
fn fill(count: u64, from: u64) -> String {
    let clicks = numbers(0, count - 1);
    let step = DAYS * DAY / count;
    let begin = from * DAY;
    let nothing = "0, ".repeat(20);
    let counters = |dimension: &str| {
        format!(
            "INSERT INTO daily (dimension_id, day, visits, registrations, qualified_leads, first_deposits, first_deposit, qualified_ftds, deposits,
               deposit_count, withdrawals, withdrawal_count, chargebacks, bonuses, deductions, bets, wins, wagers, cpl, cpa, rev_share, sub_affiliate,
               adjustments, payments)
             SELECT {dimension}, clicked_at / {DAY}, COUNT(*), {nothing} 0 FROM click GROUP BY 1, 2;"
        )
    };
    format!(
        "INSERT INTO click (operator_id, tracker, affiliate_id, link_id, dimension_id, clicked_at, is_b, country, ip, referrer, user_agent, params)
         {clicks} SELECT 1, 'a-tracker-of-the-benchmark-' || CAST(1000000000000 + i AS TEXT), 1, 1 + i % {LINKS}, 1 + i % {FINE},
           {begin} + i * {step}, FALSE, 'BG', '198.51.100.0', 'https://blog.example/review', 'Mozilla/5.0 (X11; Linux x86_64)', '{{}}' FROM n;
         {}
         {}",
        counters("dimension_id"),
        counters(&format!("{FINE} + 1 + (dimension_id - 1) % {COARSE}")),
    )
}

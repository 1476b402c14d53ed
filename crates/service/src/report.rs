//! Reports: which there are for a caller, and running them (contract.md §6).

mod access;
mod gate;
mod question;

use crate::{Actor, Error, Service};
use access::Access;
pub(crate) use gate::Gate;
use question::{Form, MAX_ROWS_WITHOUT_PAGES};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tributary_domain::api_key::Permission;
use tributary_domain::id::OperatorId;
use tributary_domain::list::Query;
use tributary_domain::operator::Operator;
use tributary_domain::refusal::Refusal;
use tributary_domain::report::{Cell, Column, Period, Report, Request, Row, Table, Value};
use tributary_store::list::{self, Scope};
use tributary_store::report::{self, Plan, Start};
use tributary_store::{StoreError, operator};

/// How long a report may take where nothing else is said.
pub const USUAL_LIMIT: Duration = Duration::from_secs(10);
/// How much longer a file may take than a page: somebody reads it as it is made.
const FILE_FACTOR: u32 = 60;
/// Parts of a file that wait for who reads it.
const PARTS: usize = 2;
/// How long they wait. A connection to the database is held meanwhile, and others want a file, too.
const READER_TIMEOUT: Duration = Duration::from_secs(10);

/// A report as its caller may run it.
#[derive(Clone, Debug)]
pub struct Description {
    /// The report.
    pub report: Report,
    /// What it can be cut into.
    pub periods: &'static [Period],
    /// What it can group by.
    pub groupings: Vec<Column>,
    /// What it can show.
    pub columns: Vec<Column>,
    /// What it can be narrowed by.
    pub filters: Vec<Column>,
}

/// A report that was run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What it came to.
    pub table: Table,
    /// The operator's name.
    pub operator_name: String,
    /// The currency of all amounts.
    pub currency: String,
}

/// A report or a list as a file, while it is made.
#[derive(Debug)]
pub struct File {
    /// The keys of its columns.
    pub columns: Vec<&'static str>,
    parts: mpsc::Receiver<Vec<Row>>,
    maker: Option<JoinHandle<Result<(), Error>>>,
}

impl File {
    /// The next lines; `None` behind the last. An error means that what came so far is not all.
    pub async fn next(&mut self) -> Option<Result<Vec<Row>, Error>> {
        if let Some(part) = self.parts.recv().await {
            return Some(Ok(part));
        }
        match self.maker.take()?.await {
            Ok(Ok(())) => None,
            Ok(Err(failure)) => Some(Err(failure)),
            Err(failure) => Some(Err(Error::internal(failure))),
        }
    }
}

/// The reports that a caller may run, with what of them it may see.
///
/// # Errors
/// `Code::Unauthorized` for visitors, `Code::Forbidden` for keys without `reports.read`.
pub async fn describe(service: &Service, actor: &Actor) -> Result<Vec<Description>, Error> {
    let mut reader = service.store.read().await?;
    let access = Access::of(&mut reader, actor, Permission::ReportsRead).await?;
    let open = Report::ALL
        .into_iter()
        .filter(|report| access.opens(*report));
    Ok(open
        .map(|report| Description {
            report,
            periods: report.periods(),
            groupings: access.sight.of(report.groupings()),
            columns: access.sight.of(report.columns()),
            filters: access.sight.of(report.filters()),
        })
        .collect())
}

/// Runs a report: a page of its lines, and the sums of all.
///
/// # Errors
/// `Code::Invalid` that lists what is allowed, for names that do not exist and for those the
/// caller may not see alike; `Code::Unavailable` when too many reports run, or this one takes
/// too long; as [`describe`].
pub async fn run(service: &Service, actor: &Actor, request: &Request) -> Result<Outcome, Error> {
    let access = access(service, actor, Permission::ReportsRead).await?;
    let plan = question::plan(&access, request, Form::Page)?;
    perform(service, &access, plan).await
}

/// Runs a report as a file: its lines are handed over as they are found. Without a limit in the
/// request it has all of them.
///
/// # Errors
/// As [`run`].
pub async fn file(service: &Service, actor: &Actor, request: &Request) -> Result<File, Error> {
    let access = access(service, actor, Permission::ReportsRead).await?;
    let plan = question::plan(&access, request, Form::File)?;
    let keys = plan.columns.iter().map(|column| column.key).collect();
    make(service, access.operator, keys, Work::Report(Box::new(plan))).await
}

/// What a file is made of.
pub(crate) enum Work {
    /// A report.
    Report(Box<Plan>),
    /// What a list of a page shows.
    List(Scope, Box<Query>),
}

/// Begins a file, in its turn.
pub(crate) async fn make(
    service: &Service,
    operator: OperatorId,
    columns: Vec<&'static str>,
    work: Work,
) -> Result<File, Error> {
    let turn = service.reports.files.enter(operator).await?;
    let limit = service.reports.limit.saturating_mul(FILE_FACTOR);
    let mut snapshot = service.store.snapshot_for_file(limit).await?;
    let (to, parts) = mpsc::channel(PARTS);
    let service = service.clone();
    let maker = tokio::spawn(async move {
        let _turn = turn;
        let making = async {
            match work {
                Work::Report(plan) => {
                    report::stream(&mut snapshot, operator, &plan, &to, READER_TIMEOUT).await
                }
                Work::List(scope, query) => {
                    list::stream(&mut snapshot, scope, &query, &to, READER_TIMEOUT).await
                }
            }
        };
        // Who reads slowly may not keep a connection for ever.
        match tokio::time::timeout(limit, making).await {
            Ok(Err(StoreError::TooSlow)) | Err(_) => Err(Refusal::FileTooSlow.into()),
            Ok(made) => made.map_err(|failure| failed(&service, failure)),
        }
    });
    Ok(File {
        columns,
        parts,
        maker: Some(maker),
    })
}

/// The vendor's media report: every spelling of every column the caller may see, all lines.
///
/// # Errors
/// As [`run`]; `Code::Invalid` too for more than 100,000 lines.
pub async fn media(service: &Service, actor: &Actor, request: &Request) -> Result<Outcome, Error> {
    let access = access(service, actor, Permission::ReportsRead).await?;
    let plan = question::plan(&access, request, Form::Vendor)?;
    let outcome = perform(service, &access, plan).await?;
    if outcome.table.next_cursor.is_some() {
        let most = MAX_ROWS_WITHOUT_PAGES;
        return Err(Refusal::ReportTooLong { most }.into());
    }
    Ok(outcome)
}

/// The vendor's registrations report: players with sums over their lives, oldest first.
///
/// # Errors
/// `Code::Forbidden` for who may not see players; as [`run`].
pub async fn registrations(
    service: &Service,
    actor: &Actor,
    filters: BTreeMap<String, Vec<Value>>,
    offset: i64,
    limit: i64,
) -> Result<Outcome, Error> {
    let access = access(service, actor, Permission::RegistrationsRead).await?;
    if !access.opens(Report::Registrations) {
        return Err(Refusal::NoRegistrationsReport.into());
    }
    let request = Request {
        report: Report::Registrations.name().to_owned(),
        filters,
        limit: Some(limit),
        cursor: Some(offset.to_string()),
        ..Request::default()
    };
    let plan = question::plan(&access, &request, Form::Vendor)?;
    perform(service, &access, plan).await
}

async fn access(service: &Service, actor: &Actor, permission: Permission) -> Result<Access, Error> {
    let mut reader = service.store.read().await?;
    Access::of(&mut reader, actor, permission).await
}

/// Runs a plan: one line more than the page has, which says whether there is a next one.
async fn perform(service: &Service, access: &Access, mut plan: Plan) -> Result<Outcome, Error> {
    let _turn = service.reports.pages.enter(access.operator).await?;
    let mut snapshot = service.store.snapshot(service.reports.limit).await?;
    let failed = |failure| failed(service, failure);
    let operator = operator::by_id(&mut snapshot, access.operator)
        .await
        .map_err(failed)?;
    let operator = named(operator, access.operator)?;
    let page = plan.limit;
    plan.limit = page.map(|page| page.saturating_add(1));
    let mut rows = report::rows(&mut snapshot, access.operator, &plan)
        .await
        .map_err(failed)?;
    let most = page
        .and_then(|page| usize::try_from(page).ok())
        .unwrap_or(usize::MAX);
    let has_more = rows.len() > most;
    rows.truncate(most);
    let next_cursor = has_more.then(|| cursor(&plan, &rows)).flatten();
    let shown = plan.columns.len();
    for row in &mut rows {
        row.truncate(shown);
    }
    let (count, totals) = if plan.report == Report::Clicks {
        // Counting them all would cost what the page does not.
        (None, vec![Cell::None; shown])
    } else {
        let (count, totals) = report::totals(&mut snapshot, access.operator, &plan)
            .await
            .map_err(failed)?;
        (Some(count), totals)
    };
    Ok(Outcome {
        table: Table {
            report: plan.report,
            period: plan.period,
            columns: plan.columns,
            rows,
            totals,
            count,
            next_cursor,
        },
        operator_name: operator.name,
        currency: operator.currency,
    })
}

/// Where the page behind these lines begins.
fn cursor(plan: &Plan, rows: &[Row]) -> Option<String> {
    if plan.report == Report::Clicks {
        return match rows.last()?.get(plan.columns.len()..)? {
            [Cell::Moment(at), Cell::Number(id)] => Some(format!("{}.{id}", at.0)),
            _ => None,
        };
    }
    let offset = match plan.start {
        Start::Offset(offset) => offset,
        Start::Behind(..) => return None,
    };
    Some(
        offset
            .saturating_add(i64::try_from(rows.len()).ok()?)
            .to_string(),
    )
}

fn named(found: Option<Operator>, id: OperatorId) -> Result<Operator, Error> {
    found.ok_or_else(|| Error::internal(format!("operator {id} is gone")))
}

fn failed(service: &Service, failure: StoreError) -> Error {
    match failure {
        StoreError::TooSlow => service.reports.too_slow(),
        failure => failure.into(),
    }
}

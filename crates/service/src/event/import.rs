//! Files of events that are applied in the back office by themselves, with a record of how far each
//! is.

use super::Outcome;
use super::file;
use super::receive::{self, Answer, Row, Sender};
use crate::audit::{self, Subject};
use crate::{Actor, Error, Service};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::id::{BrandId, ImportId, OperatorId};
use tributary_store::event_import;

pub use tributary_store::event_import::{Import, State};

/// How many rejected lines are kept for people to read.
const SHOWN: usize = 100;
/// How many lines are applied between two looks at the progress.
const STEP: usize = 1_000;
/// The most characters of a file's name that are kept.
const MOST_NAME: usize = 200;

/// A line that was not accepted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rejected {
    /// The line, from 1; the header is line 1.
    pub line: usize,
    /// The brand's name for the event, where one could be read.
    pub event_id: Option<String>,
    /// What is wrong with it.
    pub code: String,
}

/// Starts an import and answers its number; it goes on by itself.
///
/// # Errors
/// As [`file::read`] and [`receive::sender`].
pub async fn start(
    service: &Service,
    actor: &Actor,
    brand: BrandId,
    file_name: &str,
    text: &[u8],
) -> Result<ImportId, Error> {
    let sender = receive::sender(service, actor, Some(brand)).await?;
    let file::File {
        rows,
        ignored_columns,
    } = file::read(text)?;
    let Actor::Staff { id: staff, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    let file_name: String = file_name
        .chars()
        .filter(|c| !c.is_control())
        .take(MOST_NAME)
        .collect();
    let total = i64::try_from(rows.len()).map_err(Error::internal)?;
    let now = service.clock.now();
    let mut tx = service.store.begin().await?;
    let operator = sender.operator;
    let ignored = serde_json::to_string(&ignored_columns).map_err(Error::internal)?;
    let new = event_import::NewImport {
        brand,
        file_name: &file_name,
        total,
        ignored_columns: &ignored,
        by: *staff,
    };
    let id = event_import::insert(&mut tx, operator, new, now).await?;
    let detail = json!({"brand_id": brand, "file_name": file_name, "lines": total});
    let subject = Subject::new("event_import", id.0);
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::EventImportStarted,
        subject,
        detail,
    )
    .await?;
    tx.commit().await?;
    tokio::spawn(run(service.clone(), sender, id, rows));
    Ok(id)
}

/// Applies the rows; after each step the record says how far it is.
async fn run(service: Service, sender: Sender, id: ImportId, rows: Vec<Row>) {
    let mut rows = rows.into_iter();
    let mut problems: Vec<Rejected> = Vec::new();
    let mut counts = [0_i64; 4];
    loop {
        let step: Vec<Row> = rows.by_ref().take(STEP).collect();
        let is_last = step.is_empty();
        let state = match receive::receive(&service, &sender, step).await {
            Ok(answers) => {
                count(&mut counts, &mut problems, &answers);
                if is_last { State::Done } else { State::Running }
            }
            Err(error) => {
                tracing::error!(%error, import = id.0, "an import has stopped");
                State::Failed
            }
        };
        let noted = note(&service, sender.operator, id, state, counts, &problems).await;
        if let Err(error) = noted {
            tracing::error!(%error, import = id.0, "the progress of an import was not kept");
        }
        if state != State::Running {
            return;
        }
    }
}

fn count(counts: &mut [i64; 4], problems: &mut Vec<Rejected>, answers: &[Answer]) {
    for answer in answers {
        let at = match answer.outcome {
            Outcome::Accepted => 0,
            Outcome::Parked => 1,
            Outcome::Duplicate(_) => 2,
            Outcome::Rejected(problem) => {
                if problems.len() < SHOWN {
                    problems.push(Rejected {
                        line: answer.line.unwrap_or(0),
                        event_id: answer.event_id.clone(),
                        code: problem.code().to_owned(),
                    });
                }
                3
            }
        };
        counts[at] += 1;
    }
}

async fn note(
    service: &Service,
    operator: OperatorId,
    id: ImportId,
    state: State,
    counts: [i64; 4],
    problems: &[Rejected],
) -> Result<(), Error> {
    let problems = serde_json::to_string(problems).map_err(Error::internal)?;
    let now = service.clock.now();
    let mut tx = service.store.begin().await?;
    event_import::progress(&mut tx, operator, id, state, counts, &problems, now).await?;
    Ok(tx.commit().await?)
}

/// How far an import is, and its first rejected lines.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff, [`Code::NotFound`].
pub async fn status(
    service: &Service,
    actor: &Actor,
    id: ImportId,
) -> Result<(Import, Vec<Rejected>), Error> {
    let Actor::Staff { operator, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    let found = event_import::by_id(&mut service.store.read().await?, *operator, id).await?;
    let import = found.ok_or(Error::from(Code::NotFound))?;
    let problems = serde_json::from_str(&import.problems).map_err(Error::internal)?;
    Ok((import, problems))
}

/// The newest imports of the operator.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff.
pub async fn list(service: &Service, actor: &Actor) -> Result<Vec<Import>, Error> {
    let Actor::Staff { operator, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    Ok(event_import::list(&mut service.store.read().await?, *operator, 50).await?)
}

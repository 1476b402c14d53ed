//! Files of events that are applied in the back office by themselves, with a record of how far each
//! is.

use super::Outcome;
use super::file;
use super::receive::{self, Answer, Row, Sender};
use crate::audit::{self, Subject};
use crate::turns::Turns;
use crate::{Actor, Error, Service};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::id::{BrandId, ImportId, OperatorId};
use tributary_domain::refusal::Refusal;
use tributary_store::event_import;

pub use tributary_store::event_import::{Import, State};

/// How many rejected lines are kept for people to read.
const SHOWN: usize = 100;
/// How many lines are applied between two looks at the progress.
const STEP: usize = 1_000;
/// The most characters of a file's name that are kept.
const MAX_FILE_NAME_LENGTH: usize = 200;
/// Files that are applied at a time, and of one operator. What is read of one takes several times
/// its own room.
const AT_ONCE: (usize, usize) = (2, 1);
/// Files that wait for that, or are applied, and of one operator. They are kept as they came.
const KEPT: (usize, usize) = (12, 4);

/// The places of files of events.
pub(crate) struct Places {
    at_once: Turns,
    kept: Turns,
}

impl Default for Places {
    fn default() -> Self {
        let refusal = Refusal::TooManyFiles;
        Self {
            at_once: Turns::new(AT_ONCE.0, AT_ONCE.1, refusal.clone()),
            kept: Turns::new(KEPT.0, KEPT.1, refusal),
        }
    }
}

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

/// What became of a file.
pub struct Received {
    /// What became of each of its records.
    pub answers: Vec<Answer>,
    /// The columns that are no fields of events, as the file names them.
    pub ignored_columns: Vec<String>,
}

/// Applies a file while its sender waits.
///
/// # Errors
/// As [`file::read`] and [`receive::receive`]; [`Code::Unavailable`] when too many files are applied.
pub async fn receive(service: &Service, sender: &Sender, text: &[u8]) -> Result<Received, Error> {
    let _turn = service.imports.at_once.enter(sender.operator).await?;
    let file = read(service, text).await?;
    Ok(Received {
        answers: receive::receive(service, sender, file.rows).await?,
        ignored_columns: file.ignored_columns,
    })
}

async fn read(service: &Service, text: &[u8]) -> Result<file::File, Error> {
    let reading = service
        .heavy
        .run(text.len() / receive::BYTES_PER_EVENT, || file::read(text));
    Ok(reading.await?)
}

/// Starts an import and answers its number; it goes on by itself, when its turn comes.
///
/// # Errors
/// As [`file::read`] and [`receive::sender`]; [`Code::Unavailable`] when too many wait already.
pub async fn start(
    service: &Service,
    actor: &Actor,
    brand: BrandId,
    file_name: &str,
    text: &[u8],
) -> Result<ImportId, Error> {
    let sender = receive::sender(service, actor, Some(brand)).await?;
    let place = service.imports.kept.take(sender.operator)?;
    // Read twice, now for what is wrong with the whole, and kept as it came in between.
    let file::File {
        rows,
        ignored_columns,
    } = read(service, text).await?;
    let count = rows.len();
    drop(rows);
    let Actor::Staff { id: staff, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    let file_name: String = file_name
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_FILE_NAME_LENGTH)
        .collect();
    let total = i64::try_from(count).map_err(Error::internal)?;
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
    let (service, text) = (service.clone(), text.to_vec());
    tokio::spawn(async move {
        let _place = place;
        let turn = service.imports.at_once.wait(sender.operator).await;
        let read = read(&service, &text).await;
        drop(text);
        match turn.and_then(|turn| Ok((turn, read?))) {
            Ok((_turn, file)) => run(service, sender, id, file.rows).await,
            // It could be read before.
            Err(error) => tracing::error!(%error, import = id.0, "an import was not begun"),
        }
    });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operator::{self, NewOperator};
    use crate::staff::{self, NewStaff};
    use crate::{Clock, Options, brand};
    use tributary_domain::captcha::CaptchaKind;
    use tributary_domain::staff::Role;
    use tributary_testing::both;

    const FILE: &[u8] = b"event_id,type,occurred_at,ext_customer_id\n1,nonsense,,\n";

    both! {
        async fn files_wait_for_their_turn_and_so_many_of_them(db: &Database) {
            let service = Service::new(db.store().await, Clock::System, Options::default()).await.unwrap();
            let new = NewOperator {
                name: "Example".into(),
                hostnames: vec!["aff.example".into()],
                currency: "EUR".into(),
                captcha: CaptchaKind::Off,
            };
            let console = Actor::Console;
            let operator = operator::create(&service, &console, new).await.unwrap();
            let brand = brand::create(&service, &console, operator, "Brand", "brand.example").await.unwrap();
            let new = NewStaff {
                username: "admin".into(),
                email: "admin@staff.example".into(),
                role: Role::Admin,
                password: "Staff-Secret-1".into(),
            };
            let admin = Actor::Staff {
                operator,
                id: staff::create(&service, &console, operator, new).await.unwrap(),
                username: "admin".into(),
                role: Role::Admin,
            };
            // Somebody's is applied at the moment.
            let turn = service.imports.at_once.take(operator).unwrap();
            let mut started = Vec::new();
            for _ in 0..KEPT.1 {
                started.push(start(&service, &admin, brand, "a.csv", FILE).await.unwrap());
            }
            let refused = start(&service, &admin, brand, "a.csv", FILE).await.unwrap_err();
            assert_eq!(refused.code(), Code::Unavailable);
            for id in &started {
                let (import, _) = status(&service, &admin, *id).await.unwrap();
                assert_eq!((import.state, import.rejected), (State::Running, 0));
            }
            drop(turn);
            for id in started {
                while status(&service, &admin, id).await.unwrap().0.state != State::Done {
                    tokio::task::yield_now().await;
                }
            }
        }
    }
}

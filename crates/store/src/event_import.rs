//! Files of events on their way in.

use crate::StoreError;
use crate::stamp::{stamp, statements};
use tributary_domain::id::{BrandId, ImportId, OperatorId, StaffId};
use tributary_domain::time::Timestamp;

/// How an import stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It goes on.
    Running,
    /// Every line was looked at.
    Done,
    /// The database stopped answering. Importing the file again is safe.
    Failed,
}

impl State {
    /// The name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Running, Self::Done, Self::Failed]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What is known of an import when it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewImport<'a> {
    /// The brand whose events they are.
    pub brand: BrandId,
    /// The file's name.
    pub file_name: &'a str,
    /// How many lines it has.
    pub total: i64,
    /// The columns that are no fields of events, a JSON array.
    pub ignored_columns: &'a str,
    /// Who began it.
    pub by: StaffId,
}

/// An import.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Import {
    /// The import.
    pub id: ImportId,
    /// The brand whose events they are.
    pub brand_id: BrandId,
    /// The file's name.
    pub file_name: String,
    /// How it stands.
    pub state: State,
    /// How many lines it has.
    pub total: i64,
    /// How many were accepted,
    pub accepted: i64,
    /// are parked,
    pub parked: i64,
    /// were here before,
    pub duplicate: i64,
    /// were not accepted.
    pub rejected: i64,
    /// The first rejected lines, a JSON array.
    pub problems: String,
    /// The columns that are no fields of events, a JSON array.
    pub ignored_columns: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it last went on.
    pub updated_at: Timestamp,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    brand_id: i64,
    file_name: String,
    state: String,
    total: i64,
    accepted: i64,
    parked: i64,
    duplicate: i64,
    rejected: i64,
    problems: String,
    ignored_columns: String,
    created_at: i64,
    updated_at: i64,
}

macro_rules! columns {
    () => {
        "id, brand_id, file_name, state, total, accepted, parked, duplicate, rejected, problems, ignored_columns, created_at, updated_at"
    };
}

statements! {
    INSERT: "INSERT INTO event_import (operator_id, brand_id, file_name, state, total, accepted, parked, duplicate, rejected, problems,
               ignored_columns, created_by, created_at, updated_at)
             VALUES ($1, $2, $3, 'running', $4, 0, 0, 0, 0, '[]', $5, $6, $7, $7) RETURNING id";
    PROGRESS: "UPDATE event_import SET state = $3, accepted = $4, parked = $5, duplicate = $6, rejected = $7, problems = $8, updated_at = $9
               WHERE operator_id = $1 AND id = $2";
    BY_ID: concat!("SELECT ", columns!(), " FROM event_import WHERE operator_id = $1 AND id = $2");
}

stamp! {
    /// Notes that an import has begun.
    pub async fn insert(c, operator: OperatorId, new: NewImport<'_>, now: Timestamp) -> ImportId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(new.brand.0).bind(new.file_name).bind(new.total);
        Ok(ImportId(query.bind(new.ignored_columns).bind(new.by.0).bind(now.0).fetch_one(c).await?))
    }

    /// Notes how far an import is: accepted, parked, duplicate, rejected, and the first rejected
    /// lines.
    pub async fn progress(c, operator: OperatorId, id: ImportId, state: State, counts: [i64; 4], problems: &str, now: Timestamp) -> () {
        let [accepted, parked, duplicate, rejected] = counts;
        let query = sqlx::query::<Db>(PROGRESS).bind(operator.0).bind(id.0).bind(state.name()).bind(accepted).bind(parked);
        query.bind(duplicate).bind(rejected).bind(problems).bind(now.0).execute(c).await?;
        Ok(())
    }

    /// One import.
    pub async fn by_id(c, operator: OperatorId, id: ImportId) -> Option<Import> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Import::try_from).transpose()
    }
}

impl TryFrom<Row> for Import {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = State::parse(&row.state).ok_or_else(|| StoreError::Corrupt {
            table: "event_import",
            id: row.id,
            what: format!("state {}", row.state),
        })?;
        Ok(Self {
            id: ImportId(row.id),
            brand_id: BrandId(row.brand_id),
            file_name: row.file_name,
            state,
            total: row.total,
            accepted: row.accepted,
            parked: row.parked,
            duplicate: row.duplicate,
            rejected: row.rejected,
            problems: row.problems,
            ignored_columns: row.ignored_columns,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
        })
    }
}

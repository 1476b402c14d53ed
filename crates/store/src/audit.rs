//! The audit log: append-only.

use crate::stamp::{stamp, statements};
use tributary_domain::id::OperatorId;
use tributary_domain::time::Timestamp;

/// One thing that was done.
#[derive(Clone, PartialEq, Eq, Debug, sqlx_macros::FromRow)]
pub struct Entry {
    /// When (UTC microseconds).
    pub at: i64,
    /// Who: `staff`, `affiliate`, `key`, `visitor` or `console`.
    pub actor_kind: String,
    /// Which of them.
    pub actor_id: Option<i64>,
    /// What, for example `affiliate.approved`.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject_id: i64,
    /// A JSON object with the particulars; never a secret.
    pub detail: String,
}

statements! {
    INSERT: "INSERT INTO audit (operator_id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    BY_SUBJECT: "SELECT at, actor_kind, actor_id, action, subject_kind, subject_id, detail FROM audit
                 WHERE operator_id = $1 AND subject_kind = $2 AND subject_id = $3
                 ORDER BY id DESC LIMIT $4";
}

stamp! {
    /// Adds an entry.
    pub async fn insert(c, operator: OperatorId, entry: &Entry) -> () {
        let query = sqlx::query::<Db>(INSERT).bind(operator.0).bind(entry.at);
        let query = query.bind(&entry.actor_kind).bind(entry.actor_id).bind(&entry.action);
        query.bind(&entry.subject_kind).bind(entry.subject_id).bind(&entry.detail).execute(c).await?;
        Ok(())
    }

    /// What was done to one thing, the newest first, at most `limit` entries.
    pub async fn by_subject(c, operator: OperatorId, kind: &str, id: i64, limit: i64) -> Vec<Entry> {
        let query = sqlx::query_as::<Db, Entry>(BY_SUBJECT).bind(operator.0).bind(kind).bind(id).bind(limit);
        Ok(query.fetch_all(c).await?)
    }
}

impl Entry {
    /// The moment it was done.
    #[must_use]
    pub fn moment(&self) -> Timestamp {
        Timestamp(self.at)
    }
}

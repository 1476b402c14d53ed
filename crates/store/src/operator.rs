//! Operators, their host names and settings.

use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError};
use tributary_domain::id::OperatorId;
use tributary_domain::operator::{Operator, OperatorSettings};
use tributary_domain::time::Timestamp;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    currency: String,
    created_at: i64,
}

statements! {
    INSERT: "INSERT INTO operator (name, currency, created_at) VALUES ($1, $2, $3) RETURNING id";
    BY_ID: "SELECT id, name, currency, created_at FROM operator WHERE id = $1";
    ID_BY_HOSTNAME: "SELECT operator_id FROM operator_hostname WHERE hostname = $1";
    HOSTNAMES: "SELECT hostname FROM operator_hostname WHERE operator_id = $1 ORDER BY place, hostname";
    HOSTNAME_INSERT: "INSERT INTO operator_hostname (hostname, operator_id, place) VALUES ($1, $2, $3)";
    SETTINGS: "SELECT key, value FROM operator_setting WHERE operator_id = $1";
    EVERY_SETTING: "SELECT value FROM operator_setting WHERE key = $1 AND value <> ''";
    SETTING_PUT: "INSERT INTO operator_setting (operator_id, key, value) VALUES ($1, $2, $3)
                  ON CONFLICT (operator_id, key) DO UPDATE SET value = excluded.value";
}

stamp! {
    /// Adds an operator without host names.
    pub async fn insert(c, name: &str, currency: &str, now: Timestamp) -> OperatorId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(name).bind(currency).bind(now.0);
        Ok(OperatorId(query.fetch_one(c).await?))
    }

    /// Gives an operator a host name in its canonical form.
    pub async fn hostname_insert(c, operator: OperatorId, hostname: &str, place: i64) -> () {
        let query = sqlx::query::<Db>(HOSTNAME_INSERT).bind(hostname).bind(operator.0).bind(place);
        query.execute(c).await?;
        Ok(())
    }

    /// Keeps the value of a setting.
    pub async fn setting_put(c, operator: OperatorId, key: &str, value: &str) -> () {
        sqlx::query::<Db>(SETTING_PUT).bind(operator.0).bind(key).bind(value).execute(c).await?;
        Ok(())
    }

    /// The operator that has a host name in its canonical form.
    pub async fn id_by_hostname(c, hostname: &str) -> Option<OperatorId> {
        let id = sqlx::query_scalar::<Db, i64>(ID_BY_HOSTNAME).bind(hostname).fetch_optional(c).await?;
        Ok(id.map(OperatorId))
    }

    /// What operators have chosen for a setting, those left out that have not.
    pub async fn every_setting(c, key: &str) -> Vec<String> {
        Ok(sqlx::query_scalar::<Db, String>(EVERY_SETTING).bind(key).fetch_all(c).await?)
    }

    async fn row(c, id: OperatorId) -> Option<Row> {
        Ok(sqlx::query_as::<Db, Row>(BY_ID).bind(id.0).fetch_optional(c).await?)
    }

    async fn hostnames(c, id: OperatorId) -> Vec<String> {
        Ok(sqlx::query_scalar::<Db, String>(HOSTNAMES).bind(id.0).fetch_all(c).await?)
    }

    async fn settings(c, id: OperatorId) -> Vec<(String, String)> {
        Ok(sqlx::query_as::<Db, (String, String)>(SETTINGS).bind(id.0).fetch_all(c).await?)
    }
}

/// An operator with its host names and settings.
///
/// # Errors
/// [`StoreError::Corrupt`] where a stored setting breaks its rule.
pub async fn by_id(
    c: &mut impl Connection,
    id: OperatorId,
) -> Result<Option<Operator>, StoreError> {
    let Some(row) = row(c, id).await? else {
        return Ok(None);
    };
    let mut chosen = OperatorSettings::default();
    for (key, value) in settings(c, id).await? {
        let broken = |what| StoreError::Corrupt {
            table: "operator_setting",
            id: id.0,
            what,
        };
        chosen.set(&key, &value).map_err(broken)?;
    }
    Ok(Some(Operator {
        id: OperatorId(row.id),
        name: row.name,
        currency: row.currency,
        hostnames: hostnames(c, id).await?,
        settings: chosen,
        created_at: Timestamp(row.created_at),
    }))
}

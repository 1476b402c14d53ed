//! Operators, their host names and settings.

use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError};
use tributary_domain::id::OperatorId;
use tributary_domain::operator::{Operator, OperatorSettings};
use tributary_domain::time::Timestamp;

/// A piece of what is known of an operator. What the columns mean depends on the first one.
type Part = (String, String, String, i64);

statements! {
    INSERT: "INSERT INTO operator (name, currency, created_at) VALUES ($1, $2, $3) RETURNING id";
    // All at once: it is asked for with every request.
    PARTS: "SELECT 'operator' AS part, name, currency AS value, created_at AS place FROM operator WHERE id = $1
            UNION ALL SELECT 'hostname', hostname, '', place FROM operator_hostname WHERE operator_id = $1
            UNION ALL SELECT 'setting', key, value, 0 FROM operator_setting WHERE operator_id = $1
            ORDER BY place, name";
    ID_BY_HOSTNAME: "SELECT operator_id FROM operator_hostname WHERE hostname = $1";
    HOSTNAME_INSERT: "INSERT INTO operator_hostname (hostname, operator_id, place) VALUES ($1, $2, $3)";
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

    async fn parts(c, id: OperatorId) -> Vec<Part> {
        Ok(sqlx::query_as::<Db, Part>(PARTS).bind(id.0).fetch_all(c).await?)
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
    let mut found = None;
    let mut hostnames = Vec::new();
    let mut settings = OperatorSettings::default();
    for (part, name, value, place) in parts(c, id).await? {
        match part.as_str() {
            "operator" => found = Some((name, value, Timestamp(place))),
            "hostname" => hostnames.push(name),
            _ => {
                let broken = |what| StoreError::Corrupt {
                    table: "operator_setting",
                    id: id.0,
                    what,
                };
                settings.set(&name, &value).map_err(broken)?;
            }
        }
    }
    Ok(found.map(|(name, currency, created_at)| Operator {
        id,
        name,
        currency,
        hostnames,
        settings,
        created_at,
    }))
}

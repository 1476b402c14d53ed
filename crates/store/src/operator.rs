//! Operators, their host names and settings.

use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError};
use tributary_domain::id::OperatorId;
use tributary_domain::operator::{Operator, OperatorSettings};
use tributary_domain::time::Timestamp;

/// A piece of what is known of an operator. What the columns after its id and the piece's name
/// mean depends on the latter.
type Part = (i64, String, String, String, i64);

/// All at once: it is asked for with every request.
macro_rules! parts {
    ($id: literal) => {
        concat!("SELECT o.id, 'operator' AS part, o.name, o.currency AS value, o.created_at AS place FROM operator o WHERE o.id = ", $id, "
            UNION ALL SELECT h.operator_id, 'hostname', h.hostname, '', h.place FROM operator_hostname h WHERE h.operator_id = ", $id, "
            UNION ALL SELECT s.operator_id, 'setting', s.key, s.value, 0 FROM operator_setting s WHERE s.operator_id = ", $id, "
            ORDER BY 5, 3")
    };
}

statements! {
    INSERT: "INSERT INTO operator (name, currency, created_at) VALUES ($1, $2, $3) RETURNING id";
    PARTS: parts!("$1");
    PARTS_BY_HOSTNAME: parts!("(SELECT operator_id FROM operator_hostname WHERE hostname = $1)");
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

    async fn parts_by_hostname(c, hostname: &str) -> Vec<Part> {
        Ok(sqlx::query_as::<Db, Part>(PARTS_BY_HOSTNAME).bind(hostname).fetch_all(c).await?)
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
    assemble(parts(c, id).await?)
}

/// The operator that has a host name in its canonical form.
///
/// # Errors
/// As [`by_id`].
pub async fn by_hostname(
    c: &mut impl Connection,
    hostname: &str,
) -> Result<Option<Operator>, StoreError> {
    assemble(parts_by_hostname(c, hostname).await?)
}

fn assemble(parts: Vec<Part>) -> Result<Option<Operator>, StoreError> {
    let mut found = None;
    let mut hostnames = Vec::new();
    let mut settings = OperatorSettings::default();
    for (id, part, name, value, place) in parts {
        match part.as_str() {
            "operator" => found = Some((OperatorId(id), name, value, Timestamp(place))),
            "hostname" => hostnames.push(name),
            _ => {
                let broken = |what| StoreError::Corrupt {
                    table: "operator_setting",
                    id,
                    what,
                };
                let set = settings.set(&name, &value);
                set.map_err(|rule| broken(format!("{name}: {rule:?}")))?;
            }
        }
    }
    Ok(found.map(|(id, name, currency, created_at)| Operator {
        id,
        name,
        currency,
        hostnames,
        settings,
        created_at,
    }))
}

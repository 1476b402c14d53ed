//! API keys. Only the SHA-256 of a secret is here.

use crate::stamp::{stamp, statements};
use crate::{StoreError, json};
use tributary_domain::api_key::{ApiKey, IpRange, KeyKind, Permission, Scope};
use tributary_domain::id::{AffiliateId, ApiKeyId, BrandId, OperatorId, StaffId};
use tributary_domain::time::Timestamp;

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    operator_id: i64,
    kind: String,
    public_id: String,
    secret_hash: Vec<u8>,
    name: String,
    affiliate_id: Option<i64>,
    staff_id: Option<i64>,
    brands: String,
    permissions: String,
    scopes: String,
    ip_ranges: String,
    expires_at: Option<i64>,
    revoked_at: Option<i64>,
    created_at: i64,
    last_used_at: Option<i64>,
    home: Option<i64>,
}

/// A key as it is found by the public part of its text.
#[derive(Debug)]
pub struct FoundKey {
    /// The key.
    pub key: ApiKey,
    /// The hash of its secret.
    pub secret_hash: Vec<u8>,
    /// The operator of the host name that was asked for with it, if it is one's.
    pub home: Option<OperatorId>,
}

statements! {
    INSERT: "INSERT INTO api_key (operator_id, kind, public_id, secret_hash, name, affiliate_id, staff_id, brands, permissions, scopes, ip_ranges, expires_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id";
    BY_PUBLIC_ID: "SELECT id, operator_id, kind, public_id, secret_hash, name, affiliate_id, staff_id, brands, permissions, scopes, ip_ranges, expires_at, revoked_at, created_at, last_used_at,
                     (SELECT h.operator_id FROM operator_hostname h WHERE h.hostname = $2) AS home
                   FROM api_key WHERE public_id = $1";
    USED: "UPDATE api_key SET last_used_at = $2 WHERE id = $1";
    OPERATOR_OF: "SELECT operator_id FROM api_key WHERE id = $1";
    REVOKE: "UPDATE api_key SET revoked_at = $3 WHERE operator_id = $1 AND id = $2 AND revoked_at IS NULL";
    EXTEND: "UPDATE api_key SET expires_at = $3 WHERE operator_id = $1 AND id = $2 AND revoked_at IS NULL";
}

stamp! {
    /// Adds a key; its id and revocation in `key` are not looked at.
    pub async fn insert(c, key: &ApiKey, secret_hash: &[u8]) -> ApiKeyId {
        let names: Vec<&str> = key.permissions.iter().map(|permission| permission.name()).collect();
        let scopes: Vec<String> = key.scopes.iter().map(Scope::to_string).collect();
        let ranges: Vec<String> = key.ip_ranges.iter().map(IpRange::to_string).collect();
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(key.operator_id.0).bind(key.kind.name());
        let query = query.bind(&key.public_id).bind(secret_hash).bind(&key.name);
        let query = query.bind(key.affiliate_id.map(|id| id.0)).bind(key.staff_id.map(|id| id.0));
        let query = query.bind(json::write(&key.brands)?).bind(json::write(&names)?).bind(json::write(&scopes)?);
        let query = query.bind(json::write(&ranges)?).bind(key.expires_at.map(|at| at.0)).bind(key.created_at.0);
        Ok(ApiKeyId(query.fetch_one(c).await?))
    }

    /// Notes that a key was used.
    pub async fn used(c, id: ApiKeyId, now: Timestamp) -> () {
        sqlx::query::<Db>(USED).bind(id.0).bind(now.0).execute(c).await?;
        Ok(())
    }

    /// Whose key it is.
    pub async fn operator_of(c, id: ApiKeyId) -> Option<OperatorId> {
        let operator = sqlx::query_scalar::<Db, i64>(OPERATOR_OF).bind(id.0).fetch_optional(c).await?;
        Ok(operator.map(OperatorId))
    }

    /// Revokes a key; false where it is revoked already.
    pub async fn revoke(c, operator: OperatorId, id: ApiKeyId, now: Timestamp) -> bool {
        let query = sqlx::query::<Db>(REVOKE).bind(operator.0).bind(id.0).bind(now.0);
        Ok(query.execute(c).await?.rows_affected() > 0)
    }

    /// Moves the moment from which a key is refused; false where it is revoked.
    pub async fn extend(c, operator: OperatorId, id: ApiKeyId, expires_at: Timestamp) -> bool {
        let query = sqlx::query::<Db>(EXTEND).bind(operator.0).bind(id.0).bind(expires_at.0);
        Ok(query.execute(c).await?.rows_affected() > 0)
    }

    /// The key with the public part of its text; and whose a host name in its canonical form is.
    pub async fn by_public_id(c, public_id: &str, host: Option<&str>) -> Option<FoundKey> {
        let row = sqlx::query_as::<Db, Row>(BY_PUBLIC_ID).bind(public_id).bind(host).fetch_optional(c).await?;
        row.map(FoundKey::try_from).transpose()
    }
}

impl TryFrom<Row> for FoundKey {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let broken = |what: &str| StoreError::Corrupt {
            table: "api_key",
            id: row.id,
            what: what.to_owned(),
        };
        let list = |text: &str| json::read::<Vec<String>>("api_key", row.id, text);
        let permission = |name: &String| Permission::parse(name).ok_or_else(|| broken(name));
        let scope = |name: &String| Scope::parse(name).ok_or_else(|| broken(name));
        let range = |name: &String| IpRange::parse(name).map_err(|what| broken(&what));
        let key = ApiKey {
            id: ApiKeyId(row.id),
            operator_id: OperatorId(row.operator_id),
            kind: KeyKind::parse(&row.kind).ok_or_else(|| broken(&row.kind))?,
            name: row.name,
            affiliate_id: row.affiliate_id.map(AffiliateId),
            staff_id: row.staff_id.map(StaffId),
            brands: json::read::<Vec<BrandId>>("api_key", row.id, &row.brands)?,
            permissions: list(&row.permissions)?
                .iter()
                .map(permission)
                .collect::<Result<_, _>>()?,
            scopes: list(&row.scopes)?
                .iter()
                .map(scope)
                .collect::<Result<_, _>>()?,
            ip_ranges: list(&row.ip_ranges)?
                .iter()
                .map(range)
                .collect::<Result<_, _>>()?,
            expires_at: row.expires_at.map(Timestamp),
            revoked_at: row.revoked_at.map(Timestamp),
            created_at: Timestamp(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp),
            public_id: row.public_id,
        };
        Ok(Self {
            key,
            secret_hash: row.secret_hash,
            home: row.home.map(OperatorId),
        })
    }
}

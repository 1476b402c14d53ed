//! Sessions. Only the SHA-256 of a token is here.

use crate::stamp::{stamp, statements};
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::time::Timestamp;

/// Whose session it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    /// An employee's.
    Staff(StaffId),
    /// An affiliate's.
    Affiliate(AffiliateId),
}

/// A session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose it is.
    pub owner: Owner,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to within the minute.
    pub last_seen_at: Timestamp,
    /// The moment from which it is refused.
    pub expires_at: Timestamp,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    staff_id: Option<i64>,
    affiliate_id: Option<i64>,
    created_at: i64,
    last_seen_at: i64,
    expires_at: i64,
}

/// From where a session was begun.
#[derive(Clone, Copy, Debug)]
pub struct Device<'a> {
    /// The address.
    pub ip: &'a str,
    /// The browser's name for itself.
    pub user_agent: &'a str,
}

statements! {
    INSERT: "INSERT INTO session (token_hash, operator_id, staff_id, affiliate_id, ip, user_agent, created_at, last_seen_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)";
    BY_TOKEN: "SELECT staff_id, affiliate_id, created_at, last_seen_at, expires_at FROM session WHERE operator_id = $1 AND token_hash = $2";
    SEEN: "UPDATE session SET last_seen_at = $3 WHERE operator_id = $1 AND token_hash = $2 AND last_seen_at < $3";
    DELETE: "DELETE FROM session WHERE operator_id = $1 AND token_hash = $2";
    DELETE_OF_AFFILIATE: "DELETE FROM session WHERE operator_id = $1 AND affiliate_id = $2";
    FORGET: "DELETE FROM session WHERE expires_at < $1";
}

stamp! {
    /// Begins a session.
    pub async fn insert(c, operator: OperatorId, token_hash: &[u8], owner: Owner, device: Device<'_>, now: Timestamp, expires_at: Timestamp) -> () {
        let (staff, affiliate) = match owner {
            Owner::Staff(id) => (Some(id.0), None),
            Owner::Affiliate(id) => (None, Some(id.0)),
        };
        let query = sqlx::query::<Db>(INSERT).bind(token_hash).bind(operator.0).bind(staff).bind(affiliate);
        query.bind(device.ip).bind(device.user_agent).bind(now.0).bind(expires_at.0).execute(c).await?;
        Ok(())
    }

    /// The session of a token.
    pub async fn by_token(c, operator: OperatorId, token_hash: &[u8]) -> Option<Session> {
        let row = sqlx::query_as::<Db, Row>(BY_TOKEN).bind(operator.0).bind(token_hash).fetch_optional(c).await?;
        Ok(row.and_then(|row| {
            Some(Session {
                owner: row.staff_id.map(|id| Owner::Staff(StaffId(id))).or(row.affiliate_id.map(|id| Owner::Affiliate(AffiliateId(id))))?,
                created_at: Timestamp(row.created_at),
                last_seen_at: Timestamp(row.last_seen_at),
                expires_at: Timestamp(row.expires_at),
            })
        }))
    }

    /// Notes that a session was used.
    pub async fn seen(c, operator: OperatorId, token_hash: &[u8], now: Timestamp) -> () {
        sqlx::query::<Db>(SEEN).bind(operator.0).bind(token_hash).bind(now.0).execute(c).await?;
        Ok(())
    }

    /// Ends a session.
    pub async fn delete(c, operator: OperatorId, token_hash: &[u8]) -> () {
        sqlx::query::<Db>(DELETE).bind(operator.0).bind(token_hash).execute(c).await?;
        Ok(())
    }

    /// Ends every session of an affiliate.
    pub async fn delete_of_affiliate(c, operator: OperatorId, id: AffiliateId) -> u64 {
        Ok(sqlx::query::<Db>(DELETE_OF_AFFILIATE).bind(operator.0).bind(id.0).execute(c).await?.rows_affected())
    }

    /// Forgets the sessions that ended before `now`.
    pub async fn forget_expired(c, now: Timestamp) -> u64 {
        Ok(sqlx::query::<Db>(FORGET).bind(now.0).execute(c).await?.rows_affected())
    }
}

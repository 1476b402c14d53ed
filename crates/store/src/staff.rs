//! Staff.

use crate::StoreError;
use crate::stamp::{stamp, statements};
use tributary_domain::id::{OperatorId, StaffId};
use tributary_domain::identity::{email_key, username_key};
use tributary_domain::staff::{Role, Staff};
use tributary_domain::time::Timestamp;

/// What a new employee is made of.
#[derive(Clone, Debug)]
pub struct NewStaff<'a> {
    /// What they sign in with.
    pub username: &'a str,
    /// Where mail reaches them.
    pub email: &'a str,
    /// What they are there for.
    pub role: Role,
    /// The hash of the password (PHC).
    pub password_hash: &'a str,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    operator_id: i64,
    username: String,
    email: String,
    role: String,
    is_active: bool,
    created_at: i64,
}

/// What a sign-in needs to know of an account.
#[derive(Clone, Debug, sqlx_macros::FromRow)]
pub struct Credentials {
    /// The account's id.
    pub id: i64,
    /// The hash of its password (PHC).
    pub password_hash: String,
}

statements! {
    INSERT: "INSERT INTO staff (operator_id, username, username_key, email, email_key, role, password_hash, is_active, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    BY_ID: "SELECT id, operator_id, username, email, role, is_active, created_at FROM staff WHERE operator_id = $1 AND id = $2";
    ACTIVE: "SELECT id, operator_id, username, email, role, is_active, created_at FROM staff
             WHERE operator_id = $1 AND is_active ORDER BY username_key, id";
    CREDENTIALS: "SELECT id, password_hash FROM staff
                  WHERE operator_id = $1 AND is_active AND (username_key = $2 OR email_key = $3) ORDER BY id";
    USERNAME_TAKEN: "SELECT COUNT(*) FROM staff WHERE operator_id = $1 AND username_key = $2";
    SIGNED_IN: "UPDATE staff SET last_login_at = $3 WHERE operator_id = $1 AND id = $2";
}

stamp! {
    /// Adds an active employee.
    pub async fn insert(c, operator: OperatorId, new: &NewStaff<'_>, now: Timestamp) -> StaffId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0);
        let query = query.bind(new.username).bind(username_key(new.username)).bind(new.email).bind(email_key(new.email));
        let query = query.bind(new.role.name()).bind(new.password_hash).bind(true).bind(now.0);
        Ok(StaffId(query.fetch_one(c).await?))
    }

    /// One employee.
    pub async fn by_id(c, operator: OperatorId, id: StaffId) -> Option<Staff> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Staff::try_from).transpose()
    }

    /// Every active employee, by username.
    pub async fn active(c, operator: OperatorId) -> Vec<Staff> {
        let rows = sqlx::query_as::<Db, Row>(ACTIVE).bind(operator.0).fetch_all(c).await?;
        rows.into_iter().map(Staff::try_from).collect()
    }

    /// What a sign-in by username or e-mail address needs to know: at most two, since one name
    /// can be the one's username and the other's address.
    pub async fn credentials(c, operator: OperatorId, name: &str) -> Vec<Credentials> {
        let query = sqlx::query_as::<Db, Credentials>(CREDENTIALS).bind(operator.0);
        Ok(query.bind(username_key(name)).bind(email_key(name)).fetch_all(c).await?)
    }

    /// Whether an employee has this username.
    pub async fn has_username(c, operator: OperatorId, username: &str) -> bool {
        let query = sqlx::query_scalar::<Db, i64>(USERNAME_TAKEN).bind(operator.0).bind(username_key(username));
        Ok(query.fetch_one(c).await? > 0)
    }

    /// Notes a sign-in.
    pub async fn signed_in(c, operator: OperatorId, id: StaffId, now: Timestamp) -> () {
        sqlx::query::<Db>(SIGNED_IN).bind(operator.0).bind(id.0).bind(now.0).execute(c).await?;
        Ok(())
    }
}

impl TryFrom<Row> for Staff {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let unknown = || StoreError::Corrupt {
            table: "staff",
            id: row.id,
            what: format!("role {:?}", row.role),
        };
        Ok(Self {
            id: StaffId(row.id),
            operator_id: OperatorId(row.operator_id),
            role: Role::parse(&row.role).ok_or_else(unknown)?,
            username: row.username,
            email: row.email,
            is_active: row.is_active,
            created_at: Timestamp(row.created_at),
        })
    }
}

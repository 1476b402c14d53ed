//! Affiliates.

pub mod overview;
mod row;

use crate::ledger::ChainHead;
use crate::normalize::pattern;
use crate::staff::Credentials;
use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError, json, search_key, tracking};
use row::Row;
use std::collections::HashMap;
use tributary_domain::affiliate::{Affiliate, Status};
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::identity::{email_key, id_key, username_key};
use tributary_domain::registration::Profile;
use tributary_domain::time::Timestamp;

/// What a new affiliate is made of.
#[derive(Clone, Debug)]
pub struct NewAffiliate<'a> {
    /// Where it starts: Pending, or Approved with a manager.
    pub status: Status,
    /// What it signs in with.
    pub username: &'a str,
    /// Where mail reaches it.
    pub email: &'a str,
    /// The hash of the password (PHC).
    pub password_hash: &'a str,
    /// What it told of itself.
    pub profile: &'a Profile,
    /// Its manager.
    pub manager_id: Option<StaffId>,
    /// The affiliate that brought it.
    pub parent_affiliate_id: Option<AffiliateId>,
    /// The manager an unsigned link asked for.
    pub wished_manager_id: Option<StaffId>,
    /// The parent an unsigned link asked for.
    pub wished_parent_id: Option<AffiliateId>,
    /// Its id in the operator's own systems.
    pub ext_affiliate_id: Option<&'a str>,
    /// Further columns it may see.
    pub extra_role_ids: &'a [i64],
}

/// A step in the machine of statuses.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// Where the affiliate must stand for it.
    pub from: Status,
    /// Where it goes.
    pub to: Status,
    /// Its manager from then on.
    pub manager_id: Option<StaffId>,
    /// Why.
    pub reason: Option<&'a str>,
}

/// Which affiliates a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter<'a> {
    /// Only those that stand here.
    pub status: Option<Status>,
    /// Only those of this manager.
    pub manager_id: Option<StaffId>,
    /// Only those whose username, e-mail, name, company or site contains this.
    pub search: Option<&'a str>,
}

/// What commission has to know of an affiliate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AffiliateState {
    /// Where it stands.
    pub status: Status,
    /// The affiliate that brought it.
    pub parent: Option<AffiliateId>,
    /// Where its chain in the ledger ends.
    pub head: ChainHead,
}

/// The order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// Those that wait longest first.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
    /// By username.
    Username,
}

macro_rules! columns {
    () => {
        "id, operator_id, status, username, email, first_name, last_name, country, language, phone_number, company, web_site_url, \
         skype, contact_telegram, contact_fb, contact_vk, contact_discord, comments, registration_source, payment_method_id, \
         payment_method_details, manager_id, parent_affiliate_id, wished_manager_id, wished_parent_id, ext_affiliate_id, \
         extra_role_ids, status_reason, comments_from_operator, created_at, updated_at, approved_at, last_login_at, \
         parent_since, no_carry_over, no_carry_over_was_set, two_fa_enabled, api_access_enabled, payment_threshold, custom_props"
    };
}
use columns;

macro_rules! filtered {
    () => {
        " FROM affiliate WHERE operator_id = $1
          AND (CAST($2 AS BIGINT) IS NULL OR status = $2)
          AND (CAST($3 AS BIGINT) IS NULL OR manager_id = $3)
          AND (CAST($4 AS TEXT) IS NULL OR search_text LIKE $4 ESCAPE '!')"
    };
}

macro_rules! list {
    ($order:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            filtered!(),
            " ORDER BY ",
            $order,
            " LIMIT $5 OFFSET $6"
        )
    };
}

statements! {
    INSERT: "INSERT INTO affiliate (operator_id, status, username, username_key, email, email_key, password_hash,
               first_name, last_name, country, language, phone_number, company, web_site_url, skype, contact_telegram,
               contact_fb, contact_vk, contact_discord, comments, registration_source, payment_method_id,
               payment_method_details, search_text, manager_id, parent_affiliate_id, wished_manager_id, wished_parent_id,
               ext_affiliate_id, ext_affiliate_key, extra_role_ids, created_at, updated_at, approved_at, parent_since)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
               $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $32, $33, $34)
             RETURNING id";
    BY_ID: concat!("SELECT ", columns!(), " FROM affiliate WHERE operator_id = $1 AND id = $2");
    USERNAME_TAKEN: "SELECT COUNT(*) FROM affiliate WHERE operator_id = $1 AND username_key = $2";
    EMAIL_TAKEN: "SELECT COUNT(*) FROM affiliate WHERE operator_id = $1 AND email_key = $2";
    CREDENTIALS: "SELECT id, password_hash FROM affiliate
                  WHERE operator_id = $1 AND (username_key = $2 OR email_key = $3) ORDER BY id";
    SIGNED_IN: "UPDATE affiliate SET last_login_at = $3 WHERE operator_id = $1 AND id = $2";
    DECIDE: "UPDATE affiliate SET status = $4, manager_id = $5, status_reason = $6, updated_at = $7,
               approved_at = CASE WHEN CAST($4 AS BIGINT) = 2 THEN COALESCE(approved_at, $7) ELSE approved_at END
             WHERE operator_id = $1 AND id = $2 AND status = $3";
    MANAGER_PUT: "UPDATE affiliate SET manager_id = $3, updated_at = $4 WHERE operator_id = $1 AND id = $2";
    NOTE_PUT: "UPDATE affiliate SET comments_from_operator = $3, updated_at = $4 WHERE operator_id = $1 AND id = $2";
    STATES: "SELECT a.id, a.status, a.parent_affiliate_id, COALESCE(b.seq, 0), COALESCE(b.hash, '') FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN affiliate a ON a.id = CAST(item.value ->> 0 AS BIGINT) AND +a.operator_id = $2
             LEFT JOIN balance b ON b.affiliate_id = a.id WHERE COALESCE(a.id, 0) <> 0";
    HOLD: "UPDATE affiliate SET updated_at = $3 WHERE operator_id = $1 AND id = $2";
    PUT: "UPDATE affiliate SET email = $3, email_key = $4, first_name = $5, last_name = $6, country = $7, language = $8,
            phone_number = $9, company = $10, web_site_url = $11, skype = $12, contact_telegram = $13, contact_fb = $14,
            contact_vk = $15, contact_discord = $16, comments = $17, payment_method_id = $18, payment_method_details = $19,
            search_text = $20, manager_id = $21, parent_affiliate_id = $22, parent_since = $23, ext_affiliate_id = $24,
            extra_role_ids = $25, comments_from_operator = $26, no_carry_over = $27, no_carry_over_was_set = $28,
            two_fa_enabled = $29, api_access_enabled = $30, payment_threshold = $31, custom_props = $32, ext_affiliate_key = $33
          WHERE operator_id = $1 AND id = $2";
    ABOVE: "WITH RECURSIVE above (id) AS (
              SELECT id FROM affiliate WHERE operator_id = $1 AND id = $2
              UNION
              SELECT a.parent_affiliate_id FROM affiliate a JOIN above ON above.id = a.id WHERE a.parent_affiliate_id IS NOT NULL)
            SELECT COUNT(*) FROM above WHERE id = $3";
    EARNED_SINCE: "SELECT COUNT(*) FROM ledger WHERE operator_id = $1 AND affiliate_id = $2
                   AND kind IN ('cpl', 'cpa', 'rev_share') AND posted_at >= $3";
    COUNT: concat!("SELECT COUNT(*)", filtered!());
    COUNT_BY_STATUS: "SELECT status, COUNT(*) FROM affiliate WHERE operator_id = $1 GROUP BY status";
    LIST_OLDEST: list!("created_at, id");
    LIST_NEWEST: list!("created_at DESC, id DESC");
    LIST_USERNAME: list!("username_key, id");
}

stamp! {
    /// The row alone of [`insert`].
    async fn insert_alone(c, operator: OperatorId, new: &NewAffiliate<'_>, now: Timestamp) -> AffiliateId {
        let profile = new.profile;
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(new.status.number());
        let query = query.bind(new.username).bind(username_key(new.username)).bind(new.email).bind(email_key(new.email));
        let query = query.bind(new.password_hash).bind(&profile.first_name).bind(&profile.last_name);
        let query = query.bind(&profile.country).bind(&profile.language).bind(&profile.phone_number);
        let query = query.bind(&profile.company).bind(&profile.web_site_url).bind(&profile.skype);
        let query = query.bind(&profile.contact_telegram).bind(&profile.contact_fb).bind(&profile.contact_vk);
        let query = query.bind(&profile.contact_discord).bind(&profile.comments).bind(&profile.registration_source);
        let query = query.bind(profile.payment_method_id).bind(&profile.payment_method_details);
        let query = query.bind(search_text(new.username, new.email, profile)).bind(new.manager_id.map(|id| id.0));
        let query = query.bind(new.parent_affiliate_id.map(|id| id.0)).bind(new.wished_manager_id.map(|id| id.0));
        let query = query.bind(new.wished_parent_id.map(|id| id.0)).bind(new.ext_affiliate_id);
        let query = query.bind(new.ext_affiliate_id.map(id_key));
        let query = query.bind(json::write(&new.extra_role_ids)?).bind(now.0);
        let query = query.bind((new.status == Status::Approved).then_some(now.0));
        let query = query.bind(new.parent_affiliate_id.map(|_| now.0));
        Ok(AffiliateId(query.fetch_one(c).await?))
    }

    /// One affiliate.
    pub async fn by_id(c, operator: OperatorId, id: AffiliateId) -> Option<Affiliate> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Affiliate::try_from).transpose()
    }

    /// Whether an affiliate has this username, in any spelling of it.
    pub async fn has_username(c, operator: OperatorId, username: &str) -> bool {
        let query = sqlx::query_scalar::<Db, i64>(USERNAME_TAKEN).bind(operator.0).bind(username_key(username));
        Ok(query.fetch_one(c).await? > 0)
    }

    /// Whether an affiliate has this e-mail address, in any case of its letters.
    pub async fn has_email(c, operator: OperatorId, email: &str) -> bool {
        let query = sqlx::query_scalar::<Db, i64>(EMAIL_TAKEN).bind(operator.0).bind(email_key(email));
        Ok(query.fetch_one(c).await? > 0)
    }

    /// What a sign-in by username or e-mail address needs to know: at most two, since one name
    /// can be the one's username and the other's address.
    pub async fn credentials(c, operator: OperatorId, name: &str) -> Vec<Credentials> {
        let query = sqlx::query_as::<Db, Credentials>(CREDENTIALS).bind(operator.0);
        Ok(query.bind(username_key(name)).bind(email_key(name)).fetch_all(c).await?)
    }

    /// Notes a sign-in.
    pub async fn signed_in(c, operator: OperatorId, id: AffiliateId, now: Timestamp) -> () {
        sqlx::query::<Db>(SIGNED_IN).bind(operator.0).bind(id.0).bind(now.0).execute(c).await?;
        Ok(())
    }

    /// The row alone of [`decide`].
    async fn decide_alone(c, operator: OperatorId, id: AffiliateId, step: &Move<'_>, now: Timestamp) -> bool {
        let query = sqlx::query::<Db>(DECIDE).bind(operator.0).bind(id.0);
        let query = query.bind(step.from.number()).bind(step.to.number());
        let query = query.bind(step.manager_id.map(|id| id.0)).bind(step.reason).bind(now.0);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// Gives an affiliate another manager.
    pub async fn manager_put(c, operator: OperatorId, id: AffiliateId, manager: Option<StaffId>, now: Timestamp) -> bool {
        let query = sqlx::query::<Db>(MANAGER_PUT).bind(operator.0).bind(id.0).bind(manager.map(|id| id.0)).bind(now.0);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// Replaces staff's note on an affiliate.
    pub async fn note_put(c, operator: OperatorId, id: AffiliateId, note: Option<&str>, now: Timestamp) -> bool {
        let query = sqlx::query::<Db>(NOTE_PUT).bind(operator.0).bind(id.0).bind(note).bind(now.0);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// What commission has to know of affiliates; foreign and unknown ones are left out.
    pub async fn states(c, operator: OperatorId, ids: &[AffiliateId]) -> HashMap<AffiliateId, AffiliateState> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, (i64, i64, Option<i64>, i64, String)>(STATES);
        let rows = rows.bind(list).bind(operator.0).fetch_all(c).await?;
        let known = rows.into_iter().filter_map(|(id, status, parent, seq, hash)| {
            let status = Status::from_number(status)?;
            let parent = parent.map(AffiliateId);
            Some((AffiliateId(id), AffiliateState { status, parent, head: ChainHead { seq, hash } }))
        });
        Ok(known.collect())
    }

    /// Makes every other transaction that changes this affiliate wait until this one ends. False
    /// when there is no such affiliate.
    pub async fn hold(c, operator: OperatorId, id: AffiliateId, now: Timestamp) -> bool {
        let query = sqlx::query::<Db>(HOLD).bind(operator.0).bind(id.0).bind(now.0);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// Writes everything of an affiliate that staff can edit; its status has [`decide`].
    pub async fn put(c, operator: OperatorId, of: &Affiliate) -> () {
        let profile = &of.profile;
        let query = sqlx::query::<Db>(PUT).bind(operator.0).bind(of.id.0).bind(&of.email).bind(email_key(&of.email));
        let query = query.bind(&profile.first_name).bind(&profile.last_name).bind(&profile.country).bind(&profile.language);
        let query = query.bind(&profile.phone_number).bind(&profile.company).bind(&profile.web_site_url).bind(&profile.skype);
        let query = query.bind(&profile.contact_telegram).bind(&profile.contact_fb).bind(&profile.contact_vk);
        let query = query.bind(&profile.contact_discord).bind(&profile.comments).bind(profile.payment_method_id);
        let query = query.bind(&profile.payment_method_details).bind(search_text(&of.username, &of.email, profile));
        let query = query.bind(of.manager_id.map(|id| id.0)).bind(of.parent_affiliate_id.map(|id| id.0));
        let query = query.bind(of.parent_since.map(|at| at.0)).bind(&of.ext_affiliate_id).bind(json::write(&of.extra_role_ids)?);
        let query = query.bind(&of.comments_from_operator).bind(of.no_carry_over).bind(of.no_carry_over_was_set);
        let query = query.bind(of.two_fa_enabled).bind(of.api_access_enabled).bind(of.payment_threshold.map(|money| money.0));
        let query = query.bind(json::write(&of.custom_props)?).bind(of.ext_affiliate_id.as_deref().map(id_key));
        query.execute(c).await?;
        Ok(())
    }

    /// Whether `above` is `id` itself, its parent, its parent's parent and so on.
    pub async fn is_above(c, operator: OperatorId, id: AffiliateId, above: AffiliateId) -> bool {
        let query = sqlx::query_scalar::<Db, i64>(ABOVE).bind(operator.0).bind(id.0).bind(above.0);
        Ok(query.fetch_one(c).await? > 0)
    }

    /// Whether an affiliate earned any commission of its own since a moment.
    pub async fn has_earned_since(c, operator: OperatorId, id: AffiliateId, since: Timestamp) -> bool {
        let query = sqlx::query_scalar::<Db, i64>(EARNED_SINCE).bind(operator.0).bind(id.0).bind(since.0);
        Ok(query.fetch_one(c).await? > 0)
    }

    /// How many affiliates a filter shows.
    pub async fn count(c, operator: OperatorId, filter: &Filter<'_>) -> i64 {
        let query = sqlx::query_scalar::<Db, i64>(COUNT).bind(operator.0).bind(filter.status.map(Status::number));
        let query = query.bind(filter.manager_id.map(|id| id.0)).bind(filter.search.map(like));
        Ok(query.fetch_one(c).await?)
    }

    /// How many affiliates stand where; statuses without any are left out.
    pub async fn count_by_status(c, operator: OperatorId) -> Vec<(i64, i64)> {
        Ok(sqlx::query_as::<Db, (i64, i64)>(COUNT_BY_STATUS).bind(operator.0).fetch_all(c).await?)
    }

    /// The affiliates a filter shows, `limit` of them from `offset` on.
    pub async fn list(c, operator: OperatorId, filter: &Filter<'_>, order: Order, limit: i64, offset: i64) -> Vec<Affiliate> {
        let statement = match order {
            Order::Oldest => LIST_OLDEST,
            Order::Newest => LIST_NEWEST,
            Order::Username => LIST_USERNAME,
        };
        let query = sqlx::query_as::<Db, Row>(statement).bind(operator.0).bind(filter.status.map(Status::number));
        let query = query.bind(filter.manager_id.map(|id| id.0)).bind(filter.search.map(like));
        let rows = query.bind(limit).bind(offset).fetch_all(c).await?;
        rows.into_iter().map(Affiliate::try_from).collect()
    }
}

/// Adds an affiliate. Two at once with one username: the unique constraint lets one in.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn insert(
    c: &mut impl Connection,
    operator: OperatorId,
    new: &NewAffiliate<'_>,
    now: Timestamp,
) -> Result<AffiliateId, StoreError> {
    let id = insert_alone(c, operator, new, now).await?;
    if new.status == Status::Approved {
        tracking::bump(c, tracking::Changed::Affiliate(id)).await?;
    }
    Ok(id)
}

/// Moves an affiliate from one status to another, with its manager and the reason. False when it
/// does not stand at [`Move::from`] any more: somebody else was quicker. Its links begin or end
/// to work with that.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn decide(
    c: &mut impl Connection,
    operator: OperatorId,
    id: AffiliateId,
    step: &Move<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let is_done = decide_alone(c, operator, id, step, now).await?;
    if is_done {
        tracking::bump(c, tracking::Changed::Affiliate(id)).await?;
    }
    Ok(is_done)
}

/// Everything a search looks at.
fn search_text(username: &str, email: &str, profile: &Profile) -> String {
    let parts = [
        username,
        email,
        &profile.first_name,
        &profile.last_name,
        &profile.company,
        &profile.web_site_url,
    ];
    search_key(&parts.join(" "))
}

/// A search as a pattern of LIKE in which nothing but the ends is a wildcard.
fn like(search: &str) -> String {
    pattern(&search_key(search))
}

//! Deals and their versions. A version is written once and never changed, its acceptance apart.

use crate::stamp::{stamp, statements};
use crate::{StoreError, json};
use std::collections::HashMap;
use tributary_domain::deal::{DealVersion, Terms};
use tributary_domain::id::{AffiliateId, CampaignId, DealId, DealVersionId, OperatorId};
use tributary_domain::time::Timestamp;

/// What a new version is made of.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'a> {
    /// Which version, from 1.
    pub version: i64,
    /// The terms.
    pub terms: &'a Terms,
    /// Whether it binds only once the affiliate has accepted it.
    pub needs_acceptance: bool,
    /// Since when it binds; none: it waits for the affiliate.
    pub accepted_at: Option<Timestamp>,
}

/// Which deals a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// Only deals of these affiliates.
    pub affiliates: Option<&'a [AffiliateId]>,
    /// Only these deals.
    pub deals: Option<&'a [DealId]>,
    /// Only defaults, or only the others.
    pub is_default: Option<bool>,
}

macro_rules! columns {
    () => {
        "v.id, v.deal_id, d.operator_id, d.affiliate_id, d.group_name, d.is_default, v.version, v.terms, v.needs_acceptance, \
         v.accepted_at, v.created_at"
    };
}

/// Deals in their newest versions, of which a condition keeps some.
macro_rules! newest {
    ($what:expr) => {
        concat!(
            "SELECT ",
            $what,
            " FROM deal d JOIN deal_version v ON v.deal_id = d.id
             AND v.version = (SELECT MAX(w.version) FROM deal_version w WHERE w.deal_id = d.id)
             WHERE d.operator_id = $1"
        )
    };
}

macro_rules! filtered {
    ($what:expr) => {
        concat!(
            newest!($what),
            " AND (CAST($2 AS TEXT) IS NULL OR d.affiliate_id IN
                 (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE($2, '[]') AS TEXT)) AS item))
              AND (CAST($3 AS TEXT) IS NULL OR d.id IN
                 (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE($3, '[]') AS TEXT)) AS item))
              AND (CAST($4 AS BOOLEAN) IS NULL OR d.is_default = $4)"
        )
    };
}

statements! {
    HOLD: "UPDATE affiliate SET status = status WHERE operator_id = $1 AND id = $2";
    INSERT: "INSERT INTO deal (operator_id, affiliate_id, group_name, is_default, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    INSERT_VERSION: "INSERT INTO deal_version (operator_id, deal_id, version, terms, needs_acceptance, accepted_at, created_at)
                     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    RENAME: "UPDATE deal SET group_name = $3 WHERE operator_id = $1 AND id = $2";
    DEFAULT_CLEAR: "UPDATE deal SET is_default = false WHERE operator_id = $1 AND affiliate_id = $2 AND is_default";
    DEFAULT_PUT: "UPDATE deal SET is_default = true WHERE operator_id = $1 AND id = $2";
    ACCEPT: "UPDATE deal_version SET accepted_at = $3 WHERE operator_id = $1 AND id = $2 AND accepted_at IS NULL";
    BY_ID: concat!(newest!(columns!()), " AND d.id = $2");
    LIST: concat!(filtered!(columns!()), " ORDER BY d.id LIMIT $5 OFFSET $6");
    COUNT: filtered!("COUNT(*)");
    IN_FORCE: concat!(newest!(columns!()), " AND d.affiliate_id IN (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST($2 AS TEXT)) AS item)
               AND EXISTS (SELECT 1 FROM deal_version w WHERE w.deal_id = d.id AND w.accepted_at IS NOT NULL) ORDER BY d.affiliate_id, d.id");
    VERSIONS: concat!("SELECT ", columns!(), " FROM json_each(CAST($2 AS TEXT)) AS item
               JOIN deal d ON d.id = CAST(item.value ->> 0 AS BIGINT) JOIN deal_version v ON v.deal_id = d.id
               WHERE +d.operator_id = $1 ORDER BY v.deal_id, v.version");
    VERSIONS_BY_IDS: concat!("SELECT ", columns!(), " FROM json_each(CAST($2 AS TEXT)) AS item
               JOIN deal_version v ON v.id = CAST(item.value ->> 0 AS BIGINT) JOIN deal d ON d.id = v.deal_id
               WHERE d.operator_id = $1 ORDER BY v.id");
    CANDIDATES: concat!("SELECT ", columns!(), " FROM json_each(CAST($2 AS TEXT)) AS item
               CROSS JOIN deal d JOIN deal_version v ON v.deal_id = d.id AND v.version = COALESCE(
                 (SELECT MAX(w.version) FROM deal_version w WHERE w.deal_id = d.id AND w.accepted_at IS NOT NULL),
                 (SELECT MAX(w.version) FROM deal_version w WHERE w.deal_id = d.id))
               WHERE d.affiliate_id = CAST(item.value ->> 0 AS BIGINT) AND d.operator_id = $1 ORDER BY d.affiliate_id, d.id");
    ORIGINS: "SELECT d.id, d.created_at, a.username FROM json_each(CAST($2 AS TEXT)) AS item
              JOIN deal d ON d.id = CAST(item.value ->> 0 AS BIGINT) JOIN affiliate a ON a.id = d.affiliate_id
              WHERE +d.operator_id = $1";
    CAMPAIGNS: "SELECT c.id FROM json_each(CAST($2 AS TEXT)) AS item
                JOIN campaign c ON c.id = CAST(item.value ->> 0 AS BIGINT) WHERE +c.operator_id = $1";
    PLAYERS: "SELECT v.id, COUNT(*) FROM json_each(CAST($2 AS TEXT)) AS item
              JOIN deal_version v ON v.deal_id = CAST(item.value ->> 0 AS BIGINT)
              JOIN registration r ON r.deal_version_id = v.id
              WHERE v.operator_id = $1 GROUP BY v.id";
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    deal_id: i64,
    operator_id: i64,
    affiliate_id: i64,
    group_name: String,
    is_default: bool,
    version: i64,
    terms: String,
    needs_acceptance: bool,
    accepted_at: Option<i64>,
    created_at: i64,
}

stamp! {
    /// Makes every other transaction that holds this affiliate's deals wait until this one ends.
    /// False when there is no such affiliate.
    pub async fn hold(c, operator: OperatorId, affiliate: AffiliateId) -> bool {
        Ok(sqlx::query::<Db>(HOLD).bind(operator.0).bind(affiliate.0).execute(c).await?.rows_affected() == 1)
    }

    /// Adds a deal, without a version yet.
    pub async fn insert(c, operator: OperatorId, affiliate: AffiliateId, group_name: &str, is_default: bool, now: Timestamp) -> DealId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(affiliate.0).bind(group_name);
        Ok(DealId(query.bind(is_default).bind(now.0).fetch_one(c).await?))
    }

    /// Adds a version of a deal. Two at once with one number: the unique constraint lets one in.
    pub async fn insert_version(c, operator: OperatorId, deal: DealId, new: &NewVersion<'_>, now: Timestamp) -> DealVersionId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT_VERSION).bind(operator.0).bind(deal.0).bind(new.version);
        let query = query.bind(json::write(new.terms)?).bind(new.needs_acceptance);
        Ok(DealVersionId(query.bind(new.accepted_at.map(|at| at.0)).bind(now.0).fetch_one(c).await?))
    }

    /// Gives a deal another name.
    pub async fn rename(c, operator: OperatorId, id: DealId, group_name: &str) -> bool {
        let query = sqlx::query::<Db>(RENAME).bind(operator.0).bind(id.0).bind(group_name);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// Leaves an affiliate without a default deal.
    pub async fn default_clear(c, operator: OperatorId, affiliate: AffiliateId) -> () {
        sqlx::query::<Db>(DEFAULT_CLEAR).bind(operator.0).bind(affiliate.0).execute(c).await?;
        Ok(())
    }

    /// Makes a deal its affiliate's default; the former one must have been cleared.
    pub async fn default_put(c, operator: OperatorId, id: DealId) -> bool {
        Ok(sqlx::query::<Db>(DEFAULT_PUT).bind(operator.0).bind(id.0).execute(c).await?.rows_affected() == 1)
    }

    /// Notes that the affiliate accepts a version. False when it does not wait for that.
    pub async fn accept(c, operator: OperatorId, id: DealVersionId, now: Timestamp) -> bool {
        let query = sqlx::query::<Db>(ACCEPT).bind(operator.0).bind(id.0).bind(now.0);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// A deal in its newest version.
    pub async fn by_id(c, operator: OperatorId, id: DealId) -> Option<DealVersion> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(DealVersion::try_from).transpose()
    }

    /// The deals a filter shows, each in its newest version, `limit` of them from `offset` on.
    pub async fn list(c, operator: OperatorId, filter: &Filter<'_>, limit: i64, offset: i64) -> Vec<DealVersion> {
        let (affiliates, deals) = filter.lists()?;
        let query = sqlx::query_as::<Db, Row>(LIST).bind(operator.0).bind(affiliates).bind(deals).bind(filter.is_default);
        let rows = query.bind(limit).bind(offset).fetch_all(c).await?;
        rows.into_iter().map(DealVersion::try_from).collect()
    }

    /// How many deals a filter shows.
    pub async fn count(c, operator: OperatorId, filter: &Filter<'_>) -> i64 {
        let (affiliates, deals) = filter.lists()?;
        let query = sqlx::query_scalar::<Db, i64>(COUNT).bind(operator.0).bind(affiliates).bind(deals);
        Ok(query.bind(filter.is_default).fetch_one(c).await?)
    }

    /// The deals of affiliates that bind anybody by now, each in its newest version, by affiliate.
    pub async fn in_force(c, operator: OperatorId, affiliates: &[AffiliateId]) -> Vec<DealVersion> {
        if affiliates.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(IN_FORCE).bind(operator.0).bind(list).fetch_all(c).await?;
        rows.into_iter().map(DealVersion::try_from).collect()
    }

    /// Every version of these deals, by deal, the oldest first.
    pub async fn versions(c, operator: OperatorId, deals: &[DealId]) -> Vec<DealVersion> {
        let list = json::rows(deals.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(VERSIONS).bind(operator.0).bind(list).fetch_all(c).await?;
        rows.into_iter().map(DealVersion::try_from).collect()
    }

    /// Versions by their ids; foreign and unknown ones are left out.
    pub async fn versions_by_ids(c, operator: OperatorId, ids: &[DealVersionId]) -> Vec<DealVersion> {
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(VERSIONS_BY_IDS).bind(operator.0).bind(list).fetch_all(c).await?;
        rows.into_iter().map(DealVersion::try_from).collect()
    }

    /// What players of these affiliates can be bound to: each deal in its newest accepted version,
    /// or in its newest one where none was accepted. By affiliate and deal.
    pub async fn candidates(c, operator: OperatorId, affiliates: &[AffiliateId]) -> Vec<DealVersion> {
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(CANDIDATES).bind(operator.0).bind(list).fetch_all(c).await?;
        rows.into_iter().map(DealVersion::try_from).collect()
    }

    /// When these deals were made, and the usernames of the affiliates they are for.
    pub async fn origins(c, operator: OperatorId, deals: &[DealId]) -> HashMap<DealId, (Timestamp, String)> {
        let list = json::rows(deals.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, (i64, i64, String)>(ORIGINS).bind(operator.0).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, at, name)| (DealId(id), (Timestamp(at), name))).collect())
    }

    /// Which of these campaigns there are.
    pub async fn campaigns(c, operator: OperatorId, ids: &[CampaignId]) -> Vec<CampaignId> {
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        let ids = sqlx::query_scalar::<Db, i64>(CAMPAIGNS).bind(operator.0).bind(list).fetch_all(c).await?;
        Ok(ids.into_iter().map(CampaignId).collect())
    }

    /// How many players are bound to each version of these deals; versions without any are left
    /// out.
    pub async fn players(c, operator: OperatorId, deals: &[DealId]) -> HashMap<DealVersionId, i64> {
        let list = json::rows(deals.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, (i64, i64)>(PLAYERS).bind(operator.0).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, count)| (DealVersionId(id), count)).collect())
    }
}

impl Filter<'_> {
    /// The lists as the statements read them.
    fn lists(&self) -> Result<(Option<String>, Option<String>), StoreError> {
        let affiliates = self
            .affiliates
            .map(|ids| json::rows(ids.iter().map(|id| [id.0])));
        let deals = self
            .deals
            .map(|ids| json::rows(ids.iter().map(|id| [id.0])));
        Ok((affiliates.transpose()?, deals.transpose()?))
    }
}

impl TryFrom<Row> for DealVersion {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: DealVersionId(row.id),
            deal_id: DealId(row.deal_id),
            operator_id: OperatorId(row.operator_id),
            affiliate_id: AffiliateId(row.affiliate_id),
            group_name: row.group_name,
            is_default: row.is_default,
            version: row.version,
            terms: json::read("deal_version", row.id, &row.terms)?,
            needs_acceptance: row.needs_acceptance,
            accepted_at: row.accepted_at.map(Timestamp),
            created_at: Timestamp(row.created_at),
        })
    }
}

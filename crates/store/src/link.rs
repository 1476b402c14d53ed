//! Destination links.

use crate::stamp::{stamp, statements};
use crate::{StoreError, json};
use tributary_domain::id::{BrandId, LinkId, OperatorId, StaffId};
use tributary_domain::link::{Link, LinkType};
use tributary_domain::time::Timestamp;

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    operator_id: i64,
    brand_id: i64,
    link_type_id: i64,
    name: String,
    description: String,
    destination_url: String,
    destination_url_ab: Option<String>,
    ab_percent: i64,
    is_enabled: bool,
    is_public: bool,
    private_affiliate_ids: String,
    has_campaigns: bool,
    has_source_id: bool,
    created_by: Option<i64>,
    created_at: i64,
    updated_at: i64,
}

macro_rules! columns {
    () => {
        "id, operator_id, brand_id, link_type_id, name, description, destination_url, destination_url_ab, ab_percent, \
         is_enabled, is_public, private_affiliate_ids, has_campaigns, has_source_id, created_by, created_at, updated_at"
    };
}

statements! {
    INSERT: "INSERT INTO link (operator_id, brand_id, link_type_id, name, description, destination_url, destination_url_ab,
               ab_percent, is_enabled, is_public, private_affiliate_ids, has_campaigns, has_source_id, created_by, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id";
    UPDATE: "UPDATE link SET brand_id = $3, link_type_id = $4, name = $5, description = $6, destination_url = $7,
               destination_url_ab = $8, ab_percent = $9, is_enabled = $10, is_public = $11, private_affiliate_ids = $12,
               has_campaigns = $13, has_source_id = $14, updated_at = $15
             WHERE operator_id = $1 AND id = $2";
    BY_ID: concat!("SELECT ", columns!(), " FROM link WHERE operator_id = $1 AND id = $2");
    LIST: concat!("SELECT ", columns!(), " FROM link WHERE operator_id = $1 ORDER BY id");
}

stamp! {
    /// Adds a link; its `id` is given by the database.
    pub async fn insert(c, operator: OperatorId, new: &Link) -> LinkId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(new.brand_id.0);
        let query = query.bind(new.link_type.number()).bind(&new.name).bind(&new.description);
        let query = query.bind(&new.destination_url).bind(&new.destination_url_ab).bind(new.ab_percent);
        let query = query.bind(new.is_enabled).bind(new.is_public).bind(json::write(&new.private_affiliate_ids)?);
        let query = query.bind(new.has_campaigns).bind(new.has_source_id).bind(new.created_by.map(|id| id.0));
        Ok(LinkId(query.bind(new.created_at.0).bind(new.updated_at.0).fetch_one(c).await?))
    }

    /// Writes a link as it is to be from now on.
    pub async fn update(c, operator: OperatorId, link: &Link) -> bool {
        let query = sqlx::query::<Db>(UPDATE).bind(operator.0).bind(link.id.0).bind(link.brand_id.0);
        let query = query.bind(link.link_type.number()).bind(&link.name).bind(&link.description);
        let query = query.bind(&link.destination_url).bind(&link.destination_url_ab).bind(link.ab_percent);
        let query = query.bind(link.is_enabled).bind(link.is_public).bind(json::write(&link.private_affiliate_ids)?);
        let query = query.bind(link.has_campaigns).bind(link.has_source_id).bind(link.updated_at.0);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// One link.
    pub async fn by_id(c, operator: OperatorId, id: LinkId) -> Option<Link> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Link::try_from).transpose()
    }

    /// Every link of an operator, the oldest first.
    pub async fn list(c, operator: OperatorId) -> Vec<Link> {
        let rows = sqlx::query_as::<Db, Row>(LIST).bind(operator.0).fetch_all(c).await?;
        rows.into_iter().map(Link::try_from).collect()
    }
}

impl TryFrom<Row> for Link {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let link_type = LinkType::from_number(row.link_type_id).ok_or(StoreError::Corrupt {
            table: "link",
            id: row.id,
            what: format!("link type {}", row.link_type_id),
        })?;
        Ok(Self {
            id: LinkId(row.id),
            operator_id: OperatorId(row.operator_id),
            brand_id: BrandId(row.brand_id),
            link_type,
            name: row.name,
            description: row.description,
            destination_url: row.destination_url,
            destination_url_ab: row.destination_url_ab,
            ab_percent: row.ab_percent,
            is_enabled: row.is_enabled,
            is_public: row.is_public,
            private_affiliate_ids: json::read("link", row.id, &row.private_affiliate_ids)?,
            has_campaigns: row.has_campaigns,
            has_source_id: row.has_source_id,
            created_by: row.created_by.map(StaffId),
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
        })
    }
}

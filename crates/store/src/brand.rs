//! Brands.

use crate::stamp::{stamp, statements};
use tributary_domain::brand::Brand;
use tributary_domain::id::{BrandId, OperatorId};
use tributary_domain::time::Timestamp;

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    operator_id: i64,
    name: String,
    domain: String,
    go_host: Option<String>,
    fallback_url: Option<String>,
    is_active: bool,
    created_at: i64,
}

macro_rules! columns {
    () => {
        "id, operator_id, name, domain, go_host, fallback_url, is_active, created_at"
    };
}

statements! {
    INSERT: "INSERT INTO brand (operator_id, name, domain, is_active, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    IDS: "SELECT id FROM brand WHERE operator_id = $1 ORDER BY id";
    BY_ID: concat!("SELECT ", columns!(), " FROM brand WHERE operator_id = $1 AND id = $2");
    LIST: concat!("SELECT ", columns!(), " FROM brand WHERE operator_id = $1 ORDER BY id");
    UPDATE: "UPDATE brand SET name = $3, domain = $4, go_host = $5, fallback_url = $6, is_active = $7 WHERE operator_id = $1 AND id = $2";
    HAS_GO_HOST: "SELECT COUNT(*) FROM brand WHERE go_host = $1";
}

stamp! {
    /// Adds an active brand.
    pub async fn insert(c, operator: OperatorId, name: &str, domain: &str, now: Timestamp) -> BrandId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(name).bind(domain);
        Ok(BrandId(query.bind(true).bind(now.0).fetch_one(c).await?))
    }

    /// The id of every brand of an operator.
    pub async fn ids(c, operator: OperatorId) -> Vec<BrandId> {
        let ids = sqlx::query_scalar::<Db, i64>(IDS).bind(operator.0).fetch_all(c).await?;
        Ok(ids.into_iter().map(BrandId).collect())
    }

    /// One brand.
    pub async fn by_id(c, operator: OperatorId, id: BrandId) -> Option<Brand> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        Ok(row.map(Brand::from))
    }

    /// Every brand of an operator, the oldest first.
    pub async fn list(c, operator: OperatorId) -> Vec<Brand> {
        let rows = sqlx::query_as::<Db, Row>(LIST).bind(operator.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(Brand::from).collect())
    }

    /// Writes a brand as it is to be from now on.
    pub async fn update(c, operator: OperatorId, brand: &Brand) -> bool {
        let query = sqlx::query::<Db>(UPDATE).bind(operator.0).bind(brand.id.0).bind(&brand.name).bind(&brand.domain);
        let query = query.bind(&brand.go_host).bind(&brand.fallback_url).bind(brand.is_active);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }

    /// Whether any operator's brand has this go-host, in its canonical form.
    pub async fn has_go_host(c, host: &str) -> bool {
        Ok(sqlx::query_scalar::<Db, i64>(HAS_GO_HOST).bind(host).fetch_one(c).await? > 0)
    }
}

impl From<Row> for Brand {
    fn from(row: Row) -> Self {
        Self {
            id: BrandId(row.id),
            operator_id: OperatorId(row.operator_id),
            name: row.name,
            domain: row.domain,
            go_host: row.go_host,
            fallback_url: row.fallback_url,
            is_active: row.is_active,
            created_at: Timestamp(row.created_at),
        }
    }
}

//! Dimensions: the combinations that reports group by, each written down once.

use crate::stamp::{stamp, statements};
use crate::{StoreError, json};
use futures::TryStreamExt as _;
use sha2::Digest as _;
use std::collections::{BTreeMap, HashMap};
use tributary_domain::dimension::{Dimension, Level};
use tributary_domain::hex;
use tributary_domain::id::{
    AffiliateId, BrandId, CampaignId, DealId, DimensionId, LinkId, OperatorId,
};

macro_rules! columns {
    () => {
        "affiliate_id, brand_id, link_id, campaign_id, deal_id, source_id, afp, afp1, afp2, afp3, afp4, afp5, afp6, afp7, \
         afp8, afp9, utm_source, utm_medium, utm_campaign, utm_term, utm_content"
    };
}

statements! {
    INTERN: concat!("INSERT INTO dimension (operator_id, key, level, ", columns!(), ")
             SELECT $2, item.value ->> 0, CAST(item.value ->> 1 AS BIGINT), CAST(item.value ->> 2 AS BIGINT), CAST(item.value ->> 3 AS BIGINT),
               CAST(item.value ->> 4 AS BIGINT), CAST(item.value ->> 5 AS BIGINT), CAST(item.value ->> 6 AS BIGINT), item.value ->> 7,
               item.value ->> 8, item.value ->> 9, item.value ->> 10, item.value ->> 11, item.value ->> 12, item.value ->> 13,
               item.value ->> 14, item.value ->> 15, item.value ->> 16, item.value ->> 17, item.value ->> 18, item.value ->> 19,
               item.value ->> 20, item.value ->> 21, item.value ->> 22
             FROM ", json::items!(), " WHERE true ON CONFLICT (key) DO NOTHING");
    IDS: "SELECT d.key, d.id FROM json_each(CAST($1 AS TEXT)) AS item LEFT JOIN dimension d ON d.key = item.value ->> 0
             WHERE COALESCE(d.id, 0) <> 0";
    BY_IDS: concat!("SELECT d.id, ", columns!(), " FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN dimension d ON d.id = CAST(item.value ->> 0 AS BIGINT) AND +d.operator_id = $2 WHERE COALESCE(d.id, 0) <> 0");
    EVERY: concat!("SELECT id, ", columns!(), ", operator_id, level, key FROM dimension");
}

/// What a combination is called at both levels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interned {
    /// By its ids alone, whatever texts it has.
    pub coarse: DimensionId,
    /// By its ids and texts.
    pub fine: DimensionId,
}

impl Interned {
    /// Both, the coarse one first.
    #[must_use]
    pub const fn both(self) -> [DimensionId; 2] {
        [self.coarse, self.fine]
    }
}

/// A combination at a level: the unit that is written down.
type Place<'a> = (Level, &'a Dimension);

/// The digest that tells combinations apart, the same on every node and in every release: it is
/// in the database.
fn key(operator: OperatorId, level: Level, dimension: &Dimension) -> String {
    let mut digest = sha2::Sha256::new();
    for number in [
        operator.0,
        level.number(),
        dimension.affiliate_id.0,
        dimension.brand_id.0,
        dimension.link_id.0,
        dimension.campaign_id.0,
        dimension.deal_id.0,
    ] {
        digest.update(number.to_le_bytes());
    }
    if level == Level::Fine {
        let texts = std::iter::once(&dimension.source_id);
        for text in texts.chain(&dimension.afp).chain(&dimension.utm) {
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text.as_bytes());
        }
    }
    let digest = digest.finalize();
    hex::write(&digest[..16])
}

const LEVELS: [Level; 2] = [Level::Coarse, Level::Fine];

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    affiliate_id: i64,
    brand_id: i64,
    link_id: i64,
    campaign_id: i64,
    deal_id: i64,
    source_id: String,
    afp: String,
    afp1: String,
    afp2: String,
    afp3: String,
    afp4: String,
    afp5: String,
    afp6: String,
    afp7: String,
    afp8: String,
    afp9: String,
    utm_source: String,
    utm_medium: String,
    utm_campaign: String,
    utm_term: String,
    utm_content: String,
}

#[derive(sqlx_macros::FromRow)]
struct Named {
    #[sqlx(flatten)]
    row: Row,
    operator_id: i64,
    level: i64,
    key: String,
}

stamp! {
    /// What combinations are called, in their order; new ones are written down.
    pub async fn intern(c, operator: OperatorId, dimensions: &[&Dimension]) -> Vec<Interned> {
        let keys: Vec<[String; 2]> = (dimensions.iter())
            .map(|dimension| LEVELS.map(|level| key(operator, level, dimension)))
            .collect();
        // In the order of their keys, so that two nodes that write the same ones never wait for
        // each other in a circle.
        let mut places: BTreeMap<&str, Place<'_>> = BTreeMap::new();
        for (keys, dimension) in keys.iter().zip(dimensions) {
            for (key, level) in keys.iter().zip(LEVELS) {
                places.entry(key).or_insert((level, dimension));
            }
        }
        if places.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(places.keys().map(|key| [key]))?;
        let mut ids = known(sqlx::query_as::<Db, (String, i64)>(IDS).bind(&list).fetch_all(&mut *c).await?);
        if ids.len() < places.len() {
            let new = places.iter().filter(|(key, _)| !ids.contains_key(**key)).map(|(key, place)| row(key, *place));
            sqlx::query::<Db>(INTERN).bind(json::rows(new)?).bind(operator.0).execute(&mut *c).await?;
            ids = known(sqlx::query_as::<Db, (String, i64)>(IDS).bind(&list).fetch_all(c).await?);
        }
        let id = |key: &String| ids.get(key).copied().ok_or(StoreError::Driver(sqlx::Error::RowNotFound));
        keys.iter().map(|[coarse, fine]| Ok(Interned { coarse: id(coarse)?, fine: id(fine)? })).collect()
    }

    /// The combinations that are not what their digest says, for the check of them.
    pub(crate) async fn changed(c) -> Vec<i64> {
        let mut changed = Vec::new();
        let mut rows = sqlx::query_as::<Db, Named>(EVERY).persistent(false).fetch(c);
        while let Some(Named { row, operator_id, level, key: known }) = rows.try_next().await? {
            let id = row.id;
            let level = if level == 0 { Level::Coarse } else { Level::Fine };
            let dimension = Dimension::from(row);
            let is_whole = level == Level::Fine || dimension == dimension.coarse();
            if !is_whole || known != key(OperatorId(operator_id), level, &dimension) {
                changed.push(id);
            }
        }
        changed.sort_unstable();
        Ok(changed)
    }

    /// Combinations by their ids; foreign and unknown ones are left out.
    pub async fn by_ids(c, operator: OperatorId, ids: &[DimensionId]) -> HashMap<DimensionId, Dimension> {
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(BY_IDS).bind(list).bind(operator.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(|row| (DimensionId(row.id), row.into())).collect())
    }
}

fn known(rows: Vec<(String, i64)>) -> HashMap<String, DimensionId> {
    let rows = rows.into_iter().map(|(key, id)| (key, DimensionId(id)));
    rows.collect()
}

/// The values of a row, in the order of [`INTERN`].
fn row(key: &str, (level, dimension): Place<'_>) -> Vec<serde_json::Value> {
    let coarse = dimension.coarse();
    let dimension = match level {
        Level::Coarse => &coarse,
        Level::Fine => dimension,
    };
    let ids = [
        level.number(),
        dimension.affiliate_id.0,
        dimension.brand_id.0,
        dimension.link_id.0,
        dimension.campaign_id.0,
        dimension.deal_id.0,
    ];
    let texts = std::iter::once(&dimension.source_id)
        .chain(&dimension.afp)
        .chain(&dimension.utm);
    std::iter::once(serde_json::Value::from(key))
        .chain(ids.map(serde_json::Value::from))
        .chain(texts.map(|text| serde_json::Value::from(text.as_str())))
        .collect()
}

impl From<Row> for Dimension {
    fn from(row: Row) -> Self {
        Self {
            affiliate_id: AffiliateId(row.affiliate_id),
            brand_id: BrandId(row.brand_id),
            link_id: LinkId(row.link_id),
            campaign_id: CampaignId(row.campaign_id),
            deal_id: DealId(row.deal_id),
            source_id: row.source_id,
            afp: [
                row.afp, row.afp1, row.afp2, row.afp3, row.afp4, row.afp5, row.afp6, row.afp7,
                row.afp8, row.afp9,
            ],
            utm: [
                row.utm_source,
                row.utm_medium,
                row.utm_campaign,
                row.utm_term,
                row.utm_content,
            ],
        }
    }
}

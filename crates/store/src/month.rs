//! What a month came to, and which affiliates' month starts are behind them.

use crate::StoreError;
use crate::json;
use crate::stamp::{stamp, statements};
use tributary_domain::affiliate::Status;
use tributary_domain::id::{AffiliateId, BrandId, DealVersionId, OperatorId};
use tributary_domain::money::Money;
use tributary_domain::time::Timestamp;

/// An affiliate that has a month start before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// The affiliate.
    pub id: AffiliateId,
    /// Where it stands.
    pub status: Status,
    /// Whether its losses are not carried over.
    pub no_carry_over: bool,
    /// When it signed up.
    pub created_at: Timestamp,
    /// The month of its last month start, by its first day.
    pub last: Option<i64>,
}

/// What RevShare is a share of, over a month and all players of a deal version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Base {
    /// The deal version.
    pub deal_version_id: DealVersionId,
    /// Stakes less winnings, bonuses and deductions.
    pub net_pl: Money,
    /// Deposits less withdrawals and chargebacks.
    pub net_deposit: Money,
}

#[derive(sqlx::FromRow)]
struct DueRow {
    id: i64,
    aff_status_id: i64,
    no_carry_over: bool,
    created_at: i64,
    last: Option<i64>,
}

statements! {
    OPERATORS: "SELECT id FROM operator ORDER BY id";
    DUE: "SELECT a.id, a.status AS aff_status_id, a.no_carry_over, a.created_at,
            (SELECT MAX(m.month) FROM month_start m WHERE m.affiliate_id = a.id) AS last
          FROM affiliate a WHERE a.operator_id = $1 AND a.id > $2
            AND NOT EXISTS (SELECT 1 FROM month_start m WHERE m.affiliate_id = a.id AND m.month = $3)
          ORDER BY a.id LIMIT $4";
    REV_SHARE: "SELECT d.affiliate_id, d.brand_id, CAST(SUM(y.rev_share) AS BIGINT)
                FROM json_each(CAST($2 AS TEXT)) AS item
                CROSS JOIN dimension d CROSS JOIN daily y
                WHERE d.operator_id = $1 AND d.affiliate_id = CAST(item.value ->> 0 AS BIGINT) AND d.level = 0
                  AND y.dimension_id = d.id AND y.day >= $3 AND y.day < $4
                GROUP BY d.affiliate_id, d.brand_id ORDER BY d.affiliate_id, d.brand_id";
    BASES: "SELECT v.id, CAST(SUM(r.bets - r.wins - r.bonuses - r.deductions) AS BIGINT),
              CAST(SUM(r.deposits - r.withdrawals - r.chargebacks) AS BIGINT)
            FROM json_each(CAST($2 AS TEXT)) AS item
            CROSS JOIN deal d CROSS JOIN deal_version v CROSS JOIN registration_day r
            WHERE d.operator_id = $1 AND d.affiliate_id = CAST(item.value ->> 0 AS BIGINT) AND v.deal_id = d.id
              AND v.terms LIKE '%\"tiers\":[{%' AND r.deal_version_id = v.id AND r.day >= $3 AND r.day < $4
            GROUP BY v.id ORDER BY v.id";
    DONE: concat!("INSERT INTO month_start (affiliate_id, month, done_at)
           SELECT CAST(item.value ->> 0 AS BIGINT), CAST(item.value ->> 1 AS BIGINT), $2
           FROM ", json::items!(), " WHERE true ON CONFLICT (affiliate_id, month) DO NOTHING");
}

stamp! {
    /// Every operator.
    pub async fn operators(c) -> Vec<OperatorId> {
        let ids = sqlx::query_scalar::<Db, i64>(OPERATORS).fetch_all(c).await?;
        Ok(ids.into_iter().map(OperatorId).collect())
    }

    /// Affiliates whose start of `month` (its first day) is still to come; those behind `after`, by
    /// their ids.
    pub async fn due(c, operator: OperatorId, month: i64, after: AffiliateId, limit: i64) -> Vec<Due> {
        let query = sqlx::query_as::<Db, DueRow>(DUE).bind(operator.0).bind(after.0).bind(month).bind(limit);
        query.fetch_all(c).await?.into_iter().map(Due::try_from).collect()
    }

    /// The RevShare of these affiliates from one day to before another, by brand.
    pub async fn rev_share(c, operator: OperatorId, affiliates: &[AffiliateId], from: i64, to: i64) -> Vec<(AffiliateId, BrandId, Money)> {
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let query = sqlx::query_as::<Db, (i64, i64, i64)>(REV_SHARE).bind(operator.0).bind(list).bind(from).bind(to);
        let rows = query.fetch_all(c).await?.into_iter();
        Ok(rows.map(|(affiliate, brand, sum)| (AffiliateId(affiliate), BrandId(brand), Money(sum))).collect())
    }

    /// What the deal versions with tiers of these affiliates came to, from one day to before
    /// another.
    pub async fn bases(c, operator: OperatorId, affiliates: &[AffiliateId], from: i64, to: i64) -> Vec<Base> {
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let query = sqlx::query_as::<Db, (i64, i64, i64)>(BASES).bind(operator.0).bind(list).bind(from).bind(to);
        let rows = query.fetch_all(c).await?.into_iter();
        Ok(rows.map(|(version, net_pl, net_deposit)| Base {
            deal_version_id: DealVersionId(version),
            net_pl: Money(net_pl),
            net_deposit: Money(net_deposit),
        }).collect())
    }

    /// Notes that month starts are behind their affiliates.
    pub async fn done(c, starts: &[(AffiliateId, i64)], now: Timestamp) -> () {
        let list = json::rows(starts.iter().map(|(affiliate, month)| [affiliate.0, *month]))?;
        sqlx::query::<Db>(DONE).bind(list).bind(now.0).execute(c).await?;
        Ok(())
    }
}

impl TryFrom<DueRow> for Due {
    type Error = StoreError;

    fn try_from(row: DueRow) -> Result<Self, StoreError> {
        let status = Status::from_number(row.aff_status_id).ok_or_else(|| StoreError::Corrupt {
            table: "affiliate",
            id: row.id,
            what: format!("status {}", row.aff_status_id),
        })?;
        Ok(Self {
            id: AffiliateId(row.id),
            status,
            no_carry_over: row.no_carry_over,
            created_at: Timestamp(row.created_at),
            last: row.last,
        })
    }
}

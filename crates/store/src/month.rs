//! What a month came to, what was posted for that, and which affiliates' month starts are behind
//! them.

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
    /// When it signed up.
    pub created_at: Timestamp,
    /// The month of its last month start, by its first day.
    pub last: Option<i64>,
}

/// What an affiliate's month is settled by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// The affiliate.
    pub affiliate_id: AffiliateId,
    /// Where it stands now.
    pub status: Status,
    /// Whether its losses are not carried over, by now.
    pub no_carry_over: bool,
    /// Whether the start of the month behind it has been done.
    pub is_started: bool,
    /// What was laid down for that month.
    pub fixed: Option<Fixed>,
}

/// What was laid down for a month, whatever changes later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fixed {
    /// Whether losses are not carried over.
    pub no_carry_over: bool,
    /// Whether losses are kept apart by brand.
    pub ring_fence: bool,
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
    /// How much of that of the two which the deal is about does not count: it is held back, or counts in
    /// another month.
    pub held: Money,
}

/// What an adjustment is for: an affiliate's month, and the brand or the deal version.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key {
    /// The affiliate.
    pub affiliate_id: AffiliateId,
    /// The brand, where losses are kept apart; else 0.
    pub brand_id: BrandId,
    /// The deal version that has tiers; 0 where it is a loss that is not carried over.
    pub deal_version_id: DealVersionId,
}

#[derive(sqlx_macros::FromRow)]
struct DueRow {
    id: i64,
    created_at: i64,
    last: Option<i64>,
}

#[derive(sqlx_macros::FromRow)]
struct TermsRow {
    id: i64,
    aff_status_id: i64,
    no_carry_over: bool,
    started: i64,
    fixed_carry_over: Option<bool>,
    fixed_ring_fence: Option<bool>,
}

macro_rules! due {
    () => {
        "SELECT a.id, a.created_at, (SELECT MAX(m.month) FROM month_start m WHERE m.affiliate_id = a.id) AS last
          FROM affiliate a"
    };
}

statements! {
    OPERATORS: "SELECT id FROM operator ORDER BY id";
    DUE: concat!(due!(), " WHERE a.operator_id = $1 AND a.id > $2
            AND NOT EXISTS (SELECT 1 FROM month_start m WHERE m.affiliate_id = a.id AND m.month = $3)
          ORDER BY a.id LIMIT $4");
    DUE_OF: concat!(due!(), " WHERE a.operator_id = $1 AND a.id = $2
            AND NOT EXISTS (SELECT 1 FROM month_start m WHERE m.affiliate_id = a.id AND m.month = $3)");
    OVERDUE: "SELECT a.id FROM affiliate a
              WHERE a.created_at < $2 AND NOT EXISTS (SELECT 1 FROM month_start m WHERE m.affiliate_id = a.id AND m.month = $1)
                AND EXISTS (SELECT 1 FROM dimension d JOIN daily y ON y.dimension_id = d.id
                            WHERE d.operator_id = a.operator_id AND d.affiliate_id = a.id AND d.level = 0 AND y.day < $1 AND y.rev_share <> 0
                              AND y.day >= COALESCE((SELECT MAX(m.month) FROM month_start m WHERE m.affiliate_id = a.id), y.day))
              ORDER BY a.id LIMIT $3";
    TERMS: "SELECT a.id, a.status AS aff_status_id, a.no_carry_over,
              CAST(CASE WHEN EXISTS (SELECT 1 FROM month_start m WHERE m.affiliate_id = a.id AND m.month >= $4) THEN 1 ELSE 0 END AS BIGINT) AS started,
              t.no_carry_over AS fixed_carry_over, t.ring_fence AS fixed_ring_fence
            FROM json_each(CAST($2 AS TEXT)) AS item
            LEFT JOIN affiliate a ON a.id = CAST(item.value ->> 0 AS BIGINT) AND +a.operator_id = $1
            LEFT JOIN month_terms t ON t.affiliate_id = a.id AND t.month = $3
            WHERE COALESCE(a.id, 0) <> 0";
    REV_SHARE: "SELECT d.affiliate_id, d.brand_id, CAST(SUM(y.rev_share) AS BIGINT)
                FROM json_each(CAST($2 AS TEXT)) AS item
                CROSS JOIN dimension d CROSS JOIN daily y
                WHERE d.operator_id = $1 AND d.affiliate_id = CAST(item.value ->> 0 AS BIGINT) AND d.level = 0
                  AND y.dimension_id = d.id AND y.day >= $3 AND y.day < $4 AND y.rev_share <> 0
                GROUP BY d.affiliate_id, d.brand_id ORDER BY d.affiliate_id, d.brand_id";
    BASES: "SELECT v.id, CAST(SUM(r.bets - r.wins - r.bonuses - r.deductions) AS BIGINT),
              CAST(SUM(r.deposits - r.withdrawals - r.chargebacks) AS BIGINT), CAST(SUM(r.held - r.carried) AS BIGINT)
            FROM json_each(CAST($2 AS TEXT)) AS item
            CROSS JOIN deal d CROSS JOIN deal_version v CROSS JOIN registration_day r
            WHERE d.operator_id = $1 AND d.affiliate_id = CAST(item.value ->> 0 AS BIGINT) AND v.deal_id = d.id
              AND v.terms LIKE '%\"tiers\":[{%' AND r.deal_version_id = v.id AND r.day >= $3 AND r.day < $4
            GROUP BY v.id ORDER BY v.id";
    POSTED: "SELECT p.affiliate_id, p.brand_id, p.deal_version_id, p.posted FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN month_adjustment p ON p.affiliate_id = CAST(item.value ->> 0 AS BIGINT) AND p.month = $2
             WHERE COALESCE(p.affiliate_id, 0) <> 0";
    FIXED_MONTHS: "SELECT t.month FROM month_terms t JOIN affiliate a ON a.id = t.affiliate_id
                   WHERE a.operator_id = $1 AND t.affiliate_id = $2 AND t.month >= $3 ORDER BY t.month";
    DONE: concat!("INSERT INTO month_start (affiliate_id, month, done_at)
           SELECT CAST(item.value ->> 0 AS BIGINT), CAST(item.value ->> 1 AS BIGINT), $2
           FROM ", json::items!(), " WHERE true ON CONFLICT (affiliate_id, month) DO NOTHING");
    FIX: concat!("INSERT INTO month_terms (affiliate_id, month, no_carry_over, ring_fence)
           SELECT a.id, $2, CASE CAST(item.value ->> 1 AS BIGINT) WHEN 1 THEN TRUE ELSE FALSE END,
             CASE CAST(item.value ->> 2 AS BIGINT) WHEN 1 THEN TRUE ELSE FALSE END
           FROM ", json::items!(), " JOIN affiliate a ON a.id = CAST(item.value ->> 0 AS BIGINT)
           WHERE true ON CONFLICT (affiliate_id, month) DO NOTHING");
    POSTED_PUT: concat!("INSERT INTO month_adjustment (affiliate_id, month, brand_id, deal_version_id, posted)
           SELECT CAST(item.value ->> 0 AS BIGINT), $2, CAST(item.value ->> 1 AS BIGINT), CAST(item.value ->> 2 AS BIGINT),
             CAST(item.value ->> 3 AS BIGINT)
           FROM ", json::items!(), " WHERE true
           ON CONFLICT (affiliate_id, month, brand_id, deal_version_id) DO UPDATE SET posted = excluded.posted");
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
        Ok(query.fetch_all(c).await?.into_iter().map(Due::from).collect())
    }

    /// An affiliate, if its start of `month` is still to come.
    pub async fn due_of(c, operator: OperatorId, id: AffiliateId, month: i64) -> Option<Due> {
        let query = sqlx::query_as::<Db, DueRow>(DUE_OF).bind(operator.0).bind(id.0).bind(month);
        Ok(query.fetch_optional(c).await?.map(Due::from))
    }

    /// Affiliates of every operator that signed up before a moment, have earned or lost RevShare since
    /// their last month start, and have not had that of `month`.
    pub async fn overdue(c, month: i64, before: Timestamp, limit: i64) -> Vec<i64> {
        Ok(sqlx::query_scalar::<Db, i64>(OVERDUE).bind(month).bind(before.0).bind(limit).fetch_all(c).await?)
    }

    /// What these affiliates' month is settled by, the next one beginning on `next`; foreign and
    /// unknown ones are left out.
    pub async fn terms(c, operator: OperatorId, affiliates: &[AffiliateId], month: i64, next: i64) -> Vec<Terms> {
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let query = sqlx::query_as::<Db, TermsRow>(TERMS).bind(operator.0).bind(list).bind(month).bind(next);
        query.fetch_all(c).await?.into_iter().map(Terms::try_from).collect()
    }

    /// The RevShare of these affiliates from one day to before another, by brand. Brands without any
    /// are left out.
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
        let query = sqlx::query_as::<Db, (i64, i64, i64, i64)>(BASES).bind(operator.0).bind(list).bind(from).bind(to);
        let rows = query.fetch_all(c).await?.into_iter();
        Ok(rows.map(|(version, net_pl, net_deposit, held)| Base {
            deal_version_id: DealVersionId(version),
            net_pl: Money(net_pl),
            net_deposit: Money(net_deposit),
            held: Money(held),
        }).collect())
    }

    /// What was posted for these affiliates' month.
    pub async fn posted(c, affiliates: &[AffiliateId], month: i64) -> Vec<(Key, Money)> {
        let list = json::rows(affiliates.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, (i64, i64, i64, i64)>(POSTED).bind(list).bind(month).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(affiliate, brand, version, posted)| {
            let key = Key { affiliate_id: AffiliateId(affiliate), brand_id: BrandId(brand), deal_version_id: DealVersionId(version) };
            (key, Money(posted))
        }).collect())
    }

    /// The months of an affiliate, from one on, that terms were laid down for.
    pub async fn fixed_months(c, operator: OperatorId, affiliate: AffiliateId, from: i64) -> Vec<i64> {
        Ok(sqlx::query_scalar::<Db, i64>(FIXED_MONTHS).bind(operator.0).bind(affiliate.0).bind(from).fetch_all(c).await?)
    }

    /// Notes that month starts are behind their affiliates.
    pub async fn done(c, starts: &[(AffiliateId, i64)], now: Timestamp) -> () {
        let list = json::rows(starts.iter().map(|(affiliate, month)| [affiliate.0, *month]))?;
        sqlx::query::<Db>(DONE).bind(list).bind(now.0).execute(c).await?;
        Ok(())
    }

    /// Lays down what affiliates' month is settled by, where nothing is yet.
    pub async fn fix(c, month: i64, fixed: &[(AffiliateId, Fixed)]) -> () {
        if fixed.is_empty() {
            return Ok(());
        }
        let rows = fixed.iter().map(|(id, fixed)| [id.0, i64::from(fixed.no_carry_over), i64::from(fixed.ring_fence)]);
        sqlx::query::<Db>(FIX).bind(json::rows(rows)?).bind(month).execute(c).await?;
        Ok(())
    }

    /// Writes what was posted for a month by now.
    pub async fn posted_put(c, month: i64, posted: &[(Key, Money)]) -> () {
        if posted.is_empty() {
            return Ok(());
        }
        let rows = posted.iter().map(|(key, posted)| [key.affiliate_id.0, key.brand_id.0, key.deal_version_id.0, posted.0]);
        sqlx::query::<Db>(POSTED_PUT).bind(json::rows(rows)?).bind(month).execute(c).await?;
        Ok(())
    }
}

impl From<DueRow> for Due {
    fn from(row: DueRow) -> Self {
        Self {
            id: AffiliateId(row.id),
            created_at: Timestamp(row.created_at),
            last: row.last,
        }
    }
}

impl TryFrom<TermsRow> for Terms {
    type Error = StoreError;

    fn try_from(row: TermsRow) -> Result<Self, StoreError> {
        let status = Status::from_number(row.aff_status_id).ok_or_else(|| StoreError::Corrupt {
            table: "affiliate",
            id: row.id,
            what: format!("status {}", row.aff_status_id),
        })?;
        let fixed = row.fixed_carry_over.zip(row.fixed_ring_fence);
        Ok(Self {
            affiliate_id: AffiliateId(row.id),
            status,
            no_carry_over: row.no_carry_over,
            is_started: row.started == 1,
            fixed: fixed.map(|(no_carry_over, ring_fence)| Fixed {
                no_carry_over,
                ring_fence,
            }),
        })
    }
}

//! Promo codes.

use crate::stamp::{stamp, statements};
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, OperatorId, PromoCodeId};
use tributary_domain::identity::promo_code_key;
use tributary_domain::promo_code::PromoCode;
use tributary_domain::time::Timestamp;

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    brand_id: i64,
    affiliate_id: i64,
    campaign_id: i64,
    code: String,
    is_active: bool,
    created_at: i64,
}

statements! {
    INSERT: "INSERT INTO promo_code (operator_id, brand_id, affiliate_id, campaign_id, code, code_key, is_active, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    BY_CODE: "SELECT affiliate_id, campaign_id FROM promo_code WHERE operator_id = $1 AND brand_id = $2 AND code_key = $3 AND is_active";
    LIST: "SELECT id, brand_id, affiliate_id, campaign_id, code, is_active, created_at FROM promo_code
           WHERE operator_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR affiliate_id = $2) ORDER BY id";
    ACTIVE_PUT: "UPDATE promo_code SET is_active = $3 WHERE operator_id = $1 AND id = $2";
}

stamp! {
    /// Adds an active code.
    pub async fn insert(c, operator: OperatorId, new: &PromoCode) -> PromoCodeId {
        let query = sqlx::query_scalar::<Db, i64>(INSERT).bind(operator.0).bind(new.brand_id.0);
        let query = query.bind(new.affiliate_id.0).bind(new.campaign_id.0).bind(&new.code);
        let query = query.bind(promo_code_key(&new.code)).bind(new.is_active).bind(new.created_at.0);
        Ok(PromoCodeId(query.fetch_one(c).await?))
    }

    /// Who is credited for an active code at a brand, in any case of its letters.
    pub async fn by_code(c, operator: OperatorId, brand: BrandId, code: &str) -> Option<(AffiliateId, CampaignId)> {
        let query = sqlx::query_as::<Db, (i64, i64)>(BY_CODE).bind(operator.0).bind(brand.0);
        let found = query.bind(promo_code_key(code)).fetch_optional(c).await?;
        Ok(found.map(|(affiliate, campaign)| (AffiliateId(affiliate), CampaignId(campaign))))
    }

    /// An operator's codes, or one affiliate's of them, the oldest first.
    pub async fn list(c, operator: OperatorId, affiliate: Option<AffiliateId>) -> Vec<PromoCode> {
        let query = sqlx::query_as::<Db, Row>(LIST).bind(operator.0).bind(affiliate.map(|id| id.0));
        Ok(query.fetch_all(c).await?.into_iter().map(|row| row.read(operator)).collect())
    }

    /// Switches a code on or off.
    pub async fn active_put(c, operator: OperatorId, id: PromoCodeId, is_active: bool) -> bool {
        let query = sqlx::query::<Db>(ACTIVE_PUT).bind(operator.0).bind(id.0).bind(is_active);
        Ok(query.execute(c).await?.rows_affected() == 1)
    }
}

impl Row {
    fn read(self, operator: OperatorId) -> PromoCode {
        PromoCode {
            id: PromoCodeId(self.id),
            operator_id: operator,
            brand_id: BrandId(self.brand_id),
            affiliate_id: AffiliateId(self.affiliate_id),
            campaign_id: CampaignId(self.campaign_id),
            code: self.code,
            is_active: self.is_active,
            created_at: Timestamp(self.created_at),
        }
    }
}

//! The form of a promo code.

use super::MAX_CODE_LENGTH;
use crate::form::Field;
use crate::id::{AffiliateId, BrandId, CampaignId};
use crate::identity::is_ignorable;
use crate::violation::{Rule, Violation};

/// The code.
pub const CODE: Field = Field::required("code", MAX_CODE_LENGTH);
/// The brand it is typed in at.
pub const BRAND_ID: Field = Field::required("brand_id", 19);
/// Who is credited, by number or username.
pub const AFFILIATE_ID: Field = Field::required("affiliate_id", 64);
/// The campaign it belongs to.
pub const CAMPAIGN_ID: Field = Field::optional("campaign_id", 19);

/// The fields of the form.
pub const FIELDS: [Field; 4] = [CODE, BRAND_ID, AFFILIATE_ID, CAMPAIGN_ID];

/// What a new promo code is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewPromoCode {
    /// The brand it is typed in at.
    pub brand_id: BrandId,
    /// Who is credited.
    pub affiliate_id: AffiliateId,
    /// The campaign it belongs to.
    pub campaign_id: Option<CampaignId>,
    /// The code.
    pub code: String,
}

impl NewPromoCode {
    /// The code as it can be kept, but for what needs the database.
    ///
    /// # Errors
    /// [`Rule::CodeLength`].
    pub fn check(&self) -> Result<Self, Vec<Violation>> {
        let code = self.code.trim();
        let fits = |c: char| !c.is_whitespace() && !c.is_control();
        if code.chars().all(is_ignorable)
            || code.chars().count() > CODE.most
            || !code.chars().all(fits)
        {
            let rule = Rule::CodeLength { most: CODE.most };
            return Err(vec![Violation::new(CODE, rule)]);
        }
        Ok(Self {
            code: code.to_owned(),
            ..self.clone()
        })
    }
}

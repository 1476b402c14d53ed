//! The form of a destination link.

use super::{
    Link, LinkType, MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, MAX_URL_LENGTH, check_destination,
};
use crate::form::Field;
use crate::id::{AffiliateId, BrandId};
use crate::violation::{PlainRule, Rule, Violation, Violations, given};

/// The name that affiliates see.
pub const NAME: Field = Field::required("name", MAX_NAME_LENGTH);
/// What affiliates should know about it.
pub const DESCRIPTION: Field = Field::optional("description", MAX_DESCRIPTION_LENGTH);
/// Where clicks go.
pub const DESTINATION_URL: Field = Field::required("destination_url", MAX_URL_LENGTH);
/// Where the other clicks of an A/B test go.
pub const DESTINATION_URL_AB: Field = Field::optional("destination_url_ab", MAX_URL_LENGTH);
/// The share of the clicks that goes there.
pub const AB_PERCENT: Field = Field::optional("ab_percent", 3);
/// The brand it leads to.
pub const BRAND_ID: Field = Field::required("brand_id", 19);
/// Who sees it when not everybody does.
pub const PRIVATE_AFFILIATE_IDS: Field = Field::optional("private_affiliate_ids", 20_000);

/// The fields into which text is typed.
pub const FIELDS: [Field; 7] = [
    NAME,
    DESCRIPTION,
    DESTINATION_URL,
    DESTINATION_URL_AB,
    AB_PERCENT,
    BRAND_ID,
    PRIVATE_AFFILIATE_IDS,
];

/// What a link can be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkForm {
    /// The brand it leads to.
    pub brand_id: BrandId,
    /// What it leads to.
    pub link_type: LinkType,
    /// The name that affiliates see.
    pub name: String,
    /// What affiliates should know about it.
    pub description: String,
    /// Where clicks go, with macros.
    pub destination_url: String,
    /// Where the other clicks of an A/B test go.
    pub destination_url_ab: Option<String>,
    /// The share of the clicks, in percent, that goes there.
    pub ab_percent: i64,
    /// Whether it works.
    pub is_enabled: bool,
    /// Whether every affiliate sees it.
    pub is_public: bool,
    /// Who sees it when not everybody does.
    pub private_affiliate_ids: Vec<AffiliateId>,
    /// Whether tracking links to it can carry a campaign.
    pub has_campaigns: bool,
    /// Whether `source_id` is taken.
    pub has_source_id: bool,
}

impl LinkForm {
    /// A link that works for everybody.
    #[must_use]
    pub fn new(brand_id: BrandId, name: &str, destination_url: &str) -> Self {
        Self {
            brand_id,
            link_type: LinkType::Other,
            name: name.to_owned(),
            description: String::new(),
            destination_url: destination_url.to_owned(),
            destination_url_ab: None,
            ab_percent: 0,
            is_enabled: true,
            is_public: true,
            private_affiliate_ids: Vec::new(),
            has_campaigns: true,
            has_source_id: true,
        }
    }

    /// What a link is now, to be changed.
    #[must_use]
    pub fn of(link: &Link) -> Self {
        Self {
            brand_id: link.brand_id,
            link_type: link.link_type,
            name: link.name.clone(),
            description: link.description.clone(),
            destination_url: link.destination_url.clone(),
            destination_url_ab: link.destination_url_ab.clone(),
            ab_percent: link.ab_percent,
            is_enabled: link.is_enabled,
            is_public: link.is_public,
            private_affiliate_ids: link.private_affiliate_ids.clone(),
            has_campaigns: link.has_campaigns,
            has_source_id: link.has_source_id,
        }
    }

    /// The link as it can be kept, but for what needs the database.
    ///
    /// # Errors
    /// Every field that breaks a rule.
    pub fn check(&self) -> Result<Self, Vec<Violation>> {
        let mut violations = Violations::default();
        let name = violations.keep(NAME, NAME.read(&self.name));
        let description = violations.keep(DESCRIPTION, DESCRIPTION.read(&self.description));
        let main = self.destination_url.trim();
        violations.keep(DESTINATION_URL, check_destination(main));
        let other = given(self.destination_url_ab.as_deref());
        violations.keep(DESTINATION_URL_AB, other.map(check_destination).transpose());
        if !(0..=100).contains(&self.ab_percent) {
            let (least, most) = (0, 100);
            violations.add(AB_PERCENT, Rule::FromTo { least, most });
        } else if self.ab_percent > 0 && other.is_none() {
            violations.add(AB_PERCENT, PlainRule::AbNeedsUrl);
        }
        violations.finish()?;
        let mut private_affiliate_ids = self.private_affiliate_ids.clone();
        private_affiliate_ids.sort_unstable();
        private_affiliate_ids.dedup();
        Ok(Self {
            name: name.unwrap_or_default(),
            description: description.unwrap_or_default(),
            destination_url: main.to_owned(),
            destination_url_ab: other.map(str::to_owned),
            private_affiliate_ids,
            ..self.clone()
        })
    }
}

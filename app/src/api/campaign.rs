//! Campaigns and promo codes, which stand on one page.

use crate::api::failure::Failure;
use crate::api::form::Form;
use crate::api::view::Named;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tributary_domain::time::Timestamp;

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::api::office::{affiliates_by_id, may_decide},
    tributary_domain::brand::Brand,
    tributary_domain::campaign::Campaign,
    tributary_domain::id::AffiliateId,
    tributary_domain::promo_code::PromoCode,
    tributary_service::{brand, campaign, promo_code},
};

/// A campaign.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The campaign.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// How many promo codes belong to it.
    pub codes: usize,
}

/// A promo code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Code {
    /// The promo code.
    pub id: i64,
    /// What a player types in.
    pub code: String,
    /// The name of the brand it is typed in at.
    pub brand: String,
    /// Who is credited.
    pub affiliate: Named,
    /// The name of its campaign; empty without one.
    pub campaign: String,
    /// Whether it counts.
    pub is_active: bool,
}

/// The page of campaigns and promo codes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Campaigns {
    /// The campaigns.
    pub rows: Vec<Row>,
    /// The promo codes.
    pub codes: Vec<Code>,
    /// The operator's brands.
    pub brands: Vec<Named>,
    /// What stands in the forms.
    pub form: Form,
    /// Whether who is asking may change them.
    pub may_decide: bool,
}

/// Every campaign and every promo code.
#[server(prefix = "/ui")]
pub async fn campaign_list() -> Result<Campaigns, Failure> {
    let on = request()?;
    let campaigns = campaign::list(&on.service, &on.actor).await;
    let campaigns = campaigns.map_err(failure)?;
    let codes = promo_code::list(&on.service, &on.actor).await;
    let codes = codes.map_err(failure)?;
    let brands = brand::list(&on.service, &on.actor).await;
    let brands = brands.map_err(failure)?;
    let ids: Vec<AffiliateId> = codes.iter().map(|code| code.affiliate_id).collect();
    let known = affiliates_by_id(&on, &ids).await?;
    let row = |of: &Campaign| Row {
        id: of.id.0,
        name: of.name.clone(),
        created_at: of.created_at,
        codes: codes
            .iter()
            .filter(|code| code.campaign_id == of.id)
            .count(),
    };
    let code = |of: &PromoCode| Code {
        id: of.id.0,
        code: of.code.clone(),
        brand: (brands.iter())
            .find(|brand| brand.id == of.brand_id)
            .map_or_else(String::new, |brand| brand.name.clone()),
        affiliate: Named {
            id: of.affiliate_id.0,
            name: (known.get(&of.affiliate_id)).map_or_else(String::new, |line| line.name.clone()),
            email: String::new(),
        },
        campaign: (campaigns.iter())
            .find(|campaign| campaign.id == of.campaign_id)
            .map_or_else(String::new, |campaign| campaign.name.clone()),
        is_active: of.is_active,
    };
    let named = |brand: &Brand| Named {
        id: brand.id.0,
        name: brand.name.clone(),
        email: String::new(),
    };
    Ok(Campaigns {
        rows: campaigns.iter().map(row).collect(),
        codes: codes.iter().map(code).collect(),
        brands: brands.iter().map(named).collect(),
        form: Form::posted().unwrap_or_default(),
        may_decide: may_decide(&on),
    })
}

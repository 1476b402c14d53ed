//! An affiliate's row as the database gives it.

use crate::{StoreError, json};
use tributary_domain::affiliate::{Affiliate, Status};
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::money::Money;
use tributary_domain::registration::Profile;
use tributary_domain::time::Timestamp;

#[derive(sqlx_macros::FromRow)]
pub(super) struct Row {
    id: i64,
    operator_id: i64,
    status: i64,
    username: String,
    email: String,
    first_name: String,
    last_name: String,
    country: String,
    language: String,
    phone_number: String,
    company: String,
    web_site_url: String,
    skype: String,
    contact_telegram: String,
    contact_fb: String,
    contact_vk: String,
    contact_discord: String,
    comments: String,
    registration_source: String,
    payment_method_id: Option<i64>,
    payment_method_details: String,
    manager_id: Option<i64>,
    parent_affiliate_id: Option<i64>,
    wished_manager_id: Option<i64>,
    wished_parent_id: Option<i64>,
    ext_affiliate_id: Option<String>,
    extra_role_ids: String,
    status_reason: Option<String>,
    comments_from_operator: Option<String>,
    created_at: i64,
    updated_at: i64,
    approved_at: Option<i64>,
    last_login_at: Option<i64>,
    parent_since: Option<i64>,
    no_carry_over: bool,
    no_carry_over_was_set: bool,
    two_fa_enabled: bool,
    api_access_enabled: bool,
    payment_threshold: Option<i64>,
    custom_props: String,
}

impl TryFrom<Row> for Affiliate {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let unknown = || StoreError::Corrupt {
            table: "affiliate",
            id: row.id,
            what: format!("status {}", row.status),
        };
        Ok(Self {
            id: AffiliateId(row.id),
            operator_id: OperatorId(row.operator_id),
            status: Status::from_number(row.status).ok_or_else(unknown)?,
            username: row.username,
            email: row.email,
            profile: Profile {
                first_name: row.first_name,
                last_name: row.last_name,
                country: row.country,
                language: row.language,
                phone_number: row.phone_number,
                company: row.company,
                web_site_url: row.web_site_url,
                skype: row.skype,
                contact_telegram: row.contact_telegram,
                contact_fb: row.contact_fb,
                contact_vk: row.contact_vk,
                contact_discord: row.contact_discord,
                comments: row.comments,
                registration_source: row.registration_source,
                payment_method_id: row.payment_method_id,
                payment_method_details: row.payment_method_details,
            },
            manager_id: row.manager_id.map(StaffId),
            parent_affiliate_id: row.parent_affiliate_id.map(AffiliateId),
            wished_manager_id: row.wished_manager_id.map(StaffId),
            wished_parent_id: row.wished_parent_id.map(AffiliateId),
            ext_affiliate_id: row.ext_affiliate_id,
            extra_role_ids: json::read("affiliate", row.id, &row.extra_role_ids)?,
            status_reason: row.status_reason,
            comments_from_operator: row.comments_from_operator,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
            approved_at: row.approved_at.map(Timestamp),
            last_login_at: row.last_login_at.map(Timestamp),
            parent_since: row.parent_since.map(Timestamp),
            no_carry_over: row.no_carry_over,
            no_carry_over_was_set: row.no_carry_over_was_set,
            two_fa_enabled: row.two_fa_enabled,
            api_access_enabled: row.api_access_enabled,
            payment_threshold: row.payment_threshold.map(Money),
            custom_props: json::read("affiliate", row.id, &row.custom_props)?,
        })
    }
}

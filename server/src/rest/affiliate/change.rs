//! What `PUT af2_aff_op/{id}` reads: seed 004's "full list of supported properties".

use crate::rest::exact::{Body, ObjectText, TextOrNumber};
use serde_json::Value;
use std::collections::BTreeMap;
use tributary_domain::affiliate::Status;
use tributary_domain::id::{AffiliateId, CustomTagId, CustomTagOptionId, StaffId};
use tributary_domain::registration::Field;
use tributary_domain::violation::PlainRule;
use tributary_service::affiliate::Changes;
use utoipa::ToSchema;

/// What is to change; everything is optional, unknown fields are ignored.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `read` reads")]
pub struct ChangesBody {
    /// Comments that the affiliate sees and edits.
    #[schema(max_length = 2000)]
    comments: Option<String>,
    /// Company.
    #[schema(max_length = 200)]
    company: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    #[schema(example = "BG")]
    country: Option<String>,
    /// Web site.
    #[schema(max_length = 500)]
    web_site_url: Option<String>,
    /// A note that the operator alone sees.
    #[schema(max_length = 2000)]
    comments_from_operator: Option<String>,
    /// 2 Approved, 3 Declined, 4 Suspended, 5 ViewOnly, 6 Blocked.
    #[schema(example = 2)]
    aff_status_id: Option<i64>,
    /// Why the status changes.
    #[schema(max_length = 2000)]
    status_reason: Option<String>,
    /// Id in the operator's own systems.
    #[schema(max_length = 200)]
    ext_affiliate_id: Option<String>,
    /// No negative carry-over: a month's loss is taken off at the start of the next.
    no_carry_over: Option<bool>,
    /// The manager: an active employee.
    manager_id: Option<i64>,
    /// The affiliate that earns on this one, from now on.
    parent_affiliate_id: Option<i64>,
    /// Further columns it may see; replaces the list.
    extra_role_ids: Option<Vec<i64>>,
    /// E-mail address; unique with the operator.
    #[schema(max_length = 254)]
    bo_user_email: Option<String>,
    /// Whether it must prove itself twice to sign in.
    two_fa_enabled: Option<bool>,
    /// Whether its API keys are accepted.
    api_access_enabled: Option<bool>,
    /// First name.
    #[schema(example = "John", max_length = 100)]
    first_name: Option<String>,
    /// Last name.
    #[schema(example = "Malkovich", max_length = 100)]
    last_name: Option<String>,
    /// Phone number.
    #[schema(max_length = 40)]
    phone_number: Option<String>,
    /// Skype name.
    #[schema(max_length = 100)]
    skype: Option<String>,
    /// Facebook page.
    #[schema(max_length = 200)]
    contact_fb: Option<String>,
    /// VK page.
    #[schema(max_length = 200)]
    contact_vk: Option<String>,
    /// Telegram page.
    #[schema(max_length = 200)]
    contact_telegram: Option<String>,
    /// Discord name.
    #[schema(max_length = 200)]
    contact_discord: Option<String>,
    /// Language, ISO 639-1.
    #[schema(example = "FR")]
    language: Option<String>,
    /// How it is paid; `af2_payment_methods_op` lists the numbers.
    payment_method_id: Option<i64>,
    /// The details of that, any keys.
    #[schema(value_type = Option<Object>)]
    payment_method_details: Option<Value>,
    /// The least balance that is paid out; `null`: the operator's.
    payment_threshold_oper_currency: Option<f64>,
    /// What it earns for each qualified first deposit of a sub.
    #[schema(example = 10)]
    sub_cpa_fee: Option<f64>,
    /// Its share of its subs' RevShare commission, in percent with at most four decimals.
    #[schema(example = 5)]
    sub_commission_cut_percent: Option<f64>,
    /// Its share of the net result of its subs' players, in percent with at most four decimals.
    sub_net_pl_cut_percent: Option<f64>,
    /// `custom_prop_<tag>`: the number of one of the tag's options, or `null`.
    #[schema(value_type = BTreeMap<String, i64>)]
    custom_props: BTreeMap<String, i64>,
}

/// The texts of the profile that can be changed.
const TEXTS: [Field; 14] = [
    Field::Comments,
    Field::Company,
    Field::Country,
    Field::WebSiteUrl,
    Field::Email,
    Field::FirstName,
    Field::LastName,
    Field::PhoneNumber,
    Field::Skype,
    Field::ContactFb,
    Field::ContactVk,
    Field::ContactTelegram,
    Field::ContactDiscord,
    Field::Language,
];

/// Reads the body; what can't be read is in [`Changes::unreadable`].
pub(super) fn read(mut body: Body) -> Changes {
    let mut changes = Changes::default();
    for field in TEXTS {
        let text = match field {
            Field::PhoneNumber | Field::Skype => body
                .nullable::<TextOrNumber>(field.name())
                .map(|text| text.map(|text| text.0)),
            _ => body.nullable::<String>(field.name()),
        };
        if let Some(text) = text {
            changes.texts.push((field, text.unwrap_or_default()));
        }
    }
    changes.comments_from_operator = body
        .nullable::<String>("comments_from_operator")
        .map(Option::unwrap_or_default);
    if let Some(number) = body.value::<i64>("aff_status_id") {
        changes.status = Status::from_number(number);
        if changes.status.is_none() {
            body.refuse("aff_status_id", PlainRule::UnknownStatus);
        }
    }
    changes.status_reason = body.value("status_reason");
    changes.manager_id = body.nullable::<i64>("manager_id").map(|id| id.map(StaffId));
    changes.parent_id = body
        .nullable::<i64>("parent_affiliate_id")
        .map(|id| id.map(AffiliateId));
    changes.ext_affiliate_id = body
        .nullable::<TextOrNumber>("ext_affiliate_id")
        .map(|id| id.map(|id| id.0));
    changes.extra_role_ids = body
        .nullable::<Vec<i64>>("extra_role_ids")
        .map(Option::unwrap_or_default);
    changes.no_carry_over = body.value("no_carry_over");
    changes.two_fa_enabled = body.value("two_fa_enabled");
    changes.api_access_enabled = body.value("api_access_enabled");
    changes.payment_method_id = body.nullable("payment_method_id");
    changes.payment_method_details = body
        .nullable::<ObjectText>("payment_method_details")
        .map(|text| text.map(|text| text.0));
    changes.payment_threshold = body.nullable("payment_threshold_oper_currency");
    changes.sub_cpa_fee = body.value("sub_cpa_fee");
    changes.sub_commission_cut = body.value("sub_commission_cut_percent");
    changes.sub_net_pl_cut = body.value("sub_net_pl_cut_percent");
    let props: Vec<String> = body
        .names()
        .filter(|name| name.starts_with("custom_prop_"))
        .map(str::to_owned)
        .collect();
    for name in props {
        let Ok(tag) = name["custom_prop_".len()..].parse::<i64>() else {
            body.refuse(&name, PlainRule::UnknownTag);
            continue;
        };
        if let Some(option) = body.nullable::<i64>(&name) {
            changes
                .custom_props
                .push((CustomTagId(tag), option.map(CustomTagOptionId)));
        }
    }
    changes.unreadable = body.into_violations();
    changes
}

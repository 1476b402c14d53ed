//! An affiliate as the API writes it: every field of seed 004's example.

use crate::rest::exact::{Decimal, Percent};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use tributary_domain::hostname;
use tributary_domain::ledger::Balance;
use tributary_domain::money::Money;
use tributary_domain::operator::Operator;
use tributary_domain::payment;
use tributary_service::affiliate::overview::{self, Overview};
use tributary_service::{Actor, Error, Service};
use utoipa::ToSchema;

/// An affiliate. Amounts are in the operator's currency, exact.
#[derive(Serialize, ToSchema)]
pub struct AffiliateRow<'a> {
    /// The affiliate.
    #[schema(example = 35425)]
    id: i64,
    /// The same number.
    #[schema(example = 35425)]
    affiliate_id: i64,
    /// First and last name.
    #[schema(example = "Robby Ron")]
    affiliate_name: String,
    /// ISO 3166-1 alpha-2.
    country: Option<&'a str>,
    /// Company.
    company: Option<&'a str>,
    /// Web site.
    web_site_url: Option<&'a str>,
    /// What the affiliate wrote.
    comments: Option<&'a str>,
    /// A note of staff, never shown to the affiliate.
    comments_from_operator: Option<&'a str>,
    /// Always `null`.
    visibility: Option<&'a str>,
    /// 1 Pending, 2 Approved, 3 Declined, 4 Suspended, 5 ViewOnly, 6 Blocked.
    #[schema(example = 2)]
    aff_status_id: i64,
    /// The operator.
    operator_id: i64,
    /// The affiliate that brought it and earns on it.
    parent_affiliate_id: Option<i64>,
    /// When it signed up.
    #[schema(example = "2022-03-10T18:32:50.573Z")]
    create_date: String,
    /// When it last changed.
    update_date: String,
    /// Always `null`.
    create_by: Option<i64>,
    /// The affiliate's number as somebody who signs in; the same as `id`.
    bo_user_id: i64,
    /// Its id in the operator's own systems.
    ext_affiliate_id: Option<&'a str>,
    /// How it is paid.
    #[schema(example = "Wire Transfer")]
    payment_method_name: Option<&'static str>,
    /// How it is paid; `af2_payment_methods_op` lists the numbers.
    payment_method_id: Option<i64>,
    /// The details of that.
    #[schema(value_type = Option<Object>)]
    payment_method_details: Option<Box<RawValue>>,
    /// The least balance that is paid out; `null`: the operator's.
    payment_threshold_oper_currency: Option<Decimal>,
    /// The operator.
    bo_label_id: i64,
    /// Name and number.
    label_name: String,
    /// Whether a month's loss is taken off at the start of the next.
    no_carry_over: bool,
    /// Whether anybody ever decided on that.
    no_carry_over_was_set: bool,
    /// The signed link by which its sub-affiliates sign up.
    sub_affiliate_url: String,
    /// The signed link by which affiliates of the same manager sign up.
    same_manager_url: Option<String>,
    /// The name of `aff_status_id`.
    #[schema(example = "Approved")]
    aff_status_name: &'static str,
    /// When it last signed in.
    last_login_date: Option<String>,
    /// What it signs in with.
    username: &'a str,
    /// Where mail reaches it.
    bo_user_email: &'a str,
    /// Always `null`.
    avatar_image_url: Option<&'a str>,
    /// Whether it must prove itself twice to sign in.
    two_fa_enabled: bool,
    /// Whether its API keys are accepted.
    api_access_enabled: bool,
    /// First name.
    first_name: &'a str,
    /// Last name.
    last_name: &'a str,
    /// Phone number.
    phone_number: &'a str,
    /// Skype name.
    skype: &'a str,
    /// Facebook page.
    contact_fb: &'a str,
    /// VK page.
    contact_vk: &'a str,
    /// Telegram page.
    contact_telegram: &'a str,
    /// Discord name.
    contact_discord: &'a str,
    /// Where the sign-up came from.
    registration_source: Option<&'a str>,
    /// Whether its status lets it sign in.
    enabled_for_login: bool,
    /// ISO 639-1.
    language: Option<&'a str>,
    /// The currency of every amount (ISO 4217).
    #[schema(example = "EUR")]
    operator_currency: &'a str,
    /// Its manager.
    manager_id: Option<i64>,
    /// Its manager's username.
    manager_username: Option<&'a str>,
    /// How its manager is reached.
    manager_contacts: Option<ManagerContacts<'a>>,
    /// The parent's first and last name.
    parent_affiliate_name: Option<&'a str>,
    /// Commission ever earned; `null` with `without_money`.
    commissions_total: Option<Decimal>,
    /// `commissions_total + adjustments − payments`; `null` with `without_money`.
    balance: Option<Decimal>,
    /// Ever paid; `null` with `without_money`.
    payments: Option<Decimal>,
    /// Adjustments; `null` with `without_money`.
    adjustments: Option<Decimal>,
    /// What it ever earned on its subs, a part of `commissions_total`; `null` with
    /// `without_money`.
    sub_affiliate_fee: Option<Decimal>,
    /// What it earns for each qualified first deposit of a sub; 0 without terms.
    sub_cpa_fee: Decimal,
    /// Its share of its subs' RevShare commission, in percent; 0 without terms.
    sub_commission_cut_percent: Percent,
    /// Its share of the net result of its subs' players, in percent; 0 without terms.
    sub_net_pl_cut_percent: Percent,
    /// Further columns it may see.
    extra_role_ids: &'a [i64],
    /// The newest version of its default deal; where none is marked, of the newest active deal that names
    /// no brand, country or campaign.
    default_deal_info: Option<DefaultDealRow<'a>>,
    /// `custom_prop_<tag>`: the option of each custom tag that is set.
    #[serde(flatten)]
    #[schema(value_type = BTreeMap<String, i64>)]
    custom_props: BTreeMap<String, i64>,
}

/// How a manager is reached; what is not known is `null`.
#[derive(Serialize, ToSchema)]
pub struct ManagerContacts<'a> {
    /// First name.
    first_name: Option<&'a str>,
    /// Last name.
    last_name: Option<&'a str>,
    /// E-mail address.
    email: Option<&'a str>,
    /// Phone number.
    phone: Option<&'a str>,
    /// Skype name.
    skype: Option<&'a str>,
    /// Telegram name.
    telegram: Option<&'a str>,
    /// Facebook page.
    fb: Option<&'a str>,
    /// VK page.
    vk: Option<&'a str>,
    /// Discord name.
    discord: Option<&'a str>,
    /// WhatsApp number.
    whatsapp: Option<&'a str>,
}

impl<'a> ManagerContacts<'a> {
    /// The contacts of somebody of whom the e-mail address is known.
    pub(crate) const fn of(email: &'a str) -> Self {
        Self {
            first_name: None,
            last_name: None,
            email: Some(email),
            phone: None,
            skype: None,
            telegram: None,
            fb: None,
            vk: None,
            discord: None,
            whatsapp: None,
        }
    }
}

/// A default deal in short.
#[derive(Serialize, ToSchema)]
pub struct DefaultDealRow<'a> {
    /// Its name.
    #[schema(example = "CPA + REV")]
    deal_group_name: &'a str,
    /// A bit mask: 1 CPL, 2 CPA, 4 RevShare on NetPL, 8 RevShare on NetDeposit.
    #[schema(example = 6)]
    deal_type_id: i64,
    /// For a qualified first deposit; `null` where the deal has none.
    cpa_amount: Option<Decimal>,
    /// The share, in percent; `null` where the deal has none.
    rev_share_percentage: Option<Percent>,
    /// For a qualified registration; `null` where the deal has none.
    cpl_amount: Option<Decimal>,
}

/// The address that links of an operator begin with: the one that was called, where it is the
/// operator's, else its first host name.
pub(super) fn origin(operator: &Operator, called: &str) -> String {
    let authority = called.split_once("://").map_or("", |(_, host)| host);
    let host = authority
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(authority, |(host, _)| host);
    let is_own = hostname::canonical(host).is_some_and(|host| operator.hostnames.contains(&host));
    match operator.hostnames.first() {
        Some(first) if !is_own => format!("https://{first}"),
        _ => called.to_owned(),
    }
}

/// An empty text was not given.
fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// A JSON object from the database, as it was sent.
pub(crate) fn object(text: &str) -> Option<Box<RawValue>> {
    given(text).and_then(|text| RawValue::from_string(text.to_owned()).ok())
}

impl<'a> AffiliateRow<'a> {
    pub(super) fn new(
        service: &Service,
        actor: &Actor,
        operator: &'a Operator,
        of: &'a Overview,
        origin: &str,
        with_money: bool,
    ) -> Result<Self, Error> {
        let (sub_affiliate_url, same_manager_url) = overview::links(service, actor, of, origin)?;
        let overflow = || Error::internal("a balance is out of range");
        let balance = &of.balance;
        let money = |sum: Option<Money>| -> Result<Option<Decimal>, Error> {
            let sum = sum.ok_or_else(overflow)?;
            Ok(with_money.then_some(Decimal(sum)))
        };
        let affiliate = &of.affiliate;
        let profile = &affiliate.profile;
        let (id, name) = (affiliate.id.0, affiliate.name());
        let sub_terms = of.sub_terms;
        Ok(Self {
            id,
            affiliate_id: id,
            label_name: format!("{name} / {id}"),
            affiliate_name: name,
            country: given(&profile.country),
            company: given(&profile.company),
            web_site_url: given(&profile.web_site_url),
            comments: given(&profile.comments),
            comments_from_operator: affiliate.comments_from_operator.as_deref(),
            visibility: None,
            aff_status_id: affiliate.status.number(),
            operator_id: operator.id.0,
            parent_affiliate_id: affiliate.parent_affiliate_id.map(|id| id.0),
            create_date: affiliate.created_at.to_rfc3339(),
            update_date: affiliate.updated_at.to_rfc3339(),
            create_by: None,
            bo_user_id: id,
            ext_affiliate_id: affiliate.ext_affiliate_id.as_deref(),
            payment_method_name: profile
                .payment_method_id
                .and_then(payment::method)
                .map(|method| method.name),
            payment_method_id: profile.payment_method_id,
            payment_method_details: object(&profile.payment_method_details),
            payment_threshold_oper_currency: affiliate.payment_threshold.map(Decimal),
            bo_label_id: operator.id.0,
            no_carry_over: affiliate.no_carry_over,
            no_carry_over_was_set: affiliate.no_carry_over_was_set,
            sub_affiliate_url,
            same_manager_url,
            aff_status_name: affiliate.status.name(),
            last_login_date: affiliate.last_login_at.map(|at| at.to_rfc3339()),
            username: &affiliate.username,
            bo_user_email: &affiliate.email,
            avatar_image_url: None,
            two_fa_enabled: affiliate.two_fa_enabled,
            api_access_enabled: affiliate.api_access_enabled,
            first_name: &profile.first_name,
            last_name: &profile.last_name,
            phone_number: &profile.phone_number,
            skype: &profile.skype,
            contact_fb: &profile.contact_fb,
            contact_vk: &profile.contact_vk,
            contact_telegram: &profile.contact_telegram,
            contact_discord: &profile.contact_discord,
            registration_source: given(&profile.registration_source),
            enabled_for_login: affiliate.status.may_sign_in(),
            language: given(&profile.language),
            operator_currency: &operator.currency,
            manager_id: affiliate.manager_id.map(|id| id.0),
            manager_username: of.manager_username.as_deref(),
            manager_contacts: of.manager_email.as_deref().map(ManagerContacts::of),
            parent_affiliate_name: of.parent_name.as_deref(),
            commissions_total: money(balance.commissions())?,
            balance: money(Balance::balance(balance))?,
            payments: money(Some(balance.payments))?,
            adjustments: money(Some(balance.adjustments))?,
            sub_affiliate_fee: money(Some(balance.sub_affiliate))?,
            sub_cpa_fee: Decimal(sub_terms.map(|terms| terms.cpa_fee).unwrap_or_default()),
            sub_commission_cut_percent: Percent(
                sub_terms
                    .map(|terms| terms.commission_cut)
                    .unwrap_or_default(),
            ),
            sub_net_pl_cut_percent: Percent(
                sub_terms.map(|terms| terms.net_pl_cut).unwrap_or_default(),
            ),
            extra_role_ids: &affiliate.extra_role_ids,
            default_deal_info: of.default_deal.as_ref().map(|deal| {
                let (terms, kind) = (&deal.terms, deal.terms.deal_type);
                DefaultDealRow {
                    deal_group_name: &deal.group_name,
                    deal_type_id: kind.mask(),
                    cpa_amount: kind.has_cpa().then_some(Decimal(terms.cpa_amount)),
                    rev_share_percentage: kind.rev_share().map(|_| Percent(terms.rev_share)),
                    cpl_amount: kind.has_cpl().then_some(Decimal(terms.cpl_amount)),
                }
            }),
            custom_props: affiliate
                .custom_props
                .iter()
                .map(|(tag, option)| (format!("custom_prop_{tag}"), option.0))
                .collect(),
        })
    }
}

//! `/api/af2_deals_op` (vendor-apis §1.8, contract.md §4): what affiliates earn, as versions.

use super::exact::{self, Decimal, Percent, Read};
use super::list::{Filter, Range};
use super::{error, json, vendor};
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use tributary_domain::api_key::Permission;
use tributary_domain::deal::{Draft, Field, FieldValue, Terms};
use tributary_domain::id::{AffiliateId, DealId};
use tributary_domain::money::Money;
use tributary_domain::time::Timestamp;
use tributary_domain::violation::PlainRule;
use tributary_service::deal::{self, Query, Shown};
use utoipa::ToSchema;

/// A deal in its newest version. What its type does not use, or was not set, is null.
#[derive(Serialize, ToSchema)]
pub struct DealBody {
    /// The deal, over all its versions.
    id: i64,
    /// The same as `id`.
    deal_id: i64,
    /// The same as `id`.
    deal_root_original_id: i64,
    /// Whose deal it is.
    affiliate_id: i64,
    /// Its name.
    deal_group_name: String,
    /// Bit mask: 1 CPL, 2 CPA, 4 RevShare of NetPL, 8 RevShare of NetDeposit.
    #[schema(example = 6)]
    deal_type_id: i64,
    /// Always 1: there are no sub-deals.
    level_id: i64,
    /// Whether it takes the affiliate's players that no other deal takes.
    is_default: bool,
    /// Which version, from 1.
    version: i64,
    /// The version, over all deals.
    deal_version_id: i64,
    /// Paid once for a qualified registration.
    cpl_amount: Option<Decimal>,
    /// The least volume of a qualified registration.
    qua_cpl_volume: Option<Decimal>,
    /// Paid once for a qualified first deposit.
    cpa_amount: Option<Decimal>,
    /// The least sum of deposits.
    qua_cpa_deposit: Option<Decimal>,
    /// The least of deposits less withdrawals and chargebacks.
    qua_cpa_net_deposit: Option<Decimal>,
    /// The least first deposit.
    qua_cpa_ftd: Option<Decimal>,
    /// The least volume.
    qua_cpa_volume: Option<Decimal>,
    /// The least number of wagers.
    qua_cpa_activity_count: Option<i64>,
    /// Whether a paid CPA is taken back when the player no longer qualifies.
    cpa_clawback: bool,
    /// The most CPAs paid for a day.
    cap_cpa_daily: Option<i64>,
    /// The most CPAs paid for a month.
    cap_cpa_monthly: Option<i64>,
    /// The rate of RevShare, in percent.
    rev_share_percentage: Option<Percent>,
    /// Other rates by the month's base, lowest first.
    rev_share_tiers: Vec<TierBody>,
    /// These brands alone; null: any.
    match_brand_is: Option<Vec<i64>>,
    /// These countries alone, ISO 3166-1 alpha-2; null: any.
    match_country_is: Option<Vec<String>>,
    /// These campaigns alone; null: any.
    match_campaign_is: Option<Vec<i64>>,
    /// The first moment of registrations it takes; null: unbounded.
    active_from: Option<String>,
    /// The moment from which it takes none any more; null: unbounded.
    active_to: Option<String>,
    /// Whether this version binds only once the affiliate has accepted it.
    needs_acceptance: bool,
    /// Since when this version binds; null: it waits for the affiliate.
    accepted_date: Option<String>,
    /// When the deal was made.
    create_date: String,
    /// When this version was written or accepted.
    update_date: String,
}

/// From an amount of the month's base on, another rate.
#[derive(Serialize, ToSchema)]
pub struct TierBody {
    /// The least base of the month.
    from: Decimal,
    /// The rate of the whole base, in percent.
    rev_share_percentage: Percent,
}

/// What makes or changes a deal. Numbers may come as texts; null unsets. A `PUT` keeps what it
/// does not name. Fields that the deal's type does not use may be null or 0.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes what `draft` reads through `Field::ALL`"
)]
pub struct DealInput {
    /// Needed to make a deal; a deal stays with its affiliate.
    #[schema(example = 166_368)]
    affiliate_id: Option<i64>,
    /// Needed to make a deal: 1 to 200 characters.
    #[schema(example = "CPA + REV", min_length = 1, max_length = 200)]
    deal_group_name: Option<String>,
    /// Needed to make a deal: 1, 2, 3, 4, 5, 6, 8, 9 or 10.
    #[schema(example = 6)]
    deal_type_id: Option<i64>,
    /// Makes it the affiliate's one default deal. Without it, a new deal is none, the first one
    /// included.
    is_default: Option<bool>,
    /// The new version binds only once the affiliate has accepted it.
    needs_acceptance: Option<bool>,
    /// Needed by types with CPL.
    cpl_amount: Option<Decimal>,
    /// For types with CPL.
    qua_cpl_volume: Option<Decimal>,
    /// Needed by types with CPA.
    cpa_amount: Option<Decimal>,
    /// For types with CPA.
    qua_cpa_deposit: Option<Decimal>,
    /// For types with CPA.
    qua_cpa_net_deposit: Option<Decimal>,
    /// For types with CPA.
    qua_cpa_ftd: Option<Decimal>,
    /// For types with CPA.
    qua_cpa_volume: Option<Decimal>,
    /// For types with CPA.
    qua_cpa_activity_count: Option<i64>,
    /// For types with CPA.
    cpa_clawback: Option<bool>,
    /// For types with CPA.
    cap_cpa_daily: Option<i64>,
    /// For types with CPA.
    cap_cpa_monthly: Option<i64>,
    /// Needed by types with RevShare: 0 to 100, at most four decimals.
    rev_share_percentage: Option<Percent>,
    /// For types with RevShare: objects with `from` and `rev_share_percentage`.
    rev_share_tiers: Option<Vec<TierInput>>,
    /// The operator's brands; null or empty: any.
    match_brand_is: Option<Vec<i64>>,
    /// ISO 3166-1 alpha-2; null or empty: any.
    match_country_is: Option<Vec<String>>,
    /// The operator's campaigns; null or empty: any.
    match_campaign_is: Option<Vec<i64>>,
    /// A day or a moment.
    #[schema(example = "2026-07-01")]
    active_from: Option<String>,
    /// A day or a moment, later than `active_from`.
    #[schema(example = "2027-01-01T00:00:00Z")]
    active_to: Option<String>,
}

/// A tier as it is sent.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `Given` is read from")]
pub struct TierInput {
    /// The least base of the month.
    from: Decimal,
    /// The rate of the whole base, in percent.
    rev_share_percentage: Percent,
}

impl From<&Shown> for DealBody {
    fn from(shown: &Shown) -> Self {
        let deal = &shown.deal;
        let terms: &Terms = &deal.terms;
        let deal_type = terms.deal_type;
        let set = |money: Money| (money != Money::ZERO).then_some(Decimal(money));
        let count = |count: i64| (count != 0).then_some(count);
        let moment = |at: Option<Timestamp>| at.map(Timestamp::to_rfc3339);
        let list = |ids: Vec<i64>| (!ids.is_empty()).then_some(ids);
        let updated = deal.accepted_at.unwrap_or(deal.created_at);
        Self {
            id: deal.deal_id.0,
            deal_id: deal.deal_id.0,
            deal_root_original_id: deal.deal_id.0,
            affiliate_id: deal.affiliate_id.0,
            deal_group_name: deal.group_name.clone(),
            deal_type_id: deal_type.mask(),
            level_id: 1,
            is_default: deal.is_default,
            version: deal.version,
            deal_version_id: deal.id.0,
            cpl_amount: deal_type.has_cpl().then_some(Decimal(terms.cpl_amount)),
            qua_cpl_volume: set(terms.qua_cpl_volume),
            cpa_amount: deal_type.has_cpa().then_some(Decimal(terms.cpa_amount)),
            qua_cpa_deposit: set(terms.qua_cpa_deposit),
            qua_cpa_net_deposit: set(terms.qua_cpa_net_deposit),
            qua_cpa_ftd: set(terms.qua_cpa_ftd),
            qua_cpa_volume: set(terms.qua_cpa_volume),
            qua_cpa_activity_count: count(terms.qua_cpa_activity_count),
            cpa_clawback: terms.cpa_clawback,
            cap_cpa_daily: count(terms.cap_cpa_daily),
            cap_cpa_monthly: count(terms.cap_cpa_monthly),
            rev_share_percentage: deal_type.rev_share().map(|_| Percent(terms.rev_share)),
            rev_share_tiers: (terms.tiers.iter())
                .map(|tier| TierBody {
                    from: Decimal(tier.from),
                    rev_share_percentage: Percent(tier.rate),
                })
                .collect(),
            match_brand_is: list(terms.match_brands.iter().map(|id| id.0).collect()),
            match_country_is: (!terms.match_countries.is_empty())
                .then(|| terms.match_countries.clone()),
            match_campaign_is: list(terms.match_campaigns.iter().map(|id| id.0).collect()),
            active_from: moment(terms.active_from),
            active_to: moment(terms.active_to),
            needs_acceptance: deal.needs_acceptance,
            accepted_date: moment(deal.accepted_at),
            create_date: shown.created_at.to_rfc3339(),
            update_date: updated.max(deal.created_at).to_rfc3339(),
        }
    }
}

/// The text of a JSON string, a number as a plain decimal, or true and false.
fn literal(raw: &RawValue) -> Option<String> {
    match raw.get() {
        text @ ("true" | "false") => Some(text.to_owned()),
        _ => exact::literal(raw),
    }
}

/// What a JSON value says about a field of a deal.
fn given(raw: &RawValue) -> FieldValue {
    if let Some(text) = literal(raw) {
        return FieldValue::Text(text);
    }
    if raw.get() == "null" {
        return FieldValue::Nothing;
    }
    let Ok(items) = serde_json::from_str::<Vec<Box<RawValue>>>(raw.get()) else {
        return FieldValue::Other;
    };
    let tier = |item: &RawValue| {
        let fields: BTreeMap<String, Box<RawValue>> = serde_json::from_str(item.get()).ok()?;
        Some((
            literal(fields.get("from")?)?,
            literal(fields.get("rev_share_percentage")?)?,
        ))
    };
    if items.iter().any(|item| item.get().starts_with('{')) {
        let tiers = items.iter().map(|item| tier(item)).collect::<Option<_>>();
        return tiers.map_or(FieldValue::Other, FieldValue::Tiers);
    }
    let list = items
        .iter()
        .map(|item| literal(item))
        .collect::<Option<_>>();
    list.map_or(FieldValue::Other, FieldValue::List)
}

impl Read for FieldValue {
    const RULE: PlainRule = PlainRule::OneValue;

    fn read(raw: &RawValue) -> Option<Self> {
        Some(given(raw))
    }
}

/// Everything the body says about a deal.
fn draft(call: &vendor::Call) -> Result<Draft, tributary_service::Error> {
    let mut body = call.body()?;
    let mut draft = Draft::default();
    for field in Field::ALL {
        if let Some(said) = body.nullable::<FieldValue>(field.name()) {
            draft.set(*field, said.unwrap_or(FieldValue::Nothing));
        }
    }
    body.finish()?;
    Ok(draft)
}

/// What a list can be narrowed to.
const FILTERS: [&str; 6] = [
    "id",
    "deal_id",
    "affiliate_id",
    "deal_type_id",
    "is_default",
    "level_id",
];

/// Lists deals in their newest versions, the oldest deal first. There are no sub-deals: every
/// deal has `level_id` 1.
#[utoipa::path(
    get,
    path = "/api/af2_deals_op",
    tag = "Deals",
    summary = "List deals",
    params(
        ("affiliate_id" = Option<i64>, Query, description = "Only this affiliate's deals"),
        ("filter" = Option<String>, Query, description = "JSON object of `id`, `deal_id`, `affiliate_id`, `deal_type_id`, `is_default`, `level_id`; each one value or a list", example = r#"{"affiliate_id":[7,8]}"#),
        ("range" = Option<String>, Query, description = "First and last row, from 0, at most 1000 rows", example = "[0,999]")
    ),
    responses(
        (status = 200, description = "The deals; `Content-Range` says how many there are", body = Vec<DealBody>),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = error::ErrorBody),
        (status = 403, description = "`3` The key is of another kind or lacks `deals.read`", body = error::ErrorBody),
        (status = 422, description = "`11` The filter or range can't be read", body = error::ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::operator(Permission::DealsRead);
    vendor::answer(&state, request, need, |call| async move {
        let range = Range::of(&call.uri)?;
        let mut filter = Filter::of(&call.uri, &FILTERS)?;
        let mut deals: Option<Vec<i64>> = filter.list("id");
        if let Some(more) = filter.list::<i64>("deal_id") {
            deals = Some(match deals {
                Some(ids) => ids.into_iter().filter(|id| more.contains(id)).collect(),
                None => more,
            });
        }
        if let Some(levels) = filter.list::<i64>("level_id")
            && !levels.contains(&1)
        {
            deals = Some(Vec::new());
        }
        let affiliates: Option<Vec<i64>> = filter.list("affiliate_id");
        let deal_types = filter.list("deal_type_id");
        let is_default = filter.one("is_default");
        filter.finish()?;
        let query = Query {
            affiliates: affiliates.map(|ids| ids.into_iter().map(AffiliateId).collect()),
            deals: deals.map(|ids| ids.into_iter().map(DealId).collect()),
            deal_types,
            is_default,
            offset: range.offset,
            limit: range.limit,
        };
        let listing = deal::list(&call.service, &call.actor, &query).await?;
        let rows: Vec<DealBody> = listing.rows.iter().map(DealBody::from).collect();
        let response = json::answer(&rows);
        Ok(range.stamp(response, "af2_deals_op", rows.len(), listing.total))
    })
    .await
}

/// Makes a deal in its first version.
#[utoipa::path(
    post,
    path = "/api/af2_deals_op",
    tag = "Deals",
    summary = "Make a deal",
    request_body = DealInput,
    responses(
        (status = 200, description = "The deal", body = DealBody),
        (status = 400, description = "`1` The body is no JSON object", body = error::ErrorBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = error::ErrorBody),
        (status = 403, description = "`3` The key is of another kind or lacks `deals.write`", body = error::ErrorBody),
        (status = 404, description = "`4` No such affiliate within the key's scope", body = error::ErrorBody),
        (status = 422, description = "`11` Fields are wrong, all named in `fields`", body = error::ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn create(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::operator(Permission::DealsWrite);
    vendor::answer(&state, request, need, |call| async move {
        let shown = deal::create(&call.service, &call.actor, &draft(&call)?).await?;
        Ok(json::answer(&DealBody::from(&shown)))
    })
    .await
}

/// Changes a deal. Other terms make a new version for new players; players keep the version they
/// are bound to. The same terms make none.
#[utoipa::path(
    put,
    path = "/api/af2_deals_op/{id}",
    tag = "Deals",
    summary = "Change a deal by a new version",
    params(("id" = i64, Path, description = "The deal")),
    request_body = DealInput,
    responses(
        (status = 200, description = "The deal in its newest version", body = DealBody),
        (status = 400, description = "`1` The body is no JSON object", body = error::ErrorBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = error::ErrorBody),
        (status = 403, description = "`3` The key is of another kind or lacks `deals.write`", body = error::ErrorBody),
        (status = 404, description = "`4` No such deal within the key's scope", body = error::ErrorBody),
        (status = 422, description = "`11` Fields are wrong, all named in `fields`", body = error::ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn change(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let need = vendor::operator(Permission::DealsWrite);
    vendor::answer(&state, request, need, |call| async move {
        let id: DealId = vendor::path_id(&id)?;
        let shown = deal::change(&call.service, &call.actor, id, &draft(&call)?).await?;
        Ok(json::answer(&DealBody::from(&shown)))
    })
    .await
}

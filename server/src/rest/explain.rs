//! `GET /api/v1/registrations/{id}/explain` and `/api/v1/ledger/{id}/explain`: why a player is
//! whose it is, why it earned what it did, why an entry stands (money.md, "Explain").

pub mod part;

use self::part::{FormulaBody, QualifierBody, StepBody, qualifiers};
use super::caller;
use super::error::ErrorBody;
use super::exact::{Decimal, Percent};
use super::json;
use super::vendor::{self, Need, path_id};
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::http::Uri;
use axum::response::Response;
use serde::Serialize;
use tributary_domain::deal::Verdict;
use tributary_domain::event::DeductionCategory;
use tributary_domain::explain::{DealName, EntryTrace, PlayerTrace, Progress};
use tributary_domain::money::Money;
use tributary_domain::time::Date;
use tributary_domain::violation::Rule;
use tributary_service::Error;
use tributary_service::explain::{self, MAX_ENTRIES, Page};
use utoipa::ToSchema;

/// A deal version.
#[derive(Serialize, ToSchema)]
pub struct DealNameBody {
    /// The deal.
    deal_id: i64,
    /// The version, over all deals.
    deal_version_id: i64,
    /// Which version of the deal, from 1.
    version: i64,
    /// Its name.
    deal_group_name: String,
    /// CPL 1, CPA 2, NetPL 4, NetDeposit 8, added up.
    deal_type_id: i64,
}

/// A deal that was looked at when the player registered.
#[derive(Serialize, ToSchema)]
pub struct ConsideredBody {
    /// The deal, in the version that could have bound the player.
    deal: DealNameBody,
    /// `chosen`, `chosen_as_default`, `less_specific`, `not_yet_active`, `ended`, `other_brand`,
    /// `other_country`, `other_campaign` or `not_accepted`.
    verdict: String,
}

/// How far a player is with a commission that is paid once.
#[derive(Serialize, ToSchema)]
pub struct ProgressBody {
    /// `cpl` or `cpa`.
    kind: &'static str,
    /// What the deal pays.
    amount: Decimal,
    /// What has been paid, less what was taken back. Qualified without pay: a cap was reached.
    paid: Decimal,
    /// Since when the player has qualified.
    qualified_at: Option<String>,
    /// What has to hold at the same moment, and how far each is now.
    qualifiers: Vec<QualifierBody>,
}

/// What a player did over its life. Amounts are in the operator's currency. The five kinds of
/// deductions add up to all of them; what names no product is in neither of the two results.
#[derive(Serialize, ToSchema)]
pub struct SumsBody {
    deposits: Decimal,
    deposit_count: i64,
    withdrawals: Decimal,
    chargebacks: Decimal,
    bonuses: Decimal,
    deductions: Decimal,
    deductions_admin_fee: Decimal,
    deductions_payment_fee: Decimal,
    deductions_tax: Decimal,
    deductions_bonus_cost: Decimal,
    deductions_other: Decimal,
    bets: Decimal,
    wins: Decimal,
    wagers: i64,
    net_pl_casino: Decimal,
    net_pl_sport: Decimal,
}

/// The event that made an entry.
#[derive(Serialize, ToSchema)]
pub struct EventNameBody {
    /// The brand's name for it; not told to affiliates.
    #[serde(skip_serializing_if = "Option::is_none")]
    event_id: Option<String>,
    /// What happened.
    r#type: &'static str,
    /// When.
    occurred_at: String,
}

/// Why an entry stands in the ledger.
#[derive(Serialize, ToSchema)]
pub struct EntryTraceBody {
    /// The entry.
    id: i64,
    /// Whose it is.
    affiliate_id: i64,
    /// Which one of the affiliate's, from 1.
    seq: i64,
    /// `cpl`, `cpa`, `rev_share`, `sub_affiliate`, `adjustment` or `payment`.
    kind: &'static str,
    /// The amount; a payment's is above zero and lowers the balance.
    amount: Decimal,
    /// The day it is for.
    for_day: String,
    /// The day it would be for, had that month not been closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_from_day: Option<String>,
    /// When it was written.
    posted_at: String,
    /// The player.
    registration_id: Option<i64>,
    /// The terms.
    deal: Option<DealNameBody>,
    /// The event.
    event: Option<EventNameBody>,
    /// The payment.
    payment_id: Option<i64>,
    /// The formula with its numbers.
    formula: FormulaBody,
    /// The formula written out in figures: `20 % × 300 = 60`.
    calculation: String,
    /// The SHA-256, in hex, that chains the entry to the one before.
    hash: String,
}

/// Why a player is whose it is, and what came of it.
#[derive(Serialize, ToSchema)]
pub struct PlayerTraceBody {
    /// The registration.
    registration_id: i64,
    /// The brand's name for the player; not told to affiliates.
    #[serde(skip_serializing_if = "Option::is_none")]
    ext_customer_id: Option<String>,
    /// The player's own name; not told to affiliates.
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    /// The brand.
    brand_id: i64,
    /// Alpha-2; may be empty.
    country: String,
    /// `active`, `duplicate`, `fraud` or `self_excluded`.
    status: &'static str,
    /// When it registered.
    registered_at: String,
    /// Whose it is; null: nobody's, and the steps say why.
    affiliate_id: Option<i64>,
    /// The link it came by.
    link_id: Option<i64>,
    /// The campaign it came by.
    campaign_id: Option<i64>,
    /// The steps that decided whose it is, in their order.
    attribution: Vec<StepBody>,
    /// The deals that were looked at.
    deals_considered: Vec<ConsideredBody>,
    /// The deal it is bound to; null: it earns nothing.
    deal: Option<DealNameBody>,
    /// The deal's share, in percent.
    rev_share_percentage: Option<Percent>,
    /// What the player did.
    sums: SumsBody,
    /// How far it is with CPL and CPA.
    qualification: Vec<ProgressBody>,
    /// What it earned, the first entry first: a page of it.
    entries: Vec<EntryTraceBody>,
    /// The `cursor` of the next page; null on the last.
    next_cursor: Option<String>,
}

impl From<DealName> for DealNameBody {
    fn from(deal: DealName) -> Self {
        Self {
            deal_id: deal.deal_id.0,
            deal_version_id: deal.deal_version_id.0,
            version: deal.version,
            deal_group_name: deal.group_name,
            deal_type_id: deal.deal_type.mask(),
        }
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Chosen => "chosen",
        Verdict::ChosenAsDefault => "chosen_as_default",
        Verdict::LessSpecific => "less_specific",
        Verdict::NotYetActive => "not_yet_active",
        Verdict::Ended => "ended",
        Verdict::OtherBrand => "other_brand",
        Verdict::OtherCountry => "other_country",
        Verdict::OtherCampaign => "other_campaign",
        Verdict::NotAccepted => "not_accepted",
    }
}

impl From<EntryTrace> for EntryTraceBody {
    fn from(entry: EntryTrace) -> Self {
        let day = |days: i64| Date::from_days(days).to_string();
        Self {
            id: entry.id.0,
            affiliate_id: entry.affiliate_id.0,
            seq: entry.seq,
            kind: entry.kind.name(),
            amount: Decimal(entry.amount),
            for_day: day(entry.for_day),
            moved_from_day: entry.moved_from_day.map(day),
            posted_at: entry.posted_at.to_rfc3339(),
            registration_id: entry.registration_id.map(|id| id.0),
            deal: entry.deal.map(Into::into),
            event: entry.event.map(|event| EventNameBody {
                event_id: event.event_id,
                r#type: event.kind.name(),
                occurred_at: event.occurred_at.to_rfc3339(),
            }),
            payment_id: entry.payment_id.map(|id| id.0),
            calculation: entry.formula.calculation(entry.amount),
            formula: entry.formula.into(),
            hash: entry.hash,
        }
    }
}

impl From<Progress> for ProgressBody {
    fn from(progress: Progress) -> Self {
        Self {
            kind: progress.kind.name(),
            amount: Decimal(progress.amount),
            paid: Decimal(progress.paid),
            qualified_at: progress.qualified_at.map(|at| at.to_rfc3339()),
            qualifiers: qualifiers(&progress.qualifiers),
        }
    }
}

impl From<PlayerTrace> for PlayerTraceBody {
    fn from(trace: PlayerTrace) -> Self {
        let (ext_customer_id, username) = trace
            .person
            .map(|person| (person.ext_customer_id, person.username))
            .unzip();
        let sums = trace.sums;
        let deductions = |category: DeductionCategory| {
            Decimal(Money(sums.deductions_of(category).unwrap_or_default()))
        };
        let considered = trace.considered.into_iter();
        Self {
            registration_id: trace.registration_id.0,
            ext_customer_id,
            username,
            brand_id: trace.brand_id.0,
            country: trace.country,
            status: trace.status.name(),
            registered_at: trace.registered_at.to_rfc3339(),
            affiliate_id: trace.affiliate_id.map(|id| id.0),
            link_id: Some(trace.link_id.0).filter(|id| *id > 0),
            campaign_id: Some(trace.campaign_id.0).filter(|id| *id > 0),
            attribution: trace.steps.into_iter().map(Into::into).collect(),
            deals_considered: considered
                .map(|candidate| ConsideredBody {
                    deal: candidate.deal.into(),
                    verdict: verdict(candidate.verdict).to_owned(),
                })
                .collect(),
            deal: trace.deal.map(Into::into),
            rev_share_percentage: trace.rev_share.map(Percent),
            sums: SumsBody {
                deposits: Decimal(Money(sums.deposits)),
                deposit_count: sums.deposit_count,
                withdrawals: Decimal(Money(sums.withdrawals)),
                chargebacks: Decimal(Money(sums.chargebacks)),
                bonuses: Decimal(Money(sums.bonuses)),
                deductions: Decimal(Money(sums.deductions)),
                deductions_admin_fee: deductions(DeductionCategory::AdminFee),
                deductions_payment_fee: deductions(DeductionCategory::PaymentFee),
                deductions_tax: deductions(DeductionCategory::Tax),
                deductions_bonus_cost: deductions(DeductionCategory::BonusCost),
                deductions_other: deductions(DeductionCategory::Other),
                bets: Decimal(Money(sums.bets)),
                wins: Decimal(Money(sums.wins)),
                wagers: sums.wagers,
                net_pl_casino: Decimal(Money(sums.net_pl_casino)),
                net_pl_sport: Decimal(Money(sums.net_pl_sport)),
            },
            qualification: trace.progress.into_iter().map(Into::into).collect(),
            entries: trace.entries.into_iter().map(Into::into).collect(),
            next_cursor: trace.next.map(|id| id.to_string()),
        }
    }
}

/// Why a player is whose it is, by which deal, how far it is from what the deal asks for, and how
/// each entry came about. For staff, for operators' keys with `registrations.read`, and for the
/// player's affiliate and its keys, who see nothing that tells who the player is.
#[utoipa::path(
    get,
    path = "/api/v1/registrations/{id}/explain",
    tag = "Explain",
    summary = "Why a player is whose it is, and what it earned",
    params(
        ("id" = i64, Path, description = "The registration"),
        ("limit" = Option<i64>, Query, description = "How many entries, 1 to 1000; 1000 when nothing is said"),
        ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before"),
    ),
    responses(
        (status = 200, description = "The trace", body = PlayerTraceBody),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `registrations.read`", body = ErrorBody),
        (status = 404, description = "`4` There is none within reach", body = ErrorBody),
        (status = 422, description = "`11` A limit or cursor that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn registration(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    vendor::answer(&state, request, Need::Anybody, |call| async move {
        let page = page(&call.uri)?;
        let id = path_id(&id)?;
        let trace = explain::registration_page(&call.service, &call.actor, id, page).await?;
        Ok(json::answer(&PlayerTraceBody::from(trace)))
    })
    .await
}

/// Which entries are asked for.
fn page(uri: &Uri) -> Result<Page, Error> {
    let number = |name: &'static str, most: i64, else_: i64| {
        let Some(text) = caller::query_value(uri, name) else {
            return Ok(else_);
        };
        let number = text.trim().parse::<i64>().ok();
        number
            .filter(|number| (1..=most).contains(number))
            .ok_or_else(|| Error::invalid(name, Rule::FromTo { least: 1, most }))
    };
    Ok(Page {
        after: number("cursor", i64::MAX, 0)?.into(),
        limit: number("limit", MAX_ENTRIES, MAX_ENTRIES)?,
    })
}

/// Why an entry stands in the ledger: its formula with the numbers, its event and its terms. For
/// staff, for operators' keys with `balances.read`, and for the affiliate whose it is.
#[utoipa::path(
    get,
    path = "/api/v1/ledger/{id}/explain",
    tag = "Explain",
    summary = "Why an entry stands in the ledger",
    params(("id" = i64, Path, description = "The entry")),
    responses(
        (status = 200, description = "The trace", body = EntryTraceBody),
        (status = 401, description = "`3` Nobody is signed in, and no key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key without `balances.read`", body = ErrorBody),
        (status = 404, description = "`4` There is none within reach", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn entry(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    vendor::answer(&state, request, Need::Anybody, |call| async move {
        let trace = explain::entry(&call.service, &call.actor, path_id(&id)?).await?;
        Ok(json::answer(&EntryTraceBody::from(trace)))
    })
    .await
}

//! The parts of a trace: qualifiers, formulas with their numbers, steps of the attribution.

use crate::rest::exact::{Decimal, Percent};
use serde::Serialize;
use tributary_domain::attribution::Step;
use tributary_domain::deal::Base;
use tributary_domain::id::AffiliateId;
use tributary_domain::ledger::{Formula, Qualifier, QualifierName};
use tributary_domain::money::{Money, Ppm};
use tributary_domain::time::Date;
use utoipa::ToSchema;

/// A qualifier and how far the player is with it.
#[derive(Serialize, ToSchema)]
pub struct QualifierBody {
    /// `first_deposit`, `qua_cpl_volume`, `qua_cpa_deposit`, `qua_cpa_net_deposit`, `qua_cpa_ftd`,
    /// `qua_cpa_volume` or `qua_cpa_activity_count`.
    name: String,
    /// What the player has: an amount, or a count.
    has: Decimal,
    /// What the deal asks for.
    needs: Decimal,
    /// Whether it holds.
    holds: bool,
}

/// A formula and its numbers; those it does not have are left out.
#[derive(Serialize, ToSchema, Default)]
pub struct FormulaBody {
    /// `cpl`, `cpa`, `cpa_clawback`, `rev_share`, `sub_fee`, `sub_cut`, `no_carry_over`, `tier`,
    /// `manual` or `payment`.
    name: &'static str,
    /// What had to hold, or holds no more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    qualifiers: Vec<QualifierBody>,
    /// What RevShare is a share of: `net_pl` or `net_deposit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'static str>,
    /// The deal's rate, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<Percent>,
    /// The total of the day, or of the month, that the rate is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<Decimal>,
    /// What was posted before for the same player, day and terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    posted_before: Option<Decimal>,
    /// The sub-affiliate a parent earns on.
    #[serde(skip_serializing_if = "Option::is_none")]
    sub_affiliate_id: Option<i64>,
    /// The parent's fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<Decimal>,
    /// The parent's share of the sub's RevShare commission, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    commission_cut: Option<Percent>,
    /// That commission.
    #[serde(skip_serializing_if = "Option::is_none")]
    commission: Option<Decimal>,
    /// The parent's share of the player's net result, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    net_pl_cut: Option<Percent>,
    /// That result.
    #[serde(skip_serializing_if = "Option::is_none")]
    net_pl: Option<Decimal>,
    /// The first day of the month it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<String>,
    /// The brand, where losses are ring-fenced.
    #[serde(skip_serializing_if = "Option::is_none")]
    brand_id: Option<i64>,
    /// The RevShare of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    rev_share: Option<Decimal>,
    /// The tier's rate, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    tier_rate: Option<Percent>,
    /// Where the tier begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    tier_from: Option<Decimal>,
    /// Why an entry was made by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The invoice that was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice_number: Option<String>,
}

/// A step of the attribution; what it is not about is left out.
#[derive(Serialize, ToSchema, Default)]
pub struct StepBody {
    /// `no_tracker`, `tracker_invalid`, `tracker_foreign`, `tracker_outside_window`,
    /// `tracker_matched`, `no_promo_code`, `promo_code_unknown`, `promo_code_matched`,
    /// `no_affiliate_id`, `affiliate_id_not_allowed`, `affiliate_id_unknown`,
    /// `affiliate_id_matched`, `affiliate_not_active` or `by_hand`.
    step: &'static str,
    /// Whether it decided.
    matched: bool,
    /// Whom it was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliate_id: Option<i64>,
    /// The link of the click.
    #[serde(skip_serializing_if = "Option::is_none")]
    link_id: Option<i64>,
    /// When the click was.
    #[serde(skip_serializing_if = "Option::is_none")]
    clicked_at: Option<String>,
    /// The attribution window, in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    window_days: Option<i64>,
    /// Whether the click's own row was found; without it the tracker alone says whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    click_found: Option<bool>,
    /// The promo code.
    #[serde(skip_serializing_if = "Option::is_none")]
    promo_code: Option<String>,
    /// Where the affiliate stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    aff_status_id: Option<i64>,
    /// Who decided by hand; not told to affiliates.
    #[serde(skip_serializing_if = "Option::is_none")]
    staff_id: Option<i64>,
    /// When somebody decided by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<String>,
}

impl QualifierBody {
    fn new(qualifier: &Qualifier) -> Self {
        let (name, is_count) = match qualifier.name {
            QualifierName::FirstDeposit => ("first_deposit", true),
            QualifierName::QuaCplVolume => ("qua_cpl_volume", false),
            QualifierName::QuaCpaDeposit => ("qua_cpa_deposit", false),
            QualifierName::QuaCpaNetDeposit => ("qua_cpa_net_deposit", false),
            QualifierName::QuaCpaFtd => ("qua_cpa_ftd", false),
            QualifierName::QuaCpaVolume => ("qua_cpa_volume", false),
            QualifierName::QuaCpaActivityCount => ("qua_cpa_activity_count", true),
        };
        let scale = if is_count { 1_000_000 } else { 1 };
        let number = |value: i64| Decimal(Money(value.saturating_mul(scale)));
        Self {
            name: name.to_owned(),
            has: number(qualifier.has),
            needs: number(qualifier.needs),
            holds: qualifier.holds(),
        }
    }
}

/// The bodies of a list of qualifiers.
pub(super) fn qualifiers(list: &[Qualifier]) -> Vec<QualifierBody> {
    list.iter().map(QualifierBody::new).collect()
}

impl From<Formula> for FormulaBody {
    fn from(formula: Formula) -> Self {
        let day = |days: i64| Some(Date::from_days(days).to_string());
        let money = |money: Money| Some(Decimal(money));
        let percent = |rate: Ppm| Some(Percent(rate));
        let name = |name| Self {
            name,
            ..Self::default()
        };
        let with = |label: &'static str, list: &[Qualifier]| Self {
            qualifiers: qualifiers(list),
            ..name(label)
        };
        match formula {
            Formula::Cpl { qualifiers } => with("cpl", &qualifiers),
            Formula::Cpa { qualifiers } => with("cpa", &qualifiers),
            Formula::CpaClawback { qualifiers } => with("cpa_clawback", &qualifiers),
            Formula::RevShare {
                base,
                rate,
                total,
                posted_before,
            } => Self {
                base: Some(match base {
                    Base::NetPl => "net_pl",
                    Base::NetDeposit => "net_deposit",
                }),
                rate: percent(rate),
                total: money(total),
                posted_before: money(posted_before),
                ..name("rev_share")
            },
            Formula::SubFee {
                sub_affiliate_id,
                fee,
            } => Self {
                sub_affiliate_id: Some(sub_affiliate_id.0),
                fee: money(fee),
                ..name("sub_fee")
            },
            Formula::SubCut {
                sub_affiliate_id,
                commission_cut,
                commission,
                net_pl_cut,
                net_pl,
                posted_before,
            } => Self {
                sub_affiliate_id: Some(sub_affiliate_id.0),
                commission_cut: percent(commission_cut),
                commission: money(commission),
                net_pl_cut: percent(net_pl_cut),
                net_pl: money(net_pl),
                posted_before: money(posted_before),
                ..name("sub_cut")
            },
            Formula::NoCarryOver {
                month,
                brand_id,
                rev_share,
                posted_before,
            } => Self {
                month: day(month),
                brand_id: brand_id.map(|id| id.0),
                rev_share: money(rev_share),
                posted_before: money(posted_before),
                ..name("no_carry_over")
            },
            Formula::Tier {
                month,
                rate,
                tier_rate,
                from,
                total,
                posted_before,
            } => Self {
                month: day(month),
                rate: percent(rate),
                tier_rate: percent(tier_rate),
                tier_from: money(from),
                total: money(total),
                posted_before: money(posted_before),
                ..name("tier")
            },
            Formula::Manual { reason } => Self {
                reason: Some(reason),
                ..name("manual")
            },
            Formula::Payment { invoice_number } => Self {
                invoice_number: Some(invoice_number),
                ..name("payment")
            },
        }
    }
}

impl From<Step> for StepBody {
    fn from(step: Step) -> Self {
        let failed = |step| Self {
            step,
            ..Self::default()
        };
        let about = |step, affiliate: AffiliateId| Self {
            affiliate_id: Some(affiliate.0),
            ..failed(step)
        };
        match step {
            Step::NoTracker => failed("no_tracker"),
            Step::TrackerInvalid => failed("tracker_invalid"),
            Step::TrackerForeign => failed("tracker_foreign"),
            Step::TrackerOutsideWindow {
                clicked_at,
                window_days,
            } => Self {
                clicked_at: Some(clicked_at.to_rfc3339()),
                window_days: Some(window_days),
                ..failed("tracker_outside_window")
            },
            Step::TrackerMatched {
                affiliate_id,
                link_id,
                clicked_at,
                window_days,
                click_found,
            } => Self {
                matched: true,
                link_id: Some(link_id.0),
                clicked_at: Some(clicked_at.to_rfc3339()),
                window_days: Some(window_days),
                click_found: Some(click_found),
                ..about("tracker_matched", affiliate_id)
            },
            Step::NoPromoCode => failed("no_promo_code"),
            Step::PromoCodeUnknown { code } => Self {
                promo_code: Some(code),
                ..failed("promo_code_unknown")
            },
            Step::PromoCodeMatched { code, affiliate_id } => Self {
                matched: true,
                promo_code: Some(code),
                ..about("promo_code_matched", affiliate_id)
            },
            Step::NoAffiliateId => failed("no_affiliate_id"),
            Step::AffiliateIdNotAllowed { affiliate_id } => {
                about("affiliate_id_not_allowed", affiliate_id)
            }
            Step::AffiliateIdUnknown { affiliate_id } => {
                about("affiliate_id_unknown", affiliate_id)
            }
            Step::AffiliateIdMatched { affiliate_id } => Self {
                matched: true,
                ..about("affiliate_id_matched", affiliate_id)
            },
            Step::AffiliateNotActive {
                affiliate_id,
                status,
            } => Self {
                aff_status_id: Some(status.number()),
                ..about("affiliate_not_active", affiliate_id)
            },
            Step::ByHand {
                staff_id,
                affiliate_id,
                at,
            } => Self {
                matched: true,
                staff_id: Some(staff_id.0).filter(|id| *id > 0),
                decided_at: Some(at.to_rfc3339()),
                ..about("by_hand", affiliate_id)
            },
        }
    }
}

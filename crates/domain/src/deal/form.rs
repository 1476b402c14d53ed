//! A deal as a form of a page: what stands in its fields, and what a form that was sent says.
//!
//! Unlike a call of the API, a form always says everything: a field left empty is unset, a box
//! that is not ticked is off, and what the chosen type does not use is out of sight and so means
//! nothing.

use super::{DealType, Draft, Field, FieldValue, Terms};
use crate::money::Money;
use crate::time::{DAY, Timestamp};

/// The name of the fields that say from where on a tier counts.
pub const TIER_FROM: &str = "tier_from";
/// The name of the fields that say the rate of a tier.
pub const TIER_RATE: &str = "tier_rate";

/// The fields of a form by their names, in their order; lists stand there several times.
pub type Pairs = Vec<(String, String)>;

impl Draft {
    /// What a form says.
    #[must_use]
    pub fn from_form(pairs: &[(String, String)]) -> Self {
        let all = |name: &str| -> Vec<&str> {
            (pairs.iter())
                .filter(|(known, _)| known == name)
                .map(|(_, value)| value.trim())
                .collect()
        };
        let deal_type = all(Field::DealType.name())
            .first()
            .and_then(|text| DealType::new(text.parse().ok()?));
        let mut draft = Self::default();
        for field in Field::ALL.iter().copied() {
            let values = all(field.name());
            let first = values.first().copied();
            let given = match field {
                _ if deal_type.is_some_and(|of| !field.is_used_by(of)) => FieldValue::Nothing,
                Field::AffiliateId if first.is_none() => continue,
                Field::IsDefault | Field::NeedsAcceptance | Field::CpaClawback => {
                    let is_on = first.is_some_and(|value| !matches!(value, "" | "false" | "0"));
                    FieldValue::Text(is_on.to_string())
                }
                Field::MatchBrand | Field::MatchCampaign => {
                    FieldValue::List(values.into_iter().map(str::to_owned).collect())
                }
                Field::RevShareTiers => {
                    let rows = all(TIER_FROM).into_iter().zip(all(TIER_RATE));
                    let rows = rows.filter(|row| *row != ("", ""));
                    FieldValue::Tiers(
                        rows.map(|(from, rate)| (from.to_owned(), rate.to_owned()))
                            .collect(),
                    )
                }
                _ => match first {
                    None | Some("") => FieldValue::Nothing,
                    Some(text) => FieldValue::Text(text.to_owned()),
                },
            };
            draft.set(field, given);
        }
        draft
    }
}

/// What stands in the form of a deal with these terms.
#[must_use]
pub fn pairs(terms: &Terms) -> Pairs {
    let mut pairs = Pairs::new();
    let mut put = |name: &str, value: String| pairs.push((name.to_owned(), value));
    let deal_type = terms.deal_type;
    put(Field::DealType.name(), deal_type.mask().to_string());
    for (field, amount, is_needed) in [
        (Field::CplAmount, terms.cpl_amount, deal_type.has_cpl()),
        (Field::QuaCplVolume, terms.qua_cpl_volume, false),
        (Field::CpaAmount, terms.cpa_amount, deal_type.has_cpa()),
        (Field::QuaCpaDeposit, terms.qua_cpa_deposit, false),
        (Field::QuaCpaNetDeposit, terms.qua_cpa_net_deposit, false),
        (Field::QuaCpaFtd, terms.qua_cpa_ftd, false),
        (Field::QuaCpaVolume, terms.qua_cpa_volume, false),
    ] {
        if is_needed || amount != Money::ZERO {
            put(field.name(), amount.to_string());
        }
    }
    for (field, count) in [
        (Field::QuaCpaActivityCount, terms.qua_cpa_activity_count),
        (Field::CapCpaDaily, terms.cap_cpa_daily),
        (Field::CapCpaMonthly, terms.cap_cpa_monthly),
    ] {
        if count != 0 {
            put(field.name(), count.to_string());
        }
    }
    if terms.cpa_clawback {
        put(Field::CpaClawback.name(), "true".into());
    }
    if deal_type.rev_share().is_some() {
        put(
            Field::RevSharePercentage.name(),
            terms.rev_share.percent().to_string(),
        );
    }
    for tier in &terms.tiers {
        put(TIER_FROM, tier.from.to_string());
        put(TIER_RATE, tier.rate.percent().to_string());
    }
    for id in &terms.match_brands {
        put(Field::MatchBrand.name(), id.to_string());
    }
    for id in &terms.match_campaigns {
        put(Field::MatchCampaign.name(), id.to_string());
    }
    if !terms.match_countries.is_empty() {
        put(Field::MatchCountry.name(), terms.match_countries.join(", "));
    }
    for (field, at) in [
        (Field::ActiveFrom, terms.active_from),
        (Field::ActiveTo, terms.active_to),
    ] {
        if let Some(at) = at {
            put(field.name(), moment(at));
        }
    }
    pairs
}

/// A day where it is the first moment of one, else the moment.
fn moment(at: Timestamp) -> String {
    if at.0.rem_euclid(DAY) == 0 {
        at.date().to_string()
    } else {
        at.to_rfc3339()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::{Problem, Rule, Tier};
    use crate::id::BrandId;
    use crate::money::Ppm;

    fn with(pairs: &mut Pairs, name: &str, value: &str) {
        pairs.push((name.to_owned(), value.to_owned()));
    }

    fn named() -> Pairs {
        let mut pairs = Pairs::new();
        with(&mut pairs, "affiliate_id", "7");
        with(&mut pairs, "deal_group_name", "Standard");
        pairs
    }

    #[test]
    fn a_form_comes_back_as_it_was() {
        let terms = Terms {
            cpa_amount: Money(30_500_000),
            qua_cpa_deposit: Money(25_000_000),
            qua_cpa_activity_count: 3,
            cpa_clawback: true,
            rev_share: Ppm(333_333),
            tiers: vec![Tier {
                from: Money(1_000_000_000),
                rate: Ppm(400_000),
            }],
            match_brands: vec![BrandId(1), BrandId(2)],
            match_countries: vec!["BG".into(), "DE".into()],
            active_from: Timestamp::parse("2026-07-01"),
            active_to: Timestamp::parse("2026-08-01T12:00:00Z"),
            ..Terms::of(DealType::new(6).unwrap())
        };
        let mut form = named();
        form.extend(pairs(&terms));
        let checked = Draft::from_form(&form).check(None).unwrap();
        assert_eq!(checked.terms, terms);
        assert_eq!(
            (checked.is_default, checked.needs_acceptance),
            (Some(false), Some(false))
        );
    }

    #[test]
    fn what_is_out_of_sight_means_nothing_and_what_is_empty_clears() {
        let mut form = named();
        for (name, value) in [
            ("deal_type_id", "2"),
            ("cpa_amount", "30"),
            ("rev_share_percentage", "nonsense"),
            ("tier_from", "1"),
            ("tier_rate", ""),
            ("qua_cpa_deposit", ""),
            ("is_default", "on"),
        ] {
            with(&mut form, name, value);
        }
        let before = Terms {
            cpa_amount: Money(1),
            qua_cpa_deposit: Money(5),
            ..Terms::of(DealType::new(2).unwrap())
        };
        let checked = Draft::from_form(&form).check(Some(&before)).unwrap();
        assert_eq!(checked.terms.qua_cpa_deposit, Money::ZERO);
        assert_eq!(checked.is_default, Some(true));
    }

    #[test]
    fn an_empty_form_says_what_it_needs() {
        let problems: Vec<Problem> = Draft::from_form(&[("affiliate_id".into(), String::new())])
            .check(None)
            .unwrap_err();
        assert_eq!(
            problems,
            [
                (Field::AffiliateId, Rule::Required),
                (Field::GroupName, Rule::Required),
                (Field::DealType, Rule::Required)
            ]
        );
    }
}

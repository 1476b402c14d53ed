//! A deal as somebody writes it: what was said about which field, checked and put on top of what
//! the deal had. The API, the form and the browser all ask here.

mod reading;

use super::{DealType, Rule, Terms};
use crate::id::AffiliateId;
use crate::money::Money;
use reading::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most an amount can be: what it is multiplied with later must never overflow.
pub const MAX_AMOUNT: Money = Money(1_000_000_000_000_000_000);
/// The most a count or cap can be.
pub const MAX_COUNT: i64 = 1_000_000_000;
/// The most characters of a deal's name.
pub const MAX_NAME_LENGTH: usize = 200;
/// The most tiers of a deal.
pub const MAX_TIERS: usize = 50;
/// The most entries of one match list.
pub const MAX_MATCHES: usize = 500;

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident $name:literal)*) => {
        /// A field of a deal that can be set.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Field {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Field {
            /// Every field, in the order of the wire.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name on the wire (vendor-apis §1.8).
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

fields! {
    /// Whose deal it is; a deal never changes hands.
    AffiliateId "affiliate_id"
    /// Its name.
    GroupName "deal_group_name"
    /// The mask of its kinds of commission.
    DealType "deal_type_id"
    /// Whether it takes players that no other deal takes.
    IsDefault "is_default"
    /// Whether the new version waits for the affiliate.
    NeedsAcceptance "needs_acceptance"
    /// Paid once for a qualified registration.
    CplAmount "cpl_amount"
    /// The least volume of a qualified registration.
    QuaCplVolume "qua_cpl_volume"
    /// Paid once for a qualified first deposit.
    CpaAmount "cpa_amount"
    /// The least sum of deposits.
    QuaCpaDeposit "qua_cpa_deposit"
    /// The least of deposits less withdrawals and chargebacks.
    QuaCpaNetDeposit "qua_cpa_net_deposit"
    /// The least first deposit.
    QuaCpaFtd "qua_cpa_ftd"
    /// The least volume.
    QuaCpaVolume "qua_cpa_volume"
    /// The least number of wagers.
    QuaCpaActivityCount "qua_cpa_activity_count"
    /// Whether a paid CPA can be taken back.
    CpaClawback "cpa_clawback"
    /// The most CPAs of a day.
    CapCpaDaily "cap_cpa_daily"
    /// The most CPAs of a month.
    CapCpaMonthly "cap_cpa_monthly"
    /// The rate of RevShare, in percent.
    RevSharePercentage "rev_share_percentage"
    /// Other rates by the month's base.
    RevShareTiers "rev_share_tiers"
    /// These brands alone.
    MatchBrand "match_brand_is"
    /// These countries alone.
    MatchCountry "match_country_is"
    /// These campaigns alone.
    MatchCampaign "match_campaign_is"
    /// The first moment of registrations it takes.
    ActiveFrom "active_from"
    /// The moment from which it takes none any more.
    ActiveTo "active_to"
}

impl Field {
    /// Whether a deal of this type uses the field; the others must be left out, null or 0.
    #[must_use]
    pub const fn is_used_by(self, deal_type: DealType) -> bool {
        match self {
            Self::CplAmount | Self::QuaCplVolume => deal_type.has_cpl(),
            Self::CpaAmount
            | Self::QuaCpaDeposit
            | Self::QuaCpaNetDeposit
            | Self::QuaCpaFtd
            | Self::QuaCpaVolume
            | Self::QuaCpaActivityCount
            | Self::CpaClawback
            | Self::CapCpaDaily
            | Self::CapCpaMonthly => deal_type.has_cpa(),
            Self::RevSharePercentage | Self::RevShareTiers => deal_type.rev_share().is_some(),
            _ => true,
        }
    }
}

/// What was said about a field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FieldValue {
    /// It is to be nothing: `null`, or left empty.
    Nothing,
    /// A text, or the literal of a number, `true` or `false`.
    Text(String),
    /// Several texts or literals.
    List(Vec<String>),
    /// Tiers: from where on, and the percentage.
    Tiers(Vec<(String, String)>),
    /// Something no field takes.
    Other,
}

/// What was said about a deal. A field that was not named keeps what it had.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Draft(BTreeMap<Field, FieldValue>);

/// A field and what is wrong with it.
pub type Problem = (Field, Rule);

/// A draft that breaks no rule that can be checked without the database.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValidDeal {
    /// The terms as they will be.
    pub terms: Terms,
    /// Whose deal it is said to be.
    pub affiliate_id: Option<AffiliateId>,
    /// Its name, if it was named.
    pub group_name: Option<String>,
    /// Whether it is the default, if that was said.
    pub is_default: Option<bool>,
    /// Whether the new version waits for the affiliate, if that was said.
    pub needs_acceptance: Option<bool>,
}

impl Draft {
    /// Says something about a field; the last word counts.
    pub fn set(&mut self, field: Field, given: FieldValue) {
        self.0.insert(field, given);
    }

    /// The same, to be used in a row.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.set(field, FieldValue::Text(text.into()));
        self
    }

    /// What was said about a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&FieldValue> {
        self.0.get(&field)
    }

    /// Checks everything at once and puts it on top of `before`; without it, a new deal's.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the wire, each with its first fault.
    pub fn check(&self, before: Option<&Terms>) -> Result<ValidDeal, Vec<Problem>> {
        Reading::of(self, before)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tier;
    use super::*;
    use crate::money::Ppm;
    use Field as F;

    fn draft(pairs: &[(Field, &str)]) -> Draft {
        let named = [
            (F::AffiliateId, "7"),
            (F::GroupName, "Standard"),
            (F::DealType, "2"),
        ];
        (named.iter().chain(pairs)).fold(Draft::default(), |draft, (field, text)| {
            draft.with(*field, *text)
        })
    }

    fn problems(draft: &Draft, before: Option<&Terms>) -> Vec<Problem> {
        draft.check(before).err().unwrap_or_default()
    }

    #[test]
    fn each_type_needs_its_amounts_and_no_others() {
        for mask in DealType::ALL {
            let deal_type = DealType::new(mask).unwrap();
            let needed: Vec<Problem> = [F::CplAmount, F::CpaAmount, F::RevSharePercentage]
                .into_iter()
                .filter(|field| field.is_used_by(deal_type))
                .map(|field| (field, Rule::NeededByType))
                .collect();
            let bare = draft(&[(F::DealType, &mask.to_string())]);
            assert_eq!(problems(&bare, None), needed, "{mask}");

            let mut all = bare;
            for field in [F::CplAmount, F::CpaAmount, F::RevSharePercentage] {
                all.set(field, FieldValue::Text("20".into()));
            }
            let too_many: Vec<Problem> = [F::CplAmount, F::CpaAmount, F::RevSharePercentage]
                .into_iter()
                .filter(|field| !field.is_used_by(deal_type))
                .map(|field| (field, Rule::NotOfType))
                .collect();
            assert_eq!(problems(&all, None), too_many, "{mask}");
            for (field, _) in too_many {
                all.set(
                    field,
                    if mask % 2 == 0 {
                        FieldValue::Nothing
                    } else {
                        FieldValue::Text("0".into())
                    },
                );
            }
            assert_eq!(problems(&all, None), [], "{mask}");
        }
        for mask in ["0", "7", "11", "12", "15", "-1", "x", "2.0", ""] {
            assert_eq!(
                problems(&draft(&[(F::DealType, mask)]), None),
                [(F::DealType, Rule::DealType)]
            );
        }
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let mut bad = Draft::default();
        for (field, text) in [
            (F::AffiliateId, "x"),
            (F::GroupName, " "),
            (F::DealType, "7"),
            (F::IsDefault, "maybe"),
            (F::CpaAmount, "-1"),
            (F::QuaCpaDeposit, "1e2"),
            (F::QuaCpaActivityCount, "1.5"),
            (F::CapCpaDaily, "-1"),
            (F::RevSharePercentage, "100.0001"),
            (F::MatchBrand, "0"),
            (F::MatchCountry, "BG, XX"),
            (F::ActiveFrom, "yesterday"),
        ] {
            bad.set(field, FieldValue::Text(text.into()));
        }
        bad.set(F::CplAmount, FieldValue::Other);
        bad.set(
            F::RevShareTiers,
            FieldValue::Tiers(vec![("1".into(), "120".into())]),
        );
        let named: Vec<Field> = problems(&bad, None)
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        assert_eq!(
            named,
            [
                F::AffiliateId,
                F::GroupName,
                F::DealType,
                F::IsDefault,
                F::CplAmount,
                F::CpaAmount,
                F::QuaCpaDeposit,
                F::QuaCpaActivityCount,
                F::CapCpaDaily,
                F::RevSharePercentage,
                F::RevShareTiers,
                F::MatchBrand,
                F::MatchCountry,
                F::ActiveFrom,
            ]
        );
        let all: Vec<Field> = problems(&Draft::default(), None)
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        assert_eq!(all, [F::AffiliateId, F::GroupName, F::DealType]);
    }

    #[test]
    fn percentages_are_exact() {
        for (text, ppm) in [
            ("33.3333", Some(333_333)),
            ("0", Some(0)),
            ("100", Some(1_000_000)),
            ("20.000000", Some(200_000)),
            ("0.0001", Some(1)),
            ("0.00001", None),
            ("-0.0001", None),
            ("1e1", None),
        ] {
            let draft = draft(&[(F::DealType, "4"), (F::RevSharePercentage, text)]);
            let rate = draft
                .check(None)
                .ok()
                .map(|checked| checked.terms.rev_share.0);
            assert_eq!(rate, ppm, "{text}");
        }
    }

    #[test]
    fn what_is_not_named_is_kept_and_nothing_clears() {
        let draft = draft(&[
            (F::DealType, "6"),
            (F::CpaAmount, "30"),
            (F::QuaCpaDeposit, "25"),
            (F::RevSharePercentage, "20"),
            (F::MatchCountry, "de;bg DE"),
            (F::ActiveFrom, "2026-01-01"),
        ]);
        let before = draft.check(None).unwrap().terms;
        assert_eq!(before.match_countries, ["BG", "DE"]);
        let raised = Draft::default()
            .with(F::CpaAmount, "40.5")
            .check(Some(&before))
            .unwrap();
        assert_eq!(
            raised.terms,
            Terms {
                cpa_amount: Money(40_500_000),
                ..before.clone()
            }
        );
        assert_eq!((raised.group_name, raised.is_default), (None, None));

        let mut cleared = Draft::default();
        cleared.set(F::QuaCpaDeposit, FieldValue::Nothing);
        cleared.set(F::MatchCountry, FieldValue::List(vec![]));
        cleared.set(F::ActiveFrom, FieldValue::Nothing);
        let cleared = cleared.check(Some(&before)).unwrap().terms;
        assert_eq!(cleared.qua_cpa_deposit, Money::ZERO);
        assert!(cleared.match_countries.is_empty() && cleared.active_from.is_none());

        let mut missing = Draft::default();
        missing.set(F::CpaAmount, FieldValue::Nothing);
        assert_eq!(
            problems(&missing, Some(&before)),
            [(F::CpaAmount, Rule::NeededByType)]
        );
    }

    #[test]
    fn another_type_drops_what_it_does_not_use() {
        let both = draft(&[
            (F::DealType, "6"),
            (F::CpaAmount, "30"),
            (F::RevSharePercentage, "20"),
        ]);
        let before = both.check(None).unwrap().terms;
        let pure = Draft::default()
            .with(F::DealType, "4")
            .check(Some(&before))
            .unwrap()
            .terms;
        assert_eq!(
            (pure.cpa_amount, pure.rev_share),
            (Money::ZERO, Ppm(200_000))
        );
        assert_eq!(
            problems(&Draft::default().with(F::DealType, "3"), Some(&before)),
            [(F::CplAmount, Rule::NeededByType)]
        );
    }

    #[test]
    fn tiers_are_sorted_and_days_are_in_order() {
        let mut tiered = draft(&[(F::DealType, "4"), (F::RevSharePercentage, "20")]);
        let rows = |rows: &[(&str, &str)]| {
            FieldValue::Tiers(
                rows.iter()
                    .map(|(from, rate)| ((*from).to_owned(), (*rate).to_owned()))
                    .collect(),
            )
        };
        tiered.set(
            F::RevShareTiers,
            rows(&[("5000", "35"), ("1000.50", "27.5")]),
        );
        let tiers = tiered.check(None).unwrap().terms.tiers;
        assert_eq!(
            tiers[0],
            Tier {
                from: Money(1_000_500_000),
                rate: Ppm(275_000)
            }
        );
        tiered.set(F::RevShareTiers, rows(&[("5000", "35"), ("5000.0", "30")]));
        assert_eq!(
            problems(&tiered, None),
            [(F::RevShareTiers, Rule::TierTwice)]
        );

        let days = draft(&[
            (F::CpaAmount, "1"),
            (F::ActiveFrom, "2026-02-01"),
            (F::ActiveTo, "2026-02-01T00:00:00Z"),
        ]);
        assert_eq!(
            problems(&days, None),
            [(F::ActiveTo, Rule::EndsBeforeStart)]
        );
    }
}

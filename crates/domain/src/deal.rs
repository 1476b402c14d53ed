//! Deals: what an affiliate earns, as versions that never change, and which of them a player is
//! bound to (money.md §3 to §5; vendor-apis §1.8).

mod draft;
pub mod form;
#[cfg(feature = "texts")]
pub mod words;

pub use crate::violation::PlainRule as Rule;
pub use draft::{
    Draft, Field, FieldValue, MAX_AMOUNT, MAX_COUNT, MAX_MATCHES, MAX_NAME_LENGTH, MAX_TIERS,
    Problem, ValidDeal,
};

use crate::id::{AffiliateId, BrandId, CampaignId, DealId, DealVersionId, OperatorId, SubTermsId};
use crate::money::{Money, Ppm};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The bit of CPL in a deal's mask.
pub const CPL: i64 = 1;
/// The bit of CPA in a deal's mask.
pub const CPA: i64 = 2;
/// The bit of RevShare on NetPL in a deal's mask.
pub const NET_PL: i64 = 4;
/// The bit of RevShare on NetDeposit in a deal's mask.
pub const NET_DEPOSIT: i64 = 8;

/// What kinds of commission a deal has: one of nine masks (seed 004, `AffDealType`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct DealType(i64);

impl DealType {
    /// Every mask there is.
    pub const ALL: [i64; 9] = [1, 2, 3, 4, 5, 6, 8, 9, 10];

    /// The deal type of a mask; `None` for any other number.
    #[must_use]
    pub fn new(mask: i64) -> Option<Self> {
        Self::ALL.contains(&mask).then_some(Self(mask))
    }

    /// The mask, `deal_type_id` on the wire.
    #[must_use]
    pub const fn mask(self) -> i64 {
        self.0
    }

    /// Whether a qualified registration earns.
    #[must_use]
    pub const fn has_cpl(self) -> bool {
        self.0 & CPL != 0
    }

    /// Whether a qualified first deposit earns.
    #[must_use]
    pub const fn has_cpa(self) -> bool {
        self.0 & CPA != 0
    }

    /// What RevShare is a share of, if the deal has it.
    #[must_use]
    pub const fn rev_share(self) -> Option<Base> {
        if self.0 & NET_PL != 0 {
            Some(Base::NetPl)
        } else if self.0 & NET_DEPOSIT != 0 {
            Some(Base::NetDeposit)
        } else {
            None
        }
    }

    /// The name people use, for example `CPA + RevShare (NetPL)`.
    #[must_use]
    pub fn label(self) -> String {
        let mut parts = Vec::new();
        if self.has_cpl() {
            parts.push("CPL");
        }
        if self.has_cpa() {
            parts.push("CPA");
        }
        match self.rev_share() {
            Some(Base::NetPl) => parts.push("RevShare (NetPL)"),
            Some(Base::NetDeposit) => parts.push("RevShare (NetDeposit)"),
            None => {}
        }
        parts.join(" + ")
    }
}

impl TryFrom<i64> for DealType {
    type Error = String;

    fn try_from(mask: i64) -> Result<Self, String> {
        Self::new(mask).ok_or_else(|| format!("{mask} is no deal type"))
    }
}

impl From<DealType> for i64 {
    fn from(deal_type: DealType) -> Self {
        deal_type.0
    }
}

/// What RevShare is a share of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Stakes less winnings, bonuses and deductions.
    NetPl,
    /// Deposits less withdrawals and chargebacks.
    NetDeposit,
}

/// From `from` on, a month's RevShare has this rate instead of the deal's (money.md §7).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tier {
    /// The least base of the month, over all players of the deal.
    pub from: Money,
    /// The rate of the whole base.
    pub rate: Ppm,
}

/// The terms of one version of a deal. Amounts are micros, 0 where a qualifier is not set; rates
/// are ppm.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// Which kinds of commission there are.
    pub deal_type: DealType,
    /// `cpl_amount`: once for a qualified registration.
    #[serde(default)]
    pub cpl_amount: Money,
    /// `qua_cpl_volume`: the least volume of a qualified registration; 0: at registration.
    #[serde(default)]
    pub qua_cpl_volume: Money,
    /// `cpa_amount`: once for a qualified first deposit.
    #[serde(default)]
    pub cpa_amount: Money,
    /// `qua_cpa_deposit`: the least sum of deposits.
    #[serde(default)]
    pub qua_cpa_deposit: Money,
    /// `qua_cpa_net_deposit`: the least of deposits less withdrawals and chargebacks.
    #[serde(default)]
    pub qua_cpa_net_deposit: Money,
    /// `qua_cpa_ftd`: the least first deposit.
    #[serde(default)]
    pub qua_cpa_ftd: Money,
    /// `qua_cpa_volume`: the least volume.
    #[serde(default)]
    pub qua_cpa_volume: Money,
    /// `qua_cpa_activity_count`: the least number of wagers.
    #[serde(default)]
    pub qua_cpa_activity_count: i64,
    /// `cpa_clawback`: a paid CPA is taken back when the player no longer qualifies.
    #[serde(default)]
    pub cpa_clawback: bool,
    /// `cap_cpa_daily`: the most CPAs paid for a day; 0: no cap.
    #[serde(default)]
    pub cap_cpa_daily: i64,
    /// `cap_cpa_monthly`: the most CPAs paid for a month; 0: no cap.
    #[serde(default)]
    pub cap_cpa_monthly: i64,
    /// `rev_share_percentage`, as ppm.
    #[serde(default)]
    pub rev_share: Ppm,
    /// `rev_share_tiers`: other rates by the month's base, lowest first.
    #[serde(default)]
    pub tiers: Vec<Tier>,
    /// `match_brand_is`: these brands alone; empty: any.
    #[serde(default)]
    pub match_brands: Vec<BrandId>,
    /// `match_country_is`: these countries alone (alpha-2, upper case); empty: any.
    #[serde(default)]
    pub match_countries: Vec<String>,
    /// `match_campaign_is`: these campaigns alone; empty: any.
    #[serde(default)]
    pub match_campaigns: Vec<CampaignId>,
    /// `active_from`: the first moment of registrations it takes; none: unbounded.
    #[serde(default)]
    pub active_from: Option<Timestamp>,
    /// `active_to`: the moment from which it takes none any more; none: unbounded.
    #[serde(default)]
    pub active_to: Option<Timestamp>,
}

impl Terms {
    /// Terms of a type with every amount and condition left at nothing.
    #[must_use]
    pub const fn of(deal_type: DealType) -> Self {
        Self {
            deal_type,
            cpl_amount: Money::ZERO,
            qua_cpl_volume: Money::ZERO,
            cpa_amount: Money::ZERO,
            qua_cpa_deposit: Money::ZERO,
            qua_cpa_net_deposit: Money::ZERO,
            qua_cpa_ftd: Money::ZERO,
            qua_cpa_volume: Money::ZERO,
            qua_cpa_activity_count: 0,
            cpa_clawback: false,
            cap_cpa_daily: 0,
            cap_cpa_monthly: 0,
            rev_share: Ppm(0),
            tiers: Vec::new(),
            match_brands: Vec::new(),
            match_countries: Vec::new(),
            match_campaigns: Vec::new(),
            active_from: None,
            active_to: None,
        }
    }
}

/// A deal in one of its versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DealVersion {
    /// The version, over all deals.
    pub id: DealVersionId,
    /// The deal.
    pub deal_id: DealId,
    /// Its operator.
    pub operator_id: OperatorId,
    /// Whose deal it is.
    pub affiliate_id: AffiliateId,
    /// Its name.
    pub group_name: String,
    /// Whether it takes the affiliate's players that no other deal takes.
    pub is_default: bool,
    /// Which version, from 1.
    pub version: i64,
    /// The terms, which never change.
    pub terms: Terms,
    /// Whether it binds only once the affiliate has accepted it.
    pub needs_acceptance: bool,
    /// Since when it binds; none: the affiliate has not accepted it.
    pub accepted_at: Option<Timestamp>,
    /// When it was written.
    pub created_at: Timestamp,
}

impl DealVersion {
    /// What it says for ever.
    #[must_use]
    pub fn agreement(&self) -> Agreement {
        Agreement {
            id: self.id,
            deal_id: self.deal_id,
            affiliate_id: self.affiliate_id,
            terms: self.terms.clone(),
        }
    }
}

/// What a deal version says, which never changes: all that commission needs of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    /// The version.
    pub id: DealVersionId,
    /// Its deal.
    pub deal_id: DealId,
    /// Whose deal it is.
    pub affiliate_id: AffiliateId,
    /// The terms.
    pub terms: Terms,
}

/// What a parent earns on its sub-affiliates, in one version (money.md §6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SubTerms {
    /// The version.
    pub id: SubTermsId,
    /// The parent.
    pub affiliate_id: AffiliateId,
    /// `sub_cpa_fee`: for each qualified first deposit of a sub.
    pub cpa_fee: Money,
    /// `sub_commission_cut_percent`: of the sub's RevShare commission.
    pub commission_cut: Ppm,
    /// `sub_net_pl_cut_percent`: of the net result of the sub's players.
    pub net_pl_cut: Ppm,
}

/// The player a deal is looked for.
#[derive(Clone, Debug)]
pub struct Player<'a> {
    /// The brand it registered with.
    pub brand_id: BrandId,
    /// Its country, upper case; empty when unknown.
    pub country: &'a str,
    /// The campaign it came by; 0: none.
    pub campaign_id: CampaignId,
    /// When it registered.
    pub registered_at: Timestamp,
}

/// Why a deal was not, or was, the player's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is the player's deal: the most specific one that matches.
    Chosen,
    /// It is the player's deal, since no other matches.
    ChosenAsDefault,
    /// It matches, but another one is more specific, or newer.
    LessSpecific,
    /// It begins later.
    NotYetActive,
    /// It ended before.
    Ended,
    /// It names other brands.
    OtherBrand,
    /// It names other countries.
    OtherCountry,
    /// It names other campaigns.
    OtherCampaign,
    /// The affiliate has not accepted any version of it.
    NotAccepted,
}

/// A deal that was looked at, and what came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    /// The deal.
    pub deal_id: DealId,
    /// The version that could have bound the player.
    pub deal_version_id: DealVersionId,
    /// What came of it.
    pub verdict: Verdict,
}

/// Why terms do not take a player, if they don't.
fn against(terms: &Terms, player: &Player<'_>) -> Option<Verdict> {
    let at = player.registered_at;
    if terms.active_from.is_some_and(|from| at < from) {
        return Some(Verdict::NotYetActive);
    }
    if terms.active_to.is_some_and(|to| at >= to) {
        return Some(Verdict::Ended);
    }
    if !terms.match_brands.is_empty() && !terms.match_brands.contains(&player.brand_id) {
        return Some(Verdict::OtherBrand);
    }
    let countries = &terms.match_countries;
    if !countries.is_empty() && !countries.iter().any(|country| country == player.country) {
        return Some(Verdict::OtherCountry);
    }
    if !terms.match_campaigns.is_empty() && !terms.match_campaigns.contains(&player.campaign_id) {
        return Some(Verdict::OtherCampaign);
    }
    None
}

/// Chooses the deal version a player is bound to (money.md §3). `deals` are the affiliate's
/// deals, each in its newest accepted version, or in its newest one where none was accepted.
///
/// The most specific deal that matches wins (a named campaign before a named country before a
/// named brand, each counts), then the newest; else the default deal, whatever it names, if it
/// is active on that day; else none.
#[must_use]
pub fn choose(
    deals: &[DealVersion],
    player: &Player<'_>,
) -> (Option<DealVersionId>, Vec<Candidate>) {
    let verdict = |deal: &DealVersion| {
        if deal.accepted_at.is_none() {
            return Some(Verdict::NotAccepted);
        }
        against(&deal.terms, player)
    };
    let specificity = |terms: &Terms| {
        i64::from(!terms.match_campaigns.is_empty()) * 4
            + i64::from(!terms.match_countries.is_empty()) * 2
            + i64::from(!terms.match_brands.is_empty())
    };
    let chosen = deals
        .iter()
        .filter(|deal| verdict(deal).is_none())
        .max_by_key(|deal| (specificity(&deal.terms), deal.deal_id));
    // The default deal takes what nothing else takes, but not outside its days.
    let fallback = deals.iter().find(|deal| {
        let stands = |verdict| {
            matches!(
                verdict,
                Verdict::OtherBrand | Verdict::OtherCountry | Verdict::OtherCampaign
            )
        };
        deal.is_default && verdict(deal).is_none_or(stands)
    });
    let bound = chosen.or(fallback);
    let candidates = deals.iter().map(|deal| Candidate {
        deal_id: deal.deal_id,
        deal_version_id: deal.id,
        verdict: match verdict(deal) {
            _ if chosen.is_some_and(|chosen| chosen.id == deal.id) => Verdict::Chosen,
            _ if bound.is_some_and(|bound| bound.id == deal.id) => Verdict::ChosenAsDefault,
            Some(verdict) => verdict,
            None => Verdict::LessSpecific,
        },
    });
    (bound.map(|deal| deal.id), candidates.collect())
}

/// What stands for an affiliate's default deal where none is marked: the newest of its deals that is
/// active at a moment and takes players of any brand, country and campaign.
#[must_use]
pub fn stand_in(deals: &[DealVersion], at: Timestamp) -> Option<&DealVersion> {
    let is_active = |terms: &Terms| {
        terms.active_from.is_none_or(|from| from <= at) && terms.active_to.is_none_or(|to| at < to)
    };
    let takes_all = |terms: &Terms| {
        terms.match_brands.is_empty()
            && terms.match_countries.is_empty()
            && terms.match_campaigns.is_empty()
    };
    let standing = deals.iter();
    let standing = standing.filter(|deal| is_active(&deal.terms) && takes_all(&deal.terms));
    standing.max_by_key(|deal| deal.deal_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deal(id: i64, change: impl FnOnce(&mut DealVersion)) -> DealVersion {
        let mut deal = DealVersion {
            id: DealVersionId(id * 10),
            deal_id: DealId(id),
            operator_id: OperatorId(1),
            affiliate_id: AffiliateId(1),
            group_name: String::new(),
            is_default: false,
            version: 1,
            terms: Terms::of(DealType(2)),
            needs_acceptance: false,
            accepted_at: Some(Timestamp(0)),
            created_at: Timestamp(0),
        };
        change(&mut deal);
        deal
    }

    fn chosen(deals: &[DealVersion]) -> Option<i64> {
        let player = Player {
            brand_id: BrandId(1),
            country: "BG",
            campaign_id: CampaignId(7),
            registered_at: Timestamp(100),
        };
        choose(deals, &player).0.map(|id| id.0 / 10)
    }

    #[test]
    fn nine_masks_and_no_other() {
        let valid: Vec<i64> = (-1..=16)
            .filter(|mask| DealType::new(*mask).is_some())
            .collect();
        assert_eq!(valid, DealType::ALL);
    }

    #[test]
    fn the_most_specific_wins_then_the_newest() {
        let brand = deal(1, |deal| deal.terms.match_brands = vec![BrandId(1)]);
        let country = deal(2, |deal| deal.terms.match_countries = vec!["BG".into()]);
        let campaign = deal(3, |deal| deal.terms.match_campaigns = vec![CampaignId(7)]);
        let any = deal(4, |_| {});
        let newer = deal(5, |_| {});
        let all = [
            brand.clone(),
            country.clone(),
            campaign,
            any.clone(),
            newer.clone(),
        ];
        assert_eq!(chosen(&all), Some(3));
        assert_eq!(chosen(&[brand.clone(), country, any.clone()]), Some(2));
        assert_eq!(chosen(&[brand, any.clone(), newer.clone()]), Some(1));
        assert_eq!(chosen(&[newer, any]), Some(5));
    }

    #[test]
    fn the_default_takes_what_nothing_else_takes() {
        let other = deal(1, |deal| deal.terms.match_brands = vec![BrandId(2)]);
        let standard = deal(2, |deal| {
            deal.is_default = true;
            deal.terms.match_countries = vec!["DE".into()];
        });
        assert_eq!(chosen(&[other.clone(), standard]), Some(2));
        let ended = deal(3, |deal| {
            deal.is_default = true;
            deal.terms.active_to = Some(Timestamp(100));
        });
        assert_eq!(chosen(&[other, ended]), None);
    }

    #[test]
    fn the_newest_that_is_active_and_takes_all_stands_in() {
        let at = Timestamp(100);
        let all = [
            deal(1, |_| {}),
            deal(2, |deal| deal.terms.active_to = Some(Timestamp(101))),
            deal(3, |deal| deal.terms.active_to = Some(at)),
            deal(4, |deal| deal.terms.active_from = Some(Timestamp(101))),
            deal(5, |deal| deal.terms.match_brands = vec![BrandId(1)]),
            deal(6, |deal| deal.terms.match_countries = vec!["BG".into()]),
            deal(7, |deal| deal.terms.match_campaigns = vec![CampaignId(7)]),
        ];
        let found = |deals: &[DealVersion]| stand_in(deals, at).map(|deal| deal.deal_id.0);
        assert_eq!(found(&all), Some(2));
        assert_eq!(found(&all[..1]), Some(1));
        assert_eq!(found(&all[2..]), None);
        let newer = deal(8, |deal| deal.terms.active_from = Some(at));
        assert_eq!(found(&[newer, all[0].clone()]), Some(8));
    }

    #[test]
    fn what_was_not_accepted_does_not_bind() {
        let mut waits = deal(1, |_| {});
        waits.accepted_at = None;
        assert_eq!(chosen(&[waits]), None);
    }
}

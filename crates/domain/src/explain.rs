//! Why a player is whose it is and what it earned, and why an entry stands in the ledger: typed
//! traces for staff and for the affiliate, who gets the same without personal data (money.md,
//! "Explain").

use crate::attribution::Step;
use crate::deal::{DealType, Verdict};
use crate::event::{EventType, PlayerStatus, Sums};
use crate::id::{
    AffiliateId, BrandId, CampaignId, DealId, DealVersionId, LedgerId, LinkId, PaymentId,
    RegistrationId,
};
use crate::ledger::{Formula, Kind, Qualifier};
use crate::money::{Money, Ppm};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is known of the player as a person. The affiliate's view has none of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// The brand's name for the player.
    pub ext_customer_id: String,
    /// The player's own name with the brand; may be empty.
    pub username: String,
}

/// A deal version, as far as a trace names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DealName {
    /// The deal.
    pub deal_id: DealId,
    /// The version, over all deals.
    pub deal_version_id: DealVersionId,
    /// Which version of the deal, from 1.
    pub version: i64,
    /// The deal's name.
    pub group_name: String,
    /// What kinds of commission it has.
    pub deal_type: DealType,
}

/// A deal that was looked at when the player registered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Considered {
    /// The deal, in the version that could have bound the player.
    pub deal: DealName,
    /// What came of it.
    pub verdict: Verdict,
}

/// How far a player is with a commission that is paid once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// CPL or CPA.
    pub kind: Kind,
    /// What the deal pays.
    pub amount: Money,
    /// What has been paid, less what was taken back. Qualified without pay: a cap was reached.
    pub paid: Money,
    /// Since when the player has qualified.
    pub qualified_at: Option<Timestamp>,
    /// What has to hold at the same moment, and how far each is now.
    pub qualifiers: Vec<Qualifier>,
}

/// Why a player is whose it is, and what came of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlayerTrace {
    /// The registration.
    pub registration_id: RegistrationId,
    /// The person, for staff alone.
    pub person: Option<Person>,
    /// The brand it registered with.
    pub brand_id: BrandId,
    /// Its country, alpha-2; may be empty.
    pub country: String,
    /// What the brand thinks of it; everything but active earns nothing new.
    pub status: PlayerStatus,
    /// When it registered.
    pub registered_at: Timestamp,
    /// Whose it is; none: nobody's, and the steps say why.
    pub affiliate_id: Option<AffiliateId>,
    /// The link it came by; 0: none.
    pub link_id: LinkId,
    /// The campaign it came by; 0: none.
    pub campaign_id: CampaignId,
    /// The steps that decided whose it is, in their order.
    pub steps: Vec<Step>,
    /// The deals that were looked at.
    pub considered: Vec<Considered>,
    /// The deal it is bound to; none: it earns nothing.
    pub deal: Option<DealName>,
    /// The share of the deal's RevShare, where it has one.
    pub rev_share: Option<Ppm>,
    /// What the player did over its life.
    pub sums: Sums,
    /// How far it is with CPL and CPA, where the deal has them.
    pub progress: Vec<Progress>,
    /// What it earned in all; none where that leaves the range of numbers.
    pub earned: Option<Money>,
    /// What it earned, the first entry first: a page of it.
    pub entries: Vec<EntryTrace>,
    /// The last entry of the page, where more come behind it.
    pub next: Option<LedgerId>,
}

/// The event that made an entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EventName {
    /// The brand's name for it, for staff alone.
    pub event_id: Option<String>,
    /// What happened.
    pub kind: EventType,
    /// When.
    pub occurred_at: Timestamp,
}

/// Why an entry stands in the ledger.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EntryTrace {
    /// The entry.
    pub id: LedgerId,
    /// Whose it is.
    pub affiliate_id: AffiliateId,
    /// Which one of the affiliate's, from 1.
    pub seq: i64,
    /// What it is.
    pub kind: Kind,
    /// The amount; a payment's is above zero and lowers the balance.
    pub amount: Money,
    /// The day it is for, days since 1970.
    pub for_day: i64,
    /// The day it would be for, had that month not been closed.
    pub moved_from_day: Option<i64>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// The player; what a parent earned on a sub's player names none to the parent.
    pub registration_id: Option<RegistrationId>,
    /// The terms.
    pub deal: Option<DealName>,
    /// The event.
    pub event: Option<EventName>,
    /// The payment.
    pub payment_id: Option<PaymentId>,
    /// The formula with its numbers.
    pub formula: Formula,
    /// The SHA-256, in hex, that chains the entry to the one before.
    pub hash: String,
}

impl Formula {
    /// The formula as people would write it on paper, in figures alone: it reads the same in
    /// every language. `amount` is what the entry came to.
    #[must_use]
    pub fn calculation(&self, amount: Money) -> String {
        let less = |posted: Money| {
            if posted == Money::ZERO {
                String::new()
            } else {
                format!(" − {}", bracketed(posted))
            }
        };
        match self {
            Self::RevShare {
                rate,
                total,
                posted_before,
                ..
            } => format!(
                "{} × {}{} = {amount}",
                percent(*rate),
                bracketed(*total),
                less(*posted_before)
            ),
            Self::SubCut {
                commission_cut,
                commission,
                net_pl_cut,
                net_pl,
                posted_before,
                ..
            } => {
                let parts = [(commission_cut, commission), (net_pl_cut, net_pl)];
                let parts = parts.into_iter().filter(|(rate, _)| rate.0 != 0);
                let parts =
                    parts.map(|(rate, of)| format!("{} × {}", percent(*rate), bracketed(*of)));
                let sum = parts.collect::<Vec<_>>().join(" + ");
                let sum = if sum.is_empty() { "0".to_owned() } else { sum };
                format!("{sum}{} = {amount}", less(*posted_before))
            }
            Self::NoCarryOver {
                rev_share,
                posted_before,
                ..
            } => format!(
                "0 − {}{} = {amount}",
                bracketed((*rev_share).min(Money::ZERO)),
                less(*posted_before)
            ),
            Self::Tier {
                rate,
                tier_rate,
                total,
                posted_before,
                ..
            } => format!(
                "({} − {}) × {}{} = {amount}",
                percent(*tier_rate),
                percent(*rate),
                bracketed(*total),
                less(*posted_before)
            ),
            Self::Cpl { .. }
            | Self::Cpa { .. }
            | Self::CpaClawback { .. }
            | Self::SubFee { .. }
            | Self::Manual { .. }
            | Self::Payment { .. } => amount.to_string(),
        }
    }
}

/// A number below zero in brackets, so that two signs never meet.
fn bracketed(amount: Money) -> String {
    if amount < Money::ZERO {
        format!("({amount})")
    } else {
        amount.to_string()
    }
}

fn percent(rate: Ppm) -> String {
    format!("{} %", rate.percent())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::Base;

    #[test]
    fn a_share_is_written_out() {
        let formula = Formula::RevShare {
            base: Base::NetPl,
            rate: Ppm(333_333),
            total: Money(-215_550_000),
            posted_before: Money(-1_000_000),
        };
        let text = formula.calculation(Money(-70_849_928));
        assert_eq!(text, "33.3333 % × (-215.55) − (-1) = -70.849928");
    }

    #[test]
    fn a_months_difference_says_what_was_posted_before() {
        let month = |rev_share, posted_before| Formula::NoCarryOver {
            month: 0,
            brand_id: None,
            rev_share: Money(rev_share),
            posted_before: Money(posted_before),
        };
        for (rev_share, before, amount, expected) in [
            (-65_050_000, 0, 65_050_000, "0 − (-65.05) = 65.05"),
            (
                -15_050_000,
                65_050_000,
                -50_000_000,
                "0 − (-15.05) − 65.05 = -50",
            ),
            (
                59_950_000,
                75_050_000,
                -75_050_000,
                "0 − 0 − 75.05 = -75.05",
            ),
        ] {
            let text = month(rev_share, before).calculation(Money(amount));
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn a_parents_cut_names_what_it_is_of() {
        let formula = Formula::SubCut {
            sub_affiliate_id: AffiliateId(2),
            commission_cut: Ppm(100_000),
            commission: Money(300_000_000),
            net_pl_cut: Ppm(0),
            net_pl: Money(1_000_000_000),
            posted_before: Money::ZERO,
        };
        let text = formula.calculation(Money(30_000_000));
        assert_eq!(text, "10 % × 300 = 30");
    }
}

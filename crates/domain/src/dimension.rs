//! What reports group by, and what they count: a [`Dimension`] is a combination that is written
//! down once, [`Counters`] are what happened in it on a day.

use crate::event::Sums;
use crate::id::{AffiliateId, BrandId, CampaignId, DealId, LinkId};
use serde::{Deserialize, Serialize};

/// How many `afp` parameters a click can carry: `afp`, `afp1` to `afp9`.
pub const AFPS: usize = 10;
/// The names of the `afp` parameters, in their order.
pub const AFP_NAMES: [&str; AFPS] = [
    "afp", "afp1", "afp2", "afp3", "afp4", "afp5", "afp6", "afp7", "afp8", "afp9",
];
/// The names of the `utm_…` parameters, in their order.
pub const UTM_NAMES: [&str; 5] = [
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
];
/// The most characters that are kept of one text a click brings.
pub const MAX_TEXT_LENGTH: usize = 256;

/// How much of a combination is told apart. Everything is counted at both levels, so that a
/// report that names no free text never reads more than links and days.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Level {
    /// Ids alone; every text is empty.
    Coarse,
    /// Ids and texts.
    Fine,
}

impl Level {
    /// The number in the database.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Coarse => 0,
            Self::Fine => 1,
        }
    }
}

/// A combination of everything reports group by. An id of 0 and an empty text mean "none".
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Dimension {
    /// Whose it is; 0 for what nobody was credited with.
    pub affiliate_id: AffiliateId,
    /// The brand.
    pub brand_id: BrandId,
    /// The destination link.
    pub link_id: LinkId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The deal; 0 for visits, which have none.
    pub deal_id: DealId,
    /// `source_id`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source_id: String,
    /// `afp`, `afp1` … `afp9`, as [`AFP_NAMES`].
    #[serde(default, skip_serializing_if = "are_empty", with = "leading")]
    pub afp: [String; AFPS],
    /// `utm_source` …, as [`UTM_NAMES`].
    #[serde(default, skip_serializing_if = "are_empty", with = "leading")]
    pub utm: [String; 5],
}

/// What most clicks don't have need not wait with them in the spool.
fn are_empty(texts: &[String]) -> bool {
    texts.iter().all(String::is_empty)
}

/// Texts up to the last one that says anything; the others are empty.
mod leading {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(texts: &[String], to: S) -> Result<S::Ok, S::Error> {
        let last = texts.iter().rposition(|text| !text.is_empty());
        to.collect_seq(&texts[..last.map_or(0, |last| last + 1)])
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        from: D,
    ) -> Result<[String; N], D::Error> {
        let mut texts = Vec::deserialize(from)?;
        if texts.len() > N {
            return Err(D::Error::invalid_length(texts.len(), &"fewer texts"));
        }
        texts.resize(N, String::new());
        texts
            .try_into()
            .map_err(|_| D::Error::custom("texts are missing"))
    }
}

impl Dimension {
    /// A combination of ids without texts.
    #[must_use]
    pub fn of(affiliate_id: AffiliateId, brand_id: BrandId) -> Self {
        Self {
            affiliate_id,
            brand_id,
            link_id: LinkId(0),
            campaign_id: CampaignId(0),
            deal_id: DealId(0),
            source_id: String::new(),
            afp: Default::default(),
            utm: Default::default(),
        }
    }

    /// The same without texts.
    #[must_use]
    pub fn coarse(&self) -> Self {
        Self {
            link_id: self.link_id,
            campaign_id: self.campaign_id,
            deal_id: self.deal_id,
            ..Self::of(self.affiliate_id, self.brand_id)
        }
    }
}

macro_rules! counters {
    ($($(#[$meta:meta])* $name:ident)*) => {
        /// What happened on a day in a combination; also a change of that, then with negative
        /// numbers. Amounts are micros.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
        pub struct Counters {
            $($(#[$meta])* pub $name: i64,)*
        }

        impl Counters {
            /// The names of the columns, in the order of [`Counters::values`].
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The numbers, in the order of [`Counters::NAMES`].
            #[must_use]
            pub fn values(&self) -> Vec<i64> {
                vec![$(self.$name),*]
            }

            /// Reads [`Counters::values`]; numbers that are missing are 0.
            #[must_use]
            pub fn from_values(values: &[i64]) -> Self {
                let mut values = values.iter().copied();
                Self { $($name: values.next().unwrap_or(0)),* }
            }

            /// The sum; `None` when a number leaves the range of an `i64`.
            #[must_use]
            pub fn checked_add(&self, other: &Self) -> Option<Self> {
                Some(Self { $($name: self.$name.checked_add(other.$name)?),* })
            }

            /// The difference; `None` when a number leaves the range of an `i64`.
            #[must_use]
            pub fn checked_sub(&self, other: &Self) -> Option<Self> {
                Some(Self { $($name: self.$name.checked_sub(other.$name)?),* })
            }

            /// Whether nothing happened.
            #[must_use]
            pub fn is_zero(&self) -> bool {
                *self == Self::default()
            }
        }
    };
}

counters! {
    /// Clicks.
    visits
    /// Players registered.
    registrations
    /// Leads qualified: CPL earned, or said so by the brand.
    qualified_leads
    /// Players who made their first deposit.
    first_deposits
    /// What those first deposits came to.
    first_deposit
    /// First deposits that qualified for CPA.
    qualified_ftds
    /// Deposits.
    deposits
    /// How many.
    deposit_count
    /// Withdrawals.
    withdrawals
    /// How many.
    withdrawal_count
    /// Chargebacks.
    chargebacks
    /// Bonuses given to players.
    bonuses
    /// Deductions: taxes and fees.
    deductions
    /// Stakes, "volume".
    bets
    /// Winnings.
    wins
    /// How many wagers, "operations".
    wagers
    /// CPL commission.
    cpl
    /// CPA commission.
    cpa
    /// RevShare commission.
    rev_share
    /// What a parent earned on its subs.
    sub_affiliate
    /// Adjustments.
    adjustments
    /// Payments.
    payments
    /// The net result of casino games, a part of all.
    net_pl_casino
    /// The net result of bets on sport, a part of all.
    net_pl_sport
}

/// What a player did, as it is counted.
impl From<Sums> for Counters {
    fn from(sums: Sums) -> Self {
        Self {
            deposits: sums.deposits,
            deposit_count: sums.deposit_count,
            withdrawals: sums.withdrawals,
            withdrawal_count: sums.withdrawal_count,
            chargebacks: sums.chargebacks,
            bonuses: sums.bonuses,
            deductions: sums.deductions,
            bets: sums.bets,
            wins: sums.wins,
            wagers: sums.wagers,
            net_pl_casino: sums.net_pl_casino,
            net_pl_sport: sums.net_pl_sport,
            ..Self::default()
        }
    }
}

/// How much of everything has been counted so far, whichever way: sums of changes without their signs,
/// each over counters that reports add to one another. While none of them leaves the range of an `i64`,
/// no sum of counters can, of whatever part of them, and no difference of such sums.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counted {
    /// Deposits, withdrawals and chargebacks, in micros.
    pub cash: i64,
    /// First deposits, in micros.
    pub first_deposit: i64,
    /// Stakes, winnings, bonuses and deductions, in micros. What is told apart by product or category
    /// is never more than these.
    pub play: i64,
    /// Commission and adjustments, in micros. What is paid is never more than was asked for.
    pub money: i64,
    /// Whatever is counted one by one, but for clicks, which no event brings.
    pub counts: i64,
    /// Every payment that was asked for, whatever has become of it, in micros.
    pub asked: i64,
}

impl Counted {
    /// The numbers, in the order of the fields.
    #[must_use]
    pub const fn values(&self) -> [i64; 6] {
        [
            self.cash,
            self.first_deposit,
            self.play,
            self.money,
            self.counts,
            self.asked,
        ]
    }

    /// Reads [`Counted::values`]; numbers that are missing are 0.
    #[must_use]
    pub fn from_values(values: &[i64]) -> Self {
        let number = |at: usize| values.get(at).copied().unwrap_or(0);
        Self {
            cash: number(0),
            first_deposit: number(1),
            play: number(2),
            money: number(3),
            counts: number(4),
            asked: number(5),
        }
    }

    /// The sum; `None` when a number leaves the range of an `i64`.
    #[must_use]
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        Some(Self {
            cash: self.cash.checked_add(other.cash)?,
            first_deposit: self.first_deposit.checked_add(other.first_deposit)?,
            play: self.play.checked_add(other.play)?,
            money: self.money.checked_add(other.money)?,
            counts: self.counts.checked_add(other.counts)?,
            asked: self.asked.checked_add(other.asked)?,
        })
    }

    /// The sum with a change of counters; `None` when a number leaves the range of an `i64`.
    #[must_use]
    pub fn checked_count(&self, change: &Counters) -> Option<Self> {
        self.checked_add(&Self {
            cash: size([change.deposits, change.withdrawals, change.chargebacks])?,
            first_deposit: size([change.first_deposit])?,
            play: size([change.bets, change.wins, change.bonuses, change.deductions])?,
            money: size([
                change.cpl,
                change.cpa,
                change.rev_share,
                change.sub_affiliate,
                change.adjustments,
            ])?,
            counts: size([
                change.registrations,
                change.qualified_leads,
                change.first_deposits,
                change.qualified_ftds,
                change.deposit_count,
                change.withdrawal_count,
                change.wagers,
            ])?,
            asked: 0,
        })
    }
}

/// The sum without signs; `None` when it leaves the range of an `i64`.
fn size<const N: usize>(numbers: [i64; N]) -> Option<i64> {
    let mut sizes = numbers.into_iter().map(i64::checked_abs);
    sizes.try_fold(0_i64, |sum, size| sum.checked_add(size?))
}

impl Counters {
    /// Gross result: stakes less winnings, "P&L".
    #[must_use]
    pub const fn pl(&self) -> i64 {
        self.bets.saturating_sub(self.wins)
    }

    /// Net result: stakes less winnings, bonuses and deductions (money.md, "Net P&L").
    #[must_use]
    pub const fn net_pl(&self) -> i64 {
        self.pl()
            .saturating_sub(self.bonuses)
            .saturating_sub(self.deductions)
    }

    /// Deposits less withdrawals and chargebacks.
    #[must_use]
    pub const fn net_deposits(&self) -> i64 {
        self.deposits
            .saturating_sub(self.withdrawals)
            .saturating_sub(self.chargebacks)
    }

    /// All commission.
    #[must_use]
    pub const fn commissions(&self) -> i64 {
        self.cpl
            .saturating_add(self.cpa)
            .saturating_add(self.rev_share)
            .saturating_add(self.sub_affiliate)
    }

    /// The change of the balance: commission and adjustments less payments.
    #[must_use]
    pub const fn balance(&self) -> i64 {
        self.commissions()
            .saturating_add(self.adjustments)
            .saturating_sub(self.payments)
    }
}

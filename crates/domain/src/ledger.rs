//! The ledger: what kinds of entries there are, the numbers that made each, and the chain that
//! makes a change of any of them visible (money.md, "Ledger").

use crate::deal::Base;
use crate::id::{
    AffiliateId, BrandId, DealVersionId, EventId, LedgerId, OperatorId, PaymentId, RegistrationId,
};
use crate::money::{Money, Ppm};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What an entry is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// For a qualified registration.
    Cpl,
    /// For a qualified first deposit.
    Cpa,
    /// A share of a player's day.
    RevShare,
    /// What a parent earns on its subs.
    SubAffiliate,
    /// By hand, by the month's tier, or for no negative carry-over.
    Adjustment,
    /// Paid out; the amount is what was paid, above zero.
    Payment,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Cpl,
        Self::Cpa,
        Self::RevShare,
        Self::SubAffiliate,
        Self::Adjustment,
        Self::Payment,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cpl => "cpl",
            Self::Cpa => "cpa",
            Self::RevShare => "rev_share",
            Self::SubAffiliate => "sub_affiliate",
            Self::Adjustment => "adjustment",
            Self::Payment => "payment",
        }
    }

    /// Reads [`Kind::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A qualifier and how far a player is with it. Amounts are micros, counts are counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Qualifier {
    /// Which one.
    pub name: QualifierName,
    /// What the player has.
    pub has: i64,
    /// What the deal asks for.
    pub needs: i64,
}

impl Qualifier {
    /// Whether it holds.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.has >= self.needs
    }
}

/// The qualifiers, by their names on the wire.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QualifierName {
    /// There is a first deposit (1) or not (0).
    FirstDeposit,
    /// `qua_cpl_volume`.
    QuaCplVolume,
    /// `qua_cpa_deposit`.
    QuaCpaDeposit,
    /// `qua_cpa_net_deposit`.
    QuaCpaNetDeposit,
    /// `qua_cpa_ftd`.
    QuaCpaFtd,
    /// `qua_cpa_volume`.
    QuaCpaVolume,
    /// `qua_cpa_activity_count`.
    QuaCpaActivityCount,
}

/// The formula of an entry with its numbers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "formula", rename_all = "snake_case")]
pub enum Formula {
    /// `cpl_amount`, once.
    Cpl {
        /// What had to hold.
        qualifiers: Vec<Qualifier>,
    },
    /// `cpa_amount`, once.
    Cpa {
        /// What had to hold.
        qualifiers: Vec<Qualifier>,
    },
    /// The CPA taken back: the deal says `cpa_clawback` and the player no longer qualifies.
    CpaClawback {
        /// What holds no more.
        qualifiers: Vec<Qualifier>,
    },
    /// `round(rate × total) − posted_before`.
    RevShare {
        /// What the total is of.
        base: Base,
        /// The deal's rate.
        rate: Ppm,
        /// The player's total of the day under this deal version.
        total: Money,
        /// What was posted before for that player, day and deal version.
        posted_before: Money,
    },
    /// The parent's fee for a sub's qualified first deposit, or its return.
    SubFee {
        /// The sub.
        sub_affiliate_id: AffiliateId,
        /// The fee.
        fee: Money,
    },
    /// `round(commission_cut × commission) + round(net_pl_cut × net_pl) − posted_before`.
    SubCut {
        /// The sub.
        sub_affiliate_id: AffiliateId,
        /// The parent's share of the sub's RevShare commission.
        commission_cut: Ppm,
        /// The sub's RevShare commission of this player and day.
        commission: Money,
        /// The parent's share of the player's net result.
        net_pl_cut: Ppm,
        /// The player's net result of the day.
        net_pl: Money,
        /// What was posted before for that player, day and terms.
        posted_before: Money,
    },
    /// A month's loss that is not carried over: `−min(rev_share, 0) − posted_before`.
    NoCarryOver {
        /// The month's first day.
        month: i64,
        /// The brand, where losses are ring-fenced.
        brand_id: Option<BrandId>,
        /// The RevShare of that month.
        rev_share: Money,
        /// What was posted before for that month, and brand.
        #[serde(default)]
        posted_before: Money,
    },
    /// The month's tier instead of the deal's rate:
    /// `round((tier_rate − rate) × total) − posted_before`. Where no tier is reached any more, the
    /// tier's rate is the deal's.
    Tier {
        /// The month's first day.
        month: i64,
        /// The deal's rate.
        rate: Ppm,
        /// The tier's rate.
        tier_rate: Ppm,
        /// Where the tier begins.
        from: Money,
        /// The month's base under this deal version.
        total: Money,
        /// What was posted before for that month and deal version.
        #[serde(default)]
        posted_before: Money,
    },
    /// By hand.
    Manual {
        /// Why.
        reason: String,
    },
    /// Paid out.
    Payment {
        /// The invoice.
        invoice_number: String,
    },
}

/// Everything that explains an entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Detail {
    /// The formula with its numbers.
    #[serde(flatten)]
    pub formula: Formula,
    /// The day it would be for, had its month not been closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from_day: Option<i64>,
}

impl From<Formula> for Detail {
    fn from(formula: Formula) -> Self {
        Self {
            formula,
            moved_from_day: None,
        }
    }
}

/// An entry as it stands in the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The entry.
    pub id: LedgerId,
    /// Its operator.
    pub operator_id: OperatorId,
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
    /// When it was written.
    pub posted_at: Timestamp,
    /// The player it is for.
    pub registration_id: Option<RegistrationId>,
    /// The terms it was made by.
    pub deal_version_id: Option<DealVersionId>,
    /// The event that made it.
    pub event_id: Option<EventId>,
    /// The payment it is.
    pub payment_id: Option<PaymentId>,
    /// The numbers that made it, as the JSON text that is hashed.
    pub detail: String,
    /// SHA-256 of the hash before and [`canonical`], in hex.
    pub hash: String,
}

/// The text of an entry that is hashed: everything but the row's id, which the database gives.
#[must_use]
pub fn canonical(entry: &Entry) -> String {
    let or_none = |id: Option<i64>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
    format!(
        "{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
        entry.operator_id,
        entry.affiliate_id,
        entry.seq,
        entry.kind.name(),
        entry.amount.0,
        entry.for_day,
        entry.posted_at.0,
        or_none(entry.registration_id.map(|id| id.0)),
        or_none(entry.deal_version_id.map(|id| id.0)),
        or_none(entry.event_id.map(|id| id.0)),
        or_none(entry.payment_id.map(|id| id.0)),
        entry.detail,
    )
}

/// What an affiliate is owed, and what it is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Balance {
    /// CPL commission.
    pub cpl: Money,
    /// CPA commission.
    pub cpa: Money,
    /// RevShare commission.
    pub rev_share: Money,
    /// What was earned on subs.
    pub sub_affiliate: Money,
    /// Adjustments.
    pub adjustments: Money,
    /// Payments.
    pub payments: Money,
}

impl Balance {
    /// `commissions_total` (vendor-apis §1.5); `None` on overflow.
    #[must_use]
    pub fn commissions(&self) -> Option<Money> {
        self.cpl
            .checked_add(self.cpa)?
            .checked_add(self.rev_share)?
            .checked_add(self.sub_affiliate)
    }

    /// `commissions_total + adjustments − payments`; `None` on overflow.
    #[must_use]
    pub fn balance(&self) -> Option<Money> {
        self.commissions()?
            .checked_add(self.adjustments)?
            .checked_sub(self.payments)
    }

    /// Adds an entry; `None` on overflow.
    #[must_use]
    pub fn checked_post(mut self, kind: Kind, amount: Money) -> Option<Self> {
        let part = match kind {
            Kind::Cpl => &mut self.cpl,
            Kind::Cpa => &mut self.cpa,
            Kind::RevShare => &mut self.rev_share,
            Kind::SubAffiliate => &mut self.sub_affiliate,
            Kind::Adjustment => &mut self.adjustments,
            Kind::Payment => &mut self.payments,
        };
        *part = part.checked_add(amount)?;
        self.balance().map(|_| self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detail_says_its_formula() {
        let detail = Detail {
            formula: Formula::RevShare {
                base: Base::NetPl,
                rate: Ppm(200_000),
                total: Money(-215_550_000),
                posted_before: Money(0),
            },
            moved_from_day: None,
        };
        let text = serde_json::to_string(&detail).unwrap();
        assert_eq!(
            text,
            r#"{"formula":"rev_share","base":"net_pl","rate":200000,"total":-215550000,"posted_before":0}"#
        );
        assert_eq!(serde_json::from_str::<Detail>(&text).unwrap(), detail);
    }

    #[test]
    fn a_payment_lowers_the_balance() {
        let balance = Balance::default();
        let balance = balance.checked_post(Kind::Cpa, Money(30)).unwrap();
        let balance = balance.checked_post(Kind::Payment, Money(20)).unwrap();
        assert_eq!(balance.balance(), Some(Money(10)));
        assert!(balance.checked_post(Kind::Cpl, Money(i64::MAX)).is_none());
    }
}

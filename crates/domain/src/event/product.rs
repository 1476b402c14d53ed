//! What is told apart within a player's sums: by which product it was played, and what was deducted
//! for (contract.md §5).

use super::Sums;
use serde::{Deserialize, Serialize};

/// The product that something was played with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Product {
    /// Casino games.
    Casino,
    /// Bets on sport.
    Sport,
}

impl Product {
    /// Every product.
    pub const ALL: [Self; 2] = [Self::Casino, Self::Sport];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Casino => "casino",
            Self::Sport => "sport",
        }
    }

    /// Reads [`Product::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|product| product.name() == name)
    }
}

/// What a deduction is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeductionCategory {
    /// The operator's own costs.
    AdminFee,
    /// What moving money costs.
    PaymentFee,
    /// Taxes.
    Tax,
    /// What bonuses cost.
    BonusCost,
    /// Anything else; also what names no category.
    Other,
}

impl DeductionCategory {
    /// Every category.
    pub const ALL: [Self; 5] = [
        Self::AdminFee,
        Self::PaymentFee,
        Self::Tax,
        Self::BonusCost,
        Self::Other,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AdminFee => "admin_fee",
            Self::PaymentFee => "payment_fee",
            Self::Tax => "tax",
            Self::BonusCost => "bonus_cost",
            Self::Other => "other",
        }
    }

    /// Reads [`DeductionCategory::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.name() == name)
    }
}

impl Sums {
    /// The same, told apart: its net result under the product, its deductions under the category.
    /// `None` when a number leaves the range of an `i64`.
    #[must_use]
    pub fn told_apart(
        mut self,
        product: Option<Product>,
        category: Option<DeductionCategory>,
    ) -> Option<Self> {
        let net_pl = self.net_pl()?.0;
        let of = |known: Product| if product == Some(known) { net_pl } else { 0 };
        (self.net_pl_casino, self.net_pl_sport) = (of(Product::Casino), of(Product::Sport));
        let deductions = self.deductions;
        let of = |known: DeductionCategory| match category == Some(known) {
            true => deductions,
            false => 0,
        };
        self.deductions_admin_fee = of(DeductionCategory::AdminFee);
        self.deductions_payment_fee = of(DeductionCategory::PaymentFee);
        self.deductions_tax = of(DeductionCategory::Tax);
        self.deductions_bonus_cost = of(DeductionCategory::BonusCost);
        Some(self)
    }

    /// The deductions of a category. All five add up to the deductions; `None` on overflow.
    #[must_use]
    pub fn deductions_of(&self, category: DeductionCategory) -> Option<i64> {
        Some(match category {
            DeductionCategory::AdminFee => self.deductions_admin_fee,
            DeductionCategory::PaymentFee => self.deductions_payment_fee,
            DeductionCategory::Tax => self.deductions_tax,
            DeductionCategory::BonusCost => self.deductions_bonus_cost,
            DeductionCategory::Other => self
                .deductions
                .checked_sub(self.deductions_admin_fee)?
                .checked_sub(self.deductions_payment_fee)?
                .checked_sub(self.deductions_tax)?
                .checked_sub(self.deductions_bonus_cost)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for product in Product::ALL {
            assert_eq!(Product::parse(product.name()), Some(product));
        }
        for category in DeductionCategory::ALL {
            assert_eq!(DeductionCategory::parse(category.name()), Some(category));
        }
        for name in ["", "Casino", "poker", "taxes"] {
            assert_eq!(
                (Product::parse(name), DeductionCategory::parse(name)),
                (None, None)
            );
        }
    }

    #[test]
    fn what_is_told_apart_adds_up() {
        let sums = Sums {
            bets: 100,
            wins: 70,
            bonuses: 5,
            deductions: 3,
            ..Sums::default()
        };
        for product in [None, Some(Product::Casino), Some(Product::Sport)] {
            for category in DeductionCategory::ALL.into_iter().map(Some).chain([None]) {
                let told = sums.told_apart(product, category).unwrap();
                let expected = if product.is_some() { 22 } else { 0 };
                assert_eq!(told.net_pl_casino + told.net_pl_sport, expected);
                assert_eq!(told.net_pl_sport == 22, product == Some(Product::Sport));
                let of = |known| told.deductions_of(known).unwrap();
                assert_eq!(DeductionCategory::ALL.into_iter().map(of).sum::<i64>(), 3);
                assert_eq!(of(category.unwrap_or(DeductionCategory::Other)), 3);
                // Written down, what was not told apart looks as it always did.
                let text = serde_json::to_string(&told).unwrap();
                assert_eq!(serde_json::from_str::<Sums>(&text).unwrap(), told);
            }
        }
        let plain = serde_json::to_string(&sums).unwrap();
        assert!(
            !plain.contains("casino") && !plain.contains("tax"),
            "{plain}"
        );
    }
}

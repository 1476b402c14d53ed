//! Payments to affiliates, their states, and the ways money can reach an affiliate (money.md,
//! "Ledger"; vendor-apis §1.11).

pub mod form;

use crate::id::{AffiliateId, OperatorId, PaymentId};
use crate::money::Money;
use crate::time::Timestamp;

/// A way to pay.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Method {
    /// `payment_method_id` on the wire.
    pub id: i64,
    /// Its name.
    pub name: &'static str,
}

/// Every way to pay. 1 and 4 are the vendor's numbers (vendor-apis §1.11), the others are ours.
pub const METHODS: [Method; 10] = [
    Method {
        id: 1,
        name: "Wire Transfer",
    },
    Method {
        id: 2,
        name: "Skrill",
    },
    Method {
        id: 3,
        name: "Neteller",
    },
    Method {
        id: 4,
        name: "PayPal",
    },
    Method {
        id: 5,
        name: "Payoneer",
    },
    Method {
        id: 6,
        name: "Wise",
    },
    Method {
        id: 7,
        name: "Revolut",
    },
    Method {
        id: 8,
        name: "Bitcoin",
    },
    Method {
        id: 9,
        name: "USDT",
    },
    Method {
        id: 10,
        name: "Other",
    },
];

/// A way to pay by its number.
#[must_use]
pub fn method(id: i64) -> Option<Method> {
    METHODS.into_iter().find(|method| method.id == id)
}

/// Where a payment stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// Asked for; nobody decided.
    PendingApproval,
    /// Approved; its amount waits to be paid and can't be asked for again.
    PendingPayment,
    /// Paid; the ledger has it.
    Completed,
    /// Given up; nothing was paid.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [
        Self::PendingApproval,
        Self::PendingPayment,
        Self::Completed,
        Self::Cancelled,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PendingApproval => "pending_approval",
            Self::PendingPayment => "pending_payment",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads [`State::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The name people read in English.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PendingApproval => "Pending Approval",
            Self::PendingPayment => "Pending Payment",
            Self::Completed => "Completed",
            Self::Cancelled => "Cancelled",
        }
    }

    /// Whether it can become `next`. What is completed or cancelled stays so.
    #[must_use]
    pub const fn can_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (
                Self::PendingApproval,
                Self::PendingPayment | Self::Cancelled
            ) | (Self::PendingPayment, Self::Completed | Self::Cancelled)
        )
    }
}

/// A payment to an affiliate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Payment {
    /// The payment.
    pub id: PaymentId,
    /// Its operator.
    pub operator_id: OperatorId,
    /// Who is paid.
    pub affiliate_id: AffiliateId,
    /// How much, above zero.
    pub amount: Money,
    /// Where it stands.
    pub state: State,
    /// Whether it was paid at once, without request and approval.
    pub is_direct: bool,
    /// How it is paid, as it was chosen when it was asked for.
    pub method_id: Option<i64>,
    /// The details of that method, a JSON object; empty when there are none.
    pub method_details: String,
    /// The first day it pays for, days since 1970.
    pub period_from: i64,
    /// The last day it pays for, included.
    pub period_to: i64,
    /// Its invoice, such as `2026-000123`; empty until it is completed.
    pub invoice_number: String,
    /// What staff or the affiliate wrote to it.
    pub comment: String,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was paid.
    pub completed_at: Option<Timestamp>,
}

/// The invoice number of the `number`th payment of a year: `2026-000123`.
#[must_use]
pub fn invoice_number(year: i32, number: i64) -> String {
    format!("{year:04}-{number:06}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_the_end() {
        for next in State::ALL {
            assert!(!State::Completed.can_become(next) && !State::Cancelled.can_become(next));
            assert!(!next.can_become(State::PendingApproval) && !next.can_become(next));
        }
        assert!(!State::PendingApproval.can_become(State::Completed));
    }

    #[test]
    fn methods_have_numbers_of_their_own() {
        for found in METHODS {
            assert_eq!(method(found.id), Some(found));
        }
        assert_eq!(method(0), None);
    }

    #[test]
    fn invoices_sort_as_they_were_made() {
        assert_eq!(invoice_number(2026, 123), "2026-000123");
    }
}

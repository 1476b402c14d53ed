//! English: `payment`.

use crate::text::payment::PaymentText;

impl PaymentText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::YourPayments => "Balance and payments",
            // The balance.
            Self::Balance => "Balance",
            Self::BalanceIn => "Balance in {currency}",
            Self::Requested => "Requested",
            Self::Reserved => "Approved, not yet paid",
            Self::Available => "Available",
            // Asking for a payment.
            Self::Ask => "Request payout",
            Self::Amount => "Amount in {currency}",
            Self::AmountHelp => {
                "For example 250.50. Leave empty to request the full available balance."
            }
            Self::Comment => "Comment",
            Self::Optional => "optional",
            Self::PaidBy => "Paid by {method}.",
            Self::NoMethod => {
                "We don't have your payout details yet. Send them to your manager to get paid."
            }
            Self::Threshold => "Minimum payout: {amount}. Smaller balances carry over.",
            Self::NothingLeft => "No balance available to pay out.",
            Self::ReadsOnly => "Your account is view-only, so you can't request payouts.",
            Self::Asked => "Payout requested. You'll see its status here.",
            Self::TakeBack => "Cancel request",
            // The payments.
            Self::Payments => "Payments",
            Self::NoPayments => "No payments yet.",
            Self::Made => "Requested on",
            Self::State => "Status",
            Self::PendingApproval => "Awaiting approval",
            Self::PendingPayment => "Approved",
            Self::Completed => "Paid",
            Self::Cancelled => "Cancelled",
            Self::Invoice => "Invoice",
            Self::Method => "Method",
            Self::Period => "Period",
            Self::AmountHead => "Amount ({currency})",
            // The ledger.
            Self::Entries => "Balance history",
            Self::EntriesText => {
                "Entries are never edited. Mistakes are corrected with a new entry."
            }
            Self::NoEntries => "No entries yet. The first one appears with your first commission.",
            Self::ForDay => "Date",
            Self::Posted => "Posted",
            Self::Kind => "Type",
            Self::Earlier => "Older",
            Self::Newest => "Newest",
        }
    }
}

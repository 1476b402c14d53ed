//! English: `payout`.

use crate::text::payout::PayoutText;

impl PayoutText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            // Where a payment stands.
            Self::Asked => "Awaiting approval",
            Self::Approved => "Ready to pay",
            Self::Paid => "Paid",
            Self::Cancelled => "Cancelled",
            Self::All => "All",
            Self::ByState => "Filter by status",
            // The list.
            Self::Payment => "Payment",
            Self::PaymentOf => "Payment {n}",
            Self::Amount => "Amount in {currency}",
            Self::Period => "Period",
            Self::FromTo => "{from} to {to}",
            Self::Method => "Method",
            Self::NoMethod => "no payout method",
            Self::AskedOn => "Requested on",
            Self::Of => "Affiliate number or username",
            Self::NothingWaits => "No payments here",
            Self::NothingWaitsText => {
                "Affiliates can request a payout once their balance reaches the minimum. You can also pay them directly."
            }
            Self::Older => "Older",
            Self::Newest => "Newest",
            Self::AllPayments => "All payments",
            // One of them.
            Self::Direct => "Direct payment",
            Self::Invoice => "Invoice",
            Self::PaidOn => "Paid on",
            Self::Comment => "Comment",
            Self::CommentHelp => "Visible to the affiliate.",
            Self::Balance => "Current balance",
            Self::OpenPayments => "In pending payments",
            Self::LastPaid => "Last payment",
            Self::Decide => "Actions",
            Self::Approve => "Approve",
            Self::ApproveNamed => "Approve payment {n}",
            Self::ApproveText => "Reserves the amount until it is paid. No money is sent yet.",
            Self::Pay => "Mark as paid",
            Self::PayNamed => "Mark payment {n} as paid",
            Self::PayText => {
                "Use this once you have sent the money. It assigns an invoice number and deducts the amount from the balance. This can't be undone."
            }
            Self::Cancel => "Cancel payment",
            Self::CancelText => {
                "The amount stays in the balance, and the affiliate can request it again."
            }
            Self::ReasonHelp => "Visible to the affiliate.",
            Self::Reads => "You have read-only access. Admins and finance can edit this.",
            // A direct payment.
            Self::PayAtOnce => "Pay directly",
            Self::PayAtOnceText => {
                "For money you send without a request. It is recorded as paid right away, whatever the minimum payout."
            }
            Self::AmountHelp => "Leave empty to pay the full available balance.",
            Self::From => "Period from",
            Self::To => "Period to",
            Self::PeriodHelp => "Leave empty to cover the time from the last payment to today.",
            Self::DoPay => "Record payment",
        }
    }
}

//! What staff reads about payments.

use super::catalogue;

catalogue! {
    /// What staff reads about payments.
    pub enum PayoutText: "payout" {
        // Where a payment stands.
        Asked,
        Approved,
        Paid,
        Cancelled,
        All,
        ByState,

        // The list.
        Payment,
        PaymentOf,
        Amount,
        Period,
        FromTo,
        Method,
        NoMethod,
        AskedOn,
        Of,
        NothingWaits,
        NothingWaitsText,
        Older,
        Newest,
        AllPayments,

        // One of them.
        Direct,
        Invoice,
        PaidOn,
        Comment,
        CommentHelp,
        Balance,
        OpenPayments,
        LastPaid,
        Decide,
        Approve,
        ApproveNamed,
        ApproveText,
        Pay,
        PayNamed,
        PayText,
        Cancel,
        CancelText,
        ReasonHelp,
        Reads,

        // A direct payment.
        PayAtOnce,
        PayAtOnceText,
        AmountHelp,
        From,
        To,
        PeriodHelp,
        DoPay,
    }
}

//! What affiliates read about what they are owed, and payments.

use super::catalogue;

catalogue! {
    /// What affiliates read about balance and payments.
    pub enum PaymentText: "payment" {
        YourPayments,

        // The balance.
        Balance,
        BalanceIn,
        Requested,
        Reserved,
        Available,

        // Asking for a payment.
        Ask,
        Amount,
        AmountHelp,
        Comment,
        Optional,
        PaidBy,
        NoMethod,
        Threshold,
        NothingLeft,
        ReadsOnly,
        Asked,
        TakeBack,

        // The payments.
        Payments,
        NoPayments,
        Made,
        State,
        PendingApproval,
        PendingPayment,
        Completed,
        Cancelled,
        Invoice,
        Method,
        Period,
        AmountHead,

        // The ledger.
        Entries,
        EntriesText,
        NoEntries,
        ForDay,
        Posted,
        Kind,
        Earlier,
        Newest,
    }
}
